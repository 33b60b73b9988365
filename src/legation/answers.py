"""An answer as people or programs read it: rows, triples, yes or no, with evidence."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import groupby

from legation.errors import FormatError
from legation.evidence import Evidence
from legation.export import write
from legation.formats import GRAPHS, RESULTS, find_syntax
from legation.graph import KnowledgeGraph
from legation.queries.statuses import STATUSES
from legation.queries.stored import StoredQuery
from legation.store import Answer
from legation.tables import print_rows, screen_console
from legation.terms import XSD, DefaultGraph, Literal, Prefixes, Quad, Term
from legation.texts import Language, Text

_YES_OR_NO = {True: STATUSES["yes"], False: STATUSES["no"]}
_NO_EVIDENCE = Text("No claim tells this.", "Aucune affirmation ne l'énonce.")


@dataclass(frozen=True)
class Face:
    """How an answer shall be written.

    Attributes:
        language: The language of titles and evidence.
        syntax: The format's name; None for a table, or Turtle.
        title: What the rows answer.
        headings: The heading of each column; its name where there is none.
        statuses: The columns of statuses, whose words a table gives in the language.
        proved: Name of the stored query whose evidence is shown; None for no evidence.
        is_terminal: Whether a table takes the terminal's width and colours.
    """

    language: Language
    syntax: str | None = None
    title: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    statuses: frozenset[str] = frozenset()
    proved: str | None = None
    is_terminal: bool = False

    @classmethod
    def of_query(
        cls,
        stored: StoredQuery,
        *,
        language: Language,
        syntax: str | None = None,
        evidence: bool = False,
    ) -> "Face":
        """Return the face of a stored query's answer: its title and its headings.

        Args:
            stored: The query.
            language: The language of titles and evidence.
            syntax: The format's name; None for a table, or Turtle.
            evidence: Whether its evidence is shown.
        """
        return cls(
            language=language,
            syntax=syntax,
            title=stored.title.into(language),
            headings={
                name: column.label.into(language)
                for name, column in stored.columns.items()
            },
            statuses=frozenset(
                name
                for name, column in stored.columns.items()
                if column.type == "status"
            ),
            proved=stored.name if evidence else None,
        )


def write_answer(graph: KnowledgeGraph, answer: Answer, face: Face) -> bytes:
    """Write what a query answered.

    Args:
        graph: The graph that was asked.
        answer: What it answered.
        face: How it shall be written.

    Returns:
        UTF-8 bytes that end in a line break.

    Raises:
        FormatError: The format cannot hold that kind of answer, or evidence.
        EvidenceError: Evidence was asked of a query that declares no variable.
    """
    if answer.shape.kind == "graph":
        return _triples(answer, face, graph.prefixes)
    syntax = find_syntax(face.syntax or "table", among=RESULTS).name
    if answer.shape.kind == "ask":
        return _yes_or_no(answer, syntax, face.language)
    if syntax == "table":
        return _table(graph, answer, face)
    if face.proved:
        return _json_with_evidence(graph, answer, syntax, face)
    return answer.write(syntax)


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
    print_rows(
        {name: face.headings.get(name, name) for name in answer.columns},
        [
            {
                name: _cell(term, name, face, prefixes=graph.prefixes)
                for name, term in record.items()
            }
            for record in answer.records()
        ],
        title=face.title,
        language=face.language,
        console=screen_console(screen, is_terminal=face.is_terminal),
        evidence=_proofs(graph, answer, face),
    )
    return screen.getvalue().encode()


def _cell(
    term: Term | None, column: str, face: Face, *, prefixes: Prefixes
) -> str | None:
    """Return a value for the table, where a truth value or a status is a word."""
    if isinstance(term, Literal):
        if term.datatype == XSD.boolean:
            return _YES_OR_NO[term.value in {"true", "1"}].into(face.language)
        if column in face.statuses and term.value in STATUSES:
            return STATUSES[term.value].into(face.language)
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
