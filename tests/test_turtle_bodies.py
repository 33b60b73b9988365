"""Predicates and their values, and when they break into lines."""

import pytest

from turtles import turtle


def test_short_values_share_a_line() -> None:
    assert '  skos:prefLabel "Laval"@en, "Laval"@fr ;\n' in turtle(
        'ex:a skos:prefLabel "Laval"@fr, "Laval"@en .'
    )


def test_a_value_with_line_breaks_shares_no_line() -> None:
    assert (
        turtle(r'ex:a ex:p "one", "two\nlines" .')
        == """\
ex:a
  ex:p
    "one",
    \"""two
lines\""" ;
.
"""
    )


@pytest.mark.parametrize(("length", "lines"), [(79, 3), (80, 5)])
def test_a_line_of_several_values_is_at_most_88_characters_long(
    length: int, lines: int
) -> None:
    text = f'"{"x" * 30}", "{"y" * (length - 36)}"'

    written = turtle(f"ex:a ex:p {text} .").splitlines()

    assert len(text) == length
    assert max(map(len, written)) <= 88
    assert len(written) == lines


def test_brackets_open_when_a_line_is_too_short_for_them() -> None:
    assert (
        turtle("""
        ex:a rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:property ;
            owl:someValuesFrom [ owl:unionOf ( ex:FirstClassOfTheUnion
              [ owl:complementOf ex:SecondClass ] ex:ThirdClassOfTheUnion ) ] ] ,
            [ a owl:Restriction ] .
    """)
        == """\
ex:a
  rdfs:subClassOf
    [
      a owl:Restriction ;
      owl:onProperty ex:property ;
      owl:someValuesFrom [
        owl:unionOf (
          ex:FirstClassOfTheUnion
          [ owl:complementOf ex:SecondClass ]
          ex:ThirdClassOfTheUnion
        ) ;
      ] ;
    ],
    [ a owl:Restriction ] ;
.
"""
    )
