import os
from pathlib import Path

import pytest

from legation.errors import MissingFileError
from legation.fingerprint import take


def test_the_same_contents_have_the_same_digest_whatever_their_times(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("one")
    first = take({"a": path}, known={})

    os.utime(path, (0, 0))

    assert take({"a": path}, known=first.files).digest == first.digest


def test_the_same_files_in_another_folder_have_the_same_digest(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    for path in (one, two):
        path.write_text("same")

    assert take({"a": one}, known={}).digest == take({"a": two}, known={}).digest


def test_another_content_has_another_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("one")
    first = take({"a": path}, known={})

    path.write_text("two")
    os.utime(path, (0, 0))

    assert take({"a": path}, known=first.files).digest != first.digest


def test_a_new_file_changes_the_digest(tmp_path: Path) -> None:
    one, two = tmp_path / "a.ttl", tmp_path / "b.ttl"
    one.write_text("one")
    two.write_text("two")

    assert (
        take({"a": one}, known={}).digest != take({"a": one, "b": two}, known={}).digest
    )


def test_a_file_of_the_same_size_and_time_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("one")
    status = path.stat()
    known = {"a": (status.st_size, status.st_mtime_ns, "remembered")}

    assert take({"a": path}, known=known).files["a"][2] == "remembered"


def test_the_versions_of_the_engines_count() -> None:
    fingerprint = take({}, known={})

    assert set(fingerprint.engines) == {
        "legation",
        "owlrl",
        "pyoxigraph",
        "pyshacl",
        "rdflib",
    }


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"gone\.ttl"):
        take({"gone": tmp_path / "gone.ttl"}, known={})
