"""The rows of a table, read as a mapping says: terms, things, claims and sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from legation.findings import Finding, Severity
from legation.importing.cells import CellError, address, read, split
from legation.importing.headings import Headings
from legation.importing.naming import digest, slug
from legation.importing.sources import Sources
from legation.importing.things import Proposal, Things
from legation.mappings.mapping import Column
from legation.mappings.mapping import Mapping as TableMapping
from legation.rows.sheet import Row, Sheet, cell_finding
from legation.terms import NamedNode, Term
from legation.texts import Text

_SHAPE = "import"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, ready to become a claim.

    Attributes:
        row: The row.
        key: What tells it from the others, as a slug.
        claim: IRI of its claim.
        citation: The table and the row, in words.
        source: IRI of its source.
        values: The terms in each column that is not empty.
        proposals: The things that it names and nobody knows.
    """

    row: Row
    key: str
    claim: NamedNode
    citation: str
    source: NamedNode
    values: Mapping[str, tuple[Term, ...]]
    proposals: tuple[Proposal, ...]


@dataclass
class Reader:
    """Reads the rows of one table and gathers what is wrong with them.

    Attributes:
        sheet: The table.
        mapping: The mapping.
        headings: Which column of the table each column of the mapping is.
        things: Finds what names mean.
        sources: Knows the sources.
        name: The name of the import.
        findings: What is wrong, in the order of the rows.
    """

    sheet: Sheet
    mapping: TableMapping
    headings: Headings
    things: Things
    sources: Sources
    name: str
    findings: list[Finding] = field(default_factory=list)
    _rows_of: dict[str, int] = field(default_factory=dict)

    def read(self) -> list[Entry]:
        """Return the rows that are good, in their order."""
        return [entry for row in self.sheet.rows for entry in self._entry(row)]

    def _entry(self, row: Row) -> Iterator[Entry]:
        count = len(self.findings)
        values: dict[str, tuple[Term, ...]] = {}
        proposals: dict[NamedNode, Proposal] = {}
        for column in _in_order(self.mapping.columns.values()):
            terms: list[Term] = []
            for term in self._terms(row, column, values):
                if isinstance(term, Proposal):
                    proposals[term.thing] = term
                terms.append(term.thing if isinstance(term, Proposal) else term)
            if terms:
                values[column.name] = tuple(terms)
        key, citation = self._key(row)
        source = self._source(row)
        graver = [f for f in self.findings[count:] if f.severity is Severity.VIOLATION]
        if key and source and not graver:
            claim = NamedNode(f"{self.things.prefixes['claim']}{self.name}-{key}")
            yield Entry(
                row, key, claim, citation, source, values, tuple(proposals.values())
            )

    def _terms(
        self, row: Row, column: Column, values: Mapping[str, Sequence[Term]]
    ) -> Iterator[Term | Proposal]:
        text = self.headings.cell(row, column)
        if not text:
            if column.required:
                self._find(row, column, _EMPTY)
            return
        within = [t for name in column.within for t in values.get(name, ())]
        apart = [t for name in column.apart for t in values.get(name, ())]
        for value in split(column, text):
            try:
                if column.is_thing:
                    thing = self.things.find(column, value, within=within, apart=apart)
                    if thing is None:
                        self._find(row, column, _REPORTED, value, Severity.WARNING)
                    else:
                        yield thing
                else:
                    yield from read(column, value)
            except CellError as error:
                self._find(row, column, error.text, value)

    def _key(self, row: Row) -> tuple[str, str]:
        """Return the key of a row and its citation; an empty key for a broken one."""
        column = self.mapping.columns[self.mapping.key] if self.mapping.key else None
        if column is None:
            content = "\n".join(f"{k}={v}" for k, v in sorted(row.cells.items()))
            key, written = digest(content), str(row.number)
        else:
            text = self.headings.cell(row, column)
            key, written = slug(text) if text else "", text
            if not text and not column.required:
                self._find(row, column, _EMPTY)
        before = self._rows_of.setdefault(key, row.number)
        if key and before != row.number:
            self._find(row, column, _repeated(before))
        return key, f"{self.sheet.name}, {written}"

    def _source(self, row: Row) -> NamedNode | None:
        name = self.mapping.source
        text = name and self.headings.cell(row, self.mapping.columns[name])
        if not text:
            return self.sources.table(self.name, self.sheet.name)
        try:
            return self.sources.document(address(text))
        except CellError:
            return None  # the column has said so

    def _find(
        self,
        row: Row,
        column: Column | None,
        message: Text,
        value: str | None = None,
        severity: Severity = Severity.VIOLATION,
    ) -> None:
        self.findings.append(
            cell_finding(
                self.sheet,
                row,
                self.headings.heading(column) if column else None,
                message,
                value=value,
                severity=severity,
                shape=_SHAPE,
            )
        )


def _in_order(columns: Iterable[Column]) -> list[Column]:
    """Return columns so that what tells things apart comes before the things."""
    return sorted(columns, key=lambda column: bool(column.within or column.apart))


_EMPTY = Text(
    "The cell is empty, but this column may not be. Fill it in.",
    "La cellule est vide, alors que cette colonne doit être remplie. Remplissez-la.",
)
_REPORTED = Text(
    "Nothing in the graph bears this name; the value is passed over. Describe the "
    "thing in data/entities/, or correct the name, and import again.",
    "Rien dans le graphe ne porte ce nom; la valeur est laissée de côté. Décrivez la "
    "chose dans data/entities/ ou corrigez le nom, puis importez de nouveau.",
)


def _repeated(before: int) -> Text:
    return Text(
        f"Row {before} has the same key. Give each row its own, or remove one of the "
        "two.",
        f"La ligne {before} a la même clé. Donnez à chaque ligne la sienne ou retirez "
        "l'une des deux.",
    )
