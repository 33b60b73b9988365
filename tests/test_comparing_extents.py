"""What dates and numbers leave open, and when two of them exclude each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.comparing.extents import Extent, in_years_of, read_date, read_extent
from legation.terms import EDTF, XSD, Literal, NamedNode


def edtf(text: str) -> Literal:
    return Literal(text, datatype=EDTF.EDTF)


def number(value: int, *, is_round: bool = False) -> Extent:
    extent = read_extent(Literal(value), is_round=is_round)
    assert extent is not None
    return extent


def day(text: str) -> Extent:
    extent = read_extent(edtf(text))
    assert extent is not None
    return extent


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2009-12", "2010-01"),
        ("2009-12-07", "2009-12-08"),
        ("2009-12-05/2009-12-10", "2009-12-07/2009-12-11"),
        ("2009/2011", "2012/.."),
    ],
)
def test_dates_that_cannot_be_those_of_one_thing_exclude_each_other(
    one: str, other: str
) -> None:
    assert day(one).excludes(day(other))
    assert day(other).excludes(day(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2009-12", "2009-12-07"),
        ("2009-12-08", "2009-12-07/2009-12-11"),
        ("2009-12/2009-12-11", "2009-12-07/2009-12-11"),
        ("2009-11/2009-12-11", "2009-11-30/2009-12"),
        ("2009-12-07~", "2009-12-08"),
        ("2003/2012-09", "2003-04-29/.."),
    ],
)
def test_dates_of_which_one_is_more_precise_do_not_exclude_each_other(
    one: str, other: str
) -> None:
    assert not day(one).excludes(day(other))
    assert not day(other).excludes(day(one))


def test_what_lies_inside_a_longer_span_does_not_deny_it() -> None:
    inner, outer = day("2009-12-08"), day("2009-12-07/2009-12-11")

    assert inner.lies_in(outer)
    assert not outer.lies_in(inner)


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [(20, 15, 24), (25, 23, 27), (100, 50, 149), (8, 8, 8), (2000, 1500, 2499)],
)
def test_a_round_figure_stands_for_what_would_be_rounded_to_it(
    said: int, least: int, most: int
) -> None:
    about = number(said, is_round=True)

    assert not about.excludes(number(least))
    assert not about.excludes(number(most))
    assert about.excludes(number(least - 1))
    assert about.excludes(number(most + 1))


def test_an_exact_number_excludes_every_other() -> None:
    assert number(20).excludes(number(21))
    assert not number(20).excludes(number(20))


def test_a_day_is_less_vague_than_a_month_and_an_open_end_is_the_vaguest() -> None:
    texts = ("2009-12-07", "2009-12", "2009", "2009/..")
    vague = [day(text).vagueness for text in texts]

    assert vague == sorted(vague)
    assert vague[0] == 0


def test_a_date_without_a_year_is_put_into_the_years_of_the_other() -> None:
    put = in_years_of(edtf("XXXX-06-19"), edtf("2018-06-22/2019-01-02"))

    assert put == [read_date("2018-06-19"), read_date("2019-06-19")]


def test_two_dates_without_a_year_are_put_into_one_leap_year() -> None:
    put = in_years_of(edtf("XXXX-02-29"), edtf("XXXX-02"))

    assert put == [read_date("2000-02-29")]


@pytest.mark.parametrize("other", ["2018/..", "no date"])
def test_beside_a_date_without_bounds_no_year_is_tried(other: str) -> None:
    assert in_years_of(edtf("XXXX-06-19"), edtf(other)) == []


def test_a_day_that_no_year_of_the_other_has_is_left_out() -> None:
    assert in_years_of(edtf("XXXX-02-29"), edtf("2019")) == []


def test_what_is_no_date_has_no_years() -> None:
    assert in_years_of(NamedNode("urn:x"), edtf("2018")) == []
    assert in_years_of(edtf("2018"), edtf("2019")) == []


def test_what_is_neither_a_date_nor_a_number_has_no_extent() -> None:
    assert read_extent(NamedNode("urn:x")) is None
    assert read_extent(Literal("2009")) is None
    assert read_extent(edtf("soon")) is None


def test_a_date_of_xml_schema_is_a_day() -> None:
    literal = Literal("2009-12-07", datatype=XSD.date)

    assert read_extent(literal) == day("2009-12-07")


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def spans(draw: st.DrawFn) -> str:
    start, end = sorted([draw(DAYS), draw(DAYS)])
    cut = st.sampled_from([4, 7, 10])
    return f"{start.isoformat()[: draw(cut)]}/{end.isoformat()[: draw(cut)]}"


@given(spans(), spans())
def test_to_exclude_each_other_is_the_same_from_both_sides(
    one: str, other: str
) -> None:
    assert day(one).excludes(day(other)) == day(other).excludes(day(one))
    assert not day(one).excludes(day(one))


@given(spans(), st.sampled_from([4, 7]))
def test_a_date_cut_shorter_never_excludes_what_it_was(text: str, cut: int) -> None:
    start, _, end = text.partition("/")
    shorter = f"{start[:cut]}/{end[:cut]}"

    assert not day(shorter).excludes(day(text))
