"""Findings: their order, their line of text, their JSON."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.findings import Cause, Finding, Position, Report, Severity
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
)


@given(FINDINGS)
def test_a_finding_survives_its_json(finding: Finding) -> None:
    assert Finding.from_json(json.loads(json.dumps(finding.as_json()))) == finding


def test_the_json_of_a_finding_leaves_out_what_is_unknown() -> None:
    assert Finding(MESSAGE, focus="id:a").as_json() == {
        "severity": "violation",
        "message": {"en": MESSAGE.en, "fr": MESSAGE.fr},
        "focus": "id:a",
    }


def test_a_report_without_findings_conforms() -> None:
    assert Report().conforms


def test_a_warning_alone_does_not_conform_yet_is_no_violation() -> None:
    warning = Finding(MESSAGE, severity=Severity.WARNING)
    violation = Finding(MESSAGE)

    assert not Report((warning,)).conforms
    assert Report((warning,)).violations == ()
    assert Report((warning, violation)).violations == (violation,)
