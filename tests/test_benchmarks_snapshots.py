"""Generated snapshots: the same each time, and what is held of them is true."""

from pathlib import Path

from benchmarks.snapshots import Held, write_snapshot
from legation.authorities.entries import Entry
from legation.authorities.snapshot import open_snapshot


def _write(path: Path) -> list[Held]:
    return write_snapshot(path, records=300, seed=7)


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    assert _write(tmp_path / "a.nt") == _write(tmp_path / "b.nt")
    assert (tmp_path / "a.nt").read_bytes() == (tmp_path / "b.nt").read_bytes()


def test_what_is_held_has_the_names_and_the_kind_of_its_entry(tmp_path: Path) -> None:
    held = _write(tmp_path / "a.nt")
    meant = {one.entry: one for one in held if one.entry}
    entries = list(open_snapshot(tmp_path / "a.nt").look_up(meant))
    assert len(entries) == len(meant) > 10
    assert all(_agree(meant[entry.id], entry) for entry in entries)


def test_some_of_what_is_held_has_no_entry(tmp_path: Path) -> None:
    assert any(one.entry is None for one in _write(tmp_path / "a.nt"))


def _agree(held: Held, entry: Entry) -> bool:
    areas = {name for area in entry.areas for name in area.names}
    return (
        set(held.names) <= set(entry.names)
        and entry.kinds == {held.kind}
        and areas.issuperset(held.areas)
        and (held.born is None or entry.begin == str(held.born))
    )
