"""Federating: from a query with SERVICE to one that the graph itself can answer."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from legation.endpoints import Solutions
from legation.errors import RefusedQueryError, ServiceError
from legation.federation import refusals
from legation.federation.asking import Ask, Graph
from legation.federation.network import Network
from legation.federation.requests import (
    LIMITS,
    Limits,
    Part,
    Request,
    Services,
    batches,
    write_values,
)
from legation.sparql.guard import guard
from legation.sparql.services import Service, find_services
from legation.store import as_stored
from legation.terms import BlankNode, Term
from legation.texts import Text

_ONE_EMPTY_SOLUTION = "{ }"


class Federation:
    """What a query may ask besides the graph, and what was answered.

    The same question is not asked twice of one service.

    Attributes:
        remarks: What the user should be told about the answers.
    """

    def __init__(self, services: Services, *, limits: Limits = LIMITS) -> None:
        """Keep what answers.

        Args:
            services: The network, or recorded rows.
            limits: How much may go out and come back.
        """
        self.remarks: list[Text] = []
        self._services = services
        self._limits = limits
        self._answered: dict[Request, Solutions | ServiceError] = {}

    @classmethod
    def of(
        cls, *allowed: str, instead: Mapping[str, str] | None = None
    ) -> "Federation":
        """Return what asks services on the network.

        Args:
            *allowed: The hosts that may be asked, such as "query.wikidata.org".
            instead: Addresses that stand for those of a query.

        Raises:
            RefusedAddressError: One of the names is neither an address nor a host.
        """
        return cls(Network(allowed, instead=instead))

    def resolve(self, text: str, ask: Ask, *, prefixes: Mapping[str, str]) -> str:
        """Return a query that asks the graph itself what a query asks.

        Args:
            text: The query.
            ask: Asks the graph itself.
            prefixes: The prefixes that the query may use without declaring them.

        Returns:
            The query, which the guard lets pass, with the rows of each service in the
            place of its SERVICE (SPARQL 1.1 Federated Query, section 2.4).

        Raises:
            RefusedQueryError: The guard refuses it, a SERVICE cannot be asked or nobody
                allowed it, or more rows would go out or come back than allowed.
            QuerySyntaxError: It is no query; names line and column.
            ServiceError: A service fails that is not SILENT.
        """
        found = find_services(text)
        if not found:
            guard(text)
            return text
        for service in found:
            self._services.admit(service.address)
        graph = Graph(ask, prefixes)
        graph.judge(text)
        while found:
            first = found[0]
            rows = self._rows(graph, first, text)
            text = f"{text[: first.start]}{rows}{text[first.end :]}"
            found = find_services(text)
        return text

    def requests(
        self, text: str, ask: Ask, *, prefixes: Mapping[str, str]
    ) -> Iterator[Request]:
        """Yield what would be sent, and send nothing.

        Args:
            text: The query.
            ask: Asks the graph itself.
            prefixes: The prefixes that the query may use without declaring them.

        Yields:
            The requests in the order of the text. Of a service that shares a variable
            with one before it, more than would be sent.

        Raises:
            RefusedQueryError: The guard refuses it, or a SERVICE cannot be asked.
            QuerySyntaxError: It is no query; names line and column.
        """
        graph = Graph(ask, prefixes)
        graph.judge(text)
        before: set[str] = set()
        for service in find_services(text):
            part, rows = self._asked(graph, service, text)
            if before & set(part.columns):
                self.remarks.append(refusals.dependent(service.address))
            before |= set(part.columns) - set(part.shared)
            yield from rows

    def _asked(
        self, graph: Graph, service: Service, text: str
    ) -> tuple[Part, list[Request]]:
        part, local = graph.part(service, text, limits=self._limits)
        rows = graph.rows(part, local, limits=self._limits)
        return part, list(batches(part, rows, size=self._limits.batch))

    def _rows(self, graph: Graph, service: Service, text: str) -> str:
        """Return what takes the place of a SERVICE."""
        part, requests = self._asked(graph, service, text)
        try:
            rows = self._received(part, requests)
        except ServiceError as error:
            if not service.is_silent:
                raise
            remark = refusals.silent(service.address, error.text)
            if remark not in self.remarks:
                self.remarks.append(remark)
            return _ONE_EMPTY_SOLUTION
        if rows:
            return write_values(part.columns, rows)
        # rdflib can bear neither VALUES without a row nor FILTER(false).
        unbound = [[None] * len(part.columns)]
        return f"{{ {write_values(part.columns, unbound)} FILTER(1 = 2) }}"

    def _received(
        self, part: Part, requests: Iterable[Request]
    ) -> list[list[Term | None]]:
        """Return the rows that come back, in the order of the part's columns."""
        rows: list[list[Term | None]] = []
        for request in requests:
            answer = self._answer(request)
            for row in answer.rows:
                terms = dict(zip(answer.columns, map(_stored, row), strict=True))
                rows.append([terms.get(name) for name in part.columns])
            if len(rows) > part.most:
                raise RefusedQueryError(refusals.too_much(part.address, part.most))
        for cells in rows:
            for name, cell in zip(part.columns, cells, strict=True):
                if isinstance(cell, BlankNode):
                    raise RefusedQueryError(refusals.blank(part.address, name))
        return rows

    def _answer(self, request: Request) -> Solutions:
        if request not in self._answered:
            try:
                self._answered[request] = self._services.select(request)
            except ServiceError as error:
                self._answered[request] = error
        answer = self._answered[request]
        if isinstance(answer, ServiceError):
            raise answer
        return answer


@lru_cache
def _stored(term: Term | None) -> Term | None:
    """Return a term of an answer as the store would hold it, to both engines."""
    return None if term is None else as_stored(term)
