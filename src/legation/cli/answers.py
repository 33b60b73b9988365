"""An answer on the screen or in a file, cut where the user wants it."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from legation.answers import Face, write_answer
from legation.cli.output import write_bytes
from legation.federation import Federation
from legation.graph import Engine, KnowledgeGraph, Scope
from legation.sparql.limit import limit_rows
from legation.texts import Text


def print_answer(  # noqa: PLR0913 (one argument for each option)
    graph: KnowledgeGraph,
    text: str,
    face: Face,
    *,
    scope: Scope,
    engine: Engine,
    limit: int | None,
    output: Path | None,
    services: Federation,
) -> None:
    """Ask a query and print its answer.

    Args:
        graph: The graph.
        text: The SPARQL text.
        face: How it shall be written.
        scope: "facts" or "told".
        engine: "fast" or "reference".
        limit: At most this many rows; None for all.
        output: The file to write; None for the terminal.
        services: What else the query may ask.

    Raises:
        FormatError: The format cannot hold that kind of answer, or evidence.
        EvidenceError: Evidence was asked of a query that declares no variable.
    """
    asked = limit_rows(text, limit) if limit else text
    ask = partial(graph.sparql, graph=scope, engine=engine, services=services)
    answer = ask(asked)
    is_terminal = output is None and sys.stdout.isatty()
    content = write_answer(graph, answer, replace(face, is_terminal=is_terminal))
    write_bytes(content, output)
    if limit and answer.shape.kind == "select":
        rest = limit_rows(text, 1, offset=limit)
        if ask(rest):
            click.echo(_cut(limit).into(face.language), err=True)
    for remark in services.remarks:
        click.echo(remark.into(face.language), err=True)


def _cut(limit: int) -> Text:
    return Text(
        f"Cut at {limit} rows; there are more. Raise --limit to see them.",
        f"Réponse limitée à {limit} ligne(s); il y en a d'autres. Augmentez --limit "
        "pour les voir.",
    )
