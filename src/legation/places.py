"""Where in the files the focus of a finding stands, and what it is called."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import replace

from legation.claims import ClaimSet
from legation.findings import Cause, Finding, Position
from legation.parsing import Document, owners
from legation.terms import (
    LEG,
    RDF,
    SKOS,
    BlankNode,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
)
from legation.texts import Text, quote

_Statement = tuple[str | None, str, str | None]
"""Subject, predicate and value; None for no named subject, and for any value."""

_TYPE = RDF.type.value


class Places:
    """Finds the lines that speak of a thing."""

    def __init__(
        self, documents: Iterable[Document], claims: ClaimSet, *, prefixes: Prefixes
    ) -> None:
        """Keep the files; what they say of a thing is looked up when it is asked.

        Args:
            documents: The parsed files, in the order in which they are searched.
            claims: The claims, for the labels of things.
            prefixes: Prefixes to name things without a label.
        """
        self._claims = claims
        self._prefixes = prefixes
        # What has no text, such as a table on its way in, has no lines to name.
        self._documents = tuple(d for d in documents if d.text)
        self._known: set[str | None] = set()
        self._speaking: dict[str, list[Document]] = defaultdict(list)
        self._stating: dict[_Statement, list[Document]] = defaultdict(list)

    def place_all(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings with the places and the names of their foci, in order.

        Args:
            findings: The findings; one that has a place already keeps it.
        """
        found = list(findings)
        self._look_up({name for f in found for name in self._subjects(f)})
        return [self.place(finding) for finding in found]

    def place(self, finding: Finding) -> Finding:
        """Return a finding with the place and the name of its focus.

        Args:
            finding: A finding; one that has a place already keeps it.

        Returns:
            The finding, placed at the value, the predicate or the subject concerned,
            whichever is the most precise that a file holds.
        """
        self._look_up(self._subjects(finding))
        focus = self._focus(finding)
        causes = tuple(map(self._place_cause, finding.causes))
        return replace(
            finding,
            focus=focus,
            position=finding.position
            or self._position(focus, finding)
            or next((cause.position for cause in causes if cause.position), None),
            name=self._name(focus) if focus else None,
            causes=causes,
        )

    def _subjects(self, finding: Finding) -> set[str | None]:
        """Return whatever a finding may be placed at."""
        causes = (cause.subject for cause in finding.causes)
        return {None, self._focus(finding), *causes}

    def _look_up(self, subjects: set[str | None]) -> None:
        """Index what the files say of things, unless that is known already."""
        new = subjects - self._known
        if not new:
            return
        self._known |= new
        for document in self._documents:
            for statement in _statements(document, new):
                self._stating[statement].append(document)
            for subject in _things(document):
                if subject in new:
                    self._speaking[subject].append(document)

    def _focus(self, finding: Finding) -> str | None:
        """Return what a finding is about.

        A shape that looks for something missing can only start from a term of the
        ontology; what it misses something of is then the value.
        """
        focus = finding.focus
        if not focus or not focus.startswith(LEG.iri) or not finding.component:
            return focus
        value = finding.value and self._prefixes.expand(finding.value)
        return value.value if value else focus

    def _position(self, focus: str | None, finding: Finding) -> Position | None:
        path = finding.path and self._prefixes.expand(finding.path)
        if path:
            value = self._plain(finding.value) if finding.value else None
            stated = self._statement(focus, path.value, value)
            if stated:
                return stated
        # Of several files that speak of a thing, one that says what it is comes first.
        telling = self._stating.get((focus, _TYPE, None))
        for document in telling or self._speaking.get(focus or "", []):
            # Only the file is known of a thing without an IRI.
            return document.position(focus) or Position(document.path)
        return None

    def _place_cause(self, cause: Cause) -> Cause:
        position = self._statement(cause.subject, cause.predicate, cause.value)
        return replace(cause, position=cause.position or position)

    def _statement(
        self, subject: str | None, predicate: str, value: str | None
    ) -> Position | None:
        """Return where something is stated, at least with another value."""
        for statement in ((subject, predicate, value), (subject, predicate, None)):
            for document in self._stating.get(statement, ()):
                return document.position(subject, predicate=predicate, value=value)
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
        fallback = labels.get("en") or next(iter(labels.values()), "")
        return Text(
            quote(labels.get("en", fallback), short, language="en"),
            quote(labels.get("fr", fallback), short, language="fr"),
        )


def _things(document: Document) -> dict[str, None]:
    """Return the subjects and the graphs of a document, in its order."""
    return {
        node.value: None
        for quad in document.quads
        for node in (quad.subject, quad.graph_name)
        if isinstance(node, NamedNode | BlankNode)
    }


def _statements(
    document: Document, subjects: Container[str | None]
) -> dict[_Statement, None]:
    """Return subjects and predicates, with and without their values, each once.

    What stands in a node without a name counts as said of the subject around it.
    """
    named = owners(quad.triple for quad in document.quads)
    found: dict[_Statement, None] = {}
    for quad in document.quads:
        subject = quad.subject
        owner = named.get(subject) if isinstance(subject, BlankNode) else subject
        name = owner.value if isinstance(owner, NamedNode) else None
        if name not in subjects:
            continue
        for value in (_value(quad), None):
            found[name, quad.predicate.value, value] = None
    return found


def _value(quad: Quad) -> str | None:
    return quad.object.value if isinstance(quad.object, NamedNode | Literal) else None
