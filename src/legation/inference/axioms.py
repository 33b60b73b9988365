"""The axioms of an ontology, compiled into rules for its own classes and properties."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from legation.findings import Finding
from legation.inference.expressions import (
    Expressions,
    UnknownAxiomError,
    is_language,
)
from legation.inference.rules import NOTHING, Pattern, Rule, RuleSet
from legation.parsing import owners
from legation.terms import (
    OWL,
    RDF,
    RDFS,
    BlankNode,
    NamedNode,
    Node,
    Prefixes,
    Term,
    Triple,
)
from legation.texts import Text

_X, _Y, _Z = "x", "y", "z"
_CONTRADICTION = Pattern(_X, *NOTHING)
# What says something of a term and lets nothing follow.
_NOTES = frozenset(
    {
        RDFS.label,
        RDFS.comment,
        RDFS.isDefinedBy,
        RDFS.seeAlso,
        OWL.versionInfo,
        OWL.versionIRI,
        OWL.priorVersion,
        OWL.imports,
        OWL.deprecated,
    }
)
_KINDS = frozenset(
    {
        OWL.AnnotationProperty,
        OWL.Class,
        OWL.DatatypeProperty,
        OWL.NamedIndividual,
        OWL.ObjectProperty,
        OWL.Ontology,
        OWL.Restriction,
        RDF.List,
        RDF.Property,
        RDFS.Class,
        RDFS.Datatype,
    }
)
# What is read where the axiom stands that it belongs to.
_PARTS = frozenset(
    {
        OWL.hasValue,
        OWL.intersectionOf,
        OWL.members,
        OWL.onProperty,
        OWL.someValuesFrom,
        RDF.first,
        RDF.rest,
    }
)


_KNOWN = Text(
    "subclasses, subproperties, domains, ranges, inverse, symmetric, transitive and "
    "functional properties, chains, equivalence, disjoint classes, intersections, "
    "hasValue, and someValuesFrom as a condition",
    "les sous-classes, les sous-propriétés, les domaines, les codomaines, les "
    "propriétés inverses, symétriques, transitives et fonctionnelles, les chaînes, "
    "les équivalences, les classes disjointes, les intersections, hasValue, et "
    "someValuesFrom comme condition",
)


@dataclass(frozen=True)
class Compiled:
    """What came of an ontology.

    Attributes:
        rules: The rules.
        findings: One for each axiom that no rule was made of, as axioms were given.
    """

    rules: RuleSet
    findings: tuple[Finding, ...]


def compile_rules(ontology: Iterable[Triple], *, prefixes: Prefixes) -> Compiled:
    """Turn the axioms of an ontology into rules (OWL 2 Profiles, section 4.3).

    Understood are: subclasses, subproperties, domains, ranges, inverse, symmetric,
    transitive and functional properties (inverse ones too), chains, equivalent classes
    and properties, disjoint classes; and as classes without a name, intersections,
    hasValue, and someValuesFrom for what suffices to be in a class.

    Args:
        ontology: Axioms, with the names of classes and properties.
        prefixes: Prefixes to name things in findings.

    Returns:
        The rules of what is understood, and a finding for everything else.
    """
    triples = list(dict.fromkeys(ontology))
    reader = _Axioms(triples)
    rules: dict[Rule, None] = {}
    findings: dict[Triple, Finding] = {}
    named = owners(triples)
    for triple in triples:
        try:
            rules.update(dict.fromkeys(reader.rules(triple)))
        except UnknownAxiomError as error:
            at: Triple = error.args[0]
            subject = at.subject
            owner = named.get(subject) if isinstance(subject, BlankNode) else subject
            findings[at] = _unknown(at, owner=owner, prefixes=prefixes)
    terms = frozenset(t.subject for t in triples if not isinstance(t.subject, Triple))
    return Compiled(RuleSet(tuple(rules), terms), tuple(findings.values()))


class _Axioms:
    """Makes rules of single axioms."""

    def __init__(self, ontology: Iterable[Triple]) -> None:
        self._read = Expressions(ontology)
        self._by_predicate: dict[NamedNode, _Compile] = {
            RDF.type: self._kind,
            RDFS.subClassOf: self._subclass,
            RDFS.subPropertyOf: self._subproperty,
            RDFS.domain: self._domain,
            RDFS.range: self._range,
            OWL.disjointWith: self._disjoint,
            OWL.equivalentClass: self._same_class,
            OWL.equivalentProperty: self._same_property,
            OWL.inverseOf: self._inverse,
            OWL.propertyChainAxiom: self._chain,
        }
        self._by_kind: dict[Term, _Compile] = {
            OWL.AllDisjointClasses: self._all_disjoint,
            OWL.FunctionalProperty: self._functional,
            OWL.InverseFunctionalProperty: self._inverse_functional,
            OWL.SymmetricProperty: self._symmetric,
            OWL.TransitiveProperty: self._transitive,
        }

    def rules(self, axiom: Triple) -> Iterator[Rule]:
        """Yield the rules of an axiom; none for what is a note or part of another."""
        compile_axiom = self._by_predicate.get(axiom.predicate)
        if compile_axiom:
            yield from compile_axiom(axiom)
        elif axiom.predicate not in _NOTES | _PARTS and is_language(axiom.predicate):
            raise UnknownAxiomError(axiom)

    def _kind(self, axiom: Triple) -> Iterator[Rule]:
        kind = _object(axiom)
        if compile_axiom := self._by_kind.get(kind):
            yield from compile_axiom(axiom)
        elif kind not in _KINDS and is_language(kind):
            raise UnknownAxiomError(axiom)

    def _subclass(self, axiom: Triple) -> Iterator[Rule]:
        yield from self._implies(axiom, _subject(axiom), _object(axiom))

    def _same_class(self, axiom: Triple) -> Iterator[Rule]:
        yield from self._implies(axiom, _subject(axiom), _object(axiom))
        yield from self._implies(axiom, _object(axiom), _subject(axiom))

    def _implies(self, axiom: Triple, one: Term, other: Term) -> Iterator[Rule]:
        heads = self._read.head(axiom, other, _X)
        yield from self._if(axiom, self._read.body(axiom, one, _X), heads)

    def _if(
        self, axiom: Triple, body: list[Pattern], heads: list[Pattern]
    ) -> Iterator[Rule]:
        if heads and not body:
            raise UnknownAxiomError(axiom)  # it would speak of everything
        for head in heads:
            if head not in body and not _is_noise(head):
                yield Rule(head, tuple(body))

    def _subproperty(self, axiom: Triple) -> Iterator[Rule]:
        yield from self._passes(axiom, _subject(axiom), _object(axiom))

    def _same_property(self, axiom: Triple) -> Iterator[Rule]:
        yield from self._passes(axiom, _subject(axiom), _object(axiom))
        yield from self._passes(axiom, _object(axiom), _subject(axiom))

    def _passes(self, axiom: Triple, one: Term, other: Term) -> Iterator[Rule]:
        link = self._read.link
        body = [link(axiom, one, (_X, _Y))]
        yield from self._if(axiom, body, [link(axiom, other, (_X, _Y))])

    def _domain(self, axiom: Triple) -> Iterator[Rule]:
        body = [self._read.link(axiom, _subject(axiom), (_X, _Y))]
        yield from self._if(axiom, body, self._read.head(axiom, _object(axiom), _X))

    def _range(self, axiom: Triple) -> Iterator[Rule]:
        body = [self._read.link(axiom, _subject(axiom), (_Y, _X))]
        yield from self._if(axiom, body, self._read.head(axiom, _object(axiom), _X))

    def _inverse(self, axiom: Triple) -> Iterator[Rule]:
        if isinstance(axiom.subject, BlankNode):
            return  # the inverse of a property, as part of another axiom
        link = self._read.link
        one = link(axiom, _subject(axiom), (_X, _Y))
        other = link(axiom, _object(axiom), (_Y, _X))
        yield from self._if(axiom, [one], [other])
        yield from self._if(axiom, [other], [one])

    def _symmetric(self, axiom: Triple) -> Iterator[Rule]:
        link, name = self._read.link, _subject(axiom)
        body = [link(axiom, name, (_X, _Y))]
        yield from self._if(axiom, body, [link(axiom, name, (_Y, _X))])

    def _transitive(self, axiom: Triple) -> Iterator[Rule]:
        name = _subject(axiom)
        yield from self._steps(axiom, name, [name, name])

    def _chain(self, axiom: Triple) -> Iterator[Rule]:
        yield from self._steps(axiom, _subject(axiom), self._read.items(axiom))

    def _steps(self, axiom: Triple, name: Term, steps: list[Term]) -> Iterator[Rule]:
        link, stops = self._read.link, [f"stop{n}" for n in range(len(steps) + 1)]
        body = [
            link(axiom, step, (stops[n], stops[n + 1])) for n, step in enumerate(steps)
        ]
        yield from self._if(axiom, body, [link(axiom, name, (stops[0], stops[-1]))])

    def _disjoint(self, axiom: Triple) -> Iterator[Rule]:
        yield from self._apart(axiom, _subject(axiom), _object(axiom))

    def _all_disjoint(self, axiom: Triple) -> Iterator[Rule]:
        for one, other in combinations(self._read.members(axiom), 2):
            yield from self._apart(axiom, one, other)

    def _apart(self, axiom: Triple, one: Term, other: Term) -> Iterator[Rule]:
        classes = sorted((one, other), key=str)
        body = [p for name in classes for p in self._read.body(axiom, name, _X)]
        yield from self._if(axiom, body, [_CONTRADICTION])

    def _functional(self, axiom: Triple) -> Iterator[Rule]:
        link, name = self._read.link, _subject(axiom)
        body = (link(axiom, name, (_X, _Y)), link(axiom, name, (_X, _Z)))
        yield Rule(_CONTRADICTION, body, apart=(_Y, _Z))

    def _inverse_functional(self, axiom: Triple) -> Iterator[Rule]:
        link, name = self._read.link, _subject(axiom)
        body = (link(axiom, name, (_X, _Z)), link(axiom, name, (_Y, _Z)))
        yield Rule(_CONTRADICTION, body, apart=(_X, _Y))


_Compile = Callable[[Triple], Iterator[Rule]]


def _is_noise(head: Pattern) -> bool:
    """Tell whether a conclusion would be made with a term of the languages."""
    return head.predicate != RDF.type and is_language(head.predicate)


def _unknown(
    triple: Triple, *, owner: Node | Triple | None, prefixes: Prefixes
) -> Finding:
    value = _object(triple)
    is_kind = triple.predicate == RDF.type
    said = "a" if is_kind else prefixes.shorten(triple.predicate.value)
    if isinstance(value, NamedNode):
        said = f"{said} {prefixes.write(value)}"
    return Finding(
        Text(
            f"The reasoner has no rule for “{said}”. It knows {_KNOWN.en}. Say it with "
            "these, check it with a shape, or build with --engine reference.",
            f"Le raisonneur n'a pas de règle pour « {said} ». Il connaît {_KNOWN.fr}. "
            "Exprimez-le ainsi, vérifiez-le par une forme ou construisez avec "
            "--engine reference.",
        ),
        focus=owner.value if isinstance(owner, NamedNode) else None,
        path=prefixes.shorten(triple.predicate.value),
        value=prefixes.write(value) if isinstance(value, NamedNode) else None,
        shape="axiom",
    )


def _subject(axiom: Triple) -> Term:
    assert not isinstance(axiom.subject, Triple)
    return axiom.subject


def _object(axiom: Triple) -> Term:
    assert not isinstance(axiom.object, Triple)
    return axiom.object
