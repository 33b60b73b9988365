"""Escapes in strings, IRIs and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.turtle.escapes import quote, unescape, unescape_name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\t\b\n\r\f\"\'\\", "\t\b\n\r\f\"'\\"),
        (r"\u00e9\U0001D11E", "é𝄞"),
        (r"\\u00e9", r"\u00e9"),
        ("plain", "plain"),
    ],
)
def test_the_escapes_of_a_string_are_undone(written: str, meant: str) -> None:
    assert unescape(written) == meant


@pytest.mark.parametrize("written", [r"\x", r"\u12", r"\U00110000"])
def test_an_escape_that_means_nothing_stays(written: str) -> None:
    assert unescape(written) == written


def test_the_escapes_of_a_name_are_undone_but_not_its_percent_signs() -> None:
    assert unescape_name(r"a\-b\,c%20") == "a-b,c%20"


def test_a_string_with_line_breaks_stands_in_three_quotation_marks() -> None:
    assert quote('one "two"\nthree') == '"""one "two"\nthree"""'


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('\n"', '"""\n\\""""'),
        ('\n"""', '"""\n\\""\\""""'),
        ("\n\\", '"""\n\\\\"""'),
        ('say "yes"', r'"say \"yes\""'),
        ("\t\r", r'"\t\r"'),
        ("\n\t\r", '"""\n\t\\r"""'),
    ],
)
def test_a_string_is_escaped_where_its_marks_need_it(text: str, quoted: str) -> None:
    assert quote(text) == quoted


def test_what_cannot_be_seen_is_escaped_and_a_no_break_space_is_not() -> None:
    assert quote("\x00\x85\u2028\u202e\ufeff\u00a0") == (
        r'"\u0000\u0085\u2028\u202E\uFEFF' + '\u00a0"'
    )


@given(st.text())
def test_every_string_is_read_back_as_it_was(text: str) -> None:
    quoted = quote(text)
    width = 3 if "\n" in text else 1

    assert unescape(quoted[width:-width]) == text
