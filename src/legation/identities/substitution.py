"""Names given up, replaced in documents by those that are kept.

The name of a graph is never replaced: a claim stays the claim that it is. A thing whose
name is given up brings its preferred labels as alternative ones, unless the thing that
is kept has none in that language.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from legation.parsing import Document
from legation.terms import (
    LEG,
    ORG,
    SKOS,
    Literal,
    NamedNode,
    Quad,
    Term,
    subject_of,
    value_of,
)
from legation.turtle.layout import Layout
from legation.turtle.mentions import Mention

Kept = Mapping[NamedNode, NamedNode]
"""For each name given up the one that is kept."""

_LABELS = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel})

_Spot = tuple[str | None, str | None, str | None]
"""Subject, predicate and value of a statement as a file has them."""


def substitute(
    documents: Sequence[Document], kept: Kept, *, accepted: Collection[NamedNode]
) -> tuple[Document, ...]:
    """Replace names in documents.

    Args:
        documents: All files of a dataset.
        kept: What replaces what; nothing in it replaces what is kept.
        accepted: The claims whose triples are facts: a label of theirs is preferred
            over one that only another claim tells.

    Returns:
        The documents in their order; the same object where nothing is replaced.
    """
    if not kept:
        return tuple(documents)
    kept = {**kept, **_named_after(documents, kept)}
    labels = _Labels(documents, kept, accepted)
    return tuple(_renamed(document, kept, labels) for document in documents)


def _named_after(documents: Sequence[Document], kept: Kept) -> Kept:
    """Return what is named after things whose names are given up.

    An import names the delegation of a mission after the mission, and a tenure after
    its person and its office, so that all rows about one person in one office tell of
    one tenure; they remain one under the new names.
    """
    found = {}
    for old, new in kept.items():
        pair = [
            end.value.replace("/id/mission-", "/id/delegation-") for end in (old, new)
        ]
        if pair != [old.value, new.value]:
            found[NamedNode(pair[0])] = NamedNode(pair[1])
    for tenure, (person, office) in _tenures(documents).items():
        if tenure == _tenure(person, office):
            name = _tenure(kept.get(person, person), kept.get(office, office))
            if name != tenure:
                found[tenure] = name
    return found


def _tenures(
    documents: Sequence[Document],
) -> dict[NamedNode, tuple[NamedNode, NamedNode]]:
    """Return the person and the office of each tenure that has both."""
    member, office = ORG.member, LEG.tenureOf
    found: dict[NamedNode, dict[NamedNode, NamedNode]] = defaultdict(dict)
    for document in documents:
        for quad in document.quads:
            subject, value = quad.subject, quad.object
            if quad.predicate in (member, office) and isinstance(value, NamedNode):
                assert isinstance(subject, NamedNode)
                found[subject][quad.predicate] = value
    return {
        tenure: (ends[member], ends[office])
        for tenure, ends in found.items()
        if member in ends and office in ends
    }


def _tenure(person: NamedNode, office: NamedNode) -> NamedNode:
    """Return the name that an import gives to the tenure of a person."""
    start, _, name = person.value.rpartition("/")
    return NamedNode(f"{start}/tenure-{name}-{office.value.rpartition('/')[2]}")


def named_in(
    documents: Sequence[Document], things: Collection[NamedNode]
) -> set[NamedNode]:
    """Return those of some things that documents describe.

    Args:
        documents: The files.
        things: The things looked for.
    """
    if not things:
        return set()
    return {
        quad.subject
        for document in documents
        for quad in document.quads
        if isinstance(quad.subject, NamedNode) and quad.subject in things
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """A label as a claim tells it."""

    name: NamedNode
    predicate: NamedNode
    text: Literal
    is_fact: bool


class _Labels:
    """Which labels of merged things are preferred, alternative and hidden."""

    def __init__(
        self,
        documents: Sequence[Document],
        kept: Kept,
        accepted: Collection[NamedNode],
    ) -> None:
        self.merged = frozenset((*kept, *kept.values()))
        told: dict[NamedNode, list[_Told]] = defaultdict(list)
        for document in documents:
            for quad in document.quads:
                if quad.subject in self.merged and (one := _told(quad, accepted)):
                    told[kept.get(one.name, one.name)].append(one)
        self._preferred = {
            thing: _preferred(thing, labels) for thing, labels in told.items()
        }
        self._shown = {
            thing: {one.text for one in labels if one.predicate != SKOS.hiddenLabel}
            for thing, labels in told.items()
        }

    def predicate(self, thing: Term, quad: Quad) -> NamedNode:
        """Return the property by which a thing, under its new name, has a label."""
        if thing not in self._preferred or quad.predicate not in _LABELS:
            return quad.predicate
        assert isinstance(thing, NamedNode)
        if quad.object in self._preferred[thing]:
            return SKOS.prefLabel
        is_hidden = quad.predicate == SKOS.hiddenLabel
        if is_hidden and quad.object not in self._shown[thing]:
            return SKOS.hiddenLabel
        return SKOS.altLabel


def _told(quad: Quad, accepted: Collection[NamedNode]) -> _Told | None:
    """Return the label that a quad tells; what is no text the shapes find."""
    name, text, graph = quad.subject, quad.object, quad.graph_name
    if quad.predicate not in _LABELS or not isinstance(text, Literal):
        return None
    assert isinstance(name, NamedNode)
    is_fact = not isinstance(graph, NamedNode) or graph in accepted
    return _Told(name, quad.predicate, text, is_fact)


def _preferred(thing: NamedNode, labels: Sequence[_Told]) -> set[Literal]:
    """Return the preferred labels of a thing: its own, and of others' what it lacks."""
    by_language: dict[str | None, list[_Told]] = defaultdict(list)
    for label in labels:
        if label.predicate == SKOS.prefLabel:
            by_language[label.text.language].append(label)
    found: set[Literal] = set()
    for language, told in by_language.items():
        if language is None and len(by_language) > 1:
            # A name whose language nobody knows serves where there is no other.
            told = [label for label in told if label.name == thing]  # noqa: PLW2901
        own = [label for label in told if label.name == thing]
        found.update(label.text for label in own)
        if not any(label.is_fact for label in own):
            # What is no fact serves only where nothing better is at hand.
            candidates = [one for one in told if one.is_fact] or ([] if own else told)
            found.update(one.text for one in sorted(candidates, key=_rank)[:1])
    return found


