"""How near two words or texts are in spelling."""

from rapidfuzz.fuzz import ratio


def nearness(one: str, other: str) -> float:
    """Return how near two texts are in spelling.

    Args:
        one: A text.
        other: Another.

    Returns:
        From 0, nothing in common, to 1, the same: the share of their characters that
        both have in the same order.
    """
    return ratio(one, other) / 100
