from pathlib import Path

import pytest

from legation.errors import QuerySyntaxError, StoreError, UnsupportedQueryError
from legation.store import Store, describe_query
from legation.terms import (
    LEG,
    OWL,
    RDF,
    SKOS,
    XSD,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    Triple,
)
from worlds import EX, iri, quad

PREFIXES = {"ex": EX}
JSON = (
    b'{"head":{"vars":["o"]},"results":{"bindings":'
    b'[{"o":{"type":"literal","value":"fact"}}]}}'
)


@pytest.fixture
def store() -> Store:
    return Store.memory([quad("fact"), quad("told", iri("told"))])


def test_rows_come_with_their_columns_and_none_for_what_is_unbound(
    store: Store,
) -> None:
    answer = store.query(
        "SELECT ?o ?x { ?s ex:p ?o OPTIONAL { ?s ex:q ?x } }", prefixes=PREFIXES
    )

    assert answer.columns == ("o", "x")
    assert list(answer) == [(Literal("fact"), None)]


def test_an_answer_can_be_read_twice(store: Store) -> None:
    answer = store.query("SELECT ?o { ?s ?p ?o }")

    assert list(answer) == list(answer) == [(Literal("fact"),)]


def test_an_answer_that_was_read_still_knows_its_columns(store: Store) -> None:
    answer = store.query("SELECT ?o ?x { ?s ?p ?o }")

    assert list(answer) == [(Literal("fact"), None)]
    assert answer.columns == ("o", "x")


def test_another_graph_can_be_the_default(store: Store) -> None:
    answer = store.query("SELECT ?o { ?s ?p ?o }", default_graph=iri("told"))

    assert list(answer) == [(Literal("told"),)]


@pytest.mark.parametrize(
    ("syntax", "expected"),
    [
        ("csv", b"o\r\nfact\r\n"),
        ("tsv", b'?o\n"fact"\n'),
        ("json", JSON),
    ],
)
def test_rows_are_written_in_the_standard_formats(
    store: Store, syntax: str, expected: bytes
) -> None:
    assert store.query("SELECT ?o { ?s ?p ?o }").write(syntax) == expected


def test_xml_results_name_the_variable(store: Store) -> None:
    assert b'<variable name="o"/>' in store.query("SELECT ?o { ?s ?p ?o }").write("xml")


def test_an_ask_is_a_truth_and_a_word(store: Store) -> None:
    answer = store.query("ASK { ?s ?p 'fact' }")

    assert answer.shape.kind == "ask"
    assert answer
    assert answer.write("csv") == b"true\n"
    assert b"true" in answer.write("json")


def test_a_construct_gives_its_triples_once_and_sorted(store: Store) -> None:
    answer = store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")

    assert answer.triples() == [Triple(iri("a"), iri("p"), Literal("fact"))]
    assert answer


def test_rows_and_triples_are_not_mistaken_for_each_other(store: Store) -> None:
    rows = store.query("SELECT ?o { ?s ?p ?o }")
    triples = store.query("CONSTRUCT WHERE { ?s ?p ?o }")

    with pytest.raises(TypeError, match="select"):
        rows.triples()
    with pytest.raises(TypeError, match="graph"):
        list(triples)
    with pytest.raises(TypeError, match="graph"):
        triples.write("csv")


def test_matching_by_graph_subject_and_value(store: Store) -> None:
    assert list(store.match(graph=iri("told"))) == [quad("told", iri("told"))]
    assert list(store.match(value=Literal("fact"))) == [quad("fact")]
    assert quad("fact") in store
    assert quad("other") not in store
    assert len(store) == 2


def test_a_syntax_error_says_where() -> None:
    with pytest.raises(QuerySyntaxError, match="Line 1, column 11"):
        describe_query("SELECT ?a { ?a ?b")


def test_a_function_that_the_engine_lacks_is_refused_naming_it(store: Store) -> None:
    with pytest.raises(UnsupportedQueryError, match=r"http://e/f"):
        store.query("SELECT (<http://e/f>(1) AS ?x) {}")


def test_the_shape_of_a_query_is_known_without_data() -> None:
    shape = describe_query("SELECT (COUNT(*) AS ?n) ?s { ?s ?p ?o } GROUP BY ?s")

    assert (shape.kind, shape.columns) == ("select", ("n", "s"))


def test_a_store_on_disk_is_written_once_and_opened_for_reading(
    tmp_path: Path,
) -> None:
    Store.create(tmp_path / "store", [quad("kept")])

    assert list(Store.open(tmp_path / "store").match()) == [quad("kept")]


def test_opening_what_is_no_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="legation build"):
        Store.open(tmp_path)


def test_writing_where_no_folder_can_be_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreError, match="--store"):
        Store.create(tmp_path / "file" / "store", [])


def test_triples_told_to_graphs_are_held_as_quads_of_them_would_be() -> None:
    facts, named = DefaultGraph(), NamedNode("http://example.org/claim")
    told = [
        Triple(BlankNode("inner"), RDF.type, LEG.Mission),
        Triple(LEG.Mission, LEG.about, BlankNode("inner")),
        Triple(LEG.Mission, SKOS.prefLabel, Literal('a "b" _: \n\\ é', language="fr")),
        Triple(LEG.Mission, LEG.sizeBesidesHead, Literal("02", datatype=XSD.integer)),
    ]
    store = Store.memory()

    store.tell(told)
    store.tell_all([(told[2:], named)])

    held = Store.memory(
        [
            *(Quad(*triple, facts) for triple in told),
            *(Quad(*triple, named) for triple in told[2:]),
        ]
    )
    assert set(store.match()) == set(held.match())


def test_what_is_taken_out_is_held_no_more() -> None:
    quads = [
        Quad(LEG.Mission, RDF.type, value, DefaultGraph())
        for value in (OWL.Class, LEG.Event)
    ]
    store = Store.memory(quads)

    store.remove([quads[0], Quad(LEG.Event, RDF.type, OWL.Class, DefaultGraph())])

    assert list(store.match()) == quads[1:]
