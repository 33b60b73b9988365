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
from legation.assets import shipped
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

GRAPHLESS = [name for name, syntax in GRAPHS.items() if not syntax.holds_graphs]
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
def graph(shipped_store: Path) -> KnowledgeGraph:
    return KnowledgeGraph.open(shipped_store, data=shipped("data"))


def digests(graph: KnowledgeGraph) -> str:
    lines = []
    for name, syntax in GRAPHS.items():
        for part in ("facts", "ontology", *(["all"] if syntax.holds_graphs else [])):
            content = graph.export(name, graph=part)
            lines.append(f"{name} {part} {hashlib.sha256(content).hexdigest()}\n")
    return "".join(lines)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_rebuild_under_another_hash_seed_exports_the_same_bytes(
    graph: KnowledgeGraph, tmp_path: Path, seed: str
) -> None:
    rebuilt = subprocess.run(
        [sys.executable, "-c", PROGRAM, shipped("data"), tmp_path / "stores"],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )

    assert rebuilt.stdout == digests(graph)


def parsed_by_rdflib(content: bytes, syntax: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=content, format=GRAPHS[syntax].media_type)


@pytest.mark.parametrize("part", ["facts", "told", "ontology"])
def test_both_libraries_read_the_same_graph_from_every_syntax(
    graph: KnowledgeGraph, part: str
) -> None:
    turtle = graph.export("turtle", graph=part)
    quads = canonical(parse_quads(turtle, path=Path("x.ttl")))
    by_rdflib = parsed_by_rdflib(turtle, "turtle")
    assert len(by_rdflib) == len(quads)

    for syntax in GRAPHLESS:
        content = graph.export(syntax, graph=part)
        path = Path(f"x.{GRAPHS[syntax].extension}")
        assert canonical(parse_quads(content, path=path)) == quads, syntax
        assert isomorphic(parsed_by_rdflib(content, syntax), by_rdflib), syntax


@pytest.mark.parametrize("syntax", ["trig", "nquads", "jsonld"])
def test_both_libraries_read_all_graphs(graph: KnowledgeGraph, syntax: str) -> None:
    content = graph.export(syntax, graph="all")
    path = Path(f"x.{GRAPHS[syntax].extension}")
    quads = set(canonical(parse_quads(content, path=path)))

    dataset = rdflib.Dataset()
    dataset.parse(data=content, format=GRAPHS[syntax].media_type)

    held = {
        str(name.identifier): len(name)
        for name in dataset.graphs()
        if len(name) and name != dataset.default_graph
    }
    counted: dict[str, int] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            name = quad.graph_name.value
            counted[name] = counted.get(name, 0) + 1
    assert held == counted
    assert len(dataset.default_graph) == len(quads) - sum(counted.values())


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
