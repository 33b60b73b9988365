from pathlib import Path

import pytest
import rdflib

from legation import KnowledgeGraph
from legation.assets import shipped
from legation.errors import (
    EvidenceError,
    FormatError,
    RefusedQueryError,
    StoreError,
    UnknownQueryError,
    UnknownThingError,
)
from legation.formats import GRAPHS
from legation.graph import Engine
from legation.parsing import parse_quads
from legation.queries.catalogue import Catalogue
from legation.queries.stored import StoredQuery
from legation.terms import LEG, Literal, NamedNode
from worlds import DatasetFolder

ID = "https://w3id.org/legation/quebec/id/"
ENGINES: tuple[Engine, ...] = ("fast", "reference")
CATALOGUE = Catalogue.load(shipped("queries"))


@pytest.fixture(scope="module")
def graph(shipped_store: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(shipped_store, data=shipped("data"))


def thing(name: str) -> NamedNode:
    return NamedNode(ID + name)


def test_a_stored_query_gives_rows_that_know_their_columns(
    graph: KnowledgeGraph,
) -> None:
    answer = graph.query("missions/between", host="id:quebec", **{"from": "Russia"})

    assert [record["mission"] for record in answer.records()] == [
        thing("mission-2011-03-ministry"),
        thing("mission-2011-03-serdyukov"),
        thing("mission-2011-08-kulbachevsky"),
        thing("mission-2012-04-borisov"),
        thing("mission-kuznetsov"),
    ]


def test_a_parameter_that_python_reserves_takes_an_underscore(
    graph: KnowledgeGraph,
) -> None:
    asked = graph.query("missions/between", host="id:quebec", from_="id:moscow")

    assert [record["mission"] for record in asked.records()] == [
        thing("mission-2011-08-kulbachevsky")
    ]


def test_labels_come_in_the_language_asked(graph: KnowledgeGraph) -> None:
    answer = graph.query(
        "agreements/bound-with", jurisdiction="id:quebec", language="fr"
    )

    labels = {value for row in answer for value in row if isinstance(value, Literal)}
    assert Literal("Oblast de Léningrad", language="fr") in labels


def test_an_unknown_query_gets_the_nearest_names(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownQueryError, match="missions/timeline"):
        graph.query("missions/timelin")


def test_a_parameter_that_names_nothing_is_refused(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownThingError, match="Nothing in the graph is called"):
        graph.query("agreements/bound-with", jurisdiction="Atlantis")


def test_any_sparql_may_use_the_prefixes_of_model_and_dataset(
    graph: KnowledgeGraph,
) -> None:
    assert graph.sparql("ASK { id:laval leg:within id:canada }")
    assert not graph.sparql("ASK { id:laval leg:within id:canada }", graph="told")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ],
)
@pytest.mark.parametrize("engine", ENGINES)
def test_what_reaches_out_of_the_store_is_refused(
    graph: KnowledgeGraph, text: str, engine: Engine
) -> None:
    with pytest.raises(RefusedQueryError):
        graph.sparql(text, engine=engine)


@pytest.mark.parametrize("stored", list(CATALOGUE), ids=lambda stored: stored.name)
def test_both_engines_give_the_same_rows_to_every_stored_query(
    graph: KnowledgeGraph, stored: StoredQuery
) -> None:
    for example in stored.examples:
        fast = graph.query(stored.name, **example.args)
        slow = graph.query(stored.name, engine="reference", **example.args)

        assert list(fast) == list(slow)
        assert len(list(fast)) == example.count


@pytest.mark.parametrize(
    "stored",
    [stored for stored in CATALOGUE if stored.inference],
    ids=lambda stored: stored.name,
)
def test_a_question_that_needs_inference_has_no_row_among_told_facts(
    graph: KnowledgeGraph, stored: StoredQuery
) -> None:
    for example in stored.examples:
        assert not graph.query(stored.name, graph="told", **example.args)


def test_at_least_three_questions_need_inference() -> None:
    assert sum(stored.inference for stored in CATALOGUE) >= 3


def test_every_row_of_a_query_that_declares_evidence_has_it(
    graph: KnowledgeGraph,
) -> None:
    for stored in (stored for stored in CATALOGUE if stored.evidence):
        for example in stored.examples:
            answer = graph.query(stored.name, **example.args)

            assert all(graph.evidence(stored.name, answer)), stored.name


