import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from legation.bridge import to_graph
from legation.errors import MissingFileError
from legation.jsonld import Context, write_jsonld
from legation.parsing import parse_quads
from legation.terms import (
    RDF,
    XSD,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
)

EX = "http://example.org/"
PREFIXES = Prefixes({"ex": EX, "id": "http://example.org/id/", "rdf": RDF.iri})
CONTEXT = Context(
    {
        "@version": 1.1,
        "Visit": "ex:Visit",
        "count": {"@id": "ex:count", "@type": "xsd:integer", "@container": "@set"},
        "day": {"@id": "ex:day", "@type": "xsd:date"},
        "ex": EX,
        "ex:seen": {"@id": "ex:seen", "@type": "@id", "@container": "@set"},
        "host": {"@id": "ex:host", "@type": "@id", "@container": "@set"},
        "label": {"@id": "ex:label", "@container": "@language"},
        "note": {"@id": "ex:note", "@container": "@set"},
        "sure": {"@id": "ex:sure", "@type": "xsd:boolean"},
        "xsd": XSD.iri,
    }
)

subjects = st.sampled_from("abc").map(lambda name: NamedNode(f"{EX}id/{name}"))
properties = st.sampled_from(
    ["count", "day", "seen", "host", "label", "note", "sure", "other"]
).map(lambda name: NamedNode(EX + name))
words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=6
)
typed = st.sampled_from(
    [
        Literal("0", datatype=XSD.integer),
        Literal("-12", datatype=XSD.integer),
        Literal("9" * 20, datatype=XSD.integer),
        Literal("true", datatype=XSD.boolean),
        Literal("2009-12-08", datatype=XSD.date),
        Literal("12", datatype=NamedNode(f"{EX}kind")),
    ]
)
# Spelt as RDF allows and JSON does not, or not allowed by their datatype at all.
odd = st.builds(
    lambda text, kind: Literal(text, datatype=kind),
    st.sampled_from(["-0", "07", "+1", "1", "TRUE", "x", ""]),
    st.sampled_from([XSD.integer, XSD.boolean]),
)
values = st.one_of(
    subjects,
    st.just(NamedNode(f"{EX}Visit")),
    words.map(Literal),
    st.builds(lambda text: Literal(text, language="fr"), words),
    typed,
)


def graphs(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Quad]]:
    fact = st.builds(
        lambda s, p, o: Quad(s, p, o, DefaultGraph()), subjects, properties, values
    )
    return st.lists(fact, max_size=12)


def written(*quads: Quad, context: Context = CONTEXT) -> dict[str, Any]:
    content = write_jsonld(quads, prefixes=PREFIXES, context=context)
    document = json.loads(content)
    assert isinstance(document, dict)
    return document


def node(turtle: str) -> dict[str, Any]:
    """Return what is written about the one subject of a text."""
    head = f"@prefix : <{EX}> . @prefix id: <{EX}id/> . @prefix xsd: <{XSD.iri}> .\n"
    quads = parse_quads((head + turtle).encode(), path=Path("x.ttl"))
    (found,) = written(*sorted(quads, key=str))["@graph"]
    assert isinstance(found, dict)
    return found


@given(graph=graphs(values))
def test_both_libraries_read_back_what_fits_the_context_and_what_does_not(
    graph: list[Quad],
) -> None:
    content = write_jsonld(graph, prefixes=PREFIXES, context=CONTEXT)

    assert set(parse_quads(content, path=Path("x.jsonld"))) == set(graph)
    assert isomorphic(
        rdflib.Graph().parse(data=content, format="json-ld"),
        to_graph(quad.triple for quad in graph),
    )


@given(graph=graphs(odd))
def test_odd_numbers_and_truth_values_keep_their_spelling(graph: list[Quad]) -> None:
    content = write_jsonld(graph, prefixes=PREFIXES, context=CONTEXT)

    assert set(parse_quads(content, path=Path("x.jsonld"))) == set(graph)


def test_names_are_short_and_values_plain() -> None:
    assert node("""
      id:a a :Visit ; :host id:b , id:c ; :count 20 ; :sure true ;
        :day "2009-12-08"^^xsd:date ; :note "so" ;
        :label "Visit"@en , "Visite"@fr , "Mission"@fr .
    """) == {
        "@id": "id:a",
        "@type": ["Visit"],
        "count": [20],
        "day": "2009-12-08",
        "host": ["id:b", "id:c"],
        "label": {"en": "Visit", "fr": ["Mission", "Visite"]},
        "note": ["so"],
        "sure": True,
    }


def test_a_value_that_stands_alone_has_company_if_there_is_another() -> None:
    days = node('id:a :day "2009-12-07"^^xsd:date , "2009-12-08"^^xsd:date .')

    assert days["day"] == ["2009-12-07", "2009-12-08"]


def test_what_does_not_fit_its_property_is_written_in_full() -> None:
    assert node("""
      id:a :host "Moscow" ; :count "20" , "07"^^xsd:integer , id:b ;
        :label "Visit" ; :other 1 , id:b .
    """) == {
        "@id": "id:a",
        "count": ["07", {"@value": "20"}, {"@id": "id:b"}],
        "ex:label": ["Visit"],
        "ex:other": [{"@type": "xsd:integer", "@value": "1"}, {"@id": "id:b"}],
        "host": [{"@value": "Moscow"}],
    }


def test_a_number_that_javascript_would_round_is_a_text() -> None:
    assert node("id:a :count 999999999999999 .")["count"] == [999999999999999]
    assert node("id:a :count 9007199254740993 .")["count"] == ["9007199254740993"]


def test_a_document_holds_of_the_context_what_it_uses() -> None:
    day = Literal("2009-12-08", datatype=XSD.date)
    quad = Quad(NamedNode(f"{EX}id/a"), NamedNode(f"{EX}day"), day, DefaultGraph())

    assert written(quad)["@context"] == {
        "day": {"@id": "ex:day", "@type": "xsd:date"},
        "ex": EX,
        "id": f"{EX}id/",
        "xsd": XSD.iri,
    }


def test_a_prefix_that_is_the_name_of_a_property_is_not_used() -> None:
    context = Context({"ex": EX, "id": {"@id": "ex:id", "@type": "@id"}})
    a = NamedNode(f"{EX}id/a")
    quad = Quad(a, NamedNode(f"{EX}id"), a, DefaultGraph())

    document = written(quad, context=context)

    assert document["@graph"] == [{"@id": a.value, "id": a.value}]
    assert document["@context"]["id"] == {"@id": "ex:id", "@type": "@id"}


def test_graphs_and_blank_nodes_keep_their_names() -> None:
    a, graph = NamedNode(f"{EX}id/a"), NamedNode(f"{EX}id/graph")
    blank = BlankNode("b0")

    assert written(
        Quad(a, NamedNode(f"{EX}host"), blank, graph),
        Quad(blank, RDF.type, NamedNode(f"{EX}Visit"), graph),
    )["@graph"] == [
        {
            "@id": "id:graph",
            "@graph": [
                {"@id": "_:b0", "@type": ["Visit"]},
                {"@id": "id:a", "host": ["_:b0"]},
            ],
        }
    ]


def test_a_context_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "context.jsonld"
    path.write_text('{"@context": {"ex": "http://example.org/", "Visit": "ex:Visit"}}')

    assert Context.read(path).names == {f"{EX}Visit": "Visit"}


def test_a_missing_context_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"context\.jsonld"):
        Context.read(tmp_path / "context.jsonld")
