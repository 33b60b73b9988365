"""Packages of facts that a user may have installed beside Legation."""

from importlib import import_module
from types import ModuleType

from legation.errors import MissingPackageError
from legation.texts import Text


def load(name: str) -> ModuleType:
    """Return an optional package.

    Args:
        name: Its name.

    Raises:
        MissingPackageError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackageError(
            Text(
                f"The package {name} is not installed. Install it with: pip install "
                "legation[links]",
                f"Le paquet {name} n'est pas installé. Installez-le avec : pip install "
                "legation[links]",
            )
        ) from error
