"""Decisions about links: made, kept apart by dataset, and taken back to the byte."""

from datetime import date
from pathlib import Path

import pytest

from legation.dataset import Dataset, read_dataset
from legation.errors import UsageError
from legation.identities import Identities, short_name
from legation.linking.deciding import Decided, predicate_of, read_decided
from legation.links import Link
from legation.sssom.grounds import Grounds
from legation.sssom.writing import Change
from legation.terms import CONCEPT, SEMAPV, SKOS, NamedNode
from worlds import DatasetFolder

BASE = "https://example.org/mine/"
MINE = Grounds(
    author="Me", date=date(2026, 11, 28), reasons="same name", confidence=0.953
)
CITY = NamedNode("https://sws.geonames.org/6325494/")
PROVINCE = NamedNode("https://sws.geonames.org/6115047/")
ITEM = NamedNode("http://www.wikidata.org/entity/Q2145")
TABLE = f"""\
#curie_map:
#  concept: https://w3id.org/legation/concept/
#  geonames: https://sws.geonames.org/
#  id: {BASE}id/
#mapping_set_id: {BASE}links/geonames
#mapping_set_description: Links to GeoNames, each decided by a person. · Liens vers \
GeoNames, chacun décidé par une personne.
#license: https://creativecommons.org/licenses/by/4.0/
subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\
\tmapping_justification\tauthor_label\tmapping_date\tconfidence\tcomment
"""


def thing(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{name}")


def read(dataset: Dataset) -> Decided:
    return read_decided(dataset, Identities())


def save(change: Change) -> None:
    if change.content is None:
        change.path.unlink()
    else:
        change.path.parent.mkdir(exist_ok=True)
        change.path.write_bytes(change.content)


def decide(
    dataset: Dataset, name: str, value: NamedNode, *, is_rejected: bool = False
) -> None:
    link = Link(
        thing(name),
        SKOS.exactMatch,
        value,
        label="There",
        justification=SEMAPV.CompositeMatching,
        is_rejected=is_rejected,
        subject_label=name.title(),
    )
    save(read(dataset).add(link, grounds=MINE))


def by_hand(subject: NamedNode, value: NamedNode) -> Link:
    how = SEMAPV.ManualMappingCuration
    return Link(subject, SKOS.closeMatch, value, "There", how, subject_label="Here")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("links/*")}


@pytest.fixture
def dataset(mine: DatasetFolder) -> Dataset:
    return read_dataset(mine.folder)


def test_an_accepted_link_is_a_row_of_the_table_of_its_dataset(
    dataset: Dataset,
) -> None:
    decide(dataset, "city", CITY)

    written = (dataset.folder / "links/geonames.sssom.tsv").read_text("utf-8")
    assert written == TABLE + (
        "id:city\tCity\tskos:exactMatch\t\tgeonames:6325494/\tThere\t"
        "semapv:CompositeMatching\tMe\t2026-11-28\t0.95\tsame name\n"
    )


def test_a_rejected_link_is_kept_as_its_denial_and_is_no_identifier(
    dataset: Dataset,
) -> None:
    decide(dataset, "city", PROVINCE, is_rejected=True)
    decide(dataset, "city", CITY)

    decided = read(dataset)
    assert decided.known == {thing("city"): frozenset({CITY})}
    assert decided.pairs == {(thing("city"), CITY), (thing("city"), PROVINCE)}
    (denial,) = decided.find(short_name((thing("city"), PROVINCE)))
    assert denial.link.is_rejected


def test_each_outside_dataset_has_a_table_of_its_own(dataset: Dataset) -> None:
    decide(dataset, "city", CITY)
    decide(dataset, "city", ITEM)
    decide(dataset, "city", NamedNode("https://example.com/things/Q#1"))

    assert sorted(files(dataset.folder)) == [
        "example-com-things-q.sssom.tsv",
        "geonames.sssom.tsv",
        "wikidata.sssom.tsv",
    ]


def test_a_link_is_decided_about_once(dataset: Dataset) -> None:
    decide(dataset, "city", CITY, is_rejected=True)

    with pytest.raises(UsageError, match=r"decided already: .*geonames.sssom.tsv:9:1"):
        decide(dataset, "city", CITY)


@pytest.mark.parametrize(
    ("subject", "value"),
    [(CITY, ITEM), (thing("city"), thing("town")), (thing("city"), CONCEPT.city)],
)
def test_a_link_leads_from_the_dataset_to_the_outside(
    dataset: Dataset, subject: NamedNode, value: NamedNode
) -> None:
    with pytest.raises(UsageError, match="A link leads from a thing of this dataset"):
        read(dataset).add(by_hand(subject, value), grounds=MINE)


def test_a_concept_can_be_linked_too(dataset: Dataset) -> None:
    link = by_hand(CONCEPT.energy, NamedNode("http://eurovoc.europa.eu/2498"))

    change = read(dataset).add(link, grounds=MINE)

    assert change.path.name == "eurovoc.sssom.tsv"
    assert b"concept:energy\tHere\tskos:closeMatch\t\teurovoc:2498\tThere" in (
        change.content or b""
    )


def test_accept_fifty_reject_twenty_undo_all_leaves_the_same_bytes(
    dataset: Dataset,
) -> None:
    before = TABLE + (
        "id:known\tKnown\tskos:exactMatch\t\tgeonames:1/\tThere\t"
        "semapv:ManualMappingCuration\tMe\t2026-11-24\t\t"  # no line break at the end
    )
    (dataset.folder / "links").mkdir()
    (dataset.folder / "links/geonames.sssom.tsv").write_text(before, "utf-8")
    start = files(dataset.folder)
    schemes = ("https://sws.geonames.org/{}/", "http://www.wikidata.org/entity/Q{}")

    for number in range(70):
        value = NamedNode(schemes[number % 2].format(number + 2))
        decide(dataset, f"t{number % 9}", value, is_rejected=number >= 50)
    assert len(read(dataset).rows) == 71
    for number in reversed(range(70)):
        value = NamedNode(schemes[number % 2].format(number + 2))
        (row,) = read(dataset).find(short_name((thing(f"t{number % 9}"), value)))
        save(read(dataset).undo(row))

    assert files(dataset.folder) == start


def test_an_unknown_match_names_the_known_ones() -> None:
    assert predicate_of("closeMatch") == SKOS.closeMatch
    with pytest.raises(
        UsageError, match=r"no match “sameAs”\. Choose one of exactMatch"
    ):
        predicate_of("sameAs")
