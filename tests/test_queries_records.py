"""Stored queries about visits, offices and agreements, on the invented record of Alba.

The record lies in `tests/records`. Where it is silent, the answer is "not stated".
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from legation.graph import Engine, KnowledgeGraph
from legation.terms import Literal

RECORDS = Path(__file__).parent / "records"
ENGINES: tuple[Engine, ...] = ("fast", "reference")

Rows = list[dict[str, str]]
Ask = Callable[..., Rows]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Return what asks a stored query of the record, the same on both engines."""
    store = tmp_path_factory.mktemp("records") / "stores"
    graph = KnowledgeGraph.build(RECORDS, store=store)

    def rows(name: str, engine: Engine, parameters: dict[str, Any]) -> Rows:
        answer = graph.query(name, engine=engine, **parameters)
        return [
            {
                column: term.value
                if isinstance(term, Literal)
                else graph.prefixes.write(term)
                for column, term in zip(answer.columns, row, strict=True)
                if term is not None
            }
            for row in answer
        ]

    def asked(name: str, **parameters: str | list[str]) -> Rows:
        # "from" is a word of Python: it is given as "sent_from".
        given = {key.removeprefix("sent_"): value for key, value in parameters.items()}
        fast, reference = (rows(name, engine, given) for engine in ENGINES)
        assert fast == reference
        return fast

    return asked


def shown(rows: Rows, *columns: str) -> list[tuple[str | None, ...]]:
    """Return some columns of rows."""
    return [tuple(row.get(column) for column in columns) for row in rows]


# -- missions of a ministry


def test_a_leader_held_the_office_by_name_of_the_office_or_by_their_tenure(
    ask: Ask,
) -> None:
    rows = ask("missions/led-from-body", body="id:ministry-of-trade")

    assert shown(rows, "mission", "office", "leaders", "status") == [
        ("id:mission-2004", "id:minister-of-trade", "Cid Cole", "yes"),
        ("id:mission-2007", "id:minister-of-trade", None, "told"),
    ]


def test_the_missions_of_a_government_are_those_of_its_ministries_too(
    ask: Ask,
) -> None:
    rows = ask(
        "missions/led-from-body", body="id:government-of-alba", since="2004-03-10"
    )

    assert shown(rows, "mission", "inPeriod", "status") == [
        ("id:mission-2004", "maybe", "yes"),
        ("id:mission-2006", "yes", "yes"),
        ("id:mission-2007", "yes", "told"),
        ("id:mission-undated", "not-stated", "told"),
    ]


def test_a_mission_to_a_region_counts_for_its_state(ask: Ask) -> None:
    rows = ask("missions/led-from-body-by-state", body="id:government-of-alba")

    assert shown(rows, "state", "certain", "possible") == [("id:sudland", "5", "0")]


def test_a_mission_that_may_lie_outside_the_period_is_counted_as_possible(
    ask: Ask,
) -> None:
    rows = ask(
        "missions/led-from-body-by-state",
        body="id:government-of-alba",
        since="2004-03-10",
    )

    assert shown(rows, "state", "certain", "possible") == [("id:sudland", "2", "2")]


# -- one trip


def test_travellers_come_with_their_roles_and_the_days_of_the_trip(ask: Ask) -> None:
    rows = ask("missions/travellers", mission="id:mission-2002")

    assert shown(rows, "traveller", "role", "daysAtLeast", "daysAtMost") == [
        ("id:ann", "leader", "4", "4"),
        ("id:gus", "member", "4", "4"),
    ]
    assert shown(rows, "who", "duration", "reason", "purpose", "topics")[0] == (
        *("told", "yes", "told"),
        *("to sell electricity", "energy"),
    )


@pytest.mark.parametrize(
    ("mission", "days", "status"),
    [
        ("id:mission-2004", ("1", "31"), "maybe"),
        ("id:mission-visit-2003", ("1", "1"), "yes"),
        ("id:mission-2005", ("4", "4"), "yes"),
        ("id:mission-visit-2005", ("1", "365"), "maybe"),
        ("id:mission-1990s", ("1", "3652"), "maybe"),
        ("id:mission-undated", (None, None), "not-stated"),
    ],
)
def test_how_long_a_trip_took_is_as_certain_as_its_dates(
    ask: Ask, mission: str, days: tuple[str | None, ...], status: str
) -> None:
    row = ask("missions/travellers", mission=mission)[0]

    assert (row.get("daysAtLeast"), row.get("daysAtMost")) == days
    assert (row["duration"], row["reason"]) == (status, "not-stated")


def test_the_office_of_an_unnamed_leader_stands_for_its_holder(ask: Ask) -> None:
    rows = ask("missions/travellers", mission="id:mission-2007", lang="fr")

    assert shown(rows, "travellerLabel", "role") == [
        ("Ministre du Commerce", "charge du chef"),
        ("Gus Gray", "membre"),
    ]


