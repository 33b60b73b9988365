"""The file of proposals: written, read again, and made anew where it is damaged."""

from dataclasses import replace
from pathlib import Path

import pytest

from legation.errors import DataError, UsageError
from legation.linking.offers import merge, read_offers
from legation.linking.proposing import Candidate, Proposal, Verdict
from legation.terms import SKOS
from legation.texts import Text
from outside import entry_iri, node


def offer(name: str, scheme: str = "shelf", score: float = 0.9) -> Proposal:
    reasons = (Text("same name: “X”", "même nom : « X »"),)
    candidate = Candidate(entry_iri(name), "X", SKOS.exactMatch, score, reasons)
    return Proposal(node(name), scheme, Verdict.CLEAR, (candidate,), score)


@pytest.mark.parametrize("verdict", Verdict)
def test_what_is_written_is_read_again(tmp_path: Path, verdict: Verdict) -> None:
    path = tmp_path / "links.jsonl"
    found = [replace(offer(name), verdict=verdict) for name in "abc"]

    path.write_bytes(merge(reversed(found), path))

    assert read_offers(path) == found


def test_proposals_take_the_place_of_those_of_the_same_dataset(tmp_path: Path) -> None:
    path = tmp_path / "links.jsonl"
    path.write_bytes(merge([offer("a"), offer("b", "other")], path))

    path.write_bytes(merge([offer("c")], path))

    assert read_offers(path) == [offer("b", "other"), offer("c")]


def test_a_damaged_file_is_an_error_and_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "links.jsonl"
    path.write_text('{"thing": 1}\n', encoding="utf-8")

    with pytest.raises(DataError, match=r"is damaged. Delete it"):
        read_offers(path)
    path.write_bytes(merge([offer("a")], path))
    assert read_offers(path) == [offer("a")]


def test_without_a_file_nothing_was_proposed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Nothing was proposed yet"):
        read_offers(tmp_path / "links.jsonl")
