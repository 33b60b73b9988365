"""The tokens of a SPARQL text, with their places (SPARQL 1.1 Query, section 19.8)."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a token is."""

    IRI = "iri"
    NAME = "name"  # a prefixed name
    BLANK = "blank"  # a blank node label
    STRING = "string"
    LANGUAGE = "language"  # "@en"
    NUMBER = "number"
    VARIABLE = "variable"
    WORD = "word"  # a keyword or the name of a function
    MARK = "mark"  # punctuation or an operator
    COMMENT = "comment"
    UNKNOWN = "unknown"  # what no SPARQL text holds


# Those that can stand as a term where a term is wanted.
TERMS = frozenset(
    {Kind.IRI, Kind.NAME, Kind.BLANK, Kind.STRING, Kind.NUMBER, Kind.VARIABLE}
)


class Token(NamedTuple):
    """One token: a tuple, since a query of a kilobyte makes hundreds of them.

    Attributes:
        kind: What it is.
        text: Its characters, as written.
        start: Offset of its first character, from 0.
    """

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of these keywords, given in upper case."""
        return self.kind is Kind.WORD and self.text.upper() in words

    def is_mark(self, *marks: str) -> bool:
        """Tell whether it is one of these marks."""
        return self.kind is Kind.MARK and self.text in marks


NOTHING = Token(Kind.UNKNOWN, "", 0)
"""What stands before the first token and behind the last."""


def tokenize(text: str) -> list[Token]:
    r"""Cut a SPARQL query or update into tokens, in linear time.

    No text is refused: what cannot be a token becomes one of kind `UNKNOWN`, an
    unclosed string as far as it reaches. White space is left out.

    Args:
        text: The text; escapes such as `\u0041` are left as they stand.

    Returns:
        The tokens in the order of the text, comments included.
    """
    return [
        Token(_KINDS[group], match[group], match.start(group))
        for match in _TOKEN.finditer(text)
        if (group := match.lastgroup)
    ]


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset.

    Args:
        text: The text that the offset points into.
        offset: In characters, from 0.

    Returns:
        Line and column, both from 1; the column counts characters.
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def significant(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens that are no comments, in order."""
    return [token for token in tokens if token.kind is not Kind.COMMENT]


_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    "\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS = rf"{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040\-"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = (
    rf"(?:[{_BASE}_:0-9]|{_ESCAPED})(?:[{_CHARS}:]|{_ESCAPED}|\.+(?=[{_CHARS}:%\\]))*+"
)
# Bounded: otherwise each word of "a.a.a.a…" would look for its colon to the very end.
_PREFIX = rf"[{_BASE}](?:[{_CHARS}.]{{0,99}}[{_CHARS}])?"

# The order of the alternatives decides; every alternative reads each character at
# most a bounded number of times, so that hostile texts cost no more than honest ones.
_PATTERNS = (
    ("variable", rf"[?$][{_BASE}_0-9][{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040]*"),
    ("iri", r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>"),
    ("comment", r"\#[^\n\r]*"),
    ("name", rf"(?:{_PREFIX})?:(?:{_LOCAL})?"),
    ("word", r"[^\W\d_]\w*"),
    ("string", r"\"\"\"(?:[^\"\\]|\\[\s\S]|\"{1,2}(?!\"))*+\"\"\""),
    ("string_", r"'''(?:[^'\\]|\\[\s\S]|'{1,2}(?!'))*+'''"),
    ("unknown", r"\"\"\"[\s\S]*|'''[\s\S]*"),
    ("string__", r"\"(?:[^\"\\\n\r]|\\[^\n\r])*+\"|'(?:[^'\\\n\r]|\\[^\n\r])*+'"),
    ("unknown_", r"[\"'][^\n\r]*"),
    ("number", r"[+-]?(?:[0-9]+(?:\.[0-9]*(?=[eE]))?|\.[0-9]+)[eE][+-]?[0-9]+"),
    ("number_", r"[+-]?(?:[0-9]*\.[0-9]+|[0-9]+)"),
    ("mark", r"\^\^|\|\||&&|!=|<=|>=|[{}()\[\].;,=<>!+\-*/|^?]"),
    ("language", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    ("blank", rf"_:[{_BASE}_0-9](?:[{_CHARS}]|\.+(?=[{_CHARS}]))*+"),
    ("unknown__", r"[^ \t\r\n]"),
)
_ANY = "|".join(f"(?P<{name}>{rule})" for name, rule in _PATTERNS)
# The end of the text counts too: spaces before it would otherwise be tried one by one.
_TOKEN = re.compile(rf"[ \t\r\n]*+(?:{_ANY}|\Z)")
_KINDS = {name: Kind(name.rstrip("_")) for name, _ in _PATTERNS}
