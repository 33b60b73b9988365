"""Validation of claims, whose shapes look into one named graph after the other."""

from dataclasses import replace

from benchmarks import judged, validation
from benchmarks.measuring import Benchmark, Task, World

_LIMIT = 600  # seconds after which an engine is stopped
_QUICK = {validation.OURS, validation.TURBO}
_MOST = 100_000  # facts whose claims are gathered within a minute


def tasks(world: World) -> list[Task]:
    """Return the tasks for a world, whose files they write; none if it is large.

    pySHACL takes minutes for the claims of a small world, and hours for more.
    """
    if world.size > _MOST:
        return []
    found = validation.tasks(replace(world, is_patient=False), find=judged.claims)
    return [
        replace(task, limit=_LIMIT, is_once=task.name not in _QUICK)
        for task in found
        if world.is_patient or task.name in _QUICK
    ]


BENCHMARK = Benchmark(
    name="claims",
    title="All shapes of the claims, against a world with defects",
    tasks=tasks,
    ratios=validation.RATIOS,
)
