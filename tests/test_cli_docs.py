"""The command that writes the reference documentation, as its user meets it."""

import os
import re
import shlex
from pathlib import Path

import pytest

from legation.cli import main
from legation.manual.pages import MARK, PAGES
from stored_queries import stored
from worlds import DatasetFolder

PLACES = """
claim:row-1 {
  id:laval a leg:Place ; skos:prefLabel "Laval"@en, "Laval"@fr .
  id:moscow a leg:Place ; skos:prefLabel "Moscow | *city*"@en, "Moscou"@fr .
}
graph:claims {
  id:source-page a leg:Source ; skos:prefLabel "Page"@en, "Page"@fr .
  claim:row-1
    a leg:Claim ;
    leg:citation "row 1" ;
    leg:source id:source-page ;
    leg:stance concept:reported .
}
"""
HEADER = """
evidence = "place"
[params.place]
type = "iri"
label.en = "Place"
label.fr = "Lieu"
[params.lang]
type = "lang"
default = "en"
label.en = "Language"
label.fr = "Langue"
[columns]
place = { type = "iri", label.en = "Place", label.fr = "Lieu" }
placeLabel = { type = "string", label.en = "Name", label.fr = "Nom" }
[[examples]]
data = "small"
args = { place = "Moscow | *city*" }
count = 1
[[examples]]
data = "small"
count = 2
"""
BODY = """
PREFIX leg: <https://w3id.org/legation/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?place ?placeLabel WHERE {
  ?place a leg:Place ;
    skos:prefLabel ?placeLabel .
  FILTER(LANG(?placeLabel) = $lang)
  FILTER(!COALESCE(isIRI($place), false) || sameTerm(?place, $place))
}
ORDER BY ?place
"""


class Runner:
    """Runs the program in a folder with a dataset and a stored query."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self._capture = capture

    def __call__(self, *words: object) -> tuple[int, str, str]:
        """Return the exit code and what stands on standard output and error."""
        with pytest.raises(SystemExit) as exit_info:
            main([str(word) for word in words])
        out, err = self._capture.readouterr()
        return int(str(exit_info.value.code)), out.decode(), err.decode()


@pytest.fixture
def run(
    mine: DatasetFolder,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Runner:
    mine.claims("small.trig", PLACES)
    stored(mine.folder.parent / "queries", HEADER, BODY)
    monkeypatch.chdir(mine.folder.parent)
    monkeypatch.setenv("LEGATION_LANG", "en")
    return Runner(capfdbinary)


def test_both_languages_are_written_and_their_answers_are_those_of_the_command(
    run: Runner,
) -> None:
    code, out, err = run("docs", "--both", "-o", "made/reference")

    assert (code, out) == (0, "")
    assert err == (
        "4 pages written. Begin with made/reference/en/README.md\n"
        "4 pages written. Begin with made/reference/fr/README.md\n"
    )
    assert run("build")[0] == 0
    asked = []
    for language in ("en", "fr"):
        folder = Path("made/reference", language)
        assert {path.name for path in folder.iterdir()} == set(PAGES)
        page = (folder / "queries.md").read_text("utf-8")
        for command, printed in re.findall(
            r"```console\n\$ legation ([^\n]+)\n(.*?)```\n", page, re.DOTALL
        ):
            asked.append(command)
            assert run(*shlex.split(command)) == (0, printed, "")
    assert asked == [
        "query topic/one --place 'Moscow | *city*'",
        "query topic/one",
        "query topic/one --place 'Moscow | *city*' --lang fr",
        "query topic/one --lang fr",
    ]


def test_pages_are_written_in_the_language_of_the_run_and_replace_old_ones(
    run: Runner,
) -> None:
    folder = Path("reference")
    folder.mkdir()
    (folder / "data.md").write_text(f"{MARK}\n\nOf yesterday.\n")
    (folder / "notes.md").write_text("Mine.\n")

    code, _, err = run("docs", "-o", folder, "--lang", "fr")

    assert (code, err) == (0, "4 pages écrites. Commencez par reference/README.md\n")
    assert (folder / "data.md").read_text().startswith(f"{MARK}\n\n# Données")
    assert (folder / "notes.md").read_text() == "Mine.\n"
    assert {path.name for path in folder.iterdir()} == {*PAGES, "notes.md"}


def test_a_file_that_is_no_page_is_not_replaced(run: Runner) -> None:
    Path("README.md").write_text("# My project\n")

    code, _, err = run("docs", "-o", ".")

    assert code == 2
    assert "README.md is there and is no page of the documentation." in err
    assert Path("README.md").read_text() == "# My project\n"
    assert not Path("data.md").exists()


def test_a_file_is_no_folder_for_pages(run: Runner) -> None:
    Path("reference").write_text("")

    code, _, err = run("docs", "-o", "reference", "--lang", "fr")

    assert code == 2
    assert "reference est un fichier, alors que les pages exigent un dossier." in err


def test_a_folder_must_be_named(run: Runner) -> None:
    code, _, err = run("docs")

    assert code == 2
    assert err == ("legation: Name a folder for the pages: legation docs -o FOLDER\n")


def test_a_folder_that_cannot_be_made_is_a_failure_of_the_machine(run: Runner) -> None:
    Path("locked").touch()

    code, _, err = run("docs", "-o", "locked/reference")

    assert code == 3
    assert "The folder locked/reference cannot be made: Not a directory." in err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_old_page_without_rights_is_a_failure_of_the_machine(run: Runner) -> None:
    Path("data.md").touch(mode=0o000)

    code, _, err = run("docs", "-o", ".")

    assert code == 3
    assert "data.md cannot be read: Permission denied." in err


def test_a_folder_below_a_file_cannot_be_made(run: Runner) -> None:
    Path("file").write_text("")

    code, _, err = run("docs", "-o", "file/reference")

    assert code == 3
    assert "The folder file/reference cannot be made: Not a directory." in err


def test_a_page_that_cannot_be_written_is_a_failure_of_the_machine(
    run: Runner,
) -> None:
    Path("reference/queries.md").mkdir(parents=True)

    code, _, err = run("docs", "-o", "reference")

    assert code == 3
    assert "reference/queries.md cannot be written: Is a directory." in err


def test_bad_data_are_reported_with_their_place(
    run: Runner, mine: DatasetFolder
) -> None:
    mine.claims("small.trig", PLACES.replace('leg:citation "row 1" ;', ""))

    code, _, err = run("docs", "-o", "reference")

    assert code == 1
    assert "small.trig:" in err
    assert not Path("reference").exists()
