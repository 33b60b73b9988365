import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.query import Result

from legation.bridge import (
    ask_rdflib,
    from_graph,
    from_rdflib,
    from_result,
    to_dataset,
    to_graph,
    to_rdflib,
)
from legation.terms import XSD, DefaultGraph, Literal, NamedNode, Quad, Triple


def ask(dataset: rdflib.Dataset, text: str) -> Result:
    return ask_rdflib(dataset, text, prefixes={})


A, P = NamedNode("http://example.org/a"), NamedNode("http://example.org/p")
G = NamedNode("http://example.org/g")

texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text: Literal(text, language="en"), texts),
    st.builds(lambda text: Literal(text, datatype=P), texts),
)


@given(literals)
def test_a_literal_survives_the_way_to_rdflib_and_back(literal: Literal) -> None:
    assert from_rdflib(to_rdflib(literal)) == literal


def test_the_lexical_form_of_a_number_is_not_rewritten() -> None:
    number = Literal("2.50", datatype=XSD.decimal)

    assert str(to_rdflib(number)) == "2.50"


def test_a_literal_as_subject_is_left_out() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.Literal("x"), rdflib.URIRef(P.value), rdflib.URIRef(A.value)))
    graph.add((rdflib.URIRef(A.value), rdflib.URIRef(P.value), rdflib.Literal("x")))

    assert list(from_graph(graph)) == [Triple(A, P, Literal("x"))]


def test_what_is_no_term_is_refused_by_its_type() -> None:
    import pytest

    with pytest.raises(TypeError, match="int"):
        from_rdflib(4)


def test_a_graph_holds_the_triples_given() -> None:
    graph = to_graph([Triple(A, P, Literal("é", language="fr"))])

    assert set(graph) == {
        (
            rdflib.URIRef(A.value),
            rdflib.URIRef(P.value),
            rdflib.Literal("é", lang="fr"),
        )
    }


def test_a_dataset_keeps_default_graph_and_named_graphs_apart() -> None:
    dataset = to_dataset(
        [Quad(A, P, Literal("one"), DefaultGraph()), Quad(A, P, Literal("two"), G)]
    )

    default = ask(dataset, "SELECT ?o { ?s ?p ?o }")
    named = ask(dataset, "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }")

    assert [str(row[0]) for row in default] == ["one"]
    assert [tuple(map(str, row)) for row in named] == [(G.value, "two")]


def test_results_of_every_kind_cross_the_bridge() -> None:
    dataset = to_dataset([Quad(A, P, Literal("one"), DefaultGraph())])

    rows = from_result(ask(dataset, "SELECT ?o { ?s ?p ?o }"))
    truth = from_result(ask(dataset, "ASK { ?s ?p ?o }"))
    triples = from_result(ask(dataset, "CONSTRUCT WHERE { ?s ?p ?o }"))

    assert [solution["o"] for solution in rows] == [Literal("one")]
    assert bool(truth) is True
    assert triples == [Triple(A, P, Literal("one"))]
