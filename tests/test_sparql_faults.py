import pytest

from legation.sparql.brackets import odd_bracket
from legation.sparql.faults import explain


@pytest.mark.parametrize(
    ("text", "said", "sentence"),
    [
        ("PREFIX ex: <e:> SELEC ?a", "", "this one begins with “SELEC”"),
        ("SELECT ?a { ?a ?b ?c ) }", "", "Line 1, column 22: “)” closes nothing"),
        ("SELECT ?a { ?a ?b", "", "Line 1, column 11: “{” is never closed."),
        (
            "SELECT ?a {\n ?a nope:b ?c }",
            "error at 2:11: expected one of Prefix not found, OPTIONAL",
            "Line 2, column 11: the prefix nope: is not declared",
        ),
        (
            "SELECT ?a { ?a ?b }",
            "error at 1:19: expected one of OPTIONAL",
            "Line 1, column 19: the query cannot be read at “}”.",
        ),
        (
            "SELECT ?a { ?a ?b }",
            "error at 1:20: expected one of OPTIONAL",
            "Line 1, column 20: the query cannot be read to its end.",
        ),
        ("SELECT ?a {}", "nothing known", "Line 1, column 1"),
    ],
)
def test_a_fault_is_named_by_its_usual_cause(
    text: str, said: str, sentence: str
) -> None:
    fault = explain(text, said)

    assert sentence in fault.en
    assert fault.fr != fault.en


def test_brackets_inside_strings_iris_and_comments_do_not_count() -> None:
    assert odd_bracket("SELECT ?a { ?a ?b '}' . # )\n ?a ?b <http://e/(> }") is None


def test_a_bracket_of_another_kind_does_not_close() -> None:
    odd = odd_bracket("ASK { ( } )")

    assert odd is not None
    assert (odd.text, odd.start) == ("}", 8)
