import tomllib

import pytest

from legation.sparql.header import header_text, read_header

QUERY = """\
# A comment of another kind
#@ title.en = "Missions"

#@ [columns]
#@ mission = { type = "iri" }
SELECT ?mission { ?mission ?p ?o }
#@ late = true
"""


def test_the_header_is_the_toml_of_the_leading_lines() -> None:
    assert read_header(QUERY) == {
        "title": {"en": "Missions"},
        "columns": {"mission": {"type": "iri"}},
    }


def test_its_lines_are_those_of_the_file() -> None:
    assert header_text(QUERY).splitlines()[1] == 'title.en = "Missions"'
    assert len(header_text(QUERY).splitlines()) == 5


def test_a_file_without_a_header_has_no_values() -> None:
    assert read_header("SELECT ?a {}") == {}


def test_what_is_no_toml_is_an_error_with_its_line() -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match="line 2"):
        read_header("#@ a = 1\n#@ b = ?\n#@ c = 1\nSELECT ?a {}")
