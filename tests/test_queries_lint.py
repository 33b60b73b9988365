"""What a good stored query has."""

from pathlib import Path
from textwrap import dedent

import pytest

from legation.queries.lint import RESERVED, lint
from legation.store import describe_query
from stored_queries import stored

HEADER = """
evidence = "x"
[params.host]
type = "iri"
label.en = "Host"
label.fr = "Hôte"
[params.size]
type = "integer"
label.en = "Size"
label.fr = "Taille"
required = true
[params.kinds]
type = "iri"
label.en = "Kinds"
label.fr = "Genres"
list = true
[columns]
x = { type = "iri", label.en = "X", label.fr = "X" }
y = { type = "string", label.en = "Y", label.fr = "Y" }
[[examples]]
data = "small"
args = { size = 1 }
empty = true
"""
BODY = """
PREFIX ex: <http://example.org/>

SELECT ?x ?y WHERE {
  ?x ex:host $host ;
    ex:label ?y ;
    ex:size $size .
  FILTER(COALESCE(?x IN ($kinds), true))
}
ORDER BY ?y ?x
"""


def faults(
    folder: Path, header: str = HEADER, body: str = BODY, *, name: str = "topic/one"
) -> list[tuple[str, str]]:
    """Return the rule and the sentence of each finding."""
    query = stored(folder, header, body, name=name)
    return [
        (finding.shape or "", finding.message.en)
        for finding in lint(query, shape=describe_query)
    ]


def fault(folder: Path, header: str = HEADER, body: str = BODY) -> str:
    """Return rule and sentence of the only finding."""
    ((rule, sentence),) = faults(folder, header, body)
    return f"{rule}: {sentence}"


def test_a_good_query_has_no_finding(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


def test_a_finding_names_the_file_the_line_and_the_column(tmp_path: Path) -> None:
    query = stored(tmp_path, HEADER, BODY.replace("ex:size $size", "ex:size $sise"))

    first, second = lint(query, shape=describe_query)

    assert str(first.position) == str(query.path)
    assert "$size is nowhere in the query" in first.message.en
    line = query.text.split("\n").index("    ex:size $sise .") + 1
    assert str(second.position) == f"{query.path}:{line}:13"
    assert "$sise is not declared" in second.message.en
    assert "$sise n'est pas déclaré" in second.message.fr


def test_a_query_that_is_no_sparql_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, body="SELECT ?x WHERE {").startswith("query-syntax: ")


def test_a_query_that_reaches_outside_is_refused(tmp_path: Path) -> None:
    assert "SERVICE at line" in fault(
        tmp_path, body="ASK { SERVICE <http://example.org/> { } }"
    )


ASKING = BODY.replace(
    "  FILTER(",
    """  SERVICE <https://example.org/sparql> {
    ?x ex:near ?near
  }
  FILTER(""",
)
SERVICES = 'services = ["https://example.org/sparql"]'


def test_a_query_may_ask_a_service_that_its_header_names(tmp_path: Path) -> None:
    recorded = 'remote = [{ x = "<http://example.org/a>", near = \'"b"@en\' }]\n'

    assert faults(tmp_path, SERVICES + HEADER + recorded, ASKING) == []


def test_the_services_of_a_header_are_those_of_the_query(tmp_path: Path) -> None:
    assert "SERVICE at line" in fault(tmp_path, body=ASKING)
    assert fault(tmp_path, SERVICES + HEADER) == (
        "query-services: The header says that the query asks "
        "https://example.org/sparql, which it does not. Remove it from services."
    )

    other = SERVICES.replace("sparql", "other") + HEADER
    assert [rule for rule, _ in faults(tmp_path, other, ASKING)] == [
        "query-services",
        "query-services",
    ]


def test_a_service_that_cannot_be_asked_is_refused(tmp_path: Path) -> None:
    body = ASKING.replace("?x ex:near", "SERVICE ?x { } ?x ex:near")

    assert fault(tmp_path, SERVICES + HEADER, body).startswith("query-syntax: SERVICE")


def test_a_recorded_value_is_a_term(tmp_path: Path) -> None:
    recorded = "remote = [{ x = 'Moscow', near = '5' }]\n"

    assert "“Moscow” is no term of SPARQL" in fault(
        tmp_path, SERVICES + HEADER + recorded, ASKING
    )


