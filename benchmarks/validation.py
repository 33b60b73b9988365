"""Validation: our engine beside pySHACL and pyshacl-turbo, on a spoilt world.

All of them get the same shapes, and the same triples in memory: ours and pyshacl-turbo
in a store of pyoxigraph, pySHACL in rdflib's graph. To load them is not measured.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import perf_counter

import pyshacl
import pyshacl_turbo
import rdflib
from pyoxigraph import RdfFormat, serialize

from benchmarks.judged import PREFIXES, Find, Judged, facts
from benchmarks.measuring import Benchmark, Figures, Growth, Ratio, Task, World
from legation.bridge import to_dataset, to_graph
from legation.store import Store
from legation.terms import SHACL, Quad
from legation.validation import check, compile_shapes, validate

OURS = "Legation"
PYSHACL = "pySHACL"
HELPED = "pySHACL, queries parsed once"
TURBO = "pyshacl-turbo"
TOTAL = "total (s)"

_FINDINGS, _TRIPLES, _LOADING = "findings", "triples", "loading (s)"
_QUICK, _PATIENT = 10_000, 100_000  # facts that pySHACL judges in seconds, in minutes


def ours(world: World, *, find: Find = facts) -> Figures:
    """Compile the shapes and judge a store by them.

    Args:
        world: The world.
        find: Returns what is judged of it.
    """
    judged = find(world)
    began = perf_counter()
    store = judged.store()
    growth, started = Growth(), perf_counter()
    shapes = compile_shapes(judged.shapes)
    compiled = perf_counter()
    report = check(Store(store), shapes, prefixes=PREFIXES)
    ended = perf_counter()
    return {
        TOTAL: ended - started,
        "compile (s)": compiled - started,
        "check (s)": ended - compiled,
        # Of solutions of a query that are alike, the others report one.
        _FINDINGS: len(set(report.findings)),
        **growth.figures(above="the store"),
        _LOADING: started - began,
        _TRIPLES: len(store),
    }


def plain(world: World, *, find: Find = facts) -> Figures:
    """Judge a graph by pySHACL as its users do.

    Args:
        world: The world.
        find: Returns what is judged of it.
    """
    judged = find(world)
    with _quiet():
        began = perf_counter()
        graph = _graph(judged)
        shapes = to_graph(judged.shapes)
        growth, started = Growth(), perf_counter()
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
        ended = perf_counter()
    assert isinstance(report, rdflib.Graph)
    return {
        TOTAL: ended - started,
        _FINDINGS: _count(report),
        **growth.figures(above="the graph"),
        _LOADING: started - began,
    }


def helped(world: World, *, find: Find = facts) -> Figures:
    """Judge a graph by our reference engine: pySHACL that parses each query once.

    Args:
        world: The world.
        find: Returns what is judged of it.
    """
    judged = find(world)
    loading = _Loading(judged.quads())
    began = perf_counter()
    with _quiet():
        report = validate(loading, judged.shapes, prefixes=PREFIXES, engine="reference")
        ended = perf_counter()
    return {
        TOTAL: ended - loading.ended,
        _FINDINGS: len(set(report.findings)),
        **loading.growth.figures(above="the graph"),
        _LOADING: loading.ended - began,
    }


def turbo(world: World, *, find: Find = facts) -> Figures:
    """Judge a store by pyshacl-turbo, which copies it first.

    Args:
        world: The world.
        find: Returns what is judged of it.
    """
    judged = find(world)
    shapes = serialize(judged.shapes, format=RdfFormat.N_TRIPLES)
    with _quiet():
        began = perf_counter()
        store = judged.store()
        growth, started = Growth(), perf_counter()
        _, report, _ = pyshacl_turbo.validate(
            store, shacl_graph=shapes, shacl_graph_format="nt"
        )
        ended = perf_counter()
    return {
        TOTAL: ended - started,
        _FINDINGS: _count(report),
        **growth.figures(above="the store"),
        _LOADING: started - began,
    }


class _Loading:
    """Quads that are loaded by whoever reads them all.

    Attributes:
        ended: When the last one was read.
        growth: What memory is taken from then on.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._quads = quads
        self.ended = 0.0
        self.growth = Growth()

    def __iter__(self) -> Iterator[Quad]:
        yield from self._quads
        self.growth = Growth()
        self.ended = perf_counter()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from telling of each value that a defect is made of."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    with warnings.catch_warnings(action="ignore"):
        try:
            yield
        finally:
            logging.disable(before)


def _graph(judged: Judged) -> rdflib.Graph:
    """Return a graph, or a dataset whose graphs are seen merged if some are named."""
    dataset = to_dataset(judged.quads(), into=rdflib.Dataset(default_union=True))
    is_named = len(list(dataset.graphs())) > 1
    return dataset if is_named else dataset.default_graph


def _count(report: rdflib.Graph) -> int:
    """Return how many results a report of SHACL has."""
    return len(list(report.objects(None, rdflib.URIRef(SHACL.result.value))))


def tasks(world: World, *, find: Find = facts) -> list[Task]:
    """Return the tasks for a world, whose files they write.

    Args:
        world: The world.
        find: Returns what is judged of it.

    Returns:
        Those of pySHACL only where it is quick, or may take long.
    """
    find(world)
    found = [
        Task(OURS, partial(ours, find=find), world),
        Task(TURBO, partial(turbo, find=find), world),
    ]
    if world.size <= (_PATIENT if world.is_patient else _QUICK):
        is_once = world.size > _QUICK
        found += [
            Task(HELPED, partial(helped, find=find), world, is_once=is_once),
            Task(PYSHACL, partial(plain, find=find), world, is_once=is_once),
        ]
    return found


RATIOS: Sequence[Ratio] = [
    Ratio(f"{other} : {OURS}", (other, TOTAL), (OURS, TOTAL))
    for other in (PYSHACL, HELPED, TURBO)
]
"""How many times as long as ours the others take."""

BENCHMARK = Benchmark(
    name="validation",
    title="All shapes of the facts, against a world with defects",
    tasks=tasks,
    ratios=RATIOS,
)
