"""Reading RDF files: quads, and every fault with its file, line and column.

Only pyoxigraph parses: it refuses all of W3C's negative syntax tests, keeps nothing of
a broken file and never opens an address.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import IO, Protocol, cast

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

from legation.dates import DateError, check_date, parse_edtf
from legation.errors import DataError, MissingFileError
from legation.findings import Finding, Position
from legation.terms import (
    EDTF,
    XSD,
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    Triple,
)
from legation.texts import Text
from legation.turtle.layout import Layout, read_layout

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
# The layout is read by a Turtle lexer; the other two syntaxes have no lines to name.
_WITH_LINES = frozenset({".ttl", ".trig", ".nt", ".nq"})
_CUT = Text(
    "The file ends in the middle of a statement: it may have been cut short. Restore "
    "it or complete the last statement.",
    "Le fichier se termine au milieu d'un énoncé : il a peut-être été tronqué. "
    "Restaurez-le ou complétez le dernier énoncé.",
)
# What the parser says of the usual causes, and what to do about each.
_CURES = (
    ("unexpected end", _CUT),
    ("eof", _CUT),
    ("utf-8", Text("Save the file as UTF-8.", "Enregistrez le fichier en UTF-8.")),
)
_COMPRESSED = (".gz", ".bz2")
_BOM = b"\xef\xbb\xbf"
_CALENDAR = {
    XSD[name].value: name for name in ("date", "dateTime", "gYear", "gYearMonth")
}


@dataclass(frozen=True)
class Document:
    """One parsed file.

    Attributes:
        path: The file.
        text: Its text, without a byte order mark.
        quads: Its quads in the order of the file.
        known_layout: Where they stand, for a text that is no RDF; None to read it.
        prefixes: The namespaces that the file declares, by prefix.
        renaming: What lets the layout find by new names what the text has under old
            ones; None where every name counts as it is written.
    """

    path: Path
    text: str
    quads: tuple[Quad, ...]
    known_layout: Layout | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
    renaming: Callable[[Layout], Layout] | None = None

    @cached_property
    def layout(self) -> Layout:
        """Where the subjects, predicates and values stand (read at first use)."""
        layout = self.known_layout
        if layout is None:
            layout = read_layout(self.text if self.path.suffix in _WITH_LINES else "")
        return self.renaming(layout) if self.renaming else layout

    def position(
        self,
        subject: str | None,
        *,
        predicate: str | None = None,
        value: str | None = None,
        graph: str | None = None,
    ) -> Position | None:
        """Return where the file speaks of something.

        Args:
            subject: IRI of the subject; None for what stands below no named one.
            predicate: IRI of the predicate.
            value: IRI or lexical form of the object.
            graph: IRI of the named graph.

        Returns:
            The most specific place known, or None where the subject is not there.
        """
        place = self.layout.locate(
            subject, predicate=predicate, value=value, graph=graph
        )
        return Position(self.path, *place) if place else None


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """Return quads whose blank nodes are named by their place in the graph.

    Args:
        quads: Quads of a small graph, such as an ontology's.

    Returns:
        The same graph, sorted; the same names for the same graph, whatever the names
        or the order were (RDF Dataset Canonicalization, RDFC-1.0).
    """
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=str)


def owners(triples: Iterable[Triple]) -> dict[BlankNode, NamedNode]:
    """Return for each node without a name the named one in whose description it stands.

    Args:
        triples: The triples of a file or of an ontology.

    Returns:
        The nearest one; nothing for a node that no other node names.
    """
    above = {t.object: t.subject for t in triples if isinstance(t.object, BlankNode)}
    found = {}
    for node in above:
        up, seen = above.get(node), {node}
        while isinstance(up, BlankNode) and up not in seen:
            seen.add(up)
            up = above.get(up)
        if isinstance(up, NamedNode):
            found[node] = up
    return found


def write_rdfxml(triples: Iterable[Triple], *, prefixes: Mapping[str, str]) -> bytes:
    """Return triples as RDF/XML, in the order given.

    Args:
        triples: The triples; those of one subject stand together.
        prefixes: Prefixes for the XML namespaces.

    Returns:
        UTF-8 bytes that end in a line break.
    """
    written = serialize(triples, format=RdfFormat.RDF_XML, prefixes=dict(prefixes))
    assert written is not None
    return written.rstrip(b"\n") + b"\n"


def is_rdf(path: Path) -> bool:
    """Tell whether a file's name ends like one of the syntaxes that can be read."""
    return path.suffix in _FORMATS


def syntax_ending(path: Path) -> str | None:
    """Return the ending of a file's name that tells an RDF syntax; None without one.

    Args:
        path: The file; behind the ending may stand that of a compression.
    """
    ending = path.with_suffix("").suffix if path.suffix in _COMPRESSED else path.suffix
    return ending if ending in _FORMATS else None


class Bytes(Protocol):
    """What bytes can be read from, some at a time."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes; none at the end."""
        ...


