from pathlib import Path

import pytest

from legation.errors import DataError
from legation.rows.faults import Faults
from legation.rows.grid import Record, make_sheet
from legation.rows.sheet import Row, Sheet


def make(*cells: str) -> tuple[Sheet, list[tuple[int, int, str]]]:
    """Return the table of texts like "a|b", and place and sentence of each fault."""
    faults = Faults(Path("my.csv"), "my.csv")
    records = [Record(n, text.split("|")) for n, text in enumerate(cells, start=1)]
    sheet = make_sheet(records, faults=faults)
    found = []
    for finding in faults.findings:
        assert finding.position is not None
        assert finding.shape == "table"
        place = finding.position
        found.append((place.line, place.column, finding.message.en))
    return sheet, found


def test_blank_rows_are_passed_over_and_empty_cells_left_out() -> None:
    sheet, faults = make(" |", "a|b", "|", " x |", "\u00a0|y")

    assert faults == []
    assert sheet.header == 2
    assert sheet.rows == (Row(4, {"a": "x"}), Row(5, {"b": "y"}))


def test_texts_are_trimmed_and_spelled_alike() -> None:
    sheet, faults = make("Que\u0301bec |  Long\r\n name", "\te\u0301t\u00e9\r|x\r\ny")

    assert faults == []
    assert sheet.columns == ("Québec", "Long name")
    assert dict(sheet.rows[0].cells) == {"Québec": "été", "Long name": "x\ny"}


def test_a_column_without_a_name_is_passed_over_as_long_as_it_is_empty() -> None:
    sheet, faults = make("|a||b||", "|1||2||", "|1||2", "|1||2||||")

    assert faults == []
    assert sheet.numbers == {"a": 2, "b": 4}
    assert {tuple(row.cells.items()) for row in sheet.rows} == {
        (("a", "1"), ("b", "2"))
    }


def test_text_in_a_column_without_a_name_is_told_where_it_stands() -> None:
    _, faults = make("a||b|", "1||2|", "1|x|2|y")

    assert [(line, column) for line, column, _ in faults] == [(3, 2), (3, 4)]
    assert "column 4, which has no name" in faults[1][2]


@pytest.mark.parametrize(("row", "count"), [("1", 1), ("1|2|3", 3), ("1||3|", 3)])
def test_a_row_that_is_too_short_or_too_long_is_told(row: str, count: int) -> None:
    _, faults = make("a|b", "1|2", row)

    ((line, column, sentence),) = faults
    assert (line, column) == (3, 0)
    assert f"has {count} cell(s), but 2 column(s)" in sentence


@pytest.mark.parametrize(
    ("head", "names"), [("a|b|a", "“a”"), ("date|b|Date ", "“date” or “Date”")]
)
def test_a_name_that_two_columns_bear_is_told(head: str, names: str) -> None:
    _, faults = make(head)

    ((line, column, sentence),) = faults
    assert (line, column) == (1, 3)
    assert names in sentence


@pytest.mark.parametrize("stray", list("\x00\x1b\x7f\x93\ud800\ufffd"))
def test_a_character_that_no_text_is_made_of_is_told(stray: str) -> None:
    _, faults = make(f"a|b{stray}b", f"x{stray}x|y\ty\nz")

    assert [(line, column) for line, column, _ in faults] == [(1, 2), (2, 1)]
    assert f"U+{ord(stray):04X}" in faults[0][2]
    assert faults[1][2].startswith("Column a: ")


@pytest.mark.parametrize("rows", [[], [" |"]])
def test_a_table_without_text_is_refused(rows: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        make(*rows)

    assert "nothing in the table" in caught.value.findings[0].message.en


def test_a_table_whose_first_row_is_broken_is_refused_for_that_alone() -> None:
    faults = Faults(Path("my.csv"), "my.csv")
    broken = faults.stop(faults.error().text, 1)

    with pytest.raises(DataError) as caught:
        make_sheet([], faults=faults)

    assert caught.value.findings == broken.findings


def test_names_without_rows_are_a_table() -> None:
    sheet, faults = make("a|b")

    assert (sheet.columns, sheet.rows, faults) == (("a", "b"), (), [])
