"""Rows of tables of mappings, as statements that know where they stand."""

import pytest

from legation.assets import folders
from legation.errors import DataError, MissingFileError
from legation.inputs import read_inputs
from legation.records import read_records
from legation.sssom.uses import IDENTITIES
from legation.terms import NamedNode
from worlds import DatasetFolder

GRAPH = NamedNode("https://example.org/mine/graph/identities")


def test_a_table_that_is_not_there_or_no_text_is_refused(mine: DatasetFolder) -> None:
    path = mine.write("identities/a.sssom.tsv", "")
    path.write_bytes(b"\xff")

    with pytest.raises(DataError, match="UTF-8"):
        read_records(path, use=IDENTITIES, graph=GRAPH)
    with pytest.raises(MissingFileError):
        read_records(path.with_name("b.sssom.tsv"), use=IDENTITIES, graph=GRAPH)


def test_links_and_decisions_stand_in_graphs_of_their_own(mine: DatasetFolder) -> None:
    mine.links("a.sssom.tsv", "id:a\tskos:exactMatch\twd:Q1")

    documents = read_inputs(folders(mine.folder)).documents

    graphs = {str(quad.graph_name) for one in documents for quad in one.quads}
    assert graphs == {"<https://example.org/mine/graph/links>"}
