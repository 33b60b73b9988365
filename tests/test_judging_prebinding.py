import pytest

from legation.errors import RefusedQueryError
from legation.judging.prebinding import Prebound, prebind
from legation.paths import Alternative, Inverse, Path, Repeated
from legation.shacl.shapes import Query
from legation.store import Store
from legation.terms import SHACL, BlankNode, Literal, NamedNode, Node, Term
from legation.validation import validate
from turtles import EX, PREFIXES, read

A, B, P, Q, SHAPE = (NamedNode(f"{EX}{name}") for name in ("a", "b", "p", "q", "S"))
DATA = """
ex:a ex:p ex:b , ex:c , 7 ; ex:q ex:a . ex:b ex:p ex:c . ex:c ex:q ex:b .
"""
TABLE = " VALUES (?this) { (<http://x/a>) (<http://x/b>) } "


def prebound(
    text: str,
    *,
    path: Path | None = None,
    shape: Node = SHAPE,
    is_ask: bool = False,
    parameters: tuple[tuple[str, Term], ...] = (),
) -> Prebound:
    query = Query(
        SHACL.SPARQLConstraintComponent,
        SHAPE,
        text,
        is_ask=is_ask,
        parameters=parameters,
    )
    return prebind(query, path=path, shape=shape)


def asked(text: str) -> set[str]:
    """Return the rows that a query has in the data above, without their order."""
    return {str([written(term) for term in row]) for row in store().query(text)}


def store() -> Store:
    return Store.memory(read(DATA))


def written(term: Term | None) -> str:
    return "" if term is None else PREFIXES.write(term)


def found(select: str, target: str = "ex:a , ex:b") -> list[str]:
    """Return the focus nodes and values that a shape with a query finds."""
    shape = f"""
    ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/" ] .
    ex:S sh:targetNode {target} ;
      sh:sparql [ sh:prefixes ex:prefixes ; sh:select \"\"\"{select}\"\"\" ] .
    """
    judges = [quad.triple for quad in read(shape)]
    report = validate(read(DATA), judges, prefixes=PREFIXES)
    results = [finding.result for finding in report.findings if finding.result]
    return sorted(f"{written(one.focus)} {written(one.value)}" for one in results)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT $this { $this ex:p ?v }",
        "SELECT $this { FILTER NOT EXISTS { $this ex:p ?v } }",
        "SELECT DISTINCT $this ?v { $this ex:p ?v } ORDER BY ?v",
        "SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v } GROUP BY $this",
        "SELECT ?this (MAX(?v) AS ?value) { ?this ex:p ?v } GROUP BY ?w ?this",
        "SELECT REDUCED $this ?v { $this ex:p ?v }",
        "SELECT $this { { $this ex:p ?v } UNION { $this ex:q ?v } }",
        "SELECT $this { ?limit ex:p 'LIMIT' . # COUNT LIMIT\n $this ex:select ?v }",
    ],
)
def test_what_asks_of_each_node_by_itself_may_be_asked_of_many_at_once(
    text: str,
) -> None:
    assert prebound(text).is_joined


@pytest.mark.parametrize(
    "text",
    [
        "SELECT $this { { SELECT $this ?v { $this ex:p ?v } } }",
        "SELECT $this ?v { $this ex:p ?v } LIMIT 1",
        "SELECT $this ?v { $this ex:p ?v } OFFSET 1",
        "SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v }",
        "SELECT (SUM(?v) AS ?value) { $this ex:p ?v } HAVING(COUNT(?v) > 1)",
        "SELECT (group_concat(?v) AS ?value) { $this ex:p ?v } GROUP BY ?v",
        "SELECT ?v { $this ex:p ?v } GROUP BY ?v",
        "SELECT $this { FILTER EXISTS { { select ?this { ?this ex:p ?v } } } }",
    ],
)
def test_what_would_mix_the_answers_of_nodes_is_asked_of_one_after_the_other(
    text: str,
) -> None:
    assert not prebound(text).is_joined


