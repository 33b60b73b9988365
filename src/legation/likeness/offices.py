"""Offices that may be one: by their titles, bodies and holders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legation.likeness.blocking import Key
from legation.likeness.facts import Facts
from legation.likeness.signs import Sign
from legation.likeness.titles import Title, read_title
from legation.likeness.words import content, overlap
from legation.terms import LEG, ORG, NamedNode
from legation.texts import Text

_PRIOR = Sign(-0.5)
_OTHER_TITLE = Sign(-4.0)
_ALIKE = 0.7  # what title and body must come to for two offices to count as one
_HALF = 0.5
# Of these there is one for each body or place: the title needs no field.
_SINGLE = frozenset({"premier", "president", "governor-general", "monarch"})


@dataclass(frozen=True, slots=True)
class Office:
    """What likeness of offices depends on.

    Attributes:
        thing: The office.
        names: Its titles as they are written, sorted.
        titles: The same, taken apart.
        bodies: The bodies that it belongs to.
        jurisdictions: What these bodies, or those around them, govern.
        context: The words of the names of bodies and jurisdictions.
        holders: Who held it at any time.
    """

    thing: NamedNode
    names: tuple[str, ...]
    titles: tuple[Title, ...]
    bodies: frozenset[NamedNode]
    jurisdictions: frozenset[NamedNode]
    context: frozenset[str]
    holders: Mapping[NamedNode, Text]


def read_offices(facts: Facts) -> list[Office]:
    """Return all offices, sorted by IRI."""
    return [_read(facts, thing) for thing in facts.of_class(LEG.Office)]


def governed_by(facts: Facts, body: NamedNode) -> frozenset[NamedNode]:
    """Return the jurisdictions that a body, or a body that it is part of, governs."""
    seen, waiting = {body}, [body]
    while waiting:
        outer = facts.values(waiting.pop(), LEG.partOfBody) - seen
        seen |= outer
        waiting.extend(outer)
    return frozenset().union(*(facts.values(one, LEG.governs) for one in seen))


def _read(facts: Facts, thing: NamedNode) -> Office:
    names = tuple(facts.labels(thing))
    bodies = facts.values(thing, ORG.postIn)
    jurisdictions = frozenset().union(*(governed_by(facts, b) for b in bodies))
    around = (label for b in bodies | jurisdictions for label in facts.labels(b))
    tenures = facts.subjects(thing, LEG.tenureOf)
    holders = {p for tenure in tenures for p in facts.values(tenure, ORG.member)}
    return Office(
        thing,
        names,
        tuple(dict.fromkeys(map(read_title, names))),
        bodies,
        jurisdictions,
        frozenset(word for label in around for word in content(label)),
        facts.called(holders),
    )


def office_keys(office: Office) -> Iterator[Key]:
    """Yield what an office may share with its doubles."""
    for title in office.titles:
        for rank in title.ranks or {""}:
            for where in office.bodies | office.jurisdictions | set(office.holders):
                yield Key((rank, where))
            for field in title.fields or {""}:
                yield Key((rank, field))


def office_signs(one: Office, other: Office) -> Iterator[Sign]:
    """Yield what speaks for and against two offices being one."""
    yield _PRIOR
    yield _by_title(one, other)
    yield _by_body(one, other)
    shared = sorted(one.holders.keys() & other.holders.keys(), key=str)
    if shared:
        who = one.holders[shared[0]]
        yield Sign(
            1.5,
            Text(f"{who.en} held both", f"{who.fr} a exercé l'une et l'autre"),
        )


def is_alike(one: Office, other: Office) -> bool:
    """Tell whether two offices count as one where somebody is known by an office."""
    if one.thing == other.thing:
        return True
    return _by_title(one, other).weight + _by_body(one, other).weight >= _ALIKE


def _by_title(one: Office, other: Office) -> Sign:
    found = [
        _compare(mine, theirs, one, other)
        for mine in one.titles
        for theirs in other.titles
    ]
    return max(found, key=lambda sign: sign.weight, default=_OTHER_TITLE)


def _compare(mine: Title, theirs: Title, one: Office, other: Office) -> Sign:
    if mine.ranks != theirs.ranks or not (mine.ranks or mine.fields & theirs.fields):
        return _OTHER_TITLE
    # "Premier" of the government of Québec is as much as "Premier of Québec".
    more = mine.fields - theirs.fields - other.context
    less = theirs.fields - mine.fields - one.context
    if not more and not less:
        weight = 1.5 if mine.fields or theirs.fields else 0.3
        return Sign(weight, _said("same title", "même titre", one, other))
    if not mine.fields or not theirs.fields:
        is_single = mine.ranks & _SINGLE and len(more | less) == 1
        weight = 0.2 if is_single else -1.5
        return Sign(weight, _said("one title is shorter", "titre abrégé", one, other))
    if not more or not less:
        words = "one title contains the other", "un titre contient l'autre"
        return Sign(0.7, _said(*words, one, other))
    is_near = overlap(mine.fields, theirs.fields) >= _HALF
    overlaps = Sign(-1.5, _said("titles that overlap", "titres voisins", one, other))
    return overlaps if is_near else _OTHER_TITLE


def _said(english: str, french: str, one: Office, other: Office) -> Text:
    first, second = sorted((one.names[0], other.names[0]))
    return Text(
        f"{english}: “{first}”, “{second}”", f"{french} : « {first} », « {second} »"
    )


def _by_body(one: Office, other: Office) -> Sign:
    if one.bodies & other.bodies:
        return Sign(1.3, Text("in the same body", "dans le même organisme"))
    if not one.bodies or not other.bodies:
        return Sign(
            -0.7,
            Text("the body of one is not stated", "organisme non précisé pour l'une"),
        )
    if one.jurisdictions & other.jurisdictions:
        return Sign(0.5, Text("in the same government", "dans le même gouvernement"))
    is_known = one.jurisdictions and other.jurisdictions
    differ = Text("in different bodies", "dans des organismes différents")
    return Sign(-3.0 if is_known else -1.0, differ)
