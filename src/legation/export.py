"""Writing graphs out: six syntaxes, the same bytes for the same graph."""

from collections.abc import Iterable

from legation.assets import shipped
from legation.dataset import NAMED_GRAPHS, graph_iri
from legation.errors import FormatError
from legation.formats import Syntax
from legation.jsonld import Context, write_jsonld
from legation.parsing import canonical, write_rdfxml
from legation.store import Store
from legation.terms import BlankNode, DefaultGraph, NamedNode, Prefixes, Quad
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


def select(
    store: Store, graph: str, *, base: str, entity: NamedNode | None = None
) -> list[Quad]:
    """Return what of a store shall be written.

    Args:
        store: The store.
        graph: "facts", one of the named graphs, or "all".
        base: Base IRI of the dataset.
        entity: Only the statements about this thing; None for all of them.

    Returns:
        Quads of the default graph, but for "all".

    Raises:
        FormatError: There is no such graph.
    """
    if graph == "all":
        return list(store.match(entity))
    name: NamedNode | DefaultGraph = DefaultGraph()
    if graph != "facts":
        if graph not in NAMED_GRAPHS:
            known = ", ".join(("facts", *NAMED_GRAPHS, "all"))
            raise FormatError(
                Text(
                    f"There is no graph “{graph}”. Choose one of {known}.",
                    f"Il n'y a pas de graphe « {graph} ». Choisissez parmi {known}.",
                )
            )
        name = graph_iri(base, graph)
    quads = store.match(entity, graph=name)
    return [Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads]


def _turtle(quads: list[Quad], prefixes: Prefixes) -> bytes:
    return write_turtle((q.triple for q in quads), prefixes=prefixes).encode()


def _trig(quads: list[Quad], prefixes: Prefixes) -> bytes:
    return write_trig(quads, prefixes=prefixes).encode()


def _lines(quads: list[Quad], _: Prefixes) -> bytes:
    return "".join(f"{quad} .\n" for quad in _named(quads)).encode()


def _rdfxml(quads: list[Quad], prefixes: Prefixes) -> bytes:
    return write_rdfxml((q.triple for q in _named(quads)), prefixes=prefixes)


def _jsonld(quads: list[Quad], prefixes: Prefixes) -> bytes:
    context = Context.read(shipped("ontology") / "context.jsonld")
    return write_jsonld(_named(quads), prefixes=prefixes, context=context)


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
