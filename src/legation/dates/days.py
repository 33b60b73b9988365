"""The days and months of the calendar, and the refusal of those not in it."""

import calendar
from collections.abc import Container
from datetime import date

from legation.texts import Text


class DateError(ValueError):
    """A literal is no date.

    Attributes:
        literal: The lexical form.
        text: What is wrong with it and what to do, in both languages.
    """

    def __init__(self, literal: str, text: Text) -> None:
        """Keep the literal and the sentence; `str()` is its English wording."""
        super().__init__(text.en)
        self.literal = literal
        self.text = text


def first_of(year: int, month: int) -> date:
    """Return the first day of a month.

    Args:
        year: A year.
        month: Its month; 0 is the December before it, 13 the January after it.

    Returns:
        The day, or the first one of the calendar where the month lies before that.
    """
    year, month = divmod(year * 12 + month - 1, 12)
    return date(year, month + 1, 1) if year >= date.min.year else date.min


def last_of(year: int, month: int) -> date:
    """Return the last day of a month.

    Args:
        year: A year.
        month: Its month; 0 is the December before it, 13 the January after it.

    Returns:
        The day, or the last one of the calendar where the month lies after that.
    """
    year, month = divmod(year * 12 + month - 1, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, length_of(year, month + 1))


def length_of(year: int, month: int) -> int:
    """Return the number of days of a month, in years outside 1 to 9999 too."""
    # The Gregorian calendar repeats every 400 years.
    return calendar.monthrange(year % 400 + 400, month)[1]


def check_month(literal: str, month: int, *, known: Container[int]) -> None:
    """Refuse a month, season or quarter that does not exist.

    Args:
        literal: The lexical form that names it, for the sentence.
        month: Its number.
        known: The numbers that exist there.

    Raises:
        DateError: It is not one of them.
    """
    if month in known:
        return
    raise DateError(
        literal,
        Text(
            f"“{literal}” names month {month:02}, which does not exist: write 01 to 12,"
            " or in an EDTF date without a day a season (21 to 24) or a quarter (33 to "
            "36).",
            f"« {literal} » désigne le mois {month:02}, qui n'existe pas : inscrivez 01"
            " à 12 ou, dans une date EDTF sans jour, une saison (21 à 24) ou un "
            "trimestre (33 à 36).",
        ),
    )


def check_day(literal: str, *, year: int, month: int, day: int) -> None:
    """Refuse a day that the month does not have.

    Args:
        literal: The lexical form that names it, for the sentence.
        year: The year.
        month: Number of the month.
        day: Number of the day.

    Raises:
        DateError: The month does not exist, or has no such day.
    """
    check_month(literal, month, known=range(1, 13))
    length = length_of(year, month)
    if 1 <= day <= length:
        return
    raise DateError(
        literal,
        Text(
            f"“{literal}” names a day that does not exist: that month has {length} "
            "days. Write the day that the source gives, or only the month.",
            f"« {literal} » désigne un jour qui n'existe pas : ce mois compte {length} "
            "jours. Inscrivez le jour que donne la source, ou le mois seulement.",
        ),
    )
