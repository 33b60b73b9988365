"""Places that may be one: by their names and what lies around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.likeness.blocking import Key
from legation.likeness.facts import Facts
from legation.likeness.names import fold
from legation.likeness.signs import VETO, Sign
from legation.likeness.spelling import nearness
from legation.likeness.transliteration import sound
from legation.likeness.wordlists import listed
from legation.likeness.words import content
from legation.terms import DCTERMS, LEG, NamedNode
from legation.texts import Text

_PRIOR = Sign(-0.6)
_GENERIC = listed("""
    city state province prefecture region republic kingdom oblast federal
    county district department greater area
""")
_SHORTEST = 6  # letters of a name that may be misspelt
_NEAR = 0.86


@dataclass(frozen=True, slots=True)
class Place:
    """What likeness of places depends on.

    Attributes:
        thing: The place.
        names: Its names as they are written, sorted.
        bare: The same folded, without words such as city or province.
        generic: Those words, of all its names.
        kinds: What kind of place it is said to be.
        around: The places around it, without itself.
        states: The sovereign states among these, or else the outermost ones.
        is_state: Whether it is a sovereign state.
    """

    thing: NamedNode
    names: tuple[str, ...]
    bare: frozenset[str]
    generic: frozenset[str]
    kinds: frozenset[NamedNode]
    around: frozenset[NamedNode]
    states: frozenset[NamedNode]
    is_state: bool


def read_places(facts: Facts) -> list[Place]:
    """Return all places, sorted by IRI."""
    classes = (
        *(LEG.Place, LEG.Jurisdiction),
        *(LEG.SovereignState, LEG.SubnationalJurisdiction),
    )
    return [_read(facts, thing) for thing in facts.of_class(*classes)]


def _read(facts: Facts, thing: NamedNode) -> Place:
    names = tuple(facts.labels(thing))
    words = [content(name) for name in names]
    bare = {" ".join(w for w in ws if w not in _GENERIC) for ws in words}
    around = facts.around(thing) - {thing}
    return Place(
        thing,
        names,
        frozenset(bare - {""}) or frozenset(map(fold, names)),
        frozenset(w for ws in words for w in ws if w in _GENERIC),
        facts.values(thing, DCTERMS.type),
        around,
        facts.states(thing) if around else frozenset(),
        facts.is_of(thing, LEG.SovereignState),
    )


def place_keys(place: Place) -> Iterator[Key]:
    """Yield what a place may share with its doubles."""
    for name in place.bare:
        joined = name.replace(" ", "")
        yield Key(sound(joined))
        # What is misspelt is so at one end only, mostly.
        yield Key(("begin", joined[:4]))
        yield Key(("end", joined[-4:]))


def place_signs(one: Place, other: Place) -> Iterator[Sign]:
    """Yield what speaks for and against two places being one."""
    named = _by_name(one, other)
    inside = one.thing in other.around or other.thing in one.around
    is_apart = one.states and other.states and not one.states & other.states
    if named is None or inside or is_apart or _is_of_state(one, other):
        yield Sign(VETO)
        return
    yield _PRIOR
    yield named
    if one.states & other.states:
        yield Sign(0.5, Text("in the same state", "dans le même État"))
    if one.kinds and other.kinds:
        is_same = bool(one.kinds & other.kinds)
        same = Text("places of the same kind", "lieux du même type")
        differ = Text("places of different kinds", "lieux de types différents")
        yield Sign(0.2, same) if is_same else Sign(-2.0, differ)
    if one.generic and other.generic and not one.generic & other.generic:
        yield Sign(-2.0, Text("named as different kinds", "désignés comme différents"))


def _is_of_state(one: Place, other: Place) -> bool:
    """Tell whether one is a state and the other is known to be something else."""
    if one.is_state == other.is_state:
        return False
    lesser = other if one.is_state else one
    return bool(lesser.around or lesser.kinds)


def _by_name(one: Place, other: Place) -> Sign | None:
    same = one.bare & other.bare
    if same:
        name = min(same)
        return Sign(
            2.0, Text(f"same name after folding: “{name}”", f"même nom : « {name} »")
        )
    if one.is_state and other.is_state:
        return None
    near = max(
        (
            (nearness(*sorted((mine, theirs))), mine, theirs)
            for mine in one.bare
            for theirs in other.bare
            if min(len(mine), len(theirs)) >= _SHORTEST
        ),
        default=(0.0, "", ""),
    )
    alike = {sound(n.replace(" ", "")) for n in one.bare} & {
        sound(n.replace(" ", "")) for n in other.bare
    }
    if near[0] < _NEAR and not alike:
        return None
    first, second = sorted((one.names[0], other.names[0]))
    return Sign(
        1.0 if alike else 0.5,
        Text(
            f"nearly the same name: “{first}”, “{second}”",
            f"noms presque identiques : « {first} », « {second} »",
        ),
    )
