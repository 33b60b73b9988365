from likenesses import found, reasons, score


def body(name: str, label: str, more: str = "") -> str:
    return f'ex:{name} a org:Organization ; skos:prefLabel "{label}" {more} .\n'


def test_an_acronym_is_proposed_for_the_name_that_it_stands_for() -> None:
    both = body("a", "École nationale d'administration publique") + body("b", "ENAP")

    assert found(both, "organization") == [["a", "b"]]
    assert reasons(both, "organization")[0].startswith("one is the acronym")


def test_a_name_in_two_languages_is_one() -> None:
    both = body("a", "University of Québec") + body("b", "Université du Québec")

    assert found(both, "organization") == [["a", "b"]]


def test_a_misspelt_name_is_found() -> None:
    both = body("a", "Jilin Nickel Industries") + body("b", "Jilin Nikel Industries")

    assert found(both, "organization") == [["a", "b"]]


def test_a_city_may_be_told_by_its_name_alone_but_is_no_province() -> None:
    city = body("a", "City of Hiroshima")

    assert found(city + body("b", "Hiroshima"), "organization") == [["a", "b"]]
    assert not found(city + body("b", "Hiroshima Prefecture"), "organization")
    assert not found(city + body("b", "Hiroshima Port"), "organization")


def test_the_kind_of_a_government_may_be_told_otherwise() -> None:
    both = body("a", "State of Vermont") + body("b", "Government of Vermont")

    assert found(both, "organization") == [["a", "b"]]


def test_offices_of_one_government_in_two_cities_are_two() -> None:
    both = body("a", "Québec Government Office in Munich") + body(
        "b", "Québec Government Office in Tokyo"
    )

    assert not found(both, "organization")


def test_a_longer_name_is_proposed_and_long_names_may_differ_in_a_word() -> None:
    longer = body("a", "Horti Fair Amsterdam") + body("b", "Horti Fair Amsterdam 2009")
    differ = body("a", "A Canada Border Trade Alliance Group Bureau Red") + body(
        "b", "A Canada Border Trade Alliance Group Bureau Blue"
    )

    assert score(longer, "organization") > score(differ, "organization") > 0.2


def test_bodies_that_govern_two_places_are_two() -> None:
    both = body("a", "Government", "; leg:governs ex:haiti") + body(
        "b", "Government", "; leg:governs ex:cuba"
    )

    assert score(both, "organization") == 0


def test_bodies_that_govern_one_place_need_names_that_go_together() -> None:
    same = body("a", "Cuba", "; leg:governs ex:cuba") + body(
        "b", "Republic of Cuba", "; leg:governs ex:cuba"
    )
    other = body("a", "Parliament", "; leg:governs ex:cuba") + body(
        "b", "Presidency", "; leg:governs ex:cuba"
    )

    assert found(same, "organization") == [["a", "b"]]
    assert not found(other, "organization")


def test_ministries_of_two_governments_and_bodies_in_two_states_are_two() -> None:
    cuba = 'ex:c a leg:PublicBody ; skos:prefLabel "Cuba"@en ; leg:governs ex:cuba .\n'
    name = "Ministry of Culture"
    mine = body("a", name, "; leg:partOfBody ex:government")
    same = mine + body("b", name, "; leg:partOfBody ex:government")
    apart = cuba + mine + body("b", name, "; leg:partOfBody ex:c")
    seats = body("a", name, "; leg:seat ex:havana") + body(
        "b", name, "; leg:seat ex:gonaives"
    )

    assert "of the same government" in reasons(same, "organization")
    assert not found(apart, "organization")
    assert not found(seats, "organization")
    assert found(body("a", name) + body("b", name), "organization") == [["a", "b"]]


def test_what_one_governs_says_nothing_where_the_other_governs_nothing() -> None:
    both = body("a", "Cuba", "; leg:governs ex:cuba") + body("b", "Cuba")

    assert reasons(both, "organization") == ["same name: “Cuba”, “Cuba”"]
