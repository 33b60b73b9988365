"""The sources of rows: documents with an address, or the table itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.importing.naming import slug
from legation.terms import (
    CONCEPT,
    DCTERMS,
    LEG,
    RDF,
    SKOS,
    Literal,
    NamedNode,
    Term,
    Triple,
)

_SCHEME = re.compile(r"https?://(?:www\.)?")


@dataclass(frozen=True)
class Sources:
    """Knows the sources of the record by their addresses, and describes new ones.

    Attributes:
        namespace: The namespace of entities.
        known: The sources by their addresses without scheme and "www.".
        described: What the claims graph says of the new ones.
    """

    namespace: str
    known: dict[str, NamedNode]
    described: set[Triple] = field(default_factory=set)

    @classmethod
    def of(cls, described: Iterable[Triple], *, namespace: str) -> "Sources":
        """Return the sources that a dataset knows.

        Args:
            described: What its claims graph says.
            namespace: The namespace of entities.
        """
        known = {
            _bare(triple.object.value): triple.subject
            for triple in sorted(described, key=str, reverse=True)
            if triple.predicate == DCTERMS.source
            and isinstance(triple.object, NamedNode | Literal)
            and isinstance(triple.subject, NamedNode)
        }
        return cls(namespace, known)

    def document(self, address: NamedNode) -> NamedNode:
        """Return the source that is found at an address.

        Args:
            address: The address.
        """
        name = _bare(address.value)
        if known := self.known.get(name):
            return known
        source = NamedNode(f"{self.namespace}source-{slug(name)}")
        self._describe(
            source, (DCTERMS.source, Literal(address.value)), english=name, french=name
        )
        return source

    def table(self, name: str, title: str) -> NamedNode:
        """Return the source that a table itself is.

        Args:
            name: The name of the import.
            title: The name of the table's file.
        """
        source = NamedNode(f"{self.namespace}source-table-{slug(name)}")
        self._describe(
            source,
            (DCTERMS.type, CONCEPT.register),
            english=f"Table {title}",
            french=f"Tableau {title}",
        )
        return source

    def _describe(
        self,
        source: NamedNode,
        more: tuple[NamedNode, Term],
        *,
        english: str,
        french: str,
    ) -> None:
        self.described.update(
            (
                Triple(source, RDF.type, LEG.Source),
                Triple(source, *more),
                Triple(source, SKOS.prefLabel, Literal(english, language="en")),
                Triple(source, SKOS.prefLabel, Literal(french, language="fr")),
            )
        )


def _bare(address: str) -> str:
    """Return an address as people write it, which is one for http and https."""
    return _SCHEME.sub("", address).rstrip("/")
