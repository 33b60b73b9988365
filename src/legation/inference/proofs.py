"""Why a fact holds: the told facts that it follows from."""

from collections.abc import Callable, Iterator
from itertools import count, islice

from legation.inference.matching import Facts, conclusion, instance, solve, unify
from legation.inference.rules import Rule, RuleSet, relation_of
from legation.terms import Triple


class Prover:
    """Finds proofs of facts by looking backwards from them through the rules."""

    def __init__(
        self,
        facts: Facts,
        rules: RuleSet,
        *,
        is_told: Callable[[Triple], bool],
        width: int | None = None,
    ) -> None:
        """Keep what proofs are made of.

        Args:
            facts: Told facts and all that follows from them.
            rules: The rules.
            is_told: Tells whether a fact needs no proof.
            width: How many ways are tried for each rule at each step; None for all.
        """
        self._facts = facts
        self._rules = rules
        self._is_told = is_told
        self._width = width

    def ways(self, triple: Triple) -> Iterator[tuple[Rule, list[Triple]]]:
        """Yield each rule that concludes a triple, and the facts that it needs there.

        Args:
            triple: The triple; what it is concluded from must be held.
        """
        for plan in self._rules.backwards.get(relation_of(triple), ()):
            start = unify(plan.first, triple, {})
            if start is None:
                continue
            found = solve(plan.rest, start, self._facts)
            for binding in islice(found, self._width):
                if conclusion(plan.rule, binding, self._rules):
                    yield plan.rule, [instance(p, binding) for p in plan.rest]

    def prove(self, triple: Triple, *, steps: int) -> frozenset[Triple] | None:
        """Return told facts that a fact follows from.

        Args:
            triple: The fact.
            steps: How many rules may follow each other.

        Returns:
            The told facts of one proof, or None where none is so short.
        """
        if self._is_told(triple):
            return frozenset({triple})
        ways = self.ways(triple) if steps else ()
        for _, premises in ways:
            proof = self._prove_all(premises, steps=steps - 1)
            if proof is not None:
                return proof
        return None

    def shortest(
        self, triple: Triple, *, most: int | None = None
    ) -> frozenset[Triple] | None:
        """Return the told facts of a proof that takes the fewest steps.

        Args:
            triple: The fact.
            most: How many steps it may take; None for a fact that surely has a proof.

        Returns:
            The told facts, or None where no proof is so short.
        """
        for steps in count() if most is None else range(most + 1):
            proof = self.prove(triple, steps=steps)
            if proof is not None:
                return proof
        return None

    def _prove_all(
        self, premises: list[Triple], *, steps: int
    ) -> frozenset[Triple] | None:
        told = frozenset[Triple]()
        for premise in premises:
            proof = self.prove(premise, steps=steps)
            if proof is None:
                return None
            told |= proof
        return told
