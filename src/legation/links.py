"""Links to outside datasets: mappings, never identities.

A table of links is a document of the dataset whose statements all stand in the graph
`links`: they are no facts, and the reasoner does not see them. A link is the mapping
itself and a node that describes it (the RDF of SSSOM): who made it, how and when.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from legation.dataset import graph_iri
from legation.dates import DateError
from legation.errors import DataError, MissingFileError
from legation.findings import Finding, Position
from legation.parsing import Document
from legation.sssom.slots import MATCHES, SLOTS, SlotError
from legation.sssom.table import Cell, Table, read_table
from legation.store import Store
from legation.terms import (
    DCTERMS,
    OWL,
    RDF,
    RDFS,
    SSSOM,
    VOID,
    Literal,
    NamedNode,
    Quad,
    Term,
)
from legation.texts import Text
from legation.turtle.layout import read_layout
from legation.turtle.mentions import Mention

_ENDS = ("subject_id", "predicate_id", "object_id")
_SET = "mapping_set_id"
_NO_UTF8 = Text(
    "The table of links is not UTF-8. Save the file as UTF-8.",
    "Le tableau de liens n'est pas en UTF-8. Enregistrez le fichier en UTF-8.",
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link, as the store holds it.

    Attributes:
        subject: The thing of the record.
        predicate: How close the match is: one of `sssom.slots.MATCHES`.
        object: What it is mapped to outside.
        label: What the outside dataset calls that; None where nothing says so.
        justification: How it was found: one of `sssom.slots.JUSTIFICATIONS`.
        date: The day on which it was checked, as in "2026-11-24".
        authors: Who made it, sorted.
        confidence: From 0 to 1; None where the authors do not say.
        comment: A remark of the authors; None where there is none.
    """

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode
    label: str | None
    justification: NamedNode
    date: str
    authors: tuple[str, ...]
    confidence: float | None
    comment: str | None

    def as_json(self) -> dict[str, Any]:
        """Return the link as JSON values, without what is unknown."""
        values = {
            "subject": self.subject.value,
            "predicate": self.predicate.value,
            "object": self.object.value,
            "label": self.label,
            "justification": self.justification.value,
            "date": self.date,
            "authors": list(self.authors),
            "confidence": self.confidence,
            "comment": self.comment,
        }
        return {key: value for key, value in values.items() if value is not None}


def links_of(store: Store, thing: NamedNode, *, base: str) -> list[Link]:
    """Return the links from a thing of the record, or to one outside it.

    Args:
        store: The store.
        thing: Its IRI.
        base: Base IRI of the dataset.

    Returns:
        The links, the closest matches first, then by both ends.
    """
    graph = graph_iri(base, "links")
    nodes = {
        quad.subject
        for end in (OWL.annotatedSource, OWL.annotatedTarget)
        for quad in store.match(None, end, thing, graph=graph)
        if isinstance(quad.subject, NamedNode)
    }
    closeness = list(MATCHES)
    return sorted(
        (_link(store, node, graph) for node in nodes),
        key=lambda link: (
            closeness.index(link.predicate),
            link.subject.value,
            link.object.value,
        ),
    )


