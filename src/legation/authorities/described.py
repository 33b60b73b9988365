"""Entries made of triples, whatever vocabulary the triples speak."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from legation.authorities.entries import Area, Entry, Kind, Point
from legation.authorities.roles import ROLES, Part, Role, kind_of
from legation.authorities.values import (
    agreed_date,
    make_point,
    read_date,
    read_point,
    read_size,
)
from legation.terms import Literal, NamedNode, Term, Triple

_STATES: frozenset[Kind] = frozenset({"state", "territory"})
_LANGUAGES = ("", "mul", "en", "fr")  # of several names the first of these is shown
_LOCAL = re.compile(r"[^/#]+(?=/?$)")

_Said = tuple[Role, Term]


def entries_of(
    triples: Iterable[Triple], *, areas: Mapping[NamedNode, Area] | None = None
) -> Iterator[Entry]:
    """Yield what triples say of the things that have a name.

    Args:
        triples: Triples in any order; those that say nothing of the kind are passed
            over.
        areas: What is known of places and classes, by their IRIs.

    Yields:
        One entry for each named subject, sorted by IRI.
    """
    yield from Descriptions(triples).entries(areas=areas or {})


def areas_of(triples: Iterable[Triple]) -> dict[NamedNode, Area]:
    """Return what triples say of things in which others may lie.

    Args:
        triples: Triples in any order.

    Returns:
        An area for each subject that has a name.
    """
    return {entry.id: area_of(entry) for entry in entries_of(triples)}


class Descriptions:
    """What triples say of things, as far as entries depend on it."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Read triples, in any order.

        Args:
            triples: The triples; those that say nothing of the kind are forgotten.
        """
        self._said: dict[NamedNode, list[_Said]] = defaultdict(list)
        for triple in triples:
            subject, value = triple.subject, triple.object
            role = ROLES.get(triple.predicate.value)
            if (
                role
                and isinstance(subject, NamedNode)
                and not isinstance(value, Triple)
            ):
                self._said[subject].append((role, value))

    def areas(self) -> set[NamedNode]:
        """Return the places that things are said to lie in."""
        return set(self._values("area"))

    def classes(self) -> set[NamedNode]:
        """Return what things are said to be."""
        return set(self._values("kind"))

    def entries(self, *, areas: Mapping[NamedNode, Area]) -> Iterator[Entry]:
        """Yield an entry for each thing that has a name, sorted by IRI.

        Args:
            areas: What is known of places and classes, by their IRIs.
        """
        for node in sorted(self._said, key=_iri):
            description = _Description(node, self._said[node])
            if description.names:
                yield description.entry(areas)

    def _values(self, part: Part) -> Iterator[NamedNode]:
        for said in self._said.values():
            for role, value in said:
                if role.part == part and isinstance(value, NamedNode):
                    yield value


class _Description:
    """What is said of one thing."""

    def __init__(self, node: NamedNode, said: Iterable[_Said]) -> None:
        self._node = node
        self._parts: dict[Part, list[_Said]] = defaultdict(list)
        for role, value in said:
            self._parts[role.part].append((role, value))
        self.names = self._names()
        self._kinds = self._read_kinds()

    def entry(self, areas: Mapping[NamedNode, Area]) -> Entry:
        return Entry(
            self._node,
            self.names[0].value,
            self.names,
            kinds=self._kinds,
            category=self._category(areas),
            areas=self._areas(areas),
            point=self._point(),
            begin=self._date("begin"),
            end=self._date("end"),
            ids=self._ids() | (self._countries() if self._is_country() else set()),
            size=self._size(),
        )

    def _names(self) -> tuple[Literal, ...]:
        ranked = [
            (role.rank, _language_rank(value), value.language or "", value.value, value)
            for role, value in self._parts["name"]
            if isinstance(value, Literal) and value.value.strip()
        ]
        names = (_plain(value) for *_, value in sorted(ranked, key=_but_last))
        return tuple(dict.fromkeys(names))

    def _nodes(self, part: Part) -> Iterator[tuple[Role, NamedNode]]:
        """Yield the IRIs that are said, sorted."""
        found = [(r, v) for r, v in self._parts[part] if isinstance(v, NamedNode)]
        yield from sorted(found, key=lambda said: (said[0].rank, said[1].value))

    def _texts(self, part: Part) -> list[str]:
        return [v.value for _, v in self._parts[part] if isinstance(v, Literal)]

    def _read_kinds(self) -> frozenset[Kind]:
        found = {kind_of(node.value) for _, node in self._nodes("kind")} - {None}
        # Thesauri make concepts of everything; only what is nothing else is a topic.
        return frozenset(kind for kind in found if kind) - (
            {"topic"} if len(found) > 1 else set()
        )

    def _category(self, areas: Mapping[NamedNode, Area]) -> str | None:
        said = list(self._nodes("kind"))
        first = [
            _title(node, areas) for role, node in said if role.rank == said[0][0].rank
        ]
        return ", ".join(dict.fromkeys(first)) or None

    def _areas(self, known: Mapping[NamedNode, Area]) -> tuple[Area, ...]:
        told: dict[NamedNode, set[Kind]] = defaultdict(set)
        for role, node in self._nodes("area"):
            told[node].update([role.kind] if role.kind else [])
        told.pop(self._node, None)
        found = []
        for node, kinds in told.items():
            area = known.get(node) or Area(ids=frozenset({node}))
            found.append(replace(area, kind=min(kinds, default=area.kind)))
        return tuple(self._with_codes(found))

    def _with_codes(self, areas: list[Area]) -> list[Area]:
        """Tell the country among some areas its code; without one, add the country."""
        codes = frozenset() if self._is_country() else self._countries()
        states = [area for area in areas if area.kind == "state"]
        if not codes:
            return areas
        if len(states) != 1:
            return [*areas, Area(ids=codes, kind="state")]
        coded = replace(states[0], ids=states[0].ids | codes)
        return [coded if area is states[0] else area for area in areas]

    def _is_country(self) -> bool:
        return bool(self._kinds) and self._kinds <= _STATES

    def _countries(self) -> frozenset[NamedNode]:
        return self._identifiers("country")

    def _ids(self) -> frozenset[NamedNode]:
        return (self._identifiers("code") | self._identifiers("id")) - {self._node}

    def _identifiers(self, part: Part) -> frozenset[NamedNode]:
        said = (role.identifier(value) for role, value in self._parts[part])
        return frozenset(node for node in said if node)

    def _point(self) -> Point | None:
        for text in sorted(self._texts("point")):
            if point := read_point(text):
                return point
        axes = [set(self._texts(part)) for part in _AXES]
        if [len(axis) for axis in axes] != [1, 1]:
            return None
        return make_point(*(axis.pop() for axis in axes))

    def _date(self, part: Part) -> str | None:
        said = self._parts[part]
        dates = {
            d for role, v in said if (d := read_date(v.value, is_coarse=role.is_coarse))
        }
        return agreed_date(dates)

    def _size(self) -> int | None:
        sizes = [size for text in self._texts("size") if (size := read_size(text))]
        return max(sizes, default=None)


_AXES: Sequence[Part] = ("latitude", "longitude")


def area_of(entry: Entry) -> Area:
    """Return the area that an entry is for those that lie in it.

    Args:
        entry: The entry.
    """
    return Area(
        tuple(dict.fromkeys(name.value for name in entry.names)),
        entry.ids | {entry.id},
        next(iter(entry.kinds)) if len(entry.kinds) == 1 else None,
    )


def _iri(node: NamedNode) -> str:
    return node.value


def _but_last(row: tuple[int, int, str, str, Literal]) -> tuple[int, int, str, str]:
    return row[:-1]


def _language_rank(name: Literal) -> int:
    language = name.language or ""
    return _LANGUAGES.index(language) if language in _LANGUAGES else len(_LANGUAGES)


def _plain(name: Literal) -> Literal:
    """Return a name as a text, whatever type of literal it was."""
    return name if name.language else Literal(name.value)


def _title(node: NamedNode, areas: Mapping[NamedNode, Area]) -> str:
    if node in areas and areas[node].names:
        return areas[node].names[0]
    found = _LOCAL.search(node.value)
    return found[0] if found else node.value
