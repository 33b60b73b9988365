"""Namespaces, prefixed names and terms as Turtle writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from legation import terms
from legation.terms import (
    EDTF,
    LEG,
    VOCABULARY,
    XSD,
    BlankNode,
    Literal,
    NamedNode,
    Namespace,
    Prefixes,
    Term,
    Triple,
    read_triples,
)

BASE = "https://w3id.org/legation/quebec/"
PREFIXES = Prefixes.of_dataset(BASE)


def test_a_namespace_gives_the_iris_in_it() -> None:
    space = Namespace("https://example.org/a#")

    assert space.Mission == NamedNode("https://example.org/a#Mission")
    assert space["first-name"] == NamedNode("https://example.org/a#first-name")


def test_a_namespace_knows_which_iris_lie_in_it() -> None:
    assert LEG.Mission in LEG
    assert XSD.date not in LEG
    assert LEG.iri not in LEG


def test_a_namespace_has_no_hidden_iris() -> None:
    with pytest.raises(AttributeError):
        _ = LEG.__wrapped__


def test_the_prefixes_of_a_dataset_are_the_shared_ones_and_its_own_four() -> None:
    own = {name: iri for name, iri in PREFIXES.items() if name not in VOCABULARY}

    assert own == {
        "claim": f"{BASE}claim/",
        "derivation": f"{BASE}derivation/",
        "graph": f"{BASE}graph/",
        "id": f"{BASE}id/",
    }
    assert list(PREFIXES) == sorted(PREFIXES)
    assert len(PREFIXES) == len(VOCABULARY) + 4


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("id:quebec", f"{BASE}id/quebec"),
        ("leg:hostJurisdiction", f"{LEG.iri}hostJurisdiction"),
    ],
)
def test_a_prefixed_name_stands_for_an_iri_and_back(name: str, iri: str) -> None:
    assert PREFIXES.expand(name) == NamedNode(iri)
    assert PREFIXES.shorten(iri) == name


@pytest.mark.parametrize(
    "name",
    ["quebec", "nobody:quebec", "id:", "id:a b", "id:a/b", "id:a>", "id:a.", "id:-a"],
)
def test_what_is_no_prefixed_name_stands_for_nothing(name: str) -> None:
    assert PREFIXES.expand(name) is None


@pytest.mark.parametrize(
    "iri",
    [
        "https://example.org/other",
        f"{BASE}id/a/b",
        f"{BASE}id/",
        f"{BASE}id/a.",
        f"{BASE}id/é",
    ],
)
def test_an_iri_without_a_plain_prefixed_name_stays_in_angle_brackets(iri: str) -> None:
    assert PREFIXES.shorten(iri) == f"<{iri}>"


def test_the_narrowest_namespace_names_an_iri() -> None:
    prefixes = Prefixes({"a": "https://x.org/", "b": "https://x.org/y#"})

    assert prefixes.shorten("https://x.org/y#z") == "b:z"


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (NamedNode(f"{BASE}id/quebec"), "id:quebec"),
        (NamedNode("https://example.org/"), "<https://example.org/>"),
        (BlankNode("b1"), "_:b1"),
        (Literal("Québec"), '"Québec"'),
        (Literal("Québec", language="fr"), '"Québec"@fr'),
        (Literal('a "b"\n'), r'"a \"b\"\n"'),
        (Literal("59", datatype=XSD.integer), "59"),
        (Literal("", datatype=XSD.integer), '""^^xsd:integer'),
        (Literal("٢", datatype=XSD.integer), '"٢"^^xsd:integer'),
        (Literal("true", datatype=XSD.boolean), "true"),
        (Literal("1", datatype=XSD.boolean), '"1"^^xsd:boolean'),
        (Literal("2009-12", datatype=EDTF.EDTF), '"2009-12"^^edtf:EDTF'),
    ],
)
def test_a_term_is_written_as_turtle_has_it(term: Term, written: str) -> None:
    assert PREFIXES.write(term) == written


LITERALS = st.builds(Literal, st.text(max_size=20)) | st.builds(
    lambda text, datatype: Literal(text, datatype=datatype),
    st.text('0129+-. truefals"\\\n\N{ARABIC-INDIC DIGIT TWO}', max_size=5),
    st.sampled_from([XSD.integer, XSD.boolean, XSD.decimal, XSD.date, EDTF.EDTF]),
)


@given(LITERALS)
def test_a_written_literal_is_read_as_the_same(literal: Literal) -> None:
    declared = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    text = f"{declared}\nid:a leg:date {PREFIXES.write(literal)} ."

    (quad,) = parse(text, format=RdfFormat.TURTLE)

    assert quad.object == literal


def test_triples_are_read_in_their_order_with_the_labels_of_their_blank_nodes() -> None:
    p = NamedNode("urn:p")

    assert read_triples('_:b1 <urn:p> _:b2 .\n<urn:a> <urn:p> "b\\nc"@fr .') == [
        Triple(BlankNode("b1"), p, BlankNode("b2")),
        Triple(NamedNode("urn:a"), p, Literal("b\nc", language="fr")),
    ]


def test_what_is_no_n_triples_is_no_triples() -> None:
    with pytest.raises(SyntaxError):
        read_triples("<urn:a> a <urn:b> .")


def test_the_names_of_the_module_are_sorted_and_exist() -> None:
    assert sorted(terms.__all__) == sorted(set(terms.__all__))
    assert all(hasattr(terms, name) for name in terms.__all__)
