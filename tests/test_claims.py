from legation.claims import ClaimSet, read_claims, stray_findings
from legation.dataset import read_dataset
from legation.parsing import read_document
from legation.terms import CONCEPT, LEG, RDF, SKOS, Literal, NamedNode, Triple
from worlds import DatasetFolder

STANCES = """
@prefix concept: <https://w3id.org/legation/concept/> .
@prefix leg: <https://w3id.org/legation/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
concept:reported leg:accepted true ; skos:prefLabel "reported"@en .
concept:opinion leg:accepted false .
"""
TWO_CLAIMS = """
claim:one { id:mission leg:hostJurisdiction id:quebec . }
claim:two { id:mission leg:hostJurisdiction id:quebec ; leg:purpose "trade"@en . }
claim:three { id:mission leg:hostJurisdiction id:canada . }
graph:claims {
  claim:one a leg:Claim ; leg:stance concept:reported .
  claim:two a leg:Claim ; leg:stance concept:reported .
  claim:three a leg:Claim ; leg:stance concept:opinion .
}
"""
ID = "https://example.org/mine/id/"


def claim(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/mine/claim/{name}")


def read(mine: DatasetFolder, text: str) -> ClaimSet:
    return read_claims(
        [read_document(mine.claims("small.trig", text))],
        schemes=[read_document(mine.write("stances.ttl", STANCES))],
        dataset=read_dataset(mine.folder),
    )


def host(place: str) -> Triple:
    return Triple(
        NamedNode(ID + "mission"), LEG.hostJurisdiction, NamedNode(ID + place)
    )


def test_a_fact_that_two_claims_tell_is_told_once_and_has_two_tellers(
    mine: DatasetFolder,
) -> None:
    claims = read(mine, TWO_CLAIMS)

    assert host("quebec") in claims.told
    assert claims.tellers(host("quebec")) == {claim("one"), claim("two")}


def test_a_claim_of_another_stance_keeps_its_triples_to_itself(
    mine: DatasetFolder,
) -> None:
    claims = read(mine, TWO_CLAIMS)

    assert host("canada") not in claims.told
    assert claims.tellers(host("canada")) == frozenset()
    assert claims.graphs[claim("three")] == {host("canada")}


def test_a_scheme_of_the_ontology_is_told_by_one_editorial_claim(
    mine: DatasetFolder,
) -> None:
    scheme = claim("scheme-stances")
    text = STANCES + "concept:editorial leg:accepted true ."
    claims = read_claims(
        [],
        schemes=[read_document(mine.write("stances.ttl", text))],
        dataset=read_dataset(mine.folder),
    )

    label = Triple(CONCEPT.reported, SKOS.prefLabel, Literal("reported", language="en"))
    assert claims.tellers(label) == {scheme}
    assert Triple(scheme, RDF.type, LEG.Claim) in claims.described


def test_told_triples_are_found_by_subject_predicate_and_value(
    mine: DatasetFolder,
) -> None:
    claims = read(mine, TWO_CLAIMS)
    mission = NamedNode(ID + "mission")

    found = claims.matching(mission, LEG.hostJurisdiction, None)

    assert list(found) == [host("quebec")]
    assert not list(claims.matching(mission, LEG.purpose, Literal("sport")))


def test_every_triple_of_every_claim_is_a_quad(mine: DatasetFolder) -> None:
    quads = set(read(mine, TWO_CLAIMS).quads())

    assert {str(quad.graph_name) for quad in quads} >= {
        str(claim(name)) for name in ("one", "two", "three")
    }


def test_a_fact_outside_all_claims_is_found_at_its_line(mine: DatasetFolder) -> None:
    path = mine.claims("small.trig", "\nid:laval leg:within id:quebec .\n")

    (finding,) = stray_findings(
        read_document(path), prefixes=read_dataset(mine.folder).prefixes
    )

    assert finding.position is not None
    assert finding.position.path == path
    assert finding.position.line == 12
    assert "id:laval stands in no claim" in finding.message.en
    assert "id:laval n'est dans aucune affirmation" in finding.message.fr


def test_a_blank_node_in_the_data_is_found(mine: DatasetFolder) -> None:
    path = mine.claims("small.trig", "claim:one { id:laval leg:within [ ] . }")

    (finding,) = stray_findings(
        read_document(path), prefixes=read_dataset(mine.folder).prefixes
    )

    assert "blank node" in finding.message.en
    assert finding.focus == claim("one").value


def test_what_a_file_without_claims_says_counts_as_told_while_it_is_checked(
    mine: DatasetFolder,
) -> None:
    path = mine.claims("extra.ttl", "id:mission leg:hostJurisdiction id:quebec .")
    document = read_document(path)

    claims = read_claims(
        [document], schemes=[], dataset=read_dataset(mine.folder), loose=[document]
    )

    assert claims.told == {host("quebec")}
    assert claims.graphs == {}
