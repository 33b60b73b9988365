"""Evidence: the claims, with their quotes, that stand behind a row of an answer.

The evidence of an entity is every accepted claim that speaks of it, or of what belongs
to it: its meetings, its delegation, its participations, its signatures. A value that a
rule derived is proved by the claims that its derivation rests on. A claim, accepted or
not, is its own evidence: the row tells that a source says so, and no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from legation.dataset import graph_iri
from legation.store import Store
from legation.terms import (
    CONCEPT,
    DCTERMS,
    LEG,
    OA,
    PROV,
    RDF,
    SKOS,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
)
from legation.texts import Language, Text
from legation.things import label

_FACTS = DefaultGraph()
_NAMING = frozenset(
    {RDF.type, DCTERMS.type, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel}
)
# What belongs to an entity: the property, whether it points away from the entity, and
# the class that the other end must have.
_BELONGING = (
    (LEG.hasSignature, True, LEG.Signature),
    (LEG.participant, True, LEG.Delegation),
    (LEG.subEventOf, False, LEG.Meeting),
    (LEG.inEvent, False, LEG.Participation),
    (LEG.participationOf, False, LEG.Participation),
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim as proof.

    Attributes:
        claim: IRI of the claim.
        source: IRI of its source.
        source_label: What the source is called.
        stance: What the stance is called.
        quote: The words of the source; None where it is cited, not quoted.
        start: Where the quote begins in the source, in characters from 0.
        end: Where it ends; the character there is not part of it.
        citation: The place in the source, where it is not quoted.
        note: The editors' note, where there is one.
        rule: IRI of the rule whose conclusion the claim proves; None for a claim that
            tells of the entity itself.
        is_reading: Whether the claim is the editors' reading of the words quoted.
    """

    claim: str
    source: str
    source_label: Text
    stance: Text
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    citation: Text | None = None
    note: Text | None = None
    rule: str | None = None
    is_reading: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the evidence as JSON values, without what is unknown."""
        values = {
            "claim": self.claim,
            "source": self.source,
            "sourceLabel": self.source_label.as_json(),
            "stance": self.stance.as_json(),
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "citation": self.citation.as_json() if self.citation else None,
            "note": self.note.as_json() if self.note else None,
            "rule": self.rule,
        }
        return {key: value for key, value in values.items() if value is not None}

    def describe(self, language: Language) -> str:
        """Return the evidence as one line: its place, then the stance in brackets.

        Args:
            language: "en" or "fr".
        """
        return f"{self.place(language)} [{self.judgement(language)}]"

    def place(self, language: Language) -> str:
        """Return the quote with its place in the source, or the place cited.

        Args:
            language: "en" or "fr".
        """
        source = self.source_label.into(language)
        if self.quote is None:
            note = self.note.into(language) if self.note else ""
            cited = self.citation.into(language) if self.citation else ""
            if cited:
                return f"{source}, {cited}"
            return f"{source} ({note})" if note else source
        opening, closing = ("«\u00a0", "\u00a0»") if language == "fr" else "“”"
        word = Text("characters", "caractères").into(language)
        where = f"{source}, {word} {self.start}–{self.end}"
        return f"{opening}{self.quote}{closing} — {where}"

    def judgement(self, language: Language) -> str:
        """Return the stance, and of a reading of the editors how they read.

        Args:
            language: "en" or "fr".
        """
        stance = self.stance
        if self.note and self.is_reading:
            note = self.note
            stance = Text(f"{stance.en}: {note.en}", f"{stance.fr} : {note.fr}")
        return stance.into(language)


class Witness:
    """Finds the evidence of entities in a store."""

    def __init__(self, store: Store, *, base: str) -> None:
        """Read which claims there are and what each derivation rests on.

        Args:
            store: The store.
            base: Base IRI of its dataset.
        """
        self._store = store
        self._about = graph_iri(base, "claims")
        accepting = {
            quad.subject
            for quad in store.match(None, LEG.accepted, graph=_FACTS)
            if isinstance(quad.object, Literal) and quad.object.value == "true"
        }
        self._accepted: dict[object, bool] = {
            quad.subject: quad.object in accepting
            for quad in store.match(None, LEG.stance, graph=self._about)
        }
        self._derivations = {
            quad.subject: quad.object
            for quad in store.match(None, LEG.rule, graph=self._about)
        }

    def of(self, entity: NamedNode, *, values: Iterable[object]) -> list[Evidence]:
        """Return the evidence of an entity in a row.

        Args:
            entity: The entity that the row is about.
            values: The values of the row: a derived one adds its derivation's claims.

        Returns:
            First the claims that tell of the entity, then those that prove derived
            values; each part in the order of source and place. Of a claim, its own
            places, whatever its stance.
        """
        if entity in self._accepted:
            return sorted(self._evidence(entity, None), key=_order)
        nodes = [entity, *self._belonging(entity)]
        row = set(values)
        telling: dict[object, object] = {}
        proving: dict[object, object] = {}
        for node in nodes:
            for quad in self._store.match(node):
                graph = quad.graph_name
                if self._accepted.get(graph):
                    telling[graph] = None
                elif graph in self._derivations and quad.object in row:
                    proving.update(self._premises(graph))
        return [*self._proof(telling), *self._proof(proving)]

    def _proof(self, claims: Mapping[object, object]) -> list[Evidence]:
        """Return what claims prove, each with its rule, by source and place."""
        found = [
            one
            for claim, rule in claims.items()
            if not self._only_names(claim)
            for one in self._evidence(claim, rule)
        ]
        return sorted(found, key=_order)

    def _belonging(self, entity: NamedNode) -> list[NamedNode]:
        found = []
        for predicate, outward, kind in _BELONGING:
            quads = (
                self._store.match(entity, predicate, graph=_FACTS)
                if outward
                else self._store.match(None, predicate, entity, graph=_FACTS)
            )
            for quad in quads:
                node = quad.object if outward else quad.subject
                assert isinstance(node, NamedNode)
                if Quad(node, RDF.type, kind, _FACTS) in self._store:
                    found.append(node)
        return found

    def _premises(self, derivation: object) -> dict[object, object]:
        assert isinstance(derivation, NamedNode)
        rule = self._derivations[derivation]
        return {
            quad.object: rule
            for quad in self._store.match(
                derivation, PROV.wasDerivedFrom, graph=self._about
            )
        }

    def _evidence(self, claim: object, rule: object) -> list[Evidence]:
        """Return the evidence that a claim gives, one for each of its passages."""
        assert isinstance(claim, NamedNode)
        stance = self._node(claim, LEG.stance)
        source = self._node(claim, LEG.source)
        assert stance is not None
        assert source is not None
        whole = Evidence(
            claim=claim.value,
            source=source.value,
            source_label=self._label(source),
            stance=self._label(stance),
            citation=self._words(claim, LEG.citation),
            note=self._words(claim, SKOS.editorialNote),
            is_reading=stance == CONCEPT.interpreted,
            rule=rule.value if isinstance(rule, NamedNode) else None,
        )
        passages = [
            replace(
                whole,
                quote=self._text(passage, OA.exact),
                start=self._number(passage, OA.start),
                end=self._number(passage, OA.end),
            )
            for passage in self._nodes(claim, LEG.passage)
        ]
        return passages or [whole]

    def _only_names(self, claim: object) -> bool:
        """Tell whether the editors enter no more than what a thing is called."""
        assert isinstance(claim, NamedNode)
        return self._node(claim, LEG.stance) == CONCEPT.editorial and all(
            quad.predicate in _NAMING for quad in self._store.match(graph=claim)
        )

    def _nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [
            quad.object
            for quad in self._store.match(subject, predicate, graph=self._about)
            if isinstance(quad.object, NamedNode)
        ]

    def _node(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self._nodes(subject, predicate)), None)

    def _text(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        for quad in self._store.match(subject, predicate, graph=self._about):
            if isinstance(quad.object, Literal):
                return quad.object.value
        return None

    def _words(self, claim: NamedNode, predicate: NamedNode) -> Text | None:
        """Return what is said in words, in another language where one is missing."""
        words = {
            quad.object.language or "": quad.object.value
            for quad in self._store.match(claim, predicate, graph=self._about)
            if isinstance(quad.object, Literal)
        }
        if not words:
            return None
        fallback = words[min(words)]
        return Text(words.get("en", fallback), words.get("fr", fallback))

    def _number(self, subject: NamedNode, predicate: NamedNode) -> int | None:
        text = self._text(subject, predicate)
        return None if text is None else int(text)

    def _label(self, thing: NamedNode) -> Text:
        return Text(
            label(self._store, thing, language="en") or thing.value,
            label(self._store, thing, language="fr") or thing.value,
        )


def _order(evidence: Evidence) -> tuple[str, int, str]:
    return (evidence.source, evidence.start or 0, evidence.claim)