@pytest.mark.parametrize("name", ["topic/One", "topic/one_two", "topic/one--two"])
def test_a_name_that_is_no_kebab_case_is_refused(tmp_path: Path, name: str) -> None:
    ((rule, sentence),) = faults(tmp_path, name=name)

    assert rule == "query-name"
    assert f"“{name.partition('/')[2]}” is not in kebab-case" in sentence


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_parameter_with_the_name_of_an_option_is_refused(
    tmp_path: Path, name: str
) -> None:
    sentence = fault(
        tmp_path,
        HEADER.replace("params.host", f"params.{name}"),
        BODY.replace("$host", f"${name}"),
    )

    assert f"The parameter {name} has the name of an option" in sentence


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("?y ;", "?host ;", "$host and ?host are the same variable"),
        ("SELECT ?x ?y", "SELECT ?x (1 AS $kinds) ?y", "$kinds stands where"),
        ("IN ($kinds)", "= $kinds", "kinds takes several values"),
        ("COALESCE(?x IN ($kinds), true)", "?x IN ($kinds)", "Where kinds is not"),
        ("ex:label ?y", "ex:label ?y FILTER(?x = $host) ?x ex:p 1", "Where host is"),
    ],
)
def test_a_parameter_in_the_wrong_place_is_refused(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    body = BODY.replace(before, after)

    assert any(
        rule == "query-parameter" and told in sentence
        for rule, sentence in faults(tmp_path, body=body)
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # True of every ?x where $x is not given.
        (
            "ex:host $host",
            "ex:host ?host FILTER(COALESCE(?host = $host, true)) ?x a ?x",
        ),
        # A required parameter is always there.
        ("($kinds), true)", "($kinds), true) && ?y != $size"),
    ],
)
def test_a_parameter_that_leaves_no_row_out_is_allowed(
    tmp_path: Path, before: str, after: str
) -> None:
    found = faults(tmp_path, body=BODY.replace(before, after))

    assert {rule for rule, _ in found} <= {"query-layout"}


def test_columns_must_be_those_of_the_query_in_its_order(tmp_path: Path) -> None:
    assert fault(tmp_path, body=BODY.replace("?x ?y WHERE", "?y ?x WHERE")) == (
        "query-columns: The header declares the columns x, y; the query has y, x. "
        "Make them the same, in the same order."
    )


def test_evidence_must_be_about_a_column(tmp_path: Path) -> None:
    sentence = fault(tmp_path, HEADER.replace('evidence = "x"', 'evidence = "z"'))

    assert "query-evidence: The evidence is to be about ?z" in sentence


def test_evidence_may_be_about_several_columns(tmp_path: Path) -> None:
    good = HEADER.replace('evidence = "x"', 'evidence = ["x", "y"]')
    bad = HEADER.replace('evidence = "x"', 'evidence = ["x", "z"]')

    assert faults(tmp_path, good) == []
    assert "query-evidence: The evidence is to be about ?z" in fault(tmp_path, bad)


def test_columns_must_be_named(tmp_path: Path) -> None:
    rules = faults(tmp_path, body=BODY.replace("?x ?y WHERE", "* WHERE"))

    assert "SELECT * hides which columns there are. Name them." in dict(rules).values()


@pytest.mark.parametrize(
    ("before", "after"),
    [("ORDER BY ?y ?x\n", ""), ("BY ?y ?x", "BY STR(?y)"), ("BY ?y ?x", "BY DESC(?x)")],
)
def test_rows_must_have_an_order_that_ends_in_a_variable(
    tmp_path: Path, before: str, after: str
) -> None:
    assert fault(tmp_path, body=BODY.replace(before, after)).startswith("query-order: ")


@pytest.mark.parametrize("end", ["LIMIT 5", "OFFSET 1", "VALUES ?x { 1 }"])
def test_what_follows_the_order_is_no_part_of_it(tmp_path: Path, end: str) -> None:
    assert faults(tmp_path, body=f"{BODY}{end}\n") == []


def test_a_query_that_answers_yes_or_no_needs_no_order(tmp_path: Path) -> None:
    header = '[[examples]]\ndata = "small"\nempty = true'

    assert faults(tmp_path, header, "ASK {}\n") == []


def test_a_query_of_verify_finds_nothing_and_is_asked_without_parameters(
    tmp_path: Path,
) -> None:
    free = HEADER.replace("required = true", "default = 1")
    wrong = HEADER.replace("empty = true", "count = 2")

    assert faults(tmp_path, free, name="verify/one") == []
    (demanding, full) = faults(tmp_path, wrong, name="verify/one")

    assert demanding[0] == full[0] == "query-verify"
    assert "asked without parameters, but size is required" in demanding[1]
    assert "must find nothing. Write empty = true" in full[1]
    assert faults(tmp_path, wrong) == []


def test_a_query_needs_an_example(tmp_path: Path) -> None:
    header = HEADER.partition("[[examples]]")[0]

    assert fault(tmp_path, header).startswith("query-example: ")


def test_a_query_stands_by_itself_without_known_prefixes(tmp_path: Path) -> None:
    query = stored(
        tmp_path, HEADER, BODY.replace("PREFIX ex: <http://example.org/>\n\n", "")
    )
    known = {"ex": "http://example.org/"}

    (finding,) = lint(query, shape=lambda text: describe_query(text, prefixes=known))

    assert finding.shape == "query-prefix"
    assert "The prefix ex: is not declared" in finding.message.en


def test_a_query_that_is_not_laid_out_is_refused_with_the_line(tmp_path: Path) -> None:
    query = stored(tmp_path, HEADER, BODY.replace("WHERE {\n  ", "WHERE {\n"))

    (finding,) = lint(query, shape=describe_query)

    lines = query.text.split("\n")
    assert finding.shape == "query-layout"
    assert finding.position is not None
    assert lines[finding.position.line - 1] == "?x ex:host $host ;"
    assert "Run: legation fmt" in finding.message.en


def test_a_missing_last_line_break_is_found(tmp_path: Path) -> None:
    body = dedent(BODY).rstrip("\n")

    assert fault(tmp_path, body=body).startswith("query-layout: ")
