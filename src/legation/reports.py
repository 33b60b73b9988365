"""Reports: the findings of one validation, for people, for programs and as RDF."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from legation.bridge import Graph, to_graph
from legation.errors import FormatError
from legation.findings import SEVERITIES, Finding, Position, Severity
from legation.paths import describe_path
from legation.results import Result
from legation.terms import (
    RDF,
    SHACL,
    VOCABULARY,
    XSD,
    BlankNode,
    Literal,
    NamedNode,
    Prefixes,
    Term,
    Triple,
)
from legation.texts import Language, Text
from legation.turtle.writer import write_turtle

__all__ = ["REPORTS", "Report"]

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.VIOLATION: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_IRIS = {severity: iri for iri, severity in SEVERITIES.items()}


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one validation, in the order of their places.

    Attributes:
        findings: Sorted by place, focus, path and value.
    """

    findings: tuple[Finding, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether there is no finding at all (SHACL, section 3.6.1)."""
        return not self.findings

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that make a build or a commit refuse the data."""
        return tuple(f for f in self.findings if f.severity is Severity.VIOLATION)

    def triples(self) -> list[Triple]:
        """Return the validation report that SHACL defines (section 3.6).

        Returns:
            The report's own triples, then those of each result in the order of the
            findings. A finding that no shape made in this run, such as one read from
            JSON, is told without path and shape, its value as it is written.
        """
        top = BlankNode()
        conforms = Literal(str(self.conforms).lower(), datatype=XSD.boolean)
        triples = [
            Triple(top, RDF.type, SHACL.ValidationReport),
            Triple(top, SHACL.conforms, conforms),
        ]
        for finding in self.findings:
            node = BlankNode()
            triples.append(Triple(top, SHACL.result, node))
            triples.append(Triple(node, RDF.type, SHACL.ValidationResult))
            triples.extend(_result(node, finding))
        return triples

    def graph(self) -> Graph:
        """Return the validation report that SHACL defines as an rdflib graph."""
        return to_graph(self.triples())

    def write(self, syntax: str, *, language: Language) -> bytes:
        """Write the report.

        Args:
            syntax: "text", "json", "turtle" or "sarif".
            language: Language of the sentences in text and SARIF; JSON and Turtle have
                both.

        Returns:
            UTF-8 bytes that end in a line break.

        Raises:
            FormatError: There is no such format.
        """
        if syntax not in REPORTS:
            known = ", ".join(REPORTS)
            raise FormatError(
                Text(
                    f"There is no report format “{syntax}”. Choose one of {known}.",
                    f"Il n'y a pas de format de rapport « {syntax} ». "
                    f"Choisissez parmi {known}.",
                )
            )
        return REPORTS[syntax](self, language).encode()


def _result(node: BlankNode, finding: Finding) -> Iterator[Triple]:
    """Yield what there is to say of a result (SHACL, section 3.6.2)."""
    result = finding.result
    said = _said_by_finding(finding) if result is None else _said_by_result(result)
    for predicate, value in said:
        yield Triple(node, predicate, value)
    if result is not None and result.path is not None:
        path, triples = describe_path(result.path)
        yield Triple(node, SHACL.resultPath, path)
        yield from triples
    messages = result.messages if result else ()
    for message in messages or _messages(finding.message):
        yield Triple(node, SHACL.resultMessage, message)


def _said_by_result(result: Result) -> Iterator[tuple[NamedNode, Term]]:
    yield SHACL.focusNode, result.focus
    yield SHACL.resultSeverity, result.severity
    yield SHACL.sourceConstraintComponent, result.component
    yield SHACL.sourceShape, result.shape
    if result.constraint is not None:
        yield SHACL.sourceConstraint, result.constraint
    if result.value is not None:
        yield SHACL.value, result.value


def _said_by_finding(finding: Finding) -> Iterator[tuple[NamedNode, Term]]:
    component = finding.component or SHACL.SPARQLConstraintComponent.value
    yield SHACL.resultSeverity, _IRIS[finding.severity]
    yield SHACL.sourceConstraintComponent, NamedNode(component)
    if finding.focus:
        yield SHACL.focusNode, _focus(finding.focus)
    if finding.value:
        yield SHACL.value, Literal(finding.value)


def _focus(name: str) -> NamedNode | Literal:
    try:
        return NamedNode(name)
    except ValueError:  # a literal, or the label of a node that has no name
        return Literal(name)


def _messages(text: Text) -> tuple[Literal, Literal]:
    return Literal(text.en, language="en"), Literal(text.fr, language="fr")


def _text(report: Report, language: Language) -> str:
    lines = [finding.describe(language) for finding in report.findings]
    return "\n".join([*lines, _verdict(report).into(language)]) + "\n"


def _verdict(report: Report) -> Text:
    if report.conforms:
        return Text("The data conform.", "Les données sont conformes.")
    grave = len(report.violations)
    light = len(report.findings) - grave
    return Text(
        f"{grave} violation(s), {light} warning(s).",
        f"{grave} violation(s), {light} avertissement(s).",
    )


def _json(report: Report, _: Language) -> str:
    written = {
        "conforms": report.conforms,
        "findings": [finding.as_json() for finding in report.findings],
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _turtle(report: Report, _: Language) -> str:
    return write_turtle(report.triples(), prefixes=Prefixes(VOCABULARY))


def _sarif(report: Report, language: Language) -> str:
    """Write SARIF 2.1.0, which code hosts show beside the lines of the files."""
    results = [_sarif_result(finding, language) for finding in report.findings]
    driver = {"name": "legation", "version": version("legation")}
    run = {"tool": {"driver": driver}, "results": results}
    written = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _sarif_result(finding: Finding, language: Language) -> dict[str, Any]:
    who = f"{finding.name.into(language)}: " if finding.name else ""
    # SARIF's own fixes replace regions of files, and a repair knows triples only.
    mended = f" {finding.repair.describe(language)}" if finding.repair else ""
    result: dict[str, Any] = {
        "ruleId": finding.shape or "legation",
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{who}{finding.message.into(language)}{mended}"},
    }
    if finding.position:
        result["locations"] = [_location(finding.position)]
    causes = [
        {**_location(cause.position), "message": {"text": cause.text}}
        for cause in finding.causes
        if cause.position
    ]
    if causes:
        result["relatedLocations"] = causes
    return result


def _location(place: Position) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": place.path.as_posix()}}
    if place.line:
        where["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    return {"physicalLocation": where}


REPORTS: dict[str, Callable[[Report, Language], str]] = {
    "text": _text,
    "json": _json,
    "turtle": _turtle,
    "sarif": _sarif,
}
"""How a report can be written, by the name of the format."""
