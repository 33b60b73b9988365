"""Entries that are made of triples."""

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from legation.authorities.described import areas_of, entries_of
from legation.authorities.entries import Area, Entry, Point
from legation.terms import Literal, NamedNode, Triple

WD = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
COUNTRY = "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes-Adjunct/"
PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix gn: <http://www.geonames.org/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix wkt: <http://www.opengis.net/ont/geosparql#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
QUEBEC = """
wd:Q2145 rdfs:label "Québec"@fr, "Quebec City"@en ; skos:altLabel "Stadacona" ;
  wdt:P31 wd:Q515 ; wdt:P17 wd:Q16 ; wdt:P131 wd:Q176 ; wdt:P1082 "+549459" ;
  wdt:P625 "Point(-71.2 46.8)"^^wkt:wktLiteral ; wdt:P1566 "6325494" ;
  wdt:P571 "1608-07-03T00:00:00Z"^^xsd:dateTime ; wdt:P300 "nonsense" .
"""


def _triples(turtle: str) -> list[Triple]:
    quads = parse(f"{PREFIXES}{turtle}", format=RdfFormat.TURTLE)
    return [quad.triple for quad in quads]


def _entry(turtle: str) -> Entry:
    (entry,) = entries_of(_triples(turtle))
    return entry


def _nodes(*iris: str) -> frozenset[NamedNode]:
    return frozenset(map(NamedNode, iris))


def test_an_item_of_wikidata_becomes_an_entry() -> None:
    canada, quebec = _nodes(f"{WD}Q16"), _nodes(f"{WD}Q176")
    entry = _entry(QUEBEC)
    assert entry == Entry(
        NamedNode(f"{WD}Q2145"),
        "Quebec City",
        (
            Literal("Quebec City", language="en"),
            Literal("Québec", language="fr"),
            Literal("Stadacona"),
        ),
        kinds=frozenset({"city"}),
        category="Q515",
        areas=(Area(ids=canada, kind="state"), Area(ids=quebec)),
        point=Point(46.8, -71.2),
        begin="1608-07-03",
        ids=_nodes(f"{GEONAMES}6325494/"),
        size=549459,
    )


def test_areas_and_classes_that_are_known_bring_their_names() -> None:
    around = areas_of(
        _triples("""
            wd:Q16 rdfs:label "Canada"@en ; wdt:P31 wd:Q6256 ; wdt:P297 "CA" .
            wd:Q515 rdfs:label "city"@en .
        """)
    )
    (entry,) = entries_of(_triples(QUEBEC), areas=around)
    canada = Area(("Canada",), _nodes(f"{WD}Q16", f"{COUNTRY}CA"), "state")
    assert canada in entry.areas
    assert entry.category == "city"


def test_a_feature_of_geonames_tells_its_country_the_code() -> None:
    entry = _entry("""
        <https://sws.geonames.org/6325494/> a gn:Feature ; gn:name "Québec" ;
          gn:alternateName "Quebec City"@en ; gn:featureClass gn:P ;
          gn:featureCode <http://www.geonames.org/ontology#P.PPLA> ;
          gn:countryCode "CA" ; gn:population "528595" ;
          gn:parentCountry <https://sws.geonames.org/6251999/> ;
          gn:parentADM1 <https://sws.geonames.org/6115047/> ;
          geo:lat "46.8" ; geo:long "-71.2" .
    """)
    assert entry.label == "Québec"
    assert entry.kinds == {"city"}
    assert entry.category == "P.PPLA"
    assert set(entry.areas) == {
        Area(ids=_nodes(f"{GEONAMES}6251999/", f"{COUNTRY}CA"), kind="state"),
        Area(ids=_nodes(f"{GEONAMES}6115047/"), kind="region"),
    }
    assert (entry.point, entry.size) == (Point(46.8, -71.2), 528595)


def test_a_country_of_geonames_has_the_code_itself() -> None:
    entry = _entry("""
        <https://sws.geonames.org/6251999/> gn:name "Canada" ; gn:countryCode "CA" ;
          gn:featureCode <https://www.geonames.org/ontology#A.PCLI> .
    """)
    assert entry.ids == _nodes(f"{COUNTRY}CA")
    assert entry.areas == ()


def test_a_code_without_a_country_is_an_area_of_its_own() -> None:
    entry = _entry('ex:q gn:name "Québec" ; gn:countryCode "CA" .')
    assert entry.areas == (Area(ids=_nodes(f"{COUNTRY}CA"), kind="state"),)


def test_a_concept_is_a_topic_only_if_it_is_nothing_else() -> None:
    entries = entries_of(
        _triples("""
            ex:a a skos:Concept ; skos:prefLabel "trade"@en ; skos:exactMatch ex:c .
            ex:b a skos:Concept, schema:Country ; skos:prefLabel "Malta"@en .
        """)
    )
    trade, malta = entries
    assert trade.kinds == {"topic"}
    assert trade.ids == _nodes("https://example.org/c")
    assert malta.kinds == {"state"}


def test_a_person_has_the_days_of_birth_and_death() -> None:
    entry = _entry("""
        ex:anna a foaf:Person ; foaf:name "Anna Roy" ; schema:birthDate "1950-02-03" ;
          schema:deathDate "2020-05-06", "2020-05-07" .
    """)
    assert entry.kinds == {"person"}
    assert (entry.begin, entry.end) == ("1950-02-03", "2020-05")


def test_what_has_no_name_or_no_iri_is_no_entry() -> None:
    triples = _triples("""
        ex:nameless wdt:P31 wd:Q515 . ex:blank rdfs:label "  " .
        [] rdfs:label "Moscow" . ex:iri rdfs:label ex:moscow .
    """)
    assert list(entries_of(triples)) == []


def test_a_place_does_not_lie_in_itself() -> None:
    entry = _entry('wd:Q16 rdfs:label "Canada" ; wdt:P17 wd:Q16 .')
    assert entry.areas == ()


def test_two_latitudes_make_no_point() -> None:
    entry = _entry('ex:q rdfs:label "Q" ; geo:lat "46", "47" ; geo:long "-71" .')
    assert entry.point is None


def test_a_name_that_is_said_twice_is_one() -> None:
    entry = _entry('ex:q skos:prefLabel "Q" ; rdfs:label "Q", "Q"@fr .')
    assert entry.names == (Literal("Q"), Literal("Q", language="fr"))


MUCH = f"""
{QUEBEC}
wd:Q2145 wdt:P17 wd:Q176 ; wdt:P131 wd:Q16 ; wdt:P31 wd:Q1549591, wd:Q486972 ;
  wdt:P571 "1608-07-04T00:00:00Z"^^xsd:dateTime ; wdt:P1082 "+5" ;
  wdt:P625 "Point(1 1)"^^wkt:wktLiteral ; gn:countryCode "CA", "FR" .
"""


@given(st.permutations(_triples(MUCH)))
def test_the_order_of_the_triples_does_not_count(triples: list[Triple]) -> None:
    assert list(entries_of(triples)) == list(entries_of(_triples(MUCH)))
