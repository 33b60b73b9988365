"""How what sources say of one property differs: contradiction, precision, agreement."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

from legation.comparing.extents import in_years_of
from legation.comparing.sayings import Value
from legation.terms import LEG, ORG, NamedNode, Term

# A thing has one value of each of these in truth. They are no functional properties of
# OWL, for what sources say in error would then make two people or two places one.
_SINGLE = frozenset(
    {
        LEG.date,
        LEG.existedFrom,
        LEG.existedUntil,
        LEG.head,
        LEG.hostJurisdiction,
        LEG.inEvent,
        LEG.inForceFrom,
        LEG.inForceUntil,
        LEG.ordinal,
        LEG.participationOf,
        LEG.sizeBesidesHead,
        LEG.tenureOf,
        ORG.member,
    }
)


class Difference(StrEnum):
    """How what sources say of one property differs, the gravest first.

    CONTRADICTION: not all of it can be true. PRECISION: one value is more precise than
    another. ADDITION: all of it can be true, and no source tells all of it.
    AGREEMENT: several sources tell the same. ALONE: only one source tells anything.
    """

    CONTRADICTION = "contradiction"
    PRECISION = "precision"
    ADDITION = "addition"
    AGREEMENT = "agreement"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values that cannot both be true.

    Attributes:
        one: A value.
        other: Another.
        is_told: Whether the data say that claims contradict each other which tell
            these values; otherwise the values themselves exclude each other.
    """

    one: Term
    other: Term
    is_told: bool

    def as_json(self) -> dict[str, Any]:
        """Return the conflict as JSON values."""
        return {
            "one": str(self.one),
            "other": str(self.other),
            "isTold": self.is_told,
        }


def locate(
    heard: Mapping[NamedNode, Sequence[Value]], pairs: Iterable[frozenset[Term]]
) -> Mapping[NamedNode, set[frozenset[Term]]]:
    """Tell what claims contradict each other about.

    Args:
        heard: The values of each property of one thing.
        pairs: The pairs of claims that the data call contradictory.

    Returns:
        For each property the pairs that tell different values of it; where a pair
        differs about a property that has one value in truth, only such properties.
    """
    found: dict[NamedNode, set[frozenset[Term]]] = defaultdict(set)
    for pair in pairs:
        rival = [name for name, values in heard.items() if _differ(values, pair)]
        for name in _SINGLE.intersection(rival) or rival:
            found[name].add(pair)
    return found


def find_conflicts(
    name: NamedNode,
    values: Sequence[Value],
    *,
    contradictory: Collection[frozenset[Term]],
    lies_in: Callable[[Term, Term], bool],
) -> list[Conflict]:
    """Return the values of a property that cannot both be true.

    Args:
        name: The property.
        values: What claims tell of it.
        contradictory: The pairs of claims that the data call contradictory.
        lies_in: Tells whether a place lies within another.

    Returns:
        The pairs, in the order of the values.
    """
    found = []
    for one, other in combinations(values, 2):
        is_told = any(pair in contradictory for pair in _tellers(one, other))
        if is_told or (
            name in _SINGLE
            and _exclude(one, other, lies_in)
            and _are_rivals(one, other, values)
        ):
            found.append(Conflict(one.term, other.term, is_told))
    return found


def judge(
    name: NamedNode, values: Sequence[Value], conflicts: Collection[Conflict]
) -> Difference:
    """Tell how the values of a property differ.

    Args:
        name: The property.
        values: What claims tell of it; at least one value.
        conflicts: Those that cannot both be true.

    Returns:
        The gravest difference among them.
    """
    if conflicts:
        return Difference.CONTRADICTION
    if name in _SINGLE and any(
        _are_rivals(one, other, values) for one, other in combinations(values, 2)
    ):
        return Difference.PRECISION
    sources = frozenset[NamedNode]().union(*(value.sources for value in values))
    if len(sources) == 1:
        return Difference.ALONE
    is_shared = all(value.sources == sources for value in values)
    return Difference.AGREEMENT if is_shared else Difference.ADDITION


def _differ(values: Sequence[Value], pair: frozenset[Term]) -> bool:
    """Tell whether two claims tell different values."""
    return any(pair in _tellers(*two) for two in combinations(values, 2))


def _tellers(one: Value, other: Value) -> Iterator[frozenset[Term]]:
    """Yield each pair of a claim of one value and one of the other that do not agree.

    Two claims that tell both values agree about them.
    """
    both = one.claims & other.claims
    for claim in one.claims:
        for rival in other.claims:
            if claim not in both or rival not in both:
                yield frozenset({claim, rival})


def _exclude(one: Value, other: Value, lies_in: Callable[[Term, Term], bool]) -> bool:
    if one.extent and other.extent:
        extents = in_years_of(one.term, other.term) or [one.extent]
        rivals = in_years_of(other.term, one.term) or [other.extent]
        return all(a.excludes(b) for a in extents for b in rivals)
    return not (lies_in(one.term, other.term) or lies_in(other.term, one.term))


def _are_rivals(one: Value, other: Value, values: Sequence[Value]) -> bool:
    """Tell whether claims tell two values that have no value of theirs in common.

    A claim that names two hosts does not deny one that names the first of them.
    """
    told = {
        claim: frozenset(value.term for value in values if claim in value.claims)
        for value in (one, other)
        for claim in value.claims
    }
    return any(
        told[claim].isdisjoint(told[rival])
        for claim in one.claims
        for rival in other.claims
    )
