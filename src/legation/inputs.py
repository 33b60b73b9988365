"""The files that a build reads, and what they hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from legation.assets import Folders
from legation.claims import ClaimSet, read_claims, stray_findings
from legation.dataset import Dataset, read_dataset
from legation.derivation import Rule, read_rules
from legation.errors import DataError
from legation.findings import Finding, Position
from legation.links import read_links
from legation.parsing import Document, date_findings, read_document
from legation.sssom.table import is_table
from legation.terms import LEG, Literal, NamedNode, Quad, Triple
from legation.texts import Text

_GRAPH_SHAPES = ("claims", "links")
_ONTOLOGY = frozenset({".ttl", ".rq"})


@dataclass(frozen=True)
class Inputs:
    """Everything that one build reads.

    Attributes:
        dataset: The dataset's description.
        documents: The files of claims, entities and links, sorted by path.
        extra: The files that are checked as if they were added.
        ontology: Core and alignments.
        schemes: The concept schemes.
        shapes: Shapes over the facts.
        claim_shapes: Shapes over the named graphs: those of claims, and of links.
        rules: The dated rules.
        texts: What each source whose file is at hand says, word for word.
    """

    dataset: Dataset
    documents: tuple[Document, ...]
    extra: tuple[Document, ...]
    ontology: tuple[Document, ...]
    schemes: tuple[Document, ...]
    shapes: tuple[Document, ...]
    claim_shapes: tuple[Document, ...]
    rules: tuple[Rule, ...]
    texts: tuple[Triple, ...]

    @property
    def all_documents(self) -> tuple[Document, ...]:
        """Every document that a finding can stand in."""
        return (*self.documents, *self.extra, *self.schemes, *self.ontology)

    def claims(self) -> ClaimSet:
        """Return the claims of the dataset and of the extra files."""
        return read_claims(
            (*self.documents, *self.extra),
            schemes=self.schemes,
            dataset=self.dataset,
            loose=self.extra,
        )

    def findings(self) -> list[Finding]:
        """Return what is wrong with single files: dates, blank nodes, stray facts."""
        prefixes = self.dataset.prefixes
        found = [f for d in self.all_documents for f in date_findings(d)]
        # What an extra file says outside all claims counts as told.
        for document in (*self.documents, *map(_claimed, self.extra)):
            found.extend(stray_findings(document, prefixes=prefixes))
        return found


def input_files(folders: Folders) -> dict[str, Path]:
    """Return every file that a build of the whole dataset depends on.

    Args:
        folders: Where the files lie.

    Returns:
        The files by name, such as "data/claims/page.trig", wherever the folders lie.
    """
    found = {}
    for name, folder in (("data", folders.data), ("ontology", folders.ontology)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (name == "data" or path.suffix in _ONTOLOGY):
                found[f"{name}/{path.relative_to(folder).as_posix()}"] = path
    return found


def read_inputs(
    folders: Folders, *, part: str | None = None, extra: Sequence[Path] = ()
) -> Inputs:
    """Read all files of a build.

    Args:
        folders: Where the files lie.
        part: A named part of the dataset; None for the whole.
        extra: Files that are checked as if they were added.

    Returns:
        The inputs, parsed.

    Raises:
        MissingFileError: A file is not there or cannot be read.
        DataError: At least one file is broken; its findings are those of all files.
    """
    dataset = read_dataset(folders.data)
    added = {path.resolve() for path in extra}
    kept = [p for p in dataset.files(part) if p.resolve() not in added]
    ontology, shapes = folders.ontology, folders.ontology / "shapes"
    reader = _Reader(dataset.base)
    documents, more = reader.read(kept), reader.read(extra)
    inputs = Inputs(
        dataset=dataset,
        documents=documents,
        extra=more,
        ontology=reader.read([*_turtle(ontology), *_turtle(ontology / "alignments")]),
        schemes=reader.read(_turtle(ontology / "schemes")),
        shapes=reader.read(_turtle(shapes)),
        claim_shapes=reader.read(
            [
                *shapes.glob("prefixes.ttl"),
                *(path for name in _GRAPH_SHAPES for path in _turtle(shapes / name)),
            ]
        ),
        rules=tuple(read_rules(ontology / "rules")),
        texts=tuple(reader.texts((*documents, *more), folders.data)),
    )
    reader.refuse_broken()
    return inputs


class _Reader:
    """Reads files and gathers the faults of all of them."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._unusable: list[Finding] = []
        self._documents: list[Document] = []

    def read(self, paths: Iterable[Path]) -> tuple[Document, ...]:
        documents = []
        for path in paths:
            try:
                if is_table(path):
                    documents.append(read_links(path, base=self._base))
                else:
                    documents.append(read_document(path))
            except DataError as error:
                self._unusable.extend(error.findings)
        self._documents.extend(documents)
        return tuple(documents)

    def texts(self, documents: Iterable[Document], folder: Path) -> Iterator[Triple]:
        for document in documents:
            for quad in document.quads:
                if quad.predicate == LEG.file:
                    yield from self._text(document, quad, folder)

    def refuse_broken(self) -> None:
        if self._unusable:
            files = {f.position.path for f in self._unusable if f.position}
            dates = [f for d in self._documents for f in date_findings(d)]
            raise DataError(
                Text(
                    f"{len(files)} file(s) cannot be used. Nothing was changed.",
                    f"{len(files)} fichier(s) inutilisable(s). Rien n'a été modifié.",
                ),
                [*self._unusable, *dates],
            )

    def _text(self, document: Document, quad: Quad, folder: Path) -> Iterator[Triple]:
        if not isinstance(quad.subject, NamedNode) or not isinstance(
            quad.object, Literal
        ):
            return  # the shapes say that this names no file
        path = folder / quad.object.value
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            position = document.position(
                quad.subject.value, predicate=quad.predicate.value
            )
            self._unusable.append(_unreadable(path, error, position))
        else:
            yield Triple(quad.subject, LEG.text, Literal(text))


def _claimed(document: Document) -> Document:
    """Return a document with only what stands in its named graphs."""
    quads = (q for q in document.quads if isinstance(q.graph_name, NamedNode))
    return replace(document, quads=tuple(quads))


def _turtle(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.ttl"))


def _unreadable(path: Path, error: Exception, position: Position | None) -> Finding:
    return Finding(
        Text(
            f"The text of the source, {path}, cannot be read ({error}). Put the file "
            "there as UTF-8, or remove leg:file.",
            f"Le texte de la source, {path}, est illisible ({error}). Placez-y le "
            "fichier en UTF-8, ou retirez leg:file.",
        ),
        position=position,
        shape="source-file",
    )
