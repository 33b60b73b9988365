"""What the ontology says of a term, in words: each axiom under its name."""

from collections.abc import Iterator

from legation.manual.markdown import code, escape
from legation.manual.vocabulary import Vocabulary
from legation.terms import (
    LEG,
    OWL,
    RDF,
    RDFS,
    SKOS,
    BlankNode,
    NamedNode,
    Term,
)
from legation.texts import Language, Text

Axiom = tuple[Text, str]
"""What an axiom is called, and what it says, as Markdown."""

SUBCLASS_OF = Text("Subclass of", "Sous-classe de")
DISJOINT_WITH = Text("Disjoint with", "Disjointe de")
EQUIVALENT_TO = Text("Equivalent to", "Équivaut à")
ONLY_INFERRED = Text("Only inferred", "Uniquement inférée")
DOMAIN = Text("Domain", "Domaine")
RANGE = Text("Range", "Codomaine")
SUBPROPERTY_OF = Text("Sub-property of", "Sous-propriété de")
INVERSE_OF = Text("Inverse of", "Inverse de")
SYMMETRIC = Text("Symmetric", "Symétrique")
TRANSITIVE = Text("Transitive", "Transitive")
FUNCTIONAL = Text("One value", "Valeur unique")
INVERSE_FUNCTIONAL = Text("One thing for each value", "Une chose par valeur")
CHAIN = Text("Chain", "Chaîne")
ELSEWHERE = Text("In other vocabularies", "Dans d'autres vocabulaires")

_SUBCLASSES = Text("Subclasses", "Sous-classes")
_SUBPROPERTIES = Text("Sub-properties", "Sous-propriétés")
_HOLDS = Text("it holds in both directions", "elle vaut dans les deux sens")
_ADDS_UP = Text("its steps add up", "ses étapes s'enchaînent")
_ONE_VALUE = Text(
    "a thing has at most one value of it", "une chose en a au plus une valeur"
)
_ONE_THING = Text(
    "no two things share a value of it",
    "deux choses n'en partagent jamais une valeur",
)
_INVERSE = Text("inverse of {}", "inverse de {}")
_NEVER_TOLD = Text(
    "no claim tells it; it is concluded or computed",
    "aucune affirmation ne l'énonce; elle est conclue ou calculée",
)
_ALSO_CALLED = Text("Also called", "Aussi appelé")
_BROADER = Text("Broader", "Plus général")
_NARROWER = Text("Narrower", "Plus spécifique")
_SCHEME = Text("Scheme", "Schéma")
_CONCEPTS = Text("Concepts", "Concepts")
_MAPPINGS = {
    SKOS.exactMatch: Text("exact match", "correspondance exacte"),
    SKOS.closeMatch: Text("close match", "correspondance proche"),
    SKOS.broadMatch: Text("broader match", "correspondance plus large"),
    SKOS.narrowMatch: Text("narrower match", "correspondance plus étroite"),
    SKOS.relatedMatch: Text("related match", "correspondance connexe"),
}
_CHARACTERS = (
    (OWL.SymmetricProperty, SYMMETRIC, _HOLDS),
    (OWL.TransitiveProperty, TRANSITIVE, _ADDS_UP),
    (OWL.FunctionalProperty, FUNCTIONAL, _ONE_VALUE),
    (OWL.InverseFunctionalProperty, INVERSE_FUNCTIONAL, _ONE_THING),
)
_AND, _OR, _NOT = Text("and", "et"), Text("or", "ou"), Text("not", "sauf")
_RESTRICTIONS = {
    OWL.someValuesFrom: Text(
        "with a value of {} in the class {}", "avec une valeur de {} dans la classe {}"
    ),
    OWL.allValuesFrom: Text(
        "with all values of {} in the class {}",
        "avec toutes les valeurs de {} dans la classe {}",
    ),
    OWL.hasValue: Text("with {} being {}", "avec {} égal à {}"),
}


