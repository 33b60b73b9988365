"""The tokens of SPARQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sparql.tokens import Kind, place, significant, tokenize


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for token in tokenize(text)]


def test_a_query_is_cut_into_its_tokens() -> None:
    text = 'SELECT ?x { $x a leg:Mission ; leg:date "2009"@fr-CA . } # end'

    assert kinds(text) == [
        ("word", "SELECT"),
        ("variable", "?x"),
        ("mark", "{"),
        ("variable", "$x"),
        ("word", "a"),
        ("name", "leg:Mission"),
        ("mark", ";"),
        ("name", "leg:date"),
        ("string", '"2009"'),
        ("language", "@fr-CA"),
        ("mark", "."),
        ("mark", "}"),
        ("comment", "# end"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "'single'",
        '"double"',
        "'''three ' single'''",
        '"""three "" double\nlines"""',
        r'"escaped \" quote"',
        r"'''escaped \''' quotes'''",
        '""',
        "''''''",
        '"# no comment"',
        '"<no:iri>"',
    ],
)
def test_a_string_of_each_kind_is_one_token(text: str) -> None:
    assert kinds(text) == [("string", text)]


@pytest.mark.parametrize(
    "text",
    [
        "<http://example.org/a#b>",
        "<>",
        "<#fragment>",
        "<http://example.org/?q=1&r=(2)>",
        r"<http://example.org/\u00E9\U0001F600>",
    ],
)
def test_an_iri_is_one_token(text: str) -> None:
    assert kinds(text) == [("iri", text)]


@pytest.mark.parametrize(
    "text",
    [
        ":",
        "leg:",
        ":local",
        "a.b:c.d",
        "leg:a-b",
        "leg:%C3%A9",
        r"leg:a\(b\)",
        "leg:2009:12",
        "é:ü",
    ],
)
def test_a_prefixed_name_is_one_token(text: str) -> None:
    assert kinds(text) == [("name", text)]


@pytest.mark.parametrize(
    "text", ["1", "-1", "+1", "1.5", ".5", "-.5", "1e6", "1.e6", "1.5E-6", ".5e1"]
)
def test_a_number_keeps_its_sign(text: str) -> None:
    assert kinds(text) == [("number", text)]


def test_a_dot_ends_a_triple_and_not_the_term_before_it() -> None:
    text = "leg:a. _:b. 1. ?c."

    assert [words for _, words in kinds(text)] == [
        *("leg:a", ".", "_:b", ".", "1", ".", "?c", ".")
    ]


def test_less_than_with_a_space_is_an_operator() -> None:
    assert kinds("?a < ?b && ?c > ?d <= ?e") == [
        ("variable", "?a"),
        ("mark", "<"),
        ("variable", "?b"),
        ("mark", "&&"),
        ("variable", "?c"),
        ("mark", ">"),
        ("variable", "?d"),
        ("mark", "<="),
        ("variable", "?e"),
    ]


def test_the_longest_token_wins_where_less_than_could_open_an_iri() -> None:
    assert kinds("?a <?b&&?c>") == [("variable", "?a"), ("iri", "<?b&&?c>")]


def test_marks_of_two_characters_are_one_token() -> None:
    assert [words for _, words in kinds("^^ ^ || | && != ! >= ?")] == [
        *("^^", "^", "||", "|", "&&", "!=", "!", ">=", "?")
    ]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_comment_ends_with_its_line(end: str) -> None:
    assert kinds(f"# one{end}ASK") == [("comment", "# one"), ("word", "ASK")]


@pytest.mark.parametrize("text", ['"open', "'open", '"""open\nlines', "'''open"])
def test_an_unclosed_string_is_unknown_as_far_as_it_reaches(text: str) -> None:
    assert kinds(text) == [("unknown", text)]


def test_an_unclosed_short_string_ends_with_its_line() -> None:
    assert kinds('"open\nASK') == [("unknown", '"open'), ("word", "ASK")]


@pytest.mark.parametrize("character", ["\\", "\x00", "\u00a0", "~", "\U0001f600"])
def test_a_character_that_has_no_place_is_unknown(character: str) -> None:
    (token,) = [t for t in tokenize(f"ASK {character}") if t.start]

    assert token.kind is Kind.UNKNOWN


def test_a_place_counts_lines_and_characters_from_one() -> None:
    text = "ASK {\n  é ?x\n}"

    assert place(text, 0) == (1, 1)
    assert place(text, text.index("?x")) == (2, 5)
    assert place(text, len(text) - 1) == (3, 1)


def test_significant_tokens_are_those_without_comments() -> None:
    tokens = significant(tokenize("ASK # one\n{ } # two"))

    assert [token.text for token in tokens] == ["ASK", "{", "}"]


@given(st.text(alphabet="\"'\\<>ab:.?$#@_%-+1e \n\r{}^|&é\u00b7\U0001f600"))
def test_tokens_cover_every_text_but_its_white_space(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert not text[end : token.start].strip(" \t\r\n")
        assert text[token.start : token.end] == token.text
        end = token.end
    assert not text[end:].strip(" \t\r\n")


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        '"',
        "'",
        '\\"""\n',
        "<a",
        "a-",
        "1e",
        "?",
        "@a-",
        "_:a..",
        "a:b..",
        "a:%",
        " ",
    ],
)
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    # A pattern that went back and forth would need minutes for this.
    text = piece * 100_000

    tokens = tokenize(text)

    rest = text[tokens[-1].end :] if tokens else text
    assert rest.strip() == ""
