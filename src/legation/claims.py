"""Claims: who says what, and which of it counts as told.

A claim is a named graph. What the claims graph says about it (source, stance) decides
whether its triples become facts; the same fact in two claims is told twice and merged
once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from legation.dataset import Dataset
from legation.findings import Finding, Position
from legation.parsing import Document
from legation.terms import (
    CONCEPT,
    LEG,
    RDF,
    SKOS,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Term,
    Triple,
)
from legation.texts import Text

_ONTOLOGY = NamedNode(LEG.iri.rstrip("#"))


@dataclass(frozen=True)
class ClaimSet:
    """The claims of a dataset.

    Attributes:
        graphs: The triples of each claim graph, and of the graph of links, whose
            triples no stance makes facts.
        described: What the claims graph says about claims, passages and sources.
        accepting: The stances whose claims are accepted.
        loose: Triples that count as told though no claim tells them: what a file
            without claims says, while it is being checked.
    """

    graphs: Mapping[NamedNode, frozenset[Triple]]
    described: frozenset[Triple]
    accepting: frozenset[NamedNode]
    loose: frozenset[Triple] = frozenset()

    @cached_property
    def stances(self) -> Mapping[NamedNode, NamedNode]:
        """The stance of every claim that is described, whether it tells triples or not.

        A claim without triples says who holds an opinion, no more.
        """
        return {
            triple.subject: triple.object
            for triple in self.described
            if triple.predicate == LEG.stance
            and isinstance(triple.subject, NamedNode)
            and isinstance(triple.object, NamedNode)
        }

    @cached_property
    def accepted(self) -> frozenset[NamedNode]:
        """The claims whose triples are told."""
        return frozenset(
            claim for claim, stance in self.stances.items() if stance in self.accepting
        )

    @cached_property
    def told(self) -> frozenset[Triple]:
        """The triples of all accepted claims, each once."""
        return frozenset(self._tellers) | self.loose

    def tellers(self, triple: Triple) -> frozenset[NamedNode]:
        """Return the accepted claims that tell a triple; none if it is not told."""
        return self._tellers.get(triple, frozenset())

    def matching(
        self, subject: Term, predicate: NamedNode, value: Term | None
    ) -> Iterator[Triple]:
        """Yield the told triples of a subject and predicate.

        Args:
            subject: The subject.
            predicate: The predicate.
            value: The object; None for any.
        """
        for triple in self._by_subject.get(subject, ()):
            if triple.predicate == predicate and value in {None, triple.object}:
                yield triple

    def quads(self) -> Iterator[Quad]:
        """Yield the claim graphs, one quad for each triple that a claim tells."""
        for name, triples in self.graphs.items():
            for t in triples:
                yield Quad(t.subject, t.predicate, t.object, name)

    @cached_property
    def _tellers(self) -> dict[Triple, frozenset[NamedNode]]:
        tellers: dict[Triple, frozenset[NamedNode]] = {}
        for claim in self.accepted:
            alone = frozenset((claim,))  # most triples are told once: one set for all
            for triple in self.graphs.get(claim, ()):
                others = tellers.get(triple)
                tellers[triple] = alone if others is None else others | alone
        return tellers

    @cached_property
    def _by_subject(self) -> dict[object, list[Triple]]:
        by_subject: dict[object, list[Triple]] = defaultdict(list)
        for triple in self.told:
            by_subject[triple.subject].append(triple)
        return by_subject


def read_claims(
    documents: Iterable[Document],
    *,
    schemes: Iterable[Document],
    dataset: Dataset,
    loose: Iterable[Document] = (),
) -> ClaimSet:
    """Gather the claims of a dataset's files.

    Args:
        documents: The parsed files of the dataset.
        schemes: The parsed concept schemes of the ontology; each becomes one
            editorial claim, so that every label that a query shows has a claim.
        dataset: The dataset.
        loose: Those of the documents whose default graph counts as told.

    Returns:
        The claims, whatever their stance.
    """
    described: set[Triple] = set()
    graphs: dict[NamedNode, set[Triple]] = defaultdict(set)
    about = dataset.graph("claims")
    for document in documents:
        for quad in document.quads:
            if quad.graph_name == about:
                described.add(quad.triple)
            elif isinstance(quad.graph_name, NamedNode):
                graphs[quad.graph_name].add(quad.triple)
    accepting: set[NamedNode] = set()
    for scheme in schemes:
        claim = dataset.claim(f"scheme-{scheme.path.stem}")
        triples = {quad.triple for quad in scheme.quads}
        graphs[claim] = triples
        described |= _describe_scheme(claim)
        accepting |= _accepting(triples)
    return ClaimSet(
        {name: frozenset(triples) for name, triples in sorted(graphs.items(), key=str)},
        frozenset(described),
        frozenset(accepting),
        frozenset(
            quad.triple
            for document in loose
            for quad in document.quads
            if isinstance(quad.graph_name, DefaultGraph)
        ),
    )


def stray_findings(document: Document, *, prefixes: Prefixes) -> list[Finding]:
    """Find what a file of claims may not hold.

    Args:
        document: A parsed file of the dataset.
        prefixes: Prefixes to name things in findings.

    Returns:
        A finding for each subject that stands outside all named graphs, and for each
        that has a blank node.
    """
    findings: dict[tuple[str, str], Finding] = {}
    for quad in document.quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            findings.setdefault(("blank", str(quad.graph_name)), _blank(document, quad))
        elif isinstance(quad.graph_name, DefaultGraph):
            found = _stray(document, quad, prefixes)
            findings.setdefault(("stray", str(quad.subject)), found)
    return list(findings.values())


def _describe_scheme(claim: NamedNode) -> set[Triple]:
    note = "A concept scheme of the ontology, entered by its editors."
    return {
        Triple(claim, RDF.type, LEG.Claim),
        Triple(claim, LEG.stance, CONCEPT.editorial),
        Triple(claim, LEG.source, _ONTOLOGY),
        Triple(claim, SKOS.editorialNote, Literal(note, language="en")),
    }


def _accepting(triples: Iterable[Triple]) -> set[NamedNode]:
    return {
        triple.subject
        for triple in triples
        if triple.predicate == LEG.accepted
        and isinstance(triple.object, Literal)
        and triple.object.value == "true"
        and isinstance(triple.subject, NamedNode)
    }


def _blank(document: Document, quad: Quad) -> Finding:
    graph = quad.graph_name
    named = graph.value if isinstance(graph, NamedNode) else None
    return Finding(
        Text(
            "A blank node ([ ], ( ) or _:name) stands in the data. Give the thing an "
            "IRI of its own, so that claims and links can speak of it.",
            "Un nœud anonyme ([ ], ( ) ou _:nom) figure dans les données. Donnez à la "
            "chose son propre IRI, pour que des affirmations et des liens puissent en "
            "parler.",
        ),
        position=(named and document.position(named, graph=named))
        or Position(document.path),
        focus=named,
        shape="blank-node",
    )


def _stray(document: Document, quad: Quad, prefixes: Prefixes) -> Finding:
    assert isinstance(quad.subject, NamedNode)
    name = prefixes.shorten(quad.subject.value)
    return Finding(
        Text(
            f"What is said of {name} stands in no claim. Put it into a claim graph, "
            "claim:some-name { ... }, and describe that claim in graph:claims.",
            f"Ce qui est dit de {name} n'est dans aucune affirmation. Placez-le dans "
            "un graphe d'affirmation, claim:un-nom { ... }, et décrivez cette "
            "affirmation dans graph:claims.",
        ),
        position=document.position(quad.subject.value) or Position(document.path),
        focus=quad.subject.value,
        shape="stray",
    )
