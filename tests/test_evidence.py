from pathlib import Path

import pytest

from legation.evidence import Evidence, Witness
from legation.parsing import parse_quads
from legation.store import Store
from legation.terms import NamedNode
from legation.texts import Text
from worlds import PREFIXES

BASE = "https://example.org/mine/"
WORLD = """
@prefix derivation: <https://example.org/mine/derivation/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rule: <https://w3id.org/legation/rule/> .

concept:reported leg:accepted true ; skos:prefLabel "reported"@en , "rapporté"@fr .
concept:editorial leg:accepted true ; skos:prefLabel "editorial"@en .
concept:opinion leg:accepted false ; skos:prefLabel "opinion"@en , "opinion"@fr .
id:treaty a leg:Agreement ; leg:hasSignature id:sig .
id:sig a leg:Signature ; leg:inCapacity id:premier ; leg:signatory id:charest .
id:mission a leg:Mission ; leg:participant id:delegation , id:guest .
id:delegation a leg:Delegation .
id:guest a leg:Place .
id:talk a leg:Meeting ; leg:subEventOf id:mission .
id:stop a leg:Mission ; leg:subEventOf id:mission .
id:premier a leg:Office .

claim:named { id:treaty a leg:Agreement ; skos:prefLabel "Treaty"@en . }
claim:kind { id:treaty leg:purpose "trade"@en . }
claim:signed { id:sig leg:inCapacity id:premier . }
claim:led { id:mission a leg:Mission . }
claim:size { id:delegation leg:sizeBesidesHead 8 . }
claim:met { id:talk leg:topic concept:energy . }
claim:stop { id:stop a leg:Mission . }
claim:guest { id:guest a leg:Place . }
claim:praise { id:mission leg:purpose "glory"@en . }
claim:term { id:tenure leg:tenureOf id:premier . }
derivation:holder-1 { id:sig leg:signatory id:charest . }

graph:claims {
  id:page a leg:Source ; skos:prefLabel "The page"@en , "La page"@fr .
  id:editors a leg:Source ; skos:prefLabel "Editors"@en .
  id:wiki a leg:Source ; skos:prefLabel "Encyclopedia"@en .
  claim:named leg:stance concept:editorial ; leg:source id:editors .
  claim:kind leg:stance concept:editorial ; leg:source id:editors ;
    skos:editorialNote "Well known."@en , "Bien connu."@fr .
  claim:signed leg:stance concept:reported ; leg:source id:page ; leg:passage id:p1 .
  id:p1 oa:exact "signed by the Premier" ; oa:start 40 ; oa:end 61 .
  claim:led leg:stance concept:reported ; leg:source id:page ; leg:passage id:p2 .
  id:p2 oa:exact "a mission" ; oa:start 100 ; oa:end 109 .
  claim:size leg:stance concept:reported ; leg:source id:page ; leg:passage id:p3 .
  id:p3 oa:exact "eight members" ; oa:start 20 ; oa:end 33 .
  claim:met leg:stance concept:reported ; leg:source id:page ; leg:passage id:p4 .
  id:p4 oa:exact "they met" ; oa:start 9 ; oa:end 17 .
  claim:stop leg:stance concept:reported ; leg:source id:page ; leg:passage id:p4 .
  claim:guest leg:stance concept:reported ; leg:source id:page ; leg:passage id:p4 .
  claim:praise leg:stance concept:opinion ; leg:source id:page ; leg:passage id:p4 .
  claim:term leg:stance concept:reported ; leg:source id:wiki ;
    leg:citation "infobox" .
  derivation:holder-1 a leg:Derivation ; leg:rule rule:holder ;
    prov:wasDerivedFrom claim:signed , claim:term .
}
"""


@pytest.fixture(scope="module")
def witness() -> Witness:
    quads = parse_quads((PREFIXES + WORLD).encode(), path=Path("world.trig"))
    return Witness(Store.memory(quads), base=BASE)


