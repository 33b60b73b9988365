"""Links, as the user of `show` and `export` meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.assets import shipped
from legation.cli import main
from worlds import DatasetFolder

Run = Callable[..., str]


@pytest.fixture
def run(shipped_store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Return a function that runs a command on the shipped store and returns words."""

    def call(*words: str) -> str:
        places = ("--store", str(shipped_store), "--data", str(shipped("data")))
        with pytest.raises(SystemExit) as left:
            main([*words, *places])
        assert left.value.code == 0
        return capfdbinary.readouterr().out.decode()

    return call


def section(printed: str, heading: str) -> list[str]:
    """Return the lines below a heading."""
    return printed.partition(f"\n{heading}\n")[2].partition("\n\n")[0].splitlines()


def test_a_thing_is_shown_with_its_links_to_the_outside(run: Run) -> None:
    exact, geonames, code, city = section(run("show", "moscow"), "Links to the outside")

    assert (
        exact == "  Moscow wd:Q649 [accepted: exact match; checked by hand, 2026-11-24]"
    )
    assert "geonames:524894/ [accepted: exact match;" in geonames
    assert code.startswith("  Moskva iso3166-2:RU-MOW [accepted: exact match;")
    assert "geonames:524901/ [accepted: close match;" in city


def test_links_speak_french_when_asked(run: Run) -> None:
    printed = run("show", "id:hydro-quebec", "--lang", "fr")

    (link,) = section(printed, "Liens vers l'extérieur")
    assert link.startswith(
        "  Hydro-Québec wd:Q167840 [accepté\N{NO-BREAK SPACE}: correspondance exacte; "
    )
    assert link.endswith("; vérifiée à la main, 2026-11-24]")


def test_a_thing_without_links_has_no_heading_for_them(run: Run) -> None:
    assert "Links to the outside" not in run("show", "id:jean-charest")


def test_an_outside_thing_is_shown_with_what_is_linked_to_it(run: Run) -> None:
    printed = run("show", "http://www.wikidata.org/entity/Q649")

    assert section(printed, "Links to the outside") == [
        "  ← Moscow (id:moscow) [accepted: exact match; checked by hand, 2026-11-24]"
    ]


def test_links_are_shown_as_json(run: Run) -> None:
    shown = json.loads(run("show", "id:saint-petersburg", "--json"))

    close = [
        link for link in shown["links"] if link["predicate"].endswith("closeMatch")
    ]
    assert len(shown["links"]) == 4
    assert [link["object"] for link in close] == ["https://sws.geonames.org/498817/"]
    assert close[0]["authors"] == ["Editors of the dataset"]
    assert close[0]["comment"].startswith("The GeoNames entry is the city alone;")


def test_the_graph_of_links_is_exported(run: Run) -> None:
    exported = run("export", "--graph", "links")

    assert "  skos:closeMatch <https://sws.geonames.org/524901/> ;\n" in exported
    assert "  a sssom:MappingSet, void:Linkset ;\n" in exported
    assert "leg:" not in exported


def test_a_table_of_links_in_a_folder_is_validated_with_the_rest(
    mine: DatasetFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = mine.links("some.sssom.tsv", "id:moscow\tskos:same\twd:Q649")
    path = path.parent.rename(tmp_path / "more") / path.name

    with pytest.raises(SystemExit) as left:
        main(["validate", str(path.parent), "--data", str(mine.folder)])

    assert left.value.code == 1
    assert f"{path}:7:11: " in capsys.readouterr().out
