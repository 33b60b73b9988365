from hypothesis import given
from hypothesis import strategies as st

from legation.judging.facts import Written
from legation.store import Store
from legation.terms import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from turtles import EX, read

A, B, P, Q, G = (NamedNode(f"{EX}{name}") for name in "abpqg")
FACTS = DefaultGraph()
DATA = 'ex:a ex:p ex:b , "02"^^xsd:integer . ex:g { ex:a ex:p ex:b ; ex:q ex:b . }'

nodes = st.sampled_from([A, B, BlankNode("x")])
relations = st.sampled_from([P, Q])
values = nodes | st.sampled_from([Literal("x"), Literal("x", language="en")])
quads = st.lists(st.builds(Quad, nodes, relations, values), max_size=8)


def test_the_default_graph_is_the_merge_of_all_graphs_each_triple_once() -> None:
    found = list(Written(read(DATA)).match(graph=FACTS))

    assert len(found) == 3
    assert {quad.graph_name for quad in found} == {FACTS}


def test_literals_stay_as_they_were_written() -> None:
    number = Literal(
        "02", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    )

    (quad,) = Written(read(DATA)).match(value=number, graph=FACTS)

    assert quad.object == number


@given(quads, st.none() | nodes, st.none() | relations, st.none() | values)
def test_what_matches_is_what_a_store_finds(
    told: list[Quad],
    subject: NamedNode | BlankNode | None,
    predicate: NamedNode | None,
    value: NamedNode | BlankNode | Literal | None,
) -> None:
    ours = list(Written(told).match(subject, predicate, value, graph=FACTS))
    store = list(Store.memory(told).match(subject, predicate, value, graph=FACTS))

    assert sorted(map(str, ours)) == sorted(map(str, store))


def test_a_query_sees_the_merge_and_each_graph_by_its_name() -> None:
    written = Written(read(DATA))

    merged = written.query("SELECT ?p { <http://x/a> ?p <http://x/b> }")
    named = written.query("SELECT ?g { GRAPH ?g { <http://x/a> <http://x/q> ?o } }")

    assert sorted(row[0].value for row in merged if row[0]) == [P.value, Q.value]
    assert [row[0] for row in named] == [G]


def test_a_query_may_call_a_function() -> None:
    text = "SELECT (<urn:f>(1) AS ?x) {}"

    (row,) = Written([]).query(text, functions={NamedNode("urn:f"): lambda _: A})

    assert row[0] == A
