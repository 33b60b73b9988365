"""A table of missions imported, reconciled and judged, at several sizes.

The rows are random, in a fixed way: places, topics and bodies that the shipped dataset
knows, persons and bodies that it does not, an office for 25 rows with a holder for each
four years, dates of a day, of a month or of several days. They are imported into a copy
of the shipped dataset, and judged with all of it.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measuring import Figures, Task, World, measure
from legation.assets import folders, shipped
from legation.importing.preparation import prepare
from legation.mappings.catalogue import find_mapping
from legation.rows.reading import read_rows
from legation.steps import Steps

COLUMNS = (
    *("id", "kind", "title", "direction", "start", "end", "places", "lead_person"),
    *("lead_office", "organizations", "event", "sectors", "home_government"),
    "source_url",
)
_FIRST = ("Anna", "Boris", "Chloé", "Élise", "Farid", "Grace", "Hugo", "Inès", "Omar")
_LAST = ("Arnaud", "Bélanger", "Côté", "Dubois", "Évrard", "Gagnon", "Ivanov", "Roy")
_PLACES = ("France", "Paris", "Boston", "Mexico", "China", "Beijing", "Germany")
_TOPICS = ("trade", "education", "culture", "science and technology", "mining")
_OFFICE = 25  # rows for each office
_TERM = 4  # years of each holder


def rows(count: int, *, seed: int) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of missions.

    Args:
        count: How many.
        seed: The seed; the same gives the same rows.
    """
    random = Random(seed)
    for number in range(count):
        year, month = random.randint(1960, 2024), random.randint(1, 12)
        day = random.randint(1, 24)
        start = f"{year}-{month:02d}"
        is_exact, has_lead = random.random() < 0.8, random.random() < 0.7  # noqa: PLR2004
        office = random.randrange(max(4, count // _OFFICE))
        holder = office * 31 + year // _TERM
        first, last = _FIRST[holder % len(_FIRST)], _LAST[holder // 9 % len(_LAST)]
        bodies = random.sample(range(count // 6 + 9), random.randint(0, 2))
        yield {
            "id": f"g-{number:06d}",
            "kind": "outgoing mission",
            "title": f"Mission no. {number}",
            "direction": "outgoing",
            "start": f"{start}-{day:02d}" if is_exact else start,
            "end": f"{start}-{day + random.randint(0, 4):02d}" if is_exact else "",
            "places": "; ".join(random.sample(_PLACES, random.randint(1, 2))),
            "lead_person": f"{first} {last}-{holder}" if has_lead else "",
            "lead_office": f"Minister of Portfolio {office}" if has_lead else "",
            "organizations": "; ".join(f"Company {body} Ltd" for body in bodies),
            "sectors": "; ".join(random.sample(_TOPICS, random.randint(0, 3))),
            "home_government": "Québec",
            "source_url": f"https://example.org/page/{number // 2}",
        }


def write_table(path: Path, count: int, *, seed: int) -> None:
    """Write a table of missions.

    Args:
        path: The file (CSV).
        count: How many rows.
        seed: The seed.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(rows(count, seed=seed))


def run(world: World) -> Figures:
    """Import a table into a copy of the shipped dataset.

    Args:
        world: The table, and how many rows it has.
    """
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        copytree(shipped("data"), data)
        where = replace(folders(None), data=data)
        steps = Steps()
        started = perf_counter()
        prepared = prepare(
            read_rows(world.facts),
            find_mapping("missions-visits", queries=where.queries),
            folders=where,
            name="generated",
            steps=steps,
        )
        prepared.land()
        took = perf_counter() - started
    return {
        "total (s)": took,
        **{f"{name} (s)": seconds for name, seconds in steps.seconds.items()},
        "rows taken": prepared.taken,
        "claims": len(prepared.difference.added),
        "findings": len(prepared.findings),
    }


def compare(sizes: Sequence[int], *, rounds: int, seed: int) -> str:
    """Return a Markdown table of what was measured, a column for each size.

    Args:
        sizes: How many rows.
        rounds: How often each is run; the figures are those of the fastest run.
        seed: The seed of the tables.
    """
    with TemporaryDirectory() as folder:
        tasks = []
        for size in sizes:
            path = Path(folder) / f"{size}.csv"
            write_table(path, size, seed=seed)
            tasks.append(Task(str(size), run, World(size, seed, path)))
        measured = measure(tasks, rounds=rounds)
    lines = [
        "|  | " + " | ".join(f"{size:,} rows" for size in sizes) + " |",
        "|--|" + "--:|" * len(sizes),
    ]
    names = dict.fromkeys(name for found in measured.values() for name in found)
    for name in names:
        best = [min(measured[str(size)][name]) for size in sizes]
        lines.append(f"| {name} | " + " | ".join(f"{one:,.4g}" for one in best) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Import generated tables.")
    parser.add_argument("--rows", type=int, nargs="+", default=[5_000, 20_000])
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    print(compare(asked.rows, rounds=asked.rounds, seed=asked.seed))


if __name__ == "__main__":
    main()
