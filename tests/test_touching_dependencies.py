"""An edit concerns the nodes whose findings it may change, and few others."""

import pytest

from legation.judging.view import View
from legation.shacl.compiling import compile_shapes
from legation.store import Store
from legation.touching.dependencies import Dependencies
from turtles import read

# Many nodes that no edit here has to do with.
OTHERS = " ".join(f"ex:o{n} a ex:C ; ex:p ex:v{n} ; ex:q {n} ." for n in range(9))


def concerned(shape: str, data: str, edit: str) -> dict[str, list[str] | None]:
    """Return for each named shape the nodes that an edit concerns; None for all."""
    shapes = compile_shapes(
        q.triple for q in read(f"ex:S sh:targetClass ex:C ; {shape} .")
    )
    quads = read(f"{edit} ." if not edit.endswith("}") else edit)
    view = View(Store.memory([*read(f"{OTHERS} {data}"), *quads]), is_whole=False)
    found = Dependencies(shapes).concerned(quads, view)
    return {
        shape.value.removeprefix("http://x/"): None
        if nodes is None
        else sorted(
            t.value.removeprefix("http://x/") for t in view.numbering.terms(nodes)
        )
        for shape, nodes in found.items()
    }


@pytest.mark.parametrize(
    ("shape", "data", "edit", "nodes"),
    [
        ("sh:path ex:p ; sh:minCount 1", "", "ex:a ex:p 1", ["a"]),
        ("sh:path ex:p ; sh:minCount 1", "", "ex:a ex:r 1", None),
        (
            "sh:path ( ex:p ex:r ) ; sh:minCount 1",
            "ex:a ex:p ex:b .",
            "ex:b ex:r 1",
            ["a"],
        ),
        (
            "sh:path [ sh:inversePath ex:p ] ; sh:minCount 1",
            "",
            "ex:a ex:p ex:b",
            ["b"],
        ),
        (
            "sh:path [ sh:oneOrMorePath ex:r ] ; sh:minCount 1",
            "ex:a ex:r ex:b .",
            "ex:b ex:r ex:c",
            ["a", "b"],
        ),
        ("sh:path ex:p ; sh:class ex:D", "ex:a ex:p ex:b .", "ex:b a ex:D", ["a", "b"]),
        (
            "sh:path ex:p ; sh:node [ sh:path ex:r ; sh:minCount 1 ]",
            "ex:a ex:p ex:b .",
            "ex:b ex:r 1",
            ["a"],
        ),
        ("sh:path ex:p ; sh:lessThan ex:r", "", "ex:a ex:r 1", ["a"]),
        ("sh:closed true", "", "ex:a ex:r 1", ["a"]),
    ],
)
def test_a_constraint_is_felt_along_its_path_only(
    shape: str, data: str, edit: str, nodes: list[str] | None
) -> None:
    expected = {} if nodes is None else {"S": nodes}

    assert concerned(shape, data, edit) == expected


@pytest.mark.parametrize(
    ("select", "data", "edit", "nodes"),
    [
        ("$this ex:p ?v", "", "ex:a ex:p 1", ["a"]),
        ("?v ex:r ?w . ?w ex:s $this", "ex:w ex:s ex:a .", "ex:v ex:r ex:w", ["a"]),
        ("$this ex:r/ex:s ?v", "ex:a ex:r ex:b .", "ex:b ex:s 1", ["a"]),
        ("$this ex:r+ ?v", "ex:a ex:r ex:b .", "ex:b ex:r ex:c", ["a", "b"]),
        (
            "$this ex:r ?v OPTIONAL { ?v ex:s ?w } FILTER(!BOUND(?w))",
            "ex:a ex:r ex:v .",
            "ex:v ex:s 1",
            ["a"],
        ),
        (
            "$this ex:r ?v FILTER NOT EXISTS { ?v ex:s ?w }",
            "ex:a ex:r ex:v .",
            "ex:v ex:s 1",
            ["a"],
        ),
        (
            "$this ex:r ?v OPTIONAL { ?v ex:s ?w FILTER EXISTS { ?w ex:t ?x } }",
            "ex:a ex:r ex:v . ex:v ex:s ex:w .",
            "ex:w ex:t 1",
            ["a"],
        ),
        ("$this ?r ?v . ?r ex:s ?w", "ex:a ex:r 1 .", "ex:r ex:s 1", ["a", "r"]),
        ("GRAPH $this { ?s ?p ?o }", "", "ex:g { ex:a ex:b ex:c }", ["g"]),
        ("GRAPH ?g { $this ex:r ?o }", "", "ex:g { ex:a ex:r ex:c }", ["a"]),
        ("GRAPH ?g { $this ex:r ?o }", "", "ex:a ex:r ex:c", None),
        (
            "GRAPH ?g { $this ex:r ?o } ?g ex:s ?w",
            "ex:g { ex:a ex:r ex:c }",
            "ex:g ex:s 1",
            ["a"],
        ),
        (
            "$this ex:r ?v { ?v ex:s ?w } UNION { ?w ex:s ?v }",
            "ex:a ex:r ex:v .",
            "ex:x ex:s ex:v",
            ["a"],
        ),
    ],
)
def test_a_query_is_felt_where_its_patterns_hang_on_the_node(
    select: str, data: str, edit: str, nodes: list[str] | None
) -> None:
    shape = f"""sh:sparql [ sh:prefixes ex:prefixes ; sh:select
      "SELECT $this {{ {select} }}" ] .
      ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/" ]"""
    expected = {} if nodes is None else {"S": nodes}

    assert concerned(shape, data, edit) == expected


def test_all_nodes_are_concerned_where_nothing_leads_back() -> None:
    shape = """sh:sparql [ sh:select
      "SELECT $this { ?x <http://x/r> ?v FILTER(STR(?v) = STR($this)) }" ]"""

    assert concerned(shape, "", "ex:a ex:r ex:b") == {"S": None}


def test_a_property_shape_is_felt_at_the_values_that_it_looks_at() -> None:
    shape = (
        "sh:property [ sh:path ex:p ; sh:property ex:Inner ] . ex:Inner sh:path ex:r"
    )
    found = concerned(shape, "ex:a ex:p ex:b .", "ex:b ex:r 1")

    assert found == {"Inner": ["b"]}
