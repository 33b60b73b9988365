"""Stored queries: asked through our API, of pyoxigraph itself, and of rdflib.

One question of each topic is asked of the whole store of a world, on disk as a build
leaves it. What pyoxigraph gets is the text that our API makes of the same parameters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import geometric_mean, median
from time import perf_counter
from typing import Any

import pyoxigraph

from benchmarks.measuring import Benchmark, Figures, Ratio, Task, World
from benchmarks.scenery import Scale
from benchmarks.telling import BASE
from benchmarks.worlds import write_folder
from legation import KnowledgeGraph
from legation.assets import folders, shipped
from legation.bounds import bounds
from legation.graph import Engine
from legation.inference import close
from legation.inputs import Inputs, read_inputs
from legation.queries.catalogue import Catalogue
from legation.store import Row, Store
from legation.terms import DefaultGraph, NamedNode, Quad, Triple

Question = tuple[str, Mapping[str, Any]]
"""The name of a stored query, and its parameters."""

QUESTIONS: tuple[Question, ...] = (
    ("agreements/signatories", {}),
    ("claims/about", {"thing": "id:state-1"}),
    ("delegations/sizes", {}),
    ("events/in-place", {"place": "id:town-0"}),
    ("gatherings/participants", {}),
    ("jurisdictions/exchanges", {"jurisdiction": "id:state-0"}),
    ("missions/between", {"host": "id:state-0"}),
    ("offices/holders", {}),
    ("people/reached-place", {"place": "id:town-0"}),
    ("sources/claims", {}),
    ("topics/missions-about", {"topic": "id:topic-0"}),
    ("vocabularies/counts", {}),
)
_MANY_ROWS: Question = ("links/missing", {})

_OURS, _RDFLIB = "Legation", "rdflib"
_MEAN, _RAW_MEAN = "geometric mean (ms)", "pyoxigraph: geometric mean (ms)"
_MANY, _RAW_MANY = "many rows (ms)", "pyoxigraph: many rows (ms)"
_TURNS, _AGAIN = 5, 500
_LIMIT = 120  # seconds after which rdflib is stopped, and which then count
_QUICK = 1_000  # facts of which rdflib answers all questions within a minute
_MOST = 100_000  # facts whose store is made within a minute


class Asked:
    """The store of a world, asked through our API or directly."""

    def __init__(self, world: World) -> None:
        """Open the store that `tasks` made."""
        folder = _folder(world)
        self._catalogue = Catalogue.load(shipped("queries"))
        self._raw = pyoxigraph.Store.read_only(str(folder))
        self._store = Store(self._raw)  # one cache of what was read from the disk
        self.graph = self._graph()

    def ours(self, question: Question, *, engine: Engine = "fast") -> list[Row]:
        """Return the rows of a question asked through our API."""
        name, given = question
        return list(self.graph.query(name, engine=engine, **given))

    def pair(self, questions: Sequence[Question]) -> tuple[float, float]:
        """Return how long our API takes for a question, and the engine itself.

        Args:
            questions: What is asked, of both by turns.

        Returns:
            Two medians in milliseconds.
        """
        # Another graph fills the parameters in, so that ours finds each thing itself.
        other = self._graph()
        times = []
        for name, given in questions:
            text = other.bind(self._catalogue.get(name), given)
            self._rows(text)  # who asks first would read from the disk for both
            mine, rows = _timed(partial(self.ours, (name, given)))
            raw, same_rows = _timed(partial(self._rows, text))
            assert rows == same_rows
            times.append((mine, raw))
        ours, raws = map(median, zip(*times, strict=True))
        return ours, raws

    def _graph(self) -> KnowledgeGraph:
        return KnowledgeGraph(self._store, base=BASE, catalogue=self._catalogue)

    def _rows(self, text: str) -> list[Row]:
        solutions = self._raw.query(text)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        return [tuple(solution) for solution in solutions]


def ours(world: World) -> Figures:
    """Ask everything through our API, and by turns of pyoxigraph itself."""
    asked, lookups = Asked(world), _lookups(world)
    found, raw_found = asked.pair(lookups)
    again, raw_again = asked.pair(lookups[:1] * _AGAIN)
    pairs = {name: asked.pair([(name, given)] * _TURNS) for name, given in QUESTIONS}
    many, raw_many = asked.pair([_MANY_ROWS] * _TURNS)
    return {
        _MEAN: geometric_mean(mine for mine, _ in pairs.values()),
        _RAW_MEAN: geometric_mean(raw for _, raw in pairs.values()),
        "lookup (ms)": found,
        "added to a lookup (ms)": found - raw_found,
        "added to the same lookup again (ms)": again - raw_again,
        _MANY: many,
        _RAW_MANY: raw_many,
        "many rows": len(asked.ours(_MANY_ROWS)),
        **{f"{name} (ms)": mine for name, (mine, _) in pairs.items()},
    }


def _lookups(world: World) -> list[Question]:
    """Return a short question about each town, the least known first."""
    towns = (f"id:town-{n}" for n in reversed(range(Scale.of(world.size).towns)))
    return [("jurisdictions/exchanges", {"jurisdiction": town}) for town in towns]


def rdflib(world: World) -> Figures:
    """Ask the same of rdflib, each question until it is answered or the time is up."""
    asked = Asked(world)
    asked.graph.sparql("ASK { }", engine="reference")  # it copies the store first
    times = {
        f"{question[0]} (ms)": within_limit(question, asked, seconds=_LIMIT)
        for question in QUESTIONS
    }
    stopped = sum(spent >= _LIMIT * 1000 for spent in times.values())
    return {_MEAN: geometric_mean(times.values()), "stopped": stopped, **times}


def within_limit(question: Question, asked: Asked, *, seconds: float) -> float:
    """Return how many milliseconds rdflib takes, or the limit where it takes longer.

    It is asked in a child that starts with what this process has in memory, and that
    can be killed whatever it is doing.

    Args:
        question: What is asked.
        asked: The store, of which rdflib has its copy already.
        seconds: The limit.
    """
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(question, asked, there))
    child.start()
    there.close()  # so that a child that fails is heard of at once
    try:
        return float(here.recv()) if here.poll(seconds) else seconds * 1000
    finally:
        child.kill()
        child.join()


def _answer(question: Question, asked: Asked, there: Connection) -> None:
    there.send(_timed(partial(asked.ours, question, engine="reference"))[0])


def _timed(run: Callable[[], list[Row]]) -> tuple[float, list[Row]]:
    """Return how many milliseconds something takes, and what it returns."""
    started = perf_counter()
    result = run()
    return (perf_counter() - started) * 1000, result


def _folder(world: World) -> Path:
    return world.facts.with_name(f"{world.facts.stem}-store")


def _make(world: World) -> None:
    """Make the store of a world as a build does, without the judgement of shapes."""
    folder = _folder(world)
    data = folder.with_name(f"{world.facts.stem}-data")
    write_folder(data, world.size, seed=world.seed)
    Store.create(folder, _quads(read_inputs(folders(data))))


def _quads(inputs: Inputs) -> Iterator[Quad]:
    claims, graph = inputs.claims(), inputs.dataset.graph
    ontology = [quad.triple for file in inputs.ontology for quad in file.quads]
    known = claims.told | bounds(claims.told)
    inferred = close(known, ontology, prefixes=inputs.dataset.prefixes).inferred
    layers: tuple[tuple[NamedNode | DefaultGraph, Iterable[Triple]], ...] = (
        (DefaultGraph(), known.union(inferred)),
        (graph("told"), claims.told),
        (graph("derived"), known - claims.told),
        (graph("inferred"), inferred),
        (graph("claims"), claims.described),
        (graph("ontology"), ontology),
    )
    yield from claims.quads()
    for name, triples in layers:
        yield from (Quad(t.subject, t.predicate, t.object, name) for t in triples)


def tasks(world: World) -> list[Task]:
    """Return the tasks for a world, for which they make its store."""
    if world.size > _MOST:
        return []
    _make(world)
    found = [Task(_OURS, ours, world)]
    if world.size <= _QUICK or world.is_patient:
        found.append(Task(_RDFLIB, rdflib, world, is_once=True))
    return found


BENCHMARK = Benchmark(
    name="queries",
    title="Stored queries: one question of each topic",
    tasks=tasks,
    ratios=(
        Ratio("rdflib : Legation", (_RDFLIB, _MEAN), (_OURS, _MEAN)),
        Ratio("Legation : pyoxigraph", (_OURS, _MEAN), (_OURS, _RAW_MEAN)),
        Ratio("Legation : pyoxigraph, many rows", (_OURS, _MANY), (_OURS, _RAW_MANY)),
    ),
)
