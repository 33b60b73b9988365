"""The earliest and latest days of every dated thing, computed from what is told."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from legation.dates import DateError, Interval, parse_edtf
from legation.terms import EDTF, LEG, XSD, Literal, Node, Triple

_BOUNDS = (
    (LEG.earliestStart, "earliest_start", min),
    (LEG.latestStart, "latest_start", max),
    (LEG.earliestEnd, "earliest_end", min),
    (LEG.latestEnd, "latest_end", max),
)


def bounds(told: Iterable[Triple]) -> frozenset[Triple]:
    """Return the bounds of every thing that has a date.

    Args:
        told: The told triples.

    Returns:
        At most one triple for each of the four bounds of a thing. Where several dates
        are told, the earliest days are the least and the latest days the greatest of
        them, so that disagreement narrows what is certain. A bound that one of the
        dates leaves open is left out.
    """
    dated: dict[Node, list[Interval]] = defaultdict(list)
    for triple in told:
        if triple.predicate == LEG.date and (interval := _interval(triple.object)):
            assert not isinstance(triple.subject, Triple)
            dated[triple.subject].append(interval)
    return frozenset(
        Triple(thing, predicate, _day(choose(days)))
        for thing, intervals in dated.items()
        for predicate, name, choose in _BOUNDS
        if (days := _days(intervals, name))
    )


def _interval(value: object) -> Interval | None:
    if not isinstance(value, Literal) or value.datatype != EDTF.EDTF:
        return None
    try:
        return parse_edtf(value.value)
    except DateError:  # reported, with its place, when the file was read
        return None


def _days(intervals: list[Interval], name: str) -> list[date]:
    days = [getattr(interval, name) for interval in intervals]
    return [] if None in days else days


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=XSD.date)
