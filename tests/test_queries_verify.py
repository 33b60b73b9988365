"""The queries of verify/: each finds nothing in good quads, and its fault in bad."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from legation.answers import write_term
from legation.assets import folders, shipped
from legation.parsing import parse_quads
from legation.queries.catalogue import Catalogue
from legation.reference import Reference
from legation.store import Store
from legation.terms import Prefixes, Quad
from worlds import PREFIXES

BASE = "https://example.org/mine/"
NAMES = (
    PREFIXES
    + """
@prefix derivation: <https://example.org/mine/derivation/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rule: <https://w3id.org/legation/rule/> .
"""
)
GOOD = """
concept:opinion leg:accepted false .
concept:reported leg:accepted true .
id:mission a leg:Mission ; leg:hostedIn id:canada ; leg:earliestStart "2011-03-01" .
id:signature leg:signatory id:charest .

graph:told {
  concept:opinion leg:accepted false .
  concept:reported leg:accepted true .
  id:mission a leg:Mission .
}
graph:inferred { id:mission leg:hostedIn id:canada . }
graph:derived {
  id:mission leg:earliestStart "2011-03-01" .
  id:signature leg:signatory id:charest .
}
graph:links { id:mission skos:exactMatch <http://example.org/7> . }
graph:ontology { leg:Mission a owl:Class . }
graph:dataset { <https://example.org/mine/> dcterms:title "Mine"@en . }

claim:stances {
  concept:opinion leg:accepted false .
  concept:reported leg:accepted true .
}
claim:led { id:mission a leg:Mission . }
claim:praised { id:mission leg:purpose "glory"@en . }
derivation:holder-1 { id:signature leg:signatory id:charest . }

graph:claims {
  claim:stances leg:stance concept:reported .
  claim:led leg:stance concept:reported ; leg:passage id:passage .
  claim:praised leg:stance concept:opinion .
  claim:said leg:stance concept:opinion ; dcterms:subject id:mission , id:page .
  id:page a leg:Source .
  id:passage a leg:Passage .
  derivation:holder-1 a leg:Derivation ; leg:rule rule:holder ;
    prov:wasDerivedFrom claim:led .
}
"""
QUERIES = [
    query
    for query in Catalogue.load(folders(shipped("data")).queries)
    if query.must_be_empty
]
FAULTS: Mapping[str, list[tuple[str, str, list[dict[str, str]]]]] = {
    "derivations-rest-on-claims": [
        (
            "+",
            "graph:claims { derivation:holder-1 prov:wasDerivedFrom claim:praised . }",
            [{"derivation": "derivation:holder-1", "claim": "claim:praised"}],
        ),
        (
            "+",
            "graph:claims { derivation:holder-1 prov:wasDerivedFrom claim:gone . }",
            [{"derivation": "derivation:holder-1", "claim": "claim:gone"}],
        ),
        (
            "-",
            "graph:claims { derivation:holder-1 prov:wasDerivedFrom claim:led . }",
            [{"derivation": "derivation:holder-1"}],
        ),
    ],
    "derived-by-rules": [
        (
            "+",
            "graph:derived { id:mission leg:within id:canada . }",
            [
                {
                    "subject": "id:mission",
                    "property": "leg:within",
                    "value": "id:canada",
                    "derived": "1",
                    "derivations": "0",
                }
            ],
        ),
        (
            "-",
            "graph:derived { id:signature leg:signatory id:charest . }",
            [
                {
                    "subject": "id:signature",
                    "property": "leg:signatory",
                    "value": "id:charest",
                    "derived": "0",
                    "derivations": "1",
                }
            ],
        ),
    ],
    "facts-known-once": [
        (
            "+",
            "graph:inferred { id:mission a leg:Mission . }",
            [
                {
                    "subject": "id:mission",
                    "property": "rdf:type",
                    "value": "leg:Mission",
                    "facts": "1",
                    "told": "1",
                    "inferred": "1",
                    "derived": "0",
                }
            ],
        ),
        (
            "-",
            "id:signature leg:signatory id:charest .",
            [
                {
                    "subject": "id:signature",
                    "property": "leg:signatory",
                    "value": "id:charest",
                    "facts": "0",
                    "told": "0",
                    "inferred": "0",
                    "derived": "1",
                }
            ],
        ),
        (
            "-",
            "graph:inferred { id:mission leg:hostedIn id:canada . }",
            [
                {
                    "subject": "id:mission",
                    "property": "leg:hostedIn",
                    "value": "id:canada",
                    "facts": "1",
                    "told": "0",
                    "inferred": "0",
                    "derived": "0",
                }
            ],
        ),
    ],
    "graphs-belong": [
        (
            "+",
            "graph:claim { id:mission leg:within id:canada . }",
            [{"graph": "graph:claim"}],
        ),
        (
            "-",
            "graph:claims { claim:praised leg:stance concept:opinion . }",
            [{"graph": "claim:praised"}],
        ),
    ],
    "links-apart": [
        (
            "+",
            "id:mission skos:exactMatch <http://example.org/7> .",
            [
                {
                    "subject": "id:mission",
                    "property": "skos:exactMatch",
                    "value": "<http://example.org/7>",
                }
            ],
        ),
    ],
    "no-self": [
        (
            "+",
            "id:mission leg:within id:mission .",
            [{"thing": "id:mission", "property": "leg:within"}],
        ),
    ],
    "passages-used": [
        (
            "-",
            "graph:claims { claim:led leg:passage id:passage . }",
            [{"passage": "id:passage"}],
        ),
    ],
    "subjects-known": [
        (
            "+",
            "graph:claims { claim:said dcterms:subject id:misson . }",
            [{"claim": "claim:said", "thing": "id:misson"}],
        ),
    ],
    "told-by-claims": [
        (
            "+",
            'graph:told { id:mission leg:purpose "glory"@en . }',
            [
                {
                    "subject": "id:mission",
                    "property": "leg:purpose",
                    "value": "glory",
                    "told": "1",
                    "claims": "0",
                }
            ],
        ),
        (
            "-",
            "graph:told { id:mission a leg:Mission . }",
            [
                {
                    "subject": "id:mission",
                    "property": "rdf:type",
                    "value": "leg:Mission",
                    "told": "0",
                    "claims": "1",
                }
            ],
        ),
    ],
}


def quads(text: str) -> set[Quad]:
    return set(parse_quads((NAMES + text).encode(), path=Path("world.trig")))


def rows(name: str, held: set[Quad], *, engine: str) -> list[dict[str, str]]:
    """Return the rows of a query of verify/ over quads, as people read them."""
    (query,) = (query for query in QUERIES if query.name == f"verify/{name}")
    prefixes = Prefixes.of_dataset(BASE)
    store = Store.memory(held)
    asked = store if engine == "fast" else Reference(store)
    return [
        {key: write_term(term, prefixes) or "" for key, term in row.items() if term}
        for row in asked.query(query.text).records()
    ]


def test_every_query_of_verify_is_seen_failing_here() -> None:
    assert {query.name for query in QUERIES} == {f"verify/{name}" for name in FAULTS}


@pytest.mark.parametrize("engine", ["fast", "reference"])
@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_found_in_good_quads(name: str, engine: str) -> None:
    assert rows(name, quads(GOOD), engine=engine) == []


@pytest.mark.parametrize("engine", ["fast", "reference"])
@pytest.mark.parametrize(
    ("name", "sign", "changed", "found"),
    [(name, *fault) for name, faults in FAULTS.items() for fault in faults],
)
def test_a_fault_is_found(
    *, name: str, sign: str, changed: str, found: list[dict[str, str]], engine: str
) -> None:
    good = quads(GOOD)
    bad = good | quads(changed) if sign == "+" else good - quads(changed)

    assert bad != good
    assert rows(name, bad, engine=engine) == found
