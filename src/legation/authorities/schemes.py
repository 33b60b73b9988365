"""Schemes: how well-known datasets name what they hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from legation.terms import NamedNode
from legation.texts import Text

_COUNTRIES = "https://www.omg.org/spec/LCC/Countries/"
_OPEN = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Scheme:
    """The names that one dataset gives.

    Attributes:
        prefix: Their prefix, which is also the name of the dataset in commands.
        namespace: What all of them begin with.
        form: A regular expression for what follows.
        title: What the dataset is called.
        example: One of them, without the namespace.
    """

    prefix: str
    namespace: str
    form: str
    title: Text
    example: str

    def name(self, local: object) -> NamedNode:
        """Return the IRI of what the dataset knows under a local name."""
        return NamedNode(f"{self.namespace}{local}")

    def is_name(self, node: NamedNode) -> bool:
        """Tell whether an IRI is written as the dataset writes its names."""
        local = node.value.removeprefix(self.namespace)
        return local != node.value and bool(re.fullmatch(self.form, local))


GEONAMES = Scheme(
    "geonames",
    "https://sws.geonames.org/",
    r"[1-9][0-9]*/",
    Text("GeoNames", "GeoNames"),
    "6115047/",
)
COUNTRY_CODES = Scheme(
    "iso3166-1",
    f"{_COUNTRIES}ISO3166-1-CountryCodes-Adjunct/",
    r"[A-Z]{2}",
    Text("ISO 3166-1, country codes", "ISO 3166-1, codes de pays"),
    "CA",
)
REGION_CODES = Scheme(
    "iso3166-2",
    f"{_COUNTRIES}ISO3166-2-SubdivisionCodes-Adjunct/",
    r"[A-Z]{2}-[A-Z0-9]{1,3}",
    Text("ISO 3166-2, codes of regions", "ISO 3166-2, codes de régions"),
    "CA-QC",
)
EUROVOC = Scheme(
    "eurovoc",
    "http://eurovoc.europa.eu/",
    r"[0-9]+",
    Text("EuroVoc", "EuroVoc"),
    "3480",
)
WIKIDATA = Scheme(
    "wikidata",
    "http://www.wikidata.org/entity/",
    r"Q[1-9][0-9]*",
    Text("Wikidata", "Wikidata"),
    "Q176",
)

SCHEMES: Sequence[Scheme] = (
    GEONAMES,
    COUNTRY_CODES,
    REGION_CODES,
    EUROVOC,
    WIKIDATA,
)
"""The datasets whose names Legation knows, in the order in which it shows them."""

_ENDING = re.compile(r"[^/#]+/?$")


def scheme_of(node: NamedNode) -> Scheme:
    """Return the scheme that an IRI belongs to.

    Args:
        node: The IRI of an entry.

    Returns:
        One of `SCHEMES`; for another dataset one made of the IRI without its last part,
        whose names may have any form.
    """
    for scheme in SCHEMES:
        if node.value.startswith(scheme.namespace):
            return scheme
    namespace = _ENDING.sub("", node.value)
    words = re.findall(r"[a-z0-9]+", namespace.lower().partition("//")[2])
    prefix = "-".join(word for word in words if word != "www") or "other"
    prefix = prefix if prefix[0].isalpha() else f"n-{prefix}"
    return Scheme(prefix, namespace, ".+", Text(namespace, namespace), "1")
