"""Roles: what the properties and classes of well-known vocabularies say of a thing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from legation.authorities.entries import Kind
from legation.authorities.schemes import (
    COUNTRY_CODES,
    EUROVOC,
    GEONAMES,
    REGION_CODES,
    Scheme,
)
from legation.terms import (
    CONCEPT,
    DCTERMS,
    FOAF,
    GEO,
    LEG,
    ORG,
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    Literal,
    NamedNode,
    Namespace,
    Term,
)

Part = OneOf[
    "name",
    "kind",
    "area",
    "country",
    "code",
    "id",
    "point",
    "latitude",
    "longitude",
    "begin",
    "end",
    "size",
]
"""What a property may say of a thing.

A "code" is what another scheme calls the thing itself, as a text; a "country" is such a
code of the country that the thing lies in.
"""

WDT = Namespace("http://www.wikidata.org/prop/direct/")
WDTN = Namespace("http://www.wikidata.org/prop/direct-normalized/")
GN = Namespace("http://www.geonames.org/ontology#")
WKT = Namespace("http://www.opengis.net/ont/geosparql#")
_SCHEMA = Namespace("http://schema.org/")


@dataclass(frozen=True, slots=True)
class Role:
    """What one property says.

    Attributes:
        part: What its values are.
        rank: Of names and kinds, 0 for those that tell most; of several the first is
            shown.
        scheme: Of codes, the scheme that they belong to.
        kind: Of areas, what kind of place they are; None where any may be.
        is_coarse: Whether its dates have a January or a first day where only the year
            or the month is known.
    """

    part: Part
    rank: int = 0
    scheme: Scheme | None = None
    kind: Kind | None = None
    is_coarse: bool = False

    def identifier(self, value: Term) -> NamedNode | None:
        """Return the identifier of a thing that a value tells.

        Args:
            value: What the property says, an IRI or a code.

        Returns:
            Its IRI as the scheme writes it; None where the value is none.
        """
        if self.scheme is None:
            return _settled(value) if isinstance(value, NamedNode) else None
        text = value.value if isinstance(value, Literal) else ""
        # The names of some schemes end in a slash that their codes do not have.
        for local in (text, f"{text}/"):
            if re.fullmatch(self.scheme.form, local):
                return self.scheme.name(local)
        return None


def _settled(node: NamedNode) -> NamedNode:
    """Return an IRI as its scheme writes it, where others write http for https."""
    plain = GEONAMES.namespace.replace("https:", "http:")
    if not node.value.startswith(plain):
        return node
    return NamedNode(GEONAMES.namespace + node.value.removeprefix(plain))


def _table() -> Iterator[tuple[Iterable[NamedNode], Role]]:
    both = (SCHEMA, _SCHEMA)
    yield (SKOS.prefLabel, GN.name), Role("name")
    yield (RDFS.label, FOAF.name, *(s["name"] for s in both)), Role("name", rank=1)
    yield (GN.officialName,), Role("name", rank=2)
    others = (SKOS.altLabel, GN.alternateName, GN.shortName)
    yield (*others, *(s.alternateName for s in both)), Role("name", rank=3)
    yield (SKOS.hiddenLabel, GN.colloquialName), Role("name", rank=4)

    yield (DCTERMS.type, WDT.P31, GN.featureCode), Role("kind")
    yield (RDF.type,), Role("kind", rank=1)
    yield (GN.featureClass,), Role("kind", rank=2)

    yield (GN.parentCountry, WDT.P17), Role("area", kind="state")
    yield (GN.parentADM1,), Role("area", kind="region")
    inside = (GN.parentADM2, GN.parentFeature, WDT.P131, LEG.within)
    around = (LEG.directlyWithin, *(s.containedInPlace for s in both))
    yield (*inside, *around), Role("area")

    yield (GN.countryCode,), Role("country", scheme=COUNTRY_CODES)
    yield (WDT.P297,), Role("code", scheme=COUNTRY_CODES)
    yield (WDT.P300,), Role("code", scheme=REGION_CODES)
    yield (WDT.P1566,), Role("code", scheme=GEONAMES)
    yield (WDT.P5437,), Role("code", scheme=EUROVOC)
    yield (SKOS.exactMatch, OWL.sameAs, WDTN.P1566), Role("id")
    yield (s.sameAs for s in both), Role("id")

    yield (WDT.P625, WKT.asWKT), Role("point")
    yield (GEO.lat, *(s.latitude for s in both)), Role("latitude")
    yield (GEO.long, *(s.longitude for s in both)), Role("longitude")

    begins, ends = ("birthDate", "foundingDate"), ("deathDate", "dissolutionDate")
    yield (s[n] for s in both for n in (*begins, "startDate")), Role("begin")
    yield (s[n] for s in both for n in (*ends, "endDate")), Role("end")
    yield (LEG.existedFrom,), Role("begin")
    yield (LEG.existedUntil,), Role("end")
    yield (WDT.P569, WDT.P571, WDT.P580), Role("begin", is_coarse=True)
    yield (WDT.P570, WDT.P576, WDT.P582), Role("end", is_coarse=True)

    yield (WDT.P1082, GN.population), Role("size")


ROLES: Mapping[str, Role] = {
    node.value: role for nodes, role in _table() for node in nodes
}
"""What properties say, by their IRIs."""

_WIKIDATA = "http://www.wikidata.org/entity/"
_FEATURE = "geonames.org/ontology#"
_SCHEMA_CLASSES: Mapping[str, Kind] = {
    "Country": "state",
    "State": "region",
    "City": "city",
    "Continent": "continent",
    "Person": "person",
    "Organization": "body",
    "GovernmentOrganization": "body",
    "NGO": "body",
    "Corporation": "body",
    "EducationalOrganization": "body",
    "CollegeOrUniversity": "body",
    "Event": "event",
}
_CLASSES: Mapping[NamedNode, Kind] = {
    **{
        s[name]: kind
        for s in (SCHEMA, _SCHEMA)
        for name, kind in _SCHEMA_CLASSES.items()
    },
    FOAF.Person: "person",
    FOAF.Organization: "body",
    FOAF.Group: "body",
    ORG.Organization: "body",
    ORG.FormalOrganization: "body",
    ORG.OrganizationalUnit: "body",
    ORG.Post: "office",
    LEG.SovereignState: "state",
    LEG.PublicBody: "body",
    LEG.Office: "office",
    LEG.Event: "event",
    LEG.Gathering: "event",
    LEG.Agreement: "agreement",
    CONCEPT.city: "city",
    CONCEPT.region: "region",
    CONCEPT.territory: "territory",
    CONCEPT.continent: "continent",
    SKOS.Concept: "topic",
}
_ITEMS: Mapping[str, Kind] = {
    "Q5": "person",
    "Q6256": "state",
    "Q3624078": "state",
    "Q10864048": "region",
    "Q515": "city",
    "Q486972": "city",
    "Q1549591": "city",
    "Q5119": "city",
    "Q5107": "continent",
    "Q43229": "body",
}
# Codes of features; in the class P all are settlements.
_FEATURES: Mapping[str, Kind] = {
    "A.PCL": "state",
    "A.PCLI": "state",
    "A.PCLF": "state",
    "A.PCLH": "state",
    "A.PCLD": "territory",
    "A.PCLS": "territory",
    "A.PCLIX": "territory",
    "A.TERR": "territory",
    "A.ADM1": "region",
    "A.ADM1H": "region",
    "A.ADM2": "region",
    "A.ADMD": "region",
    "L.CONT": "continent",
    "L.RGN": "region",
    "P": "city",
}
_KINDS: Mapping[str, Kind] = {
    **{node.value: kind for node, kind in _CLASSES.items()},
    **{f"{_WIKIDATA}{item}": kind for item, kind in _ITEMS.items()},
}


def kind_of(iri: str) -> Kind | None:
    """Return what kind of thing a class, an item or a code of features stands for.

    Args:
        iri: Its IRI.

    Returns:
        The kind; None where it stands for several, for others or for none.
    """
    _, is_feature, code = iri.partition(_FEATURE)
    if is_feature:
        return _FEATURES.get(code) or _FEATURES.get(code.partition(".")[0])
    return _KINDS.get(iri)
