"""Spans of time, and how near two of them are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legation.dates import DateError, parse_edtf
from legation.likeness.days import say_days, say_month
from legation.likeness.facts import Facts
from legation.terms import LEG, NamedNode
from legation.texts import Text

_ANY_YEAR = "XXXX-"
_SOME_YEAR = 2000  # a leap year, so that each day of any year exists in it
_NEAR = 7  # days between two dates of which one may be wrong
_MONTH = 31
_SEASON = 123
_YEAR = 366


class Nearness(StrEnum):
    """How near two spans are, the nearest first."""

    SAME_DAY = "both are known to start on one day"
    SHARED_DAYS = "both are known to the day, and share some"
    SAME_MONTH = "both may share days of one month"
    SAME_SEASON = "both may share days of one season"
    SAME_YEAR = "both may share days of one year"
    LOOSE = "both may share days of some years"
    ADJACENT = "two months or years follow each other"
    NEAR = "a few days lie between them"
    UNDATED = "one has no date"
    APART = "they share no day"


@dataclass(frozen=True, slots=True)
class Span:
    """What is known of the days of something.

    Attributes:
        first: The first day that can belong to it.
        last: The last one.
        is_exact: Whether the first day is known.
        has_year: Whether the year is known; otherwise the days stand in 2000.
    """

    first: date
    last: date
    is_exact: bool
    has_year: bool = True

    def years(self) -> range:
        """Return the years that it touches; none where the year is not known."""
        if not self.has_year:
            return range(0)
        return range(self.first.year, self.last.year + 1)


def read_span(text: str) -> Span | None:
    """Return the span of an EDTF date, or None where it has no first or last day.

    Args:
        text: The date, of Level 0 or 1; `XXXX-05-20` is a day of any year.
    """
    has_year = _ANY_YEAR not in text
    try:
        known = parse_edtf(text.replace(_ANY_YEAR, f"{_SOME_YEAR}-"))
    except DateError:
        return None
    first, last = known.earliest_start, known.latest_end
    if first is None or last is None:
        return None
    return Span(first, last, known.latest_start == first, has_year)


def spans_of(facts: Facts, thing: NamedNode) -> tuple[Span, ...]:
    """Return the spans that are told of a thing, in the order of their dates."""
    dates = facts.literals(thing, LEG.date)
    return tuple(span for literal in dates if (span := read_span(literal.value)))


def nearest(
    ones: tuple[Span, ...], others: tuple[Span, ...]
) -> tuple[Nearness, Text | None, bool]:
    """Return how near the nearest of two things' spans are.

    Args:
        ones: The spans of one thing.
        others: Those of the other.

    Returns:
        How near, the days in words where there are any in common, and whether both
        years are known.
    """
    order = list(Nearness)
    found = [
        (order.index(nearness), not has_year, text.en if text else "", text)
        for one in ones
        for other in others
        for nearness, text, has_year in [_compare(one, other)]
    ]
    if not found:
        return Nearness.UNDATED, None, False
    place, lacks_year, _, text = min(found, key=lambda row: row[:3])
    return order[place], text, not lacks_year


def _compare(one: Span, other: Span) -> tuple[Nearness, Text | None, bool]:
    has_year = one.has_year and other.has_year
    if not has_year:
        if max(len(one.years()), len(other.years())) > 1:
            return Nearness.LOOSE, None, False
        one, other = _yearless(one), _yearless(other)
    first, last = max(one.first, other.first), min(one.last, other.last)
    if first > last:
        return _across(one, other, gap=(first - last).days), None, has_year
    if one.is_exact and other.is_exact:
        days = say_days(first, last, has_year=has_year)
        is_same = one.first == other.first
        near = Nearness.SAME_DAY if is_same else Nearness.SHARED_DAYS
        return near, days, has_year
    length = max(_length(one), _length(other))
    return *_together(first, length, has_year=has_year), has_year


def _together(
    first: date, length: int, *, has_year: bool
) -> tuple[Nearness, Text | None]:
    if length <= _MONTH:
        return Nearness.SAME_MONTH, say_month(first, has_year=has_year)
    if length <= _SEASON:
        return Nearness.SAME_SEASON, say_month(first, has_year=has_year)
    if length <= _YEAR:
        year = Text(str(first.year), str(first.year)) if has_year else None
        return Nearness.SAME_YEAR, year
    return Nearness.LOOSE, None


def _across(one: Span, other: Span, *, gap: int) -> Nearness:
    is_exact = one.is_exact and other.is_exact
    if gap == 1 and not is_exact:
        return Nearness.ADJACENT
    # Where only a first day is told, the rest may have been left out.
    is_open = one.first == one.last or other.first == other.last
    return Nearness.NEAR if gap <= _NEAR and is_exact and is_open else Nearness.APART


def _yearless(span: Span) -> Span:
    if not span.has_year or span.first.year != span.last.year:
        return span
    first, last = (day.replace(year=_SOME_YEAR) for day in (span.first, span.last))
    return Span(first, last, span.is_exact, has_year=False)


def _length(span: Span) -> int:
    return (span.last - span.first).days + 1
