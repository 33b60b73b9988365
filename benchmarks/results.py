"""All benchmarks run: the results as JSON, and the tables made of them."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import claims, editing, inference, queries, reviewing, validation
from benchmarks.measuring import Benchmark, World, measure
from benchmarks.page import RESULTS, render
from benchmarks.worlds import write_facts

_BENCHMARKS = (
    inference.BENCHMARK,
    editing.BENCHMARK,
    validation.BENCHMARK,
    reviewing.BENCHMARK,
    claims.BENCHMARK,
    queries.BENCHMARK,
)
_PACKAGES = (
    *("legation", "numpy", "owlrl", "pyoxigraph", "pyshacl", "pyshacl-turbo"),
    "rdflib",
)


def run(benchmarks: Sequence[Benchmark], asked: argparse.Namespace) -> dict[str, Any]:
    """Run benchmarks on a world of each size.

    Args:
        benchmarks: What is run.
        asked: The sizes, from the least to the greatest, and the other options.

    Returns:
        The results, as `render` takes them.
    """
    with TemporaryDirectory() as folder:
        worlds = [
            World(size, asked.seed, Path(folder) / f"{size}.nt", asked.patient)
            for size in asked.sizes
        ]
        return {
            "versions": {name: version(name) for name in _PACKAGES},
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "processors": os.cpu_count(),
            "rounds": asked.rounds,
            "seed": asked.seed,
            "worlds": {str(world.size): _make(world) for world in worlds},
            "benchmarks": [
                {
                    "name": benchmark.name,
                    "title": benchmark.title,
                    "sizes": {
                        str(world.size): _compare(benchmark, world, asked.rounds)
                        for world in worlds
                    },
                }
                for benchmark in benchmarks
            ],
        }


def _make(world: World) -> dict[str, int]:
    counts = write_facts(world.facts, world.size, seed=world.seed)
    return {"told": counts.told, "triples about claims": counts.about}


def _compare(benchmark: Benchmark, world: World, rounds: int) -> dict[str, Any]:
    print(f"{benchmark.name}: {world.size:,} facts ...", file=sys.stderr)
    measured = measure(benchmark.tasks(world), rounds=rounds)
    ratios = {ratio.title: ratio.of(measured) for ratio in benchmark.ratios}
    return {"ratios": ratios, "tasks": measured}


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Run the benchmarks.")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000], help="told facts"
    )
    parser.add_argument("--rounds", type=int, default=3, help="runs of each task")
    parser.add_argument("--seed", type=int, default=7, help="seed of the worlds")
    parser.add_argument(
        "--patient", action="store_true", help="run what takes minutes too"
    )
    parser.add_argument(
        "--only",
        choices=[one.name for one in _BENCHMARKS],
        help="one benchmark (default: all)",
    )
    parser.add_argument("--json", type=Path, default=RESULTS, help="file for results")
    asked = parser.parse_args()
    chosen = [one for one in _BENCHMARKS if asked.only in {None, one.name}]
    results = run(chosen, asked)
    text = json.dumps(results, ensure_ascii=False, indent=1)
    asked.json.write_text(f"{text}\n", encoding="utf-8")
    print(render(results))


if __name__ == "__main__":
    main()
