"""What told facts that come and go do to the conclusions, without a closure anew.

A fact that goes takes with it what may rest on it, and what still follows from the
rest is put back (delete and re-derive). Conclusions that follow from other told facts
in a few steps are left alone from the start: most of what rests on a much used fact
does not rest on it alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.inference.matching import Facts, conclusion, solve, unify
from legation.inference.proofs import Prover
from legation.inference.rules import RuleSet, relation_of
from legation.store import Store
from legation.terms import DefaultGraph, NamedNode, Quad, Triple

# How far back, and how far afield, to look for another reason before a conclusion is
# doubted. Nothing depends on it but time.
_STEPS = 2
_WIDTH = 8


@dataclass(frozen=True, slots=True)
class Change:
    """Triples that come and go.

    Attributes:
        added: Those that come.
        removed: Those that go.
    """

    added: frozenset[Triple] = frozenset()
    removed: frozenset[Triple] = frozenset()


def revise(
    store: Store,
    rules: RuleSet,
    *,
    told: Change,
    inferred: NamedNode,
    loops: NamedNode,
) -> Change:
    """Return how the conclusions change if told facts come and go.

    Args:
        store: Facts in its default graph, closed under the rules. It is not changed.
        rules: The rules.
        told: The facts that will be told and those that will no longer be; one that
            is both stays told.
        inferred: The graph of those facts that are concluded and not told.
        loops: The graph of what is concluded and relates a thing to itself; it is no
            part of the facts.

    Returns:
        What the two graphs gain and lose, the same as if all were concluded anew. A
        fact that is told from now on is no conclusion any more.
    """
    revision = _Revision(store, rules, inferred=inferred, loops=loops)
    revision.remove(told.removed - told.added)
    revision.add(told.added)
    return revision.change()


class _Revision:
    """Facts on their way from one closed state to the next."""

    def __init__(
        self, store: Store, rules: RuleSet, *, inferred: NamedNode, loops: NamedNode
    ) -> None:
        self._store = store
        self._rules = rules
        self._inferred = inferred
        self._before = Facts(store, loops=loops)
        self._facts = Facts(store, loops=loops)
        self._told: set[Triple] = set()
        self._untold: set[Triple] = set()
        self._touched: set[Triple] = set()
        self._prover = Prover(self._facts, rules, is_told=self._is_told)
        self._glance = Prover(self._facts, rules, is_told=self._is_told, width=_WIDTH)

    def remove(self, told: Iterable[Triple]) -> None:
        """Take facts away that are no longer told, and what no longer follows."""
        lost = [triple for triple in told if self._was_told(triple)]
        self._untold.update(lost)
        self._touched.update(lost)
        gone = self._doubt(lost)
        self._touched.update(gone)
        for triple in gone:
            self._facts.remove(triple)
        self._spread([t for t in gone if next(self._prover.ways(t), None)])

    def add(self, told: Iterable[Triple]) -> None:
        """Take in facts that are told, and what follows."""
        new = [triple for triple in told if not self._is_told(triple)]
        self._told.update(new)
        self._touched.update(new)
        self._spread([triple for triple in new if triple not in self._facts])

    def change(self) -> Change:
        """Return how the conclusions differ from those of the store."""
        before = {
            t for t in self._touched if t in self._before and not self._was_told(t)
        }
        after = {t for t in self._touched if t in self._facts and not self._is_told(t)}
        return Change(frozenset(after - before), frozenset(before - after))

    def _doubt(self, lost: Iterable[Triple]) -> set[Triple]:
        """Return the facts that may follow from lost ones only."""
        gone: set[Triple] = set()
        waiting = list(lost)
        while waiting:
            triple = waiting.pop()
            if triple in gone or self._glance.shortest(triple, most=_STEPS):
                continue
            gone.add(triple)
            waiting += [t for t in self._follow(triple, self._before) if t not in gone]
        return gone

    def _spread(self, new: Iterable[Triple]) -> None:
        """Hold facts, and all that follows from them and is not held yet."""
        waiting = list(new)
        while waiting:
            triple = waiting.pop()
            if triple not in self._facts:
                self._touched.add(triple)
                self._facts.add(triple)
                waiting += self._follow(triple, self._facts)

    def _follow(self, triple: Triple, facts: Facts) -> Iterator[Triple]:
        """Yield what one step concludes from a triple and other facts."""
        for plan in self._rules.forwards.get(relation_of(triple), ()):
            start = unify(plan.first, triple, {})
            for binding in () if start is None else solve(plan.rest, start, facts):
                made = conclusion(plan.rule, binding, self._rules)
                if made:
                    yield made

    def _is_told(self, triple: Triple) -> bool:
        if triple in self._told:
            return True
        return triple not in self._untold and self._was_told(triple)

    def _was_told(self, triple: Triple) -> bool:
        s, p, o = triple.subject, triple.predicate, triple.object
        return (
            Quad(s, p, o, DefaultGraph()) in self._store
            and Quad(s, p, o, self._inferred) not in self._store
        )
