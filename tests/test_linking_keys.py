"""Keys: what two names have in common that may mean one thing."""

import pytest

from legation.linking.keys import bare, key, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Québec City", "Ville de Québec"),
        ("Québec City", "QUEBEC"),
        ("Yury Luzhkov", "Юрий Лужков"),
        ("Luzhkov, Yury", "Yury Luzhkov"),
        ("Charest, Jean", "Jean Charest"),
        ("St. Petersburg", "Saint-Petersburg"),
        ("Gangwon", "Gangwon-do"),
        ("Guangdong", "Guangdong Sheng"),
        ("The Netherlands", "Netherlands"),
        ("Leningrad Oblast", "Oblast de Léningrad"),
    ],
)
def test_names_that_mean_one_thing_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Dominica", "Dominican Republic"),
        ("Austria", "Australia"),
        ("Guinea", "Equatorial Guinea"),
        ("Republic of the Congo", "Democratic Republic of the Congo"),
        ("Korea", "Democratic People's Republic of Korea"),
    ],
)
def test_names_of_two_things_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_name_of_nothing_but_words_for_places_keeps_them() -> None:
    assert bare("La Ville") == ["la", "ville"]


def test_plain_texts_are_cut_like_all_others() -> None:
    assert words_of("Saint-Hyacinthe West") == words_of("Saint‑Hyacinthe  West")