def _rank(label: _Told) -> tuple[str, str]:
    return label.name.value, label.text.value


def _renamed(document: Document, kept: Kept, labels: _Labels) -> Document:
    merged, old = labels.merged, document.quads
    # Most files speak of no merged thing, and nothing is made for them.
    if not any(quad.subject in merged or quad.object in kept for quad in old):
        return document
    quads = tuple(_replaced(quad, kept, labels) for quad in old)
    if quads == old:
        return document
    changed = {
        _spot(before): after.predicate.value
        for before, after in zip(old, quads, strict=True)
        if before.predicate != after.predicate
    }
    renaming = _Renaming(kept, changed, document.renaming)
    return replace(document, quads=quads, renaming=renaming)


def _replaced(quad: Quad, kept: Kept, labels: _Labels) -> Quad:
    if quad.subject not in labels.merged and quad.object not in kept:
        return quad
    subject, value = subject_of(quad), value_of(quad)
    new = kept.get(subject, subject) if isinstance(subject, NamedNode) else subject
    return Quad(
        new,
        labels.predicate(new, quad),
        kept.get(value, value) if isinstance(value, NamedNode) else value,
        quad.graph_name,
    )


def _spot(quad: Quad) -> _Spot:
    assert isinstance(quad.subject, NamedNode)
    assert isinstance(quad.object, Literal)
    return quad.subject.value, quad.predicate.value, quad.object.value


class _Renaming:
    """Lets a layout find by the new names what a text has under the old ones."""

    def __init__(
        self,
        kept: Kept,
        changed: Mapping[_Spot, str],
        before: Callable[[Layout], Layout] | None,
    ) -> None:
        self._before = before
        self._names = {old.value: new.value for old, new in kept.items()}
        self._changed = changed
        self._predicates: dict[_Spot, set[str]] = defaultdict(set)
        for (subject, predicate, _), new in changed.items():
            self._predicates[subject, predicate, None].add(new)

    def __call__(self, layout: Layout) -> Layout:
        layout = self._before(layout) if self._before else layout
        mentions = [new for old in layout.mentions for new in self._mentions(old)]
        return replace(layout, mentions=mentions)

    def _mentions(self, old: Mention) -> Iterable[Mention]:
        names = self._names
        spot = (old.subject, old.predicate, old.value)
        subject = names.get(old.subject or "", old.subject)
        # The text of a literal is no name.
        value = old.value if old.datatype else names.get(old.value or "", old.value)
        predicate = self._changed.get(spot, old.predicate)
        if (subject, predicate, value) == spot and spot not in self._predicates:
            return (old,)
        new = replace(old, subject=subject, predicate=predicate, value=value)
        # Below one predicate, some labels may have become others and some not.
        others = sorted(self._predicates.get(spot, ()))
        return (new, *(replace(new, predicate=other) for other in others))
