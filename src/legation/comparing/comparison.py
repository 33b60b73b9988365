"""The comparison of what sources say of one thing, property by property."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from legation.comparing.criteria import Preference, prefer
from legation.comparing.differences import (
    Conflict,
    Difference,
    find_conflicts,
    judge,
    locate,
)
from legation.comparing.hearing import Hearer
from legation.comparing.policies import Policy
from legation.comparing.sayings import Remark, Value
from legation.evidence import Witness
from legation.store import Store
from legation.terms import LEG, NamedNode, Prefixes, Term
from legation.texts import Text

_GRAVITY = tuple(Difference)
_BELONGING = frozenset({LEG.hasSignature, LEG.participant})
_CHOICES = frozenset({Difference.CONTRADICTION, Difference.PRECISION})


@dataclass(frozen=True, slots=True)
class Point:
    """What sources say of one property.

    Attributes:
        property: The property.
        label: What it is called.
        difference: How the values differ.
        values: The values, sorted; at least one.
        conflicts: Those that cannot both be true.
        preference: The value that the policy chooses where the values contradict each
            other or one is more precise; None without a policy or such a difference.
    """

    property: NamedNode
    label: Text
    difference: Difference
    values: tuple[Value, ...]
    conflicts: tuple[Conflict, ...] = ()
    preference: Preference | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the point as JSON values."""
        return {
            "property": self.property.value,
            "label": self.label.as_json(),
            "difference": self.difference.value,
            "values": [value.as_json() for value in self.values],
            "conflicts": [conflict.as_json() for conflict in self.conflicts],
            "preferred": self.preference.as_json() if self.preference else None,
        }

    def order(self) -> tuple[int, bool, str]:
        """Return the key by which points are sorted: gravity, our own terms, name."""
        gravity = _GRAVITY.index(self.difference)
        return gravity, self.property not in LEG, self.property.value


@dataclass(frozen=True, slots=True)
class Comparison:
    """What each source says of a thing.

    Attributes:
        thing: The thing.
        label: What it is called.
        points: What is said of each property, the gravest differences first.
        remarks: What claims say of it in words only.
        related: What belongs to the thing and is told of in contradictory ways, such
            as its delegation: what it is called, and its IRI.
        asked: The only property that was asked for: what it is called, and its IRI.
        policy: The policy that chose; None for none.
    """

    thing: NamedNode
    label: Text
    points: tuple[Point, ...]
    remarks: tuple[Remark, ...] = ()
    related: tuple[tuple[Text, NamedNode], ...] = ()
    asked: tuple[Text, NamedNode] | None = None
    policy: Policy | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the comparison as JSON values."""
        return {
            "thing": self.thing.value,
            "label": self.label.as_json(),
            "policy": self.policy.iri.value if self.policy else None,
            "points": [point.as_json() for point in self.points],
            "remarks": [remark.as_json() for remark in self.remarks],
            "related": [thing.value for _, thing in self.related],
        }


def compare(  # noqa: PLR0913  what is compared, and in which graph: all by name
    thing: NamedNode,
    *,
    store: Store,
    witness: Witness,
    prefixes: Prefixes,
    name: NamedNode | None = None,
    policy: Policy | None = None,
) -> Comparison:
    """Compare what sources say of a thing.

    Args:
        thing: The thing.
        store: The store.
        witness: What finds the places of its claims.
        prefixes: The prefixes of its dataset.
        name: The only property wanted; None for all of them but its class, and
            without what the editors call it.
        policy: What chooses among values that differ; None to choose none.

    Returns:
        The comparison: the same for the same store and policy.
    """
    hearer = Hearer(store, witness=witness, prefixes=prefixes)
    points = _points(thing, hearer=hearer, name=name, policy=policy)
    return Comparison(
        thing=thing,
        label=hearer.name(thing),
        points=points,
        remarks=() if name else hearer.remarks(thing),
        related=() if name else tuple(_related(points, hearer)),
        asked=(hearer.name(name), name) if name else None,
        policy=policy,
    )


def _related(
    points: Iterable[Point], hearer: Hearer
) -> Iterator[tuple[Text, NamedNode]]:
    """Yield what belongs to a thing and is told of in contradictory ways."""
    for point in points:
        if point.property not in _BELONGING:
            continue
        for value in point.values:
            if isinstance(value.term, NamedNode) and any(
                inner.difference is Difference.CONTRADICTION
                for inner in _points(value.term, hearer=hearer)
            ):
                yield value.text, value.term


def _points(
    thing: NamedNode,
    *,
    hearer: Hearer,
    name: NamedNode | None = None,
    policy: Policy | None = None,
) -> tuple[Point, ...]:
    """Return what is said of each property of a thing, or of one, the gravest first."""
    heard = hearer.values(thing, names=name is not None)
    told = (value for values in heard.values() for value in values)
    claims = {claim for value in told for claim in value.claims}
    contradictory = locate(heard, hearer.contradictions(claims))
    points = (
        _point(
            one,
            values,
            hearer=hearer,
            contradictory=contradictory.get(one, frozenset()),
            policy=policy,
        )
        for one, values in heard.items()
        if name in {None, one}
    )
    return tuple(sorted(points, key=Point.order))


def _point(
    name: NamedNode,
    values: tuple[Value, ...],
    *,
    hearer: Hearer,
    contradictory: Collection[frozenset[Term]],
    policy: Policy | None,
) -> Point:
    conflicts = find_conflicts(
        name, values, contradictory=contradictory, lies_in=hearer.lies_in
    )
    difference = judge(name, values, conflicts)
    is_choice = difference in _CHOICES
    return Point(
        property=name,
        label=hearer.name(name),
        difference=difference,
        values=values,
        conflicts=tuple(conflicts),
        preference=(
            prefer(values, policy, name=hearer.name) if policy and is_choice else None
        ),
    )
