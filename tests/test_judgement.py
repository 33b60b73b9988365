"""Any data by any shapes: graphs of rdflib, stores, built graphs, files."""

from pathlib import Path

import pytest
import rdflib

from legation import KnowledgeGraph, validate_graph
from legation.errors import DataError, MissingFileError, UsageError
from legation.judgement import Data, explain_engine
from legation.store import Store
from legation.texts import Text
from legation.validation import Engine
from turtles import HEAD, read

SHAPES = """
ex:Mission-host a sh:PropertyShape ;
  sh:path ex:host ; sh:minCount 1 ;
  sh:message "State the host."@en , "Indiquez l'hôte."@fr ;
  sh:targetClass ex:Mission .
"""
MISSION = """
ex:m a ex:Mission ;
  skos:prefLabel "A visit"@en ;
  ex:place ex:elsewhere .
"""
LEFT = """
ex:S a sh:NodeShape ; sh:targetNode ex:a ;
  sh:property [ sh:path ex:knows ; sh:node ex:S ; sh:maxCount 1 ] .
"""


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    path = tmp_path / "shapes.ttl"
    path.write_text(HEAD + SHAPES, encoding="utf-8")
    return path


def written(folder: Path, text: str, name: str = "data.ttl") -> Path:
    path = folder / name
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def store(text: str) -> Store:
    return Store.memory(read(text))


def graph(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=HEAD + text, format="turtle")


@pytest.mark.parametrize("engine", ["fast", "reference"])
@pytest.mark.parametrize("make", [graph, store])
def test_a_graph_and_a_store_are_judged_by_both_engines(
    make: type, engine: Engine, shapes: Path
) -> None:
    data: Data = make(MISSION)

    report = validate_graph(data, shapes, engine=engine)

    (finding,) = report.findings
    assert not report.conforms
    assert finding.focus == "http://x/m"
    assert finding.name == Text("“A visit” (ex:m)", "« A visit » (ex:m)")
    assert finding.message == Text("State the host.", "Indiquez l'hôte.")
    assert finding.position is None


def test_shapes_may_be_a_graph_of_rdflib_too() -> None:
    assert not validate_graph(graph(MISSION), graph(SHAPES)).conforms
    assert validate_graph(graph("ex:m a ex:Meeting ."), graph(SHAPES)).conforms


def test_the_report_is_the_standards_as_a_graph_of_rdflib(shapes: Path) -> None:
    found = validate_graph(graph(MISSION), shapes).graph()
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")

    (result,) = found.objects(None, sh.result)
    assert found.value(result, sh.focusNode) == rdflib.URIRef("http://x/m")
    assert found.value(result, sh.resultPath) == rdflib.URIRef("http://x/host")
    shape = rdflib.URIRef("http://x/Mission-host")
    assert found.value(result, sh.sourceShape) == shape
    assert {str(message) for message in found.objects(result, sh.resultMessage)} == {
        "State the host.",
        "Indiquez l'hôte.",
    }


def test_a_finding_about_a_file_names_its_line(tmp_path: Path, shapes: Path) -> None:
    path = written(tmp_path, MISSION)

    (finding,) = validate_graph(path, shapes).findings

    assert finding.position
    assert finding.position.path == path
    text = path.read_text("utf-8").splitlines()
    assert text[finding.position.line - 1].startswith("ex:m a ex:Mission")


def test_a_value_is_placed_where_it_stands(tmp_path: Path) -> None:
    shape = "sh:property [ sh:path ex:n ; sh:datatype xsd:date ]"
    rules = written(tmp_path, f"ex:S sh:targetNode ex:m ; {shape} .", "s.ttl")
    path = written(tmp_path, 'ex:m ex:n "2011-03-01"^^xsd:date ,\n  "March" .')

    (finding,) = validate_graph(str(path), rules).findings

    assert finding.position
    assert "March" in path.read_text("utf-8").splitlines()[finding.position.line - 1]
    assert finding.position.column == 3


def test_what_a_nameless_node_lacks_is_placed_at_the_thing_around_it(
    tmp_path: Path,
) -> None:
    rules = written(
        tmp_path,
        "ex:S sh:targetClass ex:Host ; sh:property [ sh:path ex:n ; sh:minCount 1 ] .",
        "s.ttl",
    )
    path = written(tmp_path, "ex:m ex:host [\n  a ex:Host ] .")

    (finding,) = validate_graph(path, rules).findings

    assert finding.name == Text("[]", "[]")
    assert finding.position
    assert finding.position.line == len(HEAD.splitlines()) + 1


