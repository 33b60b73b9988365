"""From what breaks a constraint to a finding that people can read."""

import re
from collections.abc import Iterable

from legation.findings import Finding
from legation.judging.judge import Breach
from legation.judging.view import View
from legation.paths import Path, write_path
from legation.repairs.proposing import Repairs
from legation.results import Result
from legation.shacl.shapes import Constraint, Query, ShapeSet
from legation.terms import (
    SKOS,
    Literal,
    NamedNode,
    Node,
    Prefixes,
    Term,
    value_of,
)
from legation.texts import Text, quote
from legation.validation.sentences import sentence

_HOLE = re.compile(r"\{[?$](\w+)\}")


class Describer:
    """Describes breaches by the labels that the data give to things."""

    def __init__(
        self,
        view: View,
        shapes: ShapeSet,
        *,
        prefixes: Prefixes,
        repairs: Repairs | None = None,
    ) -> None:
        """Describe what a view shows.

        Args:
            view: Where the labels are found.
            shapes: The shapes that judge it.
            prefixes: Prefixes to write terms and paths in findings.
            repairs: Who proposes repairs; None for nobody.
        """
        self._view = view
        self._shapes = shapes.shapes
        self._prefixes = prefixes
        self._repairs = repairs
        self._labels: dict[tuple[NamedNode, str], str] = {}

    def finding(self, breach: Breach) -> Finding:
        """Return the finding of a breach, without its place in a file."""
        shape, constraint = breach.shape, breach.constraint
        own = constraint.messages if isinstance(constraint, Query) else ()
        templates = own or shape.messages or _messages(breach)
        messages = tuple(self._fill(one, breach) for one in templates)
        result = Result(
            focus=breach.focus,
            component=constraint.component,
            severity=shape.severity,
            shape=shape.node,
            path=self._path(breach),
            value=breach.value,
            constraint=_source(breach),
            messages=messages,
        )
        return Finding.of_result(
            result,
            _text(messages) or self._sentence(constraint),
            prefixes=self._prefixes,
            repair=self._repairs.propose(breach) if self._repairs else None,
        )

    def _sentence(self, constraint: Constraint) -> Text:
        return sentence(constraint, self._shapes, name=self._prefixes.write)

    def _path(self, breach: Breach) -> Path | None:
        path = breach.bound.get("path")
        if isinstance(path, NamedNode):
            return path
        return breach.shape.path

    def _fill(self, template: Literal, breach: Breach) -> Literal:
        """Return a message with what its variables stand for (section 5.2.2)."""
        language = template.language or ""
        known = {"this": breach.focus, "value": breach.value, **breach.bound}

        def fill(hole: re.Match[str]) -> str:
            if hole[1] == "PATH" and breach.shape.path is not None:
                return write_path(breach.shape.path, self._prefixes.write)
            term = known.get(hole[1])
            return hole[0] if term is None else self._name(term, language)

        text = _HOLE.sub(fill, template.value)
        return Literal(text, language=language) if language else Literal(text)

    def _name(self, term: Term, language: str) -> str:
        """Return what a message calls a term: a thing by its label and its name."""
        if not isinstance(term, NamedNode):
            return term.value
        short = self._prefixes.shorten(term.value)
        if short.startswith("<"):
            return term.value
        label = self._label(term, language)
        return quote(label, short, language="fr" if language == "fr" else "en")

    def _label(self, thing: NamedNode, language: str) -> str:
        if (thing, language) not in self._labels:
            labels = map(value_of, self._view.match(thing, SKOS.prefLabel))
            found = (one.value for one in labels if _is_in(one, language))
            self._labels[thing, language] = min(found, default="")
        return self._labels[thing, language]


def _is_in(term: Term, language: str) -> bool:
    return isinstance(term, Literal) and term.language == language


def _messages(breach: Breach) -> tuple[Literal, ...]:
    message = breach.bound.get("message")
    return (message,) if isinstance(message, Literal) else ()


def _source(breach: Breach) -> Node | None:
    constraint = breach.constraint
    if isinstance(constraint, Query) and constraint.is_named:
        return constraint.node
    return None


def _text(messages: Iterable[Literal]) -> Text | None:
    found = {message.language or "": message.value for message in messages}
    if not found:
        return None
    fallback = next(iter(found.values()))
    return Text(found.get("en", fallback), found.get("fr", fallback))
