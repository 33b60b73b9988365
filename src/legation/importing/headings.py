"""Which column of a table is which column of a mapping."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from legation.errors import UsageError
from legation.findings import Finding, Position
from legation.mappings.mapping import Column
from legation.mappings.mapping import Mapping as TableMapping
from legation.rows.sheet import Row, Sheet
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings under which a table has the columns of a mapping.

    Attributes:
        by_name: The heading of each column by its name in the mapping.
        unused: The headings that the mapping has no use for, in the order of the table.
    """

    by_name: Mapping[str, str]
    unused: tuple[str, ...]

    def heading(self, column: Column) -> str:
        """Return what stands above a column in the table."""
        return self.by_name.get(column.name, column.heading)

    def cell(self, row: Row, column: Column) -> str:
        """Return the text of a row's cell, empty where there is none."""
        return row.cells.get(self.heading(column), "")


def match_headings(
    sheet: Sheet, mapping: TableMapping, *, renamed: Mapping[str, str]
) -> tuple[Headings, list[Finding]]:
    """Find the columns of a mapping in a table.

    Args:
        sheet: The table.
        mapping: The mapping.
        renamed: Headings of the table by the names of the mapping's columns, where
            they differ from those that the mapping expects.

    Returns:
        The headings, and a finding for each column that the table lacks.

    Raises:
        UsageError: A name in *renamed* is no column of the mapping.
    """
    for name in renamed:
        if name not in mapping.columns:
            raise UsageError(_no_column(name, mapping))
    present = {_plain(heading): heading for heading in reversed(sheet.columns)}
    by_name: dict[str, str] = {}
    findings = []
    for column in mapping.columns.values():
        wanted = renamed.get(column.name, column.heading)
        if found := present.get(_plain(wanted)):
            by_name[column.name] = found
        elif not column.absent or column.name in renamed:
            where = Position(sheet.path, sheet.header)
            message = _missing(column, wanted, sheet)
            findings.append(Finding(message, position=where, shape="import"))
    used = set(by_name.values())
    unused = tuple(h for h in sheet.columns if h not in used)
    return Headings(by_name, unused), findings


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").split())


def _no_column(name: str, mapping: TableMapping) -> Text:
    near = get_close_matches(name, mapping.columns, n=3) or list(mapping.columns)
    return Text(
        f"The mapping {mapping.name} has no column {name}. Name one of these: "
        f"{', '.join(near)}.",
        f"La correspondance {mapping.name} n'a pas de colonne {name}. Indiquez l'une "
        f"de celles-ci : {', '.join(near)}.",
    )


def _missing(column: Column, wanted: str, sheet: Sheet) -> Text:
    near = get_close_matches(wanted, sheet.columns, n=1)
    meant = near[0] if near else "…"
    return Text(
        f"The table has no column “{wanted}” ({column.label.en}). Add it, or say which "
        f"column it is: --column {column.name}=“{meant}”.",
        f"Le tableau n'a pas de colonne « {wanted} » ({column.label.fr}). Ajoutez-la, "
        f"ou indiquez laquelle en tient lieu : --column {column.name}=« {meant} ».",
    )
