"""The syntaxes, by name."""

import pytest

from legation.errors import FormatError
from legation.formats import GRAPHS, RESULTS, Syntax, find_syntax


def test_a_syntax_is_found_by_its_name() -> None:
    found = find_syntax("turtle", among=GRAPHS)

    assert found == Syntax("turtle", "text/turtle", "ttl", holds_graphs=False)


def test_the_syntaxes_that_hold_graphs_are_trig_nquads_and_jsonld() -> None:
    holding = [name for name, syntax in GRAPHS.items() if syntax.holds_graphs]

    assert holding == ["trig", "nquads", "jsonld"]


def test_every_syntax_has_its_own_name_media_type_and_extension() -> None:
    syntaxes = [*GRAPHS.values(), *RESULTS.values()]

    for field in ("name", "media_type", "extension"):
        assert len({getattr(syntax, field) for syntax in syntaxes}) == len(syntaxes)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Turtle", "turtle"),
        ("ttl", "turtle"),
        (".nq", "nquads"),
        ("text/turtle", "turtle"),
        ("n-triples", "ntriples"),
        ("json-ld", "jsonld"),
        ("rdf/xml", "rdfxml"),
        ("tutrle", "turtle"),
    ],
)
def test_another_word_for_a_format_is_refused_with_the_name_that_is_meant(
    name: str, meant: str
) -> None:
    with pytest.raises(FormatError) as caught:
        find_syntax(name, among=GRAPHS)

    assert f"no format “{name}”" in caught.value.text.en
    assert f"Did you mean “{meant}”?" in caught.value.text.en
    assert f"Vouliez-vous écrire «\u00a0{meant}\u00a0»?" in caught.value.text.fr


def test_a_format_that_resembles_none_is_refused_with_the_list_of_all() -> None:
    with pytest.raises(FormatError) as caught:
        find_syntax("parquet", among=RESULTS)

    assert caught.value.text.en == (
        "There is no format “parquet” here. The formats are table, json, csv, tsv, xml."
    )
    assert (
        "Les formats sont les suivants\u00a0: table, json, csv, tsv, xml."
        in caught.value.text.fr
    )


def test_the_formats_of_results_hold_no_graph() -> None:
    with pytest.raises(FormatError, match="table, json, csv"):
        find_syntax("trig", among=RESULTS)
