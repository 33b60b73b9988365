"""A comparison as people read it: one block for each property, the gravest first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from legation.comparing.comparison import Comparison, Point
from legation.comparing.criteria import Preference
from legation.comparing.differences import Difference
from legation.comparing.sayings import Saying, Value
from legation.terms import NamedNode, Prefixes
from legation.texts import Language, Text

_HEADINGS = {
    Difference.CONTRADICTION: Text(
        "Sources contradict each other", "Les sources se contredisent"
    ),
    Difference.PRECISION: Text(
        "Some sources are more precise than others",
        "Des sources sont plus précises que d'autres",
    ),
    Difference.ADDITION: Text(
        "Sources complete each other", "Les sources se complètent"
    ),
    Difference.AGREEMENT: Text("Sources agree", "Les sources concordent"),
    Difference.ALONE: Text("One source only", "Une seule source"),
}
_GRAVE = frozenset({Difference.CONTRADICTION, Difference.PRECISION})
_IN_WORDS = Text("Said in words only", "Dit seulement en mots")
_CONTRADICT_ABOUT = Text(
    "Sources contradict each other about", "Les sources se contredisent sur"
)
_CONTRADICT_TOO = Text(
    "They also contradict each other about", "Elles se contredisent aussi sur"
)
_NOTHING = Text("No claim tells anything of it.", "Aucune affirmation n'en dit rien.")
_PREFERRED = Text("preferred", "valeur préférée")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_BELOW = " " * 6
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Page:
    """How a comparison is written.

    Attributes:
        language: The language.
        prefixes: Prefixes to shorten IRIs.
        width: The width of a line, in characters.
    """

    language: Language
    prefixes: Prefixes
    width: int = 88

    def write(self, comparison: Comparison) -> list[str]:
        """Return the lines of a comparison.

        Args:
            comparison: What sources say of a thing.

        Returns:
            The lines, without line breaks; a word that is longer than a line stands
            out.
        """
        lines = self._wrap(self._named(comparison.label, comparison.thing))
        if policy := comparison.policy:
            chosen = Text(
                f"Policy of preference: {policy.label.en}",
                f"Politique de préférence : {policy.label.fr}",
            )
            lines += self._wrap(chosen.into(self.language))
        lines += self._contradictory(comparison)
        for difference, points in groupby(
            comparison.points, key=lambda point: point.difference
        ):
            if difference is not Difference.CONTRADICTION:
                lines += self._section(_HEADINGS[difference], points)
        if comparison.remarks:
            lines += self._section(_IN_WORDS, ())
        for remark in comparison.remarks:
            words = self._wrap(remark.words.into(self.language), mark="  • ")
            lines += ["", *words, *self._told(remark.saying)]
        if not comparison.points and not comparison.remarks:
            lines += ["", *self._nothing(comparison)]
        return lines

    def _contradictory(self, comparison: Comparison) -> list[str]:
        """Return what cannot all be true, of the thing and of what belongs to it."""
        kind = Difference.CONTRADICTION
        points = [point for point in comparison.points if point.difference is kind]
        lines = self._section(_HEADINGS[kind], points) if points else []
        if comparison.related:
            heading = _CONTRADICT_TOO if points else _CONTRADICT_ABOUT
            lines += [*self._section(heading, ()), ""]
        for label, thing in comparison.related:
            lines += self._wrap(self._named(label, thing), mark="  • ")
        return lines

    def _section(self, heading: Text, points: Iterable[Point]) -> list[str]:
        lines = ["", heading.into(self.language).upper()]
        for point in points:
            lines += ["", *self._point(point)]
        return lines

    def _nothing(self, comparison: Comparison) -> list[str]:
        if comparison.asked is None:
            return self._wrap(_NOTHING.into(self.language))
        name = self._named(*comparison.asked)
        return self._wrap(
            Text(
                f"{name}: not stated by any source.",
                f"{name} : non précisé par les sources.",
            ).into(self.language)
        )

    def _point(self, point: Point) -> Iterator[str]:
        yield from self._wrap(self._named(point.label, point.property))
        is_brief = point.difference not in _GRAVE
        for values in _groups(point.values, is_brief=is_brief):
            yield from self._values(values, point.preference)
            for saying in values[0].sayings:
                if is_brief:
                    yield from self._told(saying)
                else:
                    yield from self._explained(saying)
        yield from self._conflicts(point)

    def _values(self, values: Sequence[Value], chosen: Preference | None) -> list[str]:
        """Return values in one line, and why one of them is preferred."""
        words = " · ".join(
            value.text.into(self.language) for value in _in(values, self.language)
        )
        if chosen is None or chosen.value != values[0].term:
            return self._wrap(words, mark="  • ")
        reason = chosen.reason.into(self.language)
        why = f"{_PREFERRED.into(self.language)} ({reason})"
        return [*self._wrap(words, mark="  → "), *self._wrap(why, mark=_BELOW)]

    def _conflicts(self, point: Point) -> Iterator[str]:
        """Yield which values exclude each other, where that is not plain."""
        if len(point.values) <= _PAIR:
            return
        words = {value.term: value.text.into(self.language) for value in point.values}
        for conflict in point.conflicts:
            pair = f"{words[conflict.one]} ≠ {words[conflict.other]}"
            yield from self._wrap(pair, mark="  ")

    def _explained(self, saying: Saying) -> Iterator[str]:
        """Yield where a source says so, how, and what the editors think of it."""
        first = saying.places[0]
        for place in saying.places:
            yield from self._wrap(place.place(self.language), mark=_BELOW)
        judged = f"[{first.judgement(self.language)}]"
        yield from self._wrap(f"{judged} {self._source(saying)}", mark=_BELOW)
        if first.note and not first.is_reading:
            note = Text(f"Note: {first.note.en}", f"Note : {first.note.fr}")
            yield from self._wrap(note.into(self.language), mark=_BELOW)

    def _told(self, saying: Saying) -> list[str]:
        """Return where a source says so, and how, in one sentence."""
        places = "; ".join(place.place(self.language) for place in saying.places)
        stance = saying.places[0].stance.into(self.language)
        return self._wrap(f"{places} [{stance}] {self._source(saying)}", mark=_BELOW)

    def _source(self, saying: Saying) -> str:
        """Return the kind and the day of a source, and the name of the claim."""
        kind = saying.kind_label.into(self.language) if saying.kind_label else None
        claim = self.prefixes.shorten(saying.claim.value)
        return ", ".join([*filter(None, (kind, saying.date)), claim])

    def _named(self, label: Text, node: NamedNode) -> str:
        """Return the label of a thing with its prefixed name, or that alone."""
        short = self.prefixes.shorten(node.value)
        name = label.into(self.language)
        return short if name == short else f"{name} ({short})"

    def _wrap(self, text: str, *, mark: str = "") -> list[str]:
        """Return a text in lines, the first after a mark and the others below it."""
        return wrap(
            _CONTROLS.sub(" ", text),
            self.width,
            initial_indent=mark,
            subsequent_indent=" " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )


def _groups(values: Sequence[Value], *, is_brief: bool) -> list[list[Value]]:
    """Return the values that are shown together, for the same claims tell them."""
    groups: dict[object, list[Value]] = {}
    for value in values:
        groups.setdefault(value.claims if is_brief else value.term, []).append(value)
    return list(groups.values())


def _in(values: Sequence[Value], language: Language) -> list[Value]:
    """Return values without those in the other language that say the same.

    What a claim tells in both languages, it tells once.
    """
    tags = [getattr(value.term, "language", None) for value in values]
    if language not in tags:
        return list(values)
    tagged = zip(values, tags, strict=True)
    return [value for value, tag in tagged if tag in {None, language}]
