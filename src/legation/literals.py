"""The values of literals: whether they are well formed, equal, less or greater.

Lexical forms are those of XML Schema 1.1 Part 2, taken as they stand: RDF 1.1
(section 5.1) trims no space around them.
"""

import re
from collections.abc import Callable, Mapping
from ctypes import c_float
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TypeVar

from legation.dates.days import length_of
from legation.dates.schema import ZONE
from legation.terms import RDF, XSD, Literal

Match = re.Match[str]
Matcher = Callable[[str], Match | None]

_DAY_LENGTH = 86_400  # seconds
_FURTHEST_ZONE = 14 * 3_600  # seconds


@dataclass(frozen=True, slots=True)
class _Number:
    """A number: its width is 0 for a decimal, 1 for a float and 2 for a double."""

    width: int
    value: Decimal | float


@dataclass(frozen=True, slots=True)
class _Instant:
    """Where a date or time starts: a second, as if of UTC, and the decimals after it.

    Decimals without zeros at their end have the order of their characters.
    """

    kind: str
    second: int
    decimals: str
    is_zoned: bool


@dataclass(frozen=True, slots=True)
class _Duration:
    """A duration, whose months have no fixed length in seconds."""

    months: int
    seconds: Fraction


@dataclass(frozen=True, slots=True)
class _Octets:
    """A binary value in the one spelling that its coding has for it."""

    coding: str
    spelling: str


_Ordered = TypeVar("_Ordered", Decimal, float, Fraction, str, tuple[int, str])
_Value = _Number | _Instant | _Duration | _Octets | str | bool


@dataclass(frozen=True, slots=True)
class _Datatype:
    """How a datatype's lexical form is matched, and its value read from the match."""

    match: Matcher
    read: Callable[[Match], _Value] | None = None


def is_well_formed(literal: Literal) -> bool:
    """Tell whether a literal's form is one of its datatype (SHACL, section 4.1.2).

    Args:
        literal: Any literal; one of a datatype that is not known here is well formed.
    """
    iri = literal.datatype.value
    datatype = _DATATYPES.get(iri)
    if datatype is None:
        return iri not in _TAGGED or bool(literal.language)
    return datatype.match(literal.value) is not None


def compare(one: Literal, other: Literal) -> int | None:
    """Return how two literals are ordered by SPARQL's `<` (SPARQL 1.1, section 17.3).

    What SPARQL leaves to implementations has the order of XML Schema: dates without a
    time, times, and durations that differ either in months or in seconds.

    Args:
        one: A literal.
        other: Another, of the same or another datatype.

    Returns:
        -1, 0 or 1; None where they cannot be compared, be it that one is ill-formed,
        not a number, or within 14 hours of a time whose zone is not known.
    """
    first, second = _value_of(one), _value_of(other)
    if first is None or second is None:
        return None
    return _order(first, second)


def is_equal(one: Literal, other: Literal) -> bool:
    """Tell whether two literals are the same term or have equal values.

    Args:
        one: A literal.
        other: Another; numbers are equal across datatypes, as by SPARQL's `=`.
    """
    if one == other:
        return True
    first, second = _value_of(one), _value_of(other)
    if first is None or second is None:
        return False
    return first == second or _order(first, second) == 0


def _value_of(literal: Literal) -> _Value | None:
    datatype = _DATATYPES.get(literal.datatype.value)
    if datatype is None or datatype.read is None:
        return None
    match = datatype.match(literal.value)
    return None if match is None else datatype.read(match)


def _order(one: _Value, other: _Value) -> int | None:
    match one, other:
        case _Number(), _Number():
            return _order_numbers(one, other)
        case _Instant(), _Instant() if one.kind == other.kind:
            return _order_instants(one, other)
        case _Duration(), _Duration():
            months = _sign(one.months, other.months)
            seconds = _sign(one.seconds, other.seconds)
            return None if months and seconds else months or seconds
        case str(), str():
            return _sign(one, other)
        case bool(), bool():
            return _sign(one, other)
        case _:
            return None


def _order_numbers(one: _Number, other: _Number) -> int | None:
    """Order two numbers in the wider datatype (XPath 2.0, section B.1)."""
    if isinstance(one.value, Decimal) and isinstance(other.value, Decimal):
        return _sign(one.value, other.value)
    width = max(one.width, other.width)
    return _sign(_widen(one, width=width), _widen(other, width=width))


def _widen(number: _Number, *, width: int) -> float:
    value = float(number.value)
    return _round(value) if width == 1 else value


def _round(value: float) -> float:
    """Round a double to the nearest float of 32 bits, which may be infinite."""
    return c_float(value).value


