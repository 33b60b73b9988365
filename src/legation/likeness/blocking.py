"""Which things are worth comparing: those that share a key."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

LARGEST = 250
"""How many things may share a key; a key of more says too little of each."""


@dataclass(frozen=True, slots=True)
class Key:
    """Something that likely doubles have in common.

    Attributes:
        value: What it is.
        seeks: Whether the thing is compared with all that have the key, or only with
            those that seek.
    """

    value: Hashable
    seeks: bool = True


def pairs(
    keys: Sequence[Iterable[Key]], *, largest: int = LARGEST
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of things that are worth comparing, each once, sorted.

    Args:
        keys: The keys of each thing.
        largest: How many things may share a key.

    Yields:
        Two positions in *keys*, the smaller one first.
    """
    blocks: dict[Hashable, dict[int, bool]] = defaultdict(dict)
    for position, own in enumerate(keys):
        for key in own:
            block = blocks[key.value]
            block[position] = block.get(position, False) or key.seeks
    found: set[int] = set()
    size = len(keys)
    for block in blocks.values():
        if len(block) <= largest:
            found.update(
                one * size + other
                for one, other in combinations(block, 2)
                if block[one] or block[other]
            )
    for number in sorted(found):
        yield divmod(number, size)
