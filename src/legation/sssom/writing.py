"""The text of a table, new or with a row more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.errors import MissingFileError, UsageError
from legation.sssom.editing import insert_row, remove_rows, shorten
from legation.sssom.table import read_table
from legation.sssom.uses import Use
from legation.terms import NamedNode
from legation.texts import Text

_COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier"),
    *("object_id", "object_label", "mapping_justification", "author_label"),
    *("mapping_date", "confidence", "comment"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A table as it shall be.

    Attributes:
        path: The file.
        content: Its bytes; None for a file that shall not be there.
    """

    path: Path
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Form:
    """What a table is where it has no rows.

    Attributes:
        path: The file.
        use: What it is for.
        set_id: IRI of the set of its mappings.
        description: What it holds.
        licence: IRI of its licence.
        prefixes: The namespaces of its names, by prefix.
    """

    path: Path
    use: Use
    set_id: str
    description: Text
    licence: str
    prefixes: Mapping[str, str]

    @property
    def text(self) -> str:
        """The text of the table without rows."""
        head = (
            "curie_map:",
            *(f"  {name}: {iri}" for name, iri in sorted(self.prefixes.items())),
            f"mapping_set_id: {self.set_id}",
            f"mapping_set_description: {self.description.en} · {self.description.fr}",
            f"license: {self.licence}",
        )
        lines = [*(f"#{line}" for line in head), "\t".join(_COLUMNS)]
        return "".join(f"{line}\n" for line in lines)

    def read(self) -> str:
        """Return the text of the file, or of a new table where there is none.

        Raises:
            MissingFileError: The file cannot be read.
        """
        return read_text(self.path) if self.path.exists() else self.text

    def without(self, lines: Sequence[int]) -> Change:
        """Return the file without some lines; none where it would have no rows.

        Args:
            lines: Their numbers, counted from 1.

        Raises:
            MissingFileError: The file cannot be read.
        """
        text = remove_rows(read_text(self.path), lines)
        return Change(self.path, text.encode() if text != self.text else None)


def read_text(path: Path) -> str:
    """Return the text of a table that was read before, byte for byte.

    Raises:
        MissingFileError: It cannot be read any more.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error


def with_row(
    text: str,
    subject: NamedNode,
    value: NamedNode,
    *,
    cells: Mapping[str, str],
    form: Form,
) -> str:
    """Return a table with a row more, before the first one that sorts after it.

    Args:
        text: The table.
        subject: The first end.
        value: The second end.
        cells: What the row says besides, by the names of the columns.
        form: What the table is.

    Raises:
        UsageError: The table has no prefix for an end, or lacks a column.
    """
    table = read_table(text.removeprefix("\ufeff"), path=form.path, use=form.use)
    ends = {}
    for slot, thing in (("subject_id", subject), ("object_id", value)):
        short = shorten(thing.value, table.prefixes)
        if short is None:
            raise UsageError(_no_prefix(thing, form.path))
        ends[slot] = short
    written = {**cells, **ends}
    if lacking := [n for n, cell in written.items() if cell and n not in table.columns]:
        raise UsageError(_no_column(lacking, form.path))
    new = tuple(ends.values())
    after = (
        row["subject_id"].line
        for row in table.rows
        if (row["subject_id"].text, row["object_id"].text) > new
    )
    values = [written.get(name, "") for name in table.columns]
    return insert_row(text, values, before=next(after, None))


def _no_prefix(thing: NamedNode, path: Path) -> Text:
    return Text(
        f"{path} declares no prefix for <{thing.value}>. Declare one in its head, "
        "below curie_map.",
        f"{path} ne déclare pas de préfixe pour <{thing.value}>. Déclarez-en un dans "
        "l'en-tête, sous curie_map.",
    )


def _no_column(names: Sequence[str], path: Path) -> Text:
    listed = ", ".join(names)
    return Text(
        f"{path} lacks {listed}. Add what is missing to the line of column names, and "
        "a tab to each row.",
        f"Il manque à {path} {listed}. Ajoutez ce qui manque à la ligne des noms de "
        "colonnes, et une tabulation à chaque ligne.",
    )
