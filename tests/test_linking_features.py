"""What speaks for and against an entry being a thing, in words."""

from legation.authorities.entries import Area, Entry, Point
from legation.authorities.schemes import COUNTRY_CODES, GEONAMES
from legation.likeness.signs import judge
from legation.linking.features import signs
from legation.linking.subjects import Subject
from outside import WORLD, entry, entry_iri, subject

CANADA = Area(("Canada",), frozenset({COUNTRY_CODES.name("CA")}), "state")
FRANCE = Area(("France",), frozenset({COUNTRY_CODES.name("FR")}), "state")
CITY = frozenset({"city"})
REGION = frozenset({"region"})


def reasons(thing: Subject, found: Entry) -> list[str]:
    return [reason.en for reason in judge(signs(thing, found)).reasons]


def score(thing: Subject, found: Entry) -> float:
    return judge(signs(thing, found)).score


def test_the_name_the_kind_and_the_country_are_told_in_words() -> None:
    city = subject(WORLD, "quebec-city")
    found = entry("1", "Quebec City", kinds=CITY, areas=(CANADA,))

    assert reasons(city, found) == [
        "same name after folding: “Québec City”, “Quebec City”",
        "in Canada",
        "same kind: city",
    ]
    assert score(city, found) > 0.9


def test_reasons_are_told_in_french_too() -> None:
    city = subject(WORLD, "quebec-city")
    found = entry("1", "Quebec City", kinds=CITY, areas=(CANADA,))

    french = [str(reason.fr) for reason in judge(signs(city, found)).reasons]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in french] == [
        "même nom, aux accents et à la casse près : « Québec City », « Quebec City »",
        "lieu englobant : Canada",
        "même genre : ville",
    ]


def test_a_city_a_province_and_a_government_are_never_one() -> None:
    city, province, government = (
        subject(WORLD, name) for name in ("quebec-city", "quebec", "government")
    )
    a_city = entry("1", "Québec", kinds=CITY, areas=(CANADA,))
    a_region = entry("2", "Québec", kinds=REGION, areas=(CANADA,))
    a_body = entry("3", "Québec", kinds=frozenset({"body"}))

    right = [(city, a_city), (province, a_region), (government, a_body)]
    for thing, found in ((t, f) for t, _ in right for _, f in right):
        assert (score(thing, found) >= 0.7) == ((thing, found) in right)


def test_another_country_excludes_a_place() -> None:
    laval = WORLD + (
        'ex:laval a leg:Place ; skos:prefLabel "Laval"@en ; leg:within ex:canada .'
    )
    found = entry("1", "Laval", kinds=CITY, areas=(FRANCE,))

    assert "in France, not in Canada" in reasons(subject(laval, "laval"), found)
    assert score(subject(laval, "laval"), found) < 0.1


def test_what_is_called_like_the_place_around_it_is_not_held_against_it() -> None:
    singapore = 'ex:s a leg:SovereignState ; skos:prefLabel "Singapore"@en .'
    area = Area(("Singapore",), frozenset(), "state")
    found = entry("1", "Singapore", kinds=frozenset({"state"}), areas=(area,))
    turtle = (
        singapore
        + """
      ex:china a leg:SovereignState ; skos:prefLabel "China"@en .
      ex:hong-kong a leg:Place ; dcterms:type concept:city ;
        skos:prefLabel "Hong Kong"@en ; leg:directlyWithin ex:china .
    """
    )
    own = Area(("Hong Kong",), frozenset(), "state")
    city = entry("2", "Hong Kong", kinds=CITY, areas=(own,))

    assert score(subject(singapore, "s"), found) > 0.7
    assert score(subject(turtle, "hong-kong"), city) > 0.7


def test_countries_are_known_by_their_codes_whatever_their_names() -> None:
    turtle = WORLD + (
        'ex:x a leg:Place ; skos:prefLabel "Laval"@en ; leg:within ex:canada .'
    )
    code = COUNTRY_CODES.name("CA")
    thing = subject(turtle, "x", known={"canada": [code.value]})
    area = Area(("Kanada",), frozenset({code}), "state")

    assert "in Canada" in reasons(thing, entry("1", "Laval", areas=(area,)))


def test_coordinates_speak_for_what_is_near_and_against_what_is_far() -> None:
    turtle = """
      ex:p a leg:Place ; skos:prefLabel "Laval"@en ; geo:lat 45.57 ; geo:long -73.69 .
    """
    near = entry("1", "Laval", point=Point(45.56995, -73.692))
    far = entry("2", "Laval", point=Point(48.07247, -0.77021))

    assert "coordinates within 1 km" in reasons(subject(turtle, "p"), near)
    assert "coordinates 5341 km apart" in reasons(subject(turtle, "p"), far)
    assert score(subject(turtle, "p"), far) < 0.1


def test_nobody_held_an_office_before_birth_or_after_death() -> None:
    turtle = """
      ex:p a foaf:Person ; skos:prefLabel "Jean Charest"@en .
      ex:t a leg:Tenure ; org:member ex:p ;
        leg:date "2003-04-29/2012-09-19"^^edtf:EDTF .
    """
    right = entry("1", "Jean Charest", kinds=frozenset({"person"}), begin="1958-06-24")
    dead = entry("2", "Jean Charest", kinds=frozenset({"person"}), end="1903")

    assert "dates fit (1958-06-24/…)" in reasons(subject(turtle, "p"), right)
    assert "dates do not fit (…/1903)" in reasons(subject(turtle, "p"), dead)
    assert score(subject(turtle, "p"), right) > 0.7
    assert score(subject(turtle, "p"), dead) < 0.1


def test_a_persons_name_alone_is_not_enough() -> None:
    turtle = 'ex:p a foaf:Person ; skos:prefLabel "Jean Tremblay"@en .'

    found = entry("1", "Jean Tremblay", kinds=frozenset({"person"}))

    assert score(subject(turtle, "p"), found) < 0.7


def test_a_known_identifier_says_more_than_a_name() -> None:
    turtle = 'ex:p a leg:Place ; skos:prefLabel "Nowhere"@en .'
    known = subject(turtle, "p", known={"p": ["https://sws.geonames.org/1/"]})

    same = entry("q", "Elsewhere", ids=frozenset({GEONAMES.name("1/")}))
    other = entry("q", "Nowhere", ids=frozenset({GEONAMES.name("2/")}))

    assert reasons(known, same) == ["known as geonames:1/ already"]
    assert score(known, same) > 0.9
    assert "known as geonames:1/, but geonames:2/ there" in reasons(known, other)
    assert score(known, other) < 0.3


def test_an_entry_known_for_another_name_is_doubted() -> None:
    turtle = (
        WORLD
        + """
      ex:b a leg:Place ; dcterms:type concept:city ;
        skos:prefLabel "Bretton Woods"@en ; leg:within ex:canada .
    """
    )
    names = entry("1", "Carroll", kinds=CITY, areas=(CANADA,)).names
    alias = type(names[0])("Bretton Woods")
    found = Entry(entry_iri("1"), "Carroll", (*names, alias), CITY, None, (CANADA,))

    assert "mainly called “Carroll” there" in reasons(subject(turtle, "b"), found)
    assert score(subject(turtle, "b"), found) < 0.7
