"""Repairs that add a value which is missing, where only one can be meant."""

import re
from collections.abc import Iterable, Iterator

from legation.repairs.corrections import local_name
from legation.repairs.spots import Spot
from legation.results import Repair
from legation.shacl.shapes import Compared, Constraint, Each, Has
from legation.terms import SHACL, Literal, NamedNode, Term, Triple

_IN = SHACL.InConstraintComponent
_LANGUAGE_IN = SHACL.LanguageInConstraintComponent
_NAMING = re.compile("(?i)(?:label|name|title)$")
_JOINT = re.compile(r"[-_.\s]+")
_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])(?=[a-z])")


def complete(spot: Spot, demands: Iterable[Constraint]) -> Iterator[Repair]:
    """Yield repairs that add a value.

    Args:
        spot: Where it is missing.
        demands: What is demanded of it.
    """
    for demand in demands:
        match demand:
            case Has(term=term):
                yield from _add(spot, term)
            case Each(component=component, wanted=(term,)) if component == _IN:
                yield from _add(spot, term)
            case Each(component=component, wanted=tags) if component == _LANGUAGE_IN:
                yield from _label(spot, tags[0].value)
            case _:
                pass


def equate(spot: Spot, compared: Compared) -> Iterator[Repair]:
    """Yield the repair that gives a value to the property that lacks it.

    Args:
        spot: Where two properties differ.
        compared: The other property.
    """
    value, path = spot.breach.value, spot.path
    if isinstance(path, NamedNode) and value is not None:
        is_mine = spot.has(Triple(spot.focus, path, value))
        lacking = compared.other if is_mine else path
        yield spot.propose.add(Triple(spot.focus, lacking, value))


def _add(spot: Spot, term: Term) -> Iterator[Repair]:
    triple = spot.triple(term)
    if triple is not None:
        yield spot.propose.add(triple)


def _label(spot: Spot, tag: str) -> Iterator[Repair]:
    """Yield a label in a language: the text of another one, or words of the IRI."""
    path = spot.path
    # A definition in another language is none, but many names are the same.
    if not isinstance(path, NamedNode) or not _NAMING.search(path.value):
        return
    known = [value for value in spot.objects(path) if isinstance(value, Literal)]
    text = min(known, key=_order).value if known else _words(spot.focus)
    if text:
        triple = Triple(spot.focus, path, Literal(text, language=tag))
        yield spot.propose.copy(triple) if known else spot.propose.call(triple)


def _order(label: Literal) -> tuple[bool, str, str]:
    language = label.language or ""
    return language not in {"en", "fr"}, language, label.value


def _words(thing: Term) -> str:
    """Return the local name of an IRI as words; nothing where it has no letters."""
    if not isinstance(thing, NamedNode):
        return ""
    apart = _HUMP.sub(lambda hump: f" {hump[1].lower()}", local_name(thing))
    words = _JOINT.sub(" ", apart).strip()
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]", words) else ""