def test_nodes_stand_in_a_table_at_the_head_of_the_query() -> None:
    text = prebound("SELECT $this ?v { $this ex:p ?v }").for_many([(A,), (B,)])

    assert text == f"SELECT $this ?v {{{TABLE} $this ex:p ?v }}"


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("SELECT $this {@ { ?v ex:p ?w } $this ex:p ?v }", 1),
        ("SELECT $this {@ {@ ?v ex:p ?w FILTER($this = ?w) } }", 2),
        ("SELECT $this {@ {@ BIND($this AS ?v) } UNION { $this ex:p ?v } }", 2),
        ("SELECT $this {@ OPTIONAL { ?v ex:p ?w FILTER(?w = $this) } }", 1),
        ("SELECT $this {@ OPTIONAL {@ ?v ex:p ?w BIND(str($this) AS ?x) } }", 2),
        ("SELECT $this {@ FILTER EXISTS { ?v ex:p ?w FILTER(?w = $this) } }", 1),
        ("SELECT $this {@ FILTER EXISTS {@ ?v ex:p ?w BIND($this AS ?x) } }", 2),
        ("SELECT $this {@ FILTER(?v = 1) { { {@ FILTER($this = 1) } } } }", 2),
        ("SELECT $this {@ { FILTER(?this_one = 1) } }", 1),
    ],
)
def test_a_group_has_a_table_where_an_expression_in_it_would_miss_the_node(
    text: str, tables: int
) -> None:
    wanted = text.replace("@", TABLE)

    assert prebound(text.replace("@", "")).for_many([(A,), (B,)]) == wanted
    assert wanted.count("VALUES") == tables


@pytest.mark.parametrize(
    ("select", "rows"),
    [
        (
            "SELECT $this ?value { { ?value ex:q ?w FILTER(?w = $this) } }",
            ["ex:a ex:a", "ex:b ex:c"],
        ),
        (
            "SELECT $this ?value { { BIND($this AS ?value) } FILTER(?value = ex:b) }",
            ["ex:b ex:b"],
        ),
        (
            """SELECT $this ?value { OPTIONAL { ?value ex:q ?w FILTER(?w = $this) }
            FILTER(BOUND(?value)) }""",
            ["ex:a ex:a", "ex:b ex:c"],
        ),
        (
            "SELECT $this { FILTER NOT EXISTS { ?v ex:q ?w FILTER($this = ?w) } }",
            [],
        ),
        (
            "SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v } GROUP BY $this",
            ["ex:a 3", "ex:b 1"],
        ),
        ("SELECT (COUNT(?v) AS ?value) { $this ex:p ?v }", ["ex:a 3", "ex:b 1"]),
        (
            "SELECT $this ?value { $this ex:p ?value } ORDER BY DESC(?value) LIMIT 1",
            ["ex:a 7", "ex:b ex:c"],
        ),
        (
            """SELECT $this ?value { { SELECT $this (COUNT(?v) AS ?value)
            { $this ex:p ?v } GROUP BY $this } FILTER(?value > 1) }""",
            ["ex:a 3"],
        ),
        (
            """SELECT $this ?value { { SELECT $this (COUNT(?v) AS ?value)
            { $this ex:p ?v } } }""",
            ["ex:a 3", "ex:b 1"],
        ),
        (
            "SELECT $this ?value { $this ex:p ?value } ORDER BY $this ?value LIMIT 1",
            ["ex:a ex:b", "ex:b ex:c"],
        ),
        (
            "SELECT $this ?value { ?value ex:q $this FILTER(BOUND($this)) } LIMIT 9",
            ["ex:a ex:a", "ex:b ex:c"],
        ),
    ],
)
def test_each_node_has_the_answers_that_it_would_have_alone(
    select: str, rows: list[str]
) -> None:
    together = found(select)
    alone = [*found(select, "ex:a"), *found(select, "ex:b")]

    assert together == rows
    assert sorted(alone) == rows


