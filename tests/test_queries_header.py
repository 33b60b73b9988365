"""Reading stored queries and their headers."""

from pathlib import Path

import pytest

from legation.errors import HeaderError, MissingFileError
from legation.queries.header import read_query
from legation.queries.stored import Column, Example, Parameter
from legation.texts import Text
from stored_queries import TITLES, stored

LABELS = 'label.en = "L", label.fr = "É"'


def faults(folder: Path, header: str) -> list[tuple[int, str]]:
    """Return the line and the English sentence of each fault of a header."""
    with pytest.raises(HeaderError) as caught:
        stored(folder, header)
    return [
        (finding.position.line, finding.message.en)
        for finding in caught.value.findings
        if finding.position
    ]


def test_a_header_is_read_whole(tmp_path: Path) -> None:
    query = stored(
        tmp_path,
        """
        question = ["2", "3"]
        tags = ["missions"]
        graph = "told"
        evidence = "mission"
        inference = true
        max_rows = 100
        services = ["https://query.wikidata.org/sparql", "https://e/sparql"]

        [params.host]
        type = "iri"
        class = "leg:Jurisdiction"
        label.en = "Host"
        label.fr = "Hôte"
        description.en = "Where."
        description.fr = "Où."
        required = true

        [params.size]
        type = "integer"
        label.en = "Size"
        label.fr = "Taille"
        default = 5
        min = 1
        max = 10
        pattern = "[0-9]+"

        [params.ranks]
        type = "enum"
        label.en = "Ranks"
        label.fr = "Rangs"
        choices = ["a", "b"]
        list = true

        [columns]
        mission = { type = "iri", class = "a:M", label.en = "M", label.fr = "N" }
        date = { type = "edtf", optional = true, label.en = "D", label.fr = "E" }

        [[examples]]
        data = "small"
        args = { host = "id:quebec", size = 7, ranks = ["a", "b"] }
        rows = [
          { mission = "id:one", date = 2009-12-08 },
          { mission = "id:two" },
        ]

        [[examples]]
        data = "small"
        count = 3

        [[examples]]
        data = "large"
        remote = [{ item = "wd:Q649", n = 5 }, { item = '"a"@en' }]
        empty = true
        """,
        "SELECT ?mission ?date { ?mission leg:host $host }\n",
    )

    assert query.name == "topic/one"
    assert query.path == tmp_path / "topic" / "one.rq"
    assert query.text.endswith("$host }\n")
    assert query.title == Text("One", "Un")
    assert query.description == Text("The first.", "Le premier.")
    assert (query.questions, query.tags) == (("2", "3"), ("missions",))
    assert (query.graph, query.evidence) == ("told", ("mission",))
    assert (query.inference, query.max_rows) == (True, 100)
    assert query.parameters == {
        "host": Parameter(
            "host",
            "iri",
            Text("Host", "Hôte"),
            description=Text("Where.", "Où."),
            kind="leg:Jurisdiction",
            required=True,
        ),
        "size": Parameter(
            "size",
            "integer",
            Text("Size", "Taille"),
            default="5",
            least="1",
            most="10",
            pattern="[0-9]+",
        ),
        "ranks": Parameter(
            "ranks", "enum", Text("Ranks", "Rangs"), choices=("a", "b"), list=True
        ),
    }
    assert query.columns == {
        "mission": Column("mission", "iri", Text("M", "N"), kind="a:M"),
        "date": Column("date", "edtf", Text("D", "E"), optional=True),
    }
    assert query.examples == (
        Example(
            "small",
            {"host": "id:quebec", "size": "7", "ranks": ("a", "b")},
            count=2,
            rows=({"mission": "id:one", "date": "2009-12-08"}, {"mission": "id:two"}),
            line=42,
        ),
        Example("small", {}, count=3, rows=None, line=50),
        Example(
            "large",
            {},
            count=0,
            rows=(),
            line=54,
            remote=({"item": "wd:Q649", "n": "5"}, {"item": '"a"@en'}),
        ),
    )
    assert query.services == ("https://query.wikidata.org/sparql", "https://e/sparql")
    assert query.hosts == ("query.wikidata.org", "e")
    assert [hole.name for hole in query.holes] == ["host"]


