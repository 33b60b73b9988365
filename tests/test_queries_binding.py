"""Filling parameters in."""

import re
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st

from legation.errors import ParameterError, RefusedQueryError, UnknownThingError
from legation.queries.binding import bind
from legation.queries.holes import Hole, Place, find_holes
from legation.queries.stored import Argument, Parameter, StoredQuery
from legation.sparql.guard import Limits, guard
from legation.sparql.terms import write_term
from legation.sparql.tokens import tokenize
from legation.terms import Literal, NamedNode, Prefixes
from legation.texts import Text

PREFIXES = Prefixes.of_dataset("https://example.org/")
XSD = "http://www.w3.org/2001/XMLSchema#"


def resolve(text: str, kind: str | None) -> NamedNode:
    """Find two things by label."""
    if text in {"Québec", "id:quebec"}:
        return NamedNode("https://example.org/id/quebec")
    raise UnknownThingError(Text(f"nothing is {text} ({kind})", "rien"))


def query(text: str, *parameters: Parameter) -> StoredQuery:
    return StoredQuery(
        name="topic/one",
        path=Path("one.rq"),
        text=text,
        title=Text("", ""),
        description=Text("", ""),
        parameters={parameter.name: parameter for parameter in parameters},
        holes=find_holes(text),
    )


def parameter(type_: str, **more: Any) -> Parameter:  # noqa: ANN401 (the fields of a parameter)
    return Parameter("x", type_, Text("the x", "le x"), **more)


def bound(value: Argument | None, type_: str, **more: object) -> str:
    """Return what a value becomes in the place of a parameter."""
    text = "ASK { FILTER(?y IN ($x)) }"
    given_args = {} if value is None else {"x": value}
    filled = bind(
        query(text, parameter(type_, **more)),
        given_args,
        resolve=resolve,
        prefixes=PREFIXES,
    )
    return filled.text.removeprefix("ASK { FILTER(?y IN (").removesuffix(")) }")


def refused(value: Argument | None, type_: str, **more: object) -> Text:
    with pytest.raises(ParameterError) as caught:
        bound(value, type_, **more)
    return caught.value.text


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("string", "", '""'),
        ("string", 'say "no"\n', '"say \\"no\\"\\n"'),
        ("text", " trade ", '"trade"'),
        ("lang", "fr-CA", '"fr-CA"'),
        ("enum", "told", '"told"'),
        ("status", "not-stated", '"not-stated"'),
        ("boolean", "true", f'"true"^^<{XSD}boolean>'),
        ("integer", "-20", f'"-20"^^<{XSD}integer>'),
        ("decimal", "2.50", f'"2.50"^^<{XSD}decimal>'),
        ("date", "2009-12-08", f'"2009-12-08"^^<{XSD}date>'),
        ("year", "2009", f'"2009"^^<{XSD}gYear>'),
        (
            "edtf",
            "2009-12/..",
            '"2009-12/.."^^<http://id.loc.gov/datatypes/edtf/EDTF>',
        ),
        ("iri", "<urn:a:b>", "<urn:a:b>"),
        ("iri", "https://example.org/a?b", "<https://example.org/a?b>"),
        ("iri", "id:quebec", "<https://example.org/id/quebec>"),
        ("iri", "Québec", "<https://example.org/id/quebec>"),
    ],
)
def test_a_value_of_each_type_becomes_its_term(
    kind: str, value: str, term: str
) -> None:
    assert bound(value, kind) == term


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        ("string", "\ud800", "a text"),
        ("text", " \n", "a text that is not blank"),
        ("lang", "french!", "a language tag such as fr"),
        ("status", "not stated", "one of told, inferred, derived"),
        ("boolean", "yes", "true or false"),
        ("integer", "1.5", "a whole number such as 20"),
        ("integer", "١", "a whole number such as 20"),
        ("integer", "1" * 19, "a whole number such as 20"),
        ("decimal", "1e5", "a number such as 2.5"),
        ("date", "2009-02-30", "a day such as 2009-12-08"),
        ("date", "20091208", "a day such as 2009-12-08"),
        ("year", "09", "a year such as 2009"),
        ("iri", "<not an iri>", "an IRI such as <https://example.org/a>"),
        ("iri", "http://exa mple.org/", "an IRI such as <https://example.org/a>"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: str, value: str, wanted: str) -> None:
    text = refused(value, kind)

    assert text.en.startswith("Parameter x: “")
    assert f"is not {wanted}" in text.en
    assert text.fr.startswith("Paramètre x\u00a0: «\u00a0")


