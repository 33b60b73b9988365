"""What follows from the facts by the ontology: the OWL 2 RL closure, cleaned.

The reasoner's raw closure is not valid RDF and is mostly noise: literals as subjects,
everything the same as itself, every node an owl:Thing. Only statements about the
dataset's things, made with terms of the model, are kept.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from owlrl.OWLRL import OWLRL_Semantics

from legation.bridge import from_graph, to_graph
from legation.findings import Finding
from legation.terms import (
    OWL,
    RDF,
    RDFS,
    XSD,
    BlankNode,
    Literal,
    NamedNode,
    Prefixes,
    Triple,
)
from legation.texts import Text

_LANGUAGE = (RDF, RDFS, OWL, XSD)
_NOTES = frozenset({RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso})
_DISJOINT = re.compile(
    r"Disjoint classes (\S+) and (\S+) have a common individual (\S+)"
)


@dataclass(frozen=True, slots=True)
class Closure:
    """What the ontology concludes.

    Attributes:
        inferred: The conclusions that are not among the facts given.
        clashes: A finding for each contradiction between facts and ontology.
    """

    inferred: frozenset[Triple]
    clashes: tuple[Finding, ...]


def close(
    facts: Iterable[Triple], ontology: Iterable[Triple], *, prefixes: Prefixes
) -> Closure:
    """Return what follows from facts by an ontology (OWL 2 Profiles, section 4.3).

    Args:
        facts: Triples about things.
        ontology: Axioms, with the names of classes and properties.
        prefixes: Prefixes to name things in findings.

    Returns:
        The closure without triples about terms of the ontology or of OWL itself,
        without literals or blank nodes as subjects, and without statements that
        relate a thing to itself.
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
    inferred = frozenset(
        triple
        for triple in from_graph(graph)
        if triple not in told and triple.subject not in terms and _is_fact(triple)
    )
    clashes = [_clash(message, prefixes) for message in reasoner.error_messages]
    return Closure(inferred, tuple(sorted(clashes, key=Finding.order)))


def _is_axiom(triple: Triple) -> bool:
    # Labels and notes of terms conclude nothing, and would double the reasoner's work.
    return triple.predicate not in _NOTES and any(
        triple.predicate in language for language in (RDF, RDFS, OWL)
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
    if isinstance(s, BlankNode) or isinstance(o, BlankNode) or s == o:
        return False
    if p == RDF.type:
        return not any(o in language for language in _LANGUAGE)
    return not any(x in language for x in (s, p) for language in _LANGUAGE) and (
        isinstance(o, NamedNode | Literal)
    )


def _clash(message: str, prefixes: Prefixes) -> Finding:
    disjoint = _DISJOINT.match(message)
    if not disjoint:
        return Finding(
            Text(
                f"The facts contradict the ontology ({message}). Correct the facts.",
                f"Les faits contredisent l'ontologie ({message}). Corrigez les faits.",
            ),
            shape="inference",
        )
    one, other = sorted(prefixes.shorten(disjoint[n]) for n in (1, 2))
    thing = prefixes.shorten(disjoint[3])
    return Finding(
        Text(
            f"{thing} is both {one} and {other}, which exclude each other. Correct its "
            "type, or the property that implies the wrong one.",
            f"{thing} est à la fois {one} et {other}, qui s'excluent. Corrigez son "
            "type ou la propriété qui entraîne le mauvais type.",
        ),
        focus=disjoint[3],
        path="rdf:type",
        shape="inference",
    )
