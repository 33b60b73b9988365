"""Names in a normal form, and how like two names of people are."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from legation.likeness.signs import Sign
from legation.likeness.spelling import nearness
from legation.likeness.transliteration import latin, sound
from legation.likeness.wordlists import listed
from legation.texts import Text

_ELISION = re.compile(r"\b(?:d|l|s|qu|dell|all|nell)['’](?=\w)")
_APOSTROPHE = re.compile(r"['’ʼ`´]")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_NUMBER = re.compile(_ROMAN.pattern + "|jr|sr")
_GENERATIONS = {"junior": "jr", "jnr": "jr", "fils": "jr", "senior": "sr", "pere": "sr"}

_HONORIFICS = listed("""
    dr mr mrs ms mme mlle m hon honourable honorable prof maitre sir dame
    excellency excellence he se herr frau don dona senor senora
""")
_TITLES = listed("""
    lord lady viscount vicomte earl comte count baron marquess marquis duke
    duc prince princess princesse king queen roi reine pope pape
""")
_PARTICLES = listed("""
    de du des der den von van of the la le les i y e bin al el
""")

_SHORTEST = 5  # letters of a word that may be misspelt
_NEAR = 0.83  # how near two spellings of one word are at least
_FAR = 0.3  # how near two romanisations of one word are at least
_BY_SOUND = 0.95
_NOTHING = 0.001

# A weight with its words.
_Row = tuple[float, str, str]

# How names of as many words compare, by what misspellings and initials take away.
_SPELLINGS: tuple[tuple[float, _Row], ...] = (
    (_NOTHING, (1.8, "same names in another order", "mêmes noms dans un autre ordre")),
    (0.2, (1.2, "nearly the same spelling", "orthographe presque identique")),
    (inf, (0.6, "names that may be one", "noms qui peuvent n'en faire qu'un")),
)
_BY_INITIAL = 0.75


def fold(text: str) -> str:
    """Return a text in lower-case ASCII letters and digits with single blanks.

    Articles and prepositions that are joined on by an apostrophe go, and other
    apostrophes, so that "Côte d'Ivoire" is "cote ivoire" and "M'hamed" "mhamed".

    Args:
        text: A text in any script.
    """
    plain = _ELISION.sub("", unicodedata.normalize("NFKC", text).lower())
    # What is transliterated keeps its capitals, which tell syllables apart.
    letters = latin(plain).casefold()
    kept = _APOSTROPHE.sub("", letters)
    return " ".join(re.findall(r"[a-z0-9]+", kept))


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person, taken apart.

    Attributes:
        text: The name as it is written.
        words: Its words without titles and particles, in their order.
        number: The number of a monarch in lower-case Roman figures, or what tells a
            son from his father of the same name; "" without.
        is_titled: Whether it is the name of a monarch, a pope or a noble.
    """

    text: str
    words: tuple[str, ...]
    number: str
    is_titled: bool


def read_name(text: str) -> Name:
    """Return the name of a person, taken apart.

    Args:
        text: The name, given name or family name first.
    """
    words = fold(text).split()
    last = _GENERATIONS.get(words[-1], words[-1]) if len(words) > 1 else ""
    number = last if _NUMBER.fullmatch(last) else ""
    passed = _HONORIFICS | _TITLES | _PARTICLES
    kept = [word for word in (words[:-1] if number else words) if word not in passed]
    is_titled = bool(_ROMAN.fullmatch(number)) or not _TITLES.isdisjoint(words)
    return Name(text, tuple(kept or words), number, is_titled)


def compare_names(ones: Sequence[Name], others: Sequence[Name]) -> Sign | None:
    """Return how like the names of two people are.

    Args:
        ones: All names of one person.
        others: All names of the other.

    Returns:
        The strongest sign among all pairs of names; None where no two are alike.
    """
    found = [
        sign
        for one in ones
        for other in others
        if (one.words and other.words)
        and (sign := _compare(*sorted((one, other), key=_text))) is not None
    ]
    return max(found, key=lambda s: (s.weight, str(s.reason)), default=None)


def is_numbered_apart(ones: Sequence[Name], others: Sequence[Name]) -> bool:
    """Tell whether two people bear two numbers, such as monarchs, or father and son.

    Args:
        ones: All names of one person.
        others: All names of the other.
    """
    mine, theirs = ({name.number for name in names} - {""} for names in (ones, others))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _text(name: Name) -> str:
    return name.text


def _compare(one: Name, other: Name) -> Sign | None:
    row = _weigh(one, other)
    if row is None:
        return None
    weight, english, french = row
    return Sign(
        weight,
        Text(
            f"{english}: “{one.text}”, “{other.text}”",
            f"{french} : « {one.text} », « {other.text} »",
        ),
    )


def _weigh(one: Name, other: Name) -> _Row | None:
    both_titled = one.is_titled and other.is_titled
    if "".join(one.words) == "".join(other.words):
        if len(one.words) > 1 or (one.number and other.number):
            return 2.2, "same name", "même nom"
        return 0.8 if both_titled else 0.2, "the same single name", "même nom seul"
    matched, total = _match(one.words, other.words)
    shorter = min(len(one.words), len(other.words))
    if matched < shorter:
        return None
    if shorter == 1:
        return 0.2 if both_titled else -0.8, "one name in common", "un nom en commun"
    if len(one.words) != len(other.words):
        weight = 1.4 if matched - total < _NOTHING else 0.7
        return weight, "one name contains the other", "un nom contient l'autre"
    return next(row for most, row in _SPELLINGS if matched - total <= most)


def _match(ones: Sequence[str], others: Sequence[str]) -> tuple[int, float]:
    """Return how many words of two names match, and how well they do in all."""
    found = sorted(
        (
            (-near, one, other, i, j)
            for i, one in enumerate(ones)
            for j, other in enumerate(others)
            if (near := match_words(one, other))
        ),
    )
    left, right, total = set(range(len(ones))), set(range(len(others))), 0.0
    count = 0
    for near, _, _, i, j in found:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            total -= near
            count += 1
    return count, total


def match_words(one: str, other: str) -> float:
    """Return how like two words are.

    Args:
        one: A folded word.
        other: Another.

    Returns:
        1 for the same, less for other romanisations, initials and misspellings, 0 for
        two words.
    """
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return _BY_INITIAL if long.startswith(short) else 0.0
    if one.isdigit() or other.isdigit():
        return 0.0
    near = nearness(short, long)
    if near >= _FAR and sound(one) == sound(other):
        return _BY_SOUND
    return near * _BY_SOUND if near >= _NEAR and len(short) >= _SHORTEST else 0.0
