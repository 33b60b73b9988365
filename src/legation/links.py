"""Links to outside datasets: mappings, never identities.

A table of links is a document of the dataset whose statements all stand in the graph
`links`: they are no facts, and the reasoner does not see them. A link is the mapping
itself and a node that describes it (the RDF of SSSOM): who made it, how and when.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.dataset import graph_iri
from legation.parsing import Document
from legation.records import read_description, read_records
from legation.sssom.slots import MATCHES
from legation.sssom.table import Table
from legation.sssom.uses import LINKS
from legation.store import Store
from legation.terms import OWL, RDF, SSSOM, VOID, Literal, NamedNode, Term
from legation.texts import Text


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
    records = read_records(path, use=LINKS, graph=graph_iri(base, LINKS.name))
    head = records.head()
    lines: dict[NamedNode, int] = {}
    targets: Counter[str] = Counter()
    for record in records.rows():
        link, start, end = record.name(base, "link"), record.start, record.end
        line = lines.setdefault(link, start.line)
        if line != start.line:
            records.find(start, _repeated(line))
            continue
        records.say(
            record.subject, record.predicate, record.object, start=start, at=end
        )
        records.describe(record, link, kind=OWL.Axiom)
        targets[end.text.partition(":")[0]] += 1
    for link_set in records.describe_set(head):
        for statement in _summary(link_set, base, lines, targets, records.table):
            records.say_of_set(*statement)
    return records.document()


def _summary(
    link_set: NamedNode,
    base: str,
    links: Iterable[NamedNode],
    targets: Counter[str],
    table: Table,
) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    """Yield what a set holds, and the part of it that leads to each outside dataset."""
    yield from _linkset(link_set, base, targets.total())
    for link in links:
        yield link_set, SSSOM.mappings, link
    for prefix, count in sorted(targets.items()):
        part = NamedNode(f"{link_set.value}#{prefix}")
        yield from _linkset(part, base, count)
        yield link_set, VOID.subset, part
        yield part, VOID.objectsTarget, NamedNode(table.prefixes[prefix])


def _linkset(
    name: NamedNode, base: str, count: int
) -> list[tuple[NamedNode, NamedNode, Term]]:
    return [
        (name, RDF.type, VOID.Linkset),
        (name, VOID.subjectsTarget, NamedNode(base)),
        (name, VOID.triples, Literal(count)),
    ]


def _link(store: Store, node: NamedNode, graph: NamedNode) -> Link:
    said = read_description(store.match(node, graph=graph))
    return Link(
        subject=said.subject,
        predicate=said.predicate,
        object=said.object,
        label=said.label,
        justification=said.justification,
        date=said.date,
        authors=said.authors,
        confidence=said.confidence,
        comment=said.comment,
    )


def _repeated(line: int) -> Text:
    return Text(
        f"This link stands on line {line} already. Keep one of the two.",
        f"Ce lien figure déjà à la ligne {line}. N'en gardez qu'un.",
    )
