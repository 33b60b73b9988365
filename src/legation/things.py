"""Things of the graph: finding one by what a user calls it, and all that is known."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal as OneOf

from legation.dataset import graph_iri
from legation.errors import UnknownThingError
from legation.store import Store
from legation.terms import (
    LEG,
    RDF,
    RDFS,
    SKOS,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Triple,
)
from legation.texts import Language, Text

Status = OneOf["told", "derived", "inferred", "described"]

_NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_TYPE = RDF.type
_FACTS = DefaultGraph()
_OWN = frozenset({_TYPE, *_NAMES})


def find_thing(
    store: Store, text: str, *, prefixes: Prefixes, kind: NamedNode | None = None
) -> NamedNode:
    """Return the thing that a user means.

    Args:
        store: The store.
        text: A prefixed name, an IRI, the last part of an IRI, or a label in any
            language; case and accents do not matter in a label.
        prefixes: Prefixes that the text may use.
        kind: The class that the thing shall have; None for any.

    Returns:
        Its IRI.

    Raises:
        UnknownThingError: Nothing of that class has that name, or several things have.
    """
    exact = []
    for node in _exact(text, prefixes):
        # The usual case at the cost of one look: what is of a class is known.
        if _is_of(store, node, kind):
            return node
        if _is_known(store, node):
            # Nobody says of what class some things are: the name alone must do.
            if not _is_of(store, node, None):
                return node
            exact.append(node)
    wanted = fold(text)
    labels = _labels(store)
    alike = sorted({thing for label, thing in labels if label == wanted}, key=str)
    found = [node for node in alike if not kind or _is_of(store, node, kind)]
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(text, found, prefixes)
    if kind and (exact or alike):
        raise _otherwise(text, {*exact, *alike}, _class(store, kind), prefixes)
    near = [(label, n) for label, n in labels if not kind or _is_of(store, n, kind)]
    raise _unknown(text, near, prefixes)


def label(store: Store, thing: NamedNode, *, language: Language) -> str | None:
    """Return the preferred label of a thing.

    Args:
        store: The store.
        thing: Its IRI.
        language: The language wanted; where there is none in it, another serves.

    Returns:
        The label, or None where it has none at all.
    """
    found = sorted(
        (quad.object.language or "", quad.object.value)
        for predicate in (SKOS.prefLabel, RDFS.label)
        for quad in store.match(thing, predicate)
        if isinstance(quad.object, Literal)
    )
    return dict(found).get(language) or (found[0][1] if found else None)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact and how it is known.

    Attributes:
        triple: The fact.
        status: "told" by a claim, "derived" by a dated rule or computed from dates,
            "inferred" by the ontology, or "described" in the graph about claims.
    """

    triple: Triple
    status: Status


@dataclass(frozen=True, slots=True)
class Description:
    """All that the facts say of a thing.

    Attributes:
        thing: Its IRI.
        outgoing: Facts of which it is the subject, sorted.
        incoming: Facts of which it is the object, sorted.
        tells: What it tells, if it is a claim or a derivation, sorted.
    """

    thing: NamedNode
    outgoing: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    tells: tuple[Triple, ...]


def describe(store: Store, thing: NamedNode, *, base: str) -> Description:
    """Return all facts about a thing.

    Args:
        store: The store.
        thing: Its IRI.
        base: Base IRI of the dataset.

    Returns:
        The facts, told and concluded, and what is said of it as a claim, a passage or
        a source; sorted by property (the model's own before those of other
        vocabularies), then by the other end.
    """
    about = graph_iri(base, "claims")
    outgoing, incoming = (
        tuple(
            Fact(quad.triple, _status(store, quad, base))
            for graph in (_FACTS, about)
            for quad in sorted(store.match(*ends, graph=graph), key=_order)
        )
        for ends in ((thing,), (None, None, thing))
    )
    tells = sorted(store.match(graph=thing), key=_order)
    return Description(thing, outgoing, incoming, tuple(quad.triple for quad in tells))


