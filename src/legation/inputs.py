"""The files that a build reads, and what they hold."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from legation.assets import Folders
from legation.claims import ClaimSet, read_claims, stray_findings
from legation.dataset import Dataset, read_dataset
from legation.derivation import Rule, read_rules
from legation.errors import DataError
from legation.findings import Finding, Position
from legation.identities import Identities, named_in, read_identities, substitute
from legation.links import read_links
from legation.parsing import Document, date_findings, read_document
from legation.sssom.table import has_decisions, is_table
from legation.terms import LEG, Literal, NamedNode, Quad, Triple
from legation.texts import Text

_GRAPH_SHAPES = ("claims", "links")
_ONTOLOGY = frozenset({".ttl", ".rq"})
# What is read when somebody asks for it, and goes into no store.
_ASKED = frozenset({"policies"})


@dataclass(frozen=True)
class Inputs:
    """Everything that one build reads.

    Attributes:
        dataset: The dataset's description.
        documents: The files of claims, entities, links and decisions, sorted by path.
            A name that a decision gives up is replaced already by the one kept.
        extra: The files that are checked as if they were added.
        ontology: Core and alignments.
        schemes: The concept schemes.
        shapes: Shapes over the facts.
        claim_shapes: Shapes over the named graphs: those of claims, and of links.
        rules: The dated rules.
        texts: What each source whose file is at hand says, word for word.
        identities: What was decided about identities.
        idle: Findings about decisions that concern nothing in the files.
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
    identities: Identities
    idle: tuple[Finding, ...]

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

    def with_extra(self, document: Document) -> "Inputs":
        """Return the inputs with one more file, read under the names that are kept.

        Args:
            document: A file as it is written; it takes the place of the extra files.
        """
        tables = {table.path for table in self.identities.documents}
        written = [one for one in self.documents if one.path not in tables]
        kept = self.identities.kept
        files = (*written, document)
        accepted = _accepted(files, self.schemes, self.dataset) if kept else frozenset()
        *renamed, extra = substitute(files, kept, accepted=accepted)
        documents = [*renamed, *(d for d in self.documents if d.path in tables)]
        documents.sort(key=lambda one: one.path)
        return replace(self, documents=tuple(documents), extra=(extra,))

    def findings(self) -> list[Finding]:
        """Return what is wrong with single files: dates, blank nodes, stray facts."""
        prefixes = self.dataset.prefixes
        found = list(self.idle)
        found.extend(f for d in self.all_documents for f in date_findings(d))
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
            is_asked = path.relative_to(folder).parts[0] in _ASKED
            if path.is_file() and (
                name == "data" or (path.suffix in _ONTOLOGY and not is_asked)
            ):
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
    tables = [p for p in dataset.identities(part) if p.resolve() not in added]
    ontology, shapes = folders.ontology, folders.ontology / "shapes"
    reader = _Reader(dataset.base)
    schemes = reader.read(_turtle(ontology / "schemes"))
    written = _Written(
        reader.read(kept),
        reader.read(path for path in extra if not has_decisions(path)),
        reader.identities([*tables, *filter(has_decisions, extra)]),
    )
    known = written.known() if part is None else None
    documents, more = written.renamed(dataset, schemes, added)
    inputs = Inputs(
        dataset=dataset,
        documents=documents,
        extra=more,
        ontology=reader.read([*_turtle(ontology), *_turtle(ontology / "alignments")]),
        schemes=schemes,
        shapes=reader.read(_turtle(shapes)),
        claim_shapes=reader.read(
            [
                *shapes.glob("prefixes.ttl"),
                *(path for name in _GRAPH_SHAPES for path in _turtle(shapes / name)),
            ]
        ),
        rules=tuple(read_rules(ontology / "rules")),
        texts=tuple(reader.texts((*documents, *more), folders.data)),
        identities=written.identities,
        idle=() if known is None else tuple(written.identities.idle_findings(known)),
    )
    reader.refuse_broken()
    return inputs


@dataclass(frozen=True, slots=True)
class _Written:
    """The files as they are written, and the decisions that are to be applied."""

    documents: tuple[Document, ...]
    extra: tuple[Document, ...]
    identities: Identities

    def known(self) -> set[NamedNode]:
        """Return the things decided about that the files describe."""
        ends = {end for one in self.identities.decisions for end in one.pair}
        return named_in((*self.documents, *self.extra), ends)

    def renamed(
        self,
        dataset: Dataset,
        schemes: Sequence[Document],
        added: Collection[Path],
    ) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
        """Return the documents and the extra ones under the names that are kept."""
        files = (*self.documents, *self.extra)
        kept = self.identities.kept
        accepted = _accepted(files, schemes, dataset) if kept else frozenset()
        new = substitute(files, kept, accepted=accepted)
        count = len(self.documents)
        documents, extra = list(new[:count]), list(new[count:])
        for table in self.identities.documents:
            is_extra = table.path.resolve() in added
            (extra if is_extra else documents).append(table)
        return tuple(sorted(documents, key=lambda one: one.path)), tuple(extra)


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

    def identities(self, paths: Sequence[Path]) -> Identities:
        try:
            return read_identities(paths, base=self._base)
        except DataError as error:
            self._unusable.extend(error.findings)
            return Identities()

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


def _accepted(
    documents: Iterable[Document], schemes: Iterable[Document], dataset: Dataset
) -> frozenset[NamedNode]:
    """Return the claims whose triples are facts, found by their stances alone."""
    stance = LEG.stance
    stances = (
        replace(one, quads=tuple(q for q in one.quads if q.predicate == stance))
        for one in documents
    )
    return read_claims(stances, schemes=schemes, dataset=dataset).accepted


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
