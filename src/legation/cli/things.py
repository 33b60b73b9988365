"""Commands that hand out what the graph holds: show and export."""

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import click

from legation.answers import proof_lines
from legation.cli.bilingual import Command, Option
from legation.cli.offers import number, proposed_for, short
from legation.cli.options import OUTPUT, open_graph, shared
from legation.cli.output import write_bytes
from legation.cli.session import Session
from legation.dataset import NAMED_GRAPHS
from legation.formats import GRAPHS
from legation.graph import KnowledgeGraph
from legation.linking.proposing import Proposal
from legation.queries.statuses import STATUSES
from legation.sssom.slots import JUSTIFICATIONS, MATCHES
from legation.terms import Literal, NamedNode, Triple
from legation.texts import Language, Text
from legation.things import Fact

_STATUSES = {**STATUSES, "described": Text("described", "décrit")}

_ACCEPTED, _REJECTED, _PROPOSED = (
    Text("accepted", "accepté"),
    Text("rejected", "rejeté"),
    Text("proposed", "proposé"),
)
_ALSO = Text("also known as", "autre nom :")
_NOT = Text("is not", "à ne pas confondre avec")


def _show(thing: str, data: Path | None, store: Path, *, as_json: bool) -> None:
    session = click.get_current_context().ensure_object(Session)
    graph = open_graph(store, data)
    node = graph.find(thing)
    if as_json:
        click.echo(_json(graph, node))
    else:
        offers = proposed_for(node, store)
        click.echo("\n".join(_lines(graph, node, offers, session.language)))


def _lines(
    graph: KnowledgeGraph,
    node: NamedNode,
    offers: Sequence[Proposal],
    language: Language,
) -> list[str]:
    description = graph.describe(node)
    lines = [_named(graph, node, language)]
    lines.extend(_facts(graph, description.outgoing, "", language))
    lines.extend(_facts(graph, description.incoming, "← ", language))
    lines.extend(_links(graph, node, offers, language))
    lines.extend(_mergers(graph, node, language))
    if description.tells:
        heading = Text("What it tells", "Ce que dit cette affirmation").into(language)
        told = [f"  {_triple(graph, t, language)}" for t in description.tells]
        return [*lines, "", heading, *told]
    values = [fact.triple.object for fact in description.outgoing]
    claims = graph.witness.of(node, values=values)
    heading = Text("What sources say", "Ce que disent les sources").into(language)
    proofs = proof_lines(claims, graph.prefixes, language)
    return [*lines, "", heading, *(f"  {line}" for line in proofs)]


def _facts(
    graph: KnowledgeGraph, facts: tuple[Fact, ...], arrow: str, language: Language
) -> list[str]:
    """Return the facts, those of one property below its name."""
    lines = []
    for predicate, group in groupby(facts, key=lambda fact: fact.triple.predicate):
        lines.extend(["", f"{arrow}{_named(graph, predicate, language)}"])
        for fact in group:
            end = fact.triple.subject if arrow else fact.triple.object
            status = _STATUSES[fact.status].into(language)
            lines.append(f"  {_end(graph, end, language)} [{status}]")
    return lines


def _links(
    graph: KnowledgeGraph,
    node: NamedNode,
    offers: Sequence[Proposal],
    language: Language,
) -> list[str]:
    """Return the links of a thing, each with its status, and how it was found."""
    lines = []
    for link in graph.links(node):
        match = MATCHES[link.predicate].into(language)
        how = JUSTIFICATIONS[link.justification].into(language)
        if link.subject == node:
            outside = _outside(graph, link.object)
            end = f"{link.label} {outside}" if link.label else outside
        else:
            end = f"← {_named(graph, link.subject, language)}"
        status = (_REJECTED if link.is_rejected else _ACCEPTED).into(language)
        colon = Text(":", " :").into(language)
        lines.append(f"  {end} [{status}{colon} {match}; {how}, {link.date}]")
    decided = {link.pair for link in graph.links(node)}
    for offer in offers:
        for one in offer.candidates:
            if (offer.thing, one.id) not in decided:
                match = MATCHES[one.predicate].into(language)
                status = _PROPOSED.into(language)
                score = number(one.score, language)
                end = f"{one.label} {short(one.id)}"
                colon = Text(":", " :").into(language)
                lines.append(f"  {end} [{status}{colon} {match}, {score}]")
    heading = Text("Links to the outside", "Liens vers l'extérieur").into(language)
    return ["", heading, *lines] if lines else []


def _outside(graph: KnowledgeGraph, node: NamedNode) -> str:
    """Return the name of an entry with the prefix that users know it by."""
    name = graph.prefixes.shorten(node.value)
    return short(node) if name.startswith("<") else name


