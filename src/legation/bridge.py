"""Between pyoxigraph's terms and rdflib's, both ways and without loss.

Literals keep their lexical form (rdflib would rewrite some), results pass as SPARQL
JSON, so that what rdflib answers can be written in every format that the store can.
"""

from collections.abc import Iterable, Iterator, Mapping

import rdflib
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    parse_query_results,
)
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result

from legation.terms import (
    XSD,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Node,
    Quad,
    Term,
    Triple,
)

Graph = rdflib.Graph
"""A graph of rdflib, for those who hand one out and need nothing else of rdflib."""

_STRING = XSD.string.value


def to_rdflib(term: Term) -> rdflib.term.Identifier:
    """Return a term as rdflib holds it, its lexical form untouched."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        # A plain literal: to rdflib, "a" and "a"^^xsd:string are two terms.
        return rdflib.Literal(term.value)
    return rdflib.Literal(
        term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False
    )


def from_rdflib(term: object) -> Term:
    """Return an rdflib term as the store holds it.

    Raises:
        TypeError: It is no RDF 1.1 term.
        ValueError: It is an IRI that RDF does not allow.
    """
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        datatype = str(term.datatype) if term.datatype else _STRING
        return Literal(str(term), datatype=NamedNode(datatype))
    raise TypeError(type(term).__name__)


def to_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return an rdflib graph of triples."""
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(_to_rdflib_triple(triple))
    return graph


def to_dataset(
    quads: Iterable[Quad], *, into: rdflib.Dataset | None = None
) -> rdflib.Dataset:
    """Return an rdflib dataset of quads.

    Args:
        quads: Quads of the default graph and of named graphs.
        into: The dataset that takes them; None for a new one.
    """
    dataset = rdflib.Dataset() if into is None else into
    for quad in quads:
        name = quad.graph_name
        graph = (
            dataset.default_graph
            if isinstance(name, DefaultGraph)
            else dataset.graph(to_rdflib(_node(name)))
        )
        graph.add(_to_rdflib_triple(quad.triple))
    return dataset


def from_graph(graph: Iterable[tuple[object, object, object]]) -> Iterator[Triple]:
    """Yield the triples of an rdflib graph that RDF 1.1 allows.

    A reasoner's graph may hold literals as subjects, which are no RDF: they are left
    out, as are predicates that are no IRI.
    """
    for s, p, o in graph:
        if isinstance(s, rdflib.Literal) or not isinstance(p, rdflib.URIRef):
            continue
        yield Triple(_node(from_rdflib(s)), NamedNode(str(p)), from_rdflib(o))


def from_dataset(graph: rdflib.Graph) -> Iterator[Quad]:
    """Yield the quads of an rdflib graph or dataset that RDF 1.1 allows.

    Args:
        graph: A graph, whose triples are those of the default graph, or a dataset.
    """
    if not isinstance(graph, rdflib.Dataset):
        for triple in from_graph(graph):
            yield Quad(triple.subject, triple.predicate, triple.object)
        return
    for inner in graph.graphs():
        is_default = inner.identifier == DATASET_DEFAULT_GRAPH_ID
        name = DefaultGraph() if is_default else _node(from_rdflib(inner.identifier))
        for triple in from_graph(inner):
            yield Quad(triple.subject, triple.predicate, triple.object, name)


def ask_rdflib(
    dataset: rdflib.Dataset, text: str, *, prefixes: Mapping[str, str]
) -> Result:
    """Run a query with rdflib.

    Args:
        dataset: What is asked.
        text: SPARQL 1.1.
        prefixes: Prefixes that the text may use without declaring them.
    """
    namespaces = {name: rdflib.Namespace(iri) for name, iri in prefixes.items()}
    return dataset.query(text, initNs=namespaces)


def from_result(result: Result) -> QuerySolutions | QueryBoolean | list[Triple]:
    """Return what an rdflib query answered as the store would answer it."""
    if result.type in {"CONSTRUCT", "DESCRIBE"}:
        assert result.graph is not None
        return list(from_graph(result.graph))
    written = result.serialize(format="json")
    assert written is not None
    return parse_query_results(written, format=QueryResultsFormat.JSON)


def _to_rdflib_triple(
    triple: Triple,
) -> tuple[rdflib.term.Identifier, rdflib.term.Identifier, rdflib.term.Identifier]:
    s, p, o = triple.subject, triple.predicate, triple.object
    assert not isinstance(o, Triple)
    return to_rdflib(_node(s)), to_rdflib(p), to_rdflib(o)


def _node(term: object) -> Node:
    assert isinstance(term, NamedNode | BlankNode)
    return term
