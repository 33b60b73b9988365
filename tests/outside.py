"""What tests of links need: things of the record, and entries of outside datasets."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import RdfFormat, parse

from legation.authorities.authority import Sought
from legation.authorities.entries import Entry
from legation.likeness.facts import Facts
from legation.linking.subjects import Subject, read_subjects
from legation.terms import Literal, NamedNode
from legation.texts import Text

PREFIXES = """
@prefix concept: <https://w3id.org/legation/concept/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix ex: <https://example.org/id/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix leg: <https://w3id.org/legation/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
WORLD = """
ex:canada a leg:Place, leg:SovereignState ; skos:prefLabel "Canada"@en, "Canada"@fr .
ex:quebec a leg:Place, leg:SubnationalJurisdiction ; dcterms:type concept:region ;
  skos:prefLabel "Québec"@en, "Québec"@fr ; leg:directlyWithin ex:canada .
ex:quebec-city a leg:Place, leg:SubnationalJurisdiction ; dcterms:type concept:city ;
  skos:prefLabel "Québec City"@en, "Ville de Québec"@fr ;
  leg:directlyWithin ex:quebec ; leg:within ex:canada .
ex:government a leg:PublicBody ; skos:prefLabel "Québec"@en ; leg:governs ex:quebec .
"""
"""A city, a province and a government of one name."""


def node(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/id/{name}")


def entry_iri(name: str) -> NamedNode:
    return NamedNode(f"https://example.com/{name}")


def subjects(
    turtle: str, *, known: Mapping[str, Collection[str]] | None = None
) -> list[Subject]:
    """Return all things that a text describes."""
    triples = [
        quad.triple for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)
    ]
    ids = {
        node(name): frozenset(map(NamedNode, nodes))
        for name, nodes in (known or {}).items()
    }
    return read_subjects(Facts(triples), known=ids)


def subject(turtle: str, name: str, **more: Mapping[str, Collection[str]]) -> Subject:
    """Return one of the things that a text describes."""
    return next(s for s in subjects(turtle, **more) if s.thing == node(name))


def entry(name: str, label: str, *others: str, **more: object) -> Entry:
    """Return an entry; its names are in English."""
    names = tuple(Literal(text, language="en") for text in (label, *others))
    return replace(Entry(entry_iri(name), label, names), **more)


@dataclass(frozen=True)
class Shelf:
    """An authority that knows some entries by heart."""

    entries: tuple[Entry, ...]
    name: str = "shelf"
    title: Text = field(default=Text("The shelf", "L'étagère"))
    address: NamedNode = field(default=NamedNode("https://example.com/"))
    licence: NamedNode | None = None
    is_whole: bool = True

    def seek(self, sought: Sought) -> Iterator[Entry]:
        for one in self.entries:
            if any(sought.has_name(name.value) for name in one.names) or (
                one.id in sought.ids or not one.ids.isdisjoint(sought.ids)
            ):
                yield one

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        yield from (one for one in self.entries if one.id in ids)
