"""The canonical layout of a stored query or an update."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from legation.errors import QuerySyntaxError
from legation.sparql.lines import Line, Part
from legation.sparql.prologue import Declaration, read_prologue
from legation.sparql.spacing import calls, is_sign, spaced, written
from legation.sparql.tokens import (
    NOTHING,
    TERMS,
    Kind,
    Token,
    place,
    significant,
    tokenize,
)
from legation.texts import Text


def format_query(text: str) -> str:
    """Lay a SPARQL query or update out.

    Keywords in upper case; one used prefix a line, sorted; two spaces a brace; one
    triple pattern a line, its further predicates below it; FILTER, BIND, OPTIONAL and
    their like on lines of their own. Leading comments (the header) stay as they are,
    other comments where they stand, single blank lines too.

    Args:
        text: The whole file.

    Returns:
        The same query, ending in a line break; laid out again it stays the same.

    Raises:
        QuerySyntaxError: The text holds something that is no SPARQL.
    """
    tokens = tokenize(text)
    for token in tokens:
        if token.kind is Kind.UNKNOWN:
            raise QuerySyntaxError(_unreadable(token, *place(text, token.start)))
    count = next(
        (i for i, t in enumerate(tokens) if t.kind is not Kind.COMMENT), len(tokens)
    )
    prologue, body = read_prologue(text, tokens[count:])
    blocks = [prologue.canonical(used_in=body).write(), _Layout(text).write(body)]
    query = "\n\n".join(block for block in blocks if block)
    laid_out = _header(text, [*tokens, NOTHING][: count + 1])
    laid_out += query + "\n" if query else ""
    if _meaning(laid_out) != _meaning(text):
        raise QuerySyntaxError(_UNSAFE)
    return laid_out


def _header(text: str, tokens: Sequence[Token]) -> str:
    """Return the leading comments as they stand, with single blank lines.

    Args:
        text: The whole text.
        tokens: The leading comments and the token behind them.

    Returns:
        Whole lines; a blank one behind the lines that hold TOML.
    """
    lines: list[str] = []
    for comment, after in pairwise(tokens):
        lines.append(comment.text.rstrip() + "\n")
        ends_toml = after is tokens[-1] and comment.text.startswith("#@")
        if ends_toml or _blank_between(text, comment.end, after.start):
            lines.append("\n")
    return "".join(lines)


def _meaning(text: str) -> tuple[tuple[Declaration, ...], list[str], list[str]]:
    """Return what a layout must not change: prefixes, tokens and comments."""
    tokens = tokenize(text)
    prologue, body = read_prologue(text, significant(tokens))
    comments = (t.text.rstrip() for t in tokens if t.kind is Kind.COMMENT)
    return (
        prologue.canonical(used_in=body).declarations,
        [written(token) for token in significant(body)],
        sorted(comments),
    )


def _blank_between(text: str, end: int, start: int) -> bool:
    """Tell whether an empty line stands between two offsets."""
    return text.count("\n", end, start) > 1


# Words that begin a line wherever patterns or clauses may begin.
_STARTERS = frozenset(
    {"ADD", "ASK", "BASE", "BIND", "CLEAR", "CONSTRUCT", "COPY", "CREATE", "DELETE"}
    | {"DESCRIBE", "DROP", "FILTER", "FROM", "GROUP", "HAVING", "INSERT", "LIMIT"}
    | {"LOAD", "MINUS", "MOVE", "OFFSET", "OPTIONAL", "ORDER", "PREFIX", "SELECT"}
    | {"SERVICE", "UNION", "USING", "VALUES", "WITH"}
)
_OF_EXPRESSIONS = frozenset(
    {"BIND", "DESCRIBE", "FILTER", "GROUP", "HAVING", "ORDER", "SELECT"}
)
_ITEMS_OF = frozenset({"DESCRIBE", "GROUP", "ORDER", "SELECT"})
_ENDED_BY_BRACKET = frozenset({"BIND", "FILTER"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open bracket.

    Attributes:
        bracket: Which one.
        block: Whether it holds statements, each on its own line.
        expression: Whether it holds an expression.
        statement: The keyword that began the statement around it.
    """

    bracket: str
    block: bool
    expression: bool
    statement: str


