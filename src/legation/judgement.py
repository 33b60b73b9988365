"""Data of any kind, judged by shapes of any kind."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from legation.bridge import Graph, from_dataset
from legation.errors import DataError, UsageError
from legation.findings import Finding, Position
from legation.graph import KnowledgeGraph
from legation.parsing import Document, is_rdf, owners, read_document
from legation.reports import Report
from legation.store import Store
from legation.terms import (
    RDFS,
    SKOS,
    VOCABULARY,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Term,
    Triple,
    subject_of,
    value_of,
)
from legation.texts import Language, Text, quote
from legation.validation import (
    Engine,
    Explanation,
    check,
    compile_shapes,
    explain,
    has_targets,
    validate,
)

_LABELS = (SKOS.prefLabel, RDFS.label)
_LANGUAGES: tuple[Language, Language] = ("en", "fr")

Files = Path | str | Sequence[Path | str]
"""A file, a folder of files, or several."""

Data = Graph | Store | KnowledgeGraph | Files
"""What can be judged: an rdflib graph or dataset, a store, a built graph, or files."""


def validate_graph(
    data: Data, shapes: Graph | Files, *, engine: Engine = "fast"
) -> Report:
    """Validate data against shapes (SHACL Core and SHACL-SPARQL).

    Nothing is inferred, imported or fetched. Shapes see all graphs of a dataset or of
    files merged, and each by its name in SPARQL. Of a store they see the default
    graph, which has the facts, and in SPARQL the others by their names; the reference
    engine sees its default graph alone.

    Args:
        data: An rdflib graph or dataset, a store, a KnowledgeGraph, or RDF files.
        shapes: An rdflib graph, or RDF files.
        engine: "fast" (ours) or "reference" (pySHACL).

    Returns:
        The findings; those about files name file and line and are sorted by them,
        others by focus, path and value.

    Raises:
        MissingFileError: A file is not there.
        DataError: A file cannot be parsed, or a shape cannot be read.
        UsageError: There is no shape that says what it judges.
    """
    rules = _read(shapes)
    triples = _triples(rules)
    if isinstance(data, KnowledgeGraph | Store):
        store = data if isinstance(data, Store) else data.store
        own: Mapping[str, str] = {} if isinstance(data, Store) else data.prefixes
        prefixes = Prefixes({**VOCABULARY, **rules.prefixes, **own})
        with _placing(rules):
            report = _judge_store(store, triples, prefixes, engine=engine)
        labels = _labels(_match_labels(store, report))
        return _revise(report, lambda one: _name(one, labels, prefixes))
    found = _read(data)
    prefixes = Prefixes({**VOCABULARY, **rules.prefixes, **found.prefixes})
    with _placing(rules):
        report = validate(found.quads, triples, prefixes=prefixes, engine=engine)
    labels = _labels(found.quads)
    return _revise(report, lambda one: found.place(_name(one, labels, prefixes)))


def explain_engine(shapes: Graph | Files) -> list[Explanation]:
    """Return which engine checks each shape, and which queries will be slow.

    Args:
        shapes: An rdflib graph, or RDF files.

    Returns:
        One for each shape that has focus nodes, by engine and name.

    Raises:
        MissingFileError: A file is not there.
        DataError: A file cannot be parsed, or a shape cannot be read.
    """
    rules = _read(shapes)
    with _placing(rules):
        compiled = compile_shapes(_triples(rules))
    return explain(compiled, prefixes=Prefixes({**VOCABULARY, **rules.prefixes}))


def _triples(rules: "_Material") -> list[Triple]:
    """Return a shapes graph; nothing is called good because nothing was looked at."""
    triples = [quad.triple for quad in rules.quads]
    if not has_targets(triples):
        raise UsageError(
            Text(
                "There is no shape with a target (such as sh:targetClass), so nothing "
                "would be checked. Name the files that hold the shapes.",
                "Aucune forme n'a de cible (comme sh:targetClass) : rien ne serait "
                "vérifié. Indiquez les fichiers qui contiennent les formes.",
            )
        )
    return triples


@contextmanager
def _placing(rules: "_Material") -> Iterator[None]:
    """Have errors about shapes name their files and lines."""
    try:
        yield
    except DataError as error:
        found = list(map(rules.place, error.findings))
        raise DataError(error.text, found) from error


def _judge_store(
    store: Store, shapes: Sequence[Triple], prefixes: Prefixes, *, engine: Engine
) -> Report:
    if engine == "fast":
        compiled = compile_shapes(shapes)
        return check(store, compiled, prefixes=prefixes, with_repairs=True)
    facts = store.match(graph=DefaultGraph())
    return validate(facts, shapes, prefixes=prefixes, engine=engine)


@dataclass(frozen=True)
class _Material:
    """What was read of a graph or of files.

    Attributes:
        quads: The quads.
        prefixes: The prefixes that come with them.
        documents: The files that they were read from, in order.
    """

    quads: Sequence[Quad]
    prefixes: Mapping[str, str]
    documents: Sequence[Document] = ()

    def place(self, finding: Finding) -> Finding:
        """Return a finding that names file and line, if there are files."""
        return replace(finding, position=finding.position or self._position(finding))

    def _position(self, finding: Finding) -> Position | None:
        result = finding.result
        if result is None:
            focus: Term | None = NamedNode(finding.focus) if finding.focus else None
            predicate = value = None
        else:
            focus, path = result.focus, result.path
            predicate = path.value if isinstance(path, NamedNode) else None
            value = None if result.value is None else result.value.value
        named = self._owners.get(focus) if isinstance(focus, BlankNode) else focus
        subject = named.value if isinstance(named, NamedNode) else None
        for document in self._speaking.get(focus, ()) if focus else ():
            place = document.position(subject, predicate=predicate, value=value)
            return place or Position(document.path)
        return None

    @cached_property
    def _owners(self) -> Mapping[BlankNode, NamedNode]:
        return owners(quad.triple for quad in self.quads)

    @cached_property
    def _speaking(self) -> Mapping[Term, list[Document]]:
        """For each node the files that speak of it, as a subject or else as a value."""
        found: dict[Term, list[Document]] = defaultdict(list)
        for pick in (subject_of, value_of):
            for document in self.documents:
                for node in dict.fromkeys(map(pick, document.quads)):
                    found[node].append(document)
        return found


_Labels = Mapping[Term, Mapping[str, str]]
"""What things are called, by language; "" for a label without a language."""


def _labels(quads: Iterable[Quad]) -> _Labels:
    found: dict[Term, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        label = value_of(quad)
        if quad.predicate in _LABELS and isinstance(label, Literal):
            found[subject_of(quad)].setdefault(label.language or "", label.value)
    return found


def _match_labels(store: Store, report: Report) -> Iterator[Quad]:
    focuses = {one.result.focus: None for one in report.findings if one.result}
    for focus in focuses:
        if not isinstance(focus, Literal):
            for predicate in _LABELS:
                yield from store.match(focus, predicate, graph=DefaultGraph())


def _name(finding: Finding, labels: _Labels, prefixes: Prefixes) -> Finding:
    """Return a finding that tells what its focus is called."""
    assert finding.result is not None
    focus = finding.result.focus
    short = "[]" if isinstance(focus, BlankNode) else prefixes.write(focus)
    called = labels.get(focus, {})
    fallback = called.get("") or next(iter(called.values()), "")
    en, fr = (
        quote(called.get(language, fallback), short, language=language)
        for language in _LANGUAGES
    )
    return replace(finding, name=Text(en, fr))


def _revise(report: Report, revise: Callable[[Finding], Finding]) -> Report:
    found = map(revise, report.findings)
    return Report(tuple(sorted(found, key=Finding.order)))


def _read(data: Graph | Files) -> _Material:
    if isinstance(data, Graph):
        prefixes = {name: str(iri) for name, iri in data.namespaces() if name}
        return _Material(list(from_dataset(data)), prefixes)
    documents = list(_documents([data] if isinstance(data, str | Path) else data))
    quads = [quad for document in documents for quad in document.quads]
    prefixes = {}
    for document in documents:
        prefixes |= document.prefixes
    return _Material(quads, {k: v for k, v in prefixes.items() if k}, documents)


def _documents(paths: Sequence[Path | str]) -> Iterator[Document]:
    """Yield the files, those of folders by their names.

    Raises:
        MissingFileError: A file is not there.
        DataError: At least one is broken; the findings are those of all.
    """
    broken: list[Finding] = []
    for path in map(Path, paths):
        inside = sorted(filter(is_rdf, path.rglob("*"))) if path.is_dir() else [path]
        for file in inside:
            try:
                yield read_document(file)
            except DataError as error:
                broken += error.findings
    if broken:
        raise DataError(
            Text(
                f"{len(broken)} fault(s) in the files. Nothing was validated.",
                f"{len(broken)} défaut(s) dans les fichiers. Rien n'a été validé.",
            ),
            broken,
        )
