from pathlib import Path

import pytest

from legation.errors import DataError
from legation.findings import Severity
from legation.parsing import parse_quads
from legation.reports import Report
from legation.results import Result
from legation.terms import SHACL, Literal, Namespace, Prefixes
from legation.texts import Text
from legation.validation import Engine, validate

EX = Namespace("http://example.org/")
PREFIXES = Prefixes({"ex": EX.iri})
HEAD = """
@prefix ex: <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SHAPE = """
ex:Shape a sh:NodeShape ; sh:targetClass ex:Mission ; sh:property ex:Shape-host .
ex:Shape-host sh:path ex:host ; sh:minCount 1 ; sh:severity sh:Warning ;
  sh:message "State the host."@en, "Indiquez l'hôte."@fr .
"""


@pytest.fixture(params=["fast", "reference"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return the name of one engine after the other."""
    return "fast" if request.param == "fast" else "reference"


def report(data: str, shapes: str, *, engine: Engine) -> Report:
    quads = parse_quads((HEAD + data).encode(), path=Path("data.trig"))
    triples = parse_quads((HEAD + shapes).encode(), path=Path("shapes.ttl"))
    judges = (quad.triple for quad in triples)
    return validate(quads, judges, prefixes=PREFIXES, engine=engine)


def test_data_that_fit_give_no_finding(engine: Engine) -> None:
    assert report("ex:m a ex:Mission ; ex:host ex:q .", SHAPE, engine=engine).conforms


def test_a_finding_says_what_where_and_how_grave_in_both_languages(
    engine: Engine,
) -> None:
    (finding,) = report("ex:m a ex:Mission .", SHAPE, engine=engine).findings

    assert finding.message.en == "State the host."
    assert finding.message.fr == "Indiquez l'hôte."
    assert finding.severity is Severity.WARNING
    assert finding.focus == "http://example.org/m"
    assert (finding.path, finding.shape) == ("ex:host", "ex:Shape-host")
    assert finding.component == "http://www.w3.org/ns/shacl#MinCountConstraintComponent"


def test_a_message_in_one_language_serves_both(engine: Engine) -> None:
    shape = """
    ex:S sh:targetNode ex:m ; sh:property [ sh:path ex:p ; sh:minCount 1 ;
      sh:message "Add a p."@en ] .
    """

    (finding,) = report("ex:m a ex:Mission .", shape, engine=engine).findings

    assert finding.message.en == finding.message.fr == "Add a p."
    assert finding.shape is None


def test_paths_are_written_as_in_sparql(engine: Engine) -> None:
    shape = """
    ex:S sh:targetNode ex:m ;
      sh:property [ sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:minCount 1 ] ,
        [ sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:minCount 1 ] ,
        [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:minCount 2 ] .
    """

    found = report("ex:m a ex:Mission .", shape, engine=engine).findings

    assert [finding.path for finding in found] == ["ex:p*", "ex:p/^ex:q", "ex:p|ex:q"]


def test_a_literal_value_is_given_by_its_lexical_form(engine: Engine) -> None:
    shape = (
        "ex:S sh:targetNode ex:m ; sh:property [ sh:path ex:n ; sh:maxInclusive 5 ] ."
    )

    (finding,) = report("ex:m ex:n 8 .", shape, engine=engine).findings

    assert finding.value == "8"


def test_a_sparql_constraint_sees_named_graphs_and_fills_its_message(
    engine: Engine,
) -> None:
    shape = """
    ex:prefixes sh:declare [
      sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .
    ex:S sh:targetClass ex:Claim ; sh:sparql ex:S-empty .
    ex:S-empty sh:prefixes ex:prefixes ;
      sh:message "{$this} tells nothing."@en , "{$this} ne dit rien."@fr ;
      sh:select '''SELECT $this WHERE {
        $this a ex:Claim . FILTER NOT EXISTS { GRAPH $this { ?s ?p ?o } } }''' .
    """
    data = "ex:one a ex:Claim . ex:two a ex:Claim . ex:one { ex:a ex:p ex:b . }"

    (finding,) = report(data, shape, engine=engine).findings

    assert finding.focus == "http://example.org/two"
    assert finding.message.en == "ex:two tells nothing."
    assert finding.message.fr == "ex:two ne dit rien."


def test_a_backslash_in_a_value_does_not_break_the_message(engine: Engine) -> None:
    shape = """
    ex:S sh:targetNode ex:m ; sh:sparql [ sh:message "It says {?value}."@en ;
      sh:select "SELECT $this ?value { $this <http://example.org/p> ?value }" ] .
    """

    (finding,) = report(r'ex:m ex:p "C:\\quebec" .', shape, engine=engine).findings

    assert finding.message.en == "It says C:\\quebec."
    assert finding.value == r"C:\quebec"


