"""Organizations that may be one: by their names, acronyms and what they govern."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from legation.likeness.blocking import Key
from legation.likeness.facts import Facts
from legation.likeness.names import fold, match_words
from legation.likeness.offices import governed_by
from legation.likeness.signs import VETO, Sign
from legation.likeness.transliteration import sound
from legation.likeness.wordlists import listed
from legation.likeness.words import content, overlap
from legation.terms import LEG, ORG, NamedNode
from legation.texts import Text

_PRIOR = Sign(-0.8)
_OTHER_NAME = Sign(-1.6)  # a state has a government, a parliament and a president
# Words that say only that a body is a government, and of what kind of place.
_GOVERNING = listed("""
    government republic kingdom state federal province prefecture region
    oblast community autonomous metropolitan confederation executive
    administration
""")
_CITY = frozenset({"city", "municipal"})
_LONGEST = 8  # letters of an acronym
_SHORTEST = 3
_MUCH = 0.6
_NEARLY_ALL = 0.75

# A weight with its words.
_Row = tuple[float, str, str]


@dataclass(frozen=True, slots=True)
class Organization:
    """What likeness of organizations depends on.

    Attributes:
        thing: The organization.
        names: Its names as they are written, sorted.
        words: The words of each name that mean something.
        acronyms: What may be its acronyms, in lower case.
        written: The acronyms that it is called by, in lower case.
        governs: The jurisdictions that it governs.
        within: The jurisdictions that the bodies around it govern.
        states: The states in which it or its seat lies.
    """

    thing: NamedNode
    names: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    acronyms: frozenset[str]
    written: frozenset[str]
    governs: frozenset[NamedNode]
    within: frozenset[NamedNode]
    states: frozenset[NamedNode]


def read_organizations(facts: Facts) -> list[Organization]:
    """Return all organizations, sorted by IRI."""
    things = facts.of_class(ORG.Organization, LEG.PublicBody)
    return [_read(facts, thing) for thing in things]


def _read(facts: Facts, thing: NamedNode) -> Organization:
    names = tuple(facts.labels(thing))
    governs = facts.values(thing, LEG.governs)
    within = governed_by(facts, thing)
    places = facts.values(thing, LEG.seat) | within
    return Organization(
        thing,
        names,
        tuple(dict.fromkeys(frozenset(content(name)) for name in names)),
        frozenset(a for name in names for a in _acronyms(name)),
        frozenset(name.lower() for name in names if _is_acronym(name)),
        governs,
        within,
        frozenset().union(*(facts.states(place) for place in places)),
    )


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalnum() and _SHORTEST <= len(name) <= _LONGEST


def _acronyms(name: str) -> Iterator[str]:
    """Yield the initials of a name, with and without those of small words."""
    if _is_acronym(name):
        return
    every = fold(name.replace("-", " ")).split()
    long = [word for word in every if len(word) >= _SHORTEST]
    for words in (every, long):
        if len(words) >= _SHORTEST:
            yield "".join(word[0] for word in words)


def organization_keys(body: Organization) -> Iterator[Key]:
    """Yield what an organization may share with its doubles."""
    for jurisdiction in body.governs:
        yield Key(("governs", jurisdiction))
    for acronym in body.acronyms:
        yield Key(("acronym", acronym), seeks=False)
    for acronym in body.written:
        yield Key(("acronym", acronym))
    for words in body.words:
        sounds = sorted({sound(word) for word in words})
        core = words - _GOVERNING - _CITY
        for one in {sound(word) for word in core}:
            yield Key(one, seeks=len(core) == 1)
        yield from map(Key, combinations(sounds, 2))


def organization_signs(one: Organization, other: Organization) -> Iterator[Sign]:
    """Yield what speaks for and against two organizations being one."""
    named = _by_name(one, other)
    governs = one.governs & other.governs
    if (named is None and not governs) or (
        one.governs and other.governs and not governs
    ):
        yield Sign(VETO)
        return
    yield _PRIOR
    yield named or _OTHER_NAME
    if governs:
        yield Sign(
            2.0,
            Text("both govern the same", "administrent le même territoire politique"),
        )
    elif one.within and other.within:
        if one.within & other.within:
            yield Sign(0.5, Text("of the same government", "du même gouvernement"))
        else:
            yield Sign(
                -2.5, Text("of different governments", "de gouvernements différents")
            )
    elif one.states and other.states and not one.states & other.states:
        yield Sign(-2.0, Text("in different states", "dans des États différents"))


def _by_name(one: Organization, other: Organization) -> Sign | None:
    found = [
        (weight, english, french)
        for mine in one.words
        for theirs in other.words
        if (row := _compare(mine, theirs)) is not None
        for weight, english, french in [row]
    ]
    if one.written & other.acronyms or other.written & one.acronyms:
        found.append(
            (1.6, "one is the acronym of the other", "l'un est le sigle de l'autre")
        )
    if not found:
        return None
    weight, english, french = max(found)
    first, second = sorted((one.names[0], other.names[0]))
    return Sign(
        weight,
        Text(
            f"{english}: “{first}”, “{second}”",
            f"{french} : « {first} », « {second} »",
        ),
    )


def _compare(mine: frozenset[str], theirs: frozenset[str]) -> _Row | None:
    if mine == theirs:
        return 2.2, "same name", "même nom"
    core, other = mine - _GOVERNING - _CITY, theirs - _GOVERNING - _CITY
    # The city of Québec is not the government of Québec, but may be just "Québec".
    is_one_city = mine.isdisjoint(_CITY) != theirs.isdisjoint(_CITY)
    if is_one_city and (core != other or core not in (mine, theirs)):
        return None
    if core and core == other:
        weight = 0.8 if is_one_city else 1.2
        return weight, "same name but for its kind", "même nom, au type près"
    return _near(core, other)


def _near(ones: frozenset[str], others: frozenset[str]) -> _Row | None:
    more, less = _left(ones, others), _left(others, ones)
    share = overlap(ones, others)
    if not more and not less and ones:
        return 1.2, "nearly the same name", "noms presque identiques"
    if more and less and share >= _NEARLY_ALL:
        return 0.0, "names that share most words", "noms qui ont presque tout en commun"
    shorter = min(len(ones), len(others))
    if not (more and less) and shorter > 1 and share >= _MUCH:
        return 0.7, "one name contains the other", "un nom contient l'autre"
    return None


def _left(words: frozenset[str], others: frozenset[str]) -> set[str]:
    """Return the words that no other word matches."""
    return {w for w in words if not any(match_words(w, o) for o in others)}
