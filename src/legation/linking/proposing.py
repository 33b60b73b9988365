"""Proposals: which entry of an outside dataset may be a thing, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from legation.authorities.authority import Authority
from legation.authorities.entries import Entry
from legation.authorities.schemes import Scheme, scheme_of
from legation.likeness.signs import Judgement, Sign, judge
from legation.linking.features import signs
from legation.linking.keys import key
from legation.linking.subjects import Known, Subject, seek
from legation.terms import SKOS, NamedNode
from legation.texts import Text

LEAST = 0.7
"""The least score of what is proposed."""

MARGIN = 0.1
"""How far the best candidate must be ahead of the next one."""

_KEPT = 3  # candidates that are shown of each thing
_FAR_LARGER = 8  # how many times as many people make a place the one that is meant
_RIVAL = 2.0  # what a place may fit less well and still be one that is compared
_SUREST = 0.9999
_FEW = 1000  # people of a place that a dataset does not count
_LARGER = Sign(
    0.5,
    Text(
        "by far the most populous of the places with this name",
        "de loin le plus peuplé des lieux de ce nom",
    ),
)
_SMALLER = Sign(
    -4.0,
    Text(
        "another place with this name has many times the people",
        "un autre lieu de ce nom est bien plus peuplé",
    ),
)


class Verdict(StrEnum):
    """What came of looking for a thing.

    CLEAR: one candidate is good, and far enough ahead of the others. UNCLEAR: several
    may be meant. NONE: nothing that was found is good enough.
    """

    CLEAR = "clear"
    UNCLEAR = "unclear"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be a thing.

    Attributes:
        id: IRI of the entry.
        label: What it is called there.
        predicate: How close the match would be: a mapping property of SKOS.
        score: From 0, surely another thing, to 1, surely the same.
        reasons: What speaks for it, the strongest first, then what speaks against it.
    """

    id: NamedNode
    label: str
    predicate: NamedNode
    score: float
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found for one thing in one dataset.

    Attributes:
        thing: The thing.
        scheme: The prefix of the dataset's names.
        verdict: What came of it.
        candidates: The best ones, the best first; none where nothing was found.
        margin: How far the first one is ahead of the second, or of nothing.
    """

    thing: NamedNode
    scheme: str
    verdict: Verdict
    candidates: tuple[Candidate, ...]
    margin: float


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and how sure it must be.

    Attributes:
        decided: Pairs of a thing and an entry that something was decided about.
        linked: What each thing has an accepted link to, of any closeness.
        least: The least score of what is proposed.
        margin: How far the best candidate must be ahead of the next one.
    """

    decided: Collection[tuple[NamedNode, NamedNode]] = frozenset()
    linked: Known = field(default_factory=dict)
    least: float = LEAST
    margin: float = MARGIN

    def propose(
        self, subjects: Sequence[Subject], authority: Authority
    ) -> Iterator[Proposal]:
        """Yield what an authority knows about things that it has no link to yet.

        Args:
            subjects: The things.
            authority: The outside dataset.

        Yields:
            The proposals, sorted by thing and scheme; none for a thing of which no name
            was found.

        Raises:
            SurroundingsError: The dataset is not there, or does not answer.
            DataError: What it says cannot be read.
        """
        found: dict[int, dict[str, list[_Found]]] = defaultdict(dict)
        index = _Index(subjects)
        for entry in authority.seek(seek(subjects)):
            scheme = scheme_of(entry.id)
            for place in index.places(entry):
                subject = subjects[place]
                if self._is_open(subject, entry, scheme):
                    spoken = tuple(signs(subject, entry))
                    if not any(sign.is_veto for sign in spoken):
                        ours = found[place].setdefault(scheme.prefix, [])
                        ours.append(_Found(entry, spoken))
        for place in sorted(found):
            for prefix, ours in sorted(found[place].items()):
                yield from _Judged(subjects[place], prefix, ours).proposals(self)

    def _is_open(self, subject: Subject, entry: Entry, scheme: Scheme) -> bool:
        """Tell whether an entry is worth a look: not decided, nor another one is."""
        if (subject.thing, entry.id) in self.decided:
            return False
        linked = self.linked.get(subject.thing, frozenset()) | subject.ids
        ours = set(filter(scheme.is_name, linked))
        # A city that is a region too may have an entry as either.
        is_city = subject.is_city_and_region and entry.kinds == {"city"}
        return ours <= subject.ids if is_city else not ours


