"""What is refused before an engine sees it."""

from collections.abc import Callable
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import RefusedQueryError
from legation.sparql.guard import LIMITS, Limits, guard

BODY = "{ ?s ?p ?o }"


def refusal(text: str, *, limits: Limits = LIMITS) -> RefusedQueryError:
    with pytest.raises(RefusedQueryError) as caught:
        guard(text, limits=limits)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s WHERE { SERVICE <http://e/> { ?s ?p ?o } }",
        "SELECT ?s WHERE { sErViCe#c\n<http://e/> { ?s ?p ?o } }",
        "SELECT ?s WHERE { SERVICE SILENT ex:y { ?s ?p ?o } }",
        "SELECT ?s WHERE { FILTER EXISTS { SERVICE ?where { ?s ?p ?o } } }",
        "SELECT ?s WHERE { ?s ?p 1.SERVICE<http://e/>{ } }",
        "SELECT ?s WHERE { ?s ?p [] SERVICE<http://e/>{ } }",
        "SELECT ?s WHERE { # comment\rSERVICE <http://e/> { } }",
    ],
    ids=range(7),
)
def test_service_is_refused_wherever_it_stands(text: str) -> None:
    assert "SERVICE at line" in str(refusal(text))


def test_the_refusal_names_word_line_column_and_what_to_do_in_both_languages() -> None:
    error = refusal("SELECT ?s\nFROM <http://e/>\nWHERE { ?s ?p ?o }")

    assert error.text.en.startswith("FROM at line 2, column 1 is refused")
    assert "--graph" in error.text.en
    assert error.text.fr.startswith("FROM, ligne 2, colonne 1, est refusé\u00a0:")
    assert "--graph" in error.text.fr


@pytest.mark.parametrize("word", ["FROM", "from", "FROM NAMED", "FROMNAMED"])
def test_from_is_refused_in_every_spelling(word: str) -> None:
    assert "FROM at line 1" in str(refusal(f"ASK {word} <http://e/> {BODY}"))


@pytest.mark.parametrize(
    "text",
    [
        # pyoxigraph reads each of these as SERVICE.
        "SELECT ?s WHERE { SERVICESILENT<http://e/>{ } }",
        "PREFIX e: <http://e/> SELECT ?s WHERE { SERVICEe:x{ } }",
        "PREFIX e: <http://e/> SELECT ?s WHERE { serviceE:x # c\n { } }",
        "SELECT ?s WHERE { ?s ?p true.OPTIONALSERVICE<http://e/>{ } }",
    ],
    ids=range(4),
)
def test_service_glued_to_its_neighbours_is_refused(text: str) -> None:
    assert "SERVICE at line 1" in str(refusal(text))


def test_a_comparison_that_reads_as_an_iri_cannot_hide_a_keyword() -> None:
    text = "SELECT ?a { ?a ?p ?b FILTER(?a <?b)SERVICE#>\n<http://e/> { } }"

    error = refusal(text)

    assert "<?b)SERVICE#> at line 1, column 32" in str(error)
    assert "Put a space" in str(error)


@pytest.mark.parametrize(
    "iri", ["<http://e/a_(b)!&c>", "<urn:a-b:c>", "<#part>", "<a/b>"]
)
def test_an_iri_that_hides_nothing_is_allowed(iri: str) -> None:
    guard(f"ASK {{ ?s ?p {iri} FILTER(?s IN ({iri}, {iri})) }}")


@pytest.mark.parametrize(
    "word",
    [
        r"\u0053ERVICE",
        r"\U00000053ERVICE",
        # rdflib takes eight digits where it finds them, whatever the case of the u.
        r"\u00000053ERVICE",
        # Their capital letters are S and I.
        "\u017fERVICE",
        "SERV\u0131CE",
    ],
)
def test_service_in_disguise_is_refused(word: str) -> None:
    refusal(f"SELECT ?s WHERE {{ {word} <http://e/> {BODY} }}")


def test_an_escape_that_closes_a_string_early_hides_nothing() -> None:
    text = r'ASK { ?s ?p "\u0022 . SERVICE <http://e/> { } #" }'

    assert "SERVICE at line 1" in str(refusal(text))


def test_an_escape_of_no_character_is_left_alone() -> None:
    guard(r'ASK { ?s ?p "\uFFFFFFFF" }')


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s ?p "SERVICE" , \'LOAD\' , """FROM\nINSERT""" }',
        "ASK { ?s <http://e/SERVICE> <http://e/LOAD#FROM> }",
        "ASK { ?s ?p ?o } # SERVICE LOAD FROM DELETE",
        "ASK { ?service ?load $from . service:x load:y from:delete }",
        'ASK { ?s ?p "x"@from-load }',
        "ASK { _:service ?p _:load.from }",
    ],
    ids=range(6),
)
def test_the_words_are_allowed_where_they_are_no_keywords(text: str) -> None:
    guard(text)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:s> <a:p> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { }",
        "drop ALL",
        "CLEAR DEFAULT",
        "CREATE GRAPH <a:g>",
        "ADD <a:g> TO <a:h>",
        "MOVE <a:g> TO <a:h>",
        "COPY <a:g> TO <a:h>",
    ],
)
def test_an_update_is_refused(text: str) -> None:
    error = refusal(text)

    assert "line 1, column 1" in str(error)
    assert "SELECT, ASK, CONSTRUCT or DESCRIBE" in str(error)


def test_load_is_refused_with_the_way_to_add_a_file() -> None:
    assert "data folder" in str(refusal("LOAD <http://e/>"))