def test_a_dossier_tells_each_aspect_or_says_that_it_is_not_stated(ask: Ask) -> None:
    rows = ask("missions/dossier", mission="id:mission-2002")

    silent = {row["aspect"] for row in rows if row["status"] == "not-stated"}
    assert silent == {"office of the leader", "involved", "occasion"}
    told = {row["aspect"]: row for row in rows if row["status"] == "told"}
    assert len(told) + len(silent) == 15
    assert told["counterpart"]["thing"] == "id:eve"
    assert told["agreement signed"]["thing"] == "id:agreement-energy"
    assert told["place"]["sources"] == "Gazette of Alba, 2010; Yearbook of Alba, 2011"


@pytest.mark.parametrize(
    ("mission", "status"), [("mission-2010", "announced"), ("mission-2011", "no")]
)
def test_a_dossier_of_a_planned_mission_says_how_far_it_got(
    ask: Ask, mission: str, status: str
) -> None:
    iri = f"<https://example.org/records/id/{mission}>"
    rows = ask("missions/dossier", mission=iri)

    assert {row["aspect"] for row in rows if row["status"] == status} == {
        *("date", "host", "sent from"),
    }


# -- none that can be trusted


def test_none_comes_with_what_was_looked_through(ask: Ask) -> None:
    rows = ask("missions/found-or-not", host="id:westland")

    assert shown(rows, "status", "certain", "possible", "planned") == [
        ("not-stated", "0", "0", "2")
    ]
    assert shown(rows, "missions", "claims", "sources", "firstYear", "lastYear") == [
        ("9", "9", "2", "1990", "2007")
    ]


def test_nothing_is_looked_through_where_nobody_sent_missions(ask: Ask) -> None:
    rows = ask("missions/found-or-not", host="id:alba", sent_from="id:westland")

    assert shown(rows, "status", "missions", "sources", "firstYear") == [
        ("not-stated", "0", "0", None)
    ]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2004-01-01", "2004-12-31", ("yes", "1", "0", "1")),
        ("2004-03-10", "2004-03-20", ("maybe", "0", "1", "1")),
        ("1980-01-01", "1980-12-31", ("maybe", "0", "0", "1")),
    ],
)
def test_a_mission_is_found_as_far_as_its_dates_allow(
    ask: Ask, since: str, until: str, expected: tuple[str, ...]
) -> None:
    rows = ask("missions/found-or-not", host="id:sudland", since=since, until=until)

    assert shown(rows, "status", "certain", "possible", "undated") == [expected]


def test_a_source_covers_the_years_of_the_missions_that_it_tells_of(ask: Ask) -> None:
    columns = ("source", "missions", "undated", "firstYear", "lastYear")

    assert shown(ask("sources/missions"), *columns) == [
        ("id:source-gazette", "8", "1", "2002", "2007"),
        ("id:source-yearbook", "1", "0", "1990", "1999"),
    ]
    assert shown(ask("sources/missions", host="id:brea"), *columns) == [
        ("id:source-gazette", "2", "1", "2007", "2007")
    ]
    assert ask("sources/missions", host="id:westland") == []


# -- who travelled most


def test_whoever_took_part_in_most_missions_comes_first(ask: Ask) -> None:
    rows = ask("people/most-travelled", since="1995-01-01", sent_from="id:alba")

    columns = ("person", "certain", "possible", "led", "daysAtLeast", "daysAtMost")
    assert shown(rows, *columns) == [
        ("id:gus", "3", "1", "1", "9", "3691"),
        ("id:ann", "1", "0", "1", "4", "4"),
        ("id:bea", "1", "0", "1", "3", "3"),
        ("id:cid", "1", "0", "1", "1", "31"),
    ]


# -- who met


def test_the_last_meeting_of_two_people_comes_first(ask: Ask) -> None:
    rows = ask("people/met", first="id:ann", second="id:eve")

    assert shown(rows, "event", "status") == [
        ("id:mission-visit-2003", "yes"),
        ("id:meeting-2002", "yes"),
    ]


def test_an_office_stands_for_whoever_held_it_at_the_time(ask: Ask) -> None:
    offices = ("id:premier-of-alba", "id:prime-minister-of-sudland")
    rows = ask("people/met", first=offices[0], second=offices[1])

    assert shown(rows, "event", "firstLabel", "secondLabel", "status") == [
        ("id:forum-2006", "Bea Bell", "Eve Eyre", "maybe"),
        ("id:mission-visit-2003", "Ann Arden", "Eve Eyre", "yes"),
        ("id:meeting-2002", "Ann Arden", "Eve Eyre", "yes"),
    ]


