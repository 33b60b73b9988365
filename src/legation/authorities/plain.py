"""Entries in a plain form of JSON, for datasets that have no RDF.

An entry is an object with these members, of which all but the first two may be
left out:

    id      its IRI
    names   its names: texts, or objects with "value" and "language"; the first is the
            one to show
    kind    what it is, such as "city", or a list of what it may be
    areas   what it lies in: objects with "names", "ids" and "kind"
    point   degrees north and degrees east
    begin   the date on which it began to be, as EDTF; of a person, the birth
    end     the date on which it ended
    ids     its IRIs in other datasets
    size    how many people live there
"""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from legation.authorities.entries import Area, Entry, Kind, Point
from legation.authorities.members import reading
from legation.authorities.values import make_point, read_date
from legation.terms import Literal, NamedNode

_Members = Mapping[str, Any]


class Plain:
    """One object in the plain form."""

    def __init__(self, members: _Members) -> None:
        """Keep what a line says.

        Args:
            members: The members of its object; others than those of the form are passed
                over.

        Raises:
            MemberError: It has no IRI.
        """
        self._members = members
        with reading("id"):
            self.id = NamedNode(members["id"])

    def names(self) -> list[str]:
        """Return what it is called.

        Raises:
            MemberError: It has no names, or they cannot be read.
        """
        return [name.value for name in self._names()]

    def ids(self) -> frozenset[NamedNode]:
        """Return its identifiers in other datasets.

        Raises:
            MemberError: They cannot be read.
        """
        with reading("ids"):
            return _nodes(self._members)

    def content(self) -> Entry:
        """Return the entry that it is.

        Raises:
            MemberError: A member is missing, or is not what it must be.
        """
        names, members = self._names(), self._members
        with reading("kind"):
            kinds = _kinds(members)
        with reading("areas"):
            areas = tuple(map(_area, members.get("areas") or ()))
        with reading("size"):
            size = int(members["size"]) if members.get("size") else None
        return Entry(
            self.id,
            names[0].value,
            names,
            kinds=kinds,
            areas=areas,
            point=_point(members),
            begin=_date(members, "begin"),
            end=_date(members, "end"),
            ids=self.ids(),
            size=size,
        )

    def _names(self) -> tuple[Literal, ...]:
        with reading("names"):
            names = tuple(map(_name, _list(self._members["names"])))
            if not names:
                raise ValueError
            return names


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _name(value: str | Mapping[str, str]) -> Literal:
    if isinstance(value, str):
        return Literal(value)
    language = value.get("language")
    return Literal(value["value"], language=language or None)


def _kinds(members: _Members) -> frozenset[Kind]:
    given = _list(members.get("kind") or [])
    found = frozenset(kind for kind in get_args(Kind) if kind in given)
    if len(found) != len(set(given)):
        raise ValueError
    return found


def _area(members: _Members) -> Area:
    kinds = _kinds(members)
    return Area(
        tuple(_name(name).value for name in _list(members.get("names") or [])),
        _nodes(members),
        next(iter(kinds)) if len(kinds) == 1 else None,
    )


def _nodes(members: _Members) -> frozenset[NamedNode]:
    return frozenset(map(NamedNode, _list(members.get("ids") or [])))


def _point(members: _Members) -> Point | None:
    with reading("point"):
        if not members.get("point"):
            return None
        latitude, longitude = members["point"]
        point = make_point(latitude, longitude)
        if point is None:
            raise ValueError
        return point


def _date(members: _Members, name: str) -> str | None:
    with reading(name):
        date = read_date(members[name]) if members.get(name) else None
        if date is None and members.get(name):
            raise ValueError
        return date
