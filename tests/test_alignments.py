"""How terms of the ontology read in other vocabularies."""

import re
from pathlib import Path

import pytest

from legation import KnowledgeGraph
from legation.assets import shipped
from legation.graph import Engine
from legation.inference import close
from legation.parsing import parse_quads
from legation.terms import (
    LEG,
    OWL,
    RDFS,
    SKOS,
    VOCABULARY,
    Literal,
    NamedNode,
    Prefixes,
    Triple,
)

ONTOLOGY = shipped("ontology")
FILES = sorted(ONTOLOGY.glob("alignments/*.ttl"))
PREFIXES = Prefixes(VOCABULARY)
# What a reasoner reads, and what only people do.
AXIOMS = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.range}
MAPPINGS = {
    SKOS[f"{kind}Match"] for kind in ("close", "exact", "broad", "narrow", "related")
}
# The outside terms that the model uses as they are, and what is above them.
USED = {"foaf:Group", "foaf:Person", "org:FormalOrganization", "org:Organization"}


def triples_of(path: Path) -> list[Triple]:
    return [quad.triple for quad in parse_quads(path.read_bytes(), path=path)]


def named(term: object) -> str:
    assert isinstance(term, NamedNode)
    return PREFIXES.shorten(term.value)


CORE = triples_of(ONTOLOGY / "legation.ttl")
OWN = {triple.subject for triple in CORE if triple.predicate == RDFS.isDefinedBy}
ALIGNED = [triple for path in FILES for triple in triples_of(path)]

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@every_file
def test_a_file_says_at_its_top_what_it_is_and_under_which_licence(path: Path) -> None:
    head = path.read_text("utf-8").partition("\n\n")[0].splitlines()

    assert all(re.fullmatch(r"# [A-Z].*\.", line) for line in head)
    assert head[-1] == "# Licence: CC BY 4.0."
    assert len(head) > 1


@every_file
def test_a_file_speaks_of_terms_of_ours_and_of_those_that_the_model_uses(
    path: Path,
) -> None:
    strange = {
        named(triple.subject)
        for triple in triples_of(path)
        if triple.subject not in OWN and named(triple.subject) not in USED
    }

    assert strange == set()


@every_file
def test_a_file_leads_outside_to_a_namespace_whose_prefix_is_known(path: Path) -> None:
    objects = {triple.object for triple in triples_of(path)}

    assert objects.isdisjoint(OWN)
    assert {named(term) for term in objects if named(term).startswith("<")} == set()


@every_file
def test_a_file_holds_axioms_or_mappings_and_never_says_that_terms_are_the_same(
    path: Path,
) -> None:
    predicates = {triple.predicate for triple in triples_of(path)}

    assert predicates <= AXIOMS | MAPPINGS
    assert not any(predicate in OWL for predicate in predicates)


@every_file
def test_a_class_is_aligned_with_a_class_and_a_property_with_a_property(
    path: Path,
) -> None:
    def is_class(term: object) -> bool:
        return named(term).partition(":")[2][0].isupper()

    mixed = [
        (named(triple.subject), named(triple.object))
        for triple in triples_of(path)
        if triple.predicate in AXIOMS - {RDFS.range}
        and (
            is_class(triple.subject) != is_class(triple.object)
            or is_class(triple.subject) != (triple.predicate == RDFS.subClassOf)
        )
    ]

    assert mixed == []


def test_only_mappings_lead_to_wikidata_and_only_to_its_properties() -> None:
    wikidata = VOCABULARY["wd"]
    named_there = [
        triple
        for triple in ALIGNED
        if isinstance(triple.object, NamedNode)
        and triple.object.value.startswith(wikidata)
    ]

    assert {triple.predicate for triple in named_there} <= MAPPINGS
    assert all(
        re.fullmatch(rf"{wikidata}P[1-9][0-9]*", str(triple.object.value))
        for triple in named_there
        if isinstance(triple.object, NamedNode)
    )


def test_nothing_is_inferred_from_a_mapping() -> None:
    facts = parse_quads(
        b"""
        @prefix leg: <https://w3id.org/legation/ontology#> .
        <urn:x:mission> a leg:Mission ; leg:organizer <urn:x:body> ;
          leg:participant <urn:x:person> ; leg:place <urn:x:city> .
        <urn:x:city> leg:directlyWithin <urn:x:state> .
        """,
        path=Path("x.ttl"),
    )
    told = [quad.triple for quad in facts]
    axioms = [t for t in (*CORE, *ALIGNED) if t.predicate not in MAPPINGS]

    with_mappings = close(told, [*CORE, *ALIGNED], prefixes=PREFIXES)

    without = close(told, axioms, prefixes=PREFIXES)
    assert frozenset(with_mappings.inferred) == frozenset(without.inferred)
    outside = {
        named(triple.predicate).partition(":")[0] for triple in with_mappings.inferred
    }
    assert outside >= {"leg", "schema", "sem"}
    assert outside.isdisjoint({"crm", "skos", "wd"})


@pytest.fixture(scope="module")
def graph(page_store: Path, page_data: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(page_store, data=page_data)


def test_the_facts_say_nothing_about_terms(graph: KnowledgeGraph) -> None:
    facts = parse_quads(graph.export("nquads"), path=Path("x.nq"))
    kept = parse_quads(graph.export("nquads", graph="ontology"), path=Path("x.nq"))
    terms = {triple.subject for triple in (*CORE, *ALIGNED)}

    assert terms.isdisjoint(quad.subject for quad in facts)
    assert not any(quad.object in LEG and quad.predicate in MAPPINGS for quad in facts)
    assert set(ALIGNED) <= {quad.triple for quad in kept}


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_the_same_question_in_other_terms_has_the_same_answer(
    graph: KnowledgeGraph, engine: Engine
) -> None:
    rows = [
        tuple(term.value for term in row if isinstance(term, NamedNode | Literal))
        for row in graph.query("vocabularies/counts", engine=engine)
    ]

    assert [row for row in rows if row[2] != row[3]] == []
    asked = {PREFIXES.shorten(row[0]).partition(":")[0] for row in rows}
    assert asked == {"foaf", "m8g", "org", "prov", "schema", "sem"}


def test_every_outside_term_that_the_shipped_data_use_has_a_label_in_both_languages(
    shipped_store: Path,
) -> None:
    graph = KnowledgeGraph.open(shipped_store, data=shipped("data"))
    answer = graph.sparql(
        """
        SELECT DISTINCT ?term WHERE {
          {
            GRAPH ?told { ?thing ?term ?value }
            FILTER(STRENDS(STR(?told), "/graph/told"))
          }
          UNION {
            GRAPH ?claims { ?described ?term ?value }
            FILTER(STRENDS(STR(?claims), "/graph/claims"))
          }
          UNION {
            GRAPH ?told { ?thing a ?term }
            FILTER(STRENDS(STR(?told), "/graph/told"))
          }
        }
        """
    )
    used = {named(term) for (term,) in answer if term not in LEG}

    labels = {
        (named(triple.subject), triple.object.language)
        for triple in triples_of(ONTOLOGY / "borrowed.ttl")
        if isinstance(triple.object, Literal)
    }

    assert {"foaf:Person", "org:member", "skos:note"} <= used
    assert {(term, language) for term in used for language in ("en", "fr")} <= labels
