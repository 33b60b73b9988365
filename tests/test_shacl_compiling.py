import pytest

from legation.errors import DataError
from legation.paths import Alternative, Inverse, Repeated, Sequence
from legation.shacl.shapes import Closed, Constraint, Query, Target
from legation.terms import RDF, SHACL, Literal, NamedNode
from legation.texts import Text
from legation.validation import ShapeSet, compile_shapes
from turtles import EX, read

S, P, Q = (NamedNode(f"{EX}{name}") for name in "Spq")


def compiled(shapes: str) -> ShapeSet:
    return compile_shapes(quad.triple for quad in read(shapes))


def constraint(shapes: str) -> Constraint:
    """Return the only constraint of ex:S."""
    (found,) = compiled(shapes).shapes[S].constraints
    return found


def refusal(shapes: str) -> Text:
    with pytest.raises(DataError) as caught:
        compiled(shapes)
    (finding,) = caught.value.findings
    assert finding.message == caught.value.text
    return caught.value.text


def test_a_refusal_names_the_shape_and_says_what_to_do_in_both_languages() -> None:
    shape = "ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:minCount 1 , 2 ."

    assert refusal(shape) == Text(
        "The shape <http://x/S> cannot be read: 2 values at minCount. Correct the "
        "shape (SHACL says what it may hold).",
        "La forme <http://x/S> est illisible : 2 valeurs pour minCount. Corrigez la "
        "forme (SHACL dit ce qu'elle peut contenir).",
    )


def test_a_shape_without_a_name_is_told_by_brackets() -> None:
    shape = "[] sh:targetNode ex:a ; sh:path ex:p ; sh:minCount 1 , 2 ."

    assert refusal(shape).en.startswith("The shape [] cannot be read")


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("sh:path ex:p , ex:q", "2 values at path"),
        ("sh:path ex:p ; sh:maxCount 1.5", "no whole number at maxCount"),
        ("sh:path ex:p ; sh:minCount ex:one", "no whole number at minCount"),
        ("sh:minLength 1 , 2", "2 values at minLength"),
        ('sh:maxLength "long"', "no whole number at maxLength"),
        ("sh:minInclusive ex:one", "no literal at minInclusive"),
        ('sh:pattern "("', "no regular expression at pattern"),
        ('sh:pattern "a" ; sh:flags "k"', "no regular expression at pattern"),
        ("sh:pattern ex:a", "no regular expression at pattern"),
        ('sh:pattern "a" ; sh:flags ex:i', "no text at flags"),
        ('sh:pattern "a" ; sh:flags "i" , "m"', "2 values at flags"),
        ('sh:severity "bad"', "no IRI at severity"),
        ("sh:severity sh:Info , sh:Warning", "2 values at severity"),
        ("sh:qualifiedValueShape ex:T ; sh:qualifiedMinCount 0.5", "no whole number"),
    ],
)
def test_what_shacl_does_not_allow_is_refused_by_the_name_of_the_shape(
    said: str, wrong: str
) -> None:
    text = refusal(f"ex:S sh:targetNode ex:a ; {said} .")

    assert text.en.startswith(f"The shape <http://x/S> cannot be read: {wrong}")
    assert text.fr.startswith("La forme <http://x/S> est illisible\u00a0:")


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ('sh:class "C"', "a literal at class"),
        ("sh:equals [ ]", "no IRI at equals"),
        ('sh:lessThan "x"', "no IRI at lessThan"),
        ('sh:node "shape"', "a literal at node"),
        ('sh:property "shape"', "a literal at node"),
        ('sh:or ( ex:T "shape" )', "a literal at node"),
        ('sh:sparql "SELECT"', "a literal at node"),
        ('sh:path "p"', "no path at path"),
        ('sh:path [ sh:inversePath "p" ]', "no path at path"),
        ("sh:path [ ex:q ex:p ]", "no path at path"),
        ("sh:path ()", "no path at path"),
        ("sh:path [ sh:inversePath ex:p , ex:q ]", "2 values at inversePath"),
        ("sh:in [ ex:p ex:q ]", "no list at rest"),
        ("sh:or [ rdf:first ex:T ]", "no list at rest"),
        ("sh:and [ rdf:first ex:T , ex:U ; rdf:rest () ]", "no list at rest"),
    ],
)
def test_a_part_of_a_shape_that_shacl_does_not_allow_is_refused(
    said: str, wrong: str
) -> None:
    text = refusal(f"ex:S sh:targetNode ex:a ; {said} .")

    assert f"cannot be read: {wrong}. " in text.en
    assert "est illisible\u00a0: " in text.fr


