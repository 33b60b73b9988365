"""Asking the graph itself: which rows a service is asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from legation.errors import RefusedQueryError, UnsupportedQueryError
from legation.federation import refusals
from legation.federation.local import local_group
from legation.federation.requests import Limits, Part, Sent
from legation.sparql.guard import guard
from legation.sparql.prologue import read_prologue
from legation.sparql.services import Service, without_services
from legation.sparql.tokens import Kind, significant, tokenize
from legation.store import Answer, describe_query
from legation.terms import Literal, NamedNode, Term

Ask = Callable[[str], Answer]
"""Asks the graph itself a query that is already guarded."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The graph itself, as a federation sees it.

    Attributes:
        ask: Asks it.
        prefixes: The prefixes that a query may use without declaring them.
    """

    ask: Ask
    prefixes: Mapping[str, str]

    def judge(self, text: str) -> None:
        """Refuse a query that is too large, does something else too, or is none.

        Args:
            text: The query; its SERVICE are judged like the rest of it.

        Raises:
            RefusedQueryError: The guard refuses it.
            QuerySyntaxError: It is no query; names line and column.
        """
        plain = without_services(text)
        guard(plain)
        self._columns(plain)

    def part(self, service: Service, text: str, *, limits: Limits) -> tuple[Part, str]:
        """Return what a service is asked, and the query that finds the rows to send.

        Args:
            service: One service of the query.
            text: The query.
            limits: How many rows may come back.

        Raises:
            RefusedQueryError: The service is asked for nothing that has a name.
        """
        prologue, group = self._prologue(text), text[service.group : service.end]

        def scope(inner: str) -> frozenset[str]:
            return frozenset(self._columns(f"{prologue}\nSELECT * WHERE {inner}"))

        local = local_group(service, text, scope=scope)
        columns = tuple(sorted(scope(group)))
        if not columns:
            raise RefusedQueryError(refusals.nameless(service.address))
        known = scope(local)
        shared = tuple(name for name in columns if name in known)
        names = " ".join(f"?{name}" for name in shared)
        form = f"SELECT DISTINCT {names} WHERE" if shared else "ASK"
        part = Part(service.address, prologue, group, columns, shared, limits.received)
        return part, f"{prologue}\n{form} {local}"

    def rows(self, part: Part, local: str, *, limits: Limits) -> list[Sent]:
        """Return the rows that a service is asked for, sorted.

        Args:
            part: What it is asked.
            local: The query that finds the rows.
            limits: How many rows may be sent.

        Returns:
            The rows without those that have a blank node, which means nothing
            elsewhere; one empty row where the two sides share nothing.

        Raises:
            RefusedQueryError: There are too many, or a variable is not bound in one.
        """
        answer = self.ask(local)
        if not part.shared:
            return [()] if answer else []
        rows: list[Sent] = []
        for row in answer:
            sent = tuple(_sendable(row, part))
            if len(sent) == len(row):
                rows.append(sent)
            if len(rows) > limits.sent:
                raise RefusedQueryError(refusals.too_many(part.address, limits.sent))
        return sorted(rows, key=lambda row: [str(term) for term in row])

    def _prologue(self, text: str) -> str:
        """Return the declarations of a query, and those that it need not make."""
        prologue, body = read_prologue(text, significant(tokenize(text)))
        declared = {one.prefix for one in prologue.declarations}
        used = {token.text.partition(":")[0] for token in body if token.kind is _NAME}
        undeclared = (
            f"PREFIX {name}: <{self.prefixes[name]}>"
            for name in sorted(used - declared)
            if name in self.prefixes
        )
        return "\n".join([prologue.write(), *undeclared])

    def _columns(self, text: str) -> tuple[str, ...]:
        """Return the variables that a query answers with."""
        try:
            return describe_query(text, prefixes=self.prefixes).columns
        except UnsupportedQueryError:
            # A service may have functions that we do not have.
            tokens = tokenize(text)
            return tuple(t.text[1:] for t in tokens if t.kind is Kind.VARIABLE)


_NAME = Kind.NAME


def _sendable(
    row: tuple[Term | None, ...], part: Part
) -> Iterator[NamedNode | Literal]:
    for name, term in zip(part.shared, row, strict=True):
        if term is None:
            raise RefusedQueryError(refusals.unbound(part.address, name))
        if isinstance(term, NamedNode | Literal):
            yield term
