"""Reports: what they conclude, and what the standard's report of RDF says."""

import json
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from legation import terms
from legation.errors import FormatError
from legation.findings import Cause, Finding, Position, Severity
from legation.parsing import parse_quads
from legation.paths import Alternative, Inverse, Repeated, Sequence
from legation.reports import REPORTS, Report
from legation.results import Repair, Result
from legation.terms import SHACL, XSD, BlankNode, NamedNode, Prefixes
from legation.texts import Text
from legation.turtle.writer import write_turtle

MESSAGE = Text("The end is missing. Add it.", "La fin manque. Ajoutez-la.")
SH = Namespace(SHACL.iri)
EX = "http://example.org/"
RESULT = Result(
    NamedNode(f"{EX}m"),
    component=SHACL.DatatypeConstraintComponent,
    severity=SHACL.Warning,
    shape=NamedNode(f"{EX}S"),
)


def written(*findings: Finding) -> str:
    """Return the report of some findings as Turtle."""
    return Report(findings).write("turtle", language="en").decode()


def laid_out(text: str) -> str:
    """Return Turtle as it is always written."""
    head = (
        f"@prefix sh: <{SHACL.iri}> . @prefix xsd: <{XSD.iri}> . @prefix ex: <{EX}> ."
    )
    quads = parse_quads(f"{head}\n{text}".encode(), path=Path("report.ttl"))
    prefixes = Prefixes(terms.VOCABULARY)
    return write_turtle((quad.triple for quad in quads), prefixes=prefixes)


def test_a_report_without_findings_conforms() -> None:
    assert Report().conforms
    assert written() == laid_out("[] a sh:ValidationReport ; sh:conforms true .")


def test_a_warning_alone_does_not_conform_yet_is_no_violation() -> None:
    warning = Finding(MESSAGE, severity=Severity.WARNING)
    violation = Finding(MESSAGE)

    assert not Report((warning,)).conforms
    assert Report((warning,)).violations == ()
    assert Report((warning, violation)).violations == (violation,)


def test_a_result_is_reported_with_its_own_terms_and_messages() -> None:
    result = Result(
        terms.Literal("2009", datatype=XSD.gYear),
        component=SHACL.SPARQLConstraintComponent,
        severity=NamedNode(f"{EX}Grave"),
        shape=NamedNode(f"{EX}S"),
        path=NamedNode(f"{EX}p"),
        value=terms.Literal("long", language="en"),
        constraint=NamedNode(f"{EX}S-query"),
        messages=(terms.Literal("Say when."),),
    )

    finding = Finding(MESSAGE, focus="2009", value="long", result=result)

    assert written(finding) == laid_out("""
        [] a sh:ValidationReport ; sh:conforms false ; sh:result [
            a sh:ValidationResult ;
            sh:focusNode "2009"^^xsd:gYear ;
            sh:resultPath ex:p ;
            sh:value "long"@en ;
            sh:sourceShape ex:S ;
            sh:sourceConstraint ex:S-query ;
            sh:sourceConstraintComponent sh:SPARQLConstraintComponent ;
            sh:resultSeverity ex:Grave ;
            sh:resultMessage "Say when." ] .
    """)


def test_a_result_without_messages_has_those_of_the_finding() -> None:
    assert written(Finding(MESSAGE, result=RESULT)) == laid_out("""
        [] a sh:ValidationReport ; sh:conforms false ; sh:result [
            a sh:ValidationResult ;
            sh:focusNode ex:m ;
            sh:sourceShape ex:S ;
            sh:sourceConstraintComponent sh:DatatypeConstraintComponent ;
            sh:resultSeverity sh:Warning ;
            sh:resultMessage "The end is missing. Add it."@en ,
              "La fin manque. Ajoutez-la."@fr ] .
    """)


def test_a_path_is_reported_as_shapes_write_it() -> None:
    p, q = NamedNode(f"{EX}p"), NamedNode(f"{EX}q")
    path = Sequence((Inverse(p), Repeated(Alternative((p, q)), 0)))
    result = Result(
        RESULT.focus, RESULT.component, RESULT.severity, RESULT.shape, path=path
    )

    text = written(Finding(MESSAGE, result=result), Finding(MESSAGE, result=result))

    described = """sh:resultPath ( [ sh:inversePath ex:p ]
            [ sh:zeroOrMorePath [ sh:alternativePath ( ex:p ex:q ) ] ] ) ;"""
    one = f"""[
            a sh:ValidationResult ;
            sh:focusNode ex:m ;
            {described}
            sh:sourceShape ex:S ;
            sh:sourceConstraintComponent sh:DatatypeConstraintComponent ;
            sh:resultSeverity sh:Warning ;
            sh:resultMessage "The end is missing. Add it."@en ,
              "La fin manque. Ajoutez-la."@fr ]"""
    assert text == laid_out(
        f"[] a sh:ValidationReport ; sh:conforms false ; sh:result {one} , {one} ."
    )


