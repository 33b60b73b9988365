"""Labels of blank nodes that depend on the graph alone.

Each node gets a colour made of all that is said about it; nodes that look alike take
the colours of their neighbours into account until nothing new is learnt. Where some
still look alike, one of them is marked and the colouring goes on.

Two nodes are told apart unless they differ only in ways that neither the colours nor
one mark show: some regular graphs made of blank nodes alone. There, the labels may
depend on the order of the input; the text still means the same graph.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from legation.terms import BlankNode, Quad

Colours = dict[BlankNode, str]


def label_blanks(
    labelled: Iterable[BlankNode],
    *,
    inlined: Sequence[BlankNode],
    quads: Mapping[BlankNode, Sequence[Quad]],
) -> dict[BlankNode, str]:
    """Label blank nodes in an order that depends on the graph alone.

    Args:
        labelled: The nodes that need a label.
        inlined: All other blank nodes, outer ones before inner ones.
        quads: Every quad in which each blank node stands.

    Returns:
        "_:b1", "_:b2" and so on, by node.
    """
    parts = _connected(set(labelled), inlined, quads)
    parts.sort(key=lambda part: part.signature())
    nodes = [node for part in parts for node in part.ordered()]
    return {node: f"_:b{number}" for number, node in enumerate(nodes, start=1)}


class _Part:
    """Blank nodes that are connected with each other, and their colours."""

    def __init__(self, quads: Mapping[BlankNode, Sequence[Quad]]) -> None:
        self.labelled: list[BlankNode] = []
        self.inlined: list[BlankNode] = []
        self._quads = quads
        self._colours: Colours = {}

    def colour(self) -> None:
        colours = self._refine(dict.fromkeys([*self.labelled, *self.inlined], ""))
        while alike := self._alike(colours):
            tries = [
                self._refine({**colours, node: f"{colours[node]} marked"})
                for node in alike
            ]
            colours = min(tries, key=self._sorted_colours)
        self._colours = colours

    def signature(self) -> list[str]:
        return self._sorted_colours(self._colours)

    def ordered(self) -> list[BlankNode]:
        return sorted(self.labelled, key=self._colours.__getitem__)

    def _sorted_colours(self, colours: Colours) -> list[str]:
        return sorted(colours[node] for node in self.labelled)

    def _alike(self, colours: Colours) -> list[BlankNode]:
        groups: dict[str, list[BlankNode]] = {}
        for node in self.labelled:
            groups.setdefault(colours[node], []).append(node)
        first = min((c for c, nodes in groups.items() if len(nodes) > 1), default="")
        return groups.get(first, [])

    def _refine(self, colours: Colours) -> Colours:
        known = 0
        while True:
            # Inwards and outwards, so that one round carries news through any depth.
            for node in reversed(self.inlined):
                colours[node] = self._mix(node, colours)
            colours.update({node: self._mix(node, colours) for node in self.labelled})
            for node in self.inlined:
                colours[node] = self._mix(node, colours)
            count = len({colours[node] for node in self.labelled})
            if count == known:
                return colours
            known = count

    def _mix(self, node: BlankNode, colours: Colours) -> str:
        said = sorted(
            " ".join(
                "itself"
                if term == node
                else colours[term]
                if isinstance(term, BlankNode)
                else str(term)
                for term in quad
            )
            for quad in self._quads[node]
        )
        return sha256("\n".join([colours[node], *said]).encode()).hexdigest()


def _connected(
    labelled: set[BlankNode],
    inlined: Sequence[BlankNode],
    quads: Mapping[BlankNode, Sequence[Quad]],
) -> list[_Part]:
    """Return the connected parts in which a node needs a label, coloured."""
    part_of: dict[BlankNode, _Part] = {}
    parts = []
    for start in labelled:
        if start in part_of:
            continue
        part = _Part(quads)
        parts.append(part)
        part_of[start] = part
        waiting = [start]
        while waiting:
            near = _neighbours(quads[waiting.pop()]).difference(part_of)
            part_of.update(dict.fromkeys(near, part))
            waiting.extend(near)
    for node in labelled:
        part_of[node].labelled.append(node)
    for node in inlined:
        if node in part_of:
            part_of[node].inlined.append(node)
    for part in parts:
        part.colour()
    return parts


def _neighbours(quads: Iterable[Quad]) -> set[BlankNode]:
    return {term for quad in quads for term in quad if isinstance(term, BlankNode)}