@pytest.mark.parametrize(
    "said",
    [
        'sh:class "C"',
        'sh:equals "p"',
        'sh:node "shape"',
        'sh:property "shape"',
        'sh:path "p"',
        "sh:path [ ex:q ex:p ]",
        "sh:in [ ex:p ex:q ]",
    ],
)
def test_a_refusal_names_the_shape_where_one_of_its_values_is_wrong(said: str) -> None:
    assert "<http://x/S>" in refusal(f"ex:S sh:targetNode ex:a ; {said} .").en


def test_a_path_that_goes_round_in_a_circle_is_refused() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:path _:one ; sh:minCount 1 .
    _:one sh:inversePath _:two . _:two sh:zeroOrMorePath _:one .
    """

    assert "no path at path" in refusal(shape).en


def test_a_list_that_never_ends_is_refused() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:in ex:list .
    ex:list rdf:first 1 ; rdf:rest ex:more . ex:more rdf:first 2 ; rdf:rest ex:list .
    """

    assert "The shape <http://x/S> cannot be read: no list" in refusal(shape).en


def test_a_property_shape_without_a_path_is_refused() -> None:
    shape = "ex:S sh:targetNode ex:a ; sh:property ex:T . ex:T sh:minCount 1 ."

    assert refusal(shape).en.startswith("The shape <http://x/T> cannot be read")


