"""What a comparison holds, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from legation.comparing import Difference
from sayings import compared, node, point, told, words

HEADS = (
    told("a", "id:delegation leg:head id:anna"),
    told("b", "id:delegation leg:head id:jean"),
)


def test_the_gravest_differences_come_first() -> None:
    comparison = compared(
        told(
            "a", 'id:x leg:head id:anna ; leg:date "2009"^^edtf:EDTF ; leg:place id:p'
        ),
        told("b", 'id:x leg:head id:jean ; leg:date "2009-12"^^edtf:EDTF'),
        told("c", "id:x leg:topic id:t ; leg:represents id:q"),
        told("d", "id:x leg:topic id:u ; leg:represents id:q"),
    )

    assert [found.property for found in comparison.points] == [
        node("leg:head"),
        node("leg:date"),
        node("leg:topic"),
        node("leg:represents"),
        node("leg:place"),
    ]
    assert [found.difference for found in comparison.points] == list(Difference)


def test_our_own_properties_come_before_those_of_others() -> None:
    comparison = compared(told("a", "id:x dcterms:type id:k ; leg:topic id:t"))

    names = [found.property for found in comparison.points]
    assert names == [node("leg:topic"), node("dcterms:type")]


def test_a_claim_is_told_with_its_source_its_kind_its_date_and_its_stance() -> None:
    comparison = compared(
        told("a", "id:x leg:topic id:t", says="leg:stance concept:announced"),
        """graph:claims {
          id:source-a dcterms:type concept:press ; skos:prefLabel "Paper"@en ;
            dcterms:issued "2009-12-07" ; dcterms:modified "2009-12-09T10:00:00" .
        }""",
    )

    ((saying,),) = [v.sayings for v in point(comparison, "leg:topic").values]
    assert saying.as_json() == {
        "claim": "https://example.org/mine/claim/a",
        "source": "https://example.org/mine/id/source-a",
        "sourceLabel": {"en": "Paper", "fr": "Paper"},
        "kind": "https://w3id.org/legation/concept/press",
        "kindLabel": {"en": "press", "fr": "presse"},
        "date": "2009-12-09",
        "stance": "https://w3id.org/legation/concept/announced",
        "stanceLabel": {"en": "announced", "fr": "annoncée"},
        "places": [{"citation": {"en": "row a", "fr": "row a"}}],
    }


def test_what_is_not_known_of_a_source_is_left_out() -> None:
    comparison = compared(told("a", "id:x leg:topic id:t"))

    ((saying,),) = [v.sayings for v in point(comparison, "leg:topic").values]
    assert not {"kind", "date", "note"} & saying.as_json().keys()


def test_facts_that_no_claim_tells_are_not_compared() -> None:
    comparison = compared("id:x leg:topic id:t .", "graph:told { id:x leg:head id:h }")

    assert comparison.points == ()


def test_the_class_and_what_the_editors_call_it_are_left_out() -> None:
    text = told(
        "a",
        'id:x a leg:Mission ; skos:prefLabel "X"@en ; leg:topic id:t',
        says="leg:stance concept:editorial",
    )

    names = [found.property for found in compared(text).points]
    assert names == [node("leg:topic")]


def test_what_a_source_calls_a_thing_is_compared() -> None:
    comparison = compared(told("a", 'id:x skos:prefLabel "X"@en'))

    assert words(point(comparison, "skos:prefLabel")) == ["X @en"]


def test_the_class_is_compared_when_it_is_asked_for() -> None:
    text = told("a", "id:x a leg:Mission ; leg:topic id:t")

    (found,) = compared(text, name="rdf:type").points
    assert words(found) == ["leg:Mission"]


def test_only_the_property_that_is_asked_for_is_compared() -> None:
    text = told("a", "id:x leg:head id:h ; leg:topic id:t")
    comparison = compared(text, name="leg:head")

    assert [found.property for found in comparison.points] == [node("leg:head")]
    assert comparison.asked is not None
    assert comparison.asked[1] == node("leg:head")


def test_days_and_numbers_are_sorted_as_such() -> None:
    sizes = (told(f"c{n}", f"id:x leg:sizeBesidesHead {n}") for n in (100, 9, 20))
    comparison = compared(*sizes)

    assert words(point(comparison, "leg:sizeBesidesHead")) == ["9", "20", "100"]


def test_claims_of_one_value_are_sorted_by_their_names() -> None:
    names = [f"c{n}" for n in (5, 3, 8, 1, 9, 2, 7, 4, 6)]
    comparison = compared(*(told(name, "id:x leg:topic id:t") for name in names))

    (value,) = point(comparison, "leg:topic").values
    assert [one.claim for one in value.sayings] == [
        node(f"claim:{name}") for name in sorted(names)
    ]


def test_a_round_figure_and_a_truth_value_are_read_as_words() -> None:
    text = told("a", "id:x leg:sizeBesidesHead 20 ; leg:sizeApproximate true")
    comparison = compared(text)

    assert words(point(comparison, "leg:sizeBesidesHead")) == ["about 20"]
    assert words(point(comparison, "leg:sizeApproximate")) == ["yes"]


def test_an_untrue_value_is_no() -> None:
    comparison = compared(told("a", "id:x leg:sizeApproximate false"))

    assert words(point(comparison, "leg:sizeApproximate")) == ["no"]


def test_what_a_claim_says_in_words_only_is_a_remark() -> None:
    comparison = compared(
        """graph:claims {
          claim:b a leg:Claim ; dcterms:subject id:x ; skos:note "It went well."@en ;
            leg:source id:page ; leg:stance concept:opinion ; leg:citation "end" .
          claim:c a leg:Claim ; dcterms:subject id:x ;
            leg:source id:page ; leg:stance concept:opinion ; leg:citation "end" .
        }"""
    )

    (remark,) = comparison.remarks
    assert remark.words.fr == "It went well."
    assert remark.saying.claim == node("claim:b")
    assert remark.as_json() == {
        "words": {"en": "It went well.", "fr": "It went well."},
        "saying": remark.saying.as_json(),
    }


def test_remarks_are_left_out_where_one_property_is_asked_for() -> None:
    text = """graph:claims {
      claim:b a leg:Claim ; dcterms:subject id:x ; skos:note "Well."@en ;
        leg:source id:page ; leg:stance concept:opinion ; leg:citation "end" .
    }"""

    assert compared(text, name="leg:head").remarks == ()


def test_a_delegation_whose_head_is_disputed_is_named_with_its_mission() -> None:
    comparison = compared(
        told("c", "id:x leg:participant id:delegation, id:anna"), *HEADS
    )

    assert [thing for _, thing in comparison.related] == [node("id:delegation")]


def test_what_does_not_belong_to_a_thing_is_not_named_with_it() -> None:
    comparison = compared(told("c", "id:x leg:represents id:delegation"), *HEADS)

    assert comparison.related == ()


def test_a_comparison_is_written_as_json() -> None:
    texts = (
        told("a", 'id:x leg:date "2009"^^edtf:EDTF'),
        told("b", 'id:x leg:date "2010"^^edtf:EDTF'),
    )
    written = compared(*texts, policy="most-precise").as_json()

    (found,) = written["points"]
    year = '"%s"^^<http://id.loc.gov/datatypes/edtf/EDTF>'
    assert written["policy"] == "https://w3id.org/legation/policy/most-precise"
    assert found["difference"] == "contradiction"
    assert [value["value"] for value in found["values"]] == [year % 2009, year % 2010]
    assert found["conflicts"] == [
        {"one": year % 2009, "other": year % 2010, "isTold": False}
    ]
    assert found["preferred"]["value"] == year % 2009
    assert written["remarks"] == written["related"] == []


def test_without_a_policy_nothing_is_preferred() -> None:
    written = compared(
        told("a", "id:x leg:head id:h"), told("b", "id:x leg:head id:g")
    ).as_json()

    assert written["policy"] is None
    assert written["points"][0]["preferred"] is None


CLAIMS = [
    told("a", 'id:x leg:date "2009-12"^^edtf:EDTF ; leg:head id:anna'),
    told("b", 'id:x leg:date "2009-12-07"^^edtf:EDTF ; leg:topic id:t, id:u'),
    told("c", "id:x leg:head id:jean ; leg:sizeBesidesHead 20"),
    told("d", "id:x leg:sizeBesidesHead 30", says="leg:contradicts claim:c ;"),
    told("e", 'id:x leg:date "2010"^^edtf:EDTF', says="leg:source id:source-a"),
]


@given(
    st.permutations(CLAIMS),
    st.sampled_from([None, "officials-first", "latest-first", "most-precise"]),
)
def test_the_order_of_the_claims_changes_nothing(
    texts: list[str], policy: str | None
) -> None:
    expected = compared(*CLAIMS, policy=policy)

    assert compared(*texts, policy=policy) == expected
