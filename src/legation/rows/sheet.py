"""A table as rows of text, and the place of a cell for whoever finds fault with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from legation.findings import Finding, Position, Severity
from legation.texts import Text

SHAPE = "table"
"""The name of the check that looks at tables, in findings."""

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        number: The row as the user's editor or spreadsheet counts it, from 1: in a text
            the line where it begins, in a spreadsheet the number beside it.
        cells: The text of each cell by the name of its column, without blanks around
            it; empty cells are left out.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        name: What citations call it: its file's name, without ".gz".
        path: The file, for findings; `-` for standard input.
        columns: The names of its columns, from left to right; of JSON lines in the
            order in which they appear.
        rows: All its rows that are not blank, in their order.
        header: The row with the names of the columns, counted like the others; 0 for
            JSON lines, which have none.
        numbers: The place of each column, counted from 1; empty for JSON lines.
    """

    name: str
    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    header: int = 0
    numbers: Mapping[str, int] = field(default_factory=dict)


def cell_position(sheet: Sheet, row: Row, column: str | None = None) -> Position:
    """Return the place of a row or of a cell.

    Args:
        sheet: The table.
        row: A row of it.
        column: The name of a column; None for the whole row.

    Returns:
        The file, the row as line and the column's place as column, like the fragment
        `#cell=` of a table's address (RFC 7111, 2.3).
    """
    return Position(sheet.path, row.number, sheet.numbers.get(column or "", 0))


def cell_finding(  # noqa: PLR0913 - a place, and what a finding says of it
    sheet: Sheet,
    row: Row,
    column: str | None,
    message: Text,
    *,
    value: str | None = None,
    severity: Severity = Severity.VIOLATION,
    shape: str = SHAPE,
) -> Finding:
    """Return a finding about a cell, which it names by its column and its value.

    Args:
        sheet: The table.
        row: A row of it.
        column: The name of a column; None where the whole row is meant.
        message: What is wrong and what to do.
        value: The value that is wrong: the cell's text, or one of several in it.
        severity: How grave it is.
        shape: The name of the check that found it.
    """
    return Finding(
        _name_cell(column, value, message) if column else message,
        severity=severity,
        position=cell_position(sheet, row, column),
        value=value,
        shape=shape,
    )


def _name_cell(column: str, value: str | None, message: Text) -> Text:
    short = _shorten(value) if value else ""
    en, fr = (f", “{short}”", f", « {short} »") if short else ("", "")
    return Text(
        f"Column {column}{en}: {message.en}", f"Colonne {column}{fr} : {message.fr}"
    )


def _shorten(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