def test_a_short_header_has_its_defaults(tmp_path: Path) -> None:
    query = stored(tmp_path, 'question = "1"')

    assert query.questions == ("1",)
    assert (query.graph, query.evidence, query.max_rows) == ("facts", (), None)
    assert not query.inference
    assert not query.parameters
    assert not query.columns
    assert query.examples == ()
    assert (query.services, query.hosts) == ((), ())


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    path = tmp_path / "one.rq"
    path.write_text("\ufeff" + TITLES + "ASK {}\n", encoding="utf-8")

    assert read_query(path, name="one").text.startswith("#@ title")


def test_every_fault_of_a_header_is_told_with_its_line(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        """
        graph = "fact"
        inference = "yes"
        max_rows = 0
        evidense = "x"
        tags = [["a"]]

        [params.Host]
        class = 5
        label.en = "Host"
        maximum = 5

        [params.kind]
        type = "enum"
        label.en = "Kind"
        label.fr = "Genre"
        default = "a"
        required = true
        pattern = "("
        min = [1]

        [columns]
        mission = { type = "irl", label.en = "M", label.fr = "M" }

        [[examples]]
        rows = [{ missing = "x", mission = [] }]
        args = { hosts = "id:quebec" }
        empty = true
        """,
    )

    assert [(line, message.split(".")[0]) for line, message in found] == [
        (5, "graph = “fact” is not known here"),
        (6, "The value of “inference” is not true or false"),
        (7, "The value of “max_rows” is not 1 or more"),
        (8, "“evidense” is not known here"),
        (9, "The value of “tags” is not one value"),
        (11, "The parameter has no type"),
        (11, "“Host” is not in lowerCamel"),
        (12, "The value of “class” is not a string"),
        (13, "“label"),
        (14, "“maximum” is not known here"),
        (16, "A parameter of the type enum lists its values"),
        (20, "A required parameter never takes its default"),
        (22, "The pattern is not a regular expression"),
        (23, "The value of “min” is not one value"),
        (26, "type = “irl” is not known here"),
        (28, "The example does not say what it answers"),
        (28, "The example does not say which data it asks"),
        (29, "The example names ?missing, which the header does not declare"),
        (29, "The value of “mission” is not one value"),
        (30, "The example names $hosts, which the header does not declare"),
    ]
    assert found[3][1] == "“evidense” is not known here. Use evidence, or remove it."


def test_titles_are_needed_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "one.rq"
    path.write_text('#@ title.en = "One"\nASK {}\n', encoding="utf-8")

    with pytest.raises(HeaderError) as caught:
        read_query(path, name="one")

    assert [finding.message.en for finding in caught.value.findings] == [
        "“description.en” is missing. Add it to the header.",
        "“description.fr” is missing. Add it to the header.",
        "“title.fr” is missing. Add it to the header.",
    ]
    assert caught.value.text.fr.startswith("L'en-tête de ")


@pytest.mark.parametrize(
    ("header", "line", "message"),
    [
        ('params = "none"', 5, "“params” is not a table"),
        ("params.host = 5", 5, "“host” is not a table"),
        ("examples = 5", 5, "“examples” is not a list of tables"),
        ('examples = ["none"]', 5, "“examples” is not a list of tables"),
        ("[columns]\nx = { type = 5, " + LABELS + " }", 6, "“type” is not a string"),
        ('[title]\nfr = "Deux"', 5, "The header is not TOML"),
    ],
)
def test_a_value_of_another_type_is_refused(
    tmp_path: Path, header: str, line: int, message: str
) -> None:
    assert any(
        found == line and message in sentence
        for found, sentence in faults(tmp_path, header)
    )


def test_toml_that_cannot_be_read_is_refused_with_line_and_column(
    tmp_path: Path,
) -> None:
    with pytest.raises(HeaderError) as caught:
        stored(tmp_path, "tags = [missions]")

    (finding,) = caught.value.findings
    assert str(finding.position) == f"{tmp_path / 'topic' / 'one.rq'}:5:12"
    assert "The header is not TOML: Invalid value" in finding.message.en


def test_toml_that_ends_too_early_is_refused(tmp_path: Path) -> None:
    ((line, message),) = faults(tmp_path, "tags = [")

    assert line >= 1
    assert "The header is not TOML" in message


def test_a_file_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.rq"
    path.write_bytes(b"#@ title.en = '\xe9'\n")

    with pytest.raises(HeaderError) as caught:
        read_query(path, name="one")

    assert "Save it as UTF-8" in caught.value.findings[0].message.en


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match=r"none\.rq cannot be read: No such"):
        read_query(tmp_path / "none.rq", name="none")