def test_a_date_that_is_no_edtf_is_refused_in_its_own_words() -> None:
    text = refused("2009-02-30", "edtf")

    assert text.en.startswith("Parameter x: ")
    assert "2009-02-30" in text.en


def test_a_name_that_means_nothing_is_refused_by_the_graph() -> None:
    with pytest.raises(UnknownThingError, match=r"nothing is Quebéc \(None\)"):
        bound("Quebéc", "iri")


def test_the_graph_is_told_of_which_class_the_thing_shall_be() -> None:
    ontology = "https://w3id.org/legation/ontology#"
    with pytest.raises(UnknownThingError, match=f"id:none .{ontology}Mission"):
        bound("id:none", "iri", kind="leg:Mission")


def test_a_value_outside_the_choices_is_refused_with_them() -> None:
    assert bound("b", "enum", choices=("a", "b")) == '"b"'
    assert refused("c", "enum", choices=("a", "b")) == Text(
        "Parameter x: “c” is not allowed. Choose one of a, b.",
        "Paramètre x\u00a0: «\u00a0c\u00a0» n'est pas permis. Choisissez parmi a, b.",
    )


@pytest.mark.parametrize(
    ("kind", "value", "limits", "range_"),
    [
        ("integer", "10", {"least": "2", "most": "9"}, "at least 2 and at most 9"),
        ("integer", "1", {"least": "2"}, "at least 2"),
        ("decimal", "9.5", {"most": "9.25"}, "at most 9.25"),
        ("date", "2009-01-01", {"least": "2009-01-02"}, "at least 2009-01-02"),
        ("year", "2011", {"most": "2010"}, "at most 2010"),
    ],
)
def test_a_value_out_of_range_is_refused_with_the_range(
    kind: str, value: str, limits: dict[str, str], range_: str
) -> None:
    assert (
        f"{value} is out of range. Give {range_}." in refused(value, kind, **limits).en
    )


def test_the_limits_themselves_are_in_range() -> None:
    assert bound("2", "integer", least="2", most="2").startswith('"2"')


def test_a_value_that_does_not_match_the_whole_pattern_is_refused() -> None:
    assert bound("ab", "string", pattern="[a-z]+") == '"ab"'
    assert "does not match [a-z]+" in refused("ab1", "string", pattern="[a-z]+").en


def test_a_parameter_that_is_not_given_stays_a_variable() -> None:
    assert bound(None, "string") == "$x"
    assert bound((), "string", list=True) == "$x"


def test_a_default_stands_in_for_what_is_not_given() -> None:
    assert bound(None, "lang", default="en") == '"en"'
    assert bound("fr", "lang", default="en") == '"fr"'
    assert bound(None, "string", default=("a", "b"), list=True) == '"a", "b"'


def test_a_required_parameter_that_is_not_given_is_refused() -> None:
    text = refused(None, "iri", required=True)

    assert text.en == (
        "topic/one needs the parameter x: the x. Give it a value."
    )  # fmt: skip


def test_an_unknown_parameter_is_refused_with_those_there_are() -> None:
    with pytest.raises(ParameterError, match=r"no parameter hots\. It has: host\."):
        bind(
            query("ASK { ?a ?b $host }", Parameter("host", "iri", Text("", ""))),
            {"hots": "id:quebec"},
            resolve=resolve,
            prefixes=PREFIXES,
        )


def test_a_query_without_parameters_says_so() -> None:
    with pytest.raises(ParameterError, match=r"no parameter x\. It has: none\."):
        bind(query("ASK {}"), {"x": "1"}, resolve=resolve, prefixes=PREFIXES)


def test_several_values_are_listed_where_the_query_lists_them() -> None:
    assert bound(("a", "b"), "string", list=True) == '"a", "b"'
    assert bound("a", "string", list=True) == '"a"'


def test_several_values_are_refused_where_one_is_wanted() -> None:
    assert "takes one value, not 2" in refused(("a", "b"), "string").en


