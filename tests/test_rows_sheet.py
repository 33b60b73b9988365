from pathlib import Path

from legation.findings import Severity
from legation.rows.sheet import Row, Sheet, cell_finding
from legation.texts import Text

ROW = Row(12, {"lead": "Jean"})
SHEET = Sheet("my.csv", Path("data/my.csv"), ("id", "lead"), (ROW,), 1, {"lead": 2})
WRONG = Text("Nobody bears this name.", "Personne ne porte ce nom.")


def test_a_finding_about_a_cell_names_its_column_and_its_value() -> None:
    finding = cell_finding(SHEET, ROW, "lead", WRONG, value="Jean")

    assert finding.value == "Jean"
    assert (
        finding.describe("en")
        == "data/my.csv:12:2: violation: Column lead, “Jean”: Nobody bears this name. "
        "[table]"
    )
    assert finding.message.fr == (
        "Colonne lead, «\u00a0Jean\u00a0»\u00a0: Personne ne porte ce nom."
    )


def test_a_long_value_is_cut_in_the_sentence_alone() -> None:
    finding = cell_finding(SHEET, ROW, "lead", WRONG, value="x" * 61)

    assert f"“{'x' * 59}…”" in finding.message.en
    assert finding.value == "x" * 61


def test_a_finding_about_a_row_says_what_it_was_told_to_say() -> None:
    finding = cell_finding(
        SHEET, ROW, None, WRONG, severity=Severity.WARNING, shape="import"
    )

    assert finding.message == WRONG
    assert str(finding.position) == "data/my.csv:12"
    assert (finding.severity, finding.shape) == (Severity.WARNING, "import")


def test_a_column_whose_place_is_unknown_is_named_all_the_same() -> None:
    finding = cell_finding(SHEET, ROW, "id", WRONG)

    assert str(finding.position) == "data/my.csv:12"
    assert finding.message.en == "Column id: Nobody bears this name."
