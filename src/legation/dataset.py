"""A dataset's own description: its base IRI, its languages, its named parts."""

from dataclasses import dataclass
from pathlib import Path

from legation.errors import DataError
from legation.findings import Finding, Position
from legation.parsing import Document, is_rdf, read_document
from legation.sssom.table import SUFFIX, has_decisions
from legation.sssom.uses import IDENTITIES, LINKS
from legation.terms import (
    DCTERMS,
    LEG,
    VOID,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
)
from legation.texts import Text

DESCRIPTION = "dataset.ttl"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NAMED_GRAPHS = (
    "told",
    "inferred",
    "derived",
    "claims",
    "links",
    "identities",
    "ontology",
    "dataset",
)
"""The named graphs that every store has, besides those of claims and derivations."""


@dataclass(frozen=True)
class Dataset:
    """A folder of claims with its description.

    Attributes:
        folder: The folder that holds `dataset.ttl`.
        base: Base IRI of its entities, claims and graphs, ending in "/".
        title: Its title.
        parts: Name of each part and the paths of its files, as described.
        quads: The quads of the description itself.
    """

    folder: Path
    base: str
    title: Text
    parts: dict[str, tuple[Path, ...]]
    quads: tuple[Quad, ...]

    @property
    def prefixes(self) -> Prefixes:
        """The prefixes of the model and of this dataset."""
        return Prefixes.of_dataset(self.base)

    @property
    def licence(self) -> str:
        """IRI of its licence, or of that of what Legation ships."""
        terms = [q.object for q in self.quads if q.predicate == DCTERMS.license]
        return next((t.value for t in terms if isinstance(t, NamedNode)), _LICENCE)

    def graph(self, name: str) -> NamedNode:
        """Return the IRI of a named graph such as "told"."""
        return graph_iri(self.base, name)

    def claim(self, name: str) -> NamedNode:
        """Return the IRI of a claim."""
        return NamedNode(f"{self.base}claim/{name}")

    def files(self, part: str | None = None) -> list[Path]:
        """Return the files that hold claims and links.

        Args:
            part: Name of a part; None for all RDF files below the folder and all
                tables in `links/`.

        Returns:
            The paths, sorted, without the description.

        Raises:
            KeyError: The dataset has no such part.
        """
        if part is not None:
            return sorted(p for p in self.parts[part] if not has_decisions(p))
        claims = (
            path
            for path in self.folder.rglob("*")
            if path.is_file() and is_rdf(path) and path != self.folder / DESCRIPTION
        )
        return sorted([*claims, *self.folder.glob(f"{LINKS.name}/*{SUFFIX}")])

    def identities(self, part: str | None = None) -> list[Path]:
        """Return the files that hold decisions about identities.

        Args:
            part: Name of a part, whose own tables are the only ones that count for it;
                None for all tables in `identities/`.

        Returns:
            The paths, sorted.

        Raises:
            KeyError: The dataset has no such part.
        """
        if part is not None:
            return sorted(filter(has_decisions, self.parts[part]))
        return sorted(self.folder.glob(f"{IDENTITIES.name}/*{SUFFIX}"))


def graph_iri(base: str, name: str) -> NamedNode:
    """Return the IRI of a named graph of a dataset.

    Args:
        base: Base IRI of the dataset.
        name: One of `NAMED_GRAPHS`.
    """
    return NamedNode(f"{base}graph/{name}")


def read_dataset(folder: Path) -> Dataset:
    """Read the description of a dataset.

    Args:
        folder: The folder that holds `dataset.ttl`.

    Returns:
        The dataset; its files are not read yet.

    Raises:
        MissingFileError: `dataset.ttl` is not there.
        DataError: It cannot be parsed, or lacks its base IRI or a title.
    """
    document = read_document(folder / DESCRIPTION)
    reader = _Reader(document)
    node, base = reader.base()
    parts = {
        reader.one(part, DCTERMS.identifier): tuple(
            folder / name for name in reader.all(part, LEG.file)
        )
        for part in reader.nodes(node, DCTERMS.hasPart)
    }
    titles = reader.texts(node, DCTERMS.title)
    return Dataset(folder, base, titles, parts, document.quads)


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document

    def base(self) -> tuple[NamedNode, str]:
        for quad in self._document.quads:
            if quad.predicate == VOID.uriSpace and isinstance(quad.object, Literal):
                assert isinstance(quad.subject, NamedNode)
                if quad.object.value.endswith("/"):
                    return quad.subject, quad.object.value
        raise self._error(
            Text(
                "The dataset states no base IRI. Add to its description: "
                'void:uriSpace "https://example.org/mine/" (ending in a slash).',
                "Le jeu de données n'indique pas d'IRI de base. Ajoutez à sa "
                'description : void:uriSpace "https://example.org/mine/" '
                "(avec une barre oblique à la fin).",
            )
        )

    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [
            q.object
            for q in self._document.quads
            if q.subject == subject
            and q.predicate == predicate
            and isinstance(q.object, NamedNode)
        ]

    def all(self, subject: NamedNode, predicate: NamedNode) -> list[str]:
        return [
            q.object.value
            for q in self._document.quads
            if q.subject == subject
            and q.predicate == predicate
            and isinstance(q.object, Literal)
        ]

    def one(self, subject: NamedNode, predicate: NamedNode) -> str:
        values = self.all(subject, predicate)
        if len(values) == 1:
            return values[0]
        name = predicate.value.rpartition("/")[2]
        raise self._error(
            Text(
                f"<{subject.value}> needs exactly one {name}; it has {len(values)}.",
                f"<{subject.value}> doit avoir un seul {name}; "
                f"on en trouve {len(values)}.",
            )
        )

    def texts(self, subject: NamedNode, predicate: NamedNode) -> Text:
        found = {
            q.object.language: q.object.value
            for q in self._document.quads
            if q.subject == subject
            and q.predicate == predicate
            and isinstance(q.object, Literal)
        }
        if "en" in found and "fr" in found:
            return Text(found["en"], found["fr"])
        raise self._error(
            Text(
                "The dataset needs a dcterms:title in English (@en) and in French "
                "(@fr).",
                "Le jeu de données doit avoir un dcterms:title en anglais (@en) et en "
                "français (@fr).",
            )
        )

    def _error(self, text: Text) -> DataError:
        position = Position(self._document.path)
        return DataError(text, [Finding(text, position=position, shape="dataset")])