def _order(quad: Quad) -> tuple[bool, str, bool, str, str]:
    p, o = quad.predicate, quad.object
    is_own = p in _OWN or p in LEG
    return (
        not is_own,
        p.value,
        p == _TYPE and o not in LEG,
        str(o),
        str(quad.subject),
    )


def _status(store: Store, quad: Quad, base: str) -> Status:
    if quad.graph_name != _FACTS:
        return "described"
    statuses: tuple[Status, ...] = ("told", "derived")
    for status in statuses:
        graph = graph_iri(base, status)
        if Quad(quad.subject, quad.predicate, quad.object, graph) in store:
            return status
    return "inferred"


def _exact(text: str, prefixes: Prefixes) -> Iterator[NamedNode]:
    """Yield the things whose IRI a text is, or the last part of it."""
    if node := _by_iri(text, prefixes):
        yield node
    if text.isascii() and _plain(text):
        yield NamedNode(prefixes["id"] + text)


def _by_iri(text: str, prefixes: Prefixes) -> NamedNode | None:
    bare = text.removeprefix("<").removesuffix(">")
    if bare.startswith(("http://", "https://", "urn:")):
        try:
            return NamedNode(bare)
        except ValueError:
            return None
    return prefixes.expand(text)


def _plain(text: str) -> bool:
    return text.replace("-", "").isalnum()


def _is_known(store: Store, node: NamedNode) -> bool:
    about = next(store.match(node), None)
    return about is not None or next(store.match(value=node), None) is not None


def _is_of(store: Store, node: NamedNode, kind: NamedNode | None) -> bool:
    """Tell whether a thing is of a class, or, if no class is given, of any at all."""
    # To look for the very fact is twice as fast as to search, which comes after it.
    is_told = kind is not None and Quad(node, _TYPE, kind, _FACTS) in store
    return is_told or next(store.match(node, _TYPE, kind), None) is not None


def _class(store: Store, kind: NamedNode) -> Text:
    """Return what a class is called."""
    return Text(
        label(store, kind, language="en") or kind.value,
        label(store, kind, language="fr") or kind.value,
    )


def _labels(store: Store) -> list[tuple[str, NamedNode]]:
    return [
        (fold(quad.object.value), quad.subject)
        for predicate in _NAMES
        for quad in store.match(None, predicate, graph=_FACTS)
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
    ]


def fold(text: str) -> str:
    """Return a label without case, accents and differences of hyphen or apostrophe.

    Args:
        text: The label.

    Returns:
        What two labels have in common that people take for the same.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.replace("-", " ").split())


def _several(
    text: str, found: list[NamedNode], prefixes: Prefixes
) -> UnknownThingError:
    names = ", ".join(sorted(prefixes.shorten(thing.value) for thing in found))
    return UnknownThingError(
        Text(
            f"“{text}” names {len(found)} things: {names}. Use one of these names.",
            f"« {text} » désigne {len(found)} choses : {names}. Utilisez l'un de ces "
            "noms.",
        )
    )


def _otherwise(
    text: str, named: set[NamedNode], kind: Text, prefixes: Prefixes
) -> UnknownThingError:
    names = ", ".join(sorted(prefixes.shorten(thing.value) for thing in named))
    return UnknownThingError(
        Text(
            f"“{text}” names {names}, which is not of the class “{kind.en}”. Name a "
            "thing of that class.",
            f"« {text} » désigne {names}, qui n'est pas de la classe « {kind.fr} ». "
            "Indiquez une chose de cette classe.",
        )
    )


def _unknown(
    text: str, labels: list[tuple[str, NamedNode]], prefixes: Prefixes
) -> UnknownThingError:
    names = dict(labels)
    close = get_close_matches(fold(text), names, n=3, cutoff=0.6)
    near = ", ".join(
        dict.fromkeys(prefixes.shorten(names[name].value) for name in close)
    )
    return UnknownThingError(
        Text(
            f"Nothing in the graph is called “{text}”. "
            + (f"Did you mean {near}?" if near else "Check the name."),
            f"Rien dans le graphe ne s'appelle « {text} ». "
            + (f"Vouliez-vous dire {near}?" if near else "Vérifiez le nom."),
        )
    )
