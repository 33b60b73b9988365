from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.assets import folders
from legation.coverage import Coverage, Stretch, find_rest, read_coverage
from legation.errors import UnknownThingError
from legation.inputs import Inputs, read_inputs
from legation.terms import NamedNode
from legation.texts import Text
from worlds import DatasetFolder

PAGE = "Été 2009.\nMr. Roy went to Moscow.\n\n  • He signed.\n"
DESCRIBED = """\
graph:claims {
  id:source-page
    a leg:Source ;
    skos:prefLabel "The page"@en , "La page"@fr ;
    leg:file "sources/page.txt" ;
  .

  claim:journey
    leg:passage id:passage-journey ;
    leg:source id:source-page ;
  .

  claim:reading
    leg:passage id:passage-journey ;
    leg:source id:source-page ;
  .

  id:passage-journey
    a leg:Passage ;
    leg:source id:source-page ;
    oa:start 14 ;
    oa:end 32 ;
    oa:exact "Roy went to Moscow" ;
  .
}
"""


def inputs(mine: DatasetFolder, claims: str, page: str = PAGE) -> Inputs:
    """Return what is read of a dataset that has one page and these claims."""
    mine.write("sources/page.txt", page)
    mine.claims("page.trig", claims)
    return read_inputs(folders(mine.folder))


def rest(page: str, *spans: tuple[int, int]) -> list[str]:
    """Return the words of a page that stand in no passage."""
    return [stretch.text for stretch in find_rest(page, spans)]


def test_what_stands_in_no_passage_is_told_with_its_place_and_its_line(
    mine: DatasetFolder,
) -> None:
    (coverage,) = read_coverage(inputs(mine, DESCRIBED))

    assert coverage.rest == (
        Stretch(0, 13, 1, "Été 2009.\nMr."),
        Stretch(32, 49, 2, ".\n\n  • He signed."),
    )
    assert coverage.path == mine.folder / "sources/page.txt"
    assert coverage.label.as_json() == {"en": "The page", "fr": "La page"}


def test_a_passage_counts_once_however_many_claims_use_it(mine: DatasetFolder) -> None:
    (coverage,) = read_coverage(inputs(mine, DESCRIBED))

    assert (coverage.passages, coverage.claims) == (1, 2)


def test_characters_are_counted_without_white_space(mine: DatasetFolder) -> None:
    (coverage,) = read_coverage(inputs(mine, DESCRIBED))

    assert (coverage.characters, coverage.covered) == (37, 15)
    assert coverage.share == 40.5


def test_a_passage_that_no_claim_uses_covers_nothing(mine: DatasetFolder) -> None:
    loose = """
graph:claims {
  id:passage-loose leg:source id:source-page ; oa:start 0 ; oa:end 9 .
}
"""

    (coverage,) = read_coverage(inputs(mine, DESCRIBED + loose))

    assert coverage.passages == 1
    assert coverage.rest[0].start == 0


@pytest.mark.parametrize("place", ["", "oa:start 0 , 1 ; oa:end 9 ;", 'oa:start "?" ;'])
def test_a_passage_whose_place_is_not_told_covers_nothing(
    mine: DatasetFolder, place: str
) -> None:
    broken = f"""
graph:claims {{
  claim:more leg:passage id:passage-more .
  id:passage-more {place} leg:source id:source-page .
}}
"""

    (coverage,) = read_coverage(inputs(mine, DESCRIBED + broken))

    assert coverage.passages == 2
    assert coverage.covered == 15


def test_a_passage_that_two_files_describe_alike_is_one(mine: DatasetFolder) -> None:
    mine.claims("again.trig", DESCRIBED)

    (coverage,) = read_coverage(inputs(mine, DESCRIBED))

    assert (coverage.passages, coverage.claims, coverage.covered) == (1, 2, 15)


def test_a_passage_of_another_source_covers_nothing(mine: DatasetFolder) -> None:
    other = """
graph:claims {
  id:source-other leg:file "sources/page.txt" .
}
"""

    other_source, page = read_coverage(inputs(mine, DESCRIBED + other))

    assert other_source.source.value.endswith("source-other")
    assert other_source.label.fr == "id:source-other"
    assert (other_source.passages, other_source.covered) == (0, 0)
    assert page.covered == 15


def test_a_label_in_one_language_serves_both(mine: DatasetFolder) -> None:
    claims = DESCRIBED.replace(' , "La page"@fr', "")

    (coverage,) = read_coverage(inputs(mine, claims))

    assert coverage.label.fr == "The page"


