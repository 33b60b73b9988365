import pytest

from legation.dates import DateError
from legation.sssom.slots import (
    DECISION_SLOTS,
    JUSTIFICATIONS,
    MATCHES,
    SLOTS,
    SlotError,
)
from legation.sssom.table import OPTIONAL, REQUIRED
from legation.terms import OWL, SEMAPV, SKOS, SSSOM, XSD, Literal, NamedNode, Term

PREFIXES = {
    "geonames": "https://sws.geonames.org/",
    "skos": SKOS.iri,
    "semapv": SEMAPV.iri,
    "broken": "not an IRI ",
}


def read(slot: str, text: str) -> list[Term]:
    return SLOTS[slot].read(text, PREFIXES)


def test_every_column_has_a_slot_and_each_slot_a_property_of_its_own() -> None:
    properties = [slot.property for slot in DECISION_SLOTS.values()]

    assert {*REQUIRED, *OPTIONAL} <= set(DECISION_SLOTS)
    assert set(SLOTS) == set(DECISION_SLOTS)
    assert len(set(properties)) == len(properties)


def test_a_name_is_completed_by_the_namespace_of_its_prefix() -> None:
    expected = NamedNode("https://sws.geonames.org/524901/")

    assert read("object_id", "geonames:524901/") == [expected]


@pytest.mark.parametrize(
    ("slot", "text", "sentence"),
    [
        ("subject_id", "id:moscow", "is not a name with a declared prefix"),
        ("object_id", "https://sws.geonames.org/524901/", "declared prefix"),
        ("object_id", "geonames:", "declared prefix"),
        ("object_id", "geonames:524901 ", "declared prefix"),
        ("object_id", "geonames:<", "gives no IRI (https://sws.geonames.org/<)"),
        ("object_id", "broken:1", "gives no IRI (not an IRI 1)"),
        ("license", "CC BY", "gives no IRI (CC BY)"),
        ("predicate_id", "skos:related", "Choose one of skos:exactMatch, skos:close"),
        ("predicate_id", "owl:sameAs", "declared prefix"),
        ("mapping_justification", "semapv:Guess", "semapv:ManualMappingCuration"),
        ("confidence", "90 %", "Write a number from 0 to 1"),
        ("confidence", "1.1", "Write a number from 0 to 1"),
        ("confidence", "-0", "Write a number from 0 to 1"),
        ("confidence", "nan", "Write a number from 0 to 1"),
        ("confidence", "0,9", "Write a number from 0 to 1"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(
    slot: str, text: str, sentence: str
) -> None:
    with pytest.raises(SlotError) as caught:
        read(slot, text)

    assert sentence in caught.value.text.en
    assert f"« {text} »" in caught.value.text.fr.replace("\u00a0", " ")


@pytest.mark.parametrize("text", ["2026-02-30", "24/11/2026", "2026"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        read("mapping_date", text)


def test_values_become_literals_of_their_datatype() -> None:
    assert read("mapping_date", "2026-11-24") == [
        Literal("2026-11-24", datatype=XSD.date)
    ]
    assert read("confidence", "0.95") == [Literal("0.95", datatype=XSD.double)]
    assert read("confidence", "1") == [Literal("1", datatype=XSD.double)]
    assert read("comment", "a|b") == [Literal("a|b")]


def test_several_authors_stand_between_bars_and_a_bar_can_be_escaped() -> None:
    assert read("author_label", r"Roy|Smith \| Sons|a\b|c\\") == [
        Literal("Roy"),
        Literal("Smith | Sons"),
        Literal(r"a\b"),
        Literal("c\\"),
    ]


@pytest.mark.parametrize("words", [MATCHES, JUSTIFICATIONS])
def test_every_term_has_words_of_its_own_in_both_languages(
    words: dict[NamedNode, object],
) -> None:
    assert len(set(words.values())) == len(words)


def test_each_match_and_each_justification_can_be_written() -> None:
    for iri in MATCHES:
        name = iri.value.replace(SKOS.iri, "skos:")
        assert read("predicate_id", name) == [iri]
    for iri in JUSTIFICATIONS:
        name = iri.value.replace(SEMAPV.iri, "semapv:")
        assert read("mapping_justification", name) == [iri]


def decide(slot: str, text: str) -> list[Term]:
    return DECISION_SLOTS[slot].read(text, {**PREFIXES, "owl": OWL.iri})


def test_a_decision_states_sameness_or_denies_it_and_no_match() -> None:
    assert decide("predicate_id", "owl:sameAs") == [OWL.sameAs]
    assert decide("predicate_modifier", "Not") == [SSSOM.NegatedPredicate]
    with pytest.raises(SlotError, match="Choose one of owl:sameAs"):
        decide("predicate_id", "skos:exactMatch")
    with pytest.raises(SlotError, match="Write Not"):
        decide("predicate_modifier", "not")


def test_a_link_states_no_sameness() -> None:
    with pytest.raises(SlotError, match="Choose one of skos:exactMatch"):
        SLOTS["predicate_id"].read("owl:sameAs", {"owl": OWL.iri})
