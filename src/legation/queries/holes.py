"""The places of a query that parameters fill."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from legation.sparql.tokens import NOTHING, Kind, Token, tokenize


class Place(StrEnum):
    """What stands around a parameter."""

    PATTERN = "pattern"
    EXPRESSION = "expression"
    GUARDED = "guarded"  # an expression within COALESCE(…)
    LISTED = "listed"  # directly within IN (…), wherever that stands
    NAMING = "naming"  # where only a variable can stand, not a value


@dataclass(frozen=True, slots=True)
class Hole:
    """One `$name` in a query.

    Attributes:
        name: The parameter's name.
        start: Offset of the "$".
        end: Offset behind the name.
        left: The text from the token before it up to it.
        right: The text behind it up to the end of the next token.
        place: What stands around it.
        guarded: Whether an error in the expression around it is caught by COALESCE.
        apart: Whether a term in its place joins no other token and calls nothing.
    """

    name: str
    start: int
    end: int
    left: str
    right: str
    place: Place
    guarded: bool = False
    apart: bool = False


def find_holes(text: str) -> tuple[Hole, ...]:
    """Return the places of a query that begin with "$", in order.

    Args:
        text: A SPARQL query.

    Returns:
        One hole for each occurrence of a parameter.
    """
    tokens = [NOTHING, *tokenize(text), NOTHING]
    around = _Surroundings()
    holes = []
    for (before, token), after in zip(pairwise(tokens), tokens[2:], strict=False):
        if token.kind is Kind.COMMENT:
            continue
        if token.kind is Kind.VARIABLE and token.text.startswith("$"):
            hole = Hole(
                name=token.text[1:],
                start=token.start,
                end=token.end,
                left=text[before.start : token.start],
                right=text[token.end : max(token.end, after.end)],
                place=around.place(),
                guarded=around.guarded,
                apart=_is_apart(text, token, after),
            )
            holes.append(hole)
        around.pass_by(token)
    return tuple(holes)


_BEFORE, _BEHIND = "( \t\r\n", "),; \t\r\n"


def _is_apart(text: str, token: Token, after: Token) -> bool:
    """Tell whether a term in the place of a token touches nothing that could join it.

    Before a bracket, an IRI would be a function; one may stand behind a comment too.
    """
    before, behind = text[: token.start][-1:], text[token.end :][:1]
    may_call = after.kind is Kind.COMMENT or after.is_mark("(")
    return before in _BEFORE and behind in _BEHIND and not may_call


_STATEMENTS = frozenset(
    {"BIND", "DESCRIBE", "FILTER", "GRAPH", "GROUP", "HAVING", "MINUS", "OPTIONAL"}
    | {"ORDER", "SELECT", "UNION", "VALUES", "WHERE"}
)
_NAMING_STATEMENTS = frozenset({"GROUP", "SELECT", "VALUES"})


class _Surroundings:
    """What is open around the place where a reader of tokens stands."""

    def __init__(self) -> None:
        self._frames: list[tuple[str, str, str]] = []  # bracket, call, statement
        self._statement = ""
        self._previous = NOTHING

    @property
    def _calls(self) -> Sequence[str]:
        """The words before the round brackets that are open within the last brace."""
        calls: list[str] = []
        for bracket, call, _ in reversed(self._frames):
            if bracket == "{":
                break
            calls.append(call)
        return calls

    @property
    def guarded(self) -> bool:
        """Whether COALESCE stands around."""
        return "COALESCE" in self._calls

    def place(self) -> Place:
        """Return what stands around the present place."""
        calls = self._calls
        names = not calls and self._statement in _NAMING_STATEMENTS
        heads = self._statement == "VALUES"
        bound = calls[:1] == ["BOUND"]
        if names or heads or bound or self._previous.is_word("AS"):
            return Place.NAMING
        if calls[:1] == ["IN"]:
            return Place.LISTED
        if not any(calls):
            return Place.PATTERN
        return Place.GUARDED if self.guarded else Place.EXPRESSION

    def pass_by(self, token: Token) -> None:
        """Follow the brackets and the keywords that begin statements."""
        if token.is_mark("(", "[", "{"):
            word = self._previous.kind is Kind.WORD and token.text == "("
            call = self._previous.text.upper() if word else ""
            self._frames.append((token.text, call, self._statement))
            if token.text == "{":
                self._statement = ""
        elif token.is_mark(")", "]", "}") and self._frames:
            *_, statement = self._frames.pop()
            self._statement = "" if token.text == "}" else statement
        elif token.is_mark(".") and not self._calls:
            self._statement = ""
        elif token.is_word(*_STATEMENTS):
            self._statement = token.text.upper()
        self._previous = token
