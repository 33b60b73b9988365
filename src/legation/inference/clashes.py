"""Contradictions between facts and ontology, each with the facts that cause it."""

from collections.abc import Iterable

from legation.findings import Cause, Finding
from legation.inference.proofs import Prover
from legation.inference.rules import Rule
from legation.terms import (
    RDF,
    BlankNode,
    Literal,
    NamedNode,
    Prefixes,
    Term,
    Triple,
)
from legation.texts import Text

_CORRECT = Text(
    "Correct one of the facts that cause it.",
    "Corrigez l'un des faits en cause.",
)


def find_clashes(
    impossible: Iterable[Triple], prover: Prover, *, prefixes: Prefixes
) -> list[Finding]:
    """Return what is contradictory, and why.

    Args:
        impossible: Conclusions that something is in the class of nothing.
        prover: Finds what they follow from.
        prefixes: Prefixes to name things in findings.

    Returns:
        A finding for each thing and pair of facts that exclude each other, sorted.
    """
    found = {
        (rule, frozenset(premises)): (triple, premises)
        for triple in impossible
        for rule, premises in prover.ways(triple)
    }
    findings = [
        _finding(rule, triple, premises, prover=prover, prefixes=prefixes)
        for (rule, _), (triple, premises) in found.items()
    ]
    return sorted(findings, key=Finding.order)


def _finding(
    rule: Rule,
    triple: Triple,
    premises: list[Triple],
    *,
    prover: Prover,
    prefixes: Prefixes,
) -> Finding:
    told = {cause for premise in premises for cause in prover.shortest(premise) or ()}
    causes = [_cause(triple, prefixes) for triple in told]
    assert isinstance(triple.subject, NamedNode)
    return Finding(
        _message(rule, triple.subject, premises, prefixes),
        focus=triple.subject.value,
        path=prefixes.shorten(premises[0].predicate.value),
        shape="inference",
        causes=tuple(sorted(causes, key=lambda cause: cause.text)),
    )


def _message(
    rule: Rule, thing: NamedNode, premises: list[Triple], prefixes: Prefixes
) -> Text:
    name = prefixes.write(thing)
    if rule.apart:
        is_shared = rule.head.subject in rule.apart
        return _shared(premises, prefixes) if is_shared else _two(premises, prefixes)
    kinds = [_write(p.object, prefixes) for p in premises if p.predicate == RDF.type]
    if len(kinds) == len(premises):
        one, other = ", ".join(kinds[:-1]), kinds[-1]
        return Text(
            f"{name} is both {one} and {other}, which exclude each other. "
            f"{_CORRECT.en}",
            f"{name} est à la fois {one} et {other}, qui s'excluent. {_CORRECT.fr}",
        )
    said = "; ".join(_write_triple(premise, prefixes) for premise in premises)
    return Text(
        f"By the ontology this cannot be true together: {said}. {_CORRECT.en}",
        f"Selon l'ontologie, ceci ne peut être vrai à la fois : {said}. {_CORRECT.fr}",
    )


def _shared(premises: list[Triple], prefixes: Prefixes) -> Text:
    path = prefixes.shorten(premises[0].predicate.value)
    one, other = sorted(_write(premise.subject, prefixes) for premise in premises)
    value = _write(premises[0].object, prefixes)
    return Text(
        f"{one} and {other} have the same value of {path}, {value}; only one thing may "
        f"have it. {_CORRECT.en}",
        f"{one} et {other} ont la même valeur de {path}, {value}; une seule chose peut "
        f"l'avoir. {_CORRECT.fr}",
    )


def _two(premises: list[Triple], prefixes: Prefixes) -> Text:
    path = prefixes.shorten(premises[0].predicate.value)
    name = _write(premises[0].subject, prefixes)
    one, other = sorted(_write(premise.object, prefixes) for premise in premises)
    return Text(
        f"{name} has two values of {path} and may have one: {one}, {other}. "
        f"{_CORRECT.en}",
        f"{name} a deux valeurs de {path} et ne peut en avoir qu'une : {one}, {other}. "
        f"{_CORRECT.fr}",
    )


def _cause(triple: Triple, prefixes: Prefixes) -> Cause:
    value = triple.object
    assert isinstance(triple.subject, NamedNode | BlankNode)
    return Cause(
        _write_triple(triple, prefixes),
        subject=triple.subject.value,
        predicate=triple.predicate.value,
        value=value.value if isinstance(value, NamedNode | Literal) else None,
    )


def _write_triple(triple: Triple, prefixes: Prefixes) -> str:
    is_type = triple.predicate == RDF.type
    verb = "a" if is_type else prefixes.shorten(triple.predicate.value)
    return (
        f"{_write(triple.subject, prefixes)} {verb} {_write(triple.object, prefixes)}"
    )


def _write(term: Term | Triple, prefixes: Prefixes) -> str:
    assert not isinstance(term, Triple)
    return prefixes.write(term)
