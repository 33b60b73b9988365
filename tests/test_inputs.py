import pytest

from legation.assets import folders
from legation.errors import DataError
from legation.inputs import input_files, read_inputs
from legation.terms import LEG, Literal
from worlds import DatasetFolder


def test_the_inputs_of_a_build_are_its_ontology_and_its_whole_data_folder(
    mine: DatasetFolder,
) -> None:
    page = mine.write("sources/page.txt", "A page.")
    files = input_files(folders(mine.folder))

    assert files["data/sources/page.txt"] == page
    assert {
        "data/dataset.ttl",
        "ontology/legation.ttl",
        "ontology/rules/office-holder-at-date.rq",
    } <= set(files)


def test_shapes_of_facts_and_of_claims_are_read_apart(mine: DatasetFolder) -> None:
    inputs = read_inputs(folders(mine.folder))

    facts = {document.path.name for document in inputs.shapes}
    claims = {document.path.name for document in inputs.claim_shapes}
    assert "mission.ttl" in facts - claims
    assert "passage.ttl" in claims - facts
    assert "prefixes.ttl" in facts & claims


def test_a_part_is_read_without_the_rest(mine: DatasetFolder) -> None:
    mine.claims("small.trig", "")
    mine.claims("large.trig", "")

    inputs = read_inputs(folders(mine.folder), part="small")

    assert [document.path.name for document in inputs.documents] == ["small.trig"]


def test_a_file_of_the_dataset_that_is_checked_is_not_read_twice(
    mine: DatasetFolder,
) -> None:
    path = mine.claims("small.trig", "")

    inputs = read_inputs(folders(mine.folder), extra=[path])

    assert [document.path for document in inputs.extra] == [path]
    assert inputs.documents == ()


def test_the_text_of_a_source_comes_word_for_word(mine: DatasetFolder) -> None:
    mine.write("sources/page.txt", "Été\r\n2009")
    mine.claims("small.trig", 'graph:claims { id:page leg:file "sources/page.txt" . }')

    (text,) = read_inputs(folders(mine.folder)).texts

    assert text.predicate == LEG.text
    assert text.object == Literal("Été\r\n2009")


def test_a_text_that_is_not_utf8_is_refused_at_its_line(mine: DatasetFolder) -> None:
    (mine.folder / "page.txt").write_bytes(b"\xff")
    mine.claims("small.trig", 'graph:claims { id:page leg:file "page.txt" . }')

    with pytest.raises(DataError, match="1 file") as caught:
        read_inputs(folders(mine.folder))

    (finding,) = caught.value.findings
    assert finding.position is not None
    assert finding.position.path.name == "small.trig"
    assert "UTF-8" in finding.message.fr


def test_broken_syntax_and_broken_dates_of_all_files_come_together(
    mine: DatasetFolder,
) -> None:
    mine.claims("cut.trig", "claim:one {")
    mine.claims("dates.trig", 'claim:two { id:x leg:date "2009-13"^^edtf:EDTF . }')

    with pytest.raises(DataError) as caught:
        read_inputs(folders(mine.folder))

    found = {f.position.path.name for f in caught.value.findings if f.position}
    assert found == {"cut.trig", "dates.trig"}
