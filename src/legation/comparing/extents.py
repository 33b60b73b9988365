"""What a date or a number leaves open, and whether two of them can both be true."""

from dataclasses import dataclass
from datetime import date
from math import inf

from legation.dates import DateError, parse_edtf
from legation.terms import EDTF, XSD, Literal, Term

_UNITS = (1000, 100, 10, 5)
_NO_YEAR, _LEAP = "XXXX", 2000


@dataclass(frozen=True, slots=True)
class Extent:
    """The limits of a span: those of its start and those of its end.

    Attributes:
        earliest_start: The least start, in days of the calendar, or as a number.
        latest_start: The greatest start.
        earliest_end: The least end.
        latest_end: The greatest end.
    """

    earliest_start: float
    latest_start: float
    earliest_end: float
    latest_end: float

    @property
    def vagueness(self) -> float:
        """How much is left open: 0 where start and end are known."""
        return (self.latest_start - self.earliest_start) + (
            self.latest_end - self.earliest_end
        )

    def excludes(self, other: "Extent") -> bool:
        """Tell whether two extents cannot be those of one thing.

        Args:
            other: What another source says.

        Returns:
            False where one lies inside the other, for a source that tells a day or a
            month of a longer span does not deny the rest of it.
        """
        if self.lies_in(other) or other.lies_in(self):
            return False
        return (
            max(self.earliest_start, other.earliest_start)
            > min(self.latest_start, other.latest_start)
        ) or (
            max(self.earliest_end, other.earliest_end)
            > min(self.latest_end, other.latest_end)
        )

    def lies_in(self, other: "Extent") -> bool:
        """Tell whether nothing of an extent can lie outside another."""
        return (
            other.earliest_start <= self.earliest_start
            and self.latest_end <= other.latest_end
        )


def read_extent(term: Term, *, is_round: bool = False) -> Extent | None:
    """Return the extent of a date or a whole number.

    Args:
        term: The value.
        is_round: Whether it is a round figure: about 20 is any number from 15 to 24,
            about 25 any from 23 to 27.

    Returns:
        The extent; None for what is neither a date nor a number.
    """
    if not isinstance(term, Literal):
        return None
    if term.datatype == XSD.integer:
        return _number(int(term.value), is_round=is_round)
    if term.datatype in {EDTF.EDTF, XSD.date}:
        return read_date(term.value)
    return None


def in_years_of(term: Term, other: Term) -> list[Extent]:
    """Return what a date without a year can be beside another date.

    Args:
        term: The date.
        other: The other date, in whose years it is put.

    Returns:
        An extent for each year; none for what has a year of its own, is no date, or
        stands beside a date without bounds.
    """
    if not isinstance(term, Literal) or not isinstance(other, Literal):
        return []
    if _NO_YEAR not in term.value:
        return []
    years = (f"{year:04}" for year in _years(other.value))
    found = (read_date(term.value.replace(_NO_YEAR, year)) for year in years)
    return [extent for extent in found if extent is not None]


def read_date(text: str) -> Extent | None:
    """Return the extent of a date.

    Args:
        text: An EDTF literal, or a date of XML Schema.

    Returns:
        The extent in days; None where the text is no date.
    """
    try:
        days = parse_edtf(text)
    except DateError:
        return None
    return Extent(
        _day(days.earliest_start, -inf),
        _day(days.latest_start, inf),
        _day(days.earliest_end, -inf),
        _day(days.latest_end, inf),
    )


def _years(text: str) -> range:
    """Return the years of a date; a leap year where it has none either."""
    if _NO_YEAR in text:
        return range(_LEAP, _LEAP + 1)
    extent = read_date(text)
    if extent is None or inf in {-extent.earliest_start, extent.latest_end}:
        return range(0)
    first, last = (int(day) for day in (extent.earliest_start, extent.latest_end))
    return range(date.fromordinal(first).year, date.fromordinal(last).year + 1)


def _number(number: int, *, is_round: bool) -> Extent:
    whole = next((unit for unit in _UNITS if not number % unit), 1)
    unit = whole if is_round else 1
    low, high = number - unit // 2, number + (unit - 1) // 2
    return Extent(low, high, low, high)


def _day(day: date | None, unknown: float) -> float:
    return unknown if day is None else day.toordinal()
