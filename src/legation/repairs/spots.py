"""Where in the data a constraint is broken, and which triples that concerns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from legation.judging.judge import Breach
from legation.judging.view import View
from legation.paths import Alternative, Inverse, Path
from legation.repairs.proposals import Proposals
from legation.shacl.shapes import Each, ShapeSet
from legation.terms import (
    RDFS,
    SKOS,
    BlankNode,
    Literal,
    NamedNode,
    Node,
    Prefixes,
    Term,
    Triple,
    value_of,
)

LABELS = (SKOS.prefLabel, RDFS.label)
"""The properties by which things are called, the better one first."""


@dataclass(frozen=True)
class Spot:
    """A breach among the facts around it.

    Attributes:
        breach: What breaks which constraint.
        view: The facts.
        shapes: The shapes that judge them.
        prefixes: Prefixes to write and to read terms.
    """

    breach: Breach
    view: View
    shapes: ShapeSet
    prefixes: Prefixes

    @cached_property
    def focus(self) -> Node:
        """The focus node."""
        assert isinstance(self.breach.focus, NamedNode | BlankNode)
        return self.breach.focus

    @property
    def path(self) -> Path | None:
        """The path of the shape."""
        return self.breach.shape.path

    @cached_property
    def propose(self) -> Proposals:
        """Who words repairs."""
        return Proposals(self.prefixes, about=self.focus)

    @cached_property
    def values(self) -> Sequence[Term]:
        """The values of the focus node along the path."""
        if self.path is None:
            return [self.focus]
        numbering = self.view.numbering
        _, found = self.view.follow(self.path, numbering.of_all([self.focus]))
        return sorted(numbering.terms(found), key=str)

    def objects(self, predicate: NamedNode, of: Term | None = None) -> list[Term]:
        """Return the values of a property, sorted.

        Args:
            predicate: The property.
            of: Whose values; None for those of the focus node.
        """
        quads = self.view.match(self.focus if of is None else of, predicate)
        return sorted(map(value_of, quads), key=str)

    def labels(self, thing: Term) -> list[Term]:
        """Return what a thing is called, sorted."""
        for predicate in LABELS:
            found = self.objects(predicate, of=thing)
            if found:
                return found
        return []

    def allows(self, value: Term) -> bool:
        """Tell whether a value passes all tests of the shape."""
        constraints = self.breach.shape.constraints
        return all(one.allows(value) for one in constraints if isinstance(one, Each))

    def has(self, triple: Triple) -> bool:
        """Tell whether a triple is among the facts."""
        assert not isinstance(triple.subject, Triple)
        assert not isinstance(triple.object, Triple)
        return any(self.view.match(triple.subject, triple.predicate, triple.object))

    def triple(self, value: Term) -> Triple | None:
        """Return the triple by which the focus node would have a value, if one can."""
        return _triple(self.path, self.focus, value)

    def standing(self, *values: Term) -> list[Triple]:
        """Return the triples by which the focus node has some values."""
        path = self.path
        choices = path.choices if isinstance(path, Alternative) else (path,)
        found = (
            _triple(choice, self.focus, value) for value in values for choice in choices
        )
        return [triple for triple in found if triple and self.has(triple)]


def _triple(path: Path | None, focus: Node, value: Term) -> Triple | None:
    match path:
        case NamedNode():
            return Triple(focus, path, value)
        case Inverse(NamedNode() as predicate) if not isinstance(value, Literal):
            return Triple(value, predicate, focus)
        case _:
            return None
