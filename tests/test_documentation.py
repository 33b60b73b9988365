"""What README and docs print is what the program prints."""

import contextlib
import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.assets import shipped
from legation.cli import main
from legation.graph import STORE
from legation.linking.offers import FILE as OFFERS
from legation.queries.catalogue import Catalogue

ROOT = Path(__file__).parents[1]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TUTORIALS = {"en": ROOT / "docs/tutorial.md", "fr": ROOT / "docs/tutoriel.md"}
IMPORTS = {"en": ROOT / "docs/import.md", "fr": ROOT / "docs/importation.md"}
LINKS = {"en": ROOT / "docs/linking.md", "fr": ROOT / "docs/liens.md"}
FEDERATION = {
    "en": ROOT / "docs/federation.md",
    "fr": ROOT / "docs/requetes-federees.md",
}
FOLLOWED = (TUTORIALS, IMPORTS, LINKS, FEDERATION)
REFERENCE = ROOT / "docs" / "reference"  # written by `make docs`, perhaps of yesterday
PAGES = sorted(
    page
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if REFERENCE not in page.parents
    and not any(page in pages.values() for pages in FOLLOWED)
)
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
STEP = re.compile(r"```(\w+)(?: ([\w./-]+))?\n(.*?)```", re.DOTALL)
FILE = re.compile(r"# ([\w/.]+)(?:: after (.+))?\n")
QUESTION = re.compile(r"^\| (\d+)(?: ([ID]))? \|.*\| (`.+`) \|$", re.MULTILINE)


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
) -> Iterator[Path]:
    """Go to an empty folder that has a store, speaking English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEGATION_STORE", str(shipped_store))
    monkeypatch.setenv("LEGATION_LANG", "en")
    yield tmp_path
    (shipped_store / OFFERS).unlink(missing_ok=True)  # others use the store too


@pytest.mark.parametrize(("page", "block"), blocks(CONSOLE))
def test_what_a_page_prints_is_what_the_command_prints(
    outside: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    page: str,
    block: str,
) -> None:
    write_tables(outside)
    command, _, printed = block.partition("\n")
    prompt, program, *words = shlex.split(command)
    assert (prompt, program) == ("$", "legation"), page

    with contextlib.suppress(SystemExit), told_in_one_place():
        main(words)

    assert capfdbinary.readouterr().out.decode() == printed


def write_tables(folder: Path) -> None:
    """Write the tables that pages show."""
    for page in PAGES:
        for kind, name, text in STEP.findall(page.read_text(encoding="utf-8")):
            if kind == "csv":
                (folder / name).write_text(text, encoding="utf-8")


@contextlib.contextmanager
def told_in_one_place() -> Iterator[None]:
    """Print what is said of results among the results, as a terminal does."""
    with contextlib.redirect_stderr(sys.stdout):
        yield


def test_every_command_that_a_page_shows_does_what_it_says(outside: Path) -> None:
    write_tables(outside)
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


@pytest.mark.parametrize(
    "followed", [item for pages in (TUTORIALS, FEDERATION) for item in pages.items()]
)
def test_a_page_that_starts_beside_a_store_can_be_followed(
    outside: Path,
    shipped_store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    followed: tuple[str, Path],
) -> None:
    language, page = followed
    monkeypatch.setenv("LEGATION_LANG", language)
    monkeypatch.delenv("LEGATION_STORE")
    (outside / STORE).symlink_to(shipped_store)

    follow_page(page, printer=capfdbinary)


@pytest.mark.parametrize(
    ("language", "page"),
    [item for pages in (IMPORTS, LINKS) for item in pages.items()],
)
def test_a_page_that_starts_in_an_empty_folder_can_be_followed(
    outside: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    language: str,
    page: Path,
) -> None:
    monkeypatch.setenv("LEGATION_LANG", language)
    monkeypatch.delenv("LEGATION_STORE")
    assert list(outside.iterdir()) == []

    follow_page(page, printer=capfdbinary)


def follow_page(page: Path, *, printer: pytest.CaptureFixture[bytes]) -> None:
    """Do what a page shows, step by step."""
    for kind, name, block in STEP.findall(page.read_text(encoding="utf-8")):
        if kind == "diff":
            correct(Path(name), block)
        elif name:
            Path(name).write_text(block, encoding="utf-8")
        elif kind in {"turtle", "trig"}:
            write_step(block)
        else:
            follow(block, is_compared=kind == "console", printer=printer)


def follow(
    block: str, *, is_compared: bool, printer: pytest.CaptureFixture[bytes]
) -> None:
    """Run what a block of a page shows, and compare what it prints."""
    shown, _, printed = block.replace("\\\n", "").partition("\n")
    words = shlex.split(shown.removeprefix("$ "))
    assert words[0] == "legation"
    printer.readouterr()

    with pytest.raises(SystemExit) as left, told_in_one_place():
        main(words[1:])

    if is_compared:
        assert printer.readouterr().out.decode() == printed
    else:
        assert (left.value.code, printed) == (0, "")


def write_step(block: str) -> None:
    """Write the file that a block of a page shows, or add its lines to one."""
    head = FILE.match(block)
    assert head
    path, before = Path(head[1]), head[2]
    path.parent.mkdir(parents=True, exist_ok=True)
    if before is None:
        path.write_text(block, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    assert text.count(before + "\n") == 1
    added = before + "\n" + block[head.end() :]
    path.write_text(text.replace(before + "\n", added), encoding="utf-8")


def correct(path: Path, block: str) -> None:
    """Put each line with a plus in the place of the line with a minus before it."""
    text = path.read_text(encoding="utf-8")
    lines = block.splitlines(keepends=True)
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        assert (old[0], new[0], text.count(old[1:])) == ("-", "+", 1)
        text = text.replace(old[1:], new[1:])
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("pages", FOLLOWED)
def test_pages_in_both_languages_show_the_same_files_and_commands(
    pages: dict[str, Path],
) -> None:
    english, french = (
        [
            (kind, name, block)
            for kind, name, block in STEP.findall(page.read_text(encoding="utf-8"))
            if kind != "console"
        ]
        for page in pages.values()
    )

    assert english == french


def test_every_question_has_its_stored_queries_and_says_what_it_needs() -> None:
    page = (ROOT / "docs/questions.md").read_text(encoding="utf-8")
    catalogue = list(Catalogue.load(shipped("queries")))

    listed = {
        number: (set(re.findall(r"`(.+?)`", names)), mark == "I")
        for number, mark, names in QUESTION.findall(page)
    }

    assert listed == {
        str(number): (
            {query.name for query in answering},
            any(query.inference for query in answering),
        )
        for number in range(1, 43)
        if (answering := [q for q in catalogue if str(number) in q.questions])
    }
    assert len(listed) == 42
