import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, URIRef

from legation.bridge import to_graph
from legation.inference import Engine
from reasoning import closure, triples

BOTH = pytest.mark.parametrize("engine", ["fast", "reference"])


def test_a_contradiction_names_the_told_facts_that_it_comes_from() -> None:
    ontology = """
    ex:Person owl:disjointWith ex:Event .
    ex:Mission rdfs:subClassOf ex:Event .
    ex:leads rdfs:range ex:Mission ; owl:inverseOf ex:ledBy .
    ex:member rdfs:range ex:Person .
    """
    facts = """
    ex:x ex:ledBy ex:charest . ex:delegation ex:member ex:x, ex:y . ex:z a ex:Mission .
    """

    (clash,) = closure(facts, ontology).findings

    assert clash.message.en.startswith("ex:x is both ex:Event and ex:Person, which")
    assert [cause.text for cause in clash.causes] == [
        "ex:delegation ex:member ex:x",
        "ex:x ex:ledBy ex:charest",
    ]
    assert clash.causes[1].subject == "http://x/x"
    assert clash.causes[1].predicate == "http://x/ledBy"
    assert clash.causes[1].value == "http://x/charest"


@BOTH
def test_each_pair_of_classes_that_exclude_each_other_is_judged(engine: Engine) -> None:
    ontology = "[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ex:C ) ."
    facts = "ex:i a ex:A, ex:C . ex:j a ex:B . ex:k a ex:A, ex:B, ex:C ."

    findings = closure(facts, ontology, engine=engine).findings

    assert [finding.message.en.partition(", which")[0] for finding in findings] == [
        "ex:i is both ex:A and ex:C",
        "ex:k is both ex:A and ex:B",
        "ex:k is both ex:A and ex:C",
        "ex:k is both ex:B and ex:C",
    ]


@BOTH
def test_two_values_of_a_functional_property_are_never_merged(engine: Engine) -> None:
    ontology = """
    ex:capital a owl:FunctionalProperty ; rdfs:subPropertyOf ex:contains .
    ex:seat rdfs:subPropertyOf ex:capital .
    """
    facts = """
    ex:quebec ex:capital ex:a ; ex:seat ex:b . ex:a ex:size 1 . ex:x ex:capital ex:a .
    """

    found = closure(facts, ontology, engine=engine)

    (clash,) = found.findings
    assert "ex:quebec has two values of ex:capital and may have one" in clash.message.en
    assert "ex:quebec a deux valeurs de ex:capital" in clash.message.fr
    assert "ex:a, ex:b" in clash.message.en
    assert not triples("ex:b ex:size 1 .") & frozenset(found.inferred)


@BOTH
def test_two_literals_of_a_functional_property_are_too_many(engine: Engine) -> None:
    ontology = "ex:size a owl:FunctionalProperty ."

    (clash,) = closure("ex:i ex:size 8, 9 .", ontology, engine=engine).findings

    assert "two values of ex:size and may have one: 8, 9." in clash.message.en


@BOTH
def test_two_things_that_share_what_only_one_may_have_clash(engine: Engine) -> None:
    ontology = "ex:code a owl:InverseFunctionalProperty ."
    facts = 'ex:a ex:code "QC" . ex:b ex:code "QC" . ex:c ex:code "ON" .'

    (clash,) = closure(facts, ontology, engine=engine).findings

    assert 'ex:a and ex:b have the same value of ex:code, "QC"' in clash.message.en
    assert 'ex:a et ex:b ont la même valeur de ex:code, "QC"' in clash.message.fr


@BOTH
def test_one_value_each_is_no_contradiction(engine: Engine) -> None:
    ontology = """
    ex:code a owl:InverseFunctionalProperty, owl:FunctionalProperty .
    ex:A owl:disjointWith ex:B .
    """
    facts = 'ex:a ex:code "QC" ; a ex:A . ex:b ex:code "ON" ; a ex:B .'

    found = closure(facts, ontology, engine=engine)

    assert not found.findings
    assert not found.inferred


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("FunctionalProperty", "ex:i ex:p ex:a, ex:b ."),
        ("InverseFunctionalProperty", "ex:a ex:p ex:i . ex:b ex:p ex:i ."),
        ("FunctionalProperty", "ex:a ex:p ex:i . ex:b ex:p ex:i ."),
        ("InverseFunctionalProperty", "ex:i ex:p ex:a, ex:b ."),
    ],
)
def test_a_clash_stands_where_the_standard_would_merge_two_things(
    kind: str, facts: str
) -> None:
    ontology = f"ex:p a owl:{kind} ."
    graph = to_graph(triples(facts) | triples(ontology))
    DeductiveClosure(OWLRL_Semantics).expand(graph)

    is_merged = (URIRef("http://x/a"), OWL.sameAs, URIRef("http://x/b")) in graph

    assert bool(closure(facts, ontology).findings) is is_merged


def test_what_a_class_without_members_holds_is_impossible() -> None:
    ontology = """
    [ owl:intersectionOf ( ex:A [ owl:onProperty ex:p ; owl:hasValue ex:v ] ) ]
      rdfs:subClassOf owl:Nothing .
    """

    (clash,) = closure("ex:i a ex:A ; ex:p ex:v . ex:j a ex:A .", ontology).findings

    assert "cannot be true together: ex:i a ex:A; ex:i ex:p ex:v." in clash.message.en
    assert "ne peut être vrai à la fois" in clash.message.fr
