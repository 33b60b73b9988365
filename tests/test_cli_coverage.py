import json
from collections.abc import Callable

import pytest

from legation.cli import main
from worlds import DatasetFolder

CLAIMS = """\
graph:claims {
  id:source-page
    a leg:Source ;
    skos:prefLabel "The page"@en , "La page : accueil"@fr ;
    leg:file "sources/page.txt" ;
  .

  claim:journey
    leg:passage id:passage-journey ;
    leg:source id:source-page ;
  .

  id:passage-journey
    a leg:Passage ;
    leg:source id:source-page ;
    oa:start 4 ;
    oa:end 22 ;
  .
}
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(mine: DatasetFolder, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command and returns its exit code and words."""

    def call(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["coverage", *words, "--data", str(mine.folder)])
        out, err = capsys.readouterr()
        return int(str(left.value.code)), out, err

    return call


@pytest.fixture
def page(mine: DatasetFolder) -> DatasetFolder:
    """Return a dataset with a page of which one claim quotes a part."""
    mine.write("sources/page.txt", "Mr. Roy went to Moscow (2009).\n\n  • He \n signed")
    mine.claims("page.trig", CLAIMS)
    return mine


def test_each_source_is_shown_with_its_figures_and_what_is_left(
    page: DatasetFolder, run: Run
) -> None:
    page.write("sources/other.txt", "Une\npage.")
    page.claims("other.trig", 'graph:claims { id:other leg:file "sources/other.txt" }')

    code, out, err = run("--lang", "en")

    assert (code, err) == (0, "")
    assert out == (
        "id:other\n"
        "Passages: 0; claims: 0; coverage: 0.0% (0 of 8 characters, without white "
        "space)\n"
        "  0–9, line 1: “Une page.”\n"
        "\n"
        "“The page” (id:source-page)\n"
        "Passages: 1; claims: 1; coverage: 44.1% (15 of 34 characters, without white "
        "space)\n"
        "  0–3, line 1: “Mr.”\n"
        "  23–47, line 1: “(2009). • He signed”\n"
    )


@pytest.mark.usefixtures("page")
def test_the_figures_are_told_in_french(run: Run) -> None:
    code, out, _ = run("--lang", "fr")

    assert code == 0
    assert out.replace("\u00a0", " ").startswith(
        "« La page : accueil » (id:source-page)\n"
        "Passages : 1; affirmations : 1; couverture : 44,1 % (15 caractères sur 34, "
        "espaces non compris)\n"
        "  0–3, ligne 1 : « Mr. »\n"
    )


def test_stretches_without_words_are_told_in_one_line(
    mine: DatasetFolder, run: Run
) -> None:
    mine.write("sources/page.txt", "Mr. Roy went to Moscow (in 2009).")
    mine.claims("page.trig", CLAIMS)
    mine.claims(
        "more.trig",
        """graph:claims {
          claim:date leg:passage id:passage-date .
          id:passage-date leg:source id:source-page ; oa:start 24 ; oa:end 31 .
        }""",
    )

    _, out, _ = run("--lang", "en")

    assert out.splitlines()[2:] == [
        "  0–3, line 1: “Mr.”",
        "  2 place(s) without a letter or digit, such as bullets: 3 character(s)",
    ]


def test_of_many_words_the_middle_is_left_out(mine: DatasetFolder, run: Run) -> None:
    mine.write(
        "sources/page.txt", "Mr. Roy went to Moscow, " + "and on " * 30 + "home."
    )
    mine.claims("page.trig", CLAIMS)

    line = run("--lang", "en")[1].splitlines()[-1]

    assert line.startswith("  22–239, line 1: “, and on and on")
    assert " […] " in line
    assert line.endswith("and on home.”")
    assert len(line) < 180


def test_nothing_of_a_text_steers_the_terminal(mine: DatasetFolder, run: Run) -> None:
    mine.write("sources/page.txt", "Mr. Roy went to Moscow\x1b[2J")
    mine.claims("page.trig", CLAIMS)

    assert run("--lang", "en")[1].endswith("“\N{REPLACEMENT CHARACTER}[2J”\n")


