"""The closure by owlrl, which applies the rules of OWL 2 RL as the standard lists them.

Its raw closure is no valid RDF and mostly noise: literals as subjects, everything the
same as itself, every node an owl:Thing. Only statements about the dataset's things,
made with terms of the model, are kept.
"""

from collections.abc import Iterable

from owlrl.OWLRL import OWLRL_Semantics

from legation.bridge import from_graph, to_graph
from legation.inference.expressions import is_language
from legation.terms import (
    OWL,
    RDF,
    RDFS,
    Literal,
    NamedNode,
    Triple,
)

_NOTES = frozenset({RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso})
# The reasoner would make two values of such a property the same thing, silently.
_MERGING = frozenset({OWL.FunctionalProperty, OWL.InverseFunctionalProperty})


def conclude(
    facts: Iterable[Triple], ontology: Iterable[Triple]
) -> tuple[frozenset[Triple], tuple[str, ...]]:
    """Return what owlrl concludes.

    Args:
        facts: Triples about things.
        ontology: Axioms, with the names of classes and properties.

    Returns:
        The conclusions that are not among the facts, and the reasoner's own sentences
        about contradictions.
    """
    told = frozenset(facts)
    described = frozenset(ontology)
    axioms = frozenset(filter(_is_axiom, described))
    used = _predicates(axioms)
    graph = to_graph(t for t in told if t.predicate in used)
    graph += to_graph(axioms)
    reasoner = OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    terms = {triple.subject for triple in described}
    concluded = frozenset(
        triple
        for triple in from_graph(graph)
        if triple not in told and triple.subject not in terms and _is_fact(triple)
    )
    return concluded, tuple(sorted(reasoner.error_messages))


def _is_axiom(triple: Triple) -> bool:
    # Labels and notes of terms conclude nothing, and would double the reasoner's work.
    return (
        triple.predicate not in _NOTES
        and triple.object not in _MERGING
        and is_language(triple.predicate)
    )


def _predicates(axioms: frozenset[Triple]) -> set[NamedNode]:
    # A triple whose predicate no axiom names can fire no rule that concludes a fact:
    # labels and notes stay out, which makes the reasoner several times faster.
    named = {
        term
        for axiom in axioms
        for term in (axiom.subject, axiom.object)
        if isinstance(term, NamedNode)
    }
    return named | {RDF.type}


def _is_fact(triple: Triple) -> bool:
    s, p, o = triple.subject, triple.predicate, triple.object
    if not isinstance(s, NamedNode) or not isinstance(o, NamedNode | Literal):
        return False
    if p == RDF.type:
        return not is_language(o)
    return not is_language(s) and not is_language(p)
