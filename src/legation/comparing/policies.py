"""Policies of preference: Turtle files that say which of several values to choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from legation.assets import Folders, shipped
from legation.comparing.refusals import (
    NO_CRITERIA,
    idle_order,
    many,
    no_list,
    no_order,
    one,
    stranger,
    twice,
)
from legation.errors import DataError, UsageError
from legation.findings import Finding, Position
from legation.parsing import Document, read_document
from legation.store import Store
from legation.terms import (
    CONCEPT,
    LEG,
    RDF,
    SKOS,
    VOCABULARY,
    Literal,
    NamedNode,
    Prefixes,
    Term,
    Triple,
    subject_of,
)
from legation.texts import Text

_FOLDER, _SUFFIX = "policies", ".ttl"
_PREFIXES = Prefixes(VOCABULARY)
_CRITERIA = CONCEPT.criteria
# What a criterion needs to be told: the property that gives the order, and the scheme
# of what it puts in order.
_ORDERS = {
    CONCEPT["by-kind"]: (LEG.ranksKinds, CONCEPT["source-kinds"]),
    CONCEPT["by-stance"]: (LEG.ranksStances, CONCEPT.stances),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """What counts more where sources differ.

    Attributes:
        iri: Its IRI.
        label: What it is called.
        criteria: What it judges by, the weightiest first.
        kinds: The kinds of sources, the best first; those left out come last.
        stances: The stances of claims, the best first; those left out come last.
    """

    iri: NamedNode
    label: Text
    criteria: tuple[NamedNode, ...]
    kinds: tuple[NamedNode, ...] = ()
    stances: tuple[NamedNode, ...] = ()


def find_policy(name: str, *, where: Folders, store: Store) -> Policy:
    """Return the policy that a user means.

    Args:
        name: The name of a file in `policies/` of the ontology, such as
            "officials-first", or the path of any Turtle file.
        where: The folders of the run; an ontology without policies uses the shipped
            ones.
        store: The store, which knows the kinds of sources and the stances.

    Raises:
        UsageError: No policy has that name.
        MissingFileError: The file is not there or cannot be read.
        DataError: The policy is broken; all its faults, each with line and column.
    """
    if name.endswith(_SUFFIX):
        return read_policy(Path(name), store=store)
    own = where.ontology / _FOLDER
    folder = own if own.is_dir() else shipped("ontology") / _FOLDER
    known = sorted(path.stem for path in folder.glob(f"*{_SUFFIX}"))
    if name not in known:
        names = ", ".join(known)
        raise UsageError(
            Text(
                f"There is no policy “{name}”. Choose one of {names}, or name a file "
                f"that ends in {_SUFFIX}.",
                f"Il n'y a pas de politique « {name} ». Choisissez parmi {names}, ou "
                f"indiquez un fichier dont le nom se termine par {_SUFFIX}.",
            )
        )
    return read_policy(folder / f"{name}{_SUFFIX}", store=store)


def read_policy(path: Path, *, store: Store) -> Policy:
    """Read a policy.

    Args:
        path: A Turtle file that describes one policy.
        store: The store, which knows the kinds of sources and the stances.

    Returns:
        The policy.

    Raises:
        MissingFileError: The file is not there or cannot be read.
        DataError: The policy is broken; all its faults, each with line and column.
    """
    reader = _Reader(read_document(path), store)
    policy = reader.policy()
    if policy is None or reader.findings:
        raise DataError(
            Text(
                f"The policy {path} cannot be used.",
                f"La politique {path} est inutilisable.",
            ),
            reader.findings,
        )
    return policy


@dataclass
class _Reader:
    """A policy being read, and what is wrong with it."""

    document: Document
    store: Store
    findings: list[Finding] = field(default_factory=list)

    def policy(self) -> Policy | None:
        """Return the policy; None where the file does not describe exactly one."""
        found = [t.subject for t in self._triples(None, RDF.type, LEG.Policy)]
        if len(found) != 1 or not isinstance(found[0], NamedNode):
            self.findings.append(
                Finding(one(len(found)), position=Position(self.document.path, 1))
            )
            return None
        node = found[0]
        criteria = self._items(node, LEG.judgesBy, scheme=_CRITERIA)
        if not criteria and not self.findings:
            self._find(node, NO_CRITERIA)
        return Policy(
            iri=node,
            label=self._label(node),
            criteria=criteria or (),
            kinds=self._order(node, CONCEPT["by-kind"], criteria or ()),
            stances=self._order(node, CONCEPT["by-stance"], criteria or ()),
        )

    def _order(
        self, node: NamedNode, criterion: NamedNode, criteria: Sequence[NamedNode]
    ) -> tuple[NamedNode, ...]:
        """Return the order that a criterion needs, if the policy judges by it."""
        predicate, scheme = _ORDERS[criterion]
        order = self._items(node, predicate, scheme=scheme)
        names = _name(criterion), _name(predicate)
        if order is None and criterion in criteria:
            self._find(node, no_order(*names), LEG.judgesBy, criterion)
        if order is not None and criteria and criterion not in criteria:
            self._find(node, idle_order(*names), predicate)
        return order or ()

    def _items(
        self, node: NamedNode, predicate: NamedNode, *, scheme: NamedNode
    ) -> tuple[NamedNode, ...] | None:
        """Return the concepts of a list, each once; None where there is no list."""
        heads = [t.object for t in self._triples(node, predicate)]
        if not heads:
            return None
        if len(heads) > 1:
            self._find(node, many(_name(predicate)), predicate)
        items: list[NamedNode] = []
        for item in self._list(node, predicate, heads[0]):
            if not isinstance(item, NamedNode) or not self._is_in(item, scheme):
                self._find(node, self._stranger(item, scheme), predicate, item)
            elif item in items:
                self._find(node, twice(_name(item)), predicate, item)
            else:
                items.append(item)
        return tuple(items)

    def _list(
        self, node: NamedNode, predicate: NamedNode, head: object
    ) -> Iterator[Term]:
        seen: set[object] = set()
        while head != RDF.nil:
            firsts = [t.object for t in self._triples(head, RDF.first)]
            rests = [t.object for t in self._triples(head, RDF.rest)]
            if len(firsts) != 1 or len(rests) != 1 or head in seen:
                self._find(node, no_list(_name(predicate)), predicate)
                return
            seen.add(head)
            assert not isinstance(firsts[0], Triple)
            yield firsts[0]
            head = rests[0]

    def _is_in(self, item: NamedNode, scheme: NamedNode) -> bool:
        found = self.store.match(item, SKOS.inScheme, scheme)
        return next(found, None) is not None

    def _stranger(self, item: Term, scheme: NamedNode) -> Text:
        known = {
            _name(subject_of(quad))
            for quad in self.store.match(None, SKOS.inScheme, scheme)
        }
        return stranger(_name(item), _name(scheme), ", ".join(sorted(known)))

    def _label(self, node: NamedNode) -> Text:
        labels = {
            t.object.language or "": t.object.value
            for t in self._triples(node, SKOS.prefLabel)
            if isinstance(t.object, Literal)
        }
        fallback = labels[min(labels)] if labels else self.document.path.stem
        return Text(labels.get("en", fallback), labels.get("fr", fallback))

    def _triples(
        self, subject: object, predicate: NamedNode, value: object = None
    ) -> Iterator[Triple]:
        for quad in self.document.quads:
            if (
                subject in {None, quad.subject}
                and quad.predicate == predicate
                and value in {None, quad.object}
            ):
                yield quad.triple

    def _find(
        self,
        node: NamedNode,
        message: Text,
        predicate: NamedNode | None = None,
        value: object = None,
    ) -> None:
        position = self.document.position(
            node.value,
            predicate=predicate.value if predicate else None,
            value=value.value if isinstance(value, NamedNode | Literal) else None,
        )
        found = Finding(
            message,
            position=position or Position(self.document.path),
            focus=node.value,
            path=_name(predicate) if predicate else None,
            shape="policy",
        )
        self.findings.append(found)


def _name(node: Term) -> str:
    """Return a term as the file would write it."""
    return _PREFIXES.write(node)