def test_several_values_are_refused_where_the_query_has_no_list() -> None:
    listed = query("ASK { ?a ?b $x }", parameter("string", list=True))

    with pytest.raises(ParameterError, match=r"outside IN \(\.\.\.\)"):
        bind(listed, {"x": ["a", "b"]}, resolve=resolve, prefixes=PREFIXES)


def test_every_place_of_a_parameter_is_filled_and_nothing_else() -> None:
    text = 'ASK { # $x\n ?x ?p "$x" ; <http://e/$x> $x . FILTER($x=$x || ?xx = $xx) }'

    filled = bind(
        query(text, parameter("string")),
        {"x": "v"},
        resolve=resolve,
        prefixes=PREFIXES,
    )

    assert filled.text == (
        'ASK { # $x\n ?x ?p "$x" ; <http://e/$x> "v" . FILTER("v"="v" || ?xx = $xx) }'
    )


@pytest.mark.parametrize("term", ["?y", '"a" }', "1", '"a" # ', '"open'])
def test_a_filling_that_is_no_term_is_refused(
    term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legation.queries.binding.write_term", lambda _: term)

    assert "does not fit into the query as one term" in refused("a", "string").en


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("string", "SERVICE <http://127.0.0.1:9/> { } # é"),
        ("string", [""]),
        ("date", "2009-12-08"),
        ("edtf", "2009-12/.."),
        ("integer", "-20"),
        ("iri", "id:quebec"),
        ("iri", "https://example.org/a_(b)!"),
        ("string", ["a", "b", "c"]),
    ],
)
def test_what_no_value_can_change_is_judged_as_the_stored_query(
    kind: str, value: Argument
) -> None:
    text = "SELECT ?y { ?s ?p ?y FILTER(?y IN ($x) && ?y NOT IN (?z, $x) ) }"
    stored = query(text, parameter(kind, list=True))

    filled = bind(stored, {"x": value}, resolve=resolve, prefixes=PREFIXES)

    assert filled.text != text
    assert filled.judged == text


PATTERN = "SELECT ?s { ?s ?p $x . }"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (PATTERN, "string", 'a "quote"'),
        (PATTERN, "string", "a line\n"),
        (PATTERN, "string", "\\u0022"),
        (PATTERN, "string", "\x00"),
        (PATTERN, "string", "é" * 20_000),
        (PATTERN, "iri", "<urn:a(b)>"),
        # The value stands close to what may join it, or an IRI calls what follows.
        ("SELECT ?s { ?s ?p $x}", "string", "a"),
        ("SELECT ?s { ?s ?p ''$x }", "string", "a"),
        ("SELECT ?s { ?s $x (1 2) }", "iri", "id:quebec"),
        ("SELECT ?s { ?s $x # and\n (1 2) }", "iri", "id:quebec"),
        # To one reader, the value stands outside a string, to another one within.
        ('SELECT ?s { ?s ?p "\\u0022" , $x , "\\u0022" }', "string", "a"),
    ],
)
def test_what_a_value_might_change_is_judged_with_it(
    text: str, kind: str, value: str
) -> None:
    filled = bind(
        query(text, parameter(kind)), {"x": value}, resolve=resolve, prefixes=PREFIXES
    )

    assert filled.text != text
    assert filled.judged == filled.text


NARROW = Limits(depth=4, calls=2, costly_calls=1, patterns=6, operators=4)
TOKENS = """
    $x $x $x $x ?y 1 ex:a <urn:a-b> <http://e/a> 's' @en # ^^ && || IN IN ( ( ( ) )
    { { } } [ ] . , ; ! | / * + - < > = ^ VALUES FILTER AS OPTIONAL STR REGEX SERVICE
"""


def judgement(text: str) -> str:
    """Return why a text is refused, without the place; empty where it is not."""
    try:
        guard(text, limits=NARROW)
    except RefusedQueryError as error:
        return re.sub(r"line \d+, column \d+", "", error.text.en)
    return ""


