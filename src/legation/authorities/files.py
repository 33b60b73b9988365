"""Files that users have of outside datasets, compressed or not."""

import bz2
import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from legation.errors import DataError, MissingFileError
from legation.findings import Finding, Position
from legation.texts import Text

_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"
_BLOCK = 1 << 20  # bytes


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file for reading, uncompressed where its first bytes say that it must be.

    Args:
        path: The file.

    Yields:
        Its bytes, without a byte order mark.

    Raises:
        MissingFileError: The file is not there or cannot be read.
        DataError: There is nothing in it, or the compressed data are damaged.
    """
    try:
        with _open(path) as file:
            start = file.peek(len(codecs.BOM_UTF8))
            if not start:
                raise fault(_NOTHING, path=path)
            if start.startswith(codecs.BOM_UTF8):
                file.read(len(codecs.BOM_UTF8))
            yield cast("BinaryIO", file)
    except (EOFError, zlib.error) as error:
        raise fault(_CUT, path=path, line=_last_line(path)) from error
    except OSError as error:
        # What is wrong with the data and not with the disk has no number.
        if error.errno is None:
            raise fault(_CUT, path=path, line=_last_line(path)) from error
        raise MissingFileError.unreadable(path, error) from error


def fault(message: Text, *, path: Path, line: int = 0, column: int = 0) -> DataError:
    """Return the error for a file that cannot be read any further.

    Args:
        message: What is wrong, and what to do.
        path: The file.
        line: Line, counted from 1; 0 where only the file is known.
        column: Column, counted from 1; 0 where unknown.
    """
    position = Position(path, line, column)
    return DataError(message, [Finding(message, position=position, shape="syntax")])


def _open(path: Path) -> io.BufferedReader | gzip.GzipFile | bz2.BZ2File:
    with path.open("rb") as file:
        start = file.read(len(_BZIP2))
    if start.startswith(_GZIP):
        return gzip.open(path, "rb")
    return bz2.open(path, "rb") if start == _BZIP2 else path.open("rb")


def _last_line(path: Path) -> int:
    """Return the last line of a damaged file that can be read."""
    lines = 1
    with _open(path) as file:
        try:
            while block := file.read1(_BLOCK):
                lines += block.count(b"\n")
        except (EOFError, OSError, zlib.error):
            return lines
    return lines


_NOTHING = Text(
    "There is nothing in the file. Give a file with entries in it.",
    "Le fichier est vide. Donnez un fichier qui contient des entrées.",
)
_CUT = Text(
    "The compressed file is damaged or was cut off. Copy it again, or compress it "
    "anew.",
    "Le fichier compressé est endommagé ou a été tronqué. Copiez-le ou compressez-le "
    "de nouveau.",
)
