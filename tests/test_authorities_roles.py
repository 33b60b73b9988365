"""What properties and classes of well-known vocabularies say."""

import pytest

from legation.authorities.roles import ROLES, kind_of
from legation.terms import BlankNode, Literal, NamedNode

WD = "http://www.wikidata.org/entity/"
WDT = "http://www.wikidata.org/prop/direct/"
GN = "http://www.geonames.org/ontology#"
ISO = "https://www.omg.org/spec/LCC/Countries/ISO3166"


@pytest.mark.parametrize(
    ("iri", "kind"),
    [
        (f"{WD}Q5", "person"),
        (f"{WD}Q6256", "state"),
        (f"{WD}Q515", "city"),
        (f"{WD}Q10864048", "region"),
        (f"{GN}A.PCLI", "state"),
        (f"{GN}A.PCLD", "territory"),
        (f"{GN}A.ADM1", "region"),
        (f"{GN}P.PPLC", "city"),
        ("https://www.geonames.org/ontology#P.PPL", "city"),
        (f"{GN}P", "city"),
        (f"{GN}L.CONT", "continent"),
        ("http://schema.org/City", "city"),
        ("https://schema.org/Person", "person"),
        ("http://xmlns.com/foaf/0.1/Person", "person"),
        ("http://www.w3.org/ns/org#Post", "office"),
        ("http://www.w3.org/2004/02/skos/core#Concept", "topic"),
        ("https://w3id.org/legation/ontology#Agreement", "agreement"),
    ],
)
def test_a_class_or_a_code_of_features_stands_for_a_kind(iri: str, kind: str) -> None:
    assert kind_of(iri) == kind


@pytest.mark.parametrize(
    "iri",
    [f"{WD}Q42", f"{GN}A", f"{GN}A.ADM4", f"{GN}S.HTL", "http://schema.org/Place"],
)
def test_what_may_be_several_kinds_or_none_of_ours_stands_for_none(iri: str) -> None:
    assert kind_of(iri) is None


@pytest.mark.parametrize(
    ("name", "code", "iri"),
    [
        ("P297", "CA", f"{ISO}-1-CountryCodes-Adjunct/CA"),
        ("P300", "CA-QC", f"{ISO}-2-SubdivisionCodes-Adjunct/CA-QC"),
        ("P1566", "6115047", "https://sws.geonames.org/6115047/"),
    ],
)
def test_a_code_becomes_the_iri_of_its_scheme(name: str, code: str, iri: str) -> None:
    assert ROLES[f"{WDT}{name}"].identifier(Literal(code)) == NamedNode(iri)


@pytest.mark.parametrize("code", ["", "Canada", "ca", "C A", "CA/"])
def test_a_code_that_its_scheme_does_not_have_is_none(code: str) -> None:
    assert ROLES[f"{WDT}P297"].identifier(Literal(code)) is None


def test_a_node_without_a_name_is_no_identifier() -> None:
    same = ROLES["http://www.w3.org/2002/07/owl#sameAs"]
    assert same.identifier(BlankNode("12")) is None
    assert ROLES[f"{WDT}P1566"].identifier(BlankNode("12")) is None


def test_identifiers_of_geonames_are_written_with_https() -> None:
    same = ROLES["http://www.w3.org/2002/07/owl#sameAs"]
    plain = NamedNode("http://sws.geonames.org/6115047/")
    assert same.identifier(plain) == NamedNode("https://sws.geonames.org/6115047/")


def test_preferred_names_come_before_others() -> None:
    skos = "http://www.w3.org/2004/02/skos/core#"
    ranks = [ROLES[f"{skos}{n}"].rank for n in ("prefLabel", "altLabel", "hiddenLabel")]
    assert ranks == sorted(set(ranks))
