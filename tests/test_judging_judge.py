import pytest

from legation.results import Result
from legation.terms import SHACL, Literal, NamedNode, Term
from legation.validation import validate
from turtles import EX, PREFIXES, read


def results(data: str, shapes: str) -> list[Result]:
    """Return what is found, sorted, as SHACL describes it."""
    judges = [quad.triple for quad in read(shapes)]
    report = validate(read(data), judges, prefixes=PREFIXES)
    found = [finding.result for finding in report.findings]
    assert None not in found
    return [result for result in found if result is not None]


def values(data: str, said: str) -> list[str]:
    """Return the bad values of ex:p of ex:a; "-" where no value is to blame."""
    shape = f"ex:S sh:targetNode ex:a ; sh:path ex:p ; {said} ."
    found = results(data, shape)
    assert {str(one.focus) for one in found} <= {f"<{EX}a>"}
    return sorted(written(one.value) for one in found)


def focuses(data: str, shapes: str) -> list[str]:
    return sorted(written(one.focus) for one in results(data, shapes))


def written(term: Term | None) -> str:
    return "-" if term is None else PREFIXES.write(term)


def kinds(found: list[Result]) -> set[str]:
    return {PREFIXES.write(one.component).removeprefix("sh:") for one in found}


@pytest.mark.parametrize(
    ("said", "data", "bad"),
    [
        ("sh:class ex:C", "ex:a ex:p ex:b . ex:b a ex:C .", []),
        ("sh:class ex:C", "ex:a ex:p ex:b , 1 . ex:b a ex:D .", ["1", "ex:b"]),
        ("sh:class ex:C , ex:D", "ex:a ex:p ex:b . ex:b a ex:D .", ["ex:b"]),
        ("sh:datatype xsd:integer", 'ex:a ex:p 1 , "02"^^xsd:integer .', []),
        (
            "sh:datatype xsd:integer",
            'ex:a ex:p 1.5 , "2" , ex:b , "two"^^xsd:integer .',
            ['"1.5"^^xsd:decimal', '"2"', '"two"^^xsd:integer', "ex:b"],
        ),
        ("sh:datatype xsd:date", 'ex:a ex:p "1763-02-10"^^xsd:date .', []),
        (
            "sh:datatype xsd:date",
            'ex:a ex:p "1763-02-30"^^xsd:date .',
            ['"1763-02-30"^^xsd:date'],
        ),
        ("sh:datatype ex:unknown", 'ex:a ex:p "any"^^ex:unknown .', []),
        ("sh:datatype rdf:langString", 'ex:a ex:p "x"@en .', []),
        ("sh:datatype rdf:langString", 'ex:a ex:p "x" .', ['"x"']),
        ("sh:minCount 1", "ex:a ex:p 1 , 2 .", []),
        ("sh:minCount 1", "ex:a ex:q 1 .", ["-"]),
        ("sh:minCount 0", "ex:a ex:q 1 .", []),
        ("sh:maxCount 1", "ex:a ex:p 1 .", []),
        ("sh:maxCount 1", "ex:a ex:p 1 , 2 .", ["-"]),
        ("sh:minInclusive 2", "ex:a ex:p 2 , 2.5 , 3e0 .", []),
        (
            "sh:minInclusive 2",
            'ex:a ex:p 1.9 , "3" , ex:b .',
            ['"1.9"^^xsd:decimal', '"3"', "ex:b"],
        ),
        ("sh:minExclusive 2", "ex:a ex:p 2.1 .", []),
        ("sh:minExclusive 2", "ex:a ex:p 2 , 2.0 .", ['"2.0"^^xsd:decimal', "2"]),
        ("sh:maxInclusive 2", "ex:a ex:p 2 , -1 .", []),
        ("sh:maxInclusive 2", "ex:a ex:p 3 .", ["3"]),
        ("sh:maxExclusive 2", "ex:a ex:p 1 .", []),
        ("sh:maxExclusive 2", "ex:a ex:p 2 .", ["2"]),
        (
            "sh:maxInclusive 2",
            'ex:a ex:p "one"^^xsd:integer , "1763-02-10"^^xsd:date , true .',
            ['"1763-02-10"^^xsd:date', '"one"^^xsd:integer', "true"],
        ),
        (
            'sh:minInclusive "1763-02-10"^^xsd:date',
            'ex:a ex:p "1763-02-09"^^xsd:date , "1763-02-11"^^xsd:date .',
            ['"1763-02-09"^^xsd:date'],
        ),
        ('sh:minInclusive "b"', 'ex:a ex:p "a" , "c" .', ['"a"']),
        ("sh:minLength 2", 'ex:a ex:p "ab" , "é€"@fr , 12 , ex:b .', []),
        ("sh:minLength 2", 'ex:a ex:p "a" , 1 .', ['"a"', "1"]),
        ("sh:maxLength 2", 'ex:a ex:p "ab" , 12 .', []),
        ("sh:maxLength 2", 'ex:a ex:p "abc" , ex:b .', ['"abc"', "ex:b"]),
        ('sh:pattern "^a.c$"', 'ex:a ex:p "abc" , "a-c"@en .', []),
        ('sh:pattern "^a.c$"', 'ex:a ex:p "ABC" , ex:b .', ['"ABC"', "ex:b"]),
        ('sh:pattern "x/b$"', "ex:a ex:p ex:b , ex:c .", ["ex:c"]),
        ('sh:pattern "b"', 'ex:a ex:p "abc" .', []),
        ('sh:pattern "^ABC$" ; sh:flags "i"', 'ex:a ex:p "abc" .', []),
        ('sh:pattern "^b$" ; sh:flags "m"', 'ex:a ex:p "a\\nb\\nc" .', []),
        ('sh:pattern "^b$"', 'ex:a ex:p "a\\nb\\nc" .', ['"a\\nb\\nc"']),
        ('sh:pattern "a.b" ; sh:flags "s"', 'ex:a ex:p "a\\nb" .', []),
        ('sh:pattern "a.b"', 'ex:a ex:p "a\\nb" .', ['"a\\nb"']),
        ('sh:pattern "a b" ; sh:flags "xi"', 'ex:a ex:p "AB" .', []),
        ('sh:pattern "a" , "b"', 'ex:a ex:p "ac" , "ab" .', ['"ac"']),
        ('sh:languageIn ( "en" )', 'ex:a ex:p "x"@en , "y"@en-GB , "z"@EN .', []),
        (
            'sh:languageIn ( "en" )',
            'ex:a ex:p "x"@fr , "y" , "z"@eng , ex:b .',
            ['"x"@fr', '"y"', '"z"@eng', "ex:b"],
        ),
        ('sh:languageIn ( "EN-gb" "fr" )', 'ex:a ex:p "x"@en-GB , "y"@fr-CA .', []),
        ('sh:languageIn ( "en-GB" )', 'ex:a ex:p "x"@en .', ['"x"@en']),
        ('sh:languageIn ( "*" )', 'ex:a ex:p "x"@en , "y"@fr .', []),
        ('sh:languageIn ( "*" )', 'ex:a ex:p "y" .', ['"y"']),
        ("sh:uniqueLang true", 'ex:a ex:p "x"@en , "y"@fr , "z" , "w" , 1 .', []),
        ("sh:uniqueLang true", 'ex:a ex:p "x"@en , "y"@EN .', ["-"]),
        ("sh:uniqueLang true", 'ex:a ex:p "x"@en , "y"@en-GB .', []),
        ("sh:equals ex:q", "ex:a ex:p 1 , ex:b ; ex:q ex:b , 1 .", []),
        ("sh:equals ex:q", "ex:a ex:p 1 , 2 ; ex:q 2 , 3 .", ["1", "3"]),
        ("sh:equals ex:q", "ex:a ex:q 3 .", ["3"]),
        ("sh:disjoint ex:q", "ex:a ex:p 1 ; ex:q 2 , 1.0 .", []),
        ("sh:disjoint ex:q", "ex:a ex:p 1 , 2 ; ex:q 2 .", ["2"]),
        ("sh:lessThan ex:q", "ex:a ex:p 1 , 1.5 ; ex:q 2 , 3 .", []),
        ("sh:lessThan ex:q", "ex:a ex:p 1 , 2 , 3 ; ex:q 2 .", ["2", "3"]),
        ("sh:lessThan ex:q", "ex:a ex:p 1 .", []),
        ("sh:lessThan ex:q", 'ex:a ex:p 1 , ex:b ; ex:q "2" .', ["1", "ex:b"]),
        ("sh:lessThanOrEquals ex:q", "ex:a ex:p 1 , 2 ; ex:q 2.0 .", []),
        ("sh:lessThanOrEquals ex:q", "ex:a ex:p 3 ; ex:q 2 , 4 .", ["3"]),
        ("sh:hasValue 1", "ex:a ex:p 1 , 2 .", []),
        ("sh:hasValue 1", "ex:a ex:p 1.0 .", ["-"]),
        ("sh:hasValue 1 , ex:b", "ex:a ex:p ex:b .", ["-"]),
        ("sh:in ( 1 ex:b )", "ex:a ex:p ex:b , 1 .", []),
        ("sh:in ( 1 ex:b )", "ex:a ex:p 1.0 , ex:c .", ['"1.0"^^xsd:decimal', "ex:c"]),
        ("sh:in ()", "ex:a ex:p 1 .", ["1"]),
    ],
)
def test_a_constraint_blames_the_values_that_break_it(
    said: str, data: str, bad: list[str]
) -> None:
    assert values(data, said) == bad


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("IRI", {"IRI"}),
        ("BlankNode", {"BlankNode"}),
        ("Literal", {"Literal"}),
        ("BlankNodeOrIRI", {"BlankNode", "IRI"}),
        ("BlankNodeOrLiteral", {"BlankNode", "Literal"}),
        ("IRIOrLiteral", {"IRI", "Literal"}),
    ],
)
def test_a_node_kind_allows_what_its_name_says(kind: str, allowed: set[str]) -> None:
    nodes = {"IRI": "ex:b", "BlankNode": "[]", "Literal": "1"}

    passing = {
        name
        for name, node in nodes.items()
        if not values(f"ex:a ex:p {node} .", f"sh:nodeKind sh:{kind}")
    }

    assert passing == allowed


