"""Stored queries about offices and signatures, on cases that the shipped data lack."""

from pathlib import Path

import pytest

from legation.assets import shipped
from legation.graph import Engine, KnowledgeGraph
from legation.parsing import parse_quads
from legation.queries.catalogue import Catalogue
from legation.store import Store
from legation.terms import Literal
from worlds import PREFIXES

BASE = "https://example.org/mine/"
MORE = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
CATALOGUE = Catalogue.load(shipped("queries"))
ENGINES: tuple[Engine, ...] = ("fast", "reference")

Rows = list[dict[str, str]]


def asked(facts: str, name: str, **parameters: str) -> Rows:
    """Return the rows of a stored query over facts, the same on both engines."""
    quads = parse_quads((PREFIXES + MORE + facts).encode(), path=Path("facts.trig"))
    graph = KnowledgeGraph(Store.memory(quads), base=BASE, catalogue=CATALOGUE)
    fast, reference = (
        [
            {
                column: term.value
                if isinstance(term, Literal)
                else graph.prefixes.write(term)
                for column, term in zip(answer.columns, row, strict=True)
                if term is not None
            }
            for row in answer
        ]
        for answer in (graph.query(name, engine=each, **parameters) for each in ENGINES)
    )
    assert fast == reference
    return fast


def shown(rows: Rows, *columns: str) -> list[tuple[str | None, ...]]:
    """Return some columns of rows."""
    return [tuple(row.get(column) for column in columns) for row in rows]


# -- who held an office

DATED = """
    leg:date "2001/2005-06"^^edtf:EDTF ;
    leg:earliestStart "2001-01-01"^^xsd:date ; leg:latestStart "2001-12-31"^^xsd:date ;
    leg:earliestEnd "2005-06-01"^^xsd:date ; leg:latestEnd "2005-06-30"^^xsd:date
"""
ONGOING = """
    leg:date "2001/.."^^edtf:EDTF ;
    leg:earliestStart "2001-01-01"^^xsd:date ; leg:latestStart "2001-12-31"^^xsd:date
"""
EVENTS = """
    id:dated a leg:Event, leg:Mission ;
      leg:earliestStart "2002-02-01"^^xsd:date ; leg:latestEnd "2002-02-28"^^xsd:date .
    id:undated a leg:Event, leg:Mission .
"""


def attested(date: str) -> str:
    return f'leg:attestedAt "{date}"^^edtf:EDTF'


def in_office(tenure: str, **when: str) -> str | None:
    """Return the status of the only tenure, None where it has no row."""
    facts = f"""
        id:tenure a leg:Tenure ; leg:tenureOf id:mayor ; org:member id:ann ; {tenure} .
        id:other a leg:Tenure ; leg:tenureOf id:premier ; org:member id:bea ; {tenure} .
        {EVENTS}
    """
    rows = asked(facts, "offices/holders", office="id:mayor", **when)
    return next((row["status"] for row in rows), None)


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        ("2001-12-31", "2005-06-01", "yes"),
        ("2001-12-30", "2005-06-01", "maybe"),
        ("2001-12-31", "2005-06-02", "maybe"),
        ("1999-01-01", "2001-01-01", "maybe"),
        ("2005-06-30", "2009-01-01", "maybe"),
        ("1999-01-01", "2000-12-31", None),
        ("2005-07-01", "2009-01-01", None),
        ("2005-06-01", "2001-12-31", None),
    ],
)
def test_a_dated_tenure_certainly_covers_its_latest_start_to_its_earliest_end(
    first: str, last: str, status: str | None
) -> None:
    assert in_office(DATED, date=first, until=last) == status


def test_a_tenure_without_an_end_is_never_certain() -> None:
    assert in_office(ONGOING, date="2030-01-01") == "maybe"
    assert in_office(ONGOING, date="2000-12-31") is None


@pytest.mark.parametrize(
    ("attestation", "day", "status"),
    [
        ("2004-03-02", "2004-03-02", "yes"),
        ("2004-03-02", "2004-12-31", "maybe"),
        ("2004-03-02", "2005-01-01", None),
        ("2004-03", "2004-03-02", "maybe"),
        ("2004-03/2006", "2005-01-01", "maybe"),
        ("2004-03/2006", "2003-12-31", None),
        ("2004-03/2006", "2007-01-01", None),
        ("/2006", "1950-01-01", "maybe"),
        ("../2006", "2007-01-01", None),
        ("2004/", "2050-01-01", "maybe"),
        ("2004/..", "2050-01-01", "maybe"),
        ("2004/..", "2003-01-01", None),
    ],
)
def test_an_attestation_is_certain_of_its_day_and_possible_for_its_years(
    attestation: str, day: str, status: str | None
) -> None:
    assert in_office(attested(attestation), date=day) == status


