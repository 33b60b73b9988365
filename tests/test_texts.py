"""Sentences in both languages."""

import pytest

from legation.texts import Text, counted


def test_a_text_comes_in_the_language_asked() -> None:
    text = Text("A store", "Une base")

    assert text.into("en") == "A store"
    assert text.into("fr") == "Une base"


def test_a_text_prints_as_english() -> None:
    assert str(Text("A store", "Une base")) == "A store"


@pytest.mark.parametrize(
    ("number", "en", "fr"),
    [(0, "0 rows", "0 ligne"), (1, "1 row", "1 ligne"), (2, "2 rows", "2 lignes")],
)
def test_what_is_counted_agrees_with_its_number(number: int, en: str, fr: str) -> None:
    one, many = Text("row", "ligne"), Text("rows", "lignes")

    assert counted(number, one, many) == Text(en, fr)
