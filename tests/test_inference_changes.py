from collections.abc import Iterable
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store as Quads

from legation.inference import Change, RuleSet, compile_rules, conclude, revise
from legation.store import Store
from legation.terms import DefaultGraph, NamedNode, Quad, Triple
from ontologies import axioms, denials, untidy
from reasoning import triples, written
from turtles import PREFIXES

INFERRED, LOOPS = NamedNode("http://x/inferred"), NamedNode("http://x/loops")


@dataclass
class World:
    """A store that follows what is told, revised from edit to edit."""

    rules: RuleSet
    told: set[Triple]
    quads: Quads = field(default_factory=Quads)

    def __post_init__(self) -> None:
        found = conclude(self.told, self.rules)
        self._hold(self.told, DefaultGraph())
        self._hold(found.inferred, DefaultGraph(), INFERRED)
        self._hold(found.loops, LOOPS)

    def edit(self, *, add: str = "", remove: str = "") -> Change:
        """Tell and untell facts; return what that did to the conclusions."""
        return self.apply(Change(triples(add), triples(remove)))

    def apply(self, told: Change) -> Change:
        change = revise(
            Store(self.quads), self.rules, told=told, inferred=INFERRED, loops=LOOPS
        )
        untold = told.removed & self.told
        self.told = (self.told - told.removed) | told.added
        self._drop(untold | change.removed, DefaultGraph(), INFERRED, LOOPS)
        shown = {t for t in change.added if t.subject != t.object}
        self._hold(shown, DefaultGraph(), INFERRED)
        self._hold(change.added - shown, LOOPS)
        self._hold(self.told, DefaultGraph())
        return change

    def conclusions(self) -> set[Triple]:
        """Return what the store holds as concluded."""
        graphs = (INFERRED, LOOPS)
        return {
            quad.triple
            for graph in graphs
            for quad in self.quads.quads_for_pattern(None, None, None, graph)
        }

    def anew(self) -> set[Triple]:
        """Return what is concluded from what is told now, without looking back."""
        found = conclude(self.told, self.rules)
        return {*found.inferred, *found.loops, *found.impossible}

    def _hold(self, found: Iterable[Triple], *graphs: NamedNode | DefaultGraph) -> None:
        for triple in found:
            for graph in graphs:
                self.quads.add(_quad(triple, graph))

    def _drop(self, found: Iterable[Triple], *graphs: NamedNode | DefaultGraph) -> None:
        for triple in found:
            for graph in graphs:
                self.quads.remove(_quad(triple, graph))


def _quad(t: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    return Quad(t.subject, t.predicate, t.object, graph)


def world(facts: str, ontology: str) -> World:
    compiled = compile_rules(triples(ontology), prefixes=PREFIXES)
    assert not compiled.findings
    return World(compiled.rules, set(triples(facts)))


PLACES = """
ex:within a owl:TransitiveProperty ; rdfs:range ex:Place .
ex:in rdfs:subPropertyOf ex:within .
"""


def test_a_new_fact_brings_what_follows_from_it_and_the_others() -> None:
    places = world("ex:a ex:in ex:b . ex:c ex:in ex:d .", PLACES)

    change = places.edit(add="ex:b ex:in ex:c .")

    assert not change.removed
    assert written(change.added) == {
        "ex:b ex:within ex:c",
        "ex:a ex:within ex:c",
        "ex:a ex:within ex:d",
        "ex:b ex:within ex:d",
        "ex:c a ex:Place",
    }


def test_a_fact_that_goes_takes_only_what_rests_on_it_alone() -> None:
    places = world("ex:a ex:in ex:b . ex:b ex:in ex:c . ex:x ex:in ex:c .", PLACES)

    change = places.edit(remove="ex:b ex:in ex:c .")

    assert not change.added
    assert written(change.removed) == {"ex:b ex:within ex:c", "ex:a ex:within ex:c"}


def test_what_is_told_from_now_on_is_no_conclusion_any_more_and_back() -> None:
    places = world("ex:a ex:in ex:b .", PLACES)

    told = places.edit(add="ex:a ex:within ex:b .")
    untold = places.edit(remove="ex:a ex:within ex:b .")

    assert written(told.removed) == {"ex:a ex:within ex:b"}
    assert not told.added
    assert written(untold.added) == {"ex:a ex:within ex:b"}
    assert not untold.removed


def test_what_keeps_itself_alive_in_a_circle_goes_with_its_last_reason() -> None:
    places = world(
        "ex:a ex:p ex:b .",
        "ex:p rdfs:subPropertyOf ex:q . ex:q owl:inverseOf ex:r . "
        "ex:r a owl:SymmetricProperty .",
    )

    change = places.edit(remove="ex:a ex:p ex:b .")

    assert len(change.removed) == 4
    assert not places.conclusions()


def test_a_loop_that_no_graph_of_facts_shows_still_counts_as_a_reason() -> None:
    places = world(
        "ex:a ex:near ex:b . ex:b ex:near ex:a .",
        """ex:near a owl:TransitiveProperty .
        ex:Round owl:equivalentClass
        [ owl:onProperty ex:near ; owl:hasValue ex:a ] .
        ex:tells owl:propertyChainAxiom ( ex:near ex:of ) .""",
    )

    change = places.edit(add="ex:a ex:of ex:c .")

    assert "ex:a ex:tells ex:c" in written(change.added)
    assert places.conclusions() == places.anew()


def test_what_is_removed_and_added_at_once_stays_told() -> None:
    places = world("ex:a ex:in ex:b .", PLACES)

    change = places.edit(add="ex:a ex:in ex:b .", remove="ex:a ex:in ex:b .")

    assert change == Change()


def test_what_was_never_told_cannot_be_untold() -> None:
    places = world("ex:a ex:in ex:b .", PLACES)

    assert places.edit(remove="ex:a ex:within ex:b . ex:x ex:in ex:y .") == Change()


def test_a_contradiction_that_an_edit_brings_is_among_what_it_concludes() -> None:
    places = world("ex:i a ex:A .", "ex:A owl:disjointWith ex:B .")

    change = places.edit(add="ex:i a ex:B .")

    assert written(change.added) == {"ex:i a owl:Nothing"}


def test_what_is_used_a_hundred_times_is_revised_like_anything_else() -> None:
    delegations = [
        f"ex:d{n} ex:to ex:m{n}, ex:town ; ex:member ex:busy ." for n in range(100)
    ]
    travels = world(
        "\n".join(delegations),
        """ex:memberOf owl:inverseOf ex:member .
        ex:went owl:propertyChainAxiom ( ex:memberOf ex:to ) .
        ex:went rdfs:domain ex:Traveller .""",
    )

    change = travels.edit(remove="ex:d7 ex:member ex:busy .")

    assert written(change.removed) == {
        "ex:busy ex:memberOf ex:d7",
        "ex:busy ex:went ex:m7",
    }
    assert travels.conclusions() == travels.anew()


statements = st.lists(untidy, max_size=6).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(axioms | denials, max_size=6).map("\n".join),
    statements,
    st.lists(st.tuples(statements, statements), min_size=1, max_size=4),
)
def test_after_any_edits_all_is_as_if_concluded_anew(
    ontology: str, told: str, edits: list[tuple[str, str]]
) -> None:
    edited = world(told, ontology)

    for add, remove in edits:
        edited.edit(add=add, remove=remove)

        assert edited.conclusions() == edited.anew()
