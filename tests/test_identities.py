"""Tables of decisions, and what a build makes of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.assets import folders
from legation.building import Build, assemble, examine
from legation.dataset import read_dataset
from legation.errors import DataError
from legation.findings import Position
from legation.identities import (
    Decision,
    Identities,
    last_name,
    mergers_of,
    read_identities,
    resolve,
    substitute,
)
from legation.inputs import Inputs, read_inputs
from legation.parsing import Document, parse_quads
from legation.store import Store
from legation.terms import LEG, RDF, SKOS, Literal, NamedNode, Quad
from worlds import PREFIXES, DatasetFolder

BASE = "https://example.org/mine/"
HEAD = f"""\
#curie_map:
#  id: {BASE}id/
#  wd: http://www.wikidata.org/entity/
#mapping_set_id: {BASE}identities/decided
#license: https://creativecommons.org/licenses/by/4.0/
subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\
\tmapping_justification\tauthor_label\tmapping_date\tconfidence\tcomment
"""
WHY = "semapv:ManualMappingCuration\tMe\t2026-11-28\t0.9\tSame day."


def row(line: str) -> str:
    """Return a row: "a = b" for one thing, "a ! b" for two."""
    subject, sign, value = line.split()
    modifier = "Not" if sign == "!" else ""
    return f"id:{subject}\towl:sameAs\t{modifier}\tid:{value}\tName\t{WHY}\n"


def table(*lines: str) -> str:
    return HEAD + "".join(map(row, lines))


def decide(mine: DatasetFolder, *lines: str, name: str = "decided") -> Path:
    return mine.write(f"identities/{name}.sssom.tsv", table(*lines))


def thing(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{name}")


def graph(name: str) -> NamedNode:
    return NamedNode(f"{BASE}graph/{name}")


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def call(*lines: str, name: str = "decided") -> Path:
        path = tmp_path / f"{name}.sssom.tsv"
        path.write_text(table(*lines), encoding="utf-8")
        return path

    return call


def faults(*paths: Path) -> list[tuple[str, int, int, str]]:
    """Return the file, line, column and English sentence of each fault."""
    with pytest.raises(DataError) as caught:
        read_identities(paths, base=BASE)
    found = []
    for finding in caught.value.findings:
        assert finding.position is not None
        assert finding.shape == "identities"
        assert finding.message.en != finding.message.fr
        place = finding.position
        found.append((place.path.name, place.line, place.column, finding.message.en))
    return found


def test_a_decision_says_which_name_stands_for_which(write: Write) -> None:
    identities = read_identities([write("a = b", "c ! b")], base=BASE)

    assert identities.kept == {thing("a"): thing("b")}
    assert identities.last(thing("a")) == thing("b")
    assert identities.last(thing("c")) == thing("c")
    assert identities.apart == {frozenset((thing("b"), thing("c")))}
    assert [(one.subject, one.is_same) for one in identities.decisions] == [
        (thing("a"), True),
        (thing("c"), False),
    ]


def test_several_hops_lead_to_the_last_name_whatever_table_has_them(
    write: Write,
) -> None:
    paths = [write("a = b", "d ! a"), write("b = c", name="more")]

    identities = read_identities(paths, base=BASE)

    assert identities.kept == {thing("a"): thing("c"), thing("b"): thing("c")}
    assert identities.apart == {frozenset((thing("c"), thing("d")))}


@pytest.mark.parametrize(
    ("lines", "place", "sentence"),
    [
        (["a = a"], (7, 1), "names one thing twice"),
        (["a ! a"], (7, 1), "names one thing twice"),
        (["a = b", "a = c"], (8, 1), "given up for another already at "),
        (["a = b", "a = b"], (8, 1), "decided already at "),
        (["a ! b", "b ! a"], (8, 1), "decided already at "),
        (["a = b", "b = a"], (8, 1), "decided already at "),
        (["a = b", "b = c", "c = a"], (9, 1), "leads back to its beginning"),
        (["a = b", "a ! b"], (8, 1), "are different here, and one by "),
        (["a = b", "b = c", "c ! a"], (9, 1), "are different here, and one by "),
        (["a ! b", "a = c", "b = c"], (7, 1), "are different here, and one by "),
    ],
)
def test_decisions_that_contradict_each_other_are_told_at_their_line(
    write: Write, lines: list[str], place: tuple[int, int], sentence: str
) -> None:
    (found,) = faults(write(*lines))

    assert found[1:3] == place
    assert sentence in found[3]


def test_a_contradiction_names_the_other_file_and_line(write: Write) -> None:
    first, second = write("x ! y", "a = b"), write("a = c", name="more")

    (found,) = faults(first, second)

    assert found[:2] == ("more.sssom.tsv", 7)
    assert f"{first}:8:1" in found[3]


def test_a_circle_and_a_contradiction_beside_it_are_both_told(write: Write) -> None:
    found = faults(write("a = b", "b = c", "c = a", "d = a", "e ! d", "d ! c"))

    assert [line for _, line, _, _ in found] == [9, 12]


def test_faults_of_cells_and_of_decisions_come_together(write: Write) -> None:
    broken = write("a = b", "a = c")
    text = broken.read_text(encoding="utf-8")
    broken.write_text(
        text
        + row("d = e").replace("owl:", "skos:")
        + row("d ! e").replace("Not", "not")
        + row("d = e").replace("id:e", "wd:Q1"),
        encoding="utf-8",
    )
    unread = broken.with_name("unread.sssom.tsv")
    unread.write_bytes(b"\xff")

    found = faults(broken, unread)

    assert [(name, line, column) for name, line, column, _ in found] == [
        ("decided.sssom.tsv", 8, 1),
        ("decided.sssom.tsv", 9, 6),
        ("decided.sssom.tsv", 10, 17),
        ("decided.sssom.tsv", 11, 18),
        ("unread.sssom.tsv", 1, 0),
    ]
    assert "Choose one of owl:sameAs" in found[1][3]
    assert "Write Not" in found[2][3]
    assert "no thing of this dataset" in found[3][3]
    assert "table of decisions is not UTF-8" in found[4][3]


MISSIONS = """\
claim:first {
  id:mission-1
    a leg:Mission ;
    skos:prefLabel "To Haiti"@en , "En Haïti"@fr ;
    leg:date "2005-06-04"^^edtf:EDTF ;
    leg:sendingJurisdiction id:home ;
    leg:hostJurisdiction id:haiti ;
  .
}
claim:second {
  id:mission-2
    a leg:Mission ;
    skos:prefLabel "Visit to Haiti"@en , "Visite en Haïti"@fr ;
    leg:date "2005-06"^^edtf:EDTF ;
    leg:hostJurisdiction id:haiti ;
    leg:sendingJurisdiction id:home ;
  .
  id:meeting a leg:Meeting ; skos:prefLabel "Talk"@en , "Entretien"@fr ;
    leg:subEventOf id:mission-2 ; leg:date "2005-06-04"^^edtf:EDTF .
}
claim:places {
  id:home a leg:Jurisdiction ; skos:prefLabel "Home"@en , "Chez nous"@fr .
  id:haiti a leg:Jurisdiction ; skos:prefLabel "Haiti"@en , "Haïti"@fr .
}
graph:claims {
  id:page-1 a leg:Source ; skos:prefLabel "One"@en , "Une"@fr ;
    dcterms:publisher "P" ; dcterms:title "T"@en .
  claim:first a leg:Claim ; leg:stance concept:editorial ; leg:source id:page-1 ;
    skos:editorialNote "Known."@en .
  claim:second a leg:Claim ; leg:stance concept:editorial ; leg:source id:page-1 ;
    skos:editorialNote "Known."@en .
  claim:places a leg:Claim ; leg:stance concept:editorial ; leg:source id:page-1 ;
    skos:editorialNote "Known."@en .
}
"""


@pytest.fixture
def missions(mine: DatasetFolder) -> DatasetFolder:
    """Return a dataset in which two claims tell one mission under two names."""
    mine.claims("missions.trig", MISSIONS)
    return mine


def built(mine: DatasetFolder) -> Build:
    return assemble(read_inputs(folders(mine.folder)))


def test_two_missions_that_are_one_are_one_mission_with_two_claims(
    missions: DatasetFolder,
) -> None:
    decide(missions, "mission-2 = mission-1")

    build = built(missions)

    store = Store.memory(build.quads)
    of_class = {q.subject for q in store.match(None, RDF.type, LEG.Mission)}
    assert of_class == {thing("mission-1")}
    told = {
        q.graph_name
        for q in store.match(thing("mission-1"), LEG.hostJurisdiction)
        if isinstance(q.graph_name, NamedNode)
    }
    claims = {NamedNode(f"{BASE}claim/first"), NamedNode(f"{BASE}claim/second")}
    assert claims <= told
    assert next(store.match(thing("meeting"), LEG.subEventOf, thing("mission-1")))
    labels = {q.object for q in store.match(thing("mission-1"), SKOS.prefLabel)}
    assert labels == {
        Literal("To Haiti", language="en"),
        Literal("En Haïti", language="fr"),
    }
    others = {q.object for q in store.match(thing("mission-1"), SKOS.altLabel)}
    assert Literal("Visite en Haïti", language="fr") in others
    assert build.report.findings == ()


def test_no_name_that_was_given_up_is_left_outside_the_graph_of_identities(
    missions: DatasetFolder,
) -> None:
    decide(missions, "mission-2 = mission-1")

    old = thing("mission-2")
    left = [q for q in built(missions).quads if old in {q.subject, q.object}]

    assert left
    assert {quad.graph_name for quad in left} == {graph("identities")}


def test_the_store_knows_who_decided_what_when_and_why(
    missions: DatasetFolder,
) -> None:
    decide(missions, "mission-2 = mission-1", "mission-1 ! meeting")

    store = Store.memory(built(missions).quads)

    merged, apart = mergers_of(store, thing("mission-1"), base=BASE)
    assert merged.as_json() == {
        "thing": thing("mission-2").value,
        "same": True,
        "date": "2026-11-28",
        "authors": ["Me"],
        "confidence": 0.9,
        "comment": "Same day.",
    }
    assert (apart.other, apart.is_same) == (thing("meeting"), False)
    (back,) = mergers_of(store, thing("meeting"), base=BASE)
    assert (back.other, back.is_same) == (thing("mission-1"), False)
    assert last_name(store, thing("mission-2"), base=BASE) == thing("mission-1")
    assert last_name(store, thing("meeting"), base=BASE) == thing("meeting")


def test_all_names_of_a_chain_are_known_of_the_thing_that_is_kept(
    missions: DatasetFolder,
) -> None:
    decide(missions, "mission-3 = mission-2", "mission-2 = mission-1")

    store = Store.memory(built(missions).quads)

    found = mergers_of(store, thing("mission-1"), base=BASE)
    assert [one.other for one in found] == [thing("mission-2"), thing("mission-3")]
    assert last_name(store, thing("mission-3"), base=BASE) == thing("mission-1")


def test_a_finding_names_the_line_where_the_old_name_stands(
    missions: DatasetFolder,
) -> None:
    path = missions.claims(
        "more.trig",
        "claim:second {\n"
        "  id:mission-2 leg:hostJurisdiction id:nowhere ;\n"
        '    skos:prefLabel "Reise"@de .\n}\n',
    )
    decide(missions, "mission-2 = mission-1")

    inputs = read_inputs(folders(missions.folder))

    (document,) = (d for d in inputs.documents if d.path == path)
    name = thing("mission-1").value
    line = len(PREFIXES.splitlines()) + 2
    host = {"predicate": LEG.hostJurisdiction.value, "value": thing("nowhere").value}
    assert document.position(name) == Position(path, line, 3)
    assert document.position(name, **host) == Position(path, line, 37)
    label = {"predicate": SKOS.prefLabel.value, "value": "Reise"}
    assert document.position(name, **label) == Position(path, line + 1, 20)
    assert document.position(thing("mission-2").value) is None


def test_a_label_that_became_an_alternative_one_is_found_where_it_stands(
    missions: DatasetFolder,
) -> None:
    decide(missions, "mission-2 = mission-1")
    path = missions.folder / "missions.trig"
    text = path.read_text(encoding="utf-8")
    line = text[: text.index('"Visit to')].count("\n") + 1

    inputs = read_inputs(folders(missions.folder))

    (document,) = (d for d in inputs.documents if d.path == path)
    name, alt = thing("mission-1").value, SKOS.altLabel.value
    place = document.position(name, predicate=alt, value="Visit to Haiti")
    assert place == Position(path, line, 20)
    place = document.position(name, predicate=alt, value="of another file")
    assert place == Position(path, line, 5)


def test_documents_that_do_not_speak_of_a_name_given_up_stay_as_they_are(
    missions: DatasetFolder,
) -> None:
    kept = missions.claims("kept.trig", "claim:places { id:mission-1 leg:topic id:x }")
    other = missions.claims("other.trig", "claim:places { id:x a leg:City . }")
    missions.claims("value.trig", "claim:places { id:x leg:topic id:mission-2 }")
    whole = read_inputs(folders(missions.folder))
    known = {d.path: d for d in whole.documents}

    new = substitute(
        whole.documents, {thing("mission-2"): thing("mission-1")}, accepted=()
    )

    same = [d.path for d in new if d is known[d.path]]
    assert same == [kept, other]


def test_a_row_about_what_nobody_speaks_of_is_a_warning_at_its_line(
    missions: DatasetFolder,
) -> None:
    path = decide(missions, "mission-7 = mission-1", "home ! atlantis")

    report = examine(read_inputs(folders(missions.folder)))

    idle = [f for f in report.findings if f.shape == "identities"]
    assert [(f.position, f.severity) for f in idle] == [
        (Position(path, 7, 1), "warning"),
        (Position(path, 8, 1), "warning"),
    ]
    assert "mission-7" in idle[0].message.en
    assert "atlantis" in idle[1].message.fr


def test_broken_decisions_refuse_the_build_with_all_other_broken_files(
    missions: DatasetFolder,
) -> None:
    decide(missions, "a = b", "b = a")
    missions.claims("cut.trig", "claim:one {")

    with pytest.raises(DataError) as caught:
        read_inputs(folders(missions.folder))

    found = {f.position.path.name for f in caught.value.findings if f.position}
    assert found == {"cut.trig", "decided.sssom.tsv"}


def test_a_part_has_only_the_decisions_that_it_lists(missions: DatasetFolder) -> None:
    description = missions.folder / "dataset.ttl"
    text = description.read_text(encoding="utf-8")
    listed = '"missions.trig", "identities/mine.sssom.tsv"'
    missions.write("dataset.ttl", text.replace('"small.trig"', listed))
    decide(missions, "home = haiti")
    own = decide(missions, "mission-2 = mission-1", "x = y", name="mine")

    inputs = read_inputs(folders(missions.folder), part="small")

    assert inputs.dataset.identities("small") == [own]
    assert inputs.identities.kept == {
        thing("mission-2"): thing("mission-1"),
        thing("x"): thing("y"),
    }
    assert inputs.idle == ()


def test_a_table_of_decisions_is_examined_as_if_it_were_added(
    missions: DatasetFolder,
) -> None:
    path = decide(missions, "mission-2 = mission-1", "x = y")

    inputs = read_inputs(folders(missions.folder), extra=[path])

    assert [document.path for document in inputs.extra] == [path]
    assert thing("mission-2") in inputs.identities.kept
    assert {f.position for f in examine(inputs).findings} == {Position(path, 8, 1)}


def test_the_things_of_links_take_the_names_that_are_kept(
    missions: DatasetFolder,
) -> None:
    decide(missions, "home = haiti")
    path = missions.links("some.sssom.tsv", "id:home\tskos:exactMatch\twd:Q1")

    inputs = read_inputs(folders(missions.folder))

    (document,) = (d for d in inputs.documents if d.path == path)
    match = SKOS.exactMatch.value
    place = document.position(thing("haiti").value, predicate=match)
    assert place is not None
    assert place.line == 7
    assert thing("home") not in {q.object for q in document.quads}


def labels_of(
    claims: str, kept: dict[str, str], *, accepted: Sequence[str] = ("one", "two")
) -> set[tuple[str, str, str]]:
    """Return name, property and text of the labels once names are replaced."""
    path = Path("labels.trig")
    quads = tuple(parse_quads((PREFIXES + claims).encode(), path=path))
    (new,) = substitute(
        [Document(path, PREFIXES + claims, quads)],
        {thing(old): thing(new) for old, new in kept.items()},
        accepted={NamedNode(f"{BASE}claim/{name}") for name in accepted},
    )
    return {
        (
            str(quad.subject).rpartition("/")[2].rstrip(">"),
            quad.predicate.value.rpartition("#")[2],
            str(quad.object),
        )
        for quad in new.quads
    }


def test_the_preferred_label_stays_where_the_kept_thing_has_none_in_its_language() -> (
    None
):
    claims = """
    claim:one { id:a skos:prefLabel "A"@en . }
    claim:two { id:b skos:prefLabel "B"@en , "Bé"@fr . }
    """

    assert labels_of(claims, {"b": "a"}) == {
        ("a", "prefLabel", '"A"@en'),
        ("a", "altLabel", '"B"@en'),
        ("a", "prefLabel", '"Bé"@fr'),
    }


def test_of_several_labels_that_could_stay_the_one_of_the_smallest_name_does() -> None:
    claims = """
    claim:one { id:c skos:prefLabel "C"@fr . id:a a leg:City . }
    claim:two { id:b skos:prefLabel "Bé"@fr . }
    """

    assert {
        ("a", "prefLabel", '"Bé"@fr'),
        ("a", "altLabel", '"C"@fr'),
    } <= labels_of(claims, {"b": "a", "c": "a"})


def test_the_same_label_of_both_stays_preferred_and_is_told_twice() -> None:
    claims = """
    claim:one { id:a skos:prefLabel "A"@en ; skos:altLabel "X"@en . }
    claim:two { id:b skos:prefLabel "A"@en ; skos:hiddenLabel "X"@en , "Y"@en . }
    claim:two { id:c skos:altLabel "A"@en . }
    """

    assert labels_of(claims, {"b": "a", "c": "a"}) == {
        ("a", "prefLabel", '"A"@en'),
        ("a", "altLabel", '"X"@en'),
        ("a", "hiddenLabel", '"Y"@en'),
    }


def test_a_label_that_is_a_fact_is_preferred_over_one_that_is_only_announced() -> None:
    claims = """
    claim:announced { id:z skos:prefLabel "Planned"@en , "Prévu"@fr . }
    claim:two { id:b skos:prefLabel "Done"@en . id:c skos:prefLabel "Late"@en . }
    claim:other { id:b skos:prefLabel "Fait"@fr . }
    """

    assert labels_of(claims, {"b": "z", "c": "z"}) == {
        ("z", "prefLabel", '"Planned"@en'),
        ("z", "prefLabel", '"Done"@en'),
        ("z", "altLabel", '"Late"@en'),
        ("z", "prefLabel", '"Prévu"@fr'),
        ("z", "altLabel", '"Fait"@fr'),
    }


def test_a_label_that_is_no_text_is_left_to_the_shapes() -> None:
    claims = "claim:one { id:b skos:prefLabel id:a , [] . }"

    found = labels_of(claims, {"b": "a"})

    assert ("a", "prefLabel", f"<{BASE}id/a>") in found


NAMES = st.sampled_from("abcdef")
PAIRS = st.lists(st.tuples(NAMES, st.sampled_from("=!"), NAMES), max_size=8)


def decisions(pairs: list[tuple[str, str, str]]) -> list[Decision]:
    return [
        Decision(thing(a), thing(b), sign == "=", Position(Path("t"), number, 1))
        for number, (a, sign, b) in enumerate(pairs, start=1)
    ]


@given(pairs=PAIRS)
def test_names_that_are_kept_are_never_replaced_whatever_was_decided(
    pairs: list[tuple[str, str, str]],
) -> None:
    kept, findings = resolve(decisions(pairs))

    assert not set(kept) & set(kept.values())
    if not findings:
        identities = Identities(tuple(decisions(pairs)), kept)
        for one in identities.decisions:
            ends = {identities.last(end) for end in one.pair}
            assert len(ends) == (1 if one.is_same else 2)


ENDS = st.sampled_from([thing(name) for name in "abcdef"])
TEXTS = st.builds(Literal, st.sampled_from("XYZ"), language=st.sampled_from(["en"]))
GRAPHS = st.sampled_from([NamedNode(f"{BASE}claim/{name}") for name in ("one", "two")])
QUADS = st.lists(
    st.one_of(
        st.builds(Quad, ENDS, st.just(LEG.topic), ENDS, GRAPHS),
        st.builds(
            Quad,
            ENDS,
            st.sampled_from([SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel]),
            TEXTS,
            GRAPHS,
        ),
    ),
    max_size=12,
)


@given(pairs=PAIRS, quads=QUADS)
def test_replacing_names_twice_is_replacing_them_once(
    pairs: list[tuple[str, str, str]], quads: list[Quad]
) -> None:
    kept, _ = resolve(decisions(pairs))
    accepted = {NamedNode(f"{BASE}claim/one")}
    document = Document(Path("x.nq"), "", tuple(quads))

    once = substitute([document], kept, accepted=accepted)
    twice = substitute(once, kept, accepted=accepted)

    assert set(twice[0].quads) == set(once[0].quads)
    assert not {q.subject for q in once[0].quads} & set(kept)


def test_a_dataset_without_decisions_reads_as_before(missions: DatasetFolder) -> None:
    inputs: Inputs = read_inputs(folders(missions.folder))

    assert inputs.identities == Identities()
    assert read_dataset(missions.folder).identities() == []