@dataclass(frozen=True, slots=True)
class _Found:
    entry: Entry
    signs: tuple[Sign, ...]

    @property
    def fit(self) -> float:
        """What the signs come to, without a look at other entries."""
        return sum(sign.weight for sign in self.signs)

    def judge(self, *more: Sign) -> Judgement:
        return judge((*self.signs, *more))


class _Index:
    """Finds the things that an entry may be: by a name or an identifier."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self._by_key: dict[str, list[int]] = defaultdict(list)
        self._by_id: dict[NamedNode, list[int]] = defaultdict(list)
        for place, subject in enumerate(subjects):
            for one in {key(name.value) for name in subject.names}:
                self._by_key[one].append(place)
            for node in subject.ids:
                self._by_id[node].append(place)

    def places(self, entry: Entry) -> list[int]:
        keys = {key(name.value) for name in entry.names}
        found = {place for one in keys for place in self._by_key.get(one, ())}
        for node in (entry.id, *entry.ids):
            found.update(self._by_id.get(node, ()))
        return sorted(found)


@dataclass(frozen=True, slots=True)
class _Judged:
    """All that was found for one thing in one scheme."""

    subject: Subject
    scheme: str
    found: Sequence[_Found]

    def proposals(self, search: Search) -> Iterator[Proposal]:
        if not self.subject.is_city_and_region:
            yield self._proposal(self.found, search)
            return
        # A city that is a region too has an entry as either in some datasets.
        cities = [one for one in self.found if one.entry.kinds == {"city"}]
        others = [one for one in self.found if one.entry.kinds != {"city"}]
        yield from (
            self._proposal(group, search) for group in (others, cities) if group
        )

    def _proposal(self, found: Sequence[_Found], search: Search) -> Proposal:
        candidates = self._ranked(found)
        scores = [one.score for one in candidates]
        best = scores[0]
        ahead = round(best - (scores[1] if len(scores) > 1 else 0.0), 3)
        if sum(scores) < search.least:
            verdict = Verdict.NONE
        elif best >= search.least and ahead >= search.margin:
            verdict = Verdict.CLEAR
        else:
            verdict = Verdict.UNCLEAR
        return Proposal(
            self.subject.thing, self.scheme, verdict, candidates[:_KEPT], ahead
        )

    def _ranked(self, found: Sequence[_Found]) -> tuple[Candidate, ...]:
        judged = [one.judge(*_by_size(one, found)) for one in found]
        # At most one of them is meant: what speaks for one speaks against the others.
        odds = [_odds(judgement.score) for judgement in judged]
        total = 1 + sum(odds)
        ranked = [
            Candidate(
                one.entry.id,
                one.entry.label,
                self._predicate(one.entry),
                round(own / total, 3),
                judgement.reasons,
            )
            for one, judgement, own in zip(found, judged, odds, strict=True)
        ]
        ranked.sort(key=lambda one: (-one.score, one.id.value))
        return tuple(ranked)

    def _predicate(self, entry: Entry) -> NamedNode:
        is_less = self.subject.is_city_and_region and entry.kinds == {"city"}
        return SKOS.closeMatch if is_less else SKOS.exactMatch


def _odds(score: float) -> float:
    return score / (1 - min(score, _SUREST))


def _by_size(one: _Found, found: Sequence[_Found]) -> Iterator[Sign]:
    """Compare the people of places whose names and surroundings fit as well."""
    others = [other for other in found if other is not one]
    size = one.entry.size or _FEW
    larger = (o.entry.size or 0 for o in others if o.fit >= one.fit)
    if max(larger, default=0) >= _FAR_LARGER * size:
        yield _SMALLER
    rivals = [
        o.entry.size or _FEW for o in others if one.fit >= o.fit > one.fit - _RIVAL
    ]
    if one.entry.size and rivals and size >= _FAR_LARGER * max(rivals):
        yield _LARGER
