"""Who tells which value of a property, and with which words."""

from dataclasses import dataclass
from typing import Any

from legation.comparing.extents import Extent
from legation.evidence import Evidence
from legation.terms import NamedNode, Term
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim that tells a value.

    Attributes:
        claim: The claim.
        source: Its source.
        stance: Its stance.
        kind: The kind of its source; None where nothing says so.
        kind_label: What that kind is called.
        date: The day on which the source was issued or last changed, as in
            "2009-12-07"; None where nothing says so.
        places: Where the source says so; one for each passage, at least one.
    """

    claim: NamedNode
    source: NamedNode
    stance: NamedNode
    kind: NamedNode | None
    kind_label: Text | None
    date: str | None
    places: tuple[Evidence, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the saying as JSON values, without what is unknown."""
        first = self.places[0]
        values = {
            "claim": self.claim.value,
            "source": self.source.value,
            "sourceLabel": first.source_label.as_json(),
            "kind": self.kind.value if self.kind else None,
            "kindLabel": self.kind_label.as_json() if self.kind_label else None,
            "date": self.date,
            "stance": self.stance.value,
            "stanceLabel": first.stance.as_json(),
            "note": first.note.as_json() if first.note else None,
            "places": [_place(place) for place in self.places],
        }
        return {key: value for key, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Value:
    """One value that claims tell of a property.

    Attributes:
        term: The value.
        text: How people read it.
        extent: What it leaves open, if it is a date or a number.
        depth: How many larger places lie around it, if it is a place.
        sayings: The claims that tell it, by their IRIs; at least one.
    """

    term: Term
    text: Text
    extent: Extent | None
    depth: int
    sayings: tuple[Saying, ...]

    @property
    def claims(self) -> frozenset[NamedNode]:
        """The claims that tell it."""
        return frozenset(saying.claim for saying in self.sayings)

    @property
    def sources(self) -> frozenset[NamedNode]:
        """Their sources."""
        return frozenset(saying.source for saying in self.sayings)

    @property
    def vagueness(self) -> float:
        """How much it leaves open; the less, the more precise."""
        return self.extent.vagueness if self.extent else -self.depth

    def as_json(self) -> dict[str, Any]:
        """Return the value as JSON values."""
        return {
            "value": str(self.term),
            "text": self.text.as_json(),
            "sayings": [saying.as_json() for saying in self.sayings],
        }

    def order(self) -> tuple[float, float, str]:
        """Return the key by which values are sorted: days or numbers, then texts."""
        extent = self.extent
        limits = (extent.earliest_start, extent.latest_end) if extent else (0.0, 0.0)
        return (*limits, str(self.term))


@dataclass(frozen=True, slots=True)
class Remark:
    """What a claim says of a thing in words, without telling a value.

    Attributes:
        words: The words of the editors for it.
        saying: The claim.
    """

    words: Text
    saying: Saying

    def as_json(self) -> dict[str, Any]:
        """Return the remark as JSON values."""
        return {"words": self.words.as_json(), "saying": self.saying.as_json()}


def _place(evidence: Evidence) -> dict[str, object]:
    """Return where a source says something, without who says it."""
    place = ("quote", "start", "end", "citation")
    return {key: said for key, said in evidence.as_json().items() if key in place}
