"""Files of JSON with one entry on each line."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.authorities.authority import Sought
from legation.authorities.entries import Area, Entry, Point
from legation.authorities.snapshot import Snapshot, open_snapshot
from legation.errors import DataError
from legation.terms import Literal, NamedNode

EX = "https://example.org/"
WD = "http://www.wikidata.org/entity/"
COUNTRY = "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes-Adjunct/"

_Object = dict[str, Any]


def _claim(kind: str, value: object, *, rank: str = "normal") -> _Object:
    data = {"value": value, "type": kind}
    return {"mainsnak": {"snaktype": "value", "datavalue": data}, "rank": rank}


def _item(name: str, *, rank: str = "normal") -> _Object:
    return _claim("wikibase-entityid", {"entity-type": "item", "id": name}, rank=rank)


def _time(time: str, precision: int, *, calendar: str = "Q1985727") -> _Object:
    model = f"{WD}{calendar}"
    value = {"time": time, "precision": precision, "calendarmodel": model}
    return _claim("time", value)


def _called(**names: str) -> _Object:
    return {tag: {"language": tag, "value": name} for tag, name in names.items()}


QUEBEC: _Object = {
    "type": "item",
    "id": "Q2145",
    "labels": _called(en="Quebec City", fr="Québec"),
    "aliases": {"en": [{"language": "en", "value": "Stadacona"}]},
    "claims": {
        "P31": [_item("Q515")],
        "P17": [_item("Q16")],
        "P571": [_time("+1608-07-03T00:00:00Z", 11)],
        "P625": [
            _claim(
                "globecoordinate",
                {"latitude": 46.8, "longitude": -71.2, "globe": f"{WD}Q2"},
            )
        ],
        "P1082": [
            _claim("quantity", {"amount": "+531902", "unit": "1"}),
            _claim("quantity", {"amount": "+549459", "unit": "1"}, rank="preferred"),
            _claim("quantity", {"amount": "+999999", "unit": "1"}, rank="deprecated"),
        ],
        "P9999": [{"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"}],
    },
}
CANADA: _Object = {
    "id": "Q16",
    "labels": _called(en="Canada"),
    "aliases": [],
    "claims": {
        "P31": [_item("Q6256")],
        "P297": [_claim("string", "CA")],
        "P576": [{"mainsnak": {"snaktype": "novalue"}, "rank": "normal"}],
    },
}
CITY: _Object = {"id": "Q515", "labels": _called(en="city"), "claims": []}
_ENTITIES = ",\n".join(map(json.dumps, (QUEBEC, CANADA, CITY)))
DUMP = f"[\n{_ENTITIES}\n]\n"
PLAIN: list[_Object] = [
    {
        "id": f"{EX}quebec",
        "names": [{"value": "Québec", "language": "fr"}, "Stadacona"],
        "kind": ["city", "region"],
        "areas": [
            {"ids": [f"{EX}canada"]},
            {"names": ["America"], "kind": "continent"},
        ],
        "point": [46.8, -71.2],
        "begin": "1608-07",
        "end": None,
        "ids": [f"{WD}Q2145"],
        "size": 549459,
        "note": "passed over",
    },
    {"id": f"{EX}canada", "names": "Canada", "kind": "state"},
]


def _lines(objects: Iterable[_Object]) -> str:
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in objects)


def _open(folder: Path, content: str | bytes, name: str = "all.jsonl") -> Snapshot:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_snapshot(path)


def _seek(snapshot: Snapshot, *names: str, ids: Iterable[str] = ()) -> list[Entry]:
    keys = frozenset(map(str.lower, names))
    nodes = frozenset(map(NamedNode, ids))
    return list(snapshot.seek(Sought([], str.lower, keys, nodes)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("all.json", DUMP),
        ("all.jsonl", _lines([QUEBEC, CANADA, CITY])),
        ("all.ndjson", f"\ufeff\n{_lines([CITY, CANADA, QUEBEC])}"),
        ("all.json.gz", gzip.compress(DUMP.encode(), mtime=0)),
    ],
)
def test_an_item_of_a_dump_of_wikidata_becomes_an_entry(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    canada = frozenset({NamedNode(f"{WD}Q16"), NamedNode(f"{COUNTRY}CA")})
    assert _seek(_open(tmp_path, content, name), "québec") == [
        Entry(
            NamedNode(f"{WD}Q2145"),
            "Quebec City",
            (
                Literal("Quebec City", language="en"),
                Literal("Québec", language="fr"),
                Literal("Stadacona", language="en"),
            ),
            kinds=frozenset({"city"}),
            category="city",
            areas=(Area(("Canada",), canada, "state"),),
            point=Point(46.8, -71.2),
            begin="1608-07-03",
            size=549459,
        )
    ]


def test_an_item_is_found_by_its_codes_and_looked_up_by_its_iri(tmp_path: Path) -> None:
    snapshot = _open(tmp_path, DUMP)
    by_code = _seek(snapshot, ids=[f"{COUNTRY}CA"])
    assert [entry.label for entry in by_code] == ["Canada"]
    looked_up = snapshot.look_up([NamedNode(f"{WD}Q2145"), NamedNode(f"{WD}Q1")])
    assert [entry.label for entry in looked_up] == ["Quebec City"]
    assert snapshot.address == NamedNode(WD)


@pytest.mark.parametrize(
    ("claim", "begin"),
    [
        (_time("+1608-07-03T00:00:00Z", 11), "1608-07-03"),
        (_time("+1608-07-00T00:00:00Z", 10), "1608-07"),
        (_time("+1608-01-01T00:00:00Z", 9), "1608"),
        (_time("+00000000608-01-01T00:00:00Z", 9), "0608"),
        (_time("+1608-00-00T00:00:00Z", 7), None),
        (_time("-0043-03-15T00:00:00Z", 11), None),
        (_time("+1508-07-03T00:00:00Z", 11, calendar="Q1985786"), "1508"),
    ],
)
def test_a_time_is_as_precise_as_it_says(
    tmp_path: Path, claim: _Object, begin: str | None
) -> None:
    item = {**CITY, "claims": {"P571": [claim]}}
    (entry,) = _seek(_open(tmp_path, _lines([item])), "city")
    assert entry.begin == begin


def test_a_point_on_another_globe_is_passed_over(tmp_path: Path) -> None:
    value = {"latitude": 1.0, "longitude": 2.0, "globe": f"{WD}Q405"}
    item = {**CITY, "claims": {"P625": [_claim("globecoordinate", value)]}}
    (entry,) = _seek(_open(tmp_path, _lines([item])), "city")
    assert entry.point is None


def test_an_entry_in_the_plain_form_is_read(tmp_path: Path) -> None:
    snapshot = _open(tmp_path, _lines(PLAIN))
    assert _seek(snapshot, "stadacona") == [
        Entry(
            NamedNode(f"{EX}quebec"),
            "Québec",
            (Literal("Québec", language="fr"), Literal("Stadacona")),
            kinds=frozenset({"city", "region"}),
            areas=(
                Area(("Canada",), frozenset({NamedNode(f"{EX}canada")}), "state"),
                Area(("America",), kind="continent"),
            ),
            point=Point(46.8, -71.2),
            begin="1608-07",
            ids=frozenset({NamedNode(f"{WD}Q2145")}),
            size=549459,
        )
    ]
    assert snapshot.address == NamedNode(EX)


def test_names_that_a_line_gives_an_area_are_kept(tmp_path: Path) -> None:
    area = {"names": ["Dominion"], "ids": [f"{EX}canada"]}
    bare = [{"ids": [f"{EX}{name}"]} for name in ("canada", "gone")]
    lines = _lines([{**PLAIN[0], "areas": [area, *bare]}, PLAIN[1]])
    (entry,) = _seek(_open(tmp_path, lines), "québec")
    assert [one.names for one in entry.areas] == [("Dominion",), ("Canada",), ()]


def test_a_plain_entry_is_found_by_its_identifiers(tmp_path: Path) -> None:
    snapshot = _open(tmp_path, _lines(PLAIN))
    for iri in (f"{EX}quebec", f"{WD}Q2145"):
        assert [one.label for one in _seek(snapshot, ids=[iri])] == ["Québec"]
    assert _seek(snapshot, ids=[f"{WD}Q1"]) == []


def _fault(snapshot: Snapshot) -> tuple[str, str, int]:
    with pytest.raises(DataError) as caught:
        _seek(snapshot, "canada", ids=[f"{EX}canada"])
    (finding,) = caught.value.findings
    assert finding.position is not None
    return caught.value.text.en, caught.value.text.fr, finding.position.line


@pytest.mark.parametrize("line", ["{", '"text"', "3", "[[]]", "{}}", '{"a": 1},,'])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, line: str) -> None:
    english, french, number = _fault(_open(tmp_path, f"{_lines(PLAIN)}\n{line}\n"))
    assert english.startswith("This line is no JSON object")
    assert french.startswith("Cette ligne n'est pas un objet JSON")
    assert number == 4


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    english, _, number = _fault(_open(tmp_path, b'{"id": "\xff"}\n'))
    assert english.startswith("This line is no JSON object")
    assert number == 1


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("id", None),
        ("id", "no iri"),
        ("names", []),
        ("names", [3]),
        ("names", [{"language": "fr"}]),
        ("kind", "castle"),
        ("areas", ["Canada"]),
        ("areas", [{"ids": ["no iri"]}]),
        ("point", [46.8]),
        ("point", [146.8, 0]),
        ("begin", "soon"),
        ("end", 1608),
        ("ids", ["no iri"]),
        ("size", "many"),
    ],
)
def test_a_member_that_cannot_be_read_is_named(
    tmp_path: Path, member: str, value: object
) -> None:
    broken = {**PLAIN[0], "names": ["Canada"], member: value}
    english, french, number = _fault(_open(tmp_path, _lines([PLAIN[1], broken])))
    assert english.startswith(f"The member “{member}” is missing or cannot be read.")
    assert french.startswith(f"Le membre «\u00a0{member}\u00a0» manque")
    assert number == 2


@pytest.mark.parametrize(
    ("member", "value"),
    [("id", "Québec"), ("labels", {"en": "Canada"}), ("aliases", {"en": [1]})],
)
def test_a_member_of_an_item_that_cannot_be_read_is_named(
    tmp_path: Path, member: str, value: object
) -> None:
    english, _, number = _fault(_open(tmp_path, _lines([{**CANADA, member: value}])))
    assert english.startswith(f"The member “{member}”")
    assert number == 1


def test_claims_that_cannot_be_read_are_named_where_they_are_needed(
    tmp_path: Path,
) -> None:
    broken = {**CANADA, "claims": {"P31": [{}]}}
    english, _, _ = _fault(_open(tmp_path, _lines([CITY, broken])))
    assert english.startswith("The member “claims”")


def test_a_file_that_was_cut_off_tells_the_line(tmp_path: Path) -> None:
    english, _, number = _fault(_open(tmp_path, DUMP[: len(DUMP) // 2]))
    assert english.startswith("This line is no JSON object")
    assert number == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations([QUEBEC, CANADA, CITY, *PLAIN]))
def test_the_order_of_the_lines_does_not_count(
    tmp_path: Path, objects: list[_Object]
) -> None:
    found = _seek(_open(tmp_path, _lines(objects)), "québec", "canada", "city")
    assert [entry.label for entry in found] == [
        *("Canada", "Quebec City", "city"),
        *("Canada", "Québec"),
    ]
    assert all(area.names for entry in found for area in entry.areas)
