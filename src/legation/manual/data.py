"""The page about the data: what is in, from where, and what is not."""

from collections.abc import Iterable, Iterator

from legation.coverage import Coverage, percent, read_coverage
from legation.manual.lines import address, fact, labelled
from legation.manual.markdown import (
    anchor,
    code,
    escape,
    heading,
    items,
    link,
    slug,
    table,
)
from legation.manual.material import Material
from legation.manual.record import Record, Source
from legation.manual.vocabulary import Vocabulary
from legation.terms import DCTERMS, LEG, SKOS, NamedNode
from legation.texts import Language, Text

_TITLE = Text("Data", "Données")
_BASE, _LICENCE = Text("Base IRI", "IRI de base"), Text("Licence", "Licence")
_WHAT_IS_IN = Text("What is in", "Ce que les données contiennent")
_NUMBER = Text("Number", "Nombre")
_BY_CLASS = Text("Things by class", "Choses par classe")
_A_THING_COUNTS = Text(
    "A thing counts in each class that it is of, told or inferred.",
    "Une chose compte dans chacune de ses classes, énoncées ou inférées.",
)
_CLASS = Text("Class", "Classe")
_BY_STANCE = Text("Claims by stance", "Affirmations par posture")
_STANCE, _ACCEPTED = Text("Stance", "Posture"), Text("Accepted", "Acceptée")
_CLAIM, _CLAIMS = Text("Claim", "Affirmation"), Text("Claims", "Affirmations")
_PARTS = Text("Parts", "Sous-ensembles")
_SOURCE, _SOURCES = Text("Source", "Source"), Text("Sources", "Sources")
_PUBLISHER, _ADDRESS = Text("Publisher", "Éditeur"), Text("Address", "Adresse")
_DATE = Text("Date", "Date")
_COVERAGE = Text("Coverage of the texts", "Couverture des textes")
_COVERED = Text(
    "How much of each text stands in passages that claims use, white space not "
    "counted. To see the rest: `legation coverage`",
    "Part de chaque texte qui figure dans les passages qu'emploient les affirmations, "
    "espaces non comptées. Pour voir le reste : `legation coverage`",
)
_NO_TEXT = Text(
    "No source has a text at hand.", "Aucune source n'a de texte disponible."
)
_SHARE = Text("Share", "Part")
_CHARACTERS, _PASSAGES = Text("Characters", "Caractères"), Text("Passages", "Passages")
_WHAT_IS_NOT = Text("What is not in", "Ce que les données ne contiennent pas")
_ONLY_WHAT_IS_SAID = Text(
    "What no source says is not in the data: a thing that is missing here may well "
    "exist.",
    "Ce qu'aucune source ne dit n'est pas dans les données : une chose absente d'ici "
    "peut fort bien exister.",
)
_UNDATED = Text("Without a date", "Sans date")
_ALL_DATED = Text(
    "Every agreement, event and tenure has a date.",
    "Chaque entente, événement et mandat a une date.",
)
_NOT_ACCEPTED = Text("Claims that are not accepted", "Affirmations non acceptées")
_NO_FACTS = Text(
    "They stay with their source, and what they tell is no fact.",
    "Elles restent avec leur source, et ce qu'elles énoncent n'est pas un fait.",
)
_ALL_ACCEPTED = Text("Every claim is accepted.", "Chaque affirmation est acceptée.")
_WORDS, _NOTE = Text("Words or place", "Mots ou endroit"), Text("Note", "Note")
_RIGHTS = Text(
    "The licence covers the data, not the words that they quote: these belong to the "
    "authors of the sources.",
    "La licence couvre les données, et non les mots qu'elles citent : ceux-ci "
    "appartiennent aux auteurs des sources.",
)
_YES_OR_NO = {True: Text("yes", "oui"), False: Text("no", "non")}
_NONE = "–"


