"""SHACL: shapes against data, answered as findings.

pySHACL is the reference engine. It is given graphs only, never addresses, and neither
imports nor scripts are followed.
"""

import re
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

import rdflib
from pyshacl import validate as run_pyshacl
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from legation.bridge import to_dataset, to_graph
from legation.findings import Finding, Report, Severity
from legation.terms import SHACL, SKOS, Literal, Prefixes, Quad, Triple
from legation.texts import Text

_SEVERITIES = {
    SHACL.Violation.value: Severity.VIOLATION,
    SHACL.Warning.value: Severity.WARNING,
    SHACL.Info.value: Severity.INFO,
}
# Marks that no sentence holds: behind the language of a message, around each value in
# it, and in the place of a backslash.
_LANGUAGE = "\x1f"
_VALUE = "\x1e"
_BACKSLASH = "\x1d"
_HOLE = re.compile(r"\{[?$]\w+\}")
_FILLED = re.compile(f"{_VALUE}(.*?){_VALUE}", re.DOTALL)
_QUOTED = {"en": "“{}” ({})", "fr": "« {} » ({})"}
_LABEL = rdflib.URIRef(SKOS.prefLabel.value)
_PATH_FORMS = {
    SHACL.inversePath.value: "^{}",
    SHACL.zeroOrMorePath.value: "{}*",
    SHACL.oneOrMorePath.value: "{}+",
    SHACL.zeroOrOnePath.value: "{}?",
}


def validate(
    data: Iterable[Quad], shapes: Iterable[Triple], *, prefixes: Prefixes
) -> Report:
    """Validate data against shapes (SHACL, section 3).

    Args:
        data: Quads. Shapes see all graphs merged, and each by its name in SPARQL.
        shapes: The shapes graph.
        prefixes: Prefixes to write paths and values in findings.

    Returns:
        The findings, without places in files, sorted by focus, path and value.
    """
    dataset = to_dataset(data, into=_Prepared(default_union=True))
    _, results, _ = run_pyshacl(
        dataset,
        shacl_graph=to_graph(map(_mark, shapes)),
        inference="none",
        do_owl_imports=False,
        advanced=False,
        js=False,
    )
    assert isinstance(results, rdflib.Graph)
    reader = _Reader(results, dataset, prefixes)
    found = results.objects(None, _sh("result"))
    return Report(tuple(sorted(map(reader.finding, found), key=Finding.order)))


def _mark(triple: Triple) -> Triple:
    """Return a message that still tells its language and its values when filled in.

    pySHACL drops the language of a SPARQL constraint's message, and writes IRIs whole.
    """
    message = triple.object
    if triple.predicate != SHACL.message or not isinstance(message, Literal):
        return triple
    text = _HOLE.sub(f"{_VALUE}\\g<0>{_VALUE}", message.value)
    marked = f"{message.language or ''}{_LANGUAGE}{text}"
    return Triple(triple.subject, triple.predicate, Literal(marked))


class _Prepared(rdflib.Dataset):
    """A dataset that answers pySHACL's queries in the form that suits it.

    It parses a query once, however often it is asked: pySHACL asks the same text for
    each focus node, and parsing takes rdflib ten to fifty times as long as answering.
    It replaces backslashes in what it answers: pySHACL would take them for references
    when it fills in a message.
    """

    def query(
        self,
        query_object: str | Query,
        *arguments: Any,  # noqa: ANN401 (passed through as they are)
        **settings: Any,  # noqa: ANN401 (the same)
    ) -> Result:
        if isinstance(query_object, str) and not settings.get("initNs"):
            query_object = _prepare(query_object)
        result = super().query(query_object, *arguments, **settings)
        if result.type == "SELECT":
            result.bindings = [
                {name: _veil(term) for name, term in row.items()}
                for row in result.bindings
            ]
        return result


def _veil(term: rdflib.term.Identifier) -> rdflib.term.Identifier:
    if isinstance(term, rdflib.Literal) and "\\" in term:
        veiled = term.replace("\\", _BACKSLASH)
        return rdflib.Literal(veiled, term.language, term.datatype, normalize=False)
    return term


_prepare = lru_cache(maxsize=256)(prepareQuery)


class _Reader:
    """Reads the results of a validation report (SHACL, section 3.6.2)."""

    def __init__(
        self, results: rdflib.Graph, data: rdflib.Graph, prefixes: Prefixes
    ) -> None:
        self._results = results
        self._data = data
        self._prefixes = prefixes

    def finding(self, result: rdflib.term.Node) -> Finding:
        return Finding(
            self._message(result),
            severity=_SEVERITIES[str(self._value(result, "resultSeverity"))],
            focus=str(self._value(result, "focusNode")),
            path=self._path(self._value(result, "resultPath")),
            value=self._written(self._value(result, "value")),
            # A SPARQL constraint has a name of its own, more precise than its shape's.
            shape=self._written(self._value(result, "sourceConstraint"))
            or self._written(self._value(result, "sourceShape")),
            component=str(self._value(result, "sourceConstraintComponent")),
        )

    def _value(self, node: rdflib.term.Node, name: str) -> rdflib.term.Node | None:
        return self._results.value(node, _sh(name))

    def _message(self, result: rdflib.term.Node) -> Text:
        messages = {}
        for message in self._results.objects(result, _sh("resultMessage")):
            language, _, text = str(message).rpartition(_LANGUAGE)
            name = partial(self._name, language=language)
            messages[language] = _FILLED.sub(name, _unveil(text))
        fallback = next(iter(messages.values()), "")
        return Text(messages.get("en", fallback), messages.get("fr", fallback))

    def _name(self, filled: re.Match[str], *, language: str) -> str:
        """Return what a message calls a value: a thing by its label and its name."""
        value = filled[1]
        short = self._prefixes.shorten(value)
        if short.startswith("<"):
            return value
        labels = self._data.objects(rdflib.URIRef(value), _LABEL)
        label = min(
            (str(label) for label in labels if _is(label, language)), default=""
        )
        return _QUOTED[language].format(label, short) if label else short

    def _written(self, term: rdflib.term.Node | None) -> str | None:
        if isinstance(term, rdflib.URIRef):
            return self._prefixes.shorten(str(term))
        if isinstance(term, rdflib.Literal):
            return _unveil(term)
        return None

    def _path(self, path: rdflib.term.Node | None) -> str | None:
        if path is None or isinstance(path, rdflib.URIRef):
            return self._written(path)
        for form, pattern in _PATH_FORMS.items():
            inner = self._results.value(path, rdflib.URIRef(form))
            if inner is not None:
                return pattern.format(self._path(inner))
        steps = self._results.value(path, _sh("alternativePath"))
        joint = "|" if steps is not None else "/"
        parts = map(self._path, self._results.items(steps or path))
        return joint.join(part or "" for part in parts)


def _unveil(text: str) -> str:
    return text.replace(_BACKSLASH, "\\")


def _is(term: rdflib.term.Node, language: str) -> bool:
    return isinstance(term, rdflib.Literal) and term.language == language


def _sh(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SHACL.iri + name)
