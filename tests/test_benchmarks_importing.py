"""The benchmark of imports, on a table of few rows."""

from pathlib import Path

from benchmarks import importing
from benchmarks.measuring import World

FEW = 60


def test_every_row_of_a_generated_table_is_taken_and_the_same_each_time(
    tmp_path: Path,
) -> None:
    table, again = tmp_path / "table.csv", tmp_path / "again.csv"
    importing.write_table(table, FEW, seed=7)
    importing.write_table(again, FEW, seed=7)

    figures = importing.run(World(FEW, 7, table))

    assert table.read_bytes() == again.read_bytes()
    assert figures["rows taken"] == FEW
    assert figures["claims"] >= FEW
    assert 0 < figures["check (s)"] < figures["total (s)"]


def test_the_figures_of_each_size_stand_in_a_column() -> None:
    head, _, total, *rest = importing.compare([20, 40], rounds=1, seed=7).splitlines()

    assert head == "|  | 20 rows | 40 rows |"
    assert total.startswith("| total (s) |")
    assert any(line == "| rows taken | 20 | 40 |" for line in rest)