def test_who_belonged_to_a_mission_may_have_met_its_counterparts(ask: Ask) -> None:
    rows = ask("people/met", first="id:gus", second="id:eve")

    assert shown(rows, "event", "status") == [("id:meeting-2002", "maybe")]
    assert ask("people/met", first="id:gus", second="id:fay") == []


# -- first visit, and one host under two premiers


def test_the_first_visit_is_certain_where_no_other_can_have_been_earlier(
    ask: Ask,
) -> None:
    rows = ask(
        "missions/first-of-office", office="id:minister-of-trade", host="id:sudland"
    )

    assert shown(rows, "mission", "leaders", "status") == [
        ("id:mission-2004", "Cid Cole", "yes")
    ]


def test_a_visit_without_a_date_leaves_open_which_was_the_first(ask: Ask) -> None:
    rows = ask(
        "missions/first-of-office", office="id:premier-of-alba", host="id:sudland"
    )

    assert shown(rows, "mission", "status") == [
        ("id:mission-2002", "maybe"),
        ("id:mission-undated", "maybe"),
    ]


def test_missions_fall_into_the_tenures_that_their_dates_allow(ask: Ask) -> None:
    question = {"host": "id:sudland", "office": "id:premier-of-alba"}
    rows = ask("missions/under-holders", **question)

    assert shown(rows, "person", "mission", "status") == [
        ("id:ann", "id:mission-2002", "yes"),
        ("id:ann", "id:mission-2004", "yes"),
        ("id:ann", "id:mission-2005", "maybe"),
        ("id:ann", "id:mission-undated", "maybe"),
        ("id:bea", "id:mission-2005", "maybe"),
        ("id:bea", "id:mission-2006", "yes"),
        ("id:bea", "id:mission-2007", "yes"),
        ("id:bea", "id:mission-undated", "maybe"),
    ]
    rows = ask("missions/under-holders-count", people=["id:bea", "id:ann"], **question)
    assert shown(rows, "person", "certain", "possible", "status") == [
        ("id:ann", "2", "2", "yes"),
        ("id:bea", "2", "2", "yes"),
    ]


def test_a_premier_under_whom_no_mission_is_known_is_shown_as_not_stated(
    ask: Ask,
) -> None:
    question = {"host": "id:westland", "office": "id:premier-of-alba"}
    rows = ask("missions/under-holders-count", people=["id:ann"], **question)

    assert shown(rows, "person", "terms", "certain", "possible", "status") == [
        ("id:ann", "2001-03-05/2005-06-30", "0", "0", "not-stated")
    ]
    assert ask("missions/under-holders", **question) == []


# -- by year and rank


def test_a_year_or_a_rank_that_is_not_known_is_not_made_up(ask: Ask) -> None:
    rows = ask(
        "jurisdictions/missions-by-year-and-rank", first="id:alba", second="id:sudland"
    )

    there, back = "Alba → Sudland", "Sudland → Alba"
    head = "head of government"
    assert shown(rows, "direction", "years", "year", "ranks", "rank", "missions") == [
        (there, "1990–1999", "maybe", None, "not-stated", "1"),
        (there, "2002", "yes", head, "yes", "1"),
        (there, "2004", "yes", "minister", "yes", "1"),
        (there, "2005", "yes", None, "not-stated", "1"),
        (there, "2006", "yes", head, "yes", "1"),
        (there, "2007", "yes", "minister", "told", "1"),
        (there, None, "not-stated", head, "told", "1"),
        (back, "2003", "yes", head, "yes", "1"),
        (back, "2005", "yes", head, "yes", "1"),
    ]


# -- offices on a day


@pytest.mark.parametrize(
    ("office", "date", "expected"),
    [
        ("id:minister-of-trade", "2004-06-01", [("id:cid", "yes")]),
        ("id:minister-of-trade", "2006-06-01", [("id:cid", "maybe")]),
        ("id:minister-of-trade", "2007-05-09", [("id:dee", "maybe")]),
        ("id:premier-of-alba", "2005-06-30", [("id:ann", "yes")]),
        ("id:minister-of-culture", "2005-06-30", []),
    ],
)
def test_whoever_held_an_office_on_a_day_is_found(
    ask: Ask, office: str, date: str, expected: list[tuple[str, str]]
) -> None:
    rows = ask("offices/holders", office=office, date=date)

    assert shown(rows, "person", "status") == expected


def test_a_cabinet_shows_the_offices_of_which_no_holder_is_known(ask: Ask) -> None:
    rows = ask("offices/cabinet", body="id:government-of-alba", date="2002-05-06")

    assert shown(rows, "office", "person", "status") == [
        ("id:premier-of-alba", "id:ann", "yes"),
        ("id:minister-of-culture", None, "not-stated"),
        ("id:minister-of-trade", None, "not-stated"),
        ("id:director-of-trade-agency", "id:gus", "yes"),
    ]


