from pathlib import Path

import pytest

from legation.rows.delimited import read_csv, read_tsv
from legation.rows.faults import Faults
from legation.rows.grid import Record


def read(text: str) -> tuple[list[Record], list[tuple[int, str]]]:
    """Return the records, and the line and sentence of each fault."""
    faults = Faults(Path("my.csv"), "my.csv")
    records = list(read_csv(text, faults=faults))
    found = []
    for finding in faults.findings:
        assert finding.position is not None
        found.append((finding.position.line, finding.message.en))
    return records, found


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("a,b", ["a", "b"]),
        ("a;b", ["a", "b"]),
        ("a\tb", ["a", "b"]),
        ("a", ["a"]),
        ("a;b,c", ["a;b", "c"]),
        ("nom, prénom;date;lieu", ["nom, prénom", "date", "lieu"]),
        ('"a,b,c";d', ["a,b,c", "d"]),
        ('"a,""b"",c";d', ['a,"b",c', "d"]),
        ("\n  \n\na;b", ["a", "b"]),
        ('"a\n,,";b', ["a\n,,", "b"]),
    ],
)
def test_the_first_line_tells_what_separates_cells(head: str, cells: list[str]) -> None:
    records, faults = read(f"{head}\nx,y;z\n")

    assert faults == []
    assert cells in [record.cells for record in records]


def test_one_column_whose_name_is_quoted_needs_no_separator() -> None:
    assert read('"a"\nx;y') == ([Record(1, ["a"]), Record(2, ["x;y"])], [])


def test_tabs_separate_whatever_else_the_first_line_has() -> None:
    faults = Faults(Path("my.tsv"), "my.tsv")

    assert list(read_tsv("a,b,c\td\n", faults=faults)) == [Record(1, ["a,b,c", "d"])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_record_is_numbered_by_the_line_where_it_begins(end: str) -> None:
    text = 'a,b\n"x\n\ny",1\n\nz,2'.replace("\n", end)

    records, faults = read(text)

    assert faults == []
    assert [r.number for r in records if r.cells] == [1, 2, 6]
    assert records[1].cells == [f"x{end}{end}y", "1"]


def test_text_behind_a_closing_quotation_mark_is_told_and_reading_goes_on() -> None:
    records, faults = read('a,b\n"x"y,1\n"z\n"z,1\nw,2\n')

    assert [(line, "behind a closing" in text) for line, text in faults] == [
        (2, True),
        (4, True),
    ]
    assert records[-1] == Record(5, ["w", "2"])


@pytest.mark.parametrize("rest", ["", "more\n" * 50_000])
def test_a_quotation_mark_that_is_never_closed_is_told_where_it_opens(
    rest: str,
) -> None:
    records, faults = read(f'a,b\nx,1\ny,"open\n{rest}')

    assert [line for line, _ in faults] == [3]
    assert "never closed" in faults[0][1]
    assert len(records) == 2


def test_a_quotation_mark_inside_a_bare_cell_is_a_character_like_others() -> None:
    assert read('a,5" disk\n') == ([Record(1, ["a", '5" disk'])], [])
