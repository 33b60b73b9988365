"""Tests that a value passes or fails by itself (SHACL, sections 4.1.2 to 4.4)."""

import re
from collections.abc import Callable, Iterable

from legation.literals import compare, is_well_formed
from legation.terms import SHACL, BlankNode, Literal, NamedNode, Term

Test = Callable[[Term], bool]

_KINDS: dict[type[Term], str] = {
    NamedNode: "IRI",
    BlankNode: "BlankNode",
    Literal: "Literal",
}
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}


def of_datatype(datatype: Term) -> Test:
    """Return whether a value is a well-formed literal of a datatype."""

    def test(value: Term) -> bool:
        return (
            isinstance(value, Literal)
            and value.datatype == datatype
            and is_well_formed(value)
        )

    return test


def of_kind(kind: Term) -> Test:
    """Return whether a value is of a node kind, such as sh:BlankNodeOrIRI."""
    names = _kind_name(kind).split("Or")
    allowed = tuple(node for node, name in _KINDS.items() if name in names)
    return lambda value: isinstance(value, allowed)


def _kind_name(kind: Term) -> str:
    return kind.value.removeprefix(SHACL.iri) if isinstance(kind, NamedNode) else ""


def within(limit: Literal, *, orders: frozenset[int]) -> Test:
    """Return whether a value compares with a limit in one of some ways.

    Args:
        limit: The limit.
        orders: -1, 0 and 1 for less, equal and greater.
    """
    return lambda value: isinstance(value, Literal) and compare(value, limit) in orders


def of_length(number: int, *, is_least: bool) -> Test:
    """Return whether a value has at least or at most so many characters."""

    def test(value: Term) -> bool:
        if isinstance(value, BlankNode):
            return False
        length = len(value.value)
        return length >= number if is_least else length <= number

    return test


def matching(pattern: str, flags: str = "") -> Test:
    """Return whether a pattern is found in a value.

    Args:
        pattern: A regular expression.
        flags: Letters of the flags (SPARQL 1.1 Query, section 17.4.3.14).

    Raises:
        ValueError: It is not a regular expression, or a flag is unknown.
    """
    options = 0
    for flag in flags:
        if flag not in _FLAGS:
            raise ValueError(flag)
        options |= _FLAGS[flag]
    try:
        search = re.compile(pattern, options).search
    except re.error as error:
        raise ValueError(str(error)) from error
    return lambda value: (
        not isinstance(value, BlankNode) and search(value.value) is not None
    )


def of_language(tags: Iterable[str]) -> Test:
    """Return whether a value has one of some languages, or a variant of one.

    Args:
        tags: Language ranges (RFC 4647, section 3.3.1).
    """
    ranges = tuple(tag.lower() for tag in tags)

    def test(value: Term) -> bool:
        language = value.language if isinstance(value, Literal) else None
        if not language:
            return False
        tag = language.lower()
        return any(one in {"*", tag} or tag.startswith(f"{one}-") for one in ranges)

    return test


def one_of(terms: Iterable[Term]) -> Test:
    """Return whether a value is one of some terms."""
    return frozenset(terms).__contains__
