import json
from pathlib import Path
from random import Random

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from legation.bridge import to_graph
from legation.errors import FormatError
from legation.export import write
from legation.formats import GRAPHS
from legation.parsing import canonical, parse_quads
from legation.terms import (
    RDF,
    XSD,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
)

EX = "http://example.org/"
PREFIXES = Prefixes({"ex": EX, "rdf": RDF.iri, "xsd": XSD.iri})
names = st.sampled_from("abcd").map(lambda name: NamedNode(EX + name))
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8
)
values = st.one_of(
    names,
    words.map(Literal),
    st.builds(lambda text: Literal(text, language="fr"), words),
    st.integers().map(lambda n: Literal(str(n), datatype=XSD.integer)),
    st.builds(lambda text: Literal(text, datatype=NamedNode(EX + "type")), words),
)
facts = st.builds(lambda s, p, o: Quad(s, p, o, DefaultGraph()), names, names, values)
quads = st.builds(Quad, names, names, values, names | st.just(DefaultGraph()))
TRIPLES_ONLY = [name for name, syntax in GRAPHS.items() if not syntax.holds_graphs]
WITH_GRAPHS = [name for name, syntax in GRAPHS.items() if syntax.holds_graphs]


def read_back(content: bytes, syntax: str) -> list[Quad]:
    return parse_quads(content, path=Path(f"x.{GRAPHS[syntax].extension}"))


@pytest.mark.parametrize("syntax", GRAPHS)
@given(graph=st.lists(facts, max_size=12))
def test_facts_read_back_the_same_from_every_syntax(
    syntax: str, graph: list[Quad]
) -> None:
    content = write(graph, GRAPHS[syntax], prefixes=PREFIXES)

    assert set(read_back(content, syntax)) == set(graph)
    assert isomorphic(
        rdflib.Graph().parse(data=content, format=_rdflib_name(syntax)),
        to_graph(quad.triple for quad in graph),
    )


def _rdflib_name(syntax: str) -> str:
    # rdflib reads the default graph of these as its one graph.
    return {"trig": "turtle", "nquads": "nt", "ntriples": "nt"}.get(
        syntax, GRAPHS[syntax].media_type
    )


@pytest.mark.parametrize("syntax", WITH_GRAPHS)
@given(graph=st.lists(quads, max_size=12))
def test_named_graphs_read_back_the_same(syntax: str, graph: list[Quad]) -> None:
    content = write(graph, GRAPHS[syntax], prefixes=PREFIXES)

    assert set(read_back(content, syntax)) == set(graph)


@pytest.mark.parametrize("syntax", GRAPHS)
@given(graph=st.lists(facts, max_size=12), order=st.randoms())
def test_the_order_of_the_quads_does_not_change_a_byte(
    syntax: str, graph: list[Quad], order: Random
) -> None:
    shuffled = list(graph)
    order.shuffle(shuffled)

    one = write(graph, GRAPHS[syntax], prefixes=PREFIXES)

    assert write(shuffled, GRAPHS[syntax], prefixes=PREFIXES) == one


@pytest.mark.parametrize("syntax", TRIPLES_ONLY)
def test_a_syntax_without_graphs_refuses_them_and_names_those_that_have_them(
    syntax: str,
) -> None:
    a = NamedNode(EX + "a")

    with pytest.raises(FormatError, match="trig"):
        write([Quad(a, a, a, a)], GRAPHS[syntax], prefixes=PREFIXES)


def test_blank_nodes_are_named_by_their_place() -> None:
    one = parse_quads(b"<urn:a> <urn:p> [ <urn:q> 1 ] .", path=Path("a.ttl"))
    two = parse_quads(b"<urn:a> <urn:p> _:z . _:z <urn:q> 1 .", path=Path("b.ttl"))

    for name, syntax in GRAPHS.items():
        content = write(one, syntax, prefixes=PREFIXES)
        assert content == write(two, syntax, prefixes=PREFIXES)
        assert canonical(read_back(content, name)) == canonical(one)


def test_json_ld_carries_its_context_inside_with_the_prefixes_used() -> None:
    a = NamedNode(EX + "a")
    content = write(
        [Quad(a, RDF.type, NamedNode(EX + "C"), DefaultGraph())],
        GRAPHS["jsonld"],
        prefixes=PREFIXES,
    )

    assert json.loads(content) == {
        "@context": {"ex": EX},
        "@graph": [{"@id": "ex:a", "@type": ["ex:C"]}],
    }
