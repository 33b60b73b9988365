"""Tables become claims: read, judged, compared and written, whole or not at all."""

import gzip
import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.assets import folders
from legation.building import assemble
from legation.cli.main import main
from legation.importing.cells import CellError, address
from legation.importing.naming import class_slug, slug
from legation.importing.preparation import prepare
from legation.inputs import read_inputs
from legation.mappings.catalogue import find_mapping
from legation.rows.reading import read_rows
from legation.terms import LEG, DefaultGraph, NamedNode
from workbooks import xlsx
from worlds import DatasetFolder

ENTITIES = """
claim:places {
  id:north a leg:SovereignState ; skos:prefLabel "North"@en , "Nord"@fr .
  id:south a leg:SovereignState ; skos:prefLabel "South"@en , "Sud"@fr .
  id:port a leg:SubnationalJurisdiction ; skos:prefLabel "Port"@en , "Port"@fr ;
    dcterms:type concept:city ; leg:directlyWithin id:south .
  id:twin-a a leg:Place ; skos:prefLabel "Twin"@en .
  id:twin-b a leg:Place ; skos:prefLabel "Twin"@en .
  id:cabinet a leg:PublicBody ; skos:prefLabel "Government of North"@en ;
    leg:governs id:north .
  id:premier a leg:Office ; skos:prefLabel "Premier"@en , "Premier ministre"@fr ;
    org:postIn id:cabinet .
}
graph:claims {
  id:editors a leg:Source ; skos:prefLabel "Editors"@en , "Rédaction"@fr .
  claim:places a leg:Claim ; leg:source id:editors ; leg:stance concept:editorial ;
    skos:editorialNote "Common geography."@en .
}
"""
HEAD = (
    "id,kind,title,direction,start,end,places,lead_person,lead_office,organizations,"
    "event,sectors,home_government,source_url\n"
)
GOOD = (
    "v-1,outgoing mission,First visit,outgoing,2011-03-01,2011-03-03,Port,Ana Ek,"
    "Premier,Government of North,,,North,https://example.org/a\n"
    "v-2,outgoing mission,Second visit,outgoing,2011-22,,South,,Premier,"
    "Government of North; Ek & Sons,,,North,https://example.org/b\n"
    "v-3,outgoing mission,Third visit (postponed),outgoing,XXXX-05-20,,South,,,,,,"
    "North,https://example.org/b\n"
    "v-4,forum participation,Fair,outgoing,1987-33,,South,,,,Great Fair,,North,\n"
)


@pytest.fixture
def world(mine: DatasetFolder) -> DatasetFolder:
    mine.claims("entities.trig", ENTITIES)
    return mine


def table(folder: Path, text: str, name: str = "visits.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def run(
    capsys: pytest.CaptureFixture[str], path: Path, world: DatasetFolder, *more: str
) -> tuple[int, str, str]:
    words = ["import", str(path), "--mapping", "missions-visits"]
    with pytest.raises(SystemExit) as left:
        main([*words, "--data", str(world.folder), *more])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def written(world: DatasetFolder) -> Path:
    return world.folder / "imports" / "visits.trig"


def test_a_dry_run_shows_what_is_new_and_writes_nothing(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, table(tmp_path, HEAD + GOOD), world, "--dry-run")

    assert code == 0
    assert "+ claim:visits-v-1\n" in out
    assert "4 rows, 4 of them turned into claims" in out
    assert "this was a dry run" in out
    assert not written(world).exists()


def test_a_table_imported_again_changes_nothing(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, HEAD + GOOD)
    assert run(capsys, path, world)[0] == 0
    before = written(world).read_bytes(), written(world).stat().st_mtime_ns

    code, out, _ = run(capsys, path, world)

    assert code == 0
    assert "0 new, 0 changed, 0 gone" in out
    assert (written(world).read_bytes(), written(world).stat().st_mtime_ns) == before


def test_a_corrected_cell_replaces_one_claim(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, table(tmp_path, HEAD + GOOD), world)
    corrected = table(tmp_path, HEAD + GOOD.replace("2011-22", "2011-07"))

    code, out, _ = run(capsys, corrected, world, "--json")

    assert code == 0
    claims = json.loads(out)["claims"]
    assert claims["changed"] == ["https://example.org/mine/claim/visits-v-2"]
    assert claims["added"] == claims["removed"] == []


