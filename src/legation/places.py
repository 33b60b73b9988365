"""Where in the files the focus of a finding stands, and what it is called."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from legation.claims import ClaimSet
from legation.findings import Finding, Position
from legation.parsing import Document
from legation.terms import (
    LEG,
    SKOS,
    BlankNode,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
)
from legation.texts import Text

_Statement = tuple[str, str, str | None]
"""Subject, predicate and value; None for any value."""


class Places:
    """Finds the lines that speak of a thing."""

    def __init__(
        self, documents: Iterable[Document], claims: ClaimSet, *, prefixes: Prefixes
    ) -> None:
        """Index which document speaks of which subject.

        Args:
            documents: The parsed files, in the order in which they are searched.
            claims: The claims, for the labels of things.
            prefixes: Prefixes to name things without a label.
        """
        self._claims = claims
        self._prefixes = prefixes
        self._speaking: dict[str, list[Document]] = defaultdict(list)
        self._stating: dict[_Statement, list[Document]] = defaultdict(list)
        for document in documents:
            for statement in _statements(document):
                self._stating[statement].append(document)
            for subject in _things(document):
                self._speaking[subject].append(document)

    def place(self, finding: Finding) -> Finding:
        """Return a finding with the place and the name of its focus.

        Args:
            finding: A finding; one that has a place already keeps it.

        Returns:
            The finding, placed at the value, the predicate or the subject concerned,
            whichever is the most precise that a file holds.
        """
        focus = self._focus(finding)
        if not focus:
            return finding
        position = finding.position or self._position(focus, finding)
        name = self._name(focus)
        return replace(finding, focus=focus, position=position, name=name)

    def _focus(self, finding: Finding) -> str | None:
        """Return what a finding is about.

        A shape that looks for something missing can only start from a term of the
        ontology; what it misses something of is then the value.
        """
        if not finding.focus or not finding.focus.startswith(LEG.iri):
            return finding.focus
        value = finding.value and self._prefixes.expand(finding.value)
        return value.value if value else finding.focus

    def _position(self, focus: str, finding: Finding) -> Position | None:
        path = finding.path and self._prefixes.expand(finding.path)
        if path:
            value = finding.value and self._plain(finding.value)
            for statement in ((focus, path.value, value), (focus, path.value, None)):
                for document in self._stating.get(statement, ()):
                    return document.position(focus, predicate=path.value, value=value)
        for document in self._speaking.get(focus, ()):
            # Only the file is known of a thing without an IRI.
            return document.position(focus) or Position(document.path)
        return None

    def _plain(self, written: str) -> str:
        """Return the IRI or lexical form of a value that a finding has in Turtle."""
        iri = self._prefixes.expand(written)
        return iri.value if iri else written.removeprefix("<").removesuffix(">")

    def _name(self, focus: str) -> Text | None:
        if ":" not in focus:
            return None
        short = self._prefixes.shorten(focus)
        labels = {
            triple.object.language: triple.object.value
            for triple in self._claims.matching(NamedNode(focus), SKOS.prefLabel, None)
            if isinstance(triple.object, Literal)
        }
        if not labels:
            return Text(short, short)
        fallback = labels.get("en") or next(iter(labels.values()))
        return Text(
            f"“{labels.get('en', fallback)}” ({short})",
            f"« {labels.get('fr', fallback)} » ({short})",
        )


def _things(document: Document) -> dict[str, None]:
    """Return the subjects and the graphs of a document, in its order."""
    return {
        node.value: None
        for quad in document.quads
        for node in (quad.subject, quad.graph_name)
        if isinstance(node, NamedNode | BlankNode)
    }


def _statements(document: Document) -> dict[_Statement, None]:
    """Return subjects and predicates, with and without their values, each once."""
    return {
        (quad.subject.value, quad.predicate.value, value): None
        for quad in document.quads
        if isinstance(quad.subject, NamedNode)
        for value in (_value(quad), None)
    }


def _value(quad: Quad) -> str | None:
    return quad.object.value if isinstance(quad.object, NamedNode | Literal) else None
