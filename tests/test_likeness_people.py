from likenesses import found, reasons, score

OFFICE = """
  ex:governor a leg:Office ; skos:prefLabel "Governor General of Canada"@en .
"""


def person(name: str, label: str, *, office: str = "", at: str = "") -> str:
    told = f'ex:{name} a foaf:Person ; skos:prefLabel "{label}"@en .\n'
    if office:
        told += f"ex:t-{name} a leg:Tenure ; org:member ex:{name} ; "
        told += f"leg:tenureOf ex:{office} . "
    if at:
        told += f'ex:t-{name} leg:attestedAt "{at}"^^edtf:EDTF . '
    return told


def test_the_full_name_with_a_patronymic_is_proposed_for_the_shorter_one() -> None:
    both = person("a", "Alexander Drozdenko") + person(
        "b", "Alexander Yurievich Drozdenko"
    )

    assert found(both, "person") == [["a", "b"]]
    assert reasons(both, "person") == [
        (
            "one name contains the other: “Alexander Drozdenko”, "
            "“Alexander Yurievich Drozdenko”"
        )
    ]


def test_a_similar_family_name_is_not_enough() -> None:
    assert not found(person("a", "Jean Charest") + person("b", "Charest"), "person")


def test_a_misspelt_name_is_found_by_what_is_spelt_right() -> None:
    both = person("a", "Hitoshi Kimura") + person("b", "Hotoshi Kimura")

    assert found(both, "person") == [["a", "b"]]


def test_a_name_in_another_script_is_found() -> None:
    both = person("a", "Yuri Drozdenko") + person("b", "Юрий Дрозденко")

    assert found(both, "person") == [["a", "b"]]


def test_a_single_name_needs_an_office_in_common() -> None:
    names = person("a", "Lord Tweedsmuir") + person("b", "John Buchan, Lord Tweedsmuir")
    held = OFFICE + "".join(
        f"ex:t-{p} a leg:Tenure ; org:member ex:{p} ; leg:tenureOf ex:governor . "
        for p in "ab"
    )

    assert not found(names, "person")
    assert found(names + held, "person") == [["a", "b"]]
    assert "both held the office “Governor General of Canada”" in reasons(
        names + held, "person"
    )


def test_an_office_in_common_makes_it_likelier() -> None:
    names = person("a", "J. Charest") + person("b", "Jean Charest")
    held = person("a", "J. Charest", office="governor") + person(
        "b", "Jean Charest", office="governor"
    )

    assert score(OFFICE + held, "person") > score(names, "person")


def test_offices_of_different_governments_make_it_less_likely() -> None:
    names = person("a", "J. Charest", office="one") + person(
        "b", "Jean Charest", office="two"
    )
    offices = """
      ex:one a leg:Office ; skos:prefLabel "Minister"@en ; org:postIn ex:government .
      ex:two a leg:Office ; skos:prefLabel "Minister"@en ; org:postIn ex:other .
      ex:other a leg:PublicBody ; leg:governs ex:cuba ; skos:prefLabel "Cuba"@en .
    """

    assert score(names + offices, "person") < score(names, "person")


def test_like_offices_count_where_they_are_not_the_same_yet() -> None:
    offices = """
      ex:one a leg:Office ; skos:prefLabel "Premier"@en ; org:postIn ex:government .
      ex:two a leg:Office ; skos:prefLabel "Premier ministre"@fr ;
        org:postIn ex:government .
    """
    both = person("a", "J. Charest", office="one") + person(
        "b", "Jean Charest", office="two"
    )

    assert "both held the office “Premier”" in reasons(offices + both, "person")


def test_two_monarchs_and_two_generations_are_apart() -> None:
    monarchs = person("a", "George V") + person("b", "George VI")
    johnsons = person("a", "Daniel Johnson", office="governor", at="1890") + person(
        "b", "Daniel Johnson", office="governor", at="1987"
    )

    assert score(OFFICE + monarchs, "person") == 0
    assert score(OFFICE + johnsons, "person") == 0


def test_the_same_office_weighs_more_than_like_ones() -> None:
    offices = """
      ex:one a leg:Office ; skos:prefLabel "Premier"@en ; org:postIn ex:government .
      ex:two a leg:Office ; skos:prefLabel "Premier"@en ; org:postIn ex:government .
    """
    one = offices + person("a", "J. Charest", office="one")

    assert score(one + person("b", "Jean Charest", office="one"), "person") > score(
        one + person("b", "Jean Charest", office="two"), "person"
    )
