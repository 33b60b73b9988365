from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.likeness import ALL, Proposal, propose
from legation.terms import Triple
from likenesses import node, triples

SUMMITS = """
  ex:a a leg:Gathering ; skos:prefLabel "Francophone summit"@en, "Sommet"@fr ;
    leg:date "1986-02"^^edtf:EDTF .
  ex:b a leg:Gathering ; skos:prefLabel "Francophone summit"@en ;
    leg:date "1986-02-17"^^edtf:EDTF .
  ex:c a leg:Gathering ; skos:prefLabel "Francophone summit"@en ;
    leg:date "1986"^^edtf:EDTF .
"""
PEOPLE = """
  ex:p a foaf:Person ; skos:prefLabel "Jean Charest"@en .
  ex:q a foaf:Person ; skos:prefLabel "J. Charest"@en .
  ex:r a foaf:Person ; skos:prefLabel "Charest, Jean"@en .
  ex:o a org:Organization ; skos:prefLabel "Port of Mundra"@en .
  ex:m a org:Organization ; skos:prefLabel "Port of Mundra"@en ; leg:seat ex:cuba .
"""
WORLD = triples(SUMMITS + PEOPLE)


def things(proposals: list[Proposal]) -> list[tuple[str, ...]]:
    return [tuple(t.value[-1] for t in p.things) for p in proposals]


@given(st.permutations(WORLD))
def test_the_order_of_the_triples_does_not_matter(shuffled: list[Triple]) -> None:
    assert propose(shuffled) == propose(WORLD)


def test_proposals_are_sorted_by_kind_and_score() -> None:
    keys = [(p.kind, -p.score) for p in propose(WORLD)]

    assert keys == sorted(keys)
    assert {kind for kind, _ in keys} == {"gathering", "organization", "person"}


def test_only_the_kinds_that_are_asked_for_are_proposed() -> None:
    assert {p.kind for p in propose(WORLD, kinds=["person"])} == {"person"}
    assert propose(WORLD, kinds=[]) == []
    with pytest.raises(ValueError, match="planet"):
        propose(WORLD, kinds=["planet"])


def test_three_that_are_one_are_one_proposal() -> None:
    (proposal,) = propose(WORLD, kinds=["gathering"])

    assert things([proposal]) == [("a", "b", "c")]
    assert [p.score for p in propose(WORLD, kinds=["gathering"], least=0.99)] == []


def test_what_is_decided_to_be_apart_is_never_proposed_together() -> None:
    decided = {frozenset((node("a"), node("b")))}

    proposals = propose(WORLD, kinds=["gathering"], apart=decided)

    assert sorted(things(proposals)) == [("a", "c"), ("b", "c")]


def test_the_least_score_holds_for_each_pair() -> None:
    all_ = propose(WORLD, kinds=["person"], least=0.0)
    some = propose(WORLD, kinds=["person"], least=0.75)

    assert max(len(p.things) for p in all_) == 3
    assert things(some) == [("p", "r")]
    assert all(p.score >= 0.75 for p in some)


def test_what_more_is_said_of_is_to_be_kept() -> None:
    (ports,) = propose(WORLD, kinds=["organization"])

    assert things([ports]) == [("m", "o")]


def test_what_has_labels_in_both_languages_is_to_be_kept_of_two_used_alike() -> None:
    told = """
      ex:a a foaf:Person ; skos:prefLabel "Jean Charest"@en, "J. Charest"@en .
      ex:b a foaf:Person ; skos:prefLabel "Jean Charest"@en, "Jean Charest"@fr .
    """

    assert things(propose(triples(told), kinds=["person"])) == [("b", "a")]


def test_the_smaller_name_is_to_be_kept_where_nothing_else_decides() -> None:
    (people,) = [p for p in propose(WORLD, kinds=["person"]) if len(p.things) == 3]

    assert things([people]) == [("p", "q", "r")]


def test_a_proposal_has_reasons_in_both_languages() -> None:
    for proposal in propose(WORLD):
        assert proposal.reasons
        assert all(reason.en and reason.fr for reason in proposal.reasons)


@pytest.mark.parametrize("order", list(permutations("xyz")))
def test_whose_name_comes_first_does_not_matter(order: tuple[str, ...]) -> None:
    names = dict(
        zip(order, ("Jean Charest", "J. Charest", "Charest Jean"), strict=True)
    )
    told = "".join(
        f'ex:{name} a foaf:Person ; skos:prefLabel "{label}"@en .\n'
        for name, label in names.items()
    )

    (proposal,) = propose(triples(told), kinds=["person"])

    assert len(proposal.things) == 3
    assert proposal.score == 0.5


def test_nothing_is_proposed_of_blank_nodes_or_of_nothing() -> None:
    told = '[] a foaf:Person ; skos:prefLabel "A B"@en . [] a foaf:Person .'

    assert propose(triples(told)) == []
    assert propose([]) == []
    assert len(ALL) == 7
