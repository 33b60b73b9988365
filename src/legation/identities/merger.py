"""What a store knows of the decisions about a thing."""

from dataclasses import dataclass
from typing import Any

from legation.dataset import graph_iri
from legation.records import Description, read_description
from legation.sssom.uses import IDENTITIES
from legation.store import Store
from legation.terms import DCTERMS, OWL, NamedNode, subject_of


@dataclass(frozen=True, slots=True)
class Merger:
    """A decision about a thing, as the store holds it.

    Attributes:
        other: The other thing: one whose name was given up for that of the thing, or
            one that is different.
        is_same: Whether they are one thing.
        said: Who decided, when and why.
    """

    other: NamedNode
    is_same: bool
    said: Description

    def as_json(self) -> dict[str, Any]:
        """Return the decision as JSON values, without what is unknown."""
        values = {
            "thing": self.other.value,
            "same": self.is_same,
            "date": self.said.date,
            "authors": list(self.said.authors),
            "confidence": self.said.confidence,
            "comment": self.said.comment,
        }
        return {key: value for key, value in values.items() if value is not None}


def mergers_of(store: Store, thing: NamedNode, *, base: str) -> list[Merger]:
    """Return what was decided about a thing.

    Args:
        store: The store.
        thing: Its IRI: the one that was kept.
        base: Base IRI of the dataset.

    Returns:
        The decisions, those that made it one with another first, then by the other's
        IRI.
    """
    graph = graph_iri(base, IDENTITIES.name)
    given_up = store.match(None, DCTERMS.isReplacedBy, thing, graph=graph)
    names = {thing, *map(subject_of, given_up)}
    nodes = {
        quad.subject
        for name in names
        for end in (OWL.annotatedSource, OWL.annotatedTarget)
        for quad in store.match(None, end, name, graph=graph)
        if isinstance(quad.subject, NamedNode)
    }
    found = []
    for node in nodes:
        said = read_description(store.match(node, graph=graph))
        is_other_end = said.modifier is not None and said.subject in names
        other = said.object if is_other_end else said.subject
        found.append(Merger(other, said.modifier is None, said))
    return sorted(found, key=lambda m: (not m.is_same, m.other.value, m.said.date))


def last_name(store: Store, thing: NamedNode, *, base: str) -> NamedNode:
    """Return the name that a store has for a thing: another, if it was given up."""
    graph = graph_iri(base, IDENTITIES.name)
    quad = next(store.match(thing, DCTERMS.isReplacedBy, graph=graph), None)
    return quad.object if quad and isinstance(quad.object, NamedNode) else thing
