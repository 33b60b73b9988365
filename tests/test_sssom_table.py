from pathlib import Path

import pytest

from legation.sssom.table import (
    Cell,
    Table,
    has_decisions,
    is_table,
    read_table,
)
from legation.sssom.uses import IDENTITIES, LINKS, Use

HEAD = """\
#curie_map:
#  id: https://example.org/mine/id/
#mapping_set_id: https://example.org/mine/links
#license: https://creativecommons.org/licenses/by/4.0/
"""
NAMES = (
    "subject_id",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "mapping_date",
)
COLUMNS = "\t".join(NAMES) + "\n"
ROW = "id:a\tskos:exactMatch\tid:b\tB\tsemapv:LexicalMatching\tMe\t2026-11-24\n"


def read(text: str) -> Table:
    return read_table(text, path=Path("my.sssom.tsv"))


def faults(text: str) -> list[tuple[int, int, str]]:
    """Return the line, the column and the English sentence of each fault."""
    found = []
    for finding in read(text).findings:
        assert finding.position is not None
        assert finding.position.path == Path("my.sssom.tsv")
        assert finding.message.en != finding.message.fr
        place = finding.position
        found.append((place.line, place.column, finding.message.en))
    return found


def fault(text: str) -> tuple[int, int, str]:
    (found,) = faults(text)
    return found


def test_a_table_is_told_by_the_end_of_its_name() -> None:
    assert is_table(Path("links/verified.sssom.tsv"))
    assert not is_table(Path("links/verified.tsv"))


def test_the_head_names_the_set_and_its_prefixes_and_cells_know_their_places() -> None:
    table = read(HEAD + COLUMNS + ROW)

    assert table.findings == []
    assert table.head == {
        "mapping_set_id": Cell("https://example.org/mine/links", 3, 18),
        "license": Cell("https://creativecommons.org/licenses/by/4.0/", 4, 11),
    }
    assert table.prefixes["id"] == "https://example.org/mine/id/"
    assert table.prefixes["semapv"] == "https://w3id.org/semapv/vocab/"
    (row,) = table.rows
    assert row["subject_id"] == Cell("id:a", 6, 1)
    assert row["object_id"] == Cell("id:b", 6, 22)
    assert row["mapping_date"] == Cell("2026-11-24", 6, 55)


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("#", "# "),
        HEAD.replace(": https", ':   "https').replace("\n", '"  \n').replace(':"', ":"),
        HEAD.replace("\n", "\r\n"),
    ],
)
def test_the_head_may_be_set_in_quoted_and_end_its_lines_with_two_signs(
    head: str,
) -> None:
    table = read(head + COLUMNS + ROW)

    assert table.findings == []
    assert table.prefixes["id"] == "https://example.org/mine/id/"
    assert table.head["mapping_set_id"].text == "https://example.org/mine/links"


def test_a_quoted_cell_may_hold_tabs_and_doubled_quotation_marks() -> None:
    table = read(HEAD + COLUMNS + ROW.replace("\tB\t", '\t"a ""b""\tc"\t'))

    assert table.findings == []
    assert table.rows[0]["object_label"].text == 'a "b"\tc'
    assert table.rows[0]["mapping_justification"] == Cell(
        "semapv:LexicalMatching", 6, 39
    )


def test_empty_cells_of_optional_columns_are_left_out() -> None:
    columns = COLUMNS.replace("\n", "\tcomment\tconfidence\n")
    table = read(HEAD + columns + ROW.replace("\n", "\t\t0.9\n"))

    assert table.findings == []
    assert set(table.rows[0]) == {*NAMES, "confidence"}


@pytest.mark.parametrize(
    ("head", "place", "sentence"),
    [
        ("# just a remark\n" + HEAD, (1, 1), "cannot be read"),
        (HEAD + "#   deep: x\n", (5, 5), "cannot be read"),
        (HEAD.replace("curie_map:", "curie_map: x"), (1, 13), "cannot be read"),
        (HEAD.replace("#license: ", "#license:  \n#"), (4, 2), "cannot be read"),
        (HEAD + "#mapping_date: 2026-11-24\n", (5, 1), "cannot stand in the head"),
        (HEAD + "#license: https://example.org/\n", (5, 1), "is given twice"),
        (
            HEAD.replace("#mapping", "#  id: https://example.org/\n#mapping"),
            (3, 8),
            "already stands for https://example.org/mine/id/",
        ),
        (
            HEAD.replace("#mapping", "#  skos: https://example.org/\n#mapping"),
            (3, 10),
            "The prefix skos already stands for",
        ),
    ],
)
def test_a_broken_head_is_told_at_its_line(
    head: str, place: tuple[int, int], sentence: str
) -> None:
    found = faults(head + COLUMNS + ROW)

    assert found[0][:2] == place
    assert sentence in found[0][2]


