from io import BytesIO
from pathlib import Path

import pytest

from legation.errors import DataError, MissingFileError
from legation.parsing import (
    canonical,
    date_findings,
    parse_quads,
    read_document,
    stream_triples,
    syntax_ending,
)
from legation.terms import DefaultGraph, Literal, NamedNode, Quad

PREFIX = "@prefix ex: <http://example.org/> .\n"
EDTF = "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n"


def write(folder: Path, text: str | bytes, name: str = "file.trig") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_quads_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, PREFIX + "ex:b ex:p ex:c . ex:g { ex:a ex:p ex:c . }")

    document = read_document(path)

    assert [quad.subject for quad in document.quads] == [
        NamedNode("http://example.org/b"),
        NamedNode("http://example.org/a"),
    ]
    assert document.quads[0].graph_name == DefaultGraph()


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, b"\xef\xbb\xbf<urn:a> <urn:p> <urn:c> .")

    assert len(read_document(path).quads) == 1
    assert read_document(path).text.startswith("<urn:a>")


def test_a_file_cut_in_half_is_named_with_line_and_column(tmp_path: Path) -> None:
    path = write(tmp_path, PREFIX + "ex:g { ex:a ex:p ex:c ;\n  ex:q ")

    with pytest.raises(DataError) as caught:
        read_document(path)

    (finding,) = caught.value.findings
    assert finding.position is not None
    assert (finding.position.path, finding.position.line) == (path, 3)
    assert "cut short" in finding.message.en
    assert "tronqué" in finding.message.fr


def test_a_fault_in_the_middle_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, PREFIX + "ex:a ex:p \nex:c ex:d .\nex:e ex:p ex:f .\n")

    with pytest.raises(DataError) as caught:
        read_document(path)

    (finding,) = caught.value.findings
    assert finding.position is not None
    assert finding.position.line == 3
    assert "Correct the statement" in finding.message.en


def test_text_that_is_not_utf8_is_a_finding(tmp_path: Path) -> None:
    path = write(tmp_path, b'<urn:a> <urn:p> "\xff" .')

    with pytest.raises(DataError, match=r"syntax is broken.*Save the file as UTF-8"):
        read_document(path)


def test_an_ending_that_names_no_syntax_is_refused_with_those_that_do(
    tmp_path: Path,
) -> None:
    with pytest.raises(DataError, match=r"\.docx names no RDF syntax.*\.trig"):
        read_document(tmp_path / "claims.docx")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"absent\.ttl cannot be read: No such"):
        read_document(tmp_path / "absent.ttl")


def test_two_files_never_share_a_blank_node() -> None:
    one = parse_quads(b"_:x <urn:p> <urn:c> .", path=Path("one.ttl"))
    two = parse_quads(b"_:x <urn:p> <urn:c> .", path=Path("two.ttl"))

    assert one[0].subject != two[0].subject


def test_the_canonical_form_does_not_depend_on_blank_node_names() -> None:
    one = parse_quads(b"_:x <urn:p> [ <urn:q> _:x ] .", path=Path("one.ttl"))
    two = parse_quads(b"_:y <urn:q> _:z . _:z <urn:p> _:y .", path=Path("two.ttl"))

    assert canonical(one) == canonical(two)


def test_good_dates_are_no_finding(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        PREFIX + EDTF + 'ex:a ex:d "2009-12-07/2009-12-11"^^edtf:EDTF, "2011~" .',
    )

    assert date_findings(read_document(path)) == []


def test_a_reversed_interval_is_found_at_its_line_and_column(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        PREFIX + EDTF + 'ex:g {\n  ex:a ex:d "2012-09/2003-04"^^edtf:EDTF .\n}',
    )

    (finding,) = date_findings(read_document(path))

    assert str(finding.position) == f"{path}:4:13"
    assert finding.focus == "http://example.org/a"
    assert "2012-09" in finding.message.en
    assert "2003-04" in finding.message.fr


def test_a_day_that_the_calendar_lacks_is_found(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        '<urn:a> <urn:d> "2009-02-30"^^xsd:date .',
    )

    (finding,) = date_findings(read_document(path))

    assert "2009-02-30" in finding.message.en
    assert str(finding.position) == f"{path}:2:17"


def test_json_ld_is_read_though_its_lines_are_unknown(tmp_path: Path) -> None:
    text = '{"@id": "urn:a", "urn:p": {"@id": "urn:c"}}'
    document = read_document(write(tmp_path, text, "file.jsonld"))

    assert document.quads == (
        Quad(NamedNode("urn:a"), NamedNode("urn:p"), NamedNode("urn:c")),
    )
    assert document.position("urn:a") is None


def test_a_stream_of_triples_ends_at_a_fault_that_is_named() -> None:
    text = b"<urn:x:a> <urn:x:b> 'one' .\n<urn:x:a> <urn:x:b> oops .\n"
    stream = stream_triples(BytesIO(text), path=Path("a.ttl.gz"))
    assert next(stream).object == Literal("one")
    with pytest.raises(DataError, match="The syntax is broken") as caught:
        next(stream)
    (finding,) = caught.value.findings
    assert finding.position is not None
    assert finding.position.line == 2


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.nt", ".nt"), ("a.b.nq.bz2", ".nq"), ("a.gz", None), ("a.csv.gz", None)],
)
def test_the_syntax_is_told_before_the_compression(
    name: str, ending: str | None
) -> None:
    assert syntax_ending(Path(name)) == ending