def read_links(path: Path, *, base: str) -> Document:
    """Read a table of links.

    Args:
        path: A file in SSSOM/TSV.
        base: Base IRI of the dataset.

    Returns:
        A document that knows where each link stands. Its quads are the links, in the
        order of the file, and the description of their set.

    Raises:
        MissingFileError: The file is not there or cannot be read.
        DataError: The table is broken; all its faults, each with line and column.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Position(path, data[: error.start].count(b"\n") + 1)
        finding = Finding(_NO_UTF8, position=place, shape="links")
        raise DataError(_NO_UTF8, [finding]) from error
    reader = _Reader(path, read_table(text, path=path), base)
    reader.read()
    if reader.findings:
        raise DataError(_unusable(path), reader.findings)
    layout = replace(read_layout(""), mentions=reader.mentions)
    return Document(path, text, tuple(reader.quads), layout)


class _Reader:
    """Turns the rows of a table into quads and the places where they stand."""

    def __init__(self, path: Path, table: Table, base: str) -> None:
        self.quads: list[Quad] = []
        self.mentions: list[Mention] = []
        self.findings = list(table.findings)
        self._path = path
        self._table = table
        self._base = base
        self._graph = graph_iri(base, "links")
        self._lines: dict[NamedNode, int] = {}
        self._targets: Counter[str] = Counter()

    def read(self) -> None:
        head = {
            slot: self._terms(slot, cell) for slot, cell in self._table.head.items()
        }
        links = [link for row in self._table.rows for link in self._row(row)]
        for name in head.get(_SET, ()):
            assert isinstance(name, NamedNode)
            self._describe(name, head, links)

    def _row(self, row: Mapping[str, Cell]) -> list[NamedNode]:
        """Return the link of a row; none where it cannot be told."""
        terms = {name: self._terms(name, cell) for name, cell in row.items()}
        if not all(terms.get(name) for name in _ENDS):
            return []
        (subject,), (predicate,), (value,) = (terms[name] for name in _ENDS)
        start, _, end = (row[name] for name in _ENDS)
        assert isinstance(subject, NamedNode)
        assert isinstance(predicate, NamedNode)
        link = self._name(subject, predicate, value)
        line = self._lines.setdefault(link, start.line)
        if line != start.line:
            self._find(start, _repeated(line))
            return []
        self._say(subject, predicate, value, start=start, at=end)
        self._say(link, RDF.type, OWL.Axiom, start=start, at=start)
        for name, cell in row.items():
            for term in terms[name]:
                self._say(link, SLOTS[name].property, term, start=start, at=cell)
        self._targets[end.text.partition(":")[0]] += 1
        return [link]

    def _name(self, subject: NamedNode, predicate: NamedNode, value: Term) -> NamedNode:
        digest = hashlib.sha256(f"{subject} {predicate} {value}".encode()).hexdigest()
        local = subject.value.rpartition("/")[2].rpartition("#")[2]
        return NamedNode(f"{self._base}id/link-{local}-{digest[:12]}")

    def _describe(
        self,
        link_set: NamedNode,
        head: Mapping[str, list[Term]],
        links: list[NamedNode],
    ) -> None:
        """Describe the set, and the part of it that leads to each outside dataset."""
        at = self._table.head[_SET]
        said: list[tuple[NamedNode, NamedNode, Term]] = [
            (link_set, RDF.type, SSSOM.MappingSet),
            *_linkset(link_set, self._base, len(links)),
            *(
                (link_set, SLOTS[slot].property, term)
                for slot, terms in head.items()
                for term in terms
                if slot != _SET
            ),
            *((link_set, SSSOM.mappings, link) for link in links),
        ]
        for prefix, count in sorted(self._targets.items()):
            part = NamedNode(f"{link_set.value}#{prefix}")
            target = NamedNode(self._table.prefixes[prefix])
            said += _linkset(part, self._base, count)
            said += [(link_set, VOID.subset, part), (part, VOID.objectsTarget, target)]
        for subject, predicate, term in said:
            self._say(subject, predicate, term, start=at, at=at)

    def _terms(self, name: str, cell: Cell) -> list[Term]:
        try:
            return SLOTS[name].read(cell.text, self._table.prefixes)
        except (SlotError, DateError) as error:
            self._find(cell, error.text)
            return []

    def _say(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        term: Term,
        *,
        start: Cell,
        at: Cell,
    ) -> None:
        """Add a quad, whose subject stands in one cell and its value in another."""
        self.quads.append(Quad(subject, predicate, term, self._graph))
        s, p, o = subject.value, predicate.value, term.value
        self.mentions += [
            self._mention(start, s, None, None),
            self._mention(at, s, p, None),
            self._mention(at, s, p, o),
        ]

    def _mention(
        self, cell: Cell, subject: str, predicate: str | None, value: str | None
    ) -> Mention:
        return Mention(
            graph=self._graph.value,
            subject=subject,
            predicate=predicate,
            value=value,
            datatype=None,
            line=cell.line,
            column=cell.column,
            depth=0,
        )

    def _find(self, cell: Cell, message: Text) -> None:
        position = Position(self._path, cell.line, cell.column)
        finding = Finding(message, position=position, value=cell.text, shape="links")
        self.findings.append(finding)


def _linkset(
    name: NamedNode, base: str, count: int
) -> list[tuple[NamedNode, NamedNode, Term]]:
    return [
        (name, RDF.type, VOID.Linkset),
        (name, VOID.subjectsTarget, NamedNode(base)),
        (name, VOID.triples, Literal(count)),
    ]


def _link(store: Store, node: NamedNode, graph: NamedNode) -> Link:
    said: dict[NamedNode, list[str]] = {}
    for quad in store.match(node, graph=graph):
        assert isinstance(quad.object, NamedNode | Literal)
        said.setdefault(quad.predicate, []).append(quad.object.value)
    one = {name: values[0] for name, values in said.items()}
    confidence = one.get(SSSOM.confidence)
    # What every link has, the shapes demand of it.
    return Link(
        subject=NamedNode(one[OWL.annotatedSource]),
        predicate=NamedNode(one[OWL.annotatedProperty]),
        object=NamedNode(one[OWL.annotatedTarget]),
        label=one.get(SSSOM.object_label),
        justification=NamedNode(one[SSSOM.mapping_justification]),
        date=one[DCTERMS.created],
        authors=tuple(sorted(said[SSSOM.author_label])),
        confidence=float(confidence) if confidence else None,
        comment=one.get(RDFS.comment),
    )


def _unusable(path: Path) -> Text:
    return Text(
        f"The table of links {path} cannot be used.",
        f"Le tableau de liens {path} est inutilisable.",
    )


def _repeated(line: int) -> Text:
    return Text(
        f"This link stands on line {line} already. Keep one of the two.",
        f"Ce lien figure déjà à la ligne {line}. N'en gardez qu'un.",
    )
