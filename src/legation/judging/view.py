"""What shapes see of facts: its nodes as numbers, its triples as columns of them.

A full validation reads each property once, as a whole; the validation of a few nodes
only asks for what these nodes have.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Literal as OneOf
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from legation.columns import Column, Numbers, join, once, split
from legation.judging.facts import Facts
from legation.paths import Alternative, Inverse, Path, Repeated
from legation.paths import Sequence as Steps
from legation.terms import (
    RDF,
    RDFS,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    Term,
    subject_of,
    value_of,
)

Mask = NDArray[np.bool_]
"""For each of some rows, whether something holds of it."""

Part = OneOf["subject", "predicate", "object", "graph"]
"""A part of a quad."""

Pairs = tuple[Numbers, Numbers]
"""For each pair found: the row that it belongs to, and a value."""

_FACTS = DefaultGraph()
_TYPE, _SUB_CLASS = RDF.type, RDFS.subClassOf
_SUBJECT, _VALUE = attrgetter("subject"), attrgetter("object")
_NONE: Numbers = np.empty(0, dtype=np.int64)


class _Numbers(dict[Term, int]):
    """The numbers of terms; a term that is new gets the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[Term] = []

    def __missing__(self, term: Term) -> int:
        number = self[term] = len(self.terms)
        self.terms.append(term)
        return number


class Numbering:
    """The terms met so far, and the numbers that they have got."""

    def __init__(self) -> None:
        """Start without a term."""
        self._numbers = _Numbers()
        self.of: Callable[[Term], int] = self._numbers.__getitem__
        """Returns the number of a term."""

    def of_all(self, terms: Iterable[Term]) -> Numbers:
        """Return the numbers of terms, in their order."""
        return np.fromiter(map(self.of, terms), dtype=np.int64)

    def term(self, number: int) -> Term:
        """Return the term that has a number."""
        return self._numbers.terms[number]

    def terms(self, numbers: Numbers) -> Sequence[Term]:
        """Return the terms that have some numbers, in their order."""
        return list(map(self._numbers.terms.__getitem__, numbers.tolist()))


class Triples(Protocol):
    """Where the triples of a property are found."""

    def objects(self, predicate: NamedNode, subjects: Numbers) -> Pairs:
        """Return what some subjects have as values."""

    def subjects(self, predicate: NamedNode, objects: Numbers) -> Pairs:
        """Return the subjects that have some values."""


class View:
    """The default graph of some facts, by the numbers of its terms."""

    def __init__(
        self,
        facts: Facts,
        numbering: Numbering | None = None,
        *,
        is_whole: bool,
    ) -> None:
        """Look at facts.

        Args:
            facts: What is looked at; it must not change meanwhile.
            numbering: Who numbers the terms; None for a new one.
            is_whole: Whether most of it will be asked for: then each property is
                read at once when it is first needed.
        """
        self.facts = facts
        self.is_whole = is_whole
        self.numbering = Numbering() if numbering is None else numbering
        # Nothing here points back to the view, so that it goes, and its facts with it,
        # as soon as nobody looks any more.
        properties = _Whole if is_whole else _Few
        self._triples: Triples = properties(facts, self.numbering)
        self._classes: dict[Term, Numbers] = {}
        self._instances: dict[Term, Numbers] = {}

    def match(
        self,
        subject: Term | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
    ) -> Iterator[Quad]:
        """Return the quads of the default graph that match.

        Args:
            subject: The subject; None for any, as for the others.
            predicate: The predicate.
            value: The object.
        """
        return _match(self.facts, subject, predicate, value)

    def quads(
        self,
        parts: Mapping[Part, Term],
        *,
        predicate: NamedNode | None,
        is_named: bool,
    ) -> Iterator[Quad]:
        """Yield the quads with some parts, of the default graph or of named ones.

        Args:
            parts: Terms by "subject", "predicate", "object" and "graph".
            predicate: The predicate, if it is none of the parts.
            is_named: Whether the quads are of named graphs.
        """
        subject, relation = parts.get("subject"), parts.get("predicate", predicate)
        graph = parts.get("graph") if is_named else _FACTS
        if (
            isinstance(subject, Literal)
            or not isinstance(relation, NamedNode | None)
            or not isinstance(graph, NamedNode | DefaultGraph | None)
        ):
            return  # a term that cannot stand there
        value = parts.get("object")
        for quad in self.facts.match(subject, relation, value, graph=graph):
            if (quad.graph_name != _FACTS) == is_named:
                yield quad

    def follow(self, path: Path, nodes: Numbers) -> Pairs:
        """Find where a path leads from some nodes (SHACL, section 2.3.1).

        Args:
            path: The path.
            nodes: One node for each row.

        Returns:
            For each row its values, each once.
        """
        match path:
            case NamedNode():
                return self._triples.objects(path, nodes)
            case Inverse(NamedNode() as predicate):
                return self._triples.subjects(predicate, nodes)
            case Inverse():
                raise AssertionError(path)  # compiled paths turn predicates only
            case Steps(steps):
                return self._along(steps, nodes)
            case Alternative(choices):
                found = [self.follow(choice, nodes) for choice in choices]
                return _each_once(found)
            case Repeated():
                return self._repeat(path, nodes)

    def _along(self, steps: Sequence[Path], nodes: Numbers) -> Pairs:
        rows, values = _rows(nodes), nodes
        for step in steps:
            places, values = self.follow(step, values)
            rows = rows[places]
        return _each_once([(rows, values)])

    def _repeat(self, path: Repeated, nodes: Numbers) -> Pairs:
        rows, values = _rows(nodes), nodes
        found = [join(rows, values)] if path.least == 0 else []
        known: Numbers = np.concatenate(found) if found else _NONE
        while len(values):
            places, values = self.follow(path.path, values)
            new = once(join(rows[places], values))
            new = new[~np.isin(new, known)]
            known = np.concatenate([known, new])
            rows, values = split(new)
            if path.is_once:
                break
        return split(np.sort(known))

    def is_instance(self, nodes: Numbers, of: Term) -> Mask:
        """Tell of each node whether it is an instance of a class (section 1.1)."""
        rows, types = self.follow(_TYPE, nodes)
        mask = np.zeros(len(nodes), dtype=np.bool_)
        mask[rows[np.isin(types, self.classes(of))]] = True
        return mask

    def classes(self, of: Term) -> Numbers:
        """Return a class and its subclasses."""
        if of not in self._classes:
            below = Repeated(Inverse(_SUB_CLASS), least=0)
            _, self._classes[of] = self.follow(below, self.numbering.of_all([of]))
        return self._classes[of]

    def instances(self, of: Term) -> Numbers:
        """Return the instances of a class, each once, sorted."""
        if of not in self._instances:
            _, found = self._triples.subjects(_TYPE, self.classes(of))
            self._instances[of] = once(found)
        return self._instances[of]

    def having(self, predicate: NamedNode, *, is_value: bool) -> Numbers:
        """Return all subjects, or all values, of a property, each once, sorted."""
        pick = _VALUE if is_value else _SUBJECT
        return once(self.numbering.of_all(map(pick, self.match(None, predicate))))


