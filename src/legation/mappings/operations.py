"""The INSERT operations of a mapping, and where in each the rows are put.

An operation sees one solution for each row, and for each value of a list that it uses.
The rows become a VALUES block at the head of the WHERE group: whole terms, written as
the standard escapes them. An empty cell leaves its variable unbound, so that triples
with it are not told (SPARQL 1.1 Update, section 3.1.3); but in a pattern of the WHERE
group an unbound variable would match everything. There a second variable stands for the
column, which an empty cell binds to a term that nothing in the graph equals.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from legation.queries.holes import Place, find_holes
from legation.sparql.prologue import read_prologue
from legation.sparql.tokens import Kind, Token, significant, tokenize


@dataclass(frozen=True, slots=True)
class Operation:
    """One INSERT … WHERE ….

    Attributes:
        head: The text up to the head of the WHERE group, with the prologue.
        tail: The text behind it, its patterns with the second variables.
        columns: The variables with "$" in it, without the sign, each once, in order.
        matched: Those of them that stand in a pattern of the WHERE group.
        start: Offset of its first character in the file.
    """

    head: str
    tail: str
    columns: tuple[str, ...]
    matched: tuple[str, ...]
    start: int

    def filled(self, block: str) -> str:
        """Return the text of the operation with rows.

        Args:
            block: A VALUES block.
        """
        return f"{self.head} {block} {self.tail}"


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a part of the text is no operation of a mapping.

    Attributes:
        start: Offset of the first character concerned.
        kind: "form" for another operation than INSERT … WHERE …, "outside" for a word
            that reaches beyond the rows and the graph.
        word: The word concerned; empty where one is missing.
    """

    start: int
    kind: str
    word: str = ""


MATCHED = "_matched"
"""How the second variable of a column ends: no column has an underscore in its name."""

_OUTSIDE = frozenset(
    {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "LOAD", "MOVE", "SERVICE"}
    | {"USING", "WITH"}
)


def read_operations(text: str) -> tuple[tuple[Operation, ...], tuple[Fault, ...]]:
    """Cut the text of a mapping into its operations.

    Args:
        text: The whole file.

    Returns:
        The operations in order, and what is wrong with the rest.
    """
    tokens = tokenize(text)
    _, behind = read_prologue(text, tokens)
    rest = significant(behind)
    faults = [
        Fault(token.start, "outside", token.text)
        for token in rest
        if token.kind is Kind.WORD and token.text.upper() in _OUTSIDE
    ]
    prologue = text[: rest[0].start] if rest else text
    operations = []
    for part in _parts(rest):
        place = _opening_of_where(part)
        if place is None or not part[0].is_word("INSERT"):
            word = "" if part[0].is_word("INSERT") else part[0].text
            faults.append(Fault(part[0].start, "form", word))
            continue
        operations.append(_operation(text, prologue, part, place))
    return tuple(operations), tuple(faults)


def _operation(
    text: str, prologue: str, tokens: Sequence[Token], where: Token
) -> Operation:
    start, end = tokens[0].start, tokens[-1].end
    holes = [h for h in find_holes(text[start:end]) if start + h.start > where.start]
    groups = _groups(tokens)
    matching = {
        (hole.name, groups[start + hole.start])
        for hole in holes
        if hole.place is Place.PATTERN
    }
    pieces, done, matched = [], where.end, []
    for hole in holes:
        group = groups[start + hole.start]
        # What an inner group matches is in its scope; the row itself is outside of it.
        is_inside = group != where.start and (hole.name, group) in matching
        if hole.place is Place.PATTERN or is_inside:
            pieces += [text[done : start + hole.start], f"?{hole.name}{MATCHED}"]
            done = start + hole.end
            matched.append(hole.name)
    return Operation(
        head=prologue + text[start : where.end],
        tail="".join([*pieces, text[done:end]]),
        columns=_columns(tokens),
        matched=tuple(dict.fromkeys(matched)),
        start=start,
    )


def _groups(tokens: Sequence[Token]) -> dict[int, int]:
    """Return for each token's offset that of the brace that opens its group."""
    groups, opened = {}, [-1]
    for token in tokens:
        groups[token.start] = opened[-1]
        if token.is_mark("{"):
            opened.append(token.start)
        elif token.is_mark("}"):
            opened.pop()
    return groups


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens between the semicolons that stand in no bracket."""
    depth, start = 0, 0
    for index, token in enumerate(tokens):
        depth += token.is_mark("{", "(", "[") - token.is_mark("}", ")", "]")
        if token.is_mark(";") and not depth:
            if index > start:
                yield tokens[start:index]
            start = index + 1
    if tokens[start:]:
        yield tokens[start:]


def _opening_of_where(tokens: Sequence[Token]) -> Token | None:
    """Return the brace that opens the WHERE group, None where there is none."""
    depth = 0
    for before, token in pairwise(tokens):
        depth += before.is_mark("{") - before.is_mark("}")
        if token.is_mark("{") and not depth and before.is_word("WHERE"):
            return token
    return None


def _columns(tokens: Sequence[Token]) -> tuple[str, ...]:
    names = (
        token.text[1:]
        for token in tokens
        if token.kind is Kind.VARIABLE and token.text.startswith("$")
    )
    return tuple(dict.fromkeys(names))
