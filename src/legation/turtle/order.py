"""The order in which subjects, predicates and values are written."""

import re
from collections.abc import Iterable, Mapping

from legation.terms import (
    DCTERMS,
    OWL,
    RDF,
    RDFS,
    SHACL,
    SKOS,
    Literal,
    NamedNode,
    Term,
)

Natural = tuple[tuple[str | int, ...], str]
"""A key that sorts "x-2" before "x-10"."""

_DIGITS = re.compile(r"([0-9]+)")

_FIRST = (
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.propertyChainAxiom,
    SHACL.targetClass,
    SHACL.path,
)
_AXIOMS = (OWL.iri, SHACL.iri)
_LABELS = (
    SHACL.name,
    SHACL.message,
    SHACL.severity,
    DCTERMS.title,
    RDFS.label,
    SKOS.prefLabel,
    SKOS.altLabel,
    SKOS.hiddenLabel,
    DCTERMS.description,
    SKOS.definition,
    SKOS.scopeNote,
    SKOS.example,
    SKOS.note,
    SKOS.editorialNote,
)
_LAST = (RDFS.isDefinedBy, OWL.deprecated, DCTERMS.isReplacedBy)
_AXIOM = len(_FIRST)
_OTHER = _AXIOM + 1 + len(_LABELS)
_RANKS = {
    **{predicate.value: rank for rank, predicate in enumerate(_FIRST)},
    **{predicate.value: _AXIOM + 1 + rank for rank, predicate in enumerate(_LABELS)},
    **{predicate.value: _OTHER + 1 + rank for rank, predicate in enumerate(_LAST)},
}
_SECTIONS: Mapping[Term, int] = {
    OWL.Ontology: 0,
    SKOS.ConceptScheme: 0,
    OWL.Class: 1,
    RDFS.Class: 1,
    OWL.ObjectProperty: 2,
    OWL.SymmetricProperty: 2,
    OWL.TransitiveProperty: 2,
    OWL.DatatypeProperty: 3,
    OWL.AnnotationProperty: 4,
}
_INDIVIDUALS = 5
_LANGUAGES = ("en", "fr")


def natural(text: str) -> Natural:
    """Return the key that sorts the numbers in a text by their size.

    Args:
        text: Any text.

    Returns:
        A key; equal only for equal texts.
    """
    parts: list[str | int] = []
    for index, part in enumerate(_DIGITS.split(text)):
        if index % 2:
            # By the number of digits, then the digits: no length is too long.
            digits = part.lstrip("0")
            parts += [len(digits), digits]
        else:
            parts.append(part)
    return tuple(parts), text


def predicate_order(predicate: NamedNode, *, name: str) -> tuple[int, Natural]:
    """Return the place of a predicate in its block.

    Args:
        predicate: The predicate.
        name: Its IRI as written.

    Returns:
        A key: type, axioms, labels, notes, the others by name, bookkeeping.
    """
    other = _AXIOM if predicate.value.startswith(_AXIOMS) else _OTHER
    return _RANKS.get(predicate.value, other), natural(name)


def section(types: Iterable[Term]) -> int:
    """Return the section of an ontology to which a subject belongs.

    Args:
        types: The values of its rdf:type.

    Returns:
        0 for a header, then classes, the kinds of properties, all others.
    """
    ranks = (_SECTIONS.get(t, _INDIVIDUALS) for t in types)
    return min(ranks, default=_INDIVIDUALS)


def literal_order(literal: Literal) -> tuple[int, str, Natural, str]:
    """Return the place of a literal among the values of a predicate.

    Args:
        literal: The literal.

    Returns:
        A key: without language first, then English, French, the others by tag.
    """
    tag = literal.language or ""
    main = tag.partition("-")[0]
    rank = _LANGUAGES.index(main) if main in _LANGUAGES else len(_LANGUAGES)
    return (
        rank if tag else -1,
        tag,
        natural(literal.value),
        literal.datatype.value,
    )
