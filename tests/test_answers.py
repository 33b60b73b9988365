"""Answers as people or programs read them."""

import re
from pathlib import Path

import pytest

from legation import KnowledgeGraph
from legation.answers import Face, write_answer
from legation.texts import Language
from stored_queries import stored

ASKED = """
    SELECT ?known ?word WHERE {
      VALUES (?known ?word) {
        ("not-stated" "told")
        ("hearsay" UNDEF)
        (UNDEF "no")
      }
    }
"""


@pytest.fixture(scope="module")
def graph(page_store: Path, page_data: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(page_store, data=page_data)


def written(graph: KnowledgeGraph, face: Face) -> str:
    return write_answer(graph, graph.sparql(ASKED), face).decode()


@pytest.mark.parametrize(
    ("language", "word"), [("en", "not stated"), ("fr", "non précisé")]
)
def test_a_table_gives_a_status_in_its_readers_language(
    graph: KnowledgeGraph, language: Language, word: str
) -> None:
    table = written(graph, Face(language, statuses=frozenset({"known"})))

    cells = [re.split(" {2,}", line) for line in table.splitlines()[2:]]
    assert cells == [[word, "told"], ["hearsay"], ["", "no"]]


def test_formats_for_programs_keep_the_word_of_a_status(graph: KnowledgeGraph) -> None:
    face = Face("fr", syntax="csv", statuses=frozenset({"known"}))

    assert written(graph, face).splitlines() == [
        "known,word",
        "not-stated,told",
        "hearsay,",
        ",no",
    ]


def test_a_stored_query_says_which_columns_are_statuses(tmp_path: Path) -> None:
    query = stored(
        tmp_path,
        """
        [columns]
        known = { type = "status", label.en = "Known", label.fr = "Connu" }
        word = { type = "string", label.en = "Word", label.fr = "Mot" }
        """,
    )

    assert Face.of_query(query, language="en").statuses == {"known"}
