"""The command that shows what sources say side by side: compare."""

import json
import shutil
import sys
from pathlib import Path

import click

from legation.assets import folders
from legation.cli.bilingual import Command, Option
from legation.cli.options import open_graph, shared
from legation.cli.session import Session
from legation.comparing import Page, compare, find_policy, find_property
from legation.graph import KnowledgeGraph
from legation.terms import NamedNode, Namespace
from legation.texts import Text

_WIDTH = 88
_NARROWEST = 40


def _compare(  # noqa: PLR0913 (one argument for each option)
    thing: str,
    name: str | None,
    data: Path | None,
    store: Path,
    *,
    prefer: str | None,
    as_json: bool,
) -> None:
    session = click.get_current_context().ensure_object(Session)
    graph = open_graph(store, data)
    node = graph.find(thing)
    where, opened = folders(data), graph.store
    comparison = compare(
        node,
        store=opened,
        witness=graph.witness,
        prefixes=graph.prefixes,
        name=_property(name, node, graph) if name else None,
        policy=find_policy(prefer, where=where, store=opened) if prefer else None,
    )
    if as_json:
        click.echo(json.dumps(comparison.as_json(), ensure_ascii=False, indent=1))
    else:
        page = Page(session.language, graph.prefixes, _width())
        click.echo("\n".join(page.write(comparison)))


def _property(text: str, thing: NamedNode, graph: KnowledgeGraph) -> NamedNode:
    claims = Namespace(graph.prefixes["claim"])
    quads = graph.store.match(thing)
    told = {quad.predicate for quad in quads if quad.graph_name in claims}
    return find_property(graph.store, text, told=told, prefixes=graph.prefixes)


def _width() -> int:
    """Return the width of a page: that of the terminal, if one shows it."""
    if not sys.stdout.isatty():
        return _WIDTH
    return max(shutil.get_terminal_size((_WIDTH, 0)).columns, _NARROWEST)


COMPARE = Command(
    "compare",
    callback=_compare,
    params=[
        click.Argument(["thing"]),
        click.Argument(["name"], required=False, metavar="[PROPERTY]"),
        *shared(),
        Option(
            "--prefer",
            metavar="POLICY",
            text=Text(
                "Mark the value that a policy chooses, and say why: the name of a "
                "policy, such as officials-first, or a Turtle file.",
                "Signaler la valeur que retient une politique, et dire pourquoi : le "
                "nom d'une politique, comme officials-first, ou un fichier Turtle.",
            ),
        ),
        Option(
            "--json",
            "as_json",
            is_flag=True,
            text=Text("Print JSON.", "Afficher en JSON."),
        ),
    ],
    text=Text(
        "Compare what each source says of a thing, the contradictions first.\n\nTHING "
        "is a prefixed name such as id:quebec, the last part of it, an IRI, or a label "
        "in any language; so is PROPERTY, as in leg:date or date. Claims of every "
        "stance are shown, those that are no facts too.",
        "Comparer ce que chaque source dit d'une chose, en commençant par les "
        "contradictions.\n\nTHING est un nom préfixé comme id:quebec, sa dernière "
        "partie, un IRI ou un libellé, dans n'importe quelle langue; il en va de même "
        "de PROPERTY, comme leg:date ou date. Les affirmations sont montrées quelle "
        "que soit leur posture, même celles qui ne sont pas des faits.",
    ),
)
