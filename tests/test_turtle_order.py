"""The order of subjects, predicates and values."""

from legation.turtle.order import natural
from turtles import turtle


def test_the_predicates_of_a_term_stand_in_a_fixed_order() -> None:
    written = turtle("""
        ex:C owl:deprecated true ; rdfs:isDefinedBy ex:o ; dcterms:source ex:s ;
          skos:editorialNote "n" ; skos:scopeNote "s" ; skos:definition "d" ;
          skos:altLabel "a" ; rdfs:label "l" ; owl:disjointWith ex:D ;
          owl:propertyChainAxiom () ; owl:inverseOf ex:i ; rdfs:range ex:R ;
          rdfs:domain ex:E ; rdfs:subPropertyOf ex:P ; rdfs:subClassOf ex:B ;
          a owl:Class .
    """)

    assert [line.split()[0] for line in written.splitlines()[1:-1]] == [
        "a",
        "rdfs:subClassOf",
        "rdfs:subPropertyOf",
        "rdfs:domain",
        "rdfs:range",
        "owl:inverseOf",
        "owl:propertyChainAxiom",
        "owl:disjointWith",
        "rdfs:label",
        "skos:altLabel",
        "skos:definition",
        "skos:scopeNote",
        "skos:editorialNote",
        "dcterms:source",
        "rdfs:isDefinedBy",
        "owl:deprecated",
    ]


def test_a_shape_begins_with_its_target_and_path_and_ends_with_its_words() -> None:
    written = turtle("""
        ex:S sh:severity sh:Violation ; sh:message "m" ; sh:name "n" ; sh:minCount 1 ;
          sh:path ex:p ; sh:targetClass ex:C ; a sh:NodeShape .
    """)

    assert [line.split()[0] for line in written.splitlines()[1:-1]] == [
        "a",
        "sh:targetClass",
        "sh:path",
        "sh:minCount",
        "sh:name",
        "sh:message",
        "sh:severity",
    ]


def test_an_ontology_stands_in_sections() -> None:
    written = turtle("""
        ex:z a ex:Thing . ex:b a owl:AnnotationProperty . ex:c a owl:DatatypeProperty .
        ex:d a owl:ObjectProperty . ex:e2 a owl:Class . ex:e10 a owl:Class .
        ex:o a owl:Ontology . ex:a a ex:Thing . [ a owl:AllDisjointClasses ] .
    """)

    assert [line for line in written.splitlines() if not line.startswith(" ")][::3] == [
        "ex:o",
        "ex:e2",
        "ex:e10",
        "ex:d",
        "ex:c",
        "ex:b",
        "ex:a",
        "ex:z",
        "[]",
    ]


def test_values_are_sorted_by_kind_language_and_the_size_of_numbers() -> None:
    assert (
        turtle("""
        ex:a ex:p "de"@de, "en"@en, "fr"@fr, "ca"@en-CA, "b10", "b2", ex:b10, ex:b2,
          ex:b1, ex:a, ex:c, <urn:x:y>, "b02", [] , "x"^^ex:t .
    """)
        == """\
ex:a
  ex:p
    <urn:x:y>,
    ex:a,
    ex:b1,
    ex:b2,
    ex:b10,
    ex:c,
    "b02",
    "b2",
    "b10",
    "x"^^ex:t,
    "en"@en,
    "ca"@en-ca,
    "fr"@fr,
    "de"@de,
    [] ;
.
"""
    )


def test_numbers_that_differ_in_their_zeros_alone_have_an_order_too() -> None:
    assert natural("b2") != natural("b02")
    assert sorted(["b1", "b00", "b0", "b01"], key=natural) == ["b0", "b00", "b01", "b1"]


def test_a_number_of_any_length_is_sorted() -> None:
    assert natural("9" * 5_000) < natural("1" + "0" * 5_000)
