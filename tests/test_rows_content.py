import gzip
import io
from pathlib import Path

import pytest

from legation.errors import DataError
from legation.findings import Finding
from legation.rows.content import decode, read_bytes
from legation.rows.faults import Faults


def faults() -> Faults:
    return Faults(Path("my.csv"), "my.csv")


def refused(data: bytes) -> Finding:
    with pytest.raises(DataError) as caught:
        decode(data, faults=faults())
    (finding,) = caught.value.findings
    return finding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_text(encoding: str) -> None:
    assert decode("é,b\n".encode(encoding), faults=faults()) == "é,b\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_byte_of_another_encoding_is_told_with_its_word_and_place(end: str) -> None:
    finding = refused(
        f"id,nom{end}é1,".encode() + b"Ville de Qu\xe9bec;x\n" + b"\xe9\n"
    )

    assert str(finding.position) == "my.csv:2:15"
    assert "0xE9" in finding.message.en
    assert "“Québec”" in finding.message.en
    assert "«\u00a0Québec\u00a0»" in finding.message.fr


def test_the_word_around_a_byte_is_cut_where_it_is_long() -> None:
    assert (
        f"“{'a' * 20}é{'b' * 19}”"
        in refused(b"a" * 99 + b"\xe9" + b"b" * 99).message.en
    )


def test_a_text_that_ends_within_a_character_is_told() -> None:
    assert "marked as UTF-16" in refused("é".encode("utf-16") + b"x").message.en


def test_several_compressed_parts_are_one_text() -> None:
    data = gzip.compress(b"a", mtime=0) + gzip.compress(b"b")

    assert read_bytes(io.BytesIO(data), faults=faults()) == b"ab"
    assert read_bytes(io.BytesIO(b""), faults=faults()) == b""


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"abc" * 99, mtime=0)[:-4],
        gzip.compress(b"abc" * 99, mtime=0)[:5],
        gzip.compress(b"abc", mtime=0)[:-8] + b"\0" * 8,
        gzip.compress(b"abc", mtime=0)[:10] + b"\xff" * 9,
    ],
)
def test_compressed_data_that_are_damaged_or_cut_off_are_told(data: bytes) -> None:
    with pytest.raises(DataError) as caught:
        read_bytes(io.BytesIO(data), faults=faults())

    assert "damaged or was cut off" in caught.value.findings[0].message.en
