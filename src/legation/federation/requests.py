"""Requests: what is asked of a service, as a query that stands by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from legation.endpoints import Solutions
from legation.sparql.layout import format_query
from legation.sparql.terms import write_term
from legation.terms import Literal, NamedNode, Term

Sent = tuple[NamedNode | Literal, ...]
"""One row that is sent to a service."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much goes out for one SERVICE, and how much may come back.

    Attributes:
        sent: Rows that are sent.
        batch: Rows that are sent in one request.
        received: Rows that come back.
        seconds: How long all that a federation asks may take.
    """

    sent: int = 10_000
    batch: int = 200
    received: int = 10_000
    seconds: float = 60.0


LIMITS = Limits()
"""The limits where nobody says others."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a SERVICE asks, apart from the rows that are sent.

    Attributes:
        address: The address that the query names.
        prologue: The declarations of prefixes.
        group: What is asked: a group in its braces.
        columns: The variables that it binds.
        shared: Those of them that the rest of the query binds too.
        most: How many rows are taken.
    """

    address: str
    prologue: str
    group: str
    columns: tuple[str, ...]
    shared: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a service.

    Attributes:
        part: What is asked.
        rows: The rows that it is asked for, each as long as `part.shared`.
    """

    part: Part
    rows: tuple[Sent, ...]

    @property
    def address(self) -> str:
        """The address that the query names."""
        return self.part.address

    @property
    def text(self) -> str:
        """The whole query, with the prefixes that it needs."""
        part = self.part
        sent = write_values(part.shared, self.rows) if part.shared else ""
        # One row more than is taken, so that a cut can be told.
        return format_query(
            f"{part.prologue}\n"
            f"SELECT * WHERE {{ {sent} {part.group} }} LIMIT {part.most + 1}"
        )


class Services(Protocol):
    """Answers requests: over the network, or from what was recorded."""

    def admit(self, address: str) -> None:
        """Refuse an address that shall not be asked.

        Raises:
            UsageError: It shall not; the error says what to do.
        """

    def select(self, request: Request) -> Solutions:
        """Return the answer to a request.

        Raises:
            ServiceError: The service fails.
        """


def batches(part: Part, rows: Sequence[Sent], *, size: int) -> Iterator[Request]:
    """Yield the requests that ask a part for all of some rows.

    Args:
        part: What is asked.
        rows: The rows.
        size: How many rows go into one request.
    """
    for start in range(0, len(rows), size):
        yield Request(part, tuple(rows[start : start + size]))


def write_values(columns: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> str:
    """Return rows as a clause VALUES (SPARQL 1.1 Query, section 10).

    Args:
        columns: The variables without "?", at least one.
        rows: IRIs and literals, None for what is not bound.
    """
    heads = " ".join(f"?{name}" for name in columns)
    lines = "\n".join(f"({' '.join(map(_written, row))})" for row in rows)
    return f"VALUES ({heads}) {{\n{lines}\n}}"


def _written(term: Term | None) -> str:
    if term is None:
        return "UNDEF"
    assert isinstance(term, NamedNode | Literal)
    return write_term(term)
