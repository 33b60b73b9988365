"""Tables of links: read into the graph of links, and asked for those of a thing."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.assets import shipped
from legation.dataset import graph_iri, read_dataset
from legation.errors import DataError, MissingFileError
from legation.findings import Finding
from legation.links import Link, links_of, read_links
from legation.parsing import Document
from legation.sssom.slots import JUSTIFICATIONS, MATCHES
from legation.store import Store
from legation.terms import (
    DCTERMS,
    OWL,
    RDF,
    SEMAPV,
    SKOS,
    SSSOM,
    VOID,
    XSD,
    Literal,
    NamedNode,
    Prefixes,
    Term,
)

BASE = "https://example.org/mine/"
ID = f"{BASE}id/"
PREFIXES = Prefixes.of_dataset(BASE)
MOSCOW, LAVAL = NamedNode(f"{ID}moscow"), NamedNode(f"{ID}laval")
SET = NamedNode(f"{BASE}links")
CITY = NamedNode("https://sws.geonames.org/524901/")
ITEM = NamedNode("http://www.wikidata.org/entity/Q649")
HEAD = f"""\
#curie_map:
#  geonames: https://sws.geonames.org/
#  id: {ID}
#  wd: http://www.wikidata.org/entity/
#mapping_set_id: {SET.value}
#license: https://creativecommons.org/licenses/by/4.0/
"""
COLUMNS = (
    "subject_id\tpredicate_id\tobject_id\tobject_label\tmapping_justification"
    "\tauthor_label\tmapping_date\tconfidence\tcomment\n"
)
HOW = "semapv:ManualMappingCuration"
FIRST = (
    f"id:moscow\tskos:exactMatch\twd:Q649\tMoscow\t{HOW}\tMe|Al\t2026-11-24\t0.9\t\n"
)
SECOND = (
    f"id:moscow\tskos:closeMatch\tgeonames:524901/\tMoskva\t{HOW}\tMe\t2026-11-23\t"
    "\tThe city.\n"
)
THIRD = f"id:laval\tskos:closeMatch\twd:Q649\tMoscow\t{HOW}\tMe\t2026-11-22\t\t\n"

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a table and returns its path."""

    def call(text: str) -> Path:
        path = tmp_path / "my.sssom.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return call


@pytest.fixture
def table(write: Write) -> Document:
    return read_links(write(HEAD + COLUMNS + FIRST + SECOND + THIRD), base=BASE)


def said(document: Document, subject: NamedNode) -> set[tuple[NamedNode, Term]]:
    return {(q.predicate, q.object) for q in document.quads if q.subject == subject}


def described(document: Document, value: NamedNode) -> list[NamedNode]:
    """Return the links that lead to a thing."""
    return [
        quad.subject
        for quad in document.quads
        if quad.predicate == OWL.annotatedTarget and quad.object == value
    ]


def faults(path: Path) -> list[tuple[int, int, str]]:
    """Return the line, the column and the English sentence of each fault."""
    with pytest.raises(DataError) as caught:
        read_links(path, base=BASE)
    places = [
        (finding.position, finding.message.en) for finding in caught.value.findings
    ]
    return [(place.line, place.column, text) for place, text in places if place]


def test_a_link_is_the_mapping_and_what_is_said_of_it(table: Document) -> None:
    (link,) = described(table, CITY)

    assert (SKOS.closeMatch, CITY) in said(table, MOSCOW)
    assert said(table, link) == {
        (RDF.type, OWL.Axiom),
        (OWL.annotatedSource, MOSCOW),
        (OWL.annotatedProperty, SKOS.closeMatch),
        (OWL.annotatedTarget, CITY),
        (SSSOM.object_label, Literal("Moskva")),
        (SSSOM.mapping_justification, SEMAPV.ManualMappingCuration),
        (SSSOM.author_label, Literal("Me")),
        (DCTERMS.created, Literal("2026-11-23", datatype=XSD.date)),
        (
            NamedNode("http://www.w3.org/2000/01/rdf-schema#comment"),
            Literal("The city."),
        ),
    }


def test_every_statement_stands_in_the_graph_of_links(table: Document) -> None:
    assert {quad.graph_name for quad in table.quads} == {graph_iri(BASE, "links")}


