"""One run of the program, and the language that it speaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import click

from legation.texts import Language, Text


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


def language_of(ctx: click.Context) -> Language:
    """Return the language of the run."""
    session = ctx.find_object(Session)
    return session.language if session else "en"
