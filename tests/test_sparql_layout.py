"""The canonical layout of queries and updates."""

from pathlib import Path
from textwrap import dedent

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import QuerySyntaxError
from legation.sparql.layout import format_query
from legation.sparql.tokens import significant, tokenize


def laid_out(text: str) -> str:
    """Return the layout of a text, after looking that it stays as it is."""
    result = format_query(text)
    assert format_query(result) == result
    return result


def check(given_text: str, expected: str) -> None:
    assert laid_out(dedent(given_text)) == dedent(expected).lstrip("\n")


def test_each_pattern_stands_on_a_line_and_keywords_are_large() -> None:
    check(
        "select ?x where{?x A <a:C>;<a:p> ?y,?z.optional{?x <a:q> TRUE}}",
        """
        SELECT ?x WHERE {
          ?x a <a:C> ;
            <a:p> ?y, ?z .
          OPTIONAL {
            ?x <a:q> true
          }
        }
        """,
    )


def test_prefixes_are_sorted_and_those_that_nobody_uses_are_dropped() -> None:
    check(
        "prefix b: <http://b/> prefix c: <http://c/> prefix : <http://a/>\n"
        "ask { ?x :p b:q }",
        """
        PREFIX : <http://a/>
        PREFIX b: <http://b/>

        ASK {
          ?x :p b:q
        }
        """,
    )


def test_prefixes_stay_in_order_where_the_order_has_a_meaning() -> None:
    check(
        "prefix b: <b/> base <http://e/> prefix a: <a/>\nask { }",
        """
        PREFIX b: <b/>
        BASE <http://e/>
        PREFIX a: <a/>

        ASK {}
        """,
    )
    check(
        "prefix b: <http://b/> prefix a: <http://a/> prefix b: <http://c/> ask { }",
        """
        PREFIX b: <http://b/>
        PREFIX a: <http://a/>
        PREFIX b: <http://c/>

        ASK {}
        """,
    )


def test_a_declaration_that_is_none_is_left_alone() -> None:
    check("PREFIX a:b: <http://a/> ASK { }", "PREFIX a:b: <http://a/>\nASK {}\n")


def test_the_header_and_the_comments_stay() -> None:
    check(
        """\
        #@ title.en = "one"
        #@ title.fr = "un"
        # by hand
        #@   [columns]

        # above the prefixes
        PREFIX b: <http://b/>  # behind b
        # between
        PREFIX a: <http://a/>  # behind a
        # above the query
        ASK { # behind the brace
          # above the pattern
          ?x b:p ?y . # behind it

          # in the middle
          ?x # within
            b:q ?z
          # at the end
        } # behind all
        # after all
        """,
        """
        #@ title.en = "one"
        #@ title.fr = "un"
        # by hand
        #@   [columns]

        # above the prefixes
        # between
        # behind a
        PREFIX b: <http://b/>  # behind b

        # above the query
        ASK {  # behind the brace
          # above the pattern
          ?x b:p ?y .  # behind it

          # in the middle
          ?x  # within
            b:q ?z
          # at the end
        }  # behind all
        # after all
        """,
    )


def test_a_file_of_comments_stays_as_it_is() -> None:
    check("# one\n\n\n# two\n", "# one\n\n# two\n")
    check("", "")


def test_a_comment_within_an_expression_breaks_the_line() -> None:
    check(
        "ASK { FILTER(?x # why\n = 1\n# own\n&& ?y) }",
        """
        ASK {
          FILTER(?x  # why
            = 1
            # own
            && ?y)
        }
        """,
    )


def test_single_blank_lines_stay_between_statements() -> None:
    check(
        "ASK {\n\n?x <a:p> 1 .\n\n\n?x <a:q> 2 .\n\n}\n\nLIMIT 1\n\n",
        """
        ASK {
          ?x <a:p> 1 .

          ?x <a:q> 2 .
        }

        LIMIT 1
        """,
    )


def test_groups_filters_and_bindings_stand_on_lines_of_their_own() -> None:
    check(
        "ASK{{?x <a:p> 1}union{?x <a:p> 2}minus{?x <a:q> 3}graph ?g{?x <a:r> 4}"
        "filter not exists{?x <a:s> 5} bind(str(?x)as ?y)filter regex(?y,'a').filter"
        "(?y in(1,2))?x <a:t> 6{?x <a:u> 7}}",
        """
        ASK {
          {
            ?x <a:p> 1
          }
          UNION {
            ?x <a:p> 2
          }
          MINUS {
            ?x <a:q> 3
          }
          GRAPH ?g {
            ?x <a:r> 4
          }
          FILTER NOT EXISTS {
            ?x <a:s> 5
          }
          BIND(STR(?x) AS ?y)
          FILTER REGEX(?y, 'a') .
          FILTER(?y IN (1, 2))
          ?x <a:t> 6
          {
            ?x <a:u> 7
          }
        }
        """,
    )


