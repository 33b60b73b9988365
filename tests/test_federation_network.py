"""Services on the network: whom the user allowed, and how long."""

import json

import pytest

from legation.errors import RefusedAddressError, RefusedQueryError, ServiceError
from legation.federation import Federation, Network
from legation.store import Store
from legation.terms import DefaultGraph, NamedNode, Quad
from services import Heard, Says, serving

HERE = Store.memory(
    Quad(
        NamedNode(f"http://e/p{n}"),
        NamedNode("http://e/match"),
        NamedNode(f"http://e/Q{n}"),
        DefaultGraph(),
    )
    for n in range(250)
)


def asking(address: str) -> str:
    return f"""SELECT ?p ?n WHERE {{ ?p <http://e/match> ?q .
      SERVICE <{address}> {{ ?q <http://e/n> ?n }} }}"""


def seven(_: Heard) -> Says:
    """Answer that nothing is known."""
    answer = {"head": {"vars": ["q", "n"]}, "results": {"bindings": []}}
    return Says(body=[json.dumps(answer).encode()])


def resolve(network: Network, text: str) -> str:
    return Federation(network).resolve(text, HERE.query, prefixes={})


def test_without_permission_nothing_is_sent_and_the_option_is_named() -> None:
    with serving(seven) as service:
        host = service.address.removeprefix("http://")

        for allowed in ([], ["example.org"], ["127.0.0.1:1"]):
            with pytest.raises(RefusedQueryError) as caught:
                resolve(Network(allowed), asking(f"{service.address}/sparql"))
            assert f"add --allow-service {host};" in caught.value.text.en
            assert f"ajoutez --allow-service {host};" in caught.value.text.fr

        assert service.heard == []


def test_every_address_of_a_query_needs_permission_before_any_is_asked() -> None:
    with serving(seven) as service:
        other = "SERVICE <https://example.org/sparql> { ?q <http://e/m> ?m } }"
        text = asking(service.address).rpartition("}")[0] + other

        with pytest.raises(RefusedQueryError, match=r"--allow-service example\.org"):
            resolve(Network([service.address]), text)

        assert service.heard == []


def test_a_host_that_is_allowed_is_asked_in_batches() -> None:
    with serving(seven) as service:
        resolve(Network(["127.0.0.1"]), asking(f"{service.address}/sparql"))

        assert [heard.target for heard in service.heard] == ["/sparql", "/sparql"]
        assert service.heard[0].form["query"].startswith("SELECT * WHERE {")


def test_another_address_may_stand_for_that_of_the_query() -> None:
    with serving(seven) as service:
        wikidata, here = "https://query.wikidata.org/sparql", f"{service.address}/query"
        network = Network(instead={wikidata: here})

        resolve(network, asking(wikidata))

        assert network.target(wikidata) == here
        assert {heard.target for heard in service.heard} == {"/query"}


def test_the_port_and_the_case_of_an_address_may_be_written_otherwise() -> None:
    network = Network(instead={"https://Example.org:443/sparql": "http://127.0.0.1:9/"})

    assert network.target("https://example.org/sparql") == "http://127.0.0.1:9/"
    assert network.target("https://example.org/other") == "https://example.org/other"


def test_all_requests_share_their_time() -> None:
    times = iter([0.0, 59.0, 60.0])

    with serving(seven) as service:
        network = Network([service.address], clock=lambda: next(times))
        resolve(network, asking(service.address))  # at 0 and at 59 seconds

        with pytest.raises(ServiceError) as caught:
            resolve(network, asking(service.address))

        assert "within 60 seconds" in caught.value.text.en
        assert "en 60 secondes" in caught.value.text.fr
        assert len(service.heard) == 2


def test_a_service_that_fails_is_asked_once() -> None:
    with serving(lambda _: Says(503)) as service:
        with pytest.raises(ServiceError, match="answered 503"):
            resolve(Network([service.address]), asking(service.address))

        assert len(service.heard) == 1


@pytest.mark.parametrize("name", ["a b", "ftp://example.org", "user@example.org"])
def test_a_host_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(RefusedAddressError):
        Network([name])
