"""Queries that ask another service too, as their user meets them: a real server."""

import json
import re
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from legation.cli import main
from legation.egress import Egress
from legation.endpoints import Endpoint
from services import Says, running, serving

NAME = "missions/places-in-wikidata"
WIKIDATA = "https://query.wikidata.org/sparql"
POINT = "^^<http://www.opengis.net/ont/geosparql#wktLiteral>"
KNOWN = f"""\
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
wd:Q649 wdt:P625 "Point(37.617777 55.755833)"{POINT} ; wdt:P1082 13010112.0 .
wd:Q656 wdt:P625 "Point(30.316666 59.95)"{POINT} .
wd:Q90 wdt:P625 "Point(2.351388 48.856944)"{POINT} ; wdt:P1082 2102650.0 .
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    page_store: Path,
    page_data: Path,
) -> Run:
    """Return a function that runs a command on the page: exit code and both outputs."""
    monkeypatch.setenv("LEGATION_LANG", "en")

    def call(command: str, *words: str) -> tuple[int, str, str]:
        places = ["--data", str(page_data)]
        if command != "queries":
            places += ["--store", str(page_store)]
        with pytest.raises(SystemExit) as left:
            main([command, *words, *places])
        out, err = capfdbinary.readouterr()
        return int(str(left.value.code)), out.decode(), err.decode()

    return call


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a real endpoint that stands for Wikidata."""
    folder = tmp_path_factory.mktemp("oxigraph")

    def words(port: str) -> list[str | Path]:
        return ["serve", "--bind", f"127.0.0.1:{port}"]

    with running("oxigraph", words, folder=folder) as address:
        connection = HTTPConnection(urlsplit(address).netloc)
        headers = {"Content-Type": "text/turtle"}
        connection.request("POST", "/store?default", KNOWN.encode(), headers)
        assert connection.getresponse().status == 204
        connection.close()
        yield f"{address}/query"


def rows(printed: str) -> list[dict[str, str]]:
    """Return the rows of SPARQL JSON, values as written."""
    return [
        {name: value["value"] for name, value in row.items()}
        for row in json.loads(printed)["results"]["bindings"]
    ]


@pytest.mark.parametrize("engine", ["fast", "reference"])
def test_a_stored_query_has_what_the_service_knows(
    ask: Run, server: str, engine: str
) -> None:
    code, out, err = ask(
        *("query", NAME, "--mission", "id:mission-2008-09-trade", "--format", "json"),
        *("--service", f"{WIKIDATA}={server}", "--engine", engine),
    )

    assert (code, err) == (0, "")
    places = {row["placeLabel"]: row for row in rows(out)}
    assert places["Moscow"]["population"] == "13010112"
    assert places["Saint Petersburg"]["coordinates"] == "Point(30.316666 59.95)"
    assert "population" not in places["Saint Petersburg"]
    assert "item" not in places["Russia"]


def test_what_is_shown_can_be_asked_of_the_server_itself(ask: Run, server: str) -> None:
    _, shown, _ = ask(
        "query", NAME, "--show-remote", "--service", f"{WIKIDATA}={server}"
    )
    _, out, _ = ask(
        "query", NAME, "--format", "json", "--service", f"{WIKIDATA}={server}"
    )

    assert shown.startswith(f"# 1/1 {server}\n\nPREFIX wdt:")
    answer = Endpoint(server, egress=Egress([server])).select(shown)
    there = {tuple(term and term.value for term in row) for row in answer.rows}
    here = {tuple(map(row.get, answer.columns)) for row in rows(out) if "item" in row}
    assert here == there
    assert len(here) == 2


def test_evidence_and_limit_go_with_a_service_that_is_asked_once(ask: Run) -> None:
    answer = {"head": {"vars": []}, "results": {"bindings": []}}

    with serving(lambda _: Says(body=[json.dumps(answer).encode()])) as service:
        code, out, err = ask(
            *("query", NAME, "--evidence", "--limit", "2"),
            *("--service", f"{WIKIDATA}={service.address}/"),
        )

        assert len(service.heard) == 1
    assert code == 0
    assert "[reported]" in out
    assert "Cut at 2 rows" in err