class Axioms:
    """Tells the axioms of terms."""

    def __init__(self, vocabulary: Vocabulary, *, language: Language) -> None:
        """Keep what is needed.

        Args:
            vocabulary: The terms.
            language: The language of the words.
        """
        self._vocabulary = vocabulary
        self._said = vocabulary.said
        self._language = language

    def of(self, term: NamedNode) -> list[Axiom]:
        """Return the axioms of a term, in the order in which they are best read."""
        kind = self._vocabulary.kind(term)
        tell = {
            "class": self._of_class,
            "property": self._of_property,
            "scheme": self._of_scheme,
            "concept": self._of_concept,
        }
        told = [*self._names(term), *(tell[kind](term) if kind else ())]
        return [(name, what) for name, what in told if what]

    def _names(self, term: NamedNode) -> Iterator[Axiom]:
        yield (
            _ALSO_CALLED,
            ", ".join(map(escape, self._said.words(term, SKOS.altLabel))),
        )

    def _of_class(self, term: NamedNode) -> Iterator[Axiom]:
        said, show_all = self._said, self._vocabulary.show_all
        above = said.nodes(term, RDFS.subClassOf)
        yield SUBCLASS_OF, show_all(self._ours(above))
        yield _SUBCLASSES, show_all(said.subjects(RDFS.subClassOf, term))
        for same in said.objects(term, OWL.equivalentClass):
            yield EQUIVALENT_TO, self._expression(same)
        apart = said.nodes(term, OWL.disjointWith)
        yield (
            DISJOINT_WITH,
            show_all([*apart, *said.subjects(OWL.disjointWith, term)]),
        )
        yield from self._inferred(term)
        yield ELSEWHERE, show_all(set(above) - set(self._ours(above)))

    def _of_property(self, term: NamedNode) -> Iterator[Axiom]:
        said, show_all = self._said, self._vocabulary.show_all
        above = said.nodes(term, RDFS.subPropertyOf)
        yield DOMAIN, show_all(said.nodes(term, RDFS.domain))
        yield RANGE, show_all(said.nodes(term, RDFS.range))
        yield SUBPROPERTY_OF, show_all(self._ours(above))
        yield _SUBPROPERTIES, show_all(said.subjects(RDFS.subPropertyOf, term))
        back = said.nodes(term, OWL.inverseOf)
        yield INVERSE_OF, show_all([*back, *said.subjects(OWL.inverseOf, term)])
        for character, name, meaning in _CHARACTERS:
            if character in said.objects(term, RDF.type):
                yield name, meaning.into(self._language)
        for chain in said.objects(term, OWL.propertyChainAxiom):
            yield CHAIN, " → ".join(map(self._step, said.items(chain)))
        yield from self._inferred(term)
        yield ELSEWHERE, show_all(set(above) - set(self._ours(above)))

    def _step(self, name: Term) -> str:
        """Return a property of a chain, or the inverse of one."""
        inverse = self._said.object(name, OWL.inverseOf)
        if not isinstance(name, BlankNode) or inverse is None:
            return self._vocabulary.show(name)
        return _INVERSE.into(self._language).format(self._vocabulary.show(inverse))

    def _of_scheme(self, term: NamedNode) -> Iterator[Axiom]:
        concepts = self._said.subjects(SKOS.inScheme, term)
        yield _CONCEPTS, self._vocabulary.show_all(concepts)

    def _of_concept(self, term: NamedNode) -> Iterator[Axiom]:
        said, vocabulary = self._said, self._vocabulary
        yield _SCHEME, vocabulary.show_all(said.nodes(term, SKOS.inScheme))
        broader = said.nodes(term, SKOS.broader)
        yield (
            _BROADER,
            vocabulary.show_all([*broader, *said.subjects(SKOS.narrower, term)]),
        )
        narrower = said.nodes(term, SKOS.narrower)
        yield (
            _NARROWER,
            vocabulary.show_all([*narrower, *said.subjects(SKOS.broader, term)]),
        )
        for predicate in said.predicates(term):
            if vocabulary.is_own(predicate):
                name = vocabulary.label(predicate)
                shown = ", ".join(map(vocabulary.show, said.objects(term, predicate)))
                yield Text(name, name), shown
        yield ELSEWHERE, ", ".join(self._mappings(term))

    def _mappings(self, term: NamedNode) -> Iterator[str]:
        for predicate, name in _MAPPINGS.items():
            for other in self._said.nodes(term, predicate):
                yield f"{name.into(self._language)} {self._vocabulary.show(other)}"

    def _inferred(self, term: NamedNode) -> Iterator[Axiom]:
        if any(v.value == "true" for v in self._said.objects(term, LEG.inferredOnly)):
            yield ONLY_INFERRED, _NEVER_TOLD.into(self._language)

    def _ours(self, terms: list[NamedNode]) -> list[NamedNode]:
        return [term for term in terms if self._vocabulary.is_own(term)]

    def _expression(self, node: Term) -> str:
        """Return a class, or what is told of a class without a name."""
        if not isinstance(node, BlankNode):
            return self._vocabulary.show(node)
        for predicate, joint in ((OWL.intersectionOf, _AND), (OWL.unionOf, _OR)):
            parts = list(self._said.items(self._said.object(node, predicate)))
            if parts:
                return f" {joint.into(self._language)} ".join(
                    map(self._expression, parts)
                )
        if excluded := self._said.object(node, OWL.complementOf):
            return f"{_NOT.into(self._language)} {self._expression(excluded)}"
        return self._restriction(node)

    def _restriction(self, node: BlankNode) -> str:
        """Return what is demanded of a property's values."""
        said = self._said
        on = self._vocabulary.show_all(said.nodes(node, OWL.onProperty))
        pieces = []
        for predicate in said.predicates(node):
            if predicate in {RDF.type, OWL.onProperty}:
                continue
            name = code(self._vocabulary.name(predicate))
            words = _RESTRICTIONS.get(
                predicate, Text(f"{name} {{}} {{}}", f"{name} {{}} {{}}")
            )
            values = ", ".join(map(self._expression, said.objects(node, predicate)))
            pieces.append(words.into(self._language).format(on, values))
        return " ".join(pieces)
