"""The stored queries that are shipped, over the shipped data."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from legation.assets import shipped
from legation.federation import Federation
from legation.graph import KnowledgeGraph, Scope
from legation.queries.catalogue import Catalogue
from legation.queries.examples import check_example, check_inference
from legation.queries.lint import lint
from legation.queries.stored import StoredQuery
from legation.store import describe_query
from legation.terms import Literal
from stored_queries import recorded

QUERIES = list(Catalogue.load(shipped("queries")))

Rows = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="module")
def graph(shipped_store: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(shipped_store, data=shipped("data"))


@cache
def part(name: str) -> KnowledgeGraph:
    """Return the part of the shipped dataset that an example is about."""
    return KnowledgeGraph.in_memory(shipped("data"), part=name)


def rows_of(
    graph: KnowledgeGraph,
    *,
    scope: Scope = "facts",
    services: Federation | None = None,
) -> Rows:
    """Return what runs a query and gives its rows as people read them."""

    def run(text: str) -> list[dict[str, str]]:
        answer = graph.sparql(text, graph=scope, services=services)
        return [
            {
                name: term.value if isinstance(term, Literal) else written
                for name, term in zip(answer.columns, row, strict=True)
                if term is not None and (written := graph.prefixes.write(term))
            }
            for row in answer
        ]

    return run


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_shipped_query_has_no_finding(query: StoredQuery) -> None:
    assert lint(query, shape=describe_query) == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_shipped_query_answers_as_its_examples_say(query: StoredQuery) -> None:
    for example in query.examples:
        asked = part(example.data)
        text = asked.bind(query, example.args)
        run = rows_of(asked, services=recorded(query, example))

        assert check_example(query, example, run=run, text=text) == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_what_needs_inference_finds_nothing_told(query: StoredQuery) -> None:
    for example in query.examples:
        asked = part(example.data)
        run = rows_of(asked, scope="told", services=recorded(query, example))
        text = asked.bind(query, example.args)

        assert check_inference(query, example, run=run, text=text) == []


def test_a_signatory_is_told_derived_or_not_stated(graph: KnowledgeGraph) -> None:
    query = graph.catalogue.get("agreements/signatories")
    text = graph.bind(query, {})

    facts, told = (
        [row["status"] for row in rows_of(graph, scope=scope)(text)]
        for scope in ("facts", "told")
    )

    assert facts == ["told", "derived", "told", "derived"]
    assert told == ["told", "not-stated", "told", "not-stated"]


def test_missions_from_anywhere_are_asked_for_by_leaving_the_origin_out() -> None:
    graph = part("quebec-russia")
    query = graph.catalogue.get("missions/between")
    run = rows_of(graph)

    counts = {
        origin: len(run(graph.bind(query, {"host": "Québec", **given})))
        for origin, given in {
            "any": {},
            "Russia": {"from": "Russie"},
            "Moscow": {"from": "Moscow"},
            "Canada": {"from": "id:canada"},
        }.items()
    }

    assert counts == {"any": 5, "Russia": 5, "Moscow": 1, "Canada": 0}
