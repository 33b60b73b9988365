"""Things that may be one, as the user of the command meets them."""

import getpass
import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from legation.cli import main
from legation.cli.duplicates import DUPLICATES
from legation.cli.main import COMMANDS
from legation.cli.proposed import KINDS, offer_json, offer_lines, undecided
from legation.findings import Position
from legation.graph import KnowledgeGraph
from legation.identities import Decision, Identities, short_name
from legation.likeness.proposing import ALL, Proposal
from legation.terms import NamedNode
from legation.texts import Text
from worlds import DatasetFolder

BASE = "https://example.org/mine/"
MISSIONS = """\
claim:first {
  id:mission-1 a leg:Mission ; skos:prefLabel "To Haiti"@en , "En Haïti"@fr ;
    leg:date "2005-06-04"^^edtf:EDTF ;
    leg:sendingJurisdiction id:home ; leg:hostJurisdiction id:haiti .
}
claim:second {
  id:mission-2 a leg:Mission ;
    skos:prefLabel "Visit to Haiti"@en , "Visite en Haïti"@fr ;
    leg:date "2005-06-04"^^edtf:EDTF ;
    leg:sendingJurisdiction id:home ; leg:hostJurisdiction id:haiti .
  id:mission-3 a leg:Mission ; skos:prefLabel "To Peru"@en , "Au Pérou"@fr ;
    leg:date "2005"^^edtf:EDTF ;
    leg:sendingJurisdiction id:home ; leg:hostJurisdiction id:haiti .
}
claim:places {
  id:home a leg:Jurisdiction ; skos:prefLabel "Home"@en , "Chez nous"@fr .
  id:haiti a leg:Jurisdiction ; skos:prefLabel "Haiti"@en , "Haïti"@fr .
}
graph:claims {
  id:page-1 a leg:Source ; skos:prefLabel "One"@en , "Une"@fr ;
    dcterms:publisher "P" ; dcterms:title "T"@en .
  claim:first a leg:Claim ; leg:stance concept:editorial ; leg:source id:page-1 ;
    skos:editorialNote "Known."@en .
  claim:second a leg:Claim ; leg:stance concept:editorial ; leg:source id:page-1 ;
    skos:editorialNote "Known."@en .
  claim:places a leg:Claim ; leg:stance concept:editorial ; leg:source id:page-1 ;
    skos:editorialNote "Known."@en .
}
"""

Run = Callable[..., tuple[int, str, str]]


