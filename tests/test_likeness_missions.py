import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.likeness.facts import Facts
from legation.likeness.missions import mission_signs
from legation.likeness.occurrences import OccurrenceReader
from legation.likeness.offices import read_offices
from legation.likeness.people import read_people
from legation.likeness.signs import judge
from likenesses import found, reasons, score, triples

PEOPLE = """
  ex:jean a foaf:Person ; skos:prefLabel "Jean Charest"@en .
  ex:monique a foaf:Person ; skos:prefLabel "Monique Gagnon-Tremblay"@en .
  ex:premier a leg:Office ; skos:prefLabel "Premier of Québec"@en ;
    org:postIn ex:government .
  ex:minister a leg:Office ; skos:prefLabel "Minister of Culture"@en ;
    org:postIn ex:government .
  ex:tenure a leg:Tenure ; org:member ex:jean ; leg:tenureOf ex:premier .
  ex:energy skos:prefLabel "energy"@en . ex:health skos:prefLabel "health"@en .
"""


def mission(
    name: str, *, date: str = "", head: str = "", place: str = "haiti", more: str = ""
) -> str:
    told = f"ex:{name} a leg:Mission ; leg:place ex:{place} {more} .\n"
    if date:
        told += f'ex:{name} leg:date "{date}"^^edtf:EDTF .\n'
    if head:
        told += f"ex:{name} leg:participant ex:d-{name} . "
        told += f"ex:d-{name} a leg:Delegation ; leg:head ex:{head} .\n"
    return told


def two(one: str, other: str) -> list[list[str]]:
    return found(PEOPLE + one + other, "mission")


def why(one: str, other: str) -> list[str]:
    return reasons(PEOPLE + one + other, "mission")


def weigh(one: str, other: str) -> float:
    return score(PEOPLE + one + other, "mission")


A = mission("a", date="2005-06-04/2005-06-06", head="jean")


def test_a_journey_told_twice_is_proposed_with_its_reasons() -> None:
    other = mission("b", date="2005-06", head="jean", place="gonaives")

    assert two(A, other) == [["a", "b"]]
    assert why(A, other) == [
        "same leader: Jean Charest",
        "both in the same month: June 2005",
        "one place contains the other: Haiti",
    ]


def test_the_same_days_weigh_more_than_days_in_common_and_these_more_than_a_month() -> (
    None
):
    same, shared, month, year = (
        weigh(A, mission("b", date=date, head="jean"))
        for date in (
            "2005-06-04/2005-06-06",
            "2005-06-05/2005-06-07",
            "2005-06",
            "2005",
        )
    )

    assert same > shared > month > year


def test_a_journey_of_another_year_is_another() -> None:
    assert weigh(A, mission("b", date="2006-06-04", head="jean")) == 0


def test_legs_of_one_tour_are_not_one() -> None:
    next_days = mission("b", date="2005-06-07/2005-06-09", head="jean", place="havana")
    same_days = mission("b", date="2005-06-04/2005-06-06", head="jean", place="havana")

    assert not two(A, next_days)
    assert not two(A, same_days)


def test_two_towns_of_one_state_speak_against_it() -> None:
    one = mission("a", date="2005-06", head="jean", place="gonaives")

    assert weigh(
        one, mission("b", date="2005-06", head="jean", place="jacmel")
    ) < weigh(one, mission("b", date="2005-06", head="jean", place="gonaives"))


def test_places_that_are_not_stated_say_little() -> None:
    nowhere = (
        'ex:b a leg:Mission ; leg:occasion ex:g ; leg:date "2005-06-04"^^edtf:EDTF'
    )
    occasion = '. ex:g a leg:Gathering ; skos:prefLabel "Forum"@en .'
    head = "ex:b leg:participant ex:d-b . ex:d-b leg:head ex:jean ."
    one = mission("a", date="2005-06-04", head="jean", more="; leg:occasion ex:g")

    assert two(one, nowhere + occasion + head) == [["a", "b"]]


def test_a_date_without_a_year_fits_any_year_and_weighs_less() -> None:
    one = mission("a", date="XXXX-06-04", head="jean")
    other = mission("b", date="2005-06-04", head="jean")

    assert two(one, other) == [["a", "b"]]
    assert weigh(one, other) < weigh(
        mission("a", date="2005-06-04", head="jean"), other
    )


