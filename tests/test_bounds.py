from legation.bounds import bounds
from legation.terms import EDTF, LEG, XSD, Literal, NamedNode, Triple

THING = NamedNode("http://example.org/thing")
BOUNDS = (LEG.earliestStart, LEG.latestStart, LEG.earliestEnd, LEG.latestEnd)


def dated(*dates: str) -> list[Triple]:
    return [Triple(THING, LEG.date, Literal(d, datatype=EDTF.EDTF)) for d in dates]


def days(told: list[Triple]) -> list[str | None]:
    found = {t.predicate: t.object for t in bounds(told)}
    assert all(literal.datatype == XSD.date for literal in found.values())
    return [found[b].value if b in found else None for b in BOUNDS]


def test_a_month_bounds_start_and_end_by_its_first_and_last_day() -> None:
    assert days(dated("2009-12")) == [
        "2009-12-01",
        "2009-12-31",
        "2009-12-01",
        "2009-12-31",
    ]


def test_an_interval_of_days_is_certain() -> None:
    assert days(dated("2009-12-07/2009-12-11")) == [
        "2009-12-07",
        "2009-12-07",
        "2009-12-11",
        "2009-12-11",
    ]


def test_two_told_dates_widen_what_may_be_and_narrow_what_is() -> None:
    assert days(dated("2003-04-29/2012-09-19", "2003-04-29/2012-09-04")) == [
        "2003-04-29",
        "2003-04-29",
        "2012-09-04",
        "2012-09-19",
    ]


def test_an_open_end_is_only_known_not_to_precede_the_start() -> None:
    start = "2003-04-29"

    assert days(dated("2003-04-29/..")) == [start, start, start, None]


def test_one_open_end_of_two_takes_the_latest_end_away() -> None:
    assert days(dated("2003-04-29/..", "2003-04-29/2012-09-04"))[3] is None


def test_a_date_without_a_year_and_a_broken_one_have_no_bounds() -> None:
    assert bounds(dated("XXXX-05-20")) == frozenset()
    assert bounds(dated("2009-13")) == frozenset()
    assert bounds([Triple(THING, LEG.date, Literal("2009"))]) == frozenset()
