"""The syntaxes that Legation reads and writes, by the names that people give them."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from legation.errors import FormatError
from legation.texts import Text

__all__ = ["GRAPHS", "RESULTS", "Syntax", "find_syntax"]


@dataclass(frozen=True, slots=True)
class Syntax:
    """A way to write a graph or the rows of a query.

    Attributes:
        name: The word for it on the command line.
        media_type: Its media type (RFC 6838), without parameters.
        extension: The usual end of a file's name, without the dot.
        holds_graphs: Whether it can hold named graphs.
    """

    name: str
    media_type: str
    extension: str
    holds_graphs: bool = False


def _table(*syntaxes: Syntax) -> Mapping[str, Syntax]:
    return MappingProxyType({syntax.name: syntax for syntax in syntaxes})


GRAPHS = _table(
    Syntax("turtle", "text/turtle", "ttl"),
    Syntax("trig", "application/trig", "trig", holds_graphs=True),
    Syntax("ntriples", "application/n-triples", "nt"),
    Syntax("nquads", "application/n-quads", "nq", holds_graphs=True),
    Syntax("jsonld", "application/ld+json", "jsonld", holds_graphs=True),
    Syntax("rdfxml", "application/rdf+xml", "rdf"),
)
"""The syntaxes of RDF 1.1, by name."""

RESULTS = _table(
    Syntax("table", "text/plain", "txt"),
    Syntax("json", "application/sparql-results+json", "json"),
    Syntax("csv", "text/csv", "csv"),
    Syntax("tsv", "text/tab-separated-values", "tsv"),
    Syntax("xml", "application/sparql-results+xml", "xml"),
)
"""The syntaxes of query results: a table for people, and the four of SPARQL 1.1."""


def find_syntax(name: str, *, among: Mapping[str, Syntax]) -> Syntax:
    """Return the syntax of a name.

    Args:
        name: The name, as the user wrote it.
        among: The syntaxes that can hold what is asked: GRAPHS, RESULTS, or a part.

    Returns:
        The syntax.

    Raises:
        FormatError: None of them has that name; the sentence lists those that have
            one, and the nearest first.
    """
    if name in among:
        return among[name]
    known = ", ".join(among)
    meant = _meant(name.strip().casefold().lstrip("."), among)
    raise FormatError(
        Text(
            f"There is no format “{name}” here. "
            + (f"Did you mean “{meant}”? " if meant else "")
            + f"The formats are {known}.",
            f"Le format « {name} » n'existe pas ici. "
            + (f"Vouliez-vous écrire « {meant} »? " if meant else "")
            + f"Les formats sont les suivants : {known}.",
        )
    )


def _meant(name: str, among: Mapping[str, Syntax]) -> str | None:
    """Return the name of the syntax that another word for it, or a slip, means."""
    for syntax in among.values():
        if name in {syntax.name, syntax.extension, syntax.media_type}:
            return syntax.name
    plain = "".join(filter(str.isalnum, name))
    return next(iter(get_close_matches(plain, among, n=1)), None)
