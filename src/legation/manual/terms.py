"""The page about the ontology: every class, property, scheme and concept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from legation.manual.axioms import Axioms
from legation.manual.checks import Check, Checks
from legation.manual.examples import Example
from legation.manual.lines import address, fact, labelled, query_link
from legation.manual.markdown import (
    anchor,
    code,
    escape,
    fence,
    heading,
    items,
    link,
    table,
)
from legation.manual.reading import READING
from legation.manual.vocabulary import Vocabulary
from legation.queries.stored import StoredQuery
from legation.terms import DCTERMS, LEG, OWL, RDF, RDFS, SKOS, NamedNode
from legation.texts import Language, Text

_IRI, _VERSION = Text("IRI", "IRI"), Text("Version", "Version")
_LICENCE = Text("Licence", "Licence")
_CONTENTS = Text("Contents", "Sommaire")
_READING = Text("How to read an entry", "Comment lire une entrée")
_WORD, _MEANING = Text("Word", "Mot"), Text("Meaning", "Sens")
_CLASSES = Text("Classes", "Classes")
_TOLD_IN_CLAIMS = Text(
    "The examples show what claims tell. In a dataset, each of these triples stands in "
    "the graph of a claim, as the example of the class {} shows.",
    "Les exemples montrent ce qu'énoncent des affirmations. Dans un jeu de données, "
    "chacun de ces triplets figure dans le graphe d'une affirmation, comme le montre "
    "l'exemple de la classe {}.",
)
_OUTSIDE = Text("Classes of other vocabularies", "Classes d'autres vocabulaires")
_PROPERTIES = Text("Properties", "Propriétés")
_OF_NO_CLASS = Text("Of no class in particular", "D'aucune classe en particulier")
_SCHEMES = Text("Schemes and concepts", "Schémas et concepts")
_SHARED = Text("Other checks", "Autres vérifications")
_CONCERN_SEVERAL = Text(
    "They concern several classes, or none of those above.",
    "Elles visent plusieurs classes, ou aucune de celles qui précèdent.",
)
_NOTE = Text("Note: ", "Remarque : ")
_VALUE_OF = Text("Value of", "Valeur de")
_CHECKED_BY = Text("Checked by", "Vérifiée par")
_CHECKED_AS = Text("Also checked as", "Aussi vérifiée comme")
_QUERIES = Text("Stored queries", "Requêtes enregistrées")
_WHAT_IS_CHECKED = Text("What is checked", "Ce qui est vérifié")
_EXAMPLE = Text("Example", "Exemple")
_INTRODUCTION = Text(
    "The terms in which claims are told. What is concluded from them is inferred by "
    "the ontology; what is demanded of them is checked by shapes when a graph is "
    "built, and a violation refuses the data.",
    "Les termes dans lesquels les affirmations sont énoncées. Ce qui en est conclu est "
    "inféré par l'ontologie; ce qui en est exigé est vérifié par des formes lors de la "
    "construction, et une violation entraîne le refus des données.",
)
_SHARED_ANCHOR = "shared-checks"


class TermsPage:
    """Writes the page."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        *,
        checks: Checks,
        examples: Mapping[str, Example],
        users: Mapping[NamedNode, list[StoredQuery]],
        language: Language,
    ) -> None:
        """Keep what the page is made of.

        Args:
            vocabulary: The terms.
            checks: What is checked.
            examples: An example for each class, by its local name.
            users: The stored queries that name a term.
            language: The language of the page.
        """
        self._vocabulary = vocabulary
        self._said = vocabulary.said
        self._axioms = Axioms(vocabulary, language=language)
        self._checks = checks
        self._examples = examples
        self._users = users
        self._language = language
        self._properties = self._by_domain()

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the page, the title first."""
        say = self._say
        yield from self._head()
        yield heading(2, say(_CONTENTS))
        yield items(self._contents())
        yield heading(2, say(_READING))
        rows = [[say(word), say(meaning)] for word, meaning in READING]
        yield table([say(_WORD), say(_MEANING)], rows)
        yield heading(2, say(_CLASSES))
        yield say(_TOLD_IN_CLAIMS).format(self._vocabulary.show(LEG.Claim))
        yield from self._entries(self._vocabulary.terms("class"), level=3)
        yield heading(2, say(_OUTSIDE))
        yield from self._entries(self._vocabulary.terms("class", own=False), level=3)
        yield heading(2, say(_PROPERTIES))
        for domain, terms in self._properties.items():
            yield heading(3, self._group(domain), name=self._group_anchor(domain))
            yield from self._entries(terms, level=4)
        yield heading(2, say(_SCHEMES))
        for scheme, concepts in self._by_scheme().items():
            yield from self._entries([scheme] if scheme else [], level=3)
            yield from self._entries(concepts, level=4)
        yield heading(2, say(_SHARED), name=_SHARED_ANCHOR)
        yield say(_CONCERN_SEVERAL)
        yield items(map(self._check, self._checks.shared))

    def _head(self) -> Iterator[str]:
        said = self._said
        (node, *_) = said.subjects(RDF.type, OWL.Ontology)
        yield heading(1, escape(said.word(node, DCTERMS.title)))
        yield escape(said.word(node, DCTERMS.description))
        yield items(
            self._fact(name, value)
            for name, value in (
                (_IRI, code(node.value)),
                (_VERSION, escape(said.word(node, OWL.versionInfo))),
                (
                    _LICENCE,
                    ", ".join(
                        address(n.value) for n in said.nodes(node, DCTERMS.license)
                    ),
                ),
            )
            if value
        )
        yield self._say(_INTRODUCTION)

    def _contents(self) -> Iterator[str]:
        show_all, say = self._vocabulary.show_all, self._say
        yield self._fact(_CLASSES, show_all(self._vocabulary.terms("class")))
        outside = self._vocabulary.terms("class", own=False)
        yield self._fact(_OUTSIDE, show_all(outside))
        groups = (
            link(self._group(domain), f"#{self._group_anchor(domain)}")
            for domain in self._properties
        )
        yield self._fact(_PROPERTIES, ", ".join(groups))
        yield self._fact(_SCHEMES, show_all(self._vocabulary.terms("scheme")))
        yield link(say(_SHARED), f"#{_SHARED_ANCHOR}")

    def _entries(self, terms: Iterable[NamedNode], *, level: int) -> Iterator[str]:
        for term in terms:
            yield from self._entry(term, level=level)

    def _entry(self, term: NamedNode, *, level: int) -> Iterator[str]:
        """Yield what is to be said of a term, the empty pieces left out."""
        vocabulary, said, say = self._vocabulary, self._said, self._say
        title, name = vocabulary.title(term), code(vocabulary.name(term))
        title = name if title == name else f"{title} ({name})"
        yield heading(level, title, name=vocabulary.anchor(term))
        yield code(term.value)
        yield from map(escape, said.words(term, SKOS.definition))
        for note in said.words(term, SKOS.scopeNote):
            yield f"{say(_NOTE)}{escape(note)}"
        if facts := items(self._facts(term)):
            yield facts
        if checks := self._checks.at_home(term):
            yield f"**{say(_WHAT_IS_CHECKED)}**"
            yield items(map(self._check, checks))
        yield from self._example(term)

    def _facts(self, term: NamedNode) -> Iterator[str]:
        vocabulary = self._vocabulary
        for name, what in self._axioms.of(term):
            yield self._fact(name, what)
        if vocabulary.kind(term) == "class":
            yield from self._ends(term)
        if checks := self._checks.away(term):
            shown = (link(code(one.name), f"#{one.anchor}") for one in checks)
            yield self._fact(_CHECKED_BY, ", ".join(shown))
        if above := self._above(term):
            yield self._fact(_CHECKED_AS, vocabulary.show_all(above))
        if users := self._users.get(term):
            yield self._fact(_QUERIES, ", ".join(map(query_link, users)))

    def _ends(self, term: NamedNode) -> Iterator[str]:
        """Yield the properties that begin or end at a class."""
        if own := self._properties.get(term):
            yield self._fact(_PROPERTIES, self._vocabulary.show_all(own))
        if values := self._said.subjects(RDFS.range, term):
            yield self._fact(_VALUE_OF, self._vocabulary.show_all(values))

    def _above(self, term: NamedNode) -> set[NamedNode]:
        """Return the larger classes of the ontology, however far above a class."""
        found = {term}
        waiting = [term]
        while waiting:
            above = set(self._said.nodes(waiting.pop(), RDFS.subClassOf)) - found
            waiting += (one for one in above if self._vocabulary.is_own(one))
            found.update(waiting)
        return found - {term}

    def _example(self, term: NamedNode) -> Iterator[str]:
        example = self._examples.get(self._vocabulary.name(term).rpartition(":")[2])
        if example and self._vocabulary.kind(term) == "class":
            yield self._fact(_EXAMPLE, escape(example.meaning.into(self._language)))
            yield fence(example.text, "turtle")

    def _check(self, check: Check) -> str:
        """Return a check: how grave it is and what it demands, then what it says."""
        grave = check.severity.into(self._language)
        name = f"{anchor(check.anchor)}{code(check.name)}"
        demand = labelled(f"{name} ({grave})", check.demand, language=self._language)
        return f"{demand}\\\n  {escape(check.message)}" if check.message else demand

    def _by_domain(self) -> dict[NamedNode | None, list[NamedNode]]:
        """Return the properties by the class that they begin at, None for no one."""
        found: dict[NamedNode | None, list[NamedNode]] = defaultdict(list)
        for term in self._vocabulary.terms("property"):
            domains = self._said.nodes(term, RDFS.domain)
            known = (one for one in domains if self._vocabulary.kind(one))
            found[next(known, None)].append(term)
        classes = self._vocabulary.terms("class")
        outside = self._vocabulary.terms("class", own=False)
        order = (*classes, *outside, None)
        return {domain: found[domain] for domain in order if domain in found}

    def _group(self, domain: NamedNode | None) -> str:
        """Return the heading of the properties that begin at a class."""
        if domain is None:
            return self._say(_OF_NO_CLASS)
        return self._vocabulary.title(domain)

    def _group_anchor(self, domain: NamedNode | None) -> str:
        return f"of-{self._vocabulary.anchor(domain)}" if domain else "of-no-class"

    def _by_scheme(self) -> dict[NamedNode | None, list[NamedNode]]:
        """Return the concepts by the scheme that they are in, None for no one."""
        schemes = self._vocabulary.terms("scheme")
        found: dict[NamedNode | None, list[NamedNode]] = {one: [] for one in schemes}
        found[None] = []
        for term in self._vocabulary.terms("concept"):
            known = (
                one for one in self._said.nodes(term, SKOS.inScheme) if one in found
            )
            found[next(known, None)].append(term)
        return found

    def _fact(self, name: Text, what: str) -> str:
        return fact(name, what, language=self._language)

    def _say(self, text: Text) -> str:
        return text.into(self._language)
