import pytest

from legation.dataset import graph_iri, read_dataset
from legation.errors import DataError, MissingFileError
from legation.terms import NamedNode
from worlds import DatasetFolder

VOID = "@prefix void: <http://rdfs.org/ns/void#> .\n"
TERMS = "@prefix dcterms: <http://purl.org/dc/terms/> .\n"


def test_a_dataset_names_its_base_its_title_and_its_parts(mine: DatasetFolder) -> None:
    dataset = read_dataset(mine.folder)

    assert dataset.base == "https://example.org/mine/"
    assert (dataset.title.en, dataset.title.fr) == ("Mine", "À moi")
    assert dataset.files("small") == [mine.folder / "small.trig"]


def test_its_graphs_and_claims_lie_under_its_base(mine: DatasetFolder) -> None:
    dataset = read_dataset(mine.folder)

    assert dataset.graph("told") == graph_iri(dataset.base, "told")
    assert dataset.claim("one") == NamedNode("https://example.org/mine/claim/one")
    assert dataset.prefixes.expand("id:laval") == NamedNode(
        "https://example.org/mine/id/laval"
    )


def test_its_files_are_all_rdf_files_below_its_folder_but_the_description(
    mine: DatasetFolder,
) -> None:
    claims = mine.claims("claims/b.trig", "")
    entities = mine.claims("a.ttl", "")
    mine.write("sources/page.txt", "A page.")

    assert read_dataset(mine.folder).files() == [entities, claims]


def test_its_files_are_also_the_tables_in_its_folder_of_links(
    mine: DatasetFolder,
) -> None:
    table = mine.write("links/checked.sssom.tsv", "")
    mine.write("links/notes.tsv", "")
    mine.write("sources/of-others.sssom.tsv", "")

    assert read_dataset(mine.folder).files() == [table]


def test_a_part_that_does_not_exist_is_a_key_error(mine: DatasetFolder) -> None:
    with pytest.raises(KeyError):
        read_dataset(mine.folder).files("large")


def test_without_a_description_there_is_no_dataset(mine: DatasetFolder) -> None:
    (mine.folder / "dataset.ttl").unlink()

    with pytest.raises(MissingFileError, match=r"dataset\.ttl"):
        read_dataset(mine.folder)


@pytest.mark.parametrize(
    ("description", "sentence"),
    [
        ("", "states no base IRI"),
        (VOID + '<urn:d> void:uriSpace "https://example.org/mine" .', "no base IRI"),
        (
            VOID + TERMS + '<urn:d> void:uriSpace "urn:x/" ; dcterms:title "Mine"@en .',
            "needs a dcterms:title",
        ),
        (
            VOID + TERMS + '<urn:d> void:uriSpace "urn:x/" ; dcterms:hasPart <urn:p> .',
            "needs exactly one identifier; it has 0",
        ),
    ],
)
def test_a_description_that_lacks_something_is_refused_saying_what(
    mine: DatasetFolder, description: str, sentence: str
) -> None:
    path = mine.write("dataset.ttl", description)

    with pytest.raises(DataError, match=sentence) as caught:
        read_dataset(mine.folder)

    assert caught.value.findings[0].position is not None
    assert caught.value.findings[0].position.path == path
