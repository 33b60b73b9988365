"""Gatherings that may be one, told twice: by name, number, time and place."""

import re
from collections.abc import Iterator

from legation.likeness.blocking import Key
from legation.likeness.circumstances import is_part, place_sign, time_sign
from legation.likeness.occurrences import Occurrence, occurrence_keys
from legation.likeness.signs import VETO, Sign
from legation.likeness.subjects import are_numbered_apart, share, topic_sign
from legation.likeness.words import content
from legation.texts import Text

_PRIOR = Sign(-2.2)
_UNDATED = -1.2
_SAME = 0.99
_MUCH = 0.6
_SOME = 0.3
_NUMBER = re.compile(r"\d|\b[IVX]{2,}\b")


def gathering_keys(gathering: Occurrence) -> Iterator[Key]:
    """Yield what a gathering may share with its doubles."""
    yield from occurrence_keys(gathering)
    for name in gathering.names:
        words = sorted(set(content(name)))
        yield Key(" ".join(words))
        yield Key(" ".join(word for word in words if not word.isdigit()))


def gathering_signs(one: Occurrence, other: Occurrence) -> Iterator[Sign]:
    """Yield what speaks for and against two gatherings being one."""
    yield time_sign(one.spans, other.spans, undated=_UNDATED)
    yield place_sign(one, other)
    if is_part(one, other) or are_numbered_apart(one.names, other.names):
        yield Sign(VETO)
        return
    yield _PRIOR
    yield _name_sign(one, other)
    yield topic_sign(one.topics, other.topics)


def _name_sign(one: Occurrence, other: Occurrence) -> Sign:
    found = max(
        (share((mine,), (theirs,)), mine, theirs)
        for mine in one.names or ("",)
        for theirs in other.names or ("",)
    )
    first, second = sorted(found[1:])
    said = f"“{first}”, “{second}”", f"« {first} », « {second} »"
    if found[0] > _SAME:
        # An edition that has a number in its name is the only one of that name.
        weight = 4.2 if _NUMBER.search(first) else 3.2
        return Sign(weight, Text(f"same name: {said[0]}", f"même nom : {said[1]}"))
    if found[0] >= _MUCH:
        return Sign(
            1.8, Text(f"names in like words: {said[0]}", f"noms voisins : {said[1]}")
        )
    if found[0] >= _SOME:
        return Sign(0.4)
    return Sign(-2.0)
