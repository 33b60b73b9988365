"""Repairs that take away what is too much, or set it apart."""

from collections.abc import Collection, Iterator

from legation.repairs.corrections import nearest
from legation.repairs.duplicates import duplicates
from legation.repairs.spots import LABELS, Spot
from legation.results import Repair
from legation.terms import Literal, NamedNode, Term, Triple


def thin(spot: Spot, number: int) -> Iterator[Repair]:
    """Yield the repair that leaves as many values as there may be, if they say all.

    Args:
        spot: Where there are too many.
        number: How many there may be.
    """
    if number == 0:
        yield spot.propose.remove(spot.standing(*spot.values))
        return
    kept = duplicates(spot.values, allows=spot.allows)
    if len(kept) <= number:
        stay = [value for value, others in kept.items() if others]
        gone = [other for others in kept.values() for other in others]
        yield spot.propose.keep(spot.standing(*stay), spot.standing(*gone))


def distinguish(spot: Spot) -> Iterator[Repair]:
    """Yield the repair that leaves one value in each language.

    Other labels become alternative ones; other texts stay as they are.

    Args:
        spot: Where there are two values in one language.
    """
    by_tag: dict[str, list[Term]] = {}
    for value in spot.values:
        if isinstance(value, Literal) and value.language:
            by_tag.setdefault(value.language, []).append(value)
    stay: list[Term] = []
    others: list[Term] = []
    gone: list[Term] = []
    for values in by_tag.values():
        if len(values) > 1:
            kept = duplicates(values, allows=spot.allows)
            first, *rest = kept
            stay.append(first)
            others += rest
            gone += [one for same in kept.values() for one in same]
    triples = spot.standing
    if not others:
        yield spot.propose.keep(triples(*stay), triples(*gone))
    elif spot.path in LABELS:
        yield spot.propose.demote(triples(*stay), triples(*others), triples(*gone))


def open_up(spot: Spot, allowed: Collection[NamedNode]) -> Iterator[Repair]:
    """Yield repairs of a property that a shape does not know, the likeliest first.

    Args:
        spot: Where the property stands.
        allowed: The properties that the shape knows.
    """
    predicate, value = spot.breach.bound["path"], spot.breach.value
    assert isinstance(predicate, NamedNode)
    if spot.path is not None or value is None:
        return
    old = Triple(spot.focus, predicate, value)
    near = nearest(predicate, sorted(allowed, key=str))
    if isinstance(near, NamedNode):
        yield spot.propose.replace([old], [Triple(spot.focus, near, value)])
    yield spot.propose.remove([old])
