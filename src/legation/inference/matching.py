"""Facts that are about to change, and where the patterns of rules match them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from legation.inference.rules import Part, Pattern, Rule, RuleSet
from legation.store import Store
from legation.terms import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Node,
    Quad,
    Term,
    Triple,
)

Binding = Mapping[str, Term]
"""The values of variables."""

_GLANCE = 8
"""How many matches of each pattern are read first, and how many times more next."""

_Key = tuple[Term | None, NamedNode, Term | None]


class Facts:
    """The facts of a store and their loops, with changes that it does not hold yet."""

    def __init__(self, store: Store, *, loops: NamedNode | None = None) -> None:
        """Look at the default graph of a store.

        Args:
            store: The store.
            loops: The graph of what relates a thing to itself; None for no such graph.
        """
        self._store = store
        self._loops = loops
        self._removed: set[Triple] = set()
        self._added: dict[_Key, dict[Triple, None]] = defaultdict(dict)

    def add(self, triple: Triple) -> None:
        """Hold a triple from now on."""
        self._removed.discard(triple)
        for key in _keys(triple):
            self._added[key][triple] = None

    def remove(self, triple: Triple) -> None:
        """No longer hold a triple."""
        self._removed.add(triple)
        for key in _keys(triple):
            self._added[key].pop(triple, None)

    def __contains__(self, triple: Triple) -> bool:
        """Tell whether a triple is held."""
        if triple in self._removed:
            return False
        return bool(self._added.get(_whole(triple))) or self._is_stored(triple)

    def match(self, pattern: Pattern, binding: Binding) -> Iterator[Triple]:
        """Yield the facts that match a pattern, each once.

        Args:
            pattern: The pattern.
            binding: Values for some of its variables.
        """
        subject, value = (_value(part, binding) for part in pattern.parts)
        if isinstance(subject, Literal):
            return
        predicate = pattern.predicate
        added = self._added.get((subject, predicate, value), {})
        yield from tuple(added)
        for triple in self._stored(subject, predicate, value):
            if triple not in self._removed and triple not in added:
                yield triple

    def _stored(
        self, subject: Node | None, predicate: NamedNode, value: Term | None
    ) -> Iterator[Triple]:
        graph = DefaultGraph()
        for quad in self._store.match(subject, predicate, value, graph=graph):
            yield quad.triple
        thing = subject or value
        if isinstance(thing, NamedNode) and (subject or thing) == (value or thing):
            loop = Triple(thing, predicate, thing)
            if self._is_loop(loop):
                yield loop

    def _is_stored(self, triple: Triple) -> bool:
        s, p, o = triple.subject, triple.predicate, triple.object
        return Quad(s, p, o, DefaultGraph()) in self._store or self._is_loop(triple)

    def _is_loop(self, triple: Triple) -> bool:
        if self._loops is None or triple.subject != triple.object:
            return False
        s, p, o = triple.subject, triple.predicate, triple.object
        return Quad(s, p, o, self._loops) in self._store


def solve(
    patterns: Sequence[Pattern], binding: Binding, facts: Facts
) -> Iterator[Binding]:
    """Yield each way in which all patterns match.

    Args:
        patterns: The patterns; each shares a variable with others or with the binding.
        binding: Values for some of their variables.
        facts: What they match.

    Returns:
        The values of all variables.
    """
    if not patterns:
        yield binding
        return
    first, matches = _narrowest(patterns, binding, facts)
    rest = [pattern for pattern in patterns if pattern is not first]
    for triple in matches:
        extended = unify(first, triple, binding)
        if extended is not None:
            yield from solve(rest, extended, facts)


def _narrowest(
    patterns: Sequence[Pattern], binding: Binding, facts: Facts
) -> tuple[Pattern, Iterable[Triple]]:
    """Return the pattern with about the fewest matches, and these.

    The matches of all are read side by side, ever more of each, until those of one end:
    so a person of a thousand missions is not gone through to find one of ten people.
    """
    if len(patterns) == 1:
        return patterns[0], facts.match(patterns[0], binding)
    near = [p for p in patterns if not p.variables or p.variables & binding.keys()]
    racing = [(p, facts.match(p, binding), list[Triple]()) for p in near]
    length = _GLANCE
    while True:
        for pattern, matches, seen in racing:
            seen.extend(islice(matches, length - len(seen)))
            if len(seen) < length:
                return pattern, seen
        length *= _GLANCE


def unify(pattern: Pattern, triple: Triple, binding: Binding) -> Binding | None:
    """Return the values with which a pattern is a triple.

    Args:
        pattern: The pattern.
        triple: A triple of its relation.
        binding: Values for some of its variables.

    Returns:
        All values, or None where they would contradict each other.
    """
    extended = dict(binding)
    for part, term in zip(pattern.parts, _ends(triple), strict=True):
        known = extended.setdefault(part, term) if isinstance(part, str) else part
        if known != term:
            return None
    return extended


def instance(pattern: Pattern, binding: Binding) -> Triple:
    """Return a pattern whose variables all have values as a triple."""
    subject, value = (_value(part, binding) for part in pattern.parts)
    assert isinstance(subject, NamedNode | BlankNode)
    assert value is not None
    return Triple(subject, pattern.predicate, value)


def conclusion(rule: Rule, binding: Binding, rules: RuleSet) -> Triple | None:
    """Return what a rule concludes, or None where it may conclude nothing.

    Args:
        rule: The rule.
        binding: The values with which its body matches.
        rules: All rules, which know the terms that nothing is concluded about.
    """
    subject, value = (_value(part, binding) for part in rule.head.parts)
    if not isinstance(subject, NamedNode) or subject in rules.terms:
        return None
    if value is None or isinstance(value, BlankNode):
        return None
    if rule.apart and binding[rule.apart[0]] == binding[rule.apart[1]]:
        return None
    return Triple(subject, rule.head.predicate, value)


def _value(part: Part, binding: Binding) -> Term | None:
    return binding.get(part) if isinstance(part, str) else part


def _ends(triple: Triple) -> tuple[Term, Term]:
    assert not isinstance(triple.subject, Triple)
    assert not isinstance(triple.object, Triple)
    return triple.subject, triple.object


def _whole(triple: Triple) -> _Key:
    subject, value = _ends(triple)
    return subject, triple.predicate, value


def _keys(triple: Triple) -> Iterator[_Key]:
    """Yield all patterns, without and with ends, that match a triple."""
    subject, predicate, value = _whole(triple)
    for s, o in product((subject, None), (value, None)):
        yield s, predicate, o
