"""Files and folders of a command line."""

from collections.abc import Callable, Sequence
from pathlib import Path

from legation.errors import MissingFileError
from legation.texts import Text


def expand(paths: Sequence[Path], *, is_wanted: Callable[[Path], bool]) -> list[Path]:
    """Return files, and in the place of each folder the files in it.

    Args:
        paths: Files and folders.
        is_wanted: Whether a file of a folder counts; what is named always does.

    Returns:
        The files in the order given, those of a folder by their names.

    Raises:
        MissingFileError: A file or folder is not there.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(sorted(p for p in path.rglob("*") if is_wanted(p)))
        elif path.exists():
            found.append(path)
        else:
            raise MissingFileError(
                Text(
                    f"{path} does not exist. Check the name.",
                    f"{path} n'existe pas. Vérifiez le nom.",
                )
            )
    return found
