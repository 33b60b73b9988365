"""Comparison of dates, judged by trying every pair of days."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.dates import Answer, Interval, Relation, compare, parse_edtf

DAY = timedelta(1)


@pytest.mark.parametrize(
    ("first", "relation", "second", "answer"),
    [
        ("2008-09", "before", "2009-12", "yes"),
        ("2009-12", "before", "2008-09", "no"),
        ("2009-12", "before", "2009-12-08", "maybe"),
        ("2009-12-07", "before", "2009-12-08", "yes"),
        ("2009-12-08", "before", "2009-12-08", "no"),
        ("2009/..", "before", "2015", "maybe"),
        ("2009/..", "before", "2008", "no"),
        ("2009-12", "within", "2003-04-29/2012-09-19", "yes"),
        ("2010-09", "within", "1992-06-06/2010-09-28", "maybe"),
        ("2012-10", "within", "2003-04-29/2012-09-19", "no"),
        ("2009-12", "within", "2003-04-29/..", "maybe"),
        ("2009-12-08", "within", "2009-12", "maybe"),
        ("2011-03", "overlaps", "2011-03", "maybe"),
        ("2011-03", "overlaps", "2010/2012", "yes"),
        ("2011-03", "overlaps", "2011-04", "no"),
        ("XXXX-12", "before", "1900", "maybe"),
        ("XXXX-12", "within", "1900", "maybe"),
        ("XXXX-12", "overlaps", "1900", "maybe"),
    ],
)
def test_two_dates_compare(first: str, relation: str, second: str, answer: str) -> None:
    found = compare(parse_edtf(first), parse_edtf(second), relation=Relation(relation))

    assert found is Answer(answer)


# A calendar of a few days, small enough to try every pair of days in it. A missing
# bound is tried as the first or last day of a calendar that is wider on each side.
EPOCH = date(2011, 3, 1)
WIDE = 9


def pairs(interval: Interval) -> list[tuple[date, date]]:
    """Return every pair of a first and a last day that an interval allows."""
    low, high = EPOCH - WIDE * DAY, EPOCH + WIDE * DAY
    days = [low + n * DAY for n in range((high - low).days + 1)]
    starts = [
        day
        for day in days
        if (interval.earliest_start or low) <= day <= (interval.latest_start or high)
    ]
    ends = [
        day
        for day in days
        if (interval.earliest_end or low) <= day <= (interval.latest_end or high)
    ]
    return [(start, end) for start, end in product(starts, ends) if start <= end]


HOLDS = {
    Relation.BEFORE: lambda a, b: a[1] < b[0],
    Relation.WITHIN: lambda a, b: b[0] <= a[0] and a[1] <= b[1],
    Relation.OVERLAPS: lambda a, b: a[0] <= b[1] and b[0] <= a[1],
}


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw limits within six days, each of which may be missing."""
    numbers = st.lists(st.integers(0, 5), min_size=2, max_size=2).map(sorted)
    (start, end), (first, last) = draw(numbers), draw(numbers)
    # Nothing ends before it starts, so the bounds on one end narrow the other.
    low, high = min(start, first), max(end, last)
    days = [EPOCH + n * DAY for n in (low, min(end, high), max(first, low), high)]
    limits: list[date | None] = [*days]
    if draw(st.booleans()):
        limits[0] = None
        limits[2] = draw(st.sampled_from([limits[2], None]))
    if draw(st.booleans()):
        limits[3] = None
        limits[1] = draw(st.sampled_from([limits[1], None]))
    return Interval(*limits)


@settings(max_examples=500)
@given(intervals(), intervals())
def test_an_answer_is_that_of_all_pairs_of_days(
    first: Interval, second: Interval
) -> None:
    for relation, holds in HOLDS.items():
        verdicts = {holds(a, b) for a in pairs(first) for b in pairs(second)}
        answer = Answer.YES if verdicts == {True} else Answer.NO
        expected = Answer.MAYBE if len(verdicts) == 2 else answer

        assert compare(first, second, relation=relation) is expected


def test_an_interval_certainly_covers_from_its_latest_start_to_its_earliest_end() -> (
    None
):
    tenure = parse_edtf("2003-04/2012-09")
    assert tenure.latest_start
    assert tenure.earliest_end

    def holds(day: date) -> Answer:
        one = Interval(day, day, day, day)
        return compare(one, tenure, relation=Relation.WITHIN)

    assert holds(tenure.latest_start) is Answer.YES
    assert holds(tenure.earliest_end) is Answer.YES
    assert holds(tenure.latest_start - DAY) is Answer.MAYBE
    assert holds(tenure.earliest_end + DAY) is Answer.MAYBE
