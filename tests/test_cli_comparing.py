"""The command that compares, as a user meets it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.assets import shipped
from legation.cli.comparing import COMPARE
from legation.cli.session import Session, choose_language
from legation.errors import DataError, UnknownThingError, UsageError

Run = Callable[..., str]


@pytest.fixture
def run(shipped_store: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that compares in the shipped store and returns the words."""

    def call(*words: str) -> str:
        places = ("--store", str(shipped_store), "--data", str(shipped("data")))
        session = Session(choose_language(words, {}))
        COMPARE.main([*words, *places], standalone_mode=False, obj=session)
        return capsys.readouterr().out

    return call


def test_the_contradictory_sizes_of_a_delegation_stand_side_by_side(run: Run) -> None:
    printed = run("id:delegation-2009-12-premier", "--prefer", "officials-first")

    assert "\nSOURCES CONTRADICT EACH OTHER\n\nsize besides the head" in printed
    assert "\n  • about 10\n      Les Affaires: article of 7 December 2009," in printed
    assert "\n  → about 20\n      preferred (" in printed
    assert "“The Premier was accompanied by about 20 representatives" in printed


def test_a_mission_names_its_disputed_delegation(run: Run) -> None:
    printed = run("mission-2009-12-premier", "--lang", "fr")

    assert "\nLES SOURCES SE CONTREDISENT SUR\n\n  • Représentants" in printed
    assert "\nDES SOURCES SONT PLUS PRÉCISES QUE D'AUTRES\n\ndate (leg:date)" in printed
    assert "[annoncée]" in printed


def test_one_property_is_compared_by_its_label(run: Run) -> None:
    printed = run("id:mission-2011-03-serdyukov", "territoire hôte")

    assert printed.startswith("Valery Serdyukov's official visit to Québec")
    assert "host jurisdiction (leg:hostJurisdiction)\n  • Québec\n" in printed
    assert "date (leg:date)" not in printed


def test_an_announced_head_is_shown_with_its_stance(run: Run) -> None:
    printed = run("id:delegation-kuznetsov", "head", "--prefer", "latest-first")

    assert "[announced]" in printed
    assert "→ Alexander Kuznetsov\n      preferred (stance: reported over" in printed


def test_what_no_source_states_is_no_error(run: Run) -> None:
    printed = run("id:mission-2011-03-serdyukov", "leg:occasion")

    assert printed.endswith("(leg:occasion): not stated by any source.\n")


def test_a_comparison_is_printed_as_json(run: Run) -> None:
    words = ("id:delegation-2009-12-premier", "--json", "--prefer", "most-precise")
    shown = json.loads(run(*words))

    assert shown["points"][0]["label"]["fr"] == "effectif sans le chef"
    assert shown["points"][0]["difference"] == "contradiction"
    assert shown["points"][0]["conflicts"][0]["isTold"] is True
    assert shown["policy"] == "https://w3id.org/legation/policy/most-precise"


def test_the_same_call_gives_the_same_bytes(run: Run) -> None:
    words = ("id:tenure-jean-charest", "--json", "--prefer", "latest-first")

    assert run(*words) == run(*words)


def test_an_unknown_policy_is_refused(run: Run) -> None:
    with pytest.raises(UsageError, match="officials-first"):
        run("id:moscow", "--prefer", "nobody")


def test_a_broken_policy_is_refused_with_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text("@prefix leg: <https://w3id.org/legation/ontology#> .\nleg:x a ;")

    with pytest.raises(DataError) as refused:
        run("id:moscow", "--prefer", str(path))

    (finding,) = refused.value.findings
    assert str(finding.position).startswith(f"{path}:2:")


def test_an_unknown_property_is_refused(run: Run) -> None:
    with pytest.raises(UnknownThingError) as refused:
        run("id:mission-2011-03-serdyukov", "chief")

    assert refused.value.text.en == (
        "No property is called “chief”. Claims tell: dcterms:type, rdf:type, "
        "skos:prefLabel, leg:date, leg:hostJurisdiction, leg:participant, "
        "leg:sendingJurisdiction, leg:topic."
    )


def test_a_page_is_as_wide_as_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "140")

    lines = run("id:mission-2009-12-premier").splitlines()

    assert 120 < max(map(len, lines)) <= 140
