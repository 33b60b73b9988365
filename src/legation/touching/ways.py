"""From the patterns of a SPARQL constraint to its focus nodes."""

from collections import deque
from collections.abc import Iterator

from legation.judging.view import Part
from legation.paths import HERE, Path, turn, write_path
from legation.shacl.shapes import Query, Shape
from legation.terms import NamedNode
from legation.touching.patterns import Pattern, Read, read_patterns
from legation.touching.touches import Leap, Route, Touch, steps

_GOAL = "this"


def query_touches(query: Query, shape: Shape) -> Iterator[Touch]:
    """Yield the quads that decide about the answers of a query.

    Args:
        query: The query of a constraint.
        shape: The shape that declares it, for $PATH.
    """
    path = None if shape.path is None else write_path(shape.path, str)
    text = query.text if path is None else _with_path(query.text, path)
    for read in read_patterns(text):
        yield from _touches(read)


def _with_path(text: str, path: str) -> str:
    return text.replace("$PATH", path).replace("?PATH", path)


def _touches(read: Read) -> Iterator[Touch]:
    """Yield what leads from the quads of a pattern to the focus nodes."""
    pattern = read.pattern
    if isinstance(pattern.predicate, str) or pattern.predicate is None:
        # Any predicate; of a path that cannot be followed, any quad might be part.
        parts = _parts(pattern) if pattern.predicate else {}
        yield _touch(None, pattern, parts, read.beside)
        return
    for step in steps(pattern.predicate):
        start: Part = "object" if step.is_turned else "subject"
        end: Part = "subject" if step.is_turned else "object"
        is_simple = step.before == HERE and step.after == HERE
        if is_simple or not pattern.is_named:
            parts = {start: pattern.subject, end: pattern.object}
            if pattern.is_named:
                parts["graph"] = pattern.graph
            ways = {start: turn(step.before), end: step.after}
            yield _touch(step.predicate, pattern, parts, read.beside, ways)
        else:
            yield Touch(step.predicate, is_named=True, route=None)


def _parts(pattern: Pattern) -> dict[Part, str | None]:
    parts: dict[Part, str | None] = {
        "subject": pattern.subject,
        "object": pattern.object,
    }
    if pattern.is_named:
        parts["graph"] = pattern.graph
    if isinstance(pattern.predicate, str):
        parts["predicate"] = pattern.predicate
    return parts


def _touch(
    predicate: NamedNode | None,
    pattern: Pattern,
    parts: dict[Part, str | None],
    beside: tuple[Pattern, ...],
    ways: dict[Part, Path] | None = None,
) -> Touch:
    """Return the touch of a quad, by the shortest way to a focus node."""
    named = {part: name for part, name in parts.items() if name}
    found = {part: _route(name, beside) for part, name in named.items()}
    routes = {part: route for part, route in found.items() if route is not None}
    if not routes:
        return Touch(predicate, is_named=pattern.is_named, route=None)
    start = min(routes, key=lambda part: (part == "predicate", len(routes[part])))
    first = (ways or {}).get(start, HERE)
    route = routes[start] if first == HERE else (first, *routes[start])
    return Touch(predicate, is_named=pattern.is_named, start=start, route=route)


def _route(start: str, beside: tuple[Pattern, ...]) -> Route | None:
    """Return the shortest way from a variable to the focus nodes, if there is one.

    A way over a predicate leads to all that has it, so it is taken only in need.
    """
    plain = [leap for pattern in beside for leap in _leaps(pattern)]
    wide = [leap for pattern in beside for leap in _wide_leaps(pattern)]
    route = _shortest(start, plain)
    return _shortest(start, [*plain, *wide]) if route is None else route


_Edge = tuple[str, str, Path | Leap]


def _shortest(start: str, edges: list[_Edge]) -> Route | None:
    seen, waiting = {start}, deque[tuple[str, Route]]([(start, ())])
    while waiting:
        name, route = waiting.popleft()
        if name == _GOAL:
            return route
        for one, other, leap in edges:
            if one == name and other not in seen:
                seen.add(other)
                waiting.append((other, (*route, leap)))
    return None


def _leaps(pattern: Pattern) -> Iterator[_Edge]:
    """Yield the ways between subject, object and graph, in both directions."""
    predicate = pattern.predicate
    if pattern.is_named or isinstance(predicate, str):
        if predicate is None or not isinstance(predicate, str | NamedNode):
            return
        fixed = predicate if isinstance(predicate, NamedNode) else None
        parts: dict[Part, str | None] = {
            part: name for part, name in _parts(pattern).items() if part != "predicate"
        }
        yield from _between(parts, fixed, is_named=pattern.is_named)
    elif predicate is not None and pattern.subject and pattern.object:
        yield pattern.subject, pattern.object, predicate
        yield pattern.object, pattern.subject, turn(predicate)


def _wide_leaps(pattern: Pattern) -> Iterator[_Edge]:
    """Yield the ways over the predicate."""
    if isinstance(pattern.predicate, str):
        yield from _between(_parts(pattern), None, is_named=pattern.is_named)


def _between(
    parts: dict[Part, str | None], predicate: NamedNode | None, *, is_named: bool
) -> Iterator[_Edge]:
    named = [(part, name) for part, name in parts.items() if name]
    for start, one in named:
        for end, other in named:
            if one != other:
                yield one, other, Leap(start, end, predicate, is_named)
