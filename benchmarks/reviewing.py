"""Reviews: ten facts come or go, and what they concern is validated again."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from statistics import median, quantiles
from time import perf_counter

from pyoxigraph import RdfFormat, parse

from benchmarks.judged import PREFIXES, Judged, facts, to_quads
from benchmarks.measuring import Benchmark, Figures, Ratio, Task, World
from benchmarks.telling import ID
from legation.inference import Change
from legation.store import Store
from legation.terms import RDF, XSD, Literal, Quad, Triple
from legation.validation import Review, check, compile_shapes

_SCRIPTS = 200
_FACTS = 10  # of each script
_REVISIONS, _ANEW = "revisions", "validation anew"
_MEDIAN, _TOTAL = "median (ms)", "total (ms)"
_QUICK, _PATIENT = 10_000, 100_000  # facts that are validated anew after each script
_OFTEN = 10  # scripts between two validations anew where there are more
_WAYS = {"go": 8, "return": 3, "another type": 2, "another value": 4, "wrong value": 3}
"""What may become of a fact, and how often in twenty times."""
_WRONG = (Literal("x"), Literal("2011", datatype=XSD.gYear), ID["nothing"])


class Reviewed:
    """A spoilt world in a store whose facts come and go, and what is found in it."""

    def __init__(self, judged: Judged) -> None:
        """Load the facts and validate them."""
        self._quads = judged.store()
        self._store = Store(self._quads)
        self._shapes = compile_shapes(judged.shapes)
        self.review = Review(self._store, self._shapes, prefixes=PREFIXES)

    def apply(self, script: Change) -> tuple[list[Quad], list[Quad]]:
        """Make an edit, and return the quads that came and those that went."""
        removed = [quad for quad in to_quads(script.removed) if quad in self._quads]
        for quad in removed:
            self._quads.remove(quad)
        added = [quad for quad in to_quads(script.added) if quad not in self._quads]
        self._quads.extend(added)
        return added, removed

    def revise(self, script: Change) -> float:
        """Make an edit, and return how many milliseconds its review takes."""
        added, removed = self.apply(script)
        started = perf_counter()
        self.review.revise(added=added, removed=removed)
        return (perf_counter() - started) * 1000

    def check(self) -> None:
        """Compare what was found with what is found anew, finding by finding."""
        anew = check(self._store, self._shapes, prefixes=PREFIXES)
        assert Counter(self.review.report.findings) == Counter(anew.findings)


def revisions(world: World) -> Figures:
    """Let ten facts come or go, once and then two hundred times."""
    judged = facts(world)
    told = [quad.triple for quad in parse(path=judged.told, format=RdfFormat.N_QUADS)]
    edits = scripts(told, Random(world.seed))
    started = perf_counter()
    reviewed = Reviewed(judged)
    opened = perf_counter() - started
    # The first one finds out of which terms the queries speak.
    first = reviewed.revise(next(edits))
    every = 1 if world.size <= (_PATIENT if world.is_patient else _QUICK) else _OFTEN
    times = []
    for number in range(1, _SCRIPTS + 1):
        times.append(reviewed.revise(next(edits)))
        if number % every == 0:
            reviewed.check()
    return {
        _MEDIAN: median(times),
        "the slowest tenth above (ms)": quantiles(times, n=10)[-1],
        "slowest (ms)": max(times),
        "the first (ms)": first,
        "loading and first validation (s)": opened,
        "revisions": len(times),
        "compared with a validation anew": len(times) // every,
        "findings at the end": len(set(reviewed.review.report.findings)),
    }


def anew(world: World) -> Figures:
    """Validate the whole world as it was before the first edit."""
    judged = facts(world)
    store, shapes = Store(judged.store()), compile_shapes(judged.shapes)
    started = perf_counter()
    report = check(store, shapes, prefixes=PREFIXES)
    passed = (perf_counter() - started) * 1000
    return {_TOTAL: passed, "findings": len(report.findings)}


def scripts(told: Sequence[Triple], rng: Random) -> Iterator[Change]:
    """Yield edits without end, each of ten facts, some of which are wrong.

    Args:
        told: The facts of a world, some of which go, and come back later.
        rng: Where its choices come from.
    """
    gone = list[Triple]()
    facts_with = defaultdict[object, list[Triple]](list)
    for triple in told:
        facts_with[triple.predicate].append(triple)
    while True:
        added, removed = set[Triple](), set[Triple]()
        for way in rng.choices(list(_WAYS), weights=list(_WAYS.values()), k=_FACTS):
            one, other = rng.sample(told, 2)
            if way == "go":
                removed.add(one)
                gone.append(one)
            elif way == "return" and gone:
                added.add(gone.pop(rng.randrange(len(gone))))
            elif way == "another type":
                kind = rng.choice(facts_with[RDF.type]).object
                added.add(Triple(one.subject, RDF.type, kind))
            elif way == "wrong value":
                value = rng.choice([*_WRONG, other.object])
                added.add(Triple(one.subject, one.predicate, value))
            else:
                value = rng.choice(facts_with[one.predicate]).object
                added.add(Triple(one.subject, one.predicate, value))
        yield Change(
            added=frozenset(added - removed), removed=frozenset(removed - added)
        )


def tasks(world: World) -> list[Task]:
    """Return the tasks for a world, whose files they write."""
    facts(world)
    return [Task(_REVISIONS, revisions, world, is_once=True), Task(_ANEW, anew, world)]


BENCHMARK = Benchmark(
    name="reviewing",
    title="Ten facts come or go, and what they concern is validated again",
    tasks=tasks,
    ratios=(
        Ratio("validation anew : revision", (_ANEW, _TOTAL), (_REVISIONS, _MEDIAN)),
    ),
)
