"""The pages of the manual: an index, and a page each for terms, queries and data."""

from collections.abc import Iterable, Iterator

from legation.manual.checks import Checks, target_classes
from legation.manual.data import DataPage
from legation.manual.examples import read_examples
from legation.manual.index import Index
from legation.manual.lines import QUERIES_PAGE, labelled
from legation.manual.markdown import escape, heading, items, link
from legation.manual.material import Material
from legation.manual.names import users
from legation.manual.queries import QueriesPage
from legation.manual.terms import TermsPage
from legation.manual.vocabulary import PAGE as TERMS_PAGE
from legation.manual.vocabulary import Vocabulary
from legation.parsing import Document
from legation.queries.catalogue import Catalogue
from legation.terms import Triple
from legation.texts import Language, Text

MARK = "<!-- legation docs -->"
"""The first line of every page, by which an older one is known."""

INDEX_PAGE = "README.md"
DATA_PAGE = "data.md"

_INTRODUCTION = Text(
    "These pages are made from the files of the ontology, the stored queries and the "
    "data by `legation docs`; whoever wants them otherwise changes those files.",
    "Ces pages sont tirées des fichiers de l'ontologie, des requêtes enregistrées et "
    "des données par `legation docs`; pour les modifier, modifiez ces fichiers.",
)
_NAMES = {
    INDEX_PAGE: Text("Reference", "Référence"),
    TERMS_PAGE: Text("Ontology", "Ontologie"),
    QUERIES_PAGE: Text("Stored queries", "Requêtes enregistrées"),
    DATA_PAGE: Text("Data", "Données"),
}

PAGES = tuple(_NAMES)
"""The names of the pages, the index first."""


def write_pages(material: Material, *, language: Language) -> dict[str, bytes]:
    """Write the manual.

    Args:
        material: What it is made from.
        language: The language of its pages.

    Returns:
        The UTF-8 bytes of each page by its name: the same for the same files.

    Raises:
        DataError: The data do not conform.
        UsageError: An example of a stored query cannot be run.
    """
    inputs = material.inputs
    shapes = Index(_triples((*inputs.shapes, *inputs.claim_shapes)), language=language)
    vocabulary = Vocabulary(
        Index(_triples((*inputs.ontology, *inputs.schemes)), language=language),
        targets=target_classes(shapes),
        prefixes=inputs.dataset.prefixes,
    )
    terms = TermsPage(
        vocabulary,
        checks=Checks(shapes, vocabulary=vocabulary, language=language),
        examples=read_examples(material.folders.ontology / "examples"),
        users=users(material.catalogue, prefixes=inputs.dataset.prefixes),
        language=language,
    )
    queries = QueriesPage(material, vocabulary=vocabulary, language=language)
    data = DataPage(material, vocabulary=vocabulary, language=language)
    pages = {
        INDEX_PAGE: _index(material, vocabulary, language),
        TERMS_PAGE: terms.blocks(),
        QUERIES_PAGE: queries.blocks(),
        DATA_PAGE: data.blocks(),
    }
    return {name: _page(name, blocks, language) for name, blocks in pages.items()}


def _index(
    material: Material, vocabulary: Vocabulary, language: Language
) -> Iterator[str]:
    title = escape(material.inputs.dataset.title.into(language))
    name = _NAMES[INDEX_PAGE].into(language)
    yield heading(1, labelled(name, title, language=language))
    yield _INTRODUCTION.into(language)
    contents = {
        TERMS_PAGE: _of_terms(vocabulary),
        QUERIES_PAGE: _of_queries(material.catalogue),
        DATA_PAGE: _of_data(len(material.inputs.claims().stances)),
    }
    yield items(
        labelled(_link(page, language), words.into(language), language=language)
        for page, words in contents.items()
    )


def _of_terms(vocabulary: Vocabulary) -> Text:
    classes, properties = vocabulary.terms("class"), vocabulary.terms("property")
    n, m, k = len(classes), len(properties), len(vocabulary.terms("concept"))
    return Text(
        f"{n} classes, {m} properties and {k} concepts, with what follows from them, "
        "what is checked, and an example of each class",
        f"{n} classes, {m} propriétés et {k} concepts, avec ce qui en découle, ce qui "
        "est vérifié et un exemple de chaque classe",
    )


def _of_queries(catalogue: Catalogue) -> Text:
    n = sum(not query.must_be_empty for query in catalogue)
    return Text(
        f"{n} questions, their parameters and what they answer",
        f"{n} questions, leurs paramètres et leurs réponses",
    )


def _of_data(number: int) -> Text:
    return Text(
        f"{number} claims, the sources that they come from, and what is not in",
        f"{number} affirmations, les sources dont elles proviennent et ce que les "
        "données ne contiennent pas",
    )


def _page(name: str, blocks: Iterable[str], language: Language) -> bytes:
    """Return a page: its mark, its title, the way to the other pages, the rest."""
    title, *rest = blocks
    others = (_link(page, language) for page in _NAMES if page != name)
    text = "\n\n".join([MARK, title, " · ".join(others), *rest]) + "\n"
    # What leads to a place on the same page does not load that page anew.
    return text.replace(f"]({name}#", "](#").encode()


def _link(page: str, language: Language) -> str:
    return link(_NAMES[page].into(language), page)


def _triples(documents: Iterable[Document]) -> Iterator[Triple]:
    return (quad.triple for document in documents for quad in document.quads)
