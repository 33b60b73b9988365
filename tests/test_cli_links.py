"""Links to the outside, as the user of the commands meets them."""

import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from legation.cli import main
from legation.cli.main import COMMANDS
from legation.cli.session import Session
from legation.graph import KnowledgeGraph
from legation.identities import short_name
from legation.linking.offers import FILE
from legation.terms import NamedNode
from worlds import DatasetFolder

BASE = "https://example.org/mine/"
PLACES = """\
claim:places {
  id:canada a leg:SovereignState ; skos:prefLabel "Canada"@en , "Canada"@fr .
  id:laval a leg:SubnationalJurisdiction ; dcterms:type concept:city ;
    skos:prefLabel "Laval"@en , "Laval"@fr ; leg:directlyWithin id:canada .
  id:hamilton a leg:SubnationalJurisdiction ; dcterms:type concept:city ;
    skos:prefLabel "Hamilton"@en , "Hamilton"@fr ; leg:directlyWithin id:canada .
  id:songdo a leg:SubnationalJurisdiction ; dcterms:type concept:city ;
    skos:prefLabel "Songdo"@en , "Songdo"@fr ; leg:directlyWithin id:canada .
}
graph:claims {
  id:page-1 a leg:Source ; skos:prefLabel "One"@en , "Une"@fr ;
    dcterms:publisher "P" ; dcterms:title "T"@en .
  claim:places a leg:Claim ; leg:stance concept:editorial ; leg:source id:page-1 ;
    skos:editorialNote "Known."@en .
}
"""
SNAPSHOT = """\
@prefix gn: <http://www.geonames.org/ontology#> .
@prefix g: <https://sws.geonames.org/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
<https://sws.geonames.org/6251999/> gn:name "Canada" ; gn:featureCode gn:A.PCLI .
<https://sws.geonames.org/2661886/> gn:name "Sweden" ; gn:featureCode gn:A.PCLI .
<https://sws.geonames.org/6050610/> gn:name "Laval" ; gn:featureCode gn:P.PPL ;
  gn:parentCountry <https://sws.geonames.org/6251999/> ; geo:lat "45.57" ;
  geo:long "-73.692" ; gn:alternateName "Laval"@fr, "Лаваль"@ru .
<https://sws.geonames.org/1/> gn:name "Hamilton" ; gn:featureCode gn:P.PPL ;
  gn:parentCountry <https://sws.geonames.org/6251999/> .
<https://sws.geonames.org/2/> gn:name "Hamilton" ; gn:featureCode gn:P.PPL ;
  gn:parentCountry <https://sws.geonames.org/6251999/> .
<https://sws.geonames.org/3/> gn:name "Songdo" ; gn:featureCode gn:P.PPL ;
  gn:parentCountry <https://sws.geonames.org/2661886/> .
"""
LAVAL = short_name(
    (NamedNode(f"{BASE}id/laval"), NamedNode("https://sws.geonames.org/6050610/"))
)

_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a dataset of four places, and the store made of it."""
    folder = tmp_path_factory.mktemp("places")
    DatasetFolder(folder / "data").claims("places.trig", PLACES)
    KnowledgeGraph.build(folder / "data", store=folder / "stores")
    return folder


@pytest.fixture
def mine(made: Path, tmp_path: Path) -> Path:
    """Return the folder of a dataset with four places, fresh for each test."""
    return shutil.copytree(made / "data", tmp_path / "data")


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    """Return the folder of a store of four places, fresh for each test."""
    return shutil.copytree(made / "stores", tmp_path / "stores")


@pytest.fixture
def run(
    mine: Path,
    store: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Return a function that runs a command on the four places."""
    monkeypatch.setenv("LEGATION_AUTHOR", "Me")
    monkeypatch.setenv("LEGATION_LANG", "en")

    def call(*words: str) -> tuple[int, str, str]:
        places = ["--data", str(mine)]
        if "decided" not in words:
            places += ["--store", str(store)]
        with pytest.raises(SystemExit) as left:
            main([*words, *places])
        out, err = capsys.readouterr()
        return int(str(left.value.code)), out, err

    return call


