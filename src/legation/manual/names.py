"""The terms that a SPARQL text names, and the stored queries that name a term."""

from collections import defaultdict
from collections.abc import Iterable

from legation.queries.stored import StoredQuery
from legation.sparql.prologue import read_prologue
from legation.sparql.tokens import Kind, significant, tokenize
from legation.terms import NamedNode, Prefixes


def names_in(text: str, *, prefixes: Prefixes) -> set[NamedNode]:
    """Return the IRIs that a SPARQL text names.

    Args:
        text: The text; its own prefixes win.
        prefixes: Those that it need not declare.
    """
    tokens = significant(tokenize(text))
    prologue, body = read_prologue(text, tokens)
    own = {d.prefix: d.iri[1:-1] for d in prologue.declarations if d.prefix is not None}
    known = Prefixes({**prefixes, **own})
    named = {known.expand(token.text) for token in body if token.kind is Kind.NAME}
    # A relative IRI names none of the terms that are looked for.
    written = {t.text[1:-1] for t in body if t.kind is Kind.IRI and ":" in t.text}
    return {name for name in named if name} | set(map(NamedNode, written))


def terms_of(query: StoredQuery, *, prefixes: Prefixes) -> set[NamedNode]:
    """Return the IRIs that a stored query names, in its text and in its header.

    Args:
        query: The query.
        prefixes: Those that its header may use.
    """
    kinds = {
        *(parameter.kind for parameter in query.parameters.values()),
        *(column.kind for column in query.columns.values()),
    }
    named = {prefixes.expand(kind) for kind in kinds if kind}
    return names_in(query.text, prefixes=prefixes) | {name for name in named if name}


def users(
    queries: Iterable[StoredQuery], *, prefixes: Prefixes
) -> dict[NamedNode, list[StoredQuery]]:
    """Return the stored queries that name a term.

    Args:
        queries: The queries.
        prefixes: The prefixes that their headers may use.

    Returns:
        By term, in the order given.
    """
    found: dict[NamedNode, list[StoredQuery]] = defaultdict(list)
    for query in queries:
        for term in terms_of(query, prefixes=prefixes):
            found[term].append(query)
    return found
