"""The store: quads on disk or in memory, and SPARQL over them.

A store on disk is written once, in a folder of its own, and only read afterwards; so
any number of processes can read it, and none ever sees a half-written one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Literal as OneOf
from typing import cast

import pyoxigraph
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
)

from legation.errors import QuerySyntaxError, StoreError, UnsupportedQueryError
from legation.sparql.faults import explain
from legation.terms import (
    RDF,
    XSD,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Node,
    Quad,
    Term,
    Triple,
    value_of,
)
from legation.texts import Text

Form = OneOf["select", "ask", "graph"]
Result = QuerySolutions | QueryBoolean | QueryTriples | list[Triple]
Row = tuple[Term | None, ...]

_LINES = 50_000  # of a text that is loaded at once
_RESULT_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}


@dataclass(frozen=True, slots=True)
class QueryShape:
    """What a query answers with.

    Attributes:
        kind: "select" (rows), "ask" (yes or no) or "graph" (triples).
        columns: The projected variables without "?", in order; rows only.
    """

    kind: Form
    columns: tuple[str, ...] = ()


class Answer:
    """What a query answered.

    The engine's first result serves whoever reads first; a later reading runs the
    query again, so that large answers are never held in memory. An answer belongs to
    the thread that asked.

    """

    def __init__(self, run: Callable[[], Result]) -> None:
        """Run the query once.

        Args:
            run: Runs the query and returns the engine's result.
        """
        self._run = run
        self._result = run()
        self._is_fresh = True

    @cached_property
    def shape(self) -> QueryShape:
        """The kind of answer and its columns."""
        return _shape(self._result)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the projection."""
        return self.shape.columns

    def __iter__(self) -> Iterator[Row]:
        """Return the rows in the query's order, None for an unbound variable.

        Raises:
            TypeError: The query was ASK, CONSTRUCT or DESCRIBE.
        """
        result = self._take()
        if not isinstance(result, QuerySolutions):
            raise TypeError(f"a {self.shape.kind} answer has no rows")
        # The values are the terms that a row promises: to look at each would cost more
        # than to read it. Only a query that calls TRIPLE can answer something else.
        return cast("Iterator[Row]", map(tuple, result))

    def records(self) -> Iterator[dict[str, Term | None]]:
        """Yield the rows as dictionaries from column to value.

        Raises:
            TypeError: The query was ASK, CONSTRUCT or DESCRIBE.
        """
        return (dict(zip(self.columns, row, strict=True)) for row in self)

    def __bool__(self) -> bool:
        """Tell the answer of an ASK; of others, whether there is any row or triple."""
        result = self._take()
        if isinstance(result, QueryBoolean):
            return bool(result)
        return next(iter(result), None) is not None

    def triples(self) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE, each once, sorted.

        Raises:
            TypeError: The query was SELECT or ASK.
        """
        result = self._take()
        if isinstance(result, QuerySolutions | QueryBoolean):
            raise TypeError(f"a {self.shape.kind} answer has no triples")
        return sorted(set(result), key=str)

    def write(self, syntax: str) -> bytes:
        """Return the rows, or the yes or no, as bytes of a standard format.

        Args:
            syntax: "json", "csv", "tsv" or "xml" (SPARQL 1.1 result formats).

        Raises:
            TypeError: The query was CONSTRUCT or DESCRIBE.
        """
        result = self._take()
        if isinstance(result, QueryBoolean) and syntax in {"csv", "tsv"}:
            # Neither format knows a boolean: one line, the word itself.
            return f"{str(bool(result)).lower()}\n".encode()
        if isinstance(result, QuerySolutions | QueryBoolean):
            written = result.serialize(format=_RESULT_FORMATS[syntax])
            assert written is not None
            return written
        raise TypeError(f"a {self.shape.kind} answer has no rows")

    def _take(self) -> Result:
        if self._is_fresh:
            self._is_fresh = False
        else:
            self._result = self._run()
        return self._result


class Store:
    """Quads that can be matched and queried."""

    def __init__(self, inner: pyoxigraph.Store) -> None:
        """Wrap the engine's store; use `memory`, `create` or `open` instead."""
        self._inner = inner

    @classmethod
    def memory(cls, quads: Iterable[Quad] = ()) -> "Store":
        """Return a store in memory that holds the quads."""
        inner = pyoxigraph.Store()
        inner.bulk_extend(quads)
        return cls(inner)

    @classmethod
    def create(cls, folder: Path, quads: Iterable[Quad]) -> None:
        """Write a new store into a folder and close it.

        Args:
            folder: An empty or absent folder.
            quads: All that the store shall hold.

        Raises:
            StoreError: The disk is full or the folder cannot be written.
        """
        try:
            inner = pyoxigraph.Store(folder)
            inner.bulk_extend(quads)
            inner.optimize()
            inner.flush()
        except OSError as error:
            raise StoreError(
                Text(
                    f"The store could not be written in {folder}: {error}. "
                    "Free some space or choose another place with --store.",
                    f"Impossible d'écrire la base dans {folder} : {error}. "
                    "Libérez de l'espace ou choisissez un autre endroit avec --store.",
                )
            ) from error

    @classmethod
    def open(cls, folder: Path) -> "Store":
        """Open a store for reading.

        Args:
            folder: A folder that `create` wrote.

        Raises:
            StoreError: There is no store, or its files are damaged.
        """
        try:
            return cls(pyoxigraph.Store.read_only(str(folder)))
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(
                Text(
                    f"The store in {folder} cannot be opened: {error}. "
                    "Delete that folder and run: legation build",
                    f"Impossible d'ouvrir la base dans {folder} : {error}. "
                    "Supprimez ce dossier, puis exécutez : legation build",
                )
            ) from error

    def __len__(self) -> int:
        """Return the number of quads."""
        return len(self._inner)

    def __contains__(self, quad: Quad) -> bool:
        """Tell whether a quad is held."""
        return quad in self._inner

    def tell(self, triples: Iterable[Triple], graph: NamedNode | None = None) -> None:
        """Add many triples to one graph of a store in memory.

        They go in as text, which takes half the time of making quads of them.

        Args:
            triples: The triples; their blank nodes keep their names.
            graph: The graph; None for the default graph.
        """
        self.tell_all([(triples, graph)])

    def tell_all(
        self, graphs: Iterable[tuple[Iterable[Triple], NamedNode | None]]
    ) -> None:
        """Add many triples to many graphs, as `tell` does.

        Args:
            graphs: Triples, and the graph of each some.
        """
        unnamed: list[Quad] = []

        def lines() -> Iterator[str]:
            for triples, graph in graphs:
                ending = f" {graph} .\n" if graph else " .\n"
                for triple in triples:
                    line = f"{triple}{ending}"
                    if "_:" in line and _has_blank(triple):
                        # As text they would get new names.
                        s, p, o = triple
                        unnamed.append(Quad(s, p, o, graph or DefaultGraph()))
                    else:
                        yield line

        rest = lines()
        while text := "".join(islice(rest, _LINES)):
            self._inner.bulk_load(text, format=RdfFormat.N_QUADS, lenient=True)
        self._inner.bulk_extend(unnamed)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take quads out of a store in memory, those that it holds."""
        for quad in quads:
            self._inner.remove(quad)

    def match(
        self,
        subject: Node | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        *,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, None standing for anything.

        Args:
            subject: The subject.
            predicate: The predicate.
            value: The object.
            graph: One graph; None for all of them.
        """
        return self._inner.quads_for_pattern(subject, predicate, value, graph)

    def insert(self, text: str, *, prefixes: Mapping[str, str]) -> None:
        """Run an operation that adds quads to a store in memory.

        Args:
            text: One INSERT of SPARQL 1.1 Update, already judged.
            prefixes: Prefixes that the text may use without declaring them.

        Raises:
            QuerySyntaxError: The text cannot be read; names line and column.
            UnsupportedQueryError: It calls a function that the engine does not have.
        """
        try:
            self._inner.update(text, prefixes=dict(prefixes))
        except SyntaxError as error:
            raise QuerySyntaxError(explain(text, str(error))) from error
        except RuntimeError as error:
            raise UnsupportedQueryError(_unsupported(error)) from error

    def query(
        self,
        text: str,
        *,
        default_graph: NamedNode | None = None,
        prefixes: Mapping[str, str] | None = None,
        functions: Mapping[NamedNode, Callable[..., Term]] | None = None,
    ) -> Answer:
        """Run a query.

        Args:
            text: SPARQL 1.1, already guarded.
            default_graph: The graph that the query sees without GRAPH; None for facts.
            prefixes: Prefixes that the text may use without declaring them.
            functions: Functions that it may call, by their IRIs.

        Returns:
            The answer, lazily read.

        Raises:
            QuerySyntaxError: The text is not a query; names line and column.
            UnsupportedQueryError: It calls a function that the engine does not have.
        """
        known = dict(prefixes or {})

        def run() -> Result:
            return self._inner.query(
                text,
                default_graph=default_graph,
                prefixes=known,
                custom_functions=dict(functions or {}),
            )

        try:
            return Answer(run)
        except SyntaxError as error:
            raise QuerySyntaxError(explain(text, str(error))) from error
        except RuntimeError as error:
            raise UnsupportedQueryError(_unsupported(error)) from error


