"""The second opinion on queries: the quads of a store, asked through rdflib."""

from collections.abc import Iterable, Mapping
from functools import cache

import rdflib

from legation.bridge import ask_rdflib, from_result, to_dataset
from legation.errors import UnsupportedQueryError
from legation.store import Answer, Result, Store, describe_query
from legation.terms import DefaultGraph, NamedNode, Quad
from legation.texts import Text

__all__ = ["Reference"]

_TOO_DEEP = Text(
    "The brackets of the query are too deep for the reference engine. "
    "Use --engine fast.",
    "Les parenthèses et les accolades de la requête sont trop imbriquées pour le "
    "moteur de référence. Utilisez --engine fast.",
)


class Reference:
    """Answers as `Store` does, by rdflib's own evaluation."""

    def __init__(self, store: Store) -> None:
        """Keep the store; its quads are copied at the first query."""
        self._store = store
        self._dataset = cache(self._copy)

    def query(
        self,
        text: str,
        *,
        default_graph: NamedNode | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> Answer:
        """Run a query.

        Args:
            text: SPARQL 1.1, already guarded: rdflib would open files and addresses.
            default_graph: The graph that the query sees without GRAPH; None for facts.
            prefixes: Prefixes that the text may use without declaring them.

        Returns:
            The answer, as `Store.query` gives it.

        Raises:
            QuerySyntaxError: The text is not a query; names line and column.
            UnsupportedQueryError: Its brackets are too deep for rdflib's parser.
        """
        describe_query(text, prefixes=prefixes)
        dataset = self._dataset(default_graph)

        def run() -> Result:
            try:
                return from_result(ask_rdflib(dataset, text, prefixes=prefixes or {}))
            except RecursionError as error:
                raise UnsupportedQueryError(_TOO_DEEP) from error

        return Answer(run)

    def _copy(self, default_graph: NamedNode | None) -> rdflib.Dataset:
        return to_dataset(self._quads(default_graph))

    def _quads(self, default_graph: NamedNode | None) -> Iterable[Quad]:
        for quad in self._store.match():
            named = not isinstance(quad.graph_name, DefaultGraph)
            if named or default_graph is None:
                yield quad
            if named and quad.graph_name == default_graph:
                yield Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
