"""Classes and properties as the axioms of an ontology write them."""

from collections import defaultdict
from collections.abc import Iterable

from legation.inference.rules import Part, Pattern
from legation.terms import (
    OWL,
    RDF,
    RDFS,
    XSD,
    BlankNode,
    Literal,
    NamedNode,
    Term,
    Triple,
)

EVERYTHING = frozenset({OWL.Thing, RDFS.Resource})
"""The classes that everything is in."""

_LANGUAGE = (RDF, RDFS, OWL, XSD)


class UnknownAxiomError(Exception):
    """An axiom that no rule can be made of; its argument is the triple at fault."""


class Expressions:
    """Reads the classes and properties of an ontology.

    A class expression is a class, an intersection of some, or a restriction; a property
    expression is a property or the inverse of one (OWL 2 Profiles, section 4.2).
    """

    def __init__(self, ontology: Iterable[Triple]) -> None:
        """Index the triples of an ontology by their subjects."""
        self._values: dict[Term, list[Triple]] = defaultdict(list)
        self._names = 0
        for triple in ontology:
            assert not isinstance(triple.subject, Triple)
            self._values[triple.subject].append(triple)

    def items(self, axiom: Triple) -> list[Term]:
        """Return the items of the list that an axiom names, in their order.

        Raises:
            UnknownAxiomError: It is no list, or one that does not end.
        """
        head, items, seen = _term(axiom.object), list[Term](), set[Term]()
        while head != RDF.nil:
            first, rest = self._one(head, RDF.first), self._one(head, RDF.rest)
            if head in seen or first is None or rest is None:
                raise UnknownAxiomError(axiom)
            seen.add(head)
            items.append(first)
            head = rest
        return items

    def members(self, axiom: Triple) -> list[Term]:
        """Return the members of a set of classes, in the order of its list.

        Args:
            axiom: The triple that says of what kind the set is.

        Raises:
            UnknownAxiomError: It has no list of members.
        """
        found = self._values[_term(axiom.subject)]
        lists = [triple for triple in found if triple.predicate == OWL.members]
        if len(lists) != 1:
            raise UnknownAxiomError(axiom)
        return self.items(lists[0])

    def link(self, axiom: Triple, name: Term, ends: tuple[str, Part]) -> Pattern:
        """Return the pattern of a property between two parts.

        Args:
            axiom: The axiom that names the property.
            name: The property, or a node that is the inverse of one.
            ends: The variable of the subject and the part of the object.

        Raises:
            UnknownAxiomError: It is no such property, or rdf:type.
        """
        subject, value = ends
        if isinstance(name, BlankNode):
            inverse = self._one(name, OWL.inverseOf)
            if not isinstance(inverse, NamedNode) or isinstance(value, Literal):
                raise UnknownAxiomError(axiom)
            return Pattern(value, inverse, subject)
        if not isinstance(name, NamedNode) or name == RDF.type:
            raise UnknownAxiomError(axiom)
        return Pattern(subject, name, value)

    def body(self, axiom: Triple, name: Term, variable: str) -> list[Pattern]:
        """Return the patterns that match where something is in a class.

        Args:
            axiom: The axiom that names the class.
            name: The class expression.
            variable: The variable that stands for the thing.

        Returns:
            The patterns; none for the class of everything.

        Raises:
            UnknownAxiomError: No rule can tell what is in the class.
        """
        if name in EVERYTHING:
            return []
        if isinstance(name, NamedNode):
            if is_language(name):
                raise UnknownAxiomError(axiom)
            return [Pattern(variable, RDF.type, name)]
        parts = self._definition(axiom, name)
        if parts.predicate == OWL.intersectionOf:
            return [
                pattern
                for item in self.items(parts)
                for pattern in self.body(parts, item, variable)
            ]
        on = self._property(parts)
        if parts.predicate == OWL.hasValue:
            return [self.link(parts, on, (variable, _named(parts)))]
        self._names += 1
        value = f"value{self._names}"
        filler = self.body(parts, _term(parts.object), value)
        return [self.link(parts, on, (variable, value)), *filler]

    def head(self, axiom: Triple, name: Term, variable: str) -> list[Pattern]:
        """Return what follows for something in a class.

        Args:
            axiom: The axiom that names the class.
            name: The class expression.
            variable: The variable that stands for the thing.

        Returns:
            The patterns; none for the class of everything, for a datatype, and for
            what only an equivalence says: that some value exists.

        Raises:
            UnknownAxiomError: No rule can conclude what being in the class means.
        """
        if name in EVERYTHING or _is_datatype(name):
            return []
        if isinstance(name, NamedNode):
            if is_language(name) and name != OWL.Nothing:
                raise UnknownAxiomError(axiom)
            return [Pattern(variable, RDF.type, name)]
        parts = self._definition(axiom, name)
        if parts.predicate == OWL.intersectionOf:
            return [
                pattern
                for item in self.items(parts)
                for pattern in self.head(axiom, item, variable)
            ]
        if parts.predicate == OWL.hasValue:
            link = self.link(parts, self._property(parts), (variable, _named(parts)))
            return [link]
        if axiom.predicate != OWL.equivalentClass:
            raise UnknownAxiomError(parts)
        return []

    def _definition(self, axiom: Triple, node: Term) -> Triple:
        """Return the one triple that says what a class without a name holds."""
        found = [
            triple
            for triple in self._values.get(node, ())
            if triple.predicate in OWL and triple.predicate not in _BESIDE
        ]
        if len(found) != 1 or found[0].predicate not in _DEFINITIONS:
            raise UnknownAxiomError(found[0] if found else axiom)
        return found[0]

    def _property(self, restriction: Triple) -> Term:
        on = self._one(_term(restriction.subject), OWL.onProperty)
        if on is None:
            raise UnknownAxiomError(restriction)
        return on

    def _one(self, node: Term, predicate: NamedNode) -> Term | None:
        found = [t for t in self._values.get(node, ()) if t.predicate == predicate]
        return _term(found[0].object) if len(found) == 1 else None


_DEFINITIONS = frozenset({OWL.intersectionOf, OWL.someValuesFrom, OWL.hasValue})
_BESIDE = frozenset({OWL.onProperty, OWL.equivalentClass, OWL.disjointWith})
"""What may stand in a class without a name beside its definition."""


def is_language(node: Term) -> bool:
    """Tell whether a term belongs to RDF, RDFS, OWL or XML Schema themselves."""
    return any(node in language for language in _LANGUAGE)


def _is_datatype(node: Term) -> bool:
    return node in XSD or node in {RDFS.Literal, RDF.langString}


def _named(triple: Triple) -> NamedNode | Literal:
    if not isinstance(triple.object, NamedNode | Literal):
        raise UnknownAxiomError(triple)
    return triple.object


def _term(value: Term | Triple) -> Term:
    assert not isinstance(value, Triple)
    return value
