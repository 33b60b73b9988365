"""Rows of a query as a table that fits the terminal."""

from collections.abc import Mapping, Sequence
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from legation.tables import print_rows
from legation.texts import Language


def printed(  # noqa: PLR0913  mirrors what it tests
    columns: Mapping[str, str],
    rows: Sequence[Mapping[str, str | None]],
    *,
    width: int = 80,
    evidence: Sequence[Sequence[str]] | None = None,
    language: Language = "en",
    is_terminal: bool = False,
) -> list[str]:
    """Return the lines that are printed under the title and its blank line."""
    out = StringIO()
    print_rows(
        columns,
        rows,
        title="Missions",
        language=language,
        console=Console(file=out, width=width, force_terminal=is_terminal),
        evidence=evidence,
    )
    return out.getvalue().splitlines()[2:]


def test_columns_stand_under_their_labels_and_a_rule() -> None:
    lines = printed(
        {"when": "Date", "who": "Person"},
        [
            {"when": "2009-12", "who": "Jean Charest"},
            {"when": "2011-03", "who": None},
            {"who": "Valery Serdyukov"},
        ],
    )

    assert lines == [
        "Date     Person",
        "───────  ────────────────",
        "2009-12  Jean Charest",
        "2011-03",
        "         Valery Serdyukov",
    ]


def test_a_title_stands_above_the_rows() -> None:
    out = StringIO()

    print_rows(
        {"n": "N"},
        [{"n": "1"}],
        title="Who signed what",
        language="en",
        console=Console(file=out, width=80),
    )

    assert out.getvalue() == "Who signed what\n\nN\n─\n1\n"


def test_rows_without_a_title_begin_with_their_heads() -> None:
    out = StringIO()

    print_rows(
        {"n": "N"},
        [{"n": "1"}],
        title="",
        language="en",
        console=Console(file=out, width=80),
    )

    assert out.getvalue() == "N\n─\n1\n"


def test_numbers_are_right_aligned_when_all_of_a_column_are() -> None:
    lines = printed(
        {"size": "Size", "note": "Note"},
        [
            {"size": "8", "note": "8"},
            {"size": "120", "note": "about 20"},
            {"size": None, "note": "-"},
        ],
    )

    assert lines[2:] == ["   8  8", " 120  about 20", "      -"]


def test_a_thing_stands_under_its_label_in_one_column() -> None:
    lines = printed(
        {"office": "Office", "officeLabel": "Office (label)", "status": "Status"},
        [
            {
                "office": "id:premier",
                "officeLabel": "Premier of Québec",
                "status": "told",
            },
            {"office": "id:mayor", "officeLabel": None, "status": "derived"},
        ],
    )

    assert lines == [
        "Office             Status",
        "─────────────────  ───────",
        "Premier of Québec  told",
        "id:premier",
        "",
        "id:mayor           derived",
    ]


def test_long_values_wrap_within_the_width() -> None:
    lines = printed(
        {"what": "Agreement", "note": "Note"},
        [
            {
                "what": "Joint declaration on a joint cooperation committee",
                "note": "signed by the Premier and by the Mayor of Moscow",
            }
        ],
        width=40,
    )

    assert lines[2:] == [
        "Joint declaration    signed by the",
        "on a joint           Premier and by the",
        "cooperation          Mayor of Moscow",
        "committee",
    ]


def test_a_long_prefixed_name_is_broken_after_a_hyphen() -> None:
    lines = printed(
        {"office": "Office", "note": "Note"},
        [
            {
                "office": "id:governor-of-leningrad-oblast",
                "note": "a name with hyphens in it",
            }
        ],
        width=32,
    )

    assert lines[2:] == [
        "id:governor-of-  a name with",
        "leningrad-       hyphens in it",
        "oblast",
    ]


def test_a_row_becomes_a_list_before_a_word_is_cut() -> None:
    row = {"name": "Carnival", "dates": "2013-02-01/2013-02-17"}
    columns = {"name": "Name", "dates": "Dates told"}

    assert printed(columns, [row], width=31)[2:] == ["Carnival  2013-02-01/2013-02-17"]
    assert printed(columns, [row], width=30) == [
        "Name        Carnival",
        "Dates told  2013-02-01/2013-02",
        "            -17",
    ]


