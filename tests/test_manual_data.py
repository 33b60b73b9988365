"""The page about the data: what is in, from where, and what is not."""

from collections.abc import Callable

import pytest

from legation.manual.data import DataPage
from legation.manual.material import Material, gather
from legation.texts import Language
from manuals import entry, vocabulary
from worlds import DESCRIPTION, DatasetFolder

ONTOLOGY = """
leg:Event a owl:Class ; rdfs:isDefinedBy leg:x ; rdfs:label "Event"@en, "Événement"@fr .
leg:Meeting
  a owl:Class ;
  rdfs:isDefinedBy leg:x ;
  rdfs:label "Meeting"@en, "Entretien"@fr .
leg:Claim
  a owl:Class ;
  rdfs:isDefinedBy leg:x ;
  rdfs:label "Claim"@en, "Affirmation"@fr .
concept:reported
  a skos:Concept ;
  skos:prefLabel "reported"@en, "rapportée"@fr ;
  leg:accepted true .
concept:opinion
  a skos:Concept ;
  skos:prefLabel "opinion"@en, "opinion"@fr ;
  leg:accepted false .
concept:intention
  a skos:Concept ;
  skos:prefLabel "intention"@en, "intention"@fr ;
  leg:accepted false .
"""
CLAIMS = """
claim:page-1 {
  id:talks
    a leg:Meeting ;
    skos:prefLabel "Talks"@en, "Pourparlers"@fr ;
    leg:date "2009-12"^^edtf:EDTF .
}
claim:page-2 {
  id:dinner a leg:Meeting ; skos:prefLabel "Dinner | late"@en, "Souper"@fr .
}
claim:page-3 {
  id:talks skos:altLabel "Fruitful talks"@en .
}
graph:claims {
  id:source-page
    a leg:Source ;
    skos:prefLabel "Page"@en, "Page"@fr ;
    skos:note "Kept as a copy."@en, "Conservée en copie."@fr ;
    skos:editorialNote "It ends in 2012."@en, "Elle s'arrête en 2012."@fr ;
    dcterms:publisher "Ministry"@en, "Ministère"@fr ;
    dcterms:source "example.org/page" ;
    dcterms:issued "2012" ;
    leg:file "page.txt" .
  id:source-unused
    a leg:Source ;
    skos:prefLabel "Other page"@en, "Autre page"@fr ;
    dcterms:source "a book" .
  id:passage-1
    a leg:Passage ;
    leg:source id:source-page ;
    oa:exact "Fruitful talks" ;
    oa:start 0 ;
    oa:end 14 .
  claim:page-1
    a leg:Claim ;
    leg:citation "line 1" ;
    leg:source id:source-page ;
    leg:stance concept:reported .
  claim:page-2
    a leg:Claim ;
    leg:citation "line 2" ;
    leg:source id:source-page ;
    leg:stance concept:reported .
  claim:page-3
    a leg:Claim ;
    skos:editorialNote "A judgement."@en, "Un jugement."@fr ;
    leg:passage id:passage-1 ;
    leg:source id:source-page ;
    leg:stance concept:opinion .
}
"""
LIMITS = """
<https://example.org/mine/>
  dcterms:description "All of it."@en, "Tout."@fr ;
  dcterms:license <https://example.org/licence> ;
  skos:editorialNote "Nothing before 2008."@en, "Rien avant 2008."@fr .
<https://example.org/mine/dataset/small>
  dcterms:description "A little."@en, "Un peu."@fr .
"""
SKOS = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"

Page = Callable[[Language], str]


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """Return what the page is made from, its graph built at the first use."""
    mine = DatasetFolder(tmp_path_factory.mktemp("data page") / "data")
    mine.write("dataset.ttl", SKOS + DESCRIPTION + LIMITS)
    mine.claims("small.trig", CLAIMS)
    mine.write("page.txt", "Fruitful talks in December.")
    return gather(mine.folder)


@pytest.fixture
def page(material: Material) -> str:
    """Return the English page."""
    return written(material, "en")


def written(material: Material, language: Language) -> str:
    known = vocabulary(ONTOLOGY, language=language)
    found = DataPage(material, vocabulary=known, language=language)
    return "\n\n".join(found.blocks())


