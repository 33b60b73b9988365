"""Relative IRI references."""

import pytest
from pyoxigraph import RdfFormat, parse

from legation.turtle.references import resolve

REFERENCES = (
    "g:h g ./g g/ /g //g //g/h ?y g?y #s # g#s g?y#s ;x g;x n# . ./ .. ../ ../g ../.. "
    "../../g ../../../g /./g /../g g. .g g.. ..g ./../g g/./h g/../h ../g/../h g?y/../x"
)


@pytest.mark.parametrize("reference", ["", *REFERENCES.split()])
@pytest.mark.parametrize(
    "base", ["http://a/b/c/d;p?q", "http://a", "http://a/b#f", "file:///a/b"]
)
def test_a_reference_is_completed_as_the_parser_does(base: str, reference: str) -> None:
    text = f"@base <{base}> . <{reference}> <p:> 1 ."
    (quad,) = parse(text.encode(), format=RdfFormat.TURTLE)

    assert resolve(reference, base=base) == quad.subject.value


@pytest.mark.parametrize("reference", ["g", "#s", "//g", "http://a/", ""])
def test_without_a_base_a_reference_stays(reference: str) -> None:
    assert resolve(reference, base="") == reference
