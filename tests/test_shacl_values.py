"""Single values pass or fail by themselves."""

import pytest

from legation.shacl import values
from legation.terms import SHACL, XSD, BlankNode, Literal, NamedNode, Term

IRI, BLANK = NamedNode("http://x/a"), BlankNode("b")
TEXT, FRENCH = Literal("Québec"), Literal("Québec", language="fr-CA")


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        ("IRI", {IRI}),
        ("BlankNode", {BLANK}),
        ("Literal", {TEXT}),
        ("BlankNodeOrIRI", {BLANK, IRI}),
        ("BlankNodeOrLiteral", {BLANK, TEXT}),
        ("IRIOrLiteral", {IRI, TEXT}),
    ],
)
def test_a_node_kind_allows_what_its_name_says(kind: str, allowed: set[Term]) -> None:
    test = values.of_kind(SHACL[kind])

    assert {value for value in (IRI, BLANK, TEXT) if test(value)} == allowed


def test_a_datatype_wants_a_well_formed_literal() -> None:
    test = values.of_datatype(XSD.integer)

    assert test(Literal("5", datatype=XSD.integer))
    assert not test(Literal("five", datatype=XSD.integer))
    assert not test(Literal("5"))
    assert not test(IRI)


def test_a_length_counts_characters_of_texts_and_of_iris() -> None:
    assert values.of_length(6, is_least=True)(TEXT)
    assert not values.of_length(5, is_least=False)(TEXT)
    assert values.of_length(10, is_least=True)(IRI)
    assert not values.of_length(0, is_least=True)(BLANK)


def test_a_pattern_is_found_anywhere_and_knows_its_flags() -> None:
    assert values.matching("^qué", "i")(TEXT)
    assert not values.matching("^qué")(TEXT)
    assert values.matching("x/a$")(IRI)
    assert not values.matching("")(BLANK)


@pytest.mark.parametrize(("pattern", "flags"), [("(", ""), ("a", "z")])
def test_what_is_no_pattern_is_refused(pattern: str, flags: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        values.matching(pattern, flags)


def test_a_language_takes_its_variants_in() -> None:
    assert values.of_language(["FR"])(FRENCH)
    assert values.of_language(["*"])(FRENCH)
    assert not values.of_language(["f"])(FRENCH)
    assert not values.of_language(["fr"])(TEXT)


def test_a_limit_is_compared_by_value() -> None:
    test = values.within(Literal(5), orders=frozenset({0, 1}))

    assert test(Literal("5.0", datatype=XSD.decimal))
    assert not test(Literal(4))
    assert not test(TEXT)
    assert not test(IRI)


def test_one_of_several_terms_is_the_same_term() -> None:
    test = values.one_of([IRI, TEXT])

    assert test(IRI)
    assert not test(FRENCH)
