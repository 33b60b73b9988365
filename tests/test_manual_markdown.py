"""Markdown as text: what is written is what a reader sees."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from legation.manual.markdown import (
    anchor,
    code,
    details,
    escape,
    fence,
    heading,
    items,
    link,
    slug,
    table,
)

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

# What a label may hold: no controls, no line separators, nothing that is only blank.
TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1
).filter(lambda text: text.strip())
RISKY = st.text("*_`[]()<>#&|~!\\-+=.0123456789 ab", min_size=1).filter(str.strip)


def words(markdown: str) -> str:
    """Return the text of the only paragraph that a reader makes of Markdown."""
    opening, inline, closing = READER.parse(markdown)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    kinds = {part.type for part in inline.children or ()}
    assert kinds <= {"text", "text_special"}, kinds
    return "".join(part.content for part in inline.children or ()).strip()


def cells(markdown: str) -> list[list[str]]:
    """Return the text of the cells of the only table of Markdown, row by row."""
    rows: list[list[str]] = []
    for token in READER.parse(markdown):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline":
            seen = "".join(part.content for part in token.children or ())
            rows[-1].append(seen.strip())
    return rows


def flat(text: str) -> str:
    return re.sub("[ \t]+", " ", text).strip()


@given(st.one_of(TEXTS, RISKY))
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    assert words(escape(text)) == flat(text)


@given(st.one_of(TEXTS, RISKY))
def test_escaped_text_stands_in_one_cell_of_a_table(text: str) -> None:
    written = table(["Head"], [[escape(text)]])

    assert cells(written) == [["Head"], [flat(text)]]


@given(st.one_of(TEXTS, RISKY))
def test_code_is_read_as_it_was_in_a_cell_too(text: str) -> None:
    (_, (seen,)) = cells(table(["Head"], [[code(text)]]))

    assert seen.removeprefix("<code>").removesuffix("</code>") == flat(text)


@given(st.one_of(TEXTS, RISKY))
def test_the_label_of_a_link_is_read_as_it_was(text: str) -> None:
    _, inline, _ = READER.parse(link(escape(text), "page.md#place"))
    opening, *label, closing = inline.children or ()

    assert (opening.type, closing.type) == ("link_open", "link_close")
    assert opening.attrs == {"href": "page.md#place"}
    assert "".join(part.content for part in label).strip() == flat(text)


@given(st.text("ab `\n|<", min_size=1).filter(lambda text: text.strip()))
def test_a_fenced_text_is_read_as_it_was(text: str) -> None:
    (block,) = READER.parse(fence(text, "console"))

    assert (block.type, block.info) == ("fence", "console")
    assert block.content.rstrip("\n") == text.rstrip("\n")


def test_a_fence_is_longer_than_those_within() -> None:
    assert fence("a\n````\nb\n") == "`````\na\n````\nb\n`````"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Leningrad Oblast", "Leningrad Oblast"),
        ("0.1.0", "0.1.0"),
        ("*a* | [b](c)", r"\*a\* &#124; \[b\](c)"),
        ("R&amp;D", r"R\&amp;D"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("le\nmot\u00a0: a", "le mot\u00a0: a"),
    ],
)
def test_text_is_marked_only_where_it_must_be(text: str, written: str) -> None:
    assert escape(text) == written


def test_a_target_with_brackets_and_blanks_stays_one_target() -> None:
    written = link("a", "https://example.org/a (b)|c")

    _, inline, _ = READER.parse(written)
    assert (inline.children or [])[0].attrs == {
        "href": "https://example.org/a%20%28b%29%7Cc"
    }


def test_a_heading_has_a_place_that_links_can_lead_to() -> None:
    assert heading(3, "Mission", name="class-mission") == (
        '### <a id="class-mission"></a>Mission'
    )
    assert anchor("x") == '<a id="x"></a>'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sizeBesidesHead", "sizebesideshead"),
        ("missions/between", "missions-between"),
        ("<https://example.org/a#b>", "https-example-org-a-b"),
    ],
)
def test_a_slug_is_small_letters_digits_and_hyphens(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_list_has_a_line_for_each_item() -> None:
    assert items(["a", "b"]) == "- a\n- b"
    assert items([]) == ""


def test_a_block_that_is_closed_still_holds_markdown() -> None:
    written = details("SPARQL", fence("ASK {}", "sparql"))

    kinds = [token.type for token in READER.parse(written)]
    assert kinds == ["html_block", "fence", "html_block"]
