"""The tables of results, and the page of the documentation that holds them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results.json"
PAGE = ROOT / "docs" / "benchmarks.md"

_BEGIN, _END = "<!-- results -->\n", "<!-- end of results -->\n"
_NOTHING = "–"
_LARGE = 100  # from here on, digits behind the point say nothing

_Column = Mapping[str, Sequence[float]]
"""The samples of one size, by the name of their row."""


def render(results: Mapping[str, Any]) -> str:
    """Return the tables of results as Markdown, ratios before seconds.

    Args:
        results: What the benchmarks gave, as in their file.

    Returns:
        The text, with a final line break.
    """
    versions = ", ".join(f"{name} {one}" for name, one in results["versions"].items())
    machine = f"{results['system']}, {results['processors']} processors"
    parts = [
        f"Python {results['python']}, {versions}.",
        f"{machine}; {results['rounds']} rounds; seed {results['seed']}.",
        _table("facts", {size: _counts(w) for size, w in results["worlds"].items()}),
    ]
    for benchmark in results["benchmarks"]:
        sizes = benchmark["sizes"]
        ratios = {size: found["ratios"] for size, found in sizes.items()}
        tasks = {size: _figures(found["tasks"]) for size, found in sizes.items()}
        parts += [
            f"### {benchmark['title']}",
            _table("ratio", _with_growth(ratios, tasks)),
            _table("measured", tasks),
        ]
    return "\n\n".join(parts) + "\n"


def refill(page: str, *, table: str) -> str:
    """Return a page with other results.

    Args:
        page: The page, with the two comments between which results stand.
        table: What `render` returned.
    """
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{table}\n{_END}{after}"


def _counts(world: Mapping[str, int]) -> _Column:
    return {name: [count] for name, count in world.items()}


def _figures(tasks: Mapping[str, _Column]) -> _Column:
    return {
        f"{task}: {figure}": samples
        for task, figures in tasks.items()
        for figure, samples in figures.items()
    }


def _with_growth(
    ratios: Mapping[str, _Column], tasks: Mapping[str, _Column]
) -> Mapping[str, _Column]:
    """Add, of our first figure, how many times that of the size before it is."""
    grown = {size: dict(column) for size, column in ratios.items()}
    for before, size in pairwise(tasks):
        figure = next(iter(tasks[before]), "")
        if figure in tasks[size]:
            one, other = (median(tasks[which][figure]) for which in (size, before))
            grown[size][f"{figure}, times the size before"] = [one / other]
    return grown


def _table(title: str, columns: Mapping[str, _Column]) -> str:
    """Return a table with a column for each size, and a row for each name."""
    names = dict.fromkeys(
        name for column in columns.values() for name, found in column.items() if found
    )
    rows = [
        [title, *(f"{int(size):,} facts" for size in columns)],
        *(
            [name, *(_written(column.get(name, ())) for column in columns.values())]
            for name in names
        ),
    ]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    rows.insert(
        1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    )
    return "\n".join(_row(cells, widths) for cells in rows)


def _row(cells: Iterable[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
    return f"| {' | '.join(padded)} |"


def _written(samples: Sequence[float]) -> str:
    """Return the median of samples, and the least and greatest where they differ."""
    if not samples:
        return _NOTHING
    least, middle, most = map(_number, (min(samples), median(samples), max(samples)))
    return middle if least == most else f"{middle} ({least}–{most})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= _LARGE else f"{value:.3g}"


def main() -> None:
    """Put the results of the last run into the page."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    page = refill(PAGE.read_text(encoding="utf-8"), table=render(results))
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
