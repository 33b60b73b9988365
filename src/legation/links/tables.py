"""Tables of links, read: what each row says, and the statements made of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.dataset import graph_iri
from legation.findings import Position
from legation.links.link import Link
from legation.parsing import Document
from legation.records import Record, Records, read_records
from legation.sssom.table import Table
from legation.sssom.uses import LINKS
from legation.terms import OWL, RDF, SSSOM, VOID, Literal, NamedNode, Term
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        link: What it says.
        place: Where it stands.
    """

    link: Link
    place: Position


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
        if _is_rejected(record):
            # To readers of OWL an axiom holds, and what is denied does not.
            records.describe(record, link, kind=SSSOM.Mapping)
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


def read_rows(path: Path, *, base: str) -> list[Row]:
    """Read what the rows of a table say.

    Args:
        path: A file in SSSOM/TSV.
        base: Base IRI of the dataset.

    Returns:
        The rows in their order.

    Raises:
        MissingFileError: The file is not there or cannot be read.
        DataError: The table is broken; all its faults, each with line and column.
    """
    records = read_records(path, use=LINKS, graph=graph_iri(base, LINKS.name))
    rows = [Row(_link(record), _place(records, record)) for record in records.rows()]
    records.document()  # refuses a broken table
    return rows


def _place(records: Records, record: Record) -> Position:
    return Position(records.path, record.start.line, record.start.column)


def _link(record: Record) -> Link:
    def one(slot: str) -> str | None:
        return next(iter(record.words(slot)), None)

    confidence = one("confidence")
    return Link(
        record.subject,
        record.predicate,
        record.object,
        label=one("object_label"),
        justification=NamedNode(one("mapping_justification") or SSSOM.iri),
        date=one("mapping_date") or "",
        authors=tuple(sorted(record.words("author_label"))),
        confidence=float(confidence) if confidence else None,
        comment=one("comment"),
        is_rejected=_is_rejected(record),
        subject_label=one("subject_label"),
    )


def _is_rejected(record: Record) -> bool:
    return "predicate_modifier" in record.cells


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


def _repeated(line: int) -> Text:
    return Text(
        f"This link stands on line {line} already. Keep one of the two.",
        f"Ce lien figure déjà à la ligne {line}. N'en gardez qu'un.",
    )
