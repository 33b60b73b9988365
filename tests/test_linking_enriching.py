"""What outside datasets say of linked things, as claims of those datasets."""

from datetime import date

from legation.authorities.entries import Entry, Point
from legation.linking.enriching import PROPERTIES, Wish, enrich
from legation.links import Row
from legation.terms import GEO, LEG, SKOS, XSD, Literal, NamedNode, Quad
from outside import WORLD, Shelf, entry, subjects
from test_linking_checking import row

BASE = "https://example.org/"
ALL = Wish(tuple(PROPERTIES), ("en", "fr"), date(2026, 11, 28))
CLAIM = NamedNode(f"{BASE}claim/shelf-quebec-city")


def quads(turtle: str, found: Entry, *rows: Row, wish: Wish = ALL) -> list[Quad]:
    shelf = Shelf((found,))
    return enrich(shelf, rows, subjects(turtle), wish=wish, base=BASE)


def told(found: list[Quad]) -> set[tuple[NamedNode, object]]:
    return {(q.predicate, q.object) for q in found if q.graph_name == CLAIM}


def test_names_and_coordinates_become_a_claim_of_the_dataset() -> None:
    city = Entry(
        entry("1", "x").id,
        "Québec",
        (
            Literal("Québec City", language="en"),  # known already
            Literal("Kebek", language="fr"),
            Literal("Квебек", language="ru"),  # not asked for
            Literal("QBC"),  # in no language
        ),
        point=Point(46.81228, -71.21454),
    )

    found = quads(WORLD, city, row(1, "quebec-city", city.id))

    assert told(found) == {
        (SKOS.altLabel, Literal("Kebek", language="fr")),
        (GEO.lat, Literal("46.81228", datatype=XSD.decimal)),
        (GEO.long, Literal("-71.21454", datatype=XSD.decimal)),
    }
    said = {q.predicate: q.object for q in found if q.subject == CLAIM}
    assert said[LEG.source] == NamedNode(f"{BASE}id/source-shelf")
    assert said[LEG.citation] == Literal("example-com:1, 2026-11-28")


def test_only_accepted_exact_links_count() -> None:
    city = entry("1", "Kebek")

    assert (
        quads(WORLD, city, row(1, "quebec-city", city.id, match=SKOS.closeMatch)) == []
    )
    assert quads(WORLD, city, row(1, "quebec-city", city.id, is_rejected=True)) == []


def test_nothing_new_makes_no_claim_and_no_source() -> None:
    city = entry("1", "Québec City")

    assert quads(WORLD, city, row(1, "quebec-city", city.id)) == []


def test_only_what_is_wished_for_is_taken() -> None:
    city = entry("1", "Kebek", point=Point(46.8, -71.2))
    wish = Wish(("coordinates",), ("en",), date(2026, 11, 28))

    found = quads(WORLD, city, row(1, "quebec-city", city.id), wish=wish)

    assert {predicate for predicate, _ in told(found)} == {GEO.lat, GEO.long}


def test_dates_of_bodies_and_events_are_taken_but_none_of_people() -> None:
    turtle = """
      ex:body a leg:PublicBody ; skos:prefLabel "Bureau"@en .
      ex:forum a leg:Event ; skos:prefLabel "Forum"@en .
      ex:somebody a foaf:Person ; skos:prefLabel "Somebody"@en .
    """

    def dates(name: str) -> dict[NamedNode, str]:
        found = entry("1", "X", begin="1962-01", end="1964")
        made = quads(turtle, found, row(1, name, found.id))
        graph = NamedNode(f"{BASE}claim/shelf-{name}")
        return {
            q.predicate: q.object.value
            for q in made
            if q.graph_name == graph and q.predicate != SKOS.altLabel
            if isinstance(q.object, Literal)
        }

    assert dates("body") == {LEG.existedFrom: "1962-01", LEG.existedUntil: "1964"}
    assert dates("forum") == {LEG.date: "1962-01/1964"}
    assert dates("somebody") == {}
