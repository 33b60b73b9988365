"""Commands about the stored queries: queries list, show, lint, test, verify."""

import json
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

import click

from legation.answers import write_term
from legation.assets import folders
from legation.cli.bilingual import Command, Group, Option
from legation.cli.options import open_graph, shared
from legation.cli.services import asks_too
from legation.cli.session import Session
from legation.errors import DataError, UsageError
from legation.federation import Federation, Recorded
from legation.findings import Finding
from legation.graph import Engine, KnowledgeGraph, Scope
from legation.queries.catalogue import Catalogue
from legation.queries.checks import verify
from legation.queries.examples import check_example, check_inference
from legation.queries.lint import lint
from legation.queries.stored import Example, StoredQuery
from legation.store import describe_query
from legation.terms import VOCABULARY
from legation.texts import Text

_ENGINES: tuple[Engine, ...] = ("fast", "reference")
_NAMES = click.Argument(["names"], nargs=-1)


def _list(data: Path | None, *, as_json: bool) -> None:
    session = click.get_current_context().ensure_object(Session)
    catalogue = Catalogue.load(folders(data).queries)
    if as_json:
        written = [_as_json(query) for query in catalogue]
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
        return
    width = max((len(query.name) for query in catalogue), default=0)
    for query in catalogue:
        title = query.title.into(session.language)
        mark = "".join(f" → {host}" for host in query.hosts)
        click.echo(f"{query.name:<{width}}  {title}{mark}")


def _as_json(query: StoredQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title.as_json(),
        "description": query.description.as_json(),
        "parameters": list(query.parameters),
        "columns": list(query.columns),
        "evidence": list(query.evidence),
        "graph": query.graph,
        "services": list(query.services),
    }


def _show(name: str, data: Path | None) -> None:
    session = click.get_current_context().ensure_object(Session)
    query = Catalogue.load(folders(data).queries).get(name)
    click.echo(query.text.rstrip("\n"))
    if told := asks_too(query):
        session.say(told)


def _lint(names: tuple[str, ...], data: Path | None) -> None:
    session = click.get_current_context().ensure_object(Session)
    chosen = _choose(names, data)
    findings = [
        finding
        for query in chosen
        for finding in lint(
            query, shape=lambda text: describe_query(text, prefixes=VOCABULARY)
        )
    ]
    _refuse(findings)
    session.say(
        Text(
            f"{len(chosen)} stored queries are in order.",
            f"{len(chosen)} requêtes enregistrées sont conformes.",
        )
    )


def _test(names: tuple[str, ...], data: Path | None) -> None:
    session = click.get_current_context().ensure_object(Session)
    chosen = _choose(names, data)
    graph_of = cache(lambda part: KnowledgeGraph.in_memory(data, part=part))
    findings: list[Finding] = []
    count = 0
    for query in chosen:
        for example in query.examples:
            for engine in _ENGINES:
                count += 1
                graph = graph_of(example.data)
                findings.extend(_run(graph, query, example, engine))
    _refuse(findings)
    session.say(
        Text(
            f"{count} examples of {len(chosen)} stored queries give the expected rows.",
            f"{count} exemples de {len(chosen)} requêtes enregistrées donnent les "
            "lignes attendues.",
        )
    )


def _verify(
    names: tuple[str, ...], data: Path | None, store: Path, *, in_memory: bool
) -> None:
    session = click.get_current_context().ensure_object(Session)
    chosen = [query for query in _choose(names, data) if names or query.must_be_empty]
    if not chosen:
        raise UsageError(_NO_CHECKS)
    for query in chosen:
        if not query.must_be_empty:
            raise UsageError(_answering(query.name))
    graph = KnowledgeGraph.in_memory(data) if in_memory else open_graph(store, data)
    run = partial(_rows, graph, scope="facts", engine="fast")
    findings = [
        finding
        for query in chosen
        for finding in verify(query, run=run, text=graph.bind(query, {}))
    ]
    if findings:
        raise DataError(
            Text(
                f"{len(findings)} row(s) where there must be none.",
                f"{len(findings)} ligne(s) là où il ne doit pas y en avoir.",
            ),
            findings,
        )
    session.say(
        Text(
            f"Nothing is wrong. Queries run: {len(chosen)}.",
            f"Aucune anomalie. Requêtes exécutées : {len(chosen)}.",
        )
    )


