"""Links decided about: accepted, rejected, taken back, listed."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from legation.assets import folders
from legation.authorities.schemes import SCHEMES
from legation.cli.grounds import author_of, write_changes
from legation.cli.offers import find_offer, offers_of, short
from legation.cli.session import Session
from legation.dataset import Dataset, read_dataset
from legation.errors import UsageError
from legation.graph import KnowledgeGraph
from legation.identities import read_identities, short_name
from legation.linking.deciding import Decided, predicate_of, read_decided
from legation.linking.proposing import Candidate
from legation.links import Link, Row
from legation.sssom.grounds import Grounds
from legation.sssom.slots import MATCHES
from legation.terms import SEMAPV, SKOS, NamedNode, Prefixes
from legation.texts import Language, Text

_BY_HAND = SEMAPV.ManualMappingCuration


def read_links_of(dataset: Dataset) -> Decided:
    """Return the links of a dataset as its tables have them now."""
    identities = read_identities(dataset.identities(), base=dataset.base)
    return read_decided(dataset, identities)


class Settling:
    """One run of commands that decide about links: each decision is written at once."""

    def __init__(self, graph: KnowledgeGraph, dataset: Dataset) -> None:
        """Keep the graph, for names, and the dataset, for its tables."""
        self.graph = graph
        self._dataset = dataset

    @property
    def decided(self) -> Decided:
        """The links as the tables have them now."""
        return read_links_of(self._dataset)

    def settle(
        self,
        thing: NamedNode,
        candidate: Candidate,
        *,
        grounds: Grounds,
        is_rejected: bool,
    ) -> Path:
        """Decide about one candidate.

        Args:
            thing: The thing.
            candidate: The entry; one without reasons was found by hand.
            grounds: Who decides, when and why.
            is_rejected: Whether it is another thing.

        Returns:
            The table that was written.

        Raises:
            UsageError: It was decided already.
        """
        how = SEMAPV.CompositeMatching if candidate.reasons else _BY_HAND
        link = Link(
            thing,
            candidate.predicate,
            candidate.id,
            label=candidate.label,
            justification=how,
            is_rejected=is_rejected,
            subject_label=self.graph.label(thing),
        )
        change = self.decided.add(link, grounds=grounds)
        write_changes([change])
        return change.path

    def undo(self, row: Row) -> None:
        """Take one decision back."""
        write_changes([self.decided.undo(row)])


def settle(  # noqa: PLR0913 (one argument for each option)
    what: tuple[str, ...],
    data: Path | None,
    store: Path,
    *,
    match: str | None,
    label: str | None,
    author: str | None,
    day: datetime,
    why: str | None,
    is_rejected: bool,
) -> None:
    """Accept or reject links.

    Args:
        what: Names of proposals; or a thing and an entry.
        data: The dataset's folder; None for the default one.
        store: The folder of the store.
        match: How close the match is; None for what is proposed, or an exact one.
        label: What the entry is called, where it is named by hand.
        author: Who decides; None for what the environment says.
        day: The day of the decision.
        why: The reasons; None for those of the proposal.
        is_rejected: Whether the links do not hold.

    Raises:
        UsageError: There is no such proposal, or something was decided about it.
    """
    who = author_of(author)
    graph = KnowledgeGraph.open(store, data=data)
    settling = Settling(graph, read_dataset(folders(data).data))
    session = click.get_current_context().ensure_object(Session)
    for thing, candidate in _meant(graph, store, what, match=match, label=label):
        reasons = "; ".join(reason.en for reason in candidate.reasons)
        grounds = Grounds(
            author=who,
            date=day.date(),
            reasons=reasons if why is None else why,
            confidence=candidate.score if candidate.reasons else None,
        )
        path = settling.settle(
            thing, candidate, grounds=grounds, is_rejected=is_rejected
        )
        ends = (graph.prefixes.shorten(thing.value), short(candidate.id))
        session.say((_rejected if is_rejected else _accepted)(*ends, path))
    session.say(_APPLY)


def undo(what: tuple[str, ...], data: Path | None, store: Path) -> None:
    """Take decisions about links back.

    Args:
        what: Names of decisions, or things or entries that they are about.
        data: The dataset's folder; None for the default one.
        store: The folder of the store.

    Raises:
        UsageError: Nothing was decided about one of them, or more than one thing.
    """
    dataset = read_dataset(folders(data).data)
    session = click.get_current_context().ensure_object(Session)
    for name in what:
        decided = read_links_of(dataset)
        rows = decided.find(name)
        if not rows:
            thing = _outside(name) or KnowledgeGraph.open(store, data=data).find(name)
            rows = decided.about(thing)
        if not rows:
            raise UsageError(_undecided(name))
        if len(rows) > 1:
            raise UsageError(_several(name, rows))
        write_changes([decided.undo(rows[0])])
        link = rows[0].link
        ends = (dataset.prefixes.shorten(link.subject.value), short(link.object))
        session.say(_undone(*ends))
    session.say(_APPLY)


def decided(data: Path | None, *, as_json: bool) -> None:
    """Print what was decided about links, in the order of the tables.

    Args:
        data: The dataset's folder; None for the default one.
        as_json: Whether programs shall read it.
    """
    session = click.get_current_context().ensure_object(Session)
    dataset = read_dataset(folders(data).data)
    rows = read_links_of(dataset).rows
    if as_json:
        written = [_json(row) for row in rows]
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
        return
    for row in rows:
        lines = _lines(row, dataset.prefixes, session.language)
        click.echo("\n".join(lines))
    session.say(_counted(rows))


def _meant(
    graph: KnowledgeGraph,
    store: Path,
    what: tuple[str, ...],
    *,
    match: str | None,
    label: str | None,
) -> Iterator[tuple[NamedNode, Candidate]]:
    """Yield the links that are named, by proposals or by both ends."""
    predicate = predicate_of(match) if match else None
    outside = _outside(what[1]) if len(what) == len(("thing", "entry")) else None
    if outside:
        name = label or short(outside)
        closeness = predicate or SKOS.exactMatch
        yield graph.find(what[0]), Candidate(outside, name, closeness, 1.0, ())
        return
    offers = offers_of(store)
    found = [find_offer(offers, name) for name in dict.fromkeys(what)]
    for offer, one in found:
        closeness = predicate or one.predicate
        yield (
            offer.thing,
            Candidate(one.id, one.label, closeness, one.score, one.reasons),
        )


def _outside(text: str) -> NamedNode | None:
    """Return the entry outside that a text names: an IRI, or a name with a prefix."""
    bare = text.removeprefix("<").removesuffix(">")
    prefix, _, local = text.partition(":")
    namespaces = {scheme.prefix: scheme.namespace for scheme in SCHEMES}
    if prefix in namespaces:
        bare = namespaces[prefix] + local
    elif not bare.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(bare)
    except ValueError as error:
        raise UsageError(_no_iri(text)) from error


def _json(row: Row) -> dict[str, object]:
    name = short_name(row.link.pair)
    return {"name": name, **row.link.as_json(), "place": str(row.place)}


def _lines(row: Row, prefixes: Prefixes, language: Language) -> Iterator[str]:
    link = row.link
    verdict = (_NO if link.is_rejected else _YES).into(language)
    match = MATCHES[link.predicate].into(language)
    head = (short_name(link.pair), link.date, ", ".join(link.authors), verdict)
    yield "  ".join(head)
    subject = prefixes.shorten(link.subject.value)
    yield f"  {subject} → {link.label} {short(link.object)} ({match})"
    if link.comment:
        yield f"  - {link.comment}"


_YES, _NO = Text("accepted", "accepté"), Text("rejected", "rejeté")
_APPLY = Text(
    "To apply it: legation build",
    "Pour l'appliquer : legation build",
)


def _counted(rows: Sequence[Row]) -> Text:
    no = sum(row.link.is_rejected for row in rows)
    yes = len(rows) - no
    return Text(f"{yes} accepted, {no} rejected.", f"{yes} acceptés, {no} rejetés.")


def _accepted(thing: str, entry: str, path: Path) -> Text:
    return Text(
        f"Accepted: {thing} → {entry} ({path}).",
        f"Accepté : {thing} → {entry} ({path}).",
    )


def _rejected(thing: str, entry: str, path: Path) -> Text:
    return Text(
        f"Rejected: {thing} → {entry} ({path}).",
        f"Rejeté : {thing} → {entry} ({path}).",
    )


def _undone(thing: str, entry: str) -> Text:
    return Text(
        f"Taken back: {thing} → {entry}.",
        f"Annulé : {thing} → {entry}.",
    )


def _undecided(name: str) -> Text:
    return Text(
        f"No link was decided for {name}. To see what was: legation link decided",
        f"Aucune décision ne porte sur un lien de {name}. Pour voir celles qui "
        "existent : legation link decided",
    )


def _no_iri(text: str) -> Text:
    return Text(
        f"“{text}” is no IRI. Write it as in https://example.org/1, with %… for other "
        "signs, or as a name such as geonames:6115047/.",
        f"« {text} » n'est pas un IRI. Écrivez-le comme https://example.org/1, avec "
        "%… pour les autres signes, ou comme un nom tel que geonames:6115047/.",
    )


def _several(name: str, rows: Sequence[Row]) -> Text:
    names = ", ".join(short_name(row.link.pair) for row in rows)
    return Text(
        f"{len(rows)} decisions are about {name}: {names}. Name one of them; to see "
        "them: legation link decided",
        f"{len(rows)} décisions portent sur {name} : {names}. Nommez l'une d'elles; "
        "pour les voir : legation link decided",
    )
