"""The tables of decisions of a dataset."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from legation.dataset import graph_iri
from legation.errors import DataError
from legation.findings import Finding, Position, Severity
from legation.identities.decision import Decision
from legation.identities.resolution import resolve
from legation.parsing import Document
from legation.records import Record, Records, read_records
from legation.sssom.uses import IDENTITIES
from legation.terms import DCTERMS, OWL, SSSOM, NamedNode
from legation.texts import Text


@dataclass(frozen=True)
class Identities:
    """What the tables of a dataset decide.

    Attributes:
        decisions: The rows, in the order of the files and lines.
        kept: For each name given up the one that is used instead, at the end of all
            hops.
        documents: The tables, as documents whose statements stand in the graph
            `identities`; in the order in which they were given.
    """

    decisions: tuple[Decision, ...] = ()
    kept: Mapping[NamedNode, NamedNode] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()

    @property
    def apart(self) -> frozenset[frozenset[NamedNode]]:
        """The pairs of things that are different, by the names that are kept."""
        return frozenset(
            frozenset(map(self.last, decision.pair))
            for decision in self.decisions
            if not decision.is_same
        )

    def last(self, thing: NamedNode) -> NamedNode:
        """Return the name under which the dataset knows a thing."""
        return self.kept.get(thing, thing)

    def idle_findings(self, known: Collection[NamedNode]) -> list[Finding]:
        """Warn of rows about things that nobody speaks of.

        Args:
            known: Those of the things decided about that the other files describe.

        Returns:
            One finding for each such end of a row.
        """
        return [
            Finding(
                _idle(thing),
                severity=Severity.WARNING,
                position=decision.place,
                focus=thing.value,
                shape=IDENTITIES.name,
            )
            for decision in self.decisions
            for thing in (decision.subject, decision.object)
            if thing not in known
        ]


def read_identities(paths: Iterable[Path], *, base: str) -> Identities:
    """Read tables of decisions.

    Args:
        paths: Files in SSSOM/TSV.
        base: Base IRI of the dataset.

    Returns:
        What they decide together.

    Raises:
        MissingFileError: A file is not there or cannot be read.
        DataError: A table is broken, or decisions contradict each other; all faults,
            each with line and column.
    """
    reader = _Reader(base)
    for path in paths:
        reader.read(path)
    return reader.end()


class _Reader:
    """Reads tables, and holds their decisions against each other."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._graph = graph_iri(base, IDENTITIES.name)
        self._tables: list[tuple[Records, list[Record]]] = []
        self._decisions: list[Decision] = []
        self._findings: list[Finding] = []

    def read(self, path: Path) -> None:
        try:
            records = read_records(path, use=IDENTITIES, graph=self._graph)
        except DataError as error:
            self._findings.extend(error.findings)
            return
        rows = list(records.rows())
        self._tables.append((records, rows))
        for row in rows:
            for name in ("subject_id", "object_id"):
                cell = row.cells[name]
                if not self._is_own(row.terms[name][0]):
                    records.find(cell, _outside(cell.text))
            self._decisions.append(_decision(row, path))

    def end(self) -> Identities:
        heads = [records.head() for records, _ in self._tables]
        kept, clashes = resolve(self._decisions)
        self._findings += clashes
        for records, _ in self._tables:
            self._findings += records.findings
        if self._findings:
            raise DataError(_UNUSABLE, self._findings)
        for (records, rows), head in zip(self._tables, heads, strict=True):
            records.describe_set(head)
            for row in rows:
                self._say(records, row, kept)
        documents = tuple(records.document() for records, _ in self._tables)
        return Identities(tuple(self._decisions), kept, documents)

    def _is_own(self, term: object) -> bool:
        own = f"{self._base}id/"
        return isinstance(term, NamedNode) and term.value.startswith(own)

    def _say(
        self, records: Records, row: Record, kept: Mapping[NamedNode, NamedNode]
    ) -> None:
        node = row.name(self._base, "identity")
        # To readers of OWL an axiom holds, and what is denied does not.
        kind = OWL.Axiom if _is_same(row) else SSSOM.Mapping
        records.describe(row, node, kind=kind)
        if _is_same(row):
            records.say(
                row.subject,
                DCTERMS.isReplacedBy,
                kept[row.subject],
                start=row.start,
                at=row.end,
            )


def _decision(row: Record, path: Path) -> Decision:
    confidence, comment = row.words("confidence"), row.words("comment")
    return Decision(
        row.subject,
        row.object,
        is_same=_is_same(row),
        place=Position(path, row.start.line, row.start.column),
        authors=tuple(sorted(row.words("author_label"))),
        date="".join(row.words("mapping_date")),
        confidence=float(confidence[0]) if confidence else None,
        comment=comment[0] if comment else None,
        labels={
            end: label
            for end, slot in ((row.subject, "subject"), (row.object, "object"))
            for label in row.words(f"{slot}_label")
        },
    )


def _is_same(row: Record) -> bool:
    return "predicate_modifier" not in row.cells


_UNUSABLE = Text(
    "The decisions about identities cannot be used.",
    "Les décisions sur les identités sont inutilisables.",
)


def _outside(text: str) -> Text:
    return Text(
        f"“{text}” is no thing of this dataset (id:...). Only its own things can be "
        "one; to match one with the outside, write a link into a table in data/links.",
        f"« {text} » n'est pas une chose de ce jeu de données (id:...). Seules ses "
        "propres choses peuvent n'en faire qu'une; pour établir une correspondance "
        "avec l'extérieur, ajoutez un lien à un tableau de data/links.",
    )


def _idle(thing: NamedNode) -> Text:
    name = thing.value.rpartition("/")[2]
    return Text(
        f"Nothing in the data speaks of “{name}” any more. Correct its name, or "
        "remove the row (legation duplicates undo).",
        f"Plus rien dans les données ne parle de « {name} ». Corrigez son nom, ou "
        "retirez la ligne (legation duplicates undo).",
    )
