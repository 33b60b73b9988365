"""RDF terms, the namespaces of the model, and prefixed names.

The term classes are pyoxigraph's: every floor speaks of the same terms, and nothing
is converted between the parser, the store and the results of a query.
"""

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

__all__ = [
    "CONCEPT",
    "DCAT",
    "DCTERMS",
    "EDTF",
    "FOAF",
    "LEG",
    "OA",
    "ORG",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "RULE",
    "SCHEMA",
    "SEMAPV",
    "SHACL",
    "SHAPE",
    "SKOS",
    "SSSOM",
    "VOCABULARY",
    "VOID",
    "XSD",
    "BlankNode",
    "DefaultGraph",
    "Literal",
    "NamedNode",
    "Namespace",
    "Node",
    "Prefixes",
    "Quad",
    "Term",
    "Triple",
    "read_triples",
    "subject_of",
    "value_of",
]

Node = NamedNode | BlankNode
"""What can be the subject of a triple."""

Term = NamedNode | BlankNode | Literal
"""What can be the object of a triple."""


def subject_of(statement: Quad | Triple) -> Node:
    """Return the subject of a quad or triple, never a triple itself."""
    assert isinstance(statement.subject, NamedNode | BlankNode)
    return statement.subject


def value_of(statement: Quad | Triple) -> Term:
    """Return the object of a quad or triple, never a triple itself."""
    assert isinstance(statement.object, NamedNode | BlankNode | Literal)
    return statement.object


class Namespace:
    """A namespace whose attributes and items are the IRIs in it."""

    def __init__(self, iri: str) -> None:
        """Keep the namespace IRI, which ends in "#" or "/"."""
        self.iri = iri

    def __getitem__(self, name: str) -> NamedNode:
        """Return the IRI of a local name."""
        return NamedNode(self.iri + name)

    def __getattr__(self, name: str) -> NamedNode:
        """Return the IRI of a local name."""
        if name.startswith("__"):
            raise AttributeError(name)
        # Made once, then an attribute like any other: some are asked for a million
        # times.
        node = self.__dict__[name] = NamedNode(self.iri + name)
        return node

    def __contains__(self, node: object) -> bool:
        """Tell whether an IRI lies in the namespace."""
        return isinstance(node, NamedNode) and node.value.startswith(self.iri)


LEG = Namespace("https://w3id.org/legation/ontology#")
CONCEPT = Namespace("https://w3id.org/legation/concept/")
SHAPE = Namespace("https://w3id.org/legation/shape#")
RULE = Namespace("https://w3id.org/legation/rule/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
PROV = Namespace("http://www.w3.org/ns/prov#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Namespace("https://schema.org/")
SEMAPV = Namespace("https://w3id.org/semapv/vocab/")
SHACL = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
SSSOM = Namespace("https://w3id.org/sssom/")
VOID = Namespace("http://rdfs.org/ns/void#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")

VOCABULARY: Mapping[str, str] = {
    "concept": CONCEPT.iri,
    "crm": "http://www.cidoc-crm.org/cidoc-crm/",
    "dcat": DCAT.iri,
    "dcterms": DCTERMS.iri,
    "edtf": EDTF.iri,
    "foaf": FOAF.iri,
    "geo": GEO.iri,
    "leg": LEG.iri,
    "m8g": "http://data.europa.eu/m8g/",
    "oa": OA.iri,
    "org": ORG.iri,
    "owl": OWL.iri,
    "prov": PROV.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "rule": RULE.iri,
    "schema": SCHEMA.iri,
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "semapv": SEMAPV.iri,
    "sh": SHACL.iri,
    "shape": SHAPE.iri,
    "skos": SKOS.iri,
    "sssom": SSSOM.iri,
    "void": VOID.iri,
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD.iri,
}
"""The prefixes that every dataset shares; its own four come from its base IRI."""

_INTEGER = re.compile(r"[+-]?[0-9]+")
# A local name that needs no escaping in Turtle or SPARQL (a safe subset of PN_LOCAL).
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


class Prefixes(Mapping[str, str]):
    """Prefixes and the namespaces they stand for."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Keep the table, sorted by prefix."""
        self._table = dict(sorted(table.items()))
        # Longest namespace first, so that the narrowest one names an IRI.
        self._by_length = sorted(
            self._table.items(), key=lambda item: (-len(item[1]), item[0])
        )

    @classmethod
    def of_dataset(cls, base: str) -> "Prefixes":
        """Return the shared prefixes and the four of one dataset.

        Args:
            base: Base IRI of the dataset, ending in "/".
        """
        own = {name: f"{base}{name}/" for name in ("id", "claim", "graph")}
        return cls({**VOCABULARY, **own, "derivation": f"{base}derivation/"})

    def __getitem__(self, prefix: str) -> str:
        """Return the namespace of a prefix."""
        return self._table[prefix]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the prefixes, sorted."""
        return iter(self._table)

    def __len__(self) -> int:
        """Return the number of prefixes."""
        return len(self._table)

    def expand(self, name: str) -> NamedNode | None:
        """Return the IRI of a prefixed name such as "id:quebec".

        Returns:
            The IRI, or None where the prefix is unknown or the text has none.
        """
        prefix, colon, local = name.partition(":")
        if not colon or prefix not in self._table or not _LOCAL.fullmatch(local):
            return None
        return NamedNode(self._table[prefix] + local)

    def shorten(self, iri: str) -> str:
        """Return the prefixed name of an IRI, or the IRI in angle brackets."""
        for prefix, namespace in self._by_length:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def write(self, term: Term) -> str:
        """Return a term as Turtle writes it, IRIs as prefixed names where possible."""
        if isinstance(term, NamedNode):
            return self.shorten(term.value)
        if isinstance(term, Literal) and not term.language:
            if term.datatype == XSD.string:
                return str(term)
            if term.datatype == XSD.integer and _INTEGER.fullmatch(term.value):
                return term.value
            if term.datatype == XSD.boolean and term.value in {"true", "false"}:
                return term.value
            bare = str(Literal(term.value))
            return f"{bare}^^{self.shorten(term.datatype.value)}"
        return str(term)


def read_triples(text: str) -> list[Triple]:
    """Return the triples of some N-Triples statements, in their order.

    Args:
        text: N-Triples; blank nodes keep their labels.

    Raises:
        SyntaxError: The text is no N-Triples.
    """
    return [quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES)]
