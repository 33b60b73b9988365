"""Changes tried out: what would be found if a few triples came and went.

No queries are asked: they would need a store of their own for each trial.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from legation.judging.facts import Changed, Facts
from legation.judging.judge import Breach, Judge
from legation.judging.view import View
from legation.results import Repair
from legation.shacl.shapes import Applied, Constraint, Query, Shape, ShapeSet
from legation.terms import (
    RDFS,
    DefaultGraph,
    Node,
    Quad,
    Term,
    Triple,
)
from legation.touching.dependencies import Concerned, Dependencies

_FACTS = DefaultGraph()
_MOST = 1_000  # nodes, counted once for each shape that looks at them
_Key = tuple[Node, Constraint, Term, Term | None, Term | None]


class Trials:
    """Tries changes out on facts that stay as they are."""

    def __init__(self, facts: Facts, shapes: ShapeSet) -> None:
        """Try changes of some facts.

        Args:
            facts: What is changed; it must not change meanwhile.
            shapes: The shapes that judge it.
        """
        unasked = {node: _unasked(shape) for node, shape in shapes.shapes.items()}
        self._shapes = replace(shapes, shapes=unasked)
        self._facts = Changed(facts)
        self._view = View(self._facts, is_whole=False)
        self._large = set[Repair]()

    def mends(self, breach: Breach, repair: Repair) -> bool:
        """Tell whether a change ends a breach and, queries apart, makes none.

        A change that concerns very many nodes is not tried out, and does not count.

        Args:
            breach: The breach.
            repair: The change.
        """
        removed, added = _quads(repair.removed), _quads(repair.added)
        edited = [*removed, *added]
        if any(quad.predicate == RDFS.subClassOf for quad in edited):
            return False  # the view knows the classes by heart
        if repair in self._large:
            return False
        self._facts.change(added=added)
        concerned = self._dependencies.concerned(edited, self._view)
        if not _is_small(concerned):
            self._facts.change()
            self._large.add(repair)
            return False
        self._facts.change(removed=removed, added=added)
        after = self._found(concerned)
        is_over = _key(breach) not in (*after, *self._own(breach))
        self._facts.change()
        return is_over and (not after or after <= self._found(concerned))

    def _own(self, breach: Breach) -> set[_Key]:
        """Return what the focus node of a breach breaks of its shape."""
        shape = self._shapes.shapes[breach.shape.node]
        focus = self._view.numbering.of_all([breach.focus])
        return set(map(_key, self._judge.breaches(shape, focus)))

    def _found(self, concerned: Concerned) -> set[_Key]:
        found: set[_Key] = set()
        for applied in self._applied:
            nodes = concerned.get(applied.shape.node)
            # Most nodes conform: whether they are focus nodes need not be known.
            if nodes is not None and any(self._judge.breaches(applied.shape, nodes)):
                focus = nodes[self._judge.is_focus(applied, nodes)]
                found.update(map(_key, self._judge.breaches(applied.shape, focus)))
        return found

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self._view, self._shapes)

    @cached_property
    def _applied(self) -> tuple[Applied, ...]:
        return tuple(self._shapes.applied)

    @cached_property
    def _dependencies(self) -> Dependencies:
        return Dependencies(self._shapes)


def _is_small(concerned: Concerned) -> bool:
    """Tell whether what a change concerns can be judged in a moment."""
    counts = [_MOST if nodes is None else len(nodes) for nodes in concerned.values()]
    return sum(counts) < _MOST


def _unasked(shape: Shape) -> Shape:
    kept = tuple(one for one in shape.constraints if not isinstance(one, Query))
    return replace(shape, constraints=kept)


def _key(breach: Breach) -> _Key:
    path = breach.bound.get("path")
    return breach.shape.node, breach.constraint, breach.focus, breach.value, path


def _quads(triples: Iterable[Triple]) -> list[Quad]:
    return [Quad(t.subject, t.predicate, t.object, _FACTS) for t in triples]
