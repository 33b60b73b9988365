"""What every test may use."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from legation.assets import folders, shipped
from legation.building import renew
from legation.dataset import read_dataset
from worlds import DatasetFolder

# The same examples on every run, and no clock: a busy machine fails no test.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--suites",
        metavar="DIR",
        type=Path,
        help="folder of the W3C test suites (rdf-tests, data-shapes)",
    )


@pytest.fixture(scope="session")
def suites(pytestconfig: pytest.Config) -> Path:
    """Return the folder of the W3C test suites, or skip the test."""
    folder = pytestconfig.getoption("--suites")
    if folder is None:
        pytest.skip("needs the W3C test suites: give their folder with --suites DIR")
    if not folder.is_dir():
        pytest.fail(f"--suites names {folder}, which is not a folder")
    return Path(folder).resolve()


@pytest.fixture
def mine(tmp_path: Path) -> DatasetFolder:
    """Return an empty dataset in a folder of its own."""
    return DatasetFolder(tmp_path / "data")


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that was built from the shipped dataset."""
    store = tmp_path_factory.mktemp("shipped") / "stores"
    renew(folders(shipped("data")), store=store)
    return store


@pytest.fixture(scope="session")
def page_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a dataset that holds the page on Québec and Russia, and nothing else."""
    data = tmp_path_factory.mktemp("page") / "data"
    shipped_data = shipped("data")
    dataset = read_dataset(shipped_data)
    for path in (shipped_data / "dataset.ttl", *dataset.files("quebec-russia")):
        target = data / path.relative_to(shipped_data)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    shutil.copytree(shipped_data / "sources", data / "sources")
    return data


@pytest.fixture(scope="session")
def page_store(page_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store that was built from the page alone."""
    store = tmp_path_factory.mktemp("page") / "stores"
    renew(folders(page_data), store=store)
    return store
