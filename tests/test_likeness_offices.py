from likenesses import found, reasons, score

OTHER = """
  ex:other a leg:PublicBody ; skos:prefLabel "Government of Cuba"@en ;
    leg:governs ex:cuba .
"""


def office(name: str, label: str, *, body: str = "") -> str:
    posted = f" ; org:postIn ex:{body}" if body else ""
    return f'ex:{name} a leg:Office ; skos:prefLabel "{label}"{posted} .\n'


def held(*offices: str) -> str:
    told = 'ex:jean a foaf:Person ; skos:prefLabel "Jean Charest"@en .\n'
    return told + "".join(
        f"ex:t-{o} a leg:Tenure ; org:member ex:jean ; leg:tenureOf ex:{o} .\n"
        for o in offices
    )


def test_titles_in_two_languages_in_one_body_are_one_office() -> None:
    both = office("a", "Premier of Québec", body="government") + office(
        "b", "premier ministre", body="government"
    )

    assert found(both, "office") == [["a", "b"]]
    assert reasons(both, "office") == [
        "same title: “Premier of Québec”, “premier ministre”",
        "in the same body",
    ]


def test_the_same_title_in_two_governments_is_two_offices() -> None:
    both = office("a", "Minister of Culture", body="government") + office(
        "b", "Minister of Culture", body="other"
    )

    assert not found(OTHER + both, "office")


def test_a_ministry_and_its_government_may_be_told_for_one_office() -> None:
    ministry = """
      ex:ministry a leg:PublicBody ; skos:prefLabel "Ministry of Culture"@en ;
        leg:partOfBody ex:government .
    """
    both = office("a", "Minister of Culture", body="ministry") + office(
        "b", "ministre de la Culture", body="government"
    )

    assert "in the same government" in reasons(ministry + both, "office")


def test_a_body_that_governs_nothing_may_be_another_name_of_one_that_does() -> None:
    embassy = 'ex:embassy a org:Organization ; skos:prefLabel "Embassy"@en .\n'
    both = office("a", "Ambassador of Canada to Cuba", body="embassy") + office(
        "b", "ambassadeur du Canada à Cuba", body="other"
    )

    assert found(OTHER + embassy + both, "office") == [["a", "b"]]


def test_a_deputy_holds_another_office() -> None:
    both = office("a", "Minister of Culture", body="government") + office(
        "b", "Deputy Minister of Culture", body="government"
    )

    assert not found(both, "office")


def test_other_fields_are_other_offices_even_where_the_titles_overlap() -> None:
    one = office("a", "Commissioner of Public Safety", body="government")
    two = office("b", "Commissioner of Public Service", body="government")
    three = office("c", "Commissioner of Agriculture", body="government")

    assert not found(one + two + three, "office")


def test_a_longer_title_in_the_same_body_is_proposed() -> None:
    both = office("a", "Minister of International Relations", body="government")
    both += office(
        "b",
        "ministre des Relations internationales et de la Francophonie",
        body="government",
    )

    assert found(both, "office") == [["a", "b"]]


def test_a_bare_title_of_no_body_needs_a_holder_in_common() -> None:
    both = office("a", "Premier") + office("b", "First Minister")

    assert not found(both, "office")
    assert found(both + held("a", "b"), "office") == [["a", "b"]]
    assert "Jean Charest held both" in reasons(both + held("a", "b"), "office")


def test_a_short_title_means_the_one_office_that_there_is_one_of() -> None:
    premier = office("a", "Premier of Québec") + office("b", "Premier")
    minister = office("a", "Minister of Culture") + office("b", "Minister")

    assert found(premier + held("a", "b"), "office") == [["a", "b"]]
    assert score(minister + held("a", "b"), "office") < 0.5


def test_an_office_without_a_name_is_like_no_other() -> None:
    assert not found("ex:a a leg:Office . ex:b a leg:Office .", "office")


def test_a_body_that_is_not_stated_speaks_a_little_against_it() -> None:
    both = office("a", "Minister of Culture", body="government") + office(
        "b", "ministre de la Culture"
    )

    assert reasons(both, "office") == [
        "same title: “Minister of Culture”, “ministre de la Culture”",
        "the body of one is not stated",
    ]


def test_titles_that_overlap_need_a_holder_in_common() -> None:
    both = office(
        "a", "Commissioner of Public Road Safety", body="government"
    ) + office("b", "Commissioner of Public Road Service", body="government")
    far = office("a", "Commissioner of Public Road Safety", body="government") + office(
        "b", "Commissioner of Health", body="government"
    )

    assert found(both + held("a", "b"), "office") == [["a", "b"]]
    assert not found(far + held("a", "b"), "office")


def test_titles_without_a_rank_are_compared_by_their_words() -> None:
    both = office("a", "Émissaire aux enjeux arctiques", body="government") + office(
        "b", "émissaire aux enjeux arctiques", body="government"
    )

    assert found(both, "office") == [["a", "b"]]


def test_a_holder_of_one_office_says_nothing_of_the_other() -> None:
    both = office("a", "Premier of Québec", body="government") + office(
        "b", "Québec Premier", body="government"
    )

    assert "Jean Charest held both" not in reasons(both + held("a"), "office")
