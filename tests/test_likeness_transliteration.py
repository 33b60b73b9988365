import pytest

from legation.likeness.names import fold
from legation.likeness.transliteration import latin, sound


def test_letters_of_other_scripts_become_latin_ones() -> None:
    assert latin("Дрозденко") == "Drozdenko"
    assert latin("Παπανδρέου").startswith("Papandr")
    assert latin("Québec") == "Quebec"


def test_syllables_of_chinese_and_korean_names_stand_apart() -> None:
    assert fold("习近平") == fold("Xi Jin Ping")
    assert fold("서울") == "seo ul"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("yuri", "youri"),
        ("yuri", "iouri"),
        ("yuri", "jurij"),
        ("yuriy", "yuri"),
        ("shevchenko", "chevtchenko"),
        ("shevchenko", "schewtschenko"),
        ("dostoevsky", "dostoievski"),
        ("khrushchev", "khrouchtchev"),
        ("ivanov", "iwanow"),
        ("ivanov", "ivanoff"),
        ("hyun", "hyeon"),
        ("sook", "suk"),
    ],
)
def test_romanisations_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("jean", "joan"), ("martin", "marin"), ("couillard", "charest")],
)
def test_other_names_sound_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)
