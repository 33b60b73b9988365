"""From rows of cells to a table: its columns, its rows, and what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.rows.faults import Faults
from legation.rows.sheet import Row, Sheet, cell_finding
from legation.rows.spelling import find_stray, tidy, tidy_name
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row as the file has them.

    Attributes:
        number: The row, counted from 1 as in `Row`.
        cells: The texts of its cells, from left to right.
    """

    number: int
    cells: Sequence[str]

    def reach(self) -> int:
        """Return how many cells there are up to the last that is not blank."""
        filled = len(self.cells)
        while filled and not self.cells[filled - 1].strip():
            filled -= 1
        return filled


def make_sheet(records: Iterable[Record], *, faults: Faults) -> Sheet:
    """Return the table whose first record names the columns.

    A column that has neither a name nor any text in it is passed over, and so is a
    record without text.

    Args:
        records: The records in their order.
        faults: Is told of columns without a name or with the same name, of rows that
            are too short or too long, and of characters that no text is made of.

    Raises:
        DataError: No record has any text, or the first cannot be read.
    """
    filled = (record for record in records if record.reach())
    header = next(filled, None)
    if header is None:
        raise faults.error() if faults.findings else faults.stop(_NOTHING)
    names = [tidy_name(cell) for cell in header.cells]
    numbers = {name: n for n, name in enumerate(names, start=1) if name}
    check_names(names, line=header.number, faults=faults)
    rows = []
    for record in filled:
        _check_places(record, names, fewest=header.reach(), faults=faults)
        rows.append(Row(record.number, _cells(record, names)))
    sheet = Sheet(
        faults.name, faults.path, tuple(numbers), tuple(rows), header.number, numbers
    )
    check_cells(sheet, faults=faults)
    return sheet


def check_names(names: Iterable[str], *, line: int, faults: Faults) -> None:
    """Tell of each name of a column that another column bears already.

    Args:
        names: The names from left to right; empty ones are passed over.
        line: The row that they stand in; 0 where they stand in none.
        faults: Is told of them.
    """
    first: dict[str, str] = {}
    for number, name in enumerate(names, start=1):
        if stray := find_stray(name):
            faults.add(stray, line, number if line else 0)
        before = first.get(name.casefold())
        if name and before is not None:
            faults.add(_twice(before, name), line, number if line else 0)
        first.setdefault(name.casefold(), name)


def check_cells(sheet: Sheet, *, faults: Faults) -> None:
    """Tell of each cell with a character that no text is made of."""
    for row in sheet.rows:
        for name, text in row.cells.items():
            if stray := find_stray(text):
                faults.findings.append(cell_finding(sheet, row, name, stray))


def _cells(record: Record, names: Sequence[str]) -> Mapping[str, str]:
    """Return the cells of a record that are not empty, by the names of columns."""
    return {
        name: text
        for name, cell in zip(names, record.cells, strict=False)
        if name and (text := tidy(cell))
    }


def _check_places(
    record: Record, names: Sequence[str], *, fewest: int, faults: Faults
) -> None:
    """Tell of cells that have no column, and of a record without its last cells."""
    found, reach = len(record.cells), record.reach()
    if found < fewest or reach > len(names):
        count = found if found < fewest else reach
        faults.add(_wrong_number(count, fewest), record.number)
    for number, name in enumerate(names[:reach], start=1):
        if not name and record.cells[number - 1].strip():
            faults.add(_unnamed(number), record.number, number)


_NOTHING = Text(
    "There is nothing in the table. Write the names of the columns into the first row "
    "and one thing into each row below it.",
    "Le tableau est vide. Écrivez les noms des colonnes dans la première ligne, puis "
    "une chose dans chacune des lignes suivantes.",
)


def _twice(before: str, name: str) -> Text:
    told = f"“{name}”" if name == before else f"“{before}” or “{name}”"
    dit = f"« {name} »" if name == before else f"« {before} » ou « {name} »"
    return Text(
        f"More than one column is called {told}. Give each its own name.",
        f"Plus d'une colonne s'appelle {dit}. Donnez à chacune son propre nom.",
    )


def _unnamed(number: int) -> Text:
    return Text(
        f"This cell stands in column {number}, which has no name. Name the column, or "
        "empty it.",
        f"Cette cellule se trouve dans la colonne {number}, qui n'a pas de nom. "
        "Nommez la colonne ou videz-la.",
    )


def _wrong_number(found: int, expected: int) -> Text:
    return Text(
        f"This row has {found} cell(s), but {expected} column(s) have names. Put cells "
        "that hold the separator between quotation marks, and keep a separator for "
        "each empty cell.",
        f"Cette ligne compte {found} cellule(s), mais {expected} colonne(s) ont un "
        "nom. Mettez entre guillemets droits les cellules qui contiennent le "
        "séparateur, et gardez un séparateur pour chaque cellule vide.",
    )
