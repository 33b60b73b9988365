"""SERVICE in a query: which parts of it are for another service.

Only what can be done without an engine's help is accepted: a fixed address, in the
outermost group or in an OPTIONAL directly in it, and no SERVICE within a SERVICE.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.errors import QuerySyntaxError, RefusedQueryError
from legation.sparql.brackets import odd_bracket
from legation.sparql.faults import explain
from legation.sparql.groups import Element, read_where
from legation.sparql.prologue import read_prologue
from legation.sparql.refusals import ESCAPED_SERVICE, misplaced_service
from legation.sparql.tokens import (
    NOTHING,
    Kind,
    Token,
    place,
    significant,
    tokenize,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A group, and one element of it.

    Attributes:
        elements: The elements of the group, in order.
        index: Which of them is meant.
    """

    elements: tuple[Element, ...]
    index: int


@dataclass(frozen=True, slots=True)
class Service:
    """One SERVICE of a query (SPARQL 1.1 Federated Query, section 2).

    Attributes:
        address: The address that it names.
        is_silent: Whether its failure counts as one empty solution.
        start: The offset of its first character.
        name: The offset of the address, with its bracket.
        group: The offset of the brace that opens what is asked.
        end: The offset behind its last character.
        within: The OPTIONAL around it, in the outermost group; None where it stands in
            that group itself.
        spot: Its own place.
    """

    address: str
    is_silent: bool
    start: int
    name: int
    group: int
    end: int
    within: Spot | None
    spot: Spot


def find_services(text: str) -> tuple[Service, ...]:
    """Return what of a query is for other services, in the order of the text.

    Args:
        text: A SPARQL query.

    Raises:
        RefusedQueryError: A SERVICE stands where it cannot be asked; the error names
            line and column, and where one can stand. Or the text has escapes, too.
        QuerySyntaxError: A bracket of a query that has a SERVICE is never closed.
    """
    if "service" not in text.lower():
        return ()
    tokens = significant(tokenize(text))
    words = [token for token in tokens if token.is_word("SERVICE")]
    if words and _ESCAPE.search(text):
        raise RefusedQueryError(ESCAPED_SERVICE)
    if words and odd_bracket(text):
        raise QuerySyntaxError(explain(text, ""))
    _, body = read_prologue(text, tokens)
    found = {service.start: service for service in _services(read_where(body))}
    for word in words:
        if word.start not in found:
            raise RefusedQueryError(misplaced_service(*place(text, word.start)))
    return tuple(found.values())


def without_services(text: str) -> str:
    """Return a query of the same form whose every part is asked of the graph itself.

    Each SERVICE becomes a GRAPH of the same length: every other character keeps its
    place, variables are visible as before, and whatever judges the text judges all of
    it.

    Args:
        text: A SPARQL query.

    Raises:
        RefusedQueryError: A SERVICE stands where it cannot be asked.
        QuerySyntaxError: A bracket of a query that has a SERVICE is never closed.
    """
    for service in find_services(text):
        head = "GRAPH".ljust(service.name - service.start)
        text = text[: service.start] + head + text[service.name :]
    return text


def _services(elements: tuple[Element, ...]) -> Iterator[Service]:
    for index, element in enumerate(elements):
        spot = Spot(elements, index)
        if element.kind == "SERVICE":
            yield from _read(element.tokens, spot, within=None)
        elif element.kind == "OPTIONAL":
            inner = element.elements
            for number, each in enumerate(inner):
                if each.kind == "SERVICE":
                    yield from _read(each.tokens, Spot(inner, number), within=spot)


def _read(
    tokens: Sequence[Token], spot: Spot, *, within: Spot | None
) -> Iterator[Service]:
    """Yield the service that some tokens are, if its address is fixed."""
    _, *head = [*tokens[:4], NOTHING, NOTHING]
    is_silent = head[0].is_word("SILENT")
    name, brace = head[is_silent : is_silent + 2]
    if name.kind is Kind.IRI and _ADDRESS.match(name.text) and brace.is_mark("{"):
        yield Service(
            address=name.text[1:-1],
            is_silent=is_silent,
            start=tokens[0].start,
            name=name.start,
            group=brace.start,
            end=tokens[-1].end,
            within=within,
            spot=spot,
        )


_ADDRESS = re.compile("<https?://.+>")
# A text with such escapes may be cut into tokens in two ways, hence into two parts.
_ESCAPE = re.compile(r"\\[uU]")
