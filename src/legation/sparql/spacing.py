"""Where a space stands between two tokens of a SPARQL text, and how words are cased."""

from legation.sparql.tokens import TERMS, Kind, Token

# Words that stand before "(" and call nothing.
_SPACED_WORDS = frozenset(
    {"A", "AS", "BY", "DISTINCT", "FALSE", "IN", "REDUCED", "SELECT", "TRUE"}
    | {"UNDEF", "VALUES", "WHERE"}
)
_CAMEL = {
    name.upper(): name
    for name in ("isBlank", "isIRI", "isLiteral", "isNumeric", "isURI", "sameTerm")
}
_LOWER = frozenset({"A", "TRUE", "FALSE"})
_LONGEST_WORD = len("ENCODE_FOR_URI")
_TIGHT_BEFORE = frozenset({")", ",", "^^"})
_TIGHT_AFTER = frozenset({"(", "^^"})
_SIGNS = frozenset({"+", "-"})
_PREFIXED = frozenset({"^", "!"})
_BETWEEN_STEPS = frozenset({"/", "|"})
_AFTER_STEPS = frozenset({"*", "+", "?"})


def written(token: Token) -> str:
    """Return a token as the canonical layout writes it: keywords in upper case.

    Only `a`, `true` and `false` are written small, and the names of a few functions
    as the standard writes them (SPARQL 1.1 Query, section 17.4).
    """
    word = token.text.upper()
    known = token.text.isascii() and len(word) <= _LONGEST_WORD
    if token.kind is not Kind.WORD or not known:
        return token.text
    return word.lower() if word in _LOWER else _CAMEL.get(word, word)


def calls(before: Token, *, expression: bool) -> bool:
    """Tell whether a bracket behind a token holds the arguments of a call."""
    if before.kind is Kind.WORD:
        return before.text.upper() not in _SPACED_WORDS
    return expression and before.kind in {Kind.IRI, Kind.NAME}


def is_sign(before: Token, token: Token) -> bool:
    """Tell whether a token is a prefix of what follows rather than between two."""
    if token.is_mark("!"):
        return True
    ended = before.kind in TERMS or before.kind is Kind.LANGUAGE or before.is_mark(")")
    return token.is_mark(*_SIGNS) and not ended


def spaced(before: Token, token: Token, *, expression: bool, sign: bool) -> bool:
    """Tell whether a space stands between two neighbours of one line.

    Args:
        before: The left one.
        token: The right one.
        expression: Whether they stand in an expression, where "*" multiplies, or in
            a pattern, where it repeats a step of a path.
        sign: Whether the left one is a prefix of the right one, such as "!".

    Returns:
        False where they touch.
    """
    if before.text in _TIGHT_AFTER or token.text in _TIGHT_BEFORE:
        return False
    if token.kind is Kind.LANGUAGE or (before.text + token.text) in {"[]", "{}"}:
        return False
    if token.text == "(" and calls(before, expression=expression):
        return False
    if expression:
        glued = sign and not (before.text in _SIGNS and token.kind is Kind.NUMBER)
        return not glued and token.text != ";"
    return not _touch_in_path(before, token)


def _touch_in_path(before: Token, token: Token) -> bool:
    """Tell whether two neighbours belong to one property path."""
    if before.is_mark(*_PREFIXED, *_BETWEEN_STEPS):
        return True
    return token.is_mark(*_BETWEEN_STEPS, *_AFTER_STEPS)
