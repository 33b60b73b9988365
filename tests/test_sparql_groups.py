"""What a group is made of, element by element."""

import pytest

from legation.sparql.groups import read_where
from legation.sparql.tokens import significant, tokenize


def kinds(text: str) -> list[tuple[str, str]]:
    """Return kind and text of each element of the outermost group."""
    elements = read_where(significant(tokenize(text)))
    return [(each.kind, text[each.start : each.end]) for each in elements]


def test_each_statement_is_one_element() -> None:
    body = [
        ("", "?a a [ ?p ( 1 2 ) ] ; ?q true ."),
        ("FILTER", "FILTER NOT EXISTS { ?a ?b ?c }"),
        ("FILTER", "filter regex(?a, '}')"),
        ("FILTER", "FILTER(?a IN (1, 2))"),
        ("", "?b ?p ?c"),
        ("OPTIONAL", "OPTIONAL { ?c ?p ?d FILTER(?d > 1) }"),
        ("{", "{ ?a ?b ?c } UNION { ?d ?e ?f } union { }"),
        ("{", "{ SELECT ?x WHERE { ?x ?y ?z } }"),
        ("GRAPH", "GRAPH ?g { ?x ?y ?z }"),
        ("VALUES", "VALUES (?x ?y) { (1 2) (UNDEF 3) }"),
        ("BIND", "BIND((1 + 2) AS ?sum)"),
        ("MINUS", "MINUS { ?a ?b ?c }"),
        ("SERVICE", "SERVICE SILENT <http://e/> { ?a ?b ?c }"),
        ("", "?last ?of ?all"),
    ]

    found = kinds(f"SELECT * {{ {' '.join(text for _, text in body)} }} ORDER BY ?a")

    assert found == body


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?a ?b ?c }",
        "SELECT ?a WHERE { ?a ?b ?c } VALUES ?a { 1 }",
        "SELECT (EXISTS { ?x ?y ?z } AS ?e) { ?a ?b ?c } HAVING EXISTS { ?s ?t ?u }",
        "CONSTRUCT { ?c ?b ?a } WHERE { ?a ?b ?c } LIMIT 1",
        "CONSTRUCT WHERE { ?a ?b ?c }",
        "DESCRIBE ?a { ?a ?b ?c }",
    ],
)
def test_the_outermost_group_is_found_in_every_form(text: str) -> None:
    assert kinds(text) == [("", "?a ?b ?c")]


def test_a_query_within_the_group_is_all_of_it() -> None:
    inner = "SELECT ?a { ?a ?b ?c } LIMIT 5"

    assert kinds(f"SELECT ?a {{ {inner} }}") == [("SELECT", inner)]


def test_an_element_knows_its_variables_and_its_own_elements() -> None:
    (optional,) = read_where(
        significant(tokenize("ASK { OPTIONAL { ?a ?b 'x' FILTER(?c > $d) } }"))
    )

    assert optional.variables == {"a", "b", "c", "d"}
    assert [each.kind for each in optional.elements] == ["", "FILTER"]


@pytest.mark.parametrize("text", ["", "ASK", "DESCRIBE <http://e/>", "ASK {", "{ } }"])
def test_a_text_that_is_no_query_has_no_elements(text: str) -> None:
    assert kinds(text) == []


def test_what_is_never_closed_reaches_to_the_end() -> None:
    assert [kind for kind, _ in kinds("ASK { FILTER(?a OPTIONAL { ?b ")] == ["FILTER"]
