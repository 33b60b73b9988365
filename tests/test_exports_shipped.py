"""The exports of the shipped dataset: the same bytes always, the same graph to all."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic

from legation import KnowledgeGraph
from legation.bridge import to_graph
from legation.formats import GRAPHS
from legation.parsing import canonical, parse_quads
from legation.terms import (
    OWL,
    RDF,
    RDFS,
    XSD,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
)

PROGRAM = """
import hashlib, sys
from pathlib import Path
from legation import KnowledgeGraph
from legation.formats import GRAPHS

graph = KnowledgeGraph.build(Path(sys.argv[1]), store=Path(sys.argv[2]))
for name, syntax in GRAPHS.items():
    for part in ("facts", "ontology", *(["all"] if syntax.holds_graphs else [])):
        content = graph.export(name, graph=part)
        print(name, part, hashlib.sha256(content).hexdigest())
"""


@pytest.fixture(scope="module")
def graph(page_store: Path, page_data: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(page_store, data=page_data)


@pytest.fixture(autouse=True)
def verbatim(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep rdflib from writing numbers in a form of its own."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def digests(graph: KnowledgeGraph) -> str:
    lines = []
    for name, syntax in GRAPHS.items():
        for part in ("facts", "ontology", *(["all"] if syntax.holds_graphs else [])):
            content = graph.export(name, graph=part)
            lines.append(f"{name} {part} {hashlib.sha256(content).hexdigest()}\n")
    return "".join(lines)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_rebuild_under_another_hash_seed_exports_the_same_bytes(
    graph: KnowledgeGraph, page_data: Path, tmp_path: Path, seed: str
) -> None:
    rebuilt = subprocess.run(
        [sys.executable, "-c", PROGRAM, page_data, tmp_path / "stores"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )

    assert rebuilt.stdout == digests(graph)


def parsed_by_rdflib(content: bytes, syntax: str) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=GRAPHS[syntax].media_type)
    return dataset


def parsed_by_pyoxigraph(content: bytes, syntax: str) -> list[Quad]:
    path = Path(f"x.{GRAPHS[syntax].extension}")
    return canonical(parse_quads(content, path=path))


def all_triples(dataset: rdflib.Dataset) -> rdflib.Graph:
    # rdflib puts a file without graphs into a graph of its own.
    merged = rdflib.Graph()
    for s, p, o, _ in dataset.quads():
        merged.add((s, p, o))
    return merged


@pytest.mark.parametrize("syntax", GRAPHS)
@pytest.mark.parametrize("part", ["facts", "told", "ontology"])
def test_both_libraries_read_the_same_graph_from_every_syntax(
    graph: KnowledgeGraph, part: str, syntax: str
) -> None:
    expected = parsed_by_pyoxigraph(graph.export("turtle", graph=part), "turtle")
    content = graph.export(syntax, graph=part)

    assert parsed_by_pyoxigraph(content, syntax) == expected
    assert isomorphic(
        all_triples(parsed_by_rdflib(content, syntax)),
        to_graph(quad.triple for quad in expected),
    )


@pytest.mark.parametrize("syntax", ["trig", "nquads", "jsonld"])
def test_both_libraries_read_all_graphs(graph: KnowledgeGraph, syntax: str) -> None:
    content = graph.export(syntax, graph="all")
    quads = parsed_by_pyoxigraph(content, syntax)
    dataset = parsed_by_rdflib(content, syntax)

    assert quads == parsed_by_pyoxigraph(graph.export("trig", graph="all"), "trig")
    names = {quad.graph_name for quad in quads}
    assert len(names) == sum(1 for held in dataset.graphs() if len(held))
    for name in names:
        held = (
            dataset.graph(rdflib.URIRef(name.value))
            if isinstance(name, NamedNode)
            else dataset.default_graph
        )
        triples = to_graph(quad.triple for quad in quads if quad.graph_name == name)
        assert isomorphic(held, triples), name


def test_an_export_of_the_facts_is_free_of_noise(graph: KnowledgeGraph) -> None:
    quads = parse_quads(graph.export("nquads"), path=Path("x.nq"))
    languages = (RDF, RDFS, OWL, XSD)

    assert quads
    for quad in quads:
        assert isinstance(quad, Quad)
        assert isinstance(quad.graph_name, DefaultGraph)
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        assert quad.subject != quad.object
        assert not any(quad.subject in language for language in languages)
        assert not any(quad.object in language for language in languages)
        assert quad.predicate == RDF.type or not any(
            quad.predicate in language for language in languages
        )
