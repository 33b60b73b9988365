"""Proposals of links, as the command line shows and finds them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.authorities.schemes import scheme_of
from legation.errors import UsageError
from legation.graph import KnowledgeGraph
from legation.identities import short_name
from legation.linking.offers import FILE, as_json, read_offers
from legation.linking.proposing import Candidate, Proposal, Verdict
from legation.sssom.slots import MATCHES
from legation.terms import NamedNode
from legation.texts import Language, Text

VERDICTS = {
    Verdict.CLEAR: Text("one candidate", "une candidate"),
    Verdict.UNCLEAR: Text("several candidates", "plusieurs candidates"),
    Verdict.NONE: Text("no candidate", "aucune candidate"),
}
"""The verdicts in the words of users."""


def offers_of(store: Path) -> list[Proposal]:
    """Return what was proposed last.

    Args:
        store: The folder of the store.

    Raises:
        UsageError: Nothing was.
        DataError: The file is damaged.
    """
    return read_offers(store / FILE)


def proposed_for(thing: NamedNode, store: Path) -> list[Proposal]:
    """Return what was proposed last for a thing, where one link is likely.

    Args:
        thing: The thing.
        store: The folder of the store.

    Raises:
        DataError: The file of proposals is damaged.
    """
    if not (store / FILE).exists():
        return []
    likely = (one for one in offers_of(store) if one.verdict is not Verdict.NONE)
    return [one for one in likely if one.thing == thing]


def name_of(proposal: Proposal, candidate: Candidate) -> str:
    """Return the short name under which a candidate is decided about."""
    return short_name((proposal.thing, candidate.id))


def find_offer(offers: list[Proposal], name: str) -> tuple[Proposal, Candidate]:
    """Return the candidate with a short name.

    Args:
        offers: The proposals.
        name: The name.

    Raises:
        UsageError: There is none.
    """
    for offer in offers:
        for candidate in offer.candidates:
            if name_of(offer, candidate) == name:
                return offer, candidate
    raise UsageError(
        Text(
            f"No link is proposed under the name {name}. To see what is: legation link "
            "propose",
            f"Aucun lien n'est proposé sous le nom {name}. Pour voir ce qui l'est : "
            "legation link propose",
        )
    )


def offer_lines(
    graph: KnowledgeGraph, offer: Proposal, language: Language
) -> Iterator[str]:
    """Yield the lines that show a proposal to people."""
    verdict = VERDICTS[offer.verdict].into(language)
    yield f"{_named(graph, offer.thing, language)}  [{offer.scheme}: {verdict}]"
    shown = offer.candidates if offer.verdict != Verdict.CLEAR else offer.candidates[:1]
    for candidate in shown:
        yield from candidate_lines(offer, candidate, language)
    if offer.verdict is Verdict.CLEAR and len(offer.candidates) > 1:
        yield f"  {_ahead(offer).into(language)}"


def candidate_lines(
    offer: Proposal, candidate: Candidate, language: Language
) -> Iterator[str]:
    """Yield the lines that show one candidate, with its reasons."""
    match = MATCHES[candidate.predicate].into(language)
    score = number(candidate.score, language)
    name = name_of(offer, candidate)
    label = f"{candidate.label} {short(candidate.id)}"
    yield f"  {name}  {score}  {label}  ({match})"
    for reason in candidate.reasons:
        yield f"    - {reason.into(language)}"


def number(value: float, language: Language) -> str:
    """Return a score as it is written in a language."""
    written = f"{value:.2f}"
    return Text(written, written.replace(".", ",")).into(language)


def short(node: NamedNode) -> str:
    """Return the name of an entry with the prefix of its dataset."""
    scheme = scheme_of(node)
    return f"{scheme.prefix}:{node.value.removeprefix(scheme.namespace)}"


def offer_json(graph: KnowledgeGraph, offer: Proposal) -> dict[str, Any]:
    """Return a proposal as JSON values, each candidate with its short name."""
    values = as_json(offer)
    for written, one in zip(values["candidates"], offer.candidates, strict=True):
        written["name"] = name_of(offer, one)
    label = {
        "en": graph.label(offer.thing, language="en"),
        "fr": graph.label(offer.thing, language="fr"),
    }
    return {**values, "label": label}


def _ahead(offer: Proposal) -> Text:
    second = offer.candidates[1]
    return Text(
        f"ahead by {number(offer.margin, 'en')} of {second.label} {short(second.id)}",
        f"devance de {number(offer.margin, 'fr')} {second.label} {short(second.id)}",
    )


def _named(graph: KnowledgeGraph, thing: NamedNode, language: Language) -> str:
    name = graph.prefixes.shorten(thing.value)
    label = graph.label(thing, language=language)
    return name if label == name else f"{label} ({name})"