def test_without_a_date_leader_and_place_need_a_topic_or_a_partner() -> None:
    one = mission("a", head="jean", more="; leg:topic ex:energy, ex:health")
    other = mission("b", date="2005-06-04", head="jean")
    with_topics = mission(
        "b", date="2005-06-04", head="jean", more="; leg:topic ex:energy, ex:health"
    )

    assert not two(one, other)
    assert two(one, with_topics) == [["b", "a"]]
    assert "topics in common: energy, health" in why(one, with_topics)


def test_a_partner_in_common_counts_but_not_the_senders_own_government() -> None:
    port = 'ex:port a org:Organization ; skos:prefLabel "Port of Jacmel"@en .\n'
    sent = "; leg:sendingJurisdiction ex:quebec"
    plain, own, shared = (
        weigh(
            port + mission("a", date="2005", head="jean", more=sent + involved),
            mission("b", date="2005", head="jean", more=sent + involved),
        )
        for involved in ("", "; leg:involves ex:government", "; leg:involves ex:port")
    )

    assert shared > plain == own


def test_a_government_is_no_partner_where_the_sender_is_not_known() -> None:
    involved = "; leg:involves ex:government"
    both = [mission(name, date="2005", more=involved) for name in "ab"]

    assert weigh(*both) == weigh(*(mission(name, date="2005") for name in "ab"))


def test_different_leaders_speak_strongly_against_it() -> None:
    other = mission("b", date="2005-06-04/2005-06-06", head="monique")

    assert not two(A, other)
    assert weigh(A, other) < 0.3


def test_a_delegation_may_have_two_leaders() -> None:
    label = '; skos:prefLabel "Delegation to Haiti"@en'
    one = mission("a", date="2005-06-04", head="jean", more=label)
    other = mission("b", date="2005-06-04", head="monique", more=label)

    assert two(one, other) == [["a", "b"]]


def test_a_leader_may_be_told_under_another_name() -> None:
    john = 'ex:j a foaf:Person ; skos:prefLabel "Charest, Jean"@en .\n'
    other = john + mission("b", date="2005-06", head="j")

    assert two(A, other) == [["a", "b"]]


def test_who_leads_may_be_told_by_the_office_alone() -> None:
    premier = mission("b", date="2005-06", more="; leg:ledByOffice ex:premier")
    minister = mission("b", date="2005-06", more="; leg:ledByOffice ex:minister")

    assert two(A, premier) == [["a", "b"]]
    assert "led by the same office: Premier of Québec" in why(A, premier)
    assert not two(A, minister)


def test_months_that_adjoin_are_no_contradiction() -> None:
    assert two(
        mission("a", date="2010-01", head="jean"),
        mission("b", date="2010-02", head="jean", more="; leg:topic ex:energy"),
    )


def test_the_same_occasion_counts_and_another_one_against() -> None:
    forums = """
      ex:f a leg:Gathering ; skos:prefLabel "World Economic Forum 2019"@en .
      ex:g a leg:Gathering ; skos:prefLabel "Economic Forum of the World"@en .
      ex:h a leg:Gathering ; skos:prefLabel "Havana Trade Fair"@en .
      ex:i a leg:Gathering ; skos:prefLabel "World Economic Forum 2017"@en .
    """
    one = forums + mission("a", date="2019", head="jean", more="; leg:occasion ex:f")
    same, like, other, edition = (
        weigh(
            one, mission("b", date="2019", head="jean", more=f"; leg:occasion ex:{g}")
        )
        for g in "fghi"
    )

    assert same > like > other == edition


def test_one_forum_and_one_visit_are_less_likely_one() -> None:
    forum = "; dcterms:type concept:forum-participation"
    visit = mission("b", date="2005-06-04/2005-06-06", head="jean")

    assert weigh(A, visit) > weigh(A, visit + f"ex:b a leg:Mission {forum} .")


def test_a_visit_in_the_other_direction_is_another() -> None:
    there = mission("a", date="2005", more="; leg:sendingJurisdiction ex:quebec")
    back = mission(
        "b",
        date="2005",
        place="quebec",
        more="; leg:sendingJurisdiction ex:haiti ; leg:place ex:haiti",
    )

    assert weigh(there, back) == 0


def test_two_senders_speak_against_it() -> None:
    one, same, other = (
        mission(
            name,
            date="2005-06-04",
            head="jean",
            more=f"; leg:sendingJurisdiction ex:{sender}",
        )
        for name, sender in (("a", "quebec"), ("b", "quebec"), ("b", "cuba"))
    )

    assert weigh(one, same) > weigh(one, other) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("14th meeting", "15th meeting"), ("Mission 2005", "Mission 2006")],
)
def test_titles_with_two_numbers_are_of_two_missions(one: str, other: str) -> None:
    texts = (
        mission("a", head="jean", more=f'; skos:prefLabel "{one}"@en'),
        mission("b", head="jean", more=f'; skos:prefLabel "{other}"@en'),
    )

    assert weigh(*texts) == 0