def test_a_node_that_is_asked_about_alone_stands_in_the_place_of_the_variable() -> None:
    query = prebound("SELECT $this ?v { $this <urn:p> ?v . ?v ?q ?this } LIMIT 1")

    assert query.for_one((A,)) == (
        "SELECT (1 AS ?_0) ?v { <http://x/a> <urn:p> ?v . ?v ?q <http://x/a> } LIMIT 1"
    )


def test_a_literal_is_written_whole_in_the_place_of_the_variable() -> None:
    query = prebound("SELECT $this { FILTER($this = 1) } LIMIT 1")

    text = query.for_one((Literal('a"}', language="en"),))

    assert text == r'SELECT (1 AS ?_0) { FILTER("a\"}"@en = 1) } LIMIT 1'


def test_a_node_that_cannot_be_written_is_handed_over_by_a_function() -> None:
    text = prebound(
        "SELECT $this { $this ?p ?v . { ?v ?p ?w } { SELECT $this { ?x ?y $this } } }"
    ).for_blank(NamedNode("urn:f"))

    bound = ' BIND(<urn:f>("0") AS ?this) '
    assert text == (
        f"SELECT (1 AS ?_0) {{{bound} $this ?p ?v . {{{bound} ?v ?p ?w }} "
        f"{{ SELECT (1 AS ?_2) {{{bound} ?x ?y $this }} }} }}"
    )


@pytest.mark.parametrize(
    ("select", "count"),
    [
        ("SELECT $this ?value { $this ex:p ?value }", 2),
        ("SELECT $this { FILTER EXISTS { $this ex:p 1 } }", 1),
        ("SELECT $this { FILTER NOT EXISTS { $this ex:q ?v } }", 1),
        ("SELECT $this { { FILTER(isBlank($this)) } }", 1),
        ("SELECT $this ?value { OPTIONAL { BIND($this AS ?value) } }", 1),
        ("SELECT $this ?value { $this ex:p ?value } LIMIT 1", 1),
        ("SELECT $this ?value { { SELECT $this ?value { $this ex:p ?value } } }", 2),
        ("SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", 1),
        ("SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v }", 1),
    ],
)
def test_a_blank_node_is_asked_about_like_any_other(select: str, count: int) -> None:
    shape = f"""
    ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/" ] .
    ex:S sh:targetSubjectsOf ex:p ;
      sh:sparql [ sh:prefixes ex:prefixes ; sh:select "{select}" ] .
    """
    judges = [quad.triple for quad in read(shape)]

    report = validate(read("[] ex:p 1 , 2 ."), judges, prefixes=PREFIXES)

    assert len(report.findings) == count


def test_a_select_that_does_not_tell_the_node_is_made_to() -> None:
    for text, wanted in {
        "SELECT ?v { $this ex:p ?v }": "SELECT ?this ?v {",
        "SELECT DISTINCT ?v WHERE { $this ex:p ?v }": "SELECT DISTINCT ?this ?v WHERE",
        "SELECT REDUCED ?v { $this ex:p ?v }": "SELECT REDUCED ?this ?v {",
        "PREFIX ex: <urn:>\nselect ?v { $this ex:p ?v }": "select ?this ?v {",
        "SELECT * { $this ex:p ?v }": "SELECT * {",
        "SELECT ?v ?this { $this ex:p ?v }": "SELECT ?v ?this {",
    }.items():
        assert wanted in prebound(text).for_many([(A,)])


def test_an_ask_becomes_a_select_of_the_pairs_for_which_it_is_true() -> None:
    query = prebound("ASK WHERE { $this <http://x/p> $value }", is_ask=True)

    text = query.for_many([(A, B), (B, B)])

    assert query.variables == ("this", "value")
    assert text.startswith(
        "SELECT DISTINCT ?this ?value WHERE { VALUES (?this ?value) "
        "{ (<http://x/a> <http://x/b>) (<http://x/b> <http://x/b>) } "
    )
    assert asked(text) == {"['ex:a', 'ex:b']"}


def test_an_ask_with_a_sub_select_is_asked_of_one_pair_after_the_other() -> None:
    query = prebound("ASK { { SELECT $this ?v { $this ?p ?v } } }", is_ask=True)

    assert not query.is_joined
    assert query.for_one((A, B)).startswith("SELECT DISTINCT (1 AS ?_0) (1 AS ?_1) {")


