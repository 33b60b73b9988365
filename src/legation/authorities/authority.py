"""The seam: what an authority is asked, and what it answers."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from legation.authorities.entries import Entry, Kind
from legation.terms import Literal, NamedNode
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is sought.

    Attributes:
        names: Its names; the preferred ones come first.
        kinds: What it may be; empty where that is not known.
        areas: The names of the places that it lies in.
        ids: Its identifiers outside, as far as they are known.
    """

    names: tuple[Literal, ...]
    kinds: frozenset[Kind] = frozenset()
    areas: tuple[str, ...] = ()
    ids: frozenset[NamedNode] = frozenset()


@dataclass(frozen=True, slots=True)
class Sought:
    """All that is sought at once.

    Attributes:
        questions: One for each thing.
        key: What two names have in common that may mean one thing.
        keys: The keys of all names that are sought.
        ids: The identifiers of all things that are sought.
    """

    questions: Sequence[Question]
    key: Callable[[str], str]
    keys: Collection[str]
    ids: Collection[NamedNode]

    def has_name(self, name: str) -> bool:
        """Tell whether a name may be that of a thing that is sought."""
        return self.key(name) in self.keys


class Authority(Protocol):
    """An outside dataset."""

    @property
    def name(self) -> str:
        """A short name for files and commands, such as "geonames"."""
        ...

    @property
    def title(self) -> Text:
        """What it is called."""
        ...

    @property
    def address(self) -> NamedNode:
        """IRI of a page about it."""
        ...

    @property
    def licence(self) -> NamedNode | None:
        """IRI of the licence of its data; None where that is not known."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether it has all entries of the datasets that it speaks for."""
        ...

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the entries that may be a thing that is sought, each once.

        Args:
            sought: What is sought.

        Yields:
            In the same order each time; those of which a name or an identifier is
            sought, and perhaps others.

        Raises:
            SurroundingsError: The dataset is not there, or does not answer.
            DataError: What it says cannot be read.
        """
        ...

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs, each once; none for those not there.

        Args:
            ids: The IRIs.

        Raises:
            SurroundingsError: The dataset is not there, or does not answer.
            DataError: What it says cannot be read.
        """
        ...
