"""Markdown as text: words escaped, links, tables, fenced blocks.

CommonMark 0.31 with the tables of GitHub. What stands in a cell of a table holds no
bare "|", so that every piece made here may stand there.
"""

import re
from collections.abc import Iterable, Sequence

_BLANK = re.compile(r"[ \t\r\n\f\v]+")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&~$#]")
_OPENING = re.compile(r"^(?:[-+=]|[0-9]+(?=[.)](?: |$)))")
_UNSAFE = re.compile(r"[\x00-\x20()<>\[\]|\\`\"]")
_TICKS = re.compile(r"`+")
_PIPE = "&#124;"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is, on one line.

    Args:
        text: Any text; white space is shown as one space, no-break spaces stay.
    """
    marked = _SPECIAL.sub(r"\\\g<0>", _flat(text)).replace("|", _PIPE)
    opening = _OPENING.match(marked)
    if opening is None:
        return marked
    end = opening.end() if opening[0].isdigit() else 0
    return f"{marked[:end]}\\{marked[end:]}"


def code(text: str) -> str:
    """Return text as code within a line, white space as one space.

    Args:
        text: Any text that is not blank.
    """
    flat = _flat(text)
    if "|" in flat:
        return f"<code>{escape(flat)}</code>"
    ticks = "`" * (_longest(flat) + 1)
    space = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{ticks}{space}{flat}{space}{ticks}"


def link(label: str, target: str) -> str:
    """Return a link.

    Args:
        label: What is shown, as Markdown.
        target: A page, an anchor or an address.
    """
    safe = _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", target)
    return f"[{label}]({safe})"


def anchor(name: str) -> str:
    """Return a place that links can lead to.

    Args:
        name: Letters, digits and hyphens (see `slug`).
    """
    return f'<a id="{name}"></a>'


def slug(text: str) -> str:
    """Return a text as small letters and digits, the rest as single hyphens.

    Args:
        text: A prefixed name, an IRI or the name of a query.
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def heading(level: int, text: str, *, name: str = "") -> str:
    """Return a heading.

    Args:
        level: 1 for the page's own, up to 6.
        text: What it says, as Markdown.
        name: The anchor by which it is found; empty for none.
    """
    return f"{'#' * level} {anchor(name) if name else ''}{text}"


def items(texts: Iterable[str]) -> str:
    """Return a list, an item for each piece of Markdown; empty for none."""
    return "\n".join(f"- {text}" for text in texts)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table.

    Args:
        heads: The heads of the columns, as Markdown.
        rows: A cell for each column, as Markdown on one line.
    """
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def fence(text: str, syntax: str = "") -> str:
    """Return text as a block that is shown as it is.

    Args:
        text: The text; line breaks at its end are left out.
        syntax: The language that it is in.
    """
    ticks = "`" * max(_longest(text) + 1, 3)
    return "\n".join([f"{ticks}{syntax}", text.rstrip("\n"), ticks])


def details(summary: str, content: str) -> str:
    """Return a block that is closed until the reader opens it.

    Args:
        summary: The word that is shown while it is closed.
        content: Blocks of Markdown.
    """
    return f"<details>\n<summary>{summary}</summary>\n\n{content}\n\n</details>"


def _flat(text: str) -> str:
    return _BLANK.sub(" ", text).strip(" ")


def _longest(text: str) -> int:
    """Return the length of the longest run of backticks."""
    return max(map(len, _TICKS.findall(text)), default=0)
