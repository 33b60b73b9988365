"""Every rule of the shapes finds what breaks it, and nothing else.

A rule is a shape with constraints of its own, or a SPARQL constraint of a shape. The
folder `cases` holds a file for each, named after it; `cases/README.md` explains them.
They are checked as a user would check them: by the command, and all at once.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from legation.assets import folders, shipped
from legation.cli import main
from legation.findings import Finding
from legation.inputs import Inputs, read_inputs
from legation.parsing import Document, read_document
from legation.terms import (
    LEG,
    OWL,
    RDF,
    SHACL,
    XSD,
    Literal,
    NamedNode,
    Prefixes,
    Triple,
)
from legation.texts import Text

CASES = Path(__file__).parent / "cases"
DATA = CASES / "data"
FAILING = sorted(CASES.glob("*.trig"))
VALID = sorted(CASES.glob("valid/*.trig"))
EXAMPLES = sorted(shipped("ontology").glob("examples/*.trig"))
EXPECTATION = re.compile(r"^# expect: (\w+ of (\S+) \((\w+)\) at \S+)$", re.MULTILINE)
PREFIX = re.compile(r"^@prefix (\w+): <(\S+)> \.$", re.MULTILINE)
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


@dataclass(frozen=True)
class Outcome:
    """What came of one check: its exit code and its findings."""

    code: int
    findings: tuple[Finding, ...]

    def within(self, path: Path) -> list[Finding]:
        """Return the findings that stand in a file."""
        return [f for f in self.findings if f.position and f.position.path == path]


Check = Callable[..., Outcome]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Return a function that checks files as if they were added to the cases' dataset.

    It takes words of the command line, and runs once for the same words.
    """
    report = tmp_path_factory.mktemp("reports") / "report.json"
    places = ("--data", DATA, "--format", "json", "-o", report)

    @cache
    def run(*words: str | Path) -> Outcome:
        with pytest.raises(SystemExit) as exit_info:
            main(["validate", *(str(word) for word in (*words, *places))])
        found = json.loads(report.read_text("utf-8"))["findings"]
        code = int(str(exit_info.value.code))
        return Outcome(code, tuple(Finding.from_json(values) for values in found))

    return run


def fits(message: str, template: str) -> bool:
    words = "(.+)".join(map(re.escape, HOLE.split(template)))
    return re.fullmatch(words, message, re.DOTALL) is not None


@cache
def inputs() -> Inputs:
    return read_inputs(folders(DATA))


def triples(documents: Iterable[Document]) -> Iterator[Triple]:
    return (quad.triple for document in documents for quad in document.quads)


@cache
def shapes() -> frozenset[Triple]:
    return frozenset(triples((*inputs().shapes, *inputs().claim_shapes)))


@cache
def rules() -> dict[str, Rule]:
    nodes = defaultdict(list)
    for triple in shapes():
        if isinstance(triple.subject, NamedNode):
            nodes[triple.subject].append(triple)
    names = {node: inputs().dataset.prefixes.shorten(node.value) for node in nodes}
    return {
        names[node]: Rule(names[node], constraints, message_of(said))
        for node, said in nodes.items()
        if (constraints := constraints_of(said))
    }


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


def sentence(finding: Finding, prefixes: Prefixes) -> str:
    """Return a finding in the words in which a case expects it."""
    component = (finding.component or "").removeprefix(SHACL.iri)
    name = component.removesuffix("ConstraintComponent")
    constraint = "sparql" if name == "SPARQL" else name[0].lower() + name[1:]
    focus = finding.focus or ""
    where = prefixes.shorten(focus) if ":" in focus else "[]"
    return f"{finding.severity} of {finding.shape} ({constraint}) at {where}"


def expectations(path: Path) -> list[tuple[str, str, str]]:
    """Return the sentence, the rule and the constraint of each expectation."""
    return EXPECTATION.findall(path.read_text("utf-8"))


def expected(path: Path) -> list[str]:
    return sorted(sentence for sentence, _, _ in expectations(path))


def found(outcome: Outcome, path: Path) -> list[str]:
    prefixes = Prefixes(dict(PREFIX.findall(path.read_text("utf-8"))))
    return sorted(sentence(finding, prefixes) for finding in outcome.within(path))


