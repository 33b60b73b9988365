"""The command line."""

from legation.cli.main import main

__all__ = ["main"]
