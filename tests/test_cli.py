"""The command line, as its user meets it: what it prints, and its exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from legation.assets import shipped
from legation.cli import main
from legation.cli.session import choose_language
from worlds import DatasetFolder


@dataclass(frozen=True)
class Outcome:
    """What one run of the program printed, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Return a function that runs the program with words and returns its outcome."""
    monkeypatch.setenv("LEGATION_LANG", "en")

    def call(*words: object) -> Outcome:
        with pytest.raises(SystemExit) as exit_info:
            main([str(word) for word in words])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in out + err
        return Outcome(int(str(exit_info.value.code)), out.decode(), err.decode())

    return call


@pytest.fixture
def ask(run: Run, page_store: Path, page_data: Path) -> Run:
    """Return a function that runs a command on the shipped store."""

    def call(command: str, *words: object) -> Outcome:
        places = ("--store", page_store, "--data", page_data)
        return run(command, *words, *places)

    return call


# -- asking


def test_a_stored_query_prints_a_table(ask: Run) -> None:
    outcome = ask("query", "missions/timeline")

    assert outcome.code == 0
    assert "Québec trade" in outcome.out
    assert "Dates told" in outcome.out


def test_evidence_stands_under_each_row_with_its_quote(ask: Run) -> None:
    outcome = ask("query", "agreements/signatories", "--evidence")

    assert "“the signing by the Premier of Québec" in outcome.out
    assert "derived by rule:office-holder-at-date from:" in outcome.out


def test_a_table_speaks_french_when_asked(ask: Run) -> None:
    outcome = ask("query", "agreements/signatories", "--evidence", "--lang", "fr")

    assert "«\u00a0the signing by the Premier of Québec" in outcome.out
    assert "dérivé par rule:office-holder-at-date" in outcome.out
    assert "[rapporté" in outcome.out


def test_evidence_goes_with_json_row_by_row(ask: Run) -> None:
    outcome = ask("query", "missions/timeline", "--evidence", "--format", "json")

    document = json.loads(outcome.out)
    assert len(document["evidence"]) == len(document["results"]["bindings"]) == 11
    assert any("quote" in proof for proof in document["evidence"][0])


def test_evidence_does_not_go_with_csv(ask: Run) -> None:
    outcome = ask("query", "missions/timeline", "--evidence", "--format", "csv")

    assert outcome.code == 2
    assert "no place for evidence" in outcome.err


@pytest.mark.parametrize("syntax", ["csv", "tsv", "json", "xml"])
def test_rows_come_in_every_standard_format(ask: Run, syntax: str) -> None:
    outcome = ask("query", "missions/timeline", "--format", syntax)

    assert outcome.code == 0
    assert "mission-2008-09-trade" in outcome.out


def test_told_facts_alone_answer_what_needs_no_inference(ask: Run) -> None:
    words = ("missions/between", "--host", "id:quebec", "--from", "id:russia")

    assert "No row answers" in ask("query", *words, "--graph", "told").out
    assert "serdyukov" in ask("query", *words).out


def test_both_engines_print_the_same(ask: Run) -> None:
    fast = ask("query", "topics/missions-about", "--topic", "concept:energy")
    slow = ask(
        "query",
        "topics/missions-about",
        "--topic",
        "concept:energy",
        "--engine",
        "reference",
    )

    assert fast.code == 0
    assert fast.out == slow.out


def test_a_limit_cuts_and_says_so(ask: Run) -> None:
    cut = ask("query", "missions/timeline", "--limit", "1", "--format", "csv")
    whole = ask("query", "missions/timeline", "--limit", "50", "--format", "csv")

    assert len(cut.out.splitlines()) == 2
    assert "Cut at 1 rows" in cut.err
    assert whole.err == ""


def test_an_answer_goes_to_a_file(ask: Run, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"

    outcome = ask("query", "missions/timeline", "--format", "csv", "-o", target)

    assert outcome.out == ""
    assert "mission-2008-09-trade" in target.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_named(ask: Run, tmp_path: Path) -> None:
    target = tmp_path / "absent" / "rows.csv"

    outcome = ask("query", "missions/timeline", "-o", target)

    assert outcome.code == 3
    assert f"{target} cannot be written" in outcome.err


def test_the_help_of_a_stored_query_lists_its_parameters(ask: Run) -> None:
    outcome = ask("query", "missions/between", "--help")

    assert outcome.code == 0
    assert "--host" in outcome.out
    assert "--from" in outcome.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["missions/timelin"], "missions/timeline"),
        ([], "Name a stored query"),
        (["missions/between"], "host"),
        (["missions/between", "--hots", "id:quebec"], "--hots"),
        (["missions/between", "--host", "Atlantis", "--from", "x"], "Atlantis"),
        (["missions/timeline", "--format", "cvs"], "csv"),
        (["missions/timeline", "--limit", "none"], "--limit"),
        (["missions/timeline", "stray"], "stray"),
    ],
)
def test_a_wrong_request_is_exit_code_two_and_says_what_is_wrong(
    ask: Run, words: list[str], sentence: str
) -> None:
    outcome = ask("query", *words)

    assert outcome.code == 2
    assert sentence in outcome.err


def test_any_sparql_can_be_asked_from_the_command_line(ask: Run) -> None:
    outcome = ask("sparql", "-e", "SELECT ?p { id:laval leg:directlyWithin ?p }")

    assert outcome.code == 0
    assert "id:quebec" in outcome.out


def test_a_query_is_read_from_a_file_or_from_standard_input(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ask.rq"
    path.write_text("ASK { id:laval leg:within id:canada }")

    assert ask("sparql", path).out == "yes\n"
    with path.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert ask("sparql", "-", "--lang", "fr").out == "oui\n"


def test_a_construct_prints_turtle_unless_told_otherwise(ask: Run) -> None:
    text = "CONSTRUCT { ?s leg:within ?o } { ?s leg:directlyWithin ?o }"

    assert "@prefix leg:" in ask("sparql", "-e", text).out
    assert ask("sparql", "-e", text, "--format", "ntriples").out.startswith("<https")


def test_an_ask_in_json_is_standard(ask: Run) -> None:
    outcome = ask("sparql", "-e", "ASK {}", "--format", "json")

    assert json.loads(outcome.out)["boolean"] is True


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["-e", "SELECT ?x {"], "never closed"),
        (["-e", "SELECT * { SERVICE <http://127.0.0.1:9/> {} }"], "SERVICE"),
        (["-e", "SELECT * FROM <http://127.0.0.1:9/> {}"], "FROM"),
        (["-e", "LOAD <http://127.0.0.1:9/>"], "LOAD"),
        (["-e", "SELECT ?x { ?x ?y ?z } LIMIT 1", "--limit", "2"], "own LIMIT"),
        ([], "Give one query"),
    ],
)
def test_a_query_that_cannot_be_asked_is_exit_code_two(
    ask: Run, words: list[str], sentence: str
) -> None:
    outcome = ask("sparql", *words)

    assert outcome.code == 2
    assert sentence in outcome.err


def test_a_query_file_that_is_missing_is_code_three(ask: Run, tmp_path: Path) -> None:
    outcome = ask("sparql", tmp_path / "absent.rq")

    assert outcome.code == 3
    assert "absent.rq" in outcome.err


def test_a_query_file_that_is_no_text_is_refused(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.rq"
    path.write_bytes(b"\xff\xfe")

    assert ask("sparql", path).code == 2


def test_a_store_that_was_never_built_is_code_three(run: Run, tmp_path: Path) -> None:
    outcome = run("query", "missions/timeline", "--store", tmp_path / "none")

    assert outcome.code == 3
    assert "legation build" in outcome.err


# -- the catalogue


def test_the_queries_are_listed_with_their_titles(run: Run) -> None:
    english = run("queries", "--data", shipped("data"))
    french = run("queries", "list", "--lang", "fr", "--data", shipped("data"))

    assert len(english.out.splitlines()) >= 8
    assert "missions/timeline" in english.out
    assert english.out != french.out


def test_the_list_is_json_for_programs(run: Run) -> None:
    outcome = run("queries", "list", "--json", "--data", shipped("data"))

    names = {query["name"] for query in json.loads(outcome.out)}
    assert "agreements/signatories" in names


def test_a_stored_query_is_shown_as_its_file_has_it(run: Run) -> None:
    outcome = run("queries", "show", "missions/timeline", "--data", shipped("data"))

    path = shipped("queries") / "missions" / "timeline.rq"
    assert outcome.out == path.read_text(encoding="utf-8")


def test_the_shipped_queries_are_in_order(run: Run) -> None:
    outcome = run("queries", "lint", "--data", shipped("data"))

    assert outcome.code == 0
    assert "in order" in outcome.err


def test_the_examples_of_shipped_queries_hold(run: Run) -> None:
    names = ("missions/between", "missions/timeline")
    outcome = run("queries", "test", *names, "--data", shipped("data"))

    assert outcome.code == 0
    assert "give the expected rows" in outcome.err


def own_query(mine: DatasetFolder, name: str, text: str) -> None:
    path = mine.folder.parent / "queries" / f"{name}.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


HEADER = """\
#@ title.en = "Places"
#@ title.fr = "Lieux"
#@ description.en = "All places."
#@ description.fr = "Tous les lieux."
#@ [columns]
#@ place = { type = "iri", label.en = "Place", label.fr = "Lieu" }
#@ [[examples]]
#@ data = "small"
#@ rows = [{ place = "id:laval" }]

