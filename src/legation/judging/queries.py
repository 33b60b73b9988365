"""SPARQL constraints asked of a store, for many nodes at once (SHACL, sections 5, 6).

$this has its value before the query runs. A query about many nodes gets a table of
them at the head of each group that needs it, or none where it finds them itself and
most are asked about; where that would not be the same, the
query is asked node by node, the node written in the place of the variable.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from legation.columns import Numbers
from legation.errors import DataError, LegationError
from legation.findings import Finding
from legation.judging.prebinding import Prebound, prebind
from legation.judging.view import View
from legation.shacl.shapes import Query, Shape
from legation.store import Row, as_stored
from legation.terms import BlankNode, Literal, NamedNode, Node, Term
from legation.texts import Text

Found = Iterator[tuple[int, Term | None, Mapping[str, Term]]]
"""For each answer: the place of its node, the value, and what variables stand for."""

_SOME = 1_000  # nodes, from which on it is faster to ask about all that there are
_MANY = 10_000  # nodes of one table
_FOCUS = NamedNode("urn:legation:focus")


class Queries:
    """The queries of shapes, asked of what a view shows."""

    def __init__(self, view: View) -> None:
        """Ask the facts of a view."""
        self._view = view
        self._prebound = cache(_prebound)

    def select(self, query: Query, shape: Shape, nodes: Numbers) -> Found:
        """Yield what a SELECT finds for some nodes.

        Args:
            query: The query.
            shape: The shape that declares it.
            nodes: The nodes, each once.
        """
        places = {
            term: place for place, term in enumerate(self._view.numbering.terms(nodes))
        }
        text = self._prebound(query, shape)
        for bound in self._answers(text, [(term,) for term in places], query, shape):
            focus = bound["this"]
            value = bound.get("value", focus if shape.path is None else None)
            yield places[focus], value, bound

    def ask(
        self, query: Query, shape: Shape, nodes: Numbers, rows: Numbers, values: Numbers
    ) -> Found:
        """Yield the values of which an ASK says that they are not good.

        Args:
            query: The query.
            shape: The shape that declares it.
            nodes: The nodes, each once.
            rows: For each value, the place of its node.
            values: The values.
        """
        terms = self._view.numbering.terms
        pairs = list(zip(terms(nodes[rows]), terms(values), strict=True))
        text = self._prebound(query, shape)
        answers = self._answers(text, pairs, query, shape)
        good = {(bound["this"], bound["value"]) for bound in answers}
        for row, pair in zip(rows.tolist(), pairs, strict=True):
            if pair not in good:
                known = dict(zip(("this", "value"), pair, strict=True))
                yield row, pair[1], {**dict(query.parameters), **known}

    def _answers(
        self,
        text: Prebound,
        known: Sequence[tuple[Term, ...]],
        query: Query,
        shape: Shape,
    ) -> Iterator[dict[str, Term]]:
        """Yield the answers, each with the values of the variables and parameters."""
        together: list[tuple[Term, ...]] = []
        apart: list[tuple[Term, ...]] = []
        for row in known:
            is_alike = text.is_joined and all(map(_is_kept, row))
            (together if is_alike else apart).append(row)
        if text.is_open and self._view.is_whole and len(together) >= _SOME:
            wanted = set(together)
            for bound in self._run(text.for_all(), query, shape):
                if (bound["this"],) in wanted:
                    yield bound
            together = []
        for some in _chunks(together, _MANY):
            yield from self._run(text.for_many(some), query, shape)
        for row in apart:
            given = dict(zip(text.variables, row, strict=True))
            is_blank = any(isinstance(term, BlankNode) for term in row)
            asked = text.for_blank(_FOCUS) if is_blank else text.for_one(row)
            yield from self._run(asked, query, shape, given)

    def _run(
        self,
        text: str,
        query: Query,
        shape: Shape,
        given: Mapping[str, Term] | None = None,
    ) -> Iterator[dict[str, Term]]:
        given = given or {}

        def focus(place: Term) -> Term:
            return list(given.values())[int(place.value)]

        try:
            answer = self._view.facts.query(text, functions={_FOCUS: focus})
        except LegationError as error:
            raise _unanswered((query.node, shape.node), error) from error
        names, fixed = answer.columns, {**dict(query.parameters), **given}
        # What is found in several ways is one result.
        for row in dict.fromkeys(answer):
            yield {**fixed, **_bound(names, row)}


def _prebound(query: Query, shape: Shape) -> Prebound:
    try:
        return prebind(query, path=shape.path, shape=shape.node)
    except LegationError as error:
        raise _unanswered((query.node, shape.node), error) from error


def _bound(names: Sequence[str], row: Row) -> dict[str, Term]:
    return {
        name: term for name, term in zip(names, row, strict=True) if term is not None
    }


def _is_kept(term: Term) -> bool:
    """Tell whether a term comes back from a table as it was put into it."""
    if isinstance(term, Literal):
        return as_stored(term) == term
    return isinstance(term, NamedNode)


def _chunks(
    items: Sequence[tuple[Term, ...]], size: int
) -> Iterator[list[tuple[Term, ...]]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _unanswered(names: tuple[Node, Node], error: LegationError) -> DataError:
    named = next((node for node in names if isinstance(node, NamedNode)), None)
    who = named or "[]"
    text = Text(
        f"A query of {who} cannot be asked. {error.text.en}",
        f"Une requête de {who} ne peut pas être posée. {error.text.fr}",
    )
    return DataError(text, [Finding(text, focus=named.value if named else None)])
