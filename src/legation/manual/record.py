"""What a dataset holds, counted: things, claims, sources, and what it does not tell."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from legation.claims import ClaimSet
from legation.graph import KnowledgeGraph
from legation.inputs import Inputs
from legation.manual.index import Index
from legation.terms import (
    DCTERMS,
    LEG,
    OA,
    RDF,
    SKOS,
    VOID,
    Literal,
    NamedNode,
)
from legation.texts import Language

_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  { ?thing a ?class } UNION { GRAPH graph:claims { ?thing a ?class } }
  FILTER(?class NOT IN (skos:Concept, skos:ConceptScheme))
}
GROUP BY ?class
"""
_STATUSES = ("told", "inferred", "derived")
_FACTS = """
SELECT ?graph (COUNT(*) AS ?count) WHERE {
  VALUES ?graph { graph:told graph:inferred graph:derived }
  GRAPH ?graph { ?s ?p ?o }
}
GROUP BY ?graph
"""
_UNDATED = """
SELECT ?class ?thing WHERE {
  VALUES ?class { leg:Agreement leg:Event leg:Tenure }
  ?thing a ?class
  FILTER NOT EXISTS { ?thing leg:date|leg:attestedAt ?date }
}
ORDER BY ?class ?thing
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A source of claims.

    Attributes:
        node: Its IRI.
        publishers: Who published it.
        addresses: Where it is found.
        dates: When it was issued.
        notes: What the editors say of it.
        claims: How many claims come from it.
    """

    node: NamedNode
    publishers: list[str]
    addresses: list[str]
    dates: list[str]
    notes: list[str]
    claims: int


class Record:
    """What one dataset holds.

    Attributes:
        said: What its description, its claims graph and its ontology say.
        claims: Its claims.
    """

    def __init__(
        self, inputs: Inputs, graph: KnowledgeGraph, *, language: Language
    ) -> None:
        """Read the claims.

        Args:
            inputs: The files of the dataset.
            graph: The graph that was built from them.
            language: The language of the words wanted.
        """
        self.claims: ClaimSet = inputs.claims()
        self._graph = graph
        self._dataset = inputs.dataset
        ontology = (q.triple for document in inputs.ontology for q in document.quads)
        self.said = Index(
            [
                *(quad.triple for quad in inputs.dataset.quads),
                *sorted(self.claims.described, key=str),
                *ontology,
            ],
            language=language,
        )

    def description(self) -> NamedNode:
        """Return the node that describes the dataset."""
        (node, *_) = self.said.subjects(VOID.uriSpace, Literal(self._dataset.base))
        return node

    def classes(self) -> Counter[NamedNode]:
        """Return how many things of each class there are, concepts left out."""
        return self._count(_CLASSES)

    def facts(self) -> tuple[int, ...]:
        """Return how many facts are told, how many inferred and how many derived."""
        counts = self._count(_FACTS)
        return tuple(counts[self._dataset.graph(name)] for name in _STATUSES)

    def stances(self) -> Counter[NamedNode]:
        """Return how many claims there are of each stance."""
        return Counter(self.claims.stances.values())

    def sources(self) -> list[Source]:
        """Return the sources, those first from which most claims come."""
        counts = Counter(
            source
            for claim in self.claims.stances
            for source in self.said.nodes(claim, LEG.source)
        )
        known = {*self.said.subjects(RDF.type, LEG.Source), *counts}
        order = sorted(known, key=lambda node: (-counts[node], node.value))
        return [self._source(node, counts[node]) for node in order]

    def undated(self) -> dict[NamedNode, list[NamedNode]]:
        """Return the agreements, events and tenures of which no date is told."""
        found: dict[NamedNode, list[NamedNode]] = {}
        for kind, thing in self._graph.sparql(_UNDATED):
            if isinstance(kind, NamedNode) and isinstance(thing, NamedNode):
                found.setdefault(kind, []).append(thing)
        return found

    def not_accepted(self) -> list[NamedNode]:
        """Return the claims that are not accepted, sorted by IRI."""
        apart = self.claims.stances.keys() - self.claims.accepted
        return sorted(apart, key=str)

    def words(self, claim: NamedNode) -> list[str]:
        """Return what a claim quotes, or the places that it cites."""
        passages = self.said.nodes(claim, LEG.passage)
        quotes = [self.said.word(passage, OA.exact) for passage in passages]
        return quotes or self.said.words(claim, LEG.citation)

    def reservations(self, nodes: Iterable[NamedNode]) -> list[str]:
        """Return what the editors say about the limits of datasets or sources."""
        return [
            note
            for node in nodes
            for predicate in (SKOS.editorialNote, SKOS.scopeNote)
            for note in self.said.words(node, predicate)
        ]

    def _source(self, node: NamedNode, claims: int) -> Source:
        words = self.said.words
        addresses = [n.value for n in self.said.nodes(node, DCTERMS.source)]
        return Source(
            node,
            publishers=words(node, DCTERMS.publisher),
            addresses=[*addresses, *words(node, DCTERMS.source)],
            dates=words(node, DCTERMS.issued),
            notes=words(node, SKOS.note),
            claims=claims,
        )

    def _count(self, query: str) -> Counter[NamedNode]:
        counts: Counter[NamedNode] = Counter()
        for node, number in self._graph.sparql(query):
            if isinstance(node, NamedNode) and isinstance(number, Literal):
                counts[node] = int(number.value)
        return counts
