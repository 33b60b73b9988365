from likenesses import found, reasons, score


def gathering(name: str, label: str, date: str = "", more: str = "") -> str:
    told = f'ex:{name} a leg:Gathering ; skos:prefLabel "{label}"@en {more} .\n'
    if date:
        told += f'ex:{name} leg:date "{date}"^^edtf:EDTF .\n'
    return told


def test_a_summit_told_twice_is_proposed() -> None:
    both = gathering("a", "Francophone summit", "1986-02") + gathering(
        "b", "Summit, Francophone", "1986-02-17/1986-02-19"
    )

    assert found(both, "gathering") == [["a", "b"]]
    assert reasons(both, "gathering")[0].startswith("same name: “Francophone summit”")


def test_an_edition_with_a_number_is_one_even_where_one_has_no_date() -> None:
    numbered = gathering("a", "VIII Summit", "2018-04") + gathering("b", "VIII Summit")
    plain = gathering("a", "Summit", "2018-04") + gathering("b", "Summit")

    assert found(numbered, "gathering") == [["a", "b"]]
    assert not found(plain, "gathering")


def test_two_editions_are_two() -> None:
    both = gathering("a", "15th Commission", "2017") + gathering(
        "b", "16th Commission", "2017"
    )

    assert score(both, "gathering") == 0


def test_like_names_are_less_likely_one_and_other_names_hardly() -> None:
    same, like, some, other = (
        score(
            gathering("a", "World Economic Forum of Davos", "2017-01-05")
            + gathering("b", name, "2017-01-05"),
            "gathering",
        )
        for name in (
            "World Economic Forum of Davos",
            "Economic Forum of Davos",
            "Economic talks in Davos and elsewhere",
            "Horti Fair",
        )
    )

    assert same > like > some > other


def test_a_mission_and_a_meeting_are_no_gatherings() -> None:
    told = """
      ex:a a leg:Mission, leg:Event ; skos:prefLabel "Forum"@en ; leg:place ex:cuba .
      ex:b a leg:Meeting, leg:Event ; skos:prefLabel "Forum"@en ; leg:place ex:cuba .
      ex:c a leg:Event ; skos:prefLabel "Forum"@en ; leg:place ex:cuba .
    """

    assert not found(told, "gathering", least=0.01)
    assert not found(told, "mission", least=0.01)


def test_who_takes_part_without_a_delegation_leads() -> None:
    people = 'ex:p a foaf:Person ; skos:prefLabel "Jean Charest"@en .\n'
    both = "".join(
        gathering(name, "Forum", "2005", "; leg:participant ex:p ; leg:place ex:cuba")
        for name in "ab"
    )

    assert found(people + both, "gathering") == [["a", "b"]]
