"""The tokens of Turtle 1.1 and TriG 1.1, comments among them, each with its place.

The parser says what a file means; only its tokens say where a thing stands and what
the comments are. Every pattern is possessive: a text is read in linear time, broken
or not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# PN_CHARS_BASE, PN_CHARS_U and PN_CHARS of Turtle 1.1, section 6.5.
_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U000effff"
)
_FIRST = f"{_BASE}_"
_INNER = f"{_FIRST}0-9\u00b7\u0300-\u036f\u203f\u2040\\-"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PREFIX = f"[{_BASE}](?:\\.*+[{_INNER}])*+"
_LOCAL = f"(?:[{_FIRST}:0-9]|{_ESCAPED})(?:\\.*+(?:[{_INNER}:]|{_ESCAPED}))*+"
_EXPONENT = r"[eE][+-]?+[0-9]++"


class Kind(StrEnum):
    """What a token is."""

    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    BLANK = "blank"
    NAME = "name"
    AT = "at"
    NUMBER = "number"
    WORD = "word"
    PUNCTUATION = "punctuation"
    SPACE = "space"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a Turtle or TriG text.

    Attributes:
        kind: What it is; AT is a language tag, `@prefix` or `@base`.
        text: The piece as written, quotes and brackets included.
        line: Line, counted from 1.
        column: Column in characters, counted from 1.
        start: Offset of its first character.
        end: Offset after its last character.
    """

    kind: Kind
    text: str
    line: int
    column: int
    start: int
    end: int


# The order matters: the longer of two tokens that start alike stands first, and a
# string without an end is one unknown token, so that nothing is read twice.
_PATTERNS = {
    Kind.COMMENT: r"#[^\r\n]*+",
    Kind.IRI: r'<(?:[^\x00-\x20<>"{}|^`\\]++|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>',
    Kind.STRING: (
        r'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
        r"|'''(?:[^'\\]++|\\.|'(?!''))*+'''"
        r'|"(?!"")(?:[^"\\\r\n]++|\\[^\r\n])*+"'
        r"|'(?!'')(?:[^'\\\r\n]++|\\[^\r\n])*+'"
    ),
    Kind.BLANK: f"_:[{_FIRST}0-9](?:\\.*+[{_INNER}])*+",
    Kind.NAME: f"(?:{_PREFIX})?+:(?:{_LOCAL})?+",
    Kind.AT: r"@[A-Za-z]++(?:--?[A-Za-z0-9]++)*+",
    Kind.NUMBER: (
        rf"[+-]?+(?:[0-9]++\.[0-9]*+{_EXPONENT}|\.?[0-9]++{_EXPONENT}"
        r"|[0-9]*+\.[0-9]++|[0-9]++)"
    ),
    Kind.WORD: _PREFIX,
    Kind.PUNCTUATION: r"\^\^|[.;,\[\](){}]",
    Kind.SPACE: r"[ \t\r\n]++",
    Kind.UNKNOWN: r"""(?:\"\"\"|''').*+|["'][^\r\n]*+|.""",
}
_TOKEN = re.compile(
    "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()),
    re.DOTALL,
)
_BREAK = re.compile(r"\r\n|\n|\r")


def tokenize(text: str) -> Iterator[Token]:
    """Split a text into its tokens.

    Args:
        text: Turtle or TriG, perhaps broken.

    Yields:
        The tokens in the order of the text, without white space. What no token
        starts with becomes an unknown one; nothing is ever raised.
    """
    line, begin = 1, 0
    breaks = (match.end() for match in _BREAK.finditer(text))
    following = next(breaks, None)
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while following is not None and following <= start:
            line, begin, following = line + 1, following, next(breaks, None)
        kind = Kind(match.lastgroup or Kind.UNKNOWN)
        if kind is not Kind.SPACE:
            yield Token(kind, match.group(), line, start - begin + 1, start, end)