def stream_triples(file: Bytes, *, path: Path) -> Iterator[Triple]:
    """Parse a file that may be too large for the memory.

    Args:
        file: Its bytes, uncompressed and without a byte order mark.
        path: The file's name, which tells the syntax.

    Yields:
        The triples in the order of the file, whatever graph they are in.

    Raises:
        DataError: The syntax is broken; one finding with line and column. What stands
            before has been yielded by then.
    """
    ending = syntax_ending(path)
    assert ending is not None
    try:
        source = cast("IO[bytes]", file)  # nothing else of it is used
        for quad in parse(source, format=_FORMATS[ending], base_iri=_base(ending)):
            yield quad.triple
    except (SyntaxError, ValueError) as error:
        finding = _syntax_finding(error, path)
        raise DataError(finding.message, [finding]) from error


def parse_quads(data: bytes, *, path: Path) -> list[Quad]:
    """Parse the bytes of one file.

    Args:
        data: The bytes; a byte order mark is passed over.
        path: The file's name, which tells the syntax.

    Returns:
        The quads in the order of the file.

    Raises:
        DataError: The syntax is broken; one finding with line and column.
    """
    return _parse(data, path)[0]


def _parse(data: bytes, path: Path) -> tuple[list[Quad], Mapping[str, str]]:
    """Return the quads of a file and the prefixes that it declares."""
    try:
        parser = parse(
            data.removeprefix(_BOM),
            format=_FORMATS[path.suffix],
            base_iri=_base(path.suffix),
            # Two files may use the same blank node label for two things.
            rename_blank_nodes=True,
        )
        return list(parser), parser.prefixes
    except (SyntaxError, ValueError) as error:
        finding = _syntax_finding(error, path)
        raise DataError(finding.message, [finding]) from error


def _base(ending: str) -> str | None:
    return None if ending in {".ttl", ".trig"} else "urn:x-none:"


def read_document(path: Path) -> Document:
    """Read and parse one file.

    Args:
        path: A file whose ending names its syntax.

    Returns:
        The document; its dates are not checked yet (see `date_findings`).

    Raises:
        MissingFileError: The file is not there or cannot be read.
        DataError: The syntax is broken, or the ending names none.
    """
    if not is_rdf(path):
        endings = ", ".join(sorted(_FORMATS))
        message = Text(
            f"The ending {path.suffix or '(none)'} names no RDF syntax. "
            f"Use one of {endings}.",
            f"L'extension {path.suffix or '(aucune)'} ne désigne aucune syntaxe RDF. "
            f"Utilisez l'une de celles-ci : {endings}.",
        )
        finding = Finding(message, position=Position(path), shape="syntax")
        raise DataError(message, [finding])
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error
    quads, prefixes = _parse(data, path)
    text = data.removeprefix(_BOM).decode("utf-8")
    return Document(path, text, tuple(quads), prefixes=prefixes)


def date_findings(document: Document) -> list[Finding]:
    """Check every date literal of a document.

    Args:
        document: A parsed file.

    Returns:
        A finding for each literal that is no EDTF expression, no day of the calendar,
        or an interval that ends before it starts; in the order of the file.
    """
    findings = []
    for quad in document.quads:
        if not isinstance(quad.object, Literal):
            continue
        try:
            _check_literal(quad.object)
        except DateError as error:
            findings.append(_date_finding(document, quad, error.text))
    return findings


def _check_literal(literal: Literal) -> None:
    datatype = literal.datatype.value
    if datatype == EDTF.EDTF.value:
        parse_edtf(literal.value)
    elif datatype in _CALENDAR:
        check_date(literal.value, _CALENDAR[datatype])


def _date_finding(document: Document, quad: Quad, text: Text) -> Finding:
    subject = quad.subject.value if isinstance(quad.subject, NamedNode) else None
    graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None
    value = quad.object.value if isinstance(quad.object, Literal) else None
    position = subject and document.position(
        subject, predicate=quad.predicate.value, value=value, graph=graph
    )
    return Finding(
        text,
        position=position or Position(document.path),
        focus=subject,
        path=quad.predicate.value,
        value=value,
        shape="date",
    )


def _syntax_finding(error: Exception, path: Path) -> Finding:
    line = getattr(error, "lineno", None) or 0
    column = getattr(error, "offset", None) or 0
    reason = str(getattr(error, "msg", None) or error)
    # The parser puts the place before its reason: "... at line 3 column 6: reason".
    reason = reason.partition(": ")[2] or reason
    repair = next(
        (cure for sign, cure in _CURES if sign in reason.lower()),
        Text("Correct the statement there.", "Corrigez l'énoncé à cet endroit."),
    )
    return Finding(
        Text(
            f"The syntax is broken ({reason.rstrip('.')}). {repair.en}",
            f"La syntaxe est fautive ({reason.rstrip('.')}). {repair.fr}",
        ),
        position=Position(path, line, column),
        shape="syntax",
    )
