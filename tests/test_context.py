"""The JSON-LD context of the model, against the ontology and the shipped data."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.compare import isomorphic

from legation import KnowledgeGraph
from legation.assets import shipped
from legation.bridge import to_graph
from legation.jsonld import Context
from legation.parsing import canonical, parse_quads
from legation.terms import (
    LEG,
    OWL,
    RDF,
    RDFS,
    VOCABULARY,
    XSD,
    NamedNode,
    Prefixes,
    Quad,
    Term,
)

ONTOLOGY = shipped("ontology")
FILE = ONTOLOGY / "context.jsonld"
DEFINITIONS: dict[str, Any] = json.loads(FILE.read_text("utf-8"))["@context"]
CONTEXT = Context(DEFINITIONS)
PREFIXES = Prefixes(VOCABULARY)


def quads_of(path: Path) -> list[Quad]:
    return parse_quads(path.read_bytes(), path=path)


CORE = quads_of(ONTOLOGY / "legation.ttl")
ALIGNED = [q for path in ONTOLOGY.glob("alignments/*.ttl") for q in quads_of(path)]


def values(subject: Term, predicate: NamedNode) -> list[Term]:
    return [q.object for q in CORE if (q.subject, q.predicate) == (subject, predicate)]


def own_terms() -> Iterator[NamedNode]:
    """Yield the classes and properties that the ontology defines."""
    for quad in CORE:
        if quad.predicate == RDFS.isDefinedBy and isinstance(quad.subject, NamedNode):
            yield quad.subject


def expected(term: NamedNode) -> str | dict[str, str]:
    """Return how the context defines a term of the ontology.

    A property has a list of values, for sources may disagree; what is computed stands
    alone, and so does a mark. Words without a range are texts in languages.
    """
    iri = PREFIXES.shorten(term.value)
    kinds = values(term, RDF.type)
    if OWL.Class in kinds:
        return iri
    if OWL.ObjectProperty in kinds:
        return {"@id": iri, "@type": "@id", "@container": "@set"}
    if OWL.AnnotationProperty in kinds:
        return {"@id": iri, "@type": "xsd:boolean"}
    ranges = values(term, RDFS.range)
    if not ranges:
        return {"@id": iri, "@container": "@language"}
    definition = {"@id": iri}
    if ranges != [XSD.string]:
        definition["@type"] = PREFIXES.write(ranges[0])
    if not values(term, LEG.inferredOnly):
        definition["@container"] = "@set"
    return definition


def test_each_term_of_the_ontology_is_defined_by_its_name_and_nothing_else_is() -> None:
    own = {
        name: DEFINITIONS[name]
        for iri, name in CONTEXT.names.items()
        if iri.startswith(LEG.iri)
    }

    assert own == {t.value.removeprefix(LEG.iri): expected(t) for t in own_terms()}


def test_a_property_of_another_vocabulary_is_read_like_its_term_of_ours() -> None:
    wrong = []
    for quad in ALIGNED:
        if quad.predicate == RDFS.subPropertyOf:
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode)
            inner = dict(CONTEXT.property(quad.subject.value))
            outer = dict(CONTEXT.property(quad.object.value))
            inner.pop("@id")
            if outer.pop("@id", None) is None or outer != inner:
                wrong.append(PREFIXES.shorten(quad.object.value))

    assert wrong == []


def test_an_outside_term_with_a_prefix_in_its_name_has_that_of_its_iri() -> None:
    prefixed = {
        name: definition["@id"]
        for name, definition in DEFINITIONS.items()
        if ":" in name
    }

    assert prefixed == {name: name for name in prefixed}
    assert [n for n in prefixed if "@language" in DEFINITIONS[n].values()] == []


def test_values_stand_alone_in_lists_or_by_language() -> None:
    properties = [one for one in DEFINITIONS.values() if isinstance(one, dict)]

    assert {one.get("@container") for one in properties} == {
        None,
        "@set",
        "@language",
    }
    assert {key for one in properties for key in one} == {"@id", "@type", "@container"}


def test_a_prefix_stands_for_what_it_stands_for_everywhere() -> None:
    assert {p: VOCABULARY.get(p) for p in CONTEXT.prefixes} == dict(CONTEXT.prefixes)
    known = Prefixes.of_dataset("https://example.org/mine/")
    assert set(known) & set(CONTEXT.names.values()) == {"rule"}


def test_the_file_is_sorted_and_has_one_definition_on_each_line() -> None:
    lines = ",\n".join(
        f"    {json.dumps(name)}: {json.dumps(DEFINITIONS[name])}"
        for name in sorted(DEFINITIONS)
    )

    assert FILE.read_text("utf-8") == f'{{\n  "@context": {{\n{lines}\n  }}\n}}\n'


@pytest.fixture(scope="module")
def graph(page_store: Path, page_data: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(page_store, data=page_data)


@pytest.mark.parametrize("part", ["facts", "claims", "ontology"])
def test_what_another_library_compacts_with_it_is_read_back_whole(
    graph: KnowledgeGraph, part: str
) -> None:
    quads = parse_quads(graph.export("nquads", graph=part), path=Path("x.nq"))
    triples = to_graph(quad.triple for quad in quads)

    text = triples.serialize(format="json-ld", context=DEFINITIONS, auto_compact=True)

    assert json.loads(text)["@context"] == DEFINITIONS
    assert isomorphic(rdflib.Graph().parse(data=text, format="json-ld"), triples)
    read = parse_quads(text.encode(), path=Path("x.jsonld"))
    assert canonical(read) == canonical(quads)


def test_another_library_compacts_the_facts_to_what_the_export_says(
    graph: KnowledgeGraph,
) -> None:
    exported = json.loads(graph.export("jsonld"))
    context = {**DEFINITIONS, **exported["@context"]}
    triples = rdflib.Graph().parse(data=json.dumps(exported), format="json-ld")

    text = triples.serialize(format="json-ld", context=context, auto_compact=True)

    assert shape(json.loads(text)) == shape(exported)


def shape(document: dict[str, Any]) -> dict[str, dict[str, object]]:
    """Return the nodes with their values sorted, numbers and truth values as texts."""
    return {
        node["@id"]: {
            key: (
                isinstance(value, list) or key == "@type",
                sorted(
                    one if isinstance(one, str) else json.dumps(one, sort_keys=True)
                    for one in (value if isinstance(value, list) else [value])
                ),
            )
            for key, value in node.items()
        }
        for node in document["@graph"]
    }


def test_the_exported_facts_are_plain(graph: KnowledgeGraph) -> None:
    nodes = json.loads(graph.export("jsonld"))["@graph"]

    full = {
        (node["@id"], key)
        for node in nodes
        for key, value in node.items()
        for one in (value if isinstance(value, list) else [value])
        if isinstance(one, dict) and any(name.startswith("@") for name in one)
    }

    assert full == set()
    sizes = [size for node in nodes for size in node.get("sizeBesidesHead", [])]
    assert sizes
    assert {type(size) for size in sizes} == {int}
