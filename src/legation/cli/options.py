"""The options that commands share, and the graph that they open."""

import os
from pathlib import Path

import click

from legation.assets import folders
from legation.building import is_current
from legation.cli.bilingual import Option
from legation.cli.session import Session
from legation.graph import STORE, KnowledgeGraph
from legation.texts import Text

__all__ = ["LANG", "OUTPUT", "open_graph", "shared"]

LANG = Option(
    "--lang",
    type=click.Choice(["en", "fr"]),
    expose_value=False,
    text=Text(
        "Language of labels and messages (default: LEGATION_LANG or the locale).",
        "Langue des libellés et des messages (par défaut : LEGATION_LANG ou la "
        "langue du système).",
    ),
)
OUTPUT = Option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=Text(
        "Write to this file instead of the terminal.",
        "Écrire dans ce fichier plutôt qu'au terminal.",
    ),
)


def shared(*, store: bool = True) -> list[click.Parameter]:
    """Return the options that every command takes.

    Args:
        store: Whether the command reads or writes a store.
    """
    options: list[click.Parameter] = [
        Option(
            "--data",
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            text=Text(
                "Folder of the dataset (default: data/ here, else the shipped one).",
                "Dossier du jeu de données (par défaut : data/ dans le dossier "
                "courant, sinon celui qui est fourni).",
            ),
        ),
        LANG,
    ]
    if store:
        options.insert(
            1,
            Option(
                "--store",
                type=click.Path(path_type=Path),
                metavar="FOLDER",
                default=lambda: Path(os.environ.get("LEGATION_STORE") or STORE),
                text=Text(
                    f"Folder of the store (default: {STORE}, or LEGATION_STORE).",
                    f"Dossier de la base (par défaut : {STORE}, ou LEGATION_STORE).",
                ),
            ),
        )
    return options


def open_graph(store: Path, data: Path | None) -> KnowledgeGraph:
    """Open the graph that a command asks, saying so if the files have changed since.

    Args:
        store: The folder of the store.
        data: The dataset's folder; None for the default one.
    """
    graph = KnowledgeGraph.open(store, data=data)
    where = folders(data)
    if not is_current(where, store=store):
        session = click.get_current_context().ensure_object(Session)
        session.say(
            Text(
                f"Note: the store in {store} was not made from the files in "
                f"{where.data} as they are now. To renew it: legation build",
                f"Remarque : la base dans {store} n'a pas été construite à partir des "
                f"fichiers de {where.data} dans leur état actuel. Pour la "
                "reconstruire : legation build",
            )
        )
    return graph
