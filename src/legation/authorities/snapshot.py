"""Snapshots: files that a user has of an outside dataset.

A snapshot may be larger than the memory. It is read again and again from its beginning,
and only what is meant is kept.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from legation.authorities.authority import Sought
from legation.authorities.entries import Entry
from legation.authorities.files import fault
from legation.authorities.jsonlines import JsonLines
from legation.authorities.schemes import scheme_of
from legation.authorities.statements import Statements
from legation.errors import FormatError
from legation.parsing import syntax_ending
from legation.terms import NamedNode
from legation.texts import Text

_RDF = (".nt", ".ttl", ".nq", ".trig", ".rdf", ".jsonld")
_JSON = (".jsonl", ".ndjson", ".json")
_ENDINGS = re.compile(r"(?:\.(?:gz|bz2|[a-z]+))+$")
_UNNAMED = re.compile(r"[^A-Za-z0-9_.-]+")


class _Contents(Protocol):
    def ids(self) -> Iterator[NamedNode]: ...
    def seek(self, sought: Sought) -> Iterator[Entry]: ...
    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]: ...


@dataclass(frozen=True)
class Snapshot:
    """One file of entries.

    Attributes:
        path: The file.
        contents: What reads it.
        name: A short name for it.
        page: IRI of a page about the dataset; None for the namespace of its first
            entry.
        licence: IRI of the licence of its data, where that is known.
        is_whole: Whether it has all entries of its dataset.
    """

    path: Path
    contents: _Contents
    name: str
    page: NamedNode | None = None
    licence: NamedNode | None = None
    is_whole: bool = False

    @property
    def title(self) -> Text:
        """The name of the file."""
        return Text(self.path.name, self.path.name)

    @cached_property
    def address(self) -> NamedNode:
        """IRI of a page about the dataset."""
        if self.page:
            return self.page
        for node in self.contents.ids():
            return NamedNode(scheme_of(node).namespace)
        raise fault(_NAMELESS, path=self.path)

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the entries of which a name or an identifier is sought.

        Args:
            sought: What is sought.

        Yields:
            The entries, sorted by IRI.

        Raises:
            MissingFileError: The file is not there or cannot be read.
            DataError: The file is empty, cut off or broken.
        """
        return self.contents.seek(sought)

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs, sorted by IRI.

        Args:
            ids: The IRIs.

        Raises:
            MissingFileError: The file is not there or cannot be read.
            DataError: The file is empty, cut off or broken.
        """
        return self.contents.look_up(ids)


def open_snapshot(
    path: Path,
    *,
    name: str | None = None,
    address: NamedNode | None = None,
    licence: NamedNode | None = None,
    is_whole: bool = False,
) -> Snapshot:
    """Return the authority that a file is.

    Args:
        path: A file of RDF, or of JSON with one entry on each line; it may be
            compressed. The ending of its name tells the syntax.
        name: A short name for it; None for the file's name without its endings.
        address: IRI of a page about the dataset; None for the namespace of its first
            entry.
        licence: IRI of the licence of its data, where that is known.
        is_whole: Whether the file has all entries of its dataset.

    Raises:
        FormatError: The ending names no syntax.
    """
    contents: _Contents
    if syntax_ending(path):
        contents = Statements(path)
    elif path.name.removesuffix(".gz").removesuffix(".bz2").endswith(_JSON):
        contents = JsonLines(path)
    else:
        raise FormatError(_no_ending(path))
    return Snapshot(
        path,
        contents,
        name or _UNNAMED.sub("-", _ENDINGS.sub("", path.name)),
        page=address,
        licence=licence,
        is_whole=is_whole,
    )


_NAMELESS = Text(
    "No entry in the file has a name that Legation can read. Names are values of "
    "skos:prefLabel, rdfs:label, schema:name, foaf:name or gn:name.",
    "Aucune entrée du fichier ne porte de nom que Legation sache lire. Les noms sont "
    "les valeurs de skos:prefLabel, rdfs:label, schema:name, foaf:name ou gn:name.",
)


def _no_ending(path: Path) -> Text:
    endings = ", ".join((*_RDF, *_JSON))
    return Text(
        f"The name {path} does not tell the format of the snapshot. Let it end in one "
        f"of {endings} (with .gz or .bz2 behind it if compressed).",
        f"Le nom {path} n'indique pas le format de l'instantané. Terminez-le par l'une "
        f"de ces extensions : {endings} (suivie de .gz ou .bz2 si le fichier est "
        "compressé).",
    )
