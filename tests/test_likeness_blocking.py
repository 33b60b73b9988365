from hypothesis import given
from hypothesis import strategies as st

from legation.likeness.blocking import Key, pairs

KEYS = st.lists(st.sets(st.integers(0, 5)), max_size=8)


def keys(values: list[set[int]]) -> list[list[Key]]:
    return [[Key(value) for value in own] for own in values]


@given(KEYS)
def test_the_pairs_are_those_that_share_a_key(values: list[set[int]]) -> None:
    wanted = [
        (one, other)
        for one in range(len(values))
        for other in range(one + 1, len(values))
        if values[one] & values[other]
    ]

    assert list(pairs(keys(values))) == wanted


def test_a_key_that_too_many_share_counts_for_nothing() -> None:
    values = [{0}, {0}, {0, 1}, {1}]

    assert list(pairs(keys(values), largest=2)) == [(2, 3)]


def test_those_that_do_not_seek_are_not_compared_with_each_other() -> None:
    own = [[Key("a")], [Key("a", seeks=False)], [Key("a", seeks=False)]]

    assert list(pairs(own)) == [(0, 1), (0, 2)]


def test_who_has_a_key_twice_seeks_if_one_of_them_does() -> None:
    own = [[Key("a"), Key("a", seeks=False)], [Key("a", seeks=False)]]

    assert list(pairs(own)) == [(0, 1)]
