"""Little worlds for tests of likeness, written as Turtle."""

from legation.likeness import Proposal, propose
from legation.terms import NamedNode, Triple
from turtles import EX, read

PLACES = """
  ex:quebec a leg:Jurisdiction ; skos:prefLabel "Québec"@en ;
    leg:directlyWithin ex:canada .
  ex:canada a leg:SovereignState ; skos:prefLabel "Canada"@en, "Canada"@fr .
  ex:cuba a leg:SovereignState ; skos:prefLabel "Cuba"@en, "Cuba"@fr .
  ex:havana a leg:Place ; skos:prefLabel "Havana"@en, "La Havane"@fr ;
    leg:directlyWithin ex:cuba .
  ex:haiti a leg:SovereignState ; skos:prefLabel "Haiti"@en, "Haïti"@fr .
  ex:gonaives a leg:Place ; skos:prefLabel "Gonaïves"@en ;
    leg:directlyWithin ex:haiti .
  ex:jacmel a leg:Place ; skos:prefLabel "Jacmel"@en ; leg:directlyWithin ex:haiti .
  ex:government a leg:PublicBody ; skos:prefLabel "Government of Québec"@en ;
    leg:governs ex:quebec .
"""


def triples(text: str) -> list[Triple]:
    return [quad.triple for quad in read(PLACES + text)]


def proposals(text: str, kind: str, *, least: float = 0.5) -> list[Proposal]:
    return propose(triples(text), kinds=[kind], least=least)


def found(text: str, kind: str, *, least: float = 0.5) -> list[list[str]]:
    """Return the local names of what is proposed, the one to keep first."""
    offers = proposals(text, kind, least=least)
    return [[thing.value.removeprefix(EX) for thing in p.things] for p in offers]


def score(text: str, kind: str) -> float:
    """Return the score of the only proposal; 0 without one."""
    offers = proposals(text, kind, least=0.01)
    assert len(offers) < 2
    return offers[0].score if offers else 0.0


def reasons(text: str, kind: str) -> list[str]:
    """Return the reasons of the only proposal, in English."""
    (offer,) = proposals(text, kind)
    return [reason.en for reason in offer.reasons]


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)
