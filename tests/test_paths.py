from hypothesis import given
from hypothesis import strategies as st

from legation.paths import (
    HERE,
    Alternative,
    Inverse,
    Path,
    Repeated,
    Sequence,
    chain,
    describe_path,
    predicates,
    turn,
    unturn,
    write_path,
)
from legation.shacl.reading import Source
from legation.store import Store
from legation.terms import NamedNode
from turtles import EX, PREFIXES, read

P, Q, R = (NamedNode(f"{EX}{name}") for name in "pqr")
DATA = """
ex:a ex:p ex:b , ex:a ; ex:q ex:c . ex:b ex:p ex:c . ex:c ex:q ex:a , ex:b ; ex:r 1 .
"""


def repeated(inner: st.SearchStrategy[Path]) -> st.SearchStrategy[Path]:
    forms = st.sampled_from([(0, False), (1, False), (0, True)])
    return st.builds(lambda path, form: Repeated(path, *form), inner, forms)


def larger(inner: st.SearchStrategy[Path]) -> st.SearchStrategy[Path]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Inverse, inner),
        st.builds(Sequence, some),
        st.builds(Alternative, some),
        repeated(inner),
    )


paths = st.recursive(st.sampled_from([P, Q, R]), larger, max_leaves=5)


def written(path: Path) -> str:
    return write_path(path, PREFIXES.write)


def led(path: Path) -> set[str]:
    """Return what SPARQL finds along a path in the data above."""
    text = f"SELECT ?x ?y {{ ?x {write_path(path, str)} ?y }}"
    return {str(row) for row in Store.memory(read(DATA)).query(text)}


def described(path: Path) -> Path:
    """Return a path that went through RDF."""
    node, triples = describe_path(path)
    return Source(triples).path(node)


def test_a_path_is_written_as_in_sparql() -> None:
    assert written(P) == "ex:p"
    assert written(Inverse(P)) == "^ex:p"
    assert written(Sequence((P, Inverse(Q)))) == "ex:p/^ex:q"
    assert written(Alternative((P, Q))) == "ex:p|ex:q"
    assert written(Repeated(P, 0)) == "ex:p*"
    assert written(Repeated(P, 1)) == "ex:p+"
    assert written(Repeated(P, 0, is_once=True)) == "ex:p?"


def test_what_is_inside_another_path_has_its_brackets() -> None:
    both = Sequence((P, Q))

    assert written(Repeated(both, 0)) == "(ex:p/ex:q)*"
    assert written(Inverse(both)) == "^(ex:p/ex:q)"
    assert written(Alternative((both, R))) == "(ex:p/ex:q)|ex:r"
    assert written(Sequence((Alternative((P, Q)), R))) == "(ex:p|ex:q)/ex:r"


def test_a_path_that_is_repeated_twice_has_brackets_for_sparql_has_no_other_way() -> (
    None
):
    assert written(Repeated(Repeated(P, 1), 0)) == "(ex:p+)*"


@given(paths)
def test_every_path_that_was_unturned_can_be_asked(path: Path) -> None:
    assert led(unturn(path)) is not None


def test_paths_are_chained_without_sequences_in_sequences() -> None:
    assert chain(P, Sequence((Q, R))) == Sequence((P, Q, R))
    assert chain(Inverse(P), Q) == Sequence((Inverse(P), Q))


def test_a_chain_of_one_path_is_the_path_and_of_none_stays_where_it_is() -> None:
    assert chain(P) == chain(HERE, P) == P
    assert chain() == chain(HERE) == HERE


def test_the_way_back_goes_from_the_last_step_to_the_first() -> None:
    assert turn(P) == Inverse(P)
    assert turn(Sequence((P, Inverse(Q)))) == Sequence((Q, Inverse(P)))
    assert turn(Alternative((P, Q))) == Alternative((Inverse(P), Inverse(Q)))
    assert turn(Repeated(P, 1)) == Repeated(Inverse(P), 1)
    once = Repeated(P, 0, is_once=True)
    assert turn(once) == Repeated(Inverse(P), 0, is_once=True)


def test_an_inverse_of_a_longer_path_is_turned_predicate_by_predicate() -> None:
    assert unturn(P) == P
    assert unturn(Inverse(P)) == Inverse(P)
    assert unturn(Inverse(Inverse(P))) == P
    assert unturn(Inverse(Sequence((P, Q)))) == Sequence((Inverse(Q), Inverse(P)))


@given(paths)
def test_to_and_fro_is_the_same_path(path: Path) -> None:
    assert turn(turn(unturn(path))) == unturn(path)


@given(paths)
def test_the_way_back_finds_the_same_pairs_turned(path: Path) -> None:
    names = {"x": "y", "y": "x"}
    text = "SELECT ?{x} ?{y} {{ ?x {path} ?y }}"
    store = Store.memory(read(DATA))

    there = store.query(text.format(x="x", y="y", path=write_path(unturn(path), str)))
    back = store.query(text.format(**names, path=write_path(turn(path), str)))

    assert set(map(str, there)) == set(map(str, back))


@given(paths)
def test_a_path_survives_its_description_in_rdf(path: Path) -> None:
    assert described(path) == unturn(path)


def test_a_predicate_needs_no_triples_to_be_described() -> None:
    assert describe_path(P) == (P, [])


def test_the_predicates_of_a_path_are_told_from_left_to_right() -> None:
    path = Sequence((P, Alternative((Inverse(Q), Repeated(R, 0))), P))

    assert list(predicates(path)) == [P, Q, R, P]
