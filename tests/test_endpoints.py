"""SPARQL endpoints: a real server, and services that answer badly."""

import json
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from legation.egress import Egress, Limits
from legation.endpoints import Endpoint
from legation.errors import RefusedAddressError, ServiceError
from legation.terms import XSD, BlankNode, Literal, NamedNode
from services import Says, running, serving

DATA = """\
<https://example.org/canada> <http://www.w3.org/2000/01/rdf-schema#label> "Canada"@en .
<https://example.org/canada> <https://example.org/code> "01" .
<https://example.org/canada> <https://example.org/size> "02"^^<https://example.org/t> .
<https://example.org/canada> <https://example.org/near> _:alaska .
_:alaska <http://www.w3.org/2000/01/rdf-schema#label> "Аляска \\"\\n\\t"@ru .
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a real endpoint that holds the data."""
    folder = tmp_path_factory.mktemp("oxigraph")

    def words(port: str) -> list[str]:
        return ["serve", "--bind", f"127.0.0.1:{port}"]

    with running("oxigraph", words, folder=folder) as server:
        connection = HTTPConnection(urlsplit(server).netloc)
        headers = {"Content-Type": "application/n-triples"}
        connection.request("POST", "/store?default", DATA.encode(), headers)
        assert connection.getresponse().status == 204
        connection.close()
        yield f"{server}/query"


@pytest.fixture
def endpoint(address: str) -> Endpoint:
    return Endpoint(address, egress=Egress([address]))


def test_a_query_is_answered_with_terms(endpoint: Endpoint) -> None:
    found = endpoint.select(
        "SELECT ?p ?o ?none WHERE { <https://example.org/canada> ?p ?o } ORDER BY ?p"
    )

    assert found.columns == ("p", "o", "none")
    assert [row[1:] for row in found.rows if not isinstance(row[1], BlankNode)] == [
        (Literal("Canada", language="en"), None),
        (Literal("01"), None),
        (Literal("02", datatype=NamedNode("https://example.org/t")), None),
    ]


def test_a_blank_node_means_one_thing_in_one_answer(endpoint: Endpoint) -> None:
    found = endpoint.select(
        "SELECT ?a ?b ?n { ?c <https://example.org/near> ?a ."
        " ?b <http://www.w3.org/2000/01/rdf-schema#label> ?n FILTER isBlank(?b) }"
    )

    ((a, b, name),) = found.rows
    assert isinstance(a, BlankNode)
    assert a == b
    assert name == Literal('Аляска "\n\t', language="ru")


def test_a_long_query_arrives_whole(endpoint: Endpoint) -> None:
    values = " ".join(str(Literal(f"é {number}")) for number in range(5000))

    found = endpoint.select(
        f"SELECT (COUNT(?v) AS ?n) (MAX(?v) AS ?last) {{ VALUES ?v {{ {values} }} }}"
    )

    assert found.rows == [(Literal("5000", datatype=XSD.integer), Literal("é 999"))]


def test_no_rows_are_an_answer(endpoint: Endpoint) -> None:
    found = endpoint.select("SELECT ?s WHERE { ?s <https://example.org/no> 1 }")

    assert (found.columns, found.rows) == (("s",), [])


def test_a_query_that_is_none_is_told_in_the_words_of_the_server(
    endpoint: Endpoint, address: str
) -> None:
    with pytest.raises(ServiceError, match="answered 400") as error:
        endpoint.select("SELEKT")
    assert address in str(error.value)


def test_an_answer_with_other_columns_is_told(endpoint: Endpoint) -> None:
    query = "SELECT ?s ?o { ?s <https://example.org/code> ?o }"

    assert len(endpoint.select(query, columns=["s", "o"]).rows) == 1
    with pytest.raises(ServiceError, match="columns"):
        endpoint.select(query, columns=["o", "s"])


def test_blank_nodes_may_be_called_what_rdf_does_not_allow() -> None:
    names = ("nodeID://b1", "nodeID://b2", "nodeID://b1")
    bindings = [{"a": {"type": "bnode", "value": name}} for name in names]
    body = json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": bindings}})

    with serving(lambda _: Says(body=[body.encode()])) as service:
        endpoint = Endpoint(service.address, egress=Egress([service.address]))
        (one,), (two,), (again,) = endpoint.select("SELECT ?a {}").rows

    assert isinstance(one, BlankNode)
    assert one == again != two


def test_an_endpoint_that_nobody_named_is_not_asked(address: str) -> None:
    with pytest.raises(RefusedAddressError, match="nobody named"):
        Endpoint(address, egress=Egress(["example.org"])).select("SELECT ?s {}")


def binding(value: object) -> bytes:
    """Return a result of one row and one column."""
    results = {"bindings": [{"a": value}]}
    return json.dumps({"head": {"vars": ["a"]}, "results": results}).encode()


IRI = {"type": "uri", "value": "https://example.org/"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"<!DOCTYPE html><title>Welcome</title>",
        b"[" * 100_000,
        b'{"head": {}, "boolean": true}',
        b'{"head": {"vars": ["a"]}, "results": {"bindings": [',
        binding(IRI).replace(b'["a"]', b'["b"]'),
        binding({"type": "uri", "value": "not an IRI"}),
        binding({"type": "uri"}),
        binding({"type": "literal", "value": 1}),
        binding({"type": "literal", "value": "a", "xml:lang": "no language"}),
        binding({"type": "literal", "value": "\ud800"}),
        binding(
            {
                "type": "triple",
                "value": {"subject": IRI, "predicate": IRI, "object": IRI},
            }
        ),
        binding("a"),
    ],
)
def test_an_answer_that_is_no_result_is_told(body: bytes) -> None:
    with serving(lambda _: Says(body=[body])) as service:
        egress = Egress([service.address], limits=Limits(attempts=1))

        with pytest.raises(ServiceError, match="with the result of a query") as error:
            Endpoint(service.address, egress=egress).select("SELECT ?a {}")
        assert "n'est pas le résultat d'une requête" in error.value.text.fr
        (heard,) = service.heard
        assert heard.form == {"query": "SELECT ?a {}"}
        assert heard.headers["Accept"] == "application/sparql-results+json"