def test_the_name_of_a_link_depends_on_the_mapping_alone(write: Write) -> None:
    first = read_links(write(HEAD + COLUMNS + FIRST), base=BASE)
    again = FIRST.replace("wd:", "wikidata:").replace("2026-11-24", "2026-12-24")
    head = HEAD.replace("wd:", "wikidata:")
    renamed = read_links(write(head + COLUMNS + SECOND + again), base=BASE)

    assert described(first, ITEM) == described(renamed, ITEM)
    assert described(first, ITEM)[0].value.startswith(f"{ID}link-moscow-")


def test_the_set_counts_its_links_for_each_outside_dataset(table: Document) -> None:
    links = {link for quad in (CITY, ITEM) for link in described(table, quad)}
    part = NamedNode(f"{SET.value}#wd")

    assert said(table, SET) == {
        (RDF.type, SSSOM.MappingSet),
        (RDF.type, VOID.Linkset),
        (DCTERMS.license, NamedNode("https://creativecommons.org/licenses/by/4.0/")),
        (VOID.subjectsTarget, NamedNode(BASE)),
        (VOID.triples, Literal(3)),
        (VOID.subset, part),
        (VOID.subset, NamedNode(f"{SET.value}#geonames")),
        *((SSSOM.mappings, link) for link in links),
    }
    assert said(table, part) == {
        (RDF.type, VOID.Linkset),
        (VOID.subjectsTarget, NamedNode(BASE)),
        (VOID.objectsTarget, NamedNode("http://www.wikidata.org/entity/")),
        (VOID.triples, Literal(2)),
    }


def test_a_table_without_rows_is_a_set_without_links(write: Write) -> None:
    table = read_links(write(HEAD + COLUMNS), base=BASE)

    assert (VOID.triples, Literal(0)) in said(table, SET)


def test_a_table_knows_where_each_thing_each_link_and_each_cell_stands(
    table: Document,
) -> None:
    (link,) = described(table, CITY)

    def place(subject: NamedNode, **rest: str) -> tuple[int, int]:
        found = table.position(subject.value, **rest)
        assert found is not None
        assert found.path == table.path
        return found.line, found.column

    assert place(LAVAL) == (10, 1)
    assert place(MOSCOW) == (8, 1)
    city = {"predicate": SKOS.closeMatch.value, "value": CITY.value}
    assert place(MOSCOW, **city) == (9, 27)
    assert place(link) == (9, 1)
    assert place(link, predicate=DCTERMS.created.value) == (9, 83)
    assert place(SET) == (5, 18)
    assert table.position(f"{ID}atlantis") is None


def test_a_byte_order_mark_and_other_line_ends_change_nothing(
    write: Write, table: Document
) -> None:
    text = "\ufeff" + table.text.replace("\n", "\r\n")

    assert read_links(write(text), base=BASE).quads == table.quads


def test_every_fault_of_a_table_comes_with_its_line_and_column(write: Write) -> None:
    rows = (
        FIRST.replace("id:", "ids:"),
        FIRST.replace("exactMatch", "exact"),
        FIRST.replace("Q649", "Q<649>"),
        FIRST.replace("ManualMappingCuration", "Guessing"),
        FIRST.replace("2026-11-24", "2026-11-31").replace("0.9", "9"),
        FIRST.replace("Moscow", ""),
        "id:moscow\n",
    )

    found = faults(write("#what: else\n" + HEAD + COLUMNS + "".join(rows)))

    assert [(line, column) for line, column, _ in found] == [
        (1, 1),
        (9, 1),
        (10, 11),
        (11, 27),
        (12, 42),
        (13, 1),  # the link of line 12 again
        (13, 77),
        (13, 88),
        (14, 1),  # and again
        (14, 35),
        (15, 1),
    ]


def test_a_link_that_stands_twice_is_told_with_its_other_line(write: Write) -> None:
    twice = FIRST.replace("0.9", "1")

    (found,) = faults(write(HEAD + COLUMNS + FIRST + SECOND + twice))

    assert found == (
        10,
        1,
        "This link stands on line 8 already. Keep one of the two.",
    )


def test_a_name_of_the_set_that_is_no_iri_is_told(write: Write) -> None:
    (found,) = faults(write(HEAD.replace(SET.value, "my links") + COLUMNS + FIRST))

    assert found[:2] == (5, 18)
    assert "gives no IRI" in found[2]


