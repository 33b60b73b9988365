"""The garbage collector pauses for a task, and goes on after it."""

import gc

import pytest

from legation.garbage import uncollected


def test_nothing_is_collected_during_a_task() -> None:
    with uncollected():
        is_on = gc.isenabled()

    assert not is_on
    assert gc.isenabled()


def test_it_goes_on_after_a_task_that_fails() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")

    assert gc.isenabled()


def test_a_task_inside_another_leaves_it_paused() -> None:
    with uncollected():
        with uncollected():
            pass
        is_on = gc.isenabled()

    assert not is_on
