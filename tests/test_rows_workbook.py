from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from legation.errors import DataError, UsageError
from legation.rows.faults import Faults
from legation.rows.grid import Record
from legation.rows.workbook import read_workbook, write_value
from workbooks import protected, xlsx

DAY, MOMENT, DURATION, TIME = 1, 2, 3, 4


def read(data: bytes, *, sheet: str | None = None) -> Sequence[Record]:
    faults = Faults(Path("my.xlsx"), "my.xlsx")
    records = read_workbook(data, sheet=sheet, faults=faults)
    assert faults.findings == []
    return records


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("text", "text"),
        (2011.0, "2011"),
        (-2011.0, "-2011"),
        (0.1 + 0.2, "0.3"),
        (45.5017, "45.5017"),
        (123456789012345.0, "123456789012345"),
        (True, "true"),
        (False, "false"),
        ((40607, DAY), "2011-03-05"),
        ((40607, MOMENT), "2011-03-05"),
        ((40607.5, MOMENT), "2011-03-05T12:00:00"),
        ((0.5, TIME), "12:00:00"),
        ((1.25, DURATION), "30:00:00"),
        (None, ""),
    ],
)
def test_values_become_the_text_that_a_reader_expects(
    cell: str | float | tuple[float, int] | None, text: str
) -> None:
    assert read(xlsx([[cell, "x"]])) == [Record(1, [text, "x"])]


def test_midnight_is_the_day_alone() -> None:
    assert write_value(datetime.fromisoformat("2011-03-05T00:00:00")) == "2011-03-05"


def test_a_duration_counts_its_hours() -> None:
    assert write_value(timedelta(days=1, hours=1, seconds=5)) == "25:00:05"


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    records = read(xlsx([[], [None, "a"], [], [None, "b"]]))

    assert [(r.number, r.cells) for r in records if any(r.cells)] == [
        (2, ["", "a"]),
        (4, ["", "b"]),
    ]


def test_the_first_sheet_that_can_be_seen_is_read() -> None:
    data = xlsx([["secret"]], [["a"]], [["b"]], hidden=1)

    assert read(data) == [Record(1, ["a"])]
    assert read(data, sheet="Sheet3") == [Record(1, ["b"])]
    assert read(data, sheet="Sheet1") == [Record(1, ["secret"])]


def test_an_unknown_sheet_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"my\.xlsx .* “Visits”.*: Sheet2, Sheet3"):
        read(xlsx([["a"]], [["b"]], [["c"]], hidden=1), sheet="Visits")


def test_merged_cells_are_told_by_the_names_that_the_spreadsheet_gives_them() -> None:
    faults = Faults(Path("my.xlsx"), "my.xlsx")
    read_workbook(xlsx([["a"], ["b"]], merged="AB2:AC4"), sheet=None, faults=faults)

    (finding,) = faults.findings
    assert str(finding.position) == "my.xlsx:2:28"
    assert "cells AB2 to AC4 are merged" in finding.message.en


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no workbook, or it is damaged"),
        (xlsx([["a"]])[:-30], "no workbook, or it is damaged"),
        (xlsx([["a"]]).replace(b"</row>", b"</wor>"), "no workbook, or it is damaged"),
        (protected(), "protected by a password"),
        (xlsx([["a"]], hidden=1), "no sheet that can be seen"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_told(data: bytes, sentence: str) -> None:
    with pytest.raises(DataError) as caught:
        read(data)

    assert sentence in caught.value.findings[0].message.en
