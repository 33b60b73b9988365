"""What each slot of a table of mappings may hold, and how RDF says it (SSSOM/RDF)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from legation.dates import check_date
from legation.terms import (
    DCTERMS,
    OWL,
    RDFS,
    SEMAPV,
    SKOS,
    SSSOM,
    XSD,
    Literal,
    NamedNode,
    Term,
)
from legation.texts import Text

Read = Callable[[str, Mapping[str, str]], list[Term]]
"""Returns the terms that a text means, given the namespaces of the prefixes."""

MATCHES: Mapping[NamedNode, Text] = {
    SKOS.exactMatch: Text("exact match", "correspondance exacte"),
    SKOS.closeMatch: Text("close match", "correspondance proche"),
    SKOS.broadMatch: Text("broader match", "correspondance plus large"),
    SKOS.narrowMatch: Text("narrower match", "correspondance plus étroite"),
    SKOS.relatedMatch: Text("related match", "correspondance connexe"),
}
"""The relations that a mapping can state, the closest first."""

JUSTIFICATIONS: Mapping[NamedNode, Text] = {
    SEMAPV.ManualMappingCuration: Text("checked by hand", "vérifiée à la main"),
    SEMAPV.MappingReview: Text("reviewed", "révisée"),
    SEMAPV.LexicalMatching: Text("same name", "même nom"),
    SEMAPV.LexicalSimilarityThresholdMatching: Text("similar name", "nom semblable"),
    SEMAPV.SemanticSimilarityThresholdMatching: Text(
        "similar meaning", "sens semblable"
    ),
    SEMAPV.StructuralMatching: Text("same neighbours", "mêmes voisins"),
    SEMAPV.InstanceBasedMatching: Text("same instances", "mêmes instances"),
    SEMAPV.BackgroundKnowledgeBasedMatching: Text(
        "by what is known elsewhere", "selon ce qu'on sait par ailleurs"
    ),
    SEMAPV.LogicalReasoning: Text("inferred", "inférée"),
    SEMAPV.MappingChaining: Text("through other links", "par d'autres liens"),
    SEMAPV.MappingInversion: Text("a link turned round", "lien inversé"),
    SEMAPV.CompositeMatching: Text("by several methods", "par plusieurs méthodes"),
    SEMAPV.UnspecifiedMatching: Text("method not stated", "méthode non précisée"),
}
"""How a mapping can have been found, in the words of users."""

SAMENESS: Mapping[NamedNode, Text] = {OWL.sameAs: Text("same as", "identique à")}
"""The one relation that a decision states, or denies."""

NEGATED = SSSOM.NegatedPredicate
"""What a mapping has as its modifier if it says that the relation does not hold."""

_NAME = re.compile(r"([A-Za-z_][\w.-]*):(\S+)")
_CONFIDENCE = re.compile(r"0(\.[0-9]+)?|1(\.0+)?")
_VALUE = re.compile(r"(?:\\[\\|]|[^|])+")
_ESCAPED = re.compile(r"\\([\\|])")


class SlotError(ValueError):
    """A text does not fit its slot.

    Attributes:
        text: What is wrong and what to do, in both languages.
    """

    def __init__(self, text: Text) -> None:
        """Keep the sentence; `str()` is its English wording."""
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot.

    Attributes:
        property: The property that stands for it.
        read: What makes terms of its text.
    """

    property: NamedNode
    read: Read


def _address(text: str, _: Mapping[str, str]) -> list[Term]:
    return [_iri(text, text)]


def _name(text: str, prefixes: Mapping[str, str]) -> list[Term]:
    match = _NAME.fullmatch(text)
    if match is None or match[1] not in prefixes:
        raise SlotError(
            Text(
                f"“{text}” is not a name with a declared prefix. Write prefix:name, "
                "and declare the prefix in the head, below curie_map.",
                f"« {text} » n'est pas un nom dont le préfixe est déclaré. Écrivez "
                "préfixe:nom et déclarez le préfixe dans l'en-tête, sous curie_map.",
            )
        )
    return [_iri(prefixes[match[1]] + match[2], text)]


