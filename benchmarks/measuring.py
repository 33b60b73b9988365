"""Tasks measured side by side: each in a process of its own, by turns, several times.

Other work on the machine slows all tasks of one round alike; so ratios are taken round
by round, and say more than seconds do.
"""

import resource
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from signal import alarm
from time import perf_counter

Figures = Mapping[str, float]
"""What one run of a task measured, by name with unit: "total (s)" comes first."""

Samples = dict[str, list[float]]
"""The figures of all runs of a task, round by round."""

_MEGABYTE = 1 << 20
_PEAK = "peak (MB)"
_MARKS = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class World:
    """A generated world that tasks work on.

    Attributes:
        size: How many facts it was asked to tell.
        seed: Its seed.
        facts: The file of its told facts (N-Triples).
        is_patient: Whether tasks may take minutes.
    """

    size: int
    seed: int
    facts: Path
    is_patient: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be measured.

    Attributes:
        name: What it is called in tables.
        run: A function of some module, which measures itself.
        world: What it works on.
        limit: The seconds after which it is stopped.
        is_once: Whether it is run once only, because it repeats itself within.
    """

    name: str
    run: Callable[[World], Figures]
    world: World
    limit: int = 1800
    is_once: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times one figure is another.

    Attributes:
        title: What it is called in tables.
        over: The task and the figure that are divided.
        under: The task and the figure that divide.
    """

    title: str
    over: tuple[str, str]
    under: tuple[str, str]

    def of(self, measured: Mapping[str, Samples]) -> list[float]:
        """Return the ratio of each round in which both were measured."""
        over, under = (
            measured.get(task, {}).get(figure, [])
            for task, figure in (self.over, self.under)
        )
        return [one / other for one, other in zip(over, under, strict=False)]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is measured together.

    Attributes:
        name: Its name, that of its module.
        title: The heading of its tables.
        tasks: Returns the tasks for a world, ours first.
        ratios: What is compared.
    """

    name: str
    title: str
    tasks: Callable[[World], Sequence[Task]]
    ratios: Sequence[Ratio]


class Growth:
    """The memory that this process takes on top of what it holds.

    It is the most memory that was resident since, less what was resident then. What
    was freed before and not given back counts as held. Only Linux lets the mark of the
    most be set back; elsewhere, what stays below an earlier peak is not seen.
    """

    def __init__(self) -> None:
        """Take what is held now for the beginning."""
        self._earlier = _peak()
        with suppress(OSError):
            _MARKS.write_text("5", encoding="ascii")  # sets back VmHWM (man 5 proc)
        self._held = _peak()

    def figures(self, *, above: str) -> dict[str, float]:
        """Return how much was taken, and the peak with what came before.

        Args:
            above: What was held, in a word or two.
        """
        peak = _peak()
        return {
            f"memory above {above} (MB)": (peak - self._held) / _MEGABYTE,
            _PEAK: max(peak, self._earlier) / _MEGABYTE,
        }


def measure(tasks: Sequence[Task], *, rounds: int) -> dict[str, Samples]:
    """Run tasks by turns: the first, the second, ..., the first again.

    Args:
        tasks: What is to be measured.
        rounds: How often each is run; one that was stopped is not run again.

    Returns:
        The samples of each task by its name, in the order of the tasks. One that was
        stopped, by its limit or for want of memory, has "stopped after (s)" instead.
    """
    measured: dict[str, Samples] = {task.name: defaultdict(list) for task in tasks}
    stopped = set[str]()
    for turn in range(rounds):
        for task in tasks:
            if task.name in stopped or (turn and task.is_once):
                continue
            started = perf_counter()
            try:
                figures = _in_child(task)
            except BrokenProcessPool:
                stopped.add(task.name)
                figures = {"stopped after (s)": perf_counter() - started}
            for name, value in figures.items():
                measured[task.name][name].append(value)
    return {name: dict(samples) for name, samples in measured.items()}


def _in_child(task: Task) -> Figures:
    # A new interpreter, so that nothing of this one counts as the task's memory.
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_run, task).result()


def _run(task: Task) -> Figures:
    alarm(task.limit)  # nobody catches the signal: it ends the process
    figures = dict(task.run(task.world))
    # A task that measures its growth has set the mark of the peak back.
    figures[_PEAK] = max(figures.pop(_PEAK, 0.0), _peak() / _MEGABYTE)
    return {name: round(value, 6) for name, value in figures.items()}


def _peak() -> int:
    """Return the most memory that this process held since the mark, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) << 10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10
