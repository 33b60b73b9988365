from hypothesis import given
from hypothesis import strategies as st

from legation.likeness.grouping import group, pairs_of

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]),
    st.sampled_from([0.5, 0.7, 0.9]),
)


@given(SCORES)
def test_each_pair_of_a_group_has_a_score_and_each_pair_is_in_a_group(
    scores: dict[tuple[int, int], float],
) -> None:
    groups = list(group(scores))

    held = {pair for members in groups for pair in pairs_of(members)}
    assert held == set(scores)
    assert len(groups) == len(set(groups))


def test_three_that_are_all_alike_are_one_group() -> None:
    assert list(group({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.6})) == [(0, 1, 2)]


def test_a_pair_between_two_groups_stays_a_pair() -> None:
    assert list(group({(0, 1): 0.9, (1, 2): 0.8})) == [(0, 1), (1, 2)]


def test_the_likeliest_pair_comes_together_first() -> None:
    scores = {(0, 1): 0.6, (1, 2): 0.9, (2, 3): 0.7, (0, 2): 0.6, (1, 3): 0.7}

    assert list(group(scores)) == [(0, 1), (0, 2), (1, 2, 3)]
