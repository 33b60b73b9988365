"""Findings: what is wrong with the data, where it stands and how to repair it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from legation.paths import write_path
from legation.results import Repair, Result
from legation.terms import SHACL, Literal, NamedNode, Prefixes, Term
from legation.texts import Language, Text


class Severity(StrEnum):
    """How grave a finding is (SHACL, section 2.1.4)."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    def into(self, language: Language) -> str:
        """Return the word for it.

        Args:
            language: "en" or "fr".
        """
        return _SEVERITIES[self].into(language)


SEVERITIES: Mapping[NamedNode, Severity] = {
    SHACL.Violation: Severity.VIOLATION,
    SHACL.Warning: Severity.WARNING,
    SHACL.Info: Severity.INFO,
}
"""The severities by their IRIs in SHACL."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file.

    Attributes:
        path: The file.
        line: Line, counted from 1; 0 where only the file is known.
        column: Column in characters, in a table the place of the cell's column, counted
            from 1; 0 where unknown.
    """

    path: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return *path:line:column*, without what is unknown."""
        parts = [str(self.path), *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Cause:
    """A statement without which a finding would not be.

    Attributes:
        text: The statement as Turtle, without its full stop.
        subject: IRI of its subject.
        predicate: IRI of its predicate.
        value: IRI or lexical form of its object; None for a node without a name.
        position: Where it stands, if it came from a file.
    """

    text: str
    subject: str
    predicate: str
    value: str | None = None
    position: Position | None = None

    def __str__(self) -> str:
        """Return the statement after its place."""
        return f"{self.position}: {self.text}" if self.position else self.text

    def as_json(self) -> dict[str, Any]:
        """Return the cause as JSON values, without what is unknown."""
        values = {
            "text": self.text,
            **_place_as_json(self.position),
            "subject": self.subject,
            "predicate": self.predicate,
            "value": self.value,
        }
        return {key: value for key, value in values.items() if value is not None}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Cause":
        """Return the cause that `as_json` wrote."""
        return cls(
            values["text"],
            subject=values["subject"],
            predicate=values["predicate"],
            value=values.get("value"),
            position=_place_from_json(values),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of looking at the data.

    Attributes:
        message: What is wrong, naming the thing, and what to do.
        severity: How grave it is.
        position: Where it stands, if it came from a file.
        focus: IRI of the thing that it is about, if it is about one.
        path: The property or path concerned, as a prefixed name or SPARQL path.
        value: The value that is wrong, as written in Turtle.
        shape: IRI of the shape or name of the check that found it.
        component: IRI of the SHACL constraint component, if a shape found it.
        name: The label and prefixed name of the focus, where known.
        causes: The statements that it follows from, where it is a contradiction.
        repair: A change of the graph that would mend it, if one is known.
        result: What SHACL says of it, if a shape found it in this run.
    """

    message: Text
    severity: Severity = Severity.VIOLATION
    position: Position | None = None
    focus: str | None = None
    path: str | None = None
    value: str | None = None
    shape: str | None = None
    component: str | None = None
    name: Text | None = None
    causes: tuple[Cause, ...] = ()
    repair: Repair | None = field(default=None, compare=False)
    result: Result | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of_result(
        cls,
        result: Result,
        message: Text,
        *,
        prefixes: Prefixes,
        repair: Repair | None = None,
    ) -> "Finding":
        """Return a result of SHACL as people read it.

        Args:
            result: The result.
            message: What is wrong, and what to do.
            prefixes: Prefixes to write its path and its terms.
            repair: A change of the graph that would mend it.
        """

        def short(term: Term | None) -> str | None:
            if isinstance(term, NamedNode):
                return prefixes.shorten(term.value)
            return term.value if isinstance(term, Literal) else None

        path = result.path
        return cls(
            message,
            severity=SEVERITIES.get(result.severity, Severity.VIOLATION),
            focus=result.focus.value,
            path=None if path is None else write_path(path, prefixes.write),
            value=short(result.value),
            # A SPARQL constraint has a name of its own, more precise than its shape's.
            shape=short(result.constraint) or short(result.shape),
            component=result.component.value,
            repair=repair,
            result=result,
        )

    def describe(self, language: Language) -> str:
        """Return the finding as one line: where, how grave, what, repair, why, check.

        Args:
            language: "en" or "fr".

        Returns:
            One line of text without a line break at its end.
        """
        colon = "\u00a0:" if language == "fr" else ":"
        where = f"{self.position}: " if self.position else ""
        who = f"{self.name.into(language)}{colon} " if self.name else ""
        judged = ", ".join(filter(None, (self.shape, self.path)))
        check = f" [{judged}]" if judged else ""
        grave = self.severity.into(language)
        mended = f" {self.repair.describe(language)}" if self.repair else ""
        # A passage that is quoted may go over several lines.
        message = f"{self.message.into(language)}{mended}".replace("\n", "\\n")
        causes = "; ".join(map(str, self.causes))
        why = f" {_CAUSES.into(language)} {causes}." if causes else ""
        return f"{where}{grave}{colon} {who}{message}{why}{check}"

    def as_json(self) -> dict[str, Any]:
        """Return the finding as JSON values, without what is unknown."""
        values = {
            "severity": self.severity.value,
            "message": self.message.as_json(),
            **_place_as_json(self.position),
            "focus": self.focus,
            "name": self.name.as_json() if self.name else None,
            "path": self.path,
            "value": self.value,
            "shape": self.shape,
            "component": self.component,
            "causes": [cause.as_json() for cause in self.causes] or None,
            "repair": self.repair.as_json() if self.repair else None,
        }
        return {key: value for key, value in values.items() if value is not None}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Finding":
        """Return the finding that `as_json` wrote, without its result."""
        name = values.get("name")
        repair = values.get("repair")
        return cls(
            Text(**values["message"]),
            severity=Severity(values["severity"]),
            position=_place_from_json(values),
            focus=values.get("focus"),
            path=values.get("path"),
            value=values.get("value"),
            shape=values.get("shape"),
            component=values.get("component"),
            name=Text(**name) if name else None,
            causes=tuple(map(Cause.from_json, values.get("causes", ()))),
            repair=Repair.from_json(repair) if repair else None,
        )

    def order(self) -> tuple[str, int, int, str, str, str, str]:
        """Return the key by which findings are sorted: place, focus, path, value."""
        place = self.position or Position(Path())
        return (
            str(place.path),
            place.line,
            place.column,
            self.focus or "",
            self.path or "",
            self.value or "",
            self.message.en,
        )


_SEVERITIES = {
    Severity.VIOLATION: Text("violation", "violation"),
    Severity.WARNING: Text("warning", "avertissement"),
    Severity.INFO: Text("note", "note"),
}
_CAUSES = Text("Causes:", "Causes :")


def _place_as_json(place: Position | None) -> dict[str, Any]:
    return {
        "file": str(place.path) if place else None,
        "line": (place.line or None) if place else None,
        "column": (place.column or None) if place else None,
    }


def _place_from_json(values: Mapping[str, Any]) -> Position | None:
    file = values.get("file")
    line, column = values.get("line", 0), values.get("column", 0)
    return Position(Path(file), line, column) if file else None
