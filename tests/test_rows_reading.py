import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import DataError, FormatError, MissingFileError, UsageError
from legation.rows.reading import SYNTAXES, read_rows
from legation.rows.sheet import Row
from workbooks import ods, xlsx

TABLE = [
    ["id", "Titre de la mission", "year"],
    ["m-1", "Québec, “Winter”; Carnival", "2011"],
    ["m-2", "", "2012"],
    ["m-3", "two\nlines", ""],
]
ROWS = [
    {"id": "m-1", "Titre de la mission": "Québec, “Winter”; Carnival", "year": "2011"},
    {"id": "m-2", "year": "2012"},
    {"id": "m-3", "Titre de la mission": "two\nlines"},
]


def separated(delimiter: str, *, encoding: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(TABLE)
    return text.getvalue().encode(encoding)


def json_lines() -> bytes:
    lines = [dict(zip(TABLE[0], cells, strict=True)) for cells in TABLE[1:]]
    lines[0]["year"] = 2011  # type: ignore[assignment]
    lines[1]["Titre de la mission"] = None  # type: ignore[assignment]
    return "\n".join(map(json.dumps, lines)).encode()


def workbook() -> bytes:
    return xlsx([*TABLE[:1], ["m-1", TABLE[1][1], 2011.0], *TABLE[2:]])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.csv", separated(",")),
        ("table.csv", separated(";")),
        ("table.csv", separated("\t")),
        ("TABLE.CSV", separated(",", encoding="utf-8-sig")),
        ("table.csv", separated(",", encoding="utf-16")),
        ("table.tsv", separated("\t")),
        ("table.jsonl", json_lines()),
        ("table.ndjson", json_lines()),
        ("table.xlsx", workbook()),
        ("table.xls", workbook()),
        ("table.ods", ods([row[:] for row in TABLE])),
        ("table.csv.gz", gzip.compress(separated(","))),
        ("table.xlsx.gz", gzip.compress(workbook())),
        ("table.csv", gzip.compress(separated(","))),
        ("table.csv.gz", separated(",")),
    ],
)
def test_one_table_has_the_same_rows_in_every_syntax(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    syntax = Path(name.removesuffix(".gz")).suffix[1:].lower()

    for sheet in (
        read_rows(path),
        read_rows(Path("-"), stdin=io.BytesIO(content), syntax=syntax),
    ):
        assert [dict(row.cells) for row in sheet.rows] == ROWS
        assert sheet.columns == tuple(TABLE[0])


def test_a_table_is_called_by_its_file_and_knows_where_its_columns_stand(
    tmp_path: Path,
) -> None:
    path = tmp_path / "visits.2011.csv.gz"
    path.write_bytes(gzip.compress(b"\n,id,year\n,m-1,2011\n"))

    sheet = read_rows(path)

    assert sheet.name == "visits.2011.csv"
    assert sheet.path == path
    assert sheet.header == 2
    assert sheet.numbers == {"id": 2, "year": 3}
    assert sheet.rows == (Row(3, {"id": "m-1", "year": "2011"}),)


def test_standard_input_is_csv_where_nothing_else_is_said() -> None:
    sheet = read_rows(Path("-"), stdin=io.BytesIO(b"id\nm-1\n"))

    assert sheet.name == "stdin"
    assert sheet.path == Path("-")
    assert sheet.rows == (Row(2, {"id": "m-1"}),)


def test_a_syntax_that_is_stated_goes_before_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_bytes(b"id\tyear\nm-1\t2011\n")

    assert read_rows(path, syntax="tsv").columns == ("id", "year")


def test_without_a_stream_a_dash_is_a_file_like_others() -> None:
    with pytest.raises(FormatError, match="The name - does not tell"):
        read_rows(Path("-"))
    with pytest.raises(MissingFileError, match="- cannot be read"):
        read_rows(Path("-"), syntax="csv")


def test_a_name_that_tells_no_syntax_is_refused_with_those_that_do() -> None:
    with pytest.raises(FormatError) as caught:
        read_rows(Path("table.docx"))

    assert all(f".{syntax}" in caught.value.text.en for syntax in SYNTAXES)
    assert "--format csv" in caught.value.text.fr


def test_a_syntax_that_does_not_exist_is_refused() -> None:
    with pytest.raises(FormatError, match="no format “excel” of tables"):
        read_rows(Path("table.csv"), syntax="excel")


def test_a_missing_file_and_a_folder_are_the_machines_fault(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()

    for name in ("missing.csv", "folder.csv"):
        with pytest.raises(MissingFileError, match="cannot be read"):
            read_rows(tmp_path / name)


def test_only_a_workbook_has_sheets(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no sheet “Visits”"):
        read_rows(tmp_path / "table.csv", sheet="Visits")


def test_the_name_of_a_table_tells_the_sheet_that_was_asked_for(
    tmp_path: Path,
) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(xlsx([["a"]], [["b"], ["c"]]))

    assert read_rows(path).name == "table.xlsx"
    assert read_rows(path, sheet="Sheet2").name == "table.xlsx, Sheet2"


def test_all_faults_of_a_table_are_told_at_once_in_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b'id,id,\na,b,c\na,b\x01,\na,"b"c,\na\n')

    with pytest.raises(DataError, match=r"table\.csv cannot be used .* 5 faults") as e:
        read_rows(path)

    places = [str(f.position).removeprefix(str(path)) for f in e.value.findings]
    assert places == [":1:2", ":2:3", ":3:2", ":4", ":5"]


# What a cell may hold and come back: no blanks at its ends, no control characters.
Texts = st.text(
    st.characters(exclude_categories=["C"], include_characters="\n"), max_size=8
).map(lambda text: normalize("NFC", text.strip()))
Names = Texts.filter(bool).map(lambda text: " ".join(text.split()))
Tables = st.lists(
    Names, min_size=1, max_size=4, unique_by=lambda n: normalize("NFC", n).casefold()
).flatmap(
    lambda names: st.lists(
        st.lists(Texts, min_size=len(names), max_size=len(names)), max_size=4
    ).map(lambda rows: [names, *rows])
)


def as_csv(table: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(table)
    return text.getvalue().encode()


def as_tsv(table: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(table)
    return text.getvalue().encode()


def as_json_lines(table: list[list[str]]) -> bytes:
    lines = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()


@pytest.mark.parametrize(
    ("syntax", "write"),
    [
        ("csv", as_csv),
        ("tsv", as_tsv),
        ("jsonl", as_json_lines),
        ("xlsx", xlsx),
        ("ods", None),
    ],
)
@given(table=Tables)
def test_what_is_written_is_read_back(
    syntax: str,
    write: Callable[[list[list[str]]], bytes] | None,
    table: list[list[str]],
) -> None:
    if write is None:  # a paragraph of OpenDocument folds its blanks
        table = [[" ".join(text.split()) for text in row] for row in table]
        write = ods
    rows = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
    filled = [{name: text for name, text in row.items() if text} for row in rows]
    if syntax == "jsonl" and not rows:
        return

    sheet = read_rows(Path("-"), stdin=io.BytesIO(write(table)), syntax=syntax)

    assert [dict(row.cells) for row in sheet.rows] == list(filter(None, filled))
    assert sheet.columns == tuple(table[0])


@given(content=st.binary(max_size=60), syntax=st.sampled_from(SYNTAXES))
def test_whatever_the_bytes_are_there_is_a_table_or_a_sentence(
    content: bytes, syntax: str
) -> None:
    try:
        read_rows(Path("-"), stdin=io.BytesIO(content), syntax=syntax)
        findings = None
    except DataError as error:
        findings = error.findings

    assert findings != ()
    assert all(f.message.en != f.message.fr for f in findings or ())
