"""Which engine checks a shape, and which of its queries will be slow."""

from collections.abc import Iterator
from dataclasses import dataclass

from legation.judging.prebinding import prebind
from legation.paths import Repeated, write_path
from legation.shacl.shapes import Query, Shape, ShapeSet
from legation.sparql.tokens import tokenize
from legation.terms import NamedNode, Node, Prefixes
from legation.texts import Text
from legation.touching.patterns import Pattern, read_patterns


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a shape is checked.

    Attributes:
        shape: Its prefixed name; its path in brackets where it has no name.
        engine: "fast" or "reference".
        reason: Why it is the reference engine; None for the fast one.
        remarks: What makes its queries slow, one sentence each.
    """

    shape: str
    engine: str
    reason: Text | None = None
    remarks: tuple[Text, ...] = ()


def explain(shapes: ShapeSet, *, prefixes: Prefixes) -> list[Explanation]:
    """Return how each shape with focus nodes is checked, in the order of the set.

    Args:
        shapes: The shapes.
        prefixes: Prefixes to name them.
    """
    found = {
        applied.shape.node: Explanation(
            _shape_name(applied.shape, prefixes),
            "fast",
            remarks=tuple(_remarks(applied.shape, prefixes)),
        )
        for applied in shapes.applied
    }
    for node, left in shapes.left.items():
        name = _shape_name(shapes.shapes[node], prefixes)
        found[node] = Explanation(name, "reference", left.reason)
    return sorted(found.values(), key=lambda one: (one.engine, one.shape))


def _shape_name(shape: Shape, prefixes: Prefixes) -> str:
    if isinstance(shape.node, NamedNode) or shape.path is None:
        return _name(shape.node, prefixes)
    return f"[{write_path(shape.path, prefixes.write)}]"


def _name(node: Node, prefixes: Prefixes) -> str:
    return prefixes.shorten(node.value) if isinstance(node, NamedNode) else "[]"


def _remarks(shape: Shape, prefixes: Prefixes) -> Iterator[Text]:
    for constraint in shape.constraints:
        if isinstance(constraint, Query):
            name = _name(constraint.node, prefixes)
            for remark in remarks(constraint, shape):
                yield Text(f"{name}: {remark.en}", f"{name} : {remark.fr}")


def remarks(query: Query, shape: Shape) -> Iterator[Text]:
    """Yield what makes a query slow, one sentence each.

    Args:
        query: The query of a constraint.
        shape: The shape that declares it.
    """
    if any(token.is_word("EXISTS") for token in tokenize(query.text)):
        yield _EXISTS
    if not prebind(query, path=shape.path, shape=shape.node).is_joined:
        yield _ONE_BY_ONE
    patterns = [read.pattern for read in read_patterns(_plain(query.text))]
    if any(_starts_at_end(one, other) for one in patterns for other in patterns):
        yield _BACKWARDS


def _plain(text: str) -> str:
    return text.replace("$PATH", "?PATH")


def _starts_at_end(path: Pattern, fixed: Pattern) -> bool:
    """Tell whether a repeated path ends where a pattern has only given terms.

    The store's planner starts at the given terms, and goes the path for each match.
    """
    return (
        isinstance(path.predicate, Repeated)
        and path.object is not None
        and fixed.subject == path.object
        and isinstance(fixed.predicate, NamedNode)
        and fixed.object is None
    )


_EXISTS = Text(
    "EXISTS is planned without what is known outside it, which takes long. Write it "
    "as OPTIONAL { ... } FILTER(!BOUND(?x)).",
    "EXISTS est planifié sans ce qui est connu hors de lui, ce qui prend du temps. "
    "Écrivez OPTIONAL { ... } FILTER(!BOUND(?x)).",
)
_ONE_BY_ONE = Text(
    "the query is asked for each focus node by itself, because of a sub-select, a "
    "LIMIT or a count that is not grouped by $this. Write it without.",
    "la requête est posée séparément pour chaque nœud, à cause d'une sous-requête, "
    "d'un LIMIT ou d'un décompte qui n'est pas groupé par $this. Récrivez-la sans.",
)
_BACKWARDS = Text(
    "a repeated path ends where a pattern is given but for its subject, and the store "
    "starts there. Write ?x a ?kind FILTER(?kind = ex:Kind).",
    "un chemin répété aboutit là où un motif est fixé sauf son sujet, et la base part "
    "de là. Écrivez ?x a ?kind FILTER(?kind = ex:Kind).",
)
