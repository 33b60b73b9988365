"""JSON-LD 1.1, its names and values shortened by a context.

A document carries inside what it uses of the context, so that nobody needs to fetch
one. What the context does not name, and values that do not fit their property, are
written in full: nothing is lost.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from legation.errors import MissingFileError
from legation.terms import (
    RDF,
    XSD,
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Prefixes,
    Quad,
    Triple,
)

Json = Any
"""What `json` reads and writes."""

# Numbers and truth values that JSON spells as RDF does; 15 digits are exact everywhere.
_NATIVE = {
    XSD.boolean: re.compile("true|false"),
    XSD.integer: re.compile("0|-?[1-9][0-9]{0,14}"),
}


class Context:
    """A context: prefixes and classes are texts in it, properties are objects.

    Attributes:
        definitions: The value of "@context"; its IRIs are prefixed names.
        prefixes: The prefixes among them.
        names: The name of each class and property, by its IRI.
    """

    def __init__(self, definitions: Mapping[str, Json]) -> None:
        """Take the value of "@context"."""
        self.definitions = definitions
        texts = {k: v for k, v in definitions.items() if isinstance(v, str)}
        self.prefixes = Prefixes({k: v for k, v in texts.items() if v[-1] in "#/"})
        self.names: dict[str, str] = {}
        for name, definition in definitions.items():
            if name not in self.prefixes and not name.startswith("@"):
                iri = self.prefixes.expand(texts.get(name) or definition["@id"])
                assert iri, name
                self.names[iri.value] = name

    @classmethod
    def read(cls, path: Path) -> "Context":
        """Read the context of a JSON-LD document.

        Raises:
            MissingFileError: The file cannot be read.
        """
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise MissingFileError.unreadable(path, error) from error
        return cls(json.loads(text)["@context"])

    def property(self, iri: str) -> Mapping[str, str]:
        """Return the definition of a property; empty where there is none."""
        found = self.definitions.get(self.names.get(iri, ""))
        return found if isinstance(found, dict) else {}


def write_jsonld(
    quads: Iterable[Quad], *, prefixes: Prefixes, context: Context
) -> bytes:
    """Write quads as JSON-LD 1.1.

    Args:
        quads: The quads, those of each graph together.
        prefixes: Prefixes for what the context does not name.
        context: The names of classes and properties.

    Returns:
        UTF-8 bytes that end in a line break. Subjects and keys are sorted, values are
        in the order of the quads.
    """
    writer = _Writer(prefixes, context)
    nodes: list[dict[str, Json]] = []
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        inside = writer.nodes(quad.triple for quad in members)
        if isinstance(graph, DefaultGraph):
            nodes.extend(inside)
        else:
            nodes.append({"@id": writer.name(graph), "@graph": inside})
    return _document(writer.used, nodes).encode()


def _document(context: Mapping[str, Json], nodes: list[dict[str, Json]]) -> str:
    """Return the text of a document; each definition of the context has one line."""
    lines = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(context[name])}" for name in sorted(context)
    )
    graph = json.dumps(nodes, ensure_ascii=False, indent=1).replace("\n", "\n ")
    return f'{{\n "@context": {{\n{lines}\n }},\n "@graph": {graph}\n}}\n'


class _Writer:
    """Writes nodes, and gathers in `used` the definitions that they need."""

    def __init__(self, prefixes: Prefixes, context: Context) -> None:
        table = {**prefixes, **context.prefixes}
        # One key cannot be a name and a prefix: such a prefix is not used.
        names = set(context.names.values())
        self._prefixes = Prefixes({p: table[p] for p in table if p not in names})
        self._context = context
        self.used: dict[str, Json] = {}

    def nodes(self, triples: Iterable[Triple]) -> list[dict[str, Json]]:
        by_subject: dict[str, dict[str, list[Json]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for triple in triples:
            key, value = self._pair(triple)
            by_subject[self.name(triple.subject)][key].append(value)
        return [
            {"@id": name, **{key: self._joined(key, node[key]) for key in sorted(node)}}
            for name, node in sorted(by_subject.items())
        ]

    def name(self, term: object) -> str:
        """Return the prefixed name of a term, or its IRI where it has none."""
        if isinstance(term, BlankNode):
            return f"_:{term.value}"
        assert isinstance(term, NamedNode)
        short = self._prefixes.shorten(term.value)
        if short.startswith("<"):
            return term.value
        self._use_prefix(short)
        return short

    def _pair(self, triple: Triple) -> tuple[str, Json]:
        """Return a key and one value; a text by language is an object of one entry."""
        predicate, value = triple.predicate, triple.object
        if predicate == RDF.type:
            return "@type", self._term(value)
        definition = self._context.property(predicate.value)
        if definition.get("@container") != "@language":
            key = self._term(predicate)
            return key, self._value(value, definition.get("@type"))
        if isinstance(value, Literal) and value.language:
            return self._term(predicate), {value.language: value.value}
        return self.name(predicate), self._value(value, None)

    def _joined(self, key: str, values: list[Json]) -> Json:
        """Return all values of a key as its container has them."""
        definition = self.used.get(key)
        container = definition.get("@container") if isinstance(definition, dict) else ""
        if container == "@language":
            texts: dict[str, list[str]] = defaultdict(list)
            for value in values:
                for language, text in value.items():
                    texts[language].append(text)
            return {tag: _single(said) for tag, said in sorted(texts.items())}
        return _single(values) if container is None else values

    def _term(self, term: object) -> str:
        """Return the name that the context gives, else as `name` does."""
        name = self._context.names.get(getattr(term, "value", ""))
        if name is None:
            return self.name(term)
        definition = self._context.definitions[name]
        self.used[name] = definition
        for iri in (
            definition.values() if isinstance(definition, dict) else [definition]
        ):
            self._use_prefix(iri)
        return name

    def _use_prefix(self, name: str) -> None:
        prefix = name.partition(":")[0]
        if prefix in self._prefixes:
            self.used[prefix] = self._prefixes[prefix]

    def _value(self, value: object, kind: str | None) -> Json:
        """Return a value, in full where it is not of the kind of its property."""
        if not isinstance(value, Literal):
            name = self.name(value)
            return name if kind == "@id" else {"@id": name}
        if value.language:
            return {"@language": value.language, "@value": value.value}
        if value.datatype == XSD.string:
            return {"@value": value.value} if kind else value.value
        datatype = self.name(value.datatype)
        if datatype != kind:
            return {"@type": datatype, "@value": value.value}
        native = _NATIVE.get(value.datatype)
        return (
            json.loads(value.value)
            if native and native.fullmatch(value.value)
            else value.value
        )


def _single(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values