@pytest.fixture
def snapshot(tmp_path: Path) -> str:
    """Return the path of a snapshot of GeoNames with six places."""
    path = tmp_path / "gazetteer.ttl"
    path.write_text(SNAPSHOT, encoding="utf-8")
    return str(path)


@pytest.fixture
def propose(run: Run, snapshot: str) -> str:
    """Propose links, and return what was printed."""
    code, out, _ = run("link", "propose", "--from", snapshot)
    assert code == 0
    return out


def table(mine: Path) -> Path:
    return mine / "links/geonames.sssom.tsv"


def test_proposals_say_what_is_likely_what_is_not_clear_and_what_is_not_found(
    propose: str,
) -> None:
    assert (
        f"""\
Laval (id:laval)  [geonames: one candidate]
  {LAVAL}  0.95  Laval geonames:6050610/  (exact match)
    - same name: “Laval”
    - in Canada
    - same kind: city (P.PPL)
"""
        in propose
    )
    assert "Hamilton (id:hamilton)  [geonames: several candidates]" in propose
    assert (
        """\
No candidate; the nearest was:
  id:songdo: Songdo geonames:3/, 0.03 (in Sweden, not in Canada)
"""
        in propose
    )
    assert propose.endswith(
        "4 thing(s): 2 link(s) proposed, 1 with several candidates; nothing new for 1 "
        "thing(s). To decide: legation link review\n"
    )


def test_proposals_are_read_by_programs_too(run: Run, snapshot: str) -> None:
    _, out, _ = run("link", "propose", "--from", snapshot, "--json", "laval")

    (offer,) = json.loads(out)
    assert offer["label"] == {"en": "Laval", "fr": "Laval"}
    assert offer["verdict"] == "clear"
    assert offer["candidates"][0]["name"] == LAVAL
    assert offer["candidates"][0]["reasons"][1] == {
        "en": "in Canada",
        "fr": "lieu englobant\N{NO-BREAK SPACE}: Canada",
    }


@pytest.mark.usefixtures("propose")
def test_a_proposal_is_accepted_by_its_name_and_then_shown(
    mine: Path, run: Run, store: Path
) -> None:
    _, out, _ = run("show", "laval")
    assert "  Laval geonames:6050610/ [proposed: exact match, 0.95]" in out

    code, _, err = run("link", "accept", LAVAL)

    assert code == 0
    assert "Accepted: id:laval → geonames:6050610/" in err
    assert "To apply it: legation build" in err
    row = table(mine).read_text(encoding="utf-8").splitlines()[-1].split("\t")
    today = datetime.now().astimezone().date().isoformat()
    assert row == [
        *("id:laval", "Laval", "skos:exactMatch", "", "geonames:6050610/", "Laval"),
        *("semapv:CompositeMatching", "Me", today, "0.95"),
        "same name: “Laval”; in Canada; same kind: city (P.PPL)",
    ]
    KnowledgeGraph.build(mine, store=store)
    _, out, _ = run("show", "laval")
    how = f"exact match; by several methods, {today}"
    assert f"  Laval geonames:6050610/ [accepted: {how}]" in out
    assert "proposed" not in out


@pytest.mark.usefixtures("propose")
def test_a_rejected_link_is_kept_shown_and_never_proposed_again(
    mine: Path, run: Run, store: Path, snapshot: str
) -> None:
    run("link", "reject", LAVAL, "--why", "Another Laval.")

    _, out, _ = run("link", "propose", "--from", snapshot, "laval")
    assert "6050610" not in out
    KnowledgeGraph.build(mine, store=store)
    _, out, _ = run("show", "laval")
    assert "  Laval geonames:6050610/ [rejected: exact match; by several methods" in out
    _, out, _ = run("export", "--graph", "links", "--format", "ntriples")
    assert "exactMatch> <https://sws.geonames.org/6050610/>" not in out.replace(
        "annotatedProperty", ""
    ).replace("http://www.w3.org/2004/02/skos/core#exactMatch> .", "")
    assert "Another Laval." in out


