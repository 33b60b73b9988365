"""Recorded rows, which answer an example in the place of a service."""

import pytest

from legation.errors import QuerySyntaxError
from legation.federation import Federation, Recorded
from legation.store import Store
from legation.terms import DefaultGraph, Literal, NamedNode, Quad, Term

E = "http://e/"
TEXT = """PREFIX e: <http://e/>
SELECT ?place ?item ?n ?m WHERE {
  ?place e:match ?item .
  SERVICE <https://example.org/sparql> { ?item e:n ?n }
  OPTIONAL { SERVICE <https://example.org/other> { ?item e:m ?m } }
} ORDER BY ?place ?n"""


def rows(*recorded: dict[str, str], count: int = 3) -> list[tuple[Term | None, ...]]:
    """Return the rows of the query without the place, given what is recorded."""
    store = Store.memory(
        Quad(
            NamedNode(f"{E}p{n:03}"),
            NamedNode(f"{E}match"),
            NamedNode(f"{E}Q{n}"),
            DefaultGraph(),
        )
        for n in range(count)
    )
    federation = Federation(Recorded.read(recorded, text=TEXT))
    resolved = federation.resolve(TEXT, store.query, prefixes={})
    return [row[1:] for row in store.query(resolved)]


def test_a_row_belongs_to_the_service_that_has_its_variables() -> None:
    found = rows(
        {"item": "e:Q0", "n": "5"},
        {"item": "<http://e/Q1>", "n": '"six"@en'},
        {"item": "e:Q1", "m": "true"},
        {"item": "e:Q9", "n": "9"},
    )

    assert found == [
        (NamedNode(f"{E}Q0"), Literal(5), None),
        (NamedNode(f"{E}Q1"), Literal("six", language="en"), Literal(True)),  # noqa: FBT003 (a value)
    ]


def test_a_row_answers_once_however_many_requests_there_are() -> None:
    assert len(rows({"item": "e:Q0", "n": "5"}, count=450)) == 1


def test_two_rows_may_answer_for_one_thing() -> None:
    found = rows({"item": "e:Q2", "n": "1"}, {"item": "e:Q2", "n": "2"})

    assert [row[1] for row in found] == [Literal(1), Literal(2)]


def test_where_nothing_is_recorded_the_service_knows_nothing() -> None:
    assert rows() == []


@pytest.mark.parametrize("term", ["Moscow", "?x", "5) } #", "nobody:Q1"])
def test_what_is_no_term_is_refused(term: str) -> None:
    with pytest.raises(QuerySyntaxError):
        Recorded.read([{"item": term}], text=TEXT)