PREFIX leg: <https://w3id.org/legation/ontology#>

SELECT ?place WHERE {
  ?place a leg:Place .
}
ORDER BY ?place
"""


def test_a_lint_finding_is_exit_code_one_with_file_and_line(
    run: Run, mine: DatasetFolder
) -> None:
    own_query(mine, "places", HEADER.replace("?place WHERE", "* WHERE"))

    outcome = run("queries", "lint", "--data", mine.folder)

    assert outcome.code == 1
    assert "places.rq:" in outcome.err


def test_an_example_that_gives_other_rows_is_exit_code_one(
    run: Run, mine: DatasetFolder
) -> None:
    mine.claims("small.trig", "")
    own_query(mine, "places", HEADER)

    outcome = run("queries", "test", "--data", mine.folder)

    assert outcome.code == 1
    assert "places.rq:7: violation: The query answers 0 rows" in outcome.err


def test_broken_headers_are_reported_for_every_file(
    run: Run, mine: DatasetFolder
) -> None:
    own_query(mine, "one", "#@ title = \n SELECT ?x {}")
    own_query(mine, "two", HEADER.replace("title.fr", "titre.fr"))

    outcome = run("queries", "list", "--data", mine.folder)

    assert outcome.code == 2
    assert "one.rq" in outcome.err
    assert "two.rq" in outcome.err


# -- the files


def test_a_build_prints_what_it_made_and_again_that_nothing_changed(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    places = ("--data", mine.folder, "--store", tmp_path / "stores")

    first, second = run("build", *places), run("build", *places)
    french = run("build", *places, "--lang", "fr")

    assert (first.code, second.code) == (0, 0)
    assert "facts told" in first.out
    assert "Nothing changed" in second.out
    assert "Rien n'a changé" in french.out


def test_a_build_at_a_terminal_tells_each_step_when_it_is_done(
    run: Run,
    mine: DatasetFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    outcome = run("build", "--data", mine.folder, "--store", tmp_path / "stores")

    names = [line.partition(" ")[0] for line in outcome.err.splitlines()]
    assert names[:3] == ["parse", "merge", "check"]
    assert names[-1] == "commit"


def test_a_store_older_than_the_files_is_noted_and_asked_all_the_same(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    places = ("--data", mine.folder, "--store", tmp_path / "stores")
    run("build", *places)

    fresh = run("sparql", "-e", "ASK {}", *places)
    mine.write("sources/page.txt", "A page.")
    stale = run("sparql", "-e", "ASK {}", *places)

    assert (fresh.out, fresh.err) == ("yes\n", "")
    assert stale.out == "yes\n"
    assert "was not made from the files" in stale.err


def test_the_reference_builds_even_if_nothing_changed(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    places = ("--data", mine.folder, "--store", tmp_path / "stores")
    run("build", *places)

    again = run("build", *places, "--engine", "reference")
    wrong = run("build", *places, "--engine", "other")

    assert again.code == 0
    assert "Built" in again.out
    assert wrong.code == 2
    assert "'fast', 'reference'" in wrong.err


def test_a_build_tells_programs_in_json(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    outcome = run(
        "build", "--json", "--data", mine.folder, "--store", tmp_path / "stores"
    )

    written = json.loads(outcome.out)
    assert written["rebuilt"] is True
    assert written["findings"] == []


def test_a_build_of_bad_data_is_exit_code_one_in_french_too(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    mine.claims("bad.trig", 'id:x leg:date "2012/2003"^^edtf:EDTF .')
    places = ("--data", mine.folder, "--store", tmp_path / "stores")

    english, french = run("build", *places), run("build", *places, "--lang", "fr")

    assert english.code == french.code == 1
    assert "bad.trig:11:" in english.err
    assert "violation" in english.err
    assert "Rien n'a été modifié" in french.err


def test_a_build_of_a_missing_dataset_is_code_three(run: Run, tmp_path: Path) -> None:
    outcome = run("build", "--data", tmp_path / "none")

    assert outcome.code == 3
    assert "dataset.ttl does not exist" in outcome.err


def test_a_good_dataset_is_valid(run: Run, mine: DatasetFolder) -> None:
    outcome = run("validate", "--data", mine.folder)

    assert outcome.code == 0
    assert outcome.out == "The data conform.\n"


def bad_file(folder: Path) -> Path:
    path = folder / "more.ttl"
    path.write_text(
        "@prefix id: <https://example.org/mine/id/> .\n"
        "@prefix leg: <https://w3id.org/legation/ontology#> .\n"
        "id:mission-9 a leg:Mission .\n"
    )
    return path


@pytest.mark.parametrize("syntax", ["text", "json", "turtle", "sarif"])
def test_a_bad_file_is_invalid_in_every_format(
    run: Run, mine: DatasetFolder, tmp_path: Path, syntax: str
) -> None:
    path = bad_file(tmp_path)

    outcome = run("validate", path, "--data", mine.folder, "--format", syntax)

    assert outcome.code == 1
    assert "mission-9" in outcome.out
    if syntax in {"json", "sarif"}:
        assert "more.ttl" in json.dumps(json.loads(outcome.out))


def test_a_contradiction_names_its_causes_with_their_places_for_every_tool(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    path = tmp_path / "both.ttl"
    path.write_text(
        "@prefix id: <https://example.org/mine/id/> .\n"
        "@prefix leg: <https://w3id.org/legation/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'id:y a leg:Place ; skos:prefLabel "Y"@en , "Y"@fr .\n'
        "id:y leg:editionOf id:z .\n"
    )
    words = ("validate", path, "--data", mine.folder)

    sarif = json.loads(run(*words, "--format", "sarif").out)
    text = run(*words, "--lang", "fr").out

    (result,) = [r for r in sarif["runs"][0]["results"] if "relatedLocations" in r]
    causes = {
        cause["message"]["text"]: cause["physicalLocation"]["region"]["startLine"]
        for cause in result["relatedLocations"]
    }
    assert causes == {"id:y a leg:Place": 4, "id:y leg:editionOf id:z": 5}
    assert f"Causes\u00a0: {path}:4:8: id:y a leg:Place; {path}:5:20: id:y" in text


def test_a_warning_fails_only_where_strictness_is_asked(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    path = tmp_path / "place.ttl"
    path.write_text(
        "@prefix id: <https://example.org/mine/id/> .\n"
        "@prefix leg: <https://w3id.org/legation/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        'id:somewhere a leg:Place ; skos:prefLabel "Somewhere"@en .\n'
    )
    words = ("validate", path, "--data", mine.folder)

    lenient, strict = run(*words), run(*words, "--strict")

    assert (lenient.code, strict.code) == (0, 1)
    assert "0 violation(s), 1 warning(s)." in lenient.out


def test_a_folder_is_validated_file_by_file(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    bad_file(folder)
    (folder / "cut.ttl").write_text("<urn:a> <urn:p>")

    outcome = run("validate", folder, "--data", mine.folder)

    assert outcome.code == 1
    assert "cut.ttl:1:" in outcome.out


def test_a_file_whose_ending_names_no_syntax_is_not_called_valid(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    path = tmp_path / "claims.txt"
    path.write_text("not RDF")

    outcome = run("validate", path, "--data", mine.folder)

    assert outcome.code == 1
    assert ".txt names no RDF syntax" in outcome.out


def test_validating_a_missing_file_is_code_three(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    outcome = run("validate", tmp_path / "none.ttl", "--data", mine.folder)

    assert outcome.code == 3
    assert "none.ttl does not exist" in outcome.err


def test_a_file_is_laid_out_and_then_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text("<urn:a>   <urn:p> <urn:c>.")

    check = run("fmt", "--check", path)
    first, second = run("fmt", path), run("fmt", path)

    assert (check.code, first.code, second.code) == (1, 0, 0)
    assert "not formatted" in check.out
    assert second.out == ""


def test_a_file_that_cannot_be_parsed_is_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "file.ttl"
    path.write_text("<urn:a> <urn:p>")

    outcome = run("fmt", tmp_path)

    assert outcome.code == 1
    assert "file.ttl:1:" in outcome.err
    assert path.read_text() == "<urn:a> <urn:p>"


# -- things


def test_a_thing_is_shown_with_its_facts_and_its_claims(ask: Run) -> None:
    outcome = ask("show", "mission-2011-03-serdyukov")

    assert outcome.code == 0
    assert "[inferred]" in outcome.out
    assert "[told]" in outcome.out
    assert "“Official visit in March 2011 by Valery Serdyukov" in outcome.out


def test_a_thing_is_shown_in_french(ask: Run) -> None:
    outcome = ask("show", "Ville de Québec", "--lang", "fr")

    assert outcome.code == 0
    assert "[énoncé]" in outcome.out


def test_a_claim_is_shown_with_what_it_tells_and_what_is_said_of_it(ask: Run) -> None:
    outcome = ask("show", "claim:qcru-48-head")

    assert "[described]" in outcome.out
    assert "has head (leg:head)" in outcome.out.partition("What it tells")[2]


def test_a_thing_is_json_for_programs(ask: Run) -> None:
    written = json.loads(ask("show", "id:laval", "--json").out)

    assert written["label"]["fr"] == "Laval"
    assert {fact["status"] for fact in written["facts"]} == {"told", "inferred"}


def test_an_unknown_thing_is_exit_code_two(ask: Run) -> None:
    outcome = ask("show", "Atlantis")

    assert outcome.code == 2
    assert "Nothing in the graph is called “Atlantis”" in outcome.err


def test_an_export_to_a_file_tells_its_size(ask: Run, tmp_path: Path) -> None:
    target = tmp_path / "facts.ttl"

    outcome = ask("export", "--format", "turtle", "-o", target)

    assert outcome.code == 0
    assert f"{target}: {target.stat().st_size} bytes of turtle" in outcome.err


def test_an_export_of_one_thing_goes_to_standard_output(ask: Run) -> None:
    outcome = ask("export", "--format", "ntriples", "--entity", "laval")

    assert outcome.code == 0
    assert all("/id/laval>" in line for line in outcome.out.splitlines())


def test_an_export_that_the_format_cannot_hold_is_exit_code_two(ask: Run) -> None:
    outcome = ask("export", "--format", "turtle", "--graph", "all")

    assert outcome.code == 2
    assert "trig" in outcome.err


# -- the program


def test_help_comes_in_both_languages(run: Run) -> None:
    english, french = run("--help"), run("--lang", "fr", "--help")

    assert "foreign relations" in english.out
    assert "relations internationales" in french.out
    assert "build" in english.out
    assert run("build", "--help").out != run("build", "--lang", "fr", "--help").out


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    outcome = run()

    assert outcome.code == 2
    assert "Commands:" in outcome.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["bulid"], "bulid"),
        (["build", "--froce"], "--force"),
        (["show"], "thing"),
        (["export", "--format"], "--format"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_wrong_command_line_is_exit_code_two(
    run: Run, words: list[str], sentence: str, language: str
) -> None:
    outcome = run(*words[:1], "--lang", language, *words[1:])

    assert outcome.code == 2
    assert sentence in outcome.err.lower()


def test_names_of_stored_queries_complete_in_the_shell(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_LEGATION_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "legation query missions/ti")
    monkeypatch.setenv("COMP_CWORD", "2")

    assert run().out == "plain,missions/timeline\n"


def test_a_fault_of_the_program_shows_no_traceback(
    run: Run, mine: DatasetFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGATION_DEBUG", "")
    monkeypatch.setattr("legation.cli.building.renew", lambda *_, **__: 1 / 0)

    outcome = run("build", "--data", mine.folder)

    assert outcome.code == 3
    assert "fault of the program (ZeroDivisionError" in outcome.err


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fr_CA.UTF-8"}, "fr"),
        ([], {"LANG": "fr_CA.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LEGATION_LANG": "fr", "LC_ALL": "en_CA"}, "fr"),
        (["--lang", "en"], {"LEGATION_LANG": "fr"}, "en"),
        (["build", "--lang=fr"], {}, "fr"),
        (["--lang"], {}, "en"),
    ],
)
def test_the_language_is_the_option_then_the_environment(
    words: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose_language(words, environment) == language


def test_a_reader_that_stops_reading_is_no_error(shipped_store: Path) -> None:
    command = [sys.executable, "-c", "from legation.cli import main; main()"]
    words = ["export", "--format", "nquads", "--graph", "all", "--store"]
    with subprocess.Popen(
        [*command, *words, str(shipped_store), "--data", str(shipped("data"))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LEGATION_LANG": "en"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()

    assert err == b""
    assert process.returncode == 0


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Return a file of shapes, one of which refers to itself."""
    path = tmp_path / "rules.ttl"
    path.write_text(
        """
        @prefix ex: <http://x/> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        ex:Visit a sh:NodeShape ;
          sh:targetClass ex:Visit ;
          sh:property [ sh:path ex:host ; sh:minCount 1 ] ,
            [ sh:path ex:year ; sh:datatype <http://www.w3.org/2001/XMLSchema#gYear> ] .
        ex:Self a sh:NodeShape ; sh:targetNode ex:none ; sh:node ex:Self .
        """,
        encoding="utf-8",
    )
    return path


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    """Return a file with a visit that lacks its host."""
    path = tmp_path / "visit.ttl"
    path.write_text(
        '@prefix ex: <http://x/> .\nex:v a ex:Visit ;\n  ex:year "2011" .\n',
        encoding="utf-8",
    )
    return path


