"""Lines about some subjects, told without parsing."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from legation.authorities.sieve import Sieve
from legation.terms import NamedNode

EX = "https://example.org/"
MEANT = frozenset({NamedNode(f"{EX}é"), NamedNode(f"{EX}b")})
SUBJECTS = [f"<{EX}{name}>" for name in ("é", "\\u00E9", "b", "bb", "c")]


def _kept(text: str) -> bytes:
    sieve = Sieve(BytesIO(text.encode()), subjects=MEANT)
    return b"".join(iter(lambda: sieve.read(7), b""))


def test_lines_about_other_subjects_become_blank() -> None:
    text = f"<{EX}a> <{EX}p> <{EX}b> .\n<{EX}b> <{EX}p> <{EX}c> .\n"
    assert _kept(text) == f"\n<{EX}b> <{EX}p> <{EX}c> .\n".encode()


def test_a_last_line_needs_no_line_break() -> None:
    assert _kept(f"<{EX}b> <{EX}p> <{EX}c> .") == f"<{EX}b> <{EX}p> <{EX}c> .".encode()


def _statements(text: bytes) -> set[str]:
    parsed = parse(text, format=RdfFormat.N_TRIPLES)
    return {str(quad) for quad in parsed if quad.subject in MEANT}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", " ", "\t", "# <\n", "\n"]),
            st.sampled_from([*SUBJECTS, "_:b"]),
            st.sampled_from(["", " "]),
            st.sampled_from(['"a > b"', '"\\\\u0041\\n"', f"<{EX}b>"]),
            st.sampled_from(["\n", "\r\n", "\r", " # >\n"]),
        )
    )
)
def test_no_statement_about_them_is_lost(lines: list[tuple[str, ...]]) -> None:
    text = "".join(
        f"{before}{subject}{gap}<{EX}p> {value} .{end}"
        for before, subject, gap, value, end in lines
    )
    assert _statements(_kept(text)) == _statements(text.encode())