@pytest.mark.parametrize("said", ["sh:minLength 0", "sh:maxLength 9", 'sh:pattern ""'])
def test_a_blank_node_has_no_length_and_no_text(said: str) -> None:
    assert len(values("ex:a ex:p [] .", said)) == 1


def test_a_shape_about_nodes_has_each_of_them_as_its_own_value() -> None:
    shape = 'ex:S sh:targetNode ex:a , "x" ; sh:nodeKind sh:IRI ; sh:hasValue "x" .'

    found = [(written(one.focus), written(one.value)) for one in results("", shape)]

    assert sorted(found) == [('"x"', '"x"'), ("ex:a", "-")]


def test_a_language_that_comes_twice_is_told_once_for_each_language() -> None:
    data = 'ex:a ex:p "1"@en , "2"@en , "3"@en , "1"@fr , "2"@fr , "1"@de .'
    shape = "ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:uniqueLang true ."

    assert len(results(data, shape)) == 2
    assert kinds(results(data, shape)) == {"UniqueLangConstraintComponent"}


CLASSES = """
ex:b a ex:C . ex:c a ex:Below . ex:d a ex:Deep . ex:e a ex:Above . _:f a ex:Below .
ex:Deep rdfs:subClassOf ex:Below . ex:Below rdfs:subClassOf ex:C , ex:Deep .
ex:C rdfs:subClassOf ex:Above .
"""