def _order_instants(one: _Instant, other: _Instant) -> int | None:
    """Order two instants of one kind (XSD 1.1 Part 2, section 3.3.7.2)."""
    if one.is_zoned == other.is_zoned:
        return _sign((one.second, one.decimals), (other.second, other.decimals))
    # The one without a zone may lie as far to either side as zones go.
    early = (other.second - _FURTHEST_ZONE, other.decimals)
    late = (other.second + _FURTHEST_ZONE, other.decimals)
    if early <= (one.second, one.decimals) <= late:
        return None
    return _sign(one.second, other.second)


def _sign(one: _Ordered, other: _Ordered) -> int | None:
    if one < other:
        return -1
    if one > other:
        return 1
    return 0 if one == other else None


def _read_decimal(match: Match) -> _Number:
    return _Number(0, Decimal(match[0]))


def _read_float(match: Match) -> _Number:
    return _Number(1, _round(float(match[0])))


def _read_double(match: Match) -> _Number:
    return _Number(2, float(match[0]))


def _read_string(match: Match) -> str:
    return match[0]


def _read_boolean(match: Match) -> bool:
    return match[0] in {"true", "1"}


def _read_hex(match: Match) -> _Octets:
    return _Octets("hex", match[0].upper())


def _read_base64(match: Match) -> _Octets:
    return _Octets("base64", match[0].replace(" ", ""))


def _read_duration(match: Match) -> _Duration:
    part = {name: text or "0" for name, text in match.groupdict().items()}
    sign = -1 if match[0].startswith("-") else 1
    hours = int(part.get("days", 0)) * 24 + int(part.get("hours", 0))
    minutes = hours * 60 + int(part.get("minutes", 0))
    return _Duration(
        months=sign * (int(part.get("years", 0)) * 12 + int(part.get("months", 0))),
        seconds=sign * (minutes * 60 + Fraction(part.get("seconds", 0))),
    )


def _read_instant(match: Match, *, kind: str) -> _Instant:
    part = match.groupdict()
    # What all of a kind leave unsaid may be anything, so long as every day exists.
    days = _count_days(
        int(part.get("year", 2000)), int(part.get("month", 12)), int(part.get("day", 1))
    )
    minutes = int(part.get("hour", 0)) * 60 + int(part.get("minute", 0))
    clock = minutes * 60 + int(part.get("second", 0))
    if kind == "time":
        clock %= _DAY_LENGTH  # midnight at the end of a day is the one at its start
    return _Instant(
        kind,
        second=days * _DAY_LENGTH + clock - _offset(part["zone"]),
        decimals=(part.get("decimals") or "").rstrip("0"),
        is_zoned=bool(part["zone"]),
    )


def _offset(zone: str) -> int:
    """Return a zone's distance from UTC in seconds."""
    if zone in {"", "Z"}:
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:])
    return minutes * 60 if zone.startswith("+") else minutes * -60


def _count_days(year: int, month: int, day: int) -> int:
    """Return the number of a day in the Gregorian calendar, before year 1 too."""
    # A year that starts in March has its leap day at its end.
    year, month = divmod(year * 12 + month - 3, 12)
    return (
        year * 365
        + year // 4
        - year // 100
        + year // 400
        + (153 * month + 2) // 5
        + day
    )


def _within(low: int, high: int) -> _Datatype:
    """Return the datatype of the integers from one to another, both included."""
    fullmatch = re.compile(r"([+-]?)0*([0-9]{1,20})").fullmatch

    def match(lexical: str) -> Match | None:
        found = fullmatch(lexical)
        return found if found and low <= int(found[1] + found[2]) <= high else None

    return _Datatype(match, _read_decimal)


def _dated(kind: str, pattern: str) -> _Datatype:
    """Return the datatype of dates or times, whose days must exist."""
    fullmatch = re.compile(pattern).fullmatch

    def match(lexical: str) -> Match | None:
        found = fullmatch(lexical)
        return found if found and _has_day(found.groupdict()) else None

    return _Datatype(match, partial(_read_instant, kind=kind))


def _has_day(part: Mapping[str, str]) -> bool:
    if "day" not in part or "month" not in part or part["day"] <= "28":
        return True
    # Leap years come again after 400 years, so the last four digits tell.
    year = int(part.get("year", "2000")[-4:])
    return int(part["day"]) <= length_of(year, int(part["month"]))


def _form(pattern: str, read: Callable[[Match], _Value] | None = None) -> _Datatype:
    return _Datatype(re.compile(pattern).fullmatch, read)