def test_an_attested_day_does_not_show_a_whole_period() -> None:
    tenure = attested("2004-03-02")

    assert in_office(tenure, date="2004-03-02", until="2004-03-03") == "maybe"


def test_sources_that_date_and_attest_differently_leave_it_open() -> None:
    assert in_office(f"{DATED} ; {attested('2006')}", date="2006-02-01") == "maybe"


def test_a_tenure_that_nothing_dates_is_possible_at_any_time() -> None:
    assert in_office('skos:note ""', date="1950-01-01") == "maybe"


@pytest.mark.parametrize(
    ("tenure", "when", "status"),
    [
        (DATED, {"during": "id:dated"}, "yes"),
        (DATED, {"during": "id:dated", "date": "2005-06-30"}, "maybe"),
        (attested("2002-02-03"), {"during": "id:dated"}, "maybe"),
        (attested("2009"), {"during": "id:dated"}, None),
        (DATED, {"during": "id:undated"}, "maybe"),
        (attested("2009"), {"during": "id:undated"}, "maybe"),
        (DATED, {}, "maybe"),
    ],
)
def test_an_event_stands_for_its_dates(
    tenure: str, when: dict[str, str], status: str | None
) -> None:
    assert in_office(tenure, **when) == status


def test_several_holders_come_with_the_certain_ones_first() -> None:
    tenures = {
        "ann": attested("2004"),
        "bea": DATED,
        "eve": attested("2004-03-02"),
        "zoe": DATED,
    }
    facts = "".join(
        f"[] a leg:Tenure ; leg:tenureOf id:mayor ; org:member id:{name} ; {tenure} ."
        for name, tenure in tenures.items()
    )
    rows = asked(facts, "offices/holders", date="2004-03-02")

    assert shown(rows, "person", "status") == [
        ("id:bea", "yes"),
        ("id:eve", "yes"),
        ("id:zoe", "yes"),
        ("id:ann", "maybe"),
    ]


# -- who signed

STANCES = """
    concept:reported leg:accepted true .
    concept:announced leg:accepted false .
"""


def claimed(claim: str, triples: str, *, stance: str = "reported") -> str:
    """Return a claim of the source "S <claim>", its triples and those as facts."""
    return f"""
        claim:{claim} {{ {triples} }}
        graph:claims {{
          claim:{claim} a leg:Claim ; leg:source id:source-{claim} ;
            leg:stance concept:{stance} .
          id:source-{claim} skos:prefLabel "S {claim}"@en .
        }}
        {triples if stance == "reported" else ""}
    """


SIGNED = claimed(
    "page",
    """
    id:treaty a leg:Agreement ; leg:hasSignature id:one, id:two, id:three .
    id:one leg:inCapacity id:mayor .
    id:two leg:inCapacity id:premier .
    """,
)
NAMED = claimed("paper", "id:one leg:signatory id:ann .")
PLANNED = claimed("plan", "id:two leg:signatory id:bea .", stance="announced")
CONCLUDED = """
    id:derivation { id:two leg:signatory id:bea }
    graph:claims { id:derivation a leg:Derivation ; prov:wasDerivedFrom claim:page }
    id:two leg:signatory id:bea .
"""


def test_a_signatory_comes_with_the_sources_that_name_them() -> None:
    facts = STANCES + SIGNED + NAMED + PLANNED + CONCLUDED
    rows = asked(facts, "agreements/signatories")

    assert shown(rows, "office", "person", "status", "sources") == [
        (None, None, "not-stated", "S page"),
        ("id:mayor", "id:ann", "told", "S paper"),
        ("id:premier", "id:bea", "derived", "S page"),
    ]


def test_a_signature_in_no_stated_office_is_not_given_in_the_one_asked_for() -> None:
    rows = asked(STANCES + SIGNED, "agreements/signatories", office="id:mayor")

    assert shown(rows, "office", "status") == [("id:mayor", "not-stated")]


def test_an_announced_signatory_is_not_told() -> None:
    rows = asked(STANCES + SIGNED + PLANNED, "agreements/signatories")

    assert set(shown(rows, "person", "status", "sources")) == {
        (None, "not-stated", "S page")
    }


