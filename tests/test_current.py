import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.current import Current, open_current, publish, read_current
from legation.errors import StoreError
from legation.findings import Finding, Position, Severity
from legation.reports import Report
from legation.terms import Literal, NamedNode, Quad
from legation.texts import Text

WARNING = Finding(
    Text("State the host.", "Indiquez l'hôte."),
    severity=Severity.WARNING,
    position=Position(Path("claims.trig"), 3, 4),
    focus="urn:m",
    name=Text("“Mission”", "« Mission »"),
)


def current(name: str) -> Current:
    return Current(
        folder=f"store-{name}",
        digest=name,
        base="https://example.org/mine/",
        files={"data/claims.trig": (10, 20, "abc")},
        counts={"told": 1},
        report=Report((WARNING,)),
    )


def quads(value: str) -> list[Quad]:
    return [Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal(value))]


def held(root: Path) -> list[Quad]:
    return list(open_current(root).match())


def test_a_published_store_is_current_and_says_what_it_was_made_from(
    tmp_path: Path,
) -> None:
    publish(tmp_path / "stores", quads("one"), current("1"))

    assert read_current(tmp_path / "stores") == current("1")
    assert held(tmp_path / "stores") == quads("one")


def test_a_second_store_takes_the_place_of_the_first(tmp_path: Path) -> None:
    publish(tmp_path, quads("one"), current("1"))
    publish(tmp_path, quads("two"), current("2"))

    assert held(tmp_path) == quads("two")


def test_a_reader_of_the_store_before_can_go_on_reading(tmp_path: Path) -> None:
    publish(tmp_path, quads("one"), current("1"))
    reader = open_current(tmp_path)

    publish(tmp_path, quads("two"), current("2"))

    assert list(reader.match()) == quads("one")
    assert (tmp_path / "store-1").is_dir()


def test_only_the_current_store_and_the_one_before_are_kept(tmp_path: Path) -> None:
    for number in "123":
        publish(tmp_path, quads(number), current(number))

    kept = {path.name for path in tmp_path.glob("store-*")}
    assert kept == {"store-2", "store-3"}


def test_publishing_the_same_again_replaces_it(tmp_path: Path) -> None:
    publish(tmp_path, quads("one"), current("1"))
    publish(tmp_path, quads("again"), current("1"))

    assert held(tmp_path) == quads("again")


def test_what_a_killed_build_left_is_swept_away_and_a_live_one_is_not(
    tmp_path: Path,
) -> None:
    dead = tmp_path / "building-999999999"
    live = tmp_path / f"building-{os.getppid()}"
    stray = tmp_path / "building-x"
    for folder in (dead, live, stray):
        folder.mkdir()

    publish(tmp_path, quads("one"), current("1"))

    assert [dead.exists(), live.exists(), stray.exists()] == [False, True, False]


def test_a_build_that_fails_while_writing_leaves_what_was_current(
    tmp_path: Path,
) -> None:
    publish(tmp_path, quads("one"), current("1"))

    def broken() -> Iterator[Quad]:
        yield from quads("two")
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="No space left"):
        publish(tmp_path, broken(), current("2"))

    assert held(tmp_path) == quads("one")
    assert not list(tmp_path.glob("building-*"))


def test_without_a_build_there_is_no_store_and_the_sentence_says_how_to_make_one(
    tmp_path: Path,
) -> None:
    assert read_current(tmp_path) is None
    with pytest.raises(StoreError, match="legation build"):
        open_current(tmp_path)


def test_a_damaged_pointer_is_named(tmp_path: Path) -> None:
    (tmp_path / "current.json").write_text("{")

    with pytest.raises(StoreError, match=r"current\.json is damaged"):
        read_current(tmp_path)


def test_a_pointer_of_another_format_counts_as_none(tmp_path: Path) -> None:
    publish(tmp_path, quads("one"), current("1"))
    pointer = tmp_path / "current.json"
    written = json.loads(pointer.read_text())
    pointer.write_text(json.dumps({**written, "format": 0}))

    assert read_current(tmp_path) is None


def test_a_pointer_whose_store_was_deleted_counts_as_none(tmp_path: Path) -> None:
    publish(tmp_path, quads("one"), current("1"))
    (tmp_path / "store-1").rename(tmp_path / "elsewhere")

    assert read_current(tmp_path) is None


def test_a_place_that_is_a_file_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreError, match="could not be written"):
        publish(tmp_path / "file", quads("one"), current("1"))
