"""The pages of the manual, as they are made from what is shipped."""

import re
from pathlib import Path

import pytest

from legation.assets import folders, shipped
from legation.graph import KnowledgeGraph
from legation.inputs import read_inputs
from legation.manual.material import Material
from legation.manual.pages import MARK, PAGES, write_pages
from legation.queries.catalogue import Catalogue
from legation.terms import OWL, RDF, RDFS, SHACL, SKOS, NamedNode, Prefixes, Triple
from legation.texts import Language

LANGUAGES: tuple[Language, ...] = ("en", "fr")
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$", re.MULTILINE | re.DOTALL)

Pages = dict[str, str]


@pytest.fixture(scope="module")
def material(shipped_store: Path) -> Material:
    """Return what is shipped, its graph read from a store that is built already."""
    where = folders(shipped("data"))
    inputs = read_inputs(where)
    dataset = inputs.dataset
    whole = frozenset((*dataset.files(), *dataset.identities()))
    graph = KnowledgeGraph.open(shipped_store, data=where.data)
    return Material(where, inputs, Catalogue.load(where.queries), {whole: graph})


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(material: Material, request: pytest.FixtureRequest) -> Pages:
    """Return the text of each page by its name, in one language."""
    written = write_pages(material, language=request.param)
    return {name: content.decode() for name, content in written.items()}


@pytest.fixture
def prose(pages: Pages) -> Pages:
    """Return the pages without what stands in fenced blocks."""
    return {name: FENCED.sub("", text) for name, text in pages.items()}


def named(triples: list[Triple], predicate: NamedNode) -> set[NamedNode]:
    """Return the IRIs that have a property."""
    return {
        triple.subject
        for triple in triples
        if triple.predicate == predicate and isinstance(triple.subject, NamedNode)
    }


def code(iri: NamedNode, prefixes: Prefixes) -> str:
    return f"`{prefixes.shorten(iri.value)}`"


def test_every_page_has_its_mark_its_title_and_the_way_to_the_others(
    pages: Pages,
) -> None:
    assert tuple(pages) == PAGES
    for name, text in pages.items():
        mark, _, title, _, others, *_ = text.splitlines()
        assert mark == MARK
        assert title.startswith("# ")
        assert set(LINK.findall(others)) == set(PAGES) - {name}
        assert text.endswith("\n")


def test_every_link_leads_to_a_place_that_is_there(prose: Pages) -> None:
    places = {
        f"{name}{place}"
        for name, text in prose.items()
        for place in ("", *(f"#{anchor}" for anchor in ANCHOR.findall(text)))
    }
    links = {
        target if target.partition("#")[0] else f"{name}{target}"
        for name, text in prose.items()
        for target in LINK.findall(text)
        if "://" not in target
    }

    assert links
    assert links - places == set()
    assert all(f"]({name}" not in text for name, text in prose.items())


def test_no_two_places_of_a_page_differ_only_in_capitals(prose: Pages) -> None:
    for text in prose.values():
        anchors = [anchor.lower() for anchor in ANCHOR.findall(text)]
        assert len(anchors) == len(set(anchors))


def test_every_term_of_the_ontology_has_an_entry(
    material: Material, pages: Pages
) -> None:
    inputs = material.inputs
    kinds = {
        *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
        *(SKOS.Concept, SKOS.ConceptScheme),
    }
    quads = [
        quad
        for document in (*inputs.ontology, *inputs.schemes)
        for quad in document.quads
        if isinstance(quad.subject, NamedNode)
    ]
    own, borrowed = (
        {code(q.subject, inputs.dataset.prefixes) for q in chosen}
        for chosen in (
            [q for q in quads if q.predicate == RDF.type and q.object in kinds],
            [q for q in quads if q.predicate == RDFS.label],
        )
    )
    headings = re.findall(r"^#+ <a .*\((`\S+`)\)$", pages["ontology.md"], re.MULTILINE)

    assert own <= set(headings) <= own | borrowed
    assert len(headings) == len(set(headings))


def test_every_definition_is_there(material: Material, pages: Pages) -> None:
    quads = [q for document in material.inputs.ontology for q in document.quads]
    defined = named([quad.triple for quad in quads], RDFS.isDefinedBy)

    assert defined
    assert all(f"\n`{term.value}`\n" in pages["ontology.md"] for term in defined)


def test_every_shape_with_a_message_is_told_once(
    material: Material, pages: Pages
) -> None:
    inputs = material.inputs
    documents = (*inputs.shapes, *inputs.claim_shapes)
    triples = [quad.triple for document in documents for quad in document.quads]
    told = re.findall(r'\n- <a id="check-[^"]+"></a>(`\S+`)', pages["ontology.md"])

    names = {
        code(shape, inputs.dataset.prefixes) for shape in named(triples, SHACL.message)
    }
    assert names == set(told)
    assert len(told) == len(set(told))


def test_every_class_that_can_have_one_has_an_example(pages: Pages) -> None:
    examples = sorted((shipped("ontology") / "examples").glob("*.trig"))

    assert pages["ontology.md"].count("\n```turtle\n") == len(examples)


def test_every_stored_query_is_there_with_its_answer(
    material: Material, pages: Pages
) -> None:
    text = pages["queries.md"]

    for query in material.catalogue:
        assert f"\n\n`{query.name}`\n\n" in text
        assert f"\n$ legation query {query.name}" in text
    assert text.count("<summary>SPARQL</summary>") == len(material.catalogue)


def test_every_source_is_there(material: Material, pages: Pages) -> None:
    inputs = material.inputs
    sources = {
        quad.subject.value
        for document in inputs.documents
        for quad in document.quads
        if quad.predicate == RDF.type
        and str(quad.object).endswith("ontology#Source>")
        and isinstance(quad.subject, NamedNode)
    }

    names = {f"`{inputs.dataset.prefixes.shorten(source)}`" for source in sources}
    assert names
    assert [name for name in names if f"({name}) |" not in pages["data.md"]] == []


def test_the_rows_of_a_table_have_as_many_cells_as_its_head(prose: Pages) -> None:
    for text in prose.values():
        for block in text.split("\n\n"):
            if block.startswith("| "):
                widths = {line.count("|") for line in block.splitlines()}
                assert len(widths) == 1, block


def test_the_same_files_give_the_same_pages(material: Material) -> None:
    once, again = (write_pages(material, language="en") for _ in range(2))

    assert once == again


def test_a_french_page_has_the_spaces_of_french(material: Material) -> None:
    written = write_pages(material, language="fr")

    for name, content in written.items():
        prose = FENCED.sub("", content.decode())
        bad = [line for line in prose.splitlines() if re.search(r" : |« | »", line)]
        assert bad == [], name
