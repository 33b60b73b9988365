"""How single terms are written in Turtle."""

import re

from legation.terms import RDF, XSD, Literal, NamedNode, Prefixes
from legation.turtle.escapes import quote

# The forms that every Turtle parser reads back as the same literal; ".5" and "1.e5"
# are legal too, but are kept in quotation marks.
_BARE = {
    XSD.boolean: re.compile(r"true|false"),
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]+\.[0-9]+"),
    XSD.double: re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+"),
}


class Spelling:
    """Writes IRIs and literals, and remembers which prefixes it used."""

    def __init__(self, prefixes: Prefixes) -> None:
        """Keep the prefixes that may be used."""
        self._prefixes = prefixes
        self._names: dict[str, str] = {}

    def name(self, node: NamedNode) -> str:
        """Return an IRI as a prefixed name, or in angle brackets.

        Args:
            node: The IRI.
        """
        iri = node.value
        if iri not in self._names:
            self._names[iri] = self._prefixes.shorten(iri)
        return self._names[iri]

    def verb(self, predicate: NamedNode) -> str:
        """Return a predicate as written: "a" for rdf:type.

        Args:
            predicate: The predicate.
        """
        return "a" if predicate == RDF.type else self.name(predicate)

    def literal(self, literal: Literal) -> str:
        """Return a literal as written, numbers and booleans bare where possible.

        Args:
            literal: A literal of RDF 1.1.
        """
        text, datatype = literal.value, literal.datatype
        if literal.language:
            return f"{quote(text)}@{literal.language}"
        if datatype == XSD.string:
            return quote(text)
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(text):
            return text
        return f"{quote(text)}^^{self.name(datatype)}"

    def declarations(self) -> list[str]:
        """Return the @prefix lines of the names written so far, sorted by prefix."""
        used = {
            name.partition(":")[0]
            for name in self._names.values()
            if not name.startswith("<")
        }
        return [
            f"@prefix {prefix}: <{self._prefixes[prefix]}> ." for prefix in sorted(used)
        ]
