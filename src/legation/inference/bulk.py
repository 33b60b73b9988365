"""The closure of many triples at once: rules applied to whole columns until none adds.

Each round applies the rules only where at least one triple is new since the round
before (semi-naive evaluation), and to all such triples of a relation together.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from legation.columns import Column, Numbers, join, split
from legation.inference.rules import (
    NOTHING,
    Part,
    Pattern,
    Plan,
    Relation,
    RuleSet,
)
from legation.terms import RDF, BlankNode, NamedNode, Node, Term, Triple

_Rows = dict[str, Numbers]
"""A column of values for each variable, all of the same length."""

_Columns = Mapping[Relation, Numbers]
_Numbering = dict[Term | Triple, int]
_NONE: Numbers = np.empty(0, dtype=np.int64)


class Triples(Collection[Triple]):
    """Triples that are made when they are read, so that millions need little memory."""

    def __init__(self, columns: _Columns, terms: _Numbering) -> None:
        """Keep the pairs of each relation, and the numbers of the terms."""
        self._columns = columns
        self._terms = terms

    def __len__(self) -> int:
        """Return the number of triples."""
        return sum(map(len, self._columns.values()))

    def __iter__(self) -> Iterator[Triple]:
        """Yield the triples, each once, those of one relation together."""
        make: Callable[..., Triple] = Triple  # no subject has the number of a literal
        term = list(self._terms).__getitem__
        for (predicate, _), pairs in self._columns.items():
            subjects, objects = (map(term, half.tolist()) for half in split(pairs))
            yield from map(make, subjects, repeat(predicate), objects)

    def __contains__(self, triple: object) -> bool:
        """Tell whether a triple is among them, by reading them."""
        return any(triple == one for one in self)


@dataclass(frozen=True)
class Outcome:
    """What bulk inference was given and what it concluded.

    Attributes:
        told: Those of the facts that a rule can use.
        inferred: The conclusions that are not among the facts.
        loops: Conclusions that relate a thing to itself.
        impossible: Conclusions that a thing is in the class of nothing: the
            contradictions.
    """

    told: Triples
    inferred: Triples
    loops: Triples
    impossible: Triples


def conclude(facts: Iterable[Triple], rules: RuleSet) -> Outcome:
    """Return all that follows from facts by rules.

    Args:
        facts: Triples, read once; some perhaps twice.
        rules: The rules.
    """
    terms: _Numbering = {}
    told = _number(facts, rules, terms)
    closure = _Closure(rules, terms)
    found = closure.run(told)
    nothing = found.pop(NOTHING, _NONE)
    is_loop = {relation: np.equal(*split(pairs)) for relation, pairs in found.items()}
    return Outcome(
        told=Triples(told, terms),
        inferred=Triples({r: found[r][~mask] for r, mask in is_loop.items()}, terms),
        loops=Triples({r: found[r][mask] for r, mask in is_loop.items()}, terms),
        impossible=Triples({NOTHING: nothing}, terms),
    )


class _Closure:
    """The columns of all relations, growing to the fixpoint."""

    def __init__(self, rules: RuleSet, terms: _Numbering) -> None:
        self.columns: dict[Relation, Column] = defaultdict(Column)
        self._rules = rules
        self._terms = terms
        self._is_thing = _select(terms, NamedNode, but=rules.terms)
        self._is_blank = _select(terms, BlankNode)

    def run(self, facts: _Columns) -> dict[Relation, Numbers]:
        """Apply the rules, round by round, until a round adds nothing.

        Returns:
            What the rounds added to each relation.
        """
        new, added = dict(facts), defaultdict[Relation, list[Numbers]](list)
        while new:
            for relation, pairs in new.items():
                self.columns[relation].add(pairs)
            found: dict[Relation, list[Numbers]] = defaultdict(list)
            for relation, pairs in new.items():
                for plan in self._rules.forwards.get(relation, ()):
                    found[plan.rule.head.relation].append(self._apply(plan, pairs))
            new = {
                relation: lacking
                for relation, parts in found.items()
                if len(lacking := self.columns[relation].lacking(parts))
            }
            for relation, pairs in new.items():
                added[relation].append(pairs)
        return {relation: np.concatenate(parts) for relation, parts in added.items()}

    def _apply(self, plan: Plan, pairs: Numbers) -> Numbers:
        """Return what a rule concludes where its first pattern matches some pairs."""
        rows = self._start(plan.first, pairs)
        for pattern in plan.rest:
            rows = self._extend(rows, pattern)
        if plan.rule.apart:
            one, other = (rows[name] for name in plan.rule.apart)
            rows = _keep(rows, one != other)
        head = plan.rule.head
        subjects, objects = (self._values(p, rows) for p in (head.subject, head.object))
        kept = self._is_thing[subjects] & ~self._is_blank[objects]
        return join(subjects[kept], objects[kept])

    def _start(self, pattern: Pattern, pairs: Numbers) -> _Rows:
        rows: _Rows = {}
        kept = np.ones(len(pairs), dtype=np.bool_)
        for part, column in zip(pattern.parts, split(pairs), strict=True):
            if isinstance(part, str):
                rows[part] = column
            else:
                kept &= column == self._terms[part]
        return _keep(rows, kept)

    def _extend(self, rows: _Rows, pattern: Pattern) -> _Rows:
        """Return the rows again, once for each match of a pattern."""
        column = self.columns[pattern.relation]
        subject, value = pattern.parts
        if isinstance(subject, str) and subject not in rows:
            at, found = column.subjects(self._values(value, rows))
            return {**_keep(rows, at), subject: found}
        if isinstance(value, str) and value not in rows:
            at, found = column.objects(self._values(subject, rows))
            return {**_keep(rows, at), value: found}
        pairs = join(self._values(subject, rows), self._values(value, rows))
        return _keep(rows, column.has(pairs))

    def _values(self, part: Part, rows: _Rows) -> Numbers:
        if isinstance(part, str):
            return rows[part]
        length = len(next(iter(rows.values())))
        return np.full(length, self._terms[part], dtype=np.int64)


def _keep(rows: _Rows, which: NDArray[np.bool_] | Numbers) -> _Rows:
    return {name: column[which] for name, column in rows.items()}


def _number(
    facts: Iterable[Triple], rules: RuleSet, terms: _Numbering
) -> dict[Relation, Numbers]:
    """Read the facts that a rule can use, giving each term a number.

    Args:
        facts: Triples.
        rules: The rules; their constants get numbers too.
        terms: The numbers of the terms; new ones are added.
    """
    for pattern in rules.patterns:
        for part in pattern.parts:
            if not isinstance(part, str):
                terms.setdefault(part, len(terms))
    columns = {pattern.relation: array("q") for pattern in rules.patterns}
    properties = {name: pairs for (name, kind), pairs in columns.items() if not kind}
    classes: dict[Term | Triple, array[int]] = {
        kind: pairs for (_, kind), pairs in columns.items() if kind
    }
    number, is_a = terms.setdefault, RDF.type
    for triple in facts:
        predicate, value = triple.predicate, triple.object
        pairs = properties.get(predicate)
        if pairs is None and predicate == is_a:
            pairs = classes.get(value)
        # What no rule names is passed over: labels, notes, dates.
        if pairs is not None:
            subject = number(triple.subject, len(terms))
            pairs.append(subject << 32 | number(value, len(terms)))
    return {
        relation: np.unique(np.frombuffer(pairs, dtype=np.int64))
        for relation, pairs in columns.items()
        if pairs
    }


def _select(
    terms: _Numbering, kind: type[Node], *, but: Collection[Term] = ()
) -> NDArray[np.bool_]:
    """Tell of each number whether its term is of a kind."""
    return np.fromiter(
        (isinstance(term, kind) and term not in but for term in terms), dtype=np.bool_
    )
