"""JSON lines: one object a line, its members as cells."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from legation.rows.faults import Faults
from legation.rows.grid import check_cells, check_names
from legation.rows.sheet import Row, Sheet
from legation.rows.spelling import tidy, tidy_name
from legation.texts import Text

JOINT = "; "
"""What stands between the values of a list in one cell."""


def read_json_lines(text: str, *, faults: Faults) -> Sheet:
    """Read a text with a flat JSON object on each line that is not blank.

    Numbers keep their digits, without a fraction of zero; truths become *true* and
    *false*; null is an empty cell; a list is a cell with several values, separated by
    semicolons.

    Args:
        text: The whole text.
        faults: Is told of lines that are no flat object, and of names given twice.

    Raises:
        DataError: There is nothing in the text.
    """
    rows = []
    columns: dict[str, None] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            reader = _Line(number, faults)
            cells = dict(reader.cells(line))
            columns.update(dict.fromkeys(reader.names))
            if cells:
                rows.append(Row(number, cells))
    if not columns:
        raise faults.error() if faults.findings else faults.stop(_NOTHING)
    check_names(columns, line=0, faults=faults)
    sheet = Sheet(faults.name, faults.path, tuple(columns), tuple(rows))
    check_cells(sheet, faults=faults)
    return sheet


class _Line:
    """Reads one line."""

    def __init__(self, number: int, faults: Faults) -> None:
        self._number, self._faults = number, faults
        self.names: list[str] = []

    def cells(self, line: str) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each cell that is not empty."""
        for key, value in self._members(line):
            name = tidy_name(key)
            if not name:
                self._find(_UNNAMED)
            elif name in self.names:
                self._find(_twice(name))
            else:
                self.names.append(name)
                if text := self._text(name, value):
                    yield name, text

    def _members(self, line: str) -> list[tuple[str, Any]]:
        try:
            value = _DECODER.decode(line)
        except json.JSONDecodeError as error:
            self._find(_broken(error.msg), error.colno)
        except RecursionError:
            self._find(_NO_OBJECT)
        else:
            if isinstance(value, _Object):
                return value.members
            self._find(_NO_OBJECT)
        return []

    def _text(self, name: str, value: object) -> str:
        if not isinstance(value, list | _Object):
            return tidy(_write(value))
        if isinstance(value, _Object) or any(
            isinstance(item, list | _Object) for item in value
        ):
            self._find(_nested(name))
            return ""
        texts = [text for item in value if (text := tidy(_write(item)))]
        if len(texts) > 1 and any(JOINT.strip() in text for text in texts):
            self._find(_joint(name))
        return JOINT.join(texts)

    def _find(self, message: Text, column: int = 0) -> None:
        self._faults.add(message, self._number, column)


@dataclass(frozen=True, slots=True)
class _Object:
    """An object with its members in their order, also those that are given twice."""

    members: list[tuple[str, Any]]


def _refuse(name: str) -> None:
    raise json.JSONDecodeError(f"{name} is no number of JSON", "", 0)


def _decimal(digits: str) -> str:
    """Return a number as written, but 2011.0 as 2011: programs add such fractions."""
    return digits.removesuffix(".0")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_Object,
    parse_int=str,
    parse_float=_decimal,
    parse_constant=_refuse,
)


def _write(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return ""


_NOTHING = Text(
    "There is nothing in the table. Write one JSON object on each line.",
    "Le tableau est vide. Écrivez un objet JSON par ligne.",
)
_NO_OBJECT = Text(
    "This line is no JSON object. Write one thing on each line, "
    '{"name": "value", …}, without brackets around the whole.',
    "Cette ligne n'est pas un objet JSON. Écrivez une chose par ligne, entre "
    "accolades, sans crochets autour de l'ensemble.",
)
_UNNAMED = Text(
    "A value has an empty name. Give it a name.",
    "Une valeur porte un nom vide. Donnez-lui un nom.",
)


def _broken(reason: str) -> Text:
    return Text(
        f"The JSON is broken ({reason}). Correct the line; an object may not go over "
        "several lines.",
        f"Le JSON est fautif ({reason}). Corrigez la ligne; un objet ne peut pas "
        "s'étendre sur plusieurs lignes.",
    )


def _twice(name: str) -> Text:
    return Text(
        f"This line gives “{name}” twice. Keep one, or write a list.",
        f"Cette ligne donne « {name} » deux fois. N'en gardez qu'un, ou écrivez une "
        "liste.",
    )


def _nested(name: str) -> Text:
    return Text(
        f"The value of “{name}” holds an object or a list of lists. Write a text, a "
        "number or a list of those.",
        f"La valeur de « {name} » contient un objet ou une liste de listes. Écrivez un "
        "texte, un nombre ou une liste de ceux-ci.",
    )


def _joint(name: str) -> Text:
    return Text(
        f"A value in the list “{name}” contains a semicolon, which stands between "
        "values. Write it without one, or split it into two values.",
        f"Une valeur de la liste « {name} » contient un point-virgule, qui sert à "
        "séparer les valeurs. Écrivez-la sans celui-ci ou scindez-la en deux valeurs.",
    )
