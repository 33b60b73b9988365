"""The types of values: how one is read, and how two are compared."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from legation.dates import parse_edtf
from legation.queries.statuses import STATUSES
from legation.terms import EDTF, XSD, Literal
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class ValueType:
    """How the values of one type are read, in a parameter or in a column.

    Attributes:
        read: Returns the literal of a value; raises ValueError where it is none.
        wanted: What a value of the type is, to follow “is not” and « il faut ».
        order: Returns what values are compared by.
    """

    read: Callable[[str], Literal]
    wanted: Text
    order: Callable[[str], Any] = str

    def accepts(self, value: str) -> bool:
        """Tell whether a text is a value of the type."""
        try:
            self.read(value)
        except ValueError:
            return False
        return True


def _matching(pattern: str, datatype: str | None = None) -> Callable[[str], Literal]:
    """Return a reader of values that a regular expression matches whole."""
    rule = re.compile(pattern, re.ASCII)

    def read(value: str) -> Literal:
        if not rule.fullmatch(value):
            raise ValueError(value)
        return Literal(value, datatype=XSD[datatype] if datatype else None)

    return read


def _text(value: str) -> Literal:
    if not value.strip():
        raise ValueError(value)
    return Literal(value.strip())


def _date(value: str) -> Literal:
    if date.fromisoformat(value).isoformat() != value:
        raise ValueError(value)
    return Literal(value, datatype=XSD.date)


def _edtf(value: str) -> Literal:
    parse_edtf(value)
    return Literal(value, datatype=EDTF.EDTF)


_TRUE_OR_FALSE = Text("true or false", "true ou false")
_ANY_TEXT = Text("a text", "un texte")

VALUE_TYPES: Mapping[str, ValueType] = {
    "boolean": ValueType(_matching("true|false", "boolean"), _TRUE_OR_FALSE),
    "date": ValueType(
        _date,
        Text("a day such as 2009-12-08", "un jour tel que 2009-12-08"),
        date.fromisoformat,
    ),
    "decimal": ValueType(
        _matching(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{1,18})?)", "decimal"),
        Text("a number such as 2.5", "un nombre tel que 2.5"),
        Decimal,
    ),
    "edtf": ValueType(
        _edtf,
        Text("an EDTF date such as 2009-12", "une date EDTF telle que 2009-12"),
    ),
    "enum": ValueType(Literal, _ANY_TEXT),
    "integer": ValueType(
        _matching("[+-]?[0-9]{1,18}", "integer"),
        Text("a whole number such as 20", "un nombre entier tel que 20"),
        int,
    ),
    "lang": ValueType(
        _matching("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"),
        Text("a language tag such as fr", "une étiquette de langue telle que fr"),
    ),
    "status": ValueType(
        _matching("|".join(STATUSES)),
        Text(f"one of {', '.join(STATUSES)}", f"un des mots {', '.join(STATUSES)}"),
    ),
    "string": ValueType(Literal, _ANY_TEXT),
    "text": ValueType(
        _text, Text("a text that is not blank", "un texte qui n'est pas vide")
    ),
    "year": ValueType(
        _matching("[0-9]{4}", "gYear"),
        Text("a year such as 2009", "une année telle que 2009"),
        int,
    ),
}
"""Every type but "iri", whose values are found in the graph."""