def test_paths_are_written_without_spaces_and_sums_with_them() -> None:
    check(
        "ASK{?x ^<a:p>/(<a:q>|!(<a:r>|^<a:s>))* ?y;!<a:t> ?z.?x <a:p> + ?z. ?x <a:p>? "
        "-1 filter(-?y*2 + 1>=- 3||!(?z - 1=-1)&&<a:f>(1)<2)}",
        """
        ASK {
          ?x ^<a:p>/(<a:q>|!(<a:r>|^<a:s>))* ?y ;
            !<a:t> ?z .
          ?x <a:p>+ ?z .
          ?x <a:p>? -1
          FILTER(-?y * 2 + 1 >= - 3 || !(?z - 1 = -1) && <a:f>(1) < 2)
        }
        """,
    )


def test_blank_nodes_collections_and_literals_stay_on_their_line() -> None:
    check(
        'ASK{[ ] <a:p>[<a:q> 1;<a:r>(1 "b"@en "c"^^<a:d>)],().[<a:s> _:b]<a:t> ?x}',
        """
        ASK {
          [] <a:p> [ <a:q> 1 ; <a:r> (1 "b"@en "c"^^<a:d>) ], () .
          [ <a:s> _:b ] <a:t> ?x
        }
        """,
    )


def test_solution_modifiers_stand_on_lines_of_their_own() -> None:
    check(
        "select ?x(count(distinct ?y)as ?n)(group_concat(?z;separator=',')as ?s)"
        "{?x ?y ?z}group by ?x having(count(*)>1)(?x!=2)order by desc(?n)?x limit 9 "
        "offset 1 values ?x{1 2}",
        """
        SELECT ?x (COUNT(DISTINCT ?y) AS ?n) (GROUP_CONCAT(?z; SEPARATOR = ',') AS ?s) {
          ?x ?y ?z
        }
        GROUP BY ?x
        HAVING(COUNT(*) > 1) (?x != 2)
        ORDER BY DESC(?n) ?x
        LIMIT 9
        OFFSET 1
        VALUES ?x { 1 2 }
        """,
    )


def test_a_query_in_a_query_is_set_in() -> None:
    check(
        "select*{{select distinct ?x where{?x ?y ?z}order by ?x}}",
        """
        SELECT * {
          {
            SELECT DISTINCT ?x WHERE {
              ?x ?y ?z
            }
            ORDER BY ?x
          }
        }
        """,
    )


def test_a_long_line_is_broken_at_its_outermost_brackets() -> None:
    long = "?aVeryLongVariableName"
    check(
        f"ASK {{ FILTER({long} = 1 || {long} = 2 || regex(str({long}), {long}Again, "
        f"{long}OnceMore, {long}AndAgain)) VALUES (?x ?y) {{ "
        + "(<http://example.org/one> undef) " * 3
        + f"}} ?s ?p {long}Of1 , {long}Of2 , {long}Of3 , {long}Of4 }}",
        f"""
        ASK {{
          FILTER(
            {long} = 1
            || {long} = 2
            || REGEX(
              STR({long}),
              {long}Again,
              {long}OnceMore,
              {long}AndAgain
            )
          )
          VALUES (?x ?y) {{
            (<http://example.org/one> UNDEF)
            (<http://example.org/one> UNDEF)
            (<http://example.org/one> UNDEF)
          }}
          ?s ?p {long}Of1,
            {long}Of2,
            {long}Of3,
            {long}Of4
        }}
        """,
    )


def test_a_long_list_of_columns_has_one_a_line() -> None:
    columns = [f"?column{letter * 12}" for letter in "abcde"]
    check(
        f"SELECT DISTINCT {' '.join(columns)} WHERE {{ }} GROUP BY {' '.join(columns)}",
        f"""
        SELECT DISTINCT
          {columns[0]}
          {columns[1]}
          {columns[2]}
          {columns[3]}
          {columns[4]}
        WHERE {{}}
        GROUP BY
          {columns[0]}
          {columns[1]}
          {columns[2]}
          {columns[3]}
          {columns[4]}
        """,
    )


