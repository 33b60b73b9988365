"""Generated snapshots of an outside dataset, and what a record may hold of them.

The same numbers and seed give the same bytes on every machine. Places and people have
names of few syllables, so that many share one, as Springfield and John Smith do; a
third of the countries write in Cyrillic.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from legation.authorities.entries import Kind
from legation.terms import RDFS, XSD, Literal, NamedNode

ENTITY = "https://snapshot.example/entity/"
_COUNTRIES = 200
_PLACES = 0.6  # of all records; the others are people
_HELD = 0.1  # of all records, those that a record of ours holds too
_STRANGE = 0.2  # of what is held, what the snapshot does not have
_BOTH, _ENGLISH = 0.5, 0.8  # held under both names; those, and under the English one
_WITH_AREA, _WITH_BIRTH = 0.8, 0.3  # held with their country, or their year of birth
_BIRTHS = 1900, 2000
_SYLLABLES = (2, 3, 3, 4, 4)  # of names, before their endings
_SMALLEST = 500  # people in a place

_LATIN = (
    *("ba", "be", "bo", "da", "do", "ga", "go", "ka", "ko", "la", "le", "lo", "ma"),
    *("me", "mi", "na", "ni", "no", "pa", "po", "ra", "ri", "ro", "sa", "so", "ta"),
    *("te", "to", "va", "vi", "vo", "za", "zo", "nov", "gor", "bel", "vol", "mir"),
)
_CYRILLIC = (
    *("ба", "бе", "бо", "да", "до", "га", "го", "ка", "ко", "ла", "ле", "ло", "ма"),
    *("ме", "ми", "на", "ни", "но", "па", "по", "ра", "ри", "ро", "са", "со", "та"),
    *("те", "то", "ва", "ви", "во", "за", "зо", "нов", "гор", "бел", "вол", "мир"),
)
_ENDINGS = (("ville", "ville"), ("burg", "bourg"), ("ton", "ton"), ("a", "e"), ("", ""))
_SLAVIC = (("sk", "ск"), ("grad", "град"), ("ovo", "ово"), ("no", "но"))
_FAMILIES = (("son", "son"), ("ez", "ez"), ("", ""), ("ault", "ault"), ("er", "er"))
_SLAVIC_FAMILIES = (("v", "в"), ("nov", "нов"), ("nko", "нко"), ("k", "к"))
_GIVEN = tuple(
    (name, name)
    for name in ("Anna", "Clara", "David", "Frank", "Greta", "Hugo", "Irene", "Luis")
)
_SLAVIC_GIVEN = (
    *(("Anna", "Анна"), ("Boris", "Борис"), ("Vera", "Вера"), ("Ivan", "Иван")),
    *(("Oleg", "Олег"), ("Nina", "Нина"), ("Anton", "Антон"), ("Roman", "Роман")),
)

_WDT = "http://www.wikidata.org/prop/direct/"
_TYPE = f"<{_WDT}P31>"
_COUNTRY, _CITIZENSHIP = f"<{_WDT}P17>", f"<{_WDT}P27>"
_POPULATION, _POINT, _BIRTH = f"<{_WDT}P1082>", f"<{_WDT}P625>", f"<{_WDT}P569>"
_LABEL = str(RDFS.label)
_HUMAN, _STATE, _TOWN = (
    f"<http://www.wikidata.org/entity/{item}>" for item in ("Q5", "Q6256", "Q486972")
)
_DECIMAL, _TIME = f"^^{XSD.decimal}", f"^^{XSD.dateTime}"
_WKT = "^^<http://www.opengis.net/ont/geosparql#wktLiteral>"


@dataclass(frozen=True, slots=True)
class Held:
    """A thing as a record of ours holds it.

    Attributes:
        entry: The entry of the snapshot that it is; None where that has none.
        names: Its names.
        kind: What it is.
        areas: The names of what it lies in.
        born: Of a person, the year of birth; None where the record has none.
    """

    entry: NamedNode | None
    names: tuple[Literal, ...]
    kind: Kind
    areas: tuple[str, ...] = ()
    born: int | None = None


def write_snapshot(path: Path, *, records: int, seed: int) -> list[Held]:
    """Write made-up places and people as N-Triples.

    Args:
        path: The file to be written.
        records: How many entries there shall be besides the 200 countries; each takes
            about 5 triples.
        seed: Another one gives another snapshot.

    Returns:
        What a record of ours may hold: a tenth as many things, of which a fifth are not
        in the snapshot.
    """
    maker = _Maker(Random(seed))
    found: list[Held] = []
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(maker.countries())
        for text, held in maker.records(records):
            file.write(text)
            if held:
                found.append(held)
    return found


class _Maker:
    """Makes statements about one entry after another."""

    def __init__(self, rng: Random) -> None:
        """Make up the countries.

        Args:
            rng: Where all choices come from.
        """
        self._rng = rng
        stems = [f"{one}{other}".capitalize() for one in _LATIN for other in _LATIN]
        self._countries = rng.sample(stems, _COUNTRIES)

    def countries(self) -> Iterator[str]:
        """Yield the statements about each country."""
        for number, stem in enumerate(self._countries):
            node = f"<{ENTITY}Q{number}>"
            labels = _labels(node, f"{stem}ria", f"{stem}rie", "fr")
            yield f"{node} {_TYPE} {_STATE} .\n{labels}"

    def records(self, count: int) -> Iterator[tuple[str, Held | None]]:
        """Yield the statements about each record, and what a record of ours has of it.

        Args:
            count: How many records are in the snapshot.
        """
        number = _COUNTRIES
        while number < count + _COUNTRIES:
            is_place = self._rng.random() < _PLACES
            text, held = (self._place if is_place else self._person)(number)
            # What the snapshot does not have is made like all that it has.
            is_there = held is None or held.entry is not None
            yield text if is_there else "", held
            number += is_there

    def _place(self, number: int) -> tuple[str, Held | None]:
        rng, country = self._rng, self._large_country()
        names = self._name(country, is_place=True)
        people = int(_SMALLEST / (1.001 - rng.random()))
        east, north = rng.uniform(-180, 180), rng.uniform(-60, 75)
        node = f"<{ENTITY}Q{number}>"
        text = (
            f"{node} {_TYPE} {_TOWN} .\n"
            f"{_labels(node, *names)}"
            f"{node} {_COUNTRY} <{ENTITY}Q{country}> .\n"
            f'{node} {_POPULATION} "+{people}"{_DECIMAL} .\n'
            f'{node} {_POINT} "Point({east:.4f} {north:.4f})"{_WKT} .\n'
        )
        if rng.random() >= _HELD:
            return text, None
        area = f"{self._countries[country]}ria"
        areas = (area,) if rng.random() < _WITH_AREA else ()
        return text, Held(self._entry(number), self._called(*names), "city", areas)

    def _person(self, number: int) -> tuple[str, Held | None]:
        rng, country = self._rng, self._large_country()
        english, other, language = self._name(country, is_place=False)
        given, local = rng.choice(_SLAVIC_GIVEN if language == "ru" else _GIVEN)
        names = f"{given} {english}", f"{local} {other}", language
        born = rng.randrange(*_BIRTHS)
        node = f"<{ENTITY}Q{number}>"
        text = (
            f"{node} {_TYPE} {_HUMAN} .\n"
            f"{_labels(node, *names)}"
            f'{node} {_BIRTH} "{born}-01-01T00:00:00Z"{_TIME} .\n'
            f"{node} {_CITIZENSHIP} <{ENTITY}Q{country}> .\n"
        )
        if rng.random() >= _HELD:
            return text, None
        told = born if rng.random() < _WITH_BIRTH else None
        called = self._called(*names)
        return text, Held(self._entry(number), called, "person", born=told)

    def _large_country(self) -> int:
        """Return the number of a country, more often a low one."""
        return int(_COUNTRIES * self._rng.random() ** 3)

    def _name(self, country: int, *, is_place: bool) -> tuple[str, str, str]:
        """Return a name in English and in the language of a country, and which."""
        rng = self._rng
        # The shorter a name, the more share it.
        at = [rng.randrange(len(_LATIN)) for _ in range(rng.choice(_SYLLABLES))]
        latin = "".join(_LATIN[one] for one in at).capitalize()
        if country % 3 == 0:
            cyrillic = "".join(_CYRILLIC[one] for one in at).capitalize()
            ending, local = rng.choice(_SLAVIC if is_place else _SLAVIC_FAMILIES)
            return f"{latin}{ending}", f"{cyrillic}{local}", "ru"
        ending, local = rng.choice(_ENDINGS if is_place else _FAMILIES)
        return f"{latin}{ending}", f"{latin}{local}", "fr"

    def _called(self, english: str, other: str, language: str) -> tuple[Literal, ...]:
        """Return the names that a record of ours has of an entry: one, or both."""
        both = Literal(english, language="en"), Literal(other, language=language)
        draw = self._rng.random()
        return both if draw < _BOTH else both[:1] if draw < _ENGLISH else both[1:]

    def _entry(self, number: int) -> NamedNode | None:
        if self._rng.random() < _STRANGE:
            return None
        return NamedNode(f"{ENTITY}Q{number}")


def _labels(node: str, english: str, other: str, language: str) -> str:
    return f'{node} {_LABEL} "{english}"@en .\n{node} {_LABEL} "{other}"@{language} .\n'


def main() -> None:
    """Write a snapshot where the command line says."""
    parser = argparse.ArgumentParser(description="Write a generated snapshot.")
    parser.add_argument("file", type=Path, help="file to be written (N-Triples)")
    parser.add_argument("--records", type=int, required=True, help="how many entries")
    parser.add_argument("--seed", type=int, default=7, help="seed of the snapshot")
    asked = parser.parse_args()
    try:
        held = write_snapshot(asked.file, records=asked.records, seed=asked.seed)
    except OSError as error:
        parser.exit(3, f"The snapshot cannot be written: {error}.\n")
    print(f"{asked.records:,} records, {len(held):,} things held")


if __name__ == "__main__":
    main()
