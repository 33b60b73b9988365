"""What follows from the facts by the ontology (OWL 2 RL).

The fast engine compiles the ontology into rules and applies them in bulk; the reference
is owlrl. `revise` tells what changes where facts come and go.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal as OneOf

from legation.findings import Finding
from legation.inference import reference
from legation.inference.axioms import compile_rules
from legation.inference.bulk import Outcome, conclude
from legation.inference.changes import Change, revise
from legation.inference.clashes import find_clashes
from legation.inference.matching import Facts
from legation.inference.proofs import Prover
from legation.inference.rules import NOTHING, RuleSet
from legation.store import Store
from legation.terms import Prefixes, Triple
from legation.texts import Text

__all__ = [
    "Change",
    "Closure",
    "Engine",
    "RuleSet",
    "close",
    "compile_rules",
    "conclude",
    "revise",
]

Engine = OneOf["fast", "reference"]


@dataclass(frozen=True, slots=True)
class Closure:
    """What the ontology concludes.

    Attributes:
        inferred: The conclusions that are not among the facts given.
        loops: Those that relate a thing to itself, as chains there and back do. They
            are noise to a reader, but other conclusions may follow from them.
        findings: An unknown axiom each, or a contradiction between facts and ontology.
    """

    inferred: Collection[Triple]
    loops: Collection[Triple]
    findings: tuple[Finding, ...]


def close(
    facts: Iterable[Triple],
    ontology: Iterable[Triple],
    *,
    prefixes: Prefixes,
    engine: Engine = "fast",
) -> Closure:
    """Return what follows from facts by an ontology (OWL 2 Profiles, section 4.3).

    Args:
        facts: Triples about things.
        ontology: Axioms, with the names of classes and properties.
        prefixes: Prefixes to name things in findings.
        engine: "fast", which knows the axioms that `compile_rules` names, or
            "reference", which knows all of OWL 2 RL.

    Returns:
        The closure without triples about terms of the ontology or of OWL itself, and
        without literals or blank nodes as subjects.
    """
    compiled = compile_rules(ontology, prefixes=prefixes)
    if engine == "reference":
        return _by_reference(facts, ontology, compiled.rules, prefixes)
    if compiled.findings:
        return Closure((), (), compiled.findings)
    outcome = conclude(facts, compiled.rules)
    told = outcome.told if outcome.impossible else ()
    findings = _clashes(outcome, compiled.rules, told=told, prefixes=prefixes)
    return Closure(outcome.inferred, outcome.loops, findings)


def _by_reference(
    facts: Iterable[Triple],
    ontology: Iterable[Triple],
    rules: RuleSet,
    prefixes: Prefixes,
) -> Closure:
    told = frozenset(facts)
    concluded, contradictions = reference.conclude(told, ontology)
    known = told | concluded
    loops = frozenset(t for t in concluded if t.subject == t.object)
    # Contradictions are looked for once more, because the reasoner's own sentences do
    # not say what they come from; its axioms are taken as they are.
    last = RuleSet(tuple(r for r in rules.rules if r.head.relation == NOTHING))
    findings = _clashes(conclude(known, last), last, told=known, prefixes=prefixes)
    findings = findings or tuple(map(_contradiction, contradictions))
    return Closure(concluded - loops, loops, findings)


def _clashes(
    outcome: Outcome,
    rules: RuleSet,
    *,
    told: Iterable[Triple],
    prefixes: Prefixes,
) -> tuple[Finding, ...]:
    if not outcome.impossible:
        return ()
    known = frozenset(told)
    triples = (*known, *outcome.inferred, *outcome.loops, *outcome.impossible)
    store = Store.memory()
    store.tell(triples)
    prover = Prover(Facts(store), rules, is_told=known.__contains__)
    return tuple(find_clashes(outcome.impossible, prover, prefixes=prefixes))


def _contradiction(message: str) -> Finding:
    return Finding(
        Text(
            f"The facts contradict the ontology ({message}). Correct the facts.",
            f"Les faits contredisent l'ontologie ({message}). Corrigez les faits.",
        ),
        shape="inference",
    )
