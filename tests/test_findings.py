"""Findings: their order, their line of text, their JSON."""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.findings import Cause, Finding, Position, Severity
from legation.results import Repair, Result
from legation.terms import SHACL, BlankNode, Literal, NamedNode, Triple, read_triples
from legation.texts import Text

MESSAGE = Text("The end is missing. Add it.", "La fin manque. Ajoutez-la.")


@pytest.mark.parametrize(
    ("position", "written"),
    [
        (Position(Path("a.ttl")), "a.ttl"),
        (Position(Path("a.ttl"), 3), "a.ttl:3"),
        (Position(Path("data/a.ttl"), 3, 14), "data/a.ttl:3:14"),
    ],
)
def test_a_position_names_what_is_known(position: Position, written: str) -> None:
    assert str(position) == written


def test_a_finding_is_one_line_that_says_where_how_grave_what_and_which_check() -> None:
    finding = Finding(
        MESSAGE,
        severity=Severity.WARNING,
        position=Position(Path("a.ttl"), 3, 1),
        path="leg:date",
        shape="shape:Tenure-end",
        name=Text("a term (id:t)", "un mandat (id:t)"),
    )

    assert finding.describe("en") == (
        "a.ttl:3:1: warning: a term (id:t): The end is missing. Add it. "
        "[shape:Tenure-end, leg:date]"
    )
    assert finding.describe("fr") == (
        "a.ttl:3:1: avertissement\u00a0: un mandat (id:t)\u00a0: La fin manque. "
        "Ajoutez-la. "
        "[shape:Tenure-end, leg:date]"
    )


def test_a_finding_that_knows_nothing_else_is_its_message() -> None:
    assert Finding(MESSAGE).describe("en") == "violation: The end is missing. Add it."


def test_a_finding_tells_the_statements_that_cause_it_with_their_places() -> None:
    causes = (
        Cause("id:a a ex:A", subject="a", predicate="p", position=Position(Path("x"))),
        Cause("id:a a ex:B", subject="a", predicate="p"),
    )
    finding = Finding(Text("Both.", "Les deux."), causes=causes, shape="inference")

    assert finding.describe("en") == (
        "violation: Both. Causes: x: id:a a ex:A; id:a a ex:B. [inference]"
    )
    assert "Causes\u00a0: x: id:a a ex:A;" in finding.describe("fr")


def test_a_finding_tells_the_repair_that_is_proposed_before_its_causes() -> None:
    repair = Repair(Text("Remove the\nsecond.", "Retirez la seconde."))
    finding = Finding(
        Text("Two.", "Deux."),
        repair=repair,
        causes=(Cause("id:a a ex:A", subject="a", predicate="p"),),
        shape="shape:S",
    )

    assert finding.describe("en") == (
        r"violation: Two. Proposed: Remove the\nsecond. Causes: id:a a ex:A. [shape:S]"
    )
    assert " Deux. Proposition\u00a0: Retirez la seconde. " in finding.describe("fr")


def test_a_finding_that_quotes_two_lines_is_one_line() -> None:
    finding = Finding(Text("It reads “one\ntwo”.", "On lit « un\ndeux »."))

    assert finding.describe("en") == r"violation: It reads “one\ntwo”."


def test_findings_are_sorted_by_file_line_and_focus() -> None:
    unsorted = [
        Finding(MESSAGE, position=Position(Path("b.ttl"), 1, 1)),
        Finding(MESSAGE, position=Position(Path("a.ttl"), 10, 1), focus="id:b"),
        Finding(MESSAGE, position=Position(Path("a.ttl"), 10, 1), focus="id:a"),
        Finding(MESSAGE, position=Position(Path("a.ttl"), 9, 2)),
        Finding(MESSAGE),
    ]

    found = sorted(unsorted, key=Finding.order)

    assert found == [unsorted[n] for n in (4, 3, 2, 1, 0)]


TEXTS = st.text(min_size=1, max_size=10)
OPTIONAL = st.none() | TEXTS
POSITIONS = st.none() | st.builds(
    Position, st.just(Path("data/a.ttl")), st.integers(0, 9), st.integers(0, 9)
)
CAUSES = st.builds(
    Cause, TEXTS, subject=TEXTS, predicate=TEXTS, value=OPTIONAL, position=POSITIONS
)
TRIPLES = st.lists(
    st.builds(
        Triple,
        st.sampled_from([NamedNode("urn:a"), BlankNode("b1")]),
        st.just(NamedNode("urn:p")),
        st.builds(Literal, TEXTS) | st.just(BlankNode("b2")),
    ),
    max_size=2,
).map(tuple)
REPAIRS = st.builds(
    Repair, st.builds(Text, TEXTS, TEXTS), removed=TRIPLES, added=TRIPLES
)
FINDINGS = st.builds(
    Finding,
    st.builds(Text, TEXTS, TEXTS),
    severity=st.sampled_from(Severity),
    position=POSITIONS,
    focus=OPTIONAL,
    path=OPTIONAL,
    value=OPTIONAL,
    shape=OPTIONAL,
    component=OPTIONAL,
    name=st.none() | st.builds(Text, TEXTS, TEXTS),
    causes=st.lists(CAUSES, max_size=2).map(tuple),
    repair=st.none() | REPAIRS,
)


RESULT = Result(
    NamedNode("urn:a"),
    component=SHACL.MinCountConstraintComponent,
    severity=SHACL.Violation,
    shape=NamedNode("urn:s"),
)


def test_findings_that_differ_in_their_results_alone_are_one() -> None:
    found, known = Finding(MESSAGE, result=RESULT), Finding(MESSAGE)

    assert len({found, known}) == 1
    assert found.as_json() == known.as_json()


def test_findings_that_differ_in_their_repairs_alone_are_one() -> None:
    added = tuple(read_triples("<urn:a> <urn:p> <urn:b> ."))
    text = Text("Add it.", "Ajoutez-la.")
    one, other = Repair(text), Repair(text, added=added)

    assert len({Finding(MESSAGE, repair=repair) for repair in (one, other)}) == 1


def test_a_finding_gets_out_of_another_process_with_its_result() -> None:
    finding = Finding(MESSAGE, repair=Repair(MESSAGE), result=RESULT)

    copy = pickle.loads(pickle.dumps(finding))

    assert (copy, copy.result) == (finding, RESULT)


@given(FINDINGS)
def test_a_finding_survives_its_json(finding: Finding) -> None:
    assert Finding.from_json(json.loads(json.dumps(finding.as_json()))) == finding


def test_the_json_of_a_finding_leaves_out_what_is_unknown() -> None:
    assert Finding(MESSAGE, focus="id:a").as_json() == {
        "severity": "violation",
        "message": {"en": MESSAGE.en, "fr": MESSAGE.fr},
        "focus": "id:a",
    }
