import pytest

from legation.errors import UsageError
from legation.sparql.limit import limit_rows
from legation.store import Store
from legation.terms import Literal


def rows(text: str) -> list[str]:
    answer = Store.memory().query(text)
    return [term.value for (term,) in answer if isinstance(term, Literal)]


NUMBERS = "SELECT ?n { VALUES ?n { 1 2 3 4 } } ORDER BY ?n"


def test_rows_are_cut_and_passed_over() -> None:
    assert rows(limit_rows(NUMBERS, 2)) == ["1", "2"]
    assert rows(limit_rows(NUMBERS, 2, offset=3)) == ["4"]


def test_a_comment_at_the_end_does_not_swallow_the_limit() -> None:
    assert rows(limit_rows(NUMBERS + " # all of them", 1)) == ["1"]


def test_the_limit_stands_before_closing_values() -> None:
    text = "SELECT ?n { } VALUES ?n { 1 2 3 }"

    assert limit_rows(text, 2) == "SELECT ?n { }\nLIMIT 2\nVALUES ?n { 1 2 3 }"
    assert len(rows(limit_rows(text, 2))) <= 3


def test_a_limit_inside_does_not_count() -> None:
    text = "SELECT ?n { { SELECT ?n { VALUES ?n { 1 2 3 } } LIMIT 3 } }"

    assert len(rows(limit_rows(text, 2))) == 2


@pytest.mark.parametrize("clause", ["LIMIT 5", "limit 5", "OFFSET 1"])
def test_a_query_with_a_limit_of_its_own_is_refused(clause: str) -> None:
    with pytest.raises(UsageError, match="has its own"):
        limit_rows(f"{NUMBERS} {clause}", 2)
