"""Where the triples are that shapes judge: a store, or quads as they were written."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Protocol

from legation.store import Answer, Store
from legation.terms import (
    DefaultGraph,
    NamedNode,
    Node,
    Quad,
    Term,
    subject_of,
    value_of,
)

_FACTS = DefaultGraph()


class Facts(Protocol):
    """What can be matched and asked; a store is such."""

    def match(
        self,
        subject: Node | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        *,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that match, None standing for anything."""

    def query(
        self,
        text: str,
        *,
        functions: Mapping[NamedNode, Callable[..., Term]] | None = None,
    ) -> Answer:
        """Run a query."""


class Written:
    """Quads as they were written: a store would rewrite some literals.

    Their default graph is the merge of all their graphs.
    """

    def __init__(self, quads: Iterable[Quad]) -> None:
        """Keep the quads, each once."""
        self._quads = dict.fromkeys(quads)
        facts = _FACTS
        # What is a fact already is not made anew: there may be a million of them.
        self._facts = dict.fromkeys(
            q
            if q.graph_name == facts
            else Quad(q.subject, q.predicate, q.object, facts)
            for q in self._quads
        )

    def match(
        self,
        subject: Node | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        *,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of the default graph that match.

        Args:
            subject: The subject; None for any, as for the others.
            predicate: The predicate.
            value: The object.
            graph: The default graph.
        """
        if graph != _FACTS:
            yield from self._store.match(subject, predicate, value, graph=graph)
            return
        for quad in self._narrow(subject, predicate, value):
            if (predicate is None or quad.predicate == predicate) and (
                value is None or quad.object == value
            ):
                yield quad

    def query(
        self,
        text: str,
        *,
        functions: Mapping[NamedNode, Callable[..., Term]] | None = None,
    ) -> Answer:
        """Run a query over them as a store holds them.

        Args:
            text: SPARQL 1.1, already guarded.
            functions: Functions that it may call, by their IRIs.
        """
        return self._store.query(text, functions=functions)

    def _narrow(
        self, subject: Node | None, predicate: NamedNode | None, value: Term | None
    ) -> Iterable[Quad]:
        if subject is not None:
            return self._by_subject.get(subject, ())
        if value is not None:
            return self._by_value.get(value, ())
        if predicate is not None:
            return self._by_predicate.get(predicate, ())
        return self._facts

    @cached_property
    def _store(self) -> Store:
        return Store.memory(chain(self._quads, self._facts))

    @cached_property
    def _by_predicate(self) -> Mapping[Term, list[Quad]]:
        return self._index(lambda quad: quad.predicate)

    @cached_property
    def _by_subject(self) -> Mapping[Term, list[Quad]]:
        return self._index(subject_of)

    @cached_property
    def _by_value(self) -> Mapping[Term, list[Quad]]:
        return self._index(value_of)

    def _index(self, key: Callable[[Quad], Term]) -> Mapping[Term, list[Quad]]:
        found: dict[Term, list[Quad]] = defaultdict(list)
        for quad in self._facts:
            found[key(quad)].append(quad)
        return found


class Changed:
    """Facts as they would be after a change, and then after another one instead."""

    def __init__(self, facts: Facts) -> None:
        """Look at facts, at first without a change."""
        self._facts = facts
        self.change()

    def change(
        self, *, removed: Iterable[Quad] = (), added: Iterable[Quad] = ()
    ) -> None:
        """Look at them as if some quads had gone and others come, and nothing else.

        Args:
            removed: The quads that go.
            added: The quads that come.
        """
        self._removed = frozenset(removed)
        self._added = tuple(added)

    def match(
        self,
        subject: Node | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        *,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, None standing for anything."""
        known = self._facts.match(subject, predicate, value, graph=graph)
        kept = [quad for quad in known if quad not in self._removed]
        yield from kept
        for quad in self._added:
            if (
                subject in {None, quad.subject}
                and predicate in {None, quad.predicate}
                and value in {None, quad.object}
                and graph in {None, quad.graph_name}
                and quad not in kept
            ):
                yield quad

    def query(
        self,
        text: str,
        *,
        functions: Mapping[NamedNode, Callable[..., Term]] | None = None,
    ) -> Answer:
        """Run a query over the facts as they are, for a store does not pretend."""
        return self._facts.query(text, functions=functions)