def test_a_fault_is_found_however_deep_it_lies() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:not [ sh:or ( ex:T [ sh:node ex:U ] ) ] .
    ex:U sh:minLength "short" .
    """

    assert "<http://x/U>" in refusal(shape).en


def test_a_property_whose_subjects_are_the_target_must_be_an_iri() -> None:
    for kind in ("targetSubjectsOf", "targetObjectsOf"):
        assert kind in refusal(f'ex:S sh:{kind} "p" ; sh:minLength 1 .').en


def test_what_nothing_refers_to_is_not_read() -> None:
    shapes = compiled("ex:S sh:targetNode ex:a . ex:T sh:minLength 1 , 2 .")

    assert list(shapes.shapes) == [S]


def asking(text: str, *, prefixes: str = "") -> str:
    return (
        f'ex:S sh:targetNode ex:a ; sh:sparql [ {prefixes} sh:select """{text}""" ] .'
    )


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("SELECT $this { $this a ?c MINUS { $this a ?d } }", "MINUS, which is not"),
        ("SELECT $this { VALUES ?c { 1 } }", "VALUES, which is not allowed"),
        ("select $this { values ?c { 1 } }", "VALUES, which is not allowed"),
        ("SELECT $this { SERVICE ?s { ?a ?b ?c } }", "SERVICE, which is not allowed"),
        ("SELECT $this { BIND(1 AS ?this) }", "?this, which has its value before"),
        ("SELECT (1 AS $this) { }", "$this, which has its value before"),
        ("SELECT $this { GRAPH $shapesGraph { ?s ?p ?o } }", "$shapesGraph at select"),
        ("SELECT $this { { SELECT ?v { ?v a ?c } } }", "a sub-select that does not"),
        ("SELECT $this { { SELECT * { $this a ?c } } }", "a sub-select that does not"),
    ],
)
def test_what_a_query_may_not_hold_is_refused(query: str, wrong: str) -> None:
    text = refusal(asking(query))

    assert f"cannot be read: {wrong}" in text.en
    assert text.fr.startswith("La forme <http://x/S> est illisible\u00a0:")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this { ?s ?p 'MINUS' . # VALUES\n }",
        "SELECT $this (1 AS ?value) { }",
        "SELECT $this { { SELECT ?this ?v { $this ?p ?v } } }",
        "SELECT $this { FILTER(?minus = 1) }",
    ],
)
def test_what_only_looks_like_it_is_allowed(query: str) -> None:
    assert isinstance(constraint(asking(query)), Query)


def test_a_constraint_in_sparql_needs_a_query() -> None:
    text = refusal("ex:S sh:targetNode ex:a ; sh:sparql ex:T . ex:T sh:message 'x' .")

    assert text.en.startswith(
        "The shape <http://x/T> cannot be read: nothing at select"
    )
    assert text.fr.startswith(
        "La forme <http://x/T> est illisible\u00a0: rien pour select"
    )


def test_a_prefix_needs_its_namespace() -> None:
    shape = asking("SELECT $this {}", prefixes="sh:prefixes ex:P ;")

    text = refusal(f'{shape} ex:P sh:declare ex:d . ex:d sh:prefix "ex" .')

    assert "<http://x/S> cannot be read: too little at declare" in text.en
    assert "<http://x/S> est illisible\u00a0: trop peu pour declare" in text.fr


def test_prefixes_come_from_what_is_imported_too() -> None:
    shape = asking("SELECT $this {}", prefixes="sh:prefixes ex:P ;")
    declared = """
    ex:P owl:imports ex:Q . ex:Q owl:imports ex:P ;
      sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/" ] .
    """

    query = constraint(shape + declared)

    assert isinstance(query, Query)
    assert query.text == "PREFIX ex: <http://x/>\nSELECT $this {}"


def test_a_parameter_of_a_component_is_named_by_an_iri() -> None:
    component = """
    ex:C sh:parameter ex:parameter ; sh:validator [ sh:ask "ASK {}" ] .
    ex:parameter sh:path ( ex:p ex:q ) .
    """

    text = refusal(component)

    assert text.en.startswith("The shape <http://x/C> cannot be read: no IRI")


def test_a_validator_hands_its_value_on() -> None:
    component = """
    ex:C sh:parameter [ sh:path ex:max ] ;
      sh:validator [ sh:ask "ASK { BIND(1 AS ?value) }" ] .
    ex:S sh:targetNode ex:a ; ex:max 1 .
    """

    assert "?value, which has its value before at ask" in refusal(component).en


def test_a_component_is_used_where_all_its_parameters_are_given() -> None:
    component = """
    ex:C sh:parameter ex:p1 , ex:p2 , ex:p3 ; sh:message "No." ; sh:validator ex:V .
    ex:p1 sh:path ex:one . ex:p2 sh:path ex:two .
    ex:p3 sh:path ex:three ; sh:optional true .
    ex:V sh:ask "ASK {}" .
    ex:S sh:targetNode ex:a ; ex:one 1 , 2 ; ex:two ex:b .
    ex:T sh:targetNode ex:a ; ex:one 1 ; ex:three 3 .
    """

    shapes = compiled(component).shapes

    assert shapes[NamedNode(f"{EX}T")].constraints == ()
    b = NamedNode(f"{EX}b")
    assert shapes[S].constraints == tuple(
        Query(
            NamedNode(f"{EX}C"),
            NamedNode(f"{EX}V"),
            "ASK {}",
            is_ask=True,
            parameters=(("one", Literal(one)), ("two", b)),
            messages=(Literal("No."),),
            is_named=False,
        )
        for one in (1, 2)
    )


def test_a_component_has_validators_of_its_own_for_nodes_and_for_properties() -> None:
    component = """
    ex:C sh:parameter [ sh:path ex:one ] ;
      sh:nodeValidator [ sh:select "SELECT $this {}" ] ;
      sh:propertyValidator [ sh:select "SELECT $this ?value {}" ; sh:message "So." ] .
    ex:S sh:targetNode ex:a ; ex:one 1 ; sh:path ex:p .
    ex:T sh:targetNode ex:a ; ex:one 1 .
    """

    shapes = compiled(component).shapes
    of_property, of_node = (
        shapes[node].constraints[0] for node in (S, NamedNode(f"{EX}T"))
    )

    assert isinstance(of_property, Query)
    assert isinstance(of_node, Query)
    assert of_property.text == "SELECT $this ?value {}"
    assert of_property.messages == (Literal("So."),)
    assert of_node.text == "SELECT $this {}"


def test_paths_of_all_kinds_are_read() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:path (
      ex:p [ sh:inversePath ( ex:p ex:q ) ] [ sh:alternativePath ( ex:p ex:q ) ]
      [ sh:zeroOrMorePath ex:p ] [ sh:oneOrMorePath ex:p ] [ sh:zeroOrOnePath ex:p ] ) .
    """

    assert compiled(shape).shapes[S].path == Sequence(
        (
            P,
            Sequence((Inverse(Q), Inverse(P))),
            Alternative((P, Q)),
            Repeated(P, 0),
            Repeated(P, 1),
            Repeated(P, 0, is_once=True),
        )
    )


def test_targets_of_all_kinds_are_read() -> None:
    shape = """
    ex:S sh:targetNode ex:a , "x" ; sh:targetClass ex:C ; sh:targetSubjectsOf ex:p ;
      sh:targetObjectsOf ex:q .
    """

    assert set(compiled(shape).shapes[S].targets) == {
        Target("targetNode", NamedNode(f"{EX}a")),
        Target("targetNode", Literal("x")),
        Target("targetClass", NamedNode(f"{EX}C")),
        Target("targetSubjectsOf", P),
        Target("targetObjectsOf", Q),
    }


