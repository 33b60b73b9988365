"""Findings about claims, brought back to the cells of the table that they come from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from legation.findings import Finding
from legation.importing.entries import Entry
from legation.importing.headings import Headings
from legation.mappings.mapping import Mapping as TableMapping
from legation.rows.sheet import Sheet, cell_position
from legation.terms import Literal, NamedNode, Prefixes, Quad, Term


class Verdicts:
    """Knows which row tells of which thing, and under which heading values stand."""

    def __init__(  # noqa: PLR0913 (a table, and what came of it)
        self,
        sheet: Sheet,
        mapping: TableMapping,
        *,
        headings: Headings,
        entries: Sequence[Entry],
        quads: Iterable[Quad],
        prefixes: Prefixes,
    ) -> None:
        """Look through what the rows tell.

        Args:
            sheet: The table.
            mapping: The mapping.
            headings: Its columns in the table.
            entries: The rows.
            quads: What they tell.
            prefixes: The prefixes of the dataset.
        """
        self._sheet, self._mapping, self._headings = sheet, mapping, headings
        self._prefixes = prefixes
        by_claim = {entry.claim.value: entry for entry in entries}
        self._tellers: dict[str, dict[int, Entry]] = defaultdict(dict)
        for entry in entries:
            self._tellers[entry.claim.value][entry.row.number] = entry
        for quad in quads:
            teller = _entry_of(quad, by_claim)
            if teller is not None:
                for node in (quad.subject, quad.graph_name):
                    if isinstance(node, NamedNode):
                        self._tellers[node.value][teller.row.number] = teller

    def place(self, finding: Finding) -> list[tuple[Finding, Entry | None]]:
        """Return a finding with the place in the table that it is about.

        Args:
            finding: A finding about the claims of the table, or about others.

        Returns:
            The finding once for each row concerned, at most three; as it is, with no
            row, where none is.
        """
        focus = self._iri(finding.focus)
        found = list(self._tellers.get(focus or "", {}).values())[:3]
        if not found:
            return [(finding, None)]
        holding = [e for e in found if self._heading(e, finding) is not None]
        return [(self._at(entry, finding), entry) for entry in holding[:1] or found[:1]]

    def _at(self, entry: Entry, finding: Finding) -> Finding:
        heading = self._heading(entry, finding)
        place = cell_position(self._sheet, entry.row, heading)
        return replace(finding, position=place)

    def _heading(self, entry: Entry, finding: Finding) -> str | None:
        """Return the heading of the cell whose value a finding is about."""
        value = finding.value
        if value is None:
            return None
        forms = {value, self._iri(value) or value}
        for name, terms in entry.values.items():
            for term in terms:
                if not forms.isdisjoint(_forms(term)):
                    return self._headings.heading(self._mapping.columns[name])
        return None

    def _iri(self, name: str | None) -> str | None:
        if name is None:
            return None
        node = self._prefixes.expand(name)
        return node.value if node else name


def _entry_of(quad: Quad, by_claim: Mapping[str, Entry]) -> Entry | None:
    """Return the row of a claim; a second claim of it adds a word to the IRI."""
    name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
    while name and name not in by_claim:
        name = name.rpartition("-")[0]
    return by_claim.get(name)


def _forms(term: Term) -> set[str]:
    if isinstance(term, Literal):
        return {term.value, str(term)}
    return {term.value}
