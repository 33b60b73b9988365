"""Tables of mappings in SSSOM/TSV (Simple Standard for Sharing Ontology Mappings 1.0).

A head of lines that begin with "#" names the set and declares prefixes; below it stand
the names of the columns, then one mapping on each line. What can be read is read, and
every fault is told with its line and column.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from legation.findings import Finding, Position
from legation.sssom.uses import IDENTITIES, LINKS, Use
from legation.terms import OWL, RDF, RDFS, SEMAPV, SKOS, SSSOM, XSD
from legation.texts import Text

SUFFIX = ".sssom.tsv"
"""How the name of a table ends."""

REQUIRED = (
    "subject_id",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "mapping_date",
)
"""The columns that every table has: who says it, why and when is never left out."""

OPTIONAL = (
    "subject_label",
    "predicate_modifier",
    "reviewer_label",
    "confidence",
    "comment",
)
"""The columns that a table may have besides, where its use has a slot for them."""

_BUILT_IN = {
    "owl": OWL.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "semapv": SEMAPV.iri,
    "skos": SKOS.iri,
    "sssom": SSSOM.iri,
    "xsd": XSD.iri,
}
_MAP = "curie_map"
_SET = ("mapping_set_id", "license")
_HEAD = frozenset({_MAP, *_SET, "mapping_set_description"})
_HEAD_LINE = re.compile(r"#( *)([A-Za-z_][\w.-]*):(?: +(.*?))? *")
_CELL = re.compile(r'"((?:[^"]|"")*)"|([^"\t]*)')


@dataclass(frozen=True, slots=True)
class Cell:
    """One value and its place.

    Attributes:
        text: The value, without the quotation marks around it.
        line: Line, counted from 1.
        column: Column in characters, counted from 1.
    """

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Table:
    """One table, as far as it could be read.

    Attributes:
        head: What is said of the whole set, by the name of the slot.
        prefixes: The namespaces of the prefixes declared, and of those built in.
        rows: The mappings in the order of the file: the filled cells of each, by the
            name of the column.
        findings: What is wrong, in the order of the file.
        columns: The names of the columns, in their order.
    """

    head: Mapping[str, Cell]
    prefixes: Mapping[str, str]
    rows: Sequence[Mapping[str, Cell]]
    findings: Sequence[Finding]
    columns: Sequence[str]


def is_table(path: Path) -> bool:
    """Tell whether a file's name ends like that of a table of mappings."""
    return path.name.endswith(SUFFIX)


def has_decisions(path: Path) -> bool:
    """Tell whether a file is a table of decisions: the folder that it lies in says."""
    return is_table(path) and path.resolve().parent.name == IDENTITIES.name


