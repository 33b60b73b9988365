"""The triple patterns of a query, and which of them must match together.

The query is read by rdflib, whose algebra says how its groups are joined (SPARQL 1.1
Query, section 18.2).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rdflib.paths import (
    AlternativePath,
    InvPath,
    MulPath,
    SequencePath,
)
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Identifier, URIRef, Variable

from legation.paths import Alternative, Inverse, Path, Repeated, Sequence, unturn
from legation.terms import NamedNode

_MANY = {"*": (0, False), "+": (1, False), "?": (0, True)}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One triple pattern.

    Attributes:
        subject: Its variable; None for a term.
        predicate: Its variable, its path, or None for a path that cannot be followed.
        object: Its variable; None for a term.
        graph: The variable of its graph; None for the default graph or a given one.
        is_named: Whether it matches in named graphs.
    """

    subject: str | None
    predicate: str | Path | None
    object: str | None
    graph: str | None
    is_named: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A pattern, and those that must match wherever it decides about an answer."""

    pattern: Pattern
    beside: tuple[Pattern, ...]


@lru_cache(maxsize=256)
def read_patterns(text: str) -> tuple[Read, ...]:
    """Return the patterns of a query, in its order.

    Args:
        text: A SELECT or ASK query.
    """
    return tuple(_visit(prepareQuery(text).algebra, _Place()))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a query a part stands.

    Attributes:
        beside: The patterns that must match there too.
        graph: The variable of the graph, if it has one.
        is_named: Whether it is within a GRAPH.
    """

    beside: tuple[Pattern, ...] = ()
    graph: str | None = None
    is_named: bool = False

    def with_(self, patterns: Iterable[Pattern]) -> "_Place":
        return _Place((*self.beside, *patterns), self.graph, self.is_named)

    def within(self, graph: Identifier) -> "_Place":
        return _Place(self.beside, _variable(graph), is_named=True)


def _visit(part: CompValue, place: _Place) -> Iterator[Read]:
    """Yield the patterns of a part of the algebra."""
    match part.name:
        case "BGP":
            patterns = tuple(_patterns(part, place))
            if place.is_named and not patterns:
                # GRAPH with an empty group: whether the graph is there at all.
                anything = Pattern(None, None, None, place.graph, is_named=True)
                yield Read(anything, place.beside)
            for pattern in patterns:
                yield Read(pattern, (*place.beside, *patterns))
        case "Join" | "LeftJoin" | "Minus":
            yield from _visit_two(part, place)
        case "Union":
            yield from _visit(part.p1, place)
            yield from _visit(part.p2, place)
        case "Graph":
            yield from _visit(part.p, place.within(part.term))
        case "ToMultiSet":
            # The variables of a sub-select are its own.
            own = _Place(graph=place.graph, is_named=place.is_named)
            yield from _visit(part.p, own)
        case _:
            yield from _visit(part.p, place)
            yield from _asked(part.get("expr"), place.with_(_required(part.p, place)))


def _visit_two(part: CompValue, place: _Place) -> Iterator[Read]:
    left, right = (tuple(_required(one, place)) for one in (part.p1, part.p2))
    yield from _visit(part.p1, place.with_(right if part.name == "Join" else ()))
    yield from _visit(part.p2, place.with_(left))
    yield from _asked(part.get("expr"), place.with_((*left, *right)))


def _asked(expression: Any, place: _Place) -> Iterator[Read]:  # noqa: ANN401
    """Yield the patterns of the EXISTS in an expression."""
    if isinstance(expression, CompValue):
        if expression.name in {"Builtin_EXISTS", "Builtin_NOTEXISTS"}:
            yield from _visit(expression.graph, place)
            return
        for value in expression.values():
            yield from _asked(value, place)
    elif isinstance(expression, list | tuple):
        for value in expression:
            yield from _asked(value, place)


def _required(part: CompValue, place: _Place) -> Iterator[Pattern]:
    """Yield the patterns that match in every solution of a part."""
    match part.name:
        case "BGP":
            yield from _patterns(part, place)
        case "Join":
            yield from _required(part.p1, place)
            yield from _required(part.p2, place)
        case "LeftJoin" | "Minus":
            yield from _required(part.p1, place)
        case "Graph":
            yield from _required(part.p, place.within(part.term))
        case "Filter" | "Extend":
            yield from _required(part.p, place)
        case _:
            pass


def _patterns(part: CompValue, place: _Place) -> Iterator[Pattern]:
    for s, p, o in part.triples:
        predicate = _variable(p) or _path(p)
        yield Pattern(
            _variable(s), predicate, _variable(o), place.graph, place.is_named
        )


def _variable(term: object) -> str | None:
    # A blank node is a variable without a name.
    return str(term) if isinstance(term, Variable | BNode) else None


def _path(path: object) -> Path | None:
    try:
        return unturn(_followed(path))
    except ValueError:
        return None


def _followed(path: object) -> Path:
    match path:
        case URIRef():
            return NamedNode(str(path))
        case InvPath():
            return Inverse(_followed(path.arg))
        case SequencePath():
            return Sequence(tuple(map(_followed, path.args)))
        case AlternativePath():
            return Alternative(tuple(map(_followed, path.args)))
        case MulPath():
            least, is_once = _MANY[str(path.mod)]
            return Repeated(_followed(path.path), least, is_once)
        case _:
            raise ValueError(path)
