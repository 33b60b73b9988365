"""The command that turns tables into claims: import."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from legation.assets import Folders, folders, shipped
from legation.cli.bilingual import Command, Option
from legation.cli.options import shared
from legation.cli.output import write_bytes
from legation.cli.session import Session
from legation.errors import UsageError
from legation.findings import Finding, Severity
from legation.importing.difference import Difference
from legation.importing.filling import Watch
from legation.importing.naming import slug
from legation.importing.preparation import Preparation, import_name, prepare
from legation.mappings.catalogue import find_mapping
from legation.reports import Report
from legation.rows.reading import SYNTAXES, read_rows
from legation.rows.sheet import Sheet
from legation.terms import Prefixes, Triple
from legation.texts import Text, counted

_SHOWN = 20
_REPORTS = {".json": "json", ".sarif": "sarif", ".ttl": "turtle"}


def _import(  # noqa: PLR0913 (one argument for each option)
    table: Path,
    data: Path | None,
    *,
    mapping: str,
    name: str | None,
    columns: tuple[str, ...],
    syntax: str | None,
    sheet: str | None,
    dry_run: bool,
    skip_bad: bool,
    report: Path | None,
    as_json: bool,
) -> None:
    context = click.get_current_context()
    session = context.ensure_object(Session)
    where = _own(folders(data))
    if skip_bad and report is None:
        raise UsageError(_NO_REPORT)
    rows = read_rows(table, stdin=sys.stdin.buffer, syntax=syntax, sheet=sheet)
    with _progress(rows, is_shown=sys.stderr.isatty() and not as_json) as watch:
        prepared = prepare(
            rows,
            find_mapping(mapping, queries=where.queries),
            folders=where,
            name=slug(name) if name else import_name(rows),
            renamed=dict(_renamed(columns)),
            skip_bad=skip_bad,
            watch=watch,
        )
    if report is not None:
        kind = _REPORTS.get(report.suffix, "text")
        found = Report(prepared.findings)
        write_bytes(found.write(kind, language=session.language), report)
    if prepared.is_good and not dry_run:
        prepared.land()
    prefixes = prepared.prefixes
    if as_json:
        written = _as_json(prepared, is_written=prepared.is_good and not dry_run)
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
    else:
        _tell_findings(prepared.findings, session)
        if dry_run or not prepared.is_good:
            for line in _changes(prepared.difference, prefixes):
                click.echo(line)
        for text in _summary(prepared, rows, dry_run=dry_run):
            click.echo(text.into(session.language))
    if not prepared.is_good:
        context.exit(1)


def _own(where: Folders) -> Folders:
    """Return the folders, unless the dataset is the one inside an installation."""
    if where.data == shipped("data") and "_assets" in where.data.parts:
        raise UsageError(
            Text(
                "An import writes into a dataset, and the shipped one is not yours. "
                "Name the folder of your own with --data.",
                "Une importation écrit dans un jeu de données, et celui qui est fourni "
                "n'est pas le vôtre. Indiquez le dossier du vôtre avec --data.",
            )
        )
    return where


def _renamed(columns: Iterable[str]) -> Iterator[tuple[str, str]]:
    for each in columns:
        name, sign, heading = each.partition("=")
        if not sign or not name or not heading:
            raise UsageError(
                Text(
                    f"“{each}” does not say which column is which. Write --column "
                    'title="Name of the visit".',
                    f"« {each} » n'indique pas quelle colonne est laquelle. Écrivez "
                    '--column title="Nom de la visite".',
                )
            )
        yield name.strip(), heading.strip()


@contextmanager
def _progress(rows: Sheet, *, is_shown: bool) -> Iterator[Watch | None]:
    """Show how many rows are done, to whoever waits at a terminal."""
    if not is_shown:
        yield None
        return
    with click.progressbar(length=len(rows.rows), file=sys.stderr) as bar:
        yield lambda done, _: bar.update(done - bar.pos)


def _tell_findings(findings: Iterable[Finding], session: Session) -> None:
    """Print violations one by one, and of warnings that are alike the first."""
    alike: dict[tuple[str | None, ...], list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.VIOLATION:
            click.echo(finding.describe(session.language), err=True)
        else:
            alike.setdefault((finding.shape, finding.path), []).append(finding)
    for found in alike.values():
        click.echo(found[0].describe(session.language), err=True)
        if len(found) > 1:
            session.say(_more_alike(len(found) - 1))


def _changes(difference: Difference, prefixes: Prefixes) -> Iterator[str]:
    """Yield the lines that show what changes, claim by claim."""
    for sign, claims in (("+", difference.added), ("-", difference.removed)):
        for claim in claims[:_SHOWN]:
            yield f"{sign} {prefixes.shorten(claim.value)}"
        if len(claims) > _SHOWN:
            yield f"{sign} … {len(claims) - _SHOWN}"
    for change in difference.changed[:_SHOWN]:
        yield f"~ {prefixes.shorten(change.claim.value)}"
        for sign, triples in (("-", change.gone), ("+", change.come)):
            yield from (f"    {sign} {_write(each, prefixes)}" for each in triples)
    if len(difference.changed) > _SHOWN:
        yield f"~ … {len(difference.changed) - _SHOWN}"


def _write(triple: Triple, prefixes: Prefixes) -> str:
    return " ".join(prefixes.write(term) for term in triple)


def _summary(prepared: Preparation, rows: Sheet, *, dry_run: bool) -> Iterator[Text]:
    d = prepared.difference
    bad = {f.position.line for f in prepared.findings if _is_grave(f) and f.position}
    count = counted(prepared.rows, *_ROWS)
    taken = counted(prepared.taken, *_TAKEN)
    new, changed, gone, same = (
        counted(number, *words)
        for number, words in (
            (len(d.added), _NEW),
            (len(d.changed), _CHANGED),
            (len(d.removed), _GONE),
            (d.same, _SAME),
        )
    )
    yield Text(
        f"{rows.name}: {count.en}, {taken.en}. Claims: {new.en}, {changed.en}, "
        f"{gone.en}, {same.en}.",
        f"{rows.name} : {count.fr}, dont {taken.fr}. Affirmations : {new.fr}, "
        f"{changed.fr}, {gone.fr}, {same.fr}.",
    )
    if prepared.unused:
        names = ", ".join(prepared.unused)
        yield Text(
            f"Columns that the mapping does not use: {names}.",
            f"Colonnes que la correspondance n'emploie pas : {names}.",
        )
    if prepared.left_out and prepared.is_good:
        yield counted(len(prepared.left_out), *_LEFT_OUT)
    yield _outcome(prepared, rows_at_fault=len(bad), dry_run=dry_run)


def _outcome(prepared: Preparation, *, rows_at_fault: int, dry_run: bool) -> Text:
    if not prepared.is_good:
        return counted(rows_at_fault, *_REFUSED)
    if dry_run:
        return Text(
            "Nothing was written: this was a dry run.",
            "Rien n'a été écrit : c'était un essai.",
        )
    if not prepared.difference:
        return Text(
            f"Nothing changes: {prepared.path} is as it was.",
            f"Rien ne change : {prepared.path} reste tel quel.",
        )
    return Text(
        f"Written: {prepared.path}. To put it into the store: legation build",
        f"Fichier écrit : {prepared.path}. Pour le verser dans la base : "
        "legation build",
    )


def _is_grave(finding: Finding) -> bool:
    return finding.severity is Severity.VIOLATION


def _as_json(prepared: Preparation, *, is_written: bool) -> Mapping[str, object]:
    difference = prepared.difference
    return {
        "file": str(prepared.path),
        "written": is_written and bool(difference),
        "rows": prepared.rows,
        "taken": prepared.taken,
        "left_out": list(prepared.left_out),
        "unused_columns": list(prepared.unused),
        "claims": {
            "added": [claim.value for claim in difference.added],
            "removed": [claim.value for claim in difference.removed],
            "changed": [change.claim.value for change in difference.changed],
            "same": difference.same,
        },
        "findings": [finding.as_json() for finding in prepared.findings],
    }


def _more_alike(count: int) -> Text:
    return Text(
        f"  … and {count} more like it (all of them: --report FILE)",
        f"  … et {count} autres semblables (pour les voir tous : --report FICHIER)",
    )


_ROWS = Text("row", "ligne"), Text("rows", "lignes")
_TAKEN = (
    Text("of them turned into claims", "convertie en affirmations"),
    Text("of them turned into claims", "converties en affirmations"),
)
_NEW = Text("new", "nouvelle"), Text("new", "nouvelles")
_CHANGED = Text("changed", "modifiée"), Text("changed", "modifiées")
_GONE = Text("gone", "disparue"), Text("gone", "disparues")
_SAME = Text("as before", "inchangée"), Text("as before", "inchangées")
_LEFT_OUT = (
    Text(
        "row was left out; the report says why.",
        "ligne a été laissée de côté; le rapport dit pourquoi.",
    ),
    Text(
        "rows were left out; the report says why.",
        "lignes ont été laissées de côté; le rapport dit pourquoi.",
    ),
)
_REFUSED = (
    Text(
        "row cannot be imported. Nothing was written. Correct it, or leave it out with "
        "--skip-bad --report FILE.",
        "ligne ne peut être importée. Rien n'a été écrit. Corrigez-la, ou laissez-la "
        "de côté avec --skip-bad --report FICHIER.",
    ),
    Text(
        "rows cannot be imported. Nothing was written. Correct them, or leave them out "
        "with --skip-bad --report FILE.",
        "lignes ne peuvent être importées. Rien n'a été écrit. Corrigez-les, ou "
        "laissez-les de côté avec --skip-bad --report FICHIER.",
    ),
)
_NO_REPORT = Text(
    "Rows that are left out must not get lost: add --report FILE to --skip-bad.",
    "Les lignes laissées de côté ne doivent pas se perdre : ajoutez --report FICHIER à "
    "--skip-bad.",
)

IMPORT = Command(
    "import",
    callback=_import,
    params=[
        click.Argument(["table"], type=click.Path(path_type=Path, allow_dash=True)),
        *shared(store=False),
        Option(
            "--mapping",
            required=True,
            metavar="NAME",
            text=Text(
                "How rows become claims: missions-visits, agreements, people, "
                "organizations, places, or a file of your own that ends in .ru.",
                "Manière dont les lignes deviennent des affirmations : "
                "missions-visits, agreements, people, organizations, places, ou un "
                "fichier à vous dont le nom se termine par .ru.",
            ),
        ),
        Option(
            "--as",
            "name",
            metavar="NAME",
            text=Text(
                "What the import is called (default: the name of the table).",
                "Nom de l'importation (par défaut : celui du tableau).",
            ),
        ),
        Option(
            "--column",
            "columns",
            multiple=True,
            metavar="NAME=HEADING",
            text=Text(
                "The heading in your table of a column of the mapping.",
                "Titre, dans votre tableau, d'une colonne de la correspondance.",
            ),
        ),
        Option(
            "--format",
            "syntax",
            type=click.Choice(SYNTAXES),
            text=Text(
                "Format of the table (default: by the ending of its name).",
                "Format du tableau (par défaut : d'après l'extension du nom).",
            ),
        ),
        Option(
            "--sheet",
            metavar="NAME",
            text=Text(
                "Sheet of a workbook (default: the first).",
                "Feuille d'un classeur (par défaut : la première).",
            ),
        ),
        Option(
            "--dry-run",
            is_flag=True,
            text=Text(
                "Show what would change and write nothing.",
                "Montrer ce qui changerait, sans rien écrire.",
            ),
        ),
        Option(
            "--skip-bad",
            is_flag=True,
            text=Text(
                "Leave rows out that cannot be imported, and report them.",
                "Laisser de côté les lignes qui ne peuvent être importées, et les "
                "signaler.",
            ),
        ),
        Option(
            "--report",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            text=Text(
                "Write all findings to this file (.txt, .json, .sarif or .ttl).",
                "Écrire tous les constats dans ce fichier (.txt, .json, .sarif ou "
                ".ttl).",
            ),
        ),
        Option(
            "--json",
            "as_json",
            is_flag=True,
            text=Text(
                "Print the outcome as JSON.",
                "Afficher le résultat en JSON.",
            ),
        ),
    ],
    text=Text(
        "Turn the rows of a table into claims.\n\nReads CSV, TSV, JSON lines and "
        "workbooks (gzipped too; - for standard input), says all that is wrong with "
        "the table, cell by cell, and writes one file below imports/ in the dataset, "
        "or none. The same table again changes nothing; of a corrected one only the "
        "corrected rows change.",
        "Convertir les lignes d'un tableau en affirmations.\n\nLit les formats CSV, "
        "TSV, JSON Lines et les classeurs (même compressés par gzip; - pour l'entrée "
        "standard), signale tout ce qui ne va pas dans le tableau, cellule par "
        "cellule, et écrit un seul fichier sous imports/ dans le jeu de données, ou "
        "aucun. Le même tableau importé de nouveau ne change rien; d'un tableau "
        "corrigé, seules les lignes corrigées changent.",
    ),
)
