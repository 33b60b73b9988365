"""The command that takes over what outside datasets say of linked things: enrich."""

from datetime import datetime
from pathlib import Path

import click

from legation.assets import folders
from legation.cli.bilingual import Command, Option
from legation.cli.grounds import day_option
from legation.cli.options import open_graph, shared
from legation.cli.outside import authorities, outside
from legation.cli.proposed import told
from legation.cli.session import Session
from legation.dataset import read_dataset
from legation.identities import read_identities
from legation.importing.files import import_file, put, trig
from legation.likeness.facts import Facts
from legation.linking.deciding import read_decided
from legation.linking.enriching import PROPERTIES, Wish, enrich
from legation.linking.subjects import read_subjects
from legation.terms import Quad
from legation.texts import Language, Text

_HEADING = Text(
    "What {title} says of things that are linked to it (legation enrich).",
    "Ce que dit {title} des choses qui y sont liées (legation enrich).",
)


def _enrich(  # noqa: PLR0913 (one argument for each option)
    data: Path | None,
    store: Path,
    *,
    sources: tuple[str, ...],
    services: tuple[str, ...],
    endpoints: tuple[str, ...],
    cache: Path | None,
    properties: tuple[str, ...],
    languages: tuple[str, ...],
    day: datetime,
    is_dry: bool,
) -> None:
    session = click.get_current_context().ensure_object(Session)
    asked = authorities(sources, services, endpoints, cache)
    dataset = read_dataset(folders(data).data)
    identities = read_identities(dataset.identities(), base=dataset.base)
    decided = read_decided(dataset, identities)
    facts = Facts(told(open_graph(store, data)))
    subjects = read_subjects(facts, known=decided.known)
    wish = Wish(properties or tuple(PROPERTIES), languages, day.date())
    for authority in asked:
        quads = enrich(authority, decided.rows, subjects, wish=wish, base=dataset.base)
        heading = _HEADING.en.replace("{title}", authority.title.en)
        content = trig(quads, heading=heading, prefixes=dataset.prefixes)
        path = import_file(dataset.folder, f"from-{authority.name}")
        if is_dry:
            click.echo(content.decode(), nl=False)
        elif quads:
            put(content, path)
        session.say(_done(quads, path, is_dry=is_dry, title=authority.title))


def _done(quads: list[Quad], path: Path, *, is_dry: bool, title: Text) -> Text:
    claims = len({q.graph_name for q in quads if "/claim/" in str(q.graph_name)})
    if not claims:
        return Text(
            f"{title.en} says nothing new of what is linked to it.",
            f"{title.fr} ne dit rien de nouveau de ce qui y est lié.",
        )
    if is_dry:
        return Text(
            f"{claims} claim(s); nothing was written.",
            f"{claims} affirmation(s); rien n'a été écrit.",
        )
    return Text(
        f"{claims} claim(s) written ({path}). To apply it: legation build",
        f"{claims} affirmation(s) écrite(s) ({path}). Pour l'appliquer : legation "
        "build",
    )


def _languages() -> tuple[Language, ...]:
    return ("en", "fr")


ENRICH = Command(
    "enrich",
    callback=_enrich,
    params=[
        *shared(),
        *outside(),
        Option(
            "--property",
            "properties",
            multiple=True,
            type=click.Choice(list(PROPERTIES)),
            text=Text(
                "Only this (default: all). May be given several times.",
                "Seulement cela (par défaut : tout). Peut être répétée.",
            ),
        ),
        Option(
            "--language",
            "languages",
            multiple=True,
            default=_languages,
            metavar="TAG",
            text=Text(
                "Names in this language (default: en and fr). May be given several "
                "times.",
                "Les noms dans cette langue (par défaut : en et fr). Peut être "
                "répétée.",
            ),
        ),
        day_option(
            Text(
                "The day on which the dataset is asked (default: today).",
                "Le jour où le jeu de données est interrogé (par défaut : "
                "aujourd'hui).",
            )
        ),
        Option(
            "--dry-run",
            "is_dry",
            is_flag=True,
            text=Text(
                "Print the claims and write nothing.",
                "Afficher les affirmations sans rien écrire.",
            ),
        ),
    ],
    text=Text(
        "Take over what outside datasets say of linked things, as claims of theirs."
        "\n\nOnly things with an accepted exact match. Each entry becomes one claim "
        "whose source is the dataset; the file can be deleted at any time.",
        "Reprendre ce que des jeux de données externes disent des choses liées, comme "
        "affirmations de ceux-ci.\n\nSeulement les choses qui ont une correspondance "
        "exacte acceptée. Chaque fiche devient une affirmation dont la source est le "
        "jeu de données; le fichier peut être supprimé à tout moment.",
    ),
)