def test_titles_in_like_words_make_it_likelier() -> None:
    title = '; skos:prefLabel "Mission to Haiti after the earthquake"@en'
    one = mission("a", date="2005", head="jean", more=title)

    assert "titles in like words" in why(
        one, mission("b", date="2005", head="jean", more=title)
    )


def test_a_sender_that_is_not_stated_says_nothing() -> None:
    sent = mission("a", date="2005-06-04", more="; leg:sendingJurisdiction ex:quebec")
    other = mission("b", date="2005-06-04")

    assert weigh(sent, other) == weigh(mission("a", date="2005-06-04"), other)


def test_one_delegation_with_two_leaders_must_be_told_by_both() -> None:
    label = '; skos:prefLabel "Delegation to Haiti"@en'
    one = mission("a", date="2005-06-04", head="jean", more=label)

    assert not two(one, mission("b", date="2005-06-04", head="monique"))


def test_an_occasion_that_one_leaves_out_is_no_contradiction() -> None:
    forums = """
      ex:f a leg:Gathering ; skos:prefLabel "World Economic Forum"@en .
      ex:g a leg:Gathering ; skos:prefLabel "Havana Trade Fair"@en .
    """
    one = forums + mission("a", date="2019", head="jean", more="; leg:occasion ex:f")
    silent = mission("b", date="2019", head="jean")
    other = mission("b", date="2019", head="jean", more="; leg:occasion ex:g")

    assert weigh(one, silent) > weigh(one, other)


def test_the_more_of_their_places_two_missions_share_the_more_it_weighs() -> None:
    both = mission("b", date="2005-06", head="jean", more="; leg:place ex:cuba")

    assert weigh(
        mission("a", date="2005-06", head="jean", more="; leg:place ex:cuba"), both
    ) > weigh(mission("a", date="2005-06", head="jean"), both)


def test_towns_of_one_region_may_be_near_where_its_state_is_not_known() -> None:
    towns = """
      ex:t a leg:Place ; leg:directlyWithin ex:region .
      ex:u a leg:Place ; leg:directlyWithin ex:region .
      ex:region a leg:Place . ex:elsewhere a leg:Place .
    """
    one = towns + mission("a", date="2005-06-04", head="jean", place="t")

    assert two(one, mission("b", date="2005-06-04", head="jean", place="u"))
    assert not two(one, mission("b", date="2005-06-04", head="jean", place="elsewhere"))


def test_a_host_that_is_told_besides_its_town_is_no_other_place() -> None:
    hosted = mission(
        "a", date="2005-06", place="gonaives", more="; leg:hostJurisdiction ex:haiti"
    )
    plain = mission("b", date="2005-06", place="gonaives")

    assert weigh(hosted, plain) == weigh(
        mission("a", date="2005-06", place="gonaives"), plain
    )


def test_a_part_of_a_mission_is_not_the_mission() -> None:
    part = mission("b", date="2005-06-04", head="jean", more="; leg:subEventOf ex:a")

    assert two(A, mission("b", date="2005-06-04", head="jean"))
    assert weigh(A, part) == 0


DATES = st.sampled_from(["", "2005", "2005-06", "2005-06-04", "XXXX-06-04"])
HEADS = st.sampled_from(["", "jean", "monique"])
SPOTS = st.sampled_from(["haiti", "gonaives", "jacmel", "quebec"])
MORE = st.sampled_from(
    [
        "",
        "; leg:ledByOffice ex:premier",
        "; leg:ledByOffice ex:minister ; leg:topic ex:health",
        "; leg:topic ex:energy ; leg:sendingJurisdiction ex:quebec",
        "; leg:involves ex:government",
    ]
)
TOLD = st.tuples(DATES, HEADS, SPOTS, MORE)


@given(TOLD, TOLD)
def test_which_of_two_missions_comes_first_does_not_matter(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str]
) -> None:
    text = "".join(
        mission(name, date=date, head=head, place=place, more=more)
        for name, (date, head, place, more) in zip("ab", (one, other), strict=True)
    )
    facts = Facts(triples(PEOPLE + text))
    offices = {office.thing: office for office in read_offices(facts)}
    people = {p.thing: p for p in read_people(facts, offices=offices)}
    first, second = OccurrenceReader(facts, people, offices).missions()

    assert judge(mission_signs(first, second)) == judge(mission_signs(second, first))
