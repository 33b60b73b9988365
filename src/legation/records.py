"""The records of a table of mappings, as statements that know where they stand.

What the tables of links and those of decisions have in common: each row becomes a node
that describes it (the RDF of SSSOM), and all of a table stands in one graph.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from legation.dates import DateError
from legation.errors import DataError, MissingFileError
from legation.findings import Finding, Position
from legation.parsing import Document
from legation.sssom.slots import SlotError
from legation.sssom.table import Cell, Table, read_table
from legation.sssom.uses import Use
from legation.terms import (
    DCTERMS,
    OWL,
    RDF,
    RDFS,
    SSSOM,
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


@dataclass(frozen=True, slots=True)
class Record:
    """One row whose three ends can be read.

    Attributes:
        subject: The first end.
        predicate: The relation.
        object: The second end.
        cells: The filled cells by the names of their columns.
        terms: What they mean; nothing for a cell that cannot be read.
    """

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode
    cells: Mapping[str, Cell]
    terms: Mapping[str, Sequence[Term]]

    @property
    def start(self) -> Cell:
        """The cell of the subject, where the row begins."""
        return self.cells["subject_id"]

    @property
    def end(self) -> Cell:
        """The cell of the object."""
        return self.cells["object_id"]

    def words(self, slot: str) -> list[str]:
        """Return what a slot holds, as texts; nothing where it is empty."""
        return [term.value for term in self.terms.get(slot, ())]

    def name(self, base: str, prefix: str) -> NamedNode:
        """Return the node that describes the mapping, whatever table has it.

        Args:
            base: Base IRI of the dataset.
            prefix: What its name begins with, such as "link".
        """
        ends = f"{self.subject} {self.predicate} {self.object}"
        digest = hashlib.sha256(ends.encode()).hexdigest()
        local = self.subject.value.rpartition("/")[2].rpartition("#")[2]
        return NamedNode(f"{base}id/{prefix}-{local}-{digest[:12]}")


@dataclass(frozen=True)
class Description:
    """What the node of a record says of it, as a store holds it.

    Attributes:
        subject: The first end.
        predicate: The relation.
        object: The second end.
        label: What the second end is called; None where nothing says so.
        modifier: What turns the relation round, such as its denial; None for nothing.
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
    modifier: NamedNode | None
    justification: NamedNode
    date: str
    authors: tuple[str, ...]
    confidence: float | None
    comment: str | None


def read_description(quads: Iterator[Quad]) -> Description:
    """Return what the node of a record says of it.

    Args:
        quads: The quads about the node: all that a table demands of a row is among
            them.
    """
    said: dict[NamedNode, list[str]] = {}
    for quad in quads:
        assert isinstance(quad.object, NamedNode | Literal)
        said.setdefault(quad.predicate, []).append(quad.object.value)
    one = {name: values[0] for name, values in said.items()}
    modifier = one.get(SSSOM.predicate_modifier)
    confidence = one.get(SSSOM.confidence)
    return Description(
        subject=NamedNode(one[OWL.annotatedSource]),
        predicate=NamedNode(one[OWL.annotatedProperty]),
        object=NamedNode(one[OWL.annotatedTarget]),
        label=one.get(SSSOM.object_label),
        modifier=NamedNode(modifier) if modifier else None,
        justification=NamedNode(one[SSSOM.mapping_justification]),
        date=one[DCTERMS.created],
        authors=tuple(sorted(said[SSSOM.author_label])),
        confidence=float(confidence) if confidence else None,
        comment=one.get(RDFS.comment),
    )


