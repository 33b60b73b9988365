from pathlib import Path

import pytest

from legation.errors import UnknownThingError
from legation.parsing import parse_quads
from legation.store import Store
from legation.terms import LEG, NamedNode, Prefixes
from legation.things import describe, find_thing, label
from worlds import PREFIXES

BASE = "https://example.org/mine/"
NAMES = Prefixes.of_dataset(BASE)
WORLD = """
id:quebec a leg:Jurisdiction ; skos:prefLabel "Québec"@en , "Québec"@fr .
id:quebec-city a leg:City ; skos:prefLabel "Québec City"@en , "Ville de Québec"@fr ;
  skos:altLabel "Québec"@fr ; leg:within id:quebec .
id:saint-hyacinthe a leg:City ; skos:prefLabel "Saint-Hyacinthe"@fr ;
  skos:hiddenLabel "St Hyacinthe" ; leg:within id:quebec , id:canada .
graph:told { id:quebec-city leg:within id:quebec . }
graph:claims { id:page a leg:Source . }
graph:derived { id:saint-hyacinthe leg:within id:quebec . }
graph:ontology {
  leg:within <http://www.w3.org/2000/01/rdf-schema#label> "within"@en , "dans"@fr .
  leg:Jurisdiction <http://www.w3.org/2000/01/rdf-schema#label>
    "Jurisdiction"@en , "Territoire politique"@fr .
}
"""


@pytest.fixture(scope="module")
def store() -> Store:
    quads = parse_quads((PREFIXES + WORLD).encode(), path=Path("world.trig"))
    return Store.memory(quads)


def find(store: Store, text: str, kind: NamedNode | None = None) -> str:
    found = find_thing(store, text, prefixes=NAMES, kind=kind)
    return NAMES.shorten(found.value)


@pytest.mark.parametrize(
    "text",
    [
        "id:saint-hyacinthe",
        "saint-hyacinthe",
        "https://example.org/mine/id/saint-hyacinthe",
        "<https://example.org/mine/id/saint-hyacinthe>",
        "Saint-Hyacinthe",
        "SAINT HYACINTHE",
        "st hyacinthe",
    ],
)
def test_a_thing_is_found_by_name_iri_slug_or_label(store: Store, text: str) -> None:
    assert find(store, text) == "id:saint-hyacinthe"


@pytest.mark.parametrize("text", ["id:quebec-city", "quebec-city", "Québec City"])
def test_a_thing_of_another_class_is_refused_naming_it_and_the_class(
    store: Store, text: str
) -> None:
    with pytest.raises(UnknownThingError) as caught:
        find(store, text, LEG.Jurisdiction)

    assert "names id:quebec-city, which is not" in caught.value.text.en
    assert "not of the class “Jurisdiction”" in caught.value.text.en
    assert "la classe «\u00a0Territoire politique\u00a0»" in caught.value.text.fr


def test_a_thing_of_no_known_class_is_found_by_its_exact_name(store: Store) -> None:
    assert find(store, "id:canada", LEG.Jurisdiction) == "id:canada"


def test_a_thing_whose_class_is_no_fact_is_found_by_it(store: Store) -> None:
    assert find(store, "id:page", LEG.Source) == "id:page"
    with pytest.raises(UnknownThingError, match="names id:page, which is not"):
        find(store, "id:page", LEG.City)


def test_accents_do_not_matter_in_a_label(store: Store) -> None:
    assert find(store, "Ville de Quebec") == "id:quebec-city"


def test_a_label_of_two_things_is_refused_naming_both(store: Store) -> None:
    with pytest.raises(UnknownThingError, match="id:quebec, id:quebec-city"):
        find(store, "Québec")


def test_the_class_wanted_decides_between_two(store: Store) -> None:
    assert find(store, "Québec", LEG.City) == "id:quebec-city"


def test_an_unknown_name_gets_the_nearest_known_ones(store: Store) -> None:
    with pytest.raises(UnknownThingError) as caught:
        find(store, "Saint-Hyacinth")

    assert "Did you mean id:saint-hyacinthe?" in caught.value.text.en
    assert "Vouliez-vous dire id:saint-hyacinthe?" in caught.value.text.fr


@pytest.mark.parametrize("text", ["id:nowhere", "http://a b", "zzz", "nope:x"])
def test_what_is_not_in_the_graph_is_unknown(store: Store, text: str) -> None:
    with pytest.raises(UnknownThingError, match="Nothing in the graph is called"):
        find(store, text)


def test_a_label_comes_in_the_language_wanted_or_in_another(store: Store) -> None:
    city = NamedNode(f"{BASE}id/quebec-city")
    other = NamedNode(f"{BASE}id/saint-hyacinthe")

    assert label(store, city, language="fr") == "Ville de Québec"
    assert label(store, other, language="en") == "Saint-Hyacinthe"
    assert label(store, LEG.within, language="fr") == "dans"
    assert label(store, LEG.City, language="fr") is None


def test_each_fact_says_how_it_is_known(store: Store) -> None:
    quebec = describe(store, NamedNode(f"{BASE}id/quebec"), base=BASE)
    hyacinthe = describe(store, NamedNode(f"{BASE}id/saint-hyacinthe"), base=BASE)

    incoming = [(str(f.triple.subject)[-10:-1], f.status) for f in quebec.incoming]
    within = [f.status for f in hyacinthe.outgoing if f.triple.predicate == LEG.within]
    assert incoming == [("ebec-city", "told"), ("hyacinthe", "derived")]
    assert within == ["inferred", "derived"]