def test_a_table_that_is_not_utf8_is_refused_at_its_line(write: Write) -> None:
    path = write("")
    path.write_bytes((HEAD + COLUMNS).encode() + FIRST.encode("utf-16"))

    (found,) = faults(path)

    assert found[0] == 8
    assert "Save the file as UTF-8" in found[2]


def test_a_table_that_is_not_there_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"none\.sssom\.tsv"):
        read_links(tmp_path / "none.sssom.tsv", base=BASE)


def test_the_links_of_a_thing_come_the_closest_first(table: Document) -> None:
    store = Store.memory(table.quads)

    exact, close = links_of(store, MOSCOW, base=BASE)

    assert exact == Link(
        subject=MOSCOW,
        predicate=SKOS.exactMatch,
        object=ITEM,
        label="Moscow",
        justification=SEMAPV.ManualMappingCuration,
        date="2026-11-24",
        authors=("Al", "Me"),
        confidence=0.9,
        comment=None,
    )
    assert (close.predicate, close.object) == (SKOS.closeMatch, CITY)
    assert close.as_json() == {
        "subject": MOSCOW.value,
        "predicate": SKOS.closeMatch.value,
        "object": CITY.value,
        "label": "Moskva",
        "justification": SEMAPV.ManualMappingCuration.value,
        "date": "2026-11-23",
        "authors": ["Me"],
        "comment": "The city.",
        "status": "accepted",
    }


def test_the_links_of_an_outside_thing_are_those_that_lead_to_it(
    table: Document,
) -> None:
    store = Store.memory(table.quads)

    found = links_of(store, ITEM, base=BASE)

    assert [link.subject for link in found] == [MOSCOW, LAVAL]
    assert links_of(store, SET, base=BASE) == []


texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1)
authors = st.sets(texts, min_size=1, max_size=3)
links = st.builds(
    Link,
    subject=st.just(MOSCOW),
    predicate=st.sampled_from(sorted(MATCHES, key=str)),
    object=st.just(ITEM),
    label=texts,
    justification=st.sampled_from(sorted(JUSTIFICATIONS, key=str)),
    date=st.dates(min_value=date(1000, 1, 1)).map(str),
    authors=authors.map(lambda names: tuple(sorted(names))),
    confidence=st.sampled_from([None, 0.0, 0.25, 1.0]),
    comment=st.none() | texts,
)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@given(link=links)
def test_what_a_row_says_comes_back_from_the_store(
    tmp_path_factory: pytest.TempPathFactory, link: Link
) -> None:
    names = [a.replace("\\", "\\\\").replace("|", "\\|") for a in link.authors]
    cells = (
        "id:moscow",
        PREFIXES.shorten(link.predicate.value),
        "wd:Q649",
        quoted(link.label or ""),
        PREFIXES.shorten(link.justification.value),
        quoted("|".join(names)),
        link.date,
        "" if link.confidence is None else str(link.confidence),
        quoted(link.comment or ""),
    )
    path = tmp_path_factory.mktemp("links") / "my.sssom.tsv"
    path.write_text(HEAD + COLUMNS + "\t".join(cells) + "\n", encoding="utf-8")

    store = Store.memory(read_links(path, base=BASE).quads)

    assert links_of(store, MOSCOW, base=BASE) == [link]


signs = st.sampled_from('# :\t\n"|\\é')
pieces = st.sampled_from(
    ["curie_map", "license", "id:moscow", "2026-11-24", HEAD, COLUMNS, FIRST]
)


@given(text=st.lists(signs | pieces, max_size=30).map("".join))
def test_whatever_a_file_holds_is_a_table_or_is_refused_with_findings(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("links") / "my.sssom.tsv"
    path.write_text(text, encoding="utf-8", newline="")

    findings: Sequence[Finding] = ()
    try:
        read_links(path, base=BASE)
    except DataError as error:
        findings = error.findings
        refused = True
    else:
        refused = False

    assert refused == bool(findings)
    assert all(finding.position for finding in findings)


def test_the_shipped_links_were_all_checked_by_hand() -> None:
    dataset = read_dataset(shipped("data"))
    (path,) = (p for p in dataset.files("quebec-russia") if p.suffix == ".tsv")
    table = read_links(path, base=dataset.base)

    how = [q.object for q in table.quads if q.predicate == SSSOM.mapping_justification]

    _, rows = path.read_text(encoding="utf-8").split("comment\n")
    assert how == [SEMAPV.ManualMappingCuration] * len(rows.splitlines())
