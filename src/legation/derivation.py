"""Dated rules: what follows from the facts at a date, with its own provenance.

OWL knows no time. A rule is a SELECT query whose header names the triple that each row
concludes and the triples that it rests on; the claims that tell these are the proof.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from legation.claims import ClaimSet
from legation.dataset import Dataset
from legation.errors import HeaderError
from legation.findings import Finding, Position
from legation.sparql.header import read_header
from legation.store import Store
from legation.terms import (
    LEG,
    PROV,
    RDF,
    RULE,
    BlankNode,
    NamedNode,
    Prefixes,
    Quad,
    Term,
    Triple,
)
from legation.texts import Text

Pattern = tuple[str, str, str]
"""Subject, predicate and object: a variable's name, a prefixed name, or "*"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A dated rule.

    Attributes:
        iri: Its IRI, named after its file.
        text: The SELECT query.
        conclusion: The triple that a row concludes.
        premises: The triples that it rests on.
    """

    iri: NamedNode
    text: str
    conclusion: Pattern
    premises: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """One conclusion of one rule.

    Attributes:
        iri: Its IRI, made from rule and triple; also the name of its graph.
        rule: The rule.
        triple: The conclusion.
        claims: The claims that tell a premise, sorted.
    """

    iri: NamedNode
    rule: NamedNode
    triple: Triple
    claims: tuple[NamedNode, ...]

    def described(self) -> list[Triple]:
        """Return what the claims graph says about the derivation."""
        return [
            Triple(self.iri, RDF.type, LEG.Derivation),
            Triple(self.iri, LEG.rule, self.rule),
            *(Triple(self.iri, PROV.wasDerivedFrom, claim) for claim in self.claims),
        ]

    def quad(self) -> Quad:
        """Return the conclusion in the derivation's own graph."""
        t = self.triple
        return Quad(t.subject, t.predicate, t.object, self.iri)


def read_rules(folder: Path) -> list[Rule]:
    """Read the rules of an ontology.

    Args:
        folder: The folder of `.rq` files; it may be absent.

    Returns:
        The rules, sorted by name.

    Raises:
        HeaderError: The header of one is no TOML or lacks conclusion or premises.
    """
    return [_read_rule(path) for path in sorted(folder.glob("*.rq"))]


def derive(
    rules: Iterable[Rule],
    facts: Store,
    *,
    claims: ClaimSet,
    dataset: Dataset,
) -> list[Derivation]:
    """Apply every rule once.

    Args:
        rules: The rules; none reads what another concludes.
        facts: The told, inferred and bounds triples, in the default graph.
        claims: The claims, to find who tells a premise.
        dataset: The dataset whose base IRI names the derivations.

    Returns:
        A derivation for each rule and triple, sorted by IRI, without triples that are
        told.
    """
    prefixes = dataset.prefixes
    found: dict[NamedNode, Derivation] = {}
    for rule in rules:
        answer = facts.query(rule.text, prefixes=prefixes)
        for row in answer:
            bound = dict(zip(answer.columns, row, strict=True))
            made = _conclude(rule, bound, claims=claims, dataset=dataset)
            if made.triple in claims.told:
                continue
            before = found.get(made.iri)
            both = {*made.claims, *(before.claims if before else ())}
            merged = tuple(sorted(both, key=str))
            found[made.iri] = Derivation(made.iri, made.rule, made.triple, merged)
    return sorted(found.values(), key=lambda derivation: derivation.iri.value)


def _read_rule(path: Path) -> Rule:
    text = path.read_text(encoding="utf-8")
    try:
        header = read_header(text)
        s, p, o = header["conclusion"]
        premises = tuple((a, b, c) for a, b, c in header["premises"])
    except (ValueError, KeyError, TypeError) as error:
        message = Text(
            f"The header of the rule cannot be used ({error}). It needs a conclusion "
            "of three parts and a list of premises of three parts each.",
            f"L'en-tête de la règle est inutilisable ({error}). Il faut une conclusion "
            "en trois parties et une liste de prémisses en trois parties.",
        )
        finding = Finding(message, position=Position(path), shape="rule")
        raise HeaderError(message, [finding]) from error
    return Rule(RULE[path.stem], text, (s, p, o), premises)


def _conclude(
    rule: Rule,
    bound: Mapping[str, Term | None],
    *,
    claims: ClaimSet,
    dataset: Dataset,
) -> Derivation:
    prefixes = dataset.prefixes
    s, p, o = (_term(part, bound, prefixes) for part in rule.conclusion)
    assert isinstance(s, NamedNode | BlankNode)
    assert isinstance(p, NamedNode)
    assert o is not None
    triple = Triple(s, p, o)
    tellers = {
        claim
        for premise in rule.premises
        for told in _instances(premise, bound, claims=claims, prefixes=prefixes)
        for claim in claims.tellers(told)
    }
    digest = hashlib.sha256(f"{rule.iri} {triple}".encode()).hexdigest()[:12]
    name = rule.iri.value.removeprefix(RULE.iri)
    iri = NamedNode(f"{dataset.base}derivation/{name}-{digest}")
    return Derivation(iri, rule.iri, triple, tuple(sorted(tellers, key=str)))


def _instances(
    premise: Pattern,
    bound: Mapping[str, Term | None],
    *,
    claims: ClaimSet,
    prefixes: Prefixes,
) -> list[Triple]:
    subject, predicate, value = (_term(part, bound, prefixes) for part in premise)
    if subject is None or not isinstance(predicate, NamedNode):
        return []
    if value is None and premise[2] != "*":
        return []
    return list(claims.matching(subject, predicate, value))


def _term(
    part: str, bound: Mapping[str, Term | None], prefixes: Prefixes
) -> Term | None:
    if part in bound:
        return bound[part]
    return prefixes.expand(part)