@given(
    st.lists(
        st.tuples(
            st.sampled_from(TOKENS.split()), st.sampled_from([" ", " ", "\n", ""])
        ),
        max_size=25,
    ),
    st.sampled_from(
        [
            ("string", "SERVICE"),
            ("string", ["a", "b"]),
            ("date", "2009-12-08"),
            ("iri", "id:quebec"),
            ("iri", ["id:quebec"] * 3),
        ]
    ),
)
@example([("$x", " "), ("(", "")] * 3, ("iri", "id:quebec"))
@example([("$x", " "), ("#", "\n"), ("(", "")] * 3, ("iri", "id:quebec"))
def test_the_guard_says_the_same_of_the_query_that_is_judged_instead(
    pieces: list[tuple[str, str]], given_value: tuple[str, Argument]
) -> None:
    text = "".join(token + space for token, space in pieces)
    kind, value = given_value
    stored = query(text, parameter(kind, list=True))
    try:
        filled = bind(stored, {"x": value}, resolve=resolve, prefixes=PREFIXES)
    except ParameterError:
        return

    assert judgement(filled.judged) == judgement(filled.text)


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("\\\"'u0052U}{.#<>\n\r\t\x00$?@^"),
        st.characters(exclude_categories=["Cs"]),
    )
)


@given(HOSTILE)
@example('" } ; DROP ALL #')
@example("\\u0022 } SERVICE <http://e/> {")
@example("\\\\u00220000")
@example("\\U00000022")
def test_no_value_changes_the_tokens_around_it(value: str) -> None:
    text = 'SELECT ?x { ?x <a:p> $x FILTER(?y != $x)}# "'
    filled = bind(
        query(text.replace("?x", "?z"), parameter("string")),
        {"x": value},
        resolve=resolve,
        prefixes=PREFIXES,
    )

    around = [token.text for token in tokenize(text.replace("?x", "?z"))]
    tokens = [token.text for token in tokenize(filled.text)]
    assert len(tokens) == len(around)
    differing = {a for a, b in zip(around, tokens, strict=True) if a != b}
    assert differing == {"$x"}


@given(HOSTILE)
@example("\\u0022")
@example("\\\\u00220000")
@example("a\\Ubc")
def test_both_engines_read_a_value_back_as_it_was_given(value: str) -> None:
    text = f"SELECT ({write_term(Literal(value))} AS ?v) WHERE {{ }}"

    (solution,) = pyoxigraph.Store().query(text)
    ((read,),) = rdflib.Graph().query(text)

    assert solution["v"].value == value
    assert str(read) == value


def test_the_surroundings_of_a_parameter_are_known() -> None:
    text = """
        SELECT $a (STR($b) AS $c) {
          ?x ?p $d , [ ?q $e ] .
          FILTER($f > 1 && COALESCE(?x = $g, true) && ?x IN ($h, STR($u)) && BOUND($i))
          FILTER(COALESCE(?x IN (1, $j), true) || EXISTS { ?x ?p $k })
          BIND($l AS ?y) VALUES $m { 1 } VALUES ($n) { (1) } GRAPH $o { ?s ($p) ?t }
          FILTER(COALESCE(EXISTS { FILTER($q) }, true)) ?x ?y $r
        }
        GROUP BY $s ORDER BY $t
        """

    places = {hole.name: (hole.place, hole.guarded) for hole in find_holes(text)}

    assert places == {
        "a": (Place.NAMING, False),
        "b": (Place.EXPRESSION, False),
        "c": (Place.NAMING, False),
        "d": (Place.PATTERN, False),
        "e": (Place.PATTERN, False),
        "f": (Place.EXPRESSION, False),
        "g": (Place.GUARDED, True),
        "h": (Place.LISTED, False),
        "i": (Place.NAMING, False),
        "j": (Place.LISTED, True),
        "k": (Place.PATTERN, False),
        "l": (Place.EXPRESSION, False),
        "m": (Place.NAMING, False),
        "n": (Place.NAMING, False),
        "o": (Place.PATTERN, False),
        "p": (Place.PATTERN, False),
        "q": (Place.EXPRESSION, False),
        "r": (Place.PATTERN, False),
        "s": (Place.NAMING, False),
        "t": (Place.PATTERN, False),
        "u": (Place.EXPRESSION, False),
    }


def test_a_hole_knows_its_neighbours() -> None:
    assert find_holes("ASK { ?s ?p $x }") == (
        Hole("x", 12, 14, left="?p ", right=" }", place=Place.PATTERN, apart=True),
    )
    assert find_holes("$x") == (
        Hole("x", 0, 2, left="", right="", place=Place.PATTERN, apart=True),
    )
