"""Lines of a laid out SPARQL text, and how a line that is too long is broken."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

WIDTH = 88
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Part:
    """One token on a line.

    Attributes:
        text: How it is written.
        space: Whether a space stands before it.
        depth: How many brackets are open around it; a bracket stands outside itself.
        cut: Whether the line may be broken before it.
        back: Whether it stands as far left as the line itself once that is broken.
    """

    text: str
    space: bool
    depth: int
    cut: bool = False
    back: bool = False


@dataclass(slots=True)
class Line:
    """One statement, or what of it fits between two forced breaks.

    Attributes:
        indent: How many levels it stands to the right.
        parts: Its tokens.
        comment: The comment behind it, with its "#"; empty where there is none.
    """

    indent: int
    parts: list[Part] = field(default_factory=list)
    comment: str = ""

    def write(self) -> str:
        """Return the line, broken where it is too long and can be broken."""
        lines = list(_broken(self.parts, self.indent))
        if self.comment:
            glue = "  " if self.parts else INDENT * self.indent
            lines = [
                *lines[:-1],
                (lines[-1] if self.parts else "") + glue + self.comment,
            ]
        return "\n".join(lines)


def _flat(parts: Sequence[Part], indent: int) -> str:
    """Return parts on one line."""
    words = "".join((" " if part.space else "") + part.text for part in parts)
    return INDENT * indent + words.lstrip(" ")


def _broken(parts: Sequence[Part], indent: int) -> Iterator[str]:
    """Yield lines for the parts, broken at the outermost brackets that can be."""
    cuts = [place for place, part in enumerate(parts) if part.cut and place]
    if len(_flat(parts, indent)) <= WIDTH or not cuts:
        yield _flat(parts, indent)
        return
    depth = min(parts[place].depth for place in cuts)
    first = next(place for place in cuts if parts[place].depth == depth)
    start = next(
        (i for i in range(first - 1, -1, -1) if parts[i].depth < depth),
        None,
    )
    if start is None:
        yield from _cut(parts, depth, indent, hang=1)
        return
    end = next(
        (i for i in range(first, len(parts)) if parts[i].depth < depth), len(parts)
    )
    yield _flat(parts[: start + 1], indent)
    yield from _cut(parts[start + 1 : end], depth, indent + 1, hang=0)
    if end < len(parts):
        yield from _broken(parts[end:], indent)


def _cut(parts: Sequence[Part], depth: int, indent: int, *, hang: int) -> Iterator[str]:
    """Yield lines for the parts, one from each place at a depth where they break."""
    starts = [i for i, p in enumerate(parts) if not i or (p.cut and p.depth == depth)]
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        right = hang if start and not parts[start].back else 0
        yield from _broken(parts[start:end], indent + right)
