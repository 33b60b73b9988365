"""SPARQL endpoints: services that answer queries (SPARQL 1.1 Protocol)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from legation.egress import Egress, read_json
from legation.terms import XSD, BlankNode, Literal, NamedNode, Term
from legation.texts import Text

_ACCEPT = "application/sparql-results+json"
_LITERALS = frozenset({"literal", "typed-literal"})  # the second, of old servers
_RESULT = Text("the result of a query", "le résultat d'une requête")


@dataclass(frozen=True, slots=True)
class Solutions:
    """What a query answered.

    Attributes:
        columns: The names of the columns, in the order of the projection.
        rows: The rows in the order of the answer, None for what is not bound. Blank
            nodes mean the same thing in one answer only.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


class Endpoint:
    """One endpoint."""

    def __init__(self, address: str, *, egress: Egress) -> None:
        """Keep where it is.

        Args:
            address: The address that answers queries.
            egress: The way there.
        """
        self.address = address
        self._egress = egress

    def select(self, query: str, *, columns: Sequence[str] | None = None) -> Solutions:
        """Run a query there (SPARQL 1.1 Protocol, section 2.1.2).

        Args:
            query: A SELECT of SPARQL 1.1, which declares its prefixes.
            columns: The columns that the answer has; None where any will do.

        Raises:
            RefusedAddressError: Nobody named the host of the endpoint.
            ServiceError: It does not answer, or answers what is no result of a SELECT.
        """
        form = {"query": query}
        answer = self._egress.post(self.address, form=form, accept=_ACCEPT)
        read = partial(_read, expected=columns)
        return read_json(answer, read, address=self.address, meant=_RESULT)


def _read(values: Mapping[str, Any], *, expected: Sequence[str] | None) -> Solutions:
    """Read SPARQL 1.1 Query Results JSON."""
    columns = tuple(map(str, values["head"]["vars"]))
    if expected is not None and list(columns) != list(expected):
        raise ValueError(f"columns {columns}")
    blanks: dict[str, BlankNode] = {}
    rows = []
    for binding in values["results"]["bindings"]:
        if not binding.keys() <= set(columns):
            raise ValueError(f"columns {sorted(binding)}")
        terms = {name: _term(value, blanks) for name, value in binding.items()}
        rows.append(tuple(map(terms.get, columns)))
    return Solutions(columns, rows)


def _term(value: Mapping[str, str], blanks: dict[str, BlankNode]) -> Term:
    kind, text = value["type"], value["value"]
    if kind == "uri":
        return NamedNode(text)
    if kind == "bnode":
        # Some servers give them names that RDF does not allow.
        return blanks.setdefault(text, BlankNode(f"b{len(blanks)}"))
    if kind not in _LITERALS:
        raise ValueError(f"type {kind!r}")
    if language := value.get("xml:lang"):
        return Literal(text, language=language)
    return Literal(text, datatype=NamedNode(value.get("datatype", XSD.string.value)))
