"""Terms as SPARQL writes them."""

import pytest

from legation.sparql.terms import is_term, write_term
from legation.terms import Literal, NamedNode


@pytest.mark.parametrize(
    "text",
    [
        "<http://e/>",
        "wd:Q649",
        "5",
        "-1.5e3",
        "true",
        '"a"',
        "'a'",
        '"a"@en',
        '"5"^^xsd:decimal',
        '"x"^^<http://e/>',
    ],
)
def test_one_term_is_a_term(text: str) -> None:
    assert is_term(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Moscow",
        "?x",
        "_:b",
        "UNDEF",
        "5 6",
        "<http://e/> # c",
        '"open',
        '"5"^^',
        '"5"^^5',
        '"a") } SERVICE <http://e/> {',
        "wd:Q1 . ?x",
        '"a"@en "b"',
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_term(text)


def test_what_is_written_is_a_term() -> None:
    for term in (
        NamedNode("http://e/"),
        Literal('"\\u0041\n'),
        Literal("a", language="fr"),
        Literal(5),
    ):
        assert is_term(write_term(term))
