"""From files to facts: what a build refuses, and what it makes."""

import shutil
from pathlib import Path

import pytest

from legation.assets import folders, shipped
from legation.building import Build, assemble, examine, renew
from legation.current import open_current
from legation.errors import DataError
from legation.findings import Finding, Position, Severity
from legation.inputs import read_inputs
from legation.store import Store
from legation.terms import (
    LEG,
    OWL,
    RDF,
    SKOS,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
)
from legation.texts import Text
from worlds import DatasetFolder

QUEBEC = "https://w3id.org/legation/quebec/"
PAGE = "claims/quebec-russia.trig"


@pytest.fixture(scope="module")
def build() -> Build:
    return assemble(read_inputs(folders(shipped("data"))))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("data"), tmp_path / "data"))


def change(folder: Path, name: str, old: str, new: str) -> Path:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def refused(folder: Path) -> Finding:
    """Return the one finding for which a build refuses a folder."""
    with pytest.raises(DataError) as caught:
        assemble(read_inputs(folders(folder)))
    grave = [f for f in caught.value.findings if f.severity is Severity.VIOLATION]
    assert len(grave) == 1, [finding.describe("en") for finding in grave]
    return grave[0]


def place(finding: Finding) -> tuple[Path, str]:
    """Return the file of a finding and the line where it stands."""
    assert finding.position is not None
    path, line = finding.position.path, finding.position.line
    return path, path.read_text(encoding="utf-8").splitlines()[line - 1].strip()


def in_graph(build: Build, name: str) -> set[Quad]:
    graph = NamedNode(f"{QUEBEC}graph/{name}")
    return {quad for quad in build.quads if quad.graph_name == graph}


def triples(quads: set[Quad]) -> set[str]:
    return {str(quad.triple) for quad in quads}


def test_the_page_conforms_without_a_warning(page_data: Path) -> None:
    build = assemble(read_inputs(folders(page_data)))

    assert [finding.describe("en") for finding in build.report.findings] == []


def test_the_shipped_tables_warn_only_where_their_sources_are_vague(
    build: Build,
) -> None:
    shapes = {finding.shape for finding in build.report.findings}

    assert build.report.violations == ()
    assert {shape.rpartition(":")[2] for shape in shapes if shape} == {
        "Mission-hostKnown",
        "Mission-oneHost",
        "Mission-placeOutside",
        "Tenure-dated",
    }


def test_facts_are_told_inferred_and_derived_and_no_triple_is_in_two(
    build: Build,
) -> None:
    facts = {quad for quad in build.quads if quad.graph_name == DefaultGraph()}
    told, inferred, derived = (
        triples(in_graph(build, name)) for name in ("told", "inferred", "derived")
    )

    assert triples(facts) == told | inferred | derived
    assert len(facts) == len(told) + len(inferred) + len(derived)


def test_nothing_concluded_is_noise(build: Build) -> None:
    concluded = in_graph(build, "inferred") | in_graph(build, "derived")

    assert concluded
    for quad in concluded:
        assert quad.subject != quad.object
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        assert quad.predicate not in OWL
        assert quad.subject not in LEG
        assert quad.object not in OWL


def test_an_unnamed_premier_is_derived_and_the_derivation_names_its_claims(
    build: Build,
) -> None:
    charest = NamedNode(f"{QUEBEC}id/jean-charest")
    signed = [
        quad
        for quad in build.quads
        if quad.predicate == LEG.signatory and quad.object == charest
    ]
    told = in_graph(build, "told")

    assert not [quad for quad in signed if quad in told]
    signatures = {quad.subject for quad in signed}
    assert len(signatures) == 2
    derivations = {
        quad.graph_name
        for quad in signed
        if str(quad.graph_name).startswith(f"<{QUEBEC}derivation/")
    }
    described = in_graph(build, "claims")
    types = {q.object for q in described if q.subject in derivations}
    assert LEG.Derivation in types
    assert NamedNode(f"{QUEBEC}claim/wikipedia-jean-charest") in types


def test_two_builds_hold_the_same_quads(build: Build) -> None:
    again = assemble(read_inputs(folders(shipped("data"))))

    assert set(again.quads) == set(build.quads)


def test_a_reversed_interval_is_refused_naming_both_ends(copy: Path) -> None:
    path = change(
        copy,
        "claims/second-sources.trig",
        '"2009-12-07/2009-12-11"',
        '"2009-12-11/2009-12-07"',
    )

    finding = refused(copy)

    assert place(finding)[0] == path
    assert "2009-12-11/2009-12-07" in place(finding)[1]
    assert "2009-12-11" in finding.message.en
    assert "2009-12-07" in finding.message.fr


