"""What is wrong with links: among themselves, and against an outside dataset."""

from pathlib import Path

from legation.authorities.entries import Area
from legation.findings import Finding, Position, Severity
from legation.linking.checking import check_against, check_tables
from legation.links import Link, Row
from legation.terms import SEMAPV, SKOS, NamedNode
from outside import WORLD, Shelf, entry, entry_iri, node, subjects

TABLE = Path("links/x.sssom.tsv")


def row(
    line: int,
    name: str,
    value: NamedNode,
    *,
    match: NamedNode = SKOS.exactMatch,
    is_rejected: bool = False,
) -> Row:
    link = Link(
        node(name),
        match,
        value,
        label="X",
        justification=SEMAPV.ManualMappingCuration,
        date="2026-11-28",
        authors=("Me",),
        confidence=None,
        comment=None,
        is_rejected=is_rejected,
    )
    return Row(link, Position(TABLE, line, 1))


def same(thing: NamedNode) -> NamedNode:
    return thing


def alone(*rows: Row) -> list[tuple[int, str]]:
    return told(check_tables(rows, last=same))


def against(shelf: Shelf, *rows: Row) -> list[tuple[int, str]]:
    return told(check_against(shelf, rows, subjects(WORLD), last=same))


def told(findings: list[Finding]) -> list[tuple[int, str]]:
    return [(f.position.line if f.position else 0, f.message.en) for f in findings]


def test_good_links_have_no_findings() -> None:
    assert alone(row(1, "a", entry_iri("1")), row(2, "b", entry_iri("2"))) == []


def test_an_identifier_that_is_written_wrongly_is_found() -> None:
    ((line, sentence),) = alone(
        row(1, "a", NamedNode("https://sws.geonames.org/6325494/")),
        row(2, "a", NamedNode("http://www.wikidata.org/entity/P31")),
    )

    assert line == 2
    assert "<http://www.wikidata.org/entity/P31> is not how Wikidata names" in sentence


def test_one_entry_of_two_things_is_found_at_both() -> None:
    found = alone(row(1, "a", entry_iri("1")), row(2, "b", entry_iri("1")))

    assert [line for line, _ in found] == [1, 2]
    assert "exact match of another thing too: links/x.sssom.tsv:2:1" in found[0][1]


def test_two_entries_of_one_dataset_for_one_thing_are_found_at_both() -> None:
    found = alone(row(1, "a", entry_iri("1")), row(2, "a", entry_iri("2")))

    assert [line for line, _ in found] == [1, 2]
    assert "two exact matches in one dataset: links/x.sssom.tsv:2:1" in found[0][1]


def test_things_that_are_one_by_now_count_as_one() -> None:
    rows = (row(1, "old", entry_iri("1")), row(2, "new", entry_iri("1")))

    def last(_: NamedNode) -> NamedNode:
        return node("new")

    assert check_tables(rows, last=last) == []


def test_close_and_rejected_links_may_be_many() -> None:
    assert (
        alone(
            row(1, "a", entry_iri("1")),
            row(2, "a", entry_iri("2"), match=SKOS.closeMatch),
            row(3, "a", entry_iri("3"), is_rejected=True),
            row(4, "b", entry_iri("1"), is_rejected=True),
        )
        == []
    )


def test_an_entry_that_a_whole_dataset_lacks_is_dead() -> None:
    rows = (
        row(1, "quebec", entry_iri("1")),
        row(2, "canada", entry_iri("gone")),
        row(3, "canada", NamedNode("https://elsewhere.example.org/1")),
    )
    known = entry("1", "Québec")

    ((line, sentence),) = against(Shelf((known,)), *rows)

    assert line == 2
    assert "The shelf does not know <https://example.com/gone> (any more)" in sentence
    assert against(Shelf((known,), is_whole=False), *rows) == []


def test_an_entry_of_another_kind_is_found() -> None:
    city = entry("1", "Québec", kinds=frozenset({"city"}))

    (finding,) = check_against(
        Shelf((city,)), [row(7, "quebec", city.id)], subjects(WORLD), last=same
    )

    assert finding.severity is Severity.VIOLATION
    assert finding.message.en.startswith("“Québec” is a city, and this thing a region.")
    assert "de genre" in finding.message.fr


def test_an_entry_that_no_name_leads_to_is_a_warning() -> None:
    other = entry("1", "Ontario", areas=(Area(("Canada",)),))

    (finding,) = check_against(
        Shelf((other,)), [row(7, "quebec", other.id)], subjects(WORLD), last=same
    )

    assert finding.severity is Severity.WARNING
    assert "No name of this thing leads to “Ontario”" in finding.message.en
