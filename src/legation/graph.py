"""The knowledge graph: one object that builds, asks, shows, validates and exports."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Literal as OneOf

import rdflib

from legation.assets import folders
from legation.bridge import to_dataset
from legation.building import assemble, examine, renew
from legation.current import require_current
from legation.dataset import graph_iri
from legation.errors import EvidenceError
from legation.evidence import Evidence, Witness
from legation.export import select, write
from legation.federation import Federation
from legation.formats import GRAPHS, find_syntax
from legation.identities import Merger, last_name, mergers_of
from legation.inference import Engine
from legation.inputs import read_inputs
from legation.links import Link, links_of
from legation.queries.binding import Filled, bind
from legation.queries.catalogue import Catalogue
from legation.queries.stored import StoredQuery
from legation.reference import Reference
from legation.reports import Report
from legation.sparql.guard import guard
from legation.store import Answer, Row, Store
from legation.terms import NamedNode, Prefixes
from legation.texts import Language, Text
from legation.things import Description, describe, find_thing, label

__all__ = ["STORE", "Engine", "KnowledgeGraph", "Scope"]

Scope = OneOf["facts", "told"]
Argument = str | Sequence[str]

STORE = Path(".legation")
"""Where the store lies unless the user says otherwise, below the current folder."""


class KnowledgeGraph:
    """A government's record of its foreign relations, ready to be asked.

    Attributes:
        prefixes: The prefixes that every query may use without declaring them.
        catalogue: The stored queries.
    """

    def __init__(self, store: Store, *, base: str, catalogue: Catalogue) -> None:
        """Use `build`, `open` or `in_memory` instead."""
        self._store = store
        self._base = base
        self._reference = Reference(store)
        self.prefixes = Prefixes.of_dataset(base)
        self.catalogue = catalogue
        # What the calls of a stored query have in common is judged at the first.
        self._admit = lru_cache(partial(_admit, prefixes=self.prefixes))
        # A store never changes while it is open, so a name goes on meaning the same.
        self._find = lru_cache(partial(find_thing, store, prefixes=self.prefixes))

    @classmethod
    def build(
        cls,
        data: Path | None = None,
        *,
        store: Path = STORE,
        engine: Engine = "fast",
        force: bool = False,
    ) -> "KnowledgeGraph":
        """Build the store from the files, unless they are what it was made from.

        Args:
            data: The dataset's folder; by default the current folder's `data/`, else
                the shipped one.
            store: The folder of the store.
            engine: What infers: "fast" (rules made from the ontology) or "reference"
                (owlrl), which builds even if nothing changed.
            force: Build even if nothing changed.

        Returns:
            The graph, opened.

        Raises:
            DataError: The data are broken or do not conform; nothing was changed.
            SurroundingsError: A file is missing, or the store cannot be written.
        """
        renew(folders(data), store=store, engine=engine, force=force)
        return cls.open(store, data=data)

    @classmethod
    def open(cls, store: Path = STORE, *, data: Path | None = None) -> "KnowledgeGraph":
        """Open a store that was built.

        Args:
            store: The folder of the store.
            data: The dataset's folder, beside which its own queries may lie.

        Raises:
            StoreError: There is none, or it is damaged.
            HeaderError: A stored query has a broken header.
        """
        current = require_current(store)
        opened = Store.open(store / current.folder)
        catalogue = Catalogue.load(folders(data).queries)
        return cls(opened, base=current.base, catalogue=catalogue)

    @classmethod
    def in_memory(
        cls, data: Path | None = None, *, part: str | None = None
    ) -> "KnowledgeGraph":
        """Build a graph that lives in memory only.

        Args:
            data: The dataset's folder, as in `build`.
            part: A named part of the dataset; None for the whole.

        Raises:
            DataError: The data are broken or do not conform.
            SurroundingsError: A file is missing.
        """
        where = folders(data)
        inputs = read_inputs(where, part=part)
        built = assemble(inputs)
        return cls(
            Store.memory(built.quads),
            base=inputs.dataset.base,
            catalogue=Catalogue.load(where.queries),
        )

    def query(
        self,
        name: str,
        *,
        graph: Scope | None = None,
        engine: Engine = "fast",
        language: Language = "en",
        services: Federation | None = None,
        **parameters: Argument,
    ) -> Answer:
        """Run a stored query.

        Args:
            name: Its name, such as "missions/timeline".
            graph: "facts" or "told"; by default what the query declares.
            engine: "fast" (the store's own) or "reference" (rdflib).
            language: The language of labels, where the query has such a parameter.
            services: What else the query may ask; None for nothing.
            **parameters: Its parameters; things by prefixed name, IRI or label. A last
                underscore is dropped, for a name that Python reserves: `from_`.

        Returns:
            The answer: rows in the query's order.

        Raises:
            UnknownQueryError: There is no such query.
            ParameterError: A parameter is missing, unknown or ill-typed.
            UnknownThingError: A parameter names nothing in the graph.
            RefusedQueryError: It has LOAD or FROM, exceeds a limit, or asks a service
                that nobody allowed.
            QuerySyntaxError: It is no query; names line and column.
            ServiceError: A service fails.
        """
        stored = self.catalogue.get(name)
        given = {name.removesuffix("_"): value for name, value in parameters.items()}
        filled = self._fill(stored, given, language=language)
        scope = graph or stored.graph
        if stored.services:
            return self.sparql(
                filled.text, graph=scope, engine=engine, services=services
            )
        prefixes = self._admit(filled.judged)
        return self._ask(filled.text, prefixes, graph=scope, engine=engine)

    def sparql(
        self,
        text: str,
        *,
        graph: Scope = "facts",
        engine: Engine = "fast",
        services: Federation | None = None,
    ) -> Answer:
        """Run any SPARQL 1.1 query.

        Args:
            text: The query; the prefixes of the graph need no declaration.
            graph: "facts" or "told": what the query sees without GRAPH.
            engine: "fast" or "reference".
            services: What else the query may ask; None for nothing.

        Returns:
            The answer.

        Raises:
            RefusedQueryError: It has LOAD or FROM, exceeds a limit, or asks a service
                that nobody allowed.
            QuerySyntaxError: It is no query; names line and column.
            ServiceError: A service fails.
        """
        ask = partial(self._ask, prefixes=self.prefixes, graph=graph, engine=engine)
        asked = services or Federation.of()
        return ask(asked.resolve(text, ask, prefixes=self.prefixes))

    def bind(
        self,
        stored: StoredQuery,
        parameters: Mapping[str, Argument],
        *,
        language: Language = "en",
    ) -> str:
        """Return the SPARQL text of a stored query with its parameters filled in.

        Args:
            stored: The query.
            parameters: Its parameters by name.
            language: Fills a parameter of the type "lang" that is not given.

        Raises:
            ParameterError: A parameter is missing, unknown or ill-typed.
            UnknownThingError: A parameter names nothing in the graph.
        """
        return self._fill(stored, parameters, language=language).text

    def evidence(self, name: str, answer: Answer) -> list[list[Evidence]]:
        """Return the evidence of each row of a stored query's answer.

        Args:
            name: The name of the query.
            answer: What it answered.

        Returns:
            One list for each row, in the order of the rows; empty where there is none.

        Raises:
            UnknownQueryError: There is no such query.
            EvidenceError: The query declares no evidence variable.
        """
        stored = self.catalogue.get(name)
        if not stored.evidence:
            raise EvidenceError(
                Text(
                    f"The query {stored.name} does not say what its rows are about, so "
                    "no evidence can be shown. Ask it without --evidence.",
                    f"La requête {stored.name} n'indique pas sur quoi portent ses "
                    "lignes : aucune preuve ne peut être montrée. Exécutez-la "
                    "sans --evidence.",
                )
            )
        places = [answer.columns.index(name) for name in stored.evidence]
        return [self._proof(row, places) for row in answer]

    @property
    def store(self) -> Store:
        """The store, for what looks at all of it; its default graph has the facts."""
        return self._store

    @cached_property
    def witness(self) -> Witness:
        """What finds the evidence of an entity (read at first use)."""
        return Witness(self._store, base=self._base)

    def find(self, text: str, kind: str | None = None) -> NamedNode:
        """Return the thing that a name means.

        Args:
            text: A prefixed name, an IRI, the last part of one, or a label; a name that
                was given up for another means the thing that has the other.
            kind: IRI of the class that the thing shall have; None for any.

        Raises:
            UnknownThingError: Nothing has that name, or several things have it.
        """
        wanted = NamedNode(kind) if kind else None
        found = self._find(text, kind=wanted)
        return last_name(self._store, found, base=self._base)

    def describe(self, thing: NamedNode) -> Description:
        """Return all facts about a thing, sorted, each with how it is known."""
        return describe(self._store, thing, base=self._base)

    def links(self, thing: NamedNode) -> list[Link]:
        """Return the links from a thing to outside datasets, the closest first.

        Args:
            thing: Its IRI; of a thing outside the record, the links to it.
        """
        return links_of(self._store, thing, base=self._base)

    def mergers(self, thing: NamedNode) -> list[Merger]:
        """Return what was decided about the identity of a thing.

        Args:
            thing: Its IRI.

        Returns:
            The decisions, those that made it one with another thing first.
        """
        return mergers_of(self._store, thing, base=self._base)

    def label(self, thing: NamedNode, *, language: Language = "en") -> str:
        """Return what a thing, a class or a property is called.

        Args:
            thing: Its IRI.
            language: The language wanted; where there is none in it, another serves.

        Returns:
            The label; the prefixed name where it has none.
        """
        found = label(self._store, thing, language=language)
        return found or self.prefixes.shorten(thing.value)

    @staticmethod
    def validate(
        *files: Path, data: Path | None = None, engine: Engine = "fast"
    ) -> Report:
        """Validate the dataset, or files as if they were added to it.

        Args:
            *files: RDF files; none for the dataset as it is.
            data: The dataset's folder, as in `build`.
            engine: "fast" (ours) or "reference" (owlrl and pySHACL).

        Returns:
            All findings, sorted by place; with files, those about them only.

        Raises:
            MissingFileError: A file is not there.
            DataError: A file cannot be parsed.
        """
        return examine(read_inputs(folders(data), extra=files), engine=engine)

    def export(
        self, syntax: str, *, graph: str = "facts", entity: NamedNode | None = None
    ) -> bytes:
        """Write a graph out.

        Args:
            syntax: "turtle", "trig", "ntriples", "nquads", "jsonld" or "rdfxml".
            graph: "facts", one of the named graphs, or "all".
            entity: Only the statements about this thing; None for all of them.

        Returns:
            UTF-8 bytes, the same for the same store.

        Raises:
            FormatError: There is no such syntax or graph, or the syntax cannot hold
                named graphs and "all" was asked.
        """
        chosen = find_syntax(syntax, among=GRAPHS)
        held = select(self._store, graph, base=self._base, entity=entity)
        return write(held, chosen, prefixes=self.prefixes)

    def rdflib(self) -> rdflib.Dataset:
        """Return a copy of the whole store as an rdflib dataset.

        Returns:
            The facts as its default graph, and every named graph.
        """
        return to_dataset(self._store.match())

    def _fill(
        self,
        stored: StoredQuery,
        parameters: Mapping[str, Argument],
        *,
        language: Language,
    ) -> Filled:
        given = dict(parameters)
        if "lang" in stored.parameters:
            given.setdefault("lang", language)
        return bind(stored, given, resolve=self.find, prefixes=self.prefixes)

    def _ask(
        self, text: str, prefixes: Mapping[str, str], *, graph: Scope, engine: Engine
    ) -> Answer:
        default = graph_iri(self._base, "told") if graph == "told" else None
        asked = self._store if engine == "fast" else self._reference
        return asked.query(text, default_graph=default, prefixes=prefixes)

    def _proof(self, row: Row, places: Sequence[int]) -> list[Evidence]:
        """Return the evidence of the things in some cells, what rules rest on last."""
        found = dict.fromkeys(
            one
            for place in places
            if isinstance(thing := row[place], NamedNode)
            for one in self.witness.of(thing, values=row)
        )
        return sorted(found, key=lambda one: one.rule or "")


def _admit(text: str, *, prefixes: Prefixes) -> dict[str, str]:
    """Return the prefixes that a query names, if the guard lets it pass."""
    guard(text)
    return {name: iri for name, iri in prefixes.items() if f"{name}:" in text}
