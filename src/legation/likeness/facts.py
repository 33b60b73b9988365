"""What triples say of things, by thing and property."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from legation.terms import (
    DCTERMS,
    GEO,
    LEG,
    ORG,
    RDF,
    SKOS,
    Literal,
    NamedNode,
    Triple,
)
from legation.texts import Text

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)

_WANTED = frozenset(
    {
        RDF.type,
        *LABELS,
        DCTERMS.type,
        GEO.lat,
        GEO.long,
        LEG.attestedAt,
        LEG.concludedBy,
        LEG.counterpart,
        LEG.date,
        LEG.directlyWithin,
        LEG.existedFrom,
        LEG.existedUntil,
        LEG.governs,
        LEG.head,
        LEG.hostJurisdiction,
        LEG.involves,
        LEG.ledByOffice,
        LEG.occasion,
        LEG.ordinal,
        LEG.partOfBody,
        LEG.participant,
        LEG.party,
        LEG.place,
        LEG.seat,
        LEG.sendingJurisdiction,
        LEG.signedAt,
        LEG.subEventOf,
        LEG.tenureOf,
        LEG.topic,
        LEG.within,
        ORG.member,
        ORG.postIn,
    }
)
_BACKWARDS = frozenset({RDF.type, LEG.tenureOf, ORG.member})

# Lists rather than sets: most hold one value, and there are many.
_Index = dict[NamedNode, dict[NamedNode, list[NamedNode]]]
_Texts = dict[NamedNode, dict[NamedNode, list[Literal]]]


class Facts:
    """Triples, indexed by what likeness depends on."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Read triples, in any order.

        Args:
            triples: What is told or inferred of the things.
        """
        self._forth: _Index = defaultdict(lambda: defaultdict(list))
        self._back: _Index = defaultdict(lambda: defaultdict(list))
        self._texts: _Texts = defaultdict(lambda: defaultdict(list))
        self._uses: Counter[NamedNode] = Counter()
        self._around: dict[NamedNode, frozenset[NamedNode]] = {}
        self._called: dict[NamedNode, Text] = {}
        for triple in triples:
            self._add(triple)

    def _add(self, triple: Triple) -> None:
        subject, predicate, value = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, NamedNode):
            return
        self._uses[subject] += 1
        if isinstance(value, NamedNode):
            self._uses[value] += 1
            if predicate in _WANTED:
                self._forth[predicate][subject].append(value)
            if predicate in _BACKWARDS:
                self._back[predicate][value].append(subject)
        elif isinstance(value, Literal) and predicate in _WANTED:
            self._texts[predicate][subject].append(value)

    def of_class(self, *classes: NamedNode) -> list[NamedNode]:
        """Return the things of at least one of some classes, sorted."""
        members = (self._back[RDF.type].get(kind, ()) for kind in classes)
        return sorted({m for group in members for m in group}, key=str)

    def is_of(self, thing: NamedNode, kind: NamedNode) -> bool:
        """Tell whether a thing is said to be of a class."""
        return kind in self._forth[RDF.type].get(thing, ())

    def values(self, thing: NamedNode, *predicates: NamedNode) -> frozenset[NamedNode]:
        """Return what a thing has as values of some properties."""
        found = (self._forth[p].get(thing, ()) for p in predicates)
        return frozenset(value for group in found for value in group)

    def subjects(self, value: NamedNode, predicate: NamedNode) -> frozenset[NamedNode]:
        """Return the things that have a value of a property."""
        return frozenset(self._back[predicate].get(value, ()))

    def literals(self, thing: NamedNode, *predicates: NamedNode) -> list[Literal]:
        """Return the literals that a thing has as values of some properties, sorted."""
        found = (self._texts[p].get(thing, ()) for p in predicates)
        return sorted({value for group in found for value in group}, key=str)

    def labels(self, thing: NamedNode) -> list[str]:
        """Return all names of a thing, sorted."""
        return sorted({literal.value for literal in self.literals(thing, *LABELS)})

    def label(self, thing: NamedNode) -> Text:
        """Return what a thing is called; without a label, the last part of its IRI."""
        if thing not in self._called:
            self._called[thing] = self._label(thing)
        return self._called[thing]

    def _label(self, thing: NamedNode) -> Text:
        found = {
            literal.language or "": literal.value
            for literal in reversed(self.literals(thing, SKOS.prefLabel))
        }
        some = found[min(found)] if found else thing.value.rpartition("/")[2]
        return Text(found.get("en", some), found.get("fr", some))

    def called(self, things: Iterable[NamedNode]) -> dict[NamedNode, Text]:
        """Return what some things are called, sorted by IRI."""
        return {thing: self.label(thing) for thing in sorted(things, key=str)}

    def around(self, place: NamedNode) -> frozenset[NamedNode]:
        """Return a place and all places around it."""
        if place not in self._around:
            self._around[place] = frozenset(self._outwards(place))
        return self._around[place]

    def _outwards(self, place: NamedNode) -> Iterator[NamedNode]:
        seen, waiting = {place}, [place]
        while waiting:
            inner = waiting.pop()
            yield inner
            outer = self.values(inner, LEG.within, LEG.directlyWithin) - seen
            seen |= outer
            waiting.extend(outer)

    def states(self, place: NamedNode) -> frozenset[NamedNode]:
        """Return the sovereign states around a place; without one, the outermost."""
        around = self.around(place)
        states = frozenset(p for p in around if self.is_of(p, LEG.SovereignState))
        return states or frozenset(p for p in around if self.around(p) == {p})

    def precedence(self, thing: NamedNode) -> tuple[int, bool, str]:
        """Return the key that sorts things by which of them is to be kept first.

        What more is said of comes first, then what has a label in both languages.
        """
        languages = {text.language for text in self.literals(thing, SKOS.prefLabel)}
        return -self._uses[thing], not {"en", "fr"} <= languages, thing.value
