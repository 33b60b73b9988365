import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.likeness.names import (
    compare_names,
    fold,
    is_numbered_apart,
    match_words,
    read_name,
)

WORDS = st.text("abcdejnoéü -'иЮ金", max_size=12)


def weight(one: str, other: str) -> float | None:
    sign = compare_names([read_name(one)], [read_name(other)])
    return sign.weight if sign else None


@given(st.text())
def test_what_is_folded_stays_as_it_is_when_folded_again(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(WORDS, WORDS)
def test_it_does_not_matter_which_of_two_names_comes_first(
    one: str, other: str
) -> None:
    assert weight(one, other) == weight(other, one)
    assert match_words(one, other) == match_words(other, one)


def test_case_accents_and_joined_articles_go_when_a_name_is_folded() -> None:
    assert fold("Côte d’Ivoire") == "cote ivoire"
    assert fold("M'hamed IFRIQUINE") == "mhamed ifriquine"
    assert fold("Jean-François  Lisée") == "jean francois lisee"
    assert fold("O'Brien") == "obrien"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Édouard Philippe", "Edouard Philippe"),
        ("Alexander Drozdenko", "Александр Дрозденко"),
        ("Xi Jinping", "习近平"),
        ("M. Jean Charest", "Jean Charest"),
    ],
)
def test_the_same_name_in_other_letters_is_the_same(one: str, other: str) -> None:
    assert (weight(one, other) or 0) >= 1.2


def test_the_less_two_names_have_in_common_the_less_they_weigh() -> None:
    same = weight("Jean Charest", "Jean Charest")
    turned = weight("Kim Hyun-sook", "Hyun-sook Kim")
    longer = weight("Hillary Clinton", "Hillary Rodham Clinton")
    misspelt = weight("Hotoshi Kimura", "Hitoshi Kimura")
    initial = weight("J. Charest", "Jean Charest")
    single = weight("Philippe", "Philippe of Belgium")

    assert same is not None
    assert single is not None
    assert turned
    assert longer
    assert misspelt
    assert initial
    assert same > turned > longer > misspelt > initial > 0 > single


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pierre Arcand", "Pierre Bélanger"),
        ("Sylvie D'Amours", "Sophie D'Amours"),
        ("Jean Charest", "Joan Charest"),
        ("François Rousseau", "Henri-Paul Rousseau"),
        ("", "Jean Charest"),
    ],
)
def test_a_family_name_in_common_is_not_enough(one: str, other: str) -> None:
    assert weight(one, other) is None


def test_a_single_name_weighs_more_with_titles_on_both_sides() -> None:
    noble = weight("Lord Willingdon", "Viscount Willingdon")
    plain = weight("Francis", "Francis")
    half = weight("Charest", "Jean Charest")

    assert noble is not None
    assert plain is not None
    assert half is not None
    assert noble > plain > half


def test_a_title_of_nobility_is_no_part_of_the_name() -> None:
    assert weight("John Buchan, Lord Tweedsmuir", "Lord Tweedsmuir") == 0.2


def test_monarchs_with_different_numbers_are_apart() -> None:
    sixth, fifth = [read_name("George VI")], [read_name("George V")]

    assert is_numbered_apart(sixth, fifth)
    assert not is_numbered_apart(sixth, sixth)
    assert not is_numbered_apart(sixth, [read_name("George")])
    assert weight("George VI", "George VI") == weight("Jean Charest", "Jean Charest")


def test_father_and_son_are_apart_where_both_are_said_to_be() -> None:
    father, son = [read_name("Daniel Johnson Sr.")], [read_name("Daniel Johnson fils")]

    assert is_numbered_apart(father, son)
    assert not is_numbered_apart([read_name("Daniel Johnson")], son)


def test_the_best_of_several_names_counts() -> None:
    names = [read_name(name) for name in ("Charest", "John James Charest")]

    sign = compare_names(names, [read_name("John James Charest")])

    assert sign is not None
    assert sign.weight > 2
    assert sign.reason is not None
    assert sign.reason.en == "same name: “John James Charest”, “John James Charest”"


def test_a_word_of_one_name_matches_one_word_of_the_other() -> None:
    assert weight("Kim Kim", "Kim Charest") is None
