"""Entries of outside datasets, as far as links depend on what they say."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal as OneOf

from legation.terms import Literal, NamedNode
from legation.texts import Text

Kind = OneOf[
    "state",
    "region",
    "city",
    "territory",
    "continent",
    "person",
    "body",
    "office",
    "event",
    "agreement",
    "topic",
]

KINDS: dict[Kind, Text] = {
    "state": Text("state", "État"),
    "region": Text("region", "région"),
    "city": Text("city", "ville"),
    "territory": Text("territory", "territoire"),
    "continent": Text("continent", "continent"),
    "person": Text("person", "personne"),
    "body": Text("organization", "organisation"),
    "office": Text("office", "charge"),
    "event": Text("event", "événement"),
    "agreement": Text("agreement", "entente"),
    "topic": Text("topic", "thème"),
}
"""What kinds of things links are sought for, in the words of users."""

_RADIUS = 6371.0  # of the Earth, in kilometres


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe.

    Attributes:
        latitude: Degrees north.
        longitude: Degrees east.
    """

    latitude: float
    longitude: float

    def distance(self, other: "Point") -> float:
        """Return how far another point is, in kilometres along the surface."""
        north = radians(other.latitude - self.latitude)
        east = radians(other.longitude - self.longitude)
        lengths = cos(radians(self.latitude)) * cos(radians(other.latitude))
        chord = sin(north / 2) ** 2 + lengths * sin(east / 2) ** 2
        return 2 * _RADIUS * asin(sqrt(min(1.0, chord)))


@dataclass(frozen=True, slots=True)
class Area:
    """What an entry lies in.

    Attributes:
        names: What it is called, as it is written; may be empty.
        ids: Its identifiers, in the dataset itself and in others; may be empty.
        kind: What kind of place it is; None where that is not said.
        title: What a sentence calls it; None for its first name.
    """

    names: tuple[str, ...] = ()
    ids: frozenset[NamedNode] = frozenset()
    kind: Kind | None = None
    title: Text | None = None

    @property
    def label(self) -> Text:
        """What a sentence calls it."""
        name = self.names[0] if self.names else min(map(str, self.ids), default="")
        return self.title or Text(name, name)


@dataclass(frozen=True, slots=True)
class Entry:
    """What an outside dataset says of one thing.

    Attributes:
        id: Its IRI there.
        label: What it is called there.
        names: All its names, with their languages where these are known; the label is
            one of them.
        kinds: What it may be; empty where that is not said.
        category: What the dataset itself calls its kind; None where it does not say.
        areas: What it lies in, in any order; empty where that is not said.
        point: Where it lies; None where that is not said.
        begin: The day on which it began to be, as an EDTF date; of a person, the birth.
        end: The day on which it ended.
        ids: Its identifiers in other datasets, as far as the dataset names them.
        size: How many people live there; None where that is not said.
    """

    id: NamedNode
    label: str
    names: tuple[Literal, ...]
    kinds: frozenset[Kind] = frozenset()
    category: str | None = None
    areas: tuple[Area, ...] = ()
    point: Point | None = None
    begin: str | None = None
    end: str | None = None
    ids: frozenset[NamedNode] = frozenset()
    size: int | None = None
