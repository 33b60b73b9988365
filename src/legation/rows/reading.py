"""Any table, read by the ending of its name."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from legation.errors import FormatError, MissingFileError, UsageError
from legation.rows.content import decode, read_bytes
from legation.rows.delimited import read_csv, read_tsv
from legation.rows.faults import Faults
from legation.rows.grid import make_sheet
from legation.rows.jsonlines import read_json_lines
from legation.rows.sheet import Sheet
from legation.rows.workbook import read_workbook
from legation.texts import Text

STANDARD_INPUT = Path("-")
"""The path that means standard input."""


def _csv(text: str, *, faults: Faults) -> Sheet:
    return make_sheet(read_csv(text, faults=faults), faults=faults)


def _tsv(text: str, *, faults: Faults) -> Sheet:
    return make_sheet(read_tsv(text, faults=faults), faults=faults)


_TEXTS: dict[str, Callable[..., Sheet]] = {
    "csv": _csv,
    "tsv": _tsv,
    "jsonl": read_json_lines,
    "ndjson": read_json_lines,
}
_WORKBOOKS = ("xlsx", "xlsm", "xls", "xlsb", "ods")

SYNTAXES = (*_TEXTS, *_WORKBOOKS)
"""The syntaxes of tables by name, which is also how the names of files end."""


def read_rows(
    path: Path,
    *,
    stdin: BinaryIO | None = None,
    syntax: str | None = None,
    sheet: str | None = None,
) -> Sheet:
    """Read a table.

    Args:
        path: The file; any may be gzipped. `-` means *stdin*, where that is given.
        stdin: Standard input.
        syntax: One of SYNTAXES; None to go by the ending of the file's name, and for
            standard input CSV.
        sheet: Which sheet of a workbook; None for the first that can be seen.

    Returns:
        The table, faultless; spelled alike whatever the syntax was.

    Raises:
        MissingFileError: The file is not there or cannot be read.
        FormatError: The syntax is unknown, or the ending names none.
        UsageError: There is no such sheet.
        DataError: The table has faults; it tells all that could be found.
    """
    is_piped = path == STANDARD_INPUT and stdin is not None
    name = "stdin" if is_piped else path.name.removesuffix(".gz")
    syntax = _syntax(path, name, syntax) if syntax or not is_piped else "csv"
    if sheet is not None and syntax not in _WORKBOOKS:
        raise UsageError(_no_sheets(name, sheet))
    faults = Faults(path, name if sheet is None else f"{name}, {sheet}")
    data = _bytes(path, stdin if is_piped else None, faults)
    if syntax in _WORKBOOKS:
        records = read_workbook(data, sheet=sheet, faults=faults)
        table = make_sheet(records, faults=faults)
    else:
        table = _TEXTS[syntax](decode(data, faults=faults), faults=faults)
    if faults.findings:
        raise faults.error()
    return table


def _syntax(path: Path, name: str, syntax: str | None) -> str:
    """Return the syntax that was asked for, or that the name ends like."""
    wanted = (syntax or Path(name).suffix).lower().removeprefix(".")
    if wanted not in SYNTAXES:
        raise FormatError(_no_format(syntax) if syntax else _no_ending(path))
    return wanted


def _bytes(path: Path, stdin: BinaryIO | None, faults: Faults) -> bytes:
    try:
        if stdin is not None:
            return read_bytes(stdin, faults=faults)
        with path.open("rb") as file:
            return read_bytes(file, faults=faults)
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error


_LISTED = ", ".join(SYNTAXES)


def _no_format(syntax: str) -> Text:
    return Text(
        f"There is no format “{syntax}” of tables. The formats are {_LISTED}.",
        f"Le format de tableau « {syntax} » n'existe pas. Les formats sont les "
        f"suivants : {_LISTED}.",
    )


def _no_ending(path: Path) -> Text:
    endings = ", ".join(f".{syntax}" for syntax in SYNTAXES)
    return Text(
        f"The name {path} does not tell the format of the table. Let it end in one of "
        f"{endings} (with .gz behind it if compressed), or state the format: --format "
        "csv.",
        f"Le nom {path} n'indique pas le format du tableau. Terminez-le par l'une de "
        f"ces extensions : {endings} (suivie de .gz si le fichier est compressé), ou "
        "précisez le format : --format csv.",
    )


def _no_sheets(name: str, sheet: str) -> Text:
    return Text(
        f"{name} is one table and has no sheet “{sheet}”; only workbooks have sheets. "
        "Leave the sheet out.",
        f"{name} ne contient qu'un tableau et n'a pas de feuille « {sheet} »; seuls "
        "les classeurs ont des feuilles. N'indiquez pas de feuille.",
    )
