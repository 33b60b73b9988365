"""The prologue of a SPARQL text: its BASE and PREFIX lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from legation.sparql.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Declaration:
    """One BASE or PREFIX line.

    Attributes:
        prefix: The prefix without its colon; None for BASE.
        iri: The IRI in its angle brackets.
        comment: The comment behind it on its line; empty where there is none.
    """

    prefix: str | None
    iri: str
    comment: str = ""

    def write(self) -> str:
        """Return the line of the declaration."""
        name = "BASE" if self.prefix is None else f"PREFIX {self.prefix}:"
        return f"{name} {self.iri}" + (f"  {self.comment}" if self.comment else "")


@dataclass(frozen=True, slots=True)
class Prologue:
    """The declarations before a query, in their order.

    Attributes:
        declarations: BASE and PREFIX lines.
        comments: Comments between them, on lines of their own.
    """

    declarations: tuple[Declaration, ...] = ()
    comments: tuple[str, ...] = ()

    def canonical(self, *, used_in: Iterable[Token]) -> "Prologue":
        """Return the prologue sorted and without prefixes that nobody uses.

        Where a BASE stands or a prefix is declared twice, the order has a meaning and
        is left alone.

        Args:
            used_in: The tokens behind the prologue.

        Returns:
            The same comments, and those of the lines that fell away.
        """
        names = [declaration.prefix for declaration in self.declarations]
        if None in names or len(set(names)) < len(names):
            return self
        used = {t.text.partition(":")[0] for t in used_in if t.kind is Kind.NAME}
        kept = (d for d in self.declarations if d.prefix in used)
        lost = (d.comment for d in self.declarations if d.prefix not in used)
        return Prologue(
            tuple(sorted(kept, key=lambda declaration: declaration.prefix or "")),
            (*self.comments, *filter(None, lost)),
        )

    def write(self) -> str:
        """Return the comments and, a line each, the declarations.

        Returns:
            Lines without a final break.
        """
        lines = (declaration.write() for declaration in self.declarations)
        return "\n".join([*self.comments, *lines])


def read_prologue(
    text: str, tokens: Sequence[Token]
) -> tuple[Prologue, Sequence[Token]]:
    """Return the prologue that tokens begin with, and the tokens behind it.

    Args:
        text: The text that the tokens are of.
        tokens: Tokens of a query, comments included.

    Returns:
        The prologue and the rest, which begins with the comments above the query.
    """
    declarations: list[Declaration] = []
    comments: list[str] = []
    rest = tokens
    while True:
        above = list(takewhile(lambda token: token.kind is Kind.COMMENT, rest))
        width = _width(rest[len(above) : len(above) + 3])
        if not width:
            return Prologue(tuple(declarations), tuple(comments)), rest
        comments += [comment.text.rstrip() for comment in above]
        words, rest = rest[len(above) :][:width], rest[len(above) + width :]
        behind = ""
        if rest[:1] and rest[0].kind is Kind.COMMENT:
            own_line = "\n" in text[words[-1].end : rest[0].start]
            behind = "" if own_line else rest[0].text.rstrip()
        prefix = words[1].text[:-1] if width == _PREFIX_WIDTH else None
        declarations.append(Declaration(prefix, words[-1].text, behind))
        rest = rest[bool(behind) :]


_PREFIX_WIDTH, _BASE_WIDTH = 3, 2


def _width(tokens: Sequence[Token]) -> int:
    """Return how many of the tokens are a declaration: three, two or none."""
    kinds = [token.kind for token in tokens]
    if kinds == [Kind.WORD, Kind.NAME, Kind.IRI] and tokens[0].is_word("PREFIX"):
        name = tokens[1].text
        return _PREFIX_WIDTH if name.find(":") == len(name) - 1 else 0
    if kinds[:2] == [Kind.WORD, Kind.IRI] and tokens[0].is_word("BASE"):
        return _BASE_WIDTH
    return 0
