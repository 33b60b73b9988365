"""Decisions made, taken back, and never in contradiction."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.dataset import read_dataset
from legation.decisions import Change, Decisions, Grounds, read_decisions
from legation.errors import DataError, MissingFileError, UsageError
from legation.identities import short_name
from legation.terms import NamedNode
from worlds import DatasetFolder

BASE = "https://example.org/mine/"
TODAY = date(2026, 11, 28)
MINE = Grounds(author="Me", date=TODAY, reasons="Same day; same place.", confidence=0.9)
HEAD = f"""\
#curie_map:
#  id: {BASE}id/
#mapping_set_id: {BASE}identities/decided
#mapping_set_description: Decisions that two things are one, or are not. · Décisions \
selon lesquelles deux choses n'en font qu'une, ou sont différentes.
#license: https://creativecommons.org/licenses/by/4.0/
subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\
\tmapping_justification\tauthor_label\tmapping_date\tconfidence\tcomment
"""


def thing(name: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{name}")


def things(names: str) -> list[NamedNode]:
    return [thing(name) for name in names.split()]


def label(node: NamedNode) -> str:
    return f"The {node.value.rpartition('/')[2]}"


def read(mine: DatasetFolder) -> Decisions:
    return read_decisions(read_dataset(mine.folder))


def save(*changes: Change) -> None:
    for change in changes:
        if change.content is None:
            change.path.unlink()
        else:
            change.path.parent.mkdir(exist_ok=True)
            change.path.write_bytes(change.content)


def accept(mine: DatasetFolder, names: str, grounds: Grounds = MINE) -> None:
    save(read(mine).accept(things(names), grounds=grounds, label=label))


def reject(mine: DatasetFolder, names: str, grounds: Grounds = MINE) -> None:
    save(read(mine).reject(things(names), grounds=grounds, label=label))


def refusal(mine: DatasetFolder, names: str, *, is_same: bool) -> str:
    decisions = read(mine)
    decide = decisions.accept if is_same else decisions.reject
    with pytest.raises(UsageError) as caught:
        decide(things(names), grounds=MINE, label=label)
    assert caught.value.text.en != caught.value.text.fr
    return caught.value.text.en


def table(mine: DatasetFolder) -> str:
    path = mine.folder / "identities/decided.sssom.tsv"
    return path.read_bytes().decode()


def test_the_first_decision_makes_a_table_that_says_who_when_and_why(
    mine: DatasetFolder,
) -> None:
    accept(mine, "a b")

    how = "semapv:ManualMappingCuration\tMe\t2026-11-28\t0.9\tSame day; same place.\n"
    row = f"id:b\tThe b\towl:sameAs\t\tid:a\tThe a\t{how}"
    assert table(mine) == HEAD + row


def test_the_licence_of_decisions_is_that_of_the_dataset(mine: DatasetFolder) -> None:
    description = (mine.folder / "dataset.ttl").read_text(encoding="utf-8")
    licence = "<https://example.org/mine/> dcterms:license <https://example.org/l> .\n"
    mine.write("dataset.ttl", description + licence)

    accept(mine, "a b")

    assert "#license: https://example.org/l\n" in table(mine)


def test_a_group_keeps_the_name_of_the_first(mine: DatasetFolder) -> None:
    accept(mine, "b c a")

    (act,) = read(mine).acts
    assert act.is_same
    assert act.things == tuple(things("b a c"))
    assert [(r.subject, r.object) for r in act.rows] == [
        (thing("a"), thing("b")),
        (thing("c"), thing("b")),
    ]
    assert act.rows[0].authors == ("Me",)
    assert (act.rows[0].date, act.rows[0].confidence) == ("2026-11-28", 0.9)
    assert act.rows[0].comment == "Same day; same place."


def test_a_group_that_is_rejected_is_apart_pair_by_pair(mine: DatasetFolder) -> None:
    reject(mine, "c a b")

    decisions = read(mine)
    (act,) = decisions.acts
    assert not act.is_same
    assert act.things == tuple(things("a b c"))
    pairs = {frozenset(pair) for pair in combinations(things("a b c"), 2)}
    assert decisions.identities.apart == pairs
    assert table(mine).count("\tNot\t") == 3


def test_the_name_of_an_act_is_that_of_its_things_in_any_order(
    mine: DatasetFolder,
) -> None:
    accept(mine, "b c a")

    decisions = read(mine)
    (act,) = decisions.acts
    assert act.name == short_name(things("a b c")) == short_name(things("c b a"))
    assert decisions.find(act.name) == [act]
    (row,) = decisions.find(short_name(things("a b")))
    assert [r.subject for r in row.rows] == [thing("a")]
    assert decisions.find("00000000") == []


def test_rows_with_different_grounds_are_different_acts(mine: DatasetFolder) -> None:
    accept(mine, "a b")
    accept(mine, "a c", Grounds(author="You", date=date(2026, 11, 27)))
    reject(mine, "d e")
    reject(mine, "f g")

    acts = [(act.is_same, act.things) for act in read(mine).acts]

    assert acts[0] == (True, tuple(things("a c")))
    assert sorted(acts[1:], key=str) == [
        (False, tuple(things("d e"))),
        (False, tuple(things("f g"))),
        (True, tuple(things("a b"))),
    ]


def test_a_decision_about_a_name_that_was_given_up_is_about_the_one_kept(
    mine: DatasetFolder,
) -> None:
    accept(mine, "b a")
    accept(mine, "c a")

    identities = read(mine).identities
    assert identities.kept == {thing("a"): thing("c"), thing("b"): thing("c")}

    reject(mine, "a d")
    assert frozenset(things("c d")) in read(mine).identities.apart


def test_what_would_contradict_a_decision_is_refused_naming_its_row(
    mine: DatasetFolder,
) -> None:
    accept(mine, "a b")
    accept(mine, "c b")  # the name kept for both is c now
    reject(mine, "c d")
    path = mine.folder / "identities/decided.sssom.tsv"

    assert refusal(mine, "b d", is_same=True).startswith(
        "These things were decided to be different: "
    )
    assert f"{path}:9:1" in refusal(mine, "d b", is_same=True)
    assert f"{path}:7:1" in refusal(mine, "a b", is_same=False)
    assert "decided to be one" in refusal(mine, "a b e", is_same=False)


def test_what_was_decided_already_is_not_decided_again(mine: DatasetFolder) -> None:
    accept(mine, "a b")
    reject(mine, "c d")

    assert "decided already: " in refusal(mine, "b a", is_same=True)
    assert "decided already: " in refusal(mine, "d c", is_same=False)
    reject(mine, "c d e")
    assert table(mine).count("\tNot\t") == 3


def test_one_thing_or_one_from_outside_cannot_be_decided_about(
    mine: DatasetFolder,
) -> None:
    assert "Name two or more" in refusal(mine, "a a", is_same=True)

    with pytest.raises(UsageError, match="no thing of this dataset"):
        read(mine).accept(
            [thing("a"), NamedNode("http://www.wikidata.org/entity/Q1")],
            grounds=MINE,
            label=label,
        )


def test_undoing_takes_out_the_rows_and_the_table_that_was_made_for_them(
    mine: DatasetFolder,
) -> None:
    accept(mine, "a b")
    before = table(mine)
    accept(mine, "c d e")
    decisions = read(mine)

    save(*decisions.undo(decisions.find(short_name(things("c d e")))[0]))

    assert table(mine) == before
    decisions = read(mine)
    (change,) = decisions.undo(decisions.acts[0])
    assert change.content is None


def test_what_was_decided_about_a_thing_is_found_by_any_name_of_it(
    mine: DatasetFolder,
) -> None:
    accept(mine, "a b c")
    reject(mine, "a d")
    decisions = read(mine)

    (row,) = decisions.about(thing("b"))
    assert [r.subject for r in row.rows] == [thing("b")]
    assert {act.is_same for act in decisions.about(thing("a"))} == {True, False}
    assert [act.things for act in decisions.about(thing("d"))] == [tuple(things("a d"))]
    assert decisions.about(thing("x")) == []


def test_rows_of_other_tables_are_taken_back_where_they_stand(
    mine: DatasetFolder,
) -> None:
    accept(mine, "a b")
    decided = mine.folder / "identities/decided.sssom.tsv"
    other = decided.with_name("by-hand.sssom.tsv")
    other.write_bytes(decided.read_bytes().replace(b"id:b\t", b"id:c\t"))
    decisions = read(mine)
    (act,) = decisions.acts

    first, second = decisions.undo(act)

    assert {first.path, second.path} == {decided, other}


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD.replace("\n", "\r\n"),
        "\ufeff" + HEAD,
        HEAD.replace("Decisions that", "Any that"),
        HEAD
        + "id:z\tZ\towl:sameAs\t\tid:y\tY\tsemapv:MappingReview\tX\t2026-01-01\t\t",
        HEAD
        + "id:z\tZ\towl:sameAs\t\tid:y\tY\tsemapv:MappingReview\tX\t2026-01-01\t\t\n"
        + 'id:d\t"a ""D"""\towl:sameAs\tNot\tid:e\tE\tsemapv:MappingReview'
        + "\tX\t2026-01-01\t1.0\t\n",
        HEAD.replace("\tconfidence", "\tconfidence\treviewer_label"),
    ],
)
def test_whatever_a_table_looks_like_an_undone_decision_leaves_its_bytes(
    mine: DatasetFolder, text: str
) -> None:
    path = mine.write("identities/decided.sssom.tsv", "")
    path.write_bytes(text.encode())

    accept(mine, "a b c", Grounds(author="A|B \\ C", date=TODAY, reasons='a "b"\n\tc'))
    decisions = read(mine)
    (act,) = decisions.about(thing("a"))
    assert act.rows[0].authors == ("A|B \\ C",)
    assert act.rows[0].comment == 'a "b" c'
    (change,) = decisions.undo(act)

    # A table that is as a first decision makes it goes with the last one.
    assert change.content == (None if text == HEAD else text.encode())


