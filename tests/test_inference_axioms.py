import pytest

from legation.inference import compile_rules
from reasoning import closure, triples, written
from turtles import PREFIXES

# Name of the case: axioms, facts, and what follows.
CASES: dict[str, tuple[str, str, set[str]]] = {
    "subclass": (
        "ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:C .",
        "ex:i a ex:A .",
        {"ex:i a ex:B", "ex:i a ex:C"},
    ),
    "subclasses in a circle": (
        "ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:A .",
        "ex:i a ex:A . ex:j a ex:B .",
        {"ex:i a ex:B", "ex:j a ex:A"},
    ),
    "subproperty": (
        "ex:p rdfs:subPropertyOf ex:q . ex:q rdfs:subPropertyOf ex:r .",
        'ex:i ex:p ex:j ; ex:q "v" .',
        {"ex:i ex:q ex:j", "ex:i ex:r ex:j", 'ex:i ex:r "v"'},
    ),
    "domain": (
        "ex:p rdfs:domain ex:A, ex:B .",
        'ex:i ex:p "v" .',
        {"ex:i a ex:A", "ex:i a ex:B"},
    ),
    "range": ("ex:p rdfs:range ex:A .", "ex:i ex:p ex:j .", {"ex:j a ex:A"}),
    "range of a class without a name": (
        "ex:p rdfs:range [ owl:intersectionOf ( ex:A ex:B ) ] .",
        "ex:i ex:p ex:j .",
        {"ex:j a ex:A", "ex:j a ex:B"},
    ),
    "inverse": (
        "ex:p owl:inverseOf ex:q .",
        "ex:i ex:p ex:j . ex:k ex:q ex:l .",
        {"ex:j ex:q ex:i", "ex:l ex:p ex:k"},
    ),
    "its own inverse": (
        "ex:p owl:inverseOf ex:p .",
        "ex:i ex:p ex:j .",
        {"ex:j ex:p ex:i"},
    ),
    "symmetric": (
        "ex:p a owl:SymmetricProperty .",
        "ex:i ex:p ex:j .",
        {"ex:j ex:p ex:i"},
    ),
    "transitive": (
        "ex:p a owl:TransitiveProperty .",
        "ex:a ex:p ex:b . ex:b ex:p ex:c . ex:c ex:p ex:d .",
        {"ex:a ex:p ex:c", "ex:a ex:p ex:d", "ex:b ex:p ex:d"},
    ),
    "transitive in a circle": (
        "ex:p a owl:TransitiveProperty .",
        "ex:a ex:p ex:b . ex:b ex:p ex:c . ex:c ex:p ex:a .",
        {"ex:a ex:p ex:c", "ex:b ex:p ex:a", "ex:c ex:p ex:b"},
    ),
    "chain of three": (
        "ex:p owl:propertyChainAxiom ( ex:q ex:r ex:s ) .",
        "ex:a ex:q ex:b . ex:b ex:r ex:c . ex:c ex:s ex:d, ex:e .",
        {"ex:a ex:p ex:d", "ex:a ex:p ex:e"},
    ),
    "chain over an inverse": (
        "ex:p owl:propertyChainAxiom ( ex:q [ owl:inverseOf ex:q ] ) .",
        "ex:a ex:q ex:x . ex:b ex:q ex:x .",
        {"ex:a ex:p ex:b", "ex:b ex:p ex:a"},
    ),
    "chain that goes on": (
        "ex:p owl:propertyChainAxiom ( ex:p ex:q ) .",
        "ex:a ex:p ex:b . ex:b ex:q ex:c . ex:c ex:q ex:d .",
        {"ex:a ex:p ex:c", "ex:a ex:p ex:d"},
    ),
    "equivalent classes": (
        "ex:A owl:equivalentClass ex:B .",
        "ex:i a ex:A . ex:j a ex:B .",
        {"ex:i a ex:B", "ex:j a ex:A"},
    ),
    "equivalent properties": (
        "ex:p owl:equivalentProperty ex:q .",
        "ex:i ex:p ex:j . ex:k ex:q ex:l .",
        {"ex:i ex:q ex:j", "ex:k ex:p ex:l"},
    ),
    "hasValue read both ways": (
        """ex:A owl:equivalentClass
        [ a owl:Restriction ; owl:onProperty ex:p ; owl:hasValue ex:v ] .""",
        "ex:i a ex:A . ex:j ex:p ex:v . ex:k ex:p ex:w .",
        {"ex:i ex:p ex:v", "ex:j a ex:A"},
    ),
    "hasValue of a literal": (
        """ex:A owl:equivalentClass
        [ a owl:Restriction ; owl:onProperty ex:p ; owl:hasValue "v"@en ] .""",
        'ex:i a ex:A . ex:j ex:p "v"@en . ex:k ex:p "v"@fr, "v" .',
        {'ex:i ex:p "v"@en', "ex:j a ex:A"},
    ),
    "hasValue as what follows": (
        """ex:A rdfs:subClassOf
        [ a owl:Restriction ; owl:onProperty ex:p ; owl:hasValue ex:v ] .""",
        "ex:i a ex:A . ex:j ex:p ex:v .",
        {"ex:i ex:p ex:v"},
    ),
    "someValuesFrom in a defined class": (
        """ex:A owl:equivalentClass
        [ a owl:Restriction ; owl:onProperty ex:p ; owl:someValuesFrom ex:B ] .""",
        "ex:i ex:p ex:j . ex:j a ex:B . ex:k ex:p ex:l . ex:m a ex:A .",
        {"ex:i a ex:A"},
    ),
    "someValuesFrom everything": (
        """[ a owl:Restriction ; owl:onProperty ex:p ; owl:someValuesFrom owl:Thing ]
        rdfs:subClassOf ex:A .""",
        "ex:i ex:p ex:j .",
        {"ex:i a ex:A"},
    ),
    "someValuesFrom over an inverse": (
        """[ a owl:Restriction ; owl:onProperty [ owl:inverseOf ex:p ] ;
        owl:someValuesFrom ex:B ] rdfs:subClassOf ex:A .""",
        "ex:i ex:p ex:j . ex:i a ex:B . ex:k ex:p ex:l .",
        {"ex:j a ex:A"},
    ),
    "intersection of a class and two restrictions": (
        """ex:A owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( ex:M
        [ a owl:Restriction ; owl:onProperty ex:p ; owl:someValuesFrom ex:S ]
        [ a owl:Restriction ; owl:onProperty ex:q ; owl:someValuesFrom ex:S ] ) ] .""",
        """ex:i a ex:M ; ex:p ex:s ; ex:q ex:s . ex:j a ex:M ; ex:p ex:s .
        ex:k ex:p ex:s ; ex:q ex:s . ex:l a ex:A . ex:s a ex:S .""",
        {"ex:i a ex:A", "ex:l a ex:M"},
    ),
    "intersections and restrictions within each other": (
        """ex:A owl:equivalentClass [ owl:intersectionOf ( ex:M
        [ owl:onProperty ex:p ; owl:someValuesFrom [ owl:intersectionOf ( ex:S
        [ owl:onProperty ex:q ; owl:hasValue ex:v ] ) ] ] ) ] .""",
        """ex:i a ex:M ; ex:p ex:s . ex:s a ex:S ; ex:q ex:v .
        ex:j a ex:M ; ex:p ex:t . ex:t a ex:S .""",
        {"ex:i a ex:A"},
    ),
    "an inverse of a transitive property with a domain": (
        """ex:p a owl:TransitiveProperty ; owl:inverseOf ex:q . ex:q rdfs:domain ex:A .
        ex:A rdfs:subClassOf ex:B .""",
        "ex:a ex:p ex:b . ex:b ex:p ex:c .",
        {
            "ex:a ex:p ex:c",
            *(f"ex:{one} ex:q ex:{other}" for one, other in ("ba", "cb", "ca")),
            *(f"ex:{thing} a ex:{kind}" for thing in "bc" for kind in "AB"),
        },
    ),
    "a defined class that a range and a chain fill": (
        """ex:near rdfs:range ex:Place .
        ex:reaches owl:propertyChainAxiom ( ex:near ex:near ) .
        ex:Hub owl:equivalentClass [ owl:intersectionOf ( ex:Place
        [ owl:onProperty ex:reaches ; owl:someValuesFrom ex:Place ] ) ] .""",
        "ex:a ex:near ex:b . ex:b ex:near ex:c . ex:c ex:near ex:d .",
        {
            *(f"ex:{place} a ex:Place" for place in "bcd"),
            "ex:a ex:reaches ex:c",
            "ex:b ex:reaches ex:d",
            "ex:b a ex:Hub",
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_axiom_concludes_what_it_says(name: str) -> None:
    ontology, facts, expected = CASES[name]

    assert written(closure(facts, ontology).inferred) == expected


@pytest.mark.parametrize("name", CASES)
def test_the_reference_concludes_the_same_from_each_kind_of_axiom(name: str) -> None:
    ontology, facts, expected = CASES[name]

    found = closure(facts, ontology, engine="reference")

    assert written(found.inferred) == expected


@pytest.mark.parametrize(
    "axiom",
    [
        "ex:A owl:unionOf ( ex:B ex:C )",
        "ex:A owl:equivalentClass [ owl:unionOf ( ex:B ex:C ) ]",
        "ex:A rdfs:subClassOf [ owl:complementOf ex:B ]",
        "ex:A owl:equivalentClass [ owl:oneOf ( ex:i ex:j ) ]",
        "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:allValuesFrom ex:B ]",
        "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:someValuesFrom ex:B ]",
        """ex:A rdfs:subClassOf
        [ owl:intersectionOf ( [ owl:onProperty ex:p ; owl:someValuesFrom ex:B ] ) ]""",
        "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:maxCardinality 1 ]",
        "ex:A rdfs:subClassOf [ owl:someValuesFrom ex:B ]",
        "ex:A owl:equivalentClass [ owl:someValuesFrom ex:B ]",
        "ex:A rdfs:subClassOf []",
        'ex:A rdfs:subClassOf "A"',
        "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:hasValue [] ]",
        "ex:A rdfs:subClassOf rdf:List",
        "owl:Thing rdfs:subClassOf ex:A",
        "xsd:string rdfs:subClassOf ex:A",
        "ex:A owl:disjointUnionOf ( ex:B ex:C )",
        "ex:A owl:hasKey ( ex:p )",
        "ex:p a owl:ReflexiveProperty",
        "ex:p a owl:IrreflexiveProperty",
        "ex:p a owl:AsymmetricProperty",
        "ex:p owl:propertyDisjointWith ex:q",
        "ex:p rdfs:subPropertyOf rdf:type",
        'ex:p rdfs:subPropertyOf "q"',
        "rdf:type rdfs:domain ex:A",
        "ex:p owl:propertyChainAxiom ex:q",
        "ex:p owl:propertyChainAxiom ( ex:q [] )",
        "ex:p owl:propertyChainAxiom [ rdf:first ex:q ]",
        "ex:i owl:sameAs ex:j",
        "ex:i owl:differentFrom ex:j",
        "[] a owl:AllDisjointClasses",
        "[] a owl:AllDifferent ; owl:distinctMembers ( ex:i ex:j )",
    ],
)
def test_any_other_axiom_is_named_and_never_passed_over(axiom: str) -> None:
    findings = compile_rules(triples(f"{axiom} ."), prefixes=PREFIXES).findings

    assert findings
    assert all("has no rule for" in finding.message.en for finding in findings)
    assert all("n'a pas de règle pour" in finding.message.fr for finding in findings)


def test_an_unknown_axiom_is_told_with_the_term_around_it() -> None:
    ontology = """
    ex:A owl:equivalentClass [ owl:intersectionOf ( ex:B [
      owl:onProperty ex:p ; owl:allValuesFrom ex:C ] ) ] .
    """

    (finding,) = compile_rules(triples(ontology), prefixes=PREFIXES).findings

    assert finding.focus == "http://x/A"
    assert finding.path == "owl:allValuesFrom"
    assert "“owl:allValuesFrom ex:C”" in finding.message.en


def test_a_list_that_never_ends_is_an_unknown_axiom() -> None:
    ontology = """
    ex:p owl:propertyChainAxiom ex:list . ex:list rdf:first ex:q ; rdf:rest ex:list .
    """

    (finding,) = compile_rules(triples(ontology), prefixes=PREFIXES).findings

    assert finding.focus == "http://x/p"


def test_notes_and_names_of_terms_are_no_axioms() -> None:
    ontology = """
    ex:o a owl:Ontology ; owl:versionInfo "1" ; rdfs:comment "An ontology." .
    ex:A a owl:Class, rdfs:Class ; rdfs:label "A"@en ; skos:definition "A."@en .
    ex:p a owl:ObjectProperty ; rdfs:range xsd:date ; rdfs:domain owl:Thing .
    ex:q a owl:DatatypeProperty ; rdfs:subPropertyOf rdfs:seeAlso .
    ex:A rdfs:subClassOf ex:A .
    """

    compiled = compile_rules(triples(ontology), prefixes=PREFIXES)

    assert compiled.findings == ()
    assert compiled.rules.rules == ()
