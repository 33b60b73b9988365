"""What outside datasets say of linked things, as claims of those datasets.

Each entry becomes one claim: its source is the dataset, its citation the entry. Nothing
is told of people but their names: the record is of public roles.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from legation.authorities.authority import Authority
from legation.authorities.entries import Entry
from legation.authorities.schemes import scheme_of
from legation.dates import DateError, parse_edtf
from legation.linking.subjects import Subject
from legation.links import Row
from legation.terms import (
    CONCEPT,
    DCTERMS,
    EDTF,
    GEO,
    LEG,
    RDF,
    SKOS,
    XSD,
    Literal,
    NamedNode,
    Quad,
    Term,
)
from legation.texts import Text

PROPERTIES = {
    "labels": Text("names in other words and languages", "autres noms"),
    "coordinates": Text("coordinates of places", "coordonnées des lieux"),
    "dates": Text("dates of events and agreements", "dates"),
}
"""What can be taken over, in the words of users."""

_DATED = frozenset({"event", "agreement"})


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be taken over.

    Attributes:
        properties: Some of `PROPERTIES`.
        languages: The languages of names.
        day: The day on which the dataset is asked.
    """

    properties: Collection[str]
    languages: Collection[str]
    day: date


def enrich(
    authority: Authority,
    rows: Iterable[Row],
    subjects: Iterable[Subject],
    *,
    wish: Wish,
    base: str,
) -> list[Quad]:
    """Return claims of a dataset about the things that are linked to its entries.

    Args:
        authority: The dataset.
        rows: The rows of the tables of links; only accepted exact matches count.
        subjects: The things of the record.
        wish: What is to be taken over.
        base: Base IRI of the record.

    Returns:
        One claim for each entry that says something new, what describes it, and the
        dataset as a source; nothing where it says nothing new.

    Raises:
        SurroundingsError: The dataset is not there, or does not answer.
        DataError: What it says cannot be read.
    """
    things = {subject.thing: subject for subject in subjects}
    linked = {
        row.link.object: things[row.link.subject]
        for row in rows
        if not row.link.is_rejected
        and row.link.predicate == SKOS.exactMatch
        and row.link.subject in things
    }
    writer = _Writer(base, authority, wish)
    entries = sorted(authority.look_up(linked), key=lambda one: one.id.value)
    claims = [quad for e in entries for quad in writer.claim(e, linked[e.id])]
    return [*claims, *writer.source()] if claims else []


class _Writer:
    def __init__(self, base: str, authority: Authority, wish: Wish) -> None:
        self._base = base
        self._authority = authority
        self._wish = wish
        self._about = NamedNode(f"{base}graph/claims")
        self._source = NamedNode(f"{base}id/source-{authority.name}")

    def claim(self, entry: Entry, subject: Subject) -> Iterator[Quad]:
        """Yield a claim, if the entry says something new."""
        local = subject.thing.value.rpartition("/")[2]
        claim = NamedNode(f"{self._base}claim/{self._authority.name}-{local}")
        told = sorted(self._told(entry, subject), key=str)
        if not told:
            return
        for predicate, value in told:
            yield Quad(subject.thing, predicate, value, claim)
        scheme = scheme_of(entry.id)
        short = f"{scheme.prefix}:{entry.id.value.removeprefix(scheme.namespace)}"
        said: list[tuple[NamedNode, Term]] = [
            (RDF.type, LEG.Claim),
            (LEG.citation, Literal(f"{short}, {self._wish.day.isoformat()}")),
            (LEG.source, self._source),
            (LEG.stance, CONCEPT.reported),
        ]
        for predicate, value in said:
            yield Quad(claim, predicate, value, self._about)

    def source(self) -> Iterator[Quad]:
        """Yield what describes the dataset."""
        title = self._authority.title
        said: list[tuple[NamedNode, Term]] = [
            (RDF.type, LEG.Source),
            (SKOS.prefLabel, Literal(title.en, language="en")),
            (SKOS.prefLabel, Literal(title.fr, language="fr")),
            (DCTERMS.source, Literal(self._authority.address.value)),
            (DCTERMS.type, CONCEPT["reference-work"]),
        ]
        if self._authority.licence:
            said.append((DCTERMS.rights, Literal(self._authority.licence.value)))
        for predicate, value in said:
            yield Quad(self._source, predicate, value, self._about)

    def _told(self, entry: Entry, subject: Subject) -> Iterator[tuple[NamedNode, Term]]:
        wanted = self._wish.properties
        if "labels" in wanted:
            known = {(name.value, name.language) for name in subject.names}
            for name in entry.names:
                if name.language in self._wish.languages and (
                    (name.value, name.language) not in known
                ):
                    yield SKOS.altLabel, name
        if "coordinates" in wanted and entry.point and subject.point is None:
            axes = (entry.point.latitude, entry.point.longitude)
            for axis, degrees in zip((GEO.lat, GEO.long), axes, strict=True):
                yield axis, Literal(_decimal(degrees), datatype=XSD.decimal)
        if "dates" in wanted and not subject.spans:
            for predicate, written in _dates(entry, subject):
                yield predicate, Literal(written, datatype=EDTF.EDTF)


def _decimal(degrees: float) -> str:
    """Return degrees to a metre or so, without zeros that say nothing."""
    written = f"{degrees:.5f}".rstrip("0")
    return f"{written}0" if written.endswith(".") else written


def _dates(entry: Entry, subject: Subject) -> Iterator[tuple[NamedNode, str]]:
    """Yield when something was, in EDTF; nothing of people and places."""
    begin, end = (_checked(day) for day in (entry.begin, entry.end))
    if subject.kinds <= _DATED:
        written = f"{begin}/{end}" if begin and end and begin != end else begin or end
        if written:
            yield LEG.date, written
    elif subject.kinds == {"body"}:
        if begin:
            yield LEG.existedFrom, begin
        if end:
            yield LEG.existedUntil, end


def _checked(written: str | None) -> str | None:
    try:
        parse_edtf(written or "")
    except DateError:
        return None
    return written
