from likenesses import found, reasons, score


def place(name: str, label: str, more: str = "") -> str:
    return f'ex:{name} a leg:Place ; skos:prefLabel "{label}" {more} .\n'


def test_a_city_is_told_with_or_without_that_word() -> None:
    both = place("a", "City of Hiroshima") + place("b", "Hiroshima")

    assert found(both, "place") == [["a", "b"]]
    assert reasons(both, "place") == ["same name after folding: “hiroshima”"]


def test_a_city_and_a_province_of_one_name_are_two() -> None:
    both = place("a", "City of Hiroshima") + place("b", "Hiroshima Prefecture")

    assert not found(both, "place")


def test_places_of_one_name_in_two_states_are_two() -> None:
    both = place("a", "London", "; leg:directlyWithin ex:canada") + place(
        "b", "London", "; leg:directlyWithin ex:cuba"
    )

    assert score(both, "place") == 0


def test_a_place_is_not_what_lies_around_it() -> None:
    both = place("a", "Luxembourg") + place(
        "b", "Luxembourg", "; leg:directlyWithin ex:a"
    )

    assert score(both, "place") == 0


def test_a_state_is_no_place_within_another_but_may_be_told_as_a_mere_place() -> None:
    state = 'ex:a a leg:SovereignState ; skos:prefLabel "Georgia"@en .\n'

    assert not found(state + place("b", "Georgia", "; dcterms:type ex:state"), "place")
    assert found(state + place("b", "Georgia"), "place") == [["a", "b"]]


def test_states_with_like_names_are_two() -> None:
    states = """
      ex:a a leg:SovereignState ; skos:prefLabel "Austria"@en .
      ex:b a leg:SovereignState ; skos:prefLabel "Australia"@en .
    """

    assert not found(states, "place")


def test_a_name_spelt_otherwise_in_the_same_state_is_proposed() -> None:
    within = "; leg:directlyWithin ex:haiti ; dcterms:type ex:town"
    both = place("a", "Port-au-Prince", within) + place("b", "Port au Pirnce", within)

    assert found(both, "place") == [["a", "b"]]
    assert reasons(both, "place") == [
        "in the same state",
        "nearly the same name: “Port au Pirnce”, “Port-au-Prince”",
        "places of the same kind",
    ]


def test_romanisations_of_one_place_are_alike() -> None:
    assert found(place("a", "Krasnoyarsk") + place("b", "Krasnoïarsk"), "place")


def test_kinds_that_differ_speak_against_it() -> None:
    both = place("a", "Dakar", "; dcterms:type ex:city") + place(
        "b", "Dakar", "; dcterms:type ex:region"
    )

    assert not found(both, "place")


def test_a_place_is_never_proposed_with_an_organization() -> None:
    both = place("a", "Hokkaido") + (
        'ex:b a org:Organization ; skos:prefLabel "Hokkaido"@en .'
    )

    assert not found(both, "place")
    assert not found(both, "organization")


def test_a_kind_that_one_leaves_out_says_nothing() -> None:
    both = place("a", "Dakar", "; dcterms:type ex:city") + place("b", "Dakar")

    assert score(both, "place") == score(
        place("a", "Dakar") + place("b", "Dakar"), "place"
    )


def test_a_misspelt_state_may_be_told_as_a_mere_place() -> None:
    state = 'ex:a a leg:SovereignState ; skos:prefLabel "Kazakhstan"@en .\n'
    other = place("b", "Kazachstan")

    assert score(state + other, "place") > 0
    assert score(state + other.replace("leg:Place", "leg:SovereignState"), "place") == 0
