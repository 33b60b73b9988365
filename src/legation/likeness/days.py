"""Days and spans of days in words."""

from datetime import date

from legation.texts import Text

_MONTHS = (
    ("January", "janvier"),
    ("February", "février"),
    ("March", "mars"),
    ("April", "avril"),
    ("May", "mai"),
    ("June", "juin"),
    ("July", "juillet"),
    ("August", "août"),
    ("September", "septembre"),
    ("October", "octobre"),
    ("November", "novembre"),
    ("December", "décembre"),
)


def say_days(first: date, last: date, *, has_year: bool = True) -> Text:
    """Return a span of days in words, such as "4–6 June 2005".

    Args:
        first: The first day.
        last: The last one.
        has_year: Whether the year is known.
    """
    if first == last:
        return _day(last, has_year=has_year)
    end = _day(last, has_year=has_year)
    if (first.year, first.month) == (last.year, last.month):
        return Text(f"{first.day}–{end.en}", f"du {_french(first.day)} au {end.fr}")
    start = _day(first, has_year=has_year and first.year != last.year)
    return Text(f"{start.en} – {end.en}", f"du {start.fr} au {end.fr}")


def say_month(day: date, *, has_year: bool = True) -> Text:
    """Return the month of a day in words, such as "June 2005"."""
    english, french = _MONTHS[day.month - 1]
    year = f" {day.year}" if has_year else ""
    return Text(f"{english}{year}", f"{french}{year}")


def _day(day: date, *, has_year: bool) -> Text:
    month = say_month(day, has_year=has_year)
    return Text(f"{day.day} {month.en}", f"{_french(day.day)} {month.fr}")


def _french(day: int) -> str:
    return "1er" if day == 1 else str(day)
