"""A comparison as people read it."""

from hypothesis import given
from hypothesis import strategies as st

from legation.comparing import Page
from legation.texts import Language
from sayings import SHORT, compared, told

LABELS = """
id:x skos:prefLabel "Visit"@en, "Visite"@fr .
graph:claims {
  id:source-a skos:prefLabel "Paper"@en, "Journal"@fr ; dcterms:type concept:press ;
    dcterms:issued "2009-12-07" .
  id:source-b skos:prefLabel "Ministry"@en, "Ministère"@fr .
}
"""
NOTE = 'skos:editorialNote "Too early."@en, "Trop tôt."@fr ; leg:contradicts claim:b ;'
HEADS = (
    told("a", "id:x leg:head id:anna", says=NOTE),
    told("b", "id:x leg:head id:jean"),
    LABELS,
)


def page(
    *texts: str,
    name: str | None = None,
    policy: str | None = None,
    language: Language = "en",
    width: int = 88,
) -> list[str]:
    comparison = compared(*texts, name=name, policy=policy)
    return Page(language, SHORT, width).write(comparison)


def test_contradictory_values_stand_side_by_side_with_who_tells_them() -> None:
    assert page(*HEADS) == [
        "Visit (id:x)",
        "",
        "SOURCES CONTRADICT EACH OTHER",
        "",
        "leg:head",
        "  • id:anna",
        "      Paper, row a",
        "      [reported] press, 2009-12-07, claim:a",
        "      Note: Too early.",
        "  • id:jean",
        "      Ministry, row b",
        "      [reported] claim:b",
    ]


def test_a_page_is_written_in_french() -> None:
    assert page(*HEADS, language="fr", policy="officials-first") == [
        "Visite (id:x)",
        "Politique de préférence\u00a0: Sources officielles d'abord",
        "",
        "LES SOURCES SE CONTREDISENT",
        "",
        "leg:head",
        "  → id:anna",
        "      valeur préférée (type de source\u00a0: presse avant type inconnu)",
        "      Journal, row a",
        "      [rapportée] presse, 2009-12-07, claim:a",
        "      Note\u00a0: Trop tôt.",
        "  • id:jean",
        "      Ministère, row b",
        "      [rapportée] claim:b",
    ]


def test_the_preferred_value_is_marked_with_the_reason() -> None:
    lines = page(
        told("a", 'id:x leg:date "2009"^^edtf:EDTF'),
        told("b", 'id:x leg:date "2009-12"^^edtf:EDTF'),
        policy="most-precise",
    )

    assert lines[1] == "Policy of preference: Most precise"
    assert lines[3] == "SOME SOURCES ARE MORE PRECISE THAN OTHERS"
    assert "  → 2009-12" in lines
    assert "  • 2009" in lines
    assert "      preferred (precision: 2009-12 over 2009)" in lines


def test_a_reading_of_the_editors_says_how_they_read() -> None:
    note = 'leg:stance concept:interpreted ; skos:editorialNote "From the title."@en ;'
    lines = page(
        told("a", "id:x leg:head id:anna", says=note),
        told("b", "id:x leg:head id:jean"),
    )

    assert "      [interpreted: From the title.] claim:a" in lines
    assert not any(line.strip().startswith("Note") for line in lines)


def test_of_many_values_it_is_said_which_exclude_each_other() -> None:
    lines = page(
        told("a", 'id:x leg:date "2009"^^edtf:EDTF'),
        told("b", 'id:x leg:date "2009-12"^^edtf:EDTF'),
        told("c", 'id:x leg:date "2010"^^edtf:EDTF'),
    )

    assert lines[-2:] == ["  2009 ≠ 2010", "  2009-12 ≠ 2010"]


def test_values_that_the_same_claims_tell_stand_in_one_line() -> None:
    lines = page(
        told("a", "id:x leg:topic concept:energy, concept:culture"),
        told("b", "id:x leg:topic concept:tourism"),
        LABELS,
    )

    assert lines[2:] == [
        "SOURCES COMPLETE EACH OTHER",
        "",
        "leg:topic",
        "  • culture · energy",
        "      Paper, row a [reported] press, 2009-12-07, claim:a",
        "  • tourism",
        "      Ministry, row b [reported] claim:b",
    ]


def test_what_a_claim_tells_in_both_languages_is_read_in_one() -> None:
    text = told("a", 'id:x leg:purpose "to learn"@en, "apprendre"@fr, "x"')

    assert "  • to learn @en · x" in page(text)
    assert "  • apprendre @fr · x" in page(text, language="fr")


def test_what_is_told_in_another_language_only_is_read_in_it() -> None:
    text = told("a", 'id:x leg:purpose "aprender"@es')

    assert "  • aprender @es" in page(text)


def test_agreement_and_a_single_source_have_their_own_headings() -> None:
    lines = page(
        told("a", "id:x leg:head id:h ; leg:topic concept:energy"),
        told("b", "id:x leg:head id:h"),
        language="fr",
    )

    headings = [line for line in lines if line.isupper()]
    assert headings == ["LES SOURCES CONCORDENT", "UNE SEULE SOURCE"]


def test_remarks_come_last() -> None:
    lines = page(
        told("a", "id:x leg:head id:h"),
        """graph:claims {
          claim:b a leg:Claim ; dcterms:subject id:x ; skos:note "It went well."@en ;
            leg:source id:source-b ; leg:stance concept:opinion ; leg:citation "end" .
        }""",
        LABELS,
    )

    assert lines[-5:] == [
        "",
        "SAID IN WORDS ONLY",
        "",
        "  • It went well.",
        "      Ministry, end [opinion] claim:b",
    ]


def test_a_disputed_delegation_is_named_before_what_sources_agree_about() -> None:
    heads = [text.replace("id:x", "id:d") for text in HEADS[:2]]
    lines = page(told("c", "id:x leg:participant id:d"), *heads)

    assert lines[:7] == [
        "id:x",
        "",
        "SOURCES CONTRADICT EACH OTHER ABOUT",
        "",
        "  • id:d",
        "",
        "ONE SOURCE ONLY",
    ]


def test_a_disputed_delegation_comes_after_other_contradictions() -> None:
    heads = [text.replace("id:x", "id:d") for text in HEADS[:2]]
    lines = page(
        told("c", "id:x leg:participant id:d"),
        told("e", "id:x leg:ordinal 1"),
        told("f", "id:x leg:ordinal 2"),
        *heads,
        language="fr",
    )

    headings = [line for line in lines if line.isupper()]
    assert headings[:2] == [
        "LES SOURCES SE CONTREDISENT",
        "ELLES SE CONTREDISENT AUSSI SUR",
    ]


def test_of_an_untold_thing_the_page_says_that_no_claim_tells_anything() -> None:
    assert page(LABELS) == ["Visit (id:x)", "", "No claim tells anything of it."]


def test_of_an_untold_property_the_page_says_that_no_source_states_it() -> None:
    lines = page(told("a", "id:x leg:topic id:t"), name="leg:head", language="fr")

    assert lines == ["id:x", "", "leg:head\u00a0: non précisé par les sources."]


def test_what_would_steer_the_terminal_is_left_out() -> None:
    lines = page(told("a", r'id:x leg:purpose "a\u001b[2Jb\nc"'))

    assert "  • a [2Jb c" in lines


@given(st.integers(40, 160), st.sampled_from(["en", "fr"]))
def test_no_line_is_wider_than_the_page(width: int, language: Language) -> None:
    lines = page(*HEADS, language=language, width=width, policy="latest-first")

    assert all(len(line) <= width for line in lines)
