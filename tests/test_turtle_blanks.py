"""Blank nodes in brackets, in lists and with labels."""

import pytest

from legation.turtle.writer import write_trig
from turtles import PREFIXES, parsed, read, same, trig, turtle


def test_lists_are_written_in_round_brackets() -> None:
    assert (
        turtle("ex:a ex:p ( 1 ( 2 ) () [ ex:q 3 ] ) ; ex:r () .")
        == """\
ex:a
  ex:p ( 1 ( 2 ) () [ ex:q 3 ] ) ;
  ex:r () ;
.
"""
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ex:a ex:p [ rdf:first 1 ; rdf:rest () ; ex:q 2 ] .", "rdf:rest ()"),
        ("ex:a ex:p [ rdf:first 1, 2 ; rdf:rest () ] .", "rdf:first 1, 2"),
        ("ex:a ex:p [ rdf:first 1 ; rdf:rest ex:b ] .", "rdf:rest ex:b"),
        ("[] rdf:first 1 ; rdf:rest ( 2 3 ) .", "rdf:rest ( 2 3 )"),
        ("_:l rdf:first 1 ; rdf:rest ( 2 ) . ex:a ex:p _:l, [ ex:p _:l ] .", "( 2 )"),
        ("rdf:nil ex:p 1 .", "rdf:nil\n"),
    ],
)
def test_what_only_resembles_a_list_is_written_out(text: str, written: str) -> None:
    assert written in turtle(text)
    assert same(read(turtle(text)), read(text))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("ex:a ex:p [ ex:p [ ex:p [] ] ] .", 0),
        ("ex:a ex:p _:s . ex:b ex:p _:s . _:s ex:q 1 .", 1),
        ("_:a ex:p _:a .", 1),
        ("_:a ex:p _:b . _:b ex:p _:a .", 2),
        ("[] ex:p 1 .", 0),
    ],
)
def test_only_a_shared_or_circular_blank_node_has_a_label(
    text: str, labels: int
) -> None:
    written = turtle(text)

    assert [f"_:b{n}" in written for n in range(1, 4)] == [
        n <= labels for n in range(1, 4)
    ]


@pytest.mark.parametrize(
    ("opening", "closing"), [("[ ex:p ", "]"), ("( ", ")"), ("( 0 ", ")")]
)
def test_the_deepest_brackets_are_cut_by_labels(opening: str, closing: str) -> None:
    quads = read("ex:a ex:p " + opening * 500 + "1" + closing * 500 + " .")

    written = write_trig(quads, prefixes=PREFIXES)

    assert 10 < written.count("\n_:b") < 20
    assert write_trig(parsed(written), prefixes=PREFIXES) == written
    assert len(parsed(written)) == len(quads)


def test_a_blank_node_of_two_graphs_has_a_label_in_both() -> None:
    written = trig("ex:g { ex:a ex:p _:s } ex:h { _:s ex:p 1 }")

    assert written.count("_:b1") == 2
