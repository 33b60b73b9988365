"""The property that a user means."""

import pytest

from legation.comparing import find_property
from legation.errors import UnknownThingError
from legation.store import Store
from legation.terms import NamedNode
from sayings import SHORT, node, store_of

VOCABULARY = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
graph:ontology {
  leg:date a owl:DatatypeProperty ; rdfs:label "date"@en, "date"@fr .
  leg:head a owl:ObjectProperty ; rdfs:label "has head"@en, "a pour chef"@fr .
  leg:inverse a owl:ObjectProperty ; rdfs:label "is head"@en, "est à la tête"@fr .
  leg:other a owl:ObjectProperty ; rdfs:label "is head"@en .
  dcterms:date a owl:AnnotationProperty ; rdfs:label "date"@en .
  dcterms:type a owl:AnnotationProperty ; rdfs:label "kind"@en ; leg:accepted true .
}
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(VOCABULARY)


def find(store: Store, text: str, *told: str) -> NamedNode:
    return find_property(store, text, told=map(node, told), prefixes=SHORT)


@pytest.mark.parametrize(
    "text",
    [
        "leg:head",
        "head",
        "has head",
        "A pour CHEF",
        "https://w3id.org/legation/ontology#head",
        "<https://w3id.org/legation/ontology#head>",
    ],
)
def test_a_property_is_found_by_any_of_its_names(store: Store, text: str) -> None:
    assert find(store, text) == node("leg:head")


def test_accents_do_not_matter_in_a_label(store: Store) -> None:
    assert find(store, "est a la tete") == node("leg:inverse")


def test_our_own_property_comes_before_others_of_its_name(store: Store) -> None:
    assert find(store, "date") == node("leg:date")


def test_a_property_of_which_claims_tell_comes_before_others(store: Store) -> None:
    assert find(store, "is head", "leg:other") == node("leg:other")


def test_the_last_part_of_a_foreign_property_will_do(store: Store) -> None:
    assert find(store, "type") == node("dcterms:type")


def test_a_property_that_only_claims_know_is_found(store: Store) -> None:
    assert find(store, "org:member", "org:member") == node("org:member")


def test_a_label_of_two_properties_is_refused_with_both(store: Store) -> None:
    with pytest.raises(UnknownThingError, match="2 properties: leg:inverse, leg:other"):
        find(store, "is head")


def test_an_unknown_name_is_refused_with_what_claims_tell(store: Store) -> None:
    with pytest.raises(UnknownThingError, match=r"Claims tell: leg:date, leg:head\."):
        find(store, "chief", "leg:head", "leg:date")


def test_an_unknown_name_is_refused_where_claims_tell_nothing(store: Store) -> None:
    with pytest.raises(UnknownThingError) as refused:
        find(store, "chief")

    assert refused.value.text.fr == (
        "Aucune propriété ne s'appelle «\u00a0chief\u00a0». Vérifiez le nom."
    )
