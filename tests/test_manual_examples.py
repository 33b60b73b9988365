"""The examples of the ontology: one for each class, in both languages."""

from pathlib import Path

import pytest

from legation.assets import folders, shipped
from legation.errors import MissingFileError
from legation.graph import KnowledgeGraph
from legation.inputs import input_files, read_inputs
from legation.manual.examples import read_examples
from legation.terms import LEG, OWL, RDF
from manuals import term
from worlds import DatasetFolder

FOLDER = shipped("ontology") / "examples"
EXAMPLES = sorted(FOLDER.glob("*.trig"))


def test_an_example_is_read_with_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "Mission.trig").write_text(
        "# en: A mission,\n# and its host.\n# fr: Une mission\n# et son hôte.\n\n"
        "@prefix id: <https://example.org/> .\n# Not this.\n",
        encoding="utf-8",
    )

    (example,) = read_examples(tmp_path).values()
    assert example.meaning.en == "A mission, and its host."
    assert example.meaning.fr == "Une mission et son hôte."
    assert example.text == "@prefix id: <https://example.org/> .\n# Not this."


def test_an_ontology_may_have_no_examples(tmp_path: Path) -> None:
    assert read_examples(tmp_path / "examples") == {}


def test_an_example_that_cannot_be_read_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "Mission.trig").mkdir()

    with pytest.raises(MissingFileError, match=r"Mission\.trig cannot be read"):
        read_examples(tmp_path)


def test_every_class_of_the_ontology_has_an_example_and_every_example_a_class() -> None:
    inputs = read_inputs(folders(shipped("data")))
    said = (quad.triple for document in inputs.ontology for quad in document.quads)
    classes = {
        triple.subject.value.removeprefix(LEG.iri)
        for triple in said
        if triple.predicate == RDF.type
        and triple.object == OWL.Class
        and triple.subject in LEG
    }

    outside = {"Concept", "ConceptScheme", "Person"}
    # A policy is read by whoever compares, and is no part of a dataset.
    assert {path.stem for path in EXAMPLES} == (classes - {"Policy"}) | outside


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_says_in_both_languages_what_it_shows(path: Path) -> None:
    example = read_examples(FOLDER)[path.stem]

    assert example.meaning.en.endswith(".")
    assert example.meaning.fr.endswith(".")
    assert example.meaning.en != example.meaning.fr
    assert not example.text.startswith("#")


def test_the_examples_are_no_part_of_a_build() -> None:
    where = folders(shipped("data"))
    read = read_inputs(where)
    documents = (*read.all_documents, *read.shapes, *read.claim_shapes)

    assert EXAMPLES
    assert FOLDER not in {document.path.parent for document in documents}
    assert not any("examples" in name for name in input_files(where))


def test_the_example_of_a_paradiplomatic_mission_is_concluded_to_be_one(
    mine: DatasetFolder,
) -> None:
    example = read_examples(FOLDER)["ParadiplomaticMission"]
    assert "ParadiplomaticMission" not in example.text
    prefixes, _, facts = example.text.rpartition("> .\n\n")
    mine.write("small.trig", f"{prefixes}> .\n{CLAIM}\nclaim:row-1 {{\n{facts}\n}}\n")

    graph = KnowledgeGraph.in_memory(mine.folder)
    concluded = graph.sparql("SELECT ?m { ?m a leg:ParadiplomaticMission }")
    assert [row[0] for row in concluded] == [term("id:mission-2011")]


CLAIM = """
@prefix claim: <https://example.org/mine/claim/> .
@prefix concept: <https://w3id.org/legation/concept/> .
@prefix graph: <https://example.org/mine/graph/> .
graph:claims {
  id:source-page a leg:Source ; skos:prefLabel "Page"@en, "Page"@fr .
  claim:row-1
    a leg:Claim ;
    leg:citation "row 1" ;
    leg:source id:source-page ;
    leg:stance concept:reported .
}
"""
