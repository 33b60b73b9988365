"""Entities of Wikidata as its dumps in JSON have them, one on each line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from legation.authorities.members import reading
from legation.authorities.roles import ROLES, WDT, Role
from legation.authorities.schemes import WIKIDATA
from legation.terms import RDFS, SKOS, Literal, NamedNode, Term, Triple

_PROPERTIES: Mapping[str, Role] = {
    iri.removeprefix(WDT.iri): role
    for iri, role in ROLES.items()
    if iri.startswith(WDT.iri)
}
_CODES = {name: role for name, role in _PROPERTIES.items() if role.part == "code"}
_TIME = re.compile(r"\+0*([0-9]{1,4})-([0-9]{2})-([0-9]{2})T.*")
_YEAR, _DAY = 9, 11  # how the precision of a time is written; a month is between them
_JULIAN = "Q1985786"  # the calendar
_EARTH = "Q2"  # the globe


class Item:
    """One entity."""

    def __init__(self, members: Mapping[str, Any]) -> None:
        """Keep what a line says.

        Args:
            members: The members of its object.

        Raises:
            MemberError: It has no identifier.
        """
        self._members = members
        with reading("id"):
            self.id = _node(members["id"])

    def names(self) -> list[str]:
        """Return what it is called in any language.

        Raises:
            MemberError: Its labels or aliases cannot be read.
        """
        return [name.value for _, name in self._names()]

    def ids(self) -> set[NamedNode]:
        """Return its identifiers in other datasets, as far as ours are among them.

        Raises:
            MemberError: Its claims cannot be read.
        """
        with reading("claims"):
            return {
                node
                for name, role in _CODES.items()
                for value in self._values(name)
                if (node := role.identifier(value))
            }

    def content(self) -> list[Triple]:
        """Return what it says, as the dumps in RDF have it.

        Raises:
            MemberError: A member cannot be read.
        """
        found = [Triple(self.id, kind, name) for kind, name in self._names()]
        with reading("claims"):
            for name in _PROPERTIES:
                values = self._values(name)
                found += (Triple(self.id, WDT[name], value) for value in values)
        return found

    def _names(self) -> list[tuple[NamedNode, Literal]]:
        with reading("labels"):
            labels = _table(self._members.get("labels")).values()
            found = [(RDFS.label, _name(label)) for label in labels]
        with reading("aliases"):
            aliases = _table(self._members.get("aliases")).values()
            found += [(SKOS.altLabel, _name(one)) for group in aliases for one in group]
        return found

    def _values(self, name: str) -> Iterator[Term]:
        """Yield the values of a property that count: the preferred ones if any are."""
        claims = _table(self._members.get("claims")).get(name, ())
        ranks = {claim.get("rank", "normal") for claim in claims}
        best = "preferred" if "preferred" in ranks else "normal"
        for claim in claims:
            snak = claim["mainsnak"]
            if claim.get("rank", "normal") == best and snak["snaktype"] == "value":
                yield from _terms(snak["datavalue"])


def _table(value: Mapping[str, Any] | Sequence[Any] | None) -> Mapping[str, Any]:
    """Return an object, which some dumps write as an empty list if it is empty."""
    return dict(value or {})


def _node(name: str) -> NamedNode:
    if not re.fullmatch(r"[A-Z][0-9]+", name):
        raise ValueError(name)
    return WIKIDATA.name(name)


def _name(label: Mapping[str, str]) -> Literal:
    return Literal(label["value"], language=label["language"])


def _terms(data: Mapping[str, Any]) -> Iterable[Term]:
    """Return a value as a term; nothing where it cannot be used."""
    value = data["value"]
    match data["type"]:
        case "wikibase-entityid":
            return [_node(value.get("id") or f"Q{value['numeric-id']}")]
        case "string":
            return [Literal(value)]
        case "quantity":
            return [Literal(value["amount"])]
        case "time":
            return map(Literal, _date(value))
        case "globecoordinate" if _is(value.get("globe") or _EARTH, _EARTH):
            return [Literal(f"Point({value['longitude']} {value['latitude']})")]
    return []


def _date(time: Mapping[str, Any]) -> list[str]:
    match, precision = _TIME.fullmatch(time["time"]), time["precision"]
    if match is None or precision < _YEAR:
        return []
    year, month, day = match.groups()
    parts = (year.zfill(4), month, day)[: min(precision, _DAY) - _YEAR + 1]
    # The days of the Julian calendar are others than ours.
    is_julian = _is(time.get("calendarmodel", ""), _JULIAN)
    return ["-".join(parts[:1] if is_julian else parts)]


def _is(address: str, item: str) -> bool:
    return address.rpartition("/")[2] == item
