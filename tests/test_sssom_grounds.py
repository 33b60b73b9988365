"""Why a row stands in a table, as its cells say it."""

from datetime import date

from legation.sssom.grounds import Grounds

DAY = date(2026, 11, 28)


def test_the_cells_say_who_when_how_sure_and_why() -> None:
    grounds = Grounds("Me", DAY, reasons="same name", confidence=0.9531)

    assert grounds.cells() == {
        "author_label": "Me",
        "mapping_date": "2026-11-28",
        "confidence": "0.95",
        "comment": "same name",
    }


def test_a_bar_in_a_name_does_not_make_two_authors() -> None:
    assert Grounds("A|B", DAY).cells()["author_label"] == r"A\|B"
    assert Grounds("A", DAY).cells()["confidence"] == ""
