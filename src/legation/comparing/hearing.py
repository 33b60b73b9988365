"""What the claims of a store say of a thing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from legation.comparing.extents import read_extent
from legation.comparing.sayings import Remark, Saying, Value
from legation.evidence import Witness
from legation.queries.statuses import STATUSES
from legation.store import Store
from legation.terms import (
    CONCEPT,
    DCTERMS,
    LEG,
    RDF,
    SKOS,
    XSD,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Term,
    value_of,
)
from legation.texts import Text
from legation.things import label

_NAMES = frozenset({SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel})


class Hearer:
    """Hears what the claims of a store say."""

    def __init__(self, store: Store, *, witness: Witness, prefixes: Prefixes) -> None:
        """Listen to a store.

        Args:
            store: The store.
            witness: What finds the places of a claim in its source.
            prefixes: The prefixes of its dataset.
        """
        self._store = store
        self._witness = witness
        self._prefixes = prefixes
        self._about = NamedNode(f"{prefixes['graph']}claims")

    def values(
        self, thing: NamedNode, *, names: bool = True
    ) -> dict[NamedNode, tuple[Value, ...]]:
        """Return what claims of any stance tell of a thing.

        Args:
            thing: The thing.
            names: Whether its class counts, and what the editors call it.

        Returns:
            The values of each property, sorted.
        """
        told: dict[NamedNode, dict[Term, list[Saying]]] = defaultdict(dict)
        for claim, quads in self._claims(thing).items():
            if (saying := self._saying(claim)) is None:
                continue
            for quad in quads:
                if names or not _only_names(quad, saying):
                    said = told[quad.predicate].setdefault(value_of(quad), [])
                    said.append(saying)
        return {name: self._sorted(thing, name, said) for name, said in told.items()}

    def remarks(self, thing: NamedNode) -> tuple[Remark, ...]:
        """Return what claims say of a thing in words only, by their IRIs."""
        claims = {
            quad.subject
            for quad in self._store.match(
                None, DCTERMS.subject, thing, graph=self._about
            )
            if isinstance(quad.subject, NamedNode)
        }
        return tuple(
            Remark(words, saying)
            for claim in sorted(claims, key=str)
            if (words := self._words(claim)) and (saying := self._saying(claim))
        )

    def contradictions(self, claims: Iterable[NamedNode]) -> set[frozenset[Term]]:
        """Return the pairs of claims that the data call contradictory.

        Args:
            claims: The claims that may contradict others.
        """
        return {
            frozenset({claim, value_of(quad)})
            for claim in claims
            for quad in self._store.match(claim, LEG.contradicts, graph=self._about)
        }

    def name(self, node: NamedNode) -> Text:
        """Return what a thing is called; its prefixed name where it has no label."""
        short = self._prefixes.shorten(node.value)
        return Text(
            label(self._store, node, language="en") or short,
            label(self._store, node, language="fr") or short,
        )

    def lies_in(self, inner: Term, outer: Term) -> bool:
        """Tell whether a place lies within another."""
        if not isinstance(inner, NamedNode) or not isinstance(outer, NamedNode):
            return False
        return next(self._store.match(inner, LEG.within, outer), None) is not None

    def _claims(self, thing: NamedNode) -> Mapping[NamedNode, list[Quad]]:
        """Return what each graph holds about a thing, the facts left out."""
        found: dict[NamedNode, list[Quad]] = defaultdict(list)
        for quad in self._store.match(thing):
            if isinstance(quad.graph_name, NamedNode):
                found[quad.graph_name].append(quad)
        return found

    def _saying(self, claim: NamedNode) -> Saying | None:
        """Return who tells a claim, or None of a graph that is none."""
        stance = self._node(claim, LEG.stance)
        source = self._node(claim, LEG.source)
        if stance is None or source is None:
            return None
        kind = self._node(source, DCTERMS.type)
        return Saying(
            claim=claim,
            source=source,
            stance=stance,
            kind=kind,
            kind_label=self.name(kind) if kind else None,
            date=self._date(source),
            places=tuple(self._witness.of(claim, values=())),
        )

    def _sorted(
        self, thing: NamedNode, name: NamedNode, told: Mapping[Term, list[Saying]]
    ) -> tuple[Value, ...]:
        values = (self._value(thing, name, term, said) for term, said in told.items())
        return tuple(sorted(values, key=Value.order))

    def _value(
        self, thing: NamedNode, name: NamedNode, term: Term, said: list[Saying]
    ) -> Value:
        sayings = tuple(sorted(said, key=lambda saying: saying.claim.value))
        is_round = name == LEG.sizeBesidesHead and all(
            self._is_round(thing, saying.claim) for saying in sayings
        )
        return Value(
            term=term,
            text=self._text(term, is_round=is_round),
            extent=read_extent(term, is_round=is_round),
            depth=self._depth(term),
            sayings=sayings,
        )

    def _is_round(self, thing: NamedNode, claim: NamedNode) -> bool:
        true = Literal("true", datatype=XSD.boolean)
        return Quad(thing, LEG.sizeApproximate, true, claim) in self._store

    def _depth(self, term: Term) -> int:
        if not isinstance(term, NamedNode):
            return 0
        return len({quad.object for quad in self._store.match(term, LEG.within)})

    def _text(self, term: Term, *, is_round: bool) -> Text:
        if isinstance(term, NamedNode):
            return self.name(term)
        assert isinstance(term, Literal)
        if term.datatype == XSD.boolean:
            return STATUSES["yes" if term.value == "true" else "no"]
        if is_round:
            return Text(f"about {term.value}", f"environ {term.value}")
        tag = f" @{term.language}" if term.language else ""
        return Text(f"{term.value}{tag}", f"{term.value}{tag}")

    def _node(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        """Return what is said of a claim or a source; of several, the first by name."""
        found = (
            quad.object
            for quad in self._store.match(subject, predicate, graph=self._about)
            if isinstance(quad.object, NamedNode)
        )
        return min(found, key=str, default=None)

    def _words(self, claim: NamedNode) -> Text | None:
        """Return the note of a claim, in another language where one is missing."""
        words = {
            quad.object.language or "": quad.object.value
            for quad in self._store.match(claim, SKOS.note, graph=self._about)
            if isinstance(quad.object, Literal)
        }
        if not words:
            return None
        fallback = words[min(words)]
        return Text(words.get("en", fallback), words.get("fr", fallback))

    def _date(self, source: NamedNode) -> str | None:
        days = (
            quad.object.value.partition("T")[0]
            for predicate in (DCTERMS.issued, DCTERMS.modified)
            for quad in self._store.match(source, predicate, graph=self._about)
            if isinstance(quad.object, Literal)
        )
        return max(days, default=None)


def _only_names(quad: Quad, saying: Saying) -> bool:
    """Tell whether a triple says no more than what a thing is called, or of what class.

    What a source calls a thing is worth comparing; what the editors call it is not.
    """
    is_editorial = saying.stance == CONCEPT.editorial
    return quad.predicate == RDF.type or (is_editorial and quad.predicate in _NAMES)
