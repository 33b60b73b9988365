"""Spreadsheets: records of cells from .xlsx, .xlsm, .xls, .xlsb and .ods files.

Formulas count by the value that the spreadsheet stored. A cell whose formula failed
(#N/A) comes out empty.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from legation.errors import UsageError
from legation.rows.faults import Faults
from legation.rows.grid import Record
from legation.texts import Text

# The part of a file that Excel has encrypted (MS-OFFCRYPTO, 2.3.4.4).
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(
    data: bytes, *, sheet: str | None, faults: Faults
) -> Sequence[Record]:
    """Read one sheet of a workbook.

    Args:
        data: The bytes of the file.
        sheet: The name of the sheet; None for the first that can be seen.
        faults: Is told of cells that are merged: all but one of them are empty.

    Returns:
        A record for each row, the first row of the sheet first. Dates are ISO 8601,
        whole numbers have no fraction, truths are *true* and *false*.

    Raises:
        DataError: The file is damaged or protected by a password.
        UsageError: It has no sheet of that name.
    """
    try:
        with load_workbook(io.BytesIO(data)) as workbook:
            found = workbook.get_sheet_by_name(_choose(workbook, sheet, faults))
            _check_merged(found, faults)
            table = found.to_python(skip_empty_area=False)
    except CalamineError as error:
        is_locked = isinstance(error, PasswordError) or _ENCRYPTED in data
        message = _PROTECTED if is_locked else _damaged(str(error))
        raise faults.stop(message) from error
    return [
        Record(number, [write_value(value) for value in values])
        for number, values in enumerate(table, start=1)
    ]


def write_value(value: object) -> str:
    """Return the value of a cell as text, as `read_workbook` says."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            # A spreadsheet keeps fifteen digits; what is behind them is noise.
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime():
            return (value.date() if value.time() == time() else value).isoformat()
        case date() | time():
            return value.isoformat()
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case _:
            return str(value)


def _choose(workbook: CalamineWorkbook, sheet: str | None, faults: Faults) -> str:
    """Return the name of the sheet that is meant."""
    names = list(_names(workbook))
    if sheet is None:
        if not names:
            raise faults.stop(_NO_SHEET)
        return names[0]
    if sheet not in workbook.sheet_names:
        raise UsageError(_unknown(sheet, names, faults.name))
    return sheet


def _names(workbook: CalamineWorkbook) -> Iterator[str]:
    """Yield the names of the sheets that can be seen and hold cells."""
    for about in workbook.sheets_metadata:
        is_seen = about.visible == SheetVisibleEnum.Visible
        if is_seen and about.typ == SheetTypeEnum.WorkSheet:
            yield about.name


def _check_merged(sheet: CalamineSheet, faults: Faults) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        first, last = _address(top, left), _address(bottom, right)
        faults.add(_merged(first, last), top + 1, left + 1)


def _address(row: int, column: int) -> str:
    """Return what a spreadsheet calls a cell, such as AB12."""
    letters, column = "", column + 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


_PROTECTED = Text(
    "The workbook is protected by a password. Save a copy without one.",
    "Le classeur est protégé par un mot de passe. Enregistrez-en une copie sans mot "
    "de passe.",
)
_NO_SHEET = Text(
    "The workbook has no sheet that can be seen. Show the sheet that holds the table.",
    "Le classeur n'a aucune feuille visible. Affichez la feuille qui contient le "
    "tableau.",
)


def _damaged(reason: str) -> Text:
    return Text(
        f"This is no workbook, or it is damaged ({reason}). Open it in a spreadsheet "
        "and save it again as .xlsx, or as CSV.",
        f"Ce fichier n'est pas un classeur ou est endommagé ({reason}). Ouvrez-le dans "
        "un tableur et enregistrez-le de nouveau au format .xlsx ou CSV.",
    )


def _unknown(sheet: str, names: Sequence[str], table: str) -> Text:
    listed = ", ".join(names)
    return Text(
        f"{table} has no sheet “{sheet}”. Its sheets are: {listed}.",
        f"{table} n'a pas de feuille « {sheet} ». Ses feuilles sont : {listed}.",
    )


def _merged(first: str, last: str) -> Text:
    return Text(
        f"The cells {first} to {last} are merged, so that all but the first are empty. "
        "Unmerge them and fill in each.",
        f"Les cellules {first} à {last} sont fusionnées; toutes sauf la première sont "
        "donc vides. Défusionnez-les et remplissez chacune d'elles.",
    )
