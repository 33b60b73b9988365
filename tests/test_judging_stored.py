"""Shapes have their terms as those of the facts are written."""

import pytest

from legation.judging.facts import Written
from legation.judging.stored import fit
from legation.shacl.compiling import compile_shapes
from legation.shacl.shapes import Each, Has, Shape
from legation.store import Store
from legation.terms import XSD, Literal
from turtles import read


def fitted(said: str, *, is_stored: bool) -> Shape:
    shapes = compile_shapes(q.triple for q in read(f"ex:S {said} ."))
    facts = Store.memory() if is_stored else Written([])
    (shape,) = fit(shapes, facts).shapes.values()
    return shape


def test_terms_are_those_that_a_store_would_hold() -> None:
    shape = fitted("sh:targetNode 2.50 ; sh:hasValue 2.50", is_stored=True)

    (target,), (constraint,) = shape.targets, shape.constraints
    assert isinstance(constraint, Has)
    assert target.term == constraint.term == Literal("2.5", datatype=XSD.decimal)


def test_what_was_written_is_judged_as_it_was_written() -> None:
    shape = fitted("sh:targetNode 2.50 ; sh:hasValue 2.50", is_stored=False)

    (target,), (constraint,) = shape.targets, shape.constraints
    assert isinstance(constraint, Has)
    assert target.term == constraint.term == Literal("2.50", datatype=XSD.decimal)


def test_a_list_of_values_is_that_of_a_store_too() -> None:
    shape = fitted("sh:targetNode ex:a ; sh:in ( 2.50 ex:b )", is_stored=True)

    (constraint,) = shape.constraints
    assert isinstance(constraint, Each)
    assert constraint.allows(Literal("2.5", datatype=XSD.decimal))
    assert not constraint.allows(Literal("2.50", datatype=XSD.decimal))


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("byte", "127", "128"),
        ("positiveInteger", "1", "0"),
        ("int", "-5", "2147483648"),
    ],
)
def test_a_kind_of_integers_is_known_by_its_range(
    datatype: str, good: str, bad: str
) -> None:
    said = f"sh:targetNode ex:a ; sh:datatype xsd:{datatype}"
    (constraint,) = fitted(said, is_stored=True).constraints

    assert isinstance(constraint, Each)
    assert constraint.allows(Literal(good, datatype=XSD.integer))
    assert not constraint.allows(Literal(bad, datatype=XSD.integer))
    assert not constraint.allows(Literal(good))


def test_other_datatypes_stay_as_they_are() -> None:
    said = "sh:targetNode ex:a ; sh:datatype xsd:gYear"

    assert fitted(said, is_stored=True) == fitted(said, is_stored=False)
