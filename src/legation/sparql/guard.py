"""What is refused in a query before any engine sees it.

The engines offer no switch for what must not happen: SERVICE and LOAD reach the
network, FROM reads files in rdflib, and short texts freeze or kill the process
while they are parsed or planned. So the text is judged first, in linear time, and
doubt counts against it: a text that two readers may cut into tokens in two ways is
judged in both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from legation.errors import RefusedQueryError
from legation.sparql.refusals import (
    OUTSIDE,
    ambiguous,
    of_update,
    outside,
    too_large,
)
from legation.sparql.tokens import (
    NOTHING,
    TERMS,
    Kind,
    Token,
    place,
    significant,
    tokenize,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a query may be.

    Each limit is a tenth or less of the smallest size at which one of the engines
    was seen to crash, or keeps the time before the first row under two seconds.

    Attributes:
        size: Bytes of the text in UTF-8.
        depth: Brackets within brackets, of any shape.
        calls: Calls of functions within calls.
        costly_calls: The same for REPLACE, SUBSTR and REGEX, at each level of which
            the parser of pyoxigraph doubles its work.
        patterns: Triple patterns and groups, over which the planner takes cubic time.
        operators: Operators and joined groups, which are parsed into a deep tree.
    """

    size: int = 64 * 1024
    depth: int = 64
    calls: int = 12
    costly_calls: int = 6
    patterns: int = 100
    operators: int = 500


LIMITS = Limits()


def guard(text: str, *, limits: Limits = LIMITS) -> None:
    r"""Refuse a query that would reach outside, change something or tie up an engine.

    Escapes such as `\u0053` count as the characters they stand for (SPARQL 1.1
    Query, section 19.2).

    Args:
        text: A SPARQL query; whether it is a good one is for the engine to say.
        limits: How large it may be.

    Raises:
        RefusedQueryError: It holds SERVICE, LOAD, FROM or an update, or it is
            larger than a limit; the error names the word or the limit, the line
            and the column.
    """
    if len(text.encode(errors="surrogatepass")) > limits.size:
        raise RefusedQueryError(too_large("size", limits.size, 1, 1))
    for reading in _readings(text):
        _Judge(reading, limits).judge()


def is_plain(text: str) -> bool:
    """Tell at a glance that a text has one reading and that its size is allowed.

    Args:
        text: A SPARQL query.

    Returns:
        False in doubt, which a longer look may dispel.
    """
    return len(text) * _LONGEST_CHARACTER <= LIMITS.size and not _has_escapes(text)


_LONGEST_CHARACTER = len("\U0010ffff".encode())


def _has_escapes(text: str) -> bool:
    # Most texts have no backslash at all, which is seen ten times faster.
    return "\\" in text and ("\\u" in text or "\\U" in text)


# The standard's reading, and rdflib's, which takes eight digits where it finds them.
_ESCAPES = (
    re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"),
    re.compile(r"\\[uU]([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})()"),
)
_LAST_CHARACTER = 0x10FFFF


def _readings(text: str) -> Iterator[str]:
    """Yield the text as written and as it reads once its escapes are decoded."""
    yield text
    if _has_escapes(text):
        for escape in _ESCAPES:
            yield escape.sub(_decoded, text)


def _decoded(match: re.Match[str]) -> str:
    """Return the character of an escape, or the escape where there is none."""
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= _LAST_CHARACTER else match[0]


_UPDATES = frozenset(
    ["INSERT", "DELETE", "CLEAR", "CREATE", "DROP", "ADD", "MOVE", "COPY", "WITH"]
)
_COSTLY = frozenset({"REPLACE", "SUBSTR", "REGEX"})
# Words that stand before "(" and call nothing, so that they nest only as brackets.
_NO_CALLS = frozenset(
    {"AS", "ASC", "BIND", "BY", "DESC", "DISTINCT", "FILTER", "HAVING", "IN"}
    | {"REDUCED", "SELECT", "VALUES", "WHERE"}
)
_OPERATORS = frozenset(
    ["||", "&&", "|", "!", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "^"]
)
_OPERATOR_WORDS = frozenset({"AS", "FILTER", "IN", "MINUS", "UNION"})
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_LIST_MARKS, _PATTERN_MARKS = frozenset(".;,"), frozenset("{[/<|")
_NAMES = frozenset({Kind.IRI, Kind.NAME})
_ENDED = TERMS | {Kind.LANGUAGE}
# An IRI such as <http://…> cannot be read as a comparison: nothing divides by "/".
_UNMISTAKABLE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_AMBIGUOUS = frozenset("()!&")


@dataclass(slots=True)
class _Frame:
    """An open bracket: which one, what it calls, and whether it lists VALUES."""

    bracket: str
    call: str = ""
    values: bool = False


