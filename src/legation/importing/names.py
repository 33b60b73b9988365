"""The things that are known by name, and those that a table proposes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from legation.terms import (
    LEG,
    ORG,
    RDF,
    RDFS,
    SKOS,
    Literal,
    NamedNode,
    Term,
    Triple,
    value_of,
)
from legation.things import fold

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.notation)
_AROUND = (ORG.postIn, LEG.partOfBody, LEG.governs)


class Classes:
    """The classes of an ontology, each with those above it."""

    def __init__(self, ontology: Iterable[Triple]) -> None:
        """Look through the subclass triples of an ontology."""
        self._above: dict[NamedNode, set[Term]] = defaultdict(set)
        predicate = RDFS.subClassOf
        for triple in ontology:
            if triple.predicate == predicate and isinstance(triple.subject, NamedNode):
                self._above[triple.subject].add(value_of(triple))

    def of(self, kind: Term) -> frozenset[Term]:
        """Return a class and all classes above it."""
        return frozenset(_closure(kind, self._above))

    def spread(self, facts: Iterable[Triple]) -> set[Triple]:
        """Return facts, and that what is of a class is of those above it too."""
        kind, spread, above = RDF.type, set(facts), dict[Term, frozenset[Term]]()
        for triple in list(spread):
            if triple.predicate == kind:
                one = value_of(triple)
                found = above.get(one) or above.setdefault(one, self.of(one))
                spread |= {Triple(triple.subject, kind, each) for each in found}
        return spread


class Names:
    """What the files that are no imports call the things of the record."""

    def __init__(self, facts: Iterable[Triple], classes: Classes) -> None:
        """Look through the facts.

        Args:
            facts: What is told.
            classes: The classes of the ontology.
        """
        self._classes = classes
        self._types: dict[NamedNode, set[Term]] = defaultdict(set)
        self._things: dict[str, set[NamedNode]] = defaultdict(set)
        self._around: dict[NamedNode, set[Term]] = defaultdict(set)
        labels, around, kind = frozenset(_LABELS), frozenset(_AROUND), RDF.type
        for triple in facts:
            subject, predicate, value = (
                triple.subject,
                triple.predicate,
                value_of(triple),
            )
            if not isinstance(subject, NamedNode):
                continue
            if predicate in labels and isinstance(value, Literal):
                self._things[fold(value.value)].add(subject)
            elif predicate == kind:
                self._types[subject].add(value)
            elif predicate in around:
                self._around[subject].add(value)

    def is_of(self, thing: NamedNode, classes: Collection[NamedNode]) -> bool:
        """Tell whether a thing is of one of the classes, or of one below them."""
        kinds = self._types.get(thing, ())
        return any(not self._classes.of(kind).isdisjoint(classes) for kind in kinds)

    def is_known(self, thing: NamedNode) -> bool:
        """Tell whether something is said of a thing."""
        return thing in self._types

    def find(
        self,
        text: str,
        *,
        classes: Collection[NamedNode],
        within: Collection[NamedNode] = (),
    ) -> list[NamedNode]:
        """Return the things that a name means.

        Args:
            text: A label in any language, or a code (skos:notation); case and accents
                do not matter.
            classes: The classes of which the thing may be.
            within: What tells things of one name apart: the thing belongs to one of
                these; empty where nothing is known of that.

        Returns:
            The things, sorted; more than one where the name is ambiguous.
        """
        found = [t for t in self._things.get(fold(text), ()) if self.is_of(t, classes)]
        if within:
            found = [t for t in found if not self._around_it(t).isdisjoint(within)]
        return sorted(found, key=str)

    def _around_it(self, thing: NamedNode) -> set[Term]:
        """Return the bodies that a thing belongs to and what these govern."""
        return set(_closure(thing, self._around)) - {thing}


def _closure(start: Term, steps: Mapping[NamedNode, set[Term]]) -> Iterator[Term]:
    """Yield a node and all that it leads to, each once."""
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, NamedNode):
            new = steps.get(node, set()) - seen
            seen |= new
            waiting += new
