import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from owlrl import OWLRL_Semantics

from legation.assets import folders
from legation.bounds import bounds
from legation.bridge import from_graph, to_graph
from legation.inference import close
from legation.inputs import read_inputs
from legation.terms import (
    LEG,
    OWL,
    RDF,
    RDFS,
    BlankNode,
    Literal,
    NamedNode,
    Triple,
)
from ontologies import axioms, facts
from reasoning import triples
from turtles import PREFIXES

INPUTS = read_inputs(folders(), part="quebec-russia")
ONTOLOGY = [quad.triple for document in INPUTS.ontology for quad in document.quads]
TOLD = INPUTS.claims().told


@settings(max_examples=150, deadline=None)
@given(st.lists(axioms, max_size=6), st.lists(facts, max_size=8))
def test_both_engines_conclude_the_same_from_any_ontology(
    ontology: list[str], told: list[str]
) -> None:
    known, described = triples("\n".join(told)), triples("\n".join(ontology))

    fast = close(known, described, prefixes=PREFIXES)
    reference = close(known, described, prefixes=PREFIXES, engine="reference")

    assert frozenset(fast.inferred) == reference.inferred
    assert frozenset(fast.loops) == reference.loops
    assert bool(fast.findings) is bool(reference.findings)


def _relations() -> list[NamedNode]:
    kinds = {OWL.ObjectProperty, OWL.TransitiveProperty, OWL.SymmetricProperty}
    found = {t.subject for t in ONTOLOGY if t.object in kinds}
    return sorted((name for name in found if isinstance(name, NamedNode)), key=str)


def _statements() -> st.SearchStrategy[Triple]:
    """Return facts of any sort in the words of our ontology, about a few things."""
    nodes = [NamedNode(f"https://example.org/id/{n}") for n in range(6)]
    described = {t.subject for t in ONTOLOGY if t.object == OWL.Class}
    kinds = [c for c in sorted(described, key=str) if isinstance(c, NamedNode)]
    some = st.sampled_from(nodes)
    return st.one_of(
        st.builds(Triple, some, st.sampled_from(_relations()), some),
        st.builds(Triple, some, st.just(RDF.type), st.sampled_from(kinds)),
        st.builds(Triple, some, st.just(LEG.size), st.just(Literal(8))),
    )


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.sets(_statements(), min_size=1, max_size=25))
def test_both_engines_conclude_the_same_by_our_ontology(told: set[Triple]) -> None:
    fast = close(told, ONTOLOGY, prefixes=PREFIXES)
    reference = close(told, ONTOLOGY, prefixes=PREFIXES, engine="reference")

    assert frozenset(fast.inferred) == reference.inferred
    assert frozenset(fast.loops) == reference.loops
    assert bool(fast.findings) is bool(reference.findings)


def test_both_engines_conclude_the_same_from_the_shipped_data() -> None:
    known = TOLD | bounds(TOLD)

    fast = close(known, ONTOLOGY, prefixes=PREFIXES)
    reference = close(known, ONTOLOGY, prefixes=PREFIXES, engine="reference")

    assert frozenset(fast.inferred) == reference.inferred
    assert frozenset(fast.loops) == reference.loops
    assert len(fast.inferred) > 800
    assert not fast.findings
    assert not reference.findings


@pytest.mark.slow
def test_owlrl_as_it_stands_has_no_useful_conclusion_more() -> None:
    graph = to_graph([*TOLD, *ONTOLOGY])
    OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False).closure()
    described = {triple.subject for triple in ONTOLOGY}
    named = {term for triple in TOLD for term in (triple.subject, triple.object)}
    things = named - described

    useful = {
        triple
        for triple in from_graph(graph)
        if triple.subject in things
        and triple not in TOLD
        and triple.subject != triple.object
        and triple.predicate != OWL.sameAs
        and triple.object not in {OWL.Thing, RDFS.Resource}
        and not isinstance(triple.object, BlankNode)
    }

    fast = close(TOLD, ONTOLOGY, prefixes=PREFIXES)
    assert frozenset(fast.inferred) == useful
