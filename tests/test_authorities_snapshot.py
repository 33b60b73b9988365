"""Files of entries as authorities: found by names and identifiers, never read whole."""

import bz2
import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize

from legation.authorities.authority import Authority, Sought
from legation.authorities.entries import Area, Entry
from legation.authorities.snapshot import open_snapshot
from legation.errors import DataError, FormatError, MissingFileError
from legation.terms import Literal, NamedNode, Triple

EX = "https://example.org/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
WDT = "http://www.wikidata.org/prop/direct/"
WD = "http://www.wikidata.org/entity/"
COUNTRY = "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes-Adjunct/"
LINES = f"""\
<{EX}quebec> <{RDFS}label> "Qu\\u00E9bec"@fr .
<{EX}quebec> <{WDT}P17> <{EX}canada> .
<{EX}moscow> <{RDFS}label> "Moscow"@en .
# Places around them, and what nobody asks for.
<{EX}canada> <{RDFS}label> "Canada"@en .
<{EX}canada> <{WDT}P297> "CA" .
<{EX}canada> <{WDT}P31> <{WD}Q6256> .
<{EX}quebec> <{EX}note> "Moscow" .
_:b <{RDFS}label> "Moscow" .
"""
TURTLE = f"""\
@prefix ex: <{EX}> .
@prefix rdfs: <{RDFS}> .
@prefix wdt: <{WDT}> .
ex:quebec rdfs:label "Québec"@fr ; wdt:P17 ex:canada ; ex:note "Moscow" .
ex:moscow rdfs:label "Moscow"@en .
ex:canada rdfs:label "Canada"@en ; wdt:P297 "CA" ; wdt:P31 <{WD}Q6256> .
[] rdfs:label "Moscow" .
"""
IN_GRAPHS = """\
<https://example.org/moscow> <http://www.w3.org/2000/01/rdf-schema#label> "Moscow"@en \
<https://example.org/graph> .
"""
CANADA = Area(
    ("Canada",),
    frozenset({NamedNode(f"{EX}canada"), NamedNode(f"{COUNTRY}CA")}),
    "state",
)


def _sought(*names: str, ids: Iterable[str] = ()) -> Sought:
    keys = frozenset(map(str.lower, names))
    return Sought([], str.lower, keys, frozenset(map(NamedNode, ids)))


def _found(authority: Authority, *names: str, ids: Iterable[str] = ()) -> list[str]:
    found = authority.seek(_sought(*names, ids=ids))
    return [entry.id.value.removeprefix(EX) for entry in found]


def _write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_entries_with_a_name_are_found_with_what_they_lie_in(
    tmp_path: Path,
) -> None:
    snapshot = open_snapshot(_write(tmp_path, "places.nt", LINES))
    (quebec,) = snapshot.seek(_sought("QUÉBEC"))
    name = Literal("Québec", language="fr")
    expected = Entry(NamedNode(f"{EX}quebec"), "Québec", (name,), areas=(CANADA,))
    assert quebec == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("places.nt", LINES),
        ("places.nt", LINES.replace("\n", "\r\n")),
        ("places.nt", LINES.replace("\n", "\r")),
        ("places.nt", LINES.replace("<https", " \t<https")),
        ("places.nt", LINES.replace("example.org/quebec", "example.org/qu\\u0065bec")),
        ("places.nt", f"\ufeff{LINES}"),
        ("places.nq", LINES),
        ("places.ttl", TURTLE),
        ("places.trig", f"{TURTLE} ex:graph {{ ex:moscow rdfs:label 'Moscow'@en }}"),
        ("places.nt.gz", gzip.compress(LINES.encode(), mtime=0)),
        ("places.nt.bz2", bz2.compress(LINES.encode())),
        ("places.ttl.gz", gzip.compress(TURTLE.encode(), mtime=0)),
        ("places.ttl.bz2", bz2.compress(TURTLE.encode())),
        ("places.ttl.gz", TURTLE),
    ],
)
def test_every_syntax_and_compression_gives_the_same_entries(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    snapshot = open_snapshot(_write(tmp_path, name, content))
    quebec, moscow = reversed(list(snapshot.seek(_sought("québec", "moscow"))))
    assert quebec.areas == (CANADA,)
    assert moscow.names == (Literal("Moscow", language="en"),)


def test_a_named_graph_counts_like_any_other(tmp_path: Path) -> None:
    snapshot = open_snapshot(_write(tmp_path, "places.nq", IN_GRAPHS))
    assert _found(snapshot, "moscow") == ["moscow"]


def test_an_entry_is_found_by_its_iri_and_by_its_identifiers_elsewhere(
    tmp_path: Path,
) -> None:
    snapshot = open_snapshot(_write(tmp_path, "places.nt", LINES))
    assert _found(snapshot, ids=[f"{EX}moscow"]) == ["moscow"]
    assert _found(snapshot, ids=[f"{COUNTRY}CA"]) == ["canada"]
    assert _found(snapshot, ids=[f"{COUNTRY}FR"]) == []


def test_entries_are_looked_up_by_their_iris(tmp_path: Path) -> None:
    snapshot = open_snapshot(_write(tmp_path, "places.ttl", TURTLE))
    ids = [NamedNode(f"{EX}{name}") for name in ("quebec", "canada", "gone")]
    assert [entry.label for entry in snapshot.look_up(ids)] == ["Canada", "Québec"]


def test_a_snapshot_is_called_like_its_file(tmp_path: Path) -> None:
    snapshot = open_snapshot(_write(tmp_path, "euro voc.2025-01.nt.gz", LINES))
    assert snapshot.name == "euro-voc.2025-01"
    assert snapshot.title.fr == "euro voc.2025-01.nt.gz"
    assert snapshot.address == NamedNode(EX)
    assert (snapshot.licence, snapshot.is_whole) == (None, False)


def test_what_a_caller_says_of_a_snapshot_counts(tmp_path: Path) -> None:
    page, licence = NamedNode(f"{EX}about"), NamedNode(f"{EX}licence")
    snapshot = open_snapshot(
        tmp_path / "gone.nt", name="mine", address=page, licence=licence, is_whole=True
    )
    assert (snapshot.name, snapshot.address) == ("mine", page)
    assert (snapshot.licence, snapshot.is_whole) == (licence, True)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"gone\.nt cannot be read"):
        _found(open_snapshot(tmp_path / "gone.nt"), "moscow")


