"""Repairs of a mechanical kind: each ends what breaks a constraint, and breaks none."""

import re
from collections.abc import Iterator
from functools import cached_property

from legation.columns import Numbers
from legation.judging.judge import Breach, Judge
from legation.judging.view import View
from legation.repairs.completing import complete, equate
from legation.repairs.corrections import local_name
from legation.repairs.replacing import classify, correct, fit
from legation.repairs.spots import Spot
from legation.repairs.thinning import distinguish, open_up, thin
from legation.repairs.trials import Trials
from legation.results import Repair
from legation.shacl.shapes import (
    Closed,
    Compared,
    Count,
    Each,
    Fits,
    Has,
    Instance,
    OncePerLanguage,
    Qualified,
    Query,
    ShapeSet,
)
from legation.terms import Literal, NamedNode, Node, Prefixes, Triple

_MOST = 1_000  # breaches


class Repairs:
    """Proposes repairs, each of them tried out."""

    def __init__(self, view: View, shapes: ShapeSet, *, prefixes: Prefixes) -> None:
        """Propose repairs of what a view shows.

        Args:
            view: The facts; they must not change meanwhile.
            shapes: The shapes that judge them.
            prefixes: Prefixes to write terms, and to read those that texts hold.
        """
        self._view = view
        self._shapes = shapes
        self._prefixes = prefixes
        self._trials = Trials(view.facts, shapes)
        self._count = 0

    def propose(self, breach: Breach) -> Repair | None:
        """Return the likeliest repair of a breach, or None where none is known.

        Each takes about a millisecond, so only the first thousand breaches get one.

        Args:
            breach: What breaks which constraint.

        Returns:
            A repair that ends the breach and makes none, so far as constraints that are
            no queries can tell.
        """
        self._count += 1
        if self._count > _MOST:
            return None
        for repair in self._candidates(breach):
            if self._trials.mends(breach, repair):
                return repair
        return None

    def _candidates(  # noqa: C901, PLR0912 (a case for each kind of constraint)
        self, breach: Breach
    ) -> Iterator[Repair]:
        if isinstance(breach.focus, Literal):
            return
        spot = Spot(breach, self._view, self._shapes, self._prefixes)
        match breach.constraint:
            case Each():
                yield from correct(spot, breach.shape.constraints)
            case Instance(of=NamedNode() as of):
                yield from classify(spot, of)
            case Has() as has:
                yield from complete(spot, (has,))
            case Count(is_least=True):
                yield from complete(spot, breach.shape.constraints)
            case Qualified(is_least=True, shape=shape):
                yield from complete(spot, self._shapes.shapes[shape].constraints)
            case Count(number=number):
                yield from thin(spot, number)
            case OncePerLanguage():
                yield from distinguish(spot)
            case Compared(kind="equals") as compared:
                yield from equate(spot, compared)
            case Compared(kind="lessThan" | "lessThanOrEquals") as compared:
                yield from self._swap(spot, compared)
            case Fits() as fits:
                yield from self._fit(spot, fits)
            case Closed(allowed=allowed):
                yield from open_up(spot, allowed)
            case _:
                pass

    def _swap(self, spot: Spot, compared: Compared) -> Iterator[Repair]:
        """Yield the repair that exchanges two values, where nothing else needs them."""
        mine, theirs = spot.values, spot.objects(compared.other)
        path, other = spot.path, compared.other
        if not isinstance(path, NamedNode) or len(mine) != 1 or len(theirs) != 1:
            return
        # A query may read more from the two than which of them is less.
        if not self._is_asked(path) and not self._is_asked(other):
            (one,), (two,), focus = mine, theirs, spot.focus
            yield spot.propose.swap(
                [Triple(focus, path, one), Triple(focus, other, two)],
                [Triple(focus, path, two), Triple(focus, other, one)],
            )

    def _fit(self, spot: Spot, fits: Fits) -> Iterator[Repair]:
        """Yield repairs of a value that must conform to one or all of some shapes."""
        value = spot.breach.value
        if fits.least == len(fits.shapes) and isinstance(value, Node):
            number = self._view.numbering.of_all([value])
            inner = [one for node in fits.shapes for one in self._within(node, number)]
            if len(inner) == 1:
                yield from self._candidates(inner[0])
        yield from fit(spot, fits)

    def _within(self, node: Node, number: Numbers) -> Iterator[Breach]:
        """Yield what a node breaks of a shape, and of the property shapes in it."""
        shape = self._shapes.shapes[node]
        if shape.is_active:
            yield from self._judge.breaches(shape, number)
            for inner in shape.properties() if shape.path is None else ():
                yield from self._within(inner, number)

    def _is_asked(self, predicate: NamedNode) -> bool:
        name = re.escape(local_name(predicate))
        return re.search(rf"\b{name}\b", self._asked) is not None

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self._view, self._shapes)

    @cached_property
    def _asked(self) -> str:
        """All queries of the shapes."""
        return "\n".join(
            constraint.text
            for shape in self._shapes.shapes.values()
            for constraint in shape.constraints
            if isinstance(constraint, Query)
        )