@pytest.mark.parametrize(
    "name",
    [
        "source-page",
        "id:source-page",
        "https://example.org/mine/id/source-page",
        "<https://example.org/mine/id/source-page>",
    ],
)
def test_a_source_is_named_as_things_are(mine: DatasetFolder, name: str) -> None:
    other = 'graph:claims { id:other leg:file "sources/page.txt" . }'

    (coverage,) = read_coverage(inputs(mine, DESCRIBED + other), names=[name])

    assert coverage.source == NamedNode("https://example.org/mine/id/source-page")


def test_all_names_without_a_text_are_told_with_those_that_have_one(
    mine: DatasetFolder,
) -> None:
    silent = "graph:claims { id:source-silent a leg:Source . }"
    names = ["source-page", "source-silent", "page"]

    with pytest.raises(UnknownThingError) as caught:
        read_coverage(inputs(mine, DESCRIBED + silent), names=names)

    assert "“page”, “source-silent”" in caught.value.text.en
    assert "Sources with a text: id:source-page." in caught.value.text.en
    assert "« page », « source-silent »" in caught.value.text.fr.replace("\u00a0", " ")


def test_where_no_source_has_a_text_a_name_is_refused_all_the_same(
    mine: DatasetFolder,
) -> None:
    assert read_coverage(inputs(mine, "")) == []
    with pytest.raises(UnknownThingError, match="Sources with a text: none"):
        read_coverage(inputs(mine, ""), names=["source-page"])


def test_passages_that_touch_or_overlap_leave_nothing_between_them() -> None:
    assert rest("one two three", (4, 7), (0, 4), (5, 8)) == ["three"]
    assert rest("one two three", (0, 13), (4, 7)) == []


def test_white_space_alone_is_no_rest() -> None:
    assert rest(" one \n\u00a0 two\t", (1, 4), (8, 11)) == []
    assert rest("\n \n") == []


def test_places_are_counted_in_code_points() -> None:
    (stretch,) = find_rest("🍁 Québec 🍁", [(0, 1), (9, 10)])

    assert (stretch.start, stretch.end, stretch.text) == (2, 8, "Québec")


def test_a_passage_beyond_the_text_is_cut_and_a_reversed_one_left_out() -> None:
    assert rest("one two three", (8, 99)) == ["one two"]
    assert rest("one two three", (-9, 3)) == ["two three"]
    assert rest("one two three", (99, 120), (-9, -3)) == ["one two three"]
    assert rest("one two three", (7, 4)) == ["one two three"]


def test_a_stretch_has_words_if_it_has_a_letter_or_a_digit() -> None:
    stretches = find_rest("•x–xéx9", [(1, 2), (3, 4), (5, 6)])

    assert [stretch.has_words for stretch in stretches] == [False, False, True, True]


def coverage_of(characters: int, *words: str) -> Coverage:
    """Return the coverage of a text of which these words stand in no passage."""
    rest = tuple(Stretch(0, len(text), 1, text) for text in words)
    node = NamedNode("urn:page")
    return Coverage(
        node, Text("Page", "Page"), Path("page.txt"), 0, 0, characters, rest
    )


def test_a_share_is_100_only_where_nothing_is_missing() -> None:
    assert coverage_of(100_000, "•").share == 99.9
    assert coverage_of(3, "a b").share == 33.3
    assert coverage_of(3).share == 100.0


def test_nothing_is_missing_in_an_empty_text() -> None:
    assert coverage_of(0).share == 100.0


@given(
    st.text(st.sampled_from("aé9•. \n\u00a0🍁")),
    st.lists(st.tuples(st.integers(-3, 30), st.integers(-3, 30))),
)
def test_every_character_is_in_a_passage_or_in_the_rest_and_never_in_both(
    text: str, spans: list[tuple[int, int]]
) -> None:
    stretches = find_rest(text, spans)

    inside = {n for start, end in spans for n in range(max(start, 0), end)}
    outside = [n for s in stretches for n in range(s.start, s.end)]
    visible = {n for n, character in enumerate(text) if not character.isspace()}
    assert outside == sorted(set(outside))
    assert inside.isdisjoint(outside)
    assert visible - inside == visible & set(outside)
    assert sum(s.characters for s in stretches) == len(visible - inside)
    for stretch in stretches:
        assert stretch.text == text[stretch.start : stretch.end] == stretch.text.strip()
        assert stretch.line == len(text[: stretch.start].split("\n"))
    for one, next_one in pairwise(stretches):
        assert not inside.isdisjoint(range(one.end, next_one.start))