def _iri(iri: str, text: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise SlotError(
            Text(
                f"“{text}” gives no IRI ({iri}). Correct it, or the namespace of its "
                "prefix.",
                f"« {text} » ne donne pas d'IRI ({iri}). Corrigez-le, ou l'espace de "
                "noms de son préfixe.",
            )
        ) from error


def _one_of(known: Mapping[NamedNode, Text], namespace: str, prefix: str) -> Read:
    def read(text: str, prefixes: Mapping[str, str]) -> list[Term]:
        terms = _name(text, prefixes)
        if terms[0] in known:
            return terms
        names = ", ".join(prefix + iri.value.removeprefix(namespace) for iri in known)
        raise SlotError(
            Text(
                f"“{text}” cannot stand here. Choose one of {names}.",
                f"« {text} » n'est pas admis ici. Choisissez parmi {names}.",
            )
        )

    return read


def _text(text: str, _: Mapping[str, str]) -> list[Term]:
    return [Literal(text)]


def _texts(text: str, _: Mapping[str, str]) -> list[Term]:
    """Read values between bars; a bar inside one has a backslash before it."""
    return [Literal(_ESCAPED.sub(r"\1", value)) for value in _VALUE.findall(text)]


def _date(text: str, _: Mapping[str, str]) -> list[Term]:
    check_date(text, "date")
    return [Literal(text, datatype=XSD.date)]


def _confidence(text: str, _: Mapping[str, str]) -> list[Term]:
    if not _CONFIDENCE.fullmatch(text):
        raise SlotError(
            Text(
                f"“{text}” is no confidence. Write a number from 0 to 1, such as 0.9.",
                f"« {text} » n'est pas un degré de confiance. Écrivez un nombre de 0 "
                "à 1, comme 0.9.",
            )
        )
    return [Literal(text, datatype=XSD.double)]


def _modifier(text: str, _: Mapping[str, str]) -> list[Term]:
    if text != "Not":
        raise SlotError(
            Text(
                f"“{text}” cannot stand here. Write Not where the relation does not "
                "hold, and nothing where it does.",
                f"« {text} » n'est pas admis ici. Écrivez Not si la relation ne tient "
                "pas, et rien si elle tient.",
            )
        )
    return [NEGATED]


_match = _one_of(MATCHES, SKOS.iri, "skos:")
_justification = _one_of(JUSTIFICATIONS, SEMAPV.iri, "semapv:")

SLOTS: Mapping[str, Slot] = {
    "mapping_set_id": Slot(SSSOM.mapping_set_id, _address),
    "mapping_set_description": Slot(DCTERMS.description, _text),
    "license": Slot(DCTERMS.license, _address),
    "subject_id": Slot(OWL.annotatedSource, _name),
    "subject_label": Slot(SSSOM.subject_label, _text),
    "predicate_id": Slot(OWL.annotatedProperty, _match),
    "object_id": Slot(OWL.annotatedTarget, _name),
    "object_label": Slot(SSSOM.object_label, _text),
    "mapping_justification": Slot(SSSOM.mapping_justification, _justification),
    "author_label": Slot(SSSOM.author_label, _texts),
    "reviewer_label": Slot(SSSOM.reviewer_label, _texts),
    "mapping_date": Slot(DCTERMS.created, _date),
    "confidence": Slot(SSSOM.confidence, _confidence),
    "comment": Slot(RDFS.comment, _text),
    "predicate_modifier": Slot(SSSOM.predicate_modifier, _modifier),
}
"""The slots of a table that are kept, of the set and of a mapping, by name."""

DECISION_SLOTS: Mapping[str, Slot] = {
    **SLOTS,
    "predicate_id": Slot(OWL.annotatedProperty, _one_of(SAMENESS, OWL.iri, "owl:")),
}
"""The slots of a table of decisions: sameness, and its denial."""