def test_the_dataset_is_told_with_its_parts_and_its_licence(page: str) -> None:
    assert page.startswith("# Data: Mine\n\nAll of it.\n\n")
    assert "**Base IRI**: `https://example.org/mine/`" in page
    assert "- `small`: A little." in page
    assert entry(page, "Licence").startswith(
        "## Licence\n\n[https://example.org/licence](https://example.org/licence)\n\n"
        "The licence covers the data, not the words that they quote"
    )


def test_things_are_counted_in_each_class_that_they_are_of(
    material: Material, page: str
) -> None:
    rows = entry(page, "Things by class").splitlines()[6:]
    claims = 3 + len(material.inputs.schemes)  # each scheme enters as a claim

    assert rows[:3] == [
        f"| [Claim](ontology.md#class-claim) | {claims} |",
        "| [Event](ontology.md#class-event) | 2 |",
        "| [Meeting](ontology.md#class-meeting) | 2 |",
    ]


def test_claims_are_counted_by_stance_those_without_any_too(page: str) -> None:
    rows = entry(page, "Claims by stance").splitlines()

    assert "| [intention](ontology.md#concept-intention) | no | 0 |" in rows
    assert "| [opinion](ontology.md#concept-opinion) | no | 1 |" in rows
    assert "| [reported](ontology.md#concept-reported) | yes | 2 |" in rows


def test_facts_are_counted_by_how_they_are_known(page: str) -> None:
    (line,) = (line for line in page.splitlines() if " are told by accepted" in line)
    numbers = [int(word) for word in line.replace(",", "").split() if word.isdigit()]

    total, told, inferred, derived = numbers
    assert total == told + inferred + derived
    assert derived == 4  # the bounds of the only date


def test_a_source_is_told_with_where_it_is_found(page: str) -> None:
    rows = entry(page, "Sources").splitlines()
    address = "[example.org/page](https://example.org/page)"

    assert (
        '| <a id="source-source-page"></a>Page (`id:source-page`) '
        f"| Ministry | {address} | 2012 | 3 |"
    ) in rows
    assert (
        '| <a id="source-source-unused"></a>Other page (`id:source-unused`) '
        "| – | a book | – | 0 |"
    ) in rows
    assert "- [Page](#source-source-page): Kept as a copy." in rows


def test_coverage_is_told_of_each_text(page: str) -> None:
    assert (
        "| [Page](#source-source-page) | 54.1% | 13 / 24 | 1 | 1 |"
    ) in page.splitlines()


def test_what_is_not_in_is_told_as_the_editors_tell_it(page: str) -> None:
    lines = entry(page, "What is not in").splitlines()

    assert "- Nothing before 2008." in lines
    assert "- [Page](#source-source-page): It ends in 2012." in lines


def test_things_without_a_date_are_named(page: str) -> None:
    assert entry(page, "Without a date").splitlines()[2] == (
        "- [Event](ontology.md#class-event) (1): Dinner &#124; late (`id:dinner`)"
    )


def test_a_claim_that_is_not_accepted_is_told_with_its_words(page: str) -> None:
    assert entry(page, "Claims that are not accepted").splitlines()[6] == (
        "| `claim:page-3` | [opinion](ontology.md#concept-opinion) "
        "| [Page](#source-source-page) | Fruitful talks | A judgement. |"
    )


def test_the_page_is_french_where_french_is_asked(material: Material) -> None:
    page = written(material, "fr")

    assert page.startswith("# Données\u00a0: À moi\n\nTout.\n\n")
    assert "| [Page](#source-source-page) | 54,1\u00a0% | 13 / 24 | 1 | 1 |" in page
    assert (
        "- [Événement](ontology.md#class-event) (1)\u00a0: Souper (`id:dinner`)" in page
    )
    assert "- Rien avant 2008." in page
    assert "| Ministère | [example.org/page]" in page


def test_where_nothing_is_missing_the_page_says_so(mine: DatasetFolder) -> None:
    mine.write("dataset.ttl", DESCRIPTION.partition("dcterms:hasPart")[0] + ". ")
    page = written(gather(mine.folder), "en")

    assert "Every agreement, event and tenure has a date." in page
    assert "Every claim is accepted." in page
    assert "No source has a text at hand." in page
    assert "### Parts" not in page
