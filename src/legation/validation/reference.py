"""SHACL: shapes against data, answered as findings.

pySHACL is the reference engine. It is given graphs only, never addresses, and neither
imports nor scripts are followed.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Any
from warnings import catch_warnings, simplefilter

import rdflib
import rdflib.query
from pyshacl import validate as run_pyshacl
from pyshacl.errors import ShapeRecursionWarning
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from legation.bridge import from_graph, from_rdflib, to_dataset, to_graph
from legation.errors import DataError
from legation.findings import Finding
from legation.reports import Report
from legation.results import Result
from legation.shacl.reading import Source
from legation.terms import (
    SHACL,
    SKOS,
    BlankNode,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Term,
    Triple,
)
from legation.texts import Text, quote

# Marks that no sentence holds: behind the language of a message, around each value in
# it, and in the place of a backslash.
_LANGUAGE = "\x1f"
_VALUE = "\x1e"
_BACKSLASH = "\x1d"
_HOLE = re.compile(r"\{[?$]\w+\}")
_FILLED = re.compile(f"{_VALUE}(.*?){_VALUE}", re.DOTALL)
_LABEL = rdflib.URIRef(SKOS.prefLabel.value)


def validate(
    data: Iterable[Quad],
    shapes: Iterable[Triple],
    *,
    prefixes: Prefixes,
    is_advanced: bool = False,
) -> Report:
    """Validate data against shapes (SHACL, section 3).

    Args:
        data: Quads. Shapes see all graphs merged, and each by its name in SPARQL.
        shapes: The shapes graph.
        prefixes: Prefixes to write paths and values in findings.
        is_advanced: Whether the shapes use features of SHACL-AF.

    Returns:
        The findings, without places in files, sorted by focus, path and value.

    Raises:
        DataError: pySHACL cannot check the shapes.
    """
    dataset = to_dataset(data, into=_Prepared(default_union=True))
    try:
        with catch_warnings():
            # That a shape refers to itself is why it was left to pySHACL.
            simplefilter("ignore", ShapeRecursionWarning)
            _, results, _ = run_pyshacl(
                dataset,
                shacl_graph=to_graph(map(_mark, shapes)),
                inference="none",
                do_owl_imports=False,
                advanced=is_advanced,
                js=False,
            )
    except Exception as error:
        raise _unable(error) from error
    if not isinstance(results, rdflib.Graph):
        raise _unable(results)
    reader = _Reader(results, dataset, prefixes)
    found = results.objects(None, _sh("result"))
    return Report(tuple(sorted(map(reader.finding, found), key=Finding.order)))


def _unable(error: object) -> DataError:
    why = str(error).strip().rstrip(".")
    text = Text(
        f"pySHACL cannot check these shapes: {why}. Correct the shapes.",
        f"pySHACL ne peut pas vérifier ces formes : {why}. Corrigez les formes.",
    )
    return DataError(text, [Finding(text)])


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
    ) -> rdflib.query.Result:
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
        self._source = Source(from_graph(results))
        self._data = data
        self._prefixes = prefixes

    def finding(self, node: rdflib.term.Node) -> Finding:
        texts = self._texts(node)
        result = self._result(node, texts)
        fallback = next(iter(texts.values()), "")
        message = Text(texts.get("en", fallback), texts.get("fr", fallback))
        return Finding.of_result(result, message, prefixes=self._prefixes)

    def _result(self, node: rdflib.term.Node, texts: Mapping[str, str]) -> Result:
        focus, value = self._term(node, "focusNode"), self._term(node, "value")
        shape = self._term(node, "sourceShape")
        constraint = self._term(node, "sourceConstraint")
        path = self._term(node, "resultPath")
        component, severity = (
            self._term(node, name)
            for name in ("sourceConstraintComponent", "resultSeverity")
        )
        assert focus is not None
        assert isinstance(component, NamedNode)
        assert isinstance(severity, NamedNode)
        assert isinstance(shape, NamedNode | BlankNode)
        assert not isinstance(constraint, Literal)
        return Result(
            focus,
            component=component,
            severity=severity,
            shape=shape,
            path=None if path is None else self._source.path(path),
            value=value,
            constraint=constraint,
            messages=tuple(_literal(tag, text) for tag, text in texts.items()),
        )

    def _term(self, node: rdflib.term.Node, name: str) -> Term | None:
        """Return a part of a result as it is in the data."""
        term = self._value(node, name)
        if term is None:
            return None
        if isinstance(term, rdflib.Literal):
            text = _unveil(term)
            term = rdflib.Literal(text, term.language, term.datatype, normalize=False)
        return from_rdflib(term)

    def _value(self, node: rdflib.term.Node, name: str) -> rdflib.term.Node | None:
        return self._results.value(node, _sh(name))

    def _texts(self, node: rdflib.term.Node) -> dict[str, str]:
        """Return what a result says, by language."""
        found = {}
        for message in self._results.objects(node, _sh("resultMessage")):
            language, _, text = str(message).rpartition(_LANGUAGE)
            name = partial(self._name, language=language)
            found[language] = _FILLED.sub(name, _unveil(text))
        return dict(sorted(found.items()))

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
        return quote(label, short, language="fr" if language == "fr" else "en")


def _literal(language: str, text: str) -> Literal:
    return Literal(text, language=language) if language else Literal(text)


def _unveil(text: str) -> str:
    return text.replace(_BACKSLASH, "\\")


def _is(term: rdflib.term.Node, language: str) -> bool:
    return isinstance(term, rdflib.Literal) and term.language == language


def _sh(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(SHACL.iri + name)
