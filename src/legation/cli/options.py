"""What all commands share: the language, the folders, bilingual help."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from legation.graph import STORE, KnowledgeGraph
from legation.texts import Language, Text

__all__ = [
    "LANG",
    "OUTPUT",
    "Command",
    "Group",
    "Option",
    "Session",
    "choose_language",
    "language_of",
    "open_graph",
    "shared",
]


@dataclass(frozen=True)
class Session:
    """What one run of the program knows of its user.

    Attributes:
        language: The language of every sentence printed.
    """

    language: Language

    def say(self, text: Text) -> None:
        """Print a sentence for people, on standard error."""
        click.echo(text.into(self.language), err=True)

    def console(self) -> Console:
        """Return the console for what was asked, on standard output."""
        return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def choose_language(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> Language:
    """Return the language that the user wants.

    Args:
        arguments: The words of the command line, where --lang may stand anywhere.
        environment: LEGATION_LANG, else the locale: LC_ALL, LC_MESSAGES, LANG.

    Returns:
        "fr" if the first of these that says anything begins with "fr", else "en".
    """
    spoken = [
        word.partition("=")[2] or following
        for word, following in pairwise([*arguments, ""])
        if word == "--lang" or word.startswith("--lang=")
    ]
    variables = ("LEGATION_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    wishes = [*spoken, *(environment.get(name, "") for name in variables)]
    first = next((wish for wish in wishes if wish), "en")
    return "fr" if first.lower().startswith("fr") else "en"


class Option(click.Option):
    """An option whose help is written in both languages."""

    def __init__(self, *declarations: str, text: Text, **settings: Any) -> None:  # noqa: ANN401 (click's own settings)
        """Keep the help; the rest is click's."""
        super().__init__(list(declarations), **settings)
        self._text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of help in the language of the run."""
        self.help = self._text.into(language_of(ctx))
        return super().get_help_record(ctx)


class _Bilingual(click.Command):
    """A command whose help is written in both languages."""

    def __init__(self, *arguments: Any, text: Text, **settings: Any) -> None:  # noqa: ANN401 (click's own settings)
        super().__init__(*arguments, **settings)
        self._text = text

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = self._text.into(language_of(ctx))
        super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 (click's)
        context = click.get_current_context(silent=True)
        text = self._text.into(language_of(context) if context else "en")
        return text.partition("\n")[0].partition(". ")[0].rstrip(".")


class Command(_Bilingual):
    """A command with bilingual help."""


class Group(_Bilingual, click.Group):
    """A group of commands with bilingual help."""


def language_of(ctx: click.Context) -> Language:
    """Return the language of the run."""
    session = ctx.find_object(Session)
    return session.language if session else "en"


LANG = Option(
    "--lang",
    type=click.Choice(["en", "fr"]),
    expose_value=False,
    text=Text(
        "Language of labels and messages (default: LEGATION_LANG or the locale).",
        "Langue des étiquettes et des messages (par défaut : LEGATION_LANG ou la "
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
                "Dossier du jeu de données (par défaut : data/ ici, sinon celui qui "
                "est fourni).",
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
    """Open the graph that a command asks."""
    return KnowledgeGraph.open(store, data=data)
