import pytest

from likenesses import found, reasons, score

MAKERS = """
  ex:cubans a leg:PublicBody ; skos:prefLabel "Government of Cuba"@en ;
    leg:governs ex:cuba .
  ex:agency a leg:PublicBody ; skos:prefLabel "Licence Agency"@en ;
    leg:partOfBody ex:government .
  ex:police a leg:PublicBody ; skos:prefLabel "Police"@en ; leg:partOfBody ex:cubans .
  ex:tourism skos:prefLabel "tourism"@en .
"""


def agreement(
    name: str,
    label: str,
    date: str = "",
    *,
    by: str = "ex:government, ex:cubans",
    more: str = "",
) -> str:
    told = f'ex:{name} a leg:Agreement ; skos:prefLabel "{label}"@en ; '
    told += f"leg:concludedBy {by} {more} .\n"
    if date:
        told += f'ex:{name} leg:date "{date}"^^edtf:EDTF .\n'
    return told


def two(one: str, other: str) -> list[list[str]]:
    return found(MAKERS + one + other, "agreement")


def weigh(one: str, other: str) -> float:
    return score(MAKERS + one + other, "agreement")


def test_an_agreement_told_twice_is_proposed_with_its_reasons() -> None:
    kind = "; dcterms:type ex:k"
    one = agreement("a", "Québec–Cuba social security agreement", "2005", more=kind)
    other = agreement("b", "Social security agreement", "2005-06-04", more=kind)

    assert two(one, other) == [["a", "b"]]
    assert reasons(MAKERS + one + other, "agreement") == [
        "same parties: Cuba, Québec",
        "titles share: security, social",
        "same kind of agreement",
        "both in the same year: 2005",
    ]


def test_a_jurisdiction_and_its_government_are_the_same_party() -> None:
    one = agreement("a", "Social security agreement")
    other = agreement(
        "b", "Social security agreement", by="ex:government", more="; leg:party ex:cuba"
    )

    assert two(one, other) == [["a", "b"]]


def test_bodies_below_the_governments_conclude_for_the_same_parties() -> None:
    one = agreement("a", "Driving licence exchange agreement", "2000")
    other = agreement("b", "Driving licence exchange", by="ex:agency, ex:police")

    assert two(one, other) == [["a", "b"]]
    assert weigh(one, other) < weigh(one, agreement("b", "Driving licence exchange"))


def test_agreements_with_another_party_are_others() -> None:
    one = agreement("a", "Social security agreement", "2005")
    other = agreement(
        "b",
        "Social security agreement",
        "2005",
        by="ex:government",
        more="; leg:party ex:haiti",
    )

    assert weigh(one, other) == 0


def test_one_party_of_three_may_be_told_by_an_unknown_name() -> None:
    one = agreement("a", "Framework", "1999-03", by="ex:government, ex:cubans, ex:x")
    other = agreement("b", "Framework", "1999-03", by="ex:government, ex:cubans, ex:y")
    fewer = agreement("b", "Framework", "1999-03", by="ex:government, ex:y")

    assert two(one, other) == [["a", "b"]]
    assert weigh(one, fewer) == 0


def test_an_agreement_of_another_year_is_another() -> None:
    one = agreement("a", "Framework agreement", "1996")

    assert weigh(one, agreement("b", "Framework agreement", "2012-02")) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tourism agreement (first)", "Tourism agreement (second)"),
        ("Tourism agreement", "Renewed tourism agreement"),
        ("13th programme", "14th programme"),
    ],
)
def test_a_renewal_or_a_second_one_is_another(one: str, other: str) -> None:
    assert not two(agreement("a", one), agreement("b", other))


def test_a_renewal_may_be_told_without_that_word_where_the_dates_agree() -> None:
    one = agreement("a", "Renewed cooperation agreement", "2002")
    other = agreement("b", "Cooperation agreement, in force on signature", "2002-03-05")

    assert two(one, other) == [["a", "b"]]


def test_other_matters_are_other_agreements() -> None:
    one = agreement("a", "Québec–Cuba tourism agreement", "2016")
    other = agreement("b", "Agreement on a permanent office", "2016")

    assert not two(one, other)


def test_topics_and_places_count_for_and_against_it() -> None:
    topics = "; leg:topic ex:tourism"
    plain = weigh(agreement("a", "X", "2016"), agreement("b", "X", "2016"))
    shared = weigh(
        agreement("a", "X", "2016", more=topics),
        agreement("b", "X", "2016", more=topics),
    )
    places = weigh(
        agreement("a", "X", "2016", more="; leg:signedAt ex:havana"),
        agreement("b", "X", "2016", more="; leg:signedAt ex:gonaives"),
    )
    kinds = weigh(
        agreement("a", "X", "2016", more="; dcterms:type ex:k"),
        agreement("b", "X", "2016", more="; dcterms:type ex:l"),
    )

    assert shared > plain > kinds > places


def test_one_party_in_common_is_not_enough_where_the_others_are_unknown() -> None:
    one = agreement("a", "Framework", "1999-03", by="ex:government, ex:x")
    other = agreement("b", "Framework", "1999-03", by="ex:government, ex:y")

    assert weigh(one, other) == 0


def test_the_names_of_the_parties_say_nothing_of_the_matter() -> None:
    one = agreement("a", "Québec–Cuba agreement", "2016")
    other = agreement("b", "Cooperation agreement", "2016")

    assert "titles in like words" in reasons(MAKERS + one + other, "agreement")


def test_a_title_that_names_no_matter_says_nothing_of_it() -> None:
    one = agreement("a", "Agreement", "2016-03-04", more="; dcterms:type ex:k")
    other = agreement("b", "Tourism", "2016-03-04", more="; dcterms:type ex:k")

    assert reasons(MAKERS + one + other, "agreement") == [
        "same first day, days overlap: 4 March 2016",
        "same parties: Cuba, Québec",
        "same kind of agreement",
    ]
