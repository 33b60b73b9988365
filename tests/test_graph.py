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
from legation.store import Store
from legation.terms import LEG, Literal, NamedNode
from stored_queries import recorded, stored
from worlds import DatasetFolder

ID = "https://w3id.org/legation/quebec/id/"
MINE = "https://example.org/mine/"
ENGINES: tuple[Engine, ...] = ("fast", "reference")
CATALOGUE = Catalogue.load(shipped("queries"))


@pytest.fixture(scope="module")
def graph(page_store: Path, page_data: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(page_store, data=page_data)


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
    for _ in range(2):
        with pytest.raises(UnknownThingError, match="Nothing in the graph is called"):
            graph.query("agreements/bound-with", jurisdiction="Atlantis")


def test_a_name_that_was_found_is_still_refused_where_another_class_is_wanted(
    graph: KnowledgeGraph,
) -> None:
    assert graph.find("Laval", LEG.Place.value) == graph.find("Laval") == thing("laval")
    with pytest.raises(UnknownThingError, match="names id:laval, which is not"):
        graph.find("Laval", LEG.Mission.value)


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


HEADER = """
[params.one]
type = "string"
label.en = "One"
label.fr = "Un"
list = true
[params.thing]
type = "iri"
label.en = "Thing"
label.fr = "Chose"
"""


def asking(folder: Path, body: str) -> KnowledgeGraph:
    """Return a graph without facts that has one stored query: topic/one."""
    catalogue = Catalogue({"topic/one": stored(folder, HEADER, body)})
    return KnowledgeGraph(Store.memory(), base=MINE, catalogue=catalogue)


@pytest.mark.parametrize(
    "given",
    [{}, {"one": "a"}, {"one": 'say "a"'}, {"thing": "<urn:a>"}, {"one": "SERVICE"}],
    ids=range(5),
)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_stored_query_that_reaches_out_is_refused_whatever_is_given(
    tmp_path: Path, given: dict[str, str], engine: Engine
) -> None:
    body = """
        SELECT ?s WHERE {
          SERVICE <http://127.0.0.1:9/> { ?s ?p ?o FILTER(?o IN ($one) || ?s = $thing) }
        }
        """
    graph = asking(tmp_path, body)

    for _ in range(2):
        with pytest.raises(RefusedQueryError, match="SERVICE at line 16"):
            graph.query("topic/one", engine=engine, **given)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"one": "a" * 65_536}, "65536 bytes"),
        ({"one": "é" * 32_768}, "65536 bytes"),
        ({"one": ["a"] * 20_000}, "65536 bytes"),
        ({"thing": f"https://example.org/{'a' * 65_536}"}, "65536 bytes"),
        ({"thing": "<a:b)SERVICE#>"}, "as an IRI and as a comparison"),
        ({"thing": f"<urn:a{'-b' * 500}>"}, "500 operators"),
    ],
    ids=range(6),
)
@pytest.mark.parametrize("engine", ENGINES)
def test_what_a_value_brings_into_a_good_stored_query_is_refused(
    tmp_path: Path, given: dict[str, str], why: str, engine: Engine
) -> None:
    body = "ASK { ?s ?p $thing FILTER(COALESCE(?o IN ($one), true)) }"
    graph = asking(tmp_path, body)
    assert not graph.query("topic/one", engine=engine, one="a", thing="<http://e/a>")

    with pytest.raises(RefusedQueryError, match=why):
        graph.query("topic/one", engine=engine, **given)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_stored_query_may_use_the_prefixes_of_model_and_dataset_too(
    tmp_path: Path, engine: Engine
) -> None:
    body = 'SELECT (id:a AS ?a) WHERE { FILTER("x" IN ($one, STR(leg:b))) }'
    graph = asking(tmp_path, body)

    for value in ("x", 'x"', "x"):
        rows = list(graph.query("topic/one", engine=engine, one=[value, "x"]))
        assert rows == [(NamedNode(f"{MINE}id/a"),)]


# rdflib takes most of a minute for it; `legation queries test` asks both engines too.
LONG = "missions/dossier"


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(q, id=q.name, marks=[pytest.mark.slow] if q.name == LONG else [])
        for q in CATALOGUE
    ],
)
def test_both_engines_give_the_same_rows_to_every_stored_query(
    graph: KnowledgeGraph, query: StoredQuery
) -> None:
    for example in query.examples:
        known = recorded(query, example)
        fast, slow = (
            graph.query(query.name, engine=engine, services=known, **example.args)
            for engine in ENGINES
        )

        assert list(fast) == list(slow)
        assert len(list(fast)) == example.count


@pytest.mark.parametrize(
    "query",
    [query for query in CATALOGUE if query.inference],
    ids=lambda query: query.name,
)
def test_a_question_that_needs_inference_has_no_row_among_told_facts(
    graph: KnowledgeGraph, query: StoredQuery
) -> None:
    for example in query.examples:
        known = recorded(query, example)
        assert not graph.query(query.name, graph="told", services=known, **example.args)


def test_at_least_three_questions_need_inference() -> None:
    assert sum(query.inference for query in CATALOGUE) >= 3


def test_every_row_of_a_query_that_declares_evidence_has_it(
    graph: KnowledgeGraph,
) -> None:
    for query in (query for query in CATALOGUE if query.evidence):
        for example in query.examples:
            known = recorded(query, example)
            answer = graph.query(query.name, services=known, **example.args)

            assert all(graph.evidence(query.name, answer)), query.name


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
