from datetime import date

import pytest

from legation.likeness.circumstances import time_sign
from legation.likeness.days import say_days
from legation.likeness.spans import Nearness, Span, nearest, read_span


def spans(*texts: str) -> tuple[Span, ...]:
    return tuple(span for text in texts if (span := read_span(text)))


def near(one: str, other: str) -> tuple[str, str | None, bool]:
    nearness, text, has_year = nearest(spans(one), spans(other))
    assert nearest(spans(other), spans(one)) == (nearness, text, has_year)
    return nearness.name, text.en if text else None, has_year


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2005-06-04/2005-06-06", "2005-06-04", ("SAME_DAY", "4 June 2005", True)),
        (
            "2005-06-04/2005-06-06",
            "2005-06-04/2005-06-07",
            ("SAME_DAY", "4–6 June 2005", True),
        ),
        (
            "2005-05-30/2005-06-03",
            "2005-05-29/2005-06-01",
            ("SHARED_DAYS", "30 May – 1 June 2005", True),
        ),
        ("2009-09-07", "2009-09", ("SAME_MONTH", "September 2009", True)),
        ("2011-22", "2011-06-04", ("SAME_SEASON", "June 2011", True)),
        ("2017", "2017-05-20", ("SAME_YEAR", "2017", True)),
        ("2001/2009", "2005", ("LOOSE", None, True)),
        ("2010-01", "2010-02", ("ADJACENT", None, True)),
        ("2010-02-12", "2010-02-14", ("NEAR", None, True)),
        ("2010-02-12", "2010-02-14/2010-02-16", ("NEAR", None, True)),
        ("2010-02-12", "2010-02-24", ("APART", None, True)),
        ("2023-02-20/2023-02-21", "2023-02-22/2023-02-23", ("APART", None, True)),
        ("2010-01", "2011-01", ("APART", None, True)),
        ("XXXX-04-12", "2018-04-12/2018-04-14", ("SAME_DAY", "12 April", False)),
        ("XXXX-06", "XXXX-06-25", ("SAME_MONTH", "June", False)),
        ("XXXX-05-20", "2017", ("SAME_YEAR", None, False)),
        ("XXXX-05-20", "2016/2018", ("LOOSE", None, False)),
        ("XXXX-05-20", "2017-06", ("APART", None, False)),
    ],
)
def test_how_near_two_dates_are(
    one: str, other: str, expected: tuple[str, str | None, bool]
) -> None:
    assert near(one, other) == expected


def test_the_nearest_of_several_dates_counts() -> None:
    found = nearest(spans("1999", "2005-06-04"), spans("2005-06-04"))

    assert found[0] is Nearness.SAME_DAY


def test_what_has_no_date_or_an_open_one_is_undated() -> None:
    assert spans("2003-04-29/..", "2003-13", "soon") == ()
    assert nearest((), spans("2005")) == (Nearness.UNDATED, None, False)


def test_a_span_touches_years_where_its_year_is_known() -> None:
    assert [list(span.years()) for span in spans("2005/2006", "XXXX-05")] == [
        [2005, 2006],
        [],
    ]


def test_days_across_years_are_told_with_both_years() -> None:
    text = say_days(date(2005, 12, 30), date(2006, 1, 1))

    assert text.en == "30 December 2005 – 1 January 2006"
    assert text.fr == "du 30 décembre 2005 au 1er janvier 2006"


def test_days_of_one_month_are_told_once() -> None:
    assert say_days(date(2005, 6, 4), date(2005, 6, 6)).fr == "du 4 au 6 juin 2005"


def test_dates_that_share_no_day_exclude_that_two_things_are_one() -> None:
    assert time_sign(spans("2005"), spans("2006-03"), undated=-1).is_veto


def test_a_date_without_a_year_weighs_less_and_says_so() -> None:
    whole = time_sign(spans("2018-04-12"), spans("2018-04-12"), undated=-1)
    part = time_sign(spans("XXXX-04-12"), spans("2018-04-12"), undated=-1)

    assert whole.weight > part.weight > 0
    assert part.reason is not None
    assert (
        part.reason.en == "same first day, days overlap: 12 April; a year is not stated"
    )
    assert (
        part.reason.fr
        == "même premier jour, jours communs\u00a0: 12 avril; une année manque"
    )


def test_the_caller_says_what_a_missing_date_weighs() -> None:
    assert time_sign((), spans("2005"), undated=-1.2).weight == -1.2
