"""Inference: our closure beside owlrl's, and beside the loading of the same file."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from pyoxigraph import RdfFormat, Store, parse

from benchmarks.measuring import Benchmark, Figures, Ratio, Task, World
from legation.assets import folders, shipped
from legation.inference import close
from legation.inputs import read_inputs
from legation.terms import Prefixes, Triple

_CHUNK = 1_000  # triples, few enough to stay near the processor
_FAST, _OWLRL, _LOAD = "Legation", "owlrl", "bulk load"
_TOTAL = "total (s)"
_QUICK, _PATIENT = 10_000, 100_000  # facts that owlrl closes in seconds, in minutes


class _Facts:
    """The facts of a file, and how long their parsing took.

    Attributes:
        seconds: What was spent on parsing so far, apart from what the reader did.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Triple]:
        quads = parse(path=self._path, format=RdfFormat.N_TRIPLES)
        while True:
            started = perf_counter()
            chunk = [quad.triple for quad in islice(quads, _CHUNK)]
            self.seconds += perf_counter() - started
            if not chunk:
                return
            yield from chunk


def fast(world: World) -> Figures:
    """Close the facts of a world by our rules, until all conclusions are triples."""
    axioms, prefixes = ontology()
    facts = _Facts(world.facts)
    started = perf_counter()
    closure = close(facts, axioms, prefixes=prefixes)
    closed = perf_counter()
    concluded = sum(1 for _ in closure.inferred)
    emitted = perf_counter()
    assert not closure.findings
    return {
        _TOTAL: emitted - started,
        "parse (s)": facts.seconds,
        "close (s)": closed - started - facts.seconds,
        "emit (s)": emitted - closed,
        "concluded": concluded,
    }


def reference(world: World) -> Figures:
    """Close the facts of a world by owlrl."""
    axioms, prefixes = ontology()
    started = perf_counter()
    closure = close(_Facts(world.facts), axioms, prefixes=prefixes, engine="reference")
    return {_TOTAL: perf_counter() - started, "concluded": len(closure.inferred)}


def load(world: World) -> Figures:
    """Load the facts of a world into the engine's own store, in memory."""
    started = perf_counter()
    Store().bulk_load(path=world.facts, format=RdfFormat.N_TRIPLES)
    return {_TOTAL: perf_counter() - started}


def ontology() -> tuple[list[Triple], Prefixes]:
    """Return the triples of the shipped ontology, and the prefixes of its dataset."""
    inputs = read_inputs(folders(shipped("data")))
    axioms = [quad.triple for file in inputs.ontology for quad in file.quads]
    return axioms, inputs.dataset.prefixes


def tasks(world: World) -> list[Task]:
    """Return the tasks for a world; owlrl only where it is quick, or may take long."""
    found = [Task(_FAST, fast, world), Task(_LOAD, load, world)]
    if world.size <= (_PATIENT if world.is_patient else _QUICK):
        found.append(Task(_OWLRL, reference, world))
    return found


BENCHMARK = Benchmark(
    name="inference",
    title="From a file of facts to all that follows from them",
    tasks=tasks,
    ratios=(
        Ratio("owlrl : Legation", (_OWLRL, _TOTAL), (_FAST, _TOTAL)),
        Ratio("Legation : bulk load", (_FAST, _TOTAL), (_LOAD, _TOTAL)),
    ),
)
