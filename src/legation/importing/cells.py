"""From the text of a cell to RDF terms: texts, dates, numbers, addresses.

Names of things are another matter (`things`): they need the graph.
"""

import re

from legation.dates import DateError
from legation.mappings.mapping import Column
from legation.queries.types import VALUE_TYPES
from legation.terms import Literal, NamedNode, Term
from legation.texts import Text

_ADDRESS = re.compile(r"https?://[^\s]+")


class CellError(ValueError):
    """A value that a cell may not hold.

    Attributes:
        text: What is wrong and what to do.
    """

    def __init__(self, text: Text) -> None:
        """Keep the sentences."""
        super().__init__(text.en)
        self.text = text


def split(column: Column, text: str) -> list[str]:
    """Return the values of a cell, each once, without blanks around them.

    Args:
        column: The column; without a separator the whole text is one value.
        text: The text of the cell.
    """
    parts = text.split(column.separator) if column.separator else [text]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def check(column: Column, value: str) -> None:
    """Check a value against the choices and the pattern of its column.

    Args:
        column: The column.
        value: One value of a cell.

    Raises:
        CellError: The value is not allowed.
    """
    if column.choices and value not in column.choices:
        raise CellError(_no_choice(column))
    if column.pattern and not re.fullmatch(column.pattern, value):
        raise CellError(_no_match(column.pattern))


def read(column: Column, value: str) -> list[Term]:
    """Return the terms of a value.

    Args:
        column: A column of any type but "thing".
        value: One value of a cell.

    Returns:
        One term; of a text in several languages one for each.

    Raises:
        CellError: The value is of another type or not allowed.
    """
    check(column, value)
    if column.type == "iri":
        return [address(value)]
    if column.languages:
        return [Literal(value, language=language) for language in column.languages]
    of_type = VALUE_TYPES[column.type]
    try:
        return [of_type.read(value)]
    except DateError as error:
        raise CellError(error.text) from error
    except ValueError as error:
        raise CellError(_ill_typed(of_type.wanted)) from error


def address(value: str) -> NamedNode:
    """Return the IRI of a web address.

    Args:
        value: One value of a cell.

    Raises:
        CellError: It is no address.
    """
    try:
        if _ADDRESS.fullmatch(value):
            return NamedNode(value)
    except ValueError:
        pass
    raise CellError(_ill_typed(_AN_ADDRESS))


_AN_ADDRESS = Text(
    "an address such as https://example.org/page",
    "une adresse telle que https://example.org/page",
)


def _ill_typed(wanted: Text) -> Text:
    return Text(
        f"The value is not {wanted.en}. Correct it, or empty the cell.",
        f"La valeur ne convient pas : il faut {wanted.fr}. Corrigez-la ou videz la "
        "cellule.",
    )


def _no_choice(column: Column) -> Text:
    allowed = ", ".join(column.choices)
    return Text(
        f"The value is not allowed. Write one of {allowed}.",
        f"La valeur n'est pas permise. Écrivez l'une de celles-ci : {allowed}.",
    )


def _no_match(pattern: str) -> Text:
    return Text(
        f"The value does not match {pattern}. Write it in that form.",
        f"La valeur ne correspond pas à {pattern}. Écrivez-la sous cette forme.",
    )