def test_a_message_names_things_by_label_and_prefixed_name(engine: Engine) -> None:
    data = """
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    ex:m ex:p ex:q , ex:r .
    ex:q skos:prefLabel "Quebec"@en , "Québec"@fr .
    """
    shape = """
    ex:S sh:targetNode ex:m ; sh:sparql [
      sh:message "See {?value}."@en , "Voyez {?value}."@fr , "{?value}" ;
      sh:select "SELECT $this ?value { $this <http://example.org/p> ?value }" ] .
    """

    labelled, nameless = report(data, shape, engine=engine).findings

    assert labelled.message == Text("See “Quebec” (ex:q).", "Voyez « Québec » (ex:q).")
    assert nameless.message == Text("See ex:r.", "Voyez ex:r.")


def test_findings_are_sorted_by_what_they_are_about(engine: Engine) -> None:
    data = "ex:c a ex:Mission . ex:a a ex:Mission . ex:b a ex:Mission ."

    found = report(data, SHAPE, engine=engine).findings

    assert [f.focus for f in found] == [f"http://example.org/{x}" for x in "abc"]


def test_the_usual_sentence_serves_a_shape_without_a_message() -> None:
    shape = "ex:S sh:targetNode ex:m ; sh:path ex:p ; sh:minCount 1 ."

    (finding,) = report("", shape, engine="fast").findings

    assert finding.message == Text(
        "There must be at least 1 value(s). Add what is missing.",
        "Il doit y avoir au moins 1 valeur(s). Ajoutez ce qui manque.",
    )


def test_a_finding_has_the_result_in_the_terms_of_shacl() -> None:
    (finding,) = report("ex:m a ex:Mission .", SHAPE, engine="fast").findings

    assert finding.result == Result(
        focus=EX.m,
        component=SHACL.MinCountConstraintComponent,
        severity=SHACL.Warning,
        shape=EX["Shape-host"],
        path=EX.host,
        messages=(
            Literal("Indiquez l'hôte.", language="fr"),
            Literal("State the host.", language="en"),
        ),
    )


def test_a_severity_that_is_none_of_the_three_counts_as_grave(engine: Engine) -> None:
    shape = "ex:S sh:targetNode ex:m ; sh:class ex:C ; sh:severity ex:Grave ."

    (finding,) = report("", shape, engine=engine).findings

    assert finding.severity is Severity.VIOLATION


def test_a_message_that_the_query_gives_is_used() -> None:
    shape = """
    ex:S sh:targetNode ex:m ; sh:sparql [
      sh:select "SELECT $this ?message { BIND('So it is.'@en AS ?message) }" ] .
    """

    (finding,) = report("", shape, engine="fast").findings

    assert finding.message == Text("So it is.", "So it is.")


def test_a_message_fills_in_the_path_and_the_parameters_of_a_component() -> None:
    shape = """
    ex:MostComponent sh:parameter [ sh:path ex:most ] ; sh:validator [
      sh:message "{$value} of {$PATH} is above {$most}, {$other}."@en ;
      sh:ask "ASK { FILTER($value <= $most) }" ] .
    ex:S sh:targetNode ex:m ; sh:path [ sh:inversePath ex:p ] ; ex:most 5 .
    ex:T sh:targetNode ex:m ; sh:path ex:p ; ex:most 5 .
    """

    (finding,) = report("ex:m ex:p 9 , 5 .", shape, engine="fast").findings

    assert finding.message.en == "9 of ex:p is above 5, {$other}."
    assert finding.component == "http://example.org/MostComponent"


@pytest.mark.parametrize(
    "select",
    [
        *("SELECT $this { ?? }", "SELECT $this", "SELECT ?x", "", "$this", "}"),
        *("SELECT $this { FILTER(BOUND($this", "ASK {}", "SELECT $this { SELECT $this"),
        "SELECT $this FROM <http://x/> { }",
    ],
)
def test_a_query_that_cannot_be_read_is_refused_in_both_languages(select: str) -> None:
    shape = f"""
    ex:S sh:targetNode ex:m ; sh:sparql ex:Q . ex:Q sh:select "{select}" .
    """

    with pytest.raises(DataError) as caught:
        report("", shape, engine="fast")

    text = caught.value.text
    assert text.en.startswith("A query of <http://example.org/Q> cannot be asked.")
    assert text.fr.startswith("Une requête de <http://example.org/Q> ne peut pas")
