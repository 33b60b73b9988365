"""The bytes of a table's file as text: compression and encoding."""

import codecs
import gzip
import re
import zlib
from typing import BinaryIO

from legation.rows.faults import Faults
from legation.texts import Text

_GZIP = b"\x1f\x8b"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_BETWEEN_WORDS = re.compile(rb"[\s,;\"]")
_WORD = 20


def read_bytes(stream: BinaryIO, *, faults: Faults) -> bytes:
    """Return all bytes of a stream, uncompressed where it is gzipped (RFC 1952).

    Args:
        stream: The file, whatever its name: gzip is told by its first two bytes.
        faults: Is told where the compressed data are broken.

    Raises:
        DataError: The compressed data end early or are damaged.
        OSError: The stream cannot be read.
    """
    start = stream.read(len(_GZIP))
    if start != _GZIP:
        return start + stream.read()
    try:
        return gzip.decompress(start + stream.read())
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise faults.stop(_CUT) from error


def decode(data: bytes, *, faults: Faults) -> str:
    """Return bytes as text.

    Args:
        data: UTF-8 with or without a byte order mark, or UTF-16 with one.
        faults: Is told of the first bytes that are neither.

    Returns:
        The text without a byte order mark.

    Raises:
        DataError: The bytes are in another encoding.
    """
    try:
        if data.startswith(_UTF_16):
            return data.decode("utf-16")
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(error, faults) from error


def _undecodable(error: UnicodeDecodeError, faults: Faults) -> Exception:
    data, start = bytes(error.object), error.start
    if error.encoding.startswith("utf-16"):
        return faults.stop(_HALF)
    before = _LINE_END.split(data[:start])
    column = len(before[-1].decode("utf-8")) + 1
    byte = data[start : start + 1]
    return faults.stop(_no_utf8(byte, _around(data, start)), len(before), column)


def _around(data: bytes, start: int) -> str:
    """Return the word around a byte, read as Western European Windows writes it."""
    before = _BETWEEN_WORDS.split(data[max(0, start - _WORD) : start])[-1]
    behind = _BETWEEN_WORDS.split(data[start : start + _WORD])[0]
    return (before + behind).decode("cp1252", "replace")


_CUT = Text(
    "The compressed file is damaged or was cut off. Copy it again, or compress it "
    "anew.",
    "Le fichier compressé est endommagé ou a été tronqué. Copiez-le ou compressez-le "
    "de nouveau.",
)
_HALF = Text(
    "The file is marked as UTF-16 but cannot be read as such. Save it as UTF-8.",
    "Le fichier est marqué UTF-16, mais n'est pas lisible ainsi. Enregistrez-le en "
    "UTF-8.",
)


def _no_utf8(byte: bytes, word: str) -> Text:
    return Text(
        f"The byte 0x{byte.hex().upper()} is not UTF-8; it may mean “{word}” in the "
        "encoding of Windows. Save the file as UTF-8 (in Excel: “CSV UTF-8”).",
        f"L'octet 0x{byte.hex().upper()} n'est pas de l'UTF-8; il s'agit peut-être de "
        f"« {word} » dans l'encodage de Windows. Enregistrez le fichier en UTF-8 (dans "
        "Excel : « CSV UTF-8 »).",
    )
