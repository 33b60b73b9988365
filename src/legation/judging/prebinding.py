"""Queries whose variables have values before they run (SHACL, annex A)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.paths import Path, write_path
from legation.shacl.shapes import Query
from legation.sparql.guard import guard
from legation.sparql.tokens import NOTHING, TERMS, Kind, Token, significant, tokenize
from legation.terms import NamedNode, Node, Term

_CUTS = frozenset({"LIMIT", "OFFSET"})
_FORMS = {"SELECT": "projected", "GROUP": "grouped", "ORDER": "ordered"}
_CALL = 2  # tokens: the name of a function and its bracket
_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")


@dataclass(frozen=True, slots=True)
class Prebound:
    """A query that is ready to be asked about nodes.

    Attributes:
        variables: The variables that have their values before: "this", for an ASK
            "value" too.
        is_joined: Whether it may be asked about many nodes at once.
        is_open: Whether its first pattern finds the nodes by itself: asked without a
            table it answers the same, and about all nodes that there are.
    """

    variables: tuple[str, ...]
    is_joined: bool
    is_open: bool
    _text: str
    _heads: tuple[int, ...]
    _all_heads: tuple[int, ...]
    _places: tuple["_Place", ...]

    def for_many(self, rows: Sequence[tuple[Term, ...]]) -> str:
        """Return the query about some nodes.

        Args:
            rows: Their terms, no blank nodes: one for each variable.
        """
        names = " ".join(f"?{name}" for name in self.variables)
        table = " ".join(f"({' '.join(map(str, row))})" for row in rows)
        words = f" VALUES ({names}) {{ {table} }} "
        return _edit(self._text, [(head, head, words) for head in self._heads])

    def for_all(self) -> str:
        """Return the query about all nodes that its first pattern finds."""
        return self._text

    def for_one(self, row: tuple[Term, ...]) -> str:
        """Return the query about one node, written in the place of the variable.

        Args:
            row: Its terms, no blank nodes: one for each variable.
        """
        written = dict(zip(self.variables, map(str, row), strict=True))
        return _edit(
            self._text,
            [
                (place.start, place.end, place.filled(written, f"?_{number}"))
                for number, place in enumerate(self._places)
            ],
        )

    def for_blank(self, function: NamedNode) -> str:
        """Return the query about one node that cannot be written.

        Args:
            function: IRI of a function that returns the term with a number.
        """
        words = " ".join(
            f' BIND({function}("{number}") AS ?{name}) '
            for number, name in enumerate(self.variables)
        )
        return _edit(
            self._text,
            [
                *((head, head, words) for head in self._all_heads),
                *(
                    (place.start, place.end, f"(1 AS ?_{number})")
                    for number, place in enumerate(self._places)
                    if place.form == "projected"
                ),
            ],
        )


def _edit(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return a text with some parts replaced: start, end, what stands there now."""
    parts, done = [], 0
    for start, end, words in sorted(edits):
        parts += [text[done:start], words]
        done = end
    return "".join([*parts, text[done:]])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a variable stands whose value is known before.

    Attributes:
        start: Offset of its first character.
        end: Offset behind the last one.
        name: The variable.
        form: "term"; "projected", "grouped" or "ordered" in the list of a SELECT, GROUP
            BY or ORDER BY; "bound" for a whole BOUND(...).
    """

    start: int
    end: int
    name: str
    form: str

    def filled(self, written: Mapping[str, str], spare: str) -> str:
        """Return what stands there once the value is known.

        Args:
            written: The values as SPARQL writes them.
            spare: A variable that the query does not use.
        """
        match self.form:
            case "projected" | "grouped":
                # A name is no place for a term, but something must stand there.
                return f"(1 AS {spare})"
            case "ordered":
                return f"({written[self.name]})"
            case "bound":
                return "(true)"
            case _:
                return written[self.name]


def prebind(query: Query, *, path: Path | None, shape: Node) -> Prebound:
    """Return a query with all values filled in but those of the nodes.

    Args:
        query: The query.
        path: The path of the shape, for $PATH.
        shape: The shape, for $currentShape.

    Raises:
        RefusedQueryError: It would reach outside, or is too large.
    """
    guard(query.text)
    given = {name: str(term) for name, term in query.parameters}
    if path is not None:
        given["PATH"] = write_path(path, str)
    if isinstance(shape, NamedNode):
        given["currentShape"] = str(shape)
    text = _fill(query.text, given)
    variables = ("this", "value") if query.is_ask else ("this",)
    text = _as_select(text) if query.is_ask else _projecting(text)
    return _prepare(text, variables)


def _fill(text: str, given: Mapping[str, str]) -> str:
    parts, done = [], 0
    for token in tokenize(text):
        if token.kind is Kind.VARIABLE and token.text[1:] in given:
            parts += [text[done : token.start], given[token.text[1:]]]
            done = token.end
    return "".join([*parts, text[done:]])


def _as_select(text: str) -> str:
    """Return an ASK as a SELECT of the pairs for which it is true."""
    tokens = significant(tokenize(text))
    ask = next((token for token in tokens if token.is_word("ASK")), None)
    if ask is None:
        return text  # no ASK at all: the store says so
    return f"{text[: ask.start]}SELECT DISTINCT ?this ?value{text[ask.end :]}"


def _projecting(text: str) -> str:
    """Return a SELECT that hands on $this, whether it says so or not."""
    tokens = significant(tokenize(text))
    start = next((i for i, t in enumerate(tokens) if t.is_word("SELECT")), 0)
    rest = range(start, len(tokens))
    end = next((i for i in rest if tokens[i].is_mark("{")), len(tokens))
    head = tokens[start:end]
    if not head or any(t.is_mark("*") or t.text[1:] == "this" for t in head):
        return text
    last = next(
        (
            token
            for token in reversed(head[:2])
            if token.is_word("SELECT", "DISTINCT", "REDUCED")
        ),
        head[0],
    )
    return f"{text[: last.end]} ?this{text[last.end :]}"


@dataclass(slots=True)
class _Group:
    """A group of patterns while its tokens go by."""

    head: int
    opened_by: str
    depth: int = 0
    is_select: bool = False
    is_asking: bool = False
    is_binding: bool = False

    def needs_table(self, *, is_outer: bool) -> bool:
        """Tell whether an expression in it would miss the values of the nodes."""
        if is_outer or self.is_binding:
            return True
        return self.is_asking and self.opened_by not in {"EXISTS", "OPTIONAL"}


class _Scan:
    """What is found in a query while its tokens go by."""

    def __init__(self, text: str, variables: tuple[str, ...]) -> None:
        self.groups: list[_Group] = []
        self.places: list[_Place] = []
        self.has_group = self.groups_by_node = self.is_apart = False
        self._variables = variables
        self._open = [_Group(0, opened_by="")]
        self._clause = ""
        self._tokens = significant(tokenize(text))
        for number, token in enumerate(self._tokens):
            self._pass_by(token, number)

    @property
    def counts(self) -> bool:
        """Whether it counts, or sums up otherwise."""
        return any(token.is_word(*_AGGREGATES) for token in self._tokens)

    def _pass_by(self, token: Token, number: int) -> None:
        if token.is_mark("{"):
            last = self._tokens[number - 1] if number else NOTHING
            group = _Group(token.end, opened_by=last.text.upper())
            self.groups.append(group)
            self._open.append(group)
            self._clause = ""
        elif token.is_mark("}") and len(self._open) > 1:
            self._open.pop()
            self._clause = ""
        elif token.is_mark("(", ")"):
            self._open[-1].depth += 1 if token.text == "(" else -1
        elif token.kind is Kind.WORD:
            self._word(token, number)
        elif token.kind is Kind.VARIABLE and token.text[1:] in self._variables:
            self._variable(token, number)

    def _word(self, token: Token, number: int) -> None:
        word = token.text.upper()
        if word == "SELECT":
            self._clause = word
            if len(self._open) > 1:
                self._open[-1].is_select = self.is_apart = True
        elif word in _CUTS:
            self._clause, self.is_apart = "", True
        elif word == "BY":
            self._clause = self._tokens[number - 1].text.upper()
            self.has_group |= self._clause == "GROUP"
        elif word in {"HAVING", "ORDER"}:
            self._clause = ""

    def _variable(self, token: Token, number: int) -> None:
        group, name = self._open[-1], token.text[1:]
        before = self._tokens[max(number - 2, 0) : number]
        after = self._tokens[number + 1 : number + 2]
        if len(before) == _CALL and before[0].is_word("BOUND") and after:
            place = _Place(before[0].start, after[0].end, name, "bound")
        else:
            form = "term" if group.depth else _FORMS.get(self._clause, "term")
            place = _Place(token.start, token.end, name, form)
        self.places.append(place)
        self.groups_by_node |= self._clause == "GROUP"
        if group.depth:
            group.is_asking = True
            group.is_binding |= self._is_of_bind(number, group.head)

    def starts_with_node(self) -> bool:
        """Tell whether the first pattern of the query has the node as its subject."""
        tokens = iter(self._tokens)
        next((token for token in tokens if token.is_mark("{")), None)
        first, verb, value = (next(tokens, NOTHING) for _ in range(3))
        # A path may lead from a node to itself that no triple has.
        return (
            first.kind is Kind.VARIABLE
            and first.text[1:] in self._variables
            and (verb.kind in TERMS or verb.is_word("A"))
            and value.kind in TERMS
        )

    def _is_of_bind(self, number: int, head: int) -> bool:
        """Tell whether the expression that goes by belongs to a BIND."""
        depth = 0
        for place in range(number - 1, 0, -1):
            token = self._tokens[place]
            if token.start < head:
                return False
            if token.is_mark(")"):
                depth += 1
            elif token.is_mark("("):
                depth -= 1
                if depth < 0 and self._tokens[place - 1].is_word("BIND"):
                    return True
        return False


def _prepare(text: str, variables: tuple[str, ...]) -> Prebound:
    scan = _Scan(text, variables)
    is_summing = scan.counts or scan.has_group
    heads = tuple(
        group.head
        for number, group in enumerate(scan.groups)
        if group.needs_table(is_outer=number == 0)
    )
    is_joined = not scan.is_apart and (scan.groups_by_node or not is_summing)
    has_one_table = len(heads) == len(variables) == 1
    return Prebound(
        variables,
        is_joined=is_joined,
        is_open=is_joined and has_one_table and scan.starts_with_node(),
        _text=text,
        _heads=heads,
        _all_heads=tuple(g.head for g in scan.groups if not g.is_select),
        _places=tuple(scan.places),
    )
