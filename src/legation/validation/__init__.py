"""SHACL: shapes against data, answered as findings."""

from collections.abc import Iterable
from typing import Literal as OneOf

from legation.judging.facts import Written
from legation.reports import Report
from legation.shacl.compiling import compile_shapes, has_targets
from legation.shacl.shapes import ShapeSet
from legation.terms import Prefixes, Quad, Triple
from legation.validation import reference
from legation.validation.checking import check
from legation.validation.engines import Explanation, explain
from legation.validation.review import Review

__all__ = [
    "Engine",
    "Explanation",
    "Review",
    "ShapeSet",
    "check",
    "compile_shapes",
    "explain",
    "has_targets",
    "validate",
]

Engine = OneOf["fast", "reference"]


def validate(
    data: Iterable[Quad],
    shapes: Iterable[Triple],
    *,
    prefixes: Prefixes,
    engine: Engine = "fast",
) -> Report:
    """Validate data against shapes (SHACL, section 3).

    Args:
        data: Quads. Shapes see all graphs merged, and each by its name in SPARQL.
        shapes: The shapes graph.
        prefixes: Prefixes to write paths and values in findings.
        engine: "fast" (ours) or "reference" (pySHACL).

    Returns:
        The findings, without places in files, sorted by focus, path and value.

    Raises:
        DataError: A shape cannot be read.
    """
    if engine == "reference":
        return reference.validate(data, shapes, prefixes=prefixes)
    compiled = compile_shapes(shapes)
    return check(Written(data), compiled, prefixes=prefixes, with_repairs=True)
