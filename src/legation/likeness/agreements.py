"""Agreements that may be one, told twice: by parties, date, kind and matter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from legation.likeness.blocking import Key
from legation.likeness.circumstances import time_sign
from legation.likeness.facts import Facts
from legation.likeness.offices import governed_by
from legation.likeness.signs import VETO, Sign
from legation.likeness.spans import Nearness, Span, nearest, spans_of
from legation.likeness.subjects import are_numbered_apart, topic_sign
from legation.likeness.wordlists import listed
from legation.likeness.words import content, overlap
from legation.terms import DCTERMS, LEG, NamedNode
from legation.texts import Text

_PRIOR = Sign(-1.5)
_UNDATED = -0.6  # many are known from lists without dates
# Words that each title of an agreement may have, and that say nothing of its matter.
_IDLE = listed("""
    agreement cooperation declaration joint framework programme program on
    in force no between creating establishing protocol memorandum
    understanding arrangement signature transnational institutional general
    1 comprehensive
""")
# A renewal or a second agreement is another than the first.
_LATER = listed("""
    renewed renewal update updated second third new programme amended
    amendment renouvelee renouvellement deuxieme modifiee
""")
_FIRST = frozenset({"first", "premiere"})
_NO_MATTER = _IDLE | _LATER | _FIRST
_HALF = 0.5
_DATED = frozenset(Nearness) - {Nearness.UNDATED, Nearness.LOOSE, Nearness.APART}


@dataclass(frozen=True, slots=True)
class Agreement:
    """What likeness of agreements depends on.

    Attributes:
        thing: The agreement.
        names: Its titles as they are written, sorted.
        spans: When it was signed.
        parties: The jurisdictions that it binds, or behind those who conclude it.
        makers: Who concludes it.
        is_direct: Whether these are parties or govern them, and none stands below.
        kinds: What kind of agreement it is said to be.
        topics: What it is about, with what the topics are called.
        places: Where it was signed.
        matter: The words of its titles without those of its parties.
        order: Words such as renewal or second.
        said: What the parties are called.
    """

    thing: NamedNode
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    parties: frozenset[NamedNode]
    makers: frozenset[NamedNode]
    is_direct: bool
    kinds: frozenset[NamedNode]
    topics: Mapping[NamedNode, Text]
    places: frozenset[NamedNode]
    matter: frozenset[str]
    order: frozenset[str]
    said: Text


def read_agreements(facts: Facts) -> list[Agreement]:
    """Return all agreements, sorted by IRI."""
    return [_read(facts, thing) for thing in facts.of_class(LEG.Agreement)]


def _read(facts: Facts, thing: NamedNode) -> Agreement:
    names = tuple(facts.labels(thing))
    makers = facts.values(thing, LEG.concludedBy)
    told = facts.values(thing, LEG.party)
    behind = {m: governed_by(facts, m) for m in makers}
    parties = told.union(*(found or {maker} for maker, found in behind.items()))
    named = {w for p in makers | parties for n in facts.labels(p) for w in content(n)}
    words = frozenset(word for name in names for word in content(name))
    labels = list(facts.called(parties).values())
    return Agreement(
        thing=thing,
        names=names,
        spans=spans_of(facts, thing),
        parties=parties,
        makers=makers,
        is_direct=all(facts.values(maker, LEG.governs) for maker in makers),
        kinds=facts.values(thing, DCTERMS.type),
        topics=facts.called(facts.values(thing, LEG.topic)),
        places=facts.values(thing, LEG.signedAt),
        matter=frozenset(w for w in words - named - _NO_MATTER if not w.isdigit()),
        order=words & (_LATER | _FIRST),
        said=Text(
            ", ".join(label.en for label in labels),
            ", ".join(label.fr for label in labels),
        ),
    )


def agreement_keys(agreement: Agreement) -> Iterator[Key]:
    """Yield what an agreement may share with its doubles.

    Two parties of it, and with them a year or a word where many are between the two.
    """
    years = {year for span in agreement.spans for year in span.years()}
    for pair in combinations(sorted(agreement.parties, key=str), 2):
        yield Key(pair)
        for year in years:
            yield Key((pair, year))
        for word in agreement.matter:
            yield Key((pair, word))


def agreement_signs(one: Agreement, other: Agreement) -> Iterator[Sign]:
    """Yield what speaks for and against two agreements being one."""
    yield time_sign(one.spans, other.spans, undated=_UNDATED)
    yield _party_sign(one, other)
    if are_numbered_apart(one.names, other.names):
        yield Sign(VETO)
        return
    yield _PRIOR
    yield topic_sign(one.topics, other.topics)
    yield from _kind_signs(one, other)
    yield from _matter_signs(one, other)
    yield from _order_signs(one, other)


def _party_sign(one: Agreement, other: Agreement) -> Sign:
    if one.parties == other.parties:
        return Sign(
            1.6 if one.is_direct == other.is_direct else 1.1,
            Text(f"same parties: {one.said.en}", f"mêmes parties : {one.said.fr}"),
        )
    # What is not known to govern anything may be a known party under another name.
    left, right = one.parties - other.parties, other.parties - one.parties
    is_open = left <= one.makers and right <= other.makers and left and right
    if is_open and len(one.parties & other.parties) > 1:
        return Sign(
            0.8,
            Text(
                "all parties but one the same", "toutes les parties sauf une communes"
            ),
        )
    return Sign(VETO)


def _kind_signs(one: Agreement, other: Agreement) -> Iterator[Sign]:
    if one.kinds & other.kinds:
        yield Sign(0.6, Text("same kind of agreement", "même type d'entente"))
    elif one.kinds and other.kinds:
        yield Sign(-0.3)
    if one.places and other.places and not one.places & other.places:
        yield Sign(
            -1.0, Text("signed in different places", "signées en lieux distincts")
        )


def _matter_signs(one: Agreement, other: Agreement) -> Iterator[Sign]:
    shared = sorted(one.matter & other.matter)
    if shared:
        words = ", ".join(shared)
        yield Sign(
            1.4 if overlap(one.matter, other.matter) >= _HALF else 0.7,
            Text(f"titles share: {words}", f"mots communs des titres : {words}"),
        )
    elif one.matter and other.matter:
        yield Sign(-1.8, Text("titles about other matters", "objets différents"))
    elif not one.matter and not other.matter:
        yield Sign(0.9, Text("titles in like words", "titres formulés de même"))


def _order_signs(one: Agreement, other: Agreement) -> Iterator[Sign]:
    if one.order == other.order:
        return
    # Where the dates agree, one title may just have left the word out.
    is_dated = nearest(one.spans, other.spans)[0] in _DATED
    both = bool(one.order and other.order)
    yield Sign(
        -0.5 if is_dated and not both else -3.0,
        Text(
            "only one is called a renewal, an update, a first or a second one",
            "une seule est dite renouvelée, mise à jour, première ou deuxième",
        ),
    )
