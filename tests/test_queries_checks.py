"""What is told of the rows of a query that must find nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from legation.queries.checks import verify
from legation.queries.stored import StoredQuery
from stored_queries import stored

HEADER = """
[columns]
thing = { type = "iri", label.en = "Thing", label.fr = "Chose" }
count = { type = "integer", optional = true, label.en = "Count", label.fr = "Nombre" }
[[examples]]
data = "small"
empty = true
"""


@pytest.fixture
def query(tmp_path: Path) -> StoredQuery:
    return stored(tmp_path, HEADER, "SELECT ?thing ?count {}\n", name="verify/one")


def test_a_query_that_finds_nothing_has_no_finding(query: StoredQuery) -> None:
    assert verify(query, run=lambda _: [], text="ASK {}") == []


def test_each_row_is_a_finding_that_names_the_query_the_row_and_what_to_do(
    query: StoredQuery,
) -> None:
    asked = []

    def run(text: str) -> list[Mapping[str, str]]:
        asked.append(text)
        return [{"thing": "id:a", "count": "2"}, {"thing": "id:b"}]

    first, second = verify(query, run=run, text="the text")

    assert asked == ["the text"]
    assert str(first.position) == str(query.path)
    assert first.shape == "verify/one"
    assert first.message.en == ("“One” does not hold: Thing id:a; Count 2. The first.")
    assert second.message.fr == (
        "«\u00a0Un\u00a0» n'est pas respecté\u00a0: Chose id:b. Le premier."
    )


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("verify/one", True), ("verify/deep/one", True), ("verify-me/one", False)],
)
def test_the_folder_tells_which_queries_must_find_nothing(
    tmp_path: Path, name: str, *, is_one: bool
) -> None:
    assert stored(tmp_path, "", name=name).must_be_empty == is_one