def test_a_head_without_a_name_or_a_licence_is_told() -> None:
    line, column, sentence = fault("#curie_map:\n" + COLUMNS + ROW)

    assert (line, column) == (1, 1)
    assert "does not state mapping_set_id, license" in sentence


def test_a_file_without_column_names_is_told_at_its_end() -> None:
    assert fault(HEAD) == (4, 0, faults(HEAD)[0][2])
    assert "names of the columns are missing" in fault(HEAD)[2]


@pytest.mark.parametrize(
    ("columns", "place", "sentence"),
    [
        (COLUMNS.replace("\n", "\tsubject_source\n"), (5, 96), "no column “subject_s"),
        (COLUMNS.replace("\n", "\tobject_id\n"), (5, 96), "“object_id” is given twice"),
        (COLUMNS.replace("\n", "\t\n"), (5, 96), "no column “”"),
    ],
)
def test_a_wrong_column_is_told_at_its_name(
    columns: str, place: tuple[int, int], sentence: str
) -> None:
    line, column, said = fault(HEAD + columns + ROW.replace("\n", "\tx\n"))

    assert (line, column) == place
    assert sentence in said


def test_missing_columns_are_told_together() -> None:
    columns = COLUMNS.replace("author_label\t", "").replace("object_label\t", "")
    row = "id:a\tskos:exactMatch\tid:b\tsemapv:LexicalMatching\t2026-11-24\n"

    line, column, sentence = fault(HEAD + columns + row)

    assert (line, column) == (5, 1)
    assert "lacks object_label, author_label" in sentence


@pytest.mark.parametrize(
    ("row", "place", "sentence"),
    [
        (ROW.replace("\tMe", ""), (6, 1), "6 cell(s) instead of 7"),
        (ROW.replace("\n", "\t\n"), (6, 1), "8 cell(s) instead of 7"),
        ("\n", (6, 1), "1 cell(s) instead of 7"),
        ("#license: x\n", (6, 1), "1 cell(s) instead of 7"),
        (ROW.replace("\tMe\t", "\t\t"), (6, 52), "The cell author_label is empty"),
        (ROW.replace("B", '"B'), (6, 27), "quotation mark is out of place"),
        (ROW.replace("B", 'a "B"'), (6, 29), "quotation mark is out of place"),
        (ROW.replace("B", '"B" a'), (6, 30), "quotation mark is out of place"),
    ],
)
def test_a_broken_row_is_told_at_its_place(
    row: str, place: tuple[int, int], sentence: str
) -> None:
    line, column, said = fault(HEAD + COLUMNS + row + ROW)

    assert (line, column) == place
    assert sentence in said


def test_all_faults_come_together() -> None:
    text = "#what: x\n" + HEAD + COLUMNS.replace("object_label", "objet") + "a\tb\n"

    assert [place[0] for place in faults(text)] == [1, 6, 6, 7]


def test_a_table_of_decisions_is_told_by_its_folder() -> None:
    assert has_decisions(Path("data/identities/decided.sssom.tsv"))
    assert not has_decisions(Path("data/identities/decided.tsv"))
    assert not has_decisions(Path("data/links/decided.sssom.tsv"))


@pytest.mark.parametrize("use", [IDENTITIES, LINKS])
def test_a_row_can_deny_what_it_relates(use: Use) -> None:
    columns = COLUMNS.replace("\n", "\tpredicate_modifier\n")
    text = HEAD + columns + ROW.replace("\n", "\tNot\n")

    table = read_table(text, path=Path("my.sssom.tsv"), use=use)

    assert table.findings == []
    assert table.rows[0]["predicate_modifier"].text == "Not"
    assert table.columns == [*NAMES, "predicate_modifier"]


def test_a_fault_of_a_table_of_decisions_says_what_the_table_is() -> None:
    text = HEAD + COLUMNS.replace("\n", "\tx\n")

    (found,) = read_table(text, path=Path("t"), use=IDENTITIES).findings

    assert "A table of decisions has no column “x”" in found.message.en
    assert found.shape == "identities"