@pytest.mark.parametrize(
    ("what", "date", "status"),
    [
        ("id:delegation-in-sudville", "1977-12-31", "no"),
        ("id:delegation-in-sudville", "1978-05-01", "maybe"),
        ("id:delegation-in-sudville", "1980-01-01", "yes"),
        ("id:delegation-in-sudville", "1996-04-15", "maybe"),
        ("id:delegation-in-sudville", "1996-05-01", "no"),
        ("id:ministry-of-culture", "1961-03-23", "no"),
        ("id:ministry-of-culture", "1961-03-24", "yes"),
        ("id:ministry-of-culture", "1990-01-01", "yes"),
        ("id:ministry-of-culture", "2007-01-01", "maybe"),
        ("id:trade-agency", "1985-06-01", "maybe"),
        ("id:trade-agency", "1986-06-01", "yes"),
        ("id:minister-of-trade", "2002-01-01", "maybe"),
        ("id:minister-of-trade", "2003-06-01", "yes"),
        ("id:director-of-trade-agency", "2002-05-06", "yes"),
        ("id:director-of-trade-agency", "2002-05-07", "maybe"),
        ("id:chamber-of-crafts", "2002-05-07", "not-stated"),
    ],
)
def test_what_existed_is_told_by_its_dates_or_shown_by_signs_of_life(
    ask: Ask, what: str, date: str, status: str
) -> None:
    rows = ask("offices/existed", what=what, date=date)

    assert shown(rows, "thing", "status") == [(what, status)]


def test_who_was_last_seen_in_office_may_have_left_or_stayed(ask: Ask) -> None:
    rows = ask("offices/left-recently", date="2006-06-01")

    assert shown(rows, "person", "status") == [
        ("id:ann", "yes"),
        ("id:cid", "maybe"),
        ("id:fay", "not-stated"),
    ]


def test_the_years_and_the_body_narrow_who_left(ask: Ask) -> None:
    question = {"body": "id:government-of-alba", "date": "2010-01-15"}

    assert shown(ask("offices/left-recently", **question), "person", "status") == [
        ("id:bea", "yes")
    ]
    rows = ask("offices/left-recently", years="5", **question)
    assert shown(rows, "person", "status") == [
        ("id:cid", "yes"),
        ("id:ann", "yes"),
        ("id:bea", "yes"),
        ("id:dee", "not-stated"),
    ]


# -- agreements


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2002-12-31", [("energy", "no"), ("undated", "not-stated")]),
        ("2003-01-01", [("undated", "not-stated")]),
        (
            "2008-12-31",
            [
                ("culture", "not-stated"),
                ("study", "no"),
                ("undated", "not-stated"),
            ],
        ),
        (
            "2009-06-01",
            [
                ("culture", "not-stated"),
                ("study", "maybe"),
                ("undated", "not-stated"),
            ],
        ),
    ],
)
def test_an_agreement_is_not_in_force_by_its_date_or_as_nobody_says_since_when(
    ask: Ask, date: str, expected: list[tuple[str, str]]
) -> None:
    rows = ask("agreements/not-in-force", date=date)

    # An agreement of 1980 that ended in 1990 was not in force either, and is left out.
    assert shown(rows, "agreement", "status") == [
        (f"id:agreement-{name}", status) for name, status in expected if name != "old"
    ]


def test_an_agreement_without_a_date_may_have_been_signed(ask: Ask) -> None:
    rows = ask("agreements/not-in-force", date="2006-06-01", party="id:alba")

    assert shown(rows, "agreement", "signed") == [
        ("id:agreement-culture", "maybe"),
        ("id:agreement-undated", "not-stated"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "parts", "expected"),
    [
        (
            *("id:alba", "id:sudland", "false"),
            [
                ("old", "told"),
                ("energy", "told"),
                ("study", "inferred"),
                ("undated", "told"),
            ],
        ),
        (
            *("id:alba", "id:sudland", "true"),
            [
                ("old", "told"),
                ("energy", "told"),
                ("culture", "inferred"),
                ("study", "inferred"),
                ("undated", "told"),
            ],
        ),
        (
            *("id:ministry-of-culture", "id:government-of-brea", "false"),
            [("culture", "told")],
        ),
        (*("id:alba", "id:brea", "false"), [("culture", "inferred")]),
        (*("id:government-of-alba", "id:brea", "false"), [("culture", "inferred")]),
        (*("id:trade-agency", "id:brea", "false"), []),
        (*("id:norland", "id:alba", "true"), []),
        (*("id:alba", "id:westland", "true"), []),
    ],
)
def test_agreements_between_two_sides_count_bodies_and_on_request_parts(
    ask: Ask, first: str, second: str, parts: str, expected: list[tuple[str, str]]
) -> None:
    rows = ask("agreements/between", first=first, second=second, parts=parts)

    assert shown(rows, "agreement", "status") == [
        (f"id:agreement-{name}", status) for name, status in expected
    ]
