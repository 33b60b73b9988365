"""How blank nodes are written: in brackets, as lists, or with a label.

A blank node that one triple refers to is written where it stands, [ ... ] or
( ... ). One that several triples, several graphs or itself refer to needs a label.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.terms import RDF, BlankNode, NamedNode, Quad, Term, Triple
from legation.turtle.labels import label_blanks

# Deeper brackets are cut by a label: they are hard to read, and every parser that
# recurses has its limit.
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class BlankForms:
    """The form of every blank node of a dataset.

    Attributes:
        labels: The label of each node that needs one, "_:b1" and so on.
        lists: The items of each list, by its first cell; its further cells are
            written nowhere else. All other nodes are written in square brackets.
        roots: The nodes to which nothing refers and that need no label.
    """

    labels: Mapping[BlankNode, str]
    lists: Mapping[BlankNode, Sequence[Term]]
    roots: frozenset[BlankNode]


def shape_blanks(quads: Iterable[Quad]) -> BlankForms:
    """Choose the form of every blank node.

    Args:
        quads: All quads of the dataset, each once.

    Returns:
        Their forms; the same for the same dataset, whatever the labels in it (see
        `label_blanks` for the limit).
    """
    return _Shaper(quads).forms()


class _Shaper:
    def __init__(self, quads: Iterable[Quad]) -> None:
        self._quads: dict[BlankNode, list[Quad]] = {}
        self._references: dict[BlankNode, list[Quad]] = {}
        self._properties: dict[BlankNode, list[Quad]] = {}
        for quad in quads:
            for index, node in enumerate((quad.object, quad.subject, quad.graph_name)):
                if isinstance(node, BlankNode):
                    self._note(node, quad, index)

    def _note(self, node: BlankNode, quad: Quad, index: int) -> None:
        mentions = self._quads.setdefault(node, [])
        if not mentions or mentions[-1] is not quad:
            mentions.append(quad)
        tables = (self._references, self._properties)
        if index < len(tables):
            tables[index].setdefault(node, []).append(quad)

    def forms(self) -> BlankForms:
        labelled = {node for node in self._quads if self._is_shared(node)}
        lists = self._lists(labelled)
        inlined = self._descend(labelled, lists)
        # What no start leads to goes round in circles.
        labelled |= self._quads.keys() - set(inlined)
        return BlankForms(
            label_blanks(labelled, inlined=inlined, quads=self._quads),
            {
                head: [self._value(cell, RDF.first) for cell in cells]
                for head, cells in lists.items()
                if head not in labelled
            },
            frozenset(node for node in inlined if node not in self._references),
        )

    def _is_shared(self, node: BlankNode) -> bool:
        graphs = {quad.graph_name for quad in self._quads[node]}
        return (
            len(self._references.get(node, ())) > 1 or len(graphs) > 1 or node in graphs
        )

    def _lists(self, labelled: set[BlankNode]) -> dict[BlankNode, list[BlankNode]]:
        tails = [
            node
            for node in self._references
            if self._is_cell(node, labelled) and self._value(node, RDF.rest) == RDF.nil
        ]
        lists = {}
        for tail in tails:
            cells = [tail]
            reference = self._references[tail][0]
            while reference.predicate == RDF.rest and self._is_cell(
                reference.subject, labelled
            ):
                assert isinstance(reference.subject, BlankNode)
                cells.append(reference.subject)
                reference = self._references[reference.subject][0]
            cells.reverse()
            lists[cells[0]] = cells
        return lists

    def _is_cell(self, node: object, labelled: set[BlankNode]) -> bool:
        if not isinstance(node, BlankNode) or node in labelled:
            return False
        predicates = [quad.predicate for quad in self._properties.get(node, ())]
        return (
            node in self._references
            and len(predicates) == len((RDF.first, RDF.rest))
            and set(predicates) == {RDF.first, RDF.rest}
        )

    def _descend(
        self, labelled: set[BlankNode], lists: dict[BlankNode, list[BlankNode]]
    ) -> list[BlankNode]:
        """Return the nodes in brackets, outer before inner; label the deepest."""
        inlined: list[BlankNode] = []
        queue = deque(
            (node, 0) for node in self._quads if self._is_start(node, labelled)
        )
        while queue:
            node, depth = queue.popleft()
            if depth > _DEEPEST:
                labelled.add(node)
                depth = 0
                _behead(lists, node)
            cells = lists.get(node, [node])
            if node not in labelled:
                inlined += cells
            inner = {
                quad.object for cell in cells for quad in self._properties.get(cell, ())
            }
            queue.extend(
                (child, depth + 1)
                for child in inner.difference(cells, labelled)
                if isinstance(child, BlankNode)
            )
        return inlined

    def _is_start(self, node: BlankNode, labelled: set[BlankNode]) -> bool:
        references = self._references.get(node)
        return (
            node in labelled
            or not references
            or isinstance(references[0].subject, NamedNode)
        )

    def _value(self, cell: BlankNode, predicate: NamedNode) -> Term:
        quads = self._properties[cell]
        value = next(quad.object for quad in quads if quad.predicate == predicate)
        assert not isinstance(value, Triple)
        return value


def _behead(lists: dict[BlankNode, list[BlankNode]], head: BlankNode) -> None:
    _, *rest = lists.pop(head, [head])
    if rest:
        lists[rest[0]] = rest