def test_a_link_is_named_by_its_ends_and_taken_back_to_the_byte(
    mine: Path, run: Run
) -> None:
    words = ("laval", "wikidata:Q141810", "--label", "Laval", "--match", "closeMatch")
    code, _, err = run("link", "accept", *words)
    assert (code, "Accepted: id:laval → wikidata:Q141810" in err) == (0, True)

    _, out, err = run("link", "decided")
    assert "  id:laval → Laval wikidata:Q141810 (close match)" in out
    assert err == "1 accepted, 0 rejected.\n"

    code, _, err = run("link", "undo", "wikidata:Q141810")
    assert (code, "Taken back: id:laval → wikidata:Q141810." in err) == (0, True)
    assert not list((mine / "links").iterdir())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("accept", "1234abcd"), "Nothing was proposed yet."),
        (("undo", "laval"), "No link was decided for laval."),
        (("accept", "laval", "wikidata:Q1", "--match", "same"), "no match “same”"),
        (("accept", "laval", "http://x y"), "“http://x y” is no IRI."),
        (("accept", "laval", "geonames:6050610"), "Write it like geonames:6115047/"),
        (("accept", "laval", "wikidata:P31"), "is not how Wikidata names a thing"),
        (("propose",), "No outside dataset is named."),
        (("propose", "--from", "nowhere.nt"), "“nowhere.nt” is no file here"),
        (("review",), "Nothing was proposed yet."),
    ],
)
def test_wrong_usage_says_what_to_do(
    run: Run, words: tuple[str, ...], sentence: str
) -> None:
    code, _, err = run("link", *words)

    assert code == 2
    assert sentence in err


@pytest.mark.usefixtures("propose")
def test_an_unknown_proposal_is_wrong_usage(run: Run) -> None:
    code, _, err = run("link", "accept", "00000000")

    assert (code, "No link is proposed under the name 00000000" in err) == (2, True)


def test_a_damaged_file_of_proposals_is_named(run: Run, store: Path) -> None:
    (store / FILE).write_text("{", encoding="utf-8")

    code, _, err = run("link", "accept", "1234abcd")

    assert (code, f"{store / FILE} is damaged. Delete it" in err) == (1, True)


def review(mine: Path, store: Path, keys: str, language: str = "en") -> tuple[str, str]:
    """Press some keys, and return what was printed and said."""
    words = ["link", "review", "--data", str(mine), "--store", str(store)]
    result = CliRunner().invoke(
        COMMANDS,
        [*words, "--author", "Me"],
        input=keys,
        obj=Session("fr" if language == "fr" else "en"),
    )
    assert result.exception is None, result.output
    return result.stdout, result.stderr


@pytest.mark.usefixtures("propose")
def test_proposals_are_reviewed_with_one_key_each(mine: Path, store: Path) -> None:
    out, err = review(mine, store, "a2r")

    assert "[a]ccept  [c]lose match  [r]eject  [s]kip" in out
    assert "[1]-[2] choose one" in out
    assert "2 accepted, 1 rejected, 0 left." in err
    rows = table(mine).read_text(encoding="utf-8").splitlines()[8:]
    assert [row.split("\t")[0:5:2] for row in rows] == [
        ["id:canada", "skos:exactMatch", "geonames:6251999/"],
        ["id:hamilton", "skos:exactMatch", "geonames:2/"],
        ["id:laval", "skos:exactMatch", "geonames:6050610/"],
    ]
    assert [row.split("\t")[3] for row in rows] == ["", "", "Not"]


