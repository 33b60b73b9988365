"""Proposals of links, reviewed one by one in the terminal with one key for each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from legation.assets import folders
from legation.cli.grounds import author_of
from legation.cli.offers import name_of, offer_lines, offers_of
from legation.cli.session import Session
from legation.cli.settling import Settling
from legation.dataset import read_dataset
from legation.graph import KnowledgeGraph
from legation.linking.proposing import Candidate, Proposal, Verdict
from legation.sssom.grounds import Grounds
from legation.terms import SKOS
from legation.texts import Language, Text

_KEYS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "a": "accept",
        "c": "close",
        "r": "reject",
        "s": "skip",
        "u": "undo",
        "q": "quit",
    },
    "fr": {
        "a": "accept",
        "p": "close",
        "r": "reject",
        "s": "skip",
        "n": "undo",
        "q": "quit",
    },
}
_PROMPT = Text(
    "[a]ccept  [c]lose match  [r]eject  [s]kip  [u]ndo the last  [q]uit",
    "[a]ccepter  correspondance [p]roche  [r]ejeter  [s]auter  a[n]nuler la dernière  "
    "[q]uitter",
)
_CHOOSE = Text(
    "[1]-[{count}] choose one  [r]eject all  [s]kip  [u]ndo the last  [q]uit",
    "[1]-[{count}] choisir  [r]ejeter toutes  [s]auter  a[n]nuler la dernière  "
    "[q]uitter",
)


def review(
    data: Path | None,
    store: Path,
    *,
    author: str | None,
    day: datetime,
    why: str | None,
) -> None:
    """Ask about each proposal that nobody has decided about.

    Args:
        data: The dataset's folder; None for the default one.
        store: The folder of the store.
        author: Who decides; None for what the environment says.
        day: The day of the decisions.
        why: The reasons; None for those of each proposal.

    Raises:
        UsageError: Nothing was proposed, or it is not known who decides.
    """
    session = click.get_current_context().ensure_object(Session)
    who = author_of(author)
    graph = KnowledgeGraph.open(store, data=data)
    settling = Settling(graph, read_dataset(folders(data).data))
    waiting = _waiting(offers_of(store), settling)
    round_ = _Round(settling, session, who, day.date(), why)
    round_.run(waiting)
    session.say(round_.summary(len(waiting)))


def _waiting(offers: Sequence[Proposal], settling: Settling) -> list[Proposal]:
    """Return the proposals with a candidate about which nothing was decided."""
    pairs = settling.decided.pairs
    return [
        offer
        for offer in offers
        if offer.verdict is not Verdict.NONE
        and any((offer.thing, one.id) not in pairs for one in offer.candidates[:1])
    ]


class _Round:
    """One sitting: what was decided in it, and can be taken back in it."""

    def __init__(
        self, settling: Settling, session: Session, who: str, day: date, why: str | None
    ) -> None:
        self._settling = settling
        self._session = session
        self._who = who
        self._day = day
        self._why = why
        self._done: list[tuple[int, list[str]]] = []
        self.accepted = self.rejected = 0

    def run(self, offers: Sequence[Proposal]) -> None:
        place = 0
        while place < len(offers):
            offer = offers[place]
            click.echo("\n".join(self._lines(offer, place, len(offers))))
            act = self._ask(offer)
            if act == "quit":
                return
            if act == "undo":
                place = self._undo(place)
                continue
            if act != "skip":
                self._done.append((place, list(self._act(offer, act))))
            place += 1

    def summary(self, found: int) -> Text:
        done = self.accepted + self.rejected
        return Text(
            f"{self.accepted} accepted, {self.rejected} rejected, {found - done} left. "
            "To apply it: legation build",
            f"{self.accepted} accepté(s), {self.rejected} rejeté(s), {found - done} "
            "à revoir. Pour l'appliquer : legation build",
        )

    def _lines(self, offer: Proposal, place: int, count: int) -> Iterator[str]:
        language = self._session.language
        yield ""
        yield f"{place + 1}/{count}"
        yield from offer_lines(self._settling.graph, offer, language)
        several = offer.verdict is Verdict.UNCLEAR
        prompt = (_CHOOSE if several else _PROMPT).into(language)
        yield prompt.replace("{count}", str(len(offer.candidates)))

    def _ask(self, offer: Proposal) -> str:
        keys = _KEYS[self._session.language]
        numbers = [str(n + 1) for n in range(len(offer.candidates))]
        while True:
            key = click.getchar().lower()
            if offer.verdict is Verdict.UNCLEAR and key in numbers:
                return key
            act = keys.get(key, "")
            is_single = offer.verdict is Verdict.CLEAR
            if act and (is_single or act not in {"accept", "close"}):
                return act
            if key in {"\x03", "\x04", ""}:
                return "quit"

    def _act(self, offer: Proposal, act: str) -> Iterator[str]:
        """Decide, and yield the names of what was decided."""
        if act == "reject":
            many = offer.verdict is Verdict.UNCLEAR
            for one in offer.candidates if many else offer.candidates[:1]:
                self._settle(offer, one, is_rejected=True)
                yield name_of(offer, one)
            self.rejected += 1
            return
        one = offer.candidates[int(act) - 1 if act.isdigit() else 0]
        if act == "close":
            one = Candidate(one.id, one.label, SKOS.closeMatch, one.score, one.reasons)
        self._settle(offer, one, is_rejected=False)
        self.accepted += 1
        yield name_of(offer, one)

    def _settle(self, offer: Proposal, one: Candidate, *, is_rejected: bool) -> None:
        reasons = "; ".join(reason.en for reason in one.reasons)
        grounds = Grounds(
            author=self._who,
            date=self._day,
            reasons=reasons if self._why is None else self._why,
            confidence=one.score,
        )
        self._settling.settle(
            offer.thing, one, grounds=grounds, is_rejected=is_rejected
        )

    def _undo(self, place: int) -> int:
        """Take the last decision back, and return the place of its proposal."""
        if not self._done:
            self._session.say(_NOTHING)
            return place
        before, names = self._done.pop()
        rows = [row for n in reversed(names) for row in self._settling.decided.find(n)]
        for name in reversed(names):
            (row,) = self._settling.decided.find(name)
            self._settling.undo(row)
        if rows[0].link.is_rejected:
            self.rejected -= 1
        else:
            self.accepted -= 1
        return before


_NOTHING = Text(
    "Nothing was decided in this sitting yet.",
    "Aucune décision n'a encore été prise dans cette séance.",
)
