"""The things of the record as links need to know them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from legation.authorities.authority import Question, Sought
from legation.authorities.entries import KINDS, Area, Kind, Point
from legation.authorities.schemes import REGION_CODES
from legation.likeness.facts import LABELS, Facts
from legation.likeness.spans import Span, read_span, spans_of
from legation.linking.keys import key
from legation.terms import (
    CONCEPT,
    DCTERMS,
    FOAF,
    GEO,
    LEG,
    ORG,
    SKOS,
    Literal,
    NamedNode,
)

Known = Mapping[NamedNode, frozenset[NamedNode]]
"""The identifiers outside of each thing that has any."""

_CLASSES: Mapping[Kind, tuple[NamedNode, ...]] = {
    "person": (FOAF.Person,),
    "body": (ORG.Organization, LEG.PublicBody),
    "office": (LEG.Office,),
    "event": (LEG.Event, LEG.Gathering),
    "agreement": (LEG.Agreement,),
    "topic": (SKOS.Concept,),
}
_PLACES = (LEG.Place, LEG.Jurisdiction, LEG.SovereignState)
_TYPES: Mapping[NamedNode, Kind] = {
    CONCEPT.city: "city",
    CONCEPT.continent: "continent",
    CONCEPT.region: "region",
    CONCEPT.territory: "territory",
}
_SUBNATIONAL: frozenset[Kind] = frozenset({"city", "region"})
_ANYWHERE: frozenset[Kind] = _SUBNATIONAL | {"territory"}

PLACE_KINDS: tuple[Kind, ...] = ("state", "region", "city", "territory", "continent")
"""The kinds of places."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What links of a thing depend on.

    Attributes:
        thing: The thing.
        names: Its names, the preferred ones first.
        kinds: What it is, or may be where that is not said.
        is_city_and_region: Whether it is known to be a city and a region at once.
        areas: The places around it.
        point: Where it lies; None where that is not said.
        spans: Its dates; of a person those of the offices held.
        ids: Its identifiers outside, as far as they were decided.
    """

    thing: NamedNode
    names: tuple[Literal, ...]
    kinds: frozenset[Kind]
    is_city_and_region: bool = False
    areas: tuple[Area, ...] = ()
    point: Point | None = None
    spans: tuple[Span, ...] = ()
    ids: frozenset[NamedNode] = frozenset()


def read_subjects(
    facts: Facts, *, kinds: Iterable[Kind] = KINDS, known: Known
) -> list[Subject]:
    """Return the things of some kinds that have a name, sorted by IRI.

    Args:
        facts: What is told or inferred of things.
        kinds: The kinds wanted.
        known: The identifiers that were decided.
    """
    return _Reader(facts, known).read(frozenset(kinds))


def seek(subjects: Iterable[Subject]) -> Sought:
    """Return what authorities are asked about some things.

    Args:
        subjects: The things.
    """
    asked = list(subjects)
    return Sought(
        questions=[
            Question(
                subject.names,
                subject.kinds,
                tuple(name for area in subject.areas for name in area.names[:1]),
                subject.ids,
            )
            for subject in asked
        ],
        key=key,
        keys=frozenset(key(name.value) for one in asked for name in one.names),
        ids=frozenset(node for one in asked for node in one.ids),
    )


class _Reader:
    def __init__(self, facts: Facts, known: Known) -> None:
        self._facts = facts
        self._known = known
        self._areas: dict[NamedNode, Area] = {}

    def read(self, kinds: frozenset[Kind]) -> list[Subject]:
        found: dict[NamedNode, Subject] = {}
        for thing, may_be in self._things():
            names = self._names(thing)
            if names and kinds & may_be and thing not in found:
                found[thing] = self._read(thing, names, may_be)
        return [found[thing] for thing in sorted(found, key=str)]

    def _things(self) -> Iterator[tuple[NamedNode, frozenset[Kind]]]:
        for place in self._facts.of_class(*_PLACES):
            yield place, self._place_kinds(place)
        for kind, classes in _CLASSES.items():
            for thing in self._facts.of_class(*classes):
                yield thing, frozenset({kind})

    def _read(
        self, thing: NamedNode, names: tuple[Literal, ...], kinds: frozenset[Kind]
    ) -> Subject:
        ids = self._known.get(thing, frozenset())
        has_code = any(map(REGION_CODES.is_name, ids))
        return Subject(
            thing,
            names,
            kinds | {"region"} if has_code and "city" in kinds else kinds,
            is_city_and_region=has_code and "city" in kinds,
            areas=self._around(thing, kinds),
            point=self._point(thing),
            spans=tuple(self._spans(thing)),
            ids=ids,
        )

    def _place_kinds(self, place: NamedNode) -> frozenset[Kind]:
        if self._facts.is_of(place, LEG.SovereignState):
            return frozenset({"state"})
        types = self._facts.values(place, DCTERMS.type)
        if told := frozenset(_TYPES[one] for one in types if one in _TYPES):
            return told
        is_part = self._facts.is_of(place, LEG.SubnationalJurisdiction)
        return _SUBNATIONAL if is_part else _ANYWHERE

    def _names(self, thing: NamedNode) -> tuple[Literal, ...]:
        found = (
            name for label in LABELS for name in self._facts.literals(thing, label)
        )
        return tuple(dict.fromkeys(found))

    def _around(self, thing: NamedNode, kinds: frozenset[Kind]) -> tuple[Area, ...]:
        facts = self._facts
        inner = {thing} if kinds & set(PLACE_KINDS) else self._seats(thing)
        outer = {place for one in inner for place in facts.around(one)} - {thing}
        return tuple(self._area(place) for place in sorted(outer, key=str))

    def _seats(self, thing: NamedNode) -> set[NamedNode]:
        places = (LEG.place, LEG.seat, LEG.governs, LEG.hostJurisdiction)
        return set(self._facts.values(thing, *places))

    def _area(self, place: NamedNode) -> Area:
        if place not in self._areas:
            kinds = self._place_kinds(place)
            self._areas[place] = Area(
                tuple(name.value for name in self._names(place)),
                self._known.get(place, frozenset()),
                next(iter(kinds)) if len(kinds) == 1 else None,
                self._facts.label(place),
            )
        return self._areas[place]

    def _point(self, thing: NamedNode) -> Point | None:
        axes = [self._facts.literals(thing, axis) for axis in (GEO.lat, GEO.long)]
        try:
            latitude, longitude = (float(values[0].value) for values in axes)
        except (IndexError, ValueError):
            return None
        return Point(latitude, longitude)

    def _spans(self, thing: NamedNode) -> Iterator[Span]:
        yield from spans_of(self._facts, thing)
        for date in self._facts.literals(thing, LEG.existedFrom, LEG.existedUntil):
            if span := read_span(date.value):
                yield span
        for tenure in sorted(self._facts.subjects(thing, ORG.member), key=str):
            for date in self._facts.literals(tenure, LEG.date, LEG.attestedAt):
                span = read_span(date.value)
                if span and span.has_year:
                    yield span
