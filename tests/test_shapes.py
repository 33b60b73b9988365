"""Every rule of the shapes finds what breaks it, and nothing else.

A rule is a shape with constraints of its own, or a SPARQL constraint of a shape. The
folder `cases` holds a file for each, named after it; `cases/README.md` explains them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from legation.assets import folders, shipped
from legation.bounds import bounds
from legation.findings import Finding
from legation.inputs import Inputs, read_inputs
from legation.parsing import Document, read_document
from legation.terms import (
    LEG,
    OWL,
    RDF,
    RDFS,
    SHACL,
    XSD,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    Triple,
)
from legation.texts import Text
from legation.validation import validate

CASES = Path(__file__).parent / "cases"
FAILING = sorted(CASES.glob("*.trig"))
VALID = sorted(CASES.glob("valid/*.trig"))
EXPECTATION = re.compile(r"^# expect: (\w+ of (\S+) \((\w+)\) at \S+)$", re.MULTILINE)
HOLE = re.compile(r"\{[?$]\w+\}")
TRUE = Literal("true", datatype=XSD.boolean)

# What a node of the shapes says besides its constraints.
NO_CONSTRAINTS = {
    *("message", "name", "path", "property", "qualifiedValueShape", "severity"),
    *("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf"),
    *("declare", "namespace", "prefix", "prefixes", "sparql"),
}


@dataclass(frozen=True)
class Rule:
    """What one node of the shapes demands.

    Attributes:
        name: Its name.
        constraints: Its constraints, such as "minCount"; "sparql" for a query.
        message: What it says, with holes for what it finds.
    """

    name: str
    constraints: frozenset[str]
    message: Text


def fits(message: str, template: str) -> bool:
    words = "(.+)".join(map(re.escape, HOLE.split(template)))
    return re.fullmatch(words, message, re.DOTALL) is not None


@cache
def shipped_inputs() -> Inputs:
    """Return what a build reads, with the stances but without topics and data."""
    inputs = read_inputs(folders(shipped("data")))
    dataset = replace(inputs.dataset, base="https://example.org/mine/")
    stances = tuple(d for d in inputs.schemes if d.path.stem == "stances")
    return replace(inputs, dataset=dataset, documents=(), schemes=stances, texts=())


def shorten(iri: str) -> str:
    return shipped_inputs().dataset.prefixes.shorten(iri)


def triples(documents: Iterable[Document]) -> Iterator[Triple]:
    return (quad.triple for document in documents for quad in document.quads)


def is_worded(triple: Triple) -> bool:
    return isinstance(triple.object, Literal) and triple.object.language is not None


def quads(triples: Iterable[Triple], graph: NamedNode | None = None) -> Iterator[Quad]:
    name = graph or DefaultGraph()
    return (Quad(t.subject, t.predicate, t.object, name) for t in triples)


@cache
def shapes() -> frozenset[Triple]:
    inputs = shipped_inputs()
    return frozenset(triples((*inputs.shapes, *inputs.claim_shapes)))


@cache
def rules() -> tuple[Rule, ...]:
    nodes = defaultdict(list)
    for triple in shapes():
        if isinstance(triple.subject, NamedNode):
            nodes[triple.subject].append(triple)
    return tuple(
        Rule(
            name=shorten(node.value),
            constraints=constraints,
            message=message_of(said),
        )
        for node, said in nodes.items()
        if (constraints := constraints_of(said))
    )


def message_of(said: Iterable[Triple]) -> Text:
    messages = [t.object for t in said if t.predicate == SHACL.message]
    return Text(**{message.language: message.value for message in messages})


def constraints_of(said: Iterable[Triple]) -> frozenset[str]:
    names = {
        triple.predicate.value.removeprefix(SHACL.iri)
        for triple in said
        if triple.predicate in SHACL
    }
    return frozenset(
        "sparql" if name == "select" else name for name in names - NO_CONSTRAINTS
    )


@cache
def findings(path: Path) -> tuple[Finding, ...]:
    """Return what a build's check finds in a file that is added to its ontology."""
    inputs = replace(shipped_inputs(), extra=(read_document(path),))
    claims, graph = inputs.claims(), inputs.dataset.graph
    # Its labels, which its own terms must have, are judged when the data are.
    ontology = [
        triple
        for triple in triples(inputs.ontology)
        if triple.predicate != RDFS.isDefinedBy and not is_worded(triple)
    ]
    facts = quads({*claims.told, *bounds(claims.told), *ontology})
    about_claims = (
        *claims.quads(),
        *quads(claims.described, graph("claims")),
        *quads(claims.told, graph("told")),
        *quads(ontology),
    )
    prefixes = inputs.dataset.prefixes
    return (
        *validate(facts, triples(inputs.shapes), prefixes=prefixes).findings,
        *validate(
            about_claims, triples(inputs.claim_shapes), prefixes=prefixes
        ).findings,
    )


def rule_of(finding: Finding) -> Rule:
    (rule,) = (rule for rule in rules() if rule.name == finding.shape)
    return rule


def sentence(finding: Finding) -> str:
    """Return a finding in the words in which a case expects it."""
    component = (finding.component or "").removeprefix(SHACL.iri)
    name = component.removesuffix("ConstraintComponent")
    constraint = "sparql" if name == "SPARQL" else name[0].lower() + name[1:]
    focus = finding.focus or ""
    where = shorten(focus) if ":" in focus else "[]"
    return f"{finding.severity} of {rule_of(finding).name} ({constraint}) at {where}"


def expectations(path: Path) -> list[tuple[str, str, str]]:
    """Return the sentence, the rule and the constraint of each expectation."""
    return EXPECTATION.findall(path.read_text("utf-8"))


def stem(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FAILING, ids=stem)
def test_a_case_yields_the_findings_that_it_expects_and_no_other(path: Path) -> None:
    expected = [expectation for expectation, _, _ in expectations(path)]

    assert sorted(map(sentence, findings(path))) == sorted(expected)


@pytest.mark.parametrize("path", FAILING, ids=stem)
def test_a_finding_is_told_in_english_and_in_french(path: Path) -> None:
    for finding in findings(path):
        message, template = finding.message, rule_of(finding).message

        assert fits(message.en, template.en)
        assert fits(message.fr, template.fr)
        assert message.en != message.fr
        assert not HOLE.search(f"{message.en} {message.fr}")


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {f"shape:{path.stem}" for path in FAILING} == {r.name for r in rules()}


def test_every_constraint_of_a_rule_is_broken_by_its_case() -> None:
    constraints = {(rule.name, name) for rule in rules() for name in rule.constraints}
    broken = {
        (rule, constraint)
        for path in FAILING
        for _, rule, constraint in expectations(path)
        if rule == f"shape:{path.stem}"
    }

    assert broken == constraints


@pytest.mark.parametrize("path", VALID, ids=stem)
def test_a_valid_file_yields_no_finding(path: Path) -> None:
    assert findings(path) == ()


def test_every_class_that_can_be_told_has_a_valid_file() -> None:
    ontology = set(triples(shipped_inputs().ontology))
    told = {
        triple.subject
        for triple in ontology
        if triple.predicate == RDF.type
        and triple.object == OWL.Class
        and triple.subject in LEG
        and Triple(triple.subject, LEG.inferredOnly, TRUE) not in ontology
    }
    targeted = {
        triple.object for triple in shapes() if triple.predicate == SHACL.targetClass
    }
    exemplified = {
        quad.object
        for path in VALID
        for quad in read_document(path).quads
        if quad.predicate == RDF.type and quad.object.value.endswith(path.stem)
    }

    assert told | targeted == exemplified
