"""One link: a mapping to an outside dataset, or the decision that it does not hold."""

from dataclasses import dataclass
from typing import Any

from legation.dataset import graph_iri
from legation.records import read_description
from legation.sssom.slots import MATCHES, NEGATED
from legation.store import Store
from legation.terms import OWL, NamedNode


@dataclass(frozen=True, slots=True)
class Link:
    """One link, as the store holds it.

    Attributes:
        subject: The thing of the record.
        predicate: How close the match is: one of `sssom.slots.MATCHES`.
        object: What it is mapped to outside.
        label: What the outside dataset calls that; None where nothing says so.
        justification: How it was found: one of `sssom.slots.JUSTIFICATIONS`.
        date: The day on which it was checked, as in "2026-11-24"; "" for none yet.
        authors: Who made it, sorted.
        confidence: From 0 to 1; None where the authors do not say.
        comment: A remark of the authors; None where there is none.
        is_rejected: Whether it was decided that the mapping does not hold.
        subject_label: What the subject is called; None where nothing says so.
    """

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode
    label: str | None
    justification: NamedNode
    date: str = ""
    authors: tuple[str, ...] = ()
    confidence: float | None = None
    comment: str | None = None
    is_rejected: bool = False
    subject_label: str | None = None

    @property
    def pair(self) -> tuple[NamedNode, NamedNode]:
        """Its two ends."""
        return self.subject, self.object

    def as_json(self) -> dict[str, Any]:
        """Return the link as JSON values, without what is unknown."""
        values = {
            "subject": self.subject.value,
            "predicate": self.predicate.value,
            "object": self.object.value,
            "label": self.label,
            "justification": self.justification.value,
            "date": self.date,
            "authors": list(self.authors),
            "confidence": self.confidence,
            "comment": self.comment,
            "status": "rejected" if self.is_rejected else "accepted",
        }
        return {key: value for key, value in values.items() if value is not None}


def links_of(store: Store, thing: NamedNode, *, base: str) -> list[Link]:
    """Return the links from a thing of the record, or to one outside it.

    Args:
        store: The store.
        thing: Its IRI.
        base: Base IRI of the dataset.

    Returns:
        The links, the closest matches first, then by both ends; what was rejected
        comes last.
    """
    graph = graph_iri(base, "links")
    nodes = {
        quad.subject
        for end in (OWL.annotatedSource, OWL.annotatedTarget)
        for quad in store.match(None, end, thing, graph=graph)
        if isinstance(quad.subject, NamedNode)
    }
    closeness = list(MATCHES)
    return sorted(
        (_link(store, node, graph) for node in nodes),
        key=lambda link: (
            link.is_rejected,
            closeness.index(link.predicate),
            link.subject.value,
            link.object.value,
        ),
    )


def _link(store: Store, node: NamedNode, graph: NamedNode) -> Link:
    said = read_description(store.match(node, graph=graph))
    return Link(
        subject=said.subject,
        predicate=said.predicate,
        object=said.object,
        label=said.label,
        justification=said.justification,
        date=said.date,
        authors=said.authors,
        confidence=said.confidence,
        comment=said.comment,
        is_rejected=said.modifier == NEGATED,
    )