def test_rows_in_another_order_give_the_same_bytes_and_a_row_less_its_claims_less(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, table(tmp_path, HEAD + GOOD), world)
    before = written(world).read_bytes()
    lines = GOOD.splitlines(keepends=True)
    run(capsys, table(tmp_path, HEAD + "".join(reversed(lines))), world)
    assert written(world).read_bytes() == before

    _, out, _ = run(capsys, table(tmp_path, HEAD + "".join(lines[1:])), world, "--json")

    assert json.loads(out)["claims"]["removed"] == [
        "https://example.org/mine/claim/visits-v-1",
        "https://example.org/mine/claim/visits-v-1-reading",
    ]


def test_what_a_row_says_is_a_fact_unless_it_did_not_take_place(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, table(tmp_path, HEAD + GOOD), world)

    build = assemble(read_inputs(folders(world.folder)))
    facts = {
        str(quad.triple) for quad in build.quads if quad.graph_name == DefaultGraph()
    }

    mine = "https://example.org/mine/id/"
    host, sender = LEG.hostJurisdiction, LEG.sendingJurisdiction
    assert f"<{mine}mission-v-1> {host} <{mine}south>" in facts
    assert f"<{mine}mission-v-1> {sender} <{mine}north>" in facts
    assert f"<{mine}mission-v-2> {LEG.ledByOffice} <{mine}premier>" in facts
    assert (
        f"<{mine}mission-v-4> {LEG.occasion} <{mine}gathering-great-fair-1987>" in facts
    )
    assert not any("mission-v-3" in fact for fact in facts)


FAULTS = [
    # row, column (from 1, 0 for the whole row), what the message says
    ("f-01,outgoing,A,outgoing,2011,,South,,,,,,North,", 2, "not allowed"),
    ("f-02,,A,outgoing,2011,,South,,,,,,North,", 2, "empty"),
    ("f-03,outgoing mission,,outgoing,2011,,South,,,,,,North,", 3, "empty"),
    ("f-04,outgoing mission,A,out,2011,,South,,,,,,North,", 4, "not allowed"),
    ("f-05,outgoing mission,A,outgoing,2011-13,,South,,,,,,North,", 5, ""),
    ("f-06,outgoing mission,A,outgoing,2009-02-30,,South,,,,,,North,", 5, ""),
    ("f-07,outgoing mission,A,outgoing,yesterday,,South,,,,,,North,", 5, ""),
    ("f-08,outgoing mission,A,outgoing,2011,2011-40,South,,,,,,North,", 6, ""),
    ("f-09,outgoing mission,A,outgoing,2011,,Twin,,,,,,North,", 7, "several things"),
    ("f-10,outgoing mission,A,outgoing,2011,,id:nowhere,,,,,,North,", 7, "Nothing"),
    ("f-11,outgoing mission,A,outgoing,2011,,id:premier,,,,,,North,", 7, "class"),
    ("f-12,outgoing mission,A,outgoing,2011,,South,id:north,,,,,North,", 8, "class"),
    ("f-13,outgoing mission,A,outgoing,2011,,South,,id:north,,,,North,", 9, "class"),
    ("f-14,outgoing mission,A,outgoing,2011,,South,,,id:premier,,,North,", 10, "class"),
    ("f-15,outgoing mission,A,outgoing,2011,,South,,,,id:south,,North,", 11, "class"),
    ("f-16,outgoing mission,A,outgoing,2011,,South,,,,,id:south,North,", 12, "class"),
    ("f-17,outgoing mission,A,outgoing,2011,,South,,,,,,,", 13, "empty"),
    ("f-18,outgoing mission,A,outgoing,2011,,South,,,,,,id:premier,", 13, "class"),
    ("f-19,outgoing mission,A,outgoing,2011,,South,,,,,,North,page 3", 14, "address"),
    (",outgoing mission,A,outgoing,2011,,South,,,,,,North,", 1, "empty"),
]


