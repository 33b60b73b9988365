"""Where things stand in a Turtle or TriG text, and what its comments say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.turtle.layout import Layout, read_layout

EX = "http://x/"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def layout(body: str) -> Layout:
    """Read a text whose first line declares ex: and xsd:."""
    return read_layout(f"@prefix ex: <{EX}> . @prefix xsd: <{XSD}> .\n{body}")


def test_the_place_of_a_value_is_told() -> None:
    found = layout('ex:a a ex:C ;\n  ex:p "one", "two" ;\n  ex:q ex:b .')

    assert found.locate(f"{EX}a", predicate=f"{EX}p", value="two") == (3, 15)
    assert found.locate(f"{EX}a", predicate=f"{EX}q", value=f"{EX}b") == (4, 8)
    assert found.locate(f"{EX}a", predicate=TYPE, value=f"{EX}C") == (2, 8)


def test_a_value_may_be_looked_for_under_any_predicate() -> None:
    found = layout("ex:a ex:p 1 ;\n  ex:q 2 .")

    assert found.locate(f"{EX}a", value="2") == (3, 8)


def test_without_the_value_the_predicate_is_told_and_without_it_the_subject() -> None:
    found = layout("ex:a ex:p 1 .")

    assert found.locate(f"{EX}a", predicate=f"{EX}p", value="2") == (2, 6)
    assert found.locate(f"{EX}a", predicate=f"{EX}q", value="2") == (2, 1)
    assert found.locate(f"{EX}b", predicate=f"{EX}p") is None


def test_the_first_block_of_a_subject_counts() -> None:
    found = layout("ex:b ex:p ex:a .\nex:a ex:p 1 .\nex:a ex:p 2 .")

    assert found.locate(f"{EX}a") == (3, 1)


def test_the_inner_nodes_count_as_the_nearest_named_subject() -> None:
    found = layout("ex:a ex:p [ ex:q ( 1 [ ex:r 2 ] ) ] ; ex:s 3 .\nex:b ex:q 4 .")

    assert found.locate(f"{EX}a", predicate=f"{EX}q") == (2, 13)
    assert found.locate(f"{EX}a", predicate=f"{EX}q", value="1") == (2, 20)
    assert found.locate(f"{EX}a", predicate=f"{EX}r", value="2") == (2, 29)
    assert found.locate(f"{EX}a", predicate=f"{EX}s", value="3") == (2, 44)


def test_a_predicate_of_the_subject_goes_before_the_same_of_an_inner_node() -> None:
    found = layout("ex:a ex:p [ ex:q 1 ] ;\n  ex:q 1 .")

    assert found.locate(f"{EX}a", predicate=f"{EX}q", value="1") == (3, 8)


@pytest.mark.parametrize("keyword", ["", "GRAPH ", "graph "])
def test_the_graphs_are_told_apart(keyword: str) -> None:
    found = layout(
        f"ex:a ex:p 0 .\n{keyword}ex:g {{\n  ex:a ex:p 1 }}\n"
        f"{keyword}<http://x/h> {{ ex:a ex:p 2 . }}"
    )

    assert found.locate(f"{EX}a", predicate=f"{EX}p", graph=f"{EX}g") == (4, 8)
    assert found.locate(f"{EX}a", value="2", graph=f"{EX}h") == (
        5,
        26 + len(keyword),
    )
    assert found.locate(f"{EX}a", value="2", graph=f"{EX}g") == (4, 3)
    assert found.locate(f"{EX}a", value="2") == (5, 26 + len(keyword))


def test_the_name_of_a_graph_stands_for_what_is_not_in_it() -> None:
    found = layout("ex:g { ex:a ex:p 1 }\n\nex:g { ex:b ex:p 1 }")

    assert found.locate(f"{EX}g") == (2, 1)
    assert found.locate(f"{EX}c", graph=f"{EX}g") == (2, 1)
    assert found.locate(f"{EX}a", graph=f"{EX}h") is None


@pytest.mark.parametrize("name", ["[]", "_:g", "GRAPH _:g", "GRAPH []"])
def test_a_graph_without_a_name_is_neither_a_named_one_nor_the_default_one(
    name: str,
) -> None:
    found = layout(f"# g\n{name} {{\n# a\nex:a ex:p 1 }}\nex:a ex:p 2 .")

    assert found.graphs == {}
    assert found.locate(f"{EX}a", value="1") == (5, 11)
    assert [text for _, text in found.comments.stray] == ["# g", "# a"]
    assert {mention.graph for mention in found.mentions} >= {None}


def test_a_default_graph_may_stand_in_braces() -> None:
    found = layout("{ ex:a ex:p 1 }")

    assert found.locate(f"{EX}a") == (2, 3)


def test_names_are_resolved_as_the_parser_does() -> None:
    found = read_layout(
        "BASE <http://b/>\nPREFIX : <n#>\nprefix p.q: <http://p/>\n"
        r":a\-1 <\u0070> p.q:v . <http://c/> :p 1 . @base <http://d/> . <e> :p 1 ."
    )

    assert found.prefixes == {"": "http://b/n#", "p.q": "http://p/"}
    assert found.locate("http://b/n#a-1", predicate="http://b/p") == (4, 7)
    assert found.locate("http://b/n#a-1", value="http://p/v") == (4, 16)
    assert found.locate("http://c/") == (4, 24)
    assert found.locate("http://d/e") == (4, 63)


def test_a_string_is_found_by_what_it_means() -> None:
    found = layout('ex:a ex:p "caf\\u00e9", """two\nlines""" .')

    assert found.locate(f"{EX}a", value="café") == (2, 11)
    assert found.locate(f"{EX}a", value="two\nlines") == (2, 24)


@pytest.mark.parametrize(
    ("written", "value", "datatype"),
    [
        ("2", "2", f"{XSD}integer"),
        ("-2.5", "-2.5", f"{XSD}decimal"),
        ("2E0", "2E0", f"{XSD}double"),
        ("true", "true", f"{XSD}boolean"),
        ('"x"', "x", f"{XSD}string"),
        ("'2009-12'^^ex:EDTF", "2009-12", f"{EX}EDTF"),
        ('"x"@fr', "x", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"),
    ],
)
def test_every_literal_of_a_datatype_is_told(
    written: str, value: str, datatype: str
) -> None:
    found = layout(f"ex:a ex:p {written} , [ ex:q {written} ] .")

    assert [
        (literal.subject, literal.predicate, literal.value, literal.line)
        for literal in found.literals(datatype)
    ] == [(f"{EX}a", f"{EX}p", value, 2), (f"{EX}a", f"{EX}q", value, 2)]


def test_a_literal_below_a_blank_node_has_no_subject() -> None:
    found = layout("[] ex:p 1 . _:b ex:p 1 . [ ex:p 1 ] . ( 1 ) ex:p 1 .")

    assert [m.subject for m in found.literals(f"{XSD}integer")] == [None] * 5


def test_comments_are_sorted_by_what_they_stand_before() -> None:
    found = read_layout("""\
