"""Mappings: INSERT templates with a header, and what an operation makes of rows."""

from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from legation.assets import shipped
from legation.errors import HeaderError, UnknownQueryError, UsageError
from legation.importing.entries import Entry
from legation.importing.filling import blocks, fill
from legation.mappings.catalogue import find_mapping, mapping_files
from legation.mappings.header import read_mapping
from legation.mappings.mapping import Mapping
from legation.rows.sheet import Row
from legation.terms import Literal, NamedNode, Quad, Triple, subject_of, value_of
from turtles import PREFIXES

HEADER = """\
#@ title.en = "One"
#@ title.fr = "Un"
#@ description.en = "The first."
#@ description.fr = "La première."
#@ [columns.name]
#@ type = "string"
#@ label.en = "name"
#@ label.fr = "nom"
#@ [columns.places]
#@ type = "string"
#@ separator = ";"
#@ label.en = "places"
#@ label.fr = "lieux"

"""
EX = "https://example.org/"


def mapping(folder: Path, body: str, header: str = HEADER) -> Mapping:
    path = folder / "one.ru"
    path.write_text(header + body, encoding="utf-8")
    return read_mapping(path)


def entry(number: int, **values: list[str]) -> Entry:
    return Entry(
        row=Row(number, {}),
        key=f"k{number}",
        claim=NamedNode(f"{EX}claim/{number}"),
        citation=f"table, {number}",
        source=NamedNode(f"{EX}source"),
        values={name: tuple(map(Literal, texts)) for name, texts in values.items()},
        proposals=(),
    )


def told(made: Mapping, *entries: Entry, facts: tuple[Triple, ...] = ()) -> set[str]:
    quads = fill(made, entries, context=facts, prefixes=PREFIXES)
    return {f"{quad.predicate.value.removeprefix(EX)} {quad.object}" for quad in quads}


PLAIN = (
    f"INSERT {{ GRAPH $claim {{ <{EX}a> <{EX}name> $name ; <{EX}at> $places }} }} "
    "WHERE {}"
)


def test_an_empty_cell_tells_nothing_and_a_list_tells_each_value(
    tmp_path: Path,
) -> None:
    made = mapping(tmp_path, PLAIN)

    assert told(
        made, entry(1, name=["N"], places=["x", "y"]), entry(2, places=["z"])
    ) == {
        'name "N"',
        'at "x"',
        'at "y"',
        'at "z"',
    }


@pytest.mark.parametrize(
    "where",
    [
        "$name <https://example.org/p> ?found .",
        "OPTIONAL { $name <https://example.org/p> ?found }",
        (
            "{ $name <https://example.org/p> ?found } "
            "UNION { ?x ?y $name . BIND($name AS ?found) }"
        ),
    ],
)
def test_an_empty_cell_matches_nothing_in_a_pattern(tmp_path: Path, where: str) -> None:
    facts = (Triple(NamedNode(f"{EX}s"), NamedNode(f"{EX}p"), Literal("never")),)
    made = mapping(
        tmp_path,
        f"INSERT {{ GRAPH $claim {{ <{EX}a> <{EX}found> ?found ; <{EX}key> $key }} }} "
        f"WHERE {{ {where} }}",
    )

    assert not any("never" in line for line in told(made, entry(1), facts=facts))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    made = mapping(tmp_path_factory.mktemp("m"), PLAIN)

    quads = fill(made, [entry(1, name=[text])], context=(), prefixes=PREFIXES)

    assert [quad.object for quad in quads] == [Literal(text)]


def test_of_a_cell_with_very_many_values_none_is_lost(tmp_path: Path) -> None:
    made = mapping(tmp_path, PLAIN)
    names, places = ([f"{kind} {n}" for n in range(30)] for kind in ("name", "place"))

    quads = fill(
        made, [entry(1, name=names, places=places)], context=(), prefixes=PREFIXES
    )

    assert {quad.object for quad in quads} >= {*map(Literal, names)}
    assert len(list(blocks(made.operations[0], [entry(1, name=names * 20)]))) == 2


def test_both_engines_make_the_same_of_an_operation(tmp_path: Path) -> None:
    made = mapping(tmp_path, PLAIN)
    rows = [entry(1, name=['a "b" \\ {c}'], places=["x", "y"]), entry(2)]
    (operation,) = made.operations
    other = rdflib.Dataset()

    (block,) = blocks(operation, rows)
    other.update(operation.filled(block))

    ours = fill(made, rows, context=(), prefixes=PREFIXES)
    theirs = {(str(s), str(p), str(o), str(g)) for s, p, o, g in other.quads()}
    assert {written(quad) for quad in ours} == theirs


def written(quad: Quad) -> tuple[str, str, str, str]:
    assert isinstance(quad.graph_name, NamedNode)
    subject, value = subject_of(quad).value, value_of(quad).value
    return subject, quad.predicate.value, value, quad.graph_name.value


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "DELETE cannot stand here"),
        ("LOAD <https://example.org/a>", "LOAD cannot stand here"),
        (PLAIN.replace("{}", "{ SERVICE <https://e.org/> { ?s ?p ?o } }"), "SERVICE"),
        (PLAIN.replace("$name", "$nam"), "nam is not declared"),
        ("INSERT DATA { <https://a> <https://b> 1 }", "WHERE"),
        ("", "no operation"),
    ],
)
def test_what_a_mapping_may_not_do_is_refused_with_its_place(
    tmp_path: Path, body: str, says: str
) -> None:
    with pytest.raises(HeaderError) as caught:
        mapping(tmp_path, body)

    assert any(says in finding.message.en for finding in caught.value.findings)
    assert all(finding.position for finding in caught.value.findings)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('type = "string"', 'type = "strange"', "strange"),
        ("[columns.name]", "[columns.claim]", "cannot be the name"),
        ('#@ title.en = "One"', '#@ title.en = "One', "not TOML"),
        ('#@ separator = ";"', '#@ class = "leg:Place"', "type thing"),
        ('#@ separator = ";"', '#@ pattern = "("', "regular expression"),
        ('#@ title.en = "One"', '#@ key = "number"\n#@ title.en = "One"', "number"),
    ],
)
def test_a_broken_header_says_what_is_wrong(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    with pytest.raises(HeaderError) as caught:
        mapping(tmp_path, PLAIN, HEADER.replace(old, new, 1))

    assert any(says in finding.message.en for finding in caught.value.findings)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.ru"
    path.write_bytes(b"\xff")

    with pytest.raises(HeaderError, match="cannot be used"):
        read_mapping(path)


def test_what_is_told_outside_of_claims_is_refused(tmp_path: Path) -> None:
    made = mapping(tmp_path, f"INSERT {{ <{EX}a> <{EX}name> $name }} WHERE {{}}")

    with pytest.raises(UsageError, match="outside of all claims"):
        told(made, entry(1, name=["N"]))


def test_the_shipped_mappings_are_found_by_name_and_others_by_file(
    tmp_path: Path,
) -> None:
    names = [path.stem for path in mapping_files(shipped("queries"))]
    mapping(tmp_path, PLAIN)

    assert names == [
        "agreements",
        "missions-visits",
        "organizations",
        "people",
        "places",
    ]
    for name in names:
        assert find_mapping(name, queries=shipped("queries")).name == name
    assert find_mapping(str(tmp_path / "one.ru"), queries=tmp_path).name == "one"
    with pytest.raises(UnknownQueryError, match="missions-visits"):
        find_mapping("missions-visit", queries=shipped("queries"))
