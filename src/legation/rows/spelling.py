"""The text of a cell, spelled in one way whatever file it comes from."""

import re
from unicodedata import normalize

from legation.texts import Text

# What no text is made of: control characters, halves of characters, and the sign that
# stands where a program could not read a character.
_UNREADABLE = "\ufffd"
_STRAY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")


def tidy(text: str) -> str:
    """Return a text without blanks around it, in NFC, its lines ended by line feeds."""
    text = text.strip()
    if not text.isascii():
        text = normalize("NFC", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def tidy_name(text: str) -> str:
    """Return the name of a column as `tidy` does, on one line."""
    return " ".join(tidy(text).split())


def find_stray(text: str) -> Text | None:
    """Return what to say of the first character that no text is made of, if any."""
    if text.isprintable() and _UNREADABLE not in text:
        return None
    match = _STRAY.search(text)
    return _stray(f"U+{ord(match[0]):04X}") if match else None


def _stray(character: str) -> Text:
    return Text(
        f"The character {character} does not belong in a text; it often remains where "
        "a file was converted badly. Delete it, or write what should stand there.",
        f"Le caractère {character} n'a pas sa place dans un texte; il provient souvent "
        "d'une mauvaise conversion. Supprimez-le ou remplacez-le par le bon.",
    )
