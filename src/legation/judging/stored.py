"""Shapes with their terms as a store holds them.

A store rewrites literals: `02` becomes `2`, and an xsd:byte an xsd:integer. What shapes
compare with its terms must have gone the same way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from legation.judging.facts import Facts
from legation.literals import is_well_formed
from legation.shacl import values
from legation.shacl.shapes import (
    Constraint,
    Each,
    Has,
    Shape,
    ShapeSet,
    Target,
    kind_of,
)
from legation.store import Store, as_stored
from legation.terms import XSD, Literal, NamedNode, Node, Quad, Term, value_of

_INTEGERS = frozenset(
    XSD[name]
    for name in (
        *("byte", "short", "int", "long", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger", "unsignedByte", "unsignedShort"),
        *("unsignedInt", "unsignedLong"),
    )
)


def fit(shapes: ShapeSet, facts: Facts) -> ShapeSet:
    """Return shapes whose terms are written as those of some facts.

    Args:
        shapes: The shapes as they were written.
        facts: A store, or quads as they were written.
    """
    if not isinstance(facts, Store):
        return shapes
    found: Mapping[Node, Shape] = {
        node: replace(
            shape,
            targets=tuple(map(_target, shape.targets)),
            constraints=tuple(map(_constraint, shape.constraints)),
        )
        for node, shape in shapes.shapes.items()
    }
    return replace(shapes, shapes=found)


def held(quads: Iterable[Quad], facts: Facts) -> list[Quad]:
    """Return quads as some facts hold them.

    Args:
        quads: Quads as they were written.
        facts: A store, or quads as they were written.
    """
    if not isinstance(facts, Store):
        return list(quads)
    return [
        Quad(q.subject, q.predicate, as_stored(value_of(q)), q.graph_name)
        for q in quads
    ]


def _target(target: Target) -> Target:
    return replace(target, term=as_stored(target.term))


def _constraint(constraint: Constraint) -> Constraint:
    match constraint:
        case Has(term=Literal() as term):
            return replace(constraint, term=as_stored(term))
        case Each(wanted=terms) if kind_of(constraint) == "in":
            return replace(constraint, allows=values.one_of(map(as_stored, terms)))
        case Each(wanted=(NamedNode() as datatype,)) if datatype in _INTEGERS:
            # Only sh:datatype wants one.
            return replace(constraint, allows=_integers(datatype))
        case _:
            return constraint


def _integers(datatype: NamedNode) -> values.Test:
    """Return whether a whole number could have been written with a datatype."""

    def test(value: Term) -> bool:
        return (
            isinstance(value, Literal)
            and value.datatype in {XSD.integer, datatype}
            and is_well_formed(Literal(value.value, datatype=datatype))
        )

    return test
