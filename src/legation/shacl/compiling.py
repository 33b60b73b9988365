"""From a shapes graph to a set of shapes, each constraint ready to be checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from legation.shacl import values
from legation.shacl.components import Components, read_query
from legation.shacl.reading import TARGETS, IllFormed, Source
from legation.shacl.shapes import (
    Closed,
    Compared,
    Constraint,
    Count,
    Each,
    Fits,
    Has,
    Instance,
    Left,
    OncePerLanguage,
    Property,
    Qualified,
    Shape,
    ShapeSet,
    Target,
)
from legation.terms import SHACL, Literal, NamedNode, Node, Term, Triple
from legation.texts import Text


def compile_shapes(triples: Iterable[Triple]) -> ShapeSet:
    """Return the shapes of a shapes graph, ready to be checked.

    Args:
        triples: The shapes graph.

    Raises:
        DataError: A shape says what SHACL does not allow; the error names it.
    """
    graph = tuple(triples)
    return _Compiler(Source(graph)).compile(graph)


def has_targets(triples: Iterable[Triple]) -> bool:
    """Tell whether a shapes graph has a shape that says what it judges.

    Args:
        triples: The shapes graph.
    """
    return any(True for _ in Source(triples).roots())


class _Compiler:
    """Compiles the shapes that have targets, and those that they refer to."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._components = Components(source)
        self._shapes: dict[Node, Shape] = {}

    def compile(self, graph: tuple[Triple, ...]) -> ShapeSet:
        roots = [*self._source.roots()]
        waiting = [*roots]
        while waiting:
            node = waiting.pop()
            if node not in self._shapes:
                self._shapes[node] = shape = self._shape(node)
                waiting += shape.inner()
        whole = ShapeSet(dict(sorted(self._shapes.items(), key=_by_node)))
        reasons = {n: self._reason(whole, whole.shapes[n]) for n in roots}
        left = {node: reason for node, reason in reasons.items() if reason}
        return ShapeSet(whole.shapes, left, graph)

    def _shape(self, node: Node) -> Shape:
        try:
            return self._read(node)
        except IllFormed as error:
            raise error.about(self._source.named(node)) from error

    def _read(self, node: Node) -> Shape:
        source = self._source
        path = source.one(node, SHACL.path)
        severity = source.one(node, SHACL.severity) or SHACL.Violation
        if not isinstance(severity, NamedNode):
            raise IllFormed(SHACL.severity, "no IRI", "pas un IRI")
        return Shape(
            node,
            path=source.path(path) if path is not None else None,
            targets=tuple(self._targets(node)),
            constraints=tuple(self._constraints(node, is_property=path is not None)),
            severity=severity,
            messages=source.messages(node),
            is_active=not source.is_true(node, SHACL.deactivated),
        )

    def _targets(self, node: Node) -> Iterator[Target]:
        for kind in TARGETS:
            for term in self._source.objects(node, SHACL[kind]):
                if kind.endswith("Of") and not isinstance(term, NamedNode):
                    raise IllFormed(SHACL[kind], "no IRI", "pas un IRI")
                yield Target(kind, term)
        if self._source.is_class(node):
            yield Target("targetClass", node)

    def _constraints(self, node: Node, *, is_property: bool) -> Iterator[Constraint]:
        source = self._source
        for name, make in _OF_TERMS.items():
            for value in source.objects(node, SHACL[name]):
                yield make(component(name), value)
        yield from self._counts(node)
        yield from self._tests(node)
        yield from self._shapes_of(node)
        yield from self._qualified(node)
        if source.is_true(node, SHACL.uniqueLang):
            yield OncePerLanguage(component("uniqueLang"))
        if source.is_true(node, SHACL.closed):
            yield Closed(component("closed"), frozenset(self._allowed(node)))
        if source.objects(node, SHACL.js):
            raise IllFormed(
                SHACL.js, "a script (none is run)", "un script (jamais exécuté)"
            )
        for query in source.objects(node, SHACL.sparql):
            if not source.is_true(source.node(query), SHACL.deactivated):
                yield read_query(source, source.node(query))
        yield from self._components.of(node, is_property=is_property)

    def _counts(self, node: Node) -> Iterator[Constraint]:
        for name in ("minCount", "maxCount"):
            number = self._source.whole(node, SHACL[name])
            if number is not None:
                yield Count(component(name), number, is_least=name == "minCount")

    def _tests(self, node: Node) -> Iterator[Constraint]:
        source = self._source
        for name, is_least in (("minLength", True), ("maxLength", False)):
            number = source.whole(node, SHACL[name])
            if number is not None:
                test = values.of_length(number, is_least=is_least)
                yield Each(component(name), (_number(number),), test)
        for name, orders in _LIMITS.items():
            for limit in source.objects(node, SHACL[name]):
                if not isinstance(limit, Literal):
                    raise IllFormed(SHACL[name], "no literal", "pas un littéral")
                test = values.within(limit, orders=orders)
                yield Each(component(name), (limit,), test)
        flags = source.text(node, SHACL.flags) or ""
        for pattern in source.objects(node, SHACL.pattern):
            yield Each(component("pattern"), (pattern,), self._pattern(pattern, flags))
        for head in source.objects(node, SHACL.languageIn):
            tags = source.items(head)
            test = values.of_language(tag.value for tag in tags if _is_text(tag))
            yield Each(component("languageIn"), tags, test)
        for head in source.objects(node, SHACL["in"]):
            terms = source.items(head)
            yield Each(component("in"), terms, values.one_of(terms))

    def _pattern(self, pattern: Term, flags: str) -> values.Test:
        if isinstance(pattern, Literal):
            try:
                return values.matching(pattern.value, flags)
            except ValueError:
                pass
        raise IllFormed(
            SHACL.pattern, "no regular expression", "pas une expression régulière"
        )

    def _shapes_of(self, node: Node) -> Iterator[Constraint]:
        source = self._source
        for value in source.objects(node, SHACL.node):
            yield Fits(component("node"), (source.node(value),), 1, 1)
        for value in source.objects(node, SHACL["not"]):
            yield Fits(component("not"), (source.node(value),), 0, 0)
        for name in ("and", "or", "xone"):
            for head in source.objects(node, SHACL[name]):
                shapes = tuple(map(source.node, source.items(head)))
                least = len(shapes) if name == "and" else 1
                most = 1 if name == "xone" else len(shapes)
                yield Fits(component(name), shapes, least, most)
        for value in source.objects(node, SHACL.property):
            shape = source.node(value)
            if source.one(shape, SHACL.path) is None:
                error = IllFormed(SHACL.path, "nothing", "rien")
                raise error.about(source.named(shape))
            yield Property(component("property"), shape)

    def _qualified(self, node: Node) -> Iterator[Constraint]:
        source = self._source
        for value in source.objects(node, SHACL.qualifiedValueShape):
            shape = source.node(value)
            siblings = (
                tuple(self._siblings(node, shape))
                if source.is_true(node, SHACL.qualifiedValueShapesDisjoint)
                else ()
            )
            for name in ("qualifiedMinCount", "qualifiedMaxCount"):
                number = source.whole(node, SHACL[name])
                if number is not None:
                    is_least = name == "qualifiedMinCount"
                    yield Qualified(component(name), shape, siblings, number, is_least)

    def _siblings(self, node: Node, shape: Node) -> Iterator[Node]:
        """Yield the shapes of section 4.7.3, each once."""
        source = self._source
        found: dict[Node, None] = {}
        for parent in source.subjects(SHACL.property):
            properties = source.objects(parent, SHACL.property)
            if node in properties:
                for one in map(source.node, properties):
                    inner = source.objects(one, SHACL.qualifiedValueShape)
                    found |= dict.fromkeys(map(source.node, inner))
        found.pop(shape, None)
        yield from found

    def _allowed(self, node: Node) -> Iterator[NamedNode]:
        source = self._source
        for head in source.objects(node, SHACL.ignoredProperties):
            yield from (t for t in source.items(head) if isinstance(t, NamedNode))
        for value in source.objects(node, SHACL.property):
            path = source.one(source.node(value), SHACL.path)
            if isinstance(path, NamedNode):
                yield path

    def _reason(self, shapes: ShapeSet, shape: Shape) -> Left | None:
        """Return why a shape is left to the reference engine, if it is."""
        for one in shapes.within(shape):
            for name in _ADVANCED:
                if self._source.objects(one.node, SHACL[name]):
                    return Left(_advanced(name), is_advanced=True)
        return Left(_RECURSIVE) if _is_recursive(shapes.shapes, shape) else None


