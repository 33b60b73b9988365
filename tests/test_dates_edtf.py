"""EDTF literals and the days that they allow."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.dates import DateError, Interval, parse_edtf


def limits(literal: str) -> list[str]:
    """Return the four limits as text, "-" for no bound."""
    found = parse_edtf(literal)
    days = (
        found.earliest_start,
        found.latest_start,
        found.earliest_end,
        found.latest_end,
    )
    return [day.isoformat() if day else "-" for day in days]


@pytest.mark.parametrize(
    ("literal", "first", "last"),
    [
        ("2009", "2009-01-01", "2009-12-31"),
        ("2011-03", "2011-03-01", "2011-03-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2009-12-08", "2009-12-08", "2009-12-08"),
        ("2018-03-07T15:01:04", "2018-03-07", "2018-03-07"),
        ("2018-03-07T15:01:04Z", "2018-03-07", "2018-03-07"),
        ("2018-03-07T24:00:00-05:00", "2018-03-07", "2018-03-07"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("1XXX", "1000-01-01", "1999-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("2011-XX", "2011-01-01", "2011-12-31"),
        ("2011-XX-XX", "2011-01-01", "2011-12-31"),
        ("2011-03-XX", "2011-03-01", "2011-03-31"),
        ("2011-21", "2011-03-01", "2011-06-30"),
        ("2011-22", "2011-06-01", "2011-09-30"),
        ("2011-23", "2011-09-01", "2011-12-31"),
        ("2011-33", "2011-01-01", "2011-03-31"),
        ("2011-34", "2011-04-01", "2011-06-30"),
        ("2011-35", "2011-07-01", "2011-09-30"),
        ("2011-36", "2011-10-01", "2011-12-31"),
    ],
)
def test_a_single_date_starts_and_ends_within_its_days(
    literal: str, first: str, last: str
) -> None:
    assert limits(literal) == [first, last, first, last]


def test_a_winter_reaches_into_the_years_on_both_sides() -> None:
    assert limits("2013-24") == ["2012-12-01", "2014-03-31"] * 2


def test_a_winter_at_the_edges_of_the_calendar_is_cut_there() -> None:
    assert limits("0001-24")[0] == "0001-01-01"
    assert limits("9999-24")[1] == "9999-12-31"


@pytest.mark.parametrize("qualifier", ["?", "~", "%"])
def test_a_qualifier_widens_a_date_by_its_own_length(qualifier: str) -> None:
    assert limits(f"2009-12-08{qualifier}") == ["2009-12-07", "2009-12-09"] * 2
    assert limits(f"2009-12{qualifier}") == ["2009-10-31", "2010-01-31"] * 2
    assert limits(f"2011{qualifier}") == ["2010-01-01", "2012-12-30"] * 2


def test_a_qualified_date_at_the_edge_of_the_calendar_is_cut_there() -> None:
    assert limits("0001~")[0] == "0001-01-01"
    assert limits("9999~")[1] == "9999-12-31"


@pytest.mark.parametrize(
    "literal", ["XXXX", "XXXX-12", "XXXX-12-24", "XXXX-02-29", "XXXX-24", "XXXX-12~"]
)
def test_a_date_without_a_year_has_no_bounds(literal: str) -> None:
    assert parse_edtf(literal) == Interval(None, None, None, None)


def test_a_term_of_office_starts_and_ends_on_its_days() -> None:
    assert limits("2003-04-29/2012-09-19") == [
        "2003-04-29",
        "2003-04-29",
        "2012-09-19",
        "2012-09-19",
    ]


def test_each_end_of_an_interval_keeps_its_own_precision() -> None:
    assert limits("2009/2012-09") == [
        "2009-01-01",
        "2009-12-31",
        "2012-09-01",
        "2012-09-30",
    ]


@pytest.mark.parametrize("literal", ["2009/..", "2009/"])
def test_an_open_or_unknown_end_is_no_bound(literal: str) -> None:
    assert limits(literal) == ["2009-01-01", "2009-12-31", "2009-01-01", "-"]


@pytest.mark.parametrize("literal", ["../2009", "/2009"])
def test_an_open_or_unknown_start_is_no_bound(literal: str) -> None:
    assert limits(literal) == ["-", "2009-12-31", "2009-01-01", "2009-12-31"]


def test_an_end_without_a_year_is_no_bound() -> None:
    assert limits("2009-12-30/XXXX-01") == ["2009-12-30"] * 3 + ["-"]


def test_nothing_ends_before_it_starts() -> None:
    assert limits("2003-04/2003") == [
        "2003-04-01",
        "2003-04-30",
        "2003-04-01",
        "2003-12-31",
    ]
    assert limits("2003/2003-04")[1] == "2003-04-30"


def test_a_reversed_interval_is_refused_naming_both_ends() -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf("2012-09-19/2003-04-29")

    assert caught.value.literal == "2012-09-19/2003-04-29"
    assert "start 2012-09-19 is later than its end 2003-04-29" in caught.value.text.en
    assert "début, 2012-09-19, est postérieur à sa fin, 2003-04-29" in (
        caught.value.text.fr
    )


def test_doubt_that_allows_an_order_is_no_reversal() -> None:
    assert limits("2012~/2011")[3] == "2011-12-31"


@pytest.mark.parametrize(
    ("literal", "length"),
    [("2009-02-30", 28), ("2012-02-30", 29), ("2009-11-31/2009-12", 30)],
)
def test_a_day_that_does_not_exist_is_refused_with_the_length_of_its_month(
    literal: str, length: int
) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(literal)

    assert literal.removesuffix("/2009-12") in caught.value.text.en
    assert f"that month has {length} days" in caught.value.text.en
    assert f"ce mois compte {length} jours" in caught.value.text.fr


@pytest.mark.parametrize("literal", ["2009-00", "2009-13", "2009-25", "XXXX-13"])
def test_a_month_that_does_not_exist_is_refused(literal: str) -> None:
    with pytest.raises(DateError, match="which does not exist"):
        parse_edtf(literal)


@pytest.mark.parametrize("literal", ["2009-21-03", "2009-33-01"])
def test_a_season_or_quarter_has_no_days(literal: str) -> None:
    with pytest.raises(DateError, match="which does not exist"):
        parse_edtf(literal)


@pytest.mark.parametrize("literal", ["0000", "-0044-03", "Y17E7", "Y170000002"])
def test_a_year_outside_the_calendar_is_refused(literal: str) -> None:
    with pytest.raises(DateError, match="outside the years 0001 to 9999"):
        parse_edtf(literal)


@pytest.mark.parametrize("literal", ["/", "../..", "../", "/.."])
def test_an_interval_that_says_nothing_is_refused(literal: str) -> None:
    with pytest.raises(DateError, match="neither a start nor an end"):
        parse_edtf(literal)


@pytest.mark.parametrize(
    ("literal", "proposal"),
    [
        (" 2009", "2009"),
        ("2009-12-7", "2009-12-07"),
        ("2009.12.07", "2009-12-07"),
        ("20091207", "2009-12-07"),
        ("2009 – 2012", "2009/2012"),
        ("2009-12-07 / 2009-12-11", "2009-12-07/2009-12-11"),
        ("12/2009", "2009-12"),
        ("circa 2009", "2009~"),
        ("vers 2009-12", "2009-12~"),
        ("198u", "198X"),
        ("depuis 2009", "2009/.."),
        ("2009/open", "2009/.."),
        ("2009/unknown", "2009/"),
    ],
)
def test_a_misspelt_date_is_refused_with_the_spelling_that_is_near(
    literal: str, proposal: str
) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(literal)

    assert f"did you mean “{proposal}”?" in caught.value.text.en
    assert f"vouliez-vous écrire «\u00a0{proposal}\u00a0»?" in caught.value.text.fr


@pytest.mark.parametrize(
    "literal",
    [
        "",
        "December 2009",
        "7/12/2009",
        "2011-XX-15",
        "201X-03",
        "2011-1X",
        "2011-03-1X",
        "?2009",
        "{2009,2011}",
        "2009/2010/2011",
        "2009-12-08T25:00:00",
        "2009-12-08T15:01:04/2009-12-09",
        "٢٠٠٩",
    ],
)
def test_what_is_not_level_1_is_refused_with_the_forms_to_write(literal: str) -> None:
    with pytest.raises(DateError, match="is not an EDTF date of Level 1: write"):
        parse_edtf(literal)


def all_days_that(literal: str) -> list[date]:
    """Return the days whose ISO form begins with the literal, in order."""
    day = date.fromisoformat((literal + "-01-01")[:10])
    days = []
    while day.isoformat().startswith(literal):
        days.append(day)
        day += timedelta(1)
    return days


@given(st.dates(max_value=date(9998, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_allows_the_days_that_begin_with_it(day: date, precision: int) -> None:
    literal = day.isoformat()[:precision]
    days = all_days_that(literal)

    assert parse_edtf(literal) == Interval(days[0], days[-1], days[0], days[-1])


SHORT_DATES = st.dates(date(2011, 1, 1), date(2011, 12, 31)).map(date.isoformat)


@settings(max_examples=50)
@given(SHORT_DATES, st.sampled_from([4, 7, 10]), SHORT_DATES, st.sampled_from([4, 7]))
def test_the_limits_of_an_interval_are_those_of_its_pairs_of_days_in_order(
    start: str, start_precision: int, end: str, end_precision: int
) -> None:
    start, end = start[:start_precision], end[:end_precision]
    pairs = [
        (first, last)
        for first in all_days_that(start)
        for last in all_days_that(end)
        if first <= last
    ]

    if not pairs:
        with pytest.raises(DateError, match="is reversed"):
            parse_edtf(f"{start}/{end}")
    else:
        assert parse_edtf(f"{start}/{end}") == Interval(
            min(first for first, _ in pairs),
            max(first for first, _ in pairs),
            min(last for _, last in pairs),
            max(last for _, last in pairs),
        )


@given(st.text(alphabet="0123456789-/X.?~%TZ:uY ", max_size=24))
def test_any_text_is_read_in_order_or_refused_with_a_sentence(text: str) -> None:
    try:
        found = parse_edtf(text)
    except DateError as error:
        refusal = error.text
        found = Interval(None, None, None, None)
    else:
        refusal = None

    assert refusal is None or refusal.en != refusal.fr
    assert (found.earliest_start or date.min) <= (found.latest_start or date.max)
    assert (found.earliest_end or date.min) <= (found.latest_end or date.max)
