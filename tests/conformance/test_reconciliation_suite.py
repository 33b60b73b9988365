"""Messages of the Reconciliation API 0.2, against the schemas of the specification."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from gazetteers import MANIFEST, SPACE, asked, candidate, gazetteer, real_gazetteer
from legation.authorities.authority import Question, Sought
from legation.authorities.entries import Entry, Kind
from legation.authorities.manifests import read_manifest
from legation.authorities.reconciliation import Reconciliation
from legation.egress import Egress
from legation.terms import Literal, NamedNode

JSON = "application/json"
TYPES: dict[Kind, str] = {"city": "city", "region": "province"}
UNREAD = "http://swagger.io/v2/schema.json"  # a manifest's `authentication`


class Schemas:
    """The schemas of one version, by their names."""

    def __init__(self, folder: Path) -> None:
        schemas = {
            path.stem: json.loads(path.read_bytes()) for path in folder.glob("*.json")
        }
        anything = {"definitions": {"securityDefinitions": {}}}
        anything["definitions"]["securityDefinitions"]["additionalProperties"] = {}
        self._registry: Registry[Any] = Registry().with_resources(
            (uri, Resource(contents, DRAFT7))
            for uri, contents in [
                *((schema.get("$id", ""), schema) for schema in schemas.values()),
                (UNREAD, anything),
            ]
        )
        self._schemas = schemas

    def faults(self, name: str, message: object) -> list[str]:
        """Return what a schema finds wrong with a message."""
        validator = Draft7Validator(self._schemas[name], registry=self._registry)
        return [fault.message for fault in validator.iter_errors(message)]


@pytest.fixture(scope="module")
def folder(suites: Path) -> Path:
    return suites / "reconciliation-0.2"


@pytest.fixture(scope="module")
def schemas(folder: Path) -> Schemas:
    return Schemas(folder / "schemas")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with real_gazetteer(tmp_path_factory.mktemp("gazetteer")) as address:
        yield address


def examples(folder: Path, name: str, *, valid: bool = True) -> dict[str, Any]:
    """Return the examples of one kind of message, by their names."""
    inside = folder / "examples" / name / ("valid" if valid else "invalid")
    found = {path.stem: json.loads(path.read_bytes()) for path in inside.glob("*.json")}
    assert found
    return found


def sought() -> Sought:
    """Return a search that needs all forms of queries."""
    questions = [
        Question((Literal("Québec", language="fr"),), frozenset({"city"})),
        Question((Literal("Québec"),), frozenset({"city", "region"})),
        Question((Literal("Gdańsk"), Literal("Danzig")), frozenset({"person"})),
    ]
    ids = {NamedNode(f"{SPACE}P3")}
    keys = {name.value for one in questions for name in one.names}
    return Sought(questions, str, keys, ids)


@pytest.mark.parametrize(
    "name",
    ["manifest", "reconciliation-query-batch", "reconciliation-result-batch"],
)
def test_the_schemas_judge_the_examples_as_the_specification_does(
    folder: Path, schemas: Schemas, name: str
) -> None:
    good, bad = (examples(folder, name, valid=valid) for valid in (True, False))

    assert {key: schemas.faults(name, one) for key, one in good.items()} == {
        key: [] for key in good
    }
    assert {key for key, one in bad.items() if not schemas.faults(name, one)} == set()


def test_every_valid_manifest_is_understood(folder: Path) -> None:
    for name, example in examples(folder, "manifest").items():
        manifest = read_manifest(example)

        assert manifest.title == example["name"], name
        # A service without anything before its identifiers has IRIs for them.
        identifier = "1" if manifest.before else "https://example.org/1"
        iri = manifest.iri(identifier)
        assert manifest.identifier(iri) == identifier, name


def test_every_valid_result_is_understood(folder: Path) -> None:
    for example in examples(folder, "reconciliation-result-batch").values():
        for result in example.values():
            found = candidates(result["result"])

            assert [entry.label for entry in found] == [
                candidate["name"] for candidate in result["result"]
            ]


def candidates(result: list[dict[str, Any]]) -> list[Entry]:
    """Return the entries that are made of the candidates of a service."""
    questions = [Question((Literal("x"),))]
    with gazetteer({"x": result}) as service:
        egress = Egress([service.address])
        authority = Reconciliation(service.address, egress=egress)
        return list(authority.seek(Sought(questions, str, {"x"}, ())))


def test_every_query_that_is_sent_is_valid(schemas: Schemas) -> None:
    places = {"Québec": [candidate("P1", "Québec", {"id": "city"})]}
    assert schemas.faults("manifest", MANIFEST) == []
    with gazetteer(places) as service:
        egress = Egress([service.address])
        authority = Reconciliation(service.address, egress=egress, types=TYPES)
        list(
            chain(authority.seek(sought()), authority.look_up([NamedNode(SPACE + "4")]))
        )

    sent = [asked(heard) for heard in service.heard if heard.method == "POST"]
    assert [len(batch) for batch in sent] == [3, 1, 1, 1]
    for batch in sent:
        assert schemas.faults("reconciliation-query-batch", batch) == []


def test_what_a_real_server_answers_is_valid_and_understood(
    schemas: Schemas, real: str
) -> None:
    egress = Egress([real])
    batch = {
        "q0": {"query": "Québec", "limit": 5, "type": ["city", "province"]},
        "q1": {"query": "moscow", "limit": 5, "type": "city"},
        "q2": {"query": "Gdańsk", "limit": 5},
    }
    form = {"queries": json.dumps(batch)}

    manifest = json.loads(egress.get(real, accept=JSON))
    results = json.loads(egress.post(real, form=form, accept=JSON))

    assert schemas.faults("reconciliation-query-batch", batch) == []
    assert schemas.faults("manifest", manifest) == []
    assert schemas.faults("reconciliation-result-batch", results) == []
    assert {key: len(one["result"]) for key, one in results.items()} == {
        "q0": 2,
        "q1": 2,
        "q2": 0,
    }
    authority = Reconciliation(real, egress=egress, types=TYPES)
    assert {entry.id for entry in authority.seek(sought())} == {
        NamedNode(f"{SPACE}P1"),
        NamedNode(f"{SPACE}P2"),
    }
