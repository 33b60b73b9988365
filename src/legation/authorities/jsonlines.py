"""Files of JSON with one entry on each line: dumps of Wikidata, or the plain form.

The first reading finds what may be meant, the second what is said of the places that
it lies in.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from legation.authorities.authority import Sought
from legation.authorities.described import Descriptions, area_of
from legation.authorities.entries import Area, Entry
from legation.authorities.files import fault, opened
from legation.authorities.items import Item
from legation.authorities.members import MemberError
from legation.authorities.plain import Plain
from legation.terms import NamedNode, Triple
from legation.texts import Text

_REMEMBERED = 1 << 16  # names; an entry mostly has one name in many languages
_BETWEEN = frozenset({b"", b"[", b"]"})  # what lines without an entry hold


class JsonLines:
    """A file of JSON lines."""

    def __init__(self, path: Path) -> None:
        """Keep where it is; nothing is read yet.

        Args:
            path: The file.
        """
        self._path = path

    def ids(self) -> Iterator[NamedNode]:
        """Yield the IRIs of the entries that have a name."""
        return (node for node, _ in self._contents(lambda line: bool(line.names())))

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the entries of which a name or an identifier is sought.

        Args:
            sought: What is sought.

        Yields:
            The entries, sorted by IRI.
        """
        has_name = lru_cache(_REMEMBERED)(sought.has_name)
        ids = frozenset(sought.ids)

        def is_meant(line: _Line) -> bool:
            if line.id in ids or any(map(has_name, line.names())):
                return True
            return bool(ids) and not ids.isdisjoint(line.ids())

        return self._entries(is_meant)

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs, sorted by IRI.

        Args:
            ids: The IRIs.
        """
        nodes = frozenset(ids)
        return self._entries(lambda line: line.id in nodes)

    def _entries(self, is_meant: "_Test") -> Iterator[Entry]:
        found = _Found(content for _, content in self._contents(is_meant))
        outer = found.unnamed()
        around = self._contents(lambda line: line.id in outer) if outer else ()
        known = _Found(content for _, content in around).entries({})
        yield from found.entries({entry.id: area_of(entry) for entry in known})

    def _contents(self, is_meant: "_Test") -> "Iterator[tuple[NamedNode, _Content]]":
        with opened(self._path) as file:
            for number, text in enumerate(file, start=1):
                bare = text.strip().removesuffix(b",")
                if bare in _BETWEEN:
                    continue
                try:
                    line = _read(self._members(bare, number))
                    if is_meant(line):
                        yield line.id, line.content()
                except MemberError as error:
                    message = _unreadable(error.name)
                    raise fault(message, path=self._path, line=number) from error

    def _members(self, line: bytes, number: int) -> dict[str, Any]:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            column = getattr(error, "colno", 0)
            message = _broken(getattr(error, "msg", ""))
            raise fault(message, path=self._path, line=number, column=column) from error
        if not isinstance(value, dict):
            raise fault(_broken(""), path=self._path, line=number)
        return value


_Line = Item | Plain
_Test = Callable[[_Line], bool]
_Content = Entry | list[Triple]


def _read(members: Mapping[str, Any]) -> _Line:
    is_item = "labels" in members or "claims" in members
    return Item(members) if is_item else Plain(members)


class _Found:
    """What was kept of the lines that are meant."""

    def __init__(self, contents: Iterator[_Content]) -> None:
        self._plain: list[Entry] = []
        triples: list[Triple] = []
        for content in contents:
            if isinstance(content, Entry):
                self._plain.append(content)
            else:
                triples += content
        self._described = Descriptions(triples)

    def unnamed(self) -> set[NamedNode]:
        """Return the places that have no names yet, and the classes."""
        outer = self._described.areas()
        if outer:
            outer |= self._described.classes()
        for entry in self._plain:
            outer.update(n for a in entry.areas if not a.names for n in a.ids)
        return outer

    def entries(self, known: Mapping[NamedNode, Area]) -> Iterator[Entry]:
        """Yield the entries, sorted by IRI."""
        plain = (_fill(entry, known) for entry in self._plain)
        described = self._described.entries(areas=known)
        yield from sorted((*plain, *described), key=lambda entry: entry.id.value)


def _fill(entry: Entry, known: Mapping[NamedNode, Area]) -> Entry:
    """Return an entry whose areas have the names that are known."""
    areas = tuple(_named(area, known) for area in entry.areas)
    return replace(entry, areas=areas)


def _named(area: Area, known: Mapping[NamedNode, Area]) -> Area:
    found = [known[node] for node in sorted(area.ids, key=str) if node in known]
    if area.names or not found:
        return area
    first = found[0]
    return Area(first.names, area.ids | first.ids, area.kind or first.kind)


def _broken(reason: str) -> Text:
    said = f" ({reason})" if reason else ""
    return Text(
        f"This line is no JSON object{said}. Write one entry on each line.",
        f"Cette ligne n'est pas un objet JSON{said}. Écrivez une entrée par ligne.",
    )


def _unreadable(name: str) -> Text:
    return Text(
        f"The member “{name}” is missing or cannot be read. Correct the line; the "
        "documentation of snapshots describes what each member holds.",
        f"Le membre « {name} » manque ou ne peut être lu. Corrigez la ligne; la "
        "documentation des instantanés décrit le contenu de chaque membre.",
    )
