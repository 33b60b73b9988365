"""What counts as a contradiction, a difference of precision, or agreement."""

import pytest

from legation.comparing import Conflict, Difference
from legation.terms import Literal
from sayings import compared, node, point, told


def difference(name: str, *texts: str) -> Difference:
    """Return how what claims tell of "id:x" differs in one property."""
    return point(compared(*texts), name).difference


def date(claim: str, text: str, *, says: str = "") -> str:
    return told(claim, f'id:x leg:date "{text}"^^edtf:EDTF', says=says)


def test_dates_that_exclude_each_other_are_a_contradiction() -> None:
    found = point(compared(date("a", "2009-12"), date("b", "2010-01")), "leg:date")

    assert found.difference is Difference.CONTRADICTION
    (conflict,) = found.conflicts
    assert not conflict.is_told


def test_a_day_inside_a_month_is_a_difference_of_precision() -> None:
    texts = date("a", "2009-12"), date("b", "2009-12-07")

    assert difference("leg:date", *texts) is Difference.PRECISION


def test_of_three_dates_only_those_that_exclude_each_other_conflict() -> None:
    comparison = compared(
        date("a", "2009-12"), date("b", "2009-12-07"), date("c", "2010")
    )

    found = point(comparison, "leg:date")
    pairs = [(c.one.value, c.other.value) for c in found.conflicts]
    assert pairs == [("2009-12", "2010"), ("2009-12-07", "2010")]


def test_days_of_different_months_contradict_though_one_has_no_year() -> None:
    other_day = date("a", "XXXX-06-19"), date("b", "2018-06-22")
    same_day = date("a", "XXXX-06-22"), date("b", "2018-06-22")
    no_bounds = date("a", "XXXX-06-22"), date("b", "2018/..")

    assert difference("leg:date", *other_day) is Difference.CONTRADICTION
    assert difference("leg:date", *same_day) is Difference.PRECISION
    assert difference("leg:date", *no_bounds) is Difference.PRECISION


def test_what_cannot_be_read_as_a_date_excludes_every_date() -> None:
    texts = date("a", "soon"), date("b", "2009-12")

    assert difference("leg:date", *texts) is Difference.CONTRADICTION


def test_the_same_value_from_two_sources_is_agreement() -> None:
    texts = date("a", "2009-12"), date("b", "2009-12")

    assert difference("leg:date", *texts) is Difference.AGREEMENT


def test_the_same_value_in_two_claims_of_one_source_is_no_agreement() -> None:
    source = "leg:source id:page"
    texts = date("a", "2009", says=source), date("b", "2009", says=source)

    assert difference("leg:date", *texts) is Difference.ALONE


def test_claims_that_are_no_facts_count_too() -> None:
    announced = date("a", "2010-01", says="leg:stance concept:announced")
    texts = announced, date("b", "2009-12")

    assert difference("leg:date", *texts) is Difference.CONTRADICTION


@pytest.mark.parametrize(
    "name", ["leg:head", "leg:tenureOf", "org:member", "leg:hostJurisdiction"]
)
def test_two_things_where_there_is_one_in_truth_contradict(name: str) -> None:
    texts = told("a", f"id:x {name} id:anna"), told("b", f"id:x {name} id:jean")

    assert difference(name, *texts) is Difference.CONTRADICTION


@pytest.mark.parametrize("name", ["leg:topic", "leg:participant", "leg:place"])
def test_two_things_where_there_may_be_many_complete_each_other(name: str) -> None:
    texts = told("a", f"id:x {name} id:anna"), told("b", f"id:x {name} id:jean")

    assert difference(name, *texts) is Difference.ADDITION


def test_sources_that_tell_all_the_same_values_agree() -> None:
    body = "id:x leg:topic concept:energy, concept:trade"

    assert difference("leg:topic", told("a", body), told("b", body)) is (
        Difference.AGREEMENT
    )


def test_a_city_in_its_state_is_a_difference_of_precision() -> None:
    texts = (
        told("a", "id:x leg:hostJurisdiction id:russia"),
        told("b", "id:x leg:hostJurisdiction id:moscow"),
        "id:moscow leg:within id:russia .",
    )

    assert difference("leg:hostJurisdiction", *texts) is Difference.PRECISION


