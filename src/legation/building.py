"""From files to facts: merge, check, infer, derive, infer again, validate.

Nothing is written here. Whoever wants a store takes the quads of a finished build;
whoever only wants to know whether files are good takes its report.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from legation.assets import Folders
from legation.bounds import bounds
from legation.claims import ClaimSet
from legation.current import Current, publish, read_current
from legation.derivation import Derivation, derive
from legation.errors import DataError
from legation.findings import Finding, Severity
from legation.fingerprint import take
from legation.garbage import uncollected
from legation.inference import Engine, close, compile_rules
from legation.inputs import Inputs, input_files, read_inputs
from legation.parsing import Document, canonical
from legation.places import Places
from legation.reports import Report
from legation.steps import Steps, Watch
from legation.store import Store
from legation.terms import RDFS, DefaultGraph, NamedNode, Quad, Triple
from legation.texts import Text
from legation.validation import check, compile_shapes, validate

Triples = frozenset[Triple]


@dataclass(frozen=True)
class Build:
    """What came of the files.

    Attributes:
        quads: All quads of the store, in no order.
        report: The warnings that remain; a build with violations is never made.
        counts: How many claims, told, inferred and derived triples there are.
    """

    quads: tuple[Quad, ...]
    report: Report
    counts: dict[str, int]


def assemble(
    inputs: Inputs, *, engine: Engine = "fast", steps: Steps | None = None
) -> Build:
    """Turn the files into the quads of a store.

    Args:
        inputs: The parsed files.
        engine: What infers and validates: "fast" (ours) or "reference" (owlrl and
            pySHACL).
        steps: The clock of a longer task; None where nobody measures.

    Returns:
        The build.

    Raises:
        DataError: The data do not conform; its findings are all that could be found
            (what inference would add is only judged once the told facts are good).
    """
    judged = _judge(inputs, engine=engine, steps=steps or Steps(), with_repairs=True)
    quads = tuple(_store_quads(inputs, judged))
    return Build(quads, judged.report, judged.counts())


@dataclass(frozen=True)
class _Judged:
    """What came of the files, before anybody asks for the quads of a store.

    Attributes:
        report: The warnings.
        claims: The claims.
        derivations: What the dated rules conclude.
        known: What is told, its bounds, and what is derived.
        inferred: What the ontology concludes of that.
    """

    report: Report
    claims: ClaimSet
    derivations: tuple[Derivation, ...]
    known: Triples
    inferred: Collection[Triple]

    @property
    def derived(self) -> Triples:
        """What is known and not told."""
        return self.known - self.claims.told

    def counts(self) -> dict[str, int]:
        """Return how many claims, told, inferred and derived triples there are."""
        return {
            "claims": len(self.claims.stances),
            "accepted": len(self.claims.accepted),
            "told": len(self.claims.told),
            "inferred": len(self.inferred),
            "derived": len(self.derived),
            "derivations": len(self.derivations),
        }


@uncollected()
def _judge(
    inputs: Inputs, *, engine: Engine, steps: Steps, with_repairs: bool
) -> _Judged:
    prefixes = inputs.dataset.prefixes
    claims = inputs.claims()
    ontology = frozenset(_triples(inputs.ontology))
    places = Places(inputs.all_documents, claims, prefixes=prefixes)
    look = _Look(inputs, engine=engine, with_repairs=with_repairs)
    findings = inputs.findings()
    known = claims.told | bounds(claims.told)
    steps.done("merge")

    if engine == "fast":  # the reference knows axioms that no rule can be made of
        findings += compile_rules(ontology, prefixes=prefixes).findings
    findings += look.at_claims(claims, known | ontology)
    # What is told is judged before inference can hide a wrong class, with the ontology.
    store = Store.memory()
    store.tell(known | ontology)
    findings += look.at_facts(store)
    _refuse(findings, places)
    steps.done("check")

    closure = close(known, ontology, prefixes=prefixes, engine=engine)
    findings += closure.findings
    _refuse(findings, places)
    steps.done("infer")

    # The terms were judged by the check; facts need no more than their tree.
    tree = {triple for triple in ontology if triple.predicate == RDFS.subClassOf}
    store.remove(_quads(ontology - tree - known))
    store.tell(closure.inferred)
    derivations = derive(inputs.rules, store, claims=claims, dataset=inputs.dataset)
    steps.done("derive")

    if derivations:
        derived = {derivation.triple for derivation in derivations}
        known |= derived
        closure = close(known, ontology, prefixes=prefixes, engine=engine)
        findings += closure.findings
        store.tell(chain(derived, closure.inferred))
    steps.done("infer")

    findings += look.at_facts(store)
    _refuse(findings, places)
    report = _placed(findings, places)
    steps.done("validate")

    return _Judged(report, claims, tuple(derivations), known, closure.inferred)


@dataclass(frozen=True)
class Renewal:
    """What `renew` did.

    Attributes:
        current: The store that is current now.
        report: The warnings of its build.
        seconds: How long each step took; empty where nothing had changed.
    """

    current: Current
    report: Report
    seconds: dict[str, float]


def renew(
    folders: Folders,
    *,
    store: Path,
    engine: Engine = "fast",
    force: bool = False,
    watch: Watch | None = None,
) -> Renewal:
    """Bring a store up to date with the files.

    Args:
        folders: Where the files lie.
        store: The folder of the store.
        engine: What infers and validates: "fast" (ours) or "reference" (owlrl and
            pySHACL), which builds even if the store was made from the same files.
        force: Build even if the store was made from the same files.
        watch: Is told of each step when it is done; None for nobody.

    Returns:
        What is current now, and how it came about.

    Raises:
        DataError: The data are broken or do not conform; the store is as it was.
        SurroundingsError: A file is missing, or the store cannot be written.
    """
    before = read_current(store)
    fingerprint = take(input_files(folders), known=before.files if before else {})
    is_same = before is not None and before.digest == fingerprint.digest
    if before and is_same and not force and engine == "fast":
        return Renewal(before, before.report, {})
    steps = Steps(watch)
    inputs = read_inputs(folders)
    steps.done("parse")
    build = assemble(inputs, engine=engine, steps=steps)
    current = Current(
        folder=f"store-{fingerprint.digest[:16]}",
        digest=fingerprint.digest,
        base=inputs.dataset.base,
        files=dict(fingerprint.files),
        counts=build.counts,
        report=build.report,
    )
    publish(store, build.quads, current)
    steps.done("commit")
    return Renewal(current, build.report, steps.seconds)


def is_current(folders: Folders, *, store: Path) -> bool:
    """Tell whether a store was made from the files as they are now.

    Args:
        folders: Where the files lie.
        store: The folder of the store.

    Raises:
        SurroundingsError: A file or the store cannot be read.
    """
    current = read_current(store)
    if current is None:
        return False
    return take(input_files(folders), known=current.files).digest == current.digest


def examine(
    inputs: Inputs,
    *,
    engine: Engine = "fast",
    steps: Steps | None = None,
    with_repairs: bool = True,
) -> Report:
    """Return what is wrong with the files, grave or not.

    Args:
        inputs: The parsed files.
        engine: What infers and validates, as in `assemble`.
        steps: The clock of a longer task; None where nobody measures.
        with_repairs: Whether findings propose repairs.

    Returns:
        All findings, sorted by place. With extra files, only those that stand in an
        extra file or are about a thing that one describes, as focus or as value.
    """
    try:
        judged = _judge(
            inputs, engine=engine, steps=steps or Steps(), with_repairs=with_repairs
        )
        findings = judged.report.findings
    except DataError as error:
        findings = error.findings
    if not inputs.extra:
        return Report(findings)
    paths = {document.path for document in inputs.extra}
    prefixes = inputs.dataset.prefixes
    nodes = {
        node.value
        for document in inputs.extra
        for quad in document.quads
        for node in (quad.subject, quad.graph_name)
        if isinstance(node, NamedNode)
    }
    described = nodes | {prefixes.shorten(node) for node in nodes}
    return Report(
        tuple(
            finding
            for finding in findings
            if (finding.position and finding.position.path in paths)
            or not described.isdisjoint((finding.focus, finding.value))
        )
    )


class _Look:
    """Looks at stores through the shapes of the ontology."""

    def __init__(self, inputs: Inputs, *, engine: Engine, with_repairs: bool) -> None:
        self._inputs, self._engine, self._with_repairs = inputs, engine, with_repairs
        self._shapes = list(_triples(inputs.shapes))

    def at_facts(self, store: Store) -> tuple[Finding, ...]:
        """Return what is wrong with the facts of a store."""
        return self._findings(store, self._shapes)

    def at_claims(self, claims: ClaimSet, known: Triples) -> tuple[Finding, ...]:
        """Return what is wrong with claims, beside what is known."""
        # Shapes of claims see all graphs merged, and each by its name.
        graph = self._inputs.dataset.graph
        described = claims.described.union(self._inputs.texts)
        apart = (
            triple
            for claim, triples in claims.graphs.items()
            if claim not in claims.accepted
            for triple in triples
        )
        store = Store.memory()
        store.tell_all((triples, claim) for claim, triples in claims.graphs.items())
        store.tell(described, graph("claims"))
        store.tell(claims.told, graph("told"))
        store.tell(chain(known, described, apart))
        shapes = list(_triples(self._inputs.claim_shapes))
        return self._findings(store, shapes)

    def _findings(self, store: Store, shapes: list[Triple]) -> tuple[Finding, ...]:
        prefixes = self._inputs.dataset.prefixes
        if self._engine == "reference":
            report = validate(
                store.match(), shapes, prefixes=prefixes, engine=self._engine
            )
        else:
            report = check(
                store,
                compile_shapes(shapes),
                prefixes=prefixes,
                with_repairs=self._with_repairs,
            )
        return report.findings


def _refuse(findings: Iterable[Finding], places: Places) -> None:
    """Raise if there is a violation; only then are places looked up."""
    found = list(findings)
    if any(finding.severity is Severity.VIOLATION for finding in found):
        report = _placed(found, places)
        count = len(report.violations)
        raise DataError(
            Text(
                f"{count} violation(s). Nothing was changed.",
                f"{count} violation(s). Rien n'a été modifié.",
            ),
            report.findings,
        )


def _placed(findings: Iterable[Finding], places: Places) -> Report:
    # Shapes run before and after inference: what both find is one finding.
    placed = dict.fromkeys(places.place_all(dict.fromkeys(findings)))
    return Report(tuple(sorted(placed, key=Finding.order)))


def _store_quads(inputs: Inputs, judged: _Judged) -> Iterator[Quad]:
    graph, claims = inputs.dataset.graph, judged.claims
    inferred = frozenset(judged.inferred)
    yield from _quads(judged.known | inferred)
    yield from _quads(claims.told, graph("told"))
    yield from _quads(inferred, graph("inferred"))
    yield from _quads(judged.derived, graph("derived"))
    yield from _quads(claims.described, graph("claims"))
    yield from claims.quads()
    for derivation in judged.derivations:
        yield derivation.quad()
        yield from _quads(derivation.described(), graph("claims"))
    ontology = (q for document in inputs.ontology for q in document.quads)
    yield from _quads((q.triple for q in canonical(ontology)), graph("ontology"))
    yield from _quads((q.triple for q in inputs.dataset.quads), graph("dataset"))


def _triples(documents: Iterable[Document]) -> Iterator[Triple]:
    # Every document names its blank nodes anew, so two files never share one.
    return (quad.triple for document in documents for quad in document.quads)


def _quads(triples: Iterable[Triple], graph: NamedNode | None = None) -> Iterator[Quad]:
    name = graph or DefaultGraph()
    return (Quad(t.subject, t.predicate, t.object, name) for t in triples)
