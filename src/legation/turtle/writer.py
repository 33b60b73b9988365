"""The one way in which Legation writes Turtle and TriG.

The same graph gives the same bytes, whatever order or labels of blank nodes it came
with, and a change of one triple changes few lines: a predicate a line, each line
closed alike, the full stop on a line of its own.
"""

from collections.abc import Iterable

from legation.errors import DataError
from legation.findings import Finding
from legation.terms import (
    RDF,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Node,
    Prefixes,
    Quad,
    Term,
    Triple,
)
from legation.texts import Text
from legation.turtle.blanks import shape_blanks
from legation.turtle.bodies import INDENT, Bodies, Properties
from legation.turtle.comments import Block, Comments
from legation.turtle.order import Natural, natural, section
from legation.turtle.spelling import Spelling

_NO_COMMENTS = Comments()
_Graph = NamedNode | BlankNode | DefaultGraph


def write_turtle(
    triples: Iterable[Triple], *, prefixes: Prefixes, comments: Comments = _NO_COMMENTS
) -> str:
    """Write triples as canonical Turtle 1.1.

    Args:
        triples: The triples, in any order, perhaps some twice.
        prefixes: The prefixes that may be used; only those in use are declared.
        comments: Comments to keep; stray ones and those before a block that does not
            exist are left out.

    Returns:
        The text, with a final line break; empty without triples and comments.

    Raises:
        DataError: A triple holds a term that RDF 1.1 does not know.
    """
    quads = [Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples]
    return write_trig(quads, prefixes=prefixes, comments=comments)


def write_trig(
    quads: Iterable[Quad], *, prefixes: Prefixes, comments: Comments = _NO_COMMENTS
) -> str:
    """Write quads as canonical TriG 1.1: the default graph, then the named graphs.

    Args:
        quads: The quads, in any order, perhaps some twice.
        prefixes: The prefixes that may be used; only those in use are declared.
        comments: Comments to keep; stray ones and those before a block that does not
            exist are left out.

    Returns:
        The text, with a final line break; empty without quads and comments.

    Raises:
        DataError: A quad holds a term that RDF 1.1 does not know.
    """
    return _Page(set(quads), prefixes=prefixes, comments=comments).text()


class _Page:
    """One text to be written: its graphs, their blocks and its comments."""

    def __init__(
        self, quads: Iterable[Quad], *, prefixes: Prefixes, comments: Comments
    ) -> None:
        self._comments = comments
        self._graphs: dict[_Graph, dict[Node, dict[NamedNode, list[Term]]]] = {}
        blocks: dict[tuple[_Graph, Node], dict[NamedNode, list[Term]]] = {}
        for quad in quads:
            graph, (subject, term) = quad.graph_name, _checked(quad)
            block = blocks.get((graph, subject))
            if block is None:
                block = blocks[graph, subject] = {}
                self._graphs.setdefault(graph, {})[subject] = block
            block.setdefault(quad.predicate, []).append(term)
        self._forms = shape_blanks(quads)
        self._spelling = Spelling(prefixes)
        # A blank node in brackets stands in one graph only.
        inner: dict[Node, Properties] = {
            node: properties
            for blocks in self._graphs.values()
            for node, properties in blocks.items()
            if isinstance(node, BlankNode)
        }
        self._bodies = Bodies(self._spelling, forms=self._forms, inner=inner)

    def text(self) -> str:
        graphs = sorted(self._graphs, key=self._graph_order)
        parts = [part for graph in graphs for part in self._parts(graph)]
        head = (self._comments.leading, self._spelling.declarations())
        parts = ["\n".join(lines) for lines in head if lines] + parts
        return "\n\n".join(parts) + "\n" if parts else ""

    def _graph_order(self, graph: _Graph) -> tuple[int, Natural]:
        if isinstance(graph, DefaultGraph):
            return 0, natural("")
        return 1 + isinstance(graph, BlankNode), natural(self._bodies.name(graph))

    def _parts(self, graph: _Graph) -> list[str]:
        if isinstance(graph, DefaultGraph):
            return self._blocks(graph, margin="")
        blocks = "\n\n".join(self._blocks(graph, margin=INDENT))
        comment = self._comment(graph, None, margin="")
        return [f"{comment}{self._bodies.name(graph)} {{\n{blocks}\n}}"]

    def _blocks(self, graph: _Graph, *, margin: str) -> list[str]:
        subjects = [
            node
            for node in self._graphs[graph]
            if isinstance(node, NamedNode)
            or node in self._forms.labels
            or node in self._forms.roots
        ]
        subjects.sort(key=lambda node: self._subject_order(node, graph))
        return [self._block(node, graph, margin=margin) for node in subjects]

    def _subject_order(self, subject: Node, graph: _Graph) -> tuple[bool, int, Natural]:
        is_blank = isinstance(subject, BlankNode)
        types = self._graphs[graph][subject].get(RDF.type, ())
        return is_blank, section(types), natural(self._bodies.flat(subject))

    def _block(self, subject: Node, graph: _Graph, *, margin: str) -> str:
        name = self._bodies.name(subject)
        comment = self._comment(graph, subject, margin=margin)
        properties = self._graphs[graph][subject]
        lines = self._bodies.lines(properties, margin=margin + INDENT)
        return "\n".join([f"{comment}{margin}{name}", *lines, f"{margin}."])

    def _comment(self, graph: _Graph, subject: Node | None, *, margin: str) -> str:
        if isinstance(graph, BlankNode) or isinstance(subject, BlankNode):
            return ""
        block: Block = (
            graph.value if isinstance(graph, NamedNode) else None,
            subject.value if subject else None,
        )
        lines = self._comments.before.get(block, ())
        return "".join(f"{margin}{line}".rstrip() + "\n" for line in lines)


def _checked(quad: Quad) -> tuple[Node, Term]:
    subject, term = quad.subject, quad.object
    if isinstance(subject, Triple) or isinstance(term, Triple):
        what = Text("a triple used as a term", "un triplet employé comme terme")
    elif isinstance(term, Literal) and term.datatype == RDF.dirLangString:
        what = Text(
            "a literal with a direction of writing",
            "un littéral muni d'un sens d'écriture",
        )
    else:
        return subject, term
    message = Text(
        f"The value of {quad.predicate} of {subject} holds {what.en}, which RDF 1.1 "
        "does not know. Say it with a node of its own.",
        f"La valeur de {quad.predicate} de {subject} contient {what.fr}, ce que "
        "RDF 1.1 ne connaît pas. Exprimez cette valeur par un nœud distinct.",
    )
    raise DataError(message, [Finding(message)])
