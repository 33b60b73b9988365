from pathlib import Path

import pytest

from legation.errors import DataError
from legation.rows.faults import Faults
from legation.rows.jsonlines import read_json_lines
from legation.rows.sheet import Row, Sheet, cell_position


def read(text: str) -> tuple[Sheet, list[tuple[int, int, str]]]:
    """Return the table, and the place and the sentence of each fault."""
    faults = Faults(Path("my.jsonl"), "my.jsonl")
    sheet = read_json_lines(text, faults=faults)
    found = []
    for finding in faults.findings:
        assert finding.position is not None
        place = finding.position
        found.append((place.line, place.column, finding.message.en))
    return sheet, found


def test_values_of_any_simple_kind_are_text() -> None:
    sheet, faults = read(
        '{"a": 2011, "b": 2011.0, "c": 1.50, "d": true, "e": false, "f": null}\r\n'
        '\n{"g": " x ", "h": "", "i": 12345678901234567890123, "j": -0.0}\n{}\n'
    )

    assert faults == []
    assert sheet.columns == tuple("abcdefghij")
    first = {"a": "2011", "b": "2011", "c": "1.50", "d": "true", "e": "false"}
    second = {"g": "x", "i": "12345678901234567890123", "j": "-0"}
    assert sheet.rows == (Row(1, first), Row(3, second))


def test_a_list_is_a_cell_with_several_values() -> None:
    sheet, faults = read('{"a": ["Lyon", null, " ", 2, true], "b": [], "c": ["x;y"]}')

    assert faults == []
    assert dict(sheet.rows[0].cells) == {"a": "Lyon; 2; true", "c": "x;y"}


def test_a_cell_has_the_place_of_its_line_alone() -> None:
    sheet, _ = read('\n{"a": "x"}')

    assert sheet.header == 0
    assert str(cell_position(sheet, sheet.rows[0], "a")) == "my.jsonl:2"


@pytest.mark.parametrize(
    ("line", "column", "sentence"),
    [
        ('{"a" "b"}', 6, "JSON is broken (Expecting ':' delimiter)"),
        ('{"a": 1} {"a": 2}', 10, "JSON is broken (Extra data)"),
        ('{"a": NaN}', 1, "NaN is no number"),
        ('["a"]', 0, "no JSON object"),
        ('"a"', 0, "no JSON object"),
        ("[" * 100_000, 0, "no JSON object"),
        ('{"a": {"b": 1}}', 0, "“a” holds an object"),
        ('{"a": [{"b": 1}]}', 0, "“a” holds an object"),
        ('{"a": [["b"]]}', 0, "a list of lists"),
        ('{"a": ["x;y", "z"]}', 0, "contains a semicolon"),
        ('{"a": 1, " a": 2}', 0, "gives “a” twice"),
        ('{" ": 1}', 0, "empty name"),
        ('{"ok": "x\\u0007"}', 0, "Column ok: The character U+0007"),
        ('{"ok": "\\ud800"}', 0, "U+D800"),
    ],
)
def test_a_line_that_is_no_flat_object_is_told(
    line: str, column: int, sentence: str
) -> None:
    _, faults = read(f'{{"ok": 1}}\n{line}\n{{"ok": 2}}')

    ((number, place, text),) = faults
    assert (number, place) == (2, column)
    assert sentence in text


def test_names_that_differ_in_case_alone_are_told() -> None:
    _, faults = read('{"Date": 1}\n{"date": 2}')

    assert [(line, "“Date” or “date”" in text) for line, _, text in faults] == [
        (0, True)
    ]


@pytest.mark.parametrize(
    ("text", "sentence"), [("\n \n{}", "nothing in the table"), ("[\n1]", "is broken")]
)
def test_a_text_without_any_object_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(DataError) as caught:
        read(text)

    assert sentence in caught.value.findings[0].message.en
