"""Links looked for in outside datasets, and shown with the reasons for them."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from legation.assets import folders
from legation.authorities.entries import Kind
from legation.cli.offers import VERDICTS, number, offer_json, offer_lines, short
from legation.cli.options import open_graph
from legation.cli.output import write_bytes
from legation.cli.outside import authorities
from legation.cli.proposed import told
from legation.cli.session import Session
from legation.cli.settling import read_links_of
from legation.dataset import read_dataset
from legation.graph import KnowledgeGraph
from legation.likeness.facts import Facts
from legation.linking.offers import FILE, merge
from legation.linking.proposing import Proposal, Search, Verdict
from legation.linking.subjects import PLACE_KINDS, Subject, read_subjects
from legation.terms import NamedNode
from legation.texts import Language, Text

KINDS: dict[str, tuple[Kind, ...]] = {
    "places": PLACE_KINDS,
    "people": ("person",),
    "organizations": ("body",),
    "offices": ("office",),
    "events": ("event",),
    "agreements": ("agreement",),
    "topics": ("topic",),
}
"""The kinds of things that are looked for, by the words of the command line."""


def propose(  # noqa: PLR0913 (one argument for each option)
    things: tuple[str, ...],
    data: Path | None,
    store: Path,
    *,
    of: tuple[str, ...],
    sources: tuple[str, ...],
    services: tuple[str, ...],
    endpoints: tuple[str, ...],
    cache: Path | None,
    least: float,
    margin: float,
    limit: int | None,
    as_json: bool,
) -> None:
    """Look for links and keep what is found for those who decide.

    Args:
        things: The things to look for; none for all of the kinds.
        data: The dataset's folder; None for the default one.
        store: The folder of the store.
        of: Words for kinds of things; none for places.
        sources: Packages and files.
        services: Addresses of reconciliation services.
        endpoints: Addresses of SPARQL endpoints.
        cache: The folder that keeps answers of services; None for none.
        least: The least score of what is proposed.
        margin: How far the best must be ahead of the next one.
        limit: How many are shown at most; None for all.
        as_json: Whether programs shall read it.
    """
    session = click.get_current_context().ensure_object(Session)
    asked = authorities(sources, services, endpoints, cache)
    graph = open_graph(store, data)
    decided = read_links_of(read_dataset(folders(data).data))
    named = frozenset(graph.find(thing) for thing in things)
    subjects = _subjects(graph, named, of, decided.known)
    search = Search(decided.pairs, decided.linked, least=least, margin=margin)
    found = [
        offer for authority in asked for offer in search.propose(subjects, authority)
    ]
    write_bytes(merge(found, store / FILE), store / FILE)
    if as_json:
        written = [offer_json(graph, offer) for offer in found[:limit]]
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
        return
    for lines in _blocks(graph, found, session.language, limit):
        click.echo("\n".join(lines) + "\n")
    click.echo(_summary(subjects, found).into(session.language))


def _subjects(
    graph: KnowledgeGraph,
    named: frozenset[NamedNode],
    of: Sequence[str],
    known: dict[NamedNode, frozenset[NamedNode]],
) -> list[Subject]:
    """Return the things to look for: those named, or those of some kinds."""
    words = of or (("places",) if not named else tuple(KINDS))
    kinds: set[Kind] = {kind for word in words for kind in KINDS[word]}
    subjects = read_subjects(Facts(told(graph)), kinds=kinds, known=known)
    return [one for one in subjects if not named or one.thing in named]


def _blocks(
    graph: KnowledgeGraph,
    found: Sequence[Proposal],
    language: Language,
    limit: int | None,
) -> Iterator[list[str]]:
    """Yield the lines for people: what is clear, what is not, what has no candidate."""
    by_verdict = {
        verdict: [o for o in found if o.verdict is verdict] for verdict in VERDICTS
    }
    shown = [*by_verdict[Verdict.CLEAR], *by_verdict[Verdict.UNCLEAR]]
    for offer in shown[:limit]:
        yield list(offer_lines(graph, offer, language))
    nothing = by_verdict[Verdict.NONE]
    if nothing and limit is None:
        yield [
            _NOTHING.into(language),
            *(_nearest(graph, offer, language) for offer in nothing),
        ]


def _nearest(graph: KnowledgeGraph, offer: Proposal, language: Language) -> str:
    """Return the line that says what came nearest, and why it was not enough."""
    thing = graph.prefixes.shorten(offer.thing.value)
    best = offer.candidates[0]
    against = best.reasons[-1].into(language) if best.reasons else ""
    score = number(best.score, language)
    return f"  {thing}: {best.label} {short(best.id)}, {score} ({against})"


def _summary(subjects: Sequence[Subject], found: Sequence[Proposal]) -> Text:
    count = Counter(offer.verdict for offer in found)
    clear, unclear = count[Verdict.CLEAR], count[Verdict.UNCLEAR]
    things = {offer.thing for offer in found if offer.verdict is not Verdict.NONE}
    rest = len(subjects) - len(things)
    review = "" if not things else " To decide: legation link review"
    revue = "" if not things else " Pour décider : legation link review"
    return Text(
        f"{len(subjects)} thing(s): {clear} link(s) proposed, {unclear} with several "
        f"candidates; nothing new for {rest} thing(s).{review}",
        f"{len(subjects)} chose(s) : {clear} lien(s) proposé(s), {unclear} à plusieurs "
        f"candidates; rien de nouveau pour {rest} chose(s).{revue}",
    )


_NOTHING = Text(
    "No candidate; the nearest was:",
    "Aucune candidate; la plus proche était :",
)
