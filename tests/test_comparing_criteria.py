"""Which of several values a policy prefers, and the reason that it gives."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from legation.comparing import Policy, Preference, Value
from legation.comparing.criteria import prefer, rank
from legation.terms import CONCEPT, NamedNode
from legation.texts import Text
from sayings import compared, node, point, told, words

POLICIES = ("officials-first", "latest-first", "most-precise")


def date(claim: str, text: str, *, says: str = "") -> str:
    return told(claim, f'id:x leg:date "{text}"^^edtf:EDTF', says=says)


def source(claim: str, said: str) -> str:
    return f"graph:claims {{ id:source-{claim} {said} . }}"


def values(*texts: str) -> tuple[Value, ...]:
    return point(compared(*texts), "leg:date").values


def policy(*criteria: str, kinds: Sequence[str] = ()) -> Policy:
    return Policy(
        iri=node("id:policy"),
        label=Text("Mine", "À moi"),
        criteria=tuple(CONCEPT[one] for one in criteria),
        kinds=tuple(CONCEPT[one] for one in kinds),
        stances=(CONCEPT.reported, CONCEPT.announced),
    )


def chosen(judge: Policy, *texts: str) -> tuple[str, str]:
    """Return the date that a policy prefers, and why."""
    found = prefer(values(*texts), judge, name=_name)
    assert found is not None
    return getattr(found.value, "value", ""), found.reason.en


def _name(criterion: NamedNode) -> Text:
    name = criterion.value.rpartition("/")[2]
    return Text(name, name)


def test_a_ministry_is_preferred_to_the_press_by_the_order_of_kinds() -> None:
    texts = (
        date("a", "2009-12-07"),
        source("a", "dcterms:type concept:press"),
        date("b", "2009-12"),
        source("b", "dcterms:type concept:government-publication"),
    )
    judge = policy("by-kind", kinds=["government-publication", "press"])

    assert chosen(judge, *texts) == (
        "2009-12",
        "by-kind: government publication over press",
    )


def test_a_source_of_unknown_kind_comes_last() -> None:
    texts = (
        date("a", "2009-12-07"),
        date("b", "2009-12"),
        source("b", "dcterms:type concept:press"),
    )
    judge = policy("by-kind", kinds=["press"])

    assert chosen(judge, *texts) == ("2009-12", "by-kind: press over unknown kind")


def test_what_is_reported_is_preferred_to_what_is_announced() -> None:
    texts = (
        date("a", "2009-12-07", says="leg:stance concept:announced"),
        date("b", "2009-12"),
    )

    assert chosen(policy("by-stance"), *texts) == (
        "2009-12",
        "by-stance: reported over announced",
    )


def test_a_later_source_is_preferred_and_one_without_a_date_comes_last() -> None:
    texts = (
        date("a", "2009"),
        date("b", "2010"),
        source("b", 'dcterms:issued "2009-12-07"'),
        date("c", "2011"),
        source("c", 'dcterms:issued "2009-12-09"'),
    )

    assert chosen(policy("by-recency"), *texts) == (
        "2011",
        "by-recency: 2009-12-09 over 2009-12-07",
    )
    assert chosen(policy("by-recency"), *texts[:3]) == (
        "2010",
        "by-recency: 2009-12-07 over no date",
    )


def test_a_source_whose_date_cannot_be_read_comes_last() -> None:
    texts = (
        date("a", "2009"),
        source("a", 'dcterms:issued "long ago"'),
        date("b", "2010"),
        source("b", 'dcterms:issued "2009"'),
    )

    assert chosen(policy("by-recency"), *texts)[0] == "2010"


def test_the_more_precise_date_is_preferred() -> None:
    texts = date("a", "2009"), date("b", "2009-12-07"), date("c", "2009-12")

    assert chosen(policy("by-precision"), *texts) == (
        "2009-12-07",
        "by-precision: 2009-12-07 over 2009-12",
    )


def test_the_narrower_place_is_preferred() -> None:
    texts = (
        told("a", "id:x leg:hostJurisdiction id:russia"),
        told("b", "id:x leg:hostJurisdiction id:moscow"),
        "id:moscow leg:within id:russia .",
    )
    found = point(compared(*texts, policy="most-precise"), "leg:hostJurisdiction")

    assert found.preference is not None
    assert found.preference.value == node("id:moscow")


def test_the_value_of_more_sources_is_preferred() -> None:
    texts = date("a", "2009"), date("b", "2010"), date("c", "2010")

    assert chosen(policy("by-agreement"), *texts) == (
        "2010",
        "by-agreement: 2 source(s) over 1 source(s)",
    )


def test_two_claims_of_one_source_are_one_source() -> None:
    page = "leg:source id:page"
    texts = (
        date("a", "2009"),
        date("b", "2010", says=page),
        date("c", "2010", says=page),
    )

    assert chosen(policy("by-agreement", "by-precision"), *texts)[0] == "2009"


def test_a_later_criterion_decides_where_the_first_does_not() -> None:
    texts = date("a", "2009"), date("b", "2010-02"), date("c", "2009")

    assert chosen(policy("by-stance", "by-precision", "by-agreement"), *texts) == (
        "2010-02",
        "by-precision: 2010-02 over 2009",
    )


def test_a_value_is_judged_by_the_best_of_its_claims() -> None:
    texts = (
        date("a", "2009", says="leg:stance concept:announced"),
        date("b", "2010"),
        date("c", "2009"),
    )

    assert chosen(policy("by-stance", "by-agreement"), *texts)[0] == "2009"


def test_the_name_of_the_claim_decides_in_the_last_resort() -> None:
    texts = date("b", "2009"), date("a", "2010")
    found = prefer(values(*texts), policy("by-stance"), name=_name)

    assert found is not None
    assert found.criterion is None
    assert getattr(found.value, "value", "") == "2010"
    assert found.as_json() == {
        "value": '"2010"^^<http://id.loc.gov/datatypes/edtf/EDTF>',
        "criterion": None,
        "reason": {
            "en": "no criterion tells them apart; the name of its claim comes first",
            "fr": "aucun critère ne les départage; le nom de son affirmation vient en "
            "premier",
        },
    }


def test_of_one_value_none_is_preferred() -> None:
    assert prefer(values(date("a", "2009")), policy("by-stance"), name=_name) is None


def test_only_values_that_differ_are_chosen_from() -> None:
    comparison = compared(
        told("a", "id:x leg:topic concept:energy ; leg:head id:h ; leg:seat id:s"),
        told("b", "id:x leg:topic concept:trade ; leg:head id:g ; leg:seat id:s"),
        policy="officials-first",
    )

    preferred = {p.property: p.preference is not None for p in comparison.points}
    assert preferred == {
        node("leg:head"): True,
        node("leg:topic"): False,
        node("leg:seat"): False,
    }


def test_the_reason_names_the_criterion_in_both_languages() -> None:
    texts = date("a", "2009-12"), date("b", "2009-12-07")
    found = point(compared(*texts, policy="most-precise"), "leg:date")

    assert found.preference is not None
    assert found.preference.reason == Text(
        "precision: 2009-12-07 over 2009-12", "précision : 2009-12-07 avant 2009-12"
    )


def test_the_preference_as_json_names_its_criterion() -> None:
    found = Preference(node("id:x"), CONCEPT["by-kind"], Text("why", "pourquoi"))

    assert found.as_json()["criterion"] == CONCEPT["by-kind"].value


@st.composite
def claims(draw: st.DrawFn) -> list[str]:
    """Return claims of different dates, kinds, stances and sources."""
    told_ones = []
    for number in range(draw(st.integers(2, 6))):
        text = draw(st.sampled_from(["2009", "2009-12", "2010", "2009-12-07"]))
        stance = draw(st.sampled_from(["reported", "announced", "opinion"]))
        page = draw(st.sampled_from(["p", "q", f"r{number}"]))
        says = f"leg:stance concept:{stance} ; leg:source id:source-{page} ;"
        told_ones.append(date(f"c{number}", text, says=says))
    return [
        *told_ones,
        source("p", 'dcterms:type concept:press ; dcterms:issued "2009-12-07"'),
        source("q", 'dcterms:type concept:register ; dcterms:issued "2010"'),
    ]


@given(claims(), st.sampled_from(POLICIES))
def test_the_preferred_value_is_one_of_those_told(texts: list[str], name: str) -> None:
    found = point(compared(*texts, policy=name), "leg:date")

    if found.preference is not None:
        assert found.preference.value in {value.term for value in found.values}


@given(claims(), st.sampled_from(POLICIES), st.randoms())
def test_every_two_values_have_an_order_that_does_not_depend_on_that_of_the_input(
    texts: list[str], name: str, chance: st.DataObject
) -> None:
    comparison = compared(*texts, policy=name)
    found = list(point(comparison, "leg:date").values)
    assert comparison.policy is not None
    ranked = rank(found, comparison.policy)
    shuffled = sorted(found, key=lambda _: chance.random())

    assert rank(shuffled, comparison.policy) == ranked
    assert len({candidate.order() for candidate in ranked}) == len(found)
    assert sorted(words(point(comparison, "leg:date"))) == sorted(
        candidate.value.text.en for candidate in ranked
    )
