"""The benchmark of stored queries, on a world of few facts."""

from pathlib import Path

import pytest

from benchmarks import queries, worlds
from benchmarks.measuring import World

SMALL = 2_000


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return a world whose store is made."""
    folder = tmp_path_factory.mktemp("world")
    found = World(SMALL, 7, folder / "facts.nt")
    worlds.write_facts(found.facts, SMALL, seed=7)
    queries.tasks(found)
    return found


def test_one_question_of_each_topic_is_asked_and_has_an_answer(world: World) -> None:
    asked = queries.Asked(world)
    topics = [name.partition("/")[0] for name, _ in queries.QUESTIONS]

    assert len(set(topics)) == len(topics) == 12
    assert all(asked.ours(question) for question in queries.QUESTIONS)


def test_our_api_and_the_engine_itself_are_both_measured(world: World) -> None:
    figures = queries.ours(world)

    assert set(figures) >= {f"{name} (ms)" for name, _ in queries.QUESTIONS}
    assert 0 < figures["lookup (ms)"] < figures["many rows (ms)"]


def test_rdflib_is_stopped_when_its_time_is_up(world: World) -> None:
    asked = queries.Asked(world)
    quick, slow = queries.QUESTIONS[5], queries.QUESTIONS[7]

    assert queries.within_limit(slow, asked, seconds=0.2) == 200
    assert 0 < queries.within_limit(quick, asked, seconds=60) < 60_000


def test_a_question_that_fails_is_no_question_that_takes_long(world: World) -> None:
    with pytest.raises(EOFError):
        queries.within_limit(("missions/none", {}), queries.Asked(world), seconds=60)


def test_a_world_beyond_memory_has_no_tasks(tmp_path: Path) -> None:
    assert queries.tasks(World(1_000_000, 7, tmp_path / "facts.nt")) == []
