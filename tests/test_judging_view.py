from typing import Literal as OneOf

import numpy as np
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.paths import (
    AlternativePath,
    InvPath,
    MulPath,
    SequencePath,
)

from legation.bridge import to_graph, to_rdflib
from legation.judging.facts import Written
from legation.judging.view import View
from legation.paths import Alternative, Inverse, Path, Repeated, Sequence, unturn
from legation.store import Store
from legation.terms import RDF, RDFS, Literal, NamedNode, Term
from turtles import EX, read

A, B, C, D = (NamedNode(f"{EX}{name}") for name in "abcd")
P, Q = (NamedNode(f"{EX}{name}") for name in "pq")
NODES: list[Term] = [A, B, C, D, Literal("x")]
MARKS: dict[tuple[int, bool], OneOf["*", "+", "?"]] = {
    (0, False): "*",
    (1, False): "+",
    (0, True): "?",
}

nodes = st.sampled_from(["ex:a", "ex:b", "ex:c"])
facts = st.builds("{} {} {} .".format, nodes, st.sampled_from(["ex:p", "ex:q"]), nodes)
texts = nodes.map('{} ex:q "x" .'.format)
graphs = st.lists(facts | texts, max_size=8).map("\n".join)
forms = st.sampled_from(list(MARKS))
paths = st.recursive(
    st.sampled_from([P, Q]),
    lambda inner: st.one_of(
        st.builds(Inverse, inner),
        st.builds(Sequence, st.tuples(inner, inner)),
        st.builds(Alternative, st.tuples(inner, inner)),
        st.builds(lambda path, form: Repeated(path, *form), inner, forms),
    ),
    max_leaves=4,
).map(unturn)


def views(data: str) -> list[View]:
    """Return views of the same facts: of a store and of quads, whole and of a few."""
    quads = read(data)
    kinds = (Store.memory(quads), Written(quads))
    return [View(kind, is_whole=flag) for kind in kinds for flag in (True, False)]


def followed(view: View, path: Path, start: list[Term]) -> list[tuple[int, Term]]:
    """Return rows and values as they come, so that a value that comes twice is seen."""
    rows, values = view.follow(path, view.numbering.of_all(start))
    found = zip(rows.tolist(), view.numbering.terms(values), strict=True)
    return sorted(found, key=str)


def in_rdflib(path: Path) -> rdflib.URIRef | rdflib.paths.Path:
    match path:
        case NamedNode():
            return rdflib.URIRef(path.value)
        case Inverse(inner):
            return InvPath(in_rdflib(inner))
        case Sequence(steps):
            return SequencePath(*map(in_rdflib, steps))
        case Alternative(choices):
            return AlternativePath(*map(in_rdflib, choices))
        case Repeated(inner, least, is_once):
            return MulPath(in_rdflib(inner), MARKS[least, is_once])


@given(graphs, paths)
def test_a_path_leads_where_rdflib_says_whatever_the_view_is_of(
    data: str, path: Path
) -> None:
    graph, route = to_graph(quad.triple for quad in read(data)), in_rdflib(path)
    wanted = sorted(
        (
            (row, value)
            for row, node in enumerate(NODES)
            for value in {
                term
                for term in [*NODES]
                if to_rdflib(term) in set(graph.objects(to_rdflib(node), route))
            }
        ),
        key=str,
    )

    for view in views(data):
        assert followed(view, path, NODES) == wanted


def test_a_node_in_two_rows_is_followed_in_both() -> None:
    for view in views("ex:a ex:p ex:b ."):
        assert followed(view, P, [A, C, A]) == [(0, B), (2, B)]
        assert followed(view, Repeated(P, 1), [A, A]) == [(0, B), (1, B)]


def test_no_nodes_lead_nowhere() -> None:
    every = Alternative((P, Inverse(Q), Repeated(P, 0), Sequence((P, Q))))

    for view in views("ex:a ex:p ex:b ."):
        assert followed(view, every, []) == []
        assert followed(view, Alternative(()), [A]) == []


def test_a_path_that_was_not_unturned_is_refused() -> None:
    (view, *_) = views("")

    with pytest.raises(AssertionError):
        followed(view, Inverse(Sequence((P, Q))), [A])


@given(graphs)
def test_what_has_a_property_and_what_is_its_value_is_told_once_and_sorted(
    data: str,
) -> None:
    quads = read(data)
    for view in views(data):
        for is_value in (False, True):
            found = view.having(P, is_value=is_value)
            terms = set(view.numbering.terms(found))
            assert terms == {
                quad.object if is_value else quad.subject
                for quad in quads
                if quad.predicate == P
            }
            assert found.tolist() == sorted(set(found.tolist()))


CLASSES = """
ex:a a ex:C . ex:b a ex:Below , ex:C . ex:c a ex:Above .
ex:Below rdfs:subClassOf ex:C . ex:C rdfs:subClassOf ex:Above , ex:Below .
"""


def test_instances_of_subclasses_are_instances_once() -> None:
    wanted = NamedNode(f"{EX}C")

    for view in views(CLASSES):
        instances = view.numbering.terms(view.instances(wanted))
        told = view.is_instance(view.numbering.of_all(NODES), wanted)
        assert sorted(instances, key=str) == [A, B]
        assert told.tolist() == [True, True, False, False, False]


def test_a_view_shows_the_default_graph_only() -> None:
    data = "ex:a ex:p ex:b . ex:g { ex:a ex:p ex:c . }"

    for flag in (True, False):
        view = View(Store.memory(read(data)), is_whole=flag)
        assert followed(view, P, [A]) == [(0, B)]


def test_a_literal_is_the_subject_of_nothing() -> None:
    for view in views('ex:a ex:p "x" .'):
        assert list(view.match(Literal("x"))) == []
        assert len(list(view.match(A))) == len(list(view.match(None, P))) == 1
        assert len(list(view.match(None, None, Literal("x")))) == 1


def test_terms_have_numbers_in_the_order_in_which_they_were_met() -> None:
    (view, *_) = views("")
    numbers = view.numbering.of_all([A, B, A])

    assert numbers.tolist() == [0, 1, 0]
    assert view.numbering.of(B) == 1
    assert view.numbering.of(RDF.type) == 2
    assert view.numbering.term(2) == RDF.type
    assert view.numbering.terms(np.array([1, 0])) == [B, A]


def test_a_store_and_quads_show_the_same_subclasses() -> None:
    for view in views(CLASSES):
        below = view.numbering.terms(view.classes(NamedNode(f"{EX}C")))
        assert sorted(term.value for term in below) == [f"{EX}Below", f"{EX}C"]
        assert followed(view, Inverse(RDFS.subClassOf), [A]) == []
