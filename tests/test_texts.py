"""Sentences in both languages."""

from legation.texts import Text


def test_a_text_comes_in_the_language_asked() -> None:
    text = Text("A store", "Une base")

    assert text.into("en") == "A store"
    assert text.into("fr") == "Une base"


def test_a_text_prints_as_english() -> None:
    assert str(Text("A store", "Une base")) == "A store"
