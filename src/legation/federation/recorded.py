"""Recorded rows as a service: what an example takes a service to answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from legation.endpoints import Solutions
from legation.errors import QuerySyntaxError
from legation.federation import refusals
from legation.federation.requests import Request
from legation.sparql.prologue import read_prologue
from legation.sparql.terms import is_term
from legation.sparql.tokens import significant, tokenize
from legation.store import Store
from legation.terms import VOCABULARY, Term

Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Rows that services are taken to have.

    Attributes:
        rows: Terms by variable. A row belongs to each SERVICE that binds all of its
            variables.
    """

    rows: tuple[Row, ...] = ()

    @classmethod
    def read(cls, rows: Sequence[Mapping[str, str]], *, text: str) -> "Recorded":
        """Read the recorded rows of an example.

        Args:
            rows: Terms by variable, each as SPARQL writes it.
            text: The query, whose prefixes the terms may use, besides the usual ones.

        Raises:
            QuerySyntaxError: One of them is no term, or its prefix is not declared.
        """
        prologue, _ = read_prologue(text, significant(tokenize(text)))
        return cls(tuple(_read(row, prologue.write()) for row in rows))

    def admit(self, address: str) -> None:
        """Admit every address: nothing is sent."""

    def select(self, request: Request) -> Solutions:
        """Return the rows that a request asks for.

        Args:
            request: What is asked.
        """
        part = request.part
        rows = [row for row in self.rows if row.keys() <= set(part.columns)]
        sent = (dict(zip(part.shared, one, strict=True)) for one in request.rows)
        found = list(_joined(rows, list(sent)))
        return Solutions(
            part.columns, [tuple(map(row.get, part.columns)) for row in found]
        )


def _read(row: Mapping[str, str], prologue: str) -> Row:
    for term in row.values():
        if not is_term(term):
            raise QuerySyntaxError(refusals.no_term(term))
    heads, terms = " ".join(f"?{name}" for name in row), " ".join(row.values())
    text = f"{prologue}\nSELECT {heads} WHERE {{ VALUES ({heads}) {{ ({terms}) }} }}"
    (found,) = Store.memory().query(text, prefixes=VOCABULARY).records()
    return {name: term for name, term in found.items() if term is not None}


def _joined(rows: Sequence[Row], sent: Sequence[Row]) -> Iterator[Row]:
    """Yield each row with what was sent, where the two agree."""
    for asked in sent:
        for row in rows:
            if all(row.get(name, term) == term for name, term in asked.items()):
                yield {**row, **asked}
