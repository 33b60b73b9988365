"""Reading policies: those that are shipped, and what is wrong with others."""

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from legation.assets import folders, shipped
from legation.comparing import Policy, find_policy, read_policy
from legation.errors import DataError, MissingFileError, UsageError
from legation.store import Store
from legation.terms import CONCEPT, NamedNode
from legation.texts import Text
from sayings import store_of

WHERE = folders(shipped("data"))
HEAD = """\
@prefix concept: <https://w3id.org/legation/concept/> .
@prefix leg: <https://w3id.org/legation/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://example.org/> .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.ttl"


def read(path: Path, store: Store, text: str) -> Policy:
    path.write_text(HEAD + text, encoding="utf-8")
    return read_policy(path, store=store)


def faults(path: Path, store: Store, text: str) -> list[str]:
    """Return what is wrong with a policy, each with its line and column."""
    with pytest.raises(DataError) as refused:
        read(path, store, text)
    assert refused.value.text.fr == f"La politique {path} est inutilisable."
    return [
        f"{str(finding.position).removeprefix(f'{path}:')} {finding.message.en}"
        for finding in refused.value.findings
    ]


@pytest.mark.parametrize("name", ["latest-first", "most-precise", "officials-first"])
def test_a_shipped_policy_judges_by_known_criteria_and_names_every_stance(
    name: str, store: Store
) -> None:
    policy = find_policy(name, where=WHERE, store=store)

    assert policy.iri.value == f"https://w3id.org/legation/policy/{name}"
    assert policy.label.en
    assert policy.label.fr != policy.label.en
    assert len(policy.stances) == len({*policy.stances}) == 9


def test_every_shipped_policy_is_known_by_name() -> None:
    names = sorted(path.stem for path in (WHERE.ontology / "policies").iterdir())

    assert names == ["latest-first", "most-precise", "officials-first"]


def test_officials_come_before_the_press(store: Store) -> None:
    policy = find_policy("officials-first", where=WHERE, store=store)

    assert policy.kinds[0] == CONCEPT["legal-text"]
    assert policy.kinds[-1] == CONCEPT.press
    assert len(policy.kinds) == 7


def test_a_policy_of_the_user_is_read_from_its_file(path: Path, store: Store) -> None:
    read(
        path,
        store,
        """ex:p a leg:Policy ; skos:prefLabel "Mine"@en , "À moi"@fr ;
          leg:judgesBy ( concept:by-kind concept:by-precision ) ;
          leg:ranksKinds ( concept:press ) .""",
    )

    assert find_policy(str(path), where=WHERE, store=store) == Policy(
        iri=NamedNode("https://example.org/p"),
        label=Text("Mine", "À moi"),
        criteria=(CONCEPT["by-kind"], CONCEPT["by-precision"]),
        kinds=(CONCEPT.press,),
    )


def test_a_policy_without_a_label_is_called_by_its_file(
    path: Path, store: Store
) -> None:
    policy = read(
        path, store, "ex:p a leg:Policy ; leg:judgesBy ( concept:by-precision ) ."
    )

    assert policy.label == Text("mine", "mine")


def test_an_unknown_name_is_refused_with_those_that_there_are(store: Store) -> None:
    with pytest.raises(UsageError, match="latest-first, most-precise, officials-first"):
        find_policy("oldest-first", where=WHERE, store=store)


def test_an_ontology_of_ones_own_may_bring_its_own_policies(
    tmp_path: Path, store: Store
) -> None:
    ontology = tmp_path / "ontology"
    where = replace(WHERE, ontology=ontology)
    shipped_one = find_policy("latest-first", where=where, store=store)
    ours = ontology / "policies" / "ours.ttl"
    ours.parent.mkdir(parents=True)
    copy(WHERE.ontology / "policies" / "latest-first.ttl", ours)

    assert find_policy("ours", where=where, store=store) == shipped_one
    with pytest.raises(UsageError, match="Choose one of ours, or"):
        find_policy("latest-first", where=where, store=store)


def test_a_file_that_is_not_there_is_missing(path: Path, store: Store) -> None:
    with pytest.raises(MissingFileError):
        find_policy(str(path), where=WHERE, store=store)


def test_broken_turtle_is_refused_with_its_place(path: Path, store: Store) -> None:
    with pytest.raises(DataError) as refused:
        read(path, store, "ex:p a leg:Policy ; leg:judgesBy ( .")

    assert str(refused.value.findings[0].position).startswith(f"{path}:5:")


def test_a_file_describes_exactly_one_policy(path: Path, store: Store) -> None:
    none = "ex:p leg:judgesBy ( concept:by-precision ) ."
    two = "ex:p a leg:Policy . ex:q a leg:Policy ."

    assert faults(path, store, none)[0].startswith("1 The file describes 0 policies.")
    assert faults(path, store, two)[0].startswith("1 The file describes 2 policies.")


def test_a_policy_has_an_iri(path: Path, store: Store) -> None:
    (fault,) = faults(path, store, "[] a leg:Policy .")

    assert "an IRI of the class leg:Policy" in fault


@pytest.mark.parametrize("said", ["", "; leg:judgesBy ( )"])
def test_a_policy_judges_by_something(said: str, path: Path, store: Store) -> None:
    (fault,) = faults(path, store, f"ex:p a leg:Policy {said} .")

    assert fault.startswith("5:1 The policy judges by nothing.")


def test_an_unknown_criterion_is_refused_at_its_place(path: Path, store: Store) -> None:
    (fault,) = faults(
        path,
        store,
        "ex:p a leg:Policy ;\n leg:judgesBy ( concept:by-luck concept:by-precision ) .",
    )

    assert fault == (
        "6:17 concept:by-luck is not a concept of the scheme concept:criteria. Choose "
        "from concept:by-agreement, concept:by-kind, concept:by-precision, "
        "concept:by-recency, concept:by-stance."
    )


def test_a_word_in_place_of_a_concept_is_refused(path: Path, store: Store) -> None:
    (fault,) = faults(
        path, store, 'ex:p a leg:Policy ;\n leg:judgesBy ( "precision" ) .'
    )

    assert fault.startswith('6:17 "precision" is not a concept')


def test_a_kind_among_the_stances_is_refused(path: Path, store: Store) -> None:
    (fault,) = faults(
        path,
        store,
        """ex:p a leg:Policy ; leg:judgesBy ( concept:by-stance ) ;
  leg:ranksStances ( concept:reported concept:press ) .""",
    )

    assert fault.startswith("6:39 concept:press is not a concept of the scheme concept")


def test_a_criterion_that_stands_twice_is_refused(path: Path, store: Store) -> None:
    (fault,) = faults(
        path,
        store,
        "ex:p a leg:Policy ;\n"
        " leg:judgesBy ( concept:by-precision concept:by-precision ) .",
    )

    assert "concept:by-precision stands in this list twice" in fault


def test_a_criterion_without_its_order_is_refused(path: Path, store: Store) -> None:
    found = faults(
        path,
        store,
        "ex:p a leg:Policy ;\n leg:judgesBy ( concept:by-kind concept:by-stance ) .",
    )

    assert found[0].startswith(
        "6:17 The policy judges by concept:by-kind, but gives no"
    )
    assert found[1].startswith(
        "6:33 The policy judges by concept:by-stance, but gives no"
    )


def test_an_order_that_no_criterion_asks_for_is_refused(
    path: Path, store: Store
) -> None:
    (fault,) = faults(
        path,
        store,
        """ex:p a leg:Policy ; leg:judgesBy ( concept:by-precision ) ;
  leg:ranksKinds ( concept:press ) .""",
    )

    assert fault.startswith("6:3 This order has no effect.")


def test_one_concept_is_no_list(path: Path, store: Store) -> None:
    (fault,) = faults(
        path, store, "ex:p a leg:Policy ;\n leg:judgesBy concept:by-precision ."
    )

    assert fault.startswith("6:2 The value of leg:judgesBy is not a list.")


def test_two_lists_are_refused(path: Path, store: Store) -> None:
    (fault,) = faults(
        path,
        store,
        "ex:p a leg:Policy ;\n"
        " leg:judgesBy ( concept:by-precision ), ( concept:by-agreement ) .",
    )

    assert fault.startswith("6:2 leg:judgesBy has more than one value.")


def test_a_list_that_runs_in_a_circle_is_no_list(path: Path, store: Store) -> None:
    (fault,) = faults(
        path,
        store,
        """ex:p a leg:Policy ;
 leg:judgesBy _:a .
_:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> concept:by-precision ;
  <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:a .""",
    )

    assert fault.startswith("6:2 The value of leg:judgesBy is not a list.")


def test_all_faults_are_reported_at_once(path: Path, store: Store) -> None:
    found = faults(
        path,
        store,
        """ex:p a leg:Policy ;
 leg:judgesBy ( concept:by-kind concept:by-luck ) ;
 leg:ranksStances ( concept:pres ) .""",
    )

    assert [fault.partition(" ")[0] for fault in found] == [
        "6:17",
        "6:33",
        "7:2",
        "7:21",
    ]
