"""Three engines find the same in a world with every kind of defect.

They are ours, pySHACL and pyshacl-turbo, which passes all cases of the W3C. Where one
of the others differs from it, `DIFFERENCES` says so and why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pytest

from benchmarks import worlds
from benchmarks.defects import (
    CLAIM_KINDS,
    KINDS,
    Defect,
    Spoilt,
    spoil,
    spoil_claims,
)
from engines import Judged, by_turbo, judged
from legation.assets import folders
from legation.bounds import bounds
from legation.inputs import Inputs, read_inputs
from legation.parsing import Document
from legation.terms import (
    SHACL,
    DefaultGraph,
    NamedNode,
    Prefixes,
    Quad,
    Triple,
)
from legation.validation import Engine, validate

# rdflib takes “maybe” for a truth of an unknown spelling, and warns of it.
pytestmark = pytest.mark.filterwarnings("ignore:Parsing weird boolean:UserWarning")

SIZE = 2_500
SEED = 7
ENGINES: tuple[Engine, ...] = ("fast", "reference")


@dataclass(frozen=True, slots=True)
class Case:
    """What the engines are given.

    Attributes:
        kinds: The kinds of defects.
        spoilt: What came of the world.
        data: The spoilt data, as a build has them judged.
        whole: The same before anything was broken.
        shapes: The shapes that judge them.
        prefixes: The prefixes of the world.
    """

    kinds: Mapping[str, Defect]
    spoilt: Spoilt
    data: tuple[Quad, ...]
    whole: tuple[Quad, ...]
    shapes: tuple[Triple, ...]
    prefixes: Prefixes

    def by(self, engine: Engine) -> frozenset[Judged]:
        """Return what one of our engines finds."""
        return judged(
            validate(self.data, self.shapes, prefixes=self.prefixes, engine=engine)
        )

    def by_turbo(self) -> frozenset[Judged]:
        """Return what pyshacl-turbo finds."""
        return by_turbo(self.data, self.shapes, prefixes=self.prefixes)

    def missed(self, found: Iterable[Judged]) -> set[str]:
        """Return the kinds of which some thing was not found by the rule for it."""
        known = {
            (one.shape, name)
            for one in found
            for name in (self.prefixes.shorten(one.focus), one.value)
        }
        return {
            kind
            for kind, things in self.spoilt.seeded.items()
            for thing in things
            if (f"shape:{self.kinds[kind].rule}", self.prefixes.shorten(thing.value))
            not in known
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """What an engine finds and pyshacl-turbo does not.

    Attributes:
        engine: The engine.
        kind: The kind of defect of the things that it is about.
        shape: The shape, or its SPARQL constraint.
        path: The path.
        value: The value.
        reason: Why.
    """

    engine: Engine
    kind: str
    shape: str
    path: str
    value: str
    reason: str

    def judged(self, thing: NamedNode) -> Judged:
        """Return what is found of one thing."""
        component = SHACL.SPARQLConstraintComponent.value
        return Judged(
            *(thing.value, self.path, component, self.value, "violation", self.shape)
        )


MIXED = "rdflib puts numbers before texts; in SPARQL, comparing them is an error."
DIFFERENCES = (
    Difference(
        *("reference", "two numbers of an edition"),
        *("shape:Gathering-oneOrdinal", "leg:ordinal", "7"),
        reason=MIXED,
    ),
    Difference(
        *("reference", "text as end", "shape:Passage-beyond", "oa:end", "999999"),
        reason=MIXED,
    ),
)


def triples(documents: Iterable[Document]) -> list[Triple]:
    return [quad.triple for document in documents for quad in document.quads]


def quads(found: Iterable[Triple], graph: NamedNode | None = None) -> list[Quad]:
    name = graph or DefaultGraph()
    return [Quad(t.subject, t.predicate, t.object, name) for t in found]


def with_facts(told: Iterable[Triple], world: Inputs) -> tuple[Quad, ...]:
    """Return what the shapes of facts judge, as a build puts it together."""
    known = {*told, *triples(world.schemes)}
    return tuple(quads({*known, *bounds(known), *triples(world.ontology)}))


def with_claims(told: tuple[Quad, ...], world: Inputs) -> tuple[Quad, ...]:
    """Return what the shapes of claims judge, as a build puts it together."""
    document = replace(world.documents[0], quads=told)
    claims = replace(world, documents=(document,)).claims()
    about, facts = (world.dataset.graph(name) for name in ("claims", "told"))
    return (
        *claims.quads(),
        *quads({*claims.described, *world.texts}, about),
        *quads(claims.told, facts),
        *quads({*bounds(claims.told), *triples(world.ontology)}),
    )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    """Return a world without defects."""
    folder = tmp_path_factory.mktemp("agreement") / "data"
    worlds.write_folder(folder, SIZE, seed=SEED)
    return read_inputs(folders(folder))


@pytest.fixture(params=["facts", "claims"])
def case(world: Inputs, request: pytest.FixtureRequest) -> Case:
    """Return the facts or the claims of a world with every kind of defect."""
    prefixes = world.dataset.prefixes
    if request.param == "facts":
        told = tuple(worlds.told(SIZE, seed=SEED))
        spoilt = spoil(told, seed=SEED, per_kind=1)
        data, whole = with_facts(spoilt.triples, world), with_facts(told, world)
        shapes = tuple(triples(world.shapes))
        return Case(KINDS, spoilt, data, whole, shapes, prefixes)
    claims = tuple(quad for document in world.documents for quad in document.quads)
    spoilt = spoil_claims(claims, seed=SEED, per_kind=1)
    data, whole = with_claims(spoilt.quads, world), with_claims(claims, world)
    shapes = tuple(triples(world.claim_shapes))
    return Case(CLAIM_KINDS, spoilt, data, whole, shapes, prefixes)


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_finds_every_defect_and_what_pyshacl_turbo_finds(
    case: Case, engine: Engine
) -> None:
    found, wanted = case.by(engine), case.by_turbo()
    differences = {
        difference.judged(thing)
        for difference in DIFFERENCES
        for thing in case.spoilt.seeded.get(difference.kind, ())
        if difference.engine == engine
    }

    assert case.missed(found) == set()
    assert found - wanted == differences
    assert wanted - found == set()


def test_nothing_is_found_before_a_world_is_spoilt(case: Case) -> None:
    assert by_turbo(case.whole, case.shapes, prefixes=case.prefixes) == frozenset()


def test_there_are_many_kinds_of_defects_of_facts_and_of_claims() -> None:
    assert len(KINDS) >= 40
    assert len(CLAIM_KINDS) >= 40


def test_a_difference_is_one_of_a_kind_of_defect() -> None:
    kinds = {difference.kind for difference in DIFFERENCES}

    assert kinds <= {*KINDS, *CLAIM_KINDS}


def test_the_same_seed_breaks_the_same_things_and_another_one_others() -> None:
    told = list(worlds.told(SIZE, seed=SEED))

    assert spoil(told, seed=1, per_kind=1) == spoil(told, seed=1, per_kind=1)
    assert spoil(told, seed=1, per_kind=1) != spoil(told, seed=2, per_kind=1)


def test_a_thing_is_broken_in_one_way_only() -> None:
    spoilt = spoil(worlds.told(10_000, seed=SEED), seed=SEED)

    things = [thing for found in spoilt.seeded.values() for thing in found]
    assert len(things) == 2 * len(KINDS) == len(set(things))


def test_a_world_with_too_few_things_is_refused() -> None:
    with pytest.raises(ValueError, match=r"too few of .* for “"):
        spoil(worlds.told(700, seed=SEED), seed=SEED)
