"""Shapes that the fast engine leaves to the reference engine."""

from collections.abc import Iterator

from legation.findings import Finding
from legation.judging.facts import Facts
from legation.shacl.reading import TARGETS
from legation.shacl.shapes import ShapeSet
from legation.terms import RDF, SHACL, DefaultGraph, Prefixes, Triple
from legation.validation import reference

_TARGETS = frozenset({*(SHACL[name] for name in TARGETS), SHACL.target})
_KINDS = frozenset({SHACL.NodeShape, SHACL.PropertyShape})


def check_left(
    facts: Facts, shapes: ShapeSet, *, prefixes: Prefixes
) -> tuple[Finding, ...]:
    """Validate by the shapes that are left to the reference engine.

    Args:
        facts: What is validated; these shapes see its default graph alone.
        shapes: The set that they belong to.
        prefixes: Prefixes to write paths and values in findings.
    """
    if not shapes.left:
        return ()
    report = reference.validate(
        facts.match(graph=DefaultGraph()),
        _targeting_left(shapes),
        prefixes=prefixes,
        is_advanced=any(left.is_advanced for left in shapes.left.values()),
    )
    return report.findings


def _targeting_left(shapes: ShapeSet) -> Iterator[Triple]:
    """Yield the shapes graph without the targets that are judged already."""
    for triple in shapes.graph:
        is_target = triple.predicate in _TARGETS or (
            # A shape that is a class too targets its instances.
            triple.predicate == RDF.type and triple.object in _KINDS
        )
        if not is_target or triple.subject in shapes.left:
            yield triple