def thing(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{name}")


def claim(name: str) -> NamedNode:
    return NamedNode(f"{BASE}claim/{name}")


def names(evidence: list[Evidence]) -> list[str]:
    return [one.claim.rpartition("/")[2] for one in evidence]


def test_claims_of_what_belongs_to_an_entity_count_in_the_order_of_the_source(
    witness: Witness,
) -> None:
    found = witness.of(thing("mission"), values=[])

    assert names(found) == ["met", "size", "led"]


def test_a_claim_that_only_names_or_classifies_is_left_out_if_editorial(
    witness: Witness,
) -> None:
    found = witness.of(thing("treaty"), values=[])

    assert names(found) == ["kind", "signed"]


def test_a_derived_value_adds_the_claims_that_prove_it(witness: Witness) -> None:
    found = witness.of(thing("sig"), values=[thing("charest"), None])

    assert names(found) == ["signed", "signed", "term"]
    assert [one.rule for one in found] == [
        None,
        "https://w3id.org/legation/rule/holder",
        "https://w3id.org/legation/rule/holder",
    ]


def test_a_derivation_of_a_value_that_the_row_does_not_show_is_left_out(
    witness: Witness,
) -> None:
    assert names(witness.of(thing("sig"), values=[thing("sig")])) == ["signed"]


def test_what_no_claim_speaks_of_has_no_evidence(witness: Witness) -> None:
    assert witness.of(thing("charest"), values=[]) == []


def test_a_claim_is_its_own_evidence_whatever_its_stance(witness: Witness) -> None:
    (praise,) = witness.of(claim("praise"), values=[thing("mission")])
    (term,) = witness.of(claim("term"), values=[])

    assert praise.describe("en") == ("“they met” — The page, characters 9–17 [opinion]")
    assert term.describe("fr") == "Encyclopedia, infobox [rapporté]"


def test_an_editorial_claim_that_only_names_is_shown_where_the_row_is_about_it(
    witness: Witness,
) -> None:
    assert names(witness.of(claim("named"), values=[])) == ["named"]


def test_a_quote_is_shown_with_its_source_its_place_and_its_stance(
    witness: Witness,
) -> None:
    (signed,) = witness.of(thing("sig"), values=[])

    assert signed.describe("en") == (
        "“signed by the Premier” — The page, characters 40–61 [reported]"
    )
    assert signed.describe("fr") == (
        "«\u00a0signed by the Premier\u00a0» — La page, caractères 40–61 [rapporté]"
    )


def test_a_citation_is_shown_with_its_place(witness: Witness) -> None:
    (term,) = witness.of(thing("tenure"), values=[])

    assert term.describe("en") == "Encyclopedia, infobox [reported]"


def test_an_editorial_claim_is_shown_with_its_note(witness: Witness) -> None:
    kind = witness.of(thing("treaty"), values=[])[0]

    assert kind.describe("en") == "Editors (Well known.) [editorial]"
    assert kind.describe("fr") == "Editors (Bien connu.) [editorial]"


def test_a_reading_of_the_editors_says_how_they_read() -> None:
    source, stance = Text("The page", "La page"), Text("interpreted", "interprétée")
    reading = Evidence(
        "urn:c",
        "urn:s",
        source,
        stance,
        quote="the Premier",
        start=3,
        end=14,
        note=Text("Of Québec.", "Du Québec."),
        is_reading=True,
    )

    assert reading.describe("en") == (
        "“the Premier” — The page, characters 3–14 [interpreted: Of Québec.]"
    )
    assert reading.describe("fr").endswith("[interprétée\u00a0: Du Québec.]")


def test_as_json_leaves_out_what_is_unknown(witness: Witness) -> None:
    (term,) = witness.of(thing("tenure"), values=[])

    assert term.as_json() == {
        "claim": f"{BASE}claim/term",
        "source": f"{BASE}id/wiki",
        "sourceLabel": {"en": "Encyclopedia", "fr": "Encyclopedia"},
        "stance": {"en": "reported", "fr": "rapporté"},
        "citation": {"en": "infobox", "fr": "infobox"},
    }


def test_a_claim_with_two_passages_gives_both() -> None:
    text = """
    concept:reported leg:accepted true .
    claim:both { id:x leg:ordinal 1 . }
    graph:claims {
      claim:both leg:stance concept:reported ; leg:source id:page ;
        leg:passage id:p2 , id:p1 .
      id:p1 oa:exact "first" ; oa:start 3 ; oa:end 8 .
      id:p2 oa:exact "second" ; oa:start 10 ; oa:end 16 .
    }
    """
    quads = parse_quads((PREFIXES + text).encode(), path=Path("world.trig"))

    found = Witness(Store.memory(quads), base=BASE).of(thing("x"), values=[])

    assert [one.quote for one in found] == ["first", "second"]


def test_evidence_without_quote_citation_or_note_still_names_its_source() -> None:
    bare = Evidence("urn:c", "urn:s", Text("S", "S"), Text("reported", "rapporté"))

    assert bare.describe("fr") == "S [rapporté]"
