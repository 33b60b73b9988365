"""What literals say, however they are written: points, days and numbers of people."""

import re
from collections.abc import Collection

from legation.authorities.entries import Point
from legation.dates import DateError, parse_edtf

_NUMBER = r"([+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?)"
_POINT = re.compile(
    rf"(?:<([^>]*)>)?\s*POINT\s*\(\s*{_NUMBER}\s+{_NUMBER}\s*\)\s*", re.IGNORECASE
)
# Systems of coordinates on Earth: longitude first, or latitude first.
_LONGITUDE_FIRST = ("", "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
_LATITUDE_FIRST = ("http://www.opengis.net/def/crs/EPSG/0/4326",)
_DAY = re.compile(
    r"\+?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
    r"(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
_POLE = 90.0  # degrees north
_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def read_point(text: str) -> Point | None:
    """Return the point that a text in WKT names (GeoSPARQL 1.1, section 8.5.1).

    Args:
        text: Such as "Point(-71.2 46.8)", longitude first; before it may stand the IRI
            of a system of coordinates.

    Returns:
        The point; None for other shapes, other systems and other globes.
    """
    match = _POINT.fullmatch(text)
    if match is None:
        return None
    system, one, other = match.groups(default="")
    if system in _LONGITUDE_FIRST:
        return make_point(other, one)
    return make_point(one, other) if system in _LATITUDE_FIRST else None


def make_point(latitude: str | float, longitude: str | float) -> Point | None:
    """Return a point; None where no such point is on the globe.

    Args:
        latitude: Degrees north.
        longitude: Degrees east.
    """
    try:
        point = Point(float(latitude), float(longitude))
    except ValueError:
        return None
    is_there = abs(point.latitude) <= _POLE and abs(point.longitude) <= 2 * _POLE
    return point if is_there else None


def read_date(text: str, *, is_coarse: bool = False) -> str | None:
    """Return a date as EDTF, without months and days that are not known.

    Args:
        text: A date, a time or an EDTF date.
        is_coarse: Whether a time has a January or a first day where only the year or
            the month is known.

    Returns:
        The year, with month and day where these are told, or the EDTF date; None where
        the text is no date of the years 1 to 9999.
    """
    match = _DAY.fullmatch(text)
    parts = [part for part in match.groups() if part] if match else []
    unknown = {"00", "01"} if is_coarse and "T" in text else {"00"}
    while len(parts) > 1 and parts[-1] in unknown:
        parts.pop()
    date = "-".join(parts) or text
    try:
        parse_edtf(date)
    except DateError:
        return None
    return date


def agreed_date(dates: Collection[str]) -> str | None:
    """Return what dates agree about: a day, a month or a year; None for nothing.

    Args:
        dates: EDTF dates.
    """
    if len(dates) == 1:
        return next(iter(dates))
    if not all(map(_PLAIN.fullmatch, dates)):
        return None
    agreed = []
    for parts in zip(*(date.split("-") for date in dates), strict=False):
        if len(set(parts)) > 1:
            break
        agreed.append(parts[0])
    return "-".join(agreed) or None


def read_size(text: str) -> int | None:
    """Return a number of people; None where the text is none, or nobody lives there.

    Args:
        text: A number, perhaps with a sign or a fraction.
    """
    try:
        size = int(float(text))
    except (ValueError, OverflowError):
        return None
    return size if size > 0 else None
