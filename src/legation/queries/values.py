"""From what a user gives for a parameter to an RDF term."""

import re
from collections.abc import Callable

from legation.dates import DateError
from legation.errors import ParameterError
from legation.queries.stored import Parameter
from legation.queries.types import VALUE_TYPES
from legation.terms import Literal, NamedNode, Prefixes
from legation.texts import Text

Resolve = Callable[[str, str | None], NamedNode]
"""Finds a thing by a name and, if given, the IRI of the class that it shall have."""


def read_value(
    parameter: Parameter, value: str, *, resolve: Resolve, prefixes: Prefixes
) -> NamedNode | Literal:
    """Return the term that a value of a parameter stands for.

    Args:
        parameter: The parameter.
        value: What the user gave.
        resolve: Finds the thing that a prefixed name or a label means; not asked for
            an IRI that is written out, with or without angle brackets.
        prefixes: The prefixes of the class that the header names.

    Returns:
        An IRI, or a literal of the parameter's datatype.

    Raises:
        ParameterError: The value is of another type or not allowed; the error names
            the parameter, the value and what is allowed.
        UnknownThingError: Raised by `resolve`.
    """
    if parameter.choices and value not in parameter.choices:
        raise ParameterError(_no_choice(parameter, value))
    if parameter.pattern and not re.fullmatch(parameter.pattern, value):
        raise ParameterError(_no_match(parameter, value))
    if parameter.type == "iri":
        kind = prefixes.expand(parameter.kind) if parameter.kind else None
        named = _written_out(parameter, value)
        return named or resolve(value, kind.value if kind else None)
    return _read_literal(parameter, value)


def _written_out(parameter: Parameter, value: str) -> NamedNode | None:
    """Return an IRI in angle brackets or with http(s), None for any other name."""
    bracketed = value.startswith("<") and value.endswith(">")
    if not bracketed and not value.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(value[1:-1] if bracketed else value)
    except ValueError as error:
        raise ParameterError(_ill_typed(parameter, value, _AN_IRI)) from error


def _read_literal(parameter: Parameter, value: str) -> Literal:
    """Return the literal of a value, its limits checked."""
    of_type = VALUE_TYPES[parameter.type]
    try:
        literal = of_type.read(value)
    except DateError as error:
        raise ParameterError(_of_parameter(parameter, error.text)) from error
    except ValueError as error:
        raise ParameterError(_ill_typed(parameter, value, of_type.wanted)) from error
    order, low, high = of_type.order, parameter.least, parameter.most
    below = low is not None and order(literal.value) < order(low)
    above = high is not None and order(literal.value) > order(high)
    if below or above:
        raise ParameterError(_out_of_range(parameter, value))
    return literal


_AN_IRI = Text(
    "an IRI such as <https://example.org/a>", "un IRI tel que <https://example.org/a>"
)


def _of_parameter(parameter: Parameter, what: Text) -> Text:
    """Return sentences that begin with the parameter's name."""
    return Text(
        f"Parameter {parameter.name}: {what.en}",
        f"Paramètre {parameter.name} : {what.fr}",
    )


def _ill_typed(parameter: Parameter, value: str, wanted: Text) -> Text:
    shown = ascii(value)[1:-1] if not value.isprintable() else value
    return _of_parameter(
        parameter,
        Text(
            f"“{shown}” is not {wanted.en}. Give such a value.",
            f"« {shown} » ne convient pas : il faut {wanted.fr}.",
        ),
    )


def _no_choice(parameter: Parameter, value: str) -> Text:
    allowed = ", ".join(parameter.choices)
    return _of_parameter(
        parameter,
        Text(
            f"“{value}” is not allowed. Choose one of {allowed}.",
            f"« {value} » n'est pas permis. Choisissez parmi {allowed}.",
        ),
    )


def _no_match(parameter: Parameter, value: str) -> Text:
    return _of_parameter(
        parameter,
        Text(
            f"“{value}” does not match {parameter.pattern}. Write it in that form.",
            f"« {value} » ne correspond pas à {parameter.pattern}. Donnez une valeur "
            "de cette forme.",
        ),
    )


def _out_of_range(parameter: Parameter, value: str) -> Text:
    low = Text(f"at least {parameter.least}", f"au moins {parameter.least}")
    high = Text(f"at most {parameter.most}", f"au plus {parameter.most}")
    limits = [
        limit
        for limit, stated in ((low, parameter.least), (high, parameter.most))
        if stated is not None
    ]
    return _of_parameter(
        parameter,
        Text(
            f"{value} is out of range. Give {' and '.join(x.en for x in limits)}.",
            f"{value} est hors limites. Valeur permise : "
            f"{' et '.join(x.fr for x in limits)}.",
        ),
    )
