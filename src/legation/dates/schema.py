"""Dates of XML Schema: whether they exist."""

import re

from legation.dates.days import DateError, check_day, check_month
from legation.texts import Text

CLOCK = (
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
)
ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"

# A year of more than nine digits is no date of any record.
_YEAR = r"(?P<year>-?(?:[0-9]{4}|[1-9][0-9]{4,8}))"
_MONTH = rf"{_YEAR}-(?P<month>[0-9]{{2}})"
_DAY = rf"{_MONTH}-(?P<day>[0-9]{{2}})"

_PARTS = ("year", "month", "day")
_FORMS = {
    "date": (re.compile(_DAY + ZONE), "2009-12-08"),
    "dateTime": (re.compile(_DAY + CLOCK + ZONE), "2009-12-08T15:01:04"),
    "gYear": (re.compile(_YEAR + ZONE), "2009"),
    "gYearMonth": (re.compile(_MONTH + ZONE), "2009-12"),
}


def check_date(lexical: str, datatype: str) -> None:
    """Refuse an XML Schema date that does not exist (XSD 1.1 Part 2, section 3.3).

    Args:
        lexical: The lexical form.
        datatype: Local name of the datatype: "date", "dateTime", "gYear" or
            "gYearMonth"; any other passes.

    Raises:
        DateError: The form is not the datatype's, or names no day, month or hour.
    """
    if datatype not in _FORMS:
        return
    pattern, example = _FORMS[datatype]
    match = pattern.fullmatch(lexical)
    if match is None:
        raise DateError(
            lexical,
            Text(
                f"“{lexical}” is not of the form of xsd:{datatype}: write it like "
                f"“{example}”.",
                f"« {lexical} » n'a pas la forme de xsd:{datatype} : écrivez cette "
                f"valeur comme « {example} ».",
            ),
        )
    year, month, day = (match.groupdict().get(part) for part in _PARTS)
    if year and month and day:
        check_day(lexical, year=int(year), month=int(month), day=int(day))
    elif month:
        check_month(lexical, int(month), known=range(1, 13))