def test_instances_of_subclasses_are_instances_even_if_classes_go_in_a_circle() -> None:
    data = f"{CLASSES} ex:a ex:p ex:b , ex:c , ex:d , ex:e , _:f , ex:C ."

    assert values(data, "sh:class ex:C") == ["ex:C", "ex:e"]


def test_each_kind_of_target_finds_its_nodes() -> None:
    data = f'{CLASSES} ex:a ex:p ex:b , "x" ; ex:q 1 .'

    def found(target: str) -> list[str]:
        shape = f"ex:S {target} ; sh:not [ sh:minLength 0 ] ; sh:hasValue ex:none ."
        return sorted({one for one in focuses(data, shape) if not one.startswith("_")})

    assert found("sh:targetNode ex:z , 1") == ["1", "ex:z"]
    assert found("sh:targetClass ex:C") == ["ex:b", "ex:c", "ex:d"]
    assert found("sh:targetSubjectsOf ex:p") == ["ex:a"]
    assert found("sh:targetObjectsOf ex:p") == ['"x"', "ex:b"]
    assert found("sh:targetSubjectsOf ex:p ; sh:targetNode ex:a") == ["ex:a"]
    assert found("sh:targetClass ex:Nothing") == []


def test_a_shape_that_is_a_class_is_about_its_instances() -> None:
    data = "ex:b a ex:S . ex:c a ex:T . ex:T rdfs:subClassOf ex:S ."

    found = focuses(data, "ex:S a sh:NodeShape , rdfs:Class ; sh:class ex:None .")

    assert found == ["ex:b", "ex:c"]


