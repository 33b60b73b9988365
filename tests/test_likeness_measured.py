"""How good the proposals are on real tables, whose doubles an editor has listed."""

import csv
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from pyoxigraph import parse

from legation.likeness import propose
from legation.terms import Triple

DATA = Path(__file__).parents[1] / "data"
TRUTH = Path(__file__).parent / "data" / "same-events.tsv"
TABLES = {"missions-visits": "mission", "agreements": "agreement"}
FILES = [DATA / "imports" / f"{table}.trig" for table in TABLES]

Pair = frozenset[str]

pytestmark = pytest.mark.skipif(
    not all(path.is_file() for path in FILES),
    reason="the tables of missions and agreements are not imported",
)


def told() -> Iterator[Triple]:
    """Yield all that claims tell, before any decision about doubles."""
    for path in (*DATA.glob("entities/*.trig"), *DATA.glob("imports/*.trig")):
        for quad in parse(path=path):
            if not str(quad.graph_name).endswith("/graph/claims>"):
                yield quad.triple


def labelled(verdict: str) -> set[Pair]:
    with TRUTH.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if r["table"] in TABLES]
    return {
        frozenset(pair)
        for row in rows
        if row["verdict"] == verdict
        for pair in combinations(row["rows"].split(), 2)
    }


def proposed() -> set[Pair]:
    """Return the pairs of rows that are proposed; other things are no rows."""
    groups = [p.things for p in propose(told(), kinds=TABLES.values())]
    rows = [[t.value.rpartition("/")[2].partition("-")[2] for t in g] for g in groups]
    return {
        frozenset(pair)
        for group in rows
        for pair in combinations([row for row in group if row[:2] == "s-"], 2)
    }


def test_most_proposals_are_right_and_most_doubles_are_proposed() -> None:
    same = labelled("same")
    found = proposed() - labelled("unsure")

    right = len(found & same)

    assert right / len(found) >= 0.9
    assert right / len(same) >= 0.8