def as_stored(term: Term) -> Term:
    """Return a term as a store holds it, which writes `02` as `2`.

    Args:
        term: A term as it was written.
    """
    if not isinstance(term, Literal) or term.datatype == XSD.string or term.language:
        return term
    (quad,) = Store.memory([Quad(RDF.subject, RDF.value, term)]).match()
    return value_of(quad)


def describe_query(
    text: str, *, prefixes: Mapping[str, str] | None = None
) -> QueryShape:
    """Return what a query would answer with, without data.

    Args:
        text: SPARQL 1.1, already guarded.
        prefixes: Prefixes that the text may use without declaring them.

    Raises:
        QuerySyntaxError: The text is not a query; names line and column.
    """
    return Store.memory().query(text, prefixes=prefixes).shape


def _unsupported(error: RuntimeError) -> Text:
    return Text(
        f"The store cannot evaluate the query: {error}. Write it otherwise.",
        f"La base ne peut pas évaluer la requête : {error}. Formulez-la autrement.",
    )


def _shape(result: Result) -> QueryShape:
    if isinstance(result, QuerySolutions):
        return QueryShape("select", tuple(v.value for v in result.variables))
    return QueryShape("ask" if isinstance(result, QueryBoolean) else "graph")


def _has_blank(triple: Triple) -> bool:
    ends = (triple.subject, triple.object)
    return any(isinstance(end, BlankNode) for end in ends)