PATHS = """
ex:a ex:p ex:b , ex:c ; ex:q ex:d . ex:b ex:p ex:c . ex:c ex:p ex:a ; ex:q ex:e .
ex:e ex:q ex:c .
"""


@pytest.mark.parametrize(
    ("path", "reached"),
    [
        ("ex:p", "b c"),
        ("[ sh:inversePath ex:p ]", "c"),
        ("( ex:p ex:p )", "a c"),
        ("( ex:p ex:q )", "e"),
        ("[ sh:alternativePath ( ex:p ex:q ) ]", "b c d"),
        ("[ sh:zeroOrMorePath ex:p ]", "a b c"),
        ("[ sh:oneOrMorePath ex:p ]", "a b c"),
        ("[ sh:oneOrMorePath ex:q ]", "d"),
        ("[ sh:zeroOrOnePath ex:p ]", "a b c"),
        ("[ sh:zeroOrOnePath ex:none ]", "a"),
        ("[ sh:zeroOrMorePath [ sh:alternativePath ( ex:p ex:q ) ] ]", "a b c d e"),
        ("[ sh:inversePath ( ex:q ex:p ) ]", "e"),
        ("[ sh:inversePath ( ex:p ex:p ) ]", "a b"),
        ("( [ sh:inversePath ex:p ] ex:q )", "e"),
        ("[ sh:inversePath [ sh:oneOrMorePath ex:p ] ]", "a b c"),
        ("[ sh:inversePath [ sh:inversePath ex:p ] ]", "b c"),
        ("( ex:p [ sh:zeroOrOnePath ex:q ] )", "b c e"),
        ("( [ sh:zeroOrMorePath ex:p ] ex:q )", "d e"),
        ("[ sh:zeroOrMorePath ( ex:p ex:p ) ]", "a b c"),
        ("[ sh:zeroOrMorePath [ sh:oneOrMorePath ex:p ] ]", "a b c"),
        ("[ sh:oneOrMorePath [ sh:zeroOrOnePath ex:q ] ]", "a d"),
    ],
)
def test_the_values_of_a_path_are_where_it_leads_each_once(
    path: str, reached: str
) -> None:
    shape = f"ex:S sh:targetNode ex:a ; sh:path {path} ; sh:class ex:None ."

    found = [written(one.value) for one in results(PATHS, shape)]

    assert sorted(found) == [f"ex:{name}" for name in reached.split()]


def test_a_path_that_may_be_empty_stays_at_nodes_outside_the_data_and_at_literals() -> (
    None
):
    shape = """
    ex:S sh:targetNode ex:z , "x" ; sh:path [ sh:zeroOrMorePath ex:p ] ; sh:minCount 2 .
    """

    assert focuses("", shape) == ['"x"', "ex:z"]


@pytest.mark.parametrize(
    ("said", "bad"),
    [
        ("sh:node ex:Short", "abc"),
        ("sh:not ex:Short", "a b"),
        ("sh:and ( ex:Short ex:A )", "abc b"),
        ("sh:or ( ex:Short ex:A )", ""),
        ("sh:or ( ex:Long ex:A )", "b"),
        ("sh:xone ( ex:Short ex:A )", "a"),
        ("sh:xone ( ex:Short ex:Long )", ""),
        ("sh:xone ( ex:A ex:A )", "a abc b"),
        ("sh:xone ( ex:Long ex:Long ex:Short )", "abc"),
        ("sh:and ( ex:Off )", ""),
        ("sh:not ex:Off", "a abc b"),
        ("sh:not [ sh:not ex:Short ]", "abc"),
        ("sh:node ex:Short , ex:A", "abc b"),
        ("sh:and ( ex:Short ) , ( ex:A )", "abc b"),
    ],
)
def test_values_conform_to_as_many_shapes_as_a_constraint_wants(
    said: str, bad: str
) -> None:
    shapes = f"""
    ex:S sh:targetNode ex:a ; sh:path ex:p ; {said} .
    ex:Short sh:maxLength 2 . ex:Long sh:minLength 3 . ex:A sh:pattern "a" .
    ex:Off sh:deactivated true ; sh:minLength 99 .
    """

    found = results('ex:a ex:p "a" , "b" , "abc" .', shapes)

    blamed = {one.value.value for one in found if one.value is not None}
    assert blamed == set(bad.split())