@pytest.mark.usefixtures("propose")
def test_the_last_decision_of_a_review_is_taken_back_and_asked_again(
    mine: Path, store: Path
) -> None:
    _, err = review(mine, store, "xuaruucsq")

    assert "Nothing was decided in this sitting yet." in err
    assert "1 accepted, 0 rejected, 2 left." in err
    (row,) = table(mine).read_text(encoding="utf-8").splitlines()[8:]
    assert row.startswith("id:canada\tCanada\tskos:closeMatch")


@pytest.mark.usefixtures("propose")
def test_a_review_speaks_french_and_ends_with_its_input(
    mine: Path, store: Path
) -> None:
    out, err = review(mine, store, "p", "fr")

    assert "[a]ccepter  correspondance [p]roche" in out
    assert "1 accepté(s), 0 rejeté(s), 2 à revoir." in err


@pytest.mark.usefixtures("propose")
def test_links_are_checked_against_a_snapshot(run: Run, snapshot: str) -> None:
    run("link", "accept", "laval", "geonames:999/")

    code, out, _ = run("link", "check")
    assert (code, out) == (0, "The data conform.\n")

    run("link", "accept", "hamilton", "geonames:1/")
    code, out, err = run("link", "check", "--from", snapshot)
    assert (code, "fault of the program" in err) == (1, False)
    assert "geonames.sssom.tsv:10:1: violation: gazetteer.ttl does not know" in out

    code, out, _ = run("link", "check", "--from", snapshot, "--extract")
    assert (code, out) == (0, "The data conform.\n")


@pytest.mark.usefixtures("propose")
def test_what_a_snapshot_says_of_linked_things_becomes_its_claim(
    mine: Path, run: Run, store: Path, snapshot: str
) -> None:
    run("link", "accept", LAVAL)
    words = ("enrich", "--from", snapshot, "--language", "ru", "--date", "2026-11-28")

    code, out, err = run(*words, "--dry-run")
    assert (code, err.splitlines()[-1]) == (0, "1 claim(s); nothing was written.")
    assert "geo:lat 45.57" in out

    code, _, err = run(*words)
    path = mine / "imports/from-gazetteer.trig"
    assert (code, f"1 claim(s) written ({path})" in err) == (0, True)
    KnowledgeGraph.build(mine, store=store)
    _, out, _ = run("show", "Лаваль")
    assert "has latitude (geo:lat)\n  45.57 [told]" in out
    assert "geonames:6050610/, 2026-11-28" in out
    code, _, err = run(*words)
    assert (code, err) == (
        0,
        "gazetteer.ttl says nothing new of what is linked to it.\n",
    )


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """Yield the port of a listener on the loopback, and what has reached it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(connection.recv(64))
                    connection.sendall(_NOT_FOUND)

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        done.set()
        thread.join()


def test_nothing_goes_out_unless_the_user_names_the_address(
    mine: Path,
    run: Run,
    snapshot: str,
    listener: tuple[int, list[bytes]],
    store: Path,
) -> None:
    port, heard = listener
    here = f"http://127.0.0.1:{port}/"
    text = Path(snapshot).read_text(encoding="utf-8")
    Path(snapshot).write_text(
        text + f"<{here}x> gn:name 'Laval' ; <{here}p> <{here}o> .", encoding="utf-8"
    )
    run("link", "accept", "laval", f"{here}x")
    KnowledgeGraph.build(mine, store=store)

    for words in (
        ("link", "propose", "--from", snapshot),
        ("link", "check", "--from", snapshot),
        ("enrich", "--from", snapshot),
        ("show", "laval"),
        ("export", "--graph", "links"),
    ):
        assert run(*words)[0] in {0, 1}  # a dead link is a finding, and no more
    assert heard == []

    code, _, err = run("link", "propose", "--reconciliation", here)
    assert (code, len(heard) > 0) == (3, True)
    assert here in err
