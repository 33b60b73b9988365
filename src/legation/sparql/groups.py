"""Groups of a query: what a WHERE or an OPTIONAL is made of, piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.sparql.tokens import NOTHING, Kind, Token

_OPENING, _CLOSING = ("{", "(", "["), ("}", ")", "]")
_WITH_GROUP = ("GRAPH", "LATERAL", "MINUS", "OPTIONAL", "SERVICE", "VALUES")
_WITH_EXPRESSION = ("BIND", "FILTER")
_STARTERS = (*_WITH_GROUP, *_WITH_EXPRESSION)


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of a group (SPARQL 1.1 Query, rules 53 to 68).

    Attributes:
        kind: The keyword that begins it, in upper case; "SELECT" for a query within
            the group, "{" for a group or a union, empty for triples.
        tokens: Its tokens, without comments.
    """

    kind: str
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """The offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.tokens[-1].end

    @property
    def variables(self) -> frozenset[str]:
        """The variables that it names anywhere, without their signs."""
        return frozenset(
            token.text[1:] for token in self.tokens if token.kind is Kind.VARIABLE
        )

    @property
    def elements(self) -> tuple["Element", ...]:
        """The elements of the group that stands at its end."""
        opened = next(i for i, token in enumerate(self.tokens) if token.is_mark("{"))
        return tuple(_elements(self.tokens[opened + 1 : -1]))


def read_where(body: Sequence[Token]) -> tuple[Element, ...]:
    """Return the elements of the outermost group of a query.

    Args:
        body: The tokens behind the prologue, without comments; their brackets close.

    Returns:
        The elements in order; none where there is no group.
    """
    template = [token.text.upper() for token in body[:2]] == ["CONSTRUCT", "{"]
    start = _after_group(body, 1) if template else 0
    opened = _first_group(body, start)
    return tuple(_elements(body[opened + 1 : _after_group(body, start) - 1]))


def _first_group(tokens: Sequence[Token], start: int) -> int:
    """Return the index of the brace that opens the first group from an index on."""
    depth = 0
    for index in range(start, len(tokens)):
        if depth == 0 and tokens[index].is_mark("{"):
            return index
        depth += _depth(tokens[index])
    return len(tokens)


def _depth(token: Token) -> int:
    """Return how many brackets a token opens; -1 where it closes one."""
    return token.is_mark(*_OPENING) - token.is_mark(*_CLOSING)


def _elements(tokens: Sequence[Token]) -> Iterator[Element]:
    start = 0
    while start < len(tokens):
        end = _end(tokens, start)
        if not tokens[start].is_mark("."):
            yield Element(_kind(tokens[start]), tuple(tokens[start:end]))
        start = end


def _kind(token: Token) -> str:
    if token.is_mark("{") or token.is_word("SELECT", *_STARTERS):
        return token.text.upper()
    return ""


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return the index behind the element that begins at an index."""
    first = tokens[start]
    if first.is_word("SELECT"):
        return len(tokens)
    if first.is_word(*_WITH_EXPRESSION):
        return _after_bracket(tokens, start)
    if first.is_word(*_WITH_GROUP):
        return _after_group(tokens, start)
    if first.is_mark("{"):
        end = _after_group(tokens, start)
        while [*tokens[end : end + 1], NOTHING][0].is_word("UNION"):
            end = _after_group(tokens, end)
        return end
    return start + 1 if first.is_mark(".") else _after_triples(tokens, start)


def _after_triples(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if depth == 0 and (token.is_mark("{") or token.is_word(*_STARTERS)):
            return index
        depth += _depth(token)
    return len(tokens)


def _after_group(tokens: Sequence[Token], start: int) -> int:
    """Return the index behind the first group from an index on."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += _depth(tokens[index])
        if depth == 0 and tokens[index].is_mark("}"):
            return index + 1
    return len(tokens)


def _after_bracket(tokens: Sequence[Token], start: int) -> int:
    """Return the index behind the first round bracket or group from an index on."""
    depth = 0
    for index in range(start, len(tokens)):
        change = _depth(tokens[index])
        depth += change
        if change < 0 and depth == 0:
            return index + 1
    return len(tokens)