def test_the_path_of_the_shape_stands_in_the_place_of_its_variable() -> None:
    path = Repeated(Alternative((P, Inverse(Q))), 1)

    text = prebound("SELECT $this { $this $PATH ?v }", path=path).for_many([(A,)])

    assert "$this (<http://x/p>|^<http://x/q>)+ ?v" in text
    assert asked(text) == {"['ex:a']"}


def test_the_shape_and_the_parameters_stand_in_the_places_of_their_variables() -> None:
    query = prebound(
        "SELECT $this { FILTER($currentShape != $max && ?max > 1 && ?maximum) }",
        parameters=(("max", Literal(3)),),
    )

    assert "FILTER(<http://x/S> != {0} && {0} > 1 && ?maximum)".format(
        Literal(3)
    ) in query.for_many([(A,)])


def test_a_shape_without_a_name_leaves_its_variable_alone() -> None:
    text = "SELECT $this { FILTER(BOUND($currentShape)) }"

    assert "BOUND($currentShape)" in prebound(text, shape=BlankNode()).for_many([(A,)])


def test_what_stands_in_comments_and_strings_is_no_variable() -> None:
    text = 'SELECT $this { $this ex:p "$this" . # $this\n }'

    assert prebound(text).for_one((A,)) == (
        'SELECT (1 AS ?_0) { <http://x/a> ex:p "$this" . # $this\n }'
    )


def test_a_query_that_would_reach_outside_is_refused() -> None:
    with pytest.raises(RefusedQueryError):
        prebound("SELECT $this { SERVICE <http://x/> { $this ?p ?v } }")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT $this { $this ex:p ?v }",
        "SELECT $this ?v { $this a ex:C ; ex:p ?v . BIND(STR($this) AS ?name) }",
        "SELECT $this { ?this ex:p 7 . OPTIONAL { ?this ex:q ?w } FILTER(!BOUND(?w)) }",
    ],
)
def test_a_query_that_begins_with_a_triple_of_the_node_finds_all_nodes_itself(
    text: str,
) -> None:
    assert prebound(text).is_open
    assert prebound(text).for_all() == text


@pytest.mark.parametrize(
    "text",
    [
        "SELECT $this { ?v ex:p $this }",
        "SELECT $this { $this ex:p* ?v }",
        "SELECT $this { $this ^ex:p ?v }",
        "SELECT $this { OPTIONAL { $this ex:p ?v } }",
        "SELECT $this { { $this ex:p ?v } UNION { $this ex:q ?v } }",
        "SELECT $this { GRAPH $this { ?s ex:p ?v } }",
        "SELECT $this { $this ex:p ?v { ?v ex:q ?w . BIND($this AS ?x) } }",
        "SELECT $this { $this ex:p ?v } LIMIT 1",
        "SELECT $this {}",
    ],
)
def test_a_query_that_may_begin_elsewhere_is_given_its_nodes(text: str) -> None:
    assert not prebound(text).is_open


@pytest.mark.parametrize("count", [999, 1000])
def test_of_many_nodes_only_those_asked_about_are_found(count: int) -> None:
    data = "".join(f"ex:n{i} ex:p {i % 7} . " for i in range(count))
    data += "ex:other ex:p 3 . [] ex:p 3 ."
    nodes = " , ".join(f"ex:n{i}" for i in range(count))
    shape = f"""
    ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/" ] .
    ex:S sh:targetNode {nodes} ; sh:sparql [ sh:prefixes ex:prefixes ;
      sh:select "SELECT $this ?value {{ $this ex:p ?value FILTER(?value = 3) }}" ] .
    """
    judges = [quad.triple for quad in read(shape)]

    report = validate(read(data), judges, prefixes=PREFIXES)

    focuses = {f.result.focus for f in report.findings if f.result}
    assert focuses == {NamedNode(f"{EX}n{i}") for i in range(3, count, 7)}
