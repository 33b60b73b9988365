"""Small workbooks as bytes, written without a library."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape
from zipfile import ZipFile

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# The formats of cells: general, a day, a day and a time, a duration, a time.
_FORMATS = "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 22, 46, 21))

Cell = str | float | bool | tuple[float, int] | None
"""A text, a number, a truth, a number with the place of its format, or nothing."""


def xlsx(*sheets: Sequence[Sequence[Cell]], merged: str = "", hidden: int = 0) -> bytes:
    """Return a workbook of Sheet1, Sheet2, ...; the first ones may be hidden."""
    numbers = range(1, len(sheets) + 1)
    states = ["hidden" if n <= hidden else "visible" for n in numbers]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name="Sheet{n}" sheetId="{n}" state="{state}" r:id="r{n}"/>'
            for n, state in zip(numbers, states, strict=True)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><cellXfs>{_FORMATS}</cellXfs>'
        "</styleSheet>",
    }
    for n, rows in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{n}.xml"] = _worksheet(rows, merged)
    return _zip(parts)


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """Return an OpenDocument spreadsheet with one sheet of texts."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(text)}</text:p></table:table-cell>"
            if text
            else "<table:table-cell/>"
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{space}'
            ':manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>',
            "content.xml": f'<office:document-content xmlns:office="{space}:office:1.0"'
            f' xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0">'
            '<office:body><office:spreadsheet><table:table table:name="Sheet1">'
            f"{lines}</table:table></office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def protected() -> bytes:
    """Return what tells a workbook that Excel has encrypted (MS-OFFCRYPTO, 2.1.2)."""
    compound_file = bytes.fromhex("d0cf11e0a1b11ae1")
    return compound_file + bytes(504) + "EncryptedPackage".encode("utf-16-le")


def _worksheet(rows: Sequence[Sequence[Cell]], merged: str) -> str:
    lines = "".join(
        f'<row r="{n}">{"".join(map(_cell, row))}</row>'
        for n, row in enumerate(rows, start=1)
    )
    cells = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData>{cells}</worksheet>'
    )


def _cell(cell: Cell) -> str:
    match cell:
        case None | "":
            return "<c/>"
        case str():
            text = escape(cell, {"\r": "&#13;"})
            preserved = f'<t xml:space="preserve">{text}</t>'
            return f'<c t="inlineStr"><is>{preserved}</is></c>'
        case bool():
            return f'<c t="b"><v>{int(cell)}</v></c>'
        case (number, form):
            return f'<c s="{form}"><v>{number!r}</v></c>'
        case _:
            return f"<c><v>{cell!r}</v></c>"


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(targets, start=1)
        )
        + "</Relationships>"
    )


def _zip(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()
