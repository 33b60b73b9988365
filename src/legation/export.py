"""Writing graphs out: six syntaxes, the same bytes for the same graph."""

import json
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from legation.errors import FormatError
from legation.formats import Syntax
from legation.parsing import canonical, write_rdfxml
from legation.terms import (
    RDF,
    XSD,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Triple,
)
from legation.texts import Text
from legation.turtle.writer import write_trig, write_turtle


def write(quads: Iterable[Quad], syntax: Syntax, *, prefixes: Prefixes) -> bytes:
    """Write quads in a syntax.

    Args:
        quads: The quads.
        syntax: One of `formats.GRAPHS`.
        prefixes: Prefixes for the syntaxes that have them.

    Returns:
        UTF-8 bytes that end in a line break: the same for the same graph, whatever
        the order of the quads and the names of the blank nodes were.

    Raises:
        FormatError: There are named graphs and the syntax cannot hold them.
    """
    held = sorted(set(quads), key=str)
    named = any(not isinstance(quad.graph_name, DefaultGraph) for quad in held)
    if named and not syntax.holds_graphs:
        raise FormatError(
            Text(
                f"The format {syntax.name} cannot hold named graphs. Use trig, nquads "
                "or jsonld, or name one graph with --graph.",
                f"Le format {syntax.name} ne peut contenir de graphes nommés. Utilisez "
                "trig, nquads ou jsonld, ou désignez un seul graphe avec --graph.",
            )
        )
    return _WRITERS[syntax.name](held, prefixes)


def _turtle(quads: list[Quad], prefixes: Prefixes) -> bytes:
    return write_turtle((q.triple for q in quads), prefixes=prefixes).encode()


def _trig(quads: list[Quad], prefixes: Prefixes) -> bytes:
    return write_trig(quads, prefixes=prefixes).encode()


def _lines(quads: list[Quad], _: Prefixes) -> bytes:
    return "".join(f"{quad} .\n" for quad in _named(quads)).encode()


def _rdfxml(quads: list[Quad], prefixes: Prefixes) -> bytes:
    return write_rdfxml((q.triple for q in _named(quads)), prefixes=prefixes)


def _jsonld(quads: list[Quad], prefixes: Prefixes) -> bytes:
    """Write JSON-LD 1.1 whose context stands inside, so that nobody fetches one."""
    writer = _JsonLd(prefixes)
    nodes: list[dict[str, Any]] = []
    for graph, members in groupby(_named(quads), key=lambda quad: quad.graph_name):
        inside = writer.nodes(quad.triple for quad in members)
        if isinstance(graph, DefaultGraph):
            nodes.extend(inside)
        else:
            nodes.append({"@id": writer.name(graph), "@graph": inside})
    document = {"@context": writer.context(), "@graph": nodes}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class _JsonLd:
    def __init__(self, prefixes: Prefixes) -> None:
        self._prefixes = prefixes
        self._used: set[str] = set()

    def context(self) -> dict[str, str]:
        return {prefix: self._prefixes[prefix] for prefix in sorted(self._used)}

    def nodes(self, triples: Iterable[Triple]) -> list[dict[str, Any]]:
        by_subject: dict[str, dict[str, list[Any]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for triple in triples:
            node = by_subject[self.name(triple.subject)]
            if triple.predicate == RDF.type:
                node["@type"].append(self.name(triple.object))
            else:
                value = self._value(triple.object)
                node[self.name(triple.predicate)].append(value)
        return [
            {"@id": name, **{key: node[key] for key in sorted(node)}}
            for name, node in sorted(by_subject.items())
        ]

    def name(self, term: object) -> str:
        if isinstance(term, BlankNode):
            return f"_:{term.value}"
        assert isinstance(term, NamedNode)
        short = self._prefixes.shorten(term.value)
        if short.startswith("<"):
            return term.value
        self._used.add(short.partition(":")[0])
        return short

    def _value(self, term: object) -> Any:  # noqa: ANN401 (JSON)
        if not isinstance(term, Literal):
            return {"@id": self.name(term)}
        if term.language:
            return {"@language": term.language, "@value": term.value}
        if term.datatype == XSD.string:
            return term.value
        return {"@type": self.name(term.datatype), "@value": term.value}


def _named(quads: list[Quad]) -> list[Quad]:
    """Return the quads, their blank nodes named by their place in the graph."""
    parts = (part for quad in quads for part in (quad.subject, quad.object))
    return canonical(quads) if any(isinstance(p, BlankNode) for p in parts) else quads


_WRITERS = {
    "turtle": _turtle,
    "trig": _trig,
    "ntriples": _lines,
    "nquads": _lines,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
