"""Queries that must find nothing: each row that one of them gives is a fault."""

from collections.abc import Mapping

from legation.findings import Finding, Position
from legation.queries.examples import Run
from legation.queries.stored import StoredQuery
from legation.texts import Language, Text


def verify(query: StoredQuery, *, run: Run, text: str) -> list[Finding]:
    """Return what a query finds that must find nothing.

    Args:
        query: The query. Its title says what shall hold, its description what to do
            where it does not.
        run: Runs a SPARQL text; values as people read them.
        text: The query with its parameters filled in.

    Returns:
        A finding for each row, in the order of the rows.
    """
    return [
        Finding(
            _broken(query, row),
            position=Position(query.path),
            shape=query.name,
        )
        for row in run(text)
    ]


def _broken(query: StoredQuery, row: Mapping[str, str]) -> Text:
    title, advice = query.title, query.description
    en, fr = (_told(query, row, language) for language in ("en", "fr"))
    return Text(
        f"“{title.en}” does not hold: {en}. {advice.en}",
        f"« {title.fr} » n'est pas respecté : {fr}. {advice.fr}",
    )


def _told(query: StoredQuery, row: Mapping[str, str], language: Language) -> str:
    """Return a row as words: each value after the heading of its column."""
    return "; ".join(
        f"{query.columns[name].label.into(language)} {value}"
        for name, value in row.items()
    )
