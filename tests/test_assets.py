from pathlib import Path

import pytest

from legation.assets import folders, shipped
from legation.errors import MissingFileError
from worlds import DatasetFolder


def test_what_is_shipped_is_found() -> None:
    assert (shipped("data") / "dataset.ttl").is_file()
    assert (shipped("ontology") / "legation.ttl").is_file()


def test_what_is_not_shipped_is_an_incomplete_installation() -> None:
    with pytest.raises(MissingFileError, match="Install the package again"):
        shipped("nothing-of-that-name")


def test_a_dataset_of_ones_own_uses_the_shipped_ontology_and_queries(
    mine: DatasetFolder,
) -> None:
    found = folders(mine.folder)

    assert found.data == mine.folder
    assert found.ontology == shipped("ontology")
    assert found.queries == shipped("queries")


def test_an_ontology_beside_the_data_wins(mine: DatasetFolder) -> None:
    own = mine.folder.parent / "ontology"
    own.mkdir()

    assert folders(mine.folder).ontology == own


def test_the_current_folder_is_looked_at_first(
    mine: DatasetFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mine.folder.parent)

    assert folders().data == Path("data")


def test_elsewhere_the_shipped_dataset_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert folders().data == shipped("data")


def test_a_folder_without_a_dataset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"dataset\.ttl does not exist"):
        folders(tmp_path)
