"""The property that a user means."""

from collections.abc import Callable, Iterable

from legation.errors import UnknownThingError
from legation.store import Store
from legation.terms import LEG, OWL, RDF, RDFS, Literal, NamedNode, Prefixes
from legation.texts import Text
from legation.things import fold

_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def find_property(
    store: Store, text: str, *, told: Iterable[NamedNode], prefixes: Prefixes
) -> NamedNode:
    """Return the property that a user means.

    Args:
        store: The store.
        text: A prefixed name, an IRI, the last part of one, or a label in any
            language.
        told: The properties of which claims tell a value; they come before others of
            the same name.
        prefixes: Prefixes that the text may use.

    Returns:
        Its IRI; no claim need tell anything of it.

    Raises:
        UnknownThingError: No property has that name, or several have it.
    """
    here = sorted(set(told), key=str)
    known = sorted({*here, *_properties(store)}, key=str)
    bare = text.removeprefix("<").removesuffix(">")
    exact = prefixes.expand(text)
    ways: tuple[Callable[[NamedNode], bool], ...] = (
        lambda node: node in {exact, bare} or node.value == bare,
        lambda node: node in LEG and _last(node) == text,
        lambda node: _last(node) == text,
        lambda node: fold(text) in _labels(store, node),
    )
    for is_meant in ways:
        for among in (here, known):
            found = [node for node in among if is_meant(node)]
            if len(found) == 1:
                return found[0]
            if found:
                raise _several(text, found, prefixes)
    raise _unknown(text, here, prefixes)


def _properties(store: Store) -> set[NamedNode]:
    return {
        quad.subject
        for kind in _KINDS
        for quad in store.match(None, RDF.type, kind)
        if isinstance(quad.subject, NamedNode)
    }


def _labels(store: Store, node: NamedNode) -> set[str]:
    return {
        fold(quad.object.value)
        for quad in store.match(node, RDFS.label)
        if isinstance(quad.object, Literal)
    }


def _last(node: NamedNode) -> str:
    return node.value.rpartition("#")[2].rpartition("/")[2]


def _several(
    text: str, found: list[NamedNode], prefixes: Prefixes
) -> UnknownThingError:
    names = ", ".join(prefixes.shorten(node.value) for node in found)
    return UnknownThingError(
        Text(
            f"“{text}” names {len(found)} properties: {names}. Use one of these names.",
            f"« {text} » désigne {len(found)} propriétés : {names}. Utilisez l'un de "
            "ces noms.",
        )
    )


def _unknown(text: str, told: list[NamedNode], prefixes: Prefixes) -> UnknownThingError:
    names = ", ".join(prefixes.shorten(node.value) for node in told)
    return UnknownThingError(
        Text(
            f"No property is called “{text}”. "
            + (f"Claims tell: {names}." if names else "Check the name."),
            f"Aucune propriété ne s'appelle « {text} ». "
            + (
                f"Les affirmations énoncent : {names}." if names else "Vérifiez le nom."
            ),
        )
    )
