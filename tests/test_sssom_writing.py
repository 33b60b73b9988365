"""The text of a table: new, with a row more, and without it again."""

from pathlib import Path

import pytest

from legation.errors import MissingFileError, UsageError
from legation.sssom.table import read_table
from legation.sssom.uses import LINKS
from legation.sssom.writing import Change, Form, read_text, with_row
from legation.terms import NamedNode
from legation.texts import Text

BASE = "https://example.org/mine/"
CELLS = {
    "subject_label": "A",
    "predicate_id": "skos:exactMatch",
    "object_label": "There",
    "mapping_justification": "semapv:ManualMappingCuration",
    "author_label": "Me",
    "mapping_date": "2026-11-28",
}


def form(path: Path) -> Form:
    return Form(
        path=path,
        use=LINKS,
        set_id=f"{BASE}links/x",
        description=Text("Links.", "Liens."),
        licence="https://creativecommons.org/licenses/by/4.0/",
        prefixes={"id": f"{BASE}id/", "x": "https://example.com/"},
    )


def row(text: str, name: str, table: Form) -> str:
    subject = NamedNode(f"{BASE}id/{name}")
    value = NamedNode(f"https://example.com/{name}")
    return with_row(text, subject, value, cells=CELLS, form=table)


def test_a_new_table_can_be_read_and_has_no_rows(tmp_path: Path) -> None:
    table = form(tmp_path / "x.sssom.tsv")

    read = read_table(table.read(), path=table.path, use=LINKS)

    assert (read.findings, read.rows) == ([], [])
    assert read.prefixes["x"] == "https://example.com/"


def test_rows_stand_in_the_order_of_their_ends(tmp_path: Path) -> None:
    table = form(tmp_path / "x.sssom.tsv")

    text = row(row(row(table.text, "b", table), "c", table), "a", table)

    rows = read_table(text, path=table.path, use=LINKS).rows
    assert [one["subject_id"].text for one in rows] == ["id:a", "id:b", "id:c"]


def test_the_last_row_takes_the_table_with_it(tmp_path: Path) -> None:
    table = form(tmp_path / "x.sssom.tsv")
    table.path.write_text(row(table.text, "a", table), encoding="utf-8")

    line = table.text.count("\n") + 1

    assert table.without([line]) == Change(table.path, None)


def test_an_end_without_a_prefix_and_a_column_that_lacks_are_named(
    tmp_path: Path,
) -> None:
    table = form(tmp_path / "x.sssom.tsv")
    elsewhere = NamedNode("https://elsewhere.example/1")

    with pytest.raises(
        UsageError, match=r"no prefix for <https://elsewhere.example/1>"
    ):
        with_row(table.text, elsewhere, elsewhere, cells=CELLS, form=table)
    short = table.text.replace("subject_label\t", "")
    with pytest.raises(UsageError, match="lacks subject_label"):
        row(short, "a", table)


def test_a_table_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="cannot be read"):
        read_text(tmp_path / "x.sssom.tsv")
