"""Validation of claims, whose shapes look into one named graph after the other."""

from dataclasses import replace

from benchmarks import judged, validation
from benchmarks.measuring import Benchmark, Task, World

_LIMIT = 600  # seconds after which an engine is stopped
_QUICK = {validation.OURS, validation.TURBO}
_MOST = 100_000  # facts whose claims are gathered within a minute


def tasks(world: World) -> list[Task]:
    """Return the tasks for a world, whose files they write; none if it is large."""
    if world.size > _MOST:
        return []
    # Where pySHACL takes minutes for the facts, it would take hours for the claims.
    hurried = replace(world, is_patient=False)
    return [
        replace(task, limit=_LIMIT, is_once=task.name not in _QUICK)
        for task in validation.tasks(hurried, find=judged.claims)
    ]


BENCHMARK = Benchmark(
    name="claims",
    title="All shapes of the claims, against a world with defects",
    tasks=tasks,
    ratios=validation.RATIOS,
)
