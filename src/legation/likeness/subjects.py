"""What missions, gatherings and agreements are about: topics, titles and numbers."""

import re
from collections.abc import Mapping

from legation.likeness.signs import Sign
from legation.likeness.wordlists import listed
from legation.likeness.words import content, overlap
from legation.terms import NamedNode
from legation.texts import Text

_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th|e|er|re|ème|o|a)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HALF = 0.5
_IDLE = listed("mission visit official trip delegation agreement")


def are_numbered_apart(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether two names bear different numbers, such as 15th and 16th.

    Args:
        ones: The names of one thing.
        others: Those of the other.
    """
    for pattern in (_ORDINAL, _YEAR):
        mine, theirs = (
            {n for name in names for n in pattern.findall(name)}
            for names in (ones, others)
        )
        if mine and theirs and not mine & theirs:
            return True
    return False


def topic_sign(
    ones: Mapping[NamedNode, Text], others: Mapping[NamedNode, Text]
) -> Sign:
    """Return what the topics of two things say.

    Args:
        ones: The topics of one, with their names.
        others: Those of the other.
    """
    shared = sorted(ones.keys() & others.keys(), key=str)
    if shared:
        names = [ones[topic] for topic in shared]
        return Sign(
            min(0.5 * len(shared), 1.2),
            Text(
                "topics in common: " + ", ".join(name.en for name in names),
                "thèmes communs : " + ", ".join(name.fr for name in names),
            ),
        )
    return Sign(-0.4 if ones and others else 0.0)


def title_sign(ones: frozenset[str], others: frozenset[str]) -> Sign:
    """Return what the words of two titles say.

    Args:
        ones: The words of one title.
        others: Those of the other.
    """
    shared = overlap(ones - _IDLE, others - _IDLE)
    if shared >= _HALF:
        return Sign(0.8, Text("titles in like words", "titres formulés de même"))
    return Sign(shared)


def share(ones: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return which share of the words of two things' names both have, from 0 to 1.

    Args:
        ones: The names of one thing.
        others: Those of the other.
    """
    mine, theirs = (
        frozenset(w for name in names for w in content(name) if w not in _IDLE)
        for names in (ones, others)
    )
    return overlap(mine, theirs)
