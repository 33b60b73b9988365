"""Commands that read the files: build, fmt."""

import json
import sys
from pathlib import Path

import click

from legation.assets import folders
from legation.building import Renewal, renew
from legation.cli.bilingual import Command, Option
from legation.cli.options import LANG, shared
from legation.cli.output import write_bytes
from legation.cli.paths import expand
from legation.cli.session import Session
from legation.errors import DataError
from legation.findings import Finding, Position
from legation.formatting import format_text
from legation.graph import Engine
from legation.texts import Text

_STEPS = {
    "parse": "lecture",
    "merge": "fusion",
    "check": "vérification",
    "infer": "inférence",
    "derive": "dérivation",
    "validate": "validation",
    "commit": "enregistrement",
}
_QUERIES = frozenset({".rq", ".ru"})


def _build(
    data: Path | None, store: Path, *, engine: Engine, force: bool, as_json: bool
) -> None:
    session = click.get_current_context().ensure_object(Session)
    watch = _show_step if sys.stderr.isatty() and not as_json else None
    renewal = renew(folders(data), store=store, engine=engine, force=force, watch=watch)
    if as_json:
        written = {
            "store": str(store),
            "fingerprint": renewal.current.digest,
            "rebuilt": bool(renewal.seconds),
            "counts": renewal.current.counts,
            "seconds": {k: round(v, 3) for k, v in renewal.seconds.items()},
            "findings": [finding.as_json() for finding in renewal.report.findings],
        }
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
        return
    for finding in renewal.report.findings:
        click.echo(finding.describe(session.language), err=True)
    click.echo(_summary(renewal, store).into(session.language))


def _summary(renewal: Renewal, store: Path) -> Text:
    n = renewal.current.counts
    facts = Text(
        f"{n['accepted']} of {n['claims']} claims accepted: {n['told']} facts told, "
        f"{n['inferred']} inferred, {n['derived']} derived "
        f"({n['derivations']} by dated rules).",
        f"{n['accepted']} affirmations acceptées sur {n['claims']} : {n['told']} faits "
        f"énoncés, {n['inferred']} inférés, {n['derived']} dérivés, dont "
        f"{n['derivations']} par des règles datées.",
    )
    if not renewal.seconds:
        return Text(
            f"{facts.en}\nNothing changed since the last build of {store}.",
            f"{facts.fr}\nRien n'a changé depuis la dernière construction de {store}.",
        )
    total = sum(renewal.seconds.values())
    steps = [_step(name, seconds) for name, seconds in renewal.seconds.items()]
    return Text(
        f"{facts.en}\nBuilt {store} in {total:.1f} s "
        f"({', '.join(step.en for step in steps)}).",
        f"{facts.fr}\nConstruction de {store} en {_decimal(total, 1)} s "
        f"({', '.join(step.fr for step in steps)}).",
    )


def _show_step(name: str, seconds: float) -> None:
    """Tell whoever waits at a terminal that a step is done."""
    click.get_current_context().ensure_object(Session).say(_step(name, seconds))


def _step(name: str, seconds: float) -> Text:
    return Text(f"{name} {seconds:.2f} s", f"{_STEPS[name]} {_decimal(seconds, 2)} s")


def _decimal(number: float, digits: int) -> str:
    return f"{number:.{digits}f}".replace(".", ",")


def _fmt(paths: tuple[Path, ...], *, check: bool) -> None:
    context = click.get_current_context()
    session = context.ensure_object(Session)
    findings: list[Finding] = []
    changed = []
    for path in expand(paths, is_wanted=_is_formatted):
        try:
            text = _read(path)
            formatted = format_text(text, name=str(path))
        except DataError as error:
            findings.extend(error.findings)
            continue
        if formatted != text:
            changed.append(path)
            if not check:
                write_bytes(formatted.encode(), path)
    for path in changed:
        click.echo(_changed(path, check=check).into(session.language))
    if findings:
        raise DataError(
            Text(
                "Some files were left as they are.",
                "Certains fichiers ont été laissés tels quels.",
            ),
            findings,
        )
    if check and changed:
        context.exit(1)


def _read(path: Path) -> str:
    """Return the text of a file, its line ends as they are."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = Text(
            f"The file is not UTF-8 text ({error.reason} at byte {error.start}). Save "
            "it as UTF-8.",
            f"Le fichier n'est pas du texte en UTF-8 ({error.reason} à l'octet "
            f"{error.start}). Enregistrez-le en UTF-8.",
        )
        raise DataError(message, [Finding(message, position=Position(path))]) from error


def _changed(path: Path, *, check: bool) -> Text:
    if check:
        return Text(
            f"{path} is not formatted. Run: legation fmt {path}",
            f"{path} n'est pas mis en forme. Exécutez : legation fmt {path}",
        )
    return Text(f"{path} formatted.", f"{path} mis en forme.")


def _is_formatted(path: Path) -> bool:
    return path.suffix in {".ttl", ".trig"} | _QUERIES


BUILD = Command(
    "build",
    callback=_build,
    params=[
        *shared(),
        Option(
            "--engine",
            type=click.Choice(["fast", "reference"]),
            default="fast",
            text=Text(
                "What infers and validates: Legation's own engines (fast), or owlrl "
                "and pySHACL (reference), which build even if no file changed.",
                "Ce qui infère et valide : les moteurs de Legation (fast), ou owlrl et "
                "pySHACL (reference), qui construisent même si aucun fichier n'a "
                "changé.",
            ),
        ),
        Option(
            "--force",
            is_flag=True,
            text=Text(
                "Build even if no file changed.",
                "Construire même si aucun fichier n'a changé.",
            ),
        ),
        Option(
            "--json",
            "as_json",
            is_flag=True,
            text=Text(
                "Print counts, timings and findings as JSON.",
                "Afficher les nombres, les durées et les constats en JSON.",
            ),
        ),
    ],
    text=Text(
        "Build the store from the files.\n\nReads ontology and data, checks them, "
        "infers and derives what follows, validates all of it, and only then makes "
        "the new store the current one. Does nothing if no file changed.",
        "Construire la base à partir des fichiers.\n\nLit l'ontologie et les données, "
        "les vérifie, infère et dérive ce qui en découle, valide le tout; alors "
        "seulement la nouvelle base devient la base courante. Ne fait rien si aucun "
        "fichier n'a changé.",
    ),
)

FMT = Command(
    "fmt",
    callback=_fmt,
    params=[
        click.Argument(
            ["paths"], nargs=-1, required=True, type=click.Path(path_type=Path)
        ),
        LANG,
        Option(
            "--check",
            is_flag=True,
            text=Text(
                "Change nothing; exit code 1 if a file is not formatted.",
                "Ne rien changer; code de sortie 1 si un fichier n'est pas mis en "
                "forme.",
            ),
        ),
    ],
    text=Text(
        "Lay out Turtle, TriG and SPARQL files, always in the same way.",
        "Mettre en forme les fichiers Turtle, TriG et SPARQL, toujours de la même "
        "manière.",
    ),
)
