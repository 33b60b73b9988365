"""Proposals that things are one, as far as nobody has decided about them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from legation.dataset import NAMED_GRAPHS
from legation.decisions import Decisions
from legation.graph import KnowledgeGraph
from legation.identities import Identities, short_name
from legation.likeness.proposing import Proposal, propose
from legation.terms import LEG, Literal, NamedNode, Triple
from legation.texts import Language, Text

KINDS = {
    "missions": "mission",
    "agreements": "agreement",
    "gatherings": "gathering",
    "people": "person",
    "offices": "office",
    "organizations": "organization",
    "places": "place",
}
"""The kinds of things that are proposed, by the words of the command line."""


def kinds_of(word: str | None) -> list[str]:
    """Return the kinds that a word of the command line means.

    Args:
        word: One of `KINDS`; None for all of them.
    """
    return [KINDS[word]] if word else list(KINDS.values())


def read_offers(
    graph: KnowledgeGraph,
    decisions: Decisions,
    *,
    kinds: Collection[str],
    least: float,
) -> list[Proposal]:
    """Return what is proposed and not decided yet.

    Args:
        graph: The graph; it may be older than the decisions.
        decisions: What was decided.
        kinds: The kinds of things wanted.
        least: The least score.

    Returns:
        The proposals, by kind, the most likely first.
    """
    identities = decisions.identities
    offers = propose(told(graph), kinds=kinds, apart=identities.apart, least=least)
    return undecided(offers, identities)


def undecided(offers: Iterable[Proposal], identities: Identities) -> list[Proposal]:
    """Return what is left of proposals that are older than decisions.

    Args:
        offers: Proposals from a store that was built before the last decisions.
        identities: What was decided.

    Returns:
        Those about two things or more, under the names that are kept now, none of
        which was told from another; in their order, each once.
    """
    left: dict[str, Proposal] = {}
    for offer in offers:
        things = tuple(dict.fromkeys(map(identities.last, offer.things)))
        pairs = {frozenset(pair) for pair in combinations(things, 2)}
        if pairs and pairs.isdisjoint(identities.apart):
            now = replace(offer, things=things)
            left.setdefault(short_name(things), now)
    return list(left.values())


def told(graph: KnowledgeGraph) -> Iterator[Triple]:
    """Yield what any claim tells, accepted or not, and what is concluded, each once."""
    base = graph.prefixes["graph"]
    own = {NamedNode(f"{base}{name}") for name in NAMED_GRAPHS}
    seen = {q.triple for q in graph.store.match() if q.graph_name not in own}
    yield from seen


def offer_lines(
    graph: KnowledgeGraph, offer: Proposal, language: Language
) -> Iterator[str]:
    """Yield the lines that show a proposal to people."""
    kind = _WORDS.get(offer.kind, Text(offer.kind, offer.kind)).into(language)
    score = f"{offer.score:.2f}"
    shown = Text(score, score.replace(".", ",")).into(language)
    yield f"{short_name(offer.things)}  {kind}  {shown}"
    for thing in offer.things:
        sources = len(_sources(graph, thing))
        counted = Text(f"{sources} source(s)", f"{sources} source(s)").into(language)
        parts = (named(graph, thing, language), *_dates(graph, thing), counted)
        yield f"  {' · '.join(parts)}"
    for reason in offer.reasons:
        yield f"  - {reason.into(language)}"


def offer_json(graph: KnowledgeGraph, offer: Proposal) -> dict[str, Any]:
    """Return a proposal as JSON values."""
    return {
        "name": short_name(offer.things),
        "kind": offer.kind,
        "score": offer.score,
        "things": [
            {
                "thing": thing.value,
                "label": {
                    "en": graph.label(thing, language="en"),
                    "fr": graph.label(thing, language="fr"),
                },
                "dates": _dates(graph, thing),
                "sources": len(_sources(graph, thing)),
            }
            for thing in offer.things
        ],
        "reasons": [reason.as_json() for reason in offer.reasons],
    }


def named(graph: KnowledgeGraph, thing: NamedNode, language: Language) -> str:
    """Return the label of a thing with its prefixed name, or that alone."""
    short = graph.prefixes.shorten(thing.value)
    name = graph.label(thing, language=language)
    return short if name == short else f"{name} ({short})"


def _dates(graph: KnowledgeGraph, thing: NamedNode) -> Sequence[str]:
    dates = (quad.object for quad in graph.store.match(thing, LEG.date))
    return sorted({one.value for one in dates if isinstance(one, Literal)})


def _sources(graph: KnowledgeGraph, thing: NamedNode) -> set[object]:
    """Return the sources of the claims that tell something of a thing."""
    claims = {quad.graph_name for quad in graph.store.match(thing)}
    return {
        quad.object
        for claim in claims
        if isinstance(claim, NamedNode)
        for quad in graph.store.match(claim, LEG.source)
    }


_WORDS = {
    "person": Text("person", "personne"),
    "office": Text("office", "charge"),
    "organization": Text("organization", "organisation"),
    "place": Text("place", "lieu"),
    "mission": Text("mission", "mission"),
    "agreement": Text("agreement", "entente"),
    "gathering": Text("gathering", "rassemblement"),
}
