from pathlib import Path

from legation.inference import Closure, close
from legation.parsing import parse_quads
from legation.terms import Literal, NamedNode, Prefixes, Triple

PREFIXES = Prefixes({"ex": "http://example.org/"})
HEAD = """
@prefix ex: <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def triples(turtle: str) -> frozenset[Triple]:
    quads = parse_quads((HEAD + turtle).encode(), path=Path("test.ttl"))
    return frozenset(quad.triple for quad in quads)


def closure(facts: str, ontology: str) -> Closure:
    return close(triples(facts), triples(ontology), prefixes=PREFIXES)


def inferred(facts: str, ontology: str) -> set[str]:
    found = closure(facts, ontology).inferred
    return {" ".join(map(PREFIXES.write, _parts(triple))) for triple in found}


def _parts(triple: Triple) -> list[NamedNode | Literal]:
    parts = (triple.subject, triple.predicate, triple.object)
    return [part for part in parts if isinstance(part, NamedNode | Literal)]


TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def test_a_chain_with_a_transitive_property_reaches_the_state() -> None:
    ontology = """
    ex:within a owl:TransitiveProperty .
    ex:sentFrom owl:propertyChainAxiom ( ex:sending ex:within ) .
    ex:sending rdfs:subPropertyOf ex:sentFrom .
    """
    facts = """
    ex:mission ex:sending ex:city .
    ex:city ex:within ex:oblast . ex:oblast ex:within ex:state .
    """

    assert inferred(facts, ontology) == {
        "ex:city ex:within ex:state",
        "ex:mission ex:sentFrom ex:city",
        "ex:mission ex:sentFrom ex:oblast",
        "ex:mission ex:sentFrom ex:state",
    }


def test_a_defined_class_gains_its_members() -> None:
    ontology = """
    ex:Paradiplomatic owl:equivalentClass [
      a owl:Class ;
      owl:intersectionOf ( ex:Mission
        [ a owl:Restriction ; owl:onProperty ex:host ; owl:someValuesFrom ex:Sub ] )
    ] .
    """
    facts = """
    ex:one a ex:Mission ; ex:host ex:quebec . ex:quebec a ex:Sub .
    ex:two a ex:Mission ; ex:host ex:russia .
    """

    assert inferred(facts, ontology) == {f"ex:one {TYPE} ex:Paradiplomatic"}


def test_nothing_is_said_to_be_related_to_itself() -> None:
    ontology = """
    ex:party owl:inverseOf ex:partyTo .
    ex:boundWith a owl:SymmetricProperty ;
      owl:propertyChainAxiom ( ex:partyTo ex:party ) .
    """
    facts = "ex:treaty ex:party ex:a, ex:b ."

    assert inferred(facts, ontology) == {
        "ex:a ex:partyTo ex:treaty",
        "ex:b ex:partyTo ex:treaty",
        "ex:a ex:boundWith ex:b",
        "ex:b ex:boundWith ex:a",
    }


def test_the_noise_of_the_closure_is_left_out() -> None:
    ontology = """
    ex:Mission a owl:Class ; rdfs:subClassOf ex:Event ; rdfs:label "Mission"@en .
    ex:Event a owl:Class .
    ex:official a ex:Kind . ex:Kind rdfs:subClassOf ex:Sort .
    """
    facts = 'ex:one a ex:Mission ; skos:prefLabel "One"@en ; ex:size 8 .'

    assert inferred(facts, ontology) == {f"ex:one {TYPE} ex:Event"}


def test_a_value_that_a_subproperty_passes_on_keeps_its_form() -> None:
    ontology = "ex:size rdfs:subPropertyOf ex:number ."
    facts = 'ex:one ex:size "008"^^<http://example.org/count> .'

    assert inferred(facts, ontology) == {
        'ex:one ex:number "008"^^ex:count',
    }


def test_a_thing_of_two_disjoint_classes_is_a_clash_that_names_it() -> None:
    ontology = "ex:Place owl:disjointWith ex:Event ."

    (clash,) = closure("ex:laval a ex:Place, ex:Event .", ontology).clashes

    assert clash.focus == "http://example.org/laval"
    assert "ex:laval is both ex:Event and ex:Place" in clash.message.en
    assert "ex:laval est à la fois ex:Event et ex:Place" in clash.message.fr


def test_another_contradiction_is_a_clash_too() -> None:
    ontology = "ex:p a owl:IrreflexiveProperty ."

    (clash,) = closure("ex:a ex:p ex:a .", ontology).clashes

    assert "contradict the ontology" in clash.message.en
