"""Rows put into tables and taken out again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sssom.editing import insert_row, remove_rows, shorten

PREFIXES = {"id": "https://example.org/id/", "all": "https://example.org/"}


def test_a_row_goes_before_a_line_or_to_the_end() -> None:
    text = "#head\nx\ty\na\tb\n"

    assert insert_row(text, ["c", "d"], before=3) == "#head\nx\ty\nc\td\na\tb\n"
    assert insert_row(text, ["c", "d"], before=None) == "#head\nx\ty\na\tb\nc\td\n"


def test_lines_end_as_those_of_the_table_do() -> None:
    assert insert_row("x\r\na\r\n", ["b"], before=2) == "x\r\nb\r\na\r\n"
    assert insert_row("x\na", ["b"], before=None) == "x\na\nb"


def test_what_a_cell_cannot_hold_becomes_a_blank_and_quotes_are_doubled() -> None:
    text = insert_row("x\n", ['a "b"\tc\nd', " e  f "], before=None)

    assert text == 'x\n"a ""b"" c d"\te f\n'


def test_an_iri_is_shortened_by_the_narrowest_namespace() -> None:
    assert shorten("https://example.org/id/a", PREFIXES) == "id:a"
    assert shorten("https://example.org/b", PREFIXES) == "all:b"
    assert shorten("https://example.org/id/", PREFIXES) == "all:id/"
    assert shorten("https://example.com/", PREFIXES) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@given(data=st.data())
def test_taking_a_row_out_gives_back_the_very_text(
    end: str, data: st.DataObject
) -> None:
    rows = data.draw(st.lists(st.sampled_from(["a", "b\tc", "é"]), min_size=1))
    text = end.join(rows) + data.draw(st.sampled_from(["", end]))
    before = data.draw(st.none() | st.integers(1, len(rows)))
    cells = data.draw(st.lists(st.text('ab\n\t"|'), min_size=1, max_size=3))

    longer = insert_row(text, cells, before=before)

    line = before or len(rows) + 1
    assert longer != text
    assert remove_rows(longer, [line]) == text