@pytest.mark.parametrize("name", ["places.csv", "places.gz", "places", "nt"])
def test_an_ending_without_a_syntax_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FormatError, match="does not tell the format") as caught:
        open_snapshot(tmp_path / name)
    assert "n'indique pas le format" in caught.value.text.fr


def _fault(path: Path) -> tuple[str, str, int]:
    with pytest.raises(DataError) as caught:
        _found(open_snapshot(path), "moscow")
    (finding,) = caught.value.findings
    assert finding.position is not None
    assert finding.position.path == path
    text = caught.value.text
    return text.en, text.fr, finding.position.line


@pytest.mark.parametrize("content", [b"", gzip.compress(b"", mtime=0)])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    english, french, _ = _fault(_write(tmp_path, "places.nt.gz", content))
    assert english.startswith("There is nothing in the file.")
    assert french.startswith("Le fichier est vide.")


def test_a_file_without_names_has_no_address(tmp_path: Path) -> None:
    path = _write(tmp_path, "places.nt", f"<{EX}a> <{EX}b> <{EX}c> .\n")
    with pytest.raises(DataError, match="No entry in the file has a name"):
        _ = open_snapshot(path).address


@pytest.mark.parametrize("name", ["places.nt", "places.ttl"])
def test_a_broken_line_is_named(tmp_path: Path, name: str) -> None:
    broken = f"{LINES}\n<{EX}a> <{EX}b> oops> .\n"
    english, french, line = _fault(_write(tmp_path, name, broken))
    assert english.startswith("The syntax is broken")
    assert french.startswith("La syntaxe est fautive")
    assert line == 11


def test_a_gzipped_file_that_was_cut_off_tells_how_far_it_goes(tmp_path: Path) -> None:
    lines = "".join(f'<{EX}{n * n}> <{RDFS}label> "{n**3}" .\n' for n in range(9999))
    whole = gzip.compress(lines.encode(), mtime=0)
    path = _write(tmp_path, "places.nt.gz", whole[: len(whole) // 2])
    english, french, line = _fault(path)
    assert english.startswith("The compressed file is damaged or was cut off.")
    assert french.startswith("Le fichier compressé est endommagé")
    assert 1000 < line < 9999


def test_a_damaged_bzip2_file_is_refused(tmp_path: Path) -> None:
    whole = bz2.compress(LINES.encode())
    for damaged in (whole[:-9], whole[:20] + bytes(20) + whole[40:]):
        english, _, _ = _fault(_write(tmp_path, "places.nt.bz2", damaged))
        assert english.startswith("The compressed file is damaged")


def _serialized(triples: Sequence[Triple], syntax: RdfFormat) -> bytes:
    written = serialize(triples, format=syntax)
    assert written is not None
    return written


TRIPLES = [quad.triple for quad in parse(TURTLE, format=RdfFormat.TURTLE)]
SYNTAXES = {".nt": RdfFormat.N_TRIPLES, ".ttl": RdfFormat.TURTLE}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(TRIPLES), st.sampled_from(sorted(SYNTAXES)))
def test_neither_the_order_of_the_triples_nor_the_syntax_counts(
    tmp_path: Path, triples: Sequence[Triple], ending: str
) -> None:
    content = _serialized(triples, SYNTAXES[ending])
    snapshot = open_snapshot(_write(tmp_path, f"places{ending}", content))
    plain = open_snapshot(_write(tmp_path, "plain.ttl", TURTLE))
    sought = _sought("moscow", "québec")
    assert list(snapshot.seek(sought)) == list(plain.seek(sought))
