"""The page about the stored queries: what each asks, and what it answers."""

from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.manual.material import Material, gather
from legation.manual.queries import QueriesPage, command_line, distinct, without_header
from legation.texts import Language
from manuals import entry, vocabulary
from stored_queries import stored
from worlds import DatasetFolder

ONTOLOGY = """
leg:Place a owl:Class ; rdfs:isDefinedBy leg:x ; rdfs:label "Place"@en, "Lieu"@fr .
"""
PLACES = """
claim:row-1 {
  id:laval a leg:Place ; skos:prefLabel "Laval"@en, "Laval"@fr .
  id:moscow a leg:Place ; skos:prefLabel "Moscow"@en, "Moscou"@fr .
}
graph:claims {
  id:source-page a leg:Source ; skos:prefLabel "Page"@en, "Page"@fr .
  claim:row-1
    a leg:Claim ;
    leg:citation "row 1" ;
    leg:source id:source-page ;
    leg:stance concept:reported .
}
"""
HEADER = """
evidence = "place"
inference = true
[params.place]
type = "iri"
class = "leg:Place"
label.en = "Place *wanted*"
label.fr = "Lieu *voulu*"
[params.at]
type = "integer"
required = true
min = 1
max = 9
label.en = "Number"
label.fr = "Nombre"
[params.kind]
type = "enum"
choices = ["big", "small"]
list = true
default = ["big"]
label.en = "Kind"
label.fr = "Type"
[params.code]
type = "string"
pattern = "[a-z]|[0-9]"
label.en = "Code"
label.fr = "Code"
[params.lang]
type = "lang"
default = "en"
label.en = "Language"
label.fr = "Langue"
[columns]
place = { type = "iri", class = "leg:Place", label.en = "Place", label.fr = "Lieu" }
thing = { type = "iri", optional = true, label.en = "Thing", label.fr = "Chose" }
[[examples]]
data = "elsewhere"
args = { at = "5", kind = ["big", "small"] }
empty = true
"""
BODY = """
# Where things are.
PREFIX leg: <https://w3id.org/legation/ontology#>

SELECT ?place ?thing WHERE {
  ?place a leg:Place .
}
"""


@pytest.fixture
def page(mine: DatasetFolder) -> str:
    """Return the English page about one query that is not run."""
    return written(mine, HEADER, BODY)


def written(
    mine: DatasetFolder, header: str, body: str, *, language: Language = "en"
) -> str:
    """Return the page about one stored query."""
    stored(mine.folder.parent / "queries", header, body)
    return "\n\n".join(pages(gather(mine.folder), language).blocks())


def pages(material: Material, language: Language) -> QueriesPage:
    known = vocabulary(ONTOLOGY, language=language)
    return QueriesPage(material, vocabulary=known, language=language)


def test_a_query_is_listed_and_told(page: str) -> None:
    assert "| [`topic/one`](queries.md#query-topic-one) | One |" in page
    assert entry(page, "One").startswith(
        '### <a id="query-topic-one"></a>One\n\n`topic/one`\n\nThe first.\n\n'
        "- **Asks**: all facts\n"
        "- **Inference**: needed; among told facts alone it finds nothing\n"
        "- **Evidence**: `--evidence` shows the claims about what stands in `place`\n"
        "- **Terms**: [Place](ontology.md#class-place)\n"
    )


def test_a_parameter_is_told_with_what_it_takes(page: str) -> None:
    place = "a thing of the class [Place](ontology.md#class-place)"
    number = "a whole number such as 20; `1` or more; `9` or less"
    pattern = r"<code>\[a-z\]&#124;\[0-9\]</code>"
    for row in (
        rf"| `--place` | Place \*wanted\* | {place} | – | no |",
        f"| `--at` | Number | {number} | – | yes |",
        "| `--kind` | Kind | one of `big`, `small`; may be repeated | `big` | no |",
        f"| `--code` | Code | a text; fitting the pattern {pattern} | – | no |",
        "| `--lang` | Language | a language tag such as fr | that of the run | no |",
    ):
        assert row in page.splitlines()


def test_a_column_is_told_with_what_stands_in_it(page: str) -> None:
    place = "a thing of the class [Place](ontology.md#class-place)"
    assert f"| `place` | Place | {place} | no |" in page.splitlines()
    assert "| `thing` | Thing | a thing | yes |" in page.splitlines()


def test_the_text_of_a_query_stands_there_without_its_header(page: str) -> None:
    _, _, sparql = page.partition("<summary>SPARQL</summary>\n\n")

    assert sparql == f"```sparql\n{BODY.strip()}\n```\n\n</details>"
    assert without_header("#@ a = 1\n\nASK {}\n") == "ASK {}"


def test_an_example_on_data_that_are_not_there_is_shown_and_not_run(page: str) -> None:
    assert (
        "**Example** on the data `elsewhere`\n\n"
        "```console\n"
        "$ legation query topic/one --at 5 --kind big --kind small\n"
        "```\n\n"
        "This dataset has no part of that name, so the example was not run."
    ) in page