def component(name: str) -> NamedNode:
    """Return the constraint component of a parameter such as "minCount"."""
    return SHACL[f"{name[0].upper()}{name[1:]}ConstraintComponent"]


def _of_datatype(name: NamedNode, value: Term) -> Constraint:
    return Each(name, (value,), values.of_datatype(value))


def _of_kind(name: NamedNode, value: Term) -> Constraint:
    return Each(name, (value,), values.of_kind(value))


def _of_class(name: NamedNode, value: Term) -> Constraint:
    if isinstance(value, Literal):
        raise IllFormed(SHACL["class"], "a literal", "un littéral")
    return Instance(name, value)


def _compared(kind: str) -> Callable[[NamedNode, Term], Constraint]:
    def make(name: NamedNode, value: Term) -> Constraint:
        if not isinstance(value, NamedNode):
            raise IllFormed(SHACL[kind], "no IRI", "pas un IRI")
        return Compared(name, value, kind)

    return make


_OF_TERMS: Mapping[str, Callable[[NamedNode, Term], Constraint]] = {
    "class": _of_class,
    "datatype": _of_datatype,
    "nodeKind": _of_kind,
    "hasValue": Has,
    **{
        kind: _compared(kind)
        for kind in ("equals", "disjoint", "lessThan", "lessThanOrEquals")
    },
}
_LIMITS = {
    "minInclusive": frozenset({0, 1}),
    "minExclusive": frozenset({1}),
    "maxInclusive": frozenset({-1, 0}),
    "maxExclusive": frozenset({-1}),
}
_ADVANCED = ("target", "expression")
_RECURSIVE = Text("it refers to itself", "elle renvoie à elle-même")


def _advanced(name: str) -> Text:
    return Text(f"it uses {name} of SHACL-AF", f"elle emploie {name} de SHACL-AF")


def _is_recursive(shapes: Mapping[Node, Shape], shape: Shape) -> bool:
    """Tell whether a shape reaches a circle of references (section 3.4.3)."""
    done = set[Node]()

    def circles(node: Node, above: frozenset[Node]) -> bool:
        if node in above:
            return True
        if node in done:
            return False
        found = any(circles(one, above | {node}) for one in shapes[node].inner())
        done.add(node)
        return found

    return circles(shape.node, frozenset())


def _by_node(item: tuple[Node, Shape]) -> str:
    return str(item[0])


def _is_text(term: Term) -> bool:
    return isinstance(term, Literal)


def _number(number: int) -> Literal:
    return Literal(number)
