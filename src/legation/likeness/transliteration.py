"""Names in any script as Latin letters, and what romanisations have in common."""

import re

from anyascii import anyascii

_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

# What the romanisations of one name differ in, in the order in which it is replaced.
# English, French and German write Cyrillic differently (Shevchenko, Chevtchenko,
# Schewtschenko; Yuri, Youri, Iouri, Jurij), and so do two systems for Korean.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|sch|ch|sh|cz|sz", "c"),
        (r"eo|eu|oo|ou", "u"),
        (r"(?:i|y|j)+u", "iu"),
        (r"(?:i|y|j)+a", "ia"),
        (r"(?:i|y|j)+e", "e"),
        (r"(?:i|y|j)+$", "i"),
        (r"kh", "h"),
        (r"tz|ts", "z"),
        (r"ph|ff|v$|w$", "f"),
        (r"w", "v"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"er$", "r"),
        (r"[yj]", "i"),
        (r"(.)\1+", r"\1"),
    )
)


def latin(text: str) -> str:
    """Return a text in ASCII letters.

    Args:
        text: A text in any script; Chinese characters and Korean syllables become
            syllables with blanks between them.
    """
    if text.isascii():
        return text
    # Capitals inside a word stand only where one syllable was added to another.
    return " ".join(
        word
        if word.isascii()
        else _INNER_CAPITAL.sub(" ", anyascii(word))
        if _is_syllabic(word)
        else anyascii(word)
        for word in text.split()
    )


def sound(word: str) -> str:
    """Return a word as all its usual romanisations have it in common.

    Args:
        word: One folded word.

    Returns:
        A key: two romanisations of one name mostly have the same.
    """
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def _is_syllabic(word: str) -> bool:
    """Tell whether a word has characters that each stand for a syllable."""
    return any("\u3040" <= c <= "\ud7af" for c in word)
