"""What tables of mappings are used for, and what that lets them say."""

from collections.abc import Mapping
from dataclasses import dataclass

from legation.sssom.slots import DECISION_SLOTS, SLOTS, Slot
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Use:
    """One use of tables.

    Attributes:
        name: The name of its graph, of its folder, and of its check in findings.
        slots: What a table and its rows may say, by the names of the slots.
        title: What a sentence calls such a table.
    """

    name: str
    slots: Mapping[str, Slot]
    title: Text


LINKS = Use("links", SLOTS, Text("table of links", "tableau de liens"))
"""Matches with outside datasets."""

IDENTITIES = Use(
    "identities",
    DECISION_SLOTS,
    Text("table of decisions", "tableau de décisions"),
)
"""Decisions that things of the dataset are one, or are not."""
