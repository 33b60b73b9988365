from collections.abc import Iterator

from legation.likeness.signs import VETO, Sign, judge
from legation.texts import Text


def test_signs_that_balance_make_a_score_of_a_half() -> None:
    assert judge([Sign(2.0), Sign(-2.0)]).score == 0.5
    assert judge([]).score == 0.5


def test_the_strongest_reason_comes_first_and_what_speaks_against_it_last() -> None:
    weak, strong, against = Text("weak", "-"), Text("strong", "-"), Text("no", "-")

    judgement = judge([Sign(-1, against), Sign(1, weak), Sign(2, strong), Sign(3)])

    assert judgement.reasons == (strong, weak, against)


def test_nothing_is_looked_at_after_a_veto() -> None:
    def signs() -> Iterator[Sign]:
        yield Sign(5.0)
        yield Sign(VETO)
        raise AssertionError

    assert judge(signs()).score == 0