# What this file is.
# Licence.

# More.
@prefix ex: <http://x/> .
# About a.
ex:a ex:p 1 .

# Once more,

# about a.
ex:a ex:p 2 .
# About g.
GRAPH ex:g {
  # About b.
  ex:b ex:p 1 .
}
""")

    assert found.comments.leading == (
        "# What this file is.",
        "# Licence.",
        "",
        "# More.",
    )
    assert found.comments.before == {
        (None, f"{EX}a"): ("# About a.", "", "# Once more,", "", "# about a."),
        (f"{EX}g", None): ("# About g.",),
        (f"{EX}g", f"{EX}b"): ("# About b.",),
    }
    assert found.comments.stray == ()


def test_comments_elsewhere_are_stray() -> None:
    found = layout("""\
ex:a ex:p 1 ; # behind a value
  # within a statement
  ex:q 2 . # behind a statement
ex:g { # behind a brace
  ex:a ex:p 1 .
  # before a closing brace
}
# before a graph without statements
ex:h { }
# before a blank node
[] ex:p 1 .
# before a later directive
@prefix late: <http://late/> .
# at the end
""")

    assert found.comments.before == {}
    assert found.comments.stray == (
        (2, "# behind a value"),
        (3, "# within a statement"),
        (4, "# behind a statement"),
        (5, "# behind a brace"),
        (7, "# before a closing brace"),
        (9, "# before a graph without statements"),
        (11, "# before a blank node"),
        (13, "# before a later directive"),
        (15, "# at the end"),
    )


def test_without_directives_an_empty_line_parts_the_head_from_the_first_block() -> None:
    found = read_layout("# Head.\n\n# About a.\n<http://x/a> <http://x/p> 1 .")

    assert found.comments.leading == ("# Head.",)
    assert found.comments.before == {(None, f"{EX}a"): ("# About a.",)}


def test_a_text_of_comments_alone_is_a_head() -> None:
    assert read_layout("# Nothing yet.\n").comments.leading == ("# Nothing yet.",)


def test_a_comment_below_the_directives_alone_is_stray() -> None:
    assert layout("# Nothing.\n").comments.stray == ((2, "# Nothing."),)


def test_a_number_sign_in_a_string_or_iri_is_no_comment() -> None:
    found = layout('ex:a ex:p "# x", <http://x/#y> .')

    assert found.comments.stray == ()


def test_a_bracket_left_open_does_not_reach_beyond_its_statement() -> None:
    found = layout("ex:a ex:p ( [ 1 .\nex:b ex:p 2 .")

    assert found.locate(f"{EX}b", value="2") == (3, 11)
    assert found.mentions[-1].depth == 0


@given(
    st.lists(
        st.sampled_from(["@prefix", "GRAPH", "ex:", "_:b", "<x>", "'x'", "^^", "@en"])
        | st.sampled_from('a1[](){}.;,#\\"')
    ).map(" ".join)
)
def test_a_broken_text_has_a_layout_too(text: str) -> None:
    assert read_layout(text).mentions is not None
