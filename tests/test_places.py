from pathlib import Path

from legation.claims import ClaimSet, read_claims
from legation.dataset import Dataset, read_dataset
from legation.findings import Cause, Finding, Position
from legation.parsing import Document, read_document
from legation.places import Places
from legation.terms import CONCEPT, LEG, BlankNode
from legation.texts import Text
from worlds import DatasetFolder

ID = "https://example.org/mine/id/"
WRONG = Text("Wrong.", "Faux.")
ONE = """claim:one {
  id:laval a leg:Place ;
    skos:prefLabel "Laval"@en , "Laval (ville)"@fr ;
    leg:ordinal 1 , 2 .
}
graph:claims { claim:one leg:stance concept:reported . }
"""
TWO = """claim:two {
  id:laval leg:within id:quebec , id:canada .
}
"""
HEAD = 10  # lines of prefixes before the text


def world(mine: DatasetFolder) -> tuple[list[Document], ClaimSet, Dataset]:
    dataset = read_dataset(mine.folder)
    documents = [
        read_document(mine.claims("one.trig", ONE)),
        read_document(mine.claims("two.trig", TWO)),
    ]
    read = read_claims(documents, schemes=[], dataset=dataset)
    claims = ClaimSet(read.graphs, read.described, frozenset({CONCEPT.reported}))
    return documents, claims, dataset


def place(mine: DatasetFolder, finding: Finding) -> Finding:
    documents, claims, dataset = world(mine)
    return Places(documents, claims, prefixes=dataset.prefixes).place(finding)


def where(finding: Finding) -> tuple[str, int]:
    assert finding.position is not None
    return finding.position.path.name, finding.position.line - HEAD


def test_a_finding_about_a_property_stands_in_the_file_that_states_it(
    mine: DatasetFolder,
) -> None:
    found = place(mine, Finding(WRONG, focus=ID + "laval", path="leg:within"))

    assert where(found) == ("two.trig", 2)


def test_a_finding_about_a_value_stands_at_the_value(mine: DatasetFolder) -> None:
    thing = place(
        mine,
        Finding(WRONG, focus=ID + "laval", path="leg:within", value="id:canada"),
    )
    literal = place(
        mine, Finding(WRONG, focus=ID + "laval", path="leg:ordinal", value="2")
    )

    assert thing.position is not None
    assert literal.position is not None
    text = thing.position.path.read_text(encoding="utf-8").splitlines()
    line = text[thing.position.line - 1]
    assert line[thing.position.column - 1 :].startswith("id:canada")
    assert where(literal) == ("one.trig", 4)


def test_a_value_without_a_prefixed_name_is_found_in_the_file_that_has_it(
    mine: DatasetFolder,
) -> None:
    first = "claim:one { id:laval leg:within <https://example.org/one> . }"
    second = "claim:two { id:laval leg:within\n <https://example.org/two> . }"
    _, claims, dataset = world(mine)
    documents = [
        read_document(mine.claims("first.trig", first)),
        read_document(mine.claims("second.trig", second)),
    ]
    value = "<https://example.org/two>"
    finding = Finding(WRONG, focus=ID + "laval", path="leg:within", value=value)

    found = Places(documents, claims, prefixes=dataset.prefixes).place(finding)

    assert where(found) == ("second.trig", 2)


def test_a_finding_about_what_is_missing_stands_at_the_thing(
    mine: DatasetFolder,
) -> None:
    found = place(mine, Finding(WRONG, focus=ID + "laval", path="leg:date"))

    assert where(found) == ("one.trig", 2)


def test_a_finding_names_its_focus_by_label_and_prefixed_name(
    mine: DatasetFolder,
) -> None:
    found = place(mine, Finding(WRONG, focus=ID + "laval"))
    nameless = place(mine, Finding(WRONG, focus=ID + "quebec"))

    assert found.name == Text("“Laval” (id:laval)", "« Laval (ville) » (id:laval)")
    assert nameless.name == Text("id:quebec", "id:quebec")


def test_a_thing_that_no_file_speaks_of_has_no_place(mine: DatasetFolder) -> None:
    assert place(mine, Finding(WRONG, focus=ID + "atlantis")).position is None


def test_a_thing_without_an_iri_has_a_file_and_no_name(mine: DatasetFolder) -> None:
    document = read_document(mine.write("blank.ttl", "[] a <http://example.org/T> ."))
    (quad,) = document.quads
    _, claims, dataset = world(mine)
    places = Places([document], claims, prefixes=dataset.prefixes)
    assert isinstance(quad.subject, BlankNode)

    found = places.place(Finding(WRONG, focus=quad.subject.value))

    assert found.position == Position(document.path)
    assert found.name is None


def test_a_finding_that_has_a_place_keeps_it(mine: DatasetFolder) -> None:
    position = Position(Path("elsewhere.ttl"), 7)

    found = place(mine, Finding(WRONG, position=position, focus=ID + "laval"))

    assert found.position == position


def test_a_finding_about_nothing_is_left_as_it_is(mine: DatasetFolder) -> None:
    finding = Finding(WRONG)

    assert place(mine, finding) == finding


def test_the_causes_of_a_finding_get_their_places_and_the_first_one_gives_its_own(
    mine: DatasetFolder,
) -> None:
    within, unknown = LEG.within.value, "http://example.org/unknown"
    causes = (
        Cause("x", subject=ID + "laval", predicate=unknown),
        Cause("y", subject=ID + "laval", predicate=within, value=ID + "canada"),
        Cause("z", subject=ID + "laval", predicate=within, value=ID + "elsewhere"),
    )

    found = place(mine, Finding(WRONG, causes=causes))

    assert [
        cause.position and cause.position.line - HEAD for cause in found.causes
    ] == [
        None,
        2,
        2,
    ]
    assert found.position == found.causes[1].position


def test_what_stands_in_a_node_without_a_name_stands_with_the_thing_around_it(
    mine: DatasetFolder,
) -> None:
    path = mine.claims(
        "three.ttl",
        """id:a leg:b [
  leg:c [
    leg:d id:e
  ]
] .
[
  leg:f id:g
] .
_:one leg:h _:two . _:two leg:h _:one .
""",
    )
    dataset = read_dataset(mine.folder)
    claims = read_claims([], schemes=[], dataset=dataset)
    places = Places([read_document(path)], claims, prefixes=dataset.prefixes)

    nested = places.place(Finding(WRONG, focus=ID + "a", path="leg:d", value="id:e"))
    alone = places.place(Finding(WRONG, path="leg:f", value="id:g"))
    nowhere = places.place(Finding(WRONG, path="leg:x"))

    assert where(nested) == ("three.ttl", 3)
    assert where(alone) == ("three.ttl", 7)
    assert nowhere.position is None