def test_a_shape_in_a_shape_looks_at_the_values_of_its_own_path() -> None:
    shapes = """
    ex:S sh:targetNode ex:a , ex:b ; sh:node [ sh:property [ sh:path ex:p ;
      sh:node [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] ] ] .
    """
    data = "ex:a ex:p ex:c . ex:c ex:q 1 . ex:b ex:p ex:d , ex:c ."

    (result,) = results(data, shapes)

    assert (written(result.focus), written(result.value)) == ("ex:b", "ex:b")
    assert kinds([result]) == {"NodeConstraintComponent"}


def test_a_property_of_a_property_is_about_the_values_of_the_first() -> None:
    shapes = """
    ex:S sh:targetNode ex:a ; sh:property ex:P . ex:P sh:path ex:p ; sh:property ex:Q .
    ex:Q sh:path ex:q ; sh:datatype xsd:integer ; sh:severity sh:Warning .
    """
    data = 'ex:a ex:p ex:b , ex:c . ex:b ex:q 1 . ex:c ex:q "x" .'

    (result,) = results(data, shapes)

    assert written(result.focus) == "ex:c"
    assert written(result.value) == '"x"'
    assert written(result.shape) == "ex:Q"
    assert result.severity == SHACL.Warning
    assert result.path == NamedNode(f"{EX}q")


def test_a_value_that_two_nodes_share_is_told_once() -> None:
    shapes = """
    ex:S sh:targetNode ex:a , ex:b ; sh:property [ sh:path ex:p ; sh:property ex:Q ] .
    ex:Q sh:path ex:q ; sh:minCount 1 .
    """

    assert focuses("ex:a ex:p ex:c . ex:b ex:p ex:c .", shapes) == ["ex:c"]


QUALIFIED = """
ex:S sh:targetNode ex:a ; sh:property ex:S-left , ex:S-right .
ex:S-left sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:Left ] ;
  sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 {} .
ex:S-right sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:Right ] ;
  sh:qualifiedMinCount 1 {} .
"""
DISJOINT = "; sh:qualifiedValueShapesDisjoint true"


@pytest.mark.parametrize(
    ("data", "apart", "found"),
    [
        ("ex:b a ex:Left . ex:c a ex:Right .", "", set()),
        ("ex:b a ex:Left .", "", {"ex:S-right QualifiedMinCount"}),
        (
            "ex:b a ex:Left . ex:c a ex:Left , ex:Right .",
            "",
            {"ex:S-left QualifiedMaxCount"},
        ),
        ("ex:b a ex:Left , ex:Right .", "", set()),
        (
            "ex:b a ex:Left , ex:Right .",
            DISJOINT,
            {"ex:S-left QualifiedMinCount", "ex:S-right QualifiedMinCount"},
        ),
        (
            "ex:b a ex:Left . ex:c a ex:Left , ex:Right .",
            DISJOINT,
            {"ex:S-right QualifiedMinCount"},
        ),
    ],
)
def test_values_are_counted_that_conform_and_to_no_sibling_if_they_are_disjoint(
    data: str, apart: str, found: set[str]
) -> None:
    shapes = QUALIFIED.format(apart, apart)

    told = results(f"ex:a ex:p ex:b , ex:c . {data}", shapes)

    assert {
        f"{written(one.shape)} {kinds([one]).pop().removesuffix('ConstraintComponent')}"
        for one in told
    } == found
    assert all(one.value is None for one in told)


def test_a_closed_shape_blames_the_values_of_properties_that_it_does_not_know() -> None:
    shapes = """
    ex:S sh:targetNode ex:a , 1 ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
      sh:property [ sh:path ex:p ] , [ sh:path [ sh:inversePath ex:q ] ] .
    """
    data = "ex:a a ex:C ; ex:p 1 ; ex:q 2 , 3 ; ex:r ex:b . ex:b ex:q 4 ."

    found = results(data, shapes)

    blamed = [(one.path, written(one.value)) for one in found]
    q, r = NamedNode(f"{EX}q"), NamedNode(f"{EX}r")
    assert sorted(blamed, key=str) == [(q, "2"), (q, "3"), (r, "ex:b")]


def test_a_closed_shape_with_a_path_looks_at_its_values() -> None:
    shape = "ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:closed true ."

    (result,) = results("ex:a ex:p ex:b . ex:b ex:q 1 .", shape)

    assert result.focus == NamedNode(f"{EX}a")
    assert result.value == Literal(1)


