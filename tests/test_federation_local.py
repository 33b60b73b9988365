"""What a service is asked for: enough, whatever the query, and little else."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from legation.endpoints import Solutions
from legation.errors import RefusedQueryError
from legation.federation import Federation, Request
from legation.store import Store
from legation.terms import DefaultGraph, NamedNode, Prefixes, Quad

ADDRESS = "https://example.org/sparql"
OUTSIDE = NamedNode(ADDRESS)
E = "http://e/"
NO_PREFIXES = Prefixes({})


class Remote:
    """Another store, asked with the very text that would be sent."""

    def __init__(self, quads: Sequence[Quad]) -> None:
        self.store = Store.memory(quads)
        self.texts: list[str] = []

    def admit(self, address: str) -> None:
        assert address == ADDRESS

    def select(self, request: Request) -> Solutions:
        self.texts.append(request.text)
        answer = self.store.query(request.text)
        return Solutions(answer.columns, list(answer))


def quad(subject: str, predicate: str, value: str) -> Quad:
    s, p, o = (NamedNode(E + each) for each in (subject, predicate, value))
    return Quad(s, p, o, DefaultGraph())


HERE = [
    quad("mission-1", "to", "moscow"),
    quad("mission-2", "to", "paris"),
    quad("mission-3", "to", "nowhere"),
    quad("moscow", "match", "Q649"),
    quad("paris", "match", "Q90"),
    quad("paris", "closed", "yes"),
    quad("list", "counts", "2"),
]
THERE = [
    quad("Q649", "population", "13"),
    quad("Q90", "population", "2"),
    quad("Q1", "population", "8"),
]


def sent(body: str) -> list[str]:
    """Return the things that the service is asked for, by their last names."""
    remote = Remote(THERE)
    store = Store.memory(HERE)
    text = f"PREFIX e: <{E}> SELECT * WHERE {{ {body} }}"

    Federation(remote).resolve(text, store.query, prefixes=NO_PREFIXES)

    words = " ".join(remote.texts).replace("(", " ").replace(")", " ").split()
    return [word.removeprefix(f"<{E}").rstrip(">") for word in words if E + "Q" in word]


ASKED = f"SERVICE <{ADDRESS}> {{ ?item e:population ?n }}"


def test_what_stands_before_and_behind_narrows_down_what_is_asked_for() -> None:
    assert sent(f"?place e:match ?item . {ASKED}") == ["Q649", "Q90"]
    assert sent(f"{ASKED} ?place e:match ?item ; e:closed ?why") == ["Q90"]


def test_a_condition_narrows_it_down_wherever_it_stands() -> None:
    for condition in ("?place = e:paris", 'STRENDS(STR(?item), "90")'):
        assert sent(f"FILTER({condition}) ?place e:match ?item {ASKED}") == ["Q90"]
        assert sent(f"?place e:match ?item {ASKED} FILTER({condition})") == ["Q90"]
    absent = "FILTER NOT EXISTS { ?place e:closed ?why }"
    assert sent(f"?place e:match ?item {ASKED} {absent}") == ["Q649"]


def test_a_condition_on_what_the_service_says_does_not() -> None:
    both = ["Q649", "Q90"]
    for condition in ("?n = e:13", "?place = e:paris && ?n = e:2", "BOUND(?n)"):
        assert sent(f"?place e:match ?item {ASKED} FILTER({condition})") == both


def test_a_service_in_an_optional_is_asked_for_what_that_joins() -> None:
    optional = f"OPTIONAL {{ ?place e:match ?item . {ASKED} }}"

    assert sent(f"?mission e:to ?place . {optional}") == ["Q649", "Q90"]
    assert sent(
        f"?mission e:to ?place . FILTER(?mission = e:mission-1) {optional}"
    ) == ["Q649"]


def test_nothing_is_asked_where_the_graph_has_nothing() -> None:
    assert sent(f"?place e:unknown ?item . {ASKED}") == []
    assert sent(f"?place e:unknown ?thing . SERVICE <{ADDRESS}> {{ ?a ?b e:8 }}") == []


# -- the rows are those of one store that holds both


def compare(body: str, here: Sequence[Quad], there: Sequence[Quad]) -> None:
    """Compare the rows with those of a store that has the other as a graph.

    Raises:
        RefusedQueryError: The query cannot be asked of two stores.
    """
    text = f"PREFIX e: <{E}> SELECT * WHERE {{ {body} }}"
    outside = [Quad(q.subject, q.predicate, q.object, OUTSIDE) for q in there]
    one, store = Store.memory([*here, *outside]), Store.memory(here)
    whole = one.query(text.replace("SERVICE", "GRAPH"))

    federation = Federation(Remote(there))
    resolved = federation.resolve(text, store.query, prefixes=NO_PREFIXES)

    answer = store.query(resolved)
    assert answer.columns == whole.columns
    assert Counter(answer) == Counter(whole)


@pytest.mark.parametrize(
    "behind",
    [
        "MINUS { ?place e:closed ?n }",
        "BIND(COALESCE(?n, e:none) AS ?number) ?list e:counts ?number",
        "OPTIONAL { ?list e:counts ?n } ?list e:counts ?number",
        "OPTIONAL { ?any e:closed ?why } FILTER(?why = e:yes)",
        "FILTER NOT EXISTS { ?list e:counts ?n }",
        "FILTER(?n != e:13 || ?place = e:paris)",
        "VALUES (?place ?n) { (e:paris e:2) (e:moscow e:2) }",
    ],
)
def test_what_stands_behind_may_depend_on_the_service(behind: str) -> None:
    optional = "OPTIONAL { ?place e:closed ?why }"

    compare(f"?place e:match ?item . {ASKED} {behind}", HERE, THERE)
    compare(f"?place e:match ?item . {optional} {ASKED} {behind}", HERE, THERE)


@pytest.mark.parametrize(
    "behind", ["?list e:counts ?n", "FILTER(?n = e:2)", "FILTER(!BOUND(?item))"]
)
def test_a_row_that_meets_nothing_in_an_optional_stands_alone(behind: str) -> None:
    optional = f"OPTIONAL {{ ?place e:match ?item . {ASKED} }}"

    compare(f"?mission e:to ?place . {optional} {behind}", HERE, THERE)


def test_two_services_may_depend_on_each_other() -> None:
    again = f"SERVICE <{ADDRESS}> {{ ?other e:population ?n }}"

    compare(f"?place e:match ?item . {ASKED} {again}", HERE, THERE)


NAMES = st.sampled_from("abc")
VARIABLES = st.sampled_from(["?x", "?y", "?z"])
TERMS = st.one_of(VARIABLES, VARIABLES, NAMES.map(lambda name: f"e:{name}"))
PREDICATES = st.sampled_from(["e:p", "e:q"])
PATTERNS = st.builds("{} {} {} .".format, VARIABLES, PREDICATES, TERMS)
CONDITIONS = st.one_of(
    st.builds("FILTER({} = {})".format, VARIABLES, TERMS),
    st.builds("FILTER({} != {})".format, VARIABLES, TERMS),
    st.builds("FILTER(COALESCE({} = {}, true))".format, VARIABLES, TERMS),
    st.builds("FILTER(!BOUND({}))".format, VARIABLES),
    st.builds("FILTER EXISTS {{ {} }}".format, PATTERNS),
    st.builds("FILTER NOT EXISTS {{ {} }}".format, PATTERNS),
)
GROUPS = st.one_of(
    PATTERNS,
    st.builds("OPTIONAL {{ {} }}".format, PATTERNS),
    st.builds("MINUS {{ {} }}".format, PATTERNS),
    st.builds("{{ {} }} UNION {{ {} }}".format, PATTERNS, PATTERNS),
    st.builds("VALUES {} {{ e:a e:b }}".format, VARIABLES),
    st.builds(
        "{{ SELECT {} WHERE {{ {} {} }} }}".format, VARIABLES, PATTERNS, PATTERNS
    ),
    st.builds("BIND(COALESCE({}, e:a) AS ?new)".format, VARIABLES),
    CONDITIONS,
)
BLOCKS = st.one_of(
    PATTERNS,
    st.builds("{} OPTIONAL {{ {} }}".format, PATTERNS, PATTERNS),
    st.builds("{} FILTER({} != {})".format, PATTERNS, VARIABLES, TERMS),
    st.builds("SELECT {} WHERE {{ {} }}".format, VARIABLES, PATTERNS),
).map(lambda inner: f"SERVICE <{ADDRESS}> {{ {inner} }}")
FACTS = st.lists(
    st.builds(quad, NAMES, st.sampled_from("pq"), NAMES),
    min_size=3,
    max_size=9,
    unique_by=str,
)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Return what stands in WHERE, with one or two services in it."""
    before = draw(st.lists(GROUPS, min_size=1, max_size=3))
    behind = draw(st.lists(GROUPS, max_size=3))
    block = draw(BLOCKS)
    if draw(st.booleans()):
        inner = [*draw(st.lists(GROUPS, max_size=2)), block]
        inner += draw(st.lists(GROUPS, max_size=2))
        block = f"OPTIONAL {{ {' '.join(inner)} }}"
    if draw(st.integers(0, 4)) == 0:
        behind.insert(0, draw(BLOCKS))
    return " ".join([draw(PATTERNS), *before, block, *behind])


@given(bodies(), FACTS, FACTS)
def test_any_query_has_the_rows_that_one_store_would_give(
    body: str, here: list[Quad], there: list[Quad]
) -> None:
    assume(body.count("?new") <= 1)

    # A variable that may be unbound is refused.
    with suppress(RefusedQueryError):
        compare(body, here, there)
