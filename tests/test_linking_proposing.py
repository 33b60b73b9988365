"""Proposals: candidates in order, the margin, and what is said where there is none."""

from hypothesis import given
from hypothesis import strategies as st

from legation.authorities.entries import Area, Entry
from legation.authorities.schemes import COUNTRY_CODES, REGION_CODES
from legation.linking.proposing import Proposal, Search, Verdict
from legation.terms import SKOS
from outside import WORLD, Shelf, entry, entry_iri, node, subject, subjects

CANADA = Area(("Canada",), frozenset({COUNTRY_CODES.name("CA")}), "state")
CITY = frozenset({"city"})
HAMILTON = (
    WORLD
    + """
  ex:hamilton a leg:Place ; dcterms:type concept:city ; skos:prefLabel "Hamilton"@en ;
    leg:directlyWithin ex:canada .
"""
)


def city(name: str, size: int | None = None, label: str = "Hamilton") -> Entry:
    return entry(name, label, kinds=CITY, areas=(CANADA,), size=size)


def propose(*entries: Entry, search: Search | None = None) -> list[Proposal]:
    found = (search or Search()).propose(subjects(HAMILTON), Shelf(entries))
    return [one for one in found if one.thing == node("hamilton")]


def test_one_good_candidate_is_clear() -> None:
    (offer,) = propose(city("a"))

    assert offer.verdict is Verdict.CLEAR
    assert offer.margin == offer.candidates[0].score > 0.9
    assert offer.candidates[0].predicate == SKOS.exactMatch


def test_two_that_fit_as_well_share_what_there_is_and_nobody_wins() -> None:
    (offer,) = propose(city("a"), city("b"))

    assert offer.verdict is Verdict.UNCLEAR
    assert offer.margin == 0
    assert [one.id for one in offer.candidates] == [entry_iri("a"), entry_iri("b")]
    assert sum(one.score for one in offer.candidates) <= 1


def test_a_far_more_populous_place_is_the_one_that_is_meant() -> None:
    (offer,) = propose(city("village", 900), city("city", 500_000), city("hamlet"))

    assert offer.verdict is Verdict.CLEAR
    first, second = offer.candidates[:2]
    assert first.id == entry_iri("city")
    assert "by far the most populous of the places with this name" in [
        reason.en for reason in first.reasons
    ]
    assert "another place with this name has many times the people" in [
        reason.en for reason in second.reasons
    ]


def test_a_populous_place_with_a_lesser_name_does_not_win() -> None:
    delhi = WORLD + 'ex:d a leg:Place ; skos:prefLabel "New Delhi"@en .'
    small = entry("new", "New Delhi", kinds=CITY, size=300_000)
    alias = entry("old", "Delhi", kinds=CITY, size=11_000_000)
    large = Entry(
        alias.id,
        "Delhi",
        (*alias.names, type(alias.names[0])("New Delhi")),
        CITY,
        size=alias.size,
    )

    (offer,) = Search().propose([subject(delhi, "d")], Shelf((large, small)))

    assert offer.candidates[0].id == entry_iri("new")


def test_nothing_good_is_said_to_be_no_candidate_with_the_nearest() -> None:
    france = Area(("France",), frozenset({COUNTRY_CODES.name("FR")}), "state")
    far = entry("a", "Hamilton", kinds=CITY, areas=(france,))

    (offer,) = propose(far)

    assert offer.verdict is Verdict.NONE
    assert offer.candidates[0].reasons[-1].en == "in France, not in Canada"


def test_what_was_decided_is_not_proposed_again() -> None:
    pair = (node("hamilton"), entry_iri("a"))

    assert propose(city("a"), search=Search(decided={pair})) == []


def test_a_thing_with_a_link_is_not_looked_for_in_that_dataset_again() -> None:
    known = {"hamilton": [entry_iri("x").value]}
    things = subjects(HAMILTON, known=known)

    assert list(Search().propose(things, Shelf((city("a"),)))) == []


def test_a_city_that_is_a_region_too_is_proposed_as_either() -> None:
    turtle = """
      ex:russia a leg:SovereignState ; skos:prefLabel "Russia"@en .
      ex:moscow a leg:Place ; dcterms:type concept:city ; skos:prefLabel "Moscow"@en ;
        leg:directlyWithin ex:russia .
    """
    russia = Area(("Russia",), frozenset(), "state")
    both = (
        entry("524901", "Moscow", kinds=CITY, areas=(russia,)),
        entry("524894", "Moscow", kinds=frozenset({"region"}), areas=(russia,)),
    )
    code = REGION_CODES.name("RU-MOW").value

    as_city = subject(turtle, "moscow")
    as_both = subject(turtle, "moscow", known={"moscow": [code]})

    (only,) = Search().propose([as_city], Shelf(both))
    assert (only.verdict, only.candidates[0].id) == (
        Verdict.CLEAR,
        entry_iri("524901"),
    )
    region, city_ = Search().propose([as_both], Shelf(both))
    assert region.candidates[0].id == entry_iri("524894")
    assert region.candidates[0].predicate == SKOS.exactMatch
    assert city_.candidates[0].id == entry_iri("524901")
    assert city_.candidates[0].predicate == SKOS.closeMatch


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_the_entries_does_not_matter(names: list[str]) -> None:
    sizes = {"a": 1000, "b": 2000, "c": 90_000}

    assert propose(*(city(name, sizes[name]) for name in names)) == propose(
        *(city(name, sizes[name]) for name in "abc")
    )
