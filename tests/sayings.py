"""Claims about one delegation or mission, and how they are compared, for tests."""

from pathlib import Path

from legation.assets import shipped
from legation.comparing import (
    Comparison,
    Point,
    Policy,
    compare,
    read_policy,
)
from legation.evidence import Witness
from legation.parsing import parse_quads, read_document
from legation.store import Store
from legation.terms import NamedNode, Prefixes
from worlds import PREFIXES

BASE = "https://example.org/mine/"
SHORT = Prefixes.of_dataset(BASE)


def told(claim: str, body: str, *, says: str = "") -> str:
    """Return a claim of the source "id:source-<claim>" that tells a body.

    Args:
        claim: Its name.
        body: What it tells, as TriG.
        says: More that is said of the claim; its stance is reported unless that is
            said here.
    """
    stance = "" if "leg:stance" in says else "leg:stance concept:reported ;"
    source = "" if "leg:source" in says else f"leg:source id:source-{claim} ;"
    return f"""
claim:{claim} {{ {body} }}
graph:claims {{
  claim:{claim} a leg:Claim ; leg:citation "row {claim}" ; {stance} {source} {says} .
}}
"""


def store_of(*texts: str) -> Store:
    """Return a store of claims and of the shipped schemes."""
    text = "".join((PREFIXES, *texts)).encode()
    quads = parse_quads(text, path=Path("claims.trig"))
    for path in sorted((shipped("ontology") / "schemes").glob("*.ttl")):
        quads.extend(read_document(path).quads)
    return Store.memory(quads)


def compared(
    *texts: str, thing: str = "id:x", name: str | None = None, policy: str | None = None
) -> Comparison:
    """Compare what claims tell of a thing.

    Args:
        texts: The claims, as `told` writes them.
        thing: The prefixed name of the thing.
        name: That of the only property wanted.
        policy: The name of a shipped policy.
    """
    store = store_of(*texts)
    return compare(
        node(thing),
        store=store,
        witness=Witness(store, base=BASE),
        prefixes=SHORT,
        name=node(name) if name else None,
        policy=shipped_policy(policy, store) if policy else None,
    )


def point(comparison: Comparison, name: str) -> Point:
    """Return what is said of one property."""
    (found,) = (one for one in comparison.points if one.property == node(name))
    return found


def words(found: Point) -> list[str]:
    """Return the values of a property as people read them in English."""
    return [value.text.en for value in found.values]


def shipped_policy(name: str, store: Store) -> Policy:
    """Return a shipped policy."""
    return read_policy(shipped("ontology") / "policies" / f"{name}.ttl", store=store)


def node(name: str) -> NamedNode:
    """Return the IRI of a prefixed name."""
    found = SHORT.expand(name)
    assert found is not None
    return found
