"""The command that judges data by shapes: validate."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from legation.assets import folders
from legation.cli.bilingual import Command, Option
from legation.cli.options import OUTPUT, open_graph, shared
from legation.cli.output import write_bytes
from legation.cli.paths import expand
from legation.cli.session import Session
from legation.errors import DataError, FormatError
from legation.graph import Engine, KnowledgeGraph
from legation.judgement import explain_engine, validate_graph
from legation.parsing import is_rdf
from legation.reports import REPORTS, Report
from legation.sssom.table import is_table
from legation.texts import Language, Text
from legation.validation import Explanation


def _validate(  # noqa: PLR0913 (one argument for each option)
    files: tuple[Path, ...],
    data: Path | None,
    store: Path,
    *,
    shapes: tuple[Path, ...],
    engine: Engine,
    explain: bool,
    syntax: str,
    strict: bool,
    output: Path | None,
) -> None:
    context = click.get_current_context()
    session = context.ensure_object(Session)
    rules = expand(shapes, is_wanted=is_rdf)
    if explain:
        found = explain_engine(rules or folders(data).ontology / "shapes")
        write_bytes(_write_engines(found, syntax, session.language), output)
        return
    try:
        if rules:
            paths = expand(files, is_wanted=is_rdf)
            judged = paths or open_graph(store, data)
            report = validate_graph(judged, rules, engine=engine)
        else:
            paths = expand(files, is_wanted=_is_data)
            report = KnowledgeGraph.validate(*paths, data=data, engine=engine)
    except DataError as error:
        report = Report(error.findings)
    write_bytes(report.write(syntax, language=session.language), output)
    if report.violations or (strict and not report.conforms):
        context.exit(1)


def _is_data(path: Path) -> bool:
    return is_rdf(path) or is_table(path)


def _write_engines(
    found: Sequence[Explanation], syntax: str, language: Language
) -> bytes:
    """Write which engine checks which shape."""
    if syntax == "json":
        written = [_as_json(one) for one in found]
        return f"{json.dumps(written, ensure_ascii=False, indent=1)}\n".encode()
    if syntax != "text":
        raise FormatError(
            Text(
                "Which engine checks a shape is told as text or as json. Choose one "
                "of them.",
                "Le moteur qui vérifie une forme est indiqué en text ou en json. "
                "Choisissez l'un des deux.",
            )
        )
    lines = [line.into(language) for one in found for line in _lines(one)]
    return "\n".join([*lines, _sum(found).into(language), ""]).encode()


def _as_json(one: Explanation) -> dict[str, object]:
    return {
        "shape": one.shape,
        "engine": one.engine,
        "reason": one.reason.as_json() if one.reason else None,
        "remarks": [remark.as_json() for remark in one.remarks],
    }


def _lines(one: Explanation) -> list[Text]:
    head = f"{one.engine:<9}  {one.shape}"
    reason = one.reason or Text("", "")
    why = Text(f": {reason.en}", f" : {reason.fr}") if one.reason else reason
    return [
        Text(head + why.en, head + why.fr),
        *(Text(f"           {r.en}", f"           {r.fr}") for r in one.remarks),
    ]


def _sum(found: Sequence[Explanation]) -> Text:
    left = sum(one.engine == "reference" for one in found)
    fast = len(found) - left
    return Text(
        f"{fast} shape(s) checked by the fast engine, {left} by the reference engine.",
        f"{fast} forme(s) vérifiée(s) par le moteur rapide, {left} par le moteur de "
        "référence.",
    )


VALIDATE = Command(
    "validate",
    callback=_validate,
    params=[
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path)),
        *shared(),
        Option(
            "--shapes",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE",
            text=Text(
                "Judge by these SHACL shapes only (a file or folder; repeatable): the "
                "files as they are or, without files, the facts of the store.",
                "Juger d'après ces seules formes SHACL (fichier ou dossier; "
                "répétable) : les fichiers tels quels ou, sans fichiers, les faits de "
                "la base.",
            ),
        ),
        Option(
            "--engine",
            type=click.Choice(["fast", "reference"]),
            default="fast",
            text=Text(
                "What validates: Legation's own engine (fast), or pySHACL (reference).",
                "Ce qui valide : le moteur de Legation (fast) ou pySHACL (reference).",
            ),
        ),
        Option(
            "--explain-engine",
            "explain",
            is_flag=True,
            text=Text(
                "Validate nothing; tell which engine checks which shape and why, and "
                "which queries will be slow.",
                "Ne rien valider; indiquer quel moteur vérifie quelle forme et "
                "pourquoi, et quelles requêtes seront lentes.",
            ),
        ),
        Option(
            "--format",
            "syntax",
            type=click.Choice(list(REPORTS)),
            default="text",
            text=Text("Format of the report.", "Format du rapport."),
        ),
        Option(
            "--strict",
            is_flag=True,
            text=Text("Fail on warnings too.", "Échouer aussi en cas d'avertissement."),
        ),
        OUTPUT,
    ],
    text=Text(
        "Check the dataset, or files as if they were added to it.\n\nWith --shapes, "
        "check any RDF files by any SHACL shapes. Exit code 1 if there is a violation.",
        "Vérifier le jeu de données, ou des fichiers comme s'ils y étaient ajoutés."
        "\n\nAvec --shapes, vérifier n'importe quels fichiers RDF d'après n'importe "
        "quelles formes SHACL. Code de sortie 1 s'il y a une violation.",
    ),
)