def test_a_folder_stands_for_its_files_and_graphs_are_merged(
    tmp_path: Path, shapes: Path
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    written(folder, "ex:g { ex:m a ex:Mission . }", "one.trig")
    written(folder, "ex:m ex:host ex:q . ex:n a ex:Mission .", "two.ttl")
    (folder / "notes.txt").write_text("no RDF", encoding="utf-8")

    (finding,) = validate_graph(folder, shapes).findings

    assert finding.focus == "http://x/n"
    assert finding.position
    assert finding.position.path == folder / "two.ttl"


def test_a_dataset_of_rdflib_keeps_its_graphs(tmp_path: Path) -> None:
    rules = written(
        tmp_path,
        """ex:S sh:targetClass ex:Claim ; sh:sparql [ sh:message "It tells {?value}." ;
          sh:select "SELECT $this ?value { GRAPH $this { ?s ?p ?value } }" ] .""",
        "s.ttl",
    )
    data = rdflib.Dataset()
    data.parse(data=f"{HEAD} ex:c a ex:Claim . ex:c {{ ex:a ex:p 5 }}", format="trig")

    (finding,) = validate_graph(data, rules).findings

    assert finding.message.en == "It tells 5."


def test_a_store_is_judged_by_its_facts_alone(shapes: Path) -> None:
    quads = [*read(MISSION), *read("ex:g { ex:m ex:host ex:q . ex:n a ex:Mission }")]

    (finding,) = validate_graph(Store.memory(quads), shapes).findings

    assert finding.focus == "http://x/m"


def test_a_built_graph_is_judged_under_its_own_prefixes(
    tmp_path: Path, shipped_store: Path
) -> None:
    rules = written(
        tmp_path,
        "@prefix leg: <https://w3id.org/legation/ontology#> .\n"
        "ex:S sh:targetClass leg:Mission ; sh:property [ sh:path leg:head ; "
        "sh:minCount 99 ] .",
        "s.ttl",
    )

    report = validate_graph(KnowledgeGraph.open(shipped_store), rules)

    assert len(report.findings) > 5
    for finding in report.findings:
        assert finding.name
        assert "(id:" in finding.name.en


def test_every_broken_file_is_told_at_once(tmp_path: Path, shapes: Path) -> None:
    paths = [written(tmp_path, "ex:m ex:p", f"{n}.ttl") for n in range(2)]

    with pytest.raises(DataError) as error:
        validate_graph(paths, shapes)

    assert [f.position.path for f in error.value.findings if f.position] == paths


def test_a_missing_file_is_named(tmp_path: Path, shapes: Path) -> None:
    with pytest.raises(MissingFileError, match=r"none\.ttl"):
        validate_graph(tmp_path / "none.ttl", shapes)


def test_a_shape_that_is_none_is_refused_with_its_name(tmp_path: Path) -> None:
    rules = written(tmp_path, "ex:S sh:targetNode ex:m ; sh:minCount 'two' .", "s.ttl")

    with pytest.raises(DataError, match=r"http://x/S"):
        validate_graph(graph(MISSION), rules)


def test_what_is_wrong_with_a_shape_is_placed_in_its_file(tmp_path: Path) -> None:
    bad = """
    ex:S sh:targetNode ex:m ; sh:sparql [ sh:select "SELECT $this { $this no:p 1 }" ] .
    """
    for text in (bad, "\nex:S sh:targetNode ex:m ; sh:maxCount 'x' ."):
        rules = written(tmp_path, text, "s.ttl")

        with pytest.raises(DataError) as error:
            validate_graph(graph(MISSION), rules)

        (finding,) = error.value.findings
        assert finding.position
        assert finding.position.path == rules
        assert finding.position.line == len(HEAD.splitlines()) + 2
        assert "http://x/S" in finding.message.en


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_shapes_that_judge_nothing_are_refused(engine: Engine, tmp_path: Path) -> None:
    rules = written(tmp_path, "ex:S a sh:NodeShape ; sh:maxCount 1 .", "s.ttl")

    with pytest.raises(UsageError, match="no shape with a target"):
        validate_graph(graph(MISSION), rules, engine=engine)
    with pytest.raises(UsageError):
        explain_engine(rules)


def test_what_rdflib_cannot_read_is_told_as_a_fault_of_the_shapes(
    tmp_path: Path,
) -> None:
    select = 'sh:sparql [ sh:select "SELECT $this { $this no:p 1 }" ]'
    rules = written(tmp_path, f"ex:S sh:targetNode ex:m ; {select} .", "s.ttl")

    with pytest.raises(DataError, match="pySHACL cannot check these shapes"):
        validate_graph(graph(MISSION), rules, engine="reference")


def test_triples_that_only_rdflib_knows_are_left_out(shapes: Path) -> None:
    data = graph(MISSION)
    data.add((rdflib.Literal("5"), rdflib.RDF.type, rdflib.URIRef("http://x/Mission")))

    assert len(validate_graph(data, shapes).findings) == 1


def test_it_is_told_which_engine_checks_which_shape(tmp_path: Path) -> None:
    rules = written(tmp_path, SHAPES + LEFT, "s.ttl")

    told = [(one.engine, one.shape, one.reason) for one in explain_engine(rules)]

    assert told == [
        ("fast", "ex:Mission-host", None),
        ("reference", "ex:S", Text("it refers to itself", "elle renvoie à elle-même")),
    ]


def test_a_shape_left_to_the_reference_engine_is_checked_with_the_others(
    tmp_path: Path,
) -> None:
    rules = written(tmp_path, SHAPES + LEFT, "s.ttl")
    data = graph(f"{MISSION} ex:a ex:knows ex:b , ex:c .")

    found = [finding.focus for finding in validate_graph(data, rules).findings]

    assert found == ["http://x/a", "http://x/m"]


def test_quads_of_a_store_are_compared_as_the_store_holds_them(tmp_path: Path) -> None:
    rules = written(
        tmp_path,
        """ex:S sh:targetNode ex:m ; sh:property
          [ sh:path ex:byte ; sh:datatype xsd:byte ] ,
          [ sh:path ex:price ; sh:in ( 2.50 ) ] ,
          [ sh:path ex:size ; sh:hasValue "5"^^xsd:int ] .""",
        "s.ttl",
    )
    good = 'ex:m ex:byte "7"^^xsd:byte ; ex:price 2.50 ; ex:size "5"^^xsd:int .'
    bad = 'ex:m ex:byte "700"^^xsd:byte ; ex:price 3.50 ; ex:size 6 .'

    assert validate_graph(store(good), rules).conforms
    assert validate_graph(graph(good), rules).conforms
    assert len(validate_graph(store(bad), rules).findings) == 3
