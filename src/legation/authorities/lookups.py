"""Lookups: the queries that find entries in an endpoint, and what it says of them."""

from collections.abc import Collection, Iterable, Iterator

from legation.authorities.roles import ROLES, Part, Role
from legation.terms import Literal, NamedNode, Term

MOST = 1000
"""How many entries one query finds, at most."""

LANGUAGES = ("en", "fr", "mul")
"""The languages of names that are always asked for; the last stands for many."""


def find_by_names(names: Iterable[str], *, languages: Collection[str]) -> str:
    """Return a query for the entries that have one of some names, to the letter.

    In RDF, a name with a language and the same without one are two; so each is asked
    for without one and in each of the languages.

    Args:
        names: The names.
        languages: The tags of languages.
    """
    tags = sorted(languages)
    values = [
        literal
        for name in names
        for literal in (Literal(name), *(Literal(name, language=tag) for tag in tags))
    ]
    path = "|".join(map(str, _properties("name")))
    return _find(f"VALUES ?name {{ {_listed(values)} }} ?entry {path} ?name")


def find_by_identifiers(ids: Iterable[NamedNode]) -> str:
    """Return a query for the entries that say how other datasets call them.

    Args:
        ids: What others call them.
    """
    pairs = [
        f"( <{said}> {value} )"
        for node in ids
        for said, role in ROLES.items()
        for value in _values(node, role)
    ]
    return _find(f"VALUES (?said ?id) {{ {' '.join(pairs)} }} ?entry ?said ?id")


def describe(entries: Iterable[NamedNode], *, languages: Collection[str]) -> str:
    """Return a query for what is said of some entries, as far as anybody reads it.

    Args:
        entries: The entries.
        languages: The tags of languages in which texts are wanted, besides those that
            have none.
    """
    tags = ", ".join(str(Literal(tag)) for tag in ("", *sorted(languages)))
    return (
        f"SELECT ?entry ?said ?value WHERE {{ VALUES ?entry {{ {_listed(entries)} }} "
        f"VALUES ?said {{ {_listed(map(NamedNode, ROLES))} }} ?entry ?said ?value "
        f"FILTER(isIRI(?value) || LCASE(LANG(?value)) IN ({tags})) }}"
    )


def _find(pattern: str) -> str:
    return (
        f"SELECT DISTINCT ?entry WHERE {{ {pattern} FILTER isIRI(?entry) }} "
        f"ORDER BY ?entry LIMIT {MOST}"
    )


def _properties(part: Part) -> list[NamedNode]:
    return [NamedNode(said) for said, role in ROLES.items() if role.part == part]


def _values(node: NamedNode, role: Role) -> Iterator[Term]:
    """Yield what a property says of the thing that an identifier names elsewhere."""
    if role.part == "id":
        yield node
    elif role.part == "code" and role.scheme and role.scheme.is_name(node):
        yield Literal(node.value.removeprefix(role.scheme.namespace).rstrip("/"))


def _listed(terms: Iterable[Term]) -> str:
    return " ".join(map(str, terms))
