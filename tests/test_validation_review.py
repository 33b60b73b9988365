"""An edit is validated as a whole store is: the findings are those of a full run."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store as Inner

from benchmarks.worlds import told
from legation.assets import folders, shipped
from legation.findings import Finding
from legation.inputs import read_inputs
from legation.reports import Report
from legation.store import Store
from legation.terms import RDFS, Literal, Quad, Triple
from legation.validation import Review, check, compile_shapes
from shaping import cases, facts
from turtles import PREFIXES, read

QUERY = """
ex:S sh:targetClass ex:C ; sh:sparql [ sh:prefixes ex:prefixes ; sh:select '''{}''' ] .
ex:prefixes sh:declare [
  sh:prefix "ex" ; sh:namespace "http://x/"^^xsd:anyURI ] .
"""


class Edited:
    """A store that is edited, with its review."""

    def __init__(self, data: str, shapes: str) -> None:
        self.inner = Inner()
        self.inner.extend(read(data))
        self.store = Store(self.inner)
        self.shapes = compile_shapes(quad.triple for quad in read(shapes))
        self.review = Review(self.store, self.shapes, prefixes=PREFIXES)

    def edit(self, *, add: str = "", remove: str = "") -> list[str]:
        """Edit the store and return the nodes about which there are findings now."""
        added, removed = read(add), read(remove)
        for quad in removed:
            assert quad in self.inner
        return self.change(added=added, removed=removed)

    def change(self, *, added: list[Quad], removed: list[Quad]) -> list[str]:
        """Edit the store, and compare its review with a full run."""
        for quad in removed:
            self.inner.remove(quad)
        self.inner.extend(added)
        self.review.revise(added=added, removed=removed)
        anew = check(self.store, self.shapes, prefixes=PREFIXES)
        assert counted(self.review.report) == counted(anew)
        return [f.focus.removeprefix("http://x/") for f in anew.findings if f.focus]


def counted(report: Report) -> Counter[Finding]:
    return Counter(report.findings)


@pytest.mark.parametrize(
    ("data", "shape", "edit"),
    [
        (
            "ex:a a ex:C .",
            "sh:property [ sh:path ex:p ; sh:maxCount 0 ]",
            "ex:a ex:p 1",
        ),
        (
            "ex:b ex:p ex:a .",
            "sh:property [ sh:path ( ex:p ex:q ) ; sh:maxCount 0 ]",
            "ex:a ex:q 1",
        ),
        (
            "ex:b ex:p ex:x . ex:x ex:p ex:a .",
            """sh:property [ sh:path ( [ sh:oneOrMorePath ex:p ] ex:q ) ;
              sh:maxCount 0 ]""",
            "ex:a ex:q 1",
        ),
        (
            "ex:b ex:p ex:x . ex:a ex:p ex:y .",
            "sh:property [ sh:path [ sh:oneOrMorePath ex:p ] ; sh:maxCount 1 ]",
            "ex:x ex:p ex:a",
        ),
        (
            "",
            "sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:maxCount 0 ]",
            "ex:a ex:p ex:b",
        ),
        (
            "ex:a ex:p ex:b . ex:b ex:q ex:c . ex:c a ex:D .",
            "sh:property [ sh:path ( ex:p ex:q ) ; sh:not [ sh:class ex:E ] ]",
            "ex:c a ex:E",
        ),
        (
            "ex:b ex:p ex:a .",
            """sh:property [ sh:path ex:p ;
              sh:node [ sh:property [ sh:path ex:q ; sh:maxCount 0 ] ] ]""",
            "ex:a ex:q 1",
        ),
        (
            "ex:b ex:p ex:a .",
            """sh:property [ sh:path ex:p ;
              sh:property [ sh:path ex:q ; sh:maxCount 0 ] ]""",
            "ex:a ex:q 1",
        ),
        (
            "ex:b ex:p ex:a . ex:a ex:q ex:z .",
            """sh:property [ sh:path ex:p ; sh:qualifiedMaxCount 0 ;
              sh:qualifiedValueShape [ sh:path ex:q ; sh:minCount 2 ] ]""",
            "ex:a ex:q 1",
        ),
        (
            "ex:a ex:p 1 .",
            "sh:property [ sh:path ex:p ; sh:equals ex:q ]",
            "ex:a ex:q 2",
        ),
        (
            "",
            "sh:and ( [ sh:property [ sh:path ex:q ; sh:maxCount 0 ] ] )",
            "ex:a ex:q 1",
        ),
        (
            "ex:b ex:p ex:a .",
            """sh:property [ sh:path ex:p ; sh:node [ sh:sparql [ sh:select
              "SELECT $this { $this <http://x/q> ?v }" ] ] ]""",
            "ex:a ex:q 1",
        ),
        ("", "sh:closed true ; sh:ignoredProperties ( rdf:type )", "ex:a ex:unheard 2"),
    ],
)
def test_a_triple_anywhere_on_a_path_is_felt_at_the_focus_node(
    data: str, shape: str, edit: str
) -> None:
    edited = Edited(
        f"ex:a a ex:C . ex:b a ex:C . {data}", f"ex:S sh:targetClass ex:C ; {shape} ."
    )
    before = Counter(edited.edit())

    after = Counter(edited.edit(add=f"{edit} ."))

    assert after != before
    assert Counter(edited.edit(remove=f"{edit} .")) == before


@pytest.mark.parametrize(
    ("target", "edit"),
    [
        ("sh:targetClass ex:C", "ex:a a ex:C"),
        ("sh:targetSubjectsOf ex:p", "ex:a ex:p ex:b"),
        ("sh:targetObjectsOf ex:p", "ex:b ex:p ex:a"),
    ],
)
def test_a_node_that_becomes_a_focus_node_is_judged_and_then_forgotten(
    target: str, edit: str
) -> None:
    edited = Edited(
        "ex:a ex:q 1 .",
        f"ex:S {target} ; sh:property [ sh:path ex:q ; sh:maxCount 0 ] .",
    )

    assert edited.edit() == []
    assert edited.edit(add=f"{edit} .") == ["a"]
    assert edited.edit(remove=f"{edit} .") == []


def test_a_value_that_becomes_one_of_a_focus_node_is_judged_by_the_inner_shape() -> (
    None
):
    edited = Edited(
        "ex:a a ex:C . ex:v ex:q 1 .",
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; "
        "sh:property [ sh:path ex:q ; sh:maxCount 0 ] ] .",
    )

    assert edited.edit() == []
    assert edited.edit(add="ex:a ex:p ex:v .") == ["v"]
    assert edited.edit(add="ex:b a ex:C ; ex:p ex:v .") == ["v"]
    assert edited.edit(remove="ex:a ex:p ex:v .") == ["v"]
    assert edited.edit(remove="ex:b a ex:C .") == []


@pytest.mark.parametrize(
    ("select", "data", "edit"),
    [
        ("SELECT $this { $this ex:p ?v }", "", "ex:a ex:p 1"),
        (
            "SELECT $this { ?v ex:p ?w . ?w ex:q $this }",
            "ex:w ex:q ex:a",
            "ex:v ex:p ex:w",
        ),
        (
            "SELECT $this { $this ex:p+ ?v . ?v ex:q ?w }",
            "ex:a ex:p ex:b . ex:b ex:p ex:v",
            "ex:v ex:q 1",
        ),
        ("SELECT $this { $this ^ex:p/ex:q ?v }", "ex:x ex:p ex:a", "ex:x ex:q 1"),
        (
            "SELECT $this { $this ex:p ?v OPTIONAL { ?v ex:q ?w } FILTER(BOUND(?w)) }",
            "ex:a ex:p ex:v",
            "ex:v ex:q 1",
        ),
        (
            "SELECT $this { $this ex:p ?v FILTER EXISTS { ?v ex:q ?w } }",
            "ex:a ex:p ex:v",
            "ex:v ex:q 1",
        ),
        (
            "SELECT $this { { $this ex:p ?v } UNION { ?v ex:q $this } }",
            "",
            "ex:v ex:q ex:a",
        ),
        (
            "SELECT $this { { SELECT $this { $this ex:p ?v . ?v ex:q ?w } } }",
            "ex:a ex:p ex:v",
            "ex:v ex:q 1",
        ),
        ("SELECT $this { $this ?p ?v FILTER(?p = ex:p) }", "", "ex:a ex:p 1"),
        (
            "SELECT $this { ?x ex:p ?v FILTER(sameTerm(?v, $this)) }",
            "",
            "ex:x ex:p ex:a",
        ),
        (
            "SELECT $this { $this ex:p ?v . ?v !ex:q ?x }",
            "ex:a ex:p ex:v",
            "ex:v ex:r ex:x",
        ),
        ("SELECT $this { GRAPH $this { ?s ?p ?o } }", "", "ex:a { ex:x ex:p 1 }"),
        ("SELECT $this { GRAPH ?g { $this ex:p ?v } }", "", "ex:g { ex:a ex:p 1 }"),
        (
            "SELECT $this { GRAPH ?g { $this ex:p ?v } ?g ex:q ?w }",
            "ex:g { ex:a ex:p 1 }",
            "ex:g ex:q 1",
        ),
        (
            """SELECT $this {
              GRAPH ?g { ?s ?p ?v } GRAPH $this { ?s ?p 1 } FILTER(?v != 1) }""",
            "ex:a { ex:x ex:p 1 }",
            "ex:g { ex:x ex:p 2 }",
        ),
        (
            "SELECT $this { GRAPH ?g { ?s ex:p/ex:q $this } }",
            "ex:g { ex:x ex:p ex:y }",
            "ex:g { ex:y ex:q ex:a }",
        ),
    ],
)
def test_a_quad_that_a_query_reads_is_felt_at_the_focus_node(
    select: str, data: str, edit: str
) -> None:
    stop = "" if not data or data.endswith("}") else " ."
    edited = Edited(f"ex:a a ex:C . ex:b a ex:C . {data}{stop}", QUERY.format(select))
    added = edit if edit.endswith("}") else f"{edit} ."

    assert edited.edit() == []
    assert edited.edit(add=added) != []
    assert edited.edit(remove=added) == []


def test_a_query_for_named_graphs_feels_one_that_comes() -> None:
    select = "SELECT $this { GRAPH ?g { } FILTER(?g = $this) }"
    edited = Edited("ex:a a ex:C .", QUERY.format(select))

    assert edited.edit() == []
    assert edited.edit(add="ex:a { ex:x ex:p 1 }") == ["a"]


def test_a_change_of_the_class_tree_is_a_full_run() -> None:
    edited = Edited(
        "ex:a a ex:D .",
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:q ; sh:minCount 1 ] .",
    )

    assert edited.edit() == []
    assert edited.edit(add="ex:D rdfs:subClassOf ex:C .") == ["a"]


def test_a_shape_left_to_the_reference_engine_is_judged_anew_each_time() -> None:
    edited = Edited(
        "ex:a ex:knows ex:b .",
        "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:knows ; sh:node ex:S ] , "
        "[ sh:path ex:age ; sh:maxCount 0 ] .",
    )

    assert edited.edit() == []
    assert edited.edit(add="ex:a ex:age 1 .") == ["a"]


def test_a_label_that_changes_changes_the_messages_that_name_the_thing() -> None:
    shape = """
    ex:S sh:targetNode ex:a ; sh:sparql [
      sh:message "See {?value}."@en , "Voyez {?value}."@fr ;
      sh:select "SELECT $this ?value { $this <http://x/p> ?value }" ] .
    """
    edited = Edited('ex:a ex:p ex:b . ex:b skos:prefLabel "Old"@en .', shape)

    edited.edit(remove='ex:b skos:prefLabel "Old"@en .')
    edited.edit(add='ex:b skos:prefLabel "New"@en .')

    (finding,) = edited.review.report.findings
    assert finding.message.en == "See “New” (ex:b)."


def test_what_a_query_finds_in_two_ways_is_told_once() -> None:
    select = "SELECT $this ?value { $this ex:p ?value . $this ex:q ?other }"
    edited = Edited("ex:a a ex:C ; ex:p 1 ; ex:q 2 , 3 .", QUERY.format(select))

    assert edited.edit() == ["a"]
    assert edited.edit(add="ex:a ex:q 4 .") == ["a"]


def test_a_literal_of_an_edit_is_taken_as_the_store_holds_it() -> None:
    edited = Edited("", "ex:S sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI .")

    assert edited.edit(add='ex:a ex:p "02"^^xsd:integer .') == ["2"]
    assert edited.edit(remove='ex:a ex:p "02"^^xsd:integer .') == []


def test_what_is_revised_is_about_the_nodes_that_an_edit_concerns() -> None:
    edited = Edited(
        "ex:a a ex:C . ex:b a ex:C .",
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:q ; sh:minCount 1 ] .",
    )
    added = read("ex:c a ex:C .")
    edited.inner.extend(added)

    revised = edited.review.revise(added=added)

    assert [finding.focus for finding in revised.findings] == ["http://x/c"]
    assert len(edited.review.report.findings) == 3


def test_random_edits_of_a_world_find_what_a_full_run_finds() -> None:
    inputs = read_inputs(folders(shipped("data")))
    world = list(told(1_500, seed=5))
    inner = Inner()
    inner.extend(quads(world))
    inner.extend(quads(q.triple for file in inputs.ontology for q in file.quads))
    shapes = compile_shapes(q.triple for file in inputs.shapes for q in file.quads)
    store, prefixes = Store(inner), inputs.dataset.prefixes
    review = Review(store, shapes, prefixes=prefixes)
    rng = random.Random(5)
    changed = 0

    for _ in range(60):
        before = review.report
        added, removed = drawn(world, inner, rng)
        for quad in removed:
            inner.remove(quad)
        inner.extend(added)
        review.revise(added=added, removed=removed)
        changed += review.report != before

        assert counted(review.report) == counted(
            check(store, shapes, prefixes=prefixes)
        )
    assert changed > 40


@settings(max_examples=150)
@given(cases(), st.lists(facts, max_size=6), st.randoms(use_true_random=False))
def test_random_edits_by_random_shapes_find_what_a_full_run_finds(
    case: tuple[str, str], others: list[str], rng: random.Random
) -> None:
    data, shapes = case
    edited = Edited(data, shapes)
    held = data.splitlines()
    for _ in range(4):
        gone = rng.sample(held, min(len(held), 2))
        come = rng.sample(others, min(len(others), 2))
        removed, added = (set(read("\n".join(lines))) for lines in (gone, come))
        both = removed & added
        edited.change(
            added=[quad for quad in added - both if quad not in edited.inner],
            removed=[quad for quad in removed - both if quad in edited.inner],
        )
        held, others = [*held, *gone, *come], [*others, *gone]


def quads(triples: Iterable[Triple]) -> list[Quad]:
    return [Quad(*triple) for triple in triples]


def drawn(
    facts: Sequence[Triple], inner: Inner, rng: random.Random
) -> tuple[list[Quad], list[Quad]]:
    """Draw ten changes: facts that go or come back, and wrong ones that come."""
    added, removed = [], []
    for triple in rng.sample(facts, 10):
        quad = Quad(*triple)
        other = rng.choice(facts)
        if rng.random() < 0.5:
            (removed if quad in inner else added).append(quad)
        else:
            value = rng.choice([other.object, Literal("x"), other.subject])
            wrong = Quad(triple.subject, rng.choice(facts).predicate, value)
            if wrong not in inner and wrong.predicate != RDFS.subClassOf:
                added.append(wrong)
    return added, removed
