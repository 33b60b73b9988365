"""Points, days and numbers of people, however they are written."""

import pytest

from legation.authorities.entries import Point
from legation.authorities.values import agreed_date, read_date, read_point, read_size

QUEBEC = Point(46.8, -71.2)


@pytest.mark.parametrize(
    "text",
    [
        "Point(-71.2 46.8)",
        "POINT (-71.2 46.8)",
        "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Point(-71.2 46.8)",
        "<http://www.opengis.net/def/crs/EPSG/0/4326> Point(46.8 -71.2)",
    ],
)
def test_a_point_has_its_longitude_first_unless_its_system_says_otherwise(
    text: str,
) -> None:
    assert read_point(text) == QUEBEC


@pytest.mark.parametrize(
    "text",
    [
        "<http://www.wikidata.org/entity/Q405> Point(-71.2 46.8)",
        "Polygon((0 0, 1 1, 0 1, 0 0))",
        "Point(46.8 -171.2)",
        "Point(46.8)",
        "Point(. .)",
        "",
    ],
)
def test_what_is_no_point_on_earth_is_passed_over(text: str) -> None:
    assert read_point(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1912-04-14", "1912-04-14"),
        ("1912-04-14T00:00:00Z", "1912-04-14"),
        ("1912-04-14+02:00", "1912-04-14"),
        ("+1912-04-00T00:00:00Z", "1912-04"),
        ("1912-00-00", "1912"),
        ("1912", "1912"),
        ("1912~", "1912~"),
        ("1912/1915", "1912/1915"),
    ],
)
def test_a_date_keeps_the_year_month_and_day_that_it_tells(
    text: str, date: str
) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize("text", ["-0043-03-15", "12000", "1912-02-30", "soon", ""])
def test_what_is_no_date_of_our_calendar_is_passed_over(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1912-01-01T00:00:00Z", "1912"),
        ("1912-04-01T00:00:00Z", "1912-04"),
        ("1912-01-14T00:00:00Z", "1912-01-14"),
        ("1912-01-01", "1912-01-01"),
    ],
)
def test_a_first_day_that_may_stand_for_its_year_or_month_is_cut_away(
    text: str, date: str
) -> None:
    assert read_date(text, is_coarse=True) == date


@pytest.mark.parametrize(
    ("dates", "agreed"),
    [
        ({"1912-04-14"}, "1912-04-14"),
        ({"1912-04-14", "1912-04-15"}, "1912-04"),
        ({"1912-04-14", "1912"}, "1912"),
        ({"1912", "1913"}, None),
        ({"1912~", "1912"}, None),
        (set(), None),
    ],
)
def test_several_dates_count_as_far_as_they_agree(
    dates: set[str], agreed: str | None
) -> None:
    assert agreed_date(dates) == agreed


@pytest.mark.parametrize(
    ("text", "size"),
    [("+549459", 549459), ("549459.0", 549459), ("0", None), ("many", None)],
)
def test_a_number_of_people_is_a_whole_number_above_zero(
    text: str, size: int | None
) -> None:
    assert read_size(text) == size
