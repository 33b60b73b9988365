"""The commands about stored queries: verify."""

from collections.abc import Callable
from pathlib import Path

import pytest

from legation.assets import shipped
from legation.cli import main
from legation.current import publish, require_current
from legation.store import Store
from legation.terms import DefaultGraph, NamedNode, Quad
from worlds import DatasetFolder

Run = Callable[..., tuple[int, str]]

NO_HIDDEN = """\
#@ title.en = "No thing has a hidden label"
#@ title.fr = "Aucune chose n'a de libellé caché"
#@ description.en = "Remove it."
#@ description.fr = "Retirez-le."
#@ [columns]
#@ thing = { type = "iri", label.en = "Thing", label.fr = "Chose" }

SELECT ?thing WHERE {
  ?thing skos:hiddenLabel ?label .
}
ORDER BY ?thing
"""
CLAIM = """
claim:one { id:here a leg:Place ; skos:prefLabel "Here"@en , "Ici"@fr ;
  skos:%s "Over here"@en . }
graph:claims {
  claim:one a leg:Claim ; leg:source id:editors ; leg:stance concept:editorial ;
    skos:editorialNote "Known."@en , "Connu."@fr .
  id:editors a leg:Source ; skos:prefLabel "We"@en , "Nous"@fr .
}
"""


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Return a function that runs the program; it returns exit code and messages."""
    monkeypatch.setenv("LEGATION_LANG", "en")

    def call(*words: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as left:
            main([str(word) for word in words])
        return int(str(left.value.code)), capfdbinary.readouterr().err.decode()

    return call


@pytest.fixture
def broken_store(shipped_store: Path, tmp_path: Path) -> Path:
    """Return the folder of a store with one fact too many."""
    current = require_current(shipped_store)
    laval, within = (
        NamedNode("https://w3id.org/legation/quebec/id/laval"),
        NamedNode("https://w3id.org/legation/ontology#within"),
    )
    fault = Quad(laval, within, laval, DefaultGraph())
    quads = [*Store.open(shipped_store / current.folder).match(), fault]
    publish(tmp_path / "stores", quads, current)
    return tmp_path / "stores"


def test_a_good_store_has_nothing_wrong(run: Run, shipped_store: Path) -> None:
    words = ("--store", shipped_store, "--data", shipped("data"))

    code, said = run("queries", "verify", *words)
    assert code == 0
    assert said.startswith("Nothing is wrong. Queries run: ")

    code, said = run("queries", "verify", "verify/no-self", *words, "--lang", "fr")
    assert (code, said) == (0, "Aucune anomalie. Requêtes exécutées\u00a0: 1.\n")


def test_each_row_is_told_with_its_query_and_what_to_do(
    run: Run, broken_store: Path
) -> None:
    words = ("--store", broken_store, "--data", shipped("data"))

    code, said = run("queries", "verify", *words)

    assert code == 1
    assert "2 row(s) where there must be none." in said
    assert "[verify/facts-known-once]" in said
    assert "“No fact relates a thing to itself” does not hold: Thing id:laval; " in said
    assert "Correct the claim that tells it" in said


def test_a_question_is_no_check(run: Run, shipped_store: Path) -> None:
    words = ("--store", shipped_store, "--data", shipped("data"))

    code, said = run("queries", "verify", "missions/timeline", *words)

    assert code == 2
    assert "missions/timeline is a question to ask" in said


@pytest.mark.parametrize(("name", "code"), [("altLabel", 0), ("hiddenLabel", 1)])
def test_files_can_be_verified_without_a_store(
    run: Run, mine: DatasetFolder, name: str, code: int
) -> None:
    mine.claims("small.trig", CLAIM % name)
    mine.write("../queries/verify/no-hidden.rq", NO_HIDDEN)

    found, said = run("queries", "verify", "--in-memory", "--data", mine.folder)

    assert found == code
    assert ("Thing id:here" in said) == bool(code)


def test_without_a_query_of_verify_nothing_passes_as_verified(
    run: Run, mine: DatasetFolder
) -> None:
    mine.write("../queries/readme.txt", "none yet")

    code, said = run("queries", "verify", "--in-memory", "--data", mine.folder)

    assert code == 2
    assert "nothing was verified" in said
