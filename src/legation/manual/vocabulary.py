"""The terms that the manual explains: what they are called, and where they stand."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal as OneOf

from legation.manual.index import Index
from legation.manual.markdown import code, escape, link, slug
from legation.terms import (
    CONCEPT,
    DCTERMS,
    LEG,
    OWL,
    RDF,
    RDFS,
    SKOS,
    XSD,
    BlankNode,
    NamedNode,
    Prefixes,
    Term,
)
from legation.things import fold

Kind = OneOf["class", "property", "scheme", "concept"]

PAGE = "ontology.md"
"""The page on which the terms are explained."""

_KINDS: Mapping[NamedNode, Kind] = {
    OWL.Class: "class",
    OWL.ObjectProperty: "property",
    OWL.DatatypeProperty: "property",
    OWL.AnnotationProperty: "property",
    SKOS.ConceptScheme: "scheme",
    SKOS.Concept: "concept",
}
_LABELS = (RDFS.label, SKOS.prefLabel, DCTERMS.title)


class Vocabulary:
    """The terms of an ontology, and the classes of others that it builds on.

    Attributes:
        said: What the ontology, its alignments and its schemes say.
        prefixes: The prefixes by which terms are named.
    """

    def __init__(
        self, said: Index, *, targets: Iterable[NamedNode], prefixes: Prefixes
    ) -> None:
        """Find the terms.

        Args:
            said: What the ontology, its alignments and its schemes say.
            targets: The classes that shapes judge; those of other vocabularies are
                explained too.
            prefixes: The prefixes by which terms are named.
        """
        self.said = said
        self.prefixes = prefixes
        self._own: dict[NamedNode, Kind] = {
            term: kind
            for type_, kind in _KINDS.items()
            for term in said.subjects(RDF.type, type_)
            if type_ not in OWL or said.objects(term, RDFS.isDefinedBy)
        }
        outside = {
            term
            for term in (*targets, *self._ends())
            if term not in self._own and term not in OWL
        }
        self._kinds = {**dict.fromkeys(outside, _KINDS[OWL.Class]), **self._own}

    def terms(self, kind: Kind, *, own: bool = True) -> list[NamedNode]:
        """Return the terms of a kind, in the order of their labels.

        Args:
            kind: "class", "property", "scheme" or "concept".
            own: Whether those of the ontology are wanted, or those of others.
        """
        return self.sort(
            term
            for term, its_kind in self._kinds.items()
            if its_kind == kind and (term in self._own) == own
        )

    def kind(self, term: object) -> Kind | None:
        """Return what a term is, None for one that the manual does not explain."""
        return self._kinds.get(term) if isinstance(term, NamedNode) else None

    def is_own(self, term: object) -> bool:
        """Tell whether a term is one of the ontology's own."""
        return term in self._own

    def sort(self, terms: Iterable[NamedNode]) -> list[NamedNode]:
        """Return terms, each once, in the order of their labels."""
        return sorted(set(terms), key=lambda term: (fold(self.label(term)), term.value))

    def label(self, term: NamedNode) -> str:
        """Return what a term is called; its prefixed name where it has no label."""
        labels = (self.said.word(term, predicate) for predicate in _LABELS)
        return next(filter(None, labels), "") or self.name(term)

    def name(self, term: NamedNode) -> str:
        """Return the prefixed name of a term, or its IRI."""
        return self.prefixes.shorten(term.value).strip("<>")

    def anchor(self, term: NamedNode) -> str:
        """Return the name of the place where a term is explained.

        The kind is part of it: some browsers do not tell the class `leg:Place` from
        the property `leg:place`.
        """
        return f"{self._kinds[term]}-{self._slug(term)}"

    def _slug(self, term: NamedNode) -> str:
        name = self.name(term)
        is_plain = term in LEG or term in CONCEPT
        return slug(name.partition(":")[2] if is_plain else name)

    def title(self, term: NamedNode) -> str:
        """Return what a term is called, as Markdown."""
        label = self.label(term)
        return code(label) if label == self.name(term) else escape(label)

    def show(self, term: Term) -> str:
        """Return a term as Markdown: a link to where it is explained, or as it is."""
        if isinstance(term, NamedNode):
            if term in self._kinds:
                return link(self.title(term), f"{PAGE}#{self.anchor(term)}")
            return code(self.name(term))
        if isinstance(term, BlankNode):
            return code("[]")
        is_plain = term.language or term.datatype == XSD.integer
        return escape(term.value) if is_plain else code(term.value)

    def show_all(self, terms: Iterable[NamedNode]) -> str:
        """Return terms as Markdown, in the order of their labels."""
        return ", ".join(map(self.show, self.sort(terms)))

    def _ends(self) -> Iterator[NamedNode]:
        """Yield the classes at both ends of the ontology's properties."""
        for term, kind in self._own.items():
            if kind == "property":
                yield from self.said.nodes(term, RDFS.domain)
            if OWL.ObjectProperty in self.said.objects(term, RDF.type):
                yield from self.said.nodes(term, RDFS.range)
