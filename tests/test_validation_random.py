"""Random shapes judge random data alike, whichever engine looks at them.

What pySHACL judges in a way of its own is not drawn; the tests of the modules have
cases of it.
- Components in SPARQL: it asks a SELECT once for each value, so never where there is
  none, and names no value where an ASK of a property shape is false.
- `sh:minLength 0`: to it, blank nodes conform.
- A path repeated or turned twice, as in `(ex:p+)*`: it writes `ex:p+*`, which is no
  SPARQL.
- A property shape as the value of `sh:node`: it refuses to look at it.
- Values that SPARQL cannot compare (a date and a number, an ill-formed number and any
  other): rdflib finds an order between some of them.
- Blank nodes and IRIs compared by `sh:lessThan`: it fails at the ones, and takes the
  others for texts.
Ours asks a store for what SPARQL tells, which writes `02` as `2`: so other spellings of
a number are not drawn where a query looks at it.
"""

import re

from hypothesis import given, settings

from legation.findings import Finding
from legation.validation import Engine, validate
from shaping import cases
from turtles import PREFIXES, read


def found(data: str, shapes: str, engine: Engine) -> set[tuple[object, ...]]:
    """Return what an engine finds, without its messages."""
    judges = [quad.triple for quad in read(shapes)]
    report = validate(read(data), judges, prefixes=PREFIXES, engine=engine)
    return set(map(key, report.findings))


def key(finding: Finding) -> tuple[object, ...]:
    # A path can be written in several ways: what it is made of tells enough.
    parts = re.findall(r"[\w:-]+|[*+?]", finding.path or "")
    return (
        finding.focus,
        tuple(sorted(parts)),
        finding.component,
        finding.value,
        finding.severity,
        finding.shape,
    )


@settings(max_examples=700)
@given(cases())
def test_both_engines_find_the_same(case: tuple[str, str]) -> None:
    data, shapes = case

    assert found(data, shapes, "fast") == found(data, shapes, "reference")
