"""Edits: ten facts come or go, beside the closure anew, and whether both agree."""

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random
from statistics import median, quantiles
from time import perf_counter

from pyoxigraph import RdfFormat, Store, parse

from benchmarks.inference import ontology
from benchmarks.measuring import Benchmark, Figures, Ratio, Task, World
from legation import store
from legation.inference import Change, RuleSet, compile_rules, conclude, revise
from legation.terms import LEG, RDF, SKOS, DefaultGraph, NamedNode, Quad, Triple

_INFERRED, _LOOPS = NamedNode("urn:x:inferred"), NamedNode("urn:x:loops")
_SCRIPTS = 200
_FACTS = 10  # of each script
_EDITS, _ANEW = "edits", "closure anew"
_MEDIAN, _TOTAL = "median (ms)", "total (ms)"
_QUICK, _PATIENT = 10_000, 100_000  # facts that are closed anew after each script
_SELDOM, _OFTEN = 50, 10  # scripts between two closures anew where there are more


class Edited:
    """A closed world whose told facts come and go."""

    def __init__(self, told: Iterable[Triple], rules: RuleSet) -> None:
        """Close facts by rules."""
        self.told = dict.fromkeys(told)
        self._rules = rules
        self._quads = Store()
        found = conclude(self.told, rules)
        self._quads.bulk_extend(_quads(self.told, DefaultGraph()))
        self._quads.bulk_extend(_quads(found.inferred, DefaultGraph(), _INFERRED))
        self._quads.bulk_extend(_quads(found.loops, _LOOPS))

    def revise(self, told: Change) -> Change:
        """Return what an edit does to the conclusions."""
        return revise(
            store.Store(self._quads),
            self._rules,
            told=told,
            inferred=_INFERRED,
            loops=_LOOPS,
        )

    def apply(self, told: Change, change: Change) -> None:
        """Make an edit and what it does part of the world."""
        for triple in told.removed:
            self.told.pop(triple, None)
        self.told.update(dict.fromkeys(told.added))
        graphs = (DefaultGraph(), _INFERRED, _LOOPS)
        for quad in _quads(told.removed | change.removed, *graphs):
            self._quads.remove(quad)
        shown = {t for t in change.added if t.subject != t.object}
        self._quads.extend(_quads(shown, DefaultGraph(), _INFERRED))
        self._quads.extend(_quads(change.added - shown, _LOOPS))
        # What was a conclusion and is told now stays a fact.
        kept = told.added | {t for t in change.removed if t in self.told}
        self._quads.extend(_quads(kept, DefaultGraph()))

    def check(self) -> None:
        """Compare what is held with what is concluded anew, triple by triple."""
        found = conclude(self.told, self._rules)
        assert not found.impossible
        for graph, anew in ((_INFERRED, found.inferred), (_LOOPS, found.loops)):
            held = self._quads.quads_for_pattern(None, None, None, graph)
            assert sum(1 for _ in held) == len(anew)
            assert all(quad in self._quads for quad in _quads(anew, graph))
        facts = self._quads.quads_for_pattern(None, None, None, DefaultGraph())
        assert sum(1 for _ in facts) == len(self.told) + len(found.inferred)


def edits(world: World) -> Figures:
    """Let ten facts come or go, two hundred times, and then the most used ones."""
    rules, rng = _rules(), Random(world.seed)
    told = [quad.triple for quad in _parse(world)]
    edited = Edited(told, rules)
    quick, seldom = (_PATIENT, _OFTEN) if world.is_patient else (_QUICK, _SELDOM)
    every = 1 if world.size <= quick else seldom
    times: dict[str, list[float]] = {"add": [], "remove": []}
    for number, script in enumerate(_scripts(told, rng), start=1):
        started = perf_counter()
        change = edited.revise(script)
        passed = (perf_counter() - started) * 1000
        times["add" if script.added else "remove"].append(passed)
        edited.apply(script, change)
        if number % every == 0:
            edited.check()
    both = [*times["add"], *times["remove"]]
    return {
        _MEDIAN: median(both),
        "ten come: median (ms)": median(times["add"]),
        "ten go: median (ms)": median(times["remove"]),
        "ten go: the slowest tenth above (ms)": quantiles(times["remove"], n=10)[-1],
        "slowest (ms)": max(both),
        "edits": len(both),
        "compared with a closure anew": len(both) // every,
        **_hubs(edited),
    }


