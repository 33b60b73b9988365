import pytest

from legation.errors import QuerySyntaxError, UnsupportedQueryError
from legation.reference import Reference
from legation.store import Store
from legation.terms import NamedNode
from worlds import EX, iri, quad

PREFIXES = {"ex": EX}


@pytest.fixture
def store() -> Store:
    return Store.memory([quad("fact"), quad("told", iri("told"))])


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o",
        "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }",
        "ASK { ?s ?p 'told' }",
        "CONSTRUCT { ?s ex:q ?o } WHERE { ?s ex:p ?o }",
    ],
)
@pytest.mark.parametrize("default", [None, iri("told")])
def test_rdflib_gives_the_same_answer(
    store: Store, text: str, default: NamedNode | None
) -> None:
    fast = store.query(text, default_graph=default, prefixes=PREFIXES)
    slow = Reference(store).query(text, default_graph=default, prefixes=PREFIXES)

    assert fast.shape == slow.shape
    if fast.shape.kind == "select":
        assert list(fast) == list(slow)
    elif fast.shape.kind == "ask":
        assert bool(fast) == bool(slow)
    else:
        assert fast.triples() == slow.triples()


def test_brackets_too_deep_for_rdflib_are_refused_naming_the_other_engine(
    store: Store,
) -> None:
    with pytest.raises(UnsupportedQueryError, match="--engine fast"):
        Reference(store).query("ASK " + "{" * 60 + "}" * 60)


def test_rdflib_is_never_given_what_is_no_query(store: Store) -> None:
    with pytest.raises(QuerySyntaxError):
        Reference(store).query("SELECT")
