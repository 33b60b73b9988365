"""Writing bytes to standard output or, whole or not at all, to a file."""

import os
import sys
from pathlib import Path

from legation.errors import SurroundingsError
from legation.texts import Text


def write_bytes(content: bytes, target: Path | None) -> None:
    """Write bytes to a file or to standard output.

    Args:
        content: What to write.
        target: The file; None for standard output. A file that is there is replaced
            only once the new one is complete.

    Raises:
        SurroundingsError: The file cannot be written; what was there still is.
    """
    if target is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    if target.exists() and not target.is_file():
        _write(content, target, target)  # a device or a pipe has no old content
        return
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _write(content, unfinished, target)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(content: bytes, path: Path, target: Path) -> None:
    try:
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            if path.is_file():
                os.fsync(file.fileno())
    except OSError as error:
        raise SurroundingsError(
            Text(
                f"{target} cannot be written: {error.strerror}. Choose another place "
                "or free some space.",
                f"Impossible d'écrire {target} : {error.strerror}. Choisissez un autre "
                "endroit ou libérez de l'espace.",
            )
        ) from error
