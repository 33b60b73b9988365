"""Missions that may be one, told twice: by time, place, leader, occasion and topics."""

from collections.abc import Iterator

from legation.likeness.circumstances import is_part, place_sign, time_sign
from legation.likeness.names import compare_names
from legation.likeness.occurrences import Occurrence
from legation.likeness.offices import is_alike
from legation.likeness.signs import VETO, Sign
from legation.likeness.subjects import (
    are_numbered_apart,
    share,
    title_sign,
    topic_sign,
)
from legation.terms import CONCEPT
from legation.texts import Text

_PRIOR = Sign(-2.4)
_UNDATED = -1.2
_FORUM = CONCEPT["forum-participation"]
_HALF = 0.5


def mission_signs(one: Occurrence, other: Occurrence) -> Iterator[Sign]:
    """Yield what speaks for and against two missions being one."""
    yield time_sign(one.spans, other.spans, undated=_UNDATED)
    yield place_sign(one, other)
    is_other = is_part(one, other) or _is_reversed(one, other)
    if is_other or are_numbered_apart(one.names, other.names):
        yield Sign(VETO)
        return
    yield _PRIOR
    if one.senders and other.senders and not one.senders & other.senders:
        yield Sign(
            -2.5,
            Text(
                "sent by different jurisdictions",
                "envoyées par des territoires politiques différents",
            ),
        )
    yield _leader_sign(one, other)
    yield from _occasion_signs(one, other)
    yield topic_sign(one.topics, other.topics)
    yield from _partner_signs(one, other)
    yield title_sign(one.words, other.words)


def _is_reversed(one: Occurrence, other: Occurrence) -> bool:
    """Tell whether one mission goes where the other comes from."""
    return bool(one.senders & other.around and other.senders & one.around)


def _leader_sign(one: Occurrence, other: Occurrence) -> Sign:
    shared = sorted(
        person.names[0].text
        for person in one.people
        if any(person.thing == them.thing for them in other.people) and person.names
    )
    if shared:
        who = shared[0]
        return Sign(1.9, Text(f"same leader: {who}", f"même responsable : {who}"))
    if one.people and other.people:
        return _by_name(one, other)
    return _by_office(one, other)


def _by_name(one: Occurrence, other: Occurrence) -> Sign:
    found = [
        (sign.weight, sign.reason)
        for mine in one.people
        for theirs in other.people
        if (sign := compare_names(mine.names, theirs.names)) and sign.weight > 0
    ]
    if found:
        return Sign(1.6, max(found, key=lambda row: (row[0], str(row[1])))[1])
    text = Text("led by different people", "dirigées par des personnes différentes")
    is_joint = "delegation" in one.words & other.words
    return Sign(-1.0 if is_joint else -3.5, text)


def _by_office(one: Occurrence, other: Occurrence) -> Sign:
    mine, theirs = (
        x.offices or tuple(o for person in x.people for o in person.offices)
        for x in (one, other)
    )
    if not mine or not theirs:
        return Sign(
            -0.4,
            Text("who leads one is not stated", "responsable non précisé pour l'une"),
        )
    alike = [
        min(a.names[0], b.names[0]) for a in mine for b in theirs if is_alike(a, b)
    ]
    if alike:
        office = min(alike)
        return Sign(
            1.5,
            Text(
                f"led by the same office: {office}", f"même charge à la tête : {office}"
            ),
        )
    return Sign(
        -2.5, Text("led by different offices", "dirigées par des charges différentes")
    )


def _occasion_signs(one: Occurrence, other: Occurrence) -> Iterator[Sign]:
    shared = sorted(
        names[0]
        for occasion, names in one.occasions.items()
        if occasion in other.occasions and names
    )
    if shared:
        name = shared[0]
        yield Sign(1.6, Text(f"same occasion: {name}", f"même occasion : {name}"))
    elif one.occasions and other.occasions:
        mine, theirs = (
            tuple(name for names in x.occasions.values() for name in names)
            for x in (one, other)
        )
        is_like = share(mine, theirs) >= _HALF and not are_numbered_apart(mine, theirs)
        like = Text("occasions with like names", "occasions de noms voisins")
        unlike = Text("on different occasions", "à des occasions différentes")
        yield Sign(1.0, like) if is_like else Sign(-1.5, unlike)
    elif (_FORUM in one.kinds) != (_FORUM in other.kinds):
        yield Sign(
            -1.1,
            Text(
                "only one is a participation in a forum",
                "une seule est une participation à un forum",
            ),
        )


def _partner_signs(one: Occurrence, other: Occurrence) -> Iterator[Sign]:
    shared = sorted(one.partners.keys() & other.partners.keys(), key=str)
    if shared:
        names = [one.partners[partner] for partner in shared]
        yield Sign(
            min(0.6 * len(shared), 1.0),
            Text(
                "both involve " + ", ".join(name.en for name in names),
                "mêmes participants : " + ", ".join(name.fr for name in names),
            ),
        )