def test_a_row_becomes_a_list_before_a_cell_grows_tall() -> None:
    columns = {"stance": "Stance", "note": "Note"}
    short, tall = (
        printed(columns, [{"stance": "told", "note": "some words " * n}], width=20)
        for n in (7, 9)
    )

    assert short[0] == "Stance  Note"
    assert short[2:4] == ["told    some words", "        some words"]
    assert tall[0] == "Stance  told"


def test_too_many_columns_become_a_list_for_each_row() -> None:
    columns = {f"c{n}": f"Column {n}" for n in range(8)}
    row = {f"c{n}": f"this is a somewhat longer value {n}" for n in range(7)}

    lines = printed(columns, [row, {"c0": "short"}], width=40)

    assert lines == [
        *(
            line
            for n in range(7)
            for line in (
                f"Column {n}  this is a somewhat longer",
                f"          value {n}",
            )
        ),
        "",
        "Column 0  short",
    ]


def test_evidence_stands_indented_below_its_row() -> None:
    lines = printed(
        {"who": "Person"},
        [{"who": "Jean Charest"}, {"who": "Yury Luzhkov"}],
        evidence=[
            ['"The Premier signed a joint declaration" (claim:qcru-19)', "2009-12-08"],
            ["nothing proves this row"],
        ],
        width=40,
    )

    assert lines[2:] == [
        "Jean Charest",
        '    "The Premier signed a joint',
        '    declaration" (claim:qcru-19)',
        "    2009-12-08",
        "",
        "Yury Luzhkov",
        "    nothing proves this row",
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "No row answers this question."),
        ("fr", "Aucune ligne ne répond à cette question."),
    ],
)
def test_no_rows_are_said_in_the_language_asked(
    language: Language, sentence: str
) -> None:
    out = StringIO()

    print_rows(
        {"who": "Person"},
        [],
        title="Missions",
        language=language,
        console=Console(file=out, width=80),
    )

    assert out.getvalue() == f"Missions\n{sentence}\n"


def test_prefixed_names_are_dim_and_heads_bold_on_a_terminal_only() -> None:
    columns, rows = {"who": "Person"}, [{"who": "id:jean-charest"}]

    assert printed(columns, rows, is_terminal=True) == [
        "\x1b[1mPerson\x1b[0m",
        "\x1b[2m───────────────\x1b[0m",
        "\x1b[2mid:jean-charest\x1b[0m",
    ]
    assert "\x1b" not in "".join(printed(columns, rows))


def test_a_value_cannot_steer_the_terminal_nor_pass_for_markup() -> None:
    lines = printed(
        {"who": "Person"},
        [{"who": "[red]a\x1b[2Jb\x07"}, {"who": "two\r\nlines"}],
        evidence=[["\x9b31mc"], []],
    )

    assert lines[2:] == ["[red]a\ufffd[2Jb\ufffd", "    \ufffd31mc", "", "two lines"]


def test_no_line_is_broken_at_a_french_space() -> None:
    lines = printed(
        {"source": "Source"},
        [{"source": "Wikipédia : Jean Charest"}, {"source": "La page « Charest »"}],
        width=11,
    )

    assert lines[2:] == [
        "Wikipédia\u00a0:",
        "Jean",
        "Charest",
        "La page",
        "«\u00a0Charest\u00a0»",
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(
    st.lists(st.fixed_dictionaries({"a": TEXTS, "b": TEXTS | st.none()}), max_size=4),
    st.integers(24, 90),
)
def test_no_line_is_wider_than_the_terminal_nor_ends_in_a_blank(
    rows: list[dict[str, str | None]], width: int
) -> None:
    lines = printed({"a": "First", "b": "Second"}, rows, width=width)

    for line in lines:
        assert cell_len(line) <= width
        assert line == line.rstrip(" ")
