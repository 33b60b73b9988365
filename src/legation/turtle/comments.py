"""The comments of a Turtle or TriG text, by the block before which they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from legation.turtle.tokens import Kind, Token

Block = tuple[str | None, str | None]
"""IRI of a graph (None: the default graph) and of a subject (None: its whole block)."""


@dataclass(frozen=True, slots=True)
class Comments:
    """What a text says beside its triples.

    Comment lines keep their "#"; an empty string among them is an empty line.

    Attributes:
        leading: The lines that open the file.
        before: The lines directly before the first words of a graph or subject.
        stray: Line number and text of every comment elsewhere, in order.
    """

    leading: tuple[str, ...] = ()
    before: Mapping[Block, tuple[str, ...]] = field(default_factory=dict)
    stray: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Openings:
    """Where the blocks of a text begin.

    Attributes:
        blocks: Offset of each first token, and the block that it opens; None where
            the block has no name of its own.
        prologue: Offset of the last directive before all blocks; -1 without one.
    """

    blocks: Mapping[int, Block | None]
    prologue: int = -1


def gather_comments(tokens: Iterable[Token], *, openings: Openings) -> Comments:
    """Sort the comments of a text by what they stand before.

    Without any directive, an empty line parts the comments that open the file from
    those of its first block.

    Args:
        tokens: All tokens of the text, in order.
        openings: Where its blocks begin.

    Returns:
        Every comment once.
    """
    gatherer = _Gatherer(openings)
    for token in tokens:
        if token.kind is Kind.COMMENT:
            gatherer.take(token)
        else:
            gatherer.settle(token)
    gatherer.give_up()
    return Comments(
        _lines(gatherer.leading),
        {block: _lines(held) for block, held in gatherer.before.items()},
        tuple((c.line, c.text) for c in sorted(gatherer.stray, key=lambda c: c.line)),
    )


class _Gatherer:
    def __init__(self, openings: Openings) -> None:
        self.leading: list[Token] = []
        self.before: dict[Block, list[Token]] = {}
        self.stray: list[Token] = []
        self._openings = openings
        self._waiting: list[Token] = []
        self._last_line = 0
        self._is_first = True

    def take(self, comment: Token) -> None:
        # Behind a statement on its own line, it says something about that statement.
        is_behind = comment.line == self._last_line
        (self.stray if is_behind else self._waiting).append(comment)

    def settle(self, token: Token) -> None:
        self._last_line = token.line
        in_prologue = token.start <= self._openings.prologue
        if self._is_first and self._openings.prologue < 0:
            self._part(token)
        if self._waiting:
            block = self._openings.blocks.get(token.start)
            if in_prologue:
                self.leading += self._waiting
            elif block:
                self.before.setdefault(block, []).extend(self._waiting)
            else:
                self.stray += self._waiting
        self._is_first = self._is_first and in_prologue
        self._waiting = []

    def give_up(self) -> None:
        is_all = self._is_first and self._openings.prologue < 0
        (self.leading if is_all else self.stray).extend(self._waiting)

    def _part(self, token: Token) -> None:
        near = 0
        while near < len(self._waiting) and (
            self._waiting[-1 - near].line == token.line - 1 - near
        ):
            near += 1
        cut = len(self._waiting) - near
        self.leading, self._waiting = self._waiting[:cut], self._waiting[cut:]


def _lines(comments: Iterable[Token]) -> tuple[str, ...]:
    lines: list[str] = []
    previous = 0
    for comment in comments:
        if lines and comment.line > previous + 1:
            lines.append("")
        lines.append(comment.text.rstrip())
        previous = comment.line
    return tuple(lines)