def test_nodes_without_names_are_the_same_in_all_results() -> None:
    focus, shape = BlankNode("report"), BlankNode("result0")
    result = Result(focus, RESULT.component, RESULT.severity, shape, value=focus)

    triples = Report((Finding(MESSAGE, result=result),) * 2).triples()

    sources = [t.object for t in triples if t.predicate == SHACL.sourceShape]
    assert sources == [shape, shape]
    assert [t.object for t in triples if t.predicate == SHACL.value] == [focus, focus]
    own = {t.subject for t in triples}
    assert len(own) == 3
    assert own.isdisjoint({focus, shape})


@pytest.mark.parametrize(
    ("focus", "node"),
    [(f"{EX}m", "ex:m"), ("b1", '"b1"'), ("at: noon", '"at: noon"')],
)
def test_a_finding_without_a_result_tells_what_it_knows(focus: str, node: str) -> None:
    finding = Finding(
        MESSAGE, severity=Severity.INFO, focus=focus, path="ex:p", value="ex:v"
    )

    assert written(finding) == laid_out(f"""
        [] a sh:ValidationReport ; sh:conforms false ; sh:result [
            a sh:ValidationResult ;
            sh:focusNode {node} ;
            sh:value "ex:v" ;
            sh:sourceConstraintComponent sh:SPARQLConstraintComponent ;
            sh:resultSeverity sh:Info ;
            sh:resultMessage "The end is missing. Add it."@en ,
              "La fin manque. Ajoutez-la."@fr ] .
    """)


def test_the_graph_of_a_report_can_be_asked_with_rdflib() -> None:
    graph = Report((Finding(MESSAGE, result=RESULT),)).graph()

    assert isinstance(graph, Graph)
    (top,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(top, SH.conforms) == Literal(lexical_or_value=False)
    (result,) = graph.objects(top, SH.result)
    assert graph.value(result, SH.focusNode) == URIRef(f"{EX}m")


def test_the_text_of_a_report_ends_with_its_verdict() -> None:
    report = Report((Finding(MESSAGE), Finding(MESSAGE, severity=Severity.WARNING)))

    assert Report().write("text", language="fr") == (
        "Les données sont conformes.\n".encode()
    )
    assert report.write("text", language="en").decode().splitlines() == [
        "violation: The end is missing. Add it.",
        "warning: The end is missing. Add it.",
        "1 violation(s), 1 warning(s).",
    ]


def test_the_json_of_a_report_has_that_of_its_findings() -> None:
    finding = Finding(MESSAGE, repair=Repair(MESSAGE), result=RESULT)

    assert json.loads(Report((finding,)).write("json", language="en")) == {
        "conforms": False,
        "findings": [finding.as_json()],
    }


def test_sarif_has_places_causes_and_the_repair_in_the_message() -> None:
    finding = Finding(
        MESSAGE,
        severity=Severity.WARNING,
        position=Position(Path("a.ttl"), 3),
        shape="shape:S",
        name=Text("“M” (id:m)", "« M » (id:m)"),
        causes=(
            Cause("a", subject="a", predicate="p", position=Position(Path("b.ttl"))),
            Cause("b", subject="b", predicate="p"),
        ),
        repair=Repair(Text("Add 2010.", "Ajoutez 2010.")),
    )

    (run,) = json.loads(Report((finding,)).write("sarif", language="en"))["runs"]

    assert run["results"] == [
        {
            "ruleId": "shape:S",
            "level": "warning",
            "message": {
                "text": "“M” (id:m): The end is missing. Add it. Proposed: Add 2010."
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "a.ttl"},
                        "region": {"startLine": 3, "startColumn": 1},
                    }
                }
            ],
            "relatedLocations": [
                {
                    "physicalLocation": {"artifactLocation": {"uri": "b.ttl"}},
                    "message": {"text": "a"},
                }
            ],
        }
    ]


def test_a_format_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(FormatError) as caught:
        Report().write("html", language="en")

    assert all(name in caught.value.text.en for name in ("html", *REPORTS))
    assert "«\u00a0html\u00a0»" in caught.value.text.fr