def test_a_tenure_that_ended_before_its_start_is_refused_naming_it(
    copy: Path,
) -> None:
    change(
        copy,
        "claims/second-sources.trig",
        '"1992-06-06/2010-09-28"',
        '"2010-09-28/1992-06-06"',
    )

    finding = refused(copy)

    assert "2010-09-28/1992-06-06" in place(finding)[1]
    assert finding.name is not None
    assert "tenure-yury-luzhkov" in finding.name.en


def test_an_agreement_that_lost_one_of_its_two_signatures_is_refused(
    copy: Path,
) -> None:
    path = copy / PAGE
    text = path.read_text(encoding="utf-8")
    both = "id:signature-2011-03-governor, id:signature-2011-03-premier"
    assert both in text
    text = text.replace(both, "id:signature-2011-03-premier")
    path.write_text(text, encoding="utf-8")

    finding = refused(copy)

    assert finding.focus == f"{QUEBEC}id/cooperation-agreement-2011-03"
    assert place(finding)[0] == path
    assert "two signatures" in finding.message.en
    assert "deux signatures" in finding.message.fr


def test_a_passage_shifted_by_one_character_is_refused_showing_both_texts(
    copy: Path,
) -> None:
    path = copy / PAGE
    text = path.read_text(encoding="utf-8")
    start = text.index("  id:passage-qcru-19\n")
    end = text.index("  .\n", start)
    block = text[start:end]
    assert "oa:start 1221 ;" in block
    shifted = block.replace("1221", "1222").replace("1325", "1326")
    path.write_text(text[:start] + shifted + text[end:], encoding="utf-8")

    finding = refused(copy)

    assert finding.focus == f"{QUEBEC}id/passage-qcru-19"
    assert place(finding)[0] == path
    assert "he signing by the Premier of Québec" in finding.message.en
    assert "he signing by the Premier of Québec" in finding.message.fr


def test_a_participant_in_a_claim_that_tells_only_an_invitation_is_refused(
    copy: Path,
) -> None:
    path = change(
        copy,
        PAGE,
        "claim:qcru-37 {\n",
        "claim:qcru-37 {\n"
        "  id:ecocity-world-summit-9 leg:participant id:anton-kulbachevsky .\n",
    )

    finding = refused(copy)

    assert finding.focus == f"{QUEBEC}id/invitation-2011-08-ecocity"
    assert place(finding)[0] == path
    assert "claim:qcru-37" in finding.message.en
    assert "claim:qcru-37" in finding.message.fr


