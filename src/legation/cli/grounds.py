"""Who decides, when and why; and the tables that say so, written."""

import getpass
import os
from collections.abc import Iterable
from datetime import datetime

import click

from legation.cli.bilingual import Option
from legation.cli.output import write_bytes
from legation.errors import UsageError
from legation.sssom.writing import Change
from legation.texts import Text


def grounds() -> list[click.Parameter]:
    """Return the options of the commands that decide."""
    return [
        Option(
            "--author",
            metavar="NAME",
            text=Text(
                "Who decides (default: LEGATION_AUTHOR, or the name of the system's "
                "user).",
                "Qui décide (par défaut : LEGATION_AUTHOR, ou le nom de l'utilisateur "
                "du système).",
            ),
        ),
        day_option(
            Text(
                "The day of the decision (default: today).",
                "Le jour de la décision (par défaut : aujourd'hui).",
            )
        ),
        Option(
            "--why",
            metavar="TEXT",
            text=Text(
                "The reasons, in English (default: those of the proposal).",
                "Les raisons, en anglais (par défaut : celles de la proposition).",
            ),
        ),
    ]


def day_option(text: Text) -> Option:
    """Return the option that names a day, today if it is left out.

    Args:
        text: What the day is.
    """
    return Option(
        "--date",
        "day",
        type=click.DateTime(["%Y-%m-%d"]),
        default=lambda: datetime.now().astimezone().strftime("%Y-%m-%d"),
        metavar="DAY",
        text=text,
    )


def author_of(given: str | None) -> str:
    """Return who decides: as given, as the environment says, or who is logged in.

    Args:
        given: What the command line says; None for nothing.

    Raises:
        UsageError: Nobody is named.
    """
    named = (given or os.environ.get("LEGATION_AUTHOR") or "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError) as error:
        raise UsageError(_WHO) from error


def write_changes(changes: Iterable[Change]) -> None:
    """Write tables as they shall be, each whole or not at all.

    Args:
        changes: The tables.

    Raises:
        SurroundingsError: One cannot be written; what was there still is.
    """
    for change in changes:
        if change.content is None:
            change.path.unlink()
        else:
            change.path.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(change.content, change.path)


_WHO = Text(
    "It is not known who decides. Name yourself with --author, or set LEGATION_AUTHOR.",
    "On ne sait pas qui décide. Nommez-vous avec --author, ou définissez "
    "LEGATION_AUTHOR.",
)
