"""The one layout of the texts that people edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import DataError, FormatError
from legation.formatting import format_text
from legation.turtle.layout import read_layout

UNTIDY = """\
# Places.
# Licence: CC BY 4.0.
@prefix leg: <https://w3id.org/legation/ontology#>.
@prefix id: <https://example.org/id/>.
@prefix unused: <https://example.org/unused#>.
# The city of the Northern Mission.
id:laval leg:directlyWithin id:quebec; a leg:Place.
id:gatineau a leg:Place.
"""
TIDY = """\
# Places.
# Licence: CC BY 4.0.

@prefix id: <https://example.org/id/> .
@prefix leg: <https://w3id.org/legation/ontology#> .

id:gatineau
  a leg:Place ;
.

# The city of the Northern Mission.
id:laval
  a leg:Place ;
  leg:directlyWithin id:quebec ;
.
"""


def test_an_untidy_file_is_laid_out_with_its_comments() -> None:
    assert format_text(UNTIDY, name="data/places.ttl") == TIDY


def test_a_tidy_file_stays_as_it_is() -> None:
    assert format_text(TIDY, name="places.ttl") == TIDY


def test_a_trig_file_keeps_its_graphs() -> None:
    text = """\
@prefix c: <https://example.org/claim/> .
@prefix id: <https://example.org/id/> .
# Reported.
c:2 { id:a id:p 1. }
c:1 { # Approximate.
}
"""
    with pytest.raises(DataError):
        format_text(text, name="claims.trig")

    assert (
        format_text(text.replace(" # Approximate.", ""), name="claims.trig")
        == """\
@prefix c: <https://example.org/claim/> .
@prefix id: <https://example.org/id/> .

# Reported.
c:2 {
  id:a
    id:p 1 ;
  .
}
"""
    )


def test_a_query_is_laid_out_too() -> None:
    query = "select ?s where { ?s ?p ?o }"

    formatted = format_text(query, name="queries/all.rq")

    assert formatted.startswith("SELECT ?s")
    assert format_text(formatted, name="queries/all.rq") == formatted


def test_a_byte_order_mark_is_dropped() -> None:
    assert format_text("\ufeff" + TIDY, name="places.ttl") == TIDY


def test_the_shared_prefixes_need_no_declaration() -> None:
    text = "<https://example.org/a> <http://purl.org/dc/terms/title> 'A' ."

    assert (
        format_text(text, name="a.ttl")
        == """\
@prefix dcterms: <http://purl.org/dc/terms/> .

<https://example.org/a>
  dcterms:title "A" ;
.
"""
    )


def test_a_shared_namespace_goes_by_its_shared_prefix() -> None:
    text = "@prefix dct: <http://purl.org/dc/terms/> . <urn:x:a> dct:title 'A' ."

    assert "  dcterms:title" in format_text(text, name="a.ttl")


def test_a_prefix_that_the_file_declares_otherwise_keeps_its_meaning() -> None:
    text = (
        "@prefix schema: <http://schema.org/> . @prefix s: <https://schema.org/> ."
        "<urn:x:a> schema:name 'A' ; s:url 'B' ."
    )

    formatted = format_text(text, name="a.ttl")

    assert "  s:url" in formatted
    assert "  schema:name" in formatted
    assert format_text(formatted, name="a.ttl") == formatted


def test_every_comment_that_would_be_lost_is_named_with_its_line() -> None:
    text = TIDY.replace(":gatineau\n", ":gatineau # By the river.\n") + "# The end.\n"

    with pytest.raises(DataError, match="left as it is") as caught:
        format_text(text, name="data/places.ttl")

    assert [
        (str(finding.position), finding.value) for finding in caught.value.findings
    ] == [
        ("data/places.ttl:7", "# By the river."),
        ("data/places.ttl:16", "# The end."),
    ]
    for finding in caught.value.findings:
        assert "skos:editorialNote" in finding.message.en
        assert "skos:editorialNote" in finding.message.fr


def test_a_broken_file_is_refused_with_the_place() -> None:
    with pytest.raises(DataError) as caught:
        format_text(TIDY[:-20], name="data/places.ttl")

    (finding,) = caught.value.findings
    assert str(finding.position).startswith("data/places.ttl:1")


def test_what_rdf_1_1_does_not_know_is_refused_naming_the_file() -> None:
    with pytest.raises(DataError) as caught:
        format_text("<urn:x:a> <urn:x:p> 'x'@ar--rtl .", name="data/places.ttl")

    (finding,) = caught.value.findings
    assert str(finding.position) == "data/places.ttl"


def test_a_comment_whose_subject_cannot_be_told_is_not_lost_silently() -> None:
    text = "@base <http://a/b/../c/> .\n# About x.\n<x> <urn:x:p> 1 .\n"

    with pytest.raises(DataError, match="@base"):
        format_text(text, name="data/places.ttl")


def test_another_kind_of_file_is_refused_naming_those_that_can_be_formatted() -> None:
    with pytest.raises(FormatError, match=r"\.rq, \.ru, \.trig, \.ttl"):
        format_text("", name="README.md")


COMMENTS = st.sampled_from(["", "# One.\n", "\n", "# Two.\n\n", "# Three.\n# Four.\n"])
STATEMENTS = st.sampled_from(
    [
        "@prefix a: <urn:a:> .\n",
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n",
        "<urn:a:s2> <urn:a:p> 1 , [ <urn:a:q> ( 1 2 ) ] .\n",
        "<urn:a:s10> a <urn:a:C> ; <urn:a:p> 'x'@en .\n",
        "<urn:b:s> <http://www.w3.org/2004/02/skos/core#note> '''a\nb''' .\n",
        "[] <urn:a:p> <urn:a:s2> .\n",
        "_:x <urn:a:p> _:x .\n",
    ]
)


@given(st.lists(st.tuples(COMMENTS, STATEMENTS), max_size=6))
def test_formatting_twice_changes_nothing_more(parts: list[tuple[str, str]]) -> None:
    text = "".join(comment + statement for comment, statement in parts)

    if read_layout(text).comments.stray:
        with pytest.raises(DataError):
            format_text(text, name="any.ttl")
    else:
        formatted = format_text(text, name="any.ttl")
        assert format_text(formatted, name="any.ttl") == formatted
