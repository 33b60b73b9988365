"""What README and docs print is what the program prints."""

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

from legation.assets import shipped
from legation.cli import main
from legation.graph import STORE

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def blocks(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return the page and the text of every block of a kind."""
    return [
        (page.name, block)
        for page in PAGES
        for block in pattern.findall(page.read_text(encoding="utf-8"))
    ]


@pytest.fixture
def outside(
    tmp_path: Path, shipped_store: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Go to an empty folder that has a store, speaking English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEGATION_STORE", str(shipped_store))
    monkeypatch.setenv("LEGATION_LANG", "en")
    return tmp_path


@pytest.mark.parametrize(("page", "block"), blocks(CONSOLE))
def test_what_a_page_prints_is_what_the_command_prints(
    outside: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    page: str,
    block: str,
) -> None:
    assert outside.is_dir()
    command, _, printed = block.partition("\n")
    prompt, program, *words = shlex.split(command)
    assert (prompt, program) == ("$", "legation"), page

    with contextlib.suppress(SystemExit):
        main(words)

    assert capfdbinary.readouterr().out.decode() == printed


def test_every_command_that_a_page_shows_does_what_it_says(outside: Path) -> None:
    shutil.copytree(shipped("data"), outside / "data")
    lines = [line for _, block in blocks(SHELL) for line in block.splitlines()]
    commands = [words for line in lines if (words := shlex.split(line, comments=True))]

    for program, *words in commands:
        if program == "legation":
            with pytest.raises(SystemExit) as left:
                main(words)
            assert left.value.code == 0, words
        else:
            targets = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
            assert program == "make"
            assert words[0] in targets


@pytest.mark.parametrize(("page", "block"), blocks(PYTHON))
def test_the_python_of_a_page_runs(
    outside: Path, shipped_store: Path, page: str, block: str
) -> None:
    (outside / STORE).symlink_to(shipped_store)
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(block, page, "exec"), {})

    assert printed.getvalue()


def test_every_command_stands_in_the_readme(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    with contextlib.suppress(SystemExit):
        main(["--help"])
    listed = capfdbinary.readouterr().out.decode().partition("Commands:")[2]

    commands = re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert commands
    assert [name for name in commands if f"legation {name}" not in readme] == []


def test_the_readme_tells_the_folders_that_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    for folder in ("ontology/", "data/", "queries/", "src/legation/", "docs/"):
        assert f"`{folder}`" in readme
        assert (ROOT / folder).is_dir()
    assert shipped("data") == ROOT / "data"