def test_rows_are_sorted_whatever_the_order_of_decisions(
    mine: DatasetFolder,
) -> None:
    for names in ("m z", "m a", "m k", "b c"):
        accept(mine, names)

    rows = table(mine).splitlines()[6:]

    assert [row.split("\t")[0] for row in rows] == ["id:a", "id:c", "id:k", "id:z"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("\tcomment", "", "lacks comment"),
        ("\tpredicate_modifier", "", "lacks predicate_modifier"),
        ("#  id:", "#  other:", None),
        (f"#  id: {BASE}id/", f"#  id: {BASE}id/x/", "declares no prefix for"),
    ],
)
def test_a_table_that_cannot_hold_a_decision_is_left_as_it_is(
    mine: DatasetFolder, old: str, new: str, sentence: str | None
) -> None:
    mine.write("identities/decided.sssom.tsv", HEAD.replace(old, new))

    if sentence is None:
        reject(mine, "a b")
        assert "other:a\tThe a" in table(mine)
    else:
        assert sentence in refusal(mine, "a b", is_same=False)


def test_broken_tables_are_told_before_anything_is_decided(mine: DatasetFolder) -> None:
    mine.write("identities/decided.sssom.tsv", HEAD + "id:a\n")

    with pytest.raises(DataError):
        read(mine)


