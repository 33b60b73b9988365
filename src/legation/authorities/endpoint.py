"""SPARQL endpoints as authorities: found by names and identifiers, read as triples."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar
from urllib.parse import urlsplit

from legation.authorities import lookups
from legation.authorities.authority import Sought
from legation.authorities.described import Descriptions, areas_of
from legation.authorities.entries import Area, Entry
from legation.egress import Egress
from legation.endpoints import Endpoint
from legation.terms import Literal, NamedNode, Triple
from legation.texts import Text

_NAMES = 100  # that one query asks for
_ENTRIES = 50  # that one query describes
_UNNAMED = re.compile(r"[^a-z0-9]+")

_Item = TypeVar("_Item")


class SparqlEndpoint:
    """One endpoint, whatever vocabulary its data speak."""

    licence: NamedNode | None = None
    is_whole = True

    def __init__(
        self, address: str, *, egress: Egress, languages: Iterable[str] = ()
    ) -> None:
        """Keep where it is; nothing is asked yet.

        Args:
            address: The address that answers queries.
            egress: The way there.
            languages: The tags of languages in which names are wanted, besides English
                and French.
        """
        self._endpoint = Endpoint(address, egress=egress)
        self._languages = frozenset({*lookups.LANGUAGES, *languages})
        self._areas: dict[NamedNode, Area | None] = {}  # None where nothing is said

    @property
    def name(self) -> str:
        """A short name, made of the host."""
        return _UNNAMED.sub("-", self.title.en.lower()).strip("-")

    @property
    def title(self) -> Text:
        """The host; endpoints do not say what they are called."""
        host = urlsplit(self._endpoint.address).netloc
        return Text(host, host)

    @property
    def address(self) -> NamedNode:
        """Where it is asked."""
        return NamedNode(self._endpoint.address)

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the entries of which a name or an identifier is sought, each once.

        A name is found as it is written, in English, in French and in the languages of
        all names that are sought. Of names that more than a thousand entries have, some
        entries are left out.

        Args:
            sought: What is sought.

        Yields:
            The entries that have a name, as the endpoint sorts them, then the others.

        Raises:
            RefusedAddressError: Nobody named the host of the endpoint.
            ServiceError: It does not answer, or answers what is no result.
        """
        said = {name: None for one in sought.questions for name in one.names}
        languages = self._languages | {name.language for name in said if name.language}
        seen: set[NamedNode] = set()
        for found in self._find(said, sorted(sought.ids, key=str), languages):
            new = [node for node in dict.fromkeys(found) if node not in seen]
            seen.update(new)
            yield from self._entries(new, languages)

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs, each once, sorted in batches.

        Args:
            ids: The IRIs.

        Raises:
            RefusedAddressError: Nobody named the host of the endpoint.
            ServiceError: It does not answer, or answers what is no result.
        """
        return self._entries(sorted(set(ids), key=str), self._languages)

    def _find(
        self,
        names: Iterable[Literal],
        ids: Sequence[NamedNode],
        languages: Collection[str],
    ) -> Iterator[list[NamedNode]]:
        texts = dict.fromkeys(name.value for name in names)
        for batch in _batches(texts, _NAMES):
            yield self._nodes(lookups.find_by_names(batch, languages=languages))
        for some in _batches(ids, _NAMES):
            yield [*some, *self._nodes(lookups.find_by_identifiers(some))]

    def _nodes(self, query: str) -> list[NamedNode]:
        rows = self._endpoint.select(query, columns=["entry"]).rows
        return [node for (node,) in rows if isinstance(node, NamedNode)]

    def _entries(
        self, nodes: Iterable[NamedNode], languages: Collection[str]
    ) -> Iterator[Entry]:
        for batch in _batches(nodes, _ENTRIES):
            said = Descriptions(self._describe(batch, languages))
            around = said.areas() | said.classes()
            yield from said.entries(areas=self._areas_of(around))

    def _areas_of(self, nodes: Collection[NamedNode]) -> dict[NamedNode, Area]:
        """Return what is said of places and classes, each asked for once."""
        new = sorted((node for node in nodes if node not in self._areas), key=str)
        for batch in _batches(new, _ENTRIES):
            known = areas_of(self._describe(batch, self._languages))
            self._areas.update((node, known.get(node)) for node in batch)
        return {node: area for node in nodes if (area := self._areas[node])}

    def _describe(
        self, nodes: Sequence[NamedNode], languages: Collection[str]
    ) -> Iterator[Triple]:
        query = lookups.describe(nodes, languages=languages)
        columns = ["entry", "said", "value"]
        found = self._endpoint.select(query, columns=columns)
        for subject, predicate, value in found.rows:
            if (
                isinstance(subject, NamedNode)
                and isinstance(predicate, NamedNode)
                and value is not None
            ):
                yield Triple(subject, predicate, value)


def _batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
