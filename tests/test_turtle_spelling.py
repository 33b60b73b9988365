"""Literals as written."""

import pytest

from turtles import turtle


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        ("007", "007"),
        ("-1", "-1"),
        ("2.50", "2.50"),
        ("1e3", "1e3"),
        ("-1.5E-3", "-1.5E-3"),
        ("true", "true"),
        (".5", '".5"^^xsd:decimal'),
        ("1.e5", '"1.e5"^^xsd:double'),
        ('"1"^^xsd:boolean', '"1"^^xsd:boolean'),
        ('"1.0"^^xsd:integer', '"1.0"^^xsd:integer'),
        ('"1"^^xsd:decimal', '"1"^^xsd:decimal'),
        ('"1"^^xsd:int', '"1"^^xsd:int'),
        ('"x"^^xsd:string', '"x"'),
        ('"two\\nlines"@en', '"""two\nlines"""@en'),
    ],
)
def test_a_literal_is_written_bare_where_it_reads_back_the_same(
    literal: str, written: str
) -> None:
    assert f"  ex:p {written} ;\n" in turtle(f"ex:a ex:p {literal} .")