def test_programs_read_json_with_the_words_in_full(
    mine: DatasetFolder, run: Run
) -> None:
    ending = " ".join(["Été"] * 60)
    mine.write("sources/page.txt", f"Mr. Roy went to Moscow\n• \n{ending}")
    mine.claims("page.trig", CLAIMS)

    code, out, _ = run("--json")

    assert code == 0
    assert json.loads(out) == [
        {
            "source": "https://example.org/mine/id/source-page",
            "label": {"en": "The page", "fr": "La page\u00a0: accueil"},
            "passages": 1,
            "claims": 1,
            "characters": 199,
            "covered": 15,
            "share": 7.5,
            "rest": [
                {"start": 0, "end": 3, "line": 1, "text": "Mr."},
                {"start": 23, "end": 265, "line": 2, "text": f"• \n{ending}"},
            ],
        }
    ]


def test_only_the_sources_named_are_shown(page: DatasetFolder, run: Run) -> None:
    page.claims("other.trig", 'graph:claims { id:other leg:file "sources/page.txt" }')

    _, out, _ = run("other", "--json")

    assert [found["source"] for found in json.loads(out)] == [
        "https://example.org/mine/id/other"
    ]


@pytest.mark.usefixtures("page")
def test_an_unknown_source_is_exit_code_two_and_told_what_there_is(run: Run) -> None:
    code, out, err = run("pages", "--lang", "en")

    assert (code, out) == (2, "")
    assert "“pages”" in err
    assert "id:source-page" in err


def test_a_share_below_the_one_asked_is_exit_code_one_with_figure_and_advice(
    page: DatasetFolder, run: Run
) -> None:
    code, out, err = run("--at-least", "44.2", "--lang", "en")

    assert code == 1
    assert out.startswith("“The page” (id:source-page)")
    assert err == (
        f"{page.folder / 'sources/page.txt'}: violation: “The page” (id:source-page): "
        "Claims quote 44.1% of the text, and at least 44.2% is asked. Quote the rest "
        "in claims (to list it: legation coverage id:source-page), or ask for less "
        "with --at-least. [coverage]\n"
        "legation: Coverage is too low for 1 of 1 source(s).\n"
    )


def test_each_source_with_too_low_a_share_has_its_finding_in_french_too(
    page: DatasetFolder, run: Run
) -> None:
    page.claims("other.trig", 'graph:claims { id:other leg:file "sources/page.txt" }')

    code, out, err = run("--at-least", "95", "--json", "--lang", "fr")

    err = err.replace("\u00a0", " ")
    assert (code, len(json.loads(out))) == (1, 2)
    assert "id:other : Les affirmations citent 0,0 % du texte" in err
    assert "le minimum demandé est de 95,0 %" in err
    assert err.endswith("Couverture insuffisante pour 2 source(s) sur 2.\n")


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("least", ["0", "44.1"])
def test_a_share_that_reaches_the_one_asked_is_good(run: Run, least: str) -> None:
    code, _, err = run("--at-least", least)

    assert (code, err) == (0, "")


@pytest.mark.usefixtures("page")
def test_nothing_reaches_a_share_that_is_no_number(run: Run) -> None:
    assert run("--at-least", "nan")[0] == 1
    assert run("--at-least", "101")[0] == 2


def test_a_dataset_without_texts_has_nothing_to_cover(run: Run) -> None:
    code, out, err = run("--at-least", "95", "--lang", "fr")

    assert (code, out) == (0, "")
    assert err.startswith("Aucune source n'a de texte disponible")
    assert json.loads(run("--json")[1]) == []


def test_a_passage_that_a_build_refuses_does_not_hide_what_is_missing(
    page: DatasetFolder, run: Run
) -> None:
    page.claims("bad.trig", 'id:x leg:date "2009"^^edtf:EDTF .')
    page.claims(
        "beyond.trig",
        """graph:claims {
          claim:more leg:passage id:more .
          id:more leg:source id:source-page ; oa:start 30 ; oa:end 999 .
        }""",
    )

    code, out, _ = run("--lang", "en")

    assert code == 0
    assert "“(2009).”" in out


def test_a_file_that_cannot_be_read_is_exit_code_one(
    page: DatasetFolder, run: Run
) -> None:
    page.claims("cut.trig", "claim:one {")

    code, out, err = run("--lang", "en")

    assert (code, out) == (1, "")
    assert "cut.trig:" in err
