"""Reconciliation services: asked for names, they answer with candidates.

Many catalogues answer in this way (Reconciliation API 0.2, a report of a W3C community
group): they get batches of names, and send back what each name may mean.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, partial
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from legation.authorities.authority import Question, Sought
from legation.authorities.entries import Entry, Kind
from legation.authorities.manifests import Manifest, read_manifest
from legation.egress import Egress, read_json
from legation.terms import Literal, NamedNode
from legation.texts import Text

_ACCEPT = "application/json"
_LIMIT = 5  # candidates for one name
_SERVICE = Text(
    "what a reconciliation service of version 0.2 says",
    "celle d'un service de réconciliation de version 0.2",
)
_UNNAMED = re.compile(r"[^a-z0-9]+")

_Query = tuple[str, tuple[str, ...]]
"""A name, and the types that it may be of; none where that is not known."""


class Reconciliation:
    """One reconciliation service."""

    licence: NamedNode | None = None
    is_whole = False

    def __init__(
        self, address: str, *, egress: Egress, types: Mapping[Kind, str] | None = None
    ) -> None:
        """Keep where it is; nothing is asked yet.

        Args:
            address: The address of the service.
            egress: The way there.
            types: The service's identifiers of the types that stand for our kinds.
        """
        self._address = address
        self._egress = egress
        self._types = dict(types or {})

    @property
    def name(self) -> str:
        """A short name, made of what the service calls itself."""
        plain = _UNNAMED.sub("-", self._manifest.title.lower()).strip("-")
        return plain or str(urlsplit(self._address).hostname)

    @property
    def title(self) -> Text:
        """What the service calls itself."""
        return Text(self._manifest.title, self._manifest.title)

    @property
    def address(self) -> NamedNode:
        """Where it is asked."""
        return NamedNode(self._address)

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the candidates for what is sought, each once.

        A thing is asked for by its first name, of the types of its kinds. The other
        names follow, one after another, as long as no candidate has a name of it.

        Args:
            sought: What is sought.

        Raises:
            RefusedAddressError: Nobody named the host of the service.
            ServiceError: The service does not answer, or not as one of its kind does.
        """
        return _once(self._candidates(sought))

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs, each once, as far as the service tells.

        The protocol has no question for what an identifier is called. Most services
        find an entry if its identifier is sought like a name; with those that do not,
        nothing is found here.

        Args:
            ids: The IRIs.

        Raises:
            RefusedAddressError: Nobody named the host of the service.
            ServiceError: The service does not answer, or not as one of its kind does.
        """
        known = (self._manifest.identifier(node) for node in sorted(ids, key=str))
        queries = [(identifier, ()) for identifier in known if identifier is not None]
        found = (entry for _, entries in self._ask(queries) for entry in entries)
        return _once(entry for entry in found if entry.id in ids)

    def _candidates(self, sought: Sought) -> Iterator[Entry]:
        rest = [(_names(one), one) for one in sought.questions if one.names]
        while rest:
            queries = {(names[0], self._types_of(one)) for names, one in rest}
            answers = {}
            for query, entries in self._ask(sorted(queries)):
                answers[query] = entries
                yield from entries
            rest = [
                (names[1:], one)
                for names, one in rest
                if names[1:]
                and not _fits(answers[names[0], self._types_of(one)], one, sought.key)
            ]
        yield from self.look_up(sought.ids)

    def _types_of(self, question: Question) -> tuple[str, ...]:
        """Return the types of a question; none if one of its kinds has no type."""
        if not question.kinds <= self._types.keys():
            return ()
        return tuple(sorted({self._types[kind] for kind in question.kinds}))

    def _ask(self, queries: Iterable[_Query]) -> Iterator[tuple[_Query, list[Entry]]]:
        rest = iter(queries)
        while batch := list(islice(rest, self._manifest.batch)):
            asked = {f"q{number}": _query(*one) for number, one in enumerate(batch)}
            form = {"queries": json.dumps(asked, ensure_ascii=False)}
            answer = self._egress.post(self._address, form=form, accept=_ACCEPT)
            read = partial(self._read_all, count=len(batch))
            found = read_json(answer, read, address=self._address, meant=_SERVICE)
            yield from zip(batch, found, strict=True)

    def _read_all(self, results: Mapping[str, Any], *, count: int) -> list[list[Entry]]:
        found = [results[f"q{number}"]["result"] for number in range(count)]
        return [list(map(self._read, candidates)) for candidates in found]

    def _read(self, candidate: Mapping[str, Any]) -> Entry:
        label = str(candidate["name"])
        given = candidate.get("type") or []
        types = [one if isinstance(one, dict) else {"id": one} for one in given]
        ids = {one["id"] for one in types}
        return Entry(
            self._manifest.iri(str(candidate["id"])),
            label,
            (Literal(label),),
            kinds=frozenset(kind for kind, one in self._types.items() if one in ids),
            category=", ".join(one.get("name") or one["id"] for one in types) or None,
        )

    @cached_property
    def _manifest(self) -> Manifest:
        answer = self._egress.get(self._address, accept=_ACCEPT)
        return read_json(answer, read_manifest, address=self._address, meant=_SERVICE)


def _names(question: Question) -> list[str]:
    return list(dict.fromkeys(name.value for name in question.names))


def _query(name: str, types: tuple[str, ...]) -> dict[str, Any]:
    query: dict[str, Any] = {"query": name, "limit": _LIMIT}
    if types:
        query["type"] = types[0] if len(types) == 1 else list(types)
    return query


def _fits(
    entries: Iterable[Entry], question: Question, key: Callable[[str], str]
) -> bool:
    """Tell whether one of the entries has a name of what is sought."""
    keys = {key(name.value) for name in question.names}
    return any(key(entry.label) in keys for entry in entries)


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    seen = set()
    for entry in entries:
        if entry.id not in seen:
            seen.add(entry.id)
            yield entry
