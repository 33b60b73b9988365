"""Pieces of a manual for tests."""

import re
from textwrap import dedent

from markdown_it import MarkdownIt
from pyoxigraph import RdfFormat, parse

from legation.manual.checks import Checks, target_classes
from legation.manual.index import Index
from legation.manual.terms import TermsPage
from legation.manual.vocabulary import Vocabulary
from legation.terms import VOCABULARY, NamedNode, Prefixes
from legation.texts import Language

PREFIXES = Prefixes.of_dataset("https://example.org/mine/")
HEAD = """
<https://w3id.org/legation/ontology>
  a owl:Ontology ;
  dcterms:title "Terms"@en, "Termes"@fr ;
  dcterms:description "Of this and that."@en, "De ceci et de cela."@fr ;
  dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
  owl:versionInfo "0.1.0" .
"""


def index(turtle: str, *, language: Language = "en") -> Index:
    """Return what Turtle says; the prefixes of the model are declared already."""
    known = {**VOCABULARY, "id": "https://example.org/mine/id/"}
    declared = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in known.items())
    text = declared + dedent(turtle)
    quads = parse(text, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return Index((quad.triple for quad in quads), language=language)


def term(name: str) -> NamedNode:
    """Return the IRI of a prefixed name."""
    found = PREFIXES.expand(name)
    assert found
    return found


def vocabulary(
    turtle: str, *, shapes: str = "", language: Language = "en"
) -> Vocabulary:
    """Return the terms of an ontology, and those that shapes judge."""
    return Vocabulary(
        index(turtle, language=language),
        targets=target_classes(index(shapes)),
        prefixes=PREFIXES,
    )


def checks(ontology: str, shapes: str, *, language: Language = "en") -> Checks:
    """Return what shapes check."""
    known = vocabulary(ontology, shapes=shapes, language=language)
    said = index(shapes, language=language)
    return Checks(said, vocabulary=known, language=language)


def terms_page(ontology: str, shapes: str = "", *, language: Language = "en") -> str:
    """Return the page about an ontology."""
    page = TermsPage(
        vocabulary(HEAD + ontology, shapes=shapes, language=language),
        checks=checks(HEAD + ontology, shapes, language=language),
        examples={},
        users={},
        language=language,
    )
    return "\n\n".join(page.blocks())


def entry(page: str, heading: str) -> str:
    """Return the part of a page from the heading that ends so to the next one."""
    pattern = rf"^(#+ [^\n]*{re.escape(heading)}\n.*?)(?=^#+ |\Z)"
    found = re.search(pattern, page, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


def shown(markdown: str) -> str:
    """Return the words that a reader of a line of Markdown sees."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return " ".join(
        part.content
        for token in tokens
        for part in token.children or ()
        if part.type in {"text", "code_inline"}
    )
