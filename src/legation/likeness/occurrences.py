"""Missions and gatherings, and what likeness of them depends on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from legation.likeness.blocking import Key
from legation.likeness.facts import Facts
from legation.likeness.offices import Office, governed_by
from legation.likeness.people import Person
from legation.likeness.spans import Span, spans_of
from legation.likeness.words import content
from legation.terms import DCTERMS, FOAF, LEG, NamedNode
from legation.texts import Text

_FEW = 3  # years that an event may touch


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What likeness of missions and gatherings depends on.

    Attributes:
        thing: The mission or the gathering.
        names: Its names as they are written, sorted.
        words: The words of these that mean something.
        spans: When it was.
        places: Where it was, with what the places are called.
        around: These places and all around them.
        states: The states in which it was.
        people: Who leads it.
        offices: The offices that lead it, where no person is named.
        occasions: The gatherings for which it was made, with their names.
        senders: The jurisdictions that send it.
        kinds: What kind of mission it is said to be.
        topics: What it is about.
        partners: Who is involved besides the senders, with their names.
        wholes: The events of which it is a part.
    """

    thing: NamedNode
    names: tuple[str, ...]
    words: frozenset[str]
    spans: tuple[Span, ...]
    places: Mapping[NamedNode, Text]
    around: frozenset[NamedNode]
    states: frozenset[NamedNode]
    people: tuple[Person, ...]
    offices: tuple[Office, ...]
    occasions: Mapping[NamedNode, tuple[str, ...]]
    senders: frozenset[NamedNode]
    kinds: frozenset[NamedNode]
    topics: Mapping[NamedNode, Text]
    partners: Mapping[NamedNode, Text]
    wholes: frozenset[NamedNode]

    @property
    def is_dated(self) -> bool:
        """Whether it is known in which year it was, or in which few."""
        return any(0 < len(span.years()) <= _FEW for span in self.spans)


@dataclass(frozen=True, slots=True)
class OccurrenceReader:
    """Reads missions and gatherings.

    Attributes:
        facts: The facts.
        people: The people by IRI.
        offices: The offices by IRI.
    """

    facts: Facts
    people: Mapping[NamedNode, Person]
    offices: Mapping[NamedNode, Office]

    def missions(self) -> list[Occurrence]:
        """Return all missions, sorted by IRI."""
        return [self._read(thing) for thing in self.facts.of_class(LEG.Mission)]

    def gatherings(self) -> list[Occurrence]:
        """Return all events that are neither missions nor meetings, sorted by IRI."""
        facts = self.facts
        return [
            self._read(thing)
            for thing in facts.of_class(LEG.Event, LEG.Gathering)
            if not facts.is_of(thing, LEG.Mission)
            and not facts.is_of(thing, LEG.Meeting)
        ]

    def _read(self, thing: NamedNode) -> Occurrence:
        facts = self.facts
        places = facts.values(thing, LEG.place, LEG.hostJurisdiction)
        # A host is told besides its places, and says no more than they do.
        inner = {
            place
            for place in places
            if not any(place in facts.around(p) for p in places - {place})
        }
        senders = facts.values(thing, LEG.sendingJurisdiction)
        names = tuple(facts.labels(thing))
        delegates = facts.values(thing, LEG.participant)
        heads = {h for d in delegates for h in facts.values(d, LEG.head)}
        heads |= {d for d in delegates if facts.is_of(d, FOAF.Person)}
        return Occurrence(
            thing=thing,
            names=names,
            words=frozenset(word for name in names for word in content(name)),
            spans=spans_of(facts, thing),
            places=facts.called(inner),
            around=frozenset().union(*(facts.around(place) for place in places)),
            states=frozenset().union(*(facts.states(place) for place in places)),
            people=tuple(
                self.people[head]
                for head in sorted(heads, key=str)
                if head in self.people
            ),
            offices=tuple(
                self.offices[office]
                for office in sorted(facts.values(thing, LEG.ledByOffice), key=str)
                if office in self.offices
            ),
            occasions={
                occasion: tuple(facts.labels(occasion))
                for occasion in sorted(facts.values(thing, LEG.occasion), key=str)
            },
            senders=senders,
            kinds=facts.values(thing, DCTERMS.type),
            topics=facts.called(facts.values(thing, LEG.topic)),
            partners=facts.called(self._partners(thing, senders)),
            wholes=facts.values(thing, LEG.subEventOf),
        )

    def _partners(
        self, thing: NamedNode, senders: frozenset[NamedNode]
    ) -> Iterator[NamedNode]:
        """Yield who is involved and does not belong to a sender.

        Where the sender is not known, any government may be its own.
        """
        for partner in self.facts.values(thing, LEG.involves, LEG.counterpart):
            governed = governed_by(self.facts, partner)
            if not (governed & senders if senders else governed):
                yield partner


def occurrence_keys(occurrence: Occurrence) -> Iterator[Key]:
    """Yield what a mission or a gathering may share with its doubles.

    Most doubles share a state and a year; where no year is known, a state and who
    leads; where no state is, an occasion.
    """
    states: Collection[NamedNode | None] = occurrence.states or (None,)
    years = sorted({y for span in occurrence.spans for y in span.years()})
    is_dated = occurrence.is_dated
    people = occurrence.people
    offices = (*occurrence.offices, *(o for p in people for o in p.offices))
    leaders: set[NamedNode | None] = {person.thing for person in people}
    leaders |= {office.thing for office in offices}
    for state in states:
        for leader in leaders or (None,):
            yield Key((state, leader), seeks=not is_dated)
        for partner in occurrence.partners:
            yield Key((state, partner), seeks=not is_dated)
        for year in years[:_FEW]:
            yield Key((state, None, year), seeks=not occurrence.senders)
            for sender in occurrence.senders:
                yield Key((state, sender, year))
            for leader in leaders:
                yield Key((state, leader, year))
    for occasion in occurrence.occasions:
        for leader in leaders or (None,):
            yield Key((occasion, leader))