def thing(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{name}")


@pytest.fixture
def run(
    mine: DatasetFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Return a function that runs `legation duplicates` on three missions."""
    monkeypatch.setitem(COMMANDS.commands, "duplicates", DUPLICATES)
    monkeypatch.setenv("LEGATION_AUTHOR", "Me")
    mine.claims("missions.trig", MISSIONS)
    store = tmp_path / "stores"
    KnowledgeGraph.build(mine.folder, store=store)

    def call(*words: str) -> tuple[int, str, str]:
        places = ["--data", str(mine.folder)]
        if "decided" not in words:
            places += ["--store", str(store)]
        with pytest.raises(SystemExit) as left:
            main(["duplicates", *words, *places])
        out, err = capsys.readouterr()
        return int(str(left.value.code)), out, err

    return call


def table(mine: DatasetFolder) -> Path:
    return mine.folder / "identities/decided.sssom.tsv"


def test_things_are_decided_to_be_one_by_name_or_label(
    mine: DatasetFolder, run: Run
) -> None:
    code, out, err = run("accept", "To Haiti", "mission-2", "--why", "One journey.")

    assert (code, out) == (0, "")
    assert "Decided: id:mission-1, id:mission-2 are one" in err
    assert "legation build" in err
    row = table(mine).read_text(encoding="utf-8").splitlines()[-1].split("\t")
    today = datetime.now().astimezone().date().isoformat()
    assert row == [
        *("id:mission-2", "Visit to Haiti", "owl:sameAs", "", "id:mission-1"),
        *("To Haiti", "semapv:ManualMappingCuration", "Me", today, "", "One journey."),
    ]


def test_a_build_applies_what_was_decided(
    mine: DatasetFolder, run: Run, tmp_path: Path
) -> None:
    run("accept", "mission-1", "mission-2")

    graph = KnowledgeGraph.build(mine.folder, store=tmp_path / "stores")

    assert graph.find("Visit to Haiti") == thing("mission-1")


def test_the_name_that_is_kept_is_told_even_if_another_was_given(run: Run) -> None:
    run("accept", "mission-1", "mission-2")

    _, _, err = run("accept", "mission-2", "mission-3")

    assert "Decided: id:mission-1, id:mission-3 are one" in err


def test_things_are_decided_to_be_different(mine: DatasetFolder, run: Run) -> None:
    code, _, err = run("reject", "mission-1", "mission-3", "mission-2", "--lang", "fr")

    assert code == 0
    assert "sont des choses différentes" in err
    assert table(mine).read_text(encoding="utf-8").count("\tNot\t") == 3


def test_what_contradicts_a_decision_is_wrong_usage(
    mine: DatasetFolder, run: Run
) -> None:
    run("reject", "mission-1", "mission-2")
    before = table(mine).read_bytes()

    code, _, err = run("accept", "mission-2", "mission-1")

    assert code == 2
    assert f"{table(mine)}:7:1" in err
    assert table(mine).read_bytes() == before


def test_a_thing_that_nobody_knows_is_wrong_usage(run: Run) -> None:
    code, _, err = run("accept", "mission-1", "atlantis")

    assert code == 2
    assert "Nothing in the graph is called “atlantis”" in err


@pytest.mark.parametrize("name", ["mission-2", "id:mission-2", f"<{BASE}id/mission-2>"])
def test_a_decision_is_taken_back_by_the_name_that_was_given_up(
    mine: DatasetFolder, run: Run, tmp_path: Path, name: str
) -> None:
    run("accept", "mission-1", "mission-2")
    KnowledgeGraph.build(mine.folder, store=tmp_path / "stores")

    code, _, err = run("undo", name)

    assert code == 0
    assert "what was decided about id:mission-1, id:mission-2" in err
    assert not table(mine).exists()


def test_a_decision_is_taken_back_without_a_store(
    mine: DatasetFolder, run: Run, tmp_path: Path
) -> None:
    run("accept", "mission-1", "mission-2")
    shutil.rmtree(tmp_path / "stores")

    assert run("undo", "mission-1")[0] == 0
    assert not table(mine).exists()


def test_a_decision_is_taken_back_by_its_own_name_or_a_label(
    mine: DatasetFolder, run: Run
) -> None:
    run("accept", "mission-1", "mission-2")
    run("reject", "mission-1", "mission-3")
    name = short_name([thing("mission-1"), thing("mission-2")])

    assert run("undo", name)[0] == 0
    assert run("undo", "To Peru")[0] == 0
    assert not table(mine).exists()


def test_of_several_decisions_about_a_thing_one_must_be_named(
    mine: DatasetFolder, run: Run
) -> None:
    run("accept", "mission-1", "mission-2")
    run("reject", "mission-1", "mission-3")
    before = table(mine).read_bytes()

    code, _, err = run("undo", "mission-1")

    assert code == 2
    assert "2 decisions are about mission-1: " in err
    assert short_name([thing("mission-1"), thing("mission-3")]) in err
    assert table(mine).read_bytes() == before


def test_what_was_not_decided_cannot_be_taken_back(run: Run) -> None:
    code, _, err = run("undo", "mission-1")

    assert code == 2
    assert "Nothing was decided about mission-1" in err


def test_decisions_are_shown_with_who_when_and_why(run: Run) -> None:
    run("accept", "mission-1", "mission-2", "--why", "One.", "--date", "2026-11-27")
    run("reject", "mission-1", "mission-3", "--author", "You", "--date", "2026-11-28")

    _, out, _ = run("decided")

    one = short_name([thing("mission-1"), thing("mission-2")])
    two = short_name([thing("mission-1"), thing("mission-3")])
    assert out.splitlines() == [
        f"{one}  2026-11-27  Me  one thing",
        "  To Haiti (id:mission-1)",
        "  Visit to Haiti (id:mission-2)",
        "  - One.",
        f"{two}  2026-11-28  You  different",
        "  To Haiti (id:mission-1)",
        "  To Peru (id:mission-3)",
    ]


def test_decisions_are_shown_as_json(mine: DatasetFolder, run: Run) -> None:
    run("accept", "mission-1", "mission-2", "--why", "One.", "--date", "2026-11-27")

    (shown,) = json.loads(run("decided", "--json")[1])

    assert shown == {
        "name": short_name([thing("mission-1"), thing("mission-2")]),
        "same": True,
        "things": [
            {"thing": thing("mission-1").value, "label": "To Haiti"},
            {"thing": thing("mission-2").value, "label": "Visit to Haiti"},
        ],
        "date": "2026-11-27",
        "authors": ["Me"],
        "comment": "One.",
        "places": [f"{table(mine)}:7:1"],
    }


def test_that_nothing_was_decided_is_said(run: Run) -> None:
    code, out, err = run("decided", "--lang", "fr")

    assert (code, out) == (0, "")
    assert "Aucune décision" in err


def test_who_decides_is_the_user_of_the_system_unless_somebody_is_named(
    mine: DatasetFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGATION_AUTHOR", " ")
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")

    run("accept", "mission-1", "mission-2")

    assert "\tada\t" in table(mine).read_text(encoding="utf-8")


def test_who_decides_is_asked_for_where_nobody_knows(
    mine: DatasetFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.delenv("LEGATION_AUTHOR")
    monkeypatch.setattr(getpass, "getuser", unknown)

    code, _, err = run("accept", "mission-1", "mission-2")

    assert code == 2
    assert "--author" in err
    assert not table(mine).exists()


def test_every_command_explains_itself_in_both_languages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS.commands, "duplicates", DUPLICATES)
    for command in ("list", "accept", "reject", "undo", "decided"):
        pages = []
        for language in ("en", "fr"):
            with pytest.raises(SystemExit):
                main(["duplicates", command, "--help", "--lang", language])
            pages.append(capsys.readouterr().out)
        assert pages[0] != pages[1]
    with pytest.raises(SystemExit):
        main(["duplicates", "--help"])
    assert "undo" in capsys.readouterr().out


OFFER = Proposal(
    (thing("mission-1"), thing("mission-2")),
    "mission",
    0.861,
    (Text("same day: 4 June 2005", "même jour : 4 juin 2005"),),
)


def test_a_proposal_shows_its_things_their_sources_and_the_reasons(
    mine: DatasetFolder,
) -> None:
    mine.claims("missions.trig", MISSIONS)
    graph = KnowledgeGraph.in_memory(mine.folder)

    assert list(offer_lines(graph, OFFER, "fr")) == [
        f"{short_name(OFFER.things)}  mission  0,86",
        "  En Haïti (id:mission-1) · 2005-06-04 · 1 source(s)",
        "  Visite en Haïti (id:mission-2) · 2005-06-04 · 1 source(s)",
        "  - même jour\u00a0: 4 juin 2005",
    ]
    shown = offer_json(graph, OFFER)
    assert shown["things"][0] == {
        "thing": thing("mission-1").value,
        "label": {"en": "To Haiti", "fr": "En Haïti"},
        "dates": ["2005-06-04"],
        "sources": 1,
    }
    assert shown["reasons"] == [OFFER.reasons[0].as_json()]
    assert len(shown["name"]) == 8


def decided(*pairs: tuple[str, str, bool]) -> Identities:
    rows = tuple(
        Decision(thing(a), thing(b), is_same=same, place=Position(Path("t"), 1, 1))
        for a, b, same in pairs
    )
    kept = {row.subject: row.object for row in rows if row.is_same}
    return Identities(rows, kept)


def test_a_proposal_that_was_decided_since_is_none_any_more() -> None:
    group = Proposal((*OFFER.things, thing("mission-3")), "mission", 0.8, ())

    assert undecided([OFFER], decided(("mission-2", "mission-1", True))) == []
    assert undecided([OFFER], decided(("mission-2", "mission-1", False))) == []
    (left,) = undecided([group, group], decided(("mission-2", "mission-1", True)))
    assert left.things == (thing("mission-1"), thing("mission-3"))


def test_proposals_are_listed_accepted_and_gone(mine: DatasetFolder, run: Run) -> None:
    code, out, err = run("--of", "missions", "--least", "0.3")
    assert code == 0
    assert "id:mission-1" in out
    assert "proposal(s)" in err

    offers = json.loads(run("--of", "missions", "--least", "0.3", "--json")[1])
    name = offers[0]["name"]
    code, _, err = run("accept", name, "--of", "missions", "--least", "0.3")
    assert code == 0
    left = json.loads(run("--of", "missions", "--least", "0.3", "--json")[1])
    assert name not in {offer["name"] for offer in left}
    row = table(mine).read_text(encoding="utf-8").splitlines()[-1].split("\t")
    assert float(row[9]) == round(offers[0]["score"], 2)
    assert row[10]


def test_a_proposal_that_is_not_there_is_wrong_usage(run: Run) -> None:
    code, _, err = run("accept", "00000000", "--least", "0.9")

    assert code == 2
    assert "0.9" in err
    assert "--least" in err


def test_a_list_that_is_cut_says_so(
    mine: DatasetFolder, run: Run, tmp_path: Path
) -> None:
    twins = MISSIONS.replace("mission-", "voyage-").replace("2005", "1999")
    mine.claims("twins.trig", twins.partition("claim:places")[0])
    KnowledgeGraph.build(mine.folder, store=tmp_path / "stores")

    _, out, err = run("--of", "missions", "--least", "0.3", "--limit", "1")

    assert len(out.strip().split("\n\n")) == 1
    assert "2 proposal(s), of which 1 are shown" in err


def test_there_is_a_word_for_each_kind_of_things_that_is_proposed() -> None:
    assert sorted(KINDS.values()) == sorted(ALL)
