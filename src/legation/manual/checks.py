"""What the shapes check, by the term that it concerns."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from legation.findings import SEVERITIES, Severity
from legation.manual.demands import Demands
from legation.manual.index import Index
from legation.manual.markdown import slug
from legation.manual.names import names_in
from legation.manual.vocabulary import Vocabulary
from legation.terms import RDFS, SHACL, BlankNode, Literal, NamedNode, Term
from legation.texts import Language

_HOLE = re.compile(r"\{[?$]\w+\}")
_TARGETS = frozenset(
    {
        *(SHACL.targetClass, SHACL.targetNode),
        *(SHACL.targetSubjectsOf, SHACL.targetObjectsOf),
    }
)


@dataclass(frozen=True, slots=True)
class Check:
    """A shape with constraints of its own, or a SPARQL constraint of a shape.

    Attributes:
        name: Its prefixed name.
        severity: How grave a finding of it is.
        demand: What it demands, as Markdown.
        message: What a finding says, with dots for what is found.
    """

    name: str
    severity: Severity
    demand: str
    message: str

    @property
    def anchor(self) -> str:
        """The name of the place where it is explained."""
        return f"check-{slug(self.name.partition(':')[2] or self.name)}"


def target_classes(shapes: Index) -> set[NamedNode]:
    """Return the classes whose things the shapes judge."""
    return {
        triple.object
        for triple in shapes.triples
        if triple.predicate == SHACL.targetClass
        and isinstance(triple.object, NamedNode)
    }


class Checks:
    """The checks of all shapes, each explained in one place.

    Attributes:
        shared: Those that concern several terms, or none that is explained.
    """

    def __init__(
        self, shapes: Index, *, vocabulary: Vocabulary, language: Language
    ) -> None:
        """Find for each check which terms it concerns.

        Args:
            shapes: The shapes of facts and of claims.
            vocabulary: The terms.
            language: The language of the words.
        """
        self._shapes = shapes
        self._vocabulary = vocabulary
        self._demands = Demands(shapes, vocabulary=vocabulary, language=language)
        homes: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        owners: dict[NamedNode, NamedNode] = {}
        for shape in self._targeting():
            for node in self._parts(shape):
                homes[node] |= self._homes(shape)
                owners.setdefault(node, shape)
        checks = {
            node: check
            for node in sorted(homes, key=str)
            if (check := self._check(node, owners[node])).demand
        }
        self._at_home: dict[object, list[Check]] = defaultdict(list)
        self._away: dict[object, list[Check]] = defaultdict(list)
        self.shared: list[Check] = []
        for node, check in checks.items():
            is_shared = len(homes[node]) != 1
            if is_shared:
                self.shared.append(check)
            for home in homes[node]:
                (self._away if is_shared else self._at_home)[home].append(check)
            for term in self._paths(node) - homes[node]:
                self._away[term].append(check)

    def at_home(self, term: NamedNode) -> list[Check]:
        """Return the checks that concern a term alone, sorted by name."""
        return self._at_home.get(term, [])

    def away(self, term: NamedNode) -> list[Check]:
        """Return the checks of a term that are explained elsewhere, sorted by name."""
        return self._away.get(term, [])

    def _targeting(self) -> list[NamedNode]:
        """Return the shapes that say what they judge."""
        found = {
            triple.subject
            for triple in self._shapes.triples
            if triple.predicate in _TARGETS and isinstance(triple.subject, NamedNode)
        }
        return sorted(found, key=str)

    def _parts(self, shape: NamedNode) -> Iterator[NamedNode]:
        yield shape
        yield from self._shapes.nodes(shape, SHACL.property)
        yield from self._shapes.nodes(shape, SHACL.sparql)

    def _homes(self, shape: NamedNode) -> set[NamedNode]:
        """Return the terms whose things, or whose ends, a shape judges."""
        nodes = self._shapes.nodes
        homes = {*nodes(shape, SHACL.targetClass), *nodes(shape, SHACL.targetNode)}
        for target, end in (
            (SHACL.targetSubjectsOf, RDFS.domain),
            (SHACL.targetObjectsOf, RDFS.range),
        ):
            for term in nodes(shape, target):
                homes.update(self._vocabulary.said.nodes(term, end) or [term])
        return {home for home in homes if self._vocabulary.kind(home)}

    def _check(self, node: NamedNode, owner: NamedNode) -> Check:
        shapes = self._shapes
        grave = shapes.object(node, SHACL.severity)
        grave = grave or shapes.object(owner, SHACL.severity)
        severity = SEVERITIES.get(grave) if isinstance(grave, NamedNode) else None
        return Check(
            name=self._vocabulary.name(node),
            severity=severity or Severity.VIOLATION,
            demand=self._demands.of(node),
            message=_HOLE.sub("…", shapes.word(node, SHACL.message)),
        )

    def _paths(self, node: Term) -> set[NamedNode]:
        """Return the properties that a check looks at."""
        found: set[NamedNode] = set()
        for part in self._blank_below(node):
            for path in self._shapes.objects(part, SHACL.path):
                found |= self._steps(path)
            for query in self._shapes.objects(part, SHACL.select):
                assert isinstance(query, Literal)
                found |= names_in(query.value, prefixes=self._vocabulary.prefixes)
        return {term for term in found if self._vocabulary.kind(term) == "property"}

    def _blank_below(self, node: Term) -> Iterator[Term]:
        """Yield a node and the nodes without a name below it."""
        yield node
        for value in self._values(node):
            if isinstance(value, BlankNode):
                yield from self._blank_below(value)

    def _steps(self, path: Term) -> set[NamedNode]:
        if isinstance(path, NamedNode):
            return {path}
        return {step for value in self._values(path) for step in self._steps(value)}

    def _values(self, node: Term) -> Iterator[Term]:
        for predicate in self._shapes.predicates(node):
            yield from self._shapes.objects(node, predicate)