def test_a_person_signed_on_the_dates_of_the_agreement_or_else_of_its_event() -> None:
    facts = """
        id:ann a foaf:Person ; leg:signed id:own, id:lent .
        id:own a leg:Agreement ; leg:date "2001"^^edtf:EDTF ; leg:signedDuring id:trip .
        id:lent a leg:Agreement ; leg:signedDuring id:trip .
        id:trip leg:date "2002"^^edtf:EDTF, "2002-03"^^edtf:EDTF .
    """
    rows = asked(facts, "people/signed")

    assert shown(rows, "agreement", "dates") == [
        ("id:lent", "2002, 2002-03"),
        ("id:own", "2001"),
    ]


# -- what is foreseen, and who is an official


def test_a_body_exists_once_a_source_tells_its_kind() -> None:
    facts = """
        id:treaty a leg:Agreement ; leg:foresees id:committee, id:council .
        id:council a leg:PublicBody .
    """
    rows = asked(facts, "agreements/foreseen")

    assert shown(rows, "body", "status") == [
        ("id:committee", "not-stated"),
        ("id:council", "told"),
    ]


def test_an_official_of_a_part_of_a_citys_government_is_one_of_the_city() -> None:
    facts = """
        id:trip a leg:Mission .
        id:ann a foaf:Person ; leg:tookPartIn id:trip ; leg:officialIn id:city ;
          leg:everHeld id:clerk, id:guide .
        id:clerk org:postIn id:desk .
        id:desk leg:partOfBody id:bureau .
        id:bureau leg:partOfBody id:council .
        id:council leg:governs id:city .
        id:guide org:postIn id:museum .
        id:city a leg:SubnationalJurisdiction ; leg:within id:land .
    """
    row = ("id:ann", "id:clerk", "id:city", "id:trip")

    for place, expected in {"city": [row], "land": [row], "town": []}.items():
        rows = asked(facts, "people/officials", within=f"<{BASE}id/{place}>")
        assert shown(rows, "person", "office", "jurisdiction", "mission") == expected


# -- offices without a name


def test_a_signature_is_unnamed_where_some_source_names_nobody() -> None:
    both = claimed("paper", "id:one leg:inCapacity id:mayor ; leg:signatory id:ann .")
    offices = "id:mayor a leg:Office . id:premier a leg:Office ."
    alone = "id:treaty a leg:Agreement ; leg:hasSignature id:one ."

    assert asked(STANCES + offices + alone + both, "offices/unnamed") == []

    rows = asked(STANCES + offices + SIGNED + both, "offices/unnamed")
    assert shown(rows, "office", "roleLabel", "thing", "person", "status") == [
        ("id:mayor", "signs", "id:treaty", "id:ann", "told"),
        ("id:premier", "signs", "id:treaty", None, "not-stated"),
    ]


@pytest.mark.parametrize(
    ("tenure", "person"),
    [
        (attested("2002"), "id:ann"),
        (attested("/2006"), "id:ann"),
        (attested("2001/.."), "id:ann"),
        (DATED, "id:ann"),
        (attested("2003"), None),
        (attested("2001-12-31"), None),
    ],
)
def test_whoever_held_the_office_in_the_year_of_the_mission_led_it(
    tenure: str, person: str | None
) -> None:
    facts = f"""
        id:mayor a leg:Office .
        id:dated leg:ledByOffice id:mayor .
        id:ann leg:tookPartIn id:dated .
        id:bea leg:tookPartIn id:dated .
        id:tenure leg:tenureOf id:mayor ; org:member id:ann ; {tenure} .
        {EVENTS}
    """
    rows = asked(facts, "offices/unnamed", language="fr")

    status = "told" if person else "not-stated"
    assert shown(rows, "roleLabel", "person", "status") == [("dirige", person, status)]


def test_an_office_is_unnamed_where_it_invites_is_invited_or_is_mentioned() -> None:
    facts = """
        id:mayor a leg:Office .
        id:ann a foaf:Person .
        id:ball leg:inviter id:mayor .
        id:feast leg:invitee id:mayor .
        graph:claims {
          claim:praise dcterms:subject id:mayor, id:town ; leg:stance concept:opinion ;
            skos:note "The mayor is praised."@en .
          claim:blame dcterms:subject id:mayor, id:ann ; leg:stance concept:opinion .
        }
    """
    rows = asked(facts, "offices/unnamed")

    assert shown(rows, "role", "roleLabel", "thing", "thingLabel") == [
        ("dcterms:subject", "is mentioned", "claim:praise", "The mayor is praised."),
        ("leg:invitee", "is invited", "id:feast", None),
        ("leg:inviter", "invites", "id:ball", None),
    ]
