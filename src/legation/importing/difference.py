"""The claims of two imports of one table, compared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from legation.terms import NamedNode, Quad, Triple


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that is not what it was.

    Attributes:
        claim: IRI of the claim.
        gone: The triples that it told, or that told of it, and are no longer there.
        come: The triples that are new.
    """

    claim: NamedNode
    gone: tuple[Triple, ...]
    come: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import changes.

    Attributes:
        added: The claims that are new, sorted.
        removed: The claims that are no longer there, sorted.
        changed: The claims that are not what they were, sorted.
        same: How many are as they were.
    """

    added: tuple[NamedNode, ...]
    removed: tuple[NamedNode, ...]
    changed: tuple[Change, ...]
    same: int

    def __bool__(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.added or self.removed or self.changed)


def compare(
    before: Iterable[Quad], after: Iterable[Quad], *, claims: NamedNode
) -> Difference:
    """Return what differs between the claims of two files.

    Args:
        before: The quads of the file that is there; none where there is no file.
        after: The quads of the file to be.
        claims: The graph that describes claims.

    Returns:
        The claims added, removed and changed. A claim is its graph and what describes
        it; what describes a source alone belongs to no claim.
    """
    old, new = _claims(before, claims), _claims(after, claims)
    changed = []
    for claim in sorted(old.keys() & new.keys(), key=_name):
        if old[claim] != new[claim]:
            gone = tuple(sorted(old[claim] - new[claim], key=str))
            come = tuple(sorted(new[claim] - old[claim], key=str))
            changed.append(Change(claim, gone, come))
    return Difference(
        added=tuple(sorted(new.keys() - old.keys(), key=_name)),
        removed=tuple(sorted(old.keys() - new.keys(), key=_name)),
        changed=tuple(changed),
        same=len(old.keys() & new.keys()) - len(changed),
    )


def _claims(
    quads: Iterable[Quad], claims: NamedNode
) -> Mapping[NamedNode, set[Triple]]:
    told: dict[NamedNode, set[Triple]] = defaultdict(set)
    described: dict[NamedNode, set[Triple]] = defaultdict(set)
    for quad in quads:
        if quad.graph_name == claims and isinstance(quad.subject, NamedNode):
            described[quad.subject].add(quad.triple)
        elif isinstance(quad.graph_name, NamedNode):
            told[quad.graph_name].add(quad.triple)
    return {claim: triples | described[claim] for claim, triples in told.items()}


def _name(claim: NamedNode) -> str:
    return claim.value
