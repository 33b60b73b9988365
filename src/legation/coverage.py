"""Coverage: how much of a source's text claims quote, and the rest.

The files are read, not the store, so that a passage for which a build is refused does
not hide what is missing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.errors import UnknownThingError
from legation.inputs import Inputs
from legation.terms import LEG, OA, SKOS, Literal, NamedNode, Prefixes
from legation.texts import Text

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text that stand in no passage of a claim.

    Attributes:
        start: Where it begins, in characters from 0.
        end: Where it ends; the character there is not part of it.
        line: The line on which it begins, counted from 1.
        text: Its words, with something besides white space at both ends.
    """

    start: int
    end: int
    line: int
    text: str

    @property
    def has_words(self) -> bool:
        """Whether it holds a letter or a digit, as a bullet does not."""
        return any(character.isalnum() for character in self.text)

    @property
    def characters(self) -> int:
        """The number of its characters that are not white space."""
        return _count(self.text)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one source's text claims quote, and the rest.

    Attributes:
        source: The source.
        label: What it is called; its prefixed name where it has no label.
        path: The file of its text.
        passages: How many of its passages claims use.
        claims: How many claims use them.
        characters: How many characters of the text are not white space.
        rest: What stands in no passage, in the order of the text.
    """

    source: NamedNode
    label: Text
    path: Path
    passages: int
    claims: int
    characters: int
    rest: tuple[Stretch, ...]

    @property
    def covered(self) -> int:
        """How many of the characters stand in a passage."""
        return self.characters - sum(stretch.characters for stretch in self.rest)

    @property
    def share(self) -> float:
        """The covered characters in percent, rounded down to one decimal.

        Rounded down, it is 100 only where nothing is missing; so it is for a text
        without characters.
        """
        if not self.characters:
            return 100.0
        return self.covered * 1000 // self.characters / 10

    def as_json(self) -> dict[str, Any]:
        """Return the coverage as JSON values, the words of the rest in full."""
        return {
            "source": self.source.value,
            "label": self.label.as_json(),
            "passages": self.passages,
            "claims": self.claims,
            "characters": self.characters,
            "covered": self.covered,
            "share": self.share,
            "rest": [
                {"start": s.start, "end": s.end, "line": s.line, "text": s.text}
                for s in self.rest
            ],
        }


def read_coverage(inputs: Inputs, *, names: Collection[str] = ()) -> list[Coverage]:
    """Compare the texts of sources with the passages that claims use.

    Args:
        inputs: The parsed files.
        names: The sources wanted, each by its prefixed name, its IRI or the last part
            of that; none for every source whose text is at hand.

    Returns:
        The coverage of each source, in the order of their IRIs.

    Raises:
        UnknownThingError: No source with a text has one of the names.
    """
    prefixes = inputs.dataset.prefixes
    texts = {
        triple.subject: triple.object.value
        for triple in inputs.texts
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal)
    }
    known = {source: _names(source, prefixes) for source in sorted(texts, key=str)}
    unknown = set(names).difference(*known.values())
    if unknown:
        raise _unknown(
            sorted(unknown), [prefixes.shorten(source.value) for source in known]
        )
    reader = _Reader(inputs)
    return [
        reader.coverage(source, texts[source])
        for source, called in known.items()
        if not names or not called.isdisjoint(names)
    ]


def find_rest(text: str, spans: Iterable[_Span]) -> list[Stretch]:
    """Find what stands between the passages of a text.

    Args:
        text: The text.
        spans: Where each passage begins and ends, in any order; passages may overlap.
            What lies outside the text is left out, as is a passage that ends before
            it begins: the shapes report them.

    Returns:
        The longest runs of characters that stand in no passage, in the order of the
        text, without the white space at their ends; none is white space alone.
    """
    clipped = sorted((max(start, 0), end) for start, end in spans)
    inside = [(start, end) for start, end in clipped if start < end]
    stretches = []
    position = 0
    for start, end in [*inside, (len(text), len(text))]:
        run = text[position:start]
        if words := run.strip():
            first = position + run.index(words)
            line = text.count("\n", 0, first) + 1
            stretches.append(Stretch(first, first + len(words), line, words))
        position = max(position, end)
    return stretches


def percent(number: float) -> Text:
    """Return a share in percent as people write it."""
    return Text(f"{number}%", f"{number}\u00a0%".replace(".", ","))


class _Reader:
    """What the files say of sources, passages and claims."""

    def __init__(self, inputs: Inputs) -> None:
        self._dataset = inputs.dataset
        self._values: dict[tuple[object, NamedNode], list[object]] = defaultdict(list)
        self._users: dict[object, set[object]] = defaultdict(set)
        for document in (*inputs.documents, *inputs.extra):
            for quad in document.quads:
                self._values[quad.subject, quad.predicate].append(quad.object)
                if quad.predicate == LEG.passage:
                    self._users[quad.object].add(quad.subject)

    def coverage(self, source: NamedNode, text: str) -> Coverage:
        used = {
            passage: users
            for passage, users in self._users.items()
            if source in self._values[passage, LEG.source]
        }
        return Coverage(
            source=source,
            label=self._label(source),
            path=self._dataset.folder / self._words(source, LEG.file)[-1].value,
            passages=len(used),
            claims=len(set().union(*used.values())),
            characters=_count(text),
            rest=tuple(find_rest(text, [self._span(passage) for passage in used])),
        )

    def _span(self, passage: object) -> _Span:
        """Return where a passage stands, and an empty place where that is not told."""
        try:
            (start,), (end,) = (
                {int(word.value) for word in self._words(passage, place)}
                for place in (OA.start, OA.end)
            )
        except ValueError:
            return 0, 0
        return start, end

    def _label(self, source: NamedNode) -> Text:
        labels = {w.language: w.value for w in self._words(source, SKOS.prefLabel)}
        short = self._dataset.prefixes.shorten(source.value)
        fallback = next(iter(labels.values()), short)
        return Text(labels.get("en", fallback), labels.get("fr", fallback))

    def _words(self, subject: object, predicate: NamedNode) -> list[Literal]:
        values = self._values[subject, predicate]
        return [value for value in values if isinstance(value, Literal)]


def _count(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _names(source: NamedNode, prefixes: Prefixes) -> frozenset[str]:
    """Return what a user may call a source."""
    iri = source.value
    last = iri.replace("#", "/").rpartition("/")[2]
    return frozenset({iri, f"<{iri}>", prefixes.shorten(iri), last})


def _unknown(names: Collection[str], known: Iterable[str]) -> UnknownThingError:
    english = ", ".join(f"“{name}”" for name in names)
    french = ", ".join(f"« {name} »" for name in names)
    texts = ", ".join(known)
    return UnknownThingError(
        Text(
            f"No source with a text at hand is called {english}. Sources with a text: "
            f"{texts or 'none'}. Use one of these names, or give the source its text "
            "with leg:file.",
            f"Aucune source dont le texte est disponible ne s'appelle {french}. "
            f"Sources avec un texte : {texts or 'aucune'}. Utilisez l'un de ces noms, "
            "ou donnez son texte à la source avec leg:file.",
        )
    )
