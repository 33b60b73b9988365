"""What happens in a generated world: missions, and what comes about in their course."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from benchmarks.scenery import FIRST_YEAR, LAST_YEAR, Office, Scenery, name
from benchmarks.telling import ID, Entry, Said, facts, labels, texts
from legation.terms import (
    CONCEPT,
    DCTERMS,
    EDTF,
    LEG,
    RDF,
    SKOS,
    XSD,
    Literal,
)

_KINDS = ("forum-participation", "official-visit", "trade-mission")
_AGREEMENTS = ("cooperation-agreement", "joint-declaration")


@dataclass(frozen=True, slots=True)
class Journey:
    """What all entries about one mission agree on.

    Attributes:
        number: The number of the mission.
        leader: The office that leads it, of the jurisdiction that sends it.
        host: The number of the jurisdiction that receives it.
        stops: Local names of places within the host.
        day: Its first day.
        edition: The local name of the gathering that it is made for, if any.
    """

    number: int
    leader: Office
    host: int
    stops: tuple[str, ...]
    day: date
    edition: str | None

    @property
    def mission(self) -> str:
        """The local name of the mission."""
        return f"mission-{self.number}"

    @property
    def delegation(self) -> str:
        """The local name of the delegation."""
        return f"delegation-{self.number}"

    @property
    def between(self) -> str:
        """From where and to where, for labels."""
        return f"{name(self.leader.jurisdiction)}–{name(self.host)}, {self.day.year}"


class Stories:
    """Tells of one mission after the other.

    The dates of what happens during a mission never contradict its own.
    """

    def __init__(self, scenery: Scenery) -> None:
        """Begin.

        Args:
            scenery: The standing parts of the world, all told already.
        """
        self._scenery, self._rng, self._chance = scenery, scenery.rng, scenery.chance
        self._editions: set[str] = set()

    def __iter__(self) -> Iterator[list[Entry]]:
        """Yield all that is said about each mission, without end."""
        for number in count():
            journey, gathering = self._set_out(number)
            yield [*gathering, *self._tell(journey)]

    def _set_out(self, number: int) -> tuple[Journey, list[Entry]]:
        """Return a journey, and what is said of a gathering that is new."""
        scenery, rng = self._scenery, self._rng
        day = date(rng.randrange(FIRST_YEAR, LAST_YEAR + 1), 1, 1)
        if not self._chance(0.3):
            town = scenery.known(scenery.scale.towns)
            day += timedelta(days=rng.randrange(365))
            return self._journey(number, town=town, day=day), []
        series = scenery.known(scenery.scale.series)
        town = series % scenery.scale.towns
        day = day.replace(month=1 + series % 12, day=5)
        edition = f"gathering-{series}-{day.year}"
        journey = self._journey(number, town=town, day=day, edition=edition)
        if edition in self._editions:
            return journey, []
        self._editions.add(edition)
        return journey, [self._gathering(journey, series=series, town=town)]

    def _journey(
        self, number: int, *, town: int, day: date, edition: str | None = None
    ) -> Journey:
        scenery, rng = self._scenery, self._rng
        first_town = scenery.scale.states + scenery.scale.provinces
        around = scenery.around(first_town + town)
        level = rng.choice((0, 1, 1, 2, 2, 2))
        leader = self._office(scenery.known(scenery.jurisdictions))
        while scenery.around(leader.jurisdiction)[-1] == around[-1]:
            leader = self._office(scenery.known(scenery.jurisdictions))
        places = [scenery.place(place) for place in around[:level]]
        possible = (f"hall-of-town-{town}", *places)
        stops = tuple(place for place in possible if self._chance(0.25))
        return Journey(number, leader, around[level], stops, day, edition)

    def _office(self, jurisdiction: int) -> Office:
        head, *others = self._scenery.offices(jurisdiction)
        return self._rng.choice(others) if others and self._chance(0.4) else head

    def _tell(self, journey: Journey) -> Iterator[Entry]:
        yield self._mission(journey)
        yield self._delegation(journey)
        yield self._members(journey)
        yield self._subjects(journey)
        for number in range(self._rng.choice((0, 0, 1, 2))):
            yield self._meeting(journey, number)
        if self._chance(0.25):
            yield from self._agreement(journey)
        if self._chance(0.2):
            yield self._invitation(journey)
        if journey.edition and self._chance(0.4):
            yield self._participation(journey)
        if self._chance(0.05):
            yield self._announcement(journey)

    def _gathering(self, journey: Journey, *, series: int, town: int) -> Entry:
        assert journey.edition
        year, month = journey.day.year, journey.day.month
        ordinal = year - FIRST_YEAR + 1 + series % 12
        called = labels(
            f"{name(series)} Forum, {year}", f"Forum {name(series)}, {year}"
        )
        said = [
            (RDF.type, LEG.Gathering),
            *called,
            (LEG.date, _edtf(f"{year}-{month:02}-05/{year}-{month:02}-07")),
            (LEG.editionOf, ID[f"series-{series}"]),
            (LEG.ordinal, Literal(ordinal)),
            (LEG.place, ID[f"hall-of-town-{town}"]),
        ]
        if self._chance(0.5):
            body = self._scenery.body(Office(journey.host))
            said.append((LEG.organizer, ID[body]))
        return Entry(
            facts(journey.edition, *said),
            text=f"The {name(series)} Forum opened for the {ordinal}th time",
        )

    def _mission(self, journey: Journey) -> Entry:
        scenery = self._scenery
        sender = scenery.place(journey.leader.jurisdiction)
        said = [
            (RDF.type, LEG.Mission),
            *labels(f"Mission {journey.between}", f"Mission {journey.between}"),
            (LEG.date, self._date(journey.day)),
            (LEG.hostJurisdiction, ID[scenery.place(journey.host)]),
            (LEG.sendingJurisdiction, ID[sender]),
            (LEG.participant, ID[journey.delegation]),
        ]
        if journey.edition:
            said.append((LEG.occasion, ID[journey.edition]))
        if self._chance(0.4):
            year = journey.day.year
            said += texts(SKOS.altLabel, f"Visit of {year}", f"Visite de {year}")
        return Entry(facts(journey.mission, *said), text=f"Mission {journey.between}")

    def _delegation(self, journey: Journey) -> Entry:
        size = self._rng.randrange(2, 60)
        said = facts(
            journey.delegation,
            (RDF.type, LEG.Delegation),
            *labels(f"Delegation {journey.between}", f"Délégation {journey.between}"),
            (LEG.represents, ID[self._scenery.body(journey.leader)]),
            (LEG.sizeApproximate, Literal("true", datatype=XSD.boolean)),
            (LEG.sizeBesidesHead, Literal(size)),
        )
        rival = facts(journey.delegation, (LEG.sizeBesidesHead, Literal(size + 1)))
        return Entry(said, text=f"{size} people came along", rival=rival[0])

    def _members(self, journey: Journey) -> Entry:
        """Return who travelled: by name, or the leader by the office alone."""
        scenery = self._scenery
        holder = scenery.holder(journey.leader, year=journey.day.year)
        named = self._rng.choice((0, 0, 0, 1, 2, 3))
        people = [scenery.known(scenery.scale.people) for _ in range(named)]
        if holder is not None and self._chance(0.7):
            lead = facts(journey.delegation, (LEG.head, ID[f"person-{holder}"]))
        else:
            office = scenery.post(journey.leader)
            lead = facts(journey.mission, (LEG.ledByOffice, ID[office]))
        members = [
            (LEG.member, ID[f"person-{person}"])
            for person in dict.fromkeys(people)
            if person != holder
        ]
        said = [*lead, *facts(journey.delegation, *members)]
        if journey.edition:
            said += facts(journey.edition, (LEG.participant, ID[journey.delegation]))
        return Entry(said, text=f"Who travelled: {len(people)} people by name")

    def _subjects(self, journey: Journey) -> Entry:
        """Return where a mission went, of what kind it was and what it was about."""
        kind = self._rng.choice(_KINDS)
        said: list[Said] = [(DCTERMS.type, CONCEPT[kind])]
        said += [(LEG.place, ID[stop]) for stop in journey.stops]
        said += [(LEG.topic, ID[topic]) for topic in self._topics(4)]
        if self._chance(0.6):
            said += texts(LEG.purpose, "to open trade", "ouvrir des débouchés")
        stance = "interpreted" if self._chance(0.3) else "reported"
        text = f"It was about {len(said)} things"
        return Entry(facts(journey.mission, *said), text=text, stance=stance)

    def _meeting(self, journey: Journey, number: int) -> Entry:
        scenery = self._scenery
        office = self._office(journey.host)
        holder = scenery.holder(office, year=journey.day.year)
        body = scenery.body(office)
        met = body if holder is None or self._chance(0.5) else f"person-{holder}"
        said = [
            (RDF.type, LEG.Meeting),
            *labels(
                f"Meeting {number + 1}, {journey.between}",
                f"Entretien {number + 1}, {journey.between}",
            ),
            (LEG.counterpart, ID[met]),
            (LEG.subEventOf, ID[journey.mission]),
        ]
        if journey.stops:
            said.append((LEG.place, ID[self._rng.choice(journey.stops)]))
        if self._chance(0.4):
            said.append((LEG.date, _edtf(journey.day.isoformat())))
        said += [(LEG.topic, ID[topic]) for topic in self._topics(1)]
        return Entry(
            facts(f"meeting-{journey.number}-{number}", *said),
            text="The delegation was received",
        )

    def _agreement(self, journey: Journey) -> Iterator[Entry]:
        agreement = f"agreement-{journey.number}"
        sides = (journey.leader, Office(journey.host))
        signatures = [f"signature-{journey.number}-{n}" for n in range(len(sides))]
        said = [
            (RDF.type, LEG.Agreement),
            *labels(f"Agreement {journey.between}", f"Entente {journey.between}"),
            (DCTERMS.type, CONCEPT[self._rng.choice(_AGREEMENTS)]),
            (LEG.date, _edtf(journey.day.isoformat())),
            (LEG.inForceFrom, _edtf(str(journey.day.year + 1))),
            *texts(LEG.purpose, "to work together", "collaborer"),
            (LEG.signedDuring, ID[journey.mission]),
            *((LEG.hasSignature, ID[signature]) for signature in signatures),
            *((LEG.topic, ID[topic]) for topic in self._topics(3)),
        ]
        yield Entry(facts(agreement, *said), text="An agreement was signed")
        for signature, office in zip(signatures, sides, strict=True):
            yield self._signature(journey, signature, office)

    def _signature(self, journey: Journey, signature: str, office: Office) -> Entry:
        scenery = self._scenery
        party = scenery.place(office.jurisdiction)
        en, fr = scenery.title(office)
        said = [
            (RDF.type, LEG.Signature),
            *labels(f"Signature: {en}", f"Signature : {fr}"),
            (LEG.inCapacity, ID[scenery.post(office)]),
            (LEG.forParty, ID[party]),
        ]
        holder = scenery.holder(office, year=journey.day.year)
        if holder is not None and self._chance(0.6):
            said.append((LEG.signatory, ID[f"person-{holder}"]))
        return Entry(facts(signature, *said), text=f"The {en} signed")

    def _invitation(self, journey: Journey) -> Entry:
        scenery = self._scenery
        said = facts(
            f"invitation-{journey.number}",
            (RDF.type, LEG.Invitation),
            *labels(f"Invitation {journey.between}", f"Invitation {journey.between}"),
            (LEG.inEvent, ID[journey.edition or journey.mission]),
            (LEG.invitee, ID[scenery.post(journey.leader)]),
            (LEG.inviter, ID[scenery.body(Office(journey.host))]),
        )
        return Entry(said, text="They came upon invitation")

    def _participation(self, journey: Journey) -> Entry:
        assert journey.edition
        scenery = self._scenery
        person = scenery.known(scenery.scale.people)
        called = scenery.person(person)
        said = facts(
            f"participation-{journey.number}",
            (RDF.type, LEG.Participation),
            *labels(f"{called}, {journey.day.year}", f"{called}, {journey.day.year}"),
            (LEG.date, _edtf((journey.day + timedelta(days=1)).isoformat())),
            (LEG.inCapacity, ID[scenery.post(journey.leader)]),
            (LEG.inEvent, ID[journey.edition]),
            (LEG.participationOf, ID[f"person-{person}"]),
        )
        return Entry(said, text=f"{called} spoke on the second day")

    def _announcement(self, journey: Journey) -> Entry:
        """Return a return visit that was announced, of which no source says more."""
        scenery = self._scenery
        said = facts(
            f"planned-{journey.number}",
            (RDF.type, LEG.Mission),
            (LEG.hostJurisdiction, ID[scenery.place(journey.leader.jurisdiction)]),
            (LEG.sendingJurisdiction, ID[scenery.place(journey.host)]),
            (LEG.date, _edtf(str(journey.day.year + 1))),
        )
        return Entry(said, text="A return visit is to follow", stance="announced")

    def _topics(self, most: int) -> list[str]:
        scenery = self._scenery
        wanted = range(self._rng.randrange(most + 1))
        found = (scenery.known(scenery.scale.topics) for _ in wanted)
        return [f"topic-{topic}" for topic in dict.fromkeys(found)]

    def _date(self, day: date) -> Literal:
        """Return a date as sources give it: a day, a span, a month, a year."""
        last = day + timedelta(days=self._rng.randrange(1, 6))
        month = f"{day.year}-{day.month:02}"
        ways = {
            day.isoformat(): 8,
            f"{day}/{last}": 5,
            month: 4,
            f"{month}~": 1,
            str(day.year): 1,
            f"{day.year}-{33 + (day.month - 1) // 3}": 1,
        }
        (chosen,) = self._rng.choices(list(ways), weights=list(ways.values()))
        return _edtf(chosen)


def _edtf(text: str) -> Literal:
    return Literal(text, datatype=EDTF.EDTF)