def _mergers(graph: KnowledgeGraph, node: NamedNode, language: Language) -> list[str]:
    """Return what was decided about the identity of a thing, by whom and when."""
    lines = []
    for one in graph.mergers(node):
        verdict = (_ALSO if one.is_same else _NOT).into(language)
        other = _named(graph, one.other, language)
        who = ", ".join(one.said.authors)
        lines.append(f"  {verdict} {other} [{who}, {one.said.date}]")
        if one.said.comment:
            lines.append(f"    {one.said.comment}")
    heading = Text("Decisions about identity", "Décisions sur l'identité").into(
        language
    )
    return ["", heading, *lines] if lines else []


def _triple(graph: KnowledgeGraph, triple: Triple, language: Language) -> str:
    parts = (triple.subject, triple.predicate, triple.object)
    return " · ".join(_end(graph, part, language) for part in parts)


def _end(graph: KnowledgeGraph, term: object, language: Language) -> str:
    if isinstance(term, NamedNode):
        return _named(graph, term, language)
    assert isinstance(term, Literal)
    tag = f" @{term.language}" if term.language else ""
    return f"{term.value}{tag}"


def _named(graph: KnowledgeGraph, node: NamedNode, language: Language) -> str:
    """Return the label of a thing with its prefixed name, or that alone."""
    short = graph.prefixes.shorten(node.value)
    name = graph.label(node, language=language)
    return short if name == short else f"{name} ({short})"


def _json(graph: KnowledgeGraph, node: NamedNode) -> str:
    description = graph.describe(node)
    written = {
        "thing": node.value,
        "label": {
            "en": graph.label(node, language="en"),
            "fr": graph.label(node, language="fr"),
        },
        "facts": [
            {
                "subject": str(fact.triple.subject),
                "predicate": str(fact.triple.predicate),
                "object": str(fact.triple.object),
                "status": fact.status,
            }
            for fact in (*description.outgoing, *description.incoming)
        ],
        "links": [link.as_json() for link in graph.links(node)],
        "identities": [one.as_json() for one in graph.mergers(node)],
        "evidence": [
            claim.as_json()
            for claim in graph.witness.of(
                node, values=[fact.triple.object for fact in description.outgoing]
            )
        ],
    }
    return json.dumps(written, ensure_ascii=False, indent=1)


def _export(  # noqa: PLR0913 (one argument for each option)
    data: Path | None,
    store: Path,
    *,
    syntax: str,
    graph: str,
    entity: str | None,
    output: Path | None,
) -> None:
    session = click.get_current_context().ensure_object(Session)
    opened = open_graph(store, data)
    node = opened.find(entity) if entity else None
    content = opened.export(syntax, graph=graph, entity=node)
    write_bytes(content, output)
    if output:
        session.say(
            Text(
                f"{output}: {len(content)} bytes of {syntax}.",
                f"{output} : {len(content)} octets au format {syntax}.",
            )
        )


SHOW = Command(
    "show",
    callback=_show,
    params=[
        click.Argument(["thing"]),
        *shared(),
        Option(
            "--json",
            "as_json",
            is_flag=True,
            text=Text("Print JSON.", "Afficher en JSON."),
        ),
    ],
    text=Text(
        "Show everything about a thing, with its claims.\n\nTHING is a prefixed name "
        "such as id:quebec, the last part of it, an IRI, or a label in any language.",
        "Afficher tout ce qui concerne une chose, avec ses affirmations.\n\nTHING est "
        "un nom préfixé comme id:quebec, sa dernière partie, un IRI ou un libellé, "
        "dans n'importe quelle langue.",
    ),
)

EXPORT = Command(
    "export",
    callback=_export,
    params=[
        *shared(),
        Option(
            "--format",
            "syntax",
            metavar="NAME",
            default="turtle",
            text=Text(
                f"Format: {', '.join(GRAPHS)}.", f"Format : {', '.join(GRAPHS)}."
            ),
        ),
        Option(
            "--graph",
            metavar="NAME",
            default="facts",
            text=Text(
                f"Graph: facts, {', '.join(NAMED_GRAPHS)} or all.",
                f"Graphe : facts, {', '.join(NAMED_GRAPHS)} ou all.",
            ),
        ),
        Option(
            "--entity",
            metavar="THING",
            text=Text(
                "Only the triples about this thing.",
                "Seulement les triplets qui concernent cette chose.",
            ),
        ),
        OUTPUT,
    ],
    text=Text(
        "Export a graph; the same graph always gives the same bytes.",
        "Exporter un graphe; un même graphe donne toujours les mêmes octets.",
    ),
)
