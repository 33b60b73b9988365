"""From files to facts: merge, check, infer, derive, infer again, validate.

Nothing is written here. Whoever wants a store takes the quads of a finished build;
whoever only wants to know whether files are good takes its report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.assets import Folders
from legation.bounds import bounds
from legation.claims import ClaimSet
from legation.current import Current, publish, read_current
from legation.derivation import Derivation, derive
from legation.errors import DataError
from legation.findings import Finding
from legation.fingerprint import take
from legation.inference import Engine, close, compile_rules
from legation.inputs import Inputs, input_files, read_inputs
from legation.parsing import Document, canonical
from legation.places import Places
from legation.reports import Report
from legation.steps import Steps, Watch
from legation.terms import RDFS, DefaultGraph, NamedNode, Quad, Triple
from legation.texts import Text
from legation.validation import validate

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


@dataclass(frozen=True)
class _Facts:
    """The facts by the way in which they are known; no triple is in two of them."""

    told: Triples
    derived: Triples
    inferred: Triples

    @property
    def all(self) -> Triples:
        return self.told | self.derived | self.inferred


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
    judged = _judge(inputs, engine=engine, steps=steps or Steps())
    facts, derivations = judged.facts, judged.derivations
    quads = tuple(_store_quads(inputs, judged.claims, derivations, facts))
    return Build(quads, judged.report, judged.counts)


@dataclass(frozen=True)
class _Judged:
    """What came of the files, before anybody asks for the quads of a store."""

    report: Report
    counts: dict[str, int]
    claims: ClaimSet
    derivations: tuple[Derivation, ...]
    facts: _Facts


def _judge(inputs: Inputs, *, engine: Engine, steps: Steps) -> _Judged:
    prefixes = inputs.dataset.prefixes
    claims = inputs.claims()
    ontology = frozenset(_triples(inputs.ontology))
    places = Places(inputs.all_documents, claims, prefixes=prefixes)
    findings = inputs.findings()
    steps.done("merge")

    findings += _check(inputs, claims, ontology, engine=engine)
    _refuse(findings, places)
    steps.done("check")

    known = claims.told | bounds(claims.told)
    closure = close(known, ontology, prefixes=prefixes, engine=engine)
    findings += closure.findings
    _refuse(findings, places)
    steps.done("infer")

    known_all = known.union(closure.inferred)
    derivations = derive(inputs.rules, known_all, claims=claims, dataset=inputs.dataset)
    steps.done("derive")

    if derivations:
        known |= {derivation.triple for derivation in derivations}
        closure = close(known, ontology, prefixes=prefixes, engine=engine)
        findings += closure.findings
    facts = _Facts(claims.told, known - claims.told, frozenset(closure.inferred))
    steps.done("infer")

    shapes = _triples(inputs.shapes)
    # The terms were judged by the check; facts need no more than their tree.
    tree = {triple for triple in ontology if triple.predicate == RDFS.subClassOf}
    data = _quads(facts.all | tree)
    findings += validate(data, shapes, prefixes=prefixes, engine=engine).findings
    _refuse(findings, places)
    steps.done("validate")

    report = Report(tuple(_placed(findings, places)))
    counts = _counts(claims, derivations, facts)
    return _Judged(report, counts, claims, tuple(derivations), facts)


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
    inputs: Inputs, *, engine: Engine = "fast", steps: Steps | None = None
) -> Report:
    """Return what is wrong with the files, grave or not.

    Args:
        inputs: The parsed files.
        engine: What infers and validates, as in `assemble`.
        steps: The clock of a longer task; None where nobody measures.

    Returns:
        All findings, sorted by place. With extra files, only those that stand in an
        extra file or are about a thing that one describes, as focus or as value.
    """
    try:
        findings = _judge(inputs, engine=engine, steps=steps or Steps()).report.findings
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


def _check(
    inputs: Inputs, claims: ClaimSet, ontology: Triples, *, engine: Engine
) -> list[Finding]:
    """Judge what is told, before inference can hide a wrong class, and the ontology."""
    prefixes = inputs.dataset.prefixes
    # The reference knows axioms that no rule can be made of.
    is_ruled = engine == "fast"
    axioms = compile_rules(ontology, prefixes=prefixes).findings if is_ruled else ()
    known = bounds(claims.told) | ontology
    facts = validate(
        _quads(claims.told | known),
        _triples(inputs.shapes),
        prefixes=prefixes,
        engine=engine,
    )
    about = inputs.dataset.graph("claims")
    told = inputs.dataset.graph("told")
    about_claims = validate(
        (
            *claims.quads(),
            *_quads(claims.described | set(inputs.texts), about),
            *_quads(claims.told, told),
            *_quads(known),
        ),
        _triples(inputs.claim_shapes),
        prefixes=prefixes,
        engine=engine,
    )
    return [*axioms, *facts.findings, *about_claims.findings]


def _refuse(findings: Iterable[Finding], places: Places) -> None:
    report = Report(tuple(_placed(findings, places)))
    count = len(report.violations)
    if count:
        raise DataError(
            Text(
                f"{count} violation(s). Nothing was changed.",
                f"{count} violation(s). Rien n'a été modifié.",
            ),
            report.findings,
        )


def _placed(findings: Iterable[Finding], places: Places) -> list[Finding]:
    # Shapes run before and after inference: what both find is one finding.
    placed = dict.fromkeys(places.place_all(findings))
    return sorted(placed, key=Finding.order)


def _store_quads(
    inputs: Inputs,
    claims: ClaimSet,
    derivations: Iterable[Derivation],
    facts: _Facts,
) -> Iterator[Quad]:
    graph = inputs.dataset.graph
    yield from _quads(facts.all)
    yield from _quads(facts.told, graph("told"))
    yield from _quads(facts.inferred, graph("inferred"))
    yield from _quads(facts.derived, graph("derived"))
    yield from _quads(claims.described, graph("claims"))
    yield from claims.quads()
    for derivation in derivations:
        yield derivation.quad()
        yield from _quads(derivation.described(), graph("claims"))
    ontology = (q for document in inputs.ontology for q in document.quads)
    yield from _quads((q.triple for q in canonical(ontology)), graph("ontology"))
    yield from _quads((q.triple for q in inputs.dataset.quads), graph("dataset"))


def _counts(
    claims: ClaimSet, derivations: Iterable[Derivation], facts: _Facts
) -> dict[str, int]:
    return {
        "claims": len(claims.stances),
        "accepted": len(claims.accepted),
        "told": len(facts.told),
        "inferred": len(facts.inferred),
        "derived": len(facts.derived),
        "derivations": len(list(derivations)),
    }


def _triples(documents: Iterable[Document]) -> Iterator[Triple]:
    # Every document names its blank nodes anew, so two files never share one.
    return (quad.triple for document in documents for quad in document.quads)


def _quads(triples: Iterable[Triple], graph: NamedNode | None = None) -> Iterator[Quad]:
    name = graph or DefaultGraph()
    return (Quad(t.subject, t.predicate, t.object, name) for t in triples)
