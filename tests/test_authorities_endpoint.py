"""Endpoints as authorities: a real server that holds a little of several datasets."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from legation.authorities import lookups
from legation.authorities.authority import Question, Sought
from legation.authorities.endpoint import SparqlEndpoint
from legation.authorities.entries import Area, Point
from legation.egress import Egress
from legation.endpoints import Endpoint
from legation.errors import RefusedAddressError, ServiceError
from legation.terms import XSD, Literal, NamedNode
from legation.texts import Text
from services import Heard, Says, running, serving

WD = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
GEO = "http://www.opengis.net/ont/geosparql#"
DATA = """\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX schema: <http://schema.org/>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX ex: <https://example.org/>

wd:Q649 rdfs:label "Moscow"@en, "Moskau"@de, "Москва"@ru ;
  skos:altLabel "Moscou"@fr, "Moskva"@mul, "莫斯科"@zh ;
  wdt:P31 wd:Q1549591 ; wdt:P17 wd:Q159 ; wdt:P131 wd:Q159 ; wdt:P1566 "524901" ;
  wdt:P625 "Point(37.6 55.75)"^^geo:wktLiteral ; wdt:P1082 12655050 ;
  wdt:P9999 "of no use" ; schema:description "capital"@en .
wd:Q1549591 rdfs:label "big city"@en, "grande ville"@fr .
wd:Q159 rdfs:label "Russia"@en, "Russie"@fr ; wdt:P31 wd:Q3624078 ; wdt:P297 "RU" .
wd:Q3624078 rdfs:label "sovereign state"@en .
ex:moscow schema:name "Moscow" ; a schema:City ; owl:sameAs wd:Q649 .
ex:idaho schema:name "Moscow"@en ; a schema:City .
[] rdfs:label "Moscow" .
ex:nameless skos:exactMatch wd:Q159 .
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a real endpoint that holds the data."""

    def words(port: str) -> list[str | Path]:
        return ["serve", "--bind", f"127.0.0.1:{port}"]

    folder = tmp_path_factory.mktemp("oxigraph")
    with running("oxigraph", words, folder=folder) as server:
        connection = HTTPConnection(urlsplit(server).netloc)
        headers = {"Content-Type": "text/turtle"}
        connection.request("POST", "/store?default", DATA.encode(), headers)
        assert connection.getresponse().status == 204
        connection.close()
        yield f"{server}/query"


@pytest.fixture
def authority(address: str) -> SparqlEndpoint:
    return SparqlEndpoint(address, egress=Egress([address]))


def sought(*names: Literal, ids: tuple[str, ...] = ()) -> Sought:
    questions = [Question((name,)) for name in names]
    keys = {name.value for name in names}
    return Sought(questions, str, keys, set(map(NamedNode, ids)))


def found(
    authority: SparqlEndpoint, *names: Literal, ids: tuple[str, ...] = ()
) -> list[str]:
    return [entry.id.value for entry in authority.seek(sought(*names, ids=ids))]


def test_an_entry_is_found_by_its_name_and_described(
    authority: SparqlEndpoint,
) -> None:
    (entry,) = authority.seek(sought(Literal("Moscou", language="fr")))

    russia = Area(
        ("Russia", "Russie"),
        frozenset({NamedNode(f"{WD}Q159"), *codes("RU")}),
        "state",
    )
    assert entry.id == NamedNode(f"{WD}Q649")
    assert entry.label == "Moscow"
    assert set(entry.names) == {
        Literal("Moscow", language="en"),
        Literal("Moscou", language="fr"),
        Literal("Moskva", language="mul"),
    }
    assert entry.kinds == frozenset({"city"})
    assert entry.category == "big city"
    assert entry.areas == (russia,)
    assert entry.point == Point(55.75, 37.6)
    assert entry.ids == frozenset({NamedNode(f"{GEONAMES}524901/")})
    assert entry.size == 12655050


def codes(*letters: str) -> list[NamedNode]:
    space = "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes-Adjunct/"
    return [NamedNode(space + code) for code in letters]


def test_a_name_is_found_whatever_its_language(authority: SparqlEndpoint) -> None:
    every = [f"{WD}Q649", "https://example.org/idaho", "https://example.org/moscow"]

    assert found(authority, Literal("Moscow")) == every
    assert found(authority, Literal("Moscow", language="fr")) == every
    assert found(authority, Literal("Moskva", language="ru")) == every[:1]
    assert found(authority, Literal("Moskau")) == []
    assert found(authority, Literal("Moskau", language="de")) == every[:1]
    assert found(authority, Literal("moscow")) == []


def test_names_are_told_in_the_languages_of_what_is_sought(address: str) -> None:
    name = Literal("Москва", language="ru")
    authority = SparqlEndpoint(address, egress=Egress([address]), languages=["de"])

    (entry,) = authority.seek(sought(name))
    (again,) = authority.look_up([entry.id])

    assert {name.language for name in entry.names} == {"en", "fr", "mul", "ru", "de"}
    assert {name.language for name in again.names} == {"en", "fr", "mul", "de"}


@pytest.mark.parametrize(
    ("identifier", "entries"),
    [
        (f"{WD}Q649", [f"{WD}Q649", "https://example.org/moscow"]),
        (f"{GEONAMES}524901/", [f"{WD}Q649"]),
        (codes("RU")[0].value, [f"{WD}Q159"]),
        ("https://example.org/nowhere", []),
    ],
)
def test_an_entry_is_found_by_its_identifiers(
    authority: SparqlEndpoint, identifier: str, entries: list[str]
) -> None:
    assert sorted(found(authority, ids=(identifier,))) == sorted(entries)


def test_an_entry_that_is_found_twice_is_told_once(authority: SparqlEndpoint) -> None:
    names = (Literal("Moscou"), Literal("Moskva"), Literal("Russia"))

    assert found(authority, *names, ids=(f"{WD}Q649", f"{WD}Q159")) == [
        f"{WD}Q159",
        f"{WD}Q649",
        "https://example.org/moscow",
    ]


def test_entries_are_looked_up_by_their_iris(authority: SparqlEndpoint) -> None:
    ids = [f"{WD}Q649", f"{WD}Q159", f"{WD}Q0", "https://example.org/nameless"]

    entries = list(authority.look_up(list(map(NamedNode, [*ids, *ids]))))

    assert [(entry.id.value, entry.label) for entry in entries] == [
        (f"{WD}Q159", "Russia"),
        (f"{WD}Q649", "Moscow"),
    ]


def test_nothing_is_asked_for_that_nobody_reads(address: str) -> None:
    query = lookups.describe([NamedNode(f"{WD}Q649")], languages=["en"])

    rows = Endpoint(address, egress=Egress([address])).select(query).rows

    assert {row[2] for row in rows if isinstance(row[2], Literal)} == {
        Literal("Moscow", language="en"),
        Literal("524901"),
        Literal("Point(37.6 55.75)", datatype=NamedNode(f"{GEO}wktLiteral")),
        Literal("12655050", datatype=XSD.integer),
    }


def test_what_lies_around_is_asked_for_once(address: str, tmp_path: Path) -> None:
    authority = SparqlEndpoint(address, egress=Egress([address], cache=tmp_path))
    moscow, russia = NamedNode(f"{WD}Q649"), NamedNode(f"{WD}Q159")

    counts = []
    for ids in ([moscow], [russia], [moscow, russia]):
        assert len(list(authority.look_up(ids))) == len(ids)
        counts.append(len(list(tmp_path.iterdir())))

    assert counts == [2, 4, 5]


def test_many_names_and_entries_are_asked_for_in_batches() -> None:
    def answer(heard: Heard) -> Says:
        values = [{"entry": {"type": "uri", "value": f"{WD}Q{n}"}} for n in range(51)]
        if "?value" in heard.form["query"]:
            return result(["entry", "said", "value"])
        return result(["entry"], *values)

    names = [Literal(f"Place {number}") for number in range(201)]
    with serving(answer) as service:
        authority = SparqlEndpoint(service.address, egress=Egress([service.address]))
        assert found(authority, *names, *names) == []
        queries = [heard.form["query"] for heard in service.heard]

    counts = [(query.count("@fr"), query.count(f"<{WD}Q")) for query in queries]
    assert counts == [(100, 0), (0, 50), (0, 1), (100, 0), (1, 0)]


def result(columns: list[str], *bindings: dict[str, dict[str, str]]) -> Says:
    """Return an answer of an endpoint."""
    values = {"head": {"vars": columns}, "results": {"bindings": list(bindings)}}
    return Says(body=[json.dumps(values).encode()])


def test_an_endpoint_is_called_by_its_host(authority: SparqlEndpoint) -> None:
    port = urlsplit(authority.address.value).port

    assert authority.name == f"127-0-0-1-{port}"
    assert authority.title == Text(f"127.0.0.1:{port}", f"127.0.0.1:{port}")
    assert authority.licence is None
    assert authority.is_whole


def test_quotes_in_a_name_stay_in_the_name(authority: SparqlEndpoint) -> None:
    names = ('"', "\\", '" } #', "a\nb", "'")

    assert found(authority, *map(Literal, names)) == []


def test_an_answer_that_is_none_is_told() -> None:
    with serving(lambda _: result(["what"])) as service:
        authority = SparqlEndpoint(service.address, egress=Egress([service.address]))

        with pytest.raises(ServiceError, match="columns"):
            found(authority, Literal("Moscow"))
        with pytest.raises(ServiceError, match="columns"):
            list(authority.look_up([NamedNode(f"{WD}Q649")]))


def test_an_endpoint_that_nobody_named_hears_of_nothing() -> None:
    with serving(lambda _: Says()) as service:
        authority = SparqlEndpoint(service.address, egress=Egress(["example.org"]))

        with pytest.raises(RefusedAddressError):
            found(authority, Literal("Moscow"), ids=(f"{WD}Q649",))
        with pytest.raises(RefusedAddressError):
            list(authority.look_up([NamedNode(f"{WD}Q649")]))
    assert service.heard == []
