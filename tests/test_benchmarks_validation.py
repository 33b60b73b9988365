"""The benchmarks of validation, on a world of few facts."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest

from benchmarks import claims, judged, reviewing, validation, worlds
from benchmarks.defects import CLAIM_KINDS, KINDS
from benchmarks.judged import Judged
from benchmarks.measuring import Growth, Task, World, measure
from legation.inference import Change
from legation.terms import SKOS

SMALL = 2_500
ROUNDED = 2e-6  # seconds: each figure is rounded to the microsecond


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return a world of few facts, enough to break one thing in each way."""
    folder = tmp_path_factory.mktemp("world")
    found = World(SMALL, 7, folder / "facts.nt")
    worlds.write_facts(found.facts, SMALL, seed=7)
    return found


def test_of_the_facts_ours_finds_as_much_as_pyshacl_turbo(world: World) -> None:
    ours, turbo = validation.ours(world), validation.turbo(world)

    assert ours["findings"] == turbo["findings"] >= len(KINDS)


def test_of_the_claims_ours_finds_as_much_as_pyshacl_turbo(world: World) -> None:
    ours = validation.ours(world, find=judged.claims)
    turbo = validation.turbo(world, find=judged.claims)

    assert ours["findings"] == turbo["findings"] >= len(CLAIM_KINDS)


@pytest.mark.slow
def test_pyshacl_finds_as_much_however_it_is_called(world: World) -> None:
    helped, plain = validation.helped(world), validation.plain(world)

    assert helped["findings"] == plain["findings"] == validation.ours(world)["findings"]
    assert 0 < helped["total (s)"] < plain["total (s)"]


def test_a_task_says_what_it_measured_from_the_store_on(world: World) -> None:
    task = Task("ours", partial(validation.ours, find=judged.facts), world)

    (samples,) = measure([task], rounds=1).values()

    figures = {name: values[0] for name, values in samples.items()}
    parts = figures["compile (s)"] + figures["check (s)"]
    assert 0 < parts <= figures["total (s)"] + ROUNDED
    assert figures["triples"] > SMALL
    assert 0 <= figures["memory above the store (MB)"] < figures["peak (MB)"]


def test_what_is_judged_is_written_once_and_the_same_each_time(
    world: World, tmp_path: Path
) -> None:
    other = World(SMALL, 7, tmp_path / "facts.nt")
    worlds.write_facts(other.facts, SMALL, seed=7)
    found = judged.facts(world)
    written = found.told.stat().st_mtime_ns

    again, anew = judged.facts(world), judged.facts(other)

    assert again.told.stat().st_mtime_ns == written
    assert anew.told.read_bytes() == found.told.read_bytes()


def nothing(world: World) -> Judged:
    """Return what is never read."""
    return Judged(world.facts, world.facts, ())


@pytest.mark.parametrize(
    ("size", "is_patient", "are_slow_ones_run"),
    [
        (10_000, False, True),
        (100_000, False, False),
        (100_000, True, True),
        (1_000_000, True, False),
    ],
)
def test_pyshacl_is_run_where_it_is_quick_or_may_take_long(
    *, size: int, is_patient: bool, are_slow_ones_run: bool
) -> None:
    world = World(size, 7, Path("facts.nt"), is_patient)

    names = [task.name for task in validation.tasks(world, find=nothing)]

    slow = ["pySHACL, queries parsed once", "pySHACL"]
    assert names == ["Legation", "pyshacl-turbo", *(slow if are_slow_ones_run else [])]


@pytest.mark.parametrize(("is_patient", "slow"), [(False, 0), (True, 2)])
def test_pyshacl_judges_claims_only_where_one_is_patient(
    world: World, *, is_patient: bool, slow: int
) -> None:
    tasks = claims.tasks(replace(world, is_patient=is_patient))

    assert [task.name for task in tasks][:2] == ["Legation", "pyshacl-turbo"]
    assert len(tasks) == 2 + slow


def test_claims_that_are_too_many_are_not_judged(tmp_path: Path) -> None:
    assert claims.tasks(World(1_000_000, 7, tmp_path / "facts.nt")) == []


def test_an_edit_that_was_not_reviewed_is_found_out(world: World) -> None:
    reviewed = reviewing.Reviewed(judged.facts(world))
    told = list(worlds.told(SMALL, seed=7))
    label = next(t for t in told if t.predicate == SKOS.prefLabel)
    reviewed.check()

    reviewed.apply(Change(removed=frozenset({label})))

    with pytest.raises(AssertionError):
        reviewed.check()


def test_an_edit_that_was_reviewed_gives_what_is_found_anew(world: World) -> None:
    reviewed = reviewing.Reviewed(judged.facts(world))
    told = list(worlds.told(SMALL, seed=7))
    scripts = reviewing.scripts(told, Random(7))

    for _ in range(10):
        assert reviewed.revise(next(scripts)) > 0
    reviewed.check()


@pytest.mark.slow
def test_two_hundred_edits_are_each_compared_in_a_small_world(world: World) -> None:
    figures = reviewing.revisions(world)

    assert figures["revisions"] == figures["compared with a validation anew"] == 200


def test_a_script_makes_no_fact_come_and_go_at_once() -> None:
    scripts = reviewing.scripts(list(worlds.told(SMALL, seed=7)), Random(7))

    for _ in range(200):
        script = next(scripts)
        assert script.added.isdisjoint(script.removed)
        assert 0 < len(script.added) + len(script.removed) <= 10


@pytest.mark.skipif(
    not Path("/proc/self/clear_refs").exists(),
    reason="the system cannot set back the mark of the most memory",
)
def test_growth_is_what_is_taken_since_and_the_peak_what_came_before_too() -> None:
    before = bytearray(200 << 20)
    del before
    growth = Growth()

    since = bytearray(30 << 20)

    figures, now = (one.figures(above="it") for one in (growth, Growth()))
    assert len(since) == 30 << 20
    assert 29 < figures["memory above it (MB)"] < 60
    assert figures["peak (MB)"] > now["peak (MB)"] + 100