def test_files_cut_in_half_are_all_reported_together(copy: Path) -> None:
    names = (PAGE, "entities/places.trig")
    for name in names:
        content = (copy / name).read_bytes()
        (copy / name).write_bytes(content[: len(content) // 2])

    with pytest.raises(DataError) as caught:
        read_inputs(folders(copy))

    found = caught.value.findings
    assert {f.position.path for f in found if f.position} == {copy / n for n in names}
    assert all(f.position and f.position.line and f.position.column for f in found)


def test_a_person_who_is_a_place_is_refused_with_the_statements_that_cause_it(
    copy: Path,
) -> None:
    change(
        copy,
        PAGE,
        "claim:qcru-36 {\n",
        "claim:qcru-36 {\n  id:anton-kulbachevsky leg:within id:moscow .\n",
    )

    clash = refused(copy)

    assert "is both foaf:Person and leg:Place" in clash.message.en
    assert clash.name == Text(
        "“Anton Kulbachevsky” (id:anton-kulbachevsky)",
        "«\u00a0Anton Koulbatchevski\u00a0» (id:anton-kulbachevsky)",
    )
    named, within = clash.causes
    assert named.text == "id:anton-kulbachevsky a foaf:Person"
    assert within.text == "id:anton-kulbachevsky leg:within id:moscow"
    assert within.position is not None
    assert within.position.path == copy / PAGE
    lines = (copy / PAGE).read_text(encoding="utf-8").splitlines()
    assert lines[within.position.line - 1].strip() == f"{within.text} ."


AXIOMS = """\
@prefix leg: <https://w3id.org/legation/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .

leg:Mission owl:equivalentClass [
  owl:unionOf ( leg:Event leg:Place )
] .
leg:counterpart a owl:AsymmetricProperty .
[] a owl:AllDifferent .
"""


def test_an_axiom_that_no_rule_can_be_made_of_is_named_with_its_line(
    mine: DatasetFolder, tmp_path: Path
) -> None:
    shutil.copytree(shipped("ontology"), tmp_path / "ontology")
    file = tmp_path / "ontology" / "alignments" / "own.ttl"
    file.write_text(AXIOMS, encoding="utf-8")

    with pytest.raises(DataError) as caught:
        assemble(read_inputs(folders(mine.folder)))

    assert [(f.position, f.path) for f in caught.value.findings] == [
        (Position(file, 5, 3), "owl:unionOf"),
        (Position(file, 7, 19), "rdf:type"),
        (Position(file, 8, 6), "rdf:type"),
    ]
    assert "no rule for “owl:unionOf”" in caught.value.findings[0].message.en
    assert "no rule for “a owl:AllDifferent”" in caught.value.findings[2].message.en


@pytest.mark.slow
def test_the_reference_makes_the_same_store_from_the_shipped_data(build: Build) -> None:
    judged = assemble(read_inputs(folders(shipped("data"))), engine="reference")

    assert set(judged.quads) == set(build.quads)
    assert judged.counts == build.counts


def test_all_findings_of_the_told_facts_come_together(copy: Path) -> None:
    change(copy, PAGE, "leg:ordinal 9 ;", "leg:ordinal 0 ;")
    change(copy, PAGE, "claim:qcru-37 {\n", "claim:qcru-37 {\n  id:x leg:head id:y .\n")
    change(
        copy,
        "claims/second-sources.trig",
        '"2002-01-01/2012-11-05"',
        '"2012-11-05/2002-01-01"',
    )

    with pytest.raises(DataError) as caught:
        assemble(read_inputs(folders(copy)))

    grave = [f for f in caught.value.findings if f.severity is Severity.VIOLATION]
    places = {f.position.path.name for f in grave if f.position}
    assert places == {"quebec-russia.trig", "second-sources.trig"}


def test_links_stand_in_their_graph_and_nowhere_else(build: Build) -> None:
    moscow = NamedNode("http://www.wikidata.org/entity/Q649")
    links = in_graph(build, "links")

    assert {quad.predicate for quad in links if quad.object == moscow} == {
        SKOS.exactMatch,
        OWL.annotatedTarget,
    }
    assert {quad for quad in build.quads if quad.object == moscow} <= links
    rest = {quad for quad in build.quads if quad not in links}
    assert not triples(links) & triples(rest)


def test_links_are_refused_at_their_cell_and_warned_about_in_their_file(
    mine: DatasetFolder,
) -> None:
    mine.claims(
        "small.trig",
        """claim:one {
  id:moscow a leg:Place ; skos:prefLabel "Moscow"@en , "Moscou"@fr .
  id:tver a leg:Place ; skos:prefLabel "Tver"@en , "Tver"@fr .
}
graph:claims {
  claim:one a leg:Claim ; skos:editorialNote "Places."@en , "Lieux."@fr ;
    leg:source id:source-editors ; leg:stance concept:editorial .
  id:source-editors a leg:Source ; skos:prefLabel "Editors"@en , "Rédaction"@fr .
}""",
    )
    first = mine.links("a.sssom.tsv", "id:moscow\tskos:exactMatch\twd:Q649")
    second = mine.links(
        "b.sssom.tsv",
        "id:moscow\tskos:exactMatch\twd:Q0",
        "id:nowhere\tskos:closeMatch\twd:Q2",
        "id:tver\tskos:exactMatch\twd:Q649",
    )

    with pytest.raises(DataError) as caught:
        assemble(read_inputs(folders(mine.folder)))

    found = {
        (finding.shape, str(finding.position)) for finding in caught.value.findings
    }
    assert found == {
        ("shape:Link-identifier", f"{second}:7:27"),
        ("shape:Link-shared", f"{first}:7:27"),
        ("shape:Link-shared", f"{second}:9:25"),
        ("shape:Link-subject", f"{second}:8:1"),
        ("shape:Link-twoIdentifiers", f"{first}:7:27"),
    }
    (refused,) = (
        f for f in caught.value.findings if f.shape == "shape:Link-identifier"
    )
    assert refused.name == Text("“Moscow” (id:moscow)", "« Moscou » (id:moscow)")


def test_a_table_of_links_is_examined_as_if_it_were_added(
    mine: DatasetFolder, tmp_path: Path
) -> None:
    path = mine.links("some.sssom.tsv", "id:nowhere\tskos:exactMatch\twd:Q2")
    path = path.rename(tmp_path / "some.sssom.tsv")

    report = examine(read_inputs(folders(mine.folder), extra=[path]))

    assert [(f.shape, f.position) for f in report.findings] == [
        ("shape:Link-subject", Position(path, 7, 1))
    ]


def test_a_missing_text_of_a_source_is_named_at_the_line_that_asks_for_it(
    copy: Path,
) -> None:
    (copy / "sources" / "quebec-russia.txt").unlink()

    with pytest.raises(DataError) as caught:
        read_inputs(folders(copy))

    (finding,) = caught.value.findings
    assert "leg:file" in place(finding)[1]
    assert "quebec-russia.txt" in finding.message.fr


def test_a_file_is_examined_as_if_it_were_added(tmp_path: Path) -> None:
    path = tmp_path / "more.ttl"
    path.write_text(
        "@prefix id: <https://w3id.org/legation/quebec/id/> .\n"
        "@prefix leg: <https://w3id.org/legation/ontology#> .\n"
        "id:mission-9 a leg:Mission ; leg:sendingJurisdiction id:moscow .\n"
    )

    report = examine(read_inputs(folders(shipped("data")), extra=[path]))

    grave = [f for f in report.violations if "leg:place" in (f.path or "")]
    assert [f.focus for f in grave] == [f"{QUEBEC}id/mission-9"]
    assert {f.focus for f in report.findings} == {f"{QUEBEC}id/mission-9"}
    assert {f.position.path for f in report.findings if f.position} == {path}


def test_a_file_whose_claim_nobody_describes_is_not_called_good(
    mine: DatasetFolder, tmp_path: Path
) -> None:
    path = mine.claims("more.trig", "claim:lost { id:laval leg:within id:quebec . }")
    path = path.rename(tmp_path / "more.trig")

    report = examine(read_inputs(folders(mine.folder), extra=[path]))

    lost = [f for f in report.violations if f.focus and f.focus.endswith("claim/lost")]
    assert [place(finding)[0] for finding in lost] == [path]
    assert "claim:lost {" in place(lost[0])[1]


def edition(name: str) -> str:
    """Return a claim about the ninth edition of a series."""
    return f"""
    claim:{name} {{
      id:{name} a leg:Gathering ; leg:editionOf id:forum ; leg:ordinal 9 .
    }}
    graph:claims {{
      claim:{name} a leg:Claim ; leg:citation "{name}" ;
        leg:source id:source-page ; leg:stance concept:reported .
    }}
    """


def test_what_an_extra_file_does_to_a_thing_of_the_dataset_is_found(
    mine: DatasetFolder, tmp_path: Path
) -> None:
    mine.claims("small.trig", edition("one"))
    path = mine.claims("more.trig", edition("two")).rename(tmp_path / "more.trig")

    report = examine(read_inputs(folders(mine.folder), extra=[path]))

    (same,) = (f for f in report.findings if f.shape == "shape:Gathering-sameOrdinal")
    assert (same.focus, same.value) == ("https://example.org/mine/id/one", "id:two")
    assert place(same)[0].name == "small.trig"


def test_good_data_are_examined_without_a_finding(mine: DatasetFolder) -> None:
    assert examine(read_inputs(folders(mine.folder))).conforms


def test_unchanged_files_are_not_built_again_and_changed_ones_are(
    mine: DatasetFolder, tmp_path: Path
) -> None:
    where, store = folders(mine.folder), tmp_path / "stores"

    first = renew(where, store=store)
    second = renew(where, store=store)
    forced = renew(where, store=store, force=True)
    mine.write("sources/page.txt", "A page.")
    third = renew(where, store=store)

    assert [bool(r.seconds) for r in (first, second, forced, third)] == [
        True,
        False,
        True,
        True,
    ]
    assert first.current.digest == forced.current.digest != third.current.digest


def test_a_refused_build_leaves_the_store_as_it_was(
    mine: DatasetFolder, tmp_path: Path
) -> None:
    store = tmp_path / "stores"
    renew(folders(mine.folder), store=store)
    before = set(open_current(store).match())
    mine.claims("bad.trig", "id:laval leg:within id:quebec .")

    with pytest.raises(DataError, match=r"1 violation\(s\)\. Nothing was changed\."):
        renew(folders(mine.folder), store=store)

    assert set(open_current(store).match()) == before


def test_a_store_holds_what_the_build_made(build: Build) -> None:
    store = Store.memory(build.quads)
    mission = NamedNode(f"{QUEBEC}id/mission-2011-03-serdyukov")
    defined = Quad(mission, RDF.type, LEG.ParadiplomaticMission, DefaultGraph())

    assert defined in store
    assert defined.triple not in {q.triple for q in in_graph(build, "told")}
