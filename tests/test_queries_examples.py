"""Trying the examples of stored queries."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from legation.queries.examples import check_example, check_inference
from legation.queries.stored import StoredQuery
from stored_queries import stored

HEADER = """
inference = true
[columns]
x = { type = "iri", label.en = "X", label.fr = "X" }
y = { type = "string", optional = true, label.en = "Y", label.fr = "Y" }
[[examples]]
data = "small"
rows = [{ x = "id:a", y = "1" }, { x = "id:b" }]
[[examples]]
data = "small"
count = 1
[[examples]]
data = "small"
empty = true
"""
BODY = "SELECT ?x ?y WHERE {\n  ?x <a:p> ?y\n}\nORDER BY ?x\n"


@pytest.fixture
def query(tmp_path: Path) -> StoredQuery:
    return stored(tmp_path, HEADER, BODY)


def told(
    query: StoredQuery, rows: list[Mapping[str, str]], *, number: int = 0
) -> list[str]:
    """Return what is found when an example is answered with rows."""
    asked: list[str] = []

    def run(text: str) -> list[Mapping[str, str]]:
        asked.append(text)
        return rows

    example = query.examples[number]
    findings = check_example(query, example, run=run, text="the text")
    assert asked == ["the text"]
    assert {str(f.position) for f in findings} <= {f"{query.path}:{example.line}"}
    return [finding.message.en for finding in findings]


def test_the_rows_of_an_example_in_their_order_are_right(query: StoredQuery) -> None:
    assert told(query, [{"x": "id:a", "y": "1"}, {"x": "id:b"}]) == []


def test_another_value_is_told_with_its_row_and_column(query: StoredQuery) -> None:
    assert told(query, [{"x": "id:a", "y": "2"}, {"x": "id:b", "y": "3"}]) == [
        "Row 1 is y = 2, the example says y = 1. Correct the example or the query.",
        "Row 2 is y = 3, the example says y = —. Correct the example or the query.",
    ]


def test_another_order_is_told(query: StoredQuery) -> None:
    first, _ = told(query, [{"x": "id:b"}, {"x": "id:a", "y": "1"}])

    assert first.startswith("Row 1 is x = id:b; y = —, the example says x = id:a;")


@pytest.mark.parametrize("count", [1, 3])
def test_another_number_of_rows_is_told(query: StoredQuery, count: int) -> None:
    rows = [{"x": "id:a", "y": "1"}, {"x": "id:b"}, {"x": "id:c"}][:count]

    (sentence,) = told(query, rows)
    assert f"The query answers {count} rows, the example says 2." in sentence


def test_an_example_may_state_the_number_of_rows_alone(query: StoredQuery) -> None:
    assert told(query, [{"x": "id:z"}], number=1) == []
    assert len(told(query, [], number=1)) == 1


def test_an_example_may_state_that_there_is_no_row(query: StoredQuery) -> None:
    assert told(query, [], number=2) == []
    assert len(told(query, [{"x": "id:a"}], number=2)) == 1


def test_an_empty_cell_is_told_unless_its_column_is_optional(
    query: StoredQuery,
) -> None:
    assert told(query, [{"y": "1"}], number=1) == [
        "The column x is empty in a row. Declare it optional or correct the query."
    ]


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("status", "not-stated", "hearsay"),
        ("boolean", "true", "perhaps"),
        ("integer", "20", "20, 30"),
        ("date", "2009-12-08", "2009-12"),
        ("edtf", "2009-12", "December"),
    ],
)
def test_a_value_of_another_type_than_its_column_is_told(
    tmp_path: Path, kind: str, right: str, wrong: str
) -> None:
    query = stored(tmp_path, HEADER.replace('"string"', f'"{kind}"'), BODY)
    rows = [{"x": "id:a", "y": value} for value in (right, wrong, wrong)]
    example = replace(query.examples[1], count=3)

    (finding,) = check_example(query, example, run=lambda _: rows, text="")
    assert finding.message.en.startswith(f"The column y has “{wrong}”, which is not ")


def test_a_query_that_needs_inference_must_find_nothing_told(
    query: StoredQuery, tmp_path: Path
) -> None:
    (example, *_) = query.examples

    def some(_: str) -> list[Mapping[str, str]]:
        return [{"x": "id:a"}]

    def none(_: str) -> list[Mapping[str, str]]:
        return []

    (finding,) = check_inference(query, example, run=some, text="")
    assert "finds rows among the told facts alone" in finding.message.en
    assert check_inference(query, example, run=none, text="") == []

    plain = stored(tmp_path, HEADER.replace("inference = true", ""), BODY)
    assert check_inference(plain, example, run=some, text="") == []