_NO_CHECKS = Text(
    "There is no query of verify/ beside these data, so nothing was verified. Copy the "
    "shipped ones into queries/verify.",
    "Il n'y a pas de requête de verify/ à côté de ces données; rien n'a été vérifié. "
    "Copiez celles qui sont fournies dans queries/verify.",
)


def _answering(name: str) -> Text:
    return Text(
        f"{name} is a question to ask, and its rows are no faults. To verify, name "
        "queries of verify/.",
        f"{name} est une question, et ses lignes ne sont pas des anomalies. Pour "
        "vérifier, nommez des requêtes de verify/.",
    )


def _run(
    graph: KnowledgeGraph, query: StoredQuery, example: Example, engine: Engine
) -> list[Finding]:
    text = graph.bind(query, example.args)
    recorded = Federation(Recorded.read(example.remote, text=query.text))
    rows = partial(_rows, graph, engine=engine, services=recorded)
    asked, told = partial(rows, scope=query.graph), partial(rows, scope="told")
    return [
        *check_example(query, example, run=asked, text=text),
        *check_inference(query, example, run=told, text=text),
    ]


def _rows(
    graph: KnowledgeGraph,
    text: str,
    *,
    scope: Scope,
    engine: Engine,
    services: Federation | None = None,
) -> list[dict[str, str]]:
    """Return the rows of a query as an example writes them."""
    answer = graph.sparql(text, graph=scope, engine=engine, services=services)
    rows = []
    for row in answer:
        written = (write_term(term, graph.prefixes) for term in row)
        pairs = zip(answer.columns, written, strict=True)
        rows.append({name: value for name, value in pairs if value is not None})
    return rows


def _choose(names: tuple[str, ...], data: Path | None) -> list[StoredQuery]:
    catalogue = Catalogue.load(folders(data).queries)
    return [catalogue.get(name) for name in names] if names else list(catalogue)


def _refuse(findings: Iterable[Finding]) -> None:
    found = list(findings)
    if found:
        raise DataError(
            Text(
                f"{len(found)} finding(s) in the stored queries.",
                f"{len(found)} constat(s) dans les requêtes enregistrées.",
            ),
            found,
        )


_LIST = Command(
    "list",
    callback=_list,
    params=[
        *shared(store=False),
        Option(
            "--json",
            "as_json",
            is_flag=True,
            text=Text("Print JSON.", "Afficher en JSON."),
        ),
    ],
    text=Text(
        "List the stored queries.", "Afficher la liste des requêtes enregistrées."
    ),
)
_SHOW = Command(
    "show",
    callback=_show,
    params=[click.Argument(["name"]), *shared(store=False)],
    text=Text(
        "Print a stored query as it stands in its file.",
        "Afficher une requête enregistrée telle qu'elle figure dans son fichier.",
    ),
)
_LINT = Command(
    "lint",
    callback=_lint,
    params=[_NAMES, *shared(store=False)],
    text=Text(
        "Check headers, columns and layout of stored queries.",
        "Vérifier l'en-tête, les colonnes et la mise en forme des requêtes "
        "enregistrées.",
    ),
)
_TEST = Command(
    "test",
    callback=_test,
    params=[_NAMES, *shared(store=False)],
    text=Text(
        "Run the examples of stored queries on both engines.",
        "Exécuter les exemples des requêtes enregistrées avec les deux moteurs.",
    ),
)
_VERIFY = Command(
    "verify",
    callback=_verify,
    params=[
        _NAMES,
        *shared(),
        Option(
            "--in-memory",
            is_flag=True,
            text=Text(
                "Verify a build in memory, made now from the files, and no store.",
                "Vérifier une construction en mémoire, faite à l'instant à partir des "
                "fichiers, et non une base.",
            ),
        ),
    ],
    text=Text(
        "Run the queries of verify/, which must find nothing.\n\nEach row that one of "
        "them finds is a fault of the store; exit code 1 if there is any.",
        "Exécuter les requêtes de verify/, qui ne doivent rien trouver.\n\nChaque "
        "ligne que l'une d'elles trouve est une anomalie de la base; code de sortie 1 "
        "s'il y en a.",
    ),
)


class _Queries(Group):
    """Without a command of its own, the group lists."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] != "--help"):
            args = ["list", *args]
        return super().parse_args(ctx, args)


QUERIES = _Queries(
    "queries",
    commands=[_LIST, _SHOW, _LINT, _TEST, _VERIFY],
    text=Text(
        "The stored queries: list (the default), show, lint, test, verify.",
        "Les requêtes enregistrées : list (par défaut), show, lint, test, verify.",
    ),
)
