from pathlib import Path

from legation.findings import Report, Severity
from legation.parsing import parse_quads
from legation.terms import Prefixes
from legation.texts import Text
from legation.validation import validate

PREFIXES = Prefixes({"ex": "http://example.org/"})
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


def report(data: str, shapes: str) -> Report:
    quads = parse_quads((HEAD + data).encode(), path=Path("data.trig"))
    triples = parse_quads((HEAD + shapes).encode(), path=Path("shapes.ttl"))
    return validate(quads, (quad.triple for quad in triples), prefixes=PREFIXES)


def test_data_that_fit_give_no_finding() -> None:
    assert report("ex:m a ex:Mission ; ex:host ex:q .", SHAPE).conforms


def test_a_finding_says_what_where_and_how_grave_in_both_languages() -> None:
    (finding,) = report("ex:m a ex:Mission .", SHAPE).findings

    assert finding.message.en == "State the host."
    assert finding.message.fr == "Indiquez l'hôte."
    assert finding.severity is Severity.WARNING
    assert finding.focus == "http://example.org/m"
    assert (finding.path, finding.shape) == ("ex:host", "ex:Shape-host")
    assert finding.component == "http://www.w3.org/ns/shacl#MinCountConstraintComponent"


def test_a_message_in_one_language_serves_both() -> None:
    shape = """
    ex:S sh:targetNode ex:m ; sh:property [ sh:path ex:p ; sh:minCount 1 ;
      sh:message "Add a p."@en ] .
    """

    (finding,) = report("ex:m a ex:Mission .", shape).findings

    assert finding.message.en == finding.message.fr == "Add a p."
    assert finding.shape is None


def test_paths_are_written_as_in_sparql() -> None:
    shape = """
    ex:S sh:targetNode ex:m ;
      sh:property [ sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:minCount 1 ] ,
        [ sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:minCount 1 ] ,
        [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:minCount 2 ] .
    """

    found = report("ex:m a ex:Mission .", shape).findings

    assert [finding.path for finding in found] == ["ex:p*", "ex:p/^ex:q", "ex:p|ex:q"]


def test_a_literal_value_is_given_by_its_lexical_form() -> None:
    shape = (
        "ex:S sh:targetNode ex:m ; sh:property [ sh:path ex:n ; sh:maxInclusive 5 ] ."
    )

    (finding,) = report("ex:m ex:n 8 .", shape).findings

    assert finding.value == "8"


def test_a_sparql_constraint_sees_named_graphs_and_fills_its_message() -> None:
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

    (finding,) = report(data, shape).findings

    assert finding.focus == "http://example.org/two"
    assert finding.message.en == "ex:two tells nothing."
    assert finding.message.fr == "ex:two ne dit rien."


def test_a_backslash_in_a_value_does_not_break_the_message() -> None:
    shape = """
    ex:S sh:targetNode ex:m ; sh:sparql [ sh:message "It says {?value}."@en ;
      sh:select "SELECT $this ?value { $this <http://example.org/p> ?value }" ] .
    """

    (finding,) = report(r'ex:m ex:p "C:\\quebec" .', shape).findings

    assert finding.message.en == "It says C:\\quebec."
    assert finding.value == r"C:\quebec"


def test_a_message_names_things_by_label_and_prefixed_name() -> None:
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

    labelled, nameless = report(data, shape).findings

    assert labelled.message == Text("See “Quebec” (ex:q).", "Voyez « Québec » (ex:q).")
    assert nameless.message == Text("See ex:r.", "Voyez ex:r.")


def test_findings_are_sorted_by_what_they_are_about() -> None:
    data = "ex:c a ex:Mission . ex:a a ex:Mission . ex:b a ex:Mission ."

    found = report(data, SHAPE).findings

    assert [f.focus for f in found] == [f"http://example.org/{x}" for x in "abc"]
