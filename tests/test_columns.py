import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from legation.columns import Column, Numbers, join, once, split

Pair = tuple[int, int]
numbers = st.integers(0, 5) | st.just(2**31 - 1)
pairs = st.lists(st.tuples(numbers, numbers), max_size=12)


def packed(found: list[Pair]) -> Numbers:
    table = np.array(found, dtype=np.int64).reshape(len(found), 2)
    return join(table[:, 0], table[:, 1])


def unpacked(found: tuple[Numbers, Numbers]) -> list[Pair]:
    return list(zip(*(part.tolist() for part in found), strict=True))


def column_of(found: list[Pair]) -> Column:
    column = Column()
    column.add(once(packed(found)))
    return column


@given(pairs)
def test_pairs_are_one_number_each_and_come_apart_again(found: list[Pair]) -> None:
    assert unpacked(split(packed(found))) == found


@given(pairs)
def test_pairs_have_the_order_of_their_numbers(found: list[Pair]) -> None:
    assert unpacked(split(np.sort(packed(found)))) == sorted(found)


@given(st.lists(numbers))
def test_each_number_is_given_once_and_sorted(found: list[int]) -> None:
    assert once(np.array(found, dtype=np.int64)).tolist() == sorted(set(found))


def test_a_new_column_has_no_pair() -> None:
    column = Column()

    assert len(column.pairs) == 0
    assert column.has(packed([(1, 2)])).tolist() == [False]
    assert unpacked(column.objects(np.array([1]))) == []
    assert unpacked(column.subjects(np.array([2]))) == []


@given(pairs, pairs)
def test_a_column_tells_which_pairs_it_holds(
    held: list[Pair], asked: list[Pair]
) -> None:
    told = column_of(held).has(packed(asked)).tolist()

    assert told == [pair in held for pair in asked]


@given(pairs, pairs, pairs)
def test_what_a_column_lacks_is_told_once_whoever_offers_it(
    held: list[Pair], some: list[Pair], others: list[Pair]
) -> None:
    lacking = column_of(held).lacking([packed(some), packed(others)])

    assert unpacked(split(lacking)) == sorted({*some, *others} - {*held})


@given(pairs, pairs)
def test_what_is_added_is_found_in_both_directions(
    first: list[Pair], later: list[Pair]
) -> None:
    column = column_of(first)
    column.subjects(np.array([1]))  # what was looked up before does not hide it
    column.add(column.lacking([packed(later)]))

    assert unpacked(split(column.pairs)) == sorted({*first, *later})
    for one in range(6):
        objects = sorted({o for s, o in [*first, *later] if s == one})
        subjects = sorted({s for s, o in [*first, *later] if o == one})
        assert unpacked(column.objects(np.array([one]))) == [(0, o) for o in objects]
        assert unpacked(column.subjects(np.array([one]))) == [(0, s) for s in subjects]


def test_a_node_is_looked_up_for_each_row_that_it_stands_in() -> None:
    column = column_of([(1, 7), (1, 8), (2, 7), (4, 9)])

    found = column.objects(np.array([2, 1, 3, 1]))
    turned = column.subjects(np.array([7, 9, 5]))

    assert unpacked(found) == [(0, 7), (1, 7), (1, 8), (3, 7), (3, 8)]
    assert unpacked(turned) == [(0, 1), (0, 2), (1, 4)]