def test_a_derived_signatory_is_proved_by_the_tenure(graph: KnowledgeGraph) -> None:
    answer = graph.query("agreements/signatories")
    found = graph.evidence("agreements/signatories", answer)

    (proof,) = [
        evidence
        for record, evidence in zip(answer.records(), found, strict=True)
        if record["person"] == thing("jean-charest")
        and record["agreement"] == thing("joint-declaration-2009-12")
    ]

    proving = {claim.claim.rpartition("/")[2] for claim in proof if claim.rule}
    assert {"qcru-19", "wikipedia-jean-charest"} <= proving


def test_a_row_about_two_claims_shows_both_with_their_stances(
    graph: KnowledgeGraph,
) -> None:
    answer = graph.query("claims/contradictions", thing="id:delegation-kuznetsov")
    (proof,) = graph.evidence("claims/contradictions", answer)

    assert [(one.claim.rpartition("/")[2], one.stance.en) for one in proof] == [
        ("qcru-29", "reported"),
        ("mrif-11834-delegation", "announced"),
    ]


def test_evidence_of_a_query_that_declares_none_is_refused(
    mine: DatasetFolder,
) -> None:
    queries = mine.folder.parent / "queries"
    queries.mkdir()
    (queries / "places.rq").write_text(
        '#@ title.en = "Places"\n#@ title.fr = "Lieux"\n'
        '#@ description.en = "All."\n#@ description.fr = "Tous."\n'
        "SELECT ?place { ?place ?p ?o }"
    )
    graph = KnowledgeGraph.in_memory(mine.folder)

    with pytest.raises(EvidenceError, match="places does not say"):
        graph.evidence("places", graph.query("places"))


def test_the_exports_of_a_graph_hold_its_triples_in_every_syntax(
    graph: KnowledgeGraph,
) -> None:
    facts = {str(t) for t in graph.sparql("CONSTRUCT WHERE { ?s ?p ?o }").triples()}

    for name, syntax in GRAPHS.items():
        quads = parse_quads(graph.export(name), path=Path(f"x.{syntax.extension}"))
        assert {str(quad.triple) for quad in quads} == facts


def test_a_thing_can_be_exported_alone(graph: KnowledgeGraph) -> None:
    content = graph.export("ntriples", graph="told", entity=thing("laval"))

    assert content
    assert all(line.startswith(b"<" + ID.encode()) for line in content.splitlines())


def test_all_graphs_need_a_syntax_that_holds_them(graph: KnowledgeGraph) -> None:
    with pytest.raises(FormatError, match="trig"):
        graph.export("turtle", graph="all")
    assert b"graph:told" in graph.export("trig", graph="all")


def test_an_unknown_graph_is_refused_with_the_known_ones(
    graph: KnowledgeGraph,
) -> None:
    with pytest.raises(FormatError, match="facts, told, inferred"):
        graph.export("turtle", graph="rumours")


def test_a_thing_has_a_label_or_its_prefixed_name(graph: KnowledgeGraph) -> None:
    assert graph.label(thing("quebec-city"), language="fr") == "Ville de Québec"
    assert graph.label(LEG.within) != "leg:within"
    assert graph.label(NamedNode(ID + "nothing")) == "id:nothing"


def test_rdflib_gets_the_whole_store(graph: KnowledgeGraph) -> None:
    dataset = graph.rdflib()

    laval, canada = (rdflib.URIRef(ID + name) for name in ("laval", "canada"))
    within = rdflib.URIRef(LEG.within.value)
    assert (laval, within, canada) in dataset.default_graph


def test_a_store_that_was_never_built_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="legation build"):
        KnowledgeGraph.open(tmp_path)


def test_a_dataset_of_ones_own_is_built_opened_and_validated(
    mine: DatasetFolder, tmp_path: Path
) -> None:
    graph = KnowledgeGraph.build(mine.folder, store=tmp_path / "stores")

    assert graph.prefixes["id"] == "https://example.org/mine/id/"
    assert KnowledgeGraph.validate(data=mine.folder).conforms
    assert KnowledgeGraph.in_memory(mine.folder).sparql("ASK { ?s ?p ?o }")