def test_any_file_is_judged_by_any_shapes(run: Run, visit: Path, rules: Path) -> None:
    done = run("validate", visit, "--shapes", rules)

    assert done.code == 1
    assert f"{visit}:2:1: violation: ex:v: There must be at least 1 value" in done.out
    assert f"{visit}:3:11: violation: ex:v: The value must be a literal" in done.out
    assert (
        'Proposed: Write ex:year "2011"^^xsd:gYear instead of ex:year "2011".'
        in done.out
    )
    assert "2 violation(s)" in done.out


def test_the_reference_engine_finds_the_same(
    run: Run, visit: Path, rules: Path
) -> None:
    done = run("validate", visit, "--shapes", rules, "--engine", "reference")

    assert done.code == 1
    assert f"{visit}:2:1: violation" in done.out
    assert "2 violation(s)" in done.out


def test_a_dataset_is_validated_by_the_reference_engines(
    run: Run, mine: DatasetFolder, tmp_path: Path
) -> None:
    bad = bad_file(tmp_path)
    words = ("validate", bad, "--data", mine.folder, "--format", "json")

    ours, theirs = run(*words), run(*words, "--engine", "reference")

    assert ours.code == theirs.code == 1
    assert {f["shape"] for f in json.loads(ours.out)["findings"]} == {
        f["shape"] for f in json.loads(theirs.out)["findings"]
    }