def test_a_block_within_an_expression_is_set_in() -> None:
    check(
        "ASK{filter(!bound(?x)||exists{?x ?y 1}&&?z)bind(exists{?x ?y 2}as ?e)}",
        """
        ASK {
          FILTER(!BOUND(?x) || EXISTS {
            ?x ?y 1
          } && ?z)
          BIND(EXISTS {
            ?x ?y 2
          } AS ?e)
        }
        """,
    )


def test_construct_and_describe_are_laid_out() -> None:
    check(
        "construct{?x a ?y}where{?x ?y ?z}",
        """
        CONSTRUCT {
          ?x a ?y
        }
        WHERE {
          ?x ?y ?z
        }
        """,
    )
    check("describe * {?x ?y ?z}", "DESCRIBE * {\n  ?x ?y ?z\n}\n")


def test_an_update_is_laid_out() -> None:
    check(
        "with <a:g> delete{?x ?y 1}insert{?x ?y 2}using <a:h> where{?x ?y 1};\n\n"
        "clear silent graph <a:g>;insert data{graph <a:g>{<a:s> <a:p> 1}}",
        """
        WITH <a:g>
        DELETE {
          ?x ?y 1
        }
        INSERT {
          ?x ?y 2
        }
        USING <a:h>
        WHERE {
          ?x ?y 1
        } ;

        CLEAR SILENT GRAPH <a:g> ;
        INSERT DATA {
          GRAPH <a:g> {
            <a:s> <a:p> 1
          }
        }
        """,
    )


def test_functions_keep_the_spelling_of_the_standard() -> None:
    check(
        "ASK { FILTER(SAMETERM(?x, ?y) && isiri(?x) && encode_for_uri(?x)) }",
        """
        ASK {
          FILTER(sameTerm(?x, ?y) && isIRI(?x) && ENCODE_FOR_URI(?x))
        }
        """,
    )


@pytest.mark.parametrize("text", ["ASK { ?x ?y 'open }", "ASK { ~ }"])
def test_a_text_that_is_no_sparql_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(QuerySyntaxError, match="Line 1, column"):
        format_query(text)


def test_a_layout_that_would_change_the_query_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("legation.sparql.layout.spaced", lambda *_, **__: False)

    with pytest.raises(QuerySyntaxError, match="without changing it"):
        format_query("ASK { ?x a ?y }")


QUERIES = [
    """PREFIX a: <http://a/> SELECT ?x (COUNT(?y) AS ?n) { ?x a:p/^a:q|a:r* ?y . FILTER(
    ?x IN (1, a:b) && !EXISTS { ?x a ?y }) } GROUP BY ?x HAVING(?n > 1) ORDER BY ?n""",
    """CONSTRUCT { ?x <a:p> [ <a:q> (1 2) ; <a:r> 'x'@en ] } WHERE { { SELECT ?x { ?x ?p
    "d"^^<a:d> } LIMIT 2 } UNION { VALUES (?x ?y) { (1 UNDEF) } } BIND(-?x AS ?z) }""",
    "ASK { GRAPH ?g { ?x ?y -1 , +2.5 , 1e3 ; a <a:C> . } MINUS { ?x <a:p> true } }",
]
BETWEEN = [" ", "\n", "\n\n\n", " # c\n", "\n# one\n# two\n", "\n\n#@ x  \n", "\r\n"]


@given(st.sampled_from(QUERIES), st.data())
def test_a_layout_changes_nothing_but_spaces_case_and_prefixes(
    query: str, data: st.DataObject
) -> None:
    tokens = [token.text for token in significant(tokenize(query))]
    gaps = data.draw(
        st.lists(st.sampled_from(BETWEEN), min_size=len(tokens), max_size=len(tokens))
    )
    text = "".join(token + gap for token, gap in zip(tokens, gaps, strict=True))

    result = laid_out(text)

    assert [t.text.upper() for t in significant(tokenize(result))] == [
        token.upper() for token in tokens
    ]
    assert result.count("#") == text.count("#")
    assert all(line == line.rstrip() for line in result.splitlines())


def readable(text: str) -> bool:
    try:
        pyoxigraph.Store().query(text)
    except SyntaxError:
        return False
    except RuntimeError:
        return True  # a function that nobody knows
    return True


@pytest.mark.parametrize("folder", ["syntax-query", "property-path", "functions"])
def test_the_queries_of_the_standard_keep_their_syntax(
    suites: Path, folder: str
) -> None:
    paths = sorted((suites / "rdf-tests" / "sparql11" / folder).glob("*.rq"))
    texts = [path.read_text(encoding="utf-8") for path in paths]

    assert paths
    assert [t for t in texts if readable(t) and not readable(laid_out(t))] == []
