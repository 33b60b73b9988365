"""The command `legation`: its commands, its errors, its exit codes.

0: done and good; 1: the data are bad; 2: wrong usage; 3: the machine failed.
"""

import os
import sys
import traceback
from collections.abc import Sequence

import click

from legation.cli.asking import QUERY, SPARQL
from legation.cli.bilingual import Group
from legation.cli.building import BUILD, FMT
from legation.cli.catalogue import QUERIES
from legation.cli.comparing import COMPARE
from legation.cli.coverage import COVERAGE
from legation.cli.docs import DOCS
from legation.cli.duplicates import DUPLICATES
from legation.cli.enriching import ENRICH
from legation.cli.importing import IMPORT
from legation.cli.links import LINK
from legation.cli.options import LANG
from legation.cli.session import Session, choose_language
from legation.cli.things import EXPORT, SHOW
from legation.cli.usage import usage_text
from legation.cli.validating import VALIDATE
from legation.errors import DataError, HeaderError, LegationError, UsageError
from legation.texts import Language, Text

_FAULT = 3

COMMANDS = Group(
    "legation",
    commands=[
        BUILD,
        QUERY,
        SPARQL,
        QUERIES,
        VALIDATE,
        IMPORT,
        DUPLICATES,
        LINK,
        ENRICH,
        COVERAGE,
        SHOW,
        COMPARE,
        EXPORT,
        DOCS,
        FMT,
    ],
    params=[LANG],
    text=Text(
        "A government's foreign relations as a graph whose answers show their proof.",
        "Les relations internationales d'un gouvernement, sous forme d'un graphe dont "
        "chaque réponse montre ses preuves.",
    ),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code.

    Args:
        arguments: The words after the program's name; by default those it was
            started with.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(_run(words))


def _run(words: list[str]) -> int:
    language = choose_language(words, os.environ)
    try:
        result = COMMANDS.main(
            words, prog_name="legation", standalone_mode=False, obj=Session(language)
        )
        sys.stdout.flush()
    except click.exceptions.Abort:
        return 130
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except BrokenPipeError:
        # The reader, such as head, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 (the outer edge: no traceback leaves)
        return _explain(error, language)
    return result if isinstance(result, int) else 0


def _explain(error: Exception, language: Language) -> int:
    """Print what went wrong and return the exit code."""
    if isinstance(error, DataError | HeaderError):
        for finding in error.findings:
            click.echo(finding.describe(language), err=True)
    text, code = _judge(error)
    click.echo(f"legation: {text.into(language)}", err=True)
    if code == _FAULT and os.environ.get("LEGATION_DEBUG"):
        traceback.print_exception(error)
    return code


def _judge(error: Exception) -> tuple[Text, int]:
    if isinstance(error, click.ClickException):
        return usage_text(error), 2
    if isinstance(error, DataError):
        return error.text, 1
    if isinstance(error, UsageError):
        return error.text, 2
    if isinstance(error, LegationError):
        return error.text, 3
    if isinstance(error, OSError):
        return _os_text(error), 3
    return _fault_text(error), _FAULT


def _os_text(error: OSError) -> Text:
    where = f" ({error.filename})" if error.filename else ""
    return Text(
        f"The system refused: {error.strerror}{where}.",
        f"Le système a refusé : {error.strerror}{where}.",
    )


def _fault_text(error: Exception) -> Text:
    what = f"{type(error).__name__}: {error}"
    return Text(
        f"This is a fault of the program ({what}). Nothing was changed. Set "
        "LEGATION_DEBUG=1 to see where it happens, and report it.",
        f"Il s'agit d'une défaillance du programme ({what}). Rien n'a été modifié. "
        "Définissez LEGATION_DEBUG=1 pour voir où elle se produit, puis signalez-la.",
    )
