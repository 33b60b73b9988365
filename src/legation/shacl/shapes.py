"""Shapes as they are checked: targets, and constraints one by one (SHACL, section 2).

What a shape refers to is named by its node in the shapes graph, so that shapes may
be shared, and their sets be compared.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from legation.paths import Path
from legation.terms import SHACL, Literal, NamedNode, Node, Term, Triple
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Target:
    """Where the focus nodes of a shape come from (section 2.1.3).

    Attributes:
        kind: "targetNode", "targetClass", "targetSubjectsOf" or "targetObjectsOf".
        term: The node, the class or the property.
    """

    kind: str
    term: Term


@dataclass(frozen=True, slots=True)
class Each:
    """A test that each value passes by itself: its datatype, its length, ...

    Attributes:
        component: IRI of the constraint component.
        wanted: The parameter, several terms where it is a list.
        allows: The test.
    """

    component: NamedNode
    wanted: tuple[Term, ...]
    allows: Callable[[Term], bool] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Instance:
    """Each value is an instance of a class (sh:class)."""

    component: NamedNode
    of: Node


@dataclass(frozen=True, slots=True)
class Count:
    """How many values there are (sh:minCount, sh:maxCount)."""

    component: NamedNode
    number: int
    is_least: bool


@dataclass(frozen=True, slots=True)
class Has:
    """One of the values is a given term (sh:hasValue)."""

    component: NamedNode
    term: Term


@dataclass(frozen=True, slots=True)
class OncePerLanguage:
    """No two values have one language (sh:uniqueLang)."""

    component: NamedNode


@dataclass(frozen=True, slots=True)
class Compared:
    """Values beside those of another property (section 4.5).

    Attributes:
        component: IRI of the constraint component.
        other: The other property.
        kind: "equals", "disjoint", "lessThan" or "lessThanOrEquals".
    """

    component: NamedNode
    other: NamedNode
    kind: str


@dataclass(frozen=True, slots=True)
class Fits:
    """To how many of some shapes each value conforms (section 4.6, and sh:node).

    Attributes:
        component: IRI of the constraint component.
        shapes: The shapes.
        least: To how many it must conform.
        most: To how many it may conform.
    """

    component: NamedNode
    shapes: tuple[Node, ...]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Qualified:
    """How many values conform to a shape (sh:qualifiedValueShape).

    Attributes:
        component: IRI of the constraint component.
        shape: The shape.
        siblings: Shapes to which a value that counts must not conform.
        number: How many there are at least or at most.
        is_least: Whether it is the least number.
    """

    component: NamedNode
    shape: Node
    siblings: tuple[Node, ...]
    number: int
    is_least: bool


@dataclass(frozen=True, slots=True)
class Closed:
    """No properties but those named (sh:closed)."""

    component: NamedNode
    allowed: frozenset[NamedNode]


@dataclass(frozen=True, slots=True)
class Property:
    """What the values are in turn the focus nodes of (sh:property)."""

    component: NamedNode
    shape: Node


@dataclass(frozen=True, slots=True)
class Query:
    """A query that finds what breaks the constraint (sections 5 and 6).

    Attributes:
        component: IRI of the constraint component.
        node: The constraint or validator in the shapes graph.
        text: The query, prefixes included.
        is_ask: Whether it tells of each value whether it is good (ASK).
        parameters: Values of the component's parameters, by variable.
        messages: Its own messages.
        is_named: Whether results name it as their source (sh:sparql only).
    """

    component: NamedNode
    node: Node
    text: str
    is_ask: bool = False
    parameters: tuple[tuple[str, Term], ...] = ()
    messages: tuple[Literal, ...] = ()
    is_named: bool = True


Constraint = (
    Each
    | Instance
    | Count
    | Has
    | OncePerLanguage
    | Compared
    | Fits
    | Qualified
    | Closed
    | Property
    | Query
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape or, with a path, a property shape.

    Attributes:
        node: Its node in the shapes graph.
        path: From a focus node to its values; None where it is its own value.
        targets: Where its focus nodes come from; none where others refer to it.
        constraints: What is demanded, in a stable order.
        severity: IRI of its severity.
        messages: What it says, in one language each; empty for the usual sentences.
        is_active: False where it was deactivated: then everything conforms.
    """

    node: Node
    path: Path | None
    targets: tuple[Target, ...]
    constraints: tuple[Constraint, ...]
    severity: NamedNode
    messages: tuple[Literal, ...]
    is_active: bool = True

    def properties(self) -> Iterator[Node]:
        """Yield the nodes of the shapes whose focus nodes are its values."""
        for constraint in self.constraints:
            if isinstance(constraint, Property):
                yield constraint.shape

    def inner(self) -> Iterator[Node]:
        """Yield the nodes of the shapes that its constraints refer to."""
        for constraint in self.constraints:
            match constraint:
                case Fits(shapes=shapes):
                    yield from shapes
                case Qualified(shape=shape, siblings=siblings):
                    yield shape
                    yield from siblings
                case Property(shape=shape):
                    yield shape
                case _:
                    pass


@dataclass(frozen=True)
class ShapeSet:
    """Shapes that are checked together.

    Attributes:
        shapes: All of them by node, in a stable order.
        left: Those with targets that this engine cannot check, and why.
        graph: The shapes graph, for the engine that can.
    """

    shapes: Mapping[Node, Shape]
    left: Mapping[Node, "Left"] = field(default_factory=dict)
    graph: tuple[Triple, ...] = ()

    @cached_property
    def applied(self) -> tuple["Applied", ...]:
        """The shapes that have focus nodes, parents before their children."""
        order: dict[Node, Shape] = {}

        def visit(shape: Shape) -> None:
            if shape.is_active and shape.node not in order:
                for child in shape.properties():
                    visit(self.shapes[child])
                order[shape.node] = shape

        for shape in self.shapes.values():
            if shape.targets and shape.node not in self.left:
                visit(shape)
        parents: dict[Node, list[Shape]] = {}
        for shape in order.values():
            for child in shape.properties():
                parents.setdefault(child, []).append(shape)
        return tuple(
            Applied(shape, tuple(parents.get(shape.node, ())), shape.node in self.left)
            for shape in reversed(order.values())
        )

    def within(self, shape: Shape) -> Iterator[Shape]:
        """Yield a shape and all that it refers to, each once."""
        seen, waiting = {shape.node}, [shape]
        while waiting:
            one = waiting.pop()
            yield one
            for node in one.inner():
                if node not in seen:
                    seen.add(node)
                    waiting.append(self.shapes[node])


@dataclass(frozen=True, slots=True)
class Applied:
    """A shape with focus nodes.

    Attributes:
        shape: The shape.
        parents: The shapes whose values are focus nodes of it (sh:property).
        is_left: Whether its own targets are left to the other engine.
    """

    shape: Shape
    parents: tuple[Shape, ...]
    is_left: bool


@dataclass(frozen=True, slots=True)
class Left:
    """Why the targets of a shape are left to the reference engine.

    Attributes:
        reason: What it does that only the other engine can check.
        is_advanced: Whether that is a feature of SHACL-AF.
    """

    reason: Text
    is_advanced: bool = False


def kind_of(constraint: Constraint) -> str:
    """Return the parameter that a constraint is declared by, such as "minCount"."""
    name = constraint.component.value.removeprefix(SHACL.iri)
    name = name.removesuffix("ConstraintComponent")
    return f"{name[0].lower()}{name[1:]}"
