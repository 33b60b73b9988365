"""What breaks the constraints of shapes: set after set of nodes (SHACL, section 4)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import assert_never

import numpy as np

from legation.columns import Numbers, join, once, split
from legation.judging.queries import Found, Queries
from legation.judging.view import Mask, Pairs, View
from legation.literals import compare
from legation.paths import Inverse, turn
from legation.shacl.shapes import (
    Applied,
    Closed,
    Compared,
    Constraint,
    Count,
    Each,
    Fits,
    Has,
    Instance,
    OncePerLanguage,
    Property,
    Qualified,
    Query,
    Shape,
    ShapeSet,
    Target,
)
from legation.terms import Literal, NamedNode, Node, Term, value_of

_NONE: Numbers = np.empty(0, dtype=np.int64)
_ORDERS = {"lessThan": (-1,), "lessThanOrEquals": (-1, 0)}


@dataclass(frozen=True, slots=True)
class Breach:
    """One node that breaks one constraint.

    Attributes:
        shape: The shape that declares the constraint.
        constraint: The constraint.
        focus: The node.
        value: The value that breaks it, if a single one does.
        bound: What the variables of a query stand for.
    """

    shape: Shape
    constraint: Constraint
    focus: Term
    value: Term | None = None
    bound: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True)
class _Values:
    """The nodes that are looked at, and the values of each.

    Attributes:
        nodes: The nodes, each once.
        rows: For each value, the place of its node.
        values: The values, each once in its row.
    """

    nodes: Numbers
    rows: Numbers
    values: Numbers

    @cached_property
    def counts(self) -> Numbers:
        """How many values each node has."""
        return np.bincount(self.rows, minlength=len(self.nodes))

    @cached_property
    def distinct(self) -> tuple[Numbers, Numbers]:
        """Each value once, and for each row the place of its value among them."""
        found, places = np.unique(self.values, return_inverse=True)
        return found, places

    def where(self, mask: Mask) -> Pairs:
        """Return the rows and the values that a mask over all rows selects."""
        return self.rows[mask], self.values[mask]


_Broken = tuple[Numbers, Numbers | None]
"""The places of nodes and, where single values are to blame, the values."""


class Judge:
    """Looks at nodes through shapes."""

    def __init__(self, view: View, shapes: ShapeSet) -> None:
        """Judge what a view shows by the shapes of a set."""
        self._view = view
        self._shapes = shapes.shapes
        self._applied = {one.shape.node: one for one in shapes.applied}
        self._focus: dict[Node, Numbers] = {}
        self._queries = Queries(view)

    def focus(self, applied: Applied) -> Numbers:
        """Return the focus nodes of a shape, each once, sorted."""
        shape = applied.shape
        known = self._focus.get(shape.node)
        if known is None:
            targets = () if applied.is_left else shape.targets
            found = [self._members(target) for target in targets]
            for parent in applied.parents:
                nodes = self.focus(self._applied[parent.node])
                found.append(self._values(parent, nodes).values)
            known = self._focus[shape.node] = once(np.concatenate([_NONE, *found]))
        return known

    def _members(self, target: Target) -> Numbers:
        term = target.term
        if target.kind == "targetNode":
            return self._view.numbering.of_all([term])
        if target.kind == "targetClass":
            return self._view.instances(term)
        assert isinstance(term, NamedNode)
        return self._view.having(term, is_value=target.kind == "targetObjectsOf")

    def is_focus(self, applied: Applied, nodes: Numbers) -> Mask:
        """Tell of each node whether it is a focus node of a shape."""
        mask = np.zeros(len(nodes), dtype=np.bool_)
        for target in () if applied.is_left else applied.shape.targets:
            mask |= self._is_member(target, nodes)
        for parent in applied.parents:
            above = self._applied[parent.node]
            if parent.path is None:
                mask |= self.is_focus(above, nodes)
            else:
                rows, values = self._view.follow(turn(parent.path), nodes)
                mask[rows[self.is_focus(above, values)]] = True
        return mask

    def _is_member(self, target: Target, nodes: Numbers) -> Mask:
        term, view = target.term, self._view
        if target.kind == "targetNode":
            return np.equal(nodes, view.numbering.of(term))
        if target.kind == "targetClass":
            return view.is_instance(nodes, term)
        assert isinstance(term, NamedNode)
        is_value = target.kind == "targetObjectsOf"
        rows, _ = view.follow(Inverse(term) if is_value else term, nodes)
        mask = np.zeros(len(nodes), dtype=np.bool_)
        mask[rows] = True
        return mask

    def breaches(self, shape: Shape, nodes: Numbers) -> Iterator[Breach]:
        """Yield what some nodes break of a shape, constraint by constraint.

        Args:
            shape: The shape; what its property shapes demand is theirs to tell.
            nodes: The nodes, each once, sorted.
        """
        if not len(nodes):
            return
        looked = self._values(shape, nodes)
        term = self._view.numbering.term
        for constraint in shape.constraints:
            if isinstance(constraint, Property):
                continue
            if isinstance(constraint, Query | Closed):
                for row, value, bound in self._told(constraint, shape, looked):
                    focus = term(int(nodes[row]))
                    yield Breach(shape, constraint, focus, value, bound)
            else:
                rows, values = self._broken(constraint, shape, looked)
                focuses = nodes[rows].tolist()
                blamed = [None] * len(rows) if values is None else values.tolist()
                for one, value in zip(focuses, blamed, strict=True):
                    found = None if value is None else term(value)
                    yield Breach(shape, constraint, term(one), found)

    def conforms(self, shape: Shape, nodes: Numbers) -> Mask:
        """Tell of each node whether it conforms to a shape (section 3.4).

        Args:
            shape: The shape.
            nodes: The nodes, each once, sorted.
        """
        mask = np.ones(len(nodes), dtype=np.bool_)
        if not shape.is_active or not len(nodes):
            return mask
        looked = self._values(shape, nodes)
        for constraint in shape.constraints:
            rows, _ = self._broken(constraint, shape, looked)
            mask[rows] = False
        return mask

    def _values(self, shape: Shape, nodes: Numbers) -> _Values:
        if shape.path is None:
            return _Values(nodes, np.arange(len(nodes), dtype=np.int64), nodes)
        return _Values(nodes, *self._view.follow(shape.path, nodes))

    def _told(self, constraint: Query | Closed, shape: Shape, looked: _Values) -> Found:
        """Yield what breaks a constraint that tells the property concerned itself."""
        if isinstance(constraint, Closed):
            return self._surplus(constraint, looked)
        if constraint.is_ask:
            return self._queries.ask(
                constraint, shape, looked.nodes, looked.rows, looked.values
            )
        return self._queries.select(constraint, shape, looked.nodes)

    def _broken(  # noqa: C901, PLR0911 (a case for each kind of constraint)
        self, constraint: Constraint, shape: Shape, looked: _Values
    ) -> _Broken:
        match constraint:
            case Each():
                return looked.where(self._fails(constraint, looked))
            case Instance():
                found, places = looked.distinct
                good = self._view.is_instance(found, constraint.of)
                return looked.where(~good[places])
            case Count():
                return _miscounted(looked.counts, constraint), None
            case Has():
                number = self._view.numbering.of(constraint.term)
                having = looked.rows[looked.values == number]
                return np.setdiff1d(np.arange(len(looked.nodes)), having), None
            case OncePerLanguage():
                return self._repeated(looked), None
            case Compared():
                return self._compared(constraint, looked)
            case Fits():
                count = self._count(constraint.shapes, looked)
                is_bad = (count < constraint.least) | (count > constraint.most)
                return looked.where(is_bad)
            case Qualified():
                return self._misqualified(constraint, looked), None
            case Property():
                found, places = looked.distinct
                inner = self._shapes[constraint.shape]
                return looked.where(~self.conforms(inner, found)[places])
            case Query() | Closed():
                told = self._told(constraint, shape, looked)
                return np.array([row for row, _, _ in told], np.int64), None
        assert_never(constraint)

    def _fails(self, constraint: Each, looked: _Values) -> Mask:
        found, places = looked.distinct
        passes = map(constraint.allows, self._view.numbering.terms(found))
        return ~np.fromiter(passes, np.bool_, len(found))[places]

    def _repeated(self, looked: _Values) -> Numbers:
        """Return the places of nodes with two values of one language, for each one."""
        found, places = looked.distinct
        terms = self._view.numbering.terms(found)
        known: dict[str, int] = {}
        tags = (term.language if isinstance(term, Literal) else None for term in terms)
        languages = np.array(
            [known.setdefault(tag.lower(), len(known)) if tag else -1 for tag in tags],
            np.int64,
        )[places]
        has = languages >= 0
        pairs, counts = np.unique(
            join(looked.rows[has], languages[has]), return_counts=True
        )
        return split(pairs[counts > 1])[0]

    def _compared(self, constraint: Compared, looked: _Values) -> _Broken:
        rows, others = self._view.follow(constraint.other, looked.nodes)
        mine, theirs = join(looked.rows, looked.values), join(rows, others)
        if constraint.kind == "equals":
            return split(np.setxor1d(mine, theirs))
        if constraint.kind == "disjoint":
            return split(np.intersect1d(mine, theirs))
        term, orders = self._view.numbering.term, _ORDERS[constraint.kind]
        theirs_of: dict[int, list[Term]] = {}
        for row, other in zip(rows.tolist(), others.tolist(), strict=True):
            theirs_of.setdefault(row, []).append(term(other))
        broken = {
            (row, value): None
            for row, value in zip(
                looked.rows.tolist(), looked.values.tolist(), strict=True
            )
            for other in theirs_of.get(row, ())
            if _order(term(value), other) not in orders
        }
        return _columns(broken)

    def _count(self, shapes: tuple[Node, ...], looked: _Values) -> Numbers:
        """Return for each value to how many shapes it conforms."""
        found, places = looked.distinct
        count = np.zeros(len(found), dtype=np.int64)
        for node in shapes:
            count += self.conforms(self._shapes[node], found)
        return count[places]

    def _misqualified(self, constraint: Qualified, looked: _Values) -> Numbers:
        fits = self._count((constraint.shape,), looked) > 0
        if constraint.siblings:
            fits &= self._count(constraint.siblings, looked) == 0
        counts = np.bincount(looked.rows[fits], minlength=len(looked.nodes))
        return _miscounted(counts, constraint)

    def _surplus(self, constraint: Closed, looked: _Values) -> Found:
        nodes = self._view.numbering.terms(looked.values)
        for row, node in zip(looked.rows.tolist(), nodes, strict=True):
            for quad in self._view.match(node):
                if quad.predicate not in constraint.allowed:
                    yield row, value_of(quad), {"path": quad.predicate}


def _miscounted(counts: Numbers, constraint: Count | Qualified) -> Numbers:
    """Return the places of nodes with too few or too many values."""
    number = constraint.number
    return np.flatnonzero(counts < number if constraint.is_least else counts > number)


def _order(one: Term, other: Term) -> int | None:
    if isinstance(one, Literal) and isinstance(other, Literal):
        return compare(one, other)
    return None


def _columns(pairs: Collection[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    table = np.array(list(pairs), dtype=np.int64).reshape(len(pairs), 2)
    return table[:, 0], table[:, 1]
