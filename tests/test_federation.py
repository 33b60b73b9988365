"""Queries of which a part is asked of another service."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.endpoints import Solutions
from legation.errors import QuerySyntaxError, RefusedQueryError, ServiceError
from legation.federation import Federation, Limits, Recorded, Request
from legation.reference import Reference
from legation.store import Store, as_stored
from legation.terms import (
    XSD,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Term,
)
from legation.texts import Text

E = "http://e/"
MATCH, LABEL = NamedNode(f"{E}match"), NamedNode(f"{E}label")
PREFIXES = Prefixes({"e": E, "wd": "http://w/"})
QUERY = """
PREFIX wdt: <http://w/direct/>
SELECT ?place ?item ?people WHERE {
  ?place e:match ?item .
  SERVICE <https://example.org/sparql> { ?item wdt:people ?people }
}
ORDER BY ?place
"""
Rows = list[tuple[Term | None, ...]]


def item(number: int) -> NamedNode:
    return NamedNode(f"http://w/Q{number}")


def places(count: int) -> Store:
    """Return a store in which so many places match an item each."""
    return Store.memory(
        Quad(NamedNode(f"{E}p{n}"), MATCH, item(n), DefaultGraph())
        for n in range(count)
    )


class Says:
    """A service that answers each request as it is told."""

    def __init__(self, answer: Callable[[Request], Solutions]) -> None:
        self.heard: list[Request] = []
        self._answer = answer

    def admit(self, address: str) -> None:
        assert address == "https://example.org/sparql"

    def select(self, request: Request) -> Solutions:
        self.heard.append(request)
        return self._answer(request)


def counting(request: Request) -> Solutions:
    """Answer 7 for everything that is asked for."""
    return Solutions(("people", "item"), [(Literal(7), one) for (one,) in request.rows])


def fail(_: Request) -> Solutions:
    raise ServiceError(Text("It is tired.", "Il est fatigué."))


def ask(service: Says | Recorded, text: str = QUERY, *, store: Store) -> Rows:
    """Return the rows of a query, which both engines must give."""
    federation = Federation(service)
    resolved = federation.resolve(text, store.query, prefixes=PREFIXES)
    fast = list(store.query(resolved, prefixes=PREFIXES))
    assert fast == list(Reference(store).query(resolved, prefixes=PREFIXES))
    return fast


def refused(
    service: Says, text: str = QUERY, *, store: Store, limits: Limits
) -> RefusedQueryError:
    with pytest.raises(RefusedQueryError) as caught:
        Federation(service, limits=limits).resolve(text, store.query, prefixes=PREFIXES)
    return caught.value


def test_the_rows_of_the_service_join_those_of_the_graph() -> None:
    rows = ask(Says(counting), store=places(2))

    assert rows == [
        (NamedNode(f"{E}p0"), item(0), Literal(7)),
        (NamedNode(f"{E}p1"), item(1), Literal(7)),
    ]


def test_a_request_stands_by_itself() -> None:
    service = Says(counting)

    ask(service, store=places(2))

    (request,) = service.heard
    assert request.address == "https://example.org/sparql"
    assert request.text == (
        "PREFIX wdt: <http://w/direct/>\n\n"
        "SELECT * WHERE {\n"
        "  VALUES (?item) { (<http://w/Q0>) (<http://w/Q1>) }\n"
        "  {\n"
        "    ?item wdt:people ?people\n"
        "  }\n"
        "}\n"
        "LIMIT 10001\n"
    )


def test_a_request_declares_the_prefixes_that_the_query_need_not() -> None:
    service = Says(counting)

    ask(service, QUERY.replace("wdt:people", "e:people"), store=places(1))

    assert service.heard[0].text.startswith("PREFIX e: <http://e/>\n\nSELECT")


def test_rows_go_out_in_batches_and_each_batch_once() -> None:
    service = Says(counting)
    store = places(450)
    federation = Federation(service)

    resolved, again = (
        federation.resolve(QUERY, store.query, prefixes=PREFIXES) for _ in range(2)
    )

    assert resolved == again
    assert [len(request.rows) for request in service.heard] == [200, 200, 50]
    assert len(list(store.query(resolved, prefixes=PREFIXES))) == 450


def test_what_would_be_sent_is_shown_and_not_sent() -> None:
    service = Says(fail)

    requests = list(
        Federation(service).requests(QUERY, places(300).query, prefixes=PREFIXES)
    )

    assert [len(request.rows) for request in requests] == [200, 100]
    assert service.heard == []


def test_a_part_that_depends_on_another_service_is_told() -> None:
    again = "SERVICE <https://example.org/sparql> { ?people e:share ?share }"
    text = QUERY.replace("ORDER", "#").replace("}\n}", f"}} {again} }}")
    federation = Federation(Says(fail))

    requests = list(federation.requests(text, places(1).query, prefixes=PREFIXES))

    assert [request.part.shared for request in requests] == [("item",), ()]
    (remark,) = federation.remarks
    assert "depends on what a service before it answers" in remark.en


def test_blank_nodes_are_not_sent() -> None:
    store = Store.memory(
        [
            Quad(NamedNode(f"{E}a"), MATCH, item(1), DefaultGraph()),
            Quad(NamedNode(f"{E}b"), MATCH, BlankNode("x"), DefaultGraph()),
        ]
    )
    service = Says(counting)

    assert len(ask(service, store=store)) == 1
    assert [request.rows for request in service.heard] == [((item(1),),)]


def test_a_shared_variable_that_may_be_unbound_is_refused() -> None:
    text = QUERY.replace("?place e:match ?item .", "?place e:match ?x . OPTIONAL {")
    text = text.replace("OPTIONAL {", "OPTIONAL { ?place e:other ?item }")

    error = refused(Says(counting), text, store=places(1), limits=Limits())

    assert "shares ?item with the rest of the query" in error.text.en
    assert "OPTIONAL qui donne sa valeur à ?item" in error.text.fr


def test_more_rows_than_may_be_sent_are_an_error_and_nothing_is_sent() -> None:
    service = Says(counting)

    error = refused(service, store=places(4), limits=Limits(sent=3))

    assert "would be sent more than 3 rows" in str(error)
    assert service.heard == []
    Federation(service, limits=Limits(sent=4)).resolve(
        QUERY, places(4).query, prefixes=PREFIXES
    )


def test_more_rows_than_are_taken_are_an_error() -> None:
    service = Says(counting)
    limits = Limits(batch=2, received=3)

    error = refused(service, store=places(4), limits=limits)

    assert "answers more than 3 rows" in str(error)
    assert "LIMIT 4" in service.heard[0].text
    assert len(ask(Says(counting), store=places(3))) == 3


def test_a_blank_node_in_an_answer_is_an_error_that_says_what_to_do() -> None:
    service = Says(lambda _: Solutions(("item", "people"), [(item(0), BlankNode("b"))]))

    error = refused(service, store=places(1), limits=Limits())

    assert "FILTER(!isBlank(?people))" in error.text.en


def test_what_the_service_leaves_unbound_stays_unbound() -> None:
    text = QUERY.replace("{ ?item wdt", "{ ?item a ?kind OPTIONAL { ?item wdt")
    text = text.replace("?people }", "?people } }")
    rows: Rows = [(item(0), Literal(5)), (item(1), None)]

    found = ask(
        Says(lambda _: Solutions(("item", "people"), rows)), text, store=places(3)
    )

    assert [row[1:] for row in found] == rows


def test_columns_that_nobody_asked_for_are_left_aside() -> None:
    answer = Solutions(("why", "people", "item"), [(Literal(1), Literal(2), item(0))])

    assert [row[1:] for row in ask(Says(lambda _: answer), store=places(1))] == [
        (item(0), Literal(2))
    ]


def test_a_service_that_knows_nothing_leaves_no_row() -> None:
    assert ask(Says(lambda _: Solutions((), [])), store=places(2)) == []


def test_a_service_that_fails_is_an_error() -> None:
    with pytest.raises(ServiceError, match="It is tired"):
        ask(Says(fail), store=places(1))


def test_a_silent_service_that_fails_counts_as_one_empty_solution() -> None:
    text = QUERY.replace("SERVICE", "SERVICE SILENT")
    service, store = Says(fail), places(2)
    federation = Federation(service)

    resolved, again = (
        federation.resolve(text, store.query, prefixes=PREFIXES) for _ in range(2)
    )

    assert resolved == again
    rows = list(store.query(resolved, prefixes=PREFIXES))
    assert [row[1:] for row in rows] == [(item(0), None), (item(1), None)]
    assert len(service.heard) == 1
    (remark,) = federation.remarks
    assert remark.en.startswith("Warning: SERVICE SILENT <https://example.org/sparql>")
    assert remark.en.endswith("It is tired.")


def test_a_service_that_shares_nothing_is_asked_once() -> None:
    text = """SELECT ?place ?n WHERE { ?place e:match ?item .
      SERVICE <https://example.org/sparql> { ?other wd:n ?n } } ORDER BY ?place"""
    service = Says(lambda _: Solutions(("other", "n"), [(item(9), Literal(1))]))

    rows = ask(service, text, store=places(2))

    assert [row[1] for row in rows] == [Literal(1), Literal(1)]
    assert "VALUES" not in service.heard[0].text


def test_a_service_that_is_asked_for_no_variable_is_refused() -> None:
    text = "ASK { SERVICE <https://example.org/sparql> { wd:a wd:b wd:c } }"

    error = refused(Says(fail), text, store=places(1), limits=Limits())

    assert "Put a variable into its group" in str(error)


def test_a_query_that_cannot_be_read_is_told_where_it_is_wrong() -> None:
    with pytest.raises(QuerySyntaxError, match="Line 4, column"):
        ask(
            Says(fail),
            QUERY.replace("?place e:match ?item", "?place ?item"),
            store=places(1),
        )


def test_a_service_may_have_functions_that_the_graph_lacks() -> None:
    text = QUERY.replace("?people }", "?people FILTER(e:far(?item) > 5) }")

    assert len(ask(Says(counting), text, store=places(2))) == 2


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("WHERE", "FROM <http://e/> WHERE", "FROM at line 3"),
        ("?people }", "?people . LOAD <http://e/> }", "LOAD at line 5"),
        ("?people }", "?people } SERVICEe:x { }", "SERVICE at line 5"),
        ("?people }", f"?people {'. ?item ?p ?o ' * 99} }}", "100 triple patterns"),
    ],
)
def test_all_of_a_query_is_guarded_and_nothing_is_sent(
    old: str, new: str, why: str
) -> None:
    service = Says(counting)

    error = refused(service, QUERY.replace(old, new), store=places(1), limits=Limits())

    assert why in str(error)
    assert service.heard == []


