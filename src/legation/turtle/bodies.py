"""What stands below a subject: its predicates, a line each, and their values."""

from collections.abc import Mapping, Sequence

from legation.terms import RDF, BlankNode, Literal, NamedNode, Node, Term
from legation.turtle.blanks import BlankForms
from legation.turtle.order import Natural, literal_order, natural, predicate_order
from legation.turtle.spelling import Spelling

INDENT = "  "
_WIDTH = 88
_AROUND = len(" " + " ;")

Properties = Mapping[NamedNode, Sequence[Term]]
"""The values of each predicate of one subject in one graph, in any order."""


class Bodies:
    """Writes the bodies of blocks."""

    def __init__(
        self,
        spelling: Spelling,
        *,
        forms: BlankForms,
        inner: Mapping[Node, Properties],
    ) -> None:
        """Keep what all bodies of a text share.

        Args:
            spelling: How names and literals are written.
            forms: How blank nodes are written.
            inner: The properties of blank nodes.
        """
        self._spelling = spelling
        self._forms = forms
        self._inner = inner
        self._flats: dict[BlankNode, str] = {}
        self._orders: dict[NamedNode, tuple[int, Natural]] = {}

    def lines(self, properties: Properties, *, margin: str) -> list[str]:
        """Write the body of a block.

        Args:
            properties: The values of each predicate.
            margin: White space before each predicate.

        Returns:
            The predicates in their fixed order, each with its values; a value in
            brackets or with line breaks makes several lines of one text.
        """
        return [
            f"{margin}{self._spelling.verb(predicate)}"
            f"{self._values(predicate, properties[predicate], margin=margin)} ;"
            for predicate in self._sorted_predicates(properties)
        ]

    def flat(self, term: Term) -> str:
        """Write a value on one line, but for the line breaks of its strings.

        Args:
            term: The value.
        """
        if isinstance(term, Literal):
            return self._spelling.literal(term)
        if term == RDF.nil:
            return "()"
        if isinstance(term, NamedNode) or term in self._forms.labels:
            return self.name(term)
        if term not in self._flats:
            self._flats[term] = self._flat_brackets(term)
        return self._flats[term]

    def name(self, node: Node) -> str:
        """Write the name of a subject or graph: its IRI, its label or "[]".

        Args:
            node: The subject or graph.
        """
        if isinstance(node, NamedNode):
            return self._spelling.name(node)
        return self._forms.labels.get(node, "[]")

    def _flat_brackets(self, node: BlankNode) -> str:
        if node in self._forms.lists:
            items = " ".join(self.flat(item) for item in self._forms.lists[node])
            return f"( {items} )"
        properties = self._inner.get(node, {})
        said = " ; ".join(
            f"{self._spelling.verb(predicate)} "
            + ", ".join(map(self.flat, self._sorted_terms(properties[predicate])))
            for predicate in self._sorted_predicates(properties)
        )
        return f"[ {said} ]" if said else "[]"

    def _values(
        self, predicate: NamedNode, terms: Sequence[Term], *, margin: str
    ) -> str:
        used = len(margin) + len(self._spelling.verb(predicate))
        ordered = self._sorted_terms(terms)
        if len(ordered) == 1:
            return f" {self._value(ordered[0], margin=margin, used=used)}"
        flat = ", ".join(self.flat(term) for term in ordered)
        if _fits(flat, used=used):
            return f" {flat}"
        inner = margin + INDENT
        values = [
            inner + self._value(term, margin=inner, used=len(inner)) for term in ordered
        ]
        return "\n" + ",\n".join(values)

    def _value(self, term: Term, *, margin: str, used: int) -> str:
        flat = self.flat(term)
        if not isinstance(term, BlankNode) or term in self._forms.labels:
            return flat
        if _fits(flat, used=used):
            return flat
        inner = margin + INDENT
        if term in self._forms.lists:
            lines = [
                inner + self._value(item, margin=inner, used=len(inner))
                for item in self._forms.lists[term]
            ]
            return "\n".join(["(", *lines, f"{margin})"])
        lines = self.lines(self._inner.get(term, {}), margin=inner)
        return "\n".join(["[", *lines, f"{margin}]"])

    def _sorted_predicates(self, properties: Properties) -> list[NamedNode]:
        return sorted(properties, key=self._order)

    def _order(self, predicate: NamedNode) -> tuple[int, Natural]:
        if predicate not in self._orders:
            name = self._spelling.verb(predicate)
            self._orders[predicate] = predicate_order(predicate, name=name)
        return self._orders[predicate]

    def _sorted_terms(self, terms: Sequence[Term]) -> Sequence[Term]:
        if len(terms) == 1:
            return terms
        names = [term for term in terms if isinstance(term, NamedNode)]
        literals = [term for term in terms if isinstance(term, Literal)]
        blanks = [term for term in terms if isinstance(term, BlankNode)]
        names.sort(key=lambda node: natural(self.flat(node)))
        literals.sort(key=literal_order)
        blanks.sort(key=lambda node: natural(self.flat(node)))
        return [*names, *literals, *blanks]


def _fits(text: str, *, used: int) -> bool:
    return "\n" not in text and used + len(text) + _AROUND <= _WIDTH
