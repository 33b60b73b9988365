"""Reconciliation services: what they are asked, and what is made of their answers."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from gazetteers import MANIFEST, SPACE, asked, candidate, gazetteer, real_gazetteer
from legation.authorities.authority import Question, Sought
from legation.authorities.entries import Entry, Kind
from legation.authorities.reconciliation import Reconciliation
from legation.egress import Egress
from legation.errors import RefusedAddressError, ServiceError
from legation.terms import Literal, NamedNode
from legation.texts import Text
from services import Heard, Says, Service, serving

CITY = {"id": "Q515", "name": "city"}
STATE = {"id": "Q3624078", "name": "sovereign state"}
TYPES: dict[Kind, str] = {"city": "Q515", "state": "Q3624078"}


def authority(service: Service, types: dict[Kind, str] | None = None) -> Reconciliation:
    egress = Egress([service.address])
    return Reconciliation(service.address, egress=egress, types=types)


def question(*names: str, kinds: frozenset[Kind] = frozenset()) -> Question:
    return Question(tuple(map(Literal, names)), kinds)


def sought(*questions: Question, ids: tuple[NamedNode, ...] = ()) -> Sought:
    names = (name.value for one in questions for name in one.names)
    return Sought(questions, str.casefold, set(map(str.casefold, names)), ids)


def place(identifier: str) -> NamedNode:
    return NamedNode(SPACE + identifier)


def queries(service: Service) -> list[list[str]]:
    """Return the names that a service was asked for, request by request."""
    return [
        [query["query"] for query in asked(heard).values()]
        for heard in service.heard
        if heard.method == "POST"
    ]


def test_a_candidate_is_an_entry_with_what_the_service_says_of_it() -> None:
    places = {"Moscow": [candidate("Q649", "Moscow", CITY, "Q1549591")]}
    with gazetteer(places) as service:
        found = list(authority(service, types=TYPES).seek(sought(question("Moscow"))))

    assert found == [
        Entry(
            place("Q649"),
            "Moscow",
            (Literal("Moscow"),),
            kinds=frozenset({"city"}),
            category="city, Q1549591",
        )
    ]


def test_a_candidate_need_have_no_type() -> None:
    bare = {"id": "Q649", "name": "Moscow", "score": 1}
    with gazetteer({"Moscow": [bare]}) as service:
        (entry,) = authority(service).seek(sought(question("Moscow")))

    assert (entry.kinds, entry.category) == (frozenset(), None)


def test_a_thing_is_asked_for_by_its_first_name_and_the_types_of_its_kinds() -> None:
    with gazetteer() as service:
        service_of = authority(service, types=TYPES)
        one, both = frozenset({"city"}), frozenset({"city", "state"})
        unknown = frozenset({"city", "person"})
        questions = [
            question("Laval", kinds=one),
            question("Monaco", kinds=both),
            question("Lévis", kinds=unknown),
            question("Rome"),
            question("Rome"),
            Question(()),
        ]

        assert list(service_of.seek(sought(*questions))) == []

    manifest, batch = service.heard
    assert (manifest.method, manifest.headers["Accept"]) == ("GET", "application/json")
    assert list(asked(batch).values()) == [
        {"query": "Laval", "limit": 5, "type": "Q515"},
        {"query": "Lévis", "limit": 5},
        {"query": "Monaco", "limit": 5, "type": ["Q3624078", "Q515"]},
        {"query": "Rome", "limit": 5},
    ]


def test_the_other_names_follow_until_one_is_found() -> None:
    places = {
        "Moscou": [candidate("Q1", "Moscou, Ohio")],
        "Moskva": [candidate("Q649", "MOSKVA")],
        "Rome": [candidate("Q220", "Rome")],
    }
    with gazetteer(places) as service:
        found = authority(service).seek(
            sought(
                question("Moscou", "Moscou", "Moskva", "Moscow"),
                question("Rome", "Roma"),
                question("Nowhere", "Nulle part"),
            )
        )

        assert [entry.id for entry in found] == [
            place("Q1"),
            place("Q220"),
            place("Q649"),
        ]
    assert queries(service) == [["Moscou", "Nowhere", "Rome"], ["Moskva", "Nulle part"]]


def test_a_candidate_of_several_names_is_one_entry() -> None:
    quebec = candidate("Q176", "Québec")
    with gazetteer({"Québec": [quebec, quebec], "Quebec": [quebec]}) as service:
        found = authority(service).seek(sought(question("Québec"), question("Quebec")))

        assert [entry.id for entry in found] == [place("Q176")]


@pytest.mark.parametrize(
    ("said", "sizes"),
    [({}, [50, 1]), ({"batchSize": 20}, [20, 20, 11]), ({"batchSize": 9999}, [50, 1])],
)
def test_names_are_asked_for_in_batches(said: dict[str, int], sizes: list[int]) -> None:
    questions = [question(f"Place {number:02}") for number in range(51)]
    with gazetteer(manifest={**MANIFEST, **said}) as service:
        assert list(authority(service).seek(sought(*questions))) == []

    batches = queries(service)
    assert [len(batch) for batch in batches] == sizes
    assert list(chain.from_iterable(batches)) == [
        one.names[0].value for one in questions
    ]


def test_an_identifier_that_is_known_is_sought_too() -> None:
    ids = (place("Q649"), NamedNode("https://elsewhere.example/Q1"), NamedNode(SPACE))
    places = {"Q649": [candidate("Q649", "Moscow"), candidate("Q6490", "Other")]}
    with gazetteer(places) as service:
        found = authority(service).seek(sought(question("Москва"), ids=ids))

        assert [entry.id for entry in found] == [place("Q649")]
    assert queries(service) == [["Москва"], ["Q649"]]


def test_an_entry_is_looked_up_by_its_identifier() -> None:
    places = {
        "Q1": [candidate("Q12", "No"), candidate("Q1", "Yes"), candidate("Q1", "Yes")],
        "Q2": [candidate("Q1", "Yes")],
    }
    with gazetteer(places) as service:
        service_of = authority(service)

        found = service_of.look_up({place("Q1"), place("Q2"), place("Q3")})
        assert [(entry.id, entry.label) for entry in found] == [(place("Q1"), "Yes")]
        assert list(service_of.look_up(())) == []
    assert queries(service) == [["Q1", "Q2", "Q3"]]


@pytest.mark.parametrize(
    ("manifest", "identifier", "iri"),
    [
        ({}, "Q649", f"{SPACE}Q649"),
        ({}, "a b|c", f"{SPACE}a%20b%7Cc"),
        ({}, "Montréal", f"{SPACE}Montréal"),
        ({}, "https://example.org/x", "https://example.org/x"),
        ({}, "urn:x:1", "urn:x:1"),
        ({"view": {"url": "https://a.example/{{id}}"}}, "1", f"{SPACE}1"),
        (
            {
                "identifierSpace": "https://a.example/about",
                "view": {"url": "https://a.example/{{id}}/page"},
            },
            "tgn/1",
            "https://a.example/tgn/1/page",
        ),
        ({"identifierSpace": "https://a.example/n"}, "1", "https://a.example/n1"),
        ({"identifierSpace": "https://a.example/#"}, "1", "https://a.example/#1"),
    ],
)
def test_an_identifier_becomes_an_iri_and_is_found_by_it(
    manifest: dict[str, Any], identifier: str, iri: str
) -> None:
    places = {identifier: [candidate(identifier, "It")]}
    with gazetteer(places, {**MANIFEST, **manifest}) as service:
        (entry,) = authority(service).seek(sought(question(identifier)))

        assert entry.id == NamedNode(iri)


def test_a_service_is_called_what_it_calls_itself() -> None:
    with gazetteer() as service:
        service_of = authority(service)

        assert service.heard == []
        assert service_of.name == "gazetteer-en"
        assert service_of.title == Text("Gazetteer (en)", "Gazetteer (en)")
        assert service_of.address == NamedNode(service.address)
        assert service_of.licence is None
        assert not service_of.is_whole
        assert len(service.heard) == 1


def test_a_service_without_a_latin_name_is_called_by_its_host() -> None:
    with gazetteer(manifest={**MANIFEST, "name": "地名"}) as service:
        assert authority(service).name == "127.0.0.1"


@pytest.mark.parametrize("versions", [["0.1"], ["0.2"], ["0.2", "1.0"], None])
def test_a_service_of_a_known_version_is_asked(versions: list[str] | None) -> None:
    manifest = {**MANIFEST, "versions": versions}
    if versions is None:
        del manifest["versions"]
    with gazetteer(manifest=manifest) as service:
        assert authority(service).name == "gazetteer-en"


@pytest.mark.parametrize(
    "manifest",
    [
        {**MANIFEST, "versions": ["1.0-draft"]},
        {**MANIFEST, "versions": 2},
        {**MANIFEST, "batchSize": "many"},
        {**MANIFEST, "view": {"address": ""}, "identifierSpace": "https://a.example/a"},
        {"versions": ["0.2"], "identifierSpace": SPACE},
        {"versions": ["0.2"], "name": "Gazetteer"},
        [],
        "Gazetteer",
    ],
)
def test_a_manifest_that_cannot_be_understood_is_told(manifest: object) -> None:
    with gazetteer(manifest=manifest) as service:
        with pytest.raises(ServiceError, match="reconciliation service") as error:
            list(authority(service).seek(sought(question("Rome"))))
        assert service.address in str(error.value)
    assert queries(service) == []


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html>",
        "[]",
        "{}",
        '{"q0": {}}',
        '{"q0": {"result": 1}}',
        '{"q0": {"result": ["Rome"]}}',
        '{"q0": {"result": [{"id": "Q220"}]}}',
        '{"q0": {"result": [{"name": "Rome"}]}}',
        '{"q0": {"result": [{"id": "Q220", "name": "Rome", "type": [[]]}]}}',
        '{"q0": {"result": [{"id": "Q220", "name": "Rome", "type": [{}]}]}}',
        '{"q0": {"result": [{"id": "http://[", "name": "Rome"}]}}',
        '{"status": "error", "message": "No."}',
    ],
)
def test_an_answer_that_cannot_be_understood_is_told(body: str) -> None:
    def answer(heard: Heard) -> Says:
        said = json.dumps(MANIFEST) if heard.method == "GET" else body
        return Says(body=[said.encode()])

    with serving(answer) as service:
        with pytest.raises(ServiceError, match="reconciliation service") as error:
            list(authority(service).seek(sought(question("Rome"))))
        assert "celle d'un service de réconciliation" in error.value.text.fr


def test_a_service_that_nobody_named_hears_of_nothing() -> None:
    with gazetteer() as service:
        egress = Egress(["example.org", "http://127.0.0.1:1/"])
        service_of = Reconciliation(service.address, egress=egress)

        with pytest.raises(RefusedAddressError):
            list(service_of.seek(sought(question("Rome"))))
        with pytest.raises(RefusedAddressError):
            list(service_of.look_up([place("Q220")]))
    assert service.heard == []


# -- a real server


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reconciliation]:
    """Return the authority over a server that others have written."""
    with real_gazetteer(tmp_path_factory.mktemp("gazetteer")) as address:
        types: dict[Kind, str] = {"city": "city", "region": "province"}
        yield Reconciliation(address, egress=Egress([address]), types=types)


def test_a_real_server_says_what_it_is(real: Reconciliation) -> None:
    assert (real.name, real.title.fr) == ("gazetteer", "Gazetteer")


def test_a_real_server_finds_places_by_their_names_and_types(
    real: Reconciliation,
) -> None:
    city = question("Ville de Québec", "Québec", kinds=frozenset({"city"}))

    found = list(real.seek(sought(city, question("moscow"))))

    assert [(entry.id, entry.label, set(entry.kinds)) for entry in found] == [
        (place("P3"), "Moscow", {"city"}),
        (place("4"), "New Moscow", {"city"}),
        (place("P1"), "Québec", {"city"}),
    ]


def test_a_real_server_finds_both_things_of_one_name(real: Reconciliation) -> None:
    found = list(real.seek(sought(question("Québec"))))

    assert {(entry.id, entry.category) for entry in found} == {
        (place("P1"), "city"),
        (place("P2"), "province"),
    }


def test_a_real_server_that_finds_names_only_looks_nothing_up(
    real: Reconciliation,
) -> None:
    assert list(real.look_up([place("P1"), place("4")])) == []
