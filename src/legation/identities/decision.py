"""One decision: that two things are one, or are not."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from legation.findings import Position
from legation.terms import NamedNode


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of a table of decisions.

    Attributes:
        subject: The thing whose name is given up; of two different things the one that
            stands first.
        object: The thing whose name is kept, or the other one.
        is_same: Whether they are one thing.
        place: Where the row stands.
        authors: Who decided, sorted.
        date: The day of the decision, as in "2026-11-28".
        confidence: From 0 to 1; None where nobody says.
        comment: The reasons; None where nobody gives any.
        labels: What the row calls each of them; those that it leaves out are not there.
    """

    subject: NamedNode
    object: NamedNode
    is_same: bool
    place: Position
    authors: tuple[str, ...] = ()
    date: str = ""
    confidence: float | None = None
    comment: str | None = None
    labels: Mapping[NamedNode, str] = field(default_factory=dict, compare=False)

    @property
    def pair(self) -> frozenset[NamedNode]:
        """The two things."""
        return frozenset((self.subject, self.object))


def short_name(things: Iterable[NamedNode]) -> str:
    """Return a name for some things together.

    Args:
        things: The things, in any order.

    Returns:
        Eight hexadecimal digits, the same for the same things.
    """
    written = "\n".join(sorted(thing.value for thing in things))
    return hashlib.sha256(written.encode()).hexdigest()[:8]
