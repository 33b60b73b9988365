"""Small datasets for tests."""

from pathlib import Path

from legation.terms import DefaultGraph, Literal, NamedNode, Quad

EX = "http://example.org/"

DESCRIPTION = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix leg: <https://w3id.org/legation/ontology#> .
@prefix void: <http://rdfs.org/ns/void#> .

<https://example.org/mine/>
  void:uriSpace "https://example.org/mine/" ;
  dcterms:title "Mine"@en , "À moi"@fr ;
  dcterms:hasPart <https://example.org/mine/dataset/small> .

<https://example.org/mine/dataset/small>
  dcterms:identifier "small" ;
  leg:file "small.trig" .
"""
PREFIXES = """\
@prefix claim: <https://example.org/mine/claim/> .
@prefix concept: <https://w3id.org/legation/concept/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix graph: <https://example.org/mine/graph/> .
@prefix id: <https://example.org/mine/id/> .
@prefix leg: <https://w3id.org/legation/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
LINKS = """\
#curie_map:
#  id: https://example.org/mine/id/
#  wd: http://www.wikidata.org/entity/
#mapping_set_id: https://example.org/mine/links
#license: https://creativecommons.org/licenses/by/4.0/
"""
COLUMNS = (
    "subject_id\tpredicate_id\tobject_id"
    "\tobject_label\tmapping_justification\tauthor_label\tmapping_date\n"
)


class DatasetFolder:
    """A dataset of its own, whose base IRI is https://example.org/mine/."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.write("dataset.ttl", DESCRIPTION)

    def write(self, name: str, text: str) -> Path:
        """Write a file as it is."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def claims(self, name: str, text: str) -> Path:
        """Write a TriG file; the prefixes of the dataset are declared already."""
        return self.write(name, PREFIXES + text)

    def links(self, name: str, *rows: str) -> Path:
        """Write a table of links, each row given as its two ends and its match."""
        how = "Name\tsemapv:ManualMappingCuration\tMe\t2026-11-24\n"
        text = "".join(f"{row}\t{how}" for row in rows)
        return self.write(f"links/{name}", LINKS + COLUMNS + text)


def iri(name: str) -> NamedNode:
    """Return an IRI of the example namespace."""
    return NamedNode(EX + name)


def quad(value: str, graph: NamedNode | None = None) -> Quad:
    """Return a quad of which only value and graph matter."""
    return Quad(iri("a"), iri("p"), Literal(value), graph or DefaultGraph())
