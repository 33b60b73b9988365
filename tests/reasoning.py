"""Facts and ontologies for tests of inference, read from Turtle."""

from collections.abc import Iterable

from legation.inference import Closure, Engine, close
from legation.terms import RDF, Triple
from turtles import PREFIXES, read


def triples(turtle: str) -> frozenset[Triple]:
    """Read triples whose prefixes are declared already."""
    return frozenset(quad.triple for quad in read(turtle))


def closure(facts: str, ontology: str, *, engine: Engine = "fast") -> Closure:
    """Return what follows from facts by an ontology."""
    return close(triples(facts), triples(ontology), prefixes=PREFIXES, engine=engine)


def written(found: Iterable[Triple]) -> set[str]:
    """Return triples as Turtle writes them, without the full stop."""
    return {_write(triple) for triple in found}


def _write(triple: Triple) -> str:
    s, p, o = triple.subject, triple.predicate, triple.object
    assert not isinstance(s, Triple)
    assert not isinstance(o, Triple)
    verb = "a" if p == RDF.type else PREFIXES.write(p)
    return f"{PREFIXES.write(s)} {verb} {PREFIXES.write(o)}"
