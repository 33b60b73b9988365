"""The places where a text names its subjects, predicates and values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from legation.terms import RDF, XSD
from legation.turtle.comments import Block
from legation.turtle.escapes import unescape, unescape_name
from legation.turtle.references import resolve
from legation.turtle.tokens import Kind, Token

_DIRECTIVES = frozenset({"@prefix", "@base", "prefix", "base"})
_NAMED = frozenset({Kind.IRI, Kind.NAME})
_END = Token(Kind.UNKNOWN, "", 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names a subject, a predicate or a value.

    Attributes:
        graph: IRI of the named graph, "_:" and a label for a blank one, None for the
            default graph.
        subject: IRI of the nearest named subject, None below a blank node.
        predicate: IRI of the predicate, None where the subject itself stands.
        value: IRI or lexical form, None where a subject or predicate stands.
        datatype: IRI of the datatype where the value is a literal.
        line: Line, counted from 1.
        column: Column in characters, counted from 1.
        depth: How many brackets are open around it.
    """

    graph: str | None
    subject: str | None
    predicate: str | None
    value: str | None
    datatype: str | None
    line: int
    column: int
    depth: int


class _Expected(Enum):
    SUBJECT = auto()
    PREDICATE = auto()
    OBJECT = auto()


class Walk:
    """One pass over the tokens of a text, its open brackets on a stack.

    Attributes:
        prefixes: The namespaces declared, by prefix.
        mentions: Every subject, predicate and value, in order.
        graphs: Line and column where each named graph is first opened, by its IRI.
        blocks: Offset of each first token of a block, and the block's name.
        prologue: Offset of the last directive before all blocks; -1 without one.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Walk over the tokens.

        Args:
            tokens: The tokens of a text without its comments.
        """
        self.prefixes: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self.graphs: dict[str, tuple[int, int]] = {}
        self.blocks: dict[int, Block | None] = {}
        self.prologue = -1
        self._tokens = tokens
        self._position = 0
        self._base = ""
        self._graph: str | None = None
        self._graph_start = -1
        self._subject: str | None = None
        self._predicate: str | None = None
        self._expected = _Expected.SUBJECT
        self._brackets: list[tuple[str | None, _Expected]] = []
        while self._position < len(tokens):
            self._step(self._take())

    def _take(self) -> Token:
        token = self._peek()
        self._position += 1
        return token

    def _peek(self) -> Token:
        at_end = self._position >= len(self._tokens)
        return _END if at_end else self._tokens[self._position]

    def _step(self, token: Token) -> None:
        if token.kind is Kind.PUNCTUATION:
            self._punctuate(token)
        elif self._expected is _Expected.SUBJECT:
            self._start(token)
        elif self._expected is _Expected.PREDICATE:
            is_type = token.text == "a"
            self._predicate = RDF.type.value if is_type else self._iri(token)
            self._mention(token)
            self._expected = _Expected.OBJECT
        else:
            self._value(token)

    def _start(self, token: Token) -> None:
        if token.text.lower() in _DIRECTIVES:
            self._declare(token)
        elif token.text.upper() == "GRAPH":
            self._open_graph(self._take(), start=token.start)
        elif self._peek().text == "{":
            self._open_graph(token, start=token.start)
        elif token.kind in _NAMED:
            self._node(token, self._iri(token))
        else:
            self._open_subject(token, subject=None)

    def _declare(self, token: Token) -> None:
        if not self.blocks:
            self.prologue = token.start
        if token.text.lower().endswith("base"):
            self._base = self._iri(self._take())
        else:
            prefix = self._take().text.partition(":")[0]
            self.prefixes[prefix] = self._iri(self._take())

    def _open_graph(self, token: Token, *, start: int) -> None:
        self.blocks[start] = None
        self._graph, self._graph_start = "_:", start
        if token.kind in _NAMED:
            self._graph = self._iri(token)
            self.graphs.setdefault(self._graph, (token.line, token.column))
        elif token.kind is Kind.BLANK:
            self._graph = token.text

    def _open_subject(self, token: Token, *, subject: str | None) -> None:
        self._subject = subject
        self._expected = _Expected.PREDICATE
        self.blocks[token.start] = None
        if self._graph is not None and self._graph.startswith("_:"):
            return
        if subject is not None:
            self.blocks[token.start] = (self._graph, subject)
        if self._graph is not None:
            # Only now: a graph block without a statement is none to the parser.
            self.blocks[self._graph_start] = (self._graph, None)

    def _punctuate(self, token: Token) -> None:
        match token.text:
            case "{":
                if self._expected is _Expected.PREDICATE:  # the name was "[]"
                    self._graph = "_:"
                self._close_statement()
            case "}":
                self._graph = None
                self._close_statement()
            case ".":
                self._close_statement()
            case ";":
                self._expected = _Expected.PREDICATE
            case ",":
                self._expected = _Expected.OBJECT
            case "[" | "(":
                self._open_bracket(token)
            case "]" | ")" if self._brackets:
                self._predicate, self._expected = self._brackets.pop()

    def _close_statement(self) -> None:
        self._subject = self._predicate = None
        self._expected = _Expected.SUBJECT
        self._brackets.clear()

    def _node(self, token: Token, iri: str) -> None:
        if self._expected is _Expected.SUBJECT:
            self._open_subject(token, subject=iri)
            self._mention(token)
        else:
            self._mention(token, value=iri)

    def _open_bracket(self, token: Token) -> None:
        if token.text == "(" and self._peek().text == ")":
            self._take()
            self._node(token, RDF.nil.value)
            return
        if self._expected is _Expected.SUBJECT:
            self._open_subject(token, subject=None)
        self._brackets.append((self._predicate, self._expected))
        is_list = token.text == "("
        self._expected = _Expected.OBJECT if is_list else _Expected.PREDICATE

    def _value(self, token: Token) -> None:
        if token.kind is Kind.STRING:
            width = 3 if token.text.startswith(('"""', "'''")) else 1
            value = unescape(token.text[width:-width])
            self._mention(token, value=value, datatype=self._datatype())
        elif token.kind is Kind.NUMBER:
            datatype = _number(token.text)
            self._mention(token, value=token.text, datatype=datatype)
        elif token.text in {"true", "false"}:
            self._mention(token, value=token.text, datatype=XSD.boolean.value)
        elif token.kind in _NAMED:
            self._node(token, self._iri(token))

    def _datatype(self) -> str:
        if self._peek().kind is Kind.AT:
            self._take()
            return RDF.langString.value
        if self._peek().text == "^^":
            self._take()
            return self._iri(self._take())
        return XSD.string.value

    def _mention(
        self, token: Token, *, value: str | None = None, datatype: str | None = None
    ) -> None:
        self.mentions.append(
            Mention(
                self._graph,
                self._subject,
                self._predicate,
                value,
                datatype,
                token.line,
                token.column,
                len(self._brackets),
            )
        )

    def _iri(self, token: Token) -> str:
        if token.kind is Kind.IRI:
            return resolve(unescape(token.text[1:-1]), base=self._base)
        prefix, _, local = token.text.partition(":")
        return self.prefixes.get(prefix, f"{prefix}:") + unescape_name(local)


def _number(text: str) -> str:
    if "e" in text.lower():
        return XSD.double.value
    return XSD.decimal.value if "." in text else XSD.integer.value
