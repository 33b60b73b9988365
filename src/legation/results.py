"""Results of validation in the terms of SHACL, and changes that would repair a graph.

Both speak of the graph itself; what a reader sees of them is a finding.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from legation.paths import Path
from legation.terms import Literal, NamedNode, Node, Term, Triple, read_triples
from legation.texts import Language, Text


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a validation (SHACL, section 3.6.2).

    Attributes:
        focus: The focus node.
        component: The constraint component.
        severity: The severity; a shape may have one of its own making.
        shape: The source shape.
        path: The path, where the shape has one or a query gave one.
        value: The value node, where one is to blame.
        constraint: The source constraint, where a component is made of several.
        messages: The messages of the shape, filled in; none where it has none.
    """

    focus: Term
    component: NamedNode
    severity: NamedNode
    shape: Node
    path: Path | None = None
    value: Term | None = None
    constraint: Node | None = None
    messages: tuple[Literal, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """A change of the graph that is proposed, and made by nobody but its reader.

    Attributes:
        text: What to do, as a sentence.
        removed: The triples that would go.
        added: The triples that would come.
    """

    text: Text
    removed: tuple[Triple, ...] = ()
    added: tuple[Triple, ...] = ()

    def describe(self, language: Language) -> str:
        """Return the sentence, said to be a proposal.

        Args:
            language: "en" or "fr".
        """
        return f"{_PROPOSED.into(language)} {self.text.into(language)}"

    def as_json(self) -> dict[str, Any]:
        """Return the repair as JSON values, each triple as an N-Triples statement."""
        return {
            "text": self.text.as_json(),
            "remove": _statements(self.removed),
            "add": _statements(self.added),
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Repair":
        """Return the repair that `as_json` wrote."""
        return cls(
            Text(**values["text"]),
            removed=tuple(read_triples("\n".join(values["remove"]))),
            added=tuple(read_triples("\n".join(values["add"]))),
        )


_PROPOSED = Text("Proposed:", "Proposition :")


def _statements(triples: Iterable[Triple]) -> list[str]:
    return [f"{triple} ." for triple in triples]
