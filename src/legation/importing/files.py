"""The file that an import writes: whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from legation.errors import SurroundingsError
from legation.parsing import parse_quads
from legation.terms import Prefixes, Quad
from legation.texts import Text
from legation.turtle.comments import Comments
from legation.turtle.writer import write_trig

FOLDER = "imports"
"""The folder below the dataset's in which imports lie."""


def import_file(data: Path, name: str) -> Path:
    """Return the file of an import.

    Args:
        data: The dataset's folder.
        name: The name of the import.
    """
    return data / FOLDER / f"{name}.trig"


def read_before(path: Path) -> list[Quad]:
    """Return the quads of an earlier import, none where there was none.

    Args:
        path: The file of the import.

    Raises:
        DataError: The file is broken.
    """
    return parse_quads(path.read_bytes(), path=path) if path.is_file() else []


def trig(quads: Iterable[Quad], *, heading: str, prefixes: Prefixes) -> bytes:
    """Return the content of an import's file.

    Args:
        quads: The claims and what describes them.
        heading: What the file says of itself in its first lines.
        prefixes: The prefixes of the dataset.
    """
    lines = (f"# {line}" for line in heading.split("\n"))
    comments = Comments(leading=tuple(lines))
    return write_trig(quads, prefixes=prefixes, comments=comments).encode()


def put(content: bytes, path: Path) -> None:
    """Write a file so that it is there whole, or as it was before.

    Args:
        content: The bytes.
        path: The file; its folder is made where absent.

    Raises:
        SurroundingsError: The file cannot be written; what was there still is.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _settle(path.parent)
    except OSError as error:
        raise SurroundingsError(
            Text(
                f"{path} cannot be written: {error.strerror}. Nothing was changed; "
                "free some space or check the rights of the folder.",
                f"Impossible d'écrire {path} : {error.strerror}. Rien n'a été modifié; "
                "libérez de l'espace ou vérifiez les droits du dossier.",
            )
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Make the new name survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
