"""The text of a table of decisions, with rows put in and taken out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from legation.dataset import Dataset
from legation.decisions.refusals import no_column, no_prefix
from legation.errors import MissingFileError, UsageError
from legation.sssom.editing import insert_row, shorten
from legation.sssom.table import SUFFIX, read_table
from legation.sssom.uses import IDENTITIES
from legation.terms import DCTERMS, NamedNode

_COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier"),
    *("object_id", "object_label", "mapping_justification", "author_label"),
    *("mapping_date", "confidence", "comment"),
)
_OPEN = "https://creativecommons.org/licenses/by/4.0/"
_DESCRIPTION = (
    "Decisions that two things are one, or are not. · Décisions selon lesquelles deux "
    "choses n'en font qu'une, ou sont différentes."
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


def table_path(dataset: Dataset) -> Path:
    """Return the file that takes what is decided."""
    return dataset.folder / IDENTITIES.name / f"decided{SUFFIX}"


def new_table(dataset: Dataset) -> str:
    """Return a table of decisions without any."""
    base, quads = dataset.base, dataset.quads
    terms = [quad.object for quad in quads if quad.predicate == DCTERMS.license]
    named = next((term.value for term in terms if isinstance(term, NamedNode)), _OPEN)
    head = (
        "curie_map:",
        f"  id: {base}id/",
        f"mapping_set_id: {base}{IDENTITIES.name}/decided",
        f"mapping_set_description: {_DESCRIPTION}",
        f"license: {named}",
    )
    lines = [*(f"#{line}" for line in head), "\t".join(_COLUMNS)]
    return "".join(f"{line}\n" for line in lines)


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
    path: Path,
) -> str:
    """Return a table with a row more, before the first one that sorts after it.

    Args:
        text: The table.
        subject: The thing whose name is given up, or the first of two.
        value: The thing whose name is kept, or the other one.
        cells: What the row says besides, by the names of the columns.
        path: The file, for sentences.

    Raises:
        UsageError: The table has no prefix for a thing, or lacks a column.
    """
    table = read_table(text.removeprefix("\ufeff"), path=path, use=IDENTITIES)
    ends = {}
    for slot, thing in (("subject_id", subject), ("object_id", value)):
        short = shorten(thing.value, table.prefixes)
        if short is None:
            raise UsageError(no_prefix(thing, path))
        ends[slot] = short
    written = {
        **cells,
        **ends,
        "predicate_id": "owl:sameAs",
        "mapping_justification": "semapv:ManualMappingCuration",
    }
    if lacking := [n for n, cell in written.items() if cell and n not in table.columns]:
        raise UsageError(no_column(lacking, path))
    new = tuple(ends.values())
    after = (
        row["subject_id"].line
        for row in table.rows
        if (row["subject_id"].text, row["object_id"].text) > new
    )
    values = [written.get(name, "") for name in table.columns]
    return insert_row(text, values, before=next(after, None))
