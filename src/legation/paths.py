"""Property paths: ways from a node over one or more triples (SHACL, section 2.3.1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from legation.terms import RDF, SHACL, BlankNode, NamedNode, Node, Triple


@dataclass(frozen=True, slots=True)
class Inverse:
    """From the value to the subject."""

    path: "Path"


@dataclass(frozen=True, slots=True)
class Sequence:
    """One path after the other; an empty sequence stays where it is."""

    steps: tuple["Path", ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Any of several paths."""

    choices: tuple["Path", ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same path again and again.

    Attributes:
        path: What is repeated.
        least: How often at least: 0 or 1.
        is_once: Whether it is followed at most once.
    """

    path: "Path"
    least: int
    is_once: bool = False


Path = NamedNode | Inverse | Sequence | Alternative | Repeated

HERE = Sequence(())
"""The path that stays where it is."""

REPETITIONS: Mapping[NamedNode, tuple[int, bool]] = {
    SHACL.zeroOrMorePath: (0, False),
    SHACL.oneOrMorePath: (1, False),
    SHACL.zeroOrOnePath: (0, True),
}
"""How often at least, and whether at most once, by the property that says so."""

_MARKS = {(0, False): "*", (1, False): "+", (0, True): "?"}
_PREDICATES = {form: predicate for predicate, form in REPETITIONS.items()}


def chain(*paths: Path) -> Path:
    """Return one path after the other, without sequences in sequences."""
    steps: list[Path] = []
    for path in paths:
        steps.extend(path.steps if isinstance(path, Sequence) else (path,))
    return steps[0] if len(steps) == 1 else Sequence(tuple(steps))


def turn(path: Path) -> Path:
    """Return the way back, with `Inverse` around predicates only."""
    match path:
        case NamedNode():
            return Inverse(path)
        case Inverse(inner):
            return unturn(inner)
        case Sequence(steps):
            return Sequence(tuple(turn(step) for step in reversed(steps)))
        case Alternative(choices):
            return Alternative(tuple(map(turn, choices)))
        case Repeated(inner, least, is_once):
            return Repeated(turn(inner), least, is_once)
    assert_never(path)


def unturn(path: Path) -> Path:
    """Return the same path with `Inverse` around predicates only."""
    return turn(turn(path)) if not isinstance(path, NamedNode) else path


def write_path(path: Path, name: Callable[[NamedNode], str]) -> str:
    """Return a path as SPARQL writes it.

    Args:
        path: The path.
        name: How a predicate is written.
    """
    return _write(path, name, is_inner=False)


def _write(path: Path, name: Callable[[NamedNode], str], *, is_inner: bool) -> str:
    match path:
        case NamedNode():
            return name(path)
        case Inverse(inner):
            return f"^{_write_within(path, inner, name)}"
        case Repeated(inner, least, is_once):
            return f"{_write_within(path, inner, name)}{_MARKS[least, is_once]}"
        case Sequence(steps):
            text = "/".join(_write(step, name, is_inner=True) for step in steps)
        case Alternative(choices):
            text = "|".join(_write(one, name, is_inner=True) for one in choices)
        case _:
            assert_never(path)
    return f"({text})" if is_inner else text


def _write_within(
    outer: Inverse | Repeated, path: Path, name: Callable[[NamedNode], str]
) -> str:
    """Return a path as it stands behind ^ or before *."""
    written = _write(path, name, is_inner=True)
    # SPARQL allows one mark of each kind, and takes the one behind first.
    is_marked = isinstance(path, Inverse) or (
        isinstance(path, Repeated) and isinstance(outer, Repeated)
    )
    return f"({written})" if is_marked else written


def describe_path(path: Path) -> tuple[Node, list[Triple]]:
    """Return the node that stands for a path in RDF, and the triples about it."""
    match path:
        case NamedNode():
            return path, []
        case Inverse(inner):
            return _describe_one(SHACL.inversePath, inner)
        case Repeated(inner, least, is_once):
            return _describe_one(_PREDICATES[least, is_once], inner)
        case Sequence(steps):
            return _describe_list(steps)
        case Alternative(choices):
            node, (head, triples) = BlankNode(), _describe_list(choices)
            return node, [Triple(node, SHACL.alternativePath, head), *triples]
    assert_never(path)


def _describe_one(predicate: NamedNode, inner: Path) -> tuple[Node, list[Triple]]:
    node, (value, triples) = BlankNode(), describe_path(inner)
    return node, [Triple(node, predicate, value), *triples]


def _describe_list(paths: Iterable[Path]) -> tuple[Node, list[Triple]]:
    head: Node = RDF.nil
    found: list[Triple] = []
    for path in reversed(tuple(paths)):
        node, (value, triples) = BlankNode(), describe_path(path)
        found += [
            Triple(node, RDF.first, value),
            Triple(node, RDF.rest, head),
            *triples,
        ]
        head = node
    return head, found


def predicates(path: Path) -> Iterator[NamedNode]:
    """Yield the predicates of a path, from left to right."""
    match path:
        case NamedNode():
            yield path
        case Inverse(inner) | Repeated(inner):
            yield from predicates(inner)
        case Sequence(parts) | Alternative(parts):
            for part in parts:
                yield from predicates(part)
