import pytest

from legation.inference import Engine
from reasoning import closure, triples, written

BOTH = pytest.mark.parametrize("engine", ["fast", "reference"])


@BOTH
def test_a_chain_with_a_transitive_property_reaches_the_state(engine: Engine) -> None:
    ontology = """
    ex:within a owl:TransitiveProperty .
    ex:sentFrom owl:propertyChainAxiom ( ex:sending ex:within ) .
    ex:sending rdfs:subPropertyOf ex:sentFrom .
    """
    facts = """
    ex:mission ex:sending ex:city .
    ex:city ex:within ex:oblast . ex:oblast ex:within ex:state .
    """

    found = closure(facts, ontology, engine=engine).inferred

    assert written(found) == {
        "ex:city ex:within ex:state",
        "ex:mission ex:sentFrom ex:city",
        "ex:mission ex:sentFrom ex:oblast",
        "ex:mission ex:sentFrom ex:state",
    }


@BOTH
def test_nothing_is_said_to_be_related_to_itself(engine: Engine) -> None:
    ontology = """
    ex:party owl:inverseOf ex:partyTo .
    ex:boundWith a owl:SymmetricProperty ;
      owl:propertyChainAxiom ( ex:partyTo ex:party ) .
    """
    facts = "ex:treaty ex:party ex:a, ex:b ."

    found = closure(facts, ontology, engine=engine).inferred

    assert written(found) == {
        "ex:a ex:partyTo ex:treaty",
        "ex:b ex:partyTo ex:treaty",
        "ex:a ex:boundWith ex:b",
        "ex:b ex:boundWith ex:a",
    }


@BOTH
def test_the_noise_of_the_closure_is_left_out(engine: Engine) -> None:
    ontology = """
    ex:Mission a owl:Class ; rdfs:subClassOf ex:Event ; rdfs:label "Mission"@en .
    ex:Event a owl:Class ; rdfs:subClassOf owl:Thing .
    ex:official a ex:Kind . ex:Kind rdfs:subClassOf ex:Sort .
    ex:size rdfs:range xsd:integer .
    """
    facts = 'ex:one a ex:Mission ; skos:prefLabel "One"@en ; ex:size 8 .'

    found = closure(facts, ontology, engine=engine).inferred

    assert written(found) == {"ex:one a ex:Event"}


@BOTH
def test_a_value_that_a_subproperty_passes_on_keeps_its_form(engine: Engine) -> None:
    ontology = "ex:size rdfs:subPropertyOf ex:number ."
    facts = 'ex:one ex:size "008"^^ex:count .'

    found = closure(facts, ontology, engine=engine).inferred

    assert written(found) == {'ex:one ex:number "008"^^ex:count'}


@BOTH
def test_what_is_told_is_not_inferred_again(engine: Engine) -> None:
    ontology = "ex:Mission rdfs:subClassOf ex:Event ."
    facts = "ex:one a ex:Mission, ex:Event . ex:two a ex:Mission ."

    found = closure(facts, ontology, engine=engine).inferred

    assert written(found) == {"ex:two a ex:Event"}
    assert len(found) == 1
    assert triples("ex:two a ex:Event .") <= frozenset(found)
    assert next(iter(triples("ex:two a ex:Event ."))) in found
    assert "ex:two" not in found


@BOTH
def test_nothing_is_concluded_of_a_literal_or_a_node_without_a_name(
    engine: Engine,
) -> None:
    ontology = """
    ex:host rdfs:range ex:Place ; owl:inverseOf ex:hosts .
    ex:near rdfs:subPropertyOf ex:about .
    """
    facts = 'ex:one ex:host "Moscow", [], ex:city ; ex:near [] .'

    found = closure(facts, ontology, engine=engine).inferred

    assert written(found) == {"ex:city a ex:Place", "ex:city ex:hosts ex:one"}


@BOTH
def test_a_thing_of_two_disjoint_classes_is_a_finding_that_names_it(
    engine: Engine,
) -> None:
    ontology = "ex:Place owl:disjointWith ex:Event ."

    (clash,) = closure(
        "ex:laval a ex:Place, ex:Event .", ontology, engine=engine
    ).findings

    assert clash.focus == "http://x/laval"
    assert "ex:laval is both ex:Event and ex:Place" in clash.message.en
    assert "ex:laval est à la fois ex:Event et ex:Place" in clash.message.fr
    assert [cause.text for cause in clash.causes] == [
        "ex:laval a ex:Event",
        "ex:laval a ex:Place",
    ]


def test_the_reference_knows_axioms_that_the_fast_engine_refuses() -> None:
    ontology = "ex:p a owl:IrreflexiveProperty ."

    (unknown,) = closure("ex:a ex:p ex:a .", ontology).findings
    (clash,) = closure("ex:a ex:p ex:a .", ontology, engine="reference").findings

    assert "has no rule for “a owl:IrreflexiveProperty”" in unknown.message.en
    assert "contradict the ontology" in clash.message.en
    assert "contredisent l'ontologie" in clash.message.fr


def test_with_an_unknown_axiom_nothing_is_inferred() -> None:
    ontology = "ex:A rdfs:subClassOf ex:B . ex:p a owl:AsymmetricProperty ."

    found = closure("ex:one a ex:A .", ontology)

    assert not found.inferred
    assert len(found.findings) == 1
