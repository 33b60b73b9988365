"""What is judged: the facts or the claims of a spoilt world, as a build has them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from math import isqrt
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, Store, parse, serialize

from benchmarks.defects import spoil, spoil_claims
from benchmarks.measuring import World
from benchmarks.telling import BASE
from benchmarks.worlds import write_folder
from legation.assets import folders, shipped
from legation.bounds import bounds
from legation.inputs import Inputs, read_inputs
from legation.parsing import Document
from legation.terms import DefaultGraph, NamedNode, Prefixes, Quad, Triple

PREFIXES = Prefixes.of_dataset(BASE)
"""The prefixes of all worlds."""

_ENOUGH = 2_500  # facts of a world that has one thing to break in each way
_FACTS = DefaultGraph()


@dataclass(frozen=True, slots=True)
class Judged:
    """What engines are given.

    Attributes:
        told: The file of the quads that a world tells (N-Quads).
        added: The file of those that a build adds to them (N-Quads).
        shapes: The shapes.
    """

    told: Path
    added: Path
    shapes: tuple[Triple, ...]

    def quads(self) -> Iterator[Quad]:
        """Yield all quads from their files."""
        for path in (self.told, self.added):
            yield from parse(path=path, format=RdfFormat.N_QUADS)

    def store(self) -> Store:
        """Return a new store of all quads, in memory."""
        store = Store()
        for path in (self.told, self.added):
            store.bulk_load(path=path, format=RdfFormat.N_QUADS)
        return store

    def write(self, told: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Write both files, literals as a store holds them, so that engines agree."""
        for quads, path in ((told, self.told), (added, self.added)):
            store = Store()
            store.bulk_extend(quads)
            serialize(sorted(store, key=str), path, RdfFormat.N_QUADS)


Find = Callable[[World], Judged]
"""Returns what is judged of a world, whose files it writes if they are not there."""


def facts(world: World) -> Judged:
    """Return the facts of a world, some things broken in each of the `KINDS` of ways.

    Args:
        world: A world whose file is written.

    Raises:
        ValueError: The world has too few things to break.
    """
    inputs = read_inputs(folders(shipped("data")))
    judged = _judged(world, "facts", inputs.shapes)
    if not judged.told.exists():
        told = (q.triple for q in parse(path=world.facts, format=RdfFormat.N_TRIPLES))
        spoilt = spoil(told, seed=world.seed, per_kind=_times(world))
        known = {*spoilt.triples, *_triples(inputs.schemes)}
        known |= {*bounds(known), *_triples(inputs.ontology)}
        judged.write(spoilt.quads, to_quads(known.difference(spoilt.triples)))
    return judged


def claims(world: World) -> Judged:
    """Return the claims of a world, some things broken in each of the `CLAIM_KINDS`.

    Each claim is a named graph, what is said of claims is another, and what they tell
    is a third one. The default graph is the merge of all of them.

    Args:
        world: A world, whose claims are made anew.

    Raises:
        ValueError: The world has too few things to break.
    """
    shapes = read_inputs(folders(shipped("data"))).claim_shapes
    judged = _judged(world, "claims", shapes)
    if not judged.told.exists():
        with TemporaryDirectory(dir=world.facts.parent) as folder:
            data = Path(folder) / "data"
            write_folder(data, world.size, seed=world.seed)
            inputs = read_inputs(folders(data))
        whole = [quad for file in inputs.documents for quad in file.quads]
        spoilt = spoil_claims(whole, seed=world.seed, per_kind=_times(world))
        judged.write(*_claimed(inputs, spoilt.quads))
    return judged


def to_quads(
    triples: Iterable[Triple], graph: NamedNode | DefaultGraph = _FACTS
) -> Iterator[Quad]:
    """Yield the quads of triples in a graph, by default that of facts."""
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def _claimed(inputs: Inputs, quads: tuple[Quad, ...]) -> tuple[list[Quad], list[Quad]]:
    """Return what claims tell, and what a build adds, where these are the claims."""
    document = replace(inputs.documents[0], quads=quads)
    found = replace(inputs, documents=(document,)).claims()
    about, told = map(inputs.dataset.graph, ("claims", "told"))
    named = [
        *found.quads(),
        *to_quads({*found.described, *inputs.texts}, about),
        *to_quads(found.told, told),
    ]
    known = {*bounds(found.told), *_triples(inputs.ontology)}
    return named, list(to_quads(known.union(quad.triple for quad in named)))


def _judged(world: World, part: str, shapes: Iterable[Document]) -> Judged:
    told, added = (
        world.facts.with_name(f"{world.facts.stem}-{part}-{name}.nq")
        for name in ("told", "added")
    )
    return Judged(told, added, tuple(_triples(shapes)))


def _times(world: World) -> int:
    # What a world has fewest of grows with the root of its size.
    return max(1, isqrt(world.size // _ENOUGH))


def _triples(documents: Iterable[Document]) -> Iterator[Triple]:
    return (quad.triple for quad in chain.from_iterable(d.quads for d in documents))
