"""Decisions about identities, as the command line makes, undoes and shows them."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from legation.assets import folders
from legation.cli.grounds import author_of, write_changes
from legation.cli.options import open_graph
from legation.cli.proposed import kinds_of, read_offers
from legation.cli.session import Session
from legation.dataset import read_dataset
from legation.decisions import Act, Decisions, Grounds, read_decisions
from legation.errors import UsageError
from legation.graph import KnowledgeGraph
from legation.identities import short_name
from legation.likeness.proposing import Proposal
from legation.terms import NamedNode, Prefixes
from legation.texts import Language, Text


def decide(  # noqa: PLR0913 (one argument for each option)
    what: tuple[str, ...],
    data: Path | None,
    store: Path,
    *,
    of: str | None,
    least: float,
    author: str | None,
    day: datetime,
    why: str | None,
    is_same: bool,
) -> None:
    """Decide that things are one, or that they are different.

    Args:
        what: The name of a proposal, or two things or more.
        data: The dataset's folder; None for the default one.
        store: The folder of the store.
        of: The kind of things of the proposals; None for all kinds.
        least: The least score of a proposal.
        author: Who decides; None for what the environment says.
        day: The day of the decision.
        why: The reasons; None for those of the proposal.
        is_same: Whether they are one.

    Raises:
        UsageError: There is no such proposal, or it would contradict a decision.
    """
    who = author_of(author)
    graph = open_graph(store, data)
    decisions = read_decisions(read_dataset(folders(data).data))
    things, offer = _meant(graph, decisions, what, of=of, least=least)
    grounds = Grounds(
        author=who,
        date=day.date(),
        reasons=_reasons(offer) if why is None else why,
        confidence=offer.score if offer else None,
    )
    take = decisions.accept if is_same else decisions.reject
    change = take(things, grounds=grounds, label=graph.label)
    write_changes([change])
    done = _one_now if is_same else _apart_now
    known = dict.fromkeys(map(decisions.identities.last, things))
    names = [graph.prefixes.shorten(thing.value) for thing in known]
    click.get_current_context().ensure_object(Session).say(done(names, change.path))


def undo(what: str, data: Path | None, store: Path) -> None:
    """Take a decision back.

    Args:
        what: The name of a decision, or a thing that it is about.
        data: The dataset's folder; None for the default one.
        store: The folder of the store.

    Raises:
        UsageError: Nothing was decided about it, or more than one thing.
    """
    dataset = read_dataset(folders(data).data)
    decisions = read_decisions(dataset)
    acts = decisions.find(what)
    if not acts:
        thing = _decided_thing(decisions, what, dataset.prefixes)
        acts = decisions.about(thing or open_graph(store, data).find(what))
    if not acts:
        raise UsageError(_undecided(what))
    if len(acts) > 1:
        raise UsageError(_several(what, acts))
    changes = decisions.undo(acts[0])
    write_changes(changes)
    names = [dataset.prefixes.shorten(thing.value) for thing in acts[0].things]
    click.get_current_context().ensure_object(Session).say(_undone(names))


def decided(data: Path | None, *, as_json: bool) -> None:
    """Print what was decided, the latest last.

    Args:
        data: The dataset's folder; None for the default one.
        as_json: Whether programs shall read it.
    """
    session = click.get_current_context().ensure_object(Session)
    dataset = read_dataset(folders(data).data)
    acts = read_decisions(dataset).acts
    if as_json:
        written = [act.as_json() for act in acts]
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
    elif acts:
        for act in acts:
            click.echo("\n".join(_act_lines(act, dataset.prefixes, session.language)))
    else:
        session.say(_NOTHING_DECIDED)


def _act_lines(act: Act, prefixes: Prefixes, language: Language) -> Iterator[str]:
    row, labels = act.rows[0], act.labels
    verdict = (_SAME if act.is_same else _DIFFERENT).into(language)
    yield f"{act.name}  {row.date}  {', '.join(row.authors)}  {verdict}"
    for thing in act.things:
        short, label = prefixes.shorten(thing.value), labels.get(thing)
        yield f"  {label} ({short})" if label and label != short else f"  {short}"
    if row.comment:
        yield f"  - {row.comment}"


def _meant(
    graph: KnowledgeGraph,
    decisions: Decisions,
    what: tuple[str, ...],
    *,
    of: str | None,
    least: float,
) -> tuple[Sequence[NamedNode], Proposal | None]:
    """Return the things that are named, by a proposal or one by one."""
    if len(what) > 1:
        return [graph.find(one) for one in what], None
    offers = read_offers(graph, decisions, kinds=kinds_of(of), least=least)
    offer = next((one for one in offers if short_name(one.things) == what[0]), None)
    if offer is None:
        raise UsageError(_no_offer(what[0], least))
    return offer.things, offer


def _decided_thing(
    decisions: Decisions, text: str, prefixes: Prefixes
) -> NamedNode | None:
    """Return the thing with a decision that a text names, even one given up."""
    exact = prefixes.expand(text) or prefixes.expand(f"id:{text}")
    wanted = exact.value if exact else text.removeprefix("<").removesuffix(">")
    rows = decisions.identities.decisions
    ends = (end for row in rows for end in row.pair)
    return next((end for end in ends if end.value == wanted), None)


def _reasons(offer: Proposal | None) -> str:
    return "; ".join(reason.en for reason in offer.reasons) if offer else ""


_SAME, _DIFFERENT = (
    Text("one thing", "une seule chose"),
    Text("different", "distinctes"),
)
_NOTHING_DECIDED = Text(
    "Nothing was decided yet. To see what may be one: legation duplicates",
    "Aucune décision n'a encore été prise. Pour voir ce qui pourrait ne faire qu'un : "
    "legation duplicates",
)


def _no_offer(name: str, least: float) -> Text:
    return Text(
        f"Nothing is proposed under the name {name} with a score of {least:g} or more. "
        "Give the same --of and --least as for the list (legation duplicates), or name "
        "two things.",
        f"Rien n'est proposé sous le nom {name} avec une note d'au moins {least:g}. "
        "Donnez les mêmes options --of et --least que pour la liste (legation "
        "duplicates), ou nommez deux choses.",
    )


def _undecided(what: str) -> Text:
    return Text(
        f"Nothing was decided about {what}. To see what was: legation duplicates "
        "decided",
        f"Aucune décision ne porte sur {what}. Pour voir celles qui existent : "
        "legation duplicates decided",
    )


def _several(what: str, acts: Sequence[Act]) -> Text:
    names = ", ".join(act.name for act in acts)
    return Text(
        f"{len(acts)} decisions are about {what}: {names}. Name one of them; to see "
        "them: legation duplicates decided",
        f"{len(acts)} décisions portent sur {what} : {names}. Nommez l'une d'elles; "
        "pour les voir : legation duplicates decided",
    )


def _one_now(names: Sequence[str], path: Path) -> Text:
    listed = ", ".join(names)
    return Text(
        f"Decided: {listed} are one, and the first name is kept ({path}). To apply it: "
        "legation build",
        f"Décision prise : {listed} ne font qu'un, et le premier nom est conservé "
        f"({path}). Pour l'appliquer : legation build",
    )


def _apart_now(names: Sequence[str], path: Path) -> Text:
    listed = ", ".join(names)
    return Text(
        f"Decided: {listed} are different ({path}). To apply it: legation build",
        f"Décision prise : {listed} sont des choses différentes ({path}). Pour "
        "l'appliquer : legation build",
    )


def _undone(names: Sequence[str]) -> Text:
    listed = ", ".join(names)
    return Text(
        f"Taken back: what was decided about {listed}. To apply it: legation build",
        f"Annulé : ce qui avait été décidé pour {listed}. Pour l'appliquer : legation "
        "build",
    )