def test_a_claim_of_two_hosts_does_not_deny_one_of_the_first_alone() -> None:
    texts = (
        told("a", "id:x leg:hostJurisdiction id:cuba"),
        told("b", "id:x leg:hostJurisdiction id:cuba, id:mexico"),
    )

    assert difference("leg:hostJurisdiction", *texts) is Difference.ADDITION


def test_a_claim_of_two_hosts_alone_is_no_contradiction() -> None:
    text = told("b", "id:x leg:hostJurisdiction id:cuba, id:mexico")

    assert difference("leg:hostJurisdiction", text) is Difference.ALONE


def test_a_round_figure_and_a_number_near_it_differ_in_precision() -> None:
    about = told("a", "id:x leg:sizeBesidesHead 20 ; leg:sizeApproximate true")
    near = told("b", "id:x leg:sizeBesidesHead 22")
    far = told("b", "id:x leg:sizeBesidesHead 30")

    assert difference("leg:sizeBesidesHead", about, near) is Difference.PRECISION
    assert difference("leg:sizeBesidesHead", about, far) is Difference.CONTRADICTION


def test_a_number_that_one_claim_gives_exactly_is_no_round_figure() -> None:
    about = told("a", "id:x leg:sizeBesidesHead 20 ; leg:sizeApproximate true")
    exact = told("b", "id:x leg:sizeBesidesHead 20")
    near = told("c", "id:x leg:sizeBesidesHead 22")

    assert difference("leg:sizeBesidesHead", about, exact, near) is (
        Difference.CONTRADICTION
    )


def test_a_contradiction_that_the_data_tell_counts_whatever_the_values() -> None:
    comparison = compared(
        date("a", "2009-12", says="leg:contradicts claim:b ;"), date("b", "2009-12-07")
    )

    found = point(comparison, "leg:date")
    assert found.difference is Difference.CONTRADICTION
    assert found.conflicts[0].is_told


def test_claims_that_contradict_each_other_may_agree_about_the_rest() -> None:
    one, other = (
        "id:x leg:head id:anna ; leg:topic concept:energy ; leg:represents id:quebec",
        "id:x leg:head id:jean ; leg:topic concept:trade ; leg:represents id:quebec",
    )
    comparison = compared(
        told("a", one, says="leg:contradicts claim:b ;"), told("b", other)
    )

    differences = {p.property: p.difference for p in comparison.points}
    assert differences == {
        node("leg:head"): Difference.CONTRADICTION,
        node("leg:topic"): Difference.ADDITION,
        node("leg:represents"): Difference.AGREEMENT,
    }


def test_claims_may_contradict_each_other_about_what_has_many_values() -> None:
    texts = (
        told("a", "id:x leg:topic concept:energy", says="leg:contradicts claim:b ;"),
        told("b", "id:x leg:topic concept:trade"),
    )

    assert difference("leg:topic", *texts) is Difference.CONTRADICTION


@pytest.mark.parametrize("more", ["concept:energy", "concept:zoology"])
def test_a_claim_that_tells_more_may_contradict_one_that_tells_less(more: str) -> None:
    texts = (
        told("a", f"id:x leg:topic concept:trade, {more}"),
        told("b", "id:x leg:topic concept:trade", says="leg:contradicts claim:a ;"),
    )

    assert difference("leg:topic", *texts) is Difference.CONTRADICTION


def test_claims_that_tell_both_values_agree_about_them_whatever_the_data_tell() -> None:
    body = "id:x leg:topic concept:trade, concept:energy ; leg:represents id:anna"
    texts = (
        told("a", body, says="leg:contradicts claim:b ;"),
        told("b", body.replace("anna", "jean")),
        told("c", "id:x leg:topic concept:trade"),
    )

    assert difference("leg:topic", *texts) is Difference.ADDITION


def test_a_conflict_is_written_as_json() -> None:
    conflict = Conflict(Literal("a"), node("id:b"), is_told=True)

    assert conflict.as_json() == {
        "one": '"a"',
        "other": "<https://example.org/mine/id/b>",
        "isTold": True,
    }
