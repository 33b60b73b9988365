"""Rows of a query as a table that fits the terminal, with their evidence below them.

The text is laid out here and not by rich's own table: evidence stands across all
columns between two rows, and a line ends with its last word, so that what is piped
into a file or a mail has neither boxes nor trailing blanks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import IO, Literal

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from legation.texts import Language, Text

__all__ = ["print_rows", "screen_console"]

_WIDTH = 88
_GAP = 2
_INDENT = 4
_NARROWEST = 10
_WIDEST_WORD = 30
_TALLEST = 8

_NO_ROWS = Text(
    "No row answers this question.", "Aucune ligne ne répond à cette question."
)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_PREFIXED_NAME = re.compile(r"[a-z][a-z0-9-]*:[\w.-]+")
_PIECE = re.compile(r"[^-]+-?|-")
# French spaces that no line may be broken at. Rich breaks at any space, so one that is
# none (a noncharacter, which no text has) stands for them until a line is printed.
_FRENCH_SPACE = re.compile("(?<=«)[ \u00a0]|[ \u00a0](?=[:»])")
_UNBROKEN, _SPACE = "\ufdd0", "\u00a0"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def screen_console(screen: IO[str], *, is_terminal: bool) -> Console:
    """Return a console that prints into a text.

    Args:
        screen: The text.
        is_terminal: Whether a terminal will show it: then it has the terminal's width
            and colours, otherwise neither colours nor lines of more than 88 characters.
    """
    return Console(
        file=screen,
        highlight=False,
        force_terminal=is_terminal,
        width=None if is_terminal else _WIDTH,
    )


def print_rows(  # noqa: PLR0913  what is printed, and how: all by name
    columns: Mapping[str, str],
    rows: Sequence[Mapping[str, str | None]],
    *,
    title: str,
    language: Language,
    console: Console,
    evidence: Sequence[Sequence[str]] | None = None,
) -> None:
    """Print rows under a title.

    A column "x" that has a column "xLabel" beside it shares one with it: the label,
    and under it the prefixed name. Where the columns are too many for the width, so
    that words would be cut or cells grow tall, each row becomes a short list.

    Args:
        columns: Names of the columns and their labels, in the order of the table.
        rows: The values as they are to be read; an absent or None value stays blank.
        title: What the rows answer; empty for none.
        language: "en" or "fr", for the sentence that there are none.
        console: Where to print; colours are the console's affair.
        evidence: For each row the lines that stand below it.
    """
    if title:
        _print(_line(title, style="bold"), console)
    if not rows:
        _print(_line(_NO_ROWS.into(language)), console)
        return
    table = list(_columns(columns, rows))
    widths = _fit(table, console.width)
    is_list = not widths
    if title:
        _print(Line(), console)
    if not is_list:
        heads = [column.head for column in table]
        rules = [_line("─" * width, style="dim") for width in widths]
        _print_cells(heads, table=table, widths=widths, console=console)
        _print_cells(rules, table=table, widths=widths, console=console)
    proofs = evidence if evidence is not None else [()] * len(rows)
    is_spaced = bool(evidence) or is_list or any(column.is_double for column in table)
    for number, proof in zip(range(len(rows)), proofs, strict=True):
        if is_list:
            _print_list(number, table=table, console=console)
        else:
            cells = [column.cells[number] for column in table]
            _print_cells(cells, table=table, widths=widths, console=console)
        for sentence in proof:
            _print_block(_line(sentence), indent=_INDENT, console=console)
        if is_spaced and number + 1 < len(rows):
            _print(Line(), console)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: its head, a cell for each row, its side.

    In a double column a value stands under its label.
    """

    head: Line
    cells: list[Line]
    side: Literal["left", "right"]
    is_double: bool

    @property
    def width(self) -> int:
        """The width of its widest line, in terminal cells."""
        return max((line.cell_len for line in self._lines), default=0)

    @property
    def least(self) -> int:
        """The width below which words would be cut, in terminal cells."""
        words = (cell_len(word) for line in self._lines for word in _words(line.plain))
        longest = min(max(words, default=0), _WIDEST_WORD)
        return max(longest, min(self.width, _NARROWEST))

    def height(self, width: int) -> int:
        """Return about how many lines the tallest cell has in a width."""
        return max(
            (sum(-(-line.cell_len // width) for line in cell.split()))
            for cell in self.cells
        )

    @property
    def _lines(self) -> Iterator[Line]:
        return (line for cell in (self.head, *self.cells) for line in cell.split())


def _columns(
    columns: Mapping[str, str], rows: Sequence[Mapping[str, str | None]]
) -> Iterator[_Column]:
    """Yield the columns of the table, a label's column merged into its thing's."""
    labels = {f"{name}Label" for name in columns}
    for name, head in columns.items():
        if name in labels:
            continue
        companion = f"{name}Label" if f"{name}Label" in columns else None
        values = [row.get(name) or "" for row in rows]
        numeric = all(_NUMBER.fullmatch(value) for value in values if value)
        yield _Column(
            head=_line(head, style="bold"),
            cells=[
                _cell(value, label=row.get(companion) if companion else None)
                for value, row in zip(values, rows, strict=True)
            ],
            side="right" if numeric and any(values) else "left",
            is_double=companion is not None,
        )


def _cell(value: str, *, label: str | None) -> Line:
    """Return a value, under its label if it has one, prefixed names dimmed."""
    shown = _line(value, style="dim" if _PREFIXED_NAME.fullmatch(value) else "")
    return Line("\n").join([_line(label), shown]) if label and value else shown


def _line(text: str, *, style: str = "") -> Line:
    """Return text to print on one line, without what would steer the terminal."""
    flat = _FRENCH_SPACE.sub(_UNBROKEN, re.sub(r"[\t\n\r]+", " ", text))
    return Line(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", flat), style=style)


def _words(text: str) -> list[str]:
    """Return the pieces of a text between which a line may be broken."""
    return _PIECE.findall(text) if _PREFIXED_NAME.fullmatch(text) else text.split()


def _fit(table: Sequence[_Column], total: int) -> list[int]:
    """Return the widths of columns, the widest narrowed until all fit in a line.

    Returns:
        One for each column, or none where a word would be cut or a cell grow tall.
    """
    widths = [column.width for column in table]
    leasts = [column.least for column in table]
    excess = sum(widths) + _GAP * (len(widths) - 1) - total
    for _ in range(excess):
        wide = [n for n, least in enumerate(leasts) if widths[n] > least]
        if not wide:
            return []
        widths[max(wide, key=lambda n: (widths[n], -n))] -= 1
    fitted = zip(table, widths, strict=True)
    is_tall = excess > 0 and any(c.height(max(w, 1)) > _TALLEST for c, w in fitted)
    return [] if is_tall else [max(width, 1) for width in widths]


def _print_cells(
    cells: Sequence[Line],
    *,
    table: Sequence[_Column],
    widths: Sequence[int],
    console: Console,
) -> None:
    """Print one row of the table, each cell wrapped in its column."""
    wrapped = [
        _wrap(cell, width, console=console)
        for cell, width in zip(cells, widths, strict=True)
    ]
    for pieces in zip_longest(*wrapped, fillvalue=Line()):
        line = Line()
        for piece, width, column in zip(pieces, widths, table, strict=True):
            aligned = piece.copy()
            aligned.rstrip()
            aligned.align(column.side, width)
            line.append_text(aligned).append(" " * _GAP)
        _print(line, console)


def _wrap(cell: Line, width: int, *, console: Console) -> list[Line]:
    """Return the lines of a cell; a long prefixed name is broken after its hyphens."""
    lines: list[Line] = []
    for line in cell.split():
        rest = line
        if _PREFIXED_NAME.fullmatch(line.plain):
            while (
                rest.cell_len > width
                and (hyphen := rest.plain.rfind("-", 0, width)) > 0
            ):
                start, rest = rest.divide([hyphen + 1])
                lines.append(start)
        lines += rest.wrap(console, width, overflow="fold")
    return lines


def _print_list(number: int, *, table: Sequence[_Column], console: Console) -> None:
    """Print one row as a list, a column a line."""
    indent = max(column.head.cell_len for column in table) + _GAP
    for column in table:
        value = Line(" ").join(column.cells[number].split())
        if value:
            head = column.head.copy()
            head.align("left", indent)
            _print_block(value, indent=indent, console=console, first=head)


def _print_block(
    text: Line, *, indent: int, console: Console, first: Line | None = None
) -> None:
    """Print text wrapped to the width and indented, its first line after `first`."""
    width = max(console.width - indent, 1)
    for line in text.wrap(console, width, overflow="fold"):
        _print(Line.assemble(first or " " * indent, line), console)
        first = None


def _print(line: Line, console: Console) -> None:
    line.rstrip()
    line.plain = line.plain.replace(_UNBROKEN, _SPACE)
    console.print(line, soft_wrap=True, highlight=False)