def test_forty_faults_are_forty_findings_with_row_and_column_and_nothing_is_written(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    again = [(line.replace("f-", "g-"), at, says) for line, at, says in FAULTS]
    faults = [*FAULTS, *again]
    path = table(tmp_path, HEAD + GOOD + "".join(f"{line}\n" for line, _, _ in faults))

    code, _, err = run(capsys, path, world)

    places = re.findall(r"visits\.csv:(\d+):(\d+): violation: (.*)", err)
    assert code == 1
    assert [(int(row), int(column)) for row, column, _ in places] == [
        (number, at) for number, (_, at, _) in enumerate(faults, start=6)
    ]
    for (_, _, message), (_, _, says) in zip(places, faults, strict=True):
        assert says in message
    assert len(places) == 40
    assert not written(world).exists()


def test_bad_rows_are_left_out_where_the_user_wants_it_and_reported(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = "".join(f"{line}\n" for line, _, _ in FAULTS)
    path, report = table(tmp_path, HEAD + GOOD + faults), tmp_path / "report.json"
    assert run(capsys, path, world, "--skip-bad")[0] == 2

    code, out, _ = run(capsys, path, world, "--skip-bad", "--report", str(report))

    assert code == 0
    assert "20 rows were left out" in out
    assert "f-01" not in written(world).read_text("utf-8")
    lines = {f["line"] for f in json.loads(report.read_text("utf-8"))["findings"]}
    assert set(range(6, 26)) <= lines


def test_a_row_that_breaks_a_shape_is_named_by_its_cell(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backwards = "w-1,outgoing mission,A,outgoing,2011-05,2011-03,South,,,,,,North,\n"

    code, _, err = run(capsys, table(tmp_path, HEAD + GOOD + backwards), world)

    assert code == 1
    assert "visits.csv:6" in err
    assert not written(world).exists()


@pytest.mark.parametrize("name", ["visits.tsv", "visits.csv.gz", "visits.xlsx"])
def test_every_format_gives_the_same_claims(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    rows = [line.split(",") for line in (HEAD + GOOD).splitlines()]
    run(capsys, table(tmp_path, HEAD + GOOD), world)
    before = written(world).read_text("utf-8")
    path = tmp_path / name
    if name.endswith(".tsv"):
        path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")
    elif name.endswith(".gz"):
        path.write_bytes(gzip.compress((HEAD + GOOD).encode()))
    else:
        path.write_bytes(xlsx(rows))

    assert run(capsys, path, world)[0] == 0

    after = written(world).read_text("utf-8")
    assert after.replace(name.removesuffix(".gz"), "visits.csv") == before


def test_other_headings_are_named_on_the_command_line(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, HEAD.replace("lead_person", "Head") + GOOD)

    code, _, err = run(capsys, path, world)
    assert code == 1
    assert "--column leadPerson" in err

    code, out, _ = run(capsys, path, world, "--column", "leadPerson=Head")
    assert code == 0
    assert "4 rows, 4 of them" in out
    assert run(capsys, path, world, "--column", "leader=Head")[0] == 2
    assert run(capsys, path, world, "--column", "Head")[0] == 2


def test_a_full_disk_leaves_the_old_file(
    world: DatasetFolder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run(capsys, table(tmp_path, HEAD + GOOD), world)
    before = written(world).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = run(
        capsys, table(tmp_path, HEAD + GOOD.replace("First", "1st")), world
    )

    assert code == 3
    assert "No space left" in err
    assert written(world).read_bytes() == before
    assert [path.name for path in written(world).parent.iterdir()] == ["visits.trig"]


def test_messages_come_in_french_too(
    world: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, err = run(
        capsys, table(tmp_path, HEAD + FAULTS[0][0] + "\n"), world, "--lang", "fr"
    )

    assert "La valeur n'est pas permise" in err
    assert "Rien n'a été écrit" in out


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_a_slug_is_lower_case_ascii_and_the_same_for_the_same_text(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert slug(text) == slug(text)


def test_a_class_is_a_slug_by_its_words() -> None:
    assert class_slug(LEG.PublicBody) == "public-body"
    assert slug("Đỗ " * 60)[-9:-8] == "-"


@pytest.mark.parametrize("text", ["page 3", "ftp://a/b", "https://a b", "https://a<b"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(CellError, match="address"):
        address(text)


def test_a_mapping_that_tells_nothing_of_its_own_is_prepared_from_python(
    world: DatasetFolder, tmp_path: Path
) -> None:
    where = folders(world.folder)
    done: list[tuple[int, int]] = []

    prepared = prepare(
        read_rows(table(tmp_path, HEAD + GOOD)),
        find_mapping("missions-visits", queries=where.queries),
        folders=where,
        name="visits",
        watch=lambda number, of: done.append((number, of)),
    )

    assert prepared.is_good
    assert done == [(4, 4)]
    assert (
        NamedNode("https://example.org/mine/claim/visits-v-4")
        in prepared.difference.added
    )
