"""The canonical Turtle and TriG."""

import os
import random
import subprocess
import sys
from itertools import pairwise

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)
from rdflib.compare import isomorphic

from legation.errors import DataError
from legation.terms import EDTF, RDF, XSD
from legation.turtle.comments import Comments
from legation.turtle.writer import write_trig, write_turtle
from turtles import EX, PREFIXES, parsed, read, same, trig, turtle


def test_a_subject_has_a_block_whose_predicates_have_a_line_each() -> None:
    assert (
        turtle('ex:a ex:q ex:b; ex:p "one" . ex:a a ex:C .')
        == """\
ex:a
  a ex:C ;
  ex:p "one" ;
  ex:q ex:b ;
.
"""
    )


def test_only_the_prefixes_in_use_are_declared_sorted() -> None:
    quads = read('ex:a skos:note "2009"^^edtf:EDTF ; ex:p <http://y/z> .')

    assert (
        write_turtle((q.triple for q in quads), prefixes=PREFIXES)
        == """\
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix ex: <http://x/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

ex:a
  skos:note "2009"^^edtf:EDTF ;
  ex:p <http://y/z> ;
.
"""
    )


def test_a_triple_that_comes_twice_is_written_once() -> None:
    quads = read("ex:a ex:p 1 .") * 2

    assert "  ex:p 1 ;\n" in write_trig(quads, prefixes=PREFIXES)


def test_no_triples_make_no_text() -> None:
    assert write_turtle([], prefixes=PREFIXES) == ""
    assert write_trig([], prefixes=PREFIXES) == ""


def test_the_default_graph_goes_before_the_named_ones_in_natural_order() -> None:
    assert (
        trig("""
        ex:g10 { ex:b ex:p 1 . ex:a ex:p 2 } ex:g2 { ex:a ex:p 1 }
        _:g { ex:a ex:p 1 } ex:z ex:p 1 .
    """)
        == """\
ex:z
  ex:p 1 ;
.

ex:g2 {
  ex:a
    ex:p 1 ;
  .
}

ex:g10 {
  ex:a
    ex:p 2 ;
  .

  ex:b
    ex:p 1 ;
  .
}

_:b1 {
  ex:a
    ex:p 1 ;
  .
}
"""
    )


def test_comments_stay_before_their_blocks() -> None:
    quads = read("ex:a ex:p 1 . ex:g { ex:a ex:p 1 . ex:b ex:p 1 }")
    comments = Comments(
        leading=("# Head.", "", "# More."),
        before={
            (None, f"{EX}a"): ("# About a.",),
            (f"{EX}g", None): ("# About g.",),
            (f"{EX}g", f"{EX}b"): ("# About b,", "", "# in g."),
            (f"{EX}h", None): ("# About nothing.",),
        },
    )

    assert (
        write_trig(quads, prefixes=PREFIXES, comments=comments)
        == """\
# Head.

# More.

@prefix ex: <http://x/> .

# About a.
ex:a
  ex:p 1 ;
.

# About g.
ex:g {
  ex:a
    ex:p 1 ;
  .

  # About b,

  # in g.
  ex:b
    ex:p 1 ;
  .
}
"""
    )


@pytest.mark.parametrize(
    "text",
    ["ex:a ex:p <<( ex:a ex:p 1 )>> .", 'ex:a ex:p "x"@ar--rtl .'],
)
def test_what_rdf_1_1_does_not_know_is_refused_naming_the_subject(text: str) -> None:
    with pytest.raises(DataError, match="does not know") as caught:
        trig(text)

    assert "<http://x/a>" in caught.value.text.en
    assert "<http://x/a>" in caught.value.text.fr


def test_the_bytes_are_the_same_under_every_hash_seed() -> None:
    script = """\
from pyoxigraph import RdfFormat, parse
from legation.terms import VOCABULARY, Prefixes
from legation.turtle.writer import write_trig
text = '''
  <a:1> <a:p> "x"@en, "y"@fr, 1, [ <a:q> 2 ], _:s . <a:2> <a:p> _:s .
  <a:g> { <a:1> a <a:C>, <a:D> ; <a:p> ( 1 2 ) }
'''
quads = parse(text.encode(), format=RdfFormat.TRIG)
print(write_trig(quads, prefixes=Prefixes(VOCABULARY)))
"""
    texts = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }

    assert len(texts) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "".join(f"ex:s{n} ex:p {n}, [ ex:q {n} ] ." for n in range(5_000)),
            id="many subjects",
        ),
        pytest.param(
            "ex:s ex:p " + ",".join(map(str, range(10_000))) + ".", id="many values"
        ),
        pytest.param(
            "ex:s ex:p (" + " ".join(map(str, range(10_000))) + ") .", id="long list"
        ),
    ],
)
def test_many_triples_are_written(text: str) -> None:
    # A step that looked at all pairs would need minutes for this.
    quads = read(text)

    written = write_trig(quads, prefixes=PREFIXES)

    assert len(read(written)) == len(quads)