def test_a_table_that_went_away_meanwhile_is_a_missing_file(
    mine: DatasetFolder,
) -> None:
    accept(mine, "a b")
    decisions = read(mine)
    (mine.folder / "identities/decided.sssom.tsv").unlink()

    with pytest.raises(MissingFileError):
        decisions.undo(decisions.acts[0])


def test_pairs_told_apart_that_are_no_whole_group_are_acts_of_their_own(
    mine: DatasetFolder,
) -> None:
    reject(mine, "a b")
    reject(mine, "b c")
    assert len(read(mine).acts) == 2

    reject(mine, "a c")
    assert [act.things for act in read(mine).acts] == [tuple(things("a b c"))]


NAMES = st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=3, unique=True)
STEPS = st.lists(st.tuples(st.booleans(), NAMES), min_size=1, max_size=6)


@given(steps=STEPS, order=st.randoms(use_true_random=False))
def test_decisions_undone_in_any_order_leave_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory,
    steps: Sequence[tuple[bool, list[str]]],
    order: object,
) -> None:
    mine = DatasetFolder(tmp_path_factory.mktemp("decisions") / "data")
    path = mine.write("identities/decided.sssom.tsv", HEAD.replace("one", "1"))
    before = path.read_bytes()
    made: list[Path | str] = []
    for number, (is_same, names) in enumerate(steps):
        grounds = Grounds(author=f"Author {number}", date=TODAY)
        try:
            (accept if is_same else reject)(mine, " ".join(names), grounds)
        except UsageError:
            continue
        made.append(grounds.author)
        assert read(mine).identities.decisions  # what is written can be read

    order.shuffle(made)  # type: ignore[attr-defined]
    for author in made:
        decisions = read(mine)
        while acts := [
            act for act in decisions.acts if act.rows[0].authors == (author,)
        ]:
            save(*decisions.undo(acts[0]))
            decisions = read(mine)

    assert path.read_bytes() == before
