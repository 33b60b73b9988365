"""Which parts of a query are for another service."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import QuerySyntaxError, RefusedQueryError
from legation.sparql.guard import guard
from legation.sparql.services import find_services, without_services

OTHER = "SERVICE <https://e/sparql> { ?b ?c ?d }"


def test_a_service_is_found_with_its_address_and_its_group() -> None:
    text = f"SELECT * {{ ?a ?p ?b . {OTHER} }}"

    (service,) = find_services(text)

    assert service.address == "https://e/sparql"
    assert not service.is_silent
    assert text[service.start : service.end] == OTHER
    assert text[service.group : service.end] == "{ ?b ?c ?d }"
    assert (service.within, service.spot.index) == (None, 1)


def test_a_service_may_be_silent_and_may_stand_in_an_optional() -> None:
    text = """
        ASK { # SERVICE <http://e/> { }
          service silent <http://e/a> { ?a ?b "SERVICE" }
          OPTIONAL { ?b ?c ?d SERVICE # here
            <http://e/b> { ?d ?e ?f } }
        }"""

    first, second = find_services(text)

    assert (first.address, first.is_silent) == ("http://e/a", True)
    assert (second.address, second.is_silent) == ("http://e/b", False)
    assert second.within is not None
    assert (second.within.index, second.spot.index) == (1, 1)


@pytest.mark.parametrize(
    "body",
    [
        "SERVICE ?where { ?a ?b ?c }",
        "SERVICE e:x { ?a ?b ?c }",
        "SERVICE <sparql> { ?a ?b ?c }",
        "SERVICE <file:///tmp/x> { ?a ?b ?c }",
        f"{{ {OTHER} }}",
        f"{{ {OTHER} }} UNION {{ }}",
        f"MINUS {{ {OTHER} }}",
        f"GRAPH <http://e/> {{ {OTHER} }}",
        f"FILTER EXISTS {{ {OTHER} }}",
        f"{{ SELECT ?b {{ {OTHER} }} }}",
        f"SELECT ?b {{ {OTHER} }}",
        f"OPTIONAL {{ OPTIONAL {{ {OTHER} }} }}",
        f"OPTIONAL {{ SELECT ?b {{ {OTHER} }} }}",
        f"SERVICE <https://e/sparql> {{ ?a ?b ?c {OTHER} }}",
        "SERVICE",
        "SERVICE <http://e/>",
        "SERVICE SILENT",
    ],
)
def test_a_service_that_cannot_be_asked_is_refused_with_what_is_possible(
    body: str,
) -> None:
    with pytest.raises(RefusedQueryError) as caught:
        find_services(f"SELECT *\nWHERE {{ {body} }}")

    assert "SERVICE at line 2, column" in caught.value.text.en
    assert "SERVICE <https://example.org/sparql> { ... }" in caught.value.text.en
    assert "OPTIONAL directly in that group" in caught.value.text.en
    assert "SERVICE, ligne 2, colonne" in caught.value.text.fr


def test_a_text_that_may_be_cut_in_two_ways_is_refused() -> None:
    with pytest.raises(RefusedQueryError, match="no escapes such as"):
        find_services(f'ASK {{ ?a ?b "\\u0022" . {OTHER} }}')


def test_an_unclosed_bracket_is_told_as_such() -> None:
    with pytest.raises(QuerySyntaxError, match="is never closed"):
        find_services(f"ASK {{ {OTHER} ")


def test_without_its_services_a_text_keeps_every_other_place() -> None:
    text = f"ASK {{ ?a ?p ?b . {OTHER} OPTIONAL {{ {OTHER} }} }}"

    plain = without_services(text)

    assert plain == text.replace("SERVICE", "GRAPH  ")
    guard(plain)
    silent = without_services(text.replace("SERVICE", "SERVICE SILENT"))
    assert "GRAPH          <https://e/sparql> {" in silent


def test_a_query_that_asks_nobody_else_stays_as_it_is() -> None:
    text = 'ASK { ?service ?p "SERVICE \\u0041" . ?s <http://e/SERVICE> ?o }'

    assert find_services(text) == ()
    assert without_services(text) == text


@pytest.mark.parametrize(
    "body",
    [
        "SERVICESILENT<http://e/>{ }",
        f"{OTHER} SERVICEe:x{{ }}",
        f"{OTHER} FILTER(?a <?b)SERVICE#>)\n<http://e/> {{ }}",
        "SERVICE <https://e/sparql> { SERVICESILENT<http://e/>{ } }",
        f"{OTHER} SELECT * FROM <http://e/> {{ }}",
        "SERVICE <https://e/sparql> { LOAD <http://e/> }",
        "SERVICE <https://e/sparql> { INSERT DATA { } }",
    ],
)
def test_what_only_looks_like_one_token_is_left_for_the_guard(body: str) -> None:
    with pytest.raises(RefusedQueryError):
        guard(without_services(f"ASK {{ {body} }}"))


def test_what_a_service_is_asked_counts_as_part_of_the_query() -> None:
    many = "?s ?p ?o ." * 60

    with pytest.raises(RefusedQueryError, match="patterns"):
        guard(without_services(f"ASK {{ {many} SERVICE <http://e/> {{ {many} }} }}"))


@given(
    st.lists(
        st.sampled_from(
            [*"{}().;", "?a", "SERVICE", "SILENT", "<http://e/>", "OPTIONAL"]
        ),
        max_size=14,
    )
)
def test_no_service_is_left_in_any_text_that_passes(pieces: list[str]) -> None:
    try:
        plain = without_services(f"ASK {{ {' '.join(pieces)} }}")
    except (RefusedQueryError, QuerySyntaxError):
        return

    assert "SERVICE" not in plain