def test_a_query_without_evidence_and_inference_says_so(mine: DatasetFolder) -> None:
    page = written(mine, 'graph = "told"', "ASK {}\n")

    assert "- **Asks**: told facts only\n- **Inference**: not needed\n" in page
    assert "- **Evidence**: none can be shown\n\n<details>" in page


def test_a_query_that_must_find_nothing_stands_apart(mine: DatasetFolder) -> None:
    folder = mine.folder.parent / "queries"
    stored(folder, "", "ASK {}\n", name="verify/all-is-well")
    page = written(mine, "", "ASK {}\n")

    questions, heading, verifying = page.partition("## Queries that must find nothing")
    assert heading
    assert "`verify/all-is-well`" not in questions
    assert "`topic/one`" not in verifying
    assert "`legation queries verify`" in verifying


def test_the_page_is_french_where_french_is_asked(mine: DatasetFolder) -> None:
    page = written(mine, HEADER, BODY, language="fr")

    assert '### <a id="query-topic-one"></a>Un\n' in page
    assert "| `--place` | Lieu \\*voulu\\* | une chose de la classe [Lieu]" in page
    assert "--kind big --kind small --lang fr\n```" in page


def test_examples_that_differ_only_in_the_language_are_one(tmp_path: Path) -> None:
    query = stored(
        tmp_path,
        """
        [params.lang]
        type = "lang"
        label.en = "L"
        label.fr = "L"
        [params.at]
        type = "string"
        label.en = "A"
        label.fr = "A"
        [columns]
        [[examples]]
        data = "small"
        args = { at = "Trois Rivières" }
        empty = true
        [[examples]]
        data = "small"
        args = { at = "Trois Rivières", lang = "fr" }
        empty = true
        [[examples]]
        data = "large"
        args = { at = "Trois Rivières" }
        empty = true
        """,
    )

    examples = distinct(query)
    assert [example.data for example in examples] == ["small", "large"]
    assert command_line(query, examples[0], language="en") == (
        "legation query topic/one --at 'Trois Rivières'"
    )


PLACE_NAMES = """
[params.lang]
type = "lang"
default = "en"
label.en = "Language"
label.fr = "Langue"
[columns]
place = { type = "iri", label.en = "Place", label.fr = "Lieu" }
placeLabel = { type = "string", label.en = "Name", label.fr = "Nom" }
[[examples]]
data = "small"
args = { lang = "fr" }
count = 2
"""
NAMED = """
PREFIX leg: <https://w3id.org/legation/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?place ?placeLabel WHERE {
  ?place a leg:Place ;
    skos:prefLabel ?placeLabel .
  FILTER(LANG(?placeLabel) = $lang)
}
ORDER BY ?place
"""


def test_an_answer_is_what_the_data_of_the_example_give(mine: DatasetFolder) -> None:
    mine.claims("small.trig", PLACES)
    mine.claims("more.trig", PLACES.replace("laval", "lévis").replace("row", "other"))
    stored(mine.folder.parent / "queries", PLACE_NAMES, NAMED)
    material = gather(mine.folder)

    english, french = (
        "\n\n".join(pages(material, language).blocks()) for language in ("en", "fr")
    )
    assert (
        "```console\n"
        "$ legation query topic/one\n"
        "One\n"
        "\n"
        "Place\n"
        "─────────\n"
        "Laval\n"
        "id:laval\n"
        "\n"
        "Moscow\n"
        "id:moscow\n"
        "```\n"
    ) in english
    assert "$ legation query topic/one --lang fr\nUn\n\nLieu\n" in french
    assert "\nMoscou\nid:moscow\n```" in french


def test_a_query_that_asks_elsewhere_says_so_and_shows_recorded_rows(
    mine: DatasetFolder,
) -> None:
    mine.claims("small.trig", PLACES)
    header = """
        services = ["https://example.org/sparql"]
        [columns]
        place = { type = "iri", label.en = "Place", label.fr = "Lieu" }
        size = { type = "integer", label.en = "Size", label.fr = "Taille" }
        [[examples]]
        data = "small"
        remote = [{ place = "<https://example.org/mine/id/laval>", size = 5 }]
        count = 1
        """
    body = """
        SELECT ?place ?size WHERE {
          ?place a leg:Place .
          SERVICE <https://example.org/sparql> { ?place <urn:size> ?size }
        }
        ORDER BY ?place
        """

    page = written(mine, header, body)

    assert "- **Asks elsewhere**: `https://example.org/sparql`; only if" in page
    assert "$ legation query topic/one --allow-service example.org\n" in page
    assert "id:laval     5" in page
    assert "id:moscow" not in page


def test_an_example_that_cannot_be_run_is_named(mine: DatasetFolder) -> None:
    mine.claims("small.trig", PLACES)

    with pytest.raises(UsageError, match=r"query topic/one cannot be run\. Line 9"):
        written(mine, '[[examples]]\ndata = "small"\nempty = true', "ASK {} and more")