def test_a_query_that_asks_nobody_else_is_guarded_as_ever() -> None:
    federation = Federation(Says(fail))

    with pytest.raises(RefusedQueryError, match="FROM"):
        federation.resolve("ASK FROM <http://e/> { }", places(0).query, prefixes={})
    assert federation.resolve("ASK { }", places(0).query, prefixes={}) == "ASK { }"


def test_thousands_of_rows_are_answered_at_once() -> None:
    store = places(5_000)

    resolved = Federation(Says(counting)).resolve(QUERY, store.query, prefixes=PREFIXES)

    assert len(list(store.query(resolved, prefixes=PREFIXES))) == 5_000


PIECES = st.sampled_from(
    [*"ab\"'\\\n\r\té)}#<>?$", "u0041", "\\u0022", "SERVICE <e:> {"]
)
TEXTS = st.lists(PIECES, max_size=5).map("".join)
TERMS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="fr-CA")),
    st.integers(-5, 5).map(Literal),
    st.sampled_from(["+5", "2.50", "007"]).map(
        lambda text: Literal(text, datatype=XSD.decimal)
    ),
    st.sampled_from(["http://e/a_(b)!&c", "http://e/é", "urn:a-b:c"]).map(NamedNode),
)


@given(st.lists(st.tuples(TERMS, TERMS), max_size=3))
def test_any_term_goes_out_and_comes_back(pairs: list[tuple[Term, Term]]) -> None:
    labels = [as_stored(label) for label, _ in pairs]
    store = Store.memory(
        Quad(NamedNode(f"{E}p{n}"), LABEL, label, DefaultGraph())
        for n, label in enumerate(labels)
    )
    known = {label: value for label, (_, value) in zip(labels, pairs, strict=True)}
    text = """SELECT ?place ?label ?value WHERE { ?place e:label ?label .
      SERVICE <https://example.org/sparql> { ?label e:means ?value } }
      ORDER BY ?place"""

    def answer(request: Request) -> Solutions:
        sent = request.text.replace("?label e:means ?value", "BIND(1 AS ?value)")
        assert [row[0] for row in Store.memory().query(sent)] == [
            one for (one,) in request.rows
        ]
        return Solutions(("label", "value"), [(x, known[x]) for (x,) in request.rows])

    assert [row[1:] for row in ask(Says(answer), text, store=store)] == [
        (label, as_stored(known[label])) for label in labels
    ]
