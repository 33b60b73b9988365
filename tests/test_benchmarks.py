"""Worlds are made alike by everyone, and the page shows what was measured."""

import hashlib
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import editing, inference, page, results, worlds
from benchmarks.measuring import Figures, Ratio, Task, World, measure
from legation.assets import folders
from legation.building import examine
from legation.inference import Change, compile_rules
from legation.inputs import read_inputs
from legation.terms import LEG

SMALL = 700
SEED = 5  # its small world has claims of all kinds, some that contradict others


def written(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small world."""
    folder = tmp_path_factory.mktemp("small") / "data"
    worlds.write_folder(folder, SMALL, seed=SEED)
    return folder


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(
    small: Path, tmp_path: Path
) -> None:
    worlds.write_folder(tmp_path / "again", SMALL, seed=SEED)
    worlds.write_folder(tmp_path / "other", SMALL, seed=SEED + 1)

    assert written(tmp_path / "again") == written(small)
    assert written(tmp_path / "other") != written(small)


def test_the_facts_of_a_seed_are_the_same_on_every_machine(tmp_path: Path) -> None:
    worlds.write_facts(tmp_path / "facts.nt", 2_000, seed=7)

    digest = hashlib.sha256((tmp_path / "facts.nt").read_bytes()).hexdigest()
    assert digest[:16] == "5ea2ef8de90e4776"


def test_a_world_conforms_to_all_shapes_without_a_warning(small: Path) -> None:
    assert examine(read_inputs(folders(small))).findings == ()


def test_a_world_tells_about_as_many_facts_as_asked_each_once() -> None:
    told = list(worlds.told(10_000, seed=7))

    assert 10_000 <= len(told) < 10_100
    assert len(set(told)) == len(told)


def test_accepted_claims_tell_the_facts_and_no_others(small: Path) -> None:
    claims = read_inputs(folders(small)).claims()

    schemes = {
        triple
        for name, triples in claims.graphs.items()
        if "/claim/scheme-" in name.value
        for triple in triples
    }
    assert claims.told - schemes == set(worlds.told(SMALL, seed=SEED))


def test_what_is_counted_is_what_stands_in_the_files(tmp_path: Path) -> None:
    counts = worlds.write_folder(tmp_path / "world", SMALL, seed=SEED)
    facts = worlds.write_facts(tmp_path / "facts.nt", SMALL, seed=SEED)

    claims = read_inputs(folders(tmp_path / "world")).claims()
    schemes = [name for name in claims.stances if "/claim/scheme-" in name.value]
    about = [t for t in claims.described if t.subject not in schemes]
    lines = (tmp_path / "facts.nt").read_text("utf-8").splitlines()
    assert counts == facts
    assert (counts.told, counts.about) == (len(lines), len(about))
    assert counts.claims == len(claims.stances) - len(schemes)


def test_a_few_people_travel_all_the_time_and_most_hardly_ever() -> None:
    journeys = Counter(
        str(triple.object)
        for triple in worlds.told(50_000, seed=7)
        if triple.predicate == LEG.member
    )

    numbers = sorted(journeys.values(), reverse=True)
    assert sum(numbers[:7]) > sum(numbers) / 4
    assert numbers[len(numbers) // 2] <= 4


def test_the_command_writes_a_world_and_says_what_it_holds(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "facts.nt"
    words = ["worlds", "--told", "700", "--seed", "3", "--nt", str(file)]
    monkeypatch.setattr("sys.argv", words)

    worlds.main()

    facts = len(file.read_bytes().splitlines())
    assert capsys.readouterr().out.startswith(f"{facts} facts told by ")


def test_the_command_says_what_is_wrong_with_the_place_named(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["worlds", "--told", "700", "--folder", str(small)]
    monkeypatch.setattr("sys.argv", words)

    with pytest.raises(SystemExit) as left:
        worlds.main()

    assert left.value.code == 3
    assert "File exists" in capsys.readouterr().err


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Return a world of few facts."""
    facts = tmp_path / "facts.nt"
    worlds.write_facts(facts, SMALL, seed=SEED)
    return World(SMALL, SEED, facts)


def test_both_engines_conclude_the_same_of_a_world(world: World) -> None:
    fast, reference = inference.fast(world), inference.reference(world)

    assert fast["concluded"] == reference["concluded"] > SMALL / 2


def note(world: World) -> Figures:
    """Write the seed of a world behind what stands in its file."""
    with world.facts.open("a", encoding="utf-8") as file:
        file.write(f"{world.seed} ")
    return {"total (s)": 0.0}


@pytest.mark.slow
def test_after_each_edit_a_world_holds_what_would_be_concluded_anew(
    world: World,
) -> None:
    figures = editing.edits(world)

    assert figures["edits"] == figures["compared with a closure anew"] == 200


def test_an_edit_whose_consequences_were_forgotten_is_found_out() -> None:
    ontology, prefixes = inference.ontology()
    rules = compile_rules(ontology, prefixes=prefixes).rules
    edited = editing.Edited(worlds.told(SMALL, seed=SEED), rules)
    within = next(t for t in edited.told if t.predicate == LEG.directlyWithin)
    edited.check()

    edited.apply(Change(removed=frozenset({within})), Change())

    with pytest.raises(AssertionError):
        edited.check()


def test_tasks_take_turns_in_processes_of_their_own(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    tasks = [Task(f"task {n}", note, World(SMALL, n, notes)) for n in (1, 2)]

    measured = measure(tasks, rounds=2)

    assert notes.read_text("utf-8") == "1 2 1 2 "
    assert measured["task 1"]["total (s)"] == [0.0, 0.0]
    assert all(peak > 10 for peak in measured["task 2"]["peak (MB)"])


def test_a_task_that_repeats_itself_is_run_once(world: World) -> None:
    once, again = (Task(n, note, world, is_once=n == "once") for n in ("once", "again"))

    measured = measure([once, again], rounds=3)

    assert len(measured["once"]["total (s)"]) == 1
    assert len(measured["again"]["total (s)"]) == 3


def test_a_task_that_was_stopped_is_not_run_again(tmp_path: Path) -> None:
    endless = tmp_path / "endless.nt"
    os.mkfifo(endless)  # whoever reads it waits for ever
    task = Task("wait", inference.load, World(SMALL, SEED, endless), limit=1)

    measured = measure([task], rounds=2)

    assert list(measured["wait"]) == ["stopped after (s)"]
    assert len(measured["wait"]["stopped after (s)"]) == 1


def test_a_ratio_is_taken_round_by_round_where_both_were_measured() -> None:
    ratio = Ratio("slow : fast", ("slow", "total (s)"), ("fast", "total (s)"))

    measured = {
        "slow": {"total (s)": [10.0, 12.0]},
        "fast": {"total (s)": [1.0, 2.0, 4.0]},
    }

    assert ratio.of(measured) == [10.0, 6.0]
    assert ratio.of({"fast": measured["fast"]}) == []


RESULTS = {
    "python": "3.11.7",
    "versions": {"pyoxigraph": "0.5.13"},
    "system": "Linux x86_64",
    "processors": 2,
    "rounds": 3,
    "seed": 7,
    "worlds": {"1000": {"told": 1003}, "10000": {"told": 10_001}},
    "benchmarks": [
        {
            "name": "inference",
            "title": "Inference",
            "sizes": {
                "1000": {
                    "ratios": {"slow : fast": [40.0, 44.0, 41.0], "none": []},
                    "tasks": {
                        "fast": {"total (s)": [0.5, 0.25, 0.75], "concluded": [7, 7]},
                        "slow": {"total (s)": [20.0]},
                    },
                },
                "10000": {
                    "ratios": {"slow : fast": []},
                    "tasks": {"fast": {"total (s)": [5.0], "concluded": [1234]}},
                },
            },
        }
    ],
}
TABLES = """\
Python 3.11.7, pyoxigraph 0.5.13.

Linux x86_64, 2 processors; 3 rounds; seed 7.

| facts | 1,000 facts | 10,000 facts |
| ----- | ----------: | -----------: |
| told  |       1,003 |       10,001 |

### Inference

| ratio                                  | 1,000 facts | 10,000 facts |
| -------------------------------------- | ----------: | -----------: |
| slow : fast                            |  41 (40–44) |            – |
| fast: total (s), times the size before |           – |           10 |

| measured        |     1,000 facts | 10,000 facts |
| --------------- | --------------: | -----------: |
| fast: total (s) | 0.5 (0.25–0.75) |            5 |
| fast: concluded |               7 |        1,234 |
| slow: total (s) |              20 |            – |
"""


def test_tables_show_ratios_first_and_medians_with_their_spread() -> None:
    assert page.render(RESULTS) == TABLES


def test_what_was_stopped_at_a_size_has_no_growth() -> None:
    sizes = {
        size: {"ratios": {}, "tasks": {"fast": {figure: [5.0]}}}
        for size, figure in (("1000", "total (s)"), ("10000", "stopped after (s)"))
    }
    stopped = {**RESULTS, "benchmarks": [{"title": "Inference", "sizes": sizes}]}

    table = page.render(stopped)

    assert "times the size before" not in table
    assert "| fast: stopped after (s) |           – |            5 |" in table


def test_a_page_is_refilled_between_its_two_comments_only() -> None:
    before = "# Title\n\n<!-- results -->\nold\n<!-- end of results -->\n\nMore.\n"

    after = page.refill(before, table="new\n")

    assert after == before.replace("old\n", "\nnew\n\n")
    assert page.refill(after, table="new\n") == after


def test_the_page_shows_the_results_of_the_last_run() -> None:
    stored = json.loads(page.RESULTS.read_text("utf-8"))
    text = page.PAGE.read_text("utf-8")

    assert page.refill(text, table=page.render(stored)) == text


def test_a_run_writes_what_every_benchmark_measured(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "results.json"
    words = ["results", "--only", "inference", "--sizes", "700", "--rounds", "1"]
    monkeypatch.setattr("sys.argv", [*words, "--json", str(file)])

    results.main()

    found = json.loads(file.read_text("utf-8"))
    (inferred,) = found["benchmarks"]
    assert list(inferred["sizes"]["700"]["tasks"]) == ["Legation", "bulk load", "owlrl"]
    assert capsys.readouterr().out == f"{page.render(found)}\n"