def test_without_permission_nothing_is_sent(ask: Run) -> None:
    with serving(lambda _: Says()) as service:
        text = f"SELECT * {{ SERVICE <{service.address}/> {{ ?a ?b ?c }} }}"

        refused = ask("sparql", "-e", text)
        shown = ask("sparql", "-e", text, "--show-remote")

        assert service.heard == []
    host = service.address.removeprefix("http://")
    assert refused[:2] == (2, "")
    assert f"--allow-service {host}" in refused[2]
    assert shown[0] == 0
    assert "?a ?b ?c" in shown[1]


def test_a_stored_query_without_permission_names_the_option(ask: Run) -> None:
    code, out, err = ask("query", NAME)
    french = ask("query", NAME, "--lang", "fr")[2]

    assert (code, out) == (2, "")
    assert f"SERVICE <{WIKIDATA}>" in err
    assert "add --allow-service query.wikidata.org;" in err
    assert "ajoutez --allow-service query.wikidata.org;" in french


def test_any_query_may_ask_a_service_that_is_allowed(ask: Run, server: str) -> None:
    text = f"""
        PREFIX wdt: <http://www.wikidata.org/prop/direct/>
        SELECT ?place ?n {{
          GRAPH graph:links {{ ?place skos:exactMatch ?item }}
          SERVICE <{server}> {{ ?item wdt:P1082 ?n }}
        }} ORDER BY ?place"""
    host = urlsplit(server).netloc

    code, out, err = ask(
        "sparql", "-e", text, "--allow-service", host, "--format", "csv"
    )

    assert (code, err) == (0, "")
    assert re.fullmatch(r"place,n\r\n\S+/id/moscow,13010112\r\n", out)


def test_a_silent_service_that_fails_is_told_and_its_rows_are_missing(
    ask: Run,
) -> None:
    with serving(lambda _: Says(500)) as service:
        text = f"""SELECT ?place ?n {{ ?place a leg:Jurisdiction .
          SERVICE SILENT <{service.address}/> {{ ?place schema:size ?n }} }}"""
        host = service.address.removeprefix("http://")

        code, out, err = ask("sparql", "-e", text, "--allow-service", host)
        loud = ask("sparql", "-e", text.replace("SILENT", ""), "--allow-service", host)

    assert code == 0
    assert "id:moscow" in out
    assert err.count("Warning: SERVICE SILENT") == 1
    assert (loud[0], "answered 500" in loud[2]) == (3, True)


def test_where_nothing_would_be_sent_that_is_said(ask: Run) -> None:
    assert ask("sparql", "-e", "ASK { }", "--show-remote") == (
        0,
        "",
        "Nothing would be sent.\n",
    )


@pytest.mark.parametrize(
    "pair", [WIKIDATA, f"{WIKIDATA}=", "a=http://b/", "=http://b/"]
)
def test_what_is_no_pair_of_addresses_is_refused(ask: Run, pair: str) -> None:
    code, _, err = ask("query", NAME, "--service", pair)

    assert code == 2
    assert f"“{pair}” is not a pair of addresses" in err


def test_the_catalogue_tells_who_else_is_asked(ask: Run) -> None:
    data = ask("queries", "list")[1]
    shown = ask("queries", "show", NAME)
    helped = " ".join(ask("query", NAME, "--help")[1].split())

    assert re.search(rf"^{NAME} .* → query\.wikidata\.org$", data, re.MULTILINE)
    assert data.count("→") == 1
    assert shown[1].startswith("#@ title.en")
    assert f"This query also asks {WIKIDATA}" in shown[2]
    assert "--allow-service query.wikidata.org" in shown[2]
    assert f"This query also asks {WIKIDATA}" in helped
    listed = json.loads(ask("queries", "list", "--json")[1])
    assert {one["name"]: one["services"] for one in listed}[NAME] == [WIKIDATA]
