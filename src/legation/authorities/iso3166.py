"""Countries and their regions by their codes (ISO 3166), from a package (no network).

The package pycountry has the names of the standard, and translations of them.
"""

import gettext
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import Any, Protocol

from legation.authorities.authority import Sought
from legation.authorities.entries import Area, Entry, Kind
from legation.authorities.packages import load
from legation.authorities.schemes import COUNTRY_CODES, REGION_CODES
from legation.terms import Literal, NamedNode
from legation.texts import Text

_LANGUAGES = ("fr", "es", "de", "it", "pt", "nl", "ca", "eu", "pl", "ru", "uk", "ja")
_BRACKETED = re.compile(r"\s*[\[(]([^\])]+)[\])]\s*")
_INVERTED = re.compile(r"([^,]+), ([^,]+)")
# What the standard calls a region that is a city at the same time.
_CITY = re.compile(r"\b(?:city(?! corporation)|municipality|capital)\b", re.IGNORECASE)
_CITIES = frozenset({"Special administrative region"})
# In this country a metropolitan city is a province around a city.
_METROPOLITAN = re.compile(r"IT-")

_Translate = Callable[[str], str]


class _Record(Protocol):
    """What the package says of a country or a region; names may be missing."""

    alpha_2: str
    code: str
    name: str


class Iso3166:
    """The codes of countries and regions as the package pycountry has them."""

    name = "iso3166"
    title = Text("ISO 3166, country and region codes", "ISO 3166, codes de lieux")
    address = NamedNode("https://www.iso.org/iso-3166-country-codes.html")
    licence: NamedNode | None = None
    is_whole = True

    @cached_property
    def _package(self) -> Any:  # noqa: ANN401 (a module)
        return load("pycountry")

    def seek(self, sought: Sought) -> Iterator[Entry]:
        """Yield the entries of which a name or an identifier is sought.

        Args:
            sought: What is sought.

        Yields:
            Countries, then regions, each by their codes.

        Raises:
            MissingPackageError: The package is not installed.
        """
        for entry in self._entries():
            is_sought = any(sought.has_name(name.value) for name in entry.names)
            if is_sought or entry.id in sought.ids:
                yield entry

    def look_up(self, ids: Collection[NamedNode]) -> Iterator[Entry]:
        """Yield the entries with some IRIs.

        Args:
            ids: The IRIs.

        Raises:
            MissingPackageError: The package is not installed.
        """
        yield from (entry for entry in self._entries() if entry.id in ids)

    def _entries(self) -> Iterator[Entry]:
        yield from self._countries.values()
        translations = self._translations("iso3166-2")
        regions = {region.code: region for region in self._package.subdivisions}
        for code, region in sorted(regions.items()):
            outer = regions.get(region.parent_code or "")
            yield Entry(
                REGION_CODES.name(code),
                _plain(region.name),
                _names([region.name], translations),
                kinds=_kinds(region.type, code),
                category=region.type,
                areas=(
                    *_area(self._countries.get(region.country_code), "state"),
                    *([_region_area(outer, translations)] if outer else []),
                ),
            )

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        translations = self._translations("iso3166-1")
        return {
            country.alpha_2: _country(country, translations)
            for country in sorted(self._package.countries, key=lambda c: c.alpha_2)
        }

    def _translations(self, domain: str) -> dict[str, _Translate]:
        folder = self._package.LOCALES_DIR
        return {
            language: gettext.translation(
                domain, folder, languages=[language], fallback=True
            ).gettext
            for language in _LANGUAGES
        }


def _country(country: _Record, translations: dict[str, _Translate]) -> Entry:
    kinds = ("common_name", "name", "official_name")
    names = [name for kind in kinds if (name := getattr(country, kind, None))]
    return Entry(
        COUNTRY_CODES.name(country.alpha_2),
        _plain(names[0]),
        _names(names, translations, language="en"),
        # The standard gives codes to dependent territories too.
        kinds=frozenset({"state", "territory"}),
    )


def _names(
    names: Iterable[str],
    translations: dict[str, _Translate],
    *,
    language: str | None = None,
) -> tuple[Literal, ...]:
    """Return names and their translations in all the ways in which they are said."""
    found: dict[Literal, None] = {}
    for name in names:
        for text in _ways(name):
            found[Literal(text, language=language) if language else Literal(text)] = (
                None
            )
        for tag, translate in translations.items():
            if (translated := translate(name)) != name:
                for text in _ways(translated):
                    found[Literal(text, language=tag)] = None
    return tuple(found)


def _ways(name: str) -> list[str]:
    """Return the ways in which a name of the standard is said in a sentence.

    "Catalunya [Cataluña]" are two names; "Madrid, Comunidad de" is one turned round.
    """
    inner = _BRACKETED.findall(name)
    outer = _BRACKETED.sub(" ", name).strip().rstrip("*")
    names = [outer, *inner]
    turned = [
        f"{match[2].rstrip()} {match[1]}"
        for each in names
        if (match := _INVERTED.fullmatch(each))
    ]
    return [each for each in dict.fromkeys((*turned, *names)) if each]


def _plain(name: str) -> str:
    return _ways(name)[0]


def _kinds(category: str, code: str) -> frozenset[Kind]:
    is_city = bool(_CITY.search(category)) or category in _CITIES
    if is_city and not _METROPOLITAN.match(code):
        return frozenset({"city", "region"})
    return frozenset({"region"})


def _area(entry: Entry | None, kind: Kind) -> tuple[Area, ...]:
    if entry is None:
        return ()
    names = tuple(dict.fromkeys(name.value for name in entry.names))
    return (Area(names, frozenset({entry.id}), kind),)


def _region_area(region: _Record, translations: dict[str, _Translate]) -> Area:
    names = tuple(name.value for name in _names([region.name], translations))
    return Area(names, frozenset({REGION_CODES.name(region.code)}), "region")
