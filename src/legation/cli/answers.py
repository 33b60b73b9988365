"""An answer on the screen or in a file: rows, triples, yes or no, with evidence."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console

from legation.cli.output import write_bytes
from legation.cli.tables import print_rows
from legation.errors import FormatError
from legation.evidence import Evidence
from legation.export import write
from legation.formats import GRAPHS, RESULTS, find_syntax
from legation.graph import Engine, KnowledgeGraph, Scope
from legation.sparql.limit import limit_rows
from legation.store import Answer
from legation.terms import XSD, DefaultGraph, Literal, Prefixes, Quad, Term
from legation.texts import Language, Text

_WIDTH = 88
_YES_OR_NO = {True: Text("yes", "oui"), False: Text("no", "non")}
_NO_EVIDENCE = Text("No claim tells this.", "Aucune affirmation ne l'énonce.")


@dataclass(frozen=True)
class Face:
    """How an answer shall be written.

    Attributes:
        syntax: The format's name; None for a table, or Turtle.
        language: The language of titles and evidence.
        title: What the rows answer.
        headings: The heading of each column; its name where there is none.
        proved: Name of the stored query whose evidence is shown; None for no evidence.
        limit: At most this many rows; None for all.
        output: The file to write; None for the terminal.
    """

    language: Language
    syntax: str | None = None
    title: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    proved: str | None = None
    limit: int | None = None
    output: Path | None = None


def write_answer(
    graph: KnowledgeGraph, text: str, face: Face, *, scope: Scope, engine: Engine
) -> None:
    """Ask a query and write its answer.

    Args:
        graph: The graph.
        text: The SPARQL text.
        face: How it shall be written.
        scope: "facts" or "told".
        engine: "fast" or "reference".

    Raises:
        FormatError: The format cannot hold that kind of answer, or evidence.
        EvidenceError: Evidence was asked of a query that declares no variable.
    """
    asked = limit_rows(text, face.limit) if face.limit else text
    answer = graph.sparql(asked, graph=scope, engine=engine)
    if answer.shape.kind == "graph":
        write_bytes(_triples(answer, face, graph.prefixes), face.output)
        return
    syntax = find_syntax(face.syntax or "table", among=RESULTS).name
    if answer.shape.kind == "ask":
        write_bytes(_yes_or_no(answer, syntax, face.language), face.output)
    elif syntax == "table":
        write_bytes(_table(graph, answer, face), face.output)
    elif face.proved:
        write_bytes(_json_with_evidence(graph, answer, syntax, face), face.output)
    else:
        write_bytes(answer.write(syntax), face.output)
    if face.limit and answer.shape.kind == "select":
        rest = limit_rows(text, 1, offset=face.limit)
        if graph.sparql(rest, graph=scope, engine=engine):
            click.echo(_cut(face.limit).into(face.language), err=True)


def write_term(term: Term | None, prefixes: Prefixes) -> str | None:
    """Return a value of a row as people read it.

    Args:
        term: The value; None where it is unbound.
        prefixes: Prefixes to shorten IRIs.

    Returns:
        A prefixed name, or the lexical form of a literal.
    """
    if term is None or isinstance(term, Literal):
        return term and term.value
    return prefixes.write(term)


def proof_lines(
    evidence: Sequence[Evidence], prefixes: Prefixes, language: Language
) -> list[str]:
    """Return evidence for people to read.

    Args:
        evidence: The claims.
        prefixes: Prefixes to name rules.
        language: "en" or "fr".

    Returns:
        A line for each place in a source, with the stances of the claims from there,
        those that prove a derived value under their rule; one line that says so where
        there is none.
    """
    if not evidence:
        return [_NO_EVIDENCE.into(language)]
    lines = []
    for rule, claims in groupby(evidence, key=lambda one: one.rule):
        if rule:
            name = prefixes.shorten(rule)
            derived = Text(
                f"derived by {name} from:", f"dérivé par {name} à partir de :"
            )
            lines.append(derived.into(language))
        for place, same in groupby(claims, key=lambda one: one.place(language)):
            stances = dict.fromkeys(one.judgement(language) for one in same)
            lines.append(" ".join([place, *(f"[{stance}]" for stance in stances)]))
    return lines


def _table(graph: KnowledgeGraph, answer: Answer, face: Face) -> bytes:
    screen = StringIO()
    to_file = face.output is not None
    console = Console(
        file=screen,
        highlight=False,
        force_terminal=not to_file and sys.stdout.isatty(),
        width=None if not to_file and sys.stdout.isatty() else _WIDTH,
    )
    print_rows(
        {name: face.headings.get(name, name) for name in answer.columns},
        [
            {
                name: _cell(term, graph.prefixes, face.language)
                for name, term in record.items()
            }
            for record in answer.records()
        ],
        title=face.title,
        language=face.language,
        console=console,
        evidence=_proofs(graph, answer, face),
    )
    return screen.getvalue().encode()


def _cell(term: Term | None, prefixes: Prefixes, language: Language) -> str | None:
    """Return a value for the table, where a truth value is a word."""
    if isinstance(term, Literal) and term.datatype == XSD.boolean:
        return _YES_OR_NO[term.value in {"true", "1"}].into(language)
    return write_term(term, prefixes)


def _proofs(
    graph: KnowledgeGraph, answer: Answer, face: Face
) -> list[list[str]] | None:
    if face.proved is None:
        return None
    found = graph.evidence(face.proved, answer)
    return [proof_lines(evidence, graph.prefixes, face.language) for evidence in found]


def _json_with_evidence(
    graph: KnowledgeGraph, answer: Answer, syntax: str, face: Face
) -> bytes:
    """Write SPARQL JSON results with one more member: the evidence of each row."""
    if syntax != "json":
        raise FormatError(
            Text(
                f"The format {syntax} has no place for evidence. Use table or json.",
                f"Le format {syntax} ne peut contenir de preuves. Utilisez table ou "
                "json.",
            )
        )
    assert face.proved is not None
    document = json.loads(answer.write("json"))
    found = graph.evidence(face.proved, answer)
    document["evidence"] = [
        [claim.as_json() for claim in evidence] for evidence in found
    ]
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _triples(answer: Answer, face: Face, prefixes: Prefixes) -> bytes:
    syntax = find_syntax(face.syntax or "turtle", among=GRAPHS)
    quads = (
        Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in answer.triples()
    )
    return write(quads, syntax, prefixes=prefixes)


def _yes_or_no(answer: Answer, syntax: str, language: Language) -> bytes:
    if syntax != "table":
        return answer.write(syntax)
    return f"{_YES_OR_NO[bool(answer)].into(language)}\n".encode()


def _cut(limit: int) -> Text:
    return Text(
        f"Cut at {limit} rows; there are more. Raise --limit to see them.",
        f"Réponse limitée à {limit} ligne(s); il y en a d'autres. Augmentez --limit "
        "pour les voir.",
    )
