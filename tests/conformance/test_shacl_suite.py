"""W3C's cases for SHACL Core and SHACL-SPARQL: each with the report that it expects.

Results are compared by focus, path, component, value, severity and source; a blank
node counts as any other. How often the same result occurs is not compared: ours tells
a thing once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from legation.errors import LegationError
from legation.findings import Finding
from legation.paths import Path as PropertyPath
from legation.paths import write_path
from legation.shacl.reading import Source
from legation.terms import (
    RDF,
    SHACL,
    BlankNode,
    Namespace,
    Node,
    Prefixes,
    Quad,
    Term,
    Triple,
)
from legation.validation import validate

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
BASE = "https://example.org/suite/"
FAILING = {
    "sparql/pre-binding/shapesGraph-001": "the standard leaves it to engines whether "
    "queries see the shapes graph; ours refuses a query that asks for it",
}
"""Cases that are known to fail, and why; one that passes after all fails the test."""


@dataclass(frozen=True)
class Case:
    """A case: data, shapes, and what shall come of them (None for a failure)."""

    data: list[Triple]
    shapes: list[Triple]
    expected: frozenset[str] | None


def read(path: Path, folder: Path) -> list[Triple]:
    base = BASE + path.relative_to(folder).as_posix()
    quads = parse(path.read_bytes(), format=RdfFormat.TURTLE, base_iri=base)
    return [quad.triple for quad in quads]


def cases(suites: Path) -> Iterator[tuple[str, Case]]:
    """Yield the name and the content of each case, in the order of the files."""
    folder = suites / "data-shapes" / "tests"
    for path in sorted(folder.rglob("*.ttl")):
        triples = read(path, folder)
        manifest = Source(triples)
        for node in manifest.subjects(RDF.type):
            if SHT.Validate in manifest.objects(node, RDF.type):
                name = path.relative_to(folder).with_suffix("").as_posix()
                yield name, read_case(manifest, node, folder)


def read_case(manifest: Source, node: Node, folder: Path) -> Case:
    (action,) = manifest.objects(node, MF.action)
    (result,) = manifest.objects(node, MF.result)
    data, shapes = (
        read(folder / graph.value.removeprefix(BASE), folder)
        for kind in (SHT.dataGraph, SHT.shapesGraph)
        for graph in manifest.objects(manifest.node(action), kind)
    )
    expected = None if result == SHT.Failure else frozenset(results(manifest, result))
    return Case(data, shapes, expected)


def results(source: Source, report: Term) -> Iterator[str]:
    for result in map(source.node, source.objects(source.node(report), SHACL.result)):
        path = source.one(result, SHACL.resultPath)
        terms = [
            source.one(result, SHACL[name])
            for name in (
                *("focusNode", "value", "sourceConstraintComponent"),
                *("resultSeverity", "sourceShape"),
            )
        ]
        yield described(terms, None if path is None else source.path(path))


def described(terms: Iterable[Term | None], path: PropertyPath | None) -> str:
    written = ["[]" if isinstance(t, BlankNode) else str(t) for t in terms]
    return " ".join([*written, write_path(path, str) if path else "-"])


def found(finding: Finding) -> str:
    r = finding.result
    assert r is not None
    return described((r.focus, r.value, r.component, r.severity, r.shape), r.path)


def judged(case: Case) -> frozenset[str] | None:
    try:
        report = validate(
            (Quad(*triple) for triple in case.data), case.shapes, prefixes=Prefixes({})
        )
    except LegationError:
        return None
    return frozenset(map(found, report.findings))


def test_every_case_of_core_and_of_sparql_gives_the_report_that_it_expects(
    suites: Path,
) -> None:
    outcomes = {name: (judged(case), case.expected) for name, case in cases(suites)}
    failing = {name for name, (given, wanted) in outcomes.items() if given != wanted}

    assert len([name for name in outcomes if name.startswith("core/")]) == 78
    assert len([name for name in outcomes if name.startswith("sparql/")]) == 21
    assert failing == set(FAILING)
