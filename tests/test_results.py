"""Repairs: their sentence and their JSON."""

import json

import pytest

from legation.results import Repair
from legation.terms import BlankNode, Literal, NamedNode, Triple
from legation.texts import Text

P = NamedNode("urn:p")
REPAIR = Repair(
    Text("Keep the later one.", "Gardez la plus récente."),
    removed=(Triple(NamedNode("urn:a"), P, Literal("two\nlines", language="en")),),
    added=(
        Triple(NamedNode("urn:a"), P, BlankNode("b1")),
        Triple(BlankNode("b1"), P, Literal("3")),
    ),
)


def test_a_repair_says_that_it_is_a_proposal_in_both_languages() -> None:
    assert REPAIR.describe("en") == "Proposed: Keep the later one."
    assert REPAIR.describe("fr") == "Proposition\u00a0: Gardez la plus récente."


def test_the_json_of_a_repair_has_its_triples_as_n_triples() -> None:
    assert REPAIR.as_json() == {
        "text": {"en": "Keep the later one.", "fr": "Gardez la plus récente."},
        "remove": [r'<urn:a> <urn:p> "two\nlines"@en .'],
        "add": ["<urn:a> <urn:p> _:b1 .", '_:b1 <urn:p> "3" .'],
    }


@pytest.mark.parametrize("repair", [REPAIR, Repair(Text("Look.", "Regardez."))])
def test_a_repair_survives_its_json(repair: Repair) -> None:
    assert Repair.from_json(json.loads(json.dumps(repair.as_json()))) == repair
