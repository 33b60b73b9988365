"""Links proposed for made-up things against a made-up snapshot, at several sizes.

The things are held as a record holds them, in a store: names in one language or two,
with their country or without, people with an office some decades after their birth, a
fifth of them in no snapshot at all. What is measured begins with the store and ends
with all proposals, the readings of the snapshot included.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measuring import Figures, Task, World, measure
from benchmarks.snapshots import Held, write_snapshot
from legation.authorities.snapshot import open_snapshot
from legation.likeness.facts import Facts
from legation.linking.proposing import Search, Verdict
from legation.linking.subjects import read_subjects
from legation.store import Store
from legation.terms import (
    CONCEPT,
    DCTERMS,
    EDTF,
    FOAF,
    LEG,
    ORG,
    RDF,
    SKOS,
    Literal,
    NamedNode,
    Triple,
)

_ID = "https://example.org/id/"
_OFFICE = 45, 49  # the age of people when they hold an office
_SHARE = 10  # records for each thing held


def told(held: Sequence[Held]) -> Iterator[Triple]:
    """Yield what a record says of things.

    Args:
        held: The things.
    """
    countries = {area for one in held for area in one.areas}
    for name in sorted(countries):
        state = NamedNode(f"{_ID}state-{name}")
        yield Triple(state, RDF.type, LEG.SovereignState)
        yield Triple(state, SKOS.prefLabel, Literal(name, language="en"))
    for number, one in enumerate(held):
        thing = NamedNode(f"{_ID}thing-{number}")
        for label in one.names:
            yield Triple(thing, SKOS.prefLabel, label)
        if one.kind == "person":
            yield Triple(thing, RDF.type, FOAF.Person)
            yield from _tenure(thing, number, one.born)
            continue
        yield Triple(thing, RDF.type, LEG.Place)
        yield Triple(thing, DCTERMS.type, CONCEPT[one.kind])
        for area in one.areas:
            state = NamedNode(f"{_ID}state-{area}")
            yield Triple(thing, LEG.directlyWithin, state)


def _tenure(person: NamedNode, number: int, born: int | None) -> Iterator[Triple]:
    if born is None:
        return
    tenure = NamedNode(f"{_ID}tenure-{number}")
    years = "/".join(str(born + age) for age in _OFFICE)
    yield Triple(tenure, ORG.member, person)
    yield Triple(tenure, LEG.date, Literal(years, datatype=EDTF.EDTF))


def run(world: World) -> Figures:
    """Propose links from the snapshot for what is held.

    Args:
        world: Its file is the snapshot, its size the number of things held.
    """
    path = world.facts.with_suffix(".made.nt")
    held = write_snapshot(path, records=world.size * _SHARE, seed=world.seed)
    store = Store.memory()
    store.tell(told(held))
    started = perf_counter()
    subjects = read_subjects(Facts(q.triple for q in store.match()), known={})
    read = perf_counter()
    offers = list(Search().propose(subjects, open_snapshot(path)))
    ended = perf_counter()
    right = {
        NamedNode(f"{_ID}thing-{number}"): one.entry for number, one in enumerate(held)
    }
    clear = [
        offer
        for offer in offers
        if offer.verdict is Verdict.CLEAR and offer.thing in right
    ]
    hits = sum(offer.candidates[0].id == right[offer.thing] for offer in clear)
    there = sum(entry is not None for entry in right.values())
    path.unlink()
    return {
        "total (s)": ended - started,
        "things read (s)": read - started,
        "proposals (s)": ended - read,
        "things": len(subjects),
        "clear proposals": len(clear),
        "precision": hits / max(1, len(clear)),
        "recall": hits / max(1, there),
    }


def compare(sizes: Sequence[int], *, seed: int) -> str:
    """Return a Markdown table of what was measured, a column for each size.

    Args:
        sizes: How many things; the snapshot has ten records for each.
        seed: The seed of the snapshots.
    """
    with TemporaryDirectory() as folder:
        tasks = [
            Task(str(size), run, World(size, seed, Path(folder) / f"{size}.nt"))
            for size in sizes
        ]
        measured = measure(tasks, rounds=1)
    heads = " | ".join(f"{size:,} things, {size * _SHARE:,} records" for size in sizes)
    lines = [f"|  | {heads} |", "|--|" + "--:|" * len(sizes)]
    for name in dict.fromkeys(n for found in measured.values() for n in found):
        figures = [measured[str(size)][name][0] for size in sizes]
        lines.append(f"| {name} | " + " | ".join(f"{f:,.4g}" for f in figures) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Propose links from a snapshot.")
    parser.add_argument("--things", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    print(compare(asked.things, seed=asked.seed))


if __name__ == "__main__":
    main()
