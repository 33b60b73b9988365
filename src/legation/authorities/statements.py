"""Files of RDF, read triple by triple, as often as it takes.

The first reading finds the IRIs of what may be meant, the second what is said of these,
and a third what is said of the places that they lie in.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from legation.authorities.authority import Sought
from legation.authorities.described import Descriptions, areas_of
from legation.authorities.entries import Entry
from legation.authorities.files import opened
from legation.authorities.roles import ROLES
from legation.authorities.sieve import Sieve
from legation.garbage import uncollected
from legation.parsing import stream_triples, syntax_ending
from legation.terms import Literal, NamedNode, Triple

_NAMES = frozenset(iri for iri, role in ROLES.items() if role.part == "name")
_CODES = {iri: role for iri, role in ROLES.items() if role.part in {"code", "id"}}
_LINES = frozenset({".nt", ".nq"})  # syntaxes with one statement on each line
_REMEMBERED = 1 << 16  # names; an entry mostly has one name in many languages


class Statements:
    """A file of RDF."""

    def __init__(self, path: Path) -> None:
        """Keep where it is; nothing is read yet.

        Args:
            path: The file, whose name tells its syntax.
        """
        self._path = path

    def ids(self) -> Iterator[NamedNode]:
        """Yield the IRIs of what has a name, as often as it has one."""
        for triple in self._triples():
            subject = triple.subject
            if triple.predicate.value in _NAMES and isinstance(subject, NamedNode):
                yield subject

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the entries of which a name or an identifier is sought.

        Args:
            sought: What is sought.

        Yields:
            The entries, sorted by IRI.
        """
        yield from self.look_up(self._meant(sought))

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs, sorted by IRI.

        Args:
            ids: The IRIs.
        """
        with uncollected():
            found = Descriptions(self._about(ids))
        outer = found.areas()
        # What classes are called is worth no reading of its own.
        known = areas_of(self._about(outer | found.classes())) if outer else {}
        yield from found.entries(areas=known)

    def _meant(self, sought: Sought) -> set[NamedNode]:
        has_name = lru_cache(_REMEMBERED)(sought.has_name)
        ids = frozenset(sought.ids)
        found = set(ids)
        for triple in self._triples():
            predicate, value = triple.predicate.value, triple.object
            if predicate in _NAMES:
                is_meant = isinstance(value, Literal) and has_name(value.value)
            elif predicate in _CODES and ids and not isinstance(value, Triple):
                is_meant = _CODES[predicate].identifier(value) in ids
            else:
                continue
            if is_meant and isinstance(triple.subject, NamedNode):
                found.add(triple.subject)
        return found

    def _about(self, ids: Collection[NamedNode]) -> Iterator[Triple]:
        nodes = frozenset(ids)
        triples = self._triples(of=nodes)
        return (triple for triple in triples if triple.subject in nodes)

    def _triples(self, *, of: Collection[NamedNode] | None = None) -> Iterator[Triple]:
        """Yield all triples, or at least those of some subjects."""
        with opened(self._path) as file:
            is_plain = syntax_ending(self._path) in _LINES
            sifted = Sieve(file, subjects=of) if of is not None and is_plain else file
            yield from stream_triples(sifted, path=self._path)