@dataclass(slots=True)
class _Judge:
    """One pass over one reading of a query."""

    text: str
    limits: Limits
    frames: list[_Frame] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    word: str = ""  # the last keyword since a brace was opened
    previous: Token = NOTHING

    def judge(self) -> None:
        """Look at every token in turn."""
        tokens = significant(tokenize(self.text))
        for token, after in pairwise([*tokens, NOTHING]):
            self._count_members(token)
            match token.kind:
                case Kind.MARK:
                    self._see_mark(token)
                case Kind.WORD:
                    self._see_word(token)
                case Kind.NAME if after.is_mark("{"):
                    self._refuse_outside(token, token.text.partition(":")[0])
                case Kind.IRI:
                    self._see_iri(token)
            self.previous = token

    def _see_word(self, token: Token) -> None:
        """Refuse forbidden words, count those that join groups."""
        self.word = token.text.upper()
        self._refuse_outside(token, self.word)
        if self.word in _UPDATES:
            raise RefusedQueryError(of_update(self.word, *self._place(token)))
        if self.word in _OPERATOR_WORDS:
            self._count("operators", token)
        elif self.word == "OPTIONAL":
            self._count("patterns", token)

    def _refuse_outside(self, token: Token, name: str) -> None:
        """Refuse SERVICE, LOAD and FROM, also glued to what follows them.

        pyoxigraph reads `SERVICESILENT<…>` and `SERVICEex:y {` as it reads the same
        words with spaces between them; no other keyword contains one of the three.
        """
        for word in OUTSIDE:
            if word in name.upper():
                raise RefusedQueryError(outside(word, *self._place(token)))

    def _see_iri(self, token: Token) -> None:
        """Refuse an IRI that may be a comparison with code behind it.

        In `?a <?b)SERVICE#>` the longest token is an IRI; pyoxigraph reads a
        comparison, a closing bracket and a keyword.
        """
        if _UNMISTAKABLE.match(token.text):
            return
        if _AMBIGUOUS & set(token.text):
            line, column = self._place(token)
            raise RefusedQueryError(ambiguous(token.text, line, column))
        for mark in token.text[1:-1]:
            if mark in _OPERATORS:
                self._count("operators", token)

    def _see_mark(self, token: Token) -> None:
        """Follow the brackets, count patterns and operators."""
        mark = token.text
        inside = self.frames[-1] if self.frames else _Frame("")
        listing = mark in _LIST_MARKS and inside.bracket != "("
        if (listing or mark in _PATTERN_MARKS) and not inside.values:
            self._count("patterns", token)
        if mark in _OPERATORS:
            self._count("operators", token)
        if mark in _OPENING:
            self._open(token, inside=inside)
        elif mark in _CLOSING and self.frames:
            self.frames.pop()

    def _open(self, token: Token, *, inside: _Frame) -> None:
        """Note an opening bracket and what it belongs to."""
        before, frame = self.previous, _Frame(token.text, values=inside.values)
        if token.text == "{":
            frame.values, self.word = self.word == "VALUES", ""
        elif token.text == "(" and (
            before.kind in _NAMES
            or (before.kind is Kind.WORD and self.word not in _NO_CALLS)
        ):
            frame.call = before.text.upper()
        elif token.text == inside.bracket == "(" and before.kind is not Kind.WORD:
            self._count("patterns", token)  # it may open a collection in a collection
        self.frames.append(frame)
        calls = [each.call for each in self.frames if each.call]
        self._compare("depth", len(self.frames), token)
        self._compare("calls", len(calls), token)
        self._compare("costly_calls", sum(c in _COSTLY for c in calls), token)

    def _count_members(self, token: Token) -> None:
        """Count the members of a collection: terms side by side in round brackets."""
        if not self.frames or self.frames[-1].bracket != "(" or self.frames[-1].values:
            return
        ended = self.previous.kind in _ENDED or self.previous.is_mark(")", "]")
        if ended and (token.kind in TERMS or token.is_mark("(", "[")):
            self._count("patterns", token)

    def _count(self, what: str, token: Token) -> None:
        """Add one to a count and compare it to its limit."""
        self.counts[what] = self.counts.get(what, 0) + 1
        self._compare(what, self.counts[what], token)

    def _compare(self, what: str, number: int, token: Token) -> None:
        """Refuse the query where a number passes its limit."""
        limit = getattr(self.limits, what)
        if number > limit:
            raise RefusedQueryError(too_large(what, limit, *self._place(token)))

    def _place(self, token: Token) -> tuple[int, int]:
        """Return line and column of a token."""
        return place(self.text, token.start)
