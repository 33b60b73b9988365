"""What every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

from legation.assets import folders, shipped
from legation.building import renew
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