@pytest.mark.parametrize(
    "kinds",
    [
        "ex:S a sh:NodeShape , rdfs:Class .",
        "ex:S a sh:PropertyShape , owl:Class ; sh:path ex:p .",
        "ex:S a sh:NodeShape , ex:Kind . ex:Kind rdfs:subClassOf rdfs:Class .",
        """ex:S a sh:NodeShape , ex:Kind . ex:Kind rdfs:subClassOf ex:Sort .
        ex:Sort rdfs:subClassOf ex:Kind , rdfs:Class .""",
    ],
)
def test_a_shape_that_is_a_class_is_about_its_instances(kinds: str) -> None:
    assert compiled(kinds).shapes[S].targets == (Target("targetClass", S),)


@pytest.mark.parametrize(
    "kinds",
    [
        "ex:S a rdfs:Class ; sh:minLength 1 .",
        "ex:S a sh:NodeShape , ex:Kind .",
        "ex:S a sh:NodeShape ; sh:property [ a rdfs:Class ; sh:path ex:p ] .",
    ],
)
def test_what_is_not_both_a_class_and_a_shape_has_no_target_for_it(kinds: str) -> None:
    assert compiled(kinds).shapes == {}


def test_a_shape_is_grave_and_active_unless_it_says_otherwise() -> None:
    shape = compiled("ex:S sh:targetNode ex:a .").shapes[S]

    assert (shape.severity, shape.is_active) == (SHACL.Violation, True)


def test_a_deactivated_shape_is_read_but_not_checked() -> None:
    shapes = compiled("ex:S sh:targetNode ex:a ; sh:deactivated true .")

    assert not shapes.shapes[S].is_active
    assert shapes.applied == ()


def test_a_deactivated_query_is_no_constraint() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:sparql [ sh:deactivated true ; sh:select "nonsense" ] .
    """

    assert compiled(shape).shapes[S].constraints == ()


def test_what_is_false_demands_nothing() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:closed false ; sh:path ex:p ; sh:uniqueLang false .
    """

    assert compiled(shape).shapes[S].constraints == ()


def test_a_closed_shape_knows_the_properties_of_its_shapes_and_those_ignored() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
      sh:property [ sh:path ex:p ] , [ sh:path [ sh:inversePath ex:q ] ] .
    """
    closed = next(
        one for one in compiled(shape).shapes[S].constraints if isinstance(one, Closed)
    )

    assert closed.allowed == {P, RDF.type}


def test_messages_stand_in_a_stable_order() -> None:
    shape = 'ex:S sh:targetNode ex:a ; sh:message "Un."@fr , "One."@en , "Eins." .'

    messages = compiled(shape).shapes[S].messages

    assert [one.value for one in messages] == ["Eins.", "One.", "Un."]


def test_the_same_shapes_in_another_order_are_equal() -> None:
    one = "ex:S sh:targetNode ex:a , ex:b ; sh:minLength 1 ; sh:class ex:C , ex:D ."
    other = "ex:S sh:class ex:D , ex:C ; sh:minLength 1 ; sh:targetNode ex:b , ex:a ."

    assert compiled(one).shapes == compiled(other).shapes


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (
            "ex:S sh:targetNode ex:a ; sh:node ex:S .",
            Text("it refers to itself", "elle renvoie à elle-même"),
        ),
        (
            """ex:S sh:targetNode ex:a ; sh:not ex:T .
            ex:T sh:or ( [ sh:property ex:U ] ) . ex:U sh:path ex:p ; sh:node ex:T .""",
            Text("it refers to itself", "elle renvoie à elle-même"),
        ),
        (
            'ex:S sh:target [ sh:select "SELECT ?this {}" ] .',
            Text("it uses target of SHACL-AF", "elle emploie target de SHACL-AF"),
        ),
        (
            "ex:S sh:targetNode ex:a ; sh:node [ sh:expression ex:e ] .",
            Text(
                "it uses expression of SHACL-AF", "elle emploie expression de SHACL-AF"
            ),
        ),
    ],
)
def test_what_ours_cannot_check_is_left_with_a_reason(shape: str, reason: Text) -> None:
    shapes = compiled(shape)

    assert {node: left.reason for node, left in shapes.left.items()} == {S: reason}
    assert shapes.applied == ()


def test_a_shape_that_two_others_share_is_no_circle() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:node ex:T , ex:U .
    ex:T sh:node ex:V . ex:U sh:node ex:V . ex:V sh:minLength 1 .
    """

    assert compiled(shape).left == {}


def test_what_is_left_does_not_keep_the_others_from_being_checked() -> None:
    shapes = compiled("""
    ex:S sh:targetNode ex:a ; sh:node ex:S .
    ex:T sh:targetNode ex:a ; sh:class ex:C .
    """)

    assert [applied.shape.node for applied in shapes.applied] == [NamedNode(f"{EX}T")]
