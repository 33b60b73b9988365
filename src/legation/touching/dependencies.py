"""Which focus nodes an edit concerns, shape by shape."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from legation.columns import Numbers, once
from legation.judging.view import Part, View
from legation.paths import Path
from legation.shacl.shapes import Query, ShapeSet
from legation.terms import DefaultGraph, NamedNode, Node, Quad, Term
from legation.touching.touches import Leap, Route, Touch, touches
from legation.touching.ways import query_touches

_FACTS = DefaultGraph()

Concerned = Mapping[Node, Numbers | None]
"""For each shape its nodes, each once, sorted; None for all of its focus nodes."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """A touch, and the shape that it is about."""

    shape: Node
    touch: Touch


class Dependencies:
    """What the shapes of a set are decided by."""

    def __init__(self, shapes: ShapeSet) -> None:
        """Derive it from targets, paths and queries."""
        self._rules: dict[NamedNode | None, list[_Rule]] = defaultdict(list)
        for applied in shapes.applied:
            found = dict.fromkeys(touches(shapes, applied))
            for constraint in applied.shape.constraints:
                if isinstance(constraint, Query):
                    ways = query_touches(constraint, applied.shape)
                    found |= dict.fromkeys(ways)
            for touch in found:
                rule = _Rule(applied.shape.node, touch)
                self._rules[touch.predicate].append(rule)

    def concerned(self, quads: Collection[Quad], view: View) -> Concerned:
        """Return the nodes that quads concern when they come or go.

        Args:
            quads: The quads.
            view: What shows the facts with all of these quads.
        """
        starts: dict[tuple[Node, Route], set[int]] = defaultdict(set)
        whole: dict[Node, None] = {}
        for quad in quads:
            for rule in self._of(quad):
                if rule.touch.route is None:
                    whole[rule.shape] = None
                else:
                    number = view.numbering.of(_part(quad, rule.touch.start))
                    starts[rule.shape, rule.touch.route].add(number)
        found: dict[Node, Numbers | None] = dict(whole)
        for (shape, route), numbers in starts.items():
            if shape not in whole:
                nodes = np.array(sorted(numbers), dtype=np.int64)
                for leap in route:
                    nodes = _follow(leap, nodes, view)
                known = found.get(shape)
                parts = [nodes] if known is None else [known, nodes]
                found[shape] = once(np.concatenate(parts))
        return found

    def _of(self, quad: Quad) -> Iterator[_Rule]:
        is_named = quad.graph_name != _FACTS
        for predicate in (quad.predicate, None):
            for rule in self._rules.get(predicate, ()):
                if rule.touch.is_named == is_named:
                    yield rule


def _part(quad: Quad, part: Part) -> Term:
    term: Term = getattr(quad, part if part != "graph" else "graph_name")
    return term


def _follow(leap: Path | Leap, nodes: Numbers, view: View) -> Numbers:
    """Return where a way leads from some nodes, each node once, sorted."""
    if not isinstance(leap, Leap):
        return once(view.follow(leap, nodes)[1])
    found = {
        view.numbering.of(_part(quad, leap.end))
        for node in view.numbering.terms(nodes)
        for quad in view.quads(
            {leap.start: node}, predicate=leap.predicate, is_named=leap.is_named
        )
    }
    return np.array(sorted(found), dtype=np.int64)
