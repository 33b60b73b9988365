"""Which engine checks a shape, and which of its queries are told to be slow."""

import pytest

from legation.validation import compile_shapes, explain
from turtles import PREFIXES, read

PREFIX = """
ex:prefixes sh:declare [
  sh:prefix "ex" ; sh:namespace "http://x/"^^xsd:anyURI ] .
"""


def remarks(select: str, *, path: str = "") -> list[str]:
    shape = f"""
    ex:S sh:targetNode ex:a ; {path} sh:sparql ex:Q .
    ex:Q sh:prefixes ex:prefixes ; sh:select '''{select}''' .
    """
    compiled = compile_shapes(quad.triple for quad in read(PREFIX + shape))
    (one,) = explain(compiled, prefixes=PREFIXES)
    assert (one.shape, one.engine, one.reason) == ("ex:S", "fast", None)
    for remark in one.remarks:
        assert remark.en.startswith("ex:Q: ")
        assert remark.fr.startswith("ex:Q\u00a0: ")
    return [remark.en for remark in one.remarks]


def test_a_query_in_good_form_is_passed_over() -> None:
    good = "SELECT $this { $this ex:p ?v OPTIONAL { ?v ex:q ?w } FILTER(!BOUND(?w)) }"

    assert remarks(good) == []


@pytest.mark.parametrize("word", ["NOT EXISTS", "EXISTS"])
def test_exists_is_told(word: str) -> None:
    (told,) = remarks(
        f"SELECT $this {{ $this ex:p ?v FILTER {word} {{ ?v ex:q ?w }} }}"
    )

    assert "OPTIONAL" in told


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this { { SELECT $this { $this ex:p ?v } } }",
        "SELECT $this { $this ex:p ?v } LIMIT 1",
        "SELECT $this { $this ex:p ?v } GROUP BY ?v HAVING(COUNT(?v) > 1)",
    ],
)
def test_what_must_be_asked_node_by_node_is_told(select: str) -> None:
    (told,) = remarks(select)

    assert "for each focus node by itself" in told


def test_a_repeated_path_that_is_gone_backwards_is_told() -> None:
    slow = "SELECT $this { $this ex:within+ ?state . ?state a ex:State }"
    quick = "SELECT $this { $this ex:within+ ?s . ?s a ?k FILTER(?k = ex:State) }"

    (told,) = remarks(slow)

    assert "repeated path" in told
    assert remarks(quick) == []


def test_the_path_of_a_shape_may_stand_in_its_query() -> None:
    select = "SELECT $this ?value { $this $PATH ?value }"

    assert remarks(select, path="sh:path ex:p ;") == []


def test_a_shape_without_a_name_is_called_by_its_path() -> None:
    shapes = """
    ex:S sh:targetNode ex:a ; sh:property [ sh:path ( ex:p ex:q ) ; sh:minCount 1 ] .
    """

    told = explain(compile_shapes(q.triple for q in read(shapes)), prefixes=PREFIXES)

    assert [one.shape for one in told] == ["[ex:p/ex:q]", "ex:S"]
