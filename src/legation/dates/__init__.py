"""Dates as sources give them: literals, the days they allow, and comparison."""

from legation.dates.days import DateError
from legation.dates.edtf import parse_edtf
from legation.dates.interval import Answer, Interval, Relation, compare
from legation.dates.schema import check_date

__all__ = [
    "Answer",
    "DateError",
    "Interval",
    "Relation",
    "check_date",
    "compare",
    "parse_edtf",
]
