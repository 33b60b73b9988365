"""How a generated world is told: what a source says, and the claims made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from legation.terms import (
    CONCEPT,
    DCTERMS,
    LEG,
    OA,
    RDF,
    SKOS,
    Literal,
    NamedNode,
    Namespace,
    Term,
    Triple,
)

BASE = "https://example.org/world/"
ID = Namespace(f"{BASE}id/")
CLAIM = Namespace(f"{BASE}claim/")
Said = tuple[NamedNode, Term]

_MOST_FACTS = 8  # of one claim
_PAGE, _ARTICLE = 40, 5  # claims that one source makes
_QUOTED, _TWICE, _OTHERWISE = 0.5, 0.1, 0.05  # how often
_ACCEPTED = frozenset({"editorial", "interpreted", "reported"})
_NOTES = {
    "editorial": ("Common knowledge.", "Connaissances générales."),
    "interpreted": ("Our reading.", "Notre interprétation."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said in one place.

    Attributes:
        facts: What it tells; each triple stands in one entry only.
        text: The words of a source; empty for what the editors know without one.
        stance: The local name of the stance.
        rival: What another source may say instead of one of the facts.
    """

    facts: Sequence[Triple]
    text: str = ""
    stance: str = "reported"
    rival: Triple | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a page.

    Attributes:
        name: Its local name.
        file: The path of the page's text, from the data folder.
        quote: Its words.
        start: The position of its first character.
    """

    name: str
    file: str
    quote: str
    start: int

    @property
    def end(self) -> int:
        """The position after its last character."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says in one place.

    Attributes:
        name: Its local name.
        facts: Its graph.
        stance: The local name of its stance.
        source: The local name of its source.
        passage: Where a page says it; None for other sources.
        is_first: Whether no claim before it tells the same.
        besides: What else there is to say: of a source that is new, and which claim
            this one contradicts.
    """

    name: str
    facts: Sequence[Triple]
    stance: str
    source: str
    passage: Passage | None = None
    is_first: bool = True
    besides: Sequence[Triple] = ()

    @property
    def told(self) -> Sequence[Triple]:
        """The facts that are told here and were not told before."""
        is_told = self.is_first and self.stance in _ACCEPTED
        return self.facts if is_told else ()

    def described(self) -> list[Triple]:
        """Return what the graph of claims says of it, its passage and its source."""
        said: list[Said] = [
            (RDF.type, LEG.Claim),
            (LEG.source, ID[self.source]),
            (LEG.stance, CONCEPT[self.stance]),
        ]
        if self.stance in _NOTES:
            said += texts(SKOS.editorialNote, *_NOTES[self.stance])
        if self.passage:
            said.append((LEG.passage, ID[self.passage.name]))
        elif self.stance != "editorial":
            said.append((LEG.citation, Literal(f"§ {self.name}")))
        claim = CLAIM[self.name]
        own = [Triple(claim, predicate, value) for predicate, value in said]
        return [*own, *self._of_passage(), *self.besides]

    def _of_passage(self) -> list[Triple]:
        if self.passage is None:
            return []
        return facts(
            self.passage.name,
            (RDF.type, LEG.Passage),
            (LEG.source, ID[self.source]),
            (OA.exact, Literal(self.passage.quote)),
            (OA.start, Literal(self.passage.start)),
            (OA.end, Literal(self.passage.end)),
        )


def facts(name: str, *said: Said) -> list[Triple]:
    """Return what is said of a thing.

    Args:
        name: Its local name.
        *said: Properties and values.

    Returns:
        A triple for each, in the order given.
    """
    thing = ID[name]
    return [Triple(thing, predicate, value) for predicate, value in said]


def texts(predicate: NamedNode, en: str, fr: str) -> tuple[Said, Said]:
    """Return what a property says in English and in French."""
    return (
        (predicate, Literal(en, language="en")),
        (predicate, Literal(fr, language="fr")),
    )


def labels(en: str, fr: str) -> tuple[Said, Said]:
    """Return the label of a thing in English and in French."""
    return texts(SKOS.prefLabel, en, fr)


class Teller:
    """Makes claims of entries, as if sources were read one after the other.

    A page has its text at hand and is quoted; of an article, the place is cited.
    """

    def __init__(self, rng: Random) -> None:
        """Start before the first source.

        Args:
            rng: Where its choices come from.
        """
        self._rng = rng
        self._claims = self._quotes = self._citations = self._length = 0

    def tell(self, entry: Entry) -> Iterator[Claim]:
        """Yield the claims that tell an entry, with those of second sources.

        Args:
            entry: What is said.
        """
        for part in _parts(entry.facts):
            if not entry.text:
                yield self._known(part)
                continue
            is_quoted = self._rng.random() < _QUOTED
            first = (self._quote if is_quoted else self._cite)(entry, part)
            yield first
            if self._rng.random() < _TWICE:
                yield replace(self._cite(entry, part), is_first=False)
            if entry.rival and self._rng.random() < _OTHERWISE:
                yield self._contradict(first, entry, entry.rival)

    def _known(self, part: Sequence[Triple]) -> Claim:
        source = "source-editors"
        about = _source(source, "Editors", "Rédaction") if self._claims == 0 else []
        return Claim(self._name(), part, "editorial", source, besides=about)

    def _quote(self, entry: Entry, part: Sequence[Triple]) -> Claim:
        page, place = divmod(self._quotes, _PAGE)
        source, about = f"source-page-{page}", list[Triple]()
        file = f"sources/page-{page}.txt"
        if place == 0:
            self._length = 0
            about = _source(source, f"Page {page}", f"Page {page}")
            about += facts(source, (LEG.file, Literal(file)))
        passage = Passage(f"passage-{self._quotes}", file, entry.text, self._length)
        self._quotes += 1
        self._length = passage.end + 1  # and a line break
        return Claim(
            self._name(), part, entry.stance, source, passage=passage, besides=about
        )

    def _cite(self, entry: Entry, part: Sequence[Triple]) -> Claim:
        article, place = divmod(self._citations, _ARTICLE)
        source = f"source-article-{article}"
        about = [] if place else _source(source, f"No. {article}", f"Nº {article}")
        self._citations += 1
        return Claim(self._name(), part, entry.stance, source, besides=about)

    def _contradict(self, first: Claim, entry: Entry, rival: Triple) -> Claim:
        other = self._cite(entry, [rival])
        against = Triple(CLAIM[other.name], LEG.contradicts, CLAIM[first.name])
        return replace(other, besides=[*other.besides, against])

    def _name(self) -> str:
        self._claims += 1
        return f"c-{self._claims}"


def _parts(triples: Sequence[Triple]) -> Iterator[Sequence[Triple]]:
    """Yield the facts of an entry in as few claims as can be, equally long."""
    parts = -(-len(triples) // _MOST_FACTS)
    for part in range(parts):
        first, last = (len(triples) * (part + n) // parts for n in (0, 1))
        yield triples[first:last]


def _source(name: str, en: str, fr: str) -> list[Triple]:
    publisher = texts(DCTERMS.publisher, "Gazette of the world", "Gazette du monde")
    kind = (RDF.type, LEG.Source)
    return facts(name, kind, *labels(en, fr), *publisher)
