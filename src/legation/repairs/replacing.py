"""Repairs that put what was probably meant in the place of a wrong value."""

from collections.abc import Iterable, Iterator, Sequence

from legation.repairs.corrections import corrections, iri_of, nearest
from legation.repairs.spots import LABELS, Spot
from legation.results import Repair
from legation.shacl.shapes import Constraint, Fits
from legation.terms import RDF, Literal, NamedNode, Term, Triple, subject_of

_MOST = 2_000  # instances of a class among which a misspelt name is sought
_LANGUAGES = ("en", "fr")


def correct(spot: Spot, demands: Iterable[Constraint]) -> Iterator[Repair]:
    """Yield repairs that correct a value, the likeliest first.

    Args:
        spot: Where the value stands.
        demands: What is demanded of it.
    """
    value = spot.breach.value
    if value is None:
        return
    for term in corrections(value, demands, prefixes=spot.prefixes):
        # What a thing is called says more than its IRI.
        is_named = isinstance(value, NamedNode) and isinstance(term, Literal)
        labels = spot.labels(value) if is_named else []
        yield from _replace(spot, labels or [term])


def fit(spot: Spot, fits: Fits) -> Iterator[Repair]:
    """Yield repairs of a value so that it conforms to one of some shapes.

    Args:
        spot: Where the value stands.
        fits: The shapes.
    """
    for node in fits.shapes if fits.most else ():
        shape = spot.shapes.shapes[node]
        if shape.path is None:
            demands = (*shape.constraints, *spot.breach.shape.constraints)
            yield from correct(spot, demands)


def classify(spot: Spot, of: NamedNode) -> Iterator[Repair]:
    """Yield repairs of a value that is no instance of a class, the likeliest first.

    Args:
        spot: Where the value stands.
        of: The class.
    """
    value = spot.breach.value
    if isinstance(value, Literal):
        iri = iri_of(value.value, spot.prefixes)
        things = [iri] if iri else _called(spot, value.value, of)
        if len(things) == 1:
            yield from _replace(spot, things)
    elif value is not None and not any(spot.view.match(value, RDF.type)):
        if isinstance(value, NamedNode) and not any(spot.view.match(value)):
            yield from _replace(spot, _near(spot, value, of))
        yield spot.propose.type(value, of)


def _replace(spot: Spot, terms: Sequence[Term]) -> Iterator[Repair]:
    """Yield the repair that puts terms in the place of the value to blame."""
    value = spot.breach.value
    assert value is not None
    old = [one for one in spot.standing(value) if one.object == value]
    new = [Triple(one.subject, one.predicate, term) for one in old for term in terms]
    added = [triple for triple in new if not spot.has(triple)]
    if added:
        yield spot.propose.replace(old, added)
    elif new:
        yield spot.propose.keep(new, old)


def _called(spot: Spot, text: str, of: NamedNode) -> Sequence[Term]:
    """Return the instances of a class that have a text as their label."""
    labels = (Literal(text), *(Literal(text, language=tag) for tag in _LANGUAGES))
    things = {
        subject_of(quad): None
        for predicate in LABELS
        for label in labels
        for quad in spot.view.match(None, predicate, label)
    }
    numbers = spot.view.numbering.of_all(things)
    return spot.view.numbering.terms(numbers[spot.view.is_instance(numbers, of)])


def _near(spot: Spot, value: NamedNode, of: NamedNode) -> list[Term]:
    """Return the instance of a class whose name a value misspells, if there is one."""
    known = spot.view.instances(of)
    if len(known) > _MOST:
        return []
    near = nearest(value, spot.view.numbering.terms(known))
    return [] if near is None else [near]
