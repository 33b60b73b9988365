"""Groups of things of which each pair is likely one."""

from collections.abc import Collection, Iterator, Mapping

Pair = tuple[int, int]


def group(scores: Mapping[Pair, float]) -> Iterator[tuple[int, ...]]:
    """Yield groups of which each pair has a score.

    The likeliest pairs come together first, and two groups only where all of one go
    with all of the other; a pair that is left between two groups is one of its own.

    Args:
        scores: How likely two things are one, by their positions, the smaller first.

    Yields:
        Positions, sorted.
    """
    home: dict[int, frozenset[int]] = {}
    order = sorted(scores, key=lambda pair: (-scores[pair], pair))
    for one, other in order:
        mine = home.get(one, frozenset({one}))
        theirs = home.get(other, frozenset({other}))
        if mine != theirs and _all_scored(mine, theirs, scores):
            both = mine | theirs
            home.update(dict.fromkeys(both, both))
    groups = set(home.values())
    left = {frozenset(pair) for pair in order if home.get(pair[0]) != home.get(pair[1])}
    yield from sorted(tuple(sorted(members)) for members in groups | left)


def pairs_of(members: Collection[int]) -> Iterator[Pair]:
    """Yield all pairs of a group, the smaller position first."""
    ordered = sorted(members)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            yield one, other


def _all_scored(
    ones: Collection[int], others: Collection[int], scores: Mapping[Pair, float]
) -> bool:
    return all(
        ((one, other) if one < other else (other, one)) in scores
        for one in ones
        for other in others
    )