class DataPage:
    """Writes the page."""

    def __init__(
        self, material: Material, *, vocabulary: Vocabulary, language: Language
    ) -> None:
        """Read what the dataset holds.

        Args:
            material: The files, and the graph that was built from them.
            vocabulary: The terms, to link to them.
            language: The language of the page.
        """
        self._inputs = material.inputs
        self._graph = material.graph()
        self._record = Record(material.inputs, self._graph, language=language)
        self._said = self._record.said
        self._vocabulary = vocabulary
        self._language = language

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, the title first."""
        say = self._say
        title = self._inputs.dataset.title.into(self._language)
        yield heading(1, labelled(say(_TITLE), escape(title), language=self._language))
        yield from self._head()
        yield heading(2, say(_WHAT_IS_IN))
        yield say(self._facts())
        yield from self._classes()
        yield from self._stances()
        yield from self._parts()
        yield heading(2, say(_SOURCES))
        yield from self._sources()
        yield heading(2, say(_COVERAGE))
        yield from self._coverage()
        yield heading(2, say(_WHAT_IS_NOT))
        yield say(_ONLY_WHAT_IS_SAID)
        if reservations := items(self._reservations()):
            yield reservations
        yield heading(3, say(_UNDATED))
        yield items(self._undated()) or say(_ALL_DATED)
        yield heading(3, say(_NOT_ACCEPTED))
        yield from self._not_accepted()
        yield heading(2, say(_LICENCE))
        yield from self._licence()

    def _head(self) -> Iterator[str]:
        node = self._record.description()
        yield from map(escape, self._said.words(node, DCTERMS.description))
        yield self._fact(_BASE, code(self._inputs.dataset.base))
        yield from map(escape, self._said.words(node, SKOS.note))

    def _facts(self) -> Text:
        told, inferred, derived = self._record.facts()
        n = told + inferred + derived
        return Text(
            f"{n} facts: {told} are told by accepted claims, {inferred} inferred by "
            f"the ontology, {derived} derived by dated rules or computed from dates.",
            f"{n} faits : {told} sont énoncés par des affirmations acceptées, "
            f"{inferred} inférés au moyen de l'ontologie, {derived} dérivés par des "
            "règles datées ou calculés à partir de dates.",
        )

    def _classes(self) -> Iterator[str]:
        counts = self._record.classes()
        known = [node for node in counts if self._vocabulary.kind(node) == "class"]
        rows = [
            [self._vocabulary.show(node), str(counts[node])]
            for node in self._vocabulary.sort(known)
        ]
        yield heading(3, self._say(_BY_CLASS))
        yield self._say(_A_THING_COUNTS)
        yield self._table((_CLASS, _NUMBER), rows)

    def _stances(self) -> Iterator[str]:
        counts = self._record.stances()
        accepting = self._record.claims.accepting
        told = self._vocabulary.said
        concepts = self._vocabulary.terms("concept")
        known = {*counts, *(one for one in concepts if told.word(one, LEG.accepted))}
        rows = [
            [
                self._vocabulary.show(node),
                self._say(_YES_OR_NO[node in accepting]),
                str(counts[node]),
            ]
            for node in self._vocabulary.sort(known)
        ]
        yield heading(3, self._say(_BY_STANCE))
        yield self._table((_STANCE, _ACCEPTED, _NUMBER), rows)

    def _parts(self) -> Iterator[str]:
        parts = self._said.nodes(self._record.description(), DCTERMS.hasPart)
        if not parts:
            return
        yield heading(3, self._say(_PARTS))
        yield items(
            labelled(
                code(self._said.word(part, DCTERMS.identifier)),
                escape(
                    self._said.word(part, DCTERMS.description)
                    or self._said.word(part, DCTERMS.title)
                ),
                language=self._language,
            )
            for part in parts
        )

    def _sources(self) -> Iterator[str]:
        sources = self._record.sources()
        heads = (_SOURCE, _PUBLISHER, _ADDRESS, _DATE, _CLAIMS)
        yield self._table(
            heads,
            [
                [
                    f"{anchor(_source_anchor(source.node))}{self._named(source.node)}",
                    _joined(map(escape, source.publishers)),
                    _joined(map(address, source.addresses)),
                    _joined(map(escape, source.dates)),
                    str(source.claims),
                ]
                for source in sources
            ],
        )
        if notes := items(self._source_notes(sources)):
            yield notes

    def _source_notes(self, sources: Iterable[Source]) -> Iterator[str]:
        for source in sources:
            for note in source.notes:
                label = self._source_link(source.node)
                yield labelled(label, escape(note), language=self._language)

    def _coverage(self) -> Iterator[str]:
        found = read_coverage(self._inputs)
        if not found:
            yield self._say(_NO_TEXT)
            return
        yield self._say(_COVERED)
        heads = (_SOURCE, _SHARE, _CHARACTERS, _PASSAGES, _CLAIMS)
        yield self._table(heads, [self._covered(one) for one in found])

    def _covered(self, one: Coverage) -> list[str]:
        return [
            self._source_link(one.source),
            self._say(percent(one.share)),
            f"{one.covered} / {one.characters}",
            str(one.passages),
            str(one.claims),
        ]

    def _reservations(self) -> Iterator[str]:
        """Yield what the editors say about the limits of the data."""
        node = self._record.description()
        parts = self._said.nodes(node, DCTERMS.hasPart)
        yield from map(escape, self._record.reservations([node, *parts]))
        for source in self._record.sources():
            for note in self._record.reservations([source.node]):
                label = self._source_link(source.node)
                yield labelled(label, escape(note), language=self._language)

    def _undated(self) -> Iterator[str]:
        for kind, things in self._record.undated().items():
            names = ", ".join(map(self._named, things))
            yield labelled(
                f"{self._vocabulary.show(kind)} ({len(things)})",
                names,
                language=self._language,
            )

    def _not_accepted(self) -> Iterator[str]:
        claims = self._record.not_accepted()
        if not claims:
            yield self._say(_ALL_ACCEPTED)
            return
        yield self._say(_NO_FACTS)
        heads = (_CLAIM, _STANCE, _SOURCE, _WORDS, _NOTE)
        yield self._table(heads, [self._unaccepted(claim) for claim in claims])

    def _unaccepted(self, claim: NamedNode) -> list[str]:
        notes = self._said.words(claim, SKOS.editorialNote)
        return [
            code(self._vocabulary.name(claim)),
            self._vocabulary.show(self._record.claims.stances[claim]),
            _joined(map(self._source_link, self._said.nodes(claim, LEG.source))),
            _joined(map(escape, self._record.words(claim))),
            _joined(map(escape, notes)),
        ]

    def _licence(self) -> Iterator[str]:
        node = self._record.description()
        licences = self._said.nodes(node, DCTERMS.license)
        yield from (address(licence.value) for licence in licences)
        yield from map(escape, self._said.words(node, DCTERMS.rights))
        yield self._say(_RIGHTS)

    def _source_link(self, node: NamedNode) -> str:
        return link(escape(self._label(node)), f"#{_source_anchor(node)}")

    def _named(self, node: NamedNode) -> str:
        """Return a thing's label and its prefixed name, or that alone."""
        label, name = self._label(node), self._vocabulary.name(node)
        return code(name) if label == name else f"{escape(label)} ({code(name)})"

    def _label(self, node: NamedNode) -> str:
        words = (self._said.word(node, one) for one in (SKOS.prefLabel, DCTERMS.title))
        found = next(filter(None, words), "")
        label = self._graph.label(node, language=self._language)
        return found or self._say(Text(label, label))

    def _table(self, heads: Iterable[Text], rows: list[list[str]]) -> str:
        return table([self._say(head) for head in heads], rows)

    def _fact(self, name: Text, what: str) -> str:
        return fact(name, what, language=self._language)

    def _say(self, text: Text) -> str:
        return text.into(self._language)


def _source_anchor(source: NamedNode) -> str:
    return f"source-{slug(source.value.replace('#', '/').rpartition('/')[2])}"


def _joined(pieces: Iterable[str]) -> str:
    return "; ".join(pieces) or _NONE
