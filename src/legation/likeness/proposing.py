"""Which things of a graph may be one, with the reasons in words.

Nothing is decided here: a proposal waits for somebody to decide.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from legation.likeness.agreements import (
    agreement_keys,
    agreement_signs,
    read_agreements,
)
from legation.likeness.blocking import Key, pairs
from legation.likeness.facts import Facts
from legation.likeness.gatherings import gathering_keys, gathering_signs
from legation.likeness.grouping import Pair, group, pairs_of
from legation.likeness.missions import mission_signs
from legation.likeness.occurrences import OccurrenceReader, occurrence_keys
from legation.likeness.offices import Office, office_keys, office_signs, read_offices
from legation.likeness.organizations import (
    organization_keys,
    organization_signs,
    read_organizations,
)
from legation.likeness.people import Person, person_keys, person_signs, read_people
from legation.likeness.places import place_keys, place_signs, read_places
from legation.likeness.signs import Judgement, Sign, judge
from legation.terms import NamedNode, Triple
from legation.texts import Text

ALL = (
    *("agreement", "gathering", "mission"),
    *("office", "organization", "person", "place"),
)
"""The kinds of things that may be proposed."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Things that may be one.

    Attributes:
        things: Two or more: the one to keep first, then by IRI.
        kind: One of ALL.
        score: From 0 to 1: how likely the least likely two of them are one.
        reasons: Why, in words: what speaks for it first, what speaks against it last.
    """

    things: tuple[NamedNode, ...]
    kind: str
    score: float
    reasons: tuple[Text, ...]


def propose(
    triples: Iterable[Triple],
    *,
    kinds: Collection[str] = ALL,
    apart: Collection[frozenset[NamedNode]] = (),
    least: float = 0.5,
) -> list[Proposal]:
    """Return which things may be one.

    Args:
        triples: All that any claim tells, and what is inferred; each once, in any
            order.
        kinds: The kinds of things to look at, of ALL.
        apart: Pairs that were decided to be different; no proposal holds both.
        least: The score that each pair of a proposal reaches at least.

    Returns:
        The proposals, sorted by kind, then the highest score first, then by names.

    Raises:
        ValueError: A kind is not of ALL.
    """
    comparisons = _Comparisons(Facts(triples), frozenset(apart), least)
    found = [p for kind in sorted(set(kinds)) for p in comparisons.proposals(kind)]
    return sorted(found, key=lambda p: (p.kind, -p.score, [t.value for t in p.things]))


class _Thing(Protocol):
    @property
    def thing(self) -> NamedNode: ...


_T = TypeVar("_T", bound=_Thing)


class _Comparisons:
    """Things of all kinds, compared with their likes."""

    def __init__(
        self, facts: Facts, apart: frozenset[frozenset[NamedNode]], least: float
    ) -> None:
        self._facts = facts
        self._apart = apart
        self._least = least

    @cached_property
    def _offices(self) -> list[Office]:
        return read_offices(self._facts)

    @cached_property
    def _people(self) -> list[Person]:
        offices = {office.thing: office for office in self._offices}
        return read_people(self._facts, offices=offices)

    @cached_property
    def _occurrences(self) -> OccurrenceReader:
        offices = {office.thing: office for office in self._offices}
        people = {person.thing: person for person in self._people}
        return OccurrenceReader(self._facts, people, offices)

    def proposals(self, kind: str) -> Iterator[Proposal]:
        facts = self._facts
        match kind:
            case "agreement":
                agreements = read_agreements(facts)
                yield from self._of(kind, agreements, agreement_keys, agreement_signs)
            case "gathering":
                gatherings = self._occurrences.gatherings()
                yield from self._of(kind, gatherings, gathering_keys, gathering_signs)
            case "mission":
                missions = self._occurrences.missions()
                yield from self._of(kind, missions, occurrence_keys, mission_signs)
            case "office":
                yield from self._of(kind, self._offices, office_keys, office_signs)
            case "organization":
                bodies = read_organizations(facts)
                yield from self._of(kind, bodies, organization_keys, organization_signs)
            case "person":
                yield from self._of(kind, self._people, person_keys, person_signs)
            case "place":
                places = read_places(facts)
                yield from self._of(kind, places, place_keys, place_signs)
            case _:
                raise ValueError(kind)

    def _of(
        self,
        kind: str,
        things: Sequence[_T],
        keys: Callable[[_T], Iterable[Key]],
        signs: Callable[[_T, _T], Iterable[Sign]],
    ) -> Iterator[Proposal]:
        judged: dict[Pair, Judgement] = {}
        for one, other in pairs([keys(thing) for thing in things]):
            nodes = frozenset((things[one].thing, things[other].thing))
            judgement = judge(signs(things[one], things[other]))
            if judgement.score >= self._least and nodes not in self._apart:
                judged[one, other] = judgement
        for members in group({pair: found.score for pair, found in judged.items()}):
            found = [judged[pair] for pair in pairs_of(members)]
            nodes_ = sorted((things[m].thing for m in members), key=str)
            first = min(nodes_, key=self._facts.precedence)
            yield Proposal(
                (first, *(node for node in nodes_ if node != first)),
                kind,
                min(judgement.score for judgement in found),
                tuple(
                    dict.fromkeys(r for judgement in found for r in judgement.reasons)
                ),
            )