class _Whole:
    """Properties, each read as a whole when it is first asked for."""

    def __init__(self, facts: Facts, numbering: Numbering) -> None:
        self._facts, self._numbering = facts, numbering
        self._columns: dict[NamedNode, Column] = {}

    def objects(self, predicate: NamedNode, subjects: Numbers) -> Pairs:
        return self._column(predicate).objects(subjects)

    def subjects(self, predicate: NamedNode, objects: Numbers) -> Pairs:
        return self._column(predicate).subjects(objects)

    def _column(self, predicate: NamedNode) -> Column:
        if predicate not in self._columns:
            self._columns[predicate] = self._read(predicate)
        return self._columns[predicate]

    def _read(self, predicate: NamedNode) -> Column:
        # One quad after the other, since a list of a million costs more than to read
        # them, and with no call more than must be. Their parts are terms here.
        number = cast("Callable[[object], int]", self._numbering.of)
        subjects, objects = array("q"), array("q")
        for quad in _match(self._facts, None, predicate):
            subjects.append(number(quad.subject))
            objects.append(number(quad.object))
        column = Column()
        column.add(once(join(np.array(subjects), np.array(objects))))
        return column


class _Few:
    """Properties of single nodes, asked for one by one."""

    def __init__(self, facts: Facts, numbering: Numbering) -> None:
        self._facts, self._numbering = facts, numbering

    def objects(self, predicate: NamedNode, subjects: Numbers) -> Pairs:
        facts = self._facts
        return self._ask(
            subjects, lambda node: map(value_of, _match(facts, node, predicate))
        )

    def subjects(self, predicate: NamedNode, objects: Numbers) -> Pairs:
        facts = self._facts
        return self._ask(
            objects, lambda node: map(subject_of, _match(facts, None, predicate, node))
        )

    def _ask(self, nodes: Numbers, ask: Callable[[Term], Iterable[Term]]) -> Pairs:
        numbering = self._numbering
        rows: list[int] = []
        values: list[int] = []
        for row, node in enumerate(numbering.terms(nodes)):
            for value in dict.fromkeys(ask(node)):
                rows.append(row)
                values.append(numbering.of(value))
        return np.array(rows, np.int64), np.array(values, np.int64)


def _match(
    facts: Facts,
    subject: Term | None = None,
    predicate: NamedNode | None = None,
    value: Term | None = None,
) -> Iterator[Quad]:
    if isinstance(subject, Literal):
        return iter(())
    return facts.match(subject, predicate, value, graph=_FACTS)


def _rows(nodes: Numbers) -> Numbers:
    return np.arange(len(nodes), dtype=np.int64)


def _each_once(found: Sequence[Pairs]) -> Pairs:
    if not found:
        return _NONE, _NONE
    return split(once(np.concatenate([join(rows, values) for rows, values in found])))
