"""What was decided at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from legation.identities import Decision, short_name
from legation.terms import NamedNode


@dataclass(frozen=True, slots=True)
class Act:
    """What was decided at once: rows that have everything in common but their things.

    Attributes:
        rows: The rows, one or more.
    """

    rows: tuple[Decision, ...]

    @property
    def is_same(self) -> bool:
        """Whether the things are one."""
        return self.rows[0].is_same

    @property
    def things(self) -> tuple[NamedNode, ...]:
        """The things, sorted; of things that are one the name that is kept first."""
        named = sorted({end for row in self.rows for end in row.pair}, key=str)
        kept = self.rows[0].object
        return (kept, *(t for t in named if t != kept)) if self.is_same else (*named,)

    @property
    def labels(self) -> dict[NamedNode, str]:
        """What the rows call the things; some may be left out."""
        return {
            thing: label for row in self.rows for thing, label in row.labels.items()
        }

    @property
    def name(self) -> str:
        """The short name, that of a proposal of the same things."""
        return short_name(self.things)

    def as_json(self) -> dict[str, Any]:
        """Return the act as JSON values, without what is unknown."""
        row, labels = self.rows[0], self.labels
        values = {
            "name": self.name,
            "same": self.is_same,
            "things": [
                {"thing": thing.value, "label": labels.get(thing)}
                for thing in self.things
            ],
            "date": row.date,
            "authors": list(row.authors),
            "confidence": row.confidence,
            "comment": row.comment,
            "places": [str(row.place) for row in self.rows],
        }
        return {key: value for key, value in values.items() if value is not None}


def acts_of(rows: Iterable[Decision]) -> list[Act]:
    """Return what was decided at once, told from the grounds that rows share.

    Args:
        rows: The rows.

    Returns:
        The acts, the latest last, then by name.
    """
    groups: dict[object, list[Decision]] = defaultdict(list)
    for row in rows:
        kept = row.object if row.is_same else None
        key = (kept, row.date, row.authors, row.comment, row.confidence)
        groups[key].append(row)
    acts = [act for group in groups.values() for act in _acts(group)]
    return sorted(acts, key=lambda act: (act.rows[0].date, act.name))


def _acts(rows: Sequence[Decision]) -> list[Act]:
    """Return rows with the same grounds as acts: all of them at once, or each alone."""
    act = Act(tuple(rows))
    pairs = {frozenset(pair) for pair in combinations(act.things, 2)}
    if act.is_same or pairs == {row.pair for row in rows}:
        return [act]
    return [Act((row,)) for row in rows]
