"""All findings of facts by shapes."""

from legation.findings import Finding
from legation.judging.facts import Facts
from legation.judging.judge import Judge
from legation.judging.stored import fit
from legation.judging.view import View
from legation.repairs.proposing import Repairs
from legation.reports import Report
from legation.shacl.shapes import ShapeSet
from legation.terms import Prefixes
from legation.validation.describing import Describer
from legation.validation.fallback import check_left


def check(
    facts: Facts, shapes: ShapeSet, *, prefixes: Prefixes, with_repairs: bool = False
) -> Report:
    """Validate the default graph of a store, or of what else can be asked.

    Args:
        facts: The store; SPARQL constraints see its other graphs by their names.
        shapes: The shapes.
        prefixes: Prefixes to write paths and values in findings.
        with_repairs: Whether findings propose repairs, which are tried out one by one.

    Returns:
        The findings, without places in files, sorted by focus, path and value.
    """
    shapes = fit(shapes, facts)
    view = View(facts, is_whole=True)
    judge = Judge(view, shapes)
    repairs = Repairs(view, shapes, prefixes=prefixes) if with_repairs else None
    describer = Describer(view, shapes, prefixes=prefixes, repairs=repairs)
    found = [
        describer.finding(breach)
        for applied in shapes.applied
        for breach in judge.breaches(applied.shape, judge.focus(applied))
    ]
    found += check_left(facts, shapes, prefixes=prefixes)
    return Report(tuple(sorted(found, key=Finding.order)))