def read_table(text: str, *, path: Path, use: Use = LINKS) -> Table:
    """Read a table.

    Args:
        text: The whole text, without a byte order mark.
        path: The file, for findings.
        use: What it is for, which tells its columns.

    Returns:
        The table; a broken one has findings, and holds what could be read.
    """
    reader = _Reader(path, use)
    lines = text.removesuffix("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        reader.read(line.removesuffix("\r"), number)
    reader.end(len(lines))
    return Table(
        head=reader.head,
        prefixes=reader.prefixes,
        rows=reader.rows,
        findings=reader.findings,
        columns=reader.columns or (),
    )


@dataclass
class _Reader:
    """Reads line by line: the head, the names of the columns, the rows."""

    path: Path
    use: Use
    head: dict[str, Cell] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=lambda: dict(_BUILT_IN))
    rows: list[dict[str, Cell]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    columns: list[str] | None = None
    indent: int | None = None
    slot: str = ""

    @property
    def known(self) -> tuple[str, ...]:
        """The columns that the table may have."""
        return (*REQUIRED, *(name for name in OPTIONAL if name in self.use.slots))

    def read(self, line: str, number: int) -> None:
        if line.startswith("#") and self.columns is None:
            self._read_head(line, number)
        elif cells := self._split(line, number):
            if self.columns is None:
                self._read_columns(cells)
            else:
                self._read_row(cells, self.columns)

    def end(self, last: int) -> None:
        """Tell what is missing from the whole."""
        missing = [name for name in _SET if name not in self.head]
        if missing:
            self._find(1, 1, _no_slot(missing))
        if self.columns is None:
            self._find(last, 0, _NO_COLUMNS)

    def _read_head(self, line: str, number: int) -> None:
        match = _HEAD_LINE.fullmatch(line)
        if match is None:
            self._find(number, 1, _HEAD_FORM)
            return
        indent, name = len(match[1]), match[2]
        self.indent = indent if self.indent is None else self.indent
        value = _unquote(match[3] or "")
        cell = Cell(value, number, match.start(3) + 1 if match[3] else indent + 2)
        if indent > self.indent and self.slot == _MAP:
            self._declare(name, cell)
        elif indent != self.indent:
            self._find(number, indent + 2, _HEAD_FORM)
        else:
            self.slot = name
            self._set(name, cell)

    def _declare(self, prefix: str, cell: Cell) -> None:
        before = self.prefixes.setdefault(prefix, cell.text)
        if before != cell.text:
            self._find(cell.line, cell.column, _redeclared(prefix, before))

    def _set(self, name: str, cell: Cell) -> None:
        if name not in _HEAD:
            self._find(cell.line, 1, _unknown_slot(name))
        elif name in self.head:
            self._find(cell.line, 1, _twice(name))
        elif (name == _MAP) == bool(cell.text):
            self._find(cell.line, cell.column, _HEAD_FORM)
        elif name != _MAP:
            self.head[name] = cell

    def _read_columns(self, cells: list[Cell]) -> None:
        self.columns = [cell.text for cell in cells]
        for place, cell in enumerate(cells):
            if cell.text not in self.known:
                message = _unknown_column(cell.text, self.known, self.use.title)
                self._find(cell.line, cell.column, message)
            elif cell.text in self.columns[:place]:
                self._find(cell.line, cell.column, _twice(cell.text))
        missing = [name for name in REQUIRED if name not in self.columns]
        if missing:
            self._find(cells[0].line, 1, _no_column(missing))

    def _read_row(self, cells: list[Cell], columns: list[str]) -> None:
        if len(cells) != len(columns):
            message = _wrong_number(len(cells), len(columns))
            self._find(cells[0].line, 1, message)
            return
        row = dict(zip(columns, cells, strict=True))
        for name in REQUIRED:
            if name in row and not row[name].text:
                self._find(row[name].line, row[name].column, _empty(name))
        self.rows.append(
            {
                name: cell
                for name, cell in row.items()
                if cell.text and name in self.known
            }
        )

    def _split(self, line: str, number: int) -> list[Cell]:
        """Return the cells of a line; none where a quotation mark is out of place."""
        cells, start = [], 0
        while True:
            match = _CELL.match(line, start)
            assert match is not None
            text = match[2] if match[1] is None else match[1].replace('""', '"')
            cells.append(Cell(text, number, start + 1))
            end = match.end()
            if end == len(line):
                return cells
            if line[end] != "\t":
                self._find(number, end + 1, _STRAY_QUOTE)
                return []
            start = end + 1

    def _find(self, line: int, column: int, message: Text) -> None:
        position = Position(self.path, line, column)
        self.findings.append(Finding(message, position=position, shape=self.use.name))


def _unquote(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else text


_HEAD_FORM = Text(
    "This line of the head cannot be read. Write a name, a colon and a value; below "
    "curie_map one prefix on each line, set in.",
    "Cette ligne de l'en-tête est illisible. Écrivez un nom, un deux-points et une "
    "valeur; sous curie_map, un préfixe par ligne, en retrait.",
)
_NO_COLUMNS = Text(
    "The names of the columns are missing. Write them on the first line below the "
    "head, separated by tabs.",
    "Les noms des colonnes manquent. Écrivez-les sur la première ligne après "
    "l'en-tête, séparés par des tabulations.",
)
_STRAY_QUOTE = Text(
    "A quotation mark is out of place. Put the whole value between quotation marks, on "
    "one line, and double those inside it.",
    "Un guillemet droit est mal placé. Mettez toute la valeur entre guillemets droits, "
    "sur une seule ligne, et doublez ceux qu'elle contient.",
)


def _redeclared(prefix: str, namespace: str) -> Text:
    return Text(
        f"The prefix {prefix} already stands for {namespace}. Choose another prefix.",
        f"Le préfixe {prefix} désigne déjà {namespace}. Choisissez-en un autre.",
    )


def _no_slot(names: list[str]) -> Text:
    listed = ", ".join(names)
    return Text(
        f"The head does not state {listed}. Add it, with a colon and an IRI.",
        f"L'en-tête n'indique pas {listed}. Ajoutez-le, avec un deux-points et un IRI.",
    )


def _unknown_slot(name: str) -> Text:
    known = ", ".join(sorted(_HEAD))
    return Text(
        f"“{name}” cannot stand in the head, only {known}. Put it into a column, or "
        "remove it.",
        f"« {name} » n'est pas admis dans l'en-tête, qui ne contient que {known}. "
        "Mettez-le dans une colonne, ou retirez-le.",
    )


def _twice(name: str) -> Text:
    return Text(
        f"“{name}” is given twice. Keep one.",
        f"« {name} » est donné deux fois. N'en gardez qu'un.",
    )


def _unknown_column(name: str, known: Sequence[str], title: Text) -> Text:
    listed = ", ".join(known)
    return Text(
        f"A {title.en} has no column “{name}”, only {listed}. Correct its name, or "
        "remove it.",
        f"Un {title.fr} n'a pas de colonne « {name} », seulement {listed}. Corrigez "
        "son nom, ou retirez-la.",
    )


def _no_column(names: list[str]) -> Text:
    listed = ", ".join(names)
    return Text(
        f"The table lacks {listed}. Add what is missing to the line of column names.",
        f"Il manque au tableau {listed}. Ajoutez ce qui manque à la ligne des noms de "
        "colonnes.",
    )


def _wrong_number(found: int, expected: int) -> Text:
    return Text(
        f"This line has {found} cell(s) instead of {expected}. Separate them by single "
        "tabs, and keep a tab for each empty cell.",
        f"Cette ligne compte {found} cellule(s) au lieu de {expected}. Séparez-les par "
        "une seule tabulation et gardez une tabulation pour chaque cellule vide.",
    )


def _empty(name: str) -> Text:
    return Text(
        f"The cell {name} is empty. Fill it in; without it the row cannot be trusted.",
        f"La cellule {name} est vide. Remplissez-la; sans elle, on ne peut se fier à "
        "la ligne.",
    )
