"""Which triples decide about a shape, and the ways from them to its focus nodes.

What a shape demands of a focus node is read from triples along its paths. Backwards
along the same paths, a triple that comes or goes leads to the nodes that it concerns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from legation.judging.view import Part
from legation.paths import (
    HERE,
    Alternative,
    Inverse,
    Path,
    Repeated,
    Sequence,
    chain,
    turn,
)
from legation.shacl.shapes import (
    Applied,
    Closed,
    Compared,
    Constraint,
    Fits,
    Instance,
    Property,
    Qualified,
    Query,
    Shape,
    ShapeSet,
)
from legation.terms import RDF, NamedNode


@dataclass(frozen=True, slots=True)
class Leap:
    """From one part of a quad to another one.

    Attributes:
        start: The part where a node stands.
        end: The part where it leads.
        predicate: The predicate of the quad; None for any.
        is_named: Whether the quad is of a named graph.
    """

    start: Part
    end: Part
    predicate: NamedNode | None
    is_named: bool


Route = tuple[Path | Leap, ...]
"""The way from a part of a quad to focus nodes, leap by leap."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Quads that decide about a shape.

    Attributes:
        predicate: Their predicate; None for any.
        is_named: Whether they are of named graphs.
        start: The part from which the route starts.
        route: The way to the focus nodes; None where it leads to all of them.
    """

    predicate: NamedNode | None
    is_named: bool = False
    start: Part = "subject"
    route: Route | None = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One triple of a path.

    Attributes:
        before: The path from its start to this triple.
        predicate: The predicate of the triple.
        is_turned: Whether the path goes from its value to its subject.
        after: The path from this triple to the end.
    """

    before: Path
    predicate: NamedNode
    is_turned: bool
    after: Path

    def touch(self, route: Route = ()) -> Touch:
        """Return what leads from such a triple to the start of the path, and on."""
        start: Part = "object" if self.is_turned else "subject"
        return Touch(self.predicate, start=start, route=(turn(self.before), *route))

    def touch_end(self, route: Route = ()) -> Touch:
        """Return what leads from such a triple to the end of the path, and on."""
        start: Part = "subject" if self.is_turned else "object"
        return Touch(self.predicate, start=start, route=(self.after, *route))


def steps(path: Path) -> Iterator[Step]:  # noqa: C901 (a case for each form)
    """Yield the triples that a path may go over."""
    match path:
        case NamedNode():
            yield Step(HERE, path, is_turned=False, after=HERE)
        case Inverse(NamedNode() as predicate):
            yield Step(HERE, predicate, is_turned=True, after=HERE)
        case Inverse():
            raise AssertionError(path)  # compiled paths turn predicates only
        case Sequence(parts):
            for place, part in enumerate(parts):
                before, after = parts[:place], parts[place + 1 :]
                for step in steps(part):
                    yield _within(step, before=chain(*before), after=chain(*after))
        case Alternative(choices):
            for choice in choices:
                yield from steps(choice)
        case Repeated(inner, _, is_once):
            around = HERE if is_once else Repeated(inner, least=0)
            for step in steps(inner):
                yield _within(step, before=around, after=around)
        case _:
            assert_never(path)


def _within(step: Step, *, before: Path, after: Path) -> Step:
    return Step(
        chain(before, step.before),
        step.predicate,
        step.is_turned,
        chain(step.after, after),
    )


def touches(shapes: ShapeSet, applied: Applied) -> Iterator[Touch]:
    """Yield the quads that decide about a shape, SPARQL constraints apart.

    Args:
        shapes: The set that the shape belongs to.
        applied: The shape.
    """
    yield from _membership(shapes, applied)
    yield from _demands(shapes, applied.shape, HERE, is_inner=False)


def _membership(shapes: ShapeSet, applied: Applied) -> Iterator[Touch]:
    """Yield the quads that make a node a focus node."""
    for target in () if applied.is_left else applied.shape.targets:
        if target.kind == "targetClass":
            yield Touch(RDF.type)
        elif isinstance(target.term, NamedNode):
            if target.kind == "targetSubjectsOf":
                yield Touch(target.term)
            elif target.kind == "targetObjectsOf":
                yield Touch(target.term, start="object")
    of = {one.shape.node: one for one in shapes.applied}
    for parent in applied.parents:
        path = HERE if parent.path is None else parent.path
        for step in steps(path):
            yield step.touch_end()
        for touch in _membership(shapes, of[parent.node]):
            assert touch.route is not None
            yield Touch(touch.predicate, start=touch.start, route=(*touch.route, path))


def _demands(
    shapes: ShapeSet, shape: Shape, before: Path, *, is_inner: bool = True
) -> Iterator[Touch]:
    """Yield the quads that decide whether nodes conform to a shape.

    Args:
        shapes: The set that the shape belongs to.
        shape: The shape.
        before: The path from the focus nodes to the nodes.
        is_inner: Whether it is part of what another shape demands.
    """
    if not shape.is_active:
        return
    path = HERE if shape.path is None else shape.path
    back = (turn(before),)
    for step in steps(path):
        yield step.touch(back)
    values = chain(before, path)
    for constraint in shape.constraints:
        # A shape with focus nodes of its own leaves its property shapes to theirs, and
        # of its queries more is known.
        if is_inner or not isinstance(constraint, Property | Query):
            yield from _demanded(shapes, constraint, before, values)


def _demanded(
    shapes: ShapeSet, constraint: Constraint, before: Path, values: Path
) -> Iterator[Touch]:
    match constraint:
        case Instance():
            yield Touch(RDF.type, route=(turn(values),))
        case Compared(other=other):
            yield Touch(other, route=(turn(before),))
        case Closed():
            yield Touch(None, route=(turn(values),))
        case Fits(shapes=nodes):
            for node in nodes:
                yield from _demands(shapes, shapes.shapes[node], values)
        case Qualified(shape=one, siblings=siblings):
            for node in (one, *siblings):
                yield from _demands(shapes, shapes.shapes[node], values)
        case Property(shape=node):
            yield from _demands(shapes, shapes.shapes[node], values)
        case Query():
            yield Touch(None, route=None)
            yield Touch(None, is_named=True, route=None)
        case _:
            pass
