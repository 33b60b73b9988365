"""The command that writes the reference documentation: docs."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from legation.cli.bilingual import Command, Option
from legation.cli.options import shared
from legation.cli.output import write_bytes
from legation.cli.session import Session
from legation.errors import MissingFileError, SurroundingsError, UsageError
from legation.manual.material import gather
from legation.manual.pages import MARK, PAGES, write_pages
from legation.texts import Language, Text

_NOWHERE = Text(
    "Name a folder for the pages: legation docs -o FOLDER",
    "Nommez un dossier pour les pages : legation docs -o DOSSIER",
)
_LANGUAGES: tuple[Language, ...] = ("en", "fr")


def _docs(data: Path | None, *, output: Path | None, both: bool) -> None:
    session = click.get_current_context().ensure_object(Session)
    if output is None:
        raise UsageError(_NOWHERE)
    if output.exists() and not output.is_dir():
        raise UsageError(_no_folder(output))
    spoken: Mapping[Path, Language] = {output: session.language}
    if both:
        spoken = {output / language: language for language in _LANGUAGES}
    _refuse_others(folder / name for folder in spoken for name in PAGES)
    material = gather(data)
    for folder, language in spoken.items():
        _write(folder, write_pages(material, language=language))
        session.say(_done(folder))


def _refuse_others(paths: Iterable[Path]) -> None:
    """Refuse to replace a file that is no page of the documentation."""
    for path in paths:
        try:
            others = path.is_file() and not path.read_bytes().startswith(MARK.encode())
        except OSError as error:
            raise MissingFileError.unreadable(path, error) from error
        if others:
            raise UsageError(_not_ours(path))


def _write(folder: Path, pages: Mapping[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SurroundingsError(_unwritable(folder, error)) from error
    for name, content in pages.items():
        write_bytes(content, folder / name)


def _done(folder: Path) -> Text:
    first = folder / PAGES[0]
    return Text(
        f"{len(PAGES)} pages written. Begin with {first}",
        f"{len(PAGES)} pages écrites. Commencez par {first}",
    )


def _no_folder(output: Path) -> Text:
    return Text(
        f"{output} is a file, and the pages need a folder. Name another place with -o.",
        f"{output} est un fichier, alors que les pages exigent un dossier. Indiquez un "
        "autre endroit avec -o.",
    )


def _not_ours(path: Path) -> Text:
    return Text(
        f"{path} is there and is no page of the documentation. Nothing was written. "
        "Move it, or name another folder with -o.",
        f"{path} existe déjà et n'est pas une page de la documentation. Rien n'a été "
        "écrit. Déplacez-le ou indiquez un autre dossier avec -o.",
    )


def _unwritable(folder: Path, error: OSError) -> Text:
    return Text(
        f"The folder {folder} cannot be made: {error.strerror}. Name another place "
        "with -o.",
        f"Impossible de créer le dossier {folder} : {error.strerror}. Indiquez un "
        "autre endroit avec -o.",
    )


DOCS = Command(
    "docs",
    callback=_docs,
    params=[
        *shared(store=False),
        Option(
            "--output",
            "-o",
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            text=Text(
                "Write the pages into this folder.",
                "Écrire les pages dans ce dossier.",
            ),
        ),
        Option(
            "--both",
            is_flag=True,
            text=Text(
                "Write both languages, each into a folder of its own: en and fr.",
                "Écrire les deux langues, chacune dans son propre dossier : en et fr.",
            ),
        ),
    ],
    text=Text(
        "Write the reference documentation as Markdown.\n\nIts pages tell of every "
        "term of the ontology, every stored query with its answer, and what the data "
        "hold. The same files always give the same pages.",
        "Écrire la documentation de référence en Markdown.\n\nSes pages présentent "
        "chaque terme de l'ontologie, chaque requête enregistrée avec sa réponse, et "
        "ce que contiennent les données. Les mêmes fichiers donnent toujours les mêmes "
        "pages.",
    ),
)
