"""Rules over triples: what the axioms of an ontology say, ready to be applied."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from legation.terms import OWL, RDF, Literal, NamedNode, Node, Triple

Part = str | NamedNode | Literal
"""The subject or object of a pattern: the name of a variable, or a term."""

Relation = tuple[NamedNode, NamedNode | None]
"""A property; or rdf:type and one class, so that each class is found by itself."""

_TYPE = RDF.type
NOTHING = (_TYPE, OWL.Nothing)
"""What a contradiction concludes: something is in the class that has no members."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern.

    Attributes:
        subject: A variable or a term.
        predicate: The property.
        object: A variable or a term; a class where the property is rdf:type.
    """

    subject: Part
    predicate: NamedNode
    object: Part

    @property
    def relation(self) -> Relation:
        """The relation whose triples can match."""
        kind = self.object if self.predicate == _TYPE else None
        assert kind is None or isinstance(kind, NamedNode)
        return self.predicate, kind

    @property
    def parts(self) -> tuple[Part, Part]:
        """Subject and object."""
        return self.subject, self.object

    @property
    def variables(self) -> frozenset[str]:
        """The names of the variables."""
        return frozenset(part for part in self.parts if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows where some patterns match.

    A conclusion is only drawn about a thing with an IRI that the ontology does not
    describe itself, and never has a node without a name.

    Attributes:
        head: What follows; its variables all stand in the body.
        body: What must match, at least one pattern; each shares a variable with others.
        apart: Two variables that must have different values; None for no such demand.
    """

    head: Pattern
    body: tuple[Pattern, ...]
    apart: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """In which order the patterns of a rule are matched, starting from one of them.

    Attributes:
        rule: The rule.
        first: The pattern that is given, one of the body or the head.
        rest: The patterns of the body that are left; each shares a variable with those
            before it.
    """

    rule: Rule
    first: Pattern
    rest: tuple[Pattern, ...]


@dataclass(frozen=True)
class RuleSet:
    """All rules of an ontology.

    Attributes:
        rules: The rules, each once, in the order of the axioms.
        terms: The terms that the ontology describes.
    """

    rules: tuple[Rule, ...] = ()
    terms: frozenset[Node] = field(default=frozenset(), repr=False)

    @cached_property
    def patterns(self) -> frozenset[Pattern]:
        """All patterns of all rules."""
        return frozenset(p for rule in self.rules for p in (rule.head, *rule.body))

    @cached_property
    def forwards(self) -> Mapping[Relation, list[Plan]]:
        """The ways in which one more triple of a relation can make a rule conclude."""
        found = defaultdict(list)
        for rule in self.rules:
            for at, first in enumerate(rule.body):
                others = (*rule.body[:at], *rule.body[at + 1 :])
                rest = order(others, first.variables)
                found[first.relation].append(Plan(rule, first, rest))
        return found

    @cached_property
    def backwards(self) -> Mapping[Relation, list[Plan]]:
        """The ways in which a triple of a relation can be concluded."""
        found = defaultdict(list)
        for rule in self.rules:
            rest = order(rule.body, rule.head.variables)
            found[rule.head.relation].append(Plan(rule, rule.head, rest))
        return found


def relation_of(triple: Triple) -> Relation:
    """Return the relation that a triple belongs to."""
    if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
        return triple.predicate, triple.object
    return triple.predicate, None


def order(patterns: Iterable[Pattern], bound: frozenset[str]) -> tuple[Pattern, ...]:
    """Return patterns in the order in which they are best matched.

    Args:
        patterns: The patterns.
        bound: The variables that have values already.

    Returns:
        At each place the one that shares a variable with those before it, and has the
        fewest others.
    """
    left, ordered = list(patterns), []
    while left:
        best = min(
            left,
            key=lambda p: (bound.isdisjoint(p.variables), len(p.variables - bound)),
        )
        left.remove(best)
        ordered.append(best)
        bound |= best.variables
    return tuple(ordered)