BLANKS = st.integers(0, 4).map(lambda n: BlankNode(f"n{n}"))
IRIS = st.sampled_from(
    [
        NamedNode(iri)
        for iri in (
            f"{EX}a",
            f"{EX}a.b",
            f"{EX}a/b",
            f"{EX}é",
            f"{EX}a,b;c.",
            f"{EX}%20-2",
            f"{EX}10",
            EX,
            f"{EX}y/z",
            "urn:x:y",
        )
    ]
)
PREDICATES = st.sampled_from(
    [RDF.type, RDF.first, RDF.rest, NamedNode(f"{EX}p"), NamedNode(f"{EX}q")]
)
TYPED = st.sampled_from(
    [
        Literal(text, datatype=datatype)
        for datatype, texts in {
            XSD.integer: "1 01 -2 +3",
            XSD.decimal: "2.5 2.50 .5 -1",
            XSD.double: "1e3 1.5E3 1.e-5 .5 INF",
            XSD.boolean: "true false 1",
            EDTF.EDTF: "2009-12 x",
        }.items()
        for text in texts.split()
    ]
)
TEXTS = st.text(st.characters(codec="utf-8")) | st.text('"\\\n\r\t a')
LITERALS = (
    TEXTS.map(Literal)
    | st.builds(
        lambda text, tag: Literal(text, language=tag),
        TEXTS,
        st.sampled_from(["en", "fr", "fr-CA", "de"]),
    )
    | TYPED
)
TRIPLES = st.builds(
    Triple,
    IRIS | BLANKS,
    PREDICATES,
    IRIS | BLANKS | BLANKS | LITERALS | st.just(RDF.nil),
)
GRAPHS = st.lists(TRIPLES, max_size=12)
QUADS = st.lists(
    st.builds(
        lambda triple, graph: Quad(*triple, graph),
        TRIPLES,
        st.just(DefaultGraph()) | IRIS | BLANKS,
    ),
    max_size=10,
)


def in_rdflib(triples: list[Triple]) -> rdflib.Graph:
    """Return a graph whose numbers rdflib has normalized, as its parser does."""
    graph = rdflib.Graph()
    text = "".join(f"{triple} .\n" for triple in triples)
    return graph.parse(data=text, format="nt")


@given(QUADS)
def test_trig_reads_back_as_the_same_dataset(quads: list[Quad]) -> None:
    text = write_trig(quads, prefixes=PREFIXES)

    assert same(parsed(text), quads)
    assert write_trig(parsed(text), prefixes=PREFIXES) == text


@given(GRAPHS)
def test_turtle_reads_back_as_the_same_graph(triples: list[Triple]) -> None:
    text = write_turtle(triples, prefixes=PREFIXES)
    quads = list(parse(text.encode(), format=RdfFormat.TURTLE))

    assert same(quads, [Quad(*triple) for triple in triples])
    assert write_turtle((q.triple for q in quads), prefixes=PREFIXES) == text


@settings(max_examples=60)
@given(GRAPHS)
def test_rdflib_reads_the_same_graph(triples: list[Triple]) -> None:
    text = write_turtle(triples, prefixes=PREFIXES)

    graph = rdflib.Graph().parse(data=text, format="turtle")

    assert isomorphic(graph, in_rdflib(triples))


@given(QUADS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_show(
    quads: list[Quad], chance: random.Random
) -> None:
    text = write_trig(quads, prefixes=PREFIXES)
    chance.shuffle(quads)

    assert write_trig(quads, prefixes=PREFIXES) == text


@given(QUADS)
def test_no_line_ends_in_a_space_outside_a_string(quads: list[Quad]) -> None:
    text = write_trig([q for q in quads if q.object == RDF.nil], prefixes=PREFIXES)

    assert all(line == line.rstrip() for line in text.splitlines())
    assert all(one or other for one, other in pairwise(text.splitlines()))
