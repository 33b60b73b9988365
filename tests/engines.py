"""Engines of SHACL for tests, and what they find in a form that can be compared."""

from collections.abc import Iterable
from typing import NamedTuple

import pyshacl_turbo
import rdflib
from pyoxigraph import RdfFormat, serialize

from legation.findings import Finding
from legation.reports import Report
from legation.terms import SHACL, Prefixes, Quad, Triple

NAMELESS = "[]"

_STEPS = {
    "inversePath": "^{}",
    "zeroOrMorePath": "{}*",
    "oneOrMorePath": "{}+",
    "zeroOrOnePath": "{}?",
}


class Judged(NamedTuple):
    """What an engine found, by what all of them tell and none words in its own way.

    Attributes:
        focus: IRI or lexical form of the focus node; NAMELESS for a blank one.
        path: The path as SPARQL writes it; empty where there is none.
        component: IRI of the constraint component.
        value: Prefixed name or lexical form; empty for a blank node, and for none.
        severity: "violation", "warning" or "info".
        shape: Prefixed name of the SPARQL constraint, or else of the shape; NAMELESS
            where it has none.
    """

    focus: str
    path: str
    component: str
    value: str
    severity: str
    shape: str


def judged(report: Report) -> frozenset[Judged]:
    """Return what a report of ours says."""
    return frozenset(map(_of_finding, report.findings))


def by_turbo(
    data: Iterable[Quad], shapes: Iterable[Triple], *, prefixes: Prefixes
) -> frozenset[Judged]:
    """Return what pyshacl-turbo finds, which reads named graphs as we do."""
    _, report, _ = pyshacl_turbo.validate(
        serialize(data, format=RdfFormat.N_QUADS),
        shacl_graph=serialize(shapes, format=RdfFormat.N_TRIPLES),
        data_graph_format="nquads",
        shacl_graph_format="nt",
    )
    reader = _Reader(report, prefixes)
    return frozenset(map(reader.judged, report.objects(None, _sh("result"))))


def _of_finding(finding: Finding) -> Judged:
    focus = finding.focus or ""
    return Judged(
        focus if ":" in focus else NAMELESS,
        finding.path or "",
        finding.component or "",
        finding.value or "",
        finding.severity.value,
        finding.shape or NAMELESS,
    )


class _Reader:
    """Reads the results of a validation report (SHACL, section 3.6.2)."""

    def __init__(self, report: rdflib.Graph, prefixes: Prefixes) -> None:
        self._report = report
        self._prefixes = prefixes

    def judged(self, result: rdflib.term.Node) -> Judged:
        focus, path, component, value, severity, shape, constraint = (
            self._report.value(result, _sh(name))
            for name in (
                *("focusNode", "resultPath", "sourceConstraintComponent", "value"),
                *("resultSeverity", "sourceShape", "sourceConstraint"),
            )
        )
        return Judged(
            NAMELESS if isinstance(focus, rdflib.BNode) else str(focus),
            self._path(path) if path else "",
            str(component),
            self._written(value),
            str(severity).removeprefix(SHACL.iri).lower(),
            self._written(constraint) or self._written(shape) or NAMELESS,
        )

    def _written(self, term: rdflib.term.Node | None) -> str:
        if isinstance(term, rdflib.URIRef):
            return self._prefixes.shorten(str(term))
        return str(term) if isinstance(term, rdflib.Literal) else ""

    def _path(self, path: rdflib.term.Node) -> str:
        if isinstance(path, rdflib.URIRef):
            return self._written(path)
        for step, form in _STEPS.items():
            if inner := self._report.value(path, _sh(step)):
                return form.format(self._path(inner))
        choices = self._report.value(path, _sh("alternativePath"))
        parts = map(self._path, self._report.items(choices or path))
        return ("|" if choices else "/").join(parts)


def _sh(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SHACL.iri + name)
