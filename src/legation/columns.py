"""Pairs of numbers in sorted columns: how a relation is held and joined in bulk.

A pair is one number of 64 bits, the subject's in the upper half and the object's in the
lower, so that sorting, merging and looking up are single calls of numpy.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
"""Numbers of terms, or pairs of them."""

_HALF = np.int64(32)
_LOWER = np.int64(0xFFFFFFFF)


def join(subjects: Numbers, objects: Numbers) -> Numbers:
    """Return pairs of two columns of the same length."""
    return (subjects << _HALF) | objects


def split(pairs: Numbers) -> tuple[Numbers, Numbers]:
    """Return the subjects and the objects of pairs."""
    return pairs >> _HALF, pairs & _LOWER


def once(numbers: Numbers) -> Numbers:
    """Return numbers, each once, sorted."""
    # Sorting is several times as fast as what numpy's unique does for whole numbers.
    found = np.sort(numbers)
    return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


class Column:
    """The pairs of one relation.

    Attributes:
        pairs: The pairs, each once, sorted.
    """

    __slots__ = ("_turned", "pairs")

    def __init__(self) -> None:
        """Start without a pair."""
        self.pairs: Numbers = np.empty(0, dtype=np.int64)
        self._turned: Numbers | None = None

    def lacking(self, parts: Iterable[Numbers]) -> Numbers:
        """Return those of some pairs that the column lacks, each once, sorted."""
        asked = np.unique(np.concatenate(list(parts)))
        return asked[~self.has(asked)]

    def add(self, pairs: Numbers) -> None:
        """Take in pairs that the column lacks, each given once and sorted."""
        # A stable sort merges two sorted runs in one pass.
        self.pairs = np.sort(np.concatenate([self.pairs, pairs]), kind="stable")
        self._turned = None

    def has(self, pairs: Numbers) -> NDArray[np.bool_]:
        """Tell for each of some pairs whether the column holds it."""
        if not len(self.pairs):
            return np.zeros(len(pairs), dtype=np.bool_)
        places = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
        return np.equal(self.pairs[places], pairs)

    def objects(self, subjects: Numbers) -> tuple[Numbers, Numbers]:
        """Find the objects of some subjects.

        Args:
            subjects: One subject for each row.

        Returns:
            For each pair found: the row that it belongs to, and its object.
        """
        return _look_up(self.pairs, subjects)

    def subjects(self, objects: Numbers) -> tuple[Numbers, Numbers]:
        """Find the subjects of some objects.

        Args:
            objects: One object for each row.

        Returns:
            For each pair found: the row that it belongs to, and its subject.
        """
        if self._turned is None:
            subjects, turned = split(self.pairs)
            self._turned = np.sort(join(turned, subjects))
        return _look_up(self._turned, objects)


def _look_up(pairs: Numbers, keys: Numbers) -> tuple[Numbers, Numbers]:
    """Return rows and lower halves of the sorted pairs whose upper half is a key."""
    low = np.searchsorted(pairs, keys << _HALF)
    high = np.searchsorted(pairs, (keys + 1) << _HALF)
    counts = high - low
    rows = np.repeat(np.arange(len(keys), dtype=np.int64), counts)
    # Within its row, each pair is as far from the row's first as it is in the result.
    firsts = np.repeat(low - (np.cumsum(counts) - counts), counts)
    return rows, pairs[firsts + np.arange(len(rows))] & _LOWER