@dataclass
class Records:
    """A table being read: its rows, what is wrong, and the statements made of it.

    Attributes:
        path: The file.
        text: Its text, without a byte order mark.
        use: What the table is for.
        graph: The graph of its statements.
        table: Its cells.
        findings: What is wrong with it so far.
    """

    path: Path
    text: str
    use: Use
    graph: NamedNode
    table: Table
    findings: list[Finding]
    _quads: list[Quad] = field(default_factory=list)
    _mentions: list[Mention] = field(default_factory=list)

    def rows(self) -> Iterator[Record]:
        """Yield the rows of which all three ends can be read, in their order."""
        for row in self.table.rows:
            terms = {name: self._terms(name, cell) for name, cell in row.items()}
            if not all(terms.get(name) for name in _ENDS):
                continue
            (subject,), (predicate,), (value,) = (terms[name] for name in _ENDS)
            assert isinstance(subject, NamedNode)
            assert isinstance(predicate, NamedNode)
            assert isinstance(value, NamedNode)
            yield Record(subject, predicate, value, row, terms)

    def head(self) -> dict[str, list[Term]]:
        """Return what the head says, by the names of its slots."""
        return {name: self._terms(name, cell) for name, cell in self.table.head.items()}

    def describe(self, record: Record, node: NamedNode, *, kind: NamedNode) -> None:
        """Say of a node all that a row says.

        Args:
            record: The row.
            node: The node that describes it.
            kind: The class of the node.
        """
        start = record.start
        self.say(node, RDF.type, kind, start=start, at=start)
        for name, cell in record.cells.items():
            for term in record.terms[name]:
                predicate = self.use.slots[name].property
                self.say(node, predicate, term, start=start, at=cell)

    def describe_set(self, head: Mapping[str, Sequence[Term]]) -> list[NamedNode]:
        """Say of the set of mappings what the head says of it.

        Args:
            head: What the head says, by the names of its slots.

        Returns:
            The set; none where the head does not name it.
        """
        names = [name for name in head.get(_SET, ()) if isinstance(name, NamedNode)]
        for name in names:
            self.say_of_set(name, RDF.type, SSSOM.MappingSet)
            for slot, terms in head.items():
                for term in terms:
                    if slot != _SET:
                        self.say_of_set(name, self.use.slots[slot].property, term)
        return names

    def say_of_set(self, subject: NamedNode, predicate: NamedNode, term: Term) -> None:
        """Add a quad that stands where the head names the set."""
        at = self.table.head[_SET]
        self.say(subject, predicate, term, start=at, at=at)

    def say(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        term: Term,
        *,
        start: Cell,
        at: Cell,
    ) -> None:
        """Add a quad.

        Args:
            subject: Its subject.
            predicate: Its predicate.
            term: Its value.
            start: The cell in which the subject stands.
            at: The cell in which the value stands.
        """
        self._quads.append(Quad(subject, predicate, term, self.graph))
        s, p, o = subject.value, predicate.value, term.value
        self._mentions += [
            self._mention(start, s, None, None),
            self._mention(at, s, p, None),
            self._mention(at, s, p, o),
        ]

    def find(self, cell: Cell, message: Text) -> None:
        """Note what is wrong with a cell."""
        found = Finding(
            message,
            position=Position(self.path, cell.line, cell.column),
            value=cell.text,
            shape=self.use.name,
        )
        self.findings.append(found)

    def document(self) -> Document:
        """Return the statements as a document that knows where each of them stands.

        Raises:
            DataError: The table is broken; all its faults.
        """
        if self.findings:
            title = self.use.title
            raise DataError(
                Text(
                    f"The {title.en} {self.path} cannot be used.",
                    f"Le {title.fr} {self.path} est inutilisable.",
                ),
                self.findings,
            )
        layout = replace(read_layout(""), mentions=self._mentions)
        return Document(self.path, self.text, tuple(self._quads), layout)

    def _terms(self, name: str, cell: Cell) -> list[Term]:
        try:
            return self.use.slots[name].read(cell.text, self.table.prefixes)
        except (SlotError, DateError) as error:
            self.find(cell, error.text)
            return []

    def _mention(
        self, cell: Cell, subject: str, predicate: str | None, value: str | None
    ) -> Mention:
        return Mention(
            graph=self.graph.value,
            subject=subject,
            predicate=predicate,
            value=value,
            datatype=None,
            line=cell.line,
            column=cell.column,
            depth=0,
        )


def read_records(path: Path, *, use: Use, graph: NamedNode) -> Records:
    """Read a table.

    Args:
        path: A file in SSSOM/TSV.
        use: What it is for.
        graph: The graph in which its statements shall stand.

    Returns:
        The table; if it is broken, its findings say so.

    Raises:
        MissingFileError: The file is not there or cannot be read.
        DataError: It is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Position(path, data[: error.start].count(b"\n") + 1)
        message = _no_utf8(use.title)
        finding = Finding(message, position=place, shape=use.name)
        raise DataError(message, [finding]) from error
    table = read_table(text, path=path, use=use)
    return Records(path, text, use, graph, table, list(table.findings))


def _no_utf8(title: Text) -> Text:
    return Text(
        f"The {title.en} is not UTF-8. Save the file as UTF-8.",
        f"Le {title.fr} n'est pas en UTF-8. Enregistrez le fichier en UTF-8.",
    )
