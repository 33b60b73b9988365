"""The brackets of a query: which one is out of place, or never closed."""

from legation.sparql.tokens import Token, tokenize

_CLOSING = {"}": "{", ")": "(", "]": "["}
_OPENING = frozenset(_CLOSING.values())


def odd_bracket(text: str) -> Token | None:
    """Return the first bracket that has no partner.

    Args:
        text: A SPARQL text.

    Returns:
        A closing bracket that closes nothing, else the last opening one that is never
        closed, else None.
    """
    open_brackets: list[Token] = []
    for token in tokenize(text):
        if token.is_mark(*_OPENING):
            open_brackets.append(token)
        elif token.is_mark(*_CLOSING):
            if not open_brackets or open_brackets[-1].text != _CLOSING[token.text]:
                return token
            open_brackets.pop()
    return open_brackets[-1] if open_brackets else None
