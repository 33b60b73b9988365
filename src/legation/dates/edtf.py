"""EDTF literals and the days that they allow.

Level 1 of the specification (ISO 8601-2:2019, annex A), and beyond it dates without a
year (XXXX-MM, XXXX-MM-DD) and quarters (33-36). What it leaves open is read so that a
comparison errs towards *maybe*:

- Seasons (21-24) are those of the northern hemisphere, from the month in which the
  meteorological season begins to the month in which the astronomical one ends.
  "Winter 2013" is said of February 2013 as well as of the winter that begins in
  December 2013, so it reaches from December 2012 to March 2014.
- A qualifier (?, ~ or %) widens a date by its own length on either side.
- An open end (..) and an unknown end (nothing) are both no bound: a source that says
  "since 2009" does not promise that there will be no end.
"""

import re
from dataclasses import dataclass
from datetime import date

from legation.dates.days import DateError, check_day, check_month, first_of, last_of
from legation.dates.interval import Interval, narrower
from legation.dates.schema import CLOCK, ZONE
from legation.dates.spelling import misspelt
from legation.texts import Text


def parse_edtf(text: str) -> Interval:
    """Read an EDTF literal (Level 1, XXXX-MM, XXXX-MM-DD and quarters 33-36).

    Args:
        text: The lexical form, such as "2011-03", "2009-12~" or "2003-04-29/..".

    Returns:
        The limits of the days that it allows; a date without a year has none.

    Raises:
        DateError: It is no EDTF of that level, names a day that does not exist, ends
            before it starts, says nothing, or lies outside the years 1 to 9999.
    """
    interval = _read(text)
    if interval is None:
        raise DateError(text, misspelt(text, read=_read))
    return interval


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that one end of an interval can be; None is no bound."""

    first: date | None
    last: date | None


_UNBOUNDED = _Days(None, None)

# Level 1 lets X stand for the last digits of the year, for the whole month and day,
# and XXXX for the year; a mixture of known and unknown parts is Level 2.
_DATE = re.compile(
    r"""(?: (?P<decade>[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)
          | (?P<year>[0-9]{4}|XXXX)
            (?: - (?: XX(?:-XX)?
                    | (?P<month>[0-9]{2}) (?: - (?: XX | (?P<day>[0-9]{2}) ) )? ) )?
        ) (?P<qualifier>[?~%])?""",
    re.VERBOSE,
)
_DATE_TIME = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){CLOCK}{ZONE}")
_FAR_YEAR = re.compile(r"Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?|-[0-9]{4,}(?:-.*)?")

# First and last month of each code, counted from January of the year as 1: month 0 is
# the December before, month 15 the March after.
_MONTHS = {
    **{month: (month, month) for month in range(1, 13)},
    21: (3, 6),
    22: (6, 9),
    23: (9, 12),
    24: (0, 15),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
}


def _read(text: str) -> Interval | None:
    """Return the interval of a literal, or None where it is not spelt as EDTF."""
    left, slash, right = text.partition("/")
    if not slash:
        moment = _DATE_TIME.fullmatch(text)
        days = _read_date(moment[1] if moment else text)
        return None if days is None else _between(days, days)
    start, end = _read_end(left), _read_end(right)
    if start is None or end is None:
        return None
    if left in {"", ".."} and right in {"", ".."}:
        raise DateError(
            text,
            Text(
                f"“{text}” has neither a start nor an end: leave the date out.",
                f"« {text} » n'a ni début ni fin : omettez la date.",
            ),
        )
    if start.first and end.last and start.first > end.last:
        raise DateError(
            text,
            Text(
                f"“{text}” is reversed: its start {left} is later than its end {right}."
                " Swap the two, or correct the one that is wrong.",
                f"« {text} » est à l'envers : son début, {left}, est postérieur à sa "
                f"fin, {right}. Permutez les deux dates, ou corrigez celle qui est "
                "erronée.",
            ),
        )
    return _between(start, end)


def _read_end(text: str) -> _Days | None:
    """Return the days of one end of an interval, open and unknown ends included."""
    return _UNBOUNDED if text in {"", ".."} else _read_date(text)


def _read_date(text: str) -> _Days | None:
    """Return the days that a date without "/" can be, or None where misspelt."""
    if _FAR_YEAR.fullmatch(text):
        raise _out_of_range(text)
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if match["decade"]:
        low, high = (int(match["decade"].replace("X", digit)) for digit in "09")
        days = _Days(first_of(low, 1), last_of(high, 12))
    elif year == "0000":
        raise _out_of_range(text)
    else:
        if month:
            check_month(text, int(month), known=range(1, 13) if day else _MONTHS)
        if day:
            # Without a year, 29 February must be possible: 2000 had one.
            some_year = 2000 if year == "XXXX" else int(year)
            check_day(text, year=some_year, month=int(month), day=int(day))
        days = _days_of(year, month, day)
    return _widen(days) if match["qualifier"] else days


def _days_of(year: str, month: str | None, day: str | None) -> _Days:
    """Return the days of a date whose parts are known to exist."""
    if year == "XXXX":
        return _UNBOUNDED
    if month and day:
        one = date(int(year), int(month), int(day))
        return _Days(one, one)
    first, last = _MONTHS[int(month)] if month else (1, 12)
    return _Days(first_of(int(year), first), last_of(int(year), last))


def _widen(days: _Days) -> _Days:
    """Return the days widened by their own number on either side."""
    if days.first is None or days.last is None:
        return days
    first, last = days.first.toordinal(), days.last.toordinal()
    length = last - first + 1
    return _Days(
        date.fromordinal(max(first - length, date.min.toordinal())),
        date.fromordinal(min(last + length, date.max.toordinal())),
    )


def _between(start: _Days, end: _Days) -> Interval:
    """Return the interval of two ends; nothing ends before it starts."""
    return Interval(
        earliest_start=start.first,
        latest_start=narrower(start.last, end.last, choose=min),
        earliest_end=narrower(start.first, end.first, choose=max),
        latest_end=end.last,
    )


def _out_of_range(literal: str) -> DateError:
    """Return the refusal of a year that the calendar of the store does not hold."""
    return DateError(
        literal,
        Text(
            f"“{literal}” lies outside the years 0001 to 9999: write a year of four "
            "digits in that range, or leave the date out.",
            f"« {literal} » sort des années 0001 à 9999 : inscrivez une année de "
            "quatre chiffres comprise dans cet intervalle, ou omettez la date.",
        ),
    )
