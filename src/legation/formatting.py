"""The one layout of every text that people edit: Turtle, TriG and SPARQL."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from legation.errors import DataError, FormatError
from legation.findings import Finding, Position
from legation.parsing import canonical, parse_quads
from legation.sparql.layout import format_query
from legation.terms import VOCABULARY, Prefixes, Quad
from legation.texts import Text
from legation.turtle.comments import Comments
from legation.turtle.layout import read_layout
from legation.turtle.writer import write_trig, write_turtle

_GRAPHS = frozenset({".ttl", ".trig"})
_QUERIES = frozenset({".rq", ".ru"})


def format_text(text: str, *, name: str) -> str:
    """Lay out the text of a file in the canonical way.

    Args:
        text: The whole text; a byte order mark is dropped.
        name: The file's name; its ending tells the syntax.

    Returns:
        The text laid out. It means the same, keeps the comments, and is returned
        unchanged when formatted again.

    Raises:
        FormatError: The ending is none of .ttl, .trig, .rq and .ru.
        DataError: The text cannot be parsed, or a comment stands where it would be
            lost; one finding for each.
        QuerySyntaxError: The text is not a SPARQL query or update.
    """
    path = Path(name)
    text = text.removeprefix("\ufeff")
    if path.suffix in _GRAPHS:
        return _format_graph(text, path)
    if path.suffix in _QUERIES:
        return format_query(text)
    known = ", ".join(sorted(_GRAPHS | _QUERIES))
    raise FormatError(
        Text(
            f"{path} cannot be formatted. Name a file that ends in {known}.",
            f"Impossible de mettre en forme {path}. Indiquez un fichier dont le nom "
            f"se termine par {known}.",
        )
    )


def _format_graph(text: str, path: Path) -> str:
    quads = parse_quads(text.encode(), path=path)
    layout = read_layout(text)
    _refuse_stray(layout.comments, path)
    prefixes = _prefixes(layout.prefixes)
    try:
        written = _write(quads, path, prefixes=prefixes, comments=layout.comments)
    except DataError as error:
        place = Position(path)
        findings = [replace(finding, position=place) for finding in error.findings]
        raise DataError(error.text, findings) from error
    _refuse_loss(written, quads, layout.comments, path)
    return written


def _write(
    quads: list[Quad], path: Path, *, prefixes: Prefixes, comments: Comments
) -> str:
    if path.suffix == ".ttl":
        triples = (quad.triple for quad in quads)
        return write_turtle(triples, prefixes=prefixes, comments=comments)
    return write_trig(quads, prefixes=prefixes, comments=comments)


def _prefixes(declared: Mapping[str, str]) -> Prefixes:
    """Return the file's prefixes and the shared ones, each namespace under one name."""
    shared = {
        prefix: namespace
        for prefix, namespace in VOCABULARY.items()
        if declared.get(prefix, namespace) == namespace
    }
    named = set(shared.values())
    own = {
        prefix: namespace
        for prefix, namespace in declared.items()
        if namespace not in named
    }
    return Prefixes({**shared, **own})


def _refuse_stray(comments: Comments, path: Path) -> None:
    if not comments.stray:
        return
    advice = Text(
        "This comment would be lost. Move it to a line of its own directly above "
        "the block of a subject or graph, or to the head of the file, or make it a "
        "skos:editorialNote.",
        "Ce commentaire serait perdu. Placez-le sur une ligne distincte juste avant le "
        "bloc d'un sujet ou d'un graphe, ou en tête du fichier, ou faites-en une "
        "skos:editorialNote.",
    )
    findings = [
        Finding(advice, position=Position(path, line), value=text, shape="format")
        for line, text in comments.stray
    ]
    raise DataError(
        Text(
            f"{path} is left as it is: comments would be lost.",
            f"{path} est laissé tel quel : des commentaires seraient perdus.",
        ),
        findings,
    )


def _refuse_loss(
    written: str, quads: list[Quad], comments: Comments, path: Path
) -> None:
    """Compare what was written with what was read, so that no fault of ours harms."""
    same_graph = canonical(parse_quads(written.encode(), path=path)) == canonical(quads)
    if same_graph and _words(read_layout(written).comments) == _words(comments):
        return
    message = Text(
        f"{path} is left as it is: formatting would change its triples or lose a "
        "comment. Write its IRIs in full, without @base, and report this fault.",
        f"{path} est laissé tel quel : la mise en forme en modifierait les triplets ou "
        "perdrait un commentaire. Écrivez ses IRI au long, sans @base, et signalez "
        "cette anomalie.",
    )
    raise DataError(message, [Finding(message, position=Position(path))])


def _words(comments: Comments) -> list[str]:
    blocks = [comments.leading, *comments.before.values()]
    return sorted(line for block in blocks for line in block if line)
