"""The rules of the house, judged by looking at the files."""

import ast
import importlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from legation import errors

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "legation"
MODULES = sorted(PACKAGE.rglob("*.py"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
LONGEST_MEDIAN = 12
LONGEST_RECORD = 60


def name_of(path: Path) -> str:
    """Return the dotted name of a module below the package, "" for the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def modules() -> list[Path]:
    """Return the modules that hold code: all but the packages' own files."""
    return [path for path in MODULES if path.name != "__init__.py"]


def functions() -> Iterator[tuple[str, int]]:
    """Yield each function's place and its number of lines, docstring apart."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            first = node.body[0]
            is_documented = ast.get_docstring(node) is not None
            docstring = first.end_lineno - first.lineno + 1 if is_documented else 0
            length = node.end_lineno - node.lineno + 1 - docstring
            yield f"{name_of(path)}.{node.name}", length


def tracked_files() -> list[Path]:
    """Return the files of the checkout that belong to the project."""
    folders = ("ontology", "data", "queries", "src", "tests", "docs", ".ci")
    found = [path for path in ROOT.iterdir() if path.suffix in {".md", ".toml", ".txt"}]
    found += [ROOT / "Makefile", ROOT / "LICENSE", *(ROOT / "benchmarks").iterdir()]
    for folder in folders:
        found += (ROOT / folder).rglob("*")
    made = {"__pycache__", "reference"}
    return sorted(
        path for path in found if path.is_file() and made.isdisjoint(path.parts)
    )


def test_no_module_is_longer_than_its_cap() -> None:
    long = {
        name_of(path): lines
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE
    }

    assert long == {}


def test_no_function_is_longer_than_its_cap_and_most_are_short() -> None:
    lengths = list(functions())

    assert {name: n for name, n in lengths if n > LONGEST_FUNCTION} == {}
    assert median(n for _, n in lengths) <= LONGEST_MEDIAN


def test_no_module_is_called_after_nothing() -> None:
    names = {part for path in MODULES for part in name_of(path).split(".")}

    assert names.isdisjoint({"utils", "helpers", "common", "misc", "manager", "base"})


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_public_names_of_a_module_exist_once(path: Path) -> None:
    module = importlib.import_module(f"legation.{name_of(path)}".rstrip("."))
    names = getattr(module, "__all__", [])

    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert [name for name in names if not hasattr(module, name)] == []


def test_every_module_has_its_tests() -> None:
    """A part of a package may be tested with the package or through its users."""
    tests = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    tested = {
        name
        for name in map(name_of, modules())
        if f"test_{name.replace('.', '_')}" in tests
        or f"test_{name.partition('.')[0]}" in tests
    }
    reached = set(tested)
    while True:
        parts = {
            name
            for path in modules()
            if (name := name_of(path)) not in reached
            and any(name in imports_of(user) for user in reached & siblings_of(name))
        }
        if not parts:
            break
        reached |= parts

    assert set(map(name_of, modules())) - reached == set()


def siblings_of(name: str) -> set[str]:
    """Return the modules of the package that a module is a part of."""
    package, dot, _ = name.rpartition(".")
    everything = set(map(name_of, modules()))
    return {other for other in everything if dot and other.startswith(f"{package}.")}


def imports_of(name: str) -> set[str]:
    """Return the modules of Legation that a module imports from."""
    path = PACKAGE.joinpath(*name.split(".")).with_suffix(".py")
    return {
        node.module.removeprefix("legation.")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }


def floors_drawn() -> list[dict[str, set[str]]]:
    """Return the floors of the picture, top first: each module with its parts."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    (picture,) = re.findall(r"```text\n(─.*?)```", text, re.DOTALL)
    floors: list[dict[str, set[str]]] = []
    for block in re.split(r"─+\n", picture)[1:-1]:
        floor: dict[str, set[str]] = {}
        parts: set[str] = set()
        for line in block.splitlines():
            named = re.match(r"( *)(\w+) +\S", line)
            assert named, line
            indent, module = named.groups()
            if indent:
                parts.add(module)
            else:
                floor[module] = parts = set()
        floors.append(floor)
    return floors


def test_the_picture_of_the_floors_has_those_that_are_checked() -> None:
    contracts = SETTINGS["tool"]["importlinter"]["contracts"]
    (checked,) = (c["layers"] for c in contracts if c["id"] == "floors")

    assert [set(floor) for floor in floors_drawn()] == [
        set(layer.split(" | ")) for layer in checked
    ]


def test_the_picture_of_the_floors_has_every_module_and_no_other() -> None:
    drawn = {
        f"{module}.{part}" if part else module
        for floor in floors_drawn()
        for module, parts in floor.items()
        for part in (*parts, "")
    }

    assert drawn == {name_of(path) for path in MODULES} - {""}


def test_every_error_is_in_the_documentation_with_its_exit_code() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    codes = {errors.DataError: 1, errors.UsageError: 2, errors.SurroundingsError: 3}

    expected = {
        (str(code), kind.__name__)
        for kind in vars(errors).values()
        if isinstance(kind, type)
        for branch, code in codes.items()
        if issubclass(kind, branch)
    }
    assert set(re.findall(r"\| (\d) \| `(\w+)` \|", text)) == expected


def test_the_version_stands_in_one_place_and_in_the_changes() -> None:
    version = SETTINGS["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert [p for p in MODULES if f'"{version}"' in p.read_text("utf-8")] == []
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == version


# The brackets keep this file from holding what it looks for.
UNWANTED = {
    "a path of somebody's machine": r"(?<![\w.])/(?:home|root|work|Users|opt)/\w",
    "a registry of packages": r"[p]ypi\.org|[p]ythonhosted|[n]pmjs\.",
    "an unfinished thought": r"\bTO[D]O\b|\bFIX[M]E\b",
    "the making of the project": r"\bthe [i]ssue\b|\b[n]otes/|\b[d]esign\.md",
}


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(UNWANTED[what])
    found = {
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in tracked_files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if pattern.search(line)
    }

    assert found == set()


def test_every_link_between_the_documents_leads_somewhere() -> None:
    broken = {
        f"{path.relative_to(ROOT)}: {target}"
        for path in tracked_files()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8"))
        if "://" not in target and not (path.parent / target).exists()
    }

    assert broken == set()


RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def test_the_decisions_are_numbered_in_order() -> None:
    numbers = [int(path.name.split("-", maxsplit=1)[0]) for path in RECORDS]

    assert numbers == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_what_would_change_it(path: Path) -> None:
    text = path.read_text("utf-8")

    assert len(text.splitlines()) <= LONGEST_RECORD
    assert re.findall(r"^## (.*)", text, re.MULTILINE) == [
        "Context",
        "Options",
        "Decision",
        "Consequences",
        "What would change our mind",
    ]


ONTOLOGY = sorted((ROOT / "ontology").rglob("*.ttl"))


@pytest.mark.parametrize("path", ONTOLOGY, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_the_ontology_says_it_says_in_both_languages(path: Path) -> None:
    said: dict[tuple[str, str], Counter[str]] = {}
    for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(quad.object, Literal) and quad.object.language:
            place = (str(quad.subject), quad.predicate.value)
            said.setdefault(place, Counter())[quad.object.language] += 1

    one_sided = {
        place: dict(counts)
        for place, counts in said.items()
        if counts["en"] != counts["fr"] and "altLabel" not in place[1]
    }
    assert one_sided == {}


def test_every_word_of_the_glossary_is_explained_once_and_in_both_languages() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    _, _, *rows = [line for line in text.splitlines() if line.startswith("|")]

    complete = [re.fullmatch(r"\| (.+) \| .+ \| .+ · .+ \|", row) for row in rows]
    words = [word for match in complete if match for word in match[1].split(", ")]

    assert all(complete)
    assert [word for word, count in Counter(words).items() if count > 1] == []
