"""Decisions followed to their ends, and held against each other."""

from collections.abc import Iterable, Iterator, Sequence

from legation.findings import Finding
from legation.identities.decision import Decision
from legation.sssom.uses import IDENTITIES
from legation.terms import NamedNode
from legation.texts import Text


def resolve(
    decisions: Sequence[Decision],
) -> tuple[dict[NamedNode, NamedNode], list[Finding]]:
    """Follow decisions to their ends.

    Args:
        decisions: The decisions.

    Returns:
        For each name given up the last one that replaces it, and what is wrong: a name
        given up for two others or for itself, and things that are both one and
        different, be it by way of others.
    """
    judge = _Judge()
    for decision in decisions:
        judge.take(decision)
    judge.break_circles()
    for decision in decisions:
        if not decision.is_same:
            judge.hold_apart(decision)
    return {thing: judge.last(thing) for thing in judge.given_up}, judge.findings


class _Judge:
    """Holds decisions against each other."""

    def __init__(self) -> None:
        self.given_up: dict[NamedNode, Decision] = {}
        self.findings: list[Finding] = []
        self._seen: dict[tuple[frozenset[NamedNode], bool], Decision] = {}

    def take(self, decision: Decision) -> None:
        """Take a decision in, unless one is in already that it repeats or opposes."""
        key = (decision.pair, decision.is_same)
        if decision.subject == decision.object:
            self._find(decision, _ITSELF)
        elif (first := self._seen.setdefault(key, decision)) is not decision:
            self._find(decision, _repeated(first))
        elif decision.is_same:
            first = self.given_up.setdefault(decision.subject, decision)
            if first is not decision:
                self._find(decision, _two_names(first))

    def break_circles(self) -> None:
        """Leave out the last row of each circle, which is told."""
        safe: set[NamedNode] = set()
        for start in list(self.given_up):
            way: dict[NamedNode, Decision] = {}
            thing = start
            while thing in self.given_up and thing not in safe and thing not in way:
                way[thing] = self.given_up[thing]
                thing = way[thing].object
            if thing in way:
                rows = list(way.values())
                circle = rows[list(way).index(thing) :]
                last = max(circle, key=lambda row: row.place)
                self._find(last, _circle([row for row in circle if row is not last]))
                del self.given_up[last.subject]
            safe.update(way)

    def last(self, thing: NamedNode) -> NamedNode:
        """Return the name at the end of all hops."""
        rows = list(self._way(thing))
        return rows[-1].object if rows else thing

    def hold_apart(self, decision: Decision) -> None:
        """Tell if two things that are different are one as well."""
        ends = (decision.subject, decision.object)
        if ends[0] != ends[1] and self.last(ends[0]) == self.last(ends[1]):
            rows = dict.fromkeys(row for end in ends for row in self._way(end))
            self._find(decision, _both(list(rows)))

    def _way(self, thing: NamedNode) -> Iterator[Decision]:
        while thing in self.given_up:
            yield self.given_up[thing]
            thing = self.given_up[thing].object

    def _find(self, decision: Decision, message: Text) -> None:
        self.findings.append(
            Finding(
                message,
                position=decision.place,
                focus=decision.subject.value,
                shape=IDENTITIES.name,
            )
        )


_ITSELF = Text(
    "This row names one thing twice. Write the other thing into object_id, or remove "
    "the row.",
    "Cette ligne nomme deux fois la même chose. Écrivez l'autre chose dans object_id, "
    "ou retirez la ligne.",
)


def _listed(rows: Iterable[Decision]) -> str:
    return ", ".join(str(row.place) for row in rows)


def _repeated(first: Decision) -> Text:
    return Text(
        f"This pair was decided already at {first.place}. Keep one of the two rows.",
        f"Cette paire a déjà fait l'objet d'une décision à {first.place}. Ne gardez "
        "qu'une des deux lignes.",
    )


def _two_names(first: Decision) -> Text:
    return Text(
        f"The name of this thing was given up for another already at {first.place}. "
        "Give one name only: make this row start from the name that is kept there, or "
        "remove one of the two.",
        f"Le nom de cette chose a déjà été abandonné pour un autre à {first.place}. "
        "Donnez un seul nom : faites partir cette ligne du nom qui y est conservé, ou "
        "retirez l'une des deux.",
    )


def _circle(others: Sequence[Decision]) -> Text:
    places = _listed(others)
    return Text(
        f"This row leads back to its beginning by way of {places}: no name would be "
        "kept. Remove one of these rows.",
        f"Cette ligne ramène à son point de départ en passant par {places} : aucun nom "
        "ne serait conservé. Retirez l'une de ces lignes.",
    )


def _both(rows: Sequence[Decision]) -> Text:
    places = _listed(rows)
    return Text(
        f"These two things are different here, and one by {places}. Remove what is "
        "wrong.",
        f"Ces deux choses sont différentes ici et n'en font qu'une selon {places}. "
        "Retirez ce qui est faux.",
    )