def nested(before: str, after: str, *, inner: str = "1") -> Callable[[int], str]:
    return lambda n: f"ASK {{ FILTER({before * n}{inner}{after * n}) }}"


def repeated(piece: str, *, glue: str = " ") -> Callable[[int], str]:
    return lambda n: "ASK { " + glue.join(piece for _ in range(n)) + " }"


# For each shape of text: the limit it reaches, and the largest size that is allowed.
SHAPES: dict[str, tuple[Callable[[int], str], str, int]] = {
    "brackets": (nested("(", ")"), "brackets", 62),
    "in": (nested("1 IN (", ")"), "brackets", 62),
    "groups": (lambda n: "ASK " + "{ " * n + "?s ?p ?o" + " }" * n, "brackets", 64),
    "exists": (nested("EXISTS { FILTER(", ") }"), "brackets", 31),
    "blanks": (lambda n: f"ASK {{ ?s ?p {'[ ?p ' * n}1{' ]' * n} }}", "brackets", 63),
    "calls": (nested("STR(", ")"), "calls", 12),
    "iris as calls": (nested("<http://e/f>(", ")"), "calls", 12),
    "costly calls": (nested('REGEX("a", ', ")"), "REPLACE", 6),
    "costly in brackets": (nested('(SUBSTR("a", ', "))"), "REPLACE", 6),
    "triples": (repeated("?s ?p ?o ."), "triple patterns", 99),
    "objects": (lambda n: f"ASK {{ ?s ?p {', '.join('1' * n)} }}", "patterns", 100),
    "predicates": (lambda n: f"ASK {{ ?s {'?p 1 ;' * n} }}", "patterns", 99),
    "optionals": (repeated("OPTIONAL { ?s ?p ?o }"), "patterns", 49),
    "subgroups": (repeated("{ ?s ?p ?o }"), "patterns", 99),
    "members": (lambda n: f"ASK {{ ?s ?p ({' 1' * n}) }}", "patterns", 100),
    "nested members": (lambda n: f"ASK {{ ?s ?p ({' (1)' * n}) }}", "patterns", 50),
    "steps": (lambda n: f"ASK {{ ?s {'/'.join(['<p:p>'] * n)} ?o }}", "patterns", 100),
    "either or": (nested("true || ", "", inner="true"), "operators", 499),
    "sums": (nested("1 + ", ""), "operators", 499),
    "not": (nested("!", "", inner="true"), "operators", 499),
    "filters": (repeated("FILTER(true)"), "operators", 500),
    "names": (
        lambda n: "SELECT " + " ".join(f"(1 AS ?x{i})" for i in range(n)) + " { }",
        "operators",
        500,
    ),
    "hidden sums": (
        lambda n: f"ASK {{ FILTER(?a <?b{'-1' * n}#>\n) }}",
        "operators",
        499,
    ),
    "size": (lambda n: "ASK { }" + " " * (n - 7), "65536 bytes", 65_536),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_query_of_each_shape_is_refused_just_beyond_its_limit(name: str) -> None:
    shape, what, most = SHAPES[name]

    guard(shape(most))
    assert what in str(refusal(shape(most + 1)))


@pytest.mark.parametrize("name", SHAPES)
def test_the_engine_survives_a_query_at_each_limit(name: str) -> None:
    shape, _, most = SHAPES[name]

    # The hidden sums are no good query, and there is no function of that IRI.
    with suppress(SyntaxError, RuntimeError):
        bool(pyoxigraph.Store().query(shape(most)))


@pytest.mark.parametrize(
    "text",
    [
        "ASK { VALUES ?x { " + " ".join("1" * 1000) + " } }",
        "ASK { VALUES (?x ?y) { " + "(1 2) " * 1000 + "} }",
        "ASK { FILTER(?x IN (" + ", ".join("1" * 1000) + ")) }",
        "SELECT ?x { ?x ?p ?o } ORDER BY " + "?x " * 1000,
    ],
    ids=["values", "rows of values", "in", "order"],
)
def test_long_lists_of_values_are_no_patterns(text: str) -> None:
    guard(text)


def test_patterns_behind_a_list_of_values_are_counted() -> None:
    text = "ASK { VALUES ?x { 1 } { " + "?s ?p ?o . " * 100 + "} }"

    assert "patterns" in str(refusal(text))


def test_the_limits_can_be_set() -> None:
    error = refusal("ASK { ?s ?p 1 . ?s ?p 2 }", limits=Limits(patterns=1))

    assert "line 1, column 15" in str(error)
    assert "more than 1 triple patterns" in error.text.en
    assert "plus de 1 motifs de triplet" in error.text.fr


def test_brackets_that_close_nothing_are_left_to_the_engine() -> None:
    guard("ASK } ) ]")


@given(
    st.sampled_from(["SERVICE", "LOAD", "FROM"]),
    st.text(alphabet=" \t\n\r", max_size=3),
    st.sampled_from(["", "#c\n", "# SERVICE\r", '"x"', "'''\n'''", "?v", "}", ")"]),
    st.data(),
)
def test_no_surroundings_hide_the_words(
    word: str, space: str, before: str, data: st.DataObject
) -> None:
    upper = data.draw(st.lists(st.booleans(), min_size=7, max_size=7))
    spelled = "".join(
        c if up else c.lower() for c, up in zip(word, upper, strict=False)
    )

    refusal(f"ASK {{ ?s ?p {before}{space or ' '}{spelled}{space}<http://e/> {{ }} }}")
