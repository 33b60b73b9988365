"""Literals that are not spelt as EDTF, and what they probably mean."""

import re
from collections.abc import Callable
from contextlib import suppress

from legation.dates.days import DateError
from legation.texts import Text

# What people write instead of EDTF, and the pieces that EDTF puts in its place. A
# result is proposed only if it can be read.
_REPAIRS = (
    (r"\s+", ""),
    (r"[–—]", "-"),
    (r"(?i)^(?:circa|about|vers|environ|env\.|ca\.?|c\.)(.+)$", r"\1~"),
    (r"(?i)\b(?:since|depuis|from)(.+)$", r"\1/.."),
    (r"(?i)open|present", ".."),
    (r"(?i)unknown", ""),
    (r"(?<=[0-9])[ux]", "X"),
    (r"([0-9]{4})[.]([0-9]{1,2})", r"\1-\2"),
    (r"(-[0-9]{1,2})[.]([0-9]{1,2})", r"\1-\2"),
    (r"\b([0-9]{4})([0-9]{2})([0-9]{2})\b", r"\1-\2-\3"),
    (r"\b([0-9]{4})-([0-9]{4})\b", r"\1/\2"),
    (r"\b([0-9]{1,2})[-./]([0-9]{4})\b", r"\2-\1"),
    (r"\b([0-9])\b", r"0\1"),
)


def misspelt(literal: str, *, read: Callable[[str], object]) -> Text:
    """Return the sentence about a literal that is not spelt as EDTF.

    Args:
        literal: The lexical form.
        read: Returns None or raises DateError where a literal cannot be read; only
            one that can is proposed.
    """
    proposal = guess(literal, read=read)
    if proposal is not None:
        return Text(
            f"“{literal}” is not an EDTF date: did you mean “{proposal}”?",
            f"« {literal} » n'est pas une date EDTF : vouliez-vous écrire "
            f"« {proposal} »?",
        )
    return Text(
        f"“{literal}” is not an EDTF date of Level 1: write “2009”, “2009-12” or "
        "“2009-12-08”, with “?”, “~” or “%” after a doubtful one, “X” for an unknown "
        "last digit, and “/” between a start and an end.",
        f"« {literal} » n'est pas une date EDTF de niveau 1 : écrivez « 2009 », "
        "« 2009-12 » ou « 2009-12-08 », avec « ? », « ~ » ou « % » après une date "
        "douteuse, « X » pour un dernier chiffre inconnu et « / » entre un début et "
        "une fin.",
    )


def guess(text: str, *, read: Callable[[str], object]) -> str | None:
    """Return the EDTF literal that a misspelt one probably means, if one is near.

    Args:
        text: The lexical form.
        read: As for `misspelt`.
    """
    for pattern, replacement in _REPAIRS:
        text = re.sub(pattern, replacement, text)
        with suppress(DateError):
            if read(text) is not None:
                return text
    return None
