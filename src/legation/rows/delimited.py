"""CSV and TSV: records of cells (RFC 4180, and what spreadsheets make of it)."""

import csv
import io
import re
from collections.abc import Iterator

from legation.rows.faults import Faults
from legation.rows.grid import Record
from legation.texts import Text

_START = 65536
_QUOTED = re.compile(r'"[^"]*("|$)')
# What separates cells where a comma is for decimals, as in French, is a semicolon.
_SEPARATORS = (",", ";", "\t")


def read_csv(text: str, *, faults: Faults) -> Iterator[Record]:
    """Read a text whose cells are separated by commas.

    Where its first line that is not blank has more semicolons or tabs than commas
    outside quotation marks, these separate them.

    Args:
        text: The whole text.
        faults: Is told of quotation marks that are out of place.

    Yields:
        The records, each with the line where it begins.
    """
    bare = _QUOTED.sub("x", text[:_START])
    head = next(filter(str.strip, io.StringIO(bare)), "")
    # Of marks that are equally frequent the first is taken.
    separator = max(_SEPARATORS, key=head.count)
    return _read(text, separator, faults)


def read_tsv(text: str, *, faults: Faults) -> Iterator[Record]:
    """Read a text whose cells are separated by tabs, otherwise like `read_csv`."""
    return _read(text, "\t", faults)


def _read(text: str, separator: str, faults: Faults) -> Iterator[Record]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        start = reader.line_num + 1
        try:
            yield Record(start, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            if "expected after" not in str(error):
                # The rest of the text, or more than a cell holds, was taken for one.
                faults.add(_UNCLOSED, start)
                return
            faults.add(_STRAY_QUOTE, reader.line_num)


_UNCLOSED = Text(
    "A quotation mark is opened in this row and never closed; what stands below could "
    "not be read. Close it, or double it if it belongs to the text.",
    "Un guillemet droit ouvert dans cette ligne n'est jamais fermé; la suite n'a pas "
    "pu être lue. Fermez-le, ou doublez-le s'il fait partie du texte.",
)
_STRAY_QUOTE = Text(
    "Something stands behind a closing quotation mark. Put the whole cell between "
    "quotation marks, and double those inside it.",
    "Du texte suit un guillemet droit fermant. Mettez toute la cellule entre "
    "guillemets droits, et doublez ceux qu'elle contient.",
)