def is_grave(path: Path) -> bool:
    return any(wanted.startswith("violation") for wanted in expected(path))


def stem(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FAILING, ids=stem)
def test_a_case_yields_the_findings_that_it_expects_and_no_other(
    path: Path, check: Check
) -> None:
    assert found(check(CASES), path) == expected(path)


@pytest.mark.parametrize("path", FAILING, ids=stem)
def test_a_finding_has_its_line_its_focus_and_its_message_in_both_languages(
    path: Path, check: Check
) -> None:
    for finding in check(CASES).within(path):
        message, template = finding.message, rules()[finding.shape or ""].message

        assert fits(message.en, template.en)
        assert fits(message.fr, template.fr)
        assert message.en != message.fr
        assert not HOLE.search(f"{message.en} {message.fr}")
        assert finding.focus
        assert finding.position
        assert finding.position.line > 0 or ":" not in finding.focus


def test_the_folder_is_refused_and_nothing_is_found_outside_the_failing_cases(
    check: Check,
) -> None:
    outcome = check(CASES)
    places = {f.position.path if f.position else None for f in outcome.findings}

    assert outcome.code == 1
    assert places == set(FAILING)


def test_a_case_by_itself_yields_the_same(check: Check) -> None:
    path = CASES / "Mission-host.trig"

    assert check(path).code == 1
    assert found(check(path), path) == expected(path)


def test_warnings_are_found_once_and_refuse_nothing(check: Check) -> None:
    light = [path for path in FAILING if not is_grave(path)]
    outcome = check(*light)

    assert outcome.code == 0
    for path in light:
        assert found(outcome, path) == expected(path)


def test_a_strict_check_fails_on_a_warning(check: Check) -> None:
    assert check(CASES / "Mission-oneHost.trig", "--strict").code == 1


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {f"shape:{path.stem}" for path in FAILING} == set(rules())


def test_every_constraint_of_a_rule_is_broken_by_its_case() -> None:
    constraints = {
        (rule.name, name) for rule in rules().values() for name in rule.constraints
    }
    broken = {
        (rule, constraint)
        for path in FAILING
        for _, rule, constraint in expectations(path)
        if rule == f"shape:{path.stem}"
    }

    assert broken == constraints


def test_every_shape_says_how_grave_it_is_and_what_it_is_called() -> None:
    said: dict[object, set[str]] = defaultdict(set)
    for triple in shapes():
        tag = getattr(triple.object, "language", None) or ""
        said[triple.subject].add(f"{triple.predicate.value}@{tag}")
    kinds = (SHACL.NodeShape, SHACL.PropertyShape)
    named = {triple.subject for triple in shapes() if triple.object in kinds}
    wanted = {
        f"{SHACL.severity.value}@",
        *(f"{SHACL.name.value}@{tag}" for tag in ("en", "fr")),
    }

    assert len(named) > 100
    assert {node for node in named if not wanted <= said[node]} == set()


@pytest.mark.parametrize("files", [VALID, EXAMPLES], ids=["valid", "examples"])
def test_valid_files_yield_no_finding(files: list[Path], check: Check) -> None:
    outcome = check(*files, "--strict")

    assert [finding.describe("en") for finding in outcome.findings] == []
    assert outcome.code == 0


def test_every_class_that_can_be_told_has_a_valid_file() -> None:
    ontology = set(triples(inputs().ontology))
    told = {
        triple.subject
        for triple in ontology
        if triple.predicate == RDF.type
        and triple.object == OWL.Class
        and triple.subject in LEG
        and Triple(triple.subject, LEG.inferredOnly, TRUE) not in ontology
    }
    targeted = {
        triple.object
        for triple in shapes()
        if triple.predicate == SHACL.targetClass and triple.object not in OWL
    }
    exemplified = {
        quad.object
        for path in VALID
        for quad in read_document(path).quads
        if quad.predicate == RDF.type and quad.object.value.endswith(path.stem)
    }

    # A policy is read by whoever compares, and is no part of a dataset.
    assert (told | targeted) - {LEG.Policy} == exemplified
