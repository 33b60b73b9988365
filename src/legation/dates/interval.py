"""What is known of the first and last day of something, and comparison.

A source that says "in March 2011" allows many pairs of a first and a last day. They
are kept as the limits of those pairs; a comparison answers *yes* when it holds for
every pair, *no* when it holds for none, and *maybe* otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import le, lt


@dataclass(frozen=True, slots=True)
class Interval:
    """What is known of the first and the last day of something; None is no bound.

    It certainly covers the days from `latest_start` to `earliest_end`, if there are
    any, and perhaps those from `earliest_start` to `latest_end`.

    Attributes:
        earliest_start: Earliest day on which it can start.
        latest_start: Latest day on which it can start.
        earliest_end: Earliest day that can be its last.
        latest_end: Latest day that can be its last.
    """

    earliest_start: date | None
    latest_start: date | None
    earliest_end: date | None
    latest_end: date | None


class Answer(StrEnum):
    """What can be said of two dates."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Relation(StrEnum):
    """What two dates can be asked.

    BEFORE: the first ends before the second starts. WITHIN: the first starts and ends
    inside the second. OVERLAPS: they share a day.
    """

    BEFORE = "before"
    WITHIN = "within"
    OVERLAPS = "overlaps"


def compare(first: Interval, second: Interval, *, relation: Relation) -> Answer:
    """Tell whether a relation holds between two dates.

    Args:
        first: The date that is asked about.
        second: The date that it is compared with.
        relation: What is asked.

    Returns:
        YES where it holds for all days that the two allow, NO where for none.
    """
    surely, perhaps = _RELATIONS[relation]
    if surely(first, second):
        return Answer.YES
    return Answer.MAYBE if perhaps(first, second) else Answer.NO


def narrower(
    one: date | None, other: date | None, *, choose: Callable[[date, date], date]
) -> date | None:
    """Return the narrower of two bounds.

    Args:
        one: A bound, or None where there is none.
        other: Another.
        choose: min for two upper bounds, max for two lower ones.

    Returns:
        The chosen one of the bounds that there are; None where there is none.
    """
    if one is None or other is None:
        return one or other
    return choose(one, other)


def _surely(one: date | None, other: date | None, *, holds: "_Order" = le) -> bool:
    """Tell whether an order holds whatever a missing bound is."""
    return one is not None and other is not None and holds(one, other)


def _perhaps(one: date | None, other: date | None, *, holds: "_Order" = le) -> bool:
    """Tell whether an order can hold, whatever a missing bound is."""
    return one is None or other is None or holds(one, other)


_Order = Callable[[date, date], bool]
_Test = Callable[[Interval, Interval], bool]

# For each relation: when it holds for all days, and when it can hold for some.
_RELATIONS: dict[Relation, tuple[_Test, _Test]] = {
    Relation.BEFORE: (
        lambda a, b: _surely(a.latest_end, b.earliest_start, holds=lt),
        lambda a, b: _perhaps(a.earliest_end, b.latest_start, holds=lt),
    ),
    Relation.WITHIN: (
        lambda a, b: (
            _surely(b.latest_start, a.earliest_start)
            and _surely(a.latest_end, b.earliest_end)
        ),
        lambda a, b: (
            _perhaps(b.earliest_start, a.latest_start)
            and _perhaps(a.earliest_end, b.latest_end)
        ),
    ),
    Relation.OVERLAPS: (
        lambda a, b: (
            _surely(a.latest_start, b.earliest_end)
            and _surely(b.latest_start, a.earliest_end)
        ),
        lambda a, b: (
            _perhaps(a.earliest_start, b.latest_end)
            and _perhaps(b.earliest_start, a.latest_end)
        ),
    ),
}
