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


def test_shapes_of_links_are_read_with_those_of_claims(mine: DatasetFolder) -> None:
    inputs = read_inputs(folders(mine.folder))

    facts = {document.path.name for document in inputs.shapes}
    graphs = {document.path.name for document in inputs.claim_shapes}
    assert "link.ttl" in graphs - facts


def test_a_table_of_links_is_a_document_of_its_part(mine: DatasetFolder) -> None:
    description = mine.folder / "dataset.ttl"
    text = description.read_text(encoding="utf-8")
    mine.write("dataset.ttl", text.replace("small.trig", "links/some.sssom.tsv"))
    path = mine.links("some.sssom.tsv", "id:a\tskos:exactMatch\tid:b")

    (document,) = read_inputs(folders(mine.folder), part="small").documents

    assert document.path == path
    names = {str(quad.graph_name) for quad in document.quads}
    assert names == {"<https://example.org/mine/graph/links>"}
    assert "data/links/some.sssom.tsv" in input_files(folders(mine.folder))


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
    mine.links("some.sssom.tsv", "id:a\tskos:same\tid:b")

    with pytest.raises(DataError) as caught:
        read_inputs(folders(mine.folder))

    found = {f.position.path.name for f in caught.value.findings if f.position}
    assert found == {"cut.trig", "dates.trig", "some.sssom.tsv"}


@pytest.mark.parametrize("file", ["<https://example.org/page>", "[]"])
def test_what_names_no_file_is_left_to_the_shapes(
    mine: DatasetFolder, file: str
) -> None:
    mine.claims("small.trig", f"graph:claims {{ id:page leg:file {file} . }}")

    assert read_inputs(folders(mine.folder)).texts == ()


def test_the_claims_of_an_extra_file_have_no_blank_nodes(mine: DatasetFolder) -> None:
    path = mine.claims("more.trig", "[] a leg:Place . claim:one { [] a leg:Place . }")

    (finding,) = read_inputs(folders(mine.folder), extra=[path]).findings()

    assert finding.shape == "blank-node"
    assert finding.focus == "https://example.org/mine/claim/one"


DECIDED = """\
#curie_map:
#  id: https://example.org/mine/id/
#mapping_set_id: https://example.org/mine/identities/decided
#license: https://creativecommons.org/licenses/by/4.0/
subject_id\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tauthor_label\
\tmapping_date
id:page\towl:sameAs\tid:kept\tKept\tsemapv:ManualMappingCuration\tMe\t2026-11-28
"""


def test_a_name_that_was_given_up_is_replaced_in_every_document_that_has_it(
    mine: DatasetFolder,
) -> None:
    mine.write("sources/page.txt", "A page.")
    mine.write("identities/decided.sssom.tsv", DECIDED)
    claims = mine.claims(
        "small.trig",
        'graph:claims { id:page leg:file "sources/page.txt" .\n'
        "id:x leg:source id:page }",
    )

    inputs = read_inputs(folders(mine.folder))

    kept = "https://example.org/mine/id/kept"
    assert [text.subject.value for text in inputs.texts] == [kept]
    table, document = inputs.documents
    assert table.path == mine.folder / "identities/decided.sssom.tsv"
    assert document.path == claims
    assert "id/page" not in str(document.quads)
    # Only the kept name itself is described nowhere.
    assert [finding.focus for finding in inputs.idle] == [kept]
    assert "data/identities/decided.sssom.tsv" in input_files(folders(mine.folder))


def test_decisions_hold_for_a_file_that_is_checked_too(mine: DatasetFolder) -> None:
    mine.write("identities/decided.sssom.tsv", DECIDED)
    path = mine.claims("more.trig", "claim:one { id:page leg:topic id:x }")

    (document,) = read_inputs(folders(mine.folder), extra=[path]).extra

    (quad,) = document.quads
    assert str(quad.subject) == "<https://example.org/mine/id/kept>"
