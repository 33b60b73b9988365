"""The standing parts of a generated world: places, bodies, offices, people, topics.

Things have numbers, and low numbers are well known: `Scenery.known` gives each doubling
of the numbers an equal share. So a few states, offices and people turn up everywhere,
and most turn up once. Only whole numbers and comparisons decide, which come out the
same on every machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isqrt
from random import Random

from benchmarks.telling import ID, Entry, Said, facts, labels, texts
from legation.terms import EDTF, FOAF, LEG, ORG, RDF, SKOS, Literal

FIRST_YEAR, LAST_YEAR = 1995, 2024

_TOP, _GENERAL = 8, 40  # topics below none, and topics that have others below them
_MINISTRIES = (
    ("Trade", "du Commerce"),
    ("Culture", "de la Culture"),
    ("Energy", "de l'Énergie"),
)
_SYLLABLES = tuple(
    map("".join, zip("bcdfglmnrstvlnrsdkmv", "aeiouaeiouaeioaeoiiu", strict=True))
)
_GIVEN = ("Anna", "Boris", "Clara", "David", "Elena", "Frank", "Greta", "Hugo", "Irene")


def name(number: int) -> str:
    """Return a made-up name: another one for every number."""
    syllables = [_SYLLABLES[number % 20]]
    rest = number // 20 + 1
    while rest:
        rest, at = divmod(rest, 20)
        syllables.append(_SYLLABLES[at])
    return "".join(syllables).capitalize()


@dataclass(frozen=True, slots=True)
class Scale:
    """How many standing things a world has.

    Attributes:
        states: Sovereign states.
        provinces: Parts of states; each state has one at least.
        towns: Parts of provinces; each has one hall.
        people: People.
        topics: Topics.
        series: Series of gatherings.
    """

    states: int
    provinces: int
    towns: int
    people: int
    topics: int
    series: int

    @classmethod
    def of(cls, told: int) -> "Scale":
        """Return the scale of a world that tells so many facts, but not below 700."""
        root = isqrt(told)
        states = min(200, max(4, root // 5))
        return cls(
            states=states,
            provinces=states + told // 400,
            towns=max(4, told // 200),
            people=max(20, told // 100),
            topics=max(8, root // 4),
            series=max(2, root // 3),
        )


@dataclass(frozen=True, slots=True)
class Office:
    """An office.

    Attributes:
        jurisdiction: The number of the jurisdiction that it serves.
        ministry: The number of its ministry there; None for the head of government.
    """

    jurisdiction: int
    ministry: int | None = None


class Scenery:
    """The standing parts of a world, and what its stories have to know of them.

    Jurisdictions are numbered: first the states, then the provinces, then the towns.
    Each has one government and one head of government.
    """

    def __init__(self, scale: Scale, *, rng: Random) -> None:
        """Lay out the map.

        Args:
            scale: How many things there are.
            rng: Where all choices come from.
        """
        self.scale, self.rng = scale, rng
        states, provinces = scale.states, scale.provinces
        self.jurisdictions = states + provinces + scale.towns
        self._above = [
            *range(states),
            *range(states),
            *(self.known(states) for _ in range(provinces - states)),
            *(states + self.known(provinces) for _ in range(scale.towns)),
        ]
        self._terms: dict[Office, list[tuple[int, int, int]]] = {}

    def known(self, count: int) -> int:
        """Return a number below a count, often a low one."""
        least = 1 << self.rng.randrange(count.bit_length())
        return self.rng.randrange(least, min(2 * least, count + 1)) - 1

    def chance(self, share: float) -> bool:
        """Return true in a share of all cases."""
        return self.rng.random() < share

    def around(self, jurisdiction: int) -> list[int]:
        """Return a jurisdiction and those around it, its state last."""
        found = [jurisdiction]
        while (above := self._above[found[-1]]) != found[-1]:
            found.append(above)
        return found

    def place(self, jurisdiction: int) -> str:
        """Return the local name of a jurisdiction."""
        states, provinces = self.scale.states, self.scale.provinces
        if jurisdiction < states:
            return f"state-{jurisdiction}"
        if jurisdiction < states + provinces:
            return f"province-{jurisdiction - states}"
        return f"town-{jurisdiction - states - provinces}"

    def body(self, office: Office) -> str:
        """Return the local name of the body that an office belongs to."""
        place = self.place(office.jurisdiction)
        if office.ministry is None:
            return f"government-of-{place}"
        return f"ministry-{office.ministry}-of-{place}"

    def post(self, office: Office) -> str:
        """Return the local name of an office."""
        place = self.place(office.jurisdiction)
        if office.ministry is None:
            return f"head-of-{place}"
        return f"minister-{office.ministry}-of-{place}"

    def title(self, office: Office) -> tuple[str, str]:
        """Return what an office is called, in English and in French."""
        where = name(office.jurisdiction)
        if office.ministry is None:
            return f"Premier of {where}", f"Premier ministre de {where}"
        en, fr = _MINISTRIES[office.ministry]
        return f"Minister of {en} of {where}", f"Ministre {fr} de {where}"

    def person(self, number: int) -> str:
        """Return what a person is called."""
        return f"{_GIVEN[number % len(_GIVEN)]} {name(number)}"

    def holder(self, office: Office, *, year: int) -> int | None:
        """Return who holds an office throughout a year; None where no source says."""
        for first, last, person in self._terms.get(office, ()):
            if first < year <= last:
                return person
        return None

    def offices(self, jurisdiction: int) -> list[Office]:
        """Return the offices of a jurisdiction, the head of government first."""
        ministries = len(_MINISTRIES) if jurisdiction < self.scale.states else 0
        heads = [Office(jurisdiction)]
        return heads + [Office(jurisdiction, number) for number in range(ministries)]

    def entries(self) -> Iterator[Entry]:
        """Yield what is said of all standing things, each thing before it is used."""
        yield from self._topics()
        for person in range(self.scale.people):
            called = self.person(person)
            said = (RDF.type, FOAF.Person), *labels(called, called)
            formal = self._other_names(f"Dr. {called}", f"Dr {called}")
            yield Entry(facts(f"person-{person}", *said, *formal))
        for series in range(self.scale.series):
            names = labels(f"{name(series)} Forum", f"Forum {name(series)}")
            yield Entry(facts(f"series-{series}", (RDF.type, LEG.EventSeries), *names))
        for jurisdiction in range(self.jurisdictions):
            yield self._jurisdiction(jurisdiction)
            for office in self.offices(jurisdiction):
                yield self._office(office)
                yield from self._tenures(office)

    def _other_names(self, en: str, fr: str) -> tuple[Said, ...]:
        return texts(SKOS.altLabel, en, fr) if self.chance(0.4) else ()

    def _topics(self) -> Iterator[Entry]:
        scheme = labels("Topics", "Thèmes")
        about = texts(SKOS.definition, "What things are about.", "Ce dont il s'agit.")
        yield Entry(facts("topics", (RDF.type, SKOS.ConceptScheme), *scheme, *about))
        for topic in range(self.scale.topics):
            yield self._topic(topic)

    def _topic(self, number: int) -> Entry:
        called = name(number).lower()
        en, fr = f"All that is called {called}.", f"Tout ce qui se nomme {called}."
        said = [
            (RDF.type, SKOS.Concept),
            *labels(called, called),
            *texts(SKOS.definition, en, fr),
            (SKOS.inScheme, ID.topics),
        ]
        if number >= _TOP:
            above = self.known(min(number, _GENERAL))
            said.append((SKOS.broader, ID[f"topic-{above}"]))
        return Entry(facts(f"topic-{number}", *said))

    def _jurisdiction(self, number: int) -> Entry:
        is_state = number < self.scale.states
        kind = LEG.SovereignState if is_state else LEG.SubnationalJurisdiction
        called, place = name(number), self.place(number)
        other = self._other_names(f"Land of {called}", f"Pays de {called}")
        said = facts(place, (RDF.type, kind), *labels(called, called), *other)
        if not is_state:
            around = self.place(self._above[number])
            said += facts(place, (LEG.directlyWithin, ID[around]))
        if place.startswith("town"):
            said += facts(
                f"hall-of-{place}",
                (RDF.type, LEG.Place),
                *labels(f"{called} Hall", f"Salle de {called}"),
                (LEG.directlyWithin, ID[place]),
            )
        return Entry(said)

    def _office(self, office: Office) -> Entry:
        where, place = name(office.jurisdiction), self.place(office.jurisdiction)
        if office.ministry is None:
            called = labels(f"Government of {where}", f"Gouvernement de {where}")
            belongs = LEG.governs, ID[place]
        else:
            en, fr = _MINISTRIES[office.ministry]
            called = labels(
                f"Ministry of {en} of {where}", f"Ministère {fr} de {where}"
            )
            belongs = LEG.partOfBody, ID[f"government-of-{place}"]
        body, since = self.body(office), self.rng.randrange(1867, FIRST_YEAR)
        founded = LEG.existedFrom, Literal(str(since), datatype=EDTF.EDTF)
        return Entry(
            [
                *facts(body, (RDF.type, LEG.PublicBody), *called, belongs, founded),
                *facts(
                    self.post(office),
                    (RDF.type, LEG.Office),
                    *labels(*self.title(office)),
                    (ORG.postIn, ID[body]),
                    founded,
                ),
            ]
        )

    def _tenures(self, office: Office) -> Iterator[Entry]:
        """Yield the tenures of an office, one after the other, with gaps."""
        year = FIRST_YEAR - self.rng.randrange(8)
        is_watched = office.ministry is None and office.jurisdiction < self.scale.states
        while year < LAST_YEAR and self.chance(0.95 if is_watched else 0.4):
            last = year + self.rng.randrange(2, 8)
            person = self.known(self.scale.people)
            terms = self._terms.setdefault(office, [])
            yield self._tenure(office, len(terms), (year, last, person))
            terms.append((year, last, person))
            year = last + self.rng.randrange(1, 4)

    def _tenure(self, office: Office, number: int, term: tuple[int, int, int]) -> Entry:
        first, last, person = term
        month = self.rng.randrange(1, 13)
        if self.chance(0.2):
            when = LEG.attestedAt, Literal(f"{last}-{month:02}-15", datatype=EDTF.EDTF)
        else:
            span = f"{first}-{month:02}/{last}"
            when = LEG.date, Literal(span, datatype=EDTF.EDTF)
        who, (en, fr) = self.person(person), self.title(office)
        return Entry(
            facts(
                f"tenure-{number}-of-{self.post(office)}",
                (RDF.type, LEG.Tenure),
                *labels(f"{who}, {en}", f"{who}, {fr}"),
                when,
                (LEG.tenureOf, ID[self.post(office)]),
                (ORG.member, ID[f"person-{person}"]),
            ),
            text=f"{who} was {en} until {last}",
        )
