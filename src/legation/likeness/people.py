"""People who may be one: by their names, offices and dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from legation.likeness.blocking import Key
from legation.likeness.facts import Facts
from legation.likeness.names import Name, compare_names, is_numbered_apart, read_name
from legation.likeness.offices import Office, is_alike
from legation.likeness.signs import VETO, Sign
from legation.likeness.spans import Span, read_span
from legation.likeness.transliteration import sound
from legation.terms import FOAF, LEG, ORG, NamedNode
from legation.texts import Text

_PRIOR = Sign(-0.6)
_LIFETIME = 60 * 366  # days between the first and the last office of one person


@dataclass(frozen=True, slots=True)
class Person:
    """What likeness of people depends on.

    Attributes:
        thing: The person.
        names: All names, in their order.
        offices: The offices held at any time, sorted by IRI.
        spans: When an office was held, as far as that is told.
    """

    thing: NamedNode
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    spans: tuple[Span, ...]


def read_people(facts: Facts, *, offices: Mapping[NamedNode, Office]) -> list[Person]:
    """Return all people, sorted by IRI.

    Args:
        facts: The facts.
        offices: The offices by IRI.
    """
    return [_read(facts, thing, offices) for thing in facts.of_class(FOAF.Person)]


def _read(
    facts: Facts, thing: NamedNode, offices: Mapping[NamedNode, Office]
) -> Person:
    tenures = sorted(facts.subjects(thing, ORG.member), key=str)
    held = {o for tenure in tenures for o in facts.values(tenure, LEG.tenureOf)}
    dates = [
        date.value
        for tenure in tenures
        for date in facts.literals(tenure, LEG.date, LEG.attestedAt)
    ]
    return Person(
        thing,
        tuple(map(read_name, facts.labels(thing))),
        tuple(offices[o] for o in sorted(held, key=str) if o in offices),
        tuple(span for date in dates if (span := read_span(date)) and span.has_year),
    )


def person_keys(person: Person) -> Iterator[Key]:
    """Yield what a person may share with their doubles.

    A word of a name goes with the initial of another: one of them may be misspelt, but
    hardly both. A single name goes with an office.
    """
    for name in person.names:
        words = [sound(word) or word for word in name.words]
        yield Key("".join(words))
        for (word, _), (_, other) in permutations(
            zip(words, name.words, strict=True), 2
        ):
            yield Key((word, other[0]))
        for word in words:
            yield Key((word, ""), seeks=len(words) == 1 and not person.offices)
            for office in person.offices:
                for where in office.bodies | {office.thing}:
                    yield Key((word, where), seeks=len(words) == 1)


def person_signs(one: Person, other: Person) -> Iterator[Sign]:
    """Yield what speaks for and against two people being one."""
    named = compare_names(one.names, other.names)
    if named is None or is_numbered_apart(one.names, other.names):
        yield Sign(VETO)
        return
    if _gap(one.spans, other.spans) > _LIFETIME:
        yield Sign(VETO)
        return
    yield _PRIOR
    yield named
    yield from _by_office(one, other)


def _by_office(one: Person, other: Person) -> Iterator[Sign]:
    alike = [
        min(mine.names[0], theirs.names[0])
        for mine in one.offices
        for theirs in other.offices
        if is_alike(mine, theirs)
    ]
    if alike:
        title = min(alike)
        held = {office.thing for office in one.offices}
        weight = 1.5 if any(o.thing in held for o in other.offices) else 1.0
        yield Sign(
            weight,
            Text(f"both held the office “{title}”", f"charge commune : « {title} »"),
        )
        return
    mine, theirs = (
        frozenset().union(*(office.jurisdictions for office in person.offices))
        for person in (one, other)
    )
    if mine and theirs and not mine & theirs:
        yield Sign(
            -1.2,
            Text(
                "their offices belong to different governments",
                "leurs charges relèvent de gouvernements différents",
            ),
        )


def _gap(ones: tuple[Span, ...], others: tuple[Span, ...]) -> int:
    """Return how many days lie between the first and the last of two careers."""
    if not ones or not others:
        return 0
    spans = (*ones, *others)
    return (max(s.first for s in spans) - min(s.last for s in spans)).days
