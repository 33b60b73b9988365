"""From a shapes graph to the shapes in it (SHACL, section 2)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from legation.errors import DataError
from legation.findings import Finding
from legation.parsing import owners
from legation.paths import (
    REPETITIONS,
    Alternative,
    Inverse,
    Path,
    Repeated,
    Sequence,
    unturn,
)
from legation.terms import (
    OWL,
    RDF,
    RDFS,
    SHACL,
    XSD,
    BlankNode,
    Literal,
    NamedNode,
    Node,
    Term,
    Triple,
    subject_of,
    value_of,
)
from legation.texts import Text

TRUE = Literal("true", datatype=XSD.boolean)
_WHOLE = re.compile(r"[+-]?[0-9]+")
_SHAPES = (SHACL.NodeShape, SHACL.PropertyShape)
_CLASSES = frozenset({RDFS.Class, OWL.Class})


class Source:
    """A shapes graph, asked node by node."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Index the triples of a shapes graph."""
        self._objects: dict[tuple[Node, NamedNode], list[Term]] = defaultdict(list)
        self._subjects: dict[NamedNode, dict[Node, None]] = defaultdict(dict)
        for triple in sorted(set(triples), key=str):
            subject, predicate = subject_of(triple), triple.predicate
            self._objects[subject, predicate].append(value_of(triple))
            self._subjects[predicate][subject] = None

    def named(self, node: Node) -> NamedNode | None:
        """Return a node or, if it has no name, the named one around it."""
        return self._owners.get(node) if isinstance(node, BlankNode) else node

    def objects(self, node: Node, predicate: NamedNode) -> list[Term]:
        """Return the values of a property, sorted."""
        return self._objects.get((node, predicate), [])

    def subjects(self, predicate: NamedNode) -> Iterable[Node]:
        """Return the nodes that have a property, sorted."""
        return self._subjects.get(predicate, ())

    def one(self, node: Node, predicate: NamedNode) -> Term | None:
        """Return the value of a property, or None where it is not given.

        Raises:
            IllFormed: There are several.
        """
        found = self.objects(node, predicate)
        if len(found) > 1:
            raise IllFormed(predicate, f"{len(found)} values", f"{len(found)} valeurs")
        return found[0] if found else None

    def whole(self, node: Node, predicate: NamedNode) -> int | None:
        """Return a whole number, or None where it is not given.

        Raises:
            IllFormed: It is something else.
        """
        value = self.one(node, predicate)
        if value is None:
            return None
        if isinstance(value, Literal) and _WHOLE.fullmatch(value.value):
            return int(value.value)
        raise IllFormed(predicate, "no whole number", "pas un nombre entier")

    def text(self, node: Node, predicate: NamedNode) -> str | None:
        """Return a text, or None where it is not given.

        Raises:
            IllFormed: It is something else.
        """
        value = self.one(node, predicate)
        if value is None or isinstance(value, Literal):
            return value.value if value else None
        raise IllFormed(predicate, "no text", "pas un texte")

    def messages(self, node: Node) -> tuple[Literal, ...]:
        """Return what a shape or a constraint says, one language after the other."""
        found = self.objects(node, SHACL.message)
        return tuple(one for one in found if isinstance(one, Literal))

    def is_true(self, node: Node, predicate: NamedNode) -> bool:
        """Tell whether a property is true, written so."""
        return TRUE in self.objects(node, predicate)

    def items(self, head: Term) -> tuple[Term, ...]:
        """Return the members of a list.

        Raises:
            IllFormed: It is no list, or it never ends.
        """
        found: list[Term] = []
        seen = set[Term]()
        while head != RDF.nil:
            node = self.node(head)
            first = self.objects(node, RDF.first)
            rest = self.objects(node, RDF.rest)
            if len(first) != 1 or len(rest) != 1 or head in seen:
                raise IllFormed(RDF.rest, "no list", "pas une liste")
            seen.add(head)
            found.append(first[0])
            head = rest[0]
        return tuple(found)

    def node(self, term: Term) -> Node:
        """Return a term that must be a node.

        Raises:
            IllFormed: It is a literal.
        """
        if isinstance(term, Literal):
            raise IllFormed(SHACL.node, "a literal", "un littéral")
        return term

    def path(self, term: Term) -> Path:
        """Return the path that a node describes (section 2.3.1).

        Raises:
            IllFormed: It describes none.
        """
        return unturn(self._path(term, seen=frozenset()))

    def _path(self, term: Term, *, seen: frozenset[Term]) -> Path:
        if isinstance(term, NamedNode) and term != RDF.nil:
            return term
        if isinstance(term, Literal) or term in seen:
            raise IllFormed(SHACL.path, "no path", "pas un chemin")

        def inner(value: Term) -> Path:
            return self._path(value, seen=seen | {term})

        if self.objects(term, RDF.first):
            return Sequence(tuple(map(inner, self.items(term))))
        for form, (least, is_once) in REPETITIONS.items():
            if (value := self.one(term, form)) is not None:
                return Repeated(inner(value), least, is_once)
        if (value := self.one(term, SHACL.inversePath)) is not None:
            return Inverse(inner(value))
        if (value := self.one(term, SHACL.alternativePath)) is not None:
            return Alternative(tuple(map(inner, self.items(value))))
        raise IllFormed(SHACL.path, "no path", "pas un chemin")

    def roots(self) -> Iterator[Node]:
        """Yield the nodes that have targets of their own, each once."""
        found: dict[Node, None] = {}
        for name in TARGETS:
            found |= dict.fromkeys(self.subjects(SHACL[name]))
        found |= dict.fromkeys(self.subjects(SHACL.target))
        found |= {n: None for n in self.subjects(RDF.type) if self.is_class(n)}
        yield from sorted(found, key=str)

    def is_class(self, node: Node) -> bool:
        """Tell whether a shape is a class too, whose instances it targets."""
        types = self.objects(node, RDF.type)
        return any(kind in types for kind in _SHAPES) and any(
            not _CLASSES.isdisjoint(self._above(kind)) for kind in types
        )

    @cached_property
    def _owners(self) -> Mapping[BlankNode, NamedNode]:
        return owners(
            Triple(subject, predicate, value)
            for (subject, predicate), found in self._objects.items()
            for value in found
        )

    def _above(self, term: Term) -> set[Term]:
        seen, waiting = set[Term](), [term]
        while waiting:
            one = waiting.pop()
            if one not in seen and not isinstance(one, Literal):
                seen.add(one)
                waiting += self.objects(one, RDFS.subClassOf)
        return seen


TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")


class IllFormed(Exception):  # noqa: N818 (caught where the shape's name is known)
    """What a shapes graph says and SHACL does not allow."""

    def __init__(self, predicate: NamedNode, en: str, fr: str) -> None:
        """Keep the property that is wrong, and what it has in both languages."""
        super().__init__(en)
        self._place = predicate.value.rpartition("#")[2]
        self._what = Text(en, fr)

    def about(self, node: NamedNode | None) -> DataError:
        """Return the error that says which shape cannot be read.

        Args:
            node: The shape, constraint or component; None where none has a name.
        """
        name = "[]" if node is None else str(node)
        what, place = self._what, self._place
        text = Text(
            f"The shape {name} cannot be read: {what.en} at {place}. Correct the "
            "shape (SHACL says what it may hold).",
            f"La forme {name} est illisible : {what.fr} pour {place}. Corrigez la "
            "forme (SHACL dit ce qu'elle peut contenir).",
        )
        return DataError(text, [Finding(text, focus=node.value if node else None)])