# A processor may stop somewhere (XSD 1.1 Part 2, section 5.4): the numbers of dates and
# durations have at most 99 digits here.
_DIGITS = "[0-9]{1,99}"
_YEAR = "(?P<year>-?(?:[0-9]{4}|[1-9][0-9]{4,98}))"
_MONTH = "(?P<month>0[1-9]|1[0-2])"
_DAY = "(?P<day>0[1-9]|[12][0-9]|3[01])"
_MIDNIGHT = r"24(?=:00:00(?:\.0+)?(?![.0-9]))"
_CLOCK = (
    rf"(?P<hour>[01][0-9]|2[0-3]|{_MIDNIGHT}):(?P<minute>[0-5][0-9])"
    rf":(?P<second>[0-5][0-9])(?:\.(?P<decimals>[0-9]+))?"
)
_DATE = f"{_YEAR}-{_MONTH}-{_DAY}"
_ZONE = f"(?P<zone>{ZONE})"
_YEARS = rf"(?:(?P<years>{_DIGITS})Y)?(?:(?P<months>{_DIGITS})M)?"
_DAYS = (
    rf"(?:(?P<days>{_DIGITS})D)?(?:T(?=[0-9])(?:(?P<hours>{_DIGITS})H)?"
    rf"(?:(?P<minutes>{_DIGITS})M)?(?:(?P<seconds>{_DIGITS}(?:\.{_DIGITS})?)S)?)?"
)
_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_FLOAT = rf"{_DECIMAL}(?:[Ee][+-]?[0-9]+)?|[+-]?INF|NaN"
_BASE64 = (
    "(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]"
    "|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?"
)
# Characters of XML 1.1: those that RDF and SPARQL take, but for three.
_NONE = r"\x00\uFFFE\uFFFF"
_WORD = rf"[^{_NONE}\t\n\r ]+"
_LETTER = (
    r"A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD"
    r"\U00010000-\U000EFFFF"
)
_REST = rf"{_LETTER}\-.0-9\xB7\u0300-\u036F\u203F\u2040"

_FORMS: Mapping[str, _Datatype] = {
    "string": _form(f"[^{_NONE}]*", _read_string),
    "normalizedString": _form(rf"[^{_NONE}\t\n\r]*"),
    "token": _form(f"(?:{_WORD}(?: {_WORD})*)?"),
    "anyURI": _form(f"[^{_NONE}]*"),
    "language": _form("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
    "Name": _form(f"[:{_LETTER}][:{_REST}]*"),
    "NCName": _form(f"[{_LETTER}][{_REST}]*"),
    "NMTOKEN": _form(f"[:{_REST}]+"),
    "boolean": _form("true|false|1|0", _read_boolean),
    "hexBinary": _form("(?:[0-9A-Fa-f]{2})*", _read_hex),
    "base64Binary": _form(_BASE64, _read_base64),
    "decimal": _form(_DECIMAL, _read_decimal),
    "float": _form(_FLOAT, _read_float),
    "double": _form(_FLOAT, _read_double),
    "integer": _form("[+-]?[0-9]+", _read_decimal),
    "nonNegativeInteger": _form(r"\+?[0-9]+|-0+", _read_decimal),
    "positiveInteger": _form(r"\+?0*[1-9][0-9]*", _read_decimal),
    "nonPositiveInteger": _form(r"-[0-9]+|\+?0+", _read_decimal),
    "negativeInteger": _form("-0*[1-9][0-9]*", _read_decimal),
    "long": _within(-(2**63), 2**63 - 1),
    "int": _within(-(2**31), 2**31 - 1),
    "short": _within(-(2**15), 2**15 - 1),
    "byte": _within(-(2**7), 2**7 - 1),
    "unsignedLong": _within(0, 2**64 - 1),
    "unsignedInt": _within(0, 2**32 - 1),
    "unsignedShort": _within(0, 2**16 - 1),
    "unsignedByte": _within(0, 2**8 - 1),
    "duration": _form(f"-?P(?=[0-9T]){_YEARS}{_DAYS}", _read_duration),
    "yearMonthDuration": _form(f"-?P(?=[0-9]){_YEARS}", _read_duration),
    "dayTimeDuration": _form(f"-?P(?=[0-9T]){_DAYS}", _read_duration),
    "dateTime": _dated("dateTime", f"{_DATE}T{_CLOCK}{_ZONE}"),
    "dateTimeStamp": _dated("dateTime", f"{_DATE}T{_CLOCK}(?=[Z+-]){_ZONE}"),
    "date": _dated("date", f"{_DATE}{_ZONE}"),
    "time": _dated("time", f"{_CLOCK}{_ZONE}"),
    "gYear": _dated("gYear", f"{_YEAR}{_ZONE}"),
    "gYearMonth": _dated("gYearMonth", f"{_YEAR}-{_MONTH}{_ZONE}"),
    "gMonth": _dated("gMonth", f"--{_MONTH}{_ZONE}"),
    "gMonthDay": _dated("gMonthDay", f"--{_MONTH}-{_DAY}{_ZONE}"),
    "gDay": _dated("gDay", f"---{_DAY}{_ZONE}"),
}
_DATATYPES: Mapping[str, _Datatype] = {
    XSD.iri + name: datatype for name, datatype in _FORMS.items()
}
_TAGGED = frozenset({f"{RDF.iri}langString", f"{RDF.iri}dirLangString"})
