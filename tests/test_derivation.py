from pathlib import Path

import pytest

from legation.claims import ClaimSet
from legation.dataset import Dataset
from legation.derivation import Derivation, derive, read_rules
from legation.errors import HeaderError
from legation.parsing import parse_quads
from legation.store import Store
from legation.terms import (
    CONCEPT,
    LEG,
    PROV,
    RDF,
    RULE,
    DefaultGraph,
    NamedNode,
    Quad,
    Triple,
)
from legation.texts import Text
from worlds import PREFIXES

BASE = "https://example.org/mine/"
DATASET = Dataset(Path(), BASE, Text("Mine", "À moi"), {}, ())
RULE_FILE = """\
#@ conclusion = ["signature", "leg:signatory", "person"]
#@ premises = [
#@   ["signature", "leg:inCapacity", "office"],
#@   ["tenure", "leg:tenureOf", "office"],
#@   ["tenure", "org:member", "person"],
#@   ["tenure", "leg:date", "*"],
#@   ["signature", "leg:forParty", "party"],
#@ ]
PREFIX leg: <https://w3id.org/legation/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?signature ?office ?tenure ?person ?party WHERE {
  ?signature leg:inCapacity ?office .
  ?tenure leg:tenureOf ?office ; org:member ?person .
  OPTIONAL { ?signature leg:forParty ?party }
}
ORDER BY ?signature ?person
"""
CLAIMS = """
claim:signed { id:sig leg:inCapacity id:premier . }
claim:term { id:tenure leg:tenureOf id:premier ; org:member id:charest ;
  leg:date "2003/2012"^^edtf:EDTF . }
claim:again { id:tenure leg:date "2003-04/2012-09"^^edtf:EDTF . }
claim:other { id:tenure leg:tenureOf id:mayor . }
"""


def claims(text: str) -> ClaimSet:
    graphs: dict[NamedNode, set[Triple]] = {}
    for quad in parse_quads((PREFIXES + text).encode(), path=Path("test.trig")):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name, set()).add(quad.triple)
    stance = {Triple(name, LEG.stance, CONCEPT.reported) for name in graphs}
    frozen = {name: frozenset(triples) for name, triples in graphs.items()}
    return ClaimSet(frozen, frozenset(stance), frozenset({CONCEPT.reported}))


def derivations(folder: Path, text: str) -> list[Derivation]:
    (folder / "office-holder.rq").write_text(RULE_FILE)
    told = claims(text)
    facts = Store.memory(Quad(*triple, DefaultGraph()) for triple in told.told)
    return derive(read_rules(folder), facts, claims=told, dataset=DATASET)


def iri(name: str) -> NamedNode:
    return NamedNode(f"{BASE}{name}")


def test_a_conclusion_rests_on_every_claim_that_tells_a_premise(
    tmp_path: Path,
) -> None:
    (found,) = derivations(tmp_path, CLAIMS)

    assert found.triple == Triple(iri("id/sig"), LEG.signatory, iri("id/charest"))
    assert found.rule == RULE["office-holder"]
    assert found.claims == (iri("claim/again"), iri("claim/signed"), iri("claim/term"))


def test_a_derivation_is_named_by_rule_and_triple_and_so_always_the_same(
    tmp_path: Path,
) -> None:
    (one,) = derivations(tmp_path, CLAIMS)
    (two,) = derivations(tmp_path, CLAIMS)

    assert one.iri == two.iri
    assert one.iri.value.startswith(f"{BASE}derivation/office-holder-")


def test_a_derivation_is_described_with_its_rule_and_its_claims(
    tmp_path: Path,
) -> None:
    (found,) = derivations(tmp_path, CLAIMS)

    described = set(found.described())

    assert Triple(found.iri, RDF.type, LEG.Derivation) in described
    assert Triple(found.iri, LEG.rule, RULE["office-holder"]) in described
    assert Triple(found.iri, PROV.wasDerivedFrom, iri("claim/term")) in described
    assert found.quad().graph_name == found.iri


def test_what_is_told_is_not_derived(tmp_path: Path) -> None:
    told = CLAIMS + "claim:said { id:sig leg:signatory id:charest . }"

    assert derivations(tmp_path, told) == []


def test_two_ways_to_one_conclusion_are_one_derivation_of_all_their_claims(
    tmp_path: Path,
) -> None:
    second = (
        "claim:second { id:term-2 leg:tenureOf id:premier ; org:member id:charest . }"
    )

    (found,) = derivations(tmp_path, CLAIMS + second)

    assert iri("claim/second") in found.claims
    assert iri("claim/term") in found.claims


@pytest.mark.parametrize(
    "header",
    [
        '#@ conclusion = ["a", "b"]\n#@ premises = []\n',
        '#@ conclusion = ["a", "b", "c"]\n',
        "#@ conclusion = \n",
    ],
)
def test_a_rule_without_a_usable_header_is_named(tmp_path: Path, header: str) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(header + "SELECT ?a {}")

    with pytest.raises(HeaderError, match="header of the rule") as caught:
        read_rules(tmp_path)

    assert [f.position.path for f in caught.value.findings if f.position] == [path]


def test_without_rules_nothing_is_derived(tmp_path: Path) -> None:
    assert read_rules(tmp_path / "absent") == []
