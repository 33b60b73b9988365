"""The findings of a store, kept up to date while the store is edited."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

import numpy as np

from legation.columns import once
from legation.findings import Finding
from legation.judging.facts import Changed, Facts
from legation.judging.judge import Judge
from legation.judging.stored import fit, held
from legation.judging.view import Numbering, View
from legation.reports import Report
from legation.shacl.shapes import ShapeSet
from legation.terms import RDFS, SKOS, NamedNode, Node, Prefixes, Quad, Term
from legation.touching.dependencies import Dependencies
from legation.validation.checking import check
from legation.validation.describing import Describer

_Found = dict[tuple[Node, Term], list[Finding]]


class Review:
    """The findings of a store by some shapes, after each edit those that it has now.

    Where the shapes change, a new review validates the whole store; so does an edit of
    the class tree.
    """

    def __init__(self, facts: Facts, shapes: ShapeSet, *, prefixes: Prefixes) -> None:
        """Validate a store.

        Args:
            facts: The store.
            shapes: The shapes.
            prefixes: Prefixes to write paths and values in findings.
        """
        self._facts = facts
        self._shapes = fit(shapes, facts)
        self._prefixes = prefixes
        self._dependencies: Dependencies | None = None
        self._found: _Found = {}
        self._renew()

    @property
    def report(self) -> Report:
        """The findings now, sorted by focus, path and value."""
        found = (finding for some in self._found.values() for finding in some)
        return Report(tuple(sorted(found, key=Finding.order)))

    def revise(
        self, *, added: Collection[Quad] = (), removed: Collection[Quad] = ()
    ) -> Report:
        """Validate again what an edit concerns.

        Args:
            added: The quads that came; the store holds them.
            removed: The quads that went; the store holds them no longer.

        Returns:
            The findings of the nodes that the edit concerns, sorted; `report` has all.
        """
        come, gone = held(added, self._facts), held(removed, self._facts)
        edited = [*come, *gone]
        # A change of the class tree concerns everything, and whatever the reference
        # engine judges is judged as a whole.
        is_all = any(quad.predicate == RDFS.subClassOf for quad in edited)
        if is_all or self._shapes.left:
            self._renew()
            return self.report
        if self._dependencies is None:
            self._dependencies = Dependencies(self._shapes)
        numbering = Numbering()
        both = Changed(self._facts)
        both.change(added=gone)
        view = View(both, numbering, is_whole=False)
        concerned = dict(self._dependencies.concerned(edited, view))
        for shape, focus in self._naming(edited):
            nodes = concerned.get(shape, numbering.of_all(()))
            if nodes is not None:
                concerned[shape] = once(np.append(nodes, numbering.of(focus)))
        judges = _Judges(self._facts, self._shapes, numbering)
        describer = Describer(judges.view, self._shapes, prefixes=self._prefixes)
        revised: list[Finding] = []
        for applied in self._shapes.applied:
            node = applied.shape.node
            if node not in concerned:
                continue
            nodes = concerned[node]
            self._forget(node, None if nodes is None else numbering.terms(nodes))
            if nodes is None:
                judge = judges.of_all
                nodes = judge.focus(applied)
            else:
                judge = judges.of_few
                nodes = nodes[judge.is_focus(applied, nodes)]
            found = map(describer.finding, judge.breaches(applied.shape, nodes))
            revised += self._remember(found)
        return Report(tuple(sorted(revised, key=Finding.order)))

    def _naming(self, edited: Iterable[Quad]) -> Iterator[tuple[Node, Term]]:
        """Yield shape and focus of what names a thing whose label has changed."""
        names = {
            self._prefixes.shorten(quad.subject.value)
            for quad in edited
            if quad.predicate == SKOS.prefLabel and isinstance(quad.subject, NamedNode)
        }
        for key, findings in self._found.items() if names else ():
            texts = [finding.message.en for finding in findings]
            if any(name in text for name in names for text in texts):
                yield key

    def _renew(self) -> None:
        self._found.clear()
        report = check(self._facts, self._shapes, prefixes=self._prefixes)
        self._remember(report.findings)

    def _remember(self, findings: Iterable[Finding]) -> list[Finding]:
        found = list(findings)
        for finding in found:
            assert finding.result is not None
            key = finding.result.shape, finding.result.focus
            self._found.setdefault(key, []).append(finding)
        return found

    def _forget(self, shape: Node, nodes: Iterable[Term] | None) -> None:
        if nodes is None:
            nodes = [focus for one, focus in self._found if one == shape]
        for focus in nodes:
            self._found.pop((shape, focus), None)


class _Judges:
    """Who judges a few nodes, and who judges all of them if that must be."""

    def __init__(self, facts: Facts, shapes: ShapeSet, numbering: Numbering) -> None:
        self._facts = facts
        self._shapes = shapes
        self._numbering = numbering

    @cached_property
    def view(self) -> View:
        return View(self._facts, self._numbering, is_whole=False)

    @cached_property
    def of_few(self) -> Judge:
        return Judge(self.view, self._shapes)

    @cached_property
    def of_all(self) -> Judge:
        return Judge(View(self._facts, self._numbering, is_whole=True), self._shapes)
