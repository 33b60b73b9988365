"""A sentence in both languages of the program.

Every sentence that a user reads is written once, where it arises, in English and
in French; the face that prints it chooses.
"""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence, or a few, in English and in French.

    The spaces that French typography sets before a colon and inside guillemets are made
    no-break spaces here, so that sentences can be written with plain ones.

    Attributes:
        en: The English wording.
        fr: The French wording.
    """

    en: str
    fr: str

    def __post_init__(self) -> None:
        """Set the no-break spaces of the French wording."""
        french = self.fr
        for plain in (" :", "« ", " »"):
            french = french.replace(plain, plain.replace(" ", "\u00a0"))
        object.__setattr__(self, "fr", french)

    def into(self, language: Language) -> str:
        """Return the wording of one language.

        Args:
            language: "en" or "fr".

        Returns:
            The sentence, without a final line break.
        """
        return self.fr if language == "fr" else self.en

    def as_json(self) -> dict[str, str]:
        """Return both wordings by the language's tag."""
        return {"en": self.en, "fr": self.fr}

    def __str__(self) -> str:
        """Return the English wording."""
        return self.en


def counted(number: int, one: Text, many: Text) -> Text:
    """Return a number with what is counted, as each language has it.

    Args:
        number: How many.
        one: The words for a single one; French has them for none, too.
        many: The words for several.
    """
    en, fr = (one if number == 1 else many), (many if number > 1 else one)
    return Text(f"{number} {en.en}", f"{number} {fr.fr}")


def quote(label: str, name: str, *, language: Language) -> str:
    """Return what a sentence calls a thing: by its label, and by its name behind it.

    Args:
        label: The label in the language of the sentence; "" where there is none.
        name: The prefixed name.
        language: "en" or "fr".
    """
    if not label:
        return name
    return (
        f"«\u00a0{label}\u00a0» ({name})" if language == "fr" else f"“{label}” ({name})"
    )
