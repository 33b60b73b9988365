"""An import prepared: what a table tells, what is wrong with it, what it changes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from legation.assets import Folders
from legation.building import examine
from legation.claims import ClaimSet, read_claims
from legation.errors import DataError
from legation.findings import Finding, Severity
from legation.garbage import uncollected
from legation.importing.difference import Difference, compare
from legation.importing.entries import Entry, Reader
from legation.importing.files import import_file, put, read_before, trig
from legation.importing.filling import Watch, fill
from legation.importing.headings import Headings, match_headings
from legation.importing.names import Classes, Names
from legation.importing.naming import slug
from legation.importing.sources import Sources
from legation.importing.things import Things
from legation.importing.verdicts import Verdicts
from legation.inputs import Inputs, read_inputs
from legation.mappings.mapping import Mapping as TableMapping
from legation.parsing import Document
from legation.rows.sheet import Sheet
from legation.steps import Steps
from legation.terms import NamedNode, Prefixes, Quad, Triple
from legation.texts import Text


@dataclass(frozen=True)
class Preparation:
    """What an import would do.

    Attributes:
        path: The file that it would write.
        content: The bytes of that file.
        difference: The claims that change.
        findings: What is wrong with the table, sorted by row: violations refuse the
            import, warnings do not.
        rows: How many rows the table has.
        taken: How many of them become claims.
        left_out: The numbers of the rows that are left out, sorted.
        unused: The headings of the table that the mapping has no use for.
        prefixes: The prefixes of the dataset.
    """

    path: Path
    content: bytes
    difference: Difference
    findings: tuple[Finding, ...]
    rows: int
    taken: int
    left_out: tuple[int, ...]
    unused: tuple[str, ...]
    prefixes: Prefixes

    @property
    def is_good(self) -> bool:
        """Whether nothing refuses the import."""
        return not any(f.severity is Severity.VIOLATION for f in self.findings)

    def land(self) -> None:
        """Write the file, unless nothing changes.

        Raises:
            SurroundingsError: The file cannot be written; what was there still is.
        """
        if self.difference or not self.path.is_file():
            put(self.content, self.path)


@uncollected()
def prepare(  # noqa: PLR0913 (a table, and how it is read)
    sheet: Sheet,
    mapping: TableMapping,
    *,
    folders: Folders,
    name: str,
    renamed: Mapping[str, str] | None = None,
    skip_bad: bool = False,
    steps: Steps | None = None,
    watch: Watch | None = None,
) -> Preparation:
    """Turn a table into claims and judge them, without writing anything.

    Args:
        sheet: The table.
        mapping: The mapping.
        folders: Where the dataset, the ontology and the queries lie.
        name: What the import shall be called: a slug, which names its file and begins
            the IRIs of its claims.
        renamed: Headings of the table by the names of the mapping's columns.
        skip_bad: Whether rows with violations are left out rather than refuse all.
        steps: The clock of a longer task; None where nobody measures.
        watch: Is told how many rows are done; None for nobody.

    Returns:
        The import; with violations, unless *skip_bad* leaves their rows out.

    Raises:
        DataError: The dataset itself cannot be read, or the table lacks columns.
        UsageError: The mapping cannot be run.
    """
    steps = steps or Steps()
    headings, lacking = match_headings(sheet, mapping, renamed=renamed or {})
    if lacking:
        raise DataError(_unfit(sheet), lacking)
    path = import_file(folders.data, name)
    inputs = _without(read_inputs(folders), path)
    steps.done("parse")
    work = _Work(
        sheet,
        mapping,
        headings=headings,
        inputs=inputs,
        path=path,
        name=name,
        watch=watch,
    )
    entries = work.read()
    steps.done("rows")
    quads, findings = work.judge(entries, steps=steps)
    while skip_bad and (bad := work.blamed & {e.row.number for e in entries}):
        entries = [entry for entry in entries if entry.row.number not in bad]
        quads, findings = work.judge(entries, steps=steps)
    if skip_bad:
        findings = work.passing_over(findings, entries)
    prepared = work.outcome(entries, quads, findings)
    steps.done("compare")
    return prepared


class _Work:
    """One table on its way through the steps of an import."""

    def __init__(  # noqa: PLR0913 (what the steps share)
        self,
        sheet: Sheet,
        mapping: TableMapping,
        *,
        headings: Headings,
        inputs: Inputs,
        path: Path,
        name: str,
        watch: Watch | None,
    ) -> None:
        self._sheet, self._mapping, self._headings = sheet, mapping, headings
        self._inputs, self._path, self._watch = inputs, path, watch
        self._prefixes = inputs.dataset.prefixes
        claims = inputs.claims()
        ontology = {q.triple for document in inputs.ontology for q in document.quads}
        self._classes = Classes(ontology)
        self._facts = _under_all_names(claims.told, inputs.identities.kept) | ontology
        curated = _curated(inputs, path.parent)
        self._things = Things(Names(curated.told, self._classes), self._prefixes)
        self._sources = Sources.of(curated.described, namespace=self._prefixes["id"])
        self._name = name
        self._reader_findings: list[Finding] = []
        self.blamed: set[int] = set()

    def read(self) -> list[Entry]:
        """Return the rows whose cells are good."""
        reader = Reader(
            self._sheet,
            self._mapping,
            headings=self._headings,
            things=self._things,
            sources=self._sources,
            name=self._name,
        )
        entries = reader.read()
        self._reader_findings = reader.findings
        return entries

    def judge(
        self, entries: Sequence[Entry], *, steps: Steps
    ) -> tuple[list[Quad], list[Finding]]:
        """Return what rows tell and what is wrong with it, cell by cell."""
        quads = self._tell(entries)
        steps.done("claims")
        document = Document(self._path, "", tuple(quads))
        report = examine(
            self._inputs.with_extra(document), steps=steps, with_repairs=False
        )
        verdicts = Verdicts(
            self._sheet,
            self._mapping,
            headings=self._headings,
            entries=entries,
            quads=quads,
            prefixes=self._prefixes,
        )
        placed = [each for f in report.findings for each in verdicts.place(f)]
        self.blamed |= {
            entry.row.number
            for finding, entry in placed
            if entry and finding.severity is Severity.VIOLATION
        }
        steps.done("judge")
        return quads, [*self._reader_findings, *(finding for finding, _ in placed)]

    def passing_over(
        self, findings: Iterable[Finding], entries: Iterable[Entry]
    ) -> list[Finding]:
        """Return findings, those of rows that are left out as warnings."""
        left_out = frozenset(self._left_out(entries))
        return [_passed_over(finding, left_out) for finding in findings]

    def outcome(
        self, entries: Sequence[Entry], quads: list[Quad], findings: Iterable[Finding]
    ) -> Preparation:
        """Return what the import would do."""
        claims = self._inputs.dataset.graph("claims")
        heading = _heading(self._sheet, self._mapping)
        return Preparation(
            path=self._path,
            content=trig(quads, heading=heading, prefixes=self._prefixes),
            difference=compare(read_before(self._path), quads, claims=claims),
            findings=tuple(sorted(findings, key=Finding.order)),
            rows=len(self._sheet.rows),
            taken=len(entries),
            left_out=tuple(self._left_out(entries)),
            unused=self._headings.unused,
            prefixes=self._prefixes,
        )

    def _left_out(self, entries: Iterable[Entry]) -> list[int]:
        """Return the numbers of the rows that are left out, in order."""
        taken = {entry.row.number for entry in entries}
        return [row.number for row in self._sheet.rows if row.number not in taken]

    def _proposed(self, told: Iterable[Quad]) -> set[Triple]:
        """Return what is told of proposals that nobody has decided about."""
        kept = self._inputs.identities.kept
        return {quad.triple for quad in told if quad.subject not in kept}

    def _tell(self, entries: Sequence[Entry]) -> list[Quad]:
        told = {
            _within(triple, entry.claim)
            for entry in entries
            for triple in self._things.tell(entry.proposals)
        }
        filled = fill(
            self._mapping,
            entries,
            context=self._classes.spread(self._facts | self._proposed(told)),
            prefixes=self._prefixes,
            watch=self._watch,
        )
        used = {quad.object for quad in filled}
        about = self._inputs.dataset.graph("claims")
        described = {
            _within(triple, about)
            for triple in self._sources.described
            if triple.subject in used
        }
        return list(told | set(filled) | described)


def _under_all_names(
    facts: frozenset[Triple], kept: Mapping[NamedNode, NamedNode]
) -> frozenset[Triple]:
    """Return facts, those about a thing also under the names that it gave up.

    A table goes on naming a thing as it did before somebody decided what it is.
    """
    names: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for name, thing in kept.items():
        names[thing].append(name)
    return facts | {
        Triple(name, triple.predicate, triple.object)
        for triple in facts
        if isinstance(triple.subject, NamedNode)
        for name in names.get(triple.subject, ())
    }


def _within(triple: Triple, graph: NamedNode) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


def _without(inputs: Inputs, path: Path) -> Inputs:
    """Return inputs without the file that an import is about to write."""
    kept = tuple(d for d in inputs.documents if d.path.resolve() != path.resolve())
    return replace(inputs, documents=kept)


def _curated(inputs: Inputs, imports: Path) -> ClaimSet:
    """Return the claims of the files that are no imports.

    What another table proposes is proposed again under the same IRI, so that no import
    depends on the order in which tables are imported.
    """
    kept = [d for d in inputs.documents if d.path.parent.resolve() != imports.resolve()]
    return read_claims(kept, schemes=inputs.schemes, dataset=inputs.dataset)


def import_name(sheet: Sheet) -> str:
    """Return what an import is called unless the user says otherwise.

    Args:
        sheet: The table.
    """
    return slug(sheet.name.partition(".")[0])


def _heading(sheet: Sheet, mapping: TableMapping) -> str:
    return (
        f"What the table {sheet.name} says, by the mapping {mapping.name}.\n"
        "Made by an import: correct the table and import it again."
    )


def _unfit(sheet: Sheet) -> Text:
    return Text(
        f"The table {sheet.name} lacks columns. Nothing was changed.",
        f"Il manque des colonnes au tableau {sheet.name}. Rien n'a été modifié.",
    )


def _passed_over(finding: Finding, left_out: Collection[int]) -> Finding:
    """Return a finding as a warning where its row is left out."""
    line = finding.position.line if finding.position else 0
    if finding.severity is Severity.VIOLATION and line in left_out:
        return replace(finding, severity=Severity.WARNING)
    return finding
