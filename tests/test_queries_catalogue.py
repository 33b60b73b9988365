"""The catalogue of stored queries."""

from pathlib import Path

import pytest

from legation.errors import HeaderError, MissingFileError, UnknownQueryError
from legation.queries.catalogue import Catalogue
from stored_queries import TITLES, stored


def test_queries_are_listed_by_their_path_in_order(tmp_path: Path) -> None:
    for name in ("missions/timeline", "agreements/bound-with", "missions/between"):
        stored(tmp_path, "", name=name)

    catalogue = Catalogue.load(tmp_path)

    assert len(catalogue) == 3
    assert [query.name for query in catalogue] == [
        "agreements/bound-with",
        "missions/between",
        "missions/timeline",
    ]
    assert catalogue.get("missions/between").path.name == "between.rq"


def test_what_is_no_question_is_left_out(tmp_path: Path) -> None:
    stored(tmp_path, "", name="missions/timeline")
    for name in ("import/table.rq", "missions/readme.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("no header", encoding="utf-8")

    assert [query.name for query in Catalogue.load(tmp_path)] == ["missions/timeline"]


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("missions/timelines", "missions/timeline"),
        ("timelin", "missions/timeline"),
        ("mission/betwen", "missions/between"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(
    tmp_path: Path, asked: str, near: str
) -> None:
    for name in ("missions/timeline", "missions/between", "people/reached-place"):
        stored(tmp_path, "", name=name)
    catalogue = Catalogue.load(tmp_path)

    with pytest.raises(UnknownQueryError) as caught:
        catalogue.get(asked)

    assert f"“{asked}”" in caught.value.text.en
    assert near in caught.value.text.en
    assert near in caught.value.text.fr


def test_at_most_three_near_names_are_told(tmp_path: Path) -> None:
    for number in range(5):
        stored(tmp_path, "", name=f"missions/timeline-{number}")

    with pytest.raises(UnknownQueryError) as caught:
        Catalogue.load(tmp_path).get("missions/timeline")

    assert caught.value.text.en.count("missions/timeline-") == 3


def test_a_name_far_from_all_is_answered_with_the_way_to_the_list(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownQueryError, match="The list: legation queries"):
        Catalogue.load(tmp_path).get("zzz")


def test_the_faults_of_all_headers_are_told_at_once(tmp_path: Path) -> None:
    for name, key in (("one", "colour"), ("two", "weight")):
        path = tmp_path / f"{name}.rq"
        path.write_text(f"{TITLES}#@ {key} = 1\nASK {{}}\n", encoding="utf-8")

    with pytest.raises(HeaderError) as caught:
        Catalogue.load(tmp_path)

    assert "2 stored queries" in caught.value.text.en
    assert [f.message.en.split(" ")[0] for f in caught.value.findings] == [
        "“colour”",
        "“weight”",
    ]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="There is no folder of queries at"):
        Catalogue.load(tmp_path / "none")