def test_a_closed_shape_within_another_says_that_the_value_does_not_conform() -> None:
    shape = "ex:S sh:targetNode ex:a ; sh:node [ sh:closed true ] ."

    assert kinds(results("ex:a ex:q 1 , 2 .", shape)) == {"NodeConstraintComponent"}


def test_a_deactivated_shape_finds_nothing_where_it_is_referred_to() -> None:
    shapes = """
    ex:S sh:targetNode ex:a ; sh:property ex:P ; sh:node ex:N .
    ex:P sh:deactivated true ; sh:path ex:p ; sh:minCount 1 .
    ex:N sh:deactivated true ; sh:class ex:C .
    """

    assert results("", shapes) == []


def test_a_severity_of_ones_own_is_kept() -> None:
    shape = "ex:S sh:targetNode ex:a ; sh:class ex:C ; sh:severity ex:Grave ."

    (result,) = results("", shape)

    assert result.severity == NamedNode(f"{EX}Grave")


def asked(query: str, target: str, *, more: str = "") -> str:
    return f"""
    ex:P sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/" ] .
    ex:S {target} ; {more} sh:sparql [ sh:prefixes ex:P ; sh:select "{query}" ] .
    """


def test_a_query_tells_the_focus_the_value_and_the_path() -> None:
    shape = asked(
        "SELECT $this ?path ?value { $this ?path ?value . FILTER(?value > 1) }",
        "sh:targetSubjectsOf ex:p",
    )

    (result,) = results("ex:a ex:p 1 ; ex:q 2 .", shape)

    assert written(result.focus) == "ex:a"
    assert result.path == NamedNode(f"{EX}q")
    assert result.value == Literal(2)


def test_the_node_is_the_value_where_a_query_of_a_node_shape_names_none() -> None:
    query = "SELECT $this { FILTER NOT EXISTS { $this ex:p ?v } }"

    (of_node,) = results("", asked(query, "sh:targetNode ex:a"))
    (of_property,) = results(
        "", asked(query, "sh:targetNode ex:a", more="sh:path ex:q ;")
    )

    assert written(of_node.value) == "ex:a"
    assert of_property.value is None
    assert of_property.path == NamedNode(f"{EX}q")


def test_a_blank_node_is_asked_about_too() -> None:
    data = "_:one ex:p 1 . _:two ex:p 2 . ex:a ex:p 2 ."
    query = "SELECT $this ?value { $this ex:p ?value . FILTER(?value > 1) }"

    found = results(data, asked(query, "sh:targetSubjectsOf ex:p"))

    assert {type(one.focus).__name__ for one in found} == {"BlankNode", "NamedNode"}
    assert len(found) == 2


LACKING = """
ex:LackingComponent sh:parameter [ sh:path ex:lacking ] ;
  sh:validator [ sh:ask "ASK { FILTER(!sameTerm($value, $lacking)) }" ] .
"""


def test_a_component_asks_about_each_value() -> None:
    shape = f"{LACKING} ex:S sh:targetNode ex:a ; sh:path ex:p ; ex:lacking ex:b ."

    (result,) = results("ex:a ex:p ex:b , ex:c , [] .", shape)

    assert written(result.component) == "ex:LackingComponent"
    assert written(result.value) == "ex:b"
    assert result.constraint is None


def test_a_query_within_another_shape_decides_whether_values_conform() -> None:
    query = "SELECT $this { FILTER NOT EXISTS { $this ex:q ?v } }"
    shape = f"""
    ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:node ex:T .
    ex:P sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/" ] .
    ex:T sh:sparql [ sh:prefixes ex:P ; sh:select "{query}" ] .
    """

    (result,) = results("ex:a ex:p ex:b , ex:c . ex:b ex:q 1 .", shape)

    assert written(result.value) == "ex:c"


@pytest.mark.parametrize("number", ['"02"^^xsd:integer', "1.50", '"7"^^xsd:byte'])
def test_a_number_that_a_store_writes_anew_can_be_asked_about(number: str) -> None:
    select = asked("SELECT $this { FILTER(isLiteral($this)) }", "sh:targetNode ")
    ask = f"{LACKING} ex:S sh:targetNode ex:a ; sh:path ex:p ; ex:lacking ex:b ."

    (result,) = results("", select.replace("sh:targetNode", f"sh:targetNode {number}"))

    assert result.focus == result.value
    assert result.focus.value in number
    assert results(f"ex:a ex:p {number} .", ask) == []
