"""Findings as text for people, JSON and SARIF for programs, Turtle for RDF tools."""

import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from legation.errors import FormatError
from legation.findings import Finding, Position, Report, Severity
from legation.terms import (
    RDF,
    SHACL,
    VOCABULARY,
    XSD,
    BlankNode,
    Literal,
    NamedNode,
    Prefixes,
    Triple,
)
from legation.texts import Language, Text
from legation.turtle.writer import write_turtle

__all__ = ["REPORTS", "write_report"]

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.VIOLATION: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_SHACL_SEVERITIES = {
    Severity.VIOLATION: SHACL.Violation,
    Severity.WARNING: SHACL.Warning,
    Severity.INFO: SHACL.Info,
}


def write_report(report: Report, syntax: str, *, language: Language) -> bytes:
    """Write a report.

    Args:
        report: The findings.
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
                f"Il n'y a pas de format de rapport «\u00a0{syntax}\u00a0». "
                f"Choisissez parmi {known}.",
            )
        )
    return REPORTS[syntax](report, language).encode()


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


def _sarif(report: Report, language: Language) -> str:
    """Write SARIF 2.1.0, which code hosts show beside the lines of the files."""
    results = [_sarif_result(finding, language) for finding in report.findings]
    driver = {"name": "legation", "version": version("legation")}
    run = {"tool": {"driver": driver}, "results": results}
    written = {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _sarif_result(finding: Finding, language: Language) -> dict[str, Any]:
    who = f"{finding.name.into(language)}: " if finding.name else ""
    result: dict[str, Any] = {
        "ruleId": finding.shape or "legation",
        "level": _LEVELS[finding.severity],
        "message": {"text": who + finding.message.into(language)},
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


def _turtle(report: Report, _: Language) -> str:
    """Write the report that SHACL defines (section 3.6)."""
    top = BlankNode("report")
    conforms = Literal(str(report.conforms).lower(), datatype=XSD.boolean)
    triples = [
        Triple(top, RDF.type, SHACL.ValidationReport),
        Triple(top, SHACL.conforms, conforms),
    ]
    for number, finding in enumerate(report.findings):
        result = BlankNode(f"result{number}")
        triples.append(Triple(top, SHACL.result, result))
        triples.extend(_result(result, finding))
    return write_turtle(triples, prefixes=Prefixes(VOCABULARY))


def _result(result: BlankNode, finding: Finding) -> list[Triple]:
    component = finding.component or SHACL.SPARQLConstraintComponent.value
    values: list[tuple[NamedNode, NamedNode | Literal]] = [
        (RDF.type, SHACL.ValidationResult),
        (SHACL.resultSeverity, _SHACL_SEVERITIES[finding.severity]),
        (SHACL.sourceConstraintComponent, NamedNode(component)),
        (SHACL.resultMessage, Literal(finding.message.en, language="en")),
        (SHACL.resultMessage, Literal(finding.message.fr, language="fr")),
    ]
    if finding.focus:
        values.append((SHACL.focusNode, NamedNode(finding.focus)))
    if finding.value:
        values.append((SHACL.value, Literal(finding.value)))
    return [Triple(result, predicate, value) for predicate, value in values]


REPORTS: dict[str, Callable[[Report, Language], str]] = {
    "text": _text,
    "json": _json,
    "turtle": _turtle,
    "sarif": _sarif,
}
"""How a report can be written, by the name of the format."""
