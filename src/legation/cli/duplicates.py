"""The commands about things that may be one: duplicates and what it decides."""

import json
from functools import partial
from pathlib import Path

import click

from legation.assets import folders
from legation.cli.bilingual import Command, Group, Option
from legation.cli.deciding import decide, decided, undo
from legation.cli.grounds import grounds
from legation.cli.options import open_graph, shared
from legation.cli.proposed import (
    KINDS,
    kinds_of,
    offer_json,
    offer_lines,
    read_offers,
)
from legation.cli.session import Session
from legation.dataset import read_dataset
from legation.decisions import read_decisions
from legation.texts import Text


def _list(  # noqa: PLR0913 (one argument for each option)
    data: Path | None,
    store: Path,
    *,
    of: str | None,
    least: float,
    limit: int | None,
    as_json: bool,
) -> None:
    session = click.get_current_context().ensure_object(Session)
    graph = open_graph(store, data)
    decisions = read_decisions(read_dataset(folders(data).data))
    offers = read_offers(graph, decisions, kinds=kinds_of(of), least=least)
    shown = offers[:limit]
    if as_json:
        written = [offer_json(graph, offer) for offer in shown]
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
        return
    blocks = ("\n".join(offer_lines(graph, one, session.language)) for one in shown)
    if shown:
        click.echo("\n\n".join(blocks))
    session.say(_counted(len(offers), len(shown)))


def _counted(found: int, shown: int) -> Text:
    if shown < found:
        return Text(
            f"{found} proposal(s), of which {shown} are shown. To see more, raise "
            "--limit.",
            f"{found} proposition(s), dont {shown} affichée(s). Pour en voir "
            "davantage, augmentez --limit.",
        )
    return Text(f"{found} proposal(s).", f"{found} proposition(s).")


_JSON = Option(
    "--json",
    "as_json",
    is_flag=True,
    text=Text("Print JSON.", "Afficher en JSON."),
)
_OF = Option(
    "--of",
    type=click.Choice(list(KINDS)),
    text=Text("Only this kind of things.", "Seulement ce type de choses."),
)
_LEAST = Option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.7,
    metavar="SCORE",
    text=Text(
        "Only proposals with this score or more, from 0 to 1 (default: 0.7).",
        "Seulement les propositions dont la note, de 0 à 1, est au moins celle-ci (par "
        "défaut : 0.7).",
    ),
)
_WHAT = "[NAME | THING THING...]"


def _deciding() -> list[click.Parameter]:
    """Return the parameters of the commands that decide."""
    return [
        click.Argument(["what"], nargs=-1, required=True, metavar=_WHAT),
        *shared(),
        _OF,
        _LEAST,
        *grounds(),
    ]


_LIST = Command(
    "list",
    callback=_list,
    params=[
        *shared(),
        _OF,
        _LEAST,
        Option(
            "--limit",
            type=click.IntRange(min=1),
            metavar="N",
            text=Text("At most this many.", "Au plus ce nombre."),
        ),
        _JSON,
    ],
    text=Text(
        "Show what may be one thing under two names, and why.\n\nWhat is decided "
        "already is not shown. The thing named first would keep its name.",
        "Afficher ce qui pourrait être une seule chose sous deux noms, et pourquoi."
        "\n\nCe qui a déjà fait l'objet d'une décision n'est pas affiché. La première "
        "chose nommée conserverait son nom.",
    ),
)
_ACCEPT = Command(
    "accept",
    callback=partial(decide, is_same=True),
    params=_deciding(),
    text=Text(
        "Decide that things are one.\n\nNAME is the name of a proposal. A THING is a "
        "prefixed name such as id:quebec, the last part of it, an IRI, or a label in "
        "any language; the first one keeps its name.",
        "Décider que des choses n'en font qu'une.\n\nNAME est le nom d'une "
        "proposition. THING est un nom préfixé comme id:quebec, sa dernière partie, un "
        "IRI ou un libellé, dans n'importe quelle langue; la première chose conserve "
        "son nom.",
    ),
)
_REJECT = Command(
    "reject",
    callback=partial(decide, is_same=False),
    params=_deciding(),
    text=Text(
        "Decide that things are different, each from each.\n\nThey are named as for "
        "accept, and never proposed together again.",
        "Décider que des choses sont toutes différentes les unes des autres.\n\nElles "
        "sont nommées comme pour accept, et ne sont plus jamais proposées ensemble.",
    ),
)
_UNDO = Command(
    "undo",
    callback=undo,
    params=[click.Argument(["what"], metavar="NAME|THING"), *shared()],
    text=Text(
        "Take a decision back.\n\nNAME is the name of the decision or of its proposal, "
        "THING one of the things that it is about.",
        "Annuler une décision.\n\nNAME est le nom de la décision ou de sa "
        "proposition, THING l'une des choses sur lesquelles elle porte.",
    ),
)
_DECIDED = Command(
    "decided",
    callback=decided,
    params=[*shared(store=False), _JSON],
    text=Text(
        "Show what was decided: by whom, when and why.",
        "Afficher ce qui a été décidé : par qui, quand et pourquoi.",
    ),
)


class _Duplicates(Group):
    """Without a command of its own, the group lists."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] != "--help"):
            args = ["list", *args]
        return super().parse_args(ctx, args)


DUPLICATES = _Duplicates(
    "duplicates",
    commands=[_LIST, _ACCEPT, _REJECT, _UNDO, _DECIDED],
    text=Text(
        "What may be one thing under two names: list (the default), accept, reject, "
        "undo, decided.",
        "Ce qui pourrait être une seule chose sous deux noms : list (par défaut), "
        "accept, reject, undo, decided.",
    ),
)
