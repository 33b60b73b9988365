import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.likeness.titles import read_title
from legation.likeness.words import content, overlap

SETS = st.frozensets(st.sampled_from("abcdef"))


@pytest.mark.parametrize(
    "title",
    [
        "Minister of International Relations",
        "ministre des Relations internationales",
        "Ministra delle relazioni internazionali",
        "ministro de Asuntos Internacionales",
        "International Affairs Minister",
    ],
)
def test_a_title_is_the_same_in_all_languages(title: str) -> None:
    read = read_title(title)

    assert read.ranks == {"minister"}
    assert read.fields == {"international", "affairs"}


@pytest.mark.parametrize(
    "title",
    [
        "Premier of Québec",
        "Premier ministre du Québec",
        "Québec Premier",
        "Premier von Québec",
        "Ministerpräsident von Québec",
        "primer ministro de Quebec",
        "Premier of the province of Québec",
        "former Premier of Québec",
    ],
)
def test_a_head_of_government_is_one_whatever_the_title(title: str) -> None:
    read = read_title(title)

    assert (read.ranks, read.fields) == ({"premier"}, {"quebec"})


def test_a_deputy_is_not_who_is_deputized_for() -> None:
    assert read_title("vice-première ministre").ranks == {"deputy-premier"}
    assert read_title("Vice Governor").ranks == {"deputy", "governor"}
    assert read_title("premier vice-maire").ranks != read_title("maire").ranks


def test_the_longest_phrase_is_taken_first() -> None:
    assert content("Member of the Legislative Assembly") == ("member",)
    assert content("Bureau du Québec à Munich") == ("office", "quebec", "munich")


@given(SETS, SETS)
def test_the_share_of_words_is_the_same_both_ways(
    ones: frozenset[str], others: frozenset[str]
) -> None:
    assert overlap(ones, others) == overlap(others, ones)
    assert 0 <= overlap(ones, others) <= 1
    assert overlap(ones, ones) == bool(ones)
