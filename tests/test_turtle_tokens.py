"""The tokens of Turtle and TriG."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.turtle.tokens import Kind, tokenize


def spelled(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for token in tokenize(text)]


def test_a_statement_falls_into_its_tokens() -> None:
    text = "@prefix ex: <http://x/> .\nex:a a ex:C ; ex:p _:b1 , [ ] , ( 1 ) . # end"

    assert spelled(text) == [
        ("at", "@prefix"),
        ("name", "ex:"),
        ("iri", "<http://x/>"),
        ("punctuation", "."),
        ("name", "ex:a"),
        ("word", "a"),
        ("name", "ex:C"),
        ("punctuation", ";"),
        ("name", "ex:p"),
        ("blank", "_:b1"),
        ("punctuation", ","),
        ("punctuation", "["),
        ("punctuation", "]"),
        ("punctuation", ","),
        ("punctuation", "("),
        ("number", "1"),
        ("punctuation", ")"),
        ("punctuation", "."),
        ("comment", "# end"),
    ]


def test_a_graph_block_falls_into_its_tokens() -> None:
    assert spelled("GRAPH :g {:a :b true}") == [
        ("word", "GRAPH"),
        ("name", ":g"),
        ("punctuation", "{"),
        ("name", ":a"),
        ("name", ":b"),
        ("word", "true"),
        ("punctuation", "}"),
    ]


@pytest.mark.parametrize(
    "string",
    [
        '""',
        "''",
        '"a # no comment"',
        r'"a \" b"',
        r"'it\'s'",
        '"""two\n"quoted" ""lines"" \\""""',
        "'''it''s\n'''",
    ],
)
def test_each_kind_of_string_is_one_token(string: str) -> None:
    assert spelled(f"{string}@en-CA") == [("string", string), ("at", "@en-CA")]


@pytest.mark.parametrize(
    "number", ["1", "-1", "+12.5", ".5", "1.e5", ".5E-3", "1e+10", "007"]
)
def test_each_kind_of_number_is_one_token(number: str) -> None:
    assert spelled(f"{number} .") == [("number", number), ("punctuation", ".")]


def test_a_full_stop_behind_a_number_or_name_ends_the_statement() -> None:
    assert [text for _, text in spelled("1. ex:a.b. _:c.d.")] == [
        "1",
        ".",
        "ex:a.b",
        ".",
        "_:c.d",
        ".",
    ]


@pytest.mark.parametrize(
    "name", [r"ex:a\-b\,c", "ex:a%20b", "é.ü:ñ", ":", "ex:1:2", "a.b:c"]
)
def test_each_kind_of_prefixed_name_is_one_token(name: str) -> None:
    assert spelled(name) == [("name", name)]


def test_an_escape_belongs_to_the_iri_in_which_it_stands() -> None:
    assert spelled(r"<http://x/\u00e9\U000000e9>") == [
        ("iri", r"<http://x/\u00e9\U000000e9>")
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_counted_in_characters_from_one(line_break: str) -> None:
    text = f"<http://é>{line_break} '''x{line_break}𝄞''' <http://y>"

    places = [(token.line, token.column) for token in tokenize(text)]

    assert places == [(1, 1), (2, 2), (3, 6)]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("<a b>", ["<", ">"]),
        ('"no end\n:a', ['"no end']),
        ('"""no end\n:a', ['"""no end\n:a']),
        ("'''no end", ["'''no end"]),
        ("\\ ^ |", ["\\", "^", "|"]),
    ],
)
def test_what_is_no_token_is_unknown(text: str, unknown: list[str]) -> None:
    found = [token.text for token in tokenize(text) if token.kind is Kind.UNKNOWN]

    assert found == unknown


@given(st.text(st.sampled_from("\"'\\<>@a:_.#^[](){};,1e+-% \n\r\u00a0é")))
def test_any_text_is_read_to_its_end_without_an_error(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert text[end : token.start].strip(" \n\r") == ""
        end = token.end
    assert text[end:].strip(" \n\r") == ""


@pytest.mark.parametrize(
    "piece",
    ['"""a"', '"\\', "<a", "a.....", "a:b.....", "_:a...", "1e", "@a-", "'\"", "<\\u"],
)
def test_a_long_broken_text_is_read_to_its_end(piece: str) -> None:
    # A pattern that went back and forth would need minutes for this.
    text = piece * 40_000

    *_, last = tokenize(text)

    assert last.end == len(text)