def anew(world: World) -> Figures:
    """Conclude everything from facts that are in memory."""
    rules, told = _rules(), [quad.triple for quad in _parse(world)]
    started = perf_counter()
    found = conclude(told, rules)
    concluded = sum(1 for _ in found.inferred)
    return {_TOTAL: (perf_counter() - started) * 1000, "concluded": concluded}


def _scripts(told: list[Triple], rng: Random) -> Iterator[Change]:
    """Yield edits by turns: ten facts go; ten come, half of them back and half new."""
    held, gone = dict.fromkeys(told), list[Triple]()
    for number in range(_SCRIPTS):
        if number % 2 == 0:
            facts = [t for t in rng.sample(told, 3 * _FACTS) if t in held][:_FACTS]
            gone += facts
            for triple in facts:
                del held[triple]
            yield Change(removed=frozenset(facts))
        else:
            back = [gone.pop(rng.randrange(len(gone))) for _ in range(_FACTS // 2)]
            new = [_mixed(told, rng) for _ in range(_FACTS - len(back))]
            held.update(dict.fromkeys([*back, *new]))
            yield Change(added=frozenset([*back, *new]))


def _mixed(told: list[Triple], rng: Random) -> Triple:
    """Return a fact whose value is that of another one with the same property."""
    one = rng.choice(told)
    while one.predicate not in _FREE:
        one = rng.choice(told)
    other = rng.choice(told)
    while other.predicate != one.predicate:
        other = rng.choice(told)
    return Triple(one.subject, one.predicate, other.object)


# Any value of these suits any subject, so that no edit brings a contradiction.
_FREE = frozenset(
    {LEG.hostJurisdiction, LEG.member, LEG.participant, LEG.place, LEG.topic}
)


def _hubs(edited: Edited) -> dict[str, float]:
    """Return how long it takes when a fact goes on which very many others rest."""
    figures: dict[str, float] = {}
    for name, used, stated in _HUBS:
        times_used = Counter(t.object for t in edited.told if t.predicate == used)
        facts = [t for t in edited.told if t.predicate == stated]
        if not facts:
            continue  # a small world may have lost them all
        hub = max(facts, key=lambda fact: times_used[fact.subject])
        started = perf_counter()
        change = edited.revise(Change(removed=frozenset({hub})))
        figures[f"{name} (ms)"] = (perf_counter() - started) * 1000
        figures[f"{name}: conclusions that go"] = len(change.removed)
    return figures


_HUBS = (
    ("where a much used place lies", LEG.place, LEG.directlyWithin),
    ("what a much used topic is part of", LEG.topic, SKOS.broader),
    ("what a much used host is", LEG.hostJurisdiction, RDF.type),
)
"""For each: the property that uses a thing, and the one whose fact of it goes."""


def _rules() -> RuleSet:
    triples, prefixes = ontology()
    return compile_rules(triples, prefixes=prefixes).rules


def _parse(world: World) -> Iterator[Quad]:
    return parse(path=world.facts, format=RdfFormat.N_TRIPLES)


def _quads(
    triples: Iterable[Triple], *graphs: NamedNode | DefaultGraph
) -> Iterator[Quad]:
    for t in triples:
        for graph in graphs:
            yield Quad(t.subject, t.predicate, t.object, graph)


def tasks(world: World) -> list[Task]:
    """Return the tasks for a world."""
    return [Task(_EDITS, edits, world, is_once=True), Task(_ANEW, anew, world)]


BENCHMARK = Benchmark(
    name="editing",
    title="Ten facts come or go",
    tasks=tasks,
    ratios=(Ratio("closure anew : edit", (_ANEW, _TOTAL), (_EDITS, _MEDIAN)),),
)
