"""The local part: what the graph itself knows of what a service is asked for.

It must have at least the rows that can meet an answer of the service, and should have
few others. A join never depends on what it is joined with, so patterns are kept,
wherever they stand. What does depend on what stands before it (OPTIONAL, MINUS, BIND)
is kept before the SERVICE only. A condition is kept where the service cannot change
what it says: it is asked of the variables that the graph has bound.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from legation.sparql.groups import Element
from legation.sparql.services import Service, Spot

Scope = Callable[[str], frozenset[str]]
"""Tells the variables that a group, in its braces, may bind."""

_JOINED = frozenset({"", "{", "GRAPH", "SELECT", "VALUES"})


def local_group(service: Service, text: str, *, scope: Scope) -> str:
    """Return what of a query narrows down what a service is asked for.

    Args:
        service: One service of the query.
        text: The query.
        scope: Tells what a group may bind.

    Returns:
        A group in its braces, without any SERVICE.
    """
    if service.within is None:
        level = _Level(service.spot, text, is_joined=True)
        return _narrowed(level, level.group, scope=scope)
    outer = _Level(service.within, text, is_joined=False)
    inner = _Level(service.spot, text, is_joined=True)
    around = _narrowed(outer, outer.group, scope=scope)
    return _narrowed(inner, f"{{ {around} {inner.group} }}", scope=scope)


@dataclass(frozen=True, slots=True)
class _Level:
    """A group that holds the service, or the OPTIONAL around it.

    Attributes:
        spot: The group, and the element that holds the service.
        text: The query.
        is_joined: Whether the rows of the service are joined with what follows. Behind
            an OPTIONAL they are not: a row that meets nothing there still decides
            whether the row before it stands alone.
    """

    spot: Spot
    text: str
    is_joined: bool

    @property
    def kept(self) -> list[Element]:
        """The elements that need nothing of the service, conditions apart."""
        apart = _first_apart(self.spot)
        return [
            element
            for index, element in enumerate(self.spot.elements)
            if element.kind != "FILTER"
            and not _asks(element)
            and (index < apart or (self.is_joined and element.kind in _JOINED))
        ]

    @property
    def foreign(self) -> frozenset[str]:
        """The variables to which others than the kept elements may give a value."""
        kept = self.kept
        return frozenset().union(
            *(
                element.variables
                for element in self.spot.elements
                if element.kind != "FILTER" and element not in kept
            )
        )

    @property
    def conditions(self) -> list[Element]:
        """The conditions of the group, wherever they stand in it."""
        return [each for each in self.spot.elements if each.kind == "FILTER"]

    @property
    def group(self) -> str:
        """The kept elements as a group."""
        return f"{{\n{_written(self.kept, self.text)}\n}}"


def _first_apart(spot: Spot) -> int:
    """Return the index of the first element that holds a service, this one or other."""
    asking = (i for i, each in enumerate(spot.elements) if _asks(each))
    return min(next(asking, spot.index), spot.index)


def _asks(element: Element) -> bool:
    return any(token.is_word("SERVICE") for token in element.tokens)


def _written(elements: Sequence[Element], text: str) -> str:
    return "\n".join(_with_dot(element, text) for element in elements)


def _with_dot(element: Element, text: str) -> str:
    """Return an element; triples end in a dot, whatever stood behind them."""
    written = text[element.start : element.end]
    needs_dot = not element.kind and not element.tokens[-1].is_mark(".")
    return f"{written} ." if needs_dot else written


def _narrowed(level: _Level, group: str, *, scope: Scope) -> str:
    """Return a group with those conditions of a level that can be judged now."""
    bound = scope(group)
    conditions = (
        _judged(condition, level, bound=bound)
        for condition in level.conditions
        if condition.variables & level.foreign <= bound
    )
    return "\n".join(["{", group, *conditions, "}"])


def _judged(condition: Element, level: _Level, *, bound: frozenset[str]) -> str:
    """Return a condition that holds where one of its variables may get its value later.

    Once bound, a variable keeps its value, and the condition its answer.
    """
    said = level.text[condition.tokens[1].start : condition.end]
    later = sorted(condition.variables & level.foreign & bound)
    unbound = "".join(f"!BOUND(?{name}) || " for name in later)
    return f"FILTER({unbound}({said}))"