def test_without_files_the_facts_of_the_store_are_judged(ask: Run, rules: Path) -> None:
    done = ask("validate", "--shapes", rules)

    assert (done.code, done.out) == (0, "The data conform.\n")


def test_it_is_told_which_engine_checks_a_shape_and_why(run: Run, rules: Path) -> None:
    done = run("validate", "--shapes", rules, "--explain-engine")

    assert done.code == 0
    assert "fast       ex:Visit\n" in done.out
    assert "reference  ex:Self: it refers to itself\n" in done.out
    assert "3 shape(s) checked by the fast engine, 1 by the reference" in done.out


def test_what_the_engines_do_is_told_in_french_and_as_json(
    run: Run, rules: Path
) -> None:
    words = ("validate", "--shapes", rules, "--explain-engine")
    french, told = run(*words, "--lang", "fr"), run(*words, "--format", "json")

    assert "reference  ex:Self\u00a0: elle renvoie à elle-même\n" in french.out
    assert json.loads(told.out)[-1] == {
        "shape": "ex:Self",
        "engine": "reference",
        "reason": {"en": "it refers to itself", "fr": "elle renvoie à elle-même"},
        "remarks": [],
    }


def test_no_shape_of_ours_is_left_to_the_reference_engine(run: Run) -> None:
    told = json.loads(run("validate", "--explain-engine", "--format", "json").out)

    assert len(told) > 100
    assert [one for one in told if one["engine"] != "fast" or one["remarks"]] == []


def test_what_the_engines_do_is_not_told_in_sarif(run: Run) -> None:
    done = run("validate", "--explain-engine", "--format", "sarif")

    assert done.code == 2
    assert "Choose one" in done.err


def test_missing_shapes_are_code_three(run: Run, visit: Path) -> None:
    done = run("validate", visit, "--shapes", "none.ttl")

    assert done.code == 3
    assert "none.ttl does not exist" in done.err


def test_broken_shapes_are_code_one(run: Run, visit: Path, rules: Path) -> None:
    rules.write_text("@prefix ex: <http://x/> .\nex:a ex:b", encoding="utf-8")

    done = run("validate", visit, "--shapes", rules)

    assert done.code == 1
    assert f"{rules}:2" in done.out