@dataclass(slots=True)
class _Layout:
    """One pass over the tokens behind the prologue.

    Attributes:
        text: The whole text.
        lines: What is laid out so far.
        line: The line that tokens are put on.
        frames: The open brackets.
        statement: The keyword that began the statement; empty for triples.
        hanging: Whether the next line continues a statement.
        fresh: Whether the next token begins a line.
        sign: Whether the previous token is a prefix of the next one.
        previous: The previous token that is no comment.
        end: The end of the previous token, comment or not.
    """

    text: str
    lines: list[str] = field(default_factory=list)
    line: Line = field(default_factory=lambda: Line(0))
    frames: list[_Frame] = field(default_factory=list)
    statement: str = ""
    hanging: bool = False
    fresh: bool = True
    sign: bool = False
    previous: Token = NOTHING
    end: int = 0

    def write(self, tokens: Sequence[Token]) -> str:
        """Return the tokens laid out, without a final line break."""
        for index, token in enumerate(tokens):
            if token.kind is Kind.COMMENT:
                after = (t for t in tokens[index:] if t.kind is not Kind.COMMENT)
                self._put_comment(token, next(after, NOTHING))
            elif token.is_mark("}") and self.frames and self.frames[-1].block:
                self._close_block(token)
            else:
                self._put_token(token)
            self.end = token.end
        self._begin_line(NOTHING)
        return "\n".join(self.lines)

    @property
    def _in_block(self) -> bool:
        return not self.frames or self.frames[-1].block

    @property
    def _in_expression(self) -> bool:
        if self._in_block:
            return self.statement in _OF_EXPRESSIONS
        return self.frames[-1].expression

    def _begin_line(self, token: Token) -> None:
        """Put the present line away; the token will be the first of the next."""
        if self.line.parts or self.line.comment:
            self.lines.append(self.line.write())
        opened = self.previous.is_mark("{") and not self.line.comment
        blank = _blank_between(self.text, self.end, token.start)
        if blank and self.lines and not opened and not token.is_mark("}"):
            self.lines.append("")
        blocks = sum(frame.block for frame in self.frames)
        self.line = Line(blocks + self.hanging)
        self.fresh = False

    def _put_comment(self, token: Token, after: Token) -> None:
        """Put a comment behind the line, or on a line of its own."""
        if self.line.parts and not self.fresh:
            self.hanging = not (after.is_mark("}") or self._begins(after))
        own = "\n" in self.text[self.end : token.start]
        if own or self.line.comment or not self.line.parts:
            self._begin_line(token)
        self.line.comment = token.text.rstrip()
        self.fresh = True

    def _put_token(self, token: Token) -> None:
        """Put a token on the line, or on a new one where it begins a statement."""
        if self._begins(token):
            self._end_statement()
            self.statement = token.text.upper() if token.kind is Kind.WORD else ""
        closes = token.is_mark(".", ";") and not self.line.comment
        if self.fresh and not closes:
            self._begin_line(token)
        self._append(token)
        match token.text if token.kind is Kind.MARK else "":
            case "{" | "(" | "[":
                self._open(token)
            case "}" | ")" | "]":
                self._close()
            case "." if self._in_block:
                self._end_statement()
            case ";" if self._in_block:
                self.fresh, self.hanging = True, bool(self.frames)
        self.previous = token

    def _begins(self, token: Token) -> bool:
        """Tell whether a token begins a statement, ended or not the one before it."""
        if not self._in_block:
            return False
        if token.is_mark("{"):
            return not self.statement
        apart = self.previous.is_mark("}") or self.statement == "USING"
        after_block = token.is_word("WHERE") and apart
        within = token.is_word("GRAPH") and bool(self.frames)
        return after_block or within or token.is_word(*_STARTERS)

    def _end_statement(self) -> None:
        self.statement, self.hanging, self.fresh = "", False, True

    def _append(self, token: Token) -> None:
        """Put a token on the line with or without a space before it."""
        before, expression = self.previous, self._in_expression
        space = spaced(before, token, expression=expression, sign=self.sign)
        depth = len(self.frames) - token.is_mark(")", "]", "}")
        part = Part(
            written(token),
            space=space,
            depth=depth,
            cut=self._may_break(token),
            back=token.is_word("WHERE"),
        )
        self.line.parts.append(part)
        self.sign = expression and is_sign(before, token)

    def _may_break(self, token: Token) -> bool:
        """Tell whether a line that is too long may be broken before a token."""
        if token.is_mark("||", "&&") or self.previous.is_mark(","):
            return True
        if token.is_mark("(") and calls(self.previous, expression=True):
            return False
        item = token.kind in {*TERMS, Kind.WORD} or token.is_mark("(")
        if self._in_block:
            return (
                item and self.statement in _ITEMS_OF and not token.is_word(*_NO_ITEMS)
            )
        return item and self.frames[-1].bracket == "{"

    def _open(self, token: Token) -> None:
        """Note a bracket; a brace begins a block unless it lists VALUES."""
        block = token.text == "{" and self.statement != "VALUES"
        expression = token.text == "(" and (
            self._in_expression or calls(self.previous, expression=False)
        )
        self.frames.append(_Frame(token.text, block, expression, self.statement))
        if block:
            self._end_statement()

    def _close(self) -> None:
        """Forget a bracket; some statements end with it."""
        frame = self.frames.pop() if self.frames else None
        values = frame is not None and frame.bracket == "{"
        if self._in_block and (values or self.statement in _ENDED_BY_BRACKET):
            self._end_statement()

    def _close_block(self, token: Token) -> None:
        """Put a closing brace on a line of its own, or behind its opening one."""
        frame = self.frames.pop()
        self.hanging = False
        if not self.previous.is_mark("{") or self.line.comment:
            self._begin_line(token)
        self._append(token)
        self.statement, self.fresh = frame.statement, False
        if self._in_block:
            self._end_statement()
        self.previous = token


_NO_ITEMS = frozenset({"SELECT", "DISTINCT", "REDUCED", "GROUP", "ORDER", "BY"})

_UNSAFE = Text(
    "The query cannot be laid out without changing it. Leave it as it is and report "
    "this text.",
    "Impossible de mettre la requête en forme sans la modifier. Laissez-la telle "
    "quelle et signalez ce texte.",
)


def _unreadable(token: Token, line: int, column: int) -> Text:
    """Return the sentences for a piece of text that no query holds."""
    near = token.text.split("\n")[0][:20]
    return Text(
        f"Line {line}, column {column}: “{near}” has no place in a SPARQL query. "
        "Close the quotation or remove it.",
        f"Ligne {line}, colonne {column} : « {near} » n'a pas sa place dans "
        "une requête SPARQL. Fermez les guillemets ou retirez-le.",
    )
