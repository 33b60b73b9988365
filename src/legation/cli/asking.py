"""Commands that ask: query and sparql."""

import sys
from pathlib import Path

import click

from legation.answers import Face
from legation.assets import folders
from legation.cli.answers import print_answer
from legation.cli.bilingual import Command, Option
from legation.cli.options import OUTPUT, open_graph, shared
from legation.cli.services import asks_too, network, print_requests, services
from legation.cli.session import Session
from legation.errors import MissingFileError, UsageError
from legation.federation import Federation
from legation.formats import GRAPHS, RESULTS
from legation.graph import Engine, Scope
from legation.queries.catalogue import Catalogue
from legation.queries.stored import Parameter, StoredQuery
from legation.texts import Text

_RESULT_OPTIONS = [
    Option(
        "--format",
        "syntax",
        metavar="NAME",
        text=Text(
            f"Format: {', '.join(RESULTS)} for rows; {', '.join(GRAPHS)} for triples.",
            f"Format : {', '.join(RESULTS)} pour des lignes; {', '.join(GRAPHS)} pour "
            "des triplets.",
        ),
    ),
    Option(
        "--engine",
        type=click.Choice(["fast", "reference"]),
        default="fast",
        text=Text(
            "What evaluates the query: the store itself (fast), or rdflib (reference).",
            "Ce qui évalue la requête : la base elle-même (fast) ou rdflib "
            "(reference).",
        ),
    ),
    Option(
        "--limit",
        type=click.IntRange(min=1),
        metavar="N",
        text=Text("At most N rows.", "N lignes au plus."),
    ),
    OUTPUT,
]
_EVERY_QUERY = Text(
    "The options that every stored query has: legation query --help",
    "Options communes à toutes les requêtes enregistrées : legation query --help",
)
_GRAPH = Option(
    "--graph",
    type=click.Choice(["facts", "told"]),
    text=Text(
        "What is asked: all facts (facts), or only those that a source tells (told).",
        "Ce qui est interrogé : tous les faits (facts) ou seulement ceux qu'une source "
        "énonce (told).",
    ),
)


def _query(  # noqa: PLR0913 (one argument for each option)
    name: str | None,
    data: Path | None,
    store: Path,
    *,
    syntax: str | None,
    engine: Engine,
    limit: int | None,
    output: Path | None,
    graph: Scope | None,
    evidence: bool,
    help_wanted: bool,
    allowed: tuple[str, ...],
    instead: tuple[str, ...],
    show_remote: bool,
) -> None:
    context = click.get_current_context()
    session = context.ensure_object(Session)
    if name is None:
        if help_wanted:
            click.echo(context.get_help())
            return
        raise UsageError(
            Text(
                "Name a stored query. To see the list: legation queries",
                "Nommez une requête enregistrée. Pour en voir la liste : "
                "legation queries",
            )
        )
    if help_wanted:
        stored = Catalogue.load(folders(data).queries).get(name)
        inner = _context(stored, context, [])
        click.echo(inner.get_help())
        return
    outside = network(allowed, instead)
    opened = open_graph(store, data)
    stored = opened.catalogue.get(name)
    given = _parse(stored, context)
    text = opened.bind(stored, given, language=session.language)
    scope = graph or stored.graph
    if show_remote:
        print_requests(opened, text, outside, scope=scope, engine=engine, output=output)
        return
    face = Face.of_query(
        stored, language=session.language, syntax=syntax, evidence=evidence
    )
    print_answer(
        opened,
        text,
        face,
        scope=scope,
        engine=engine,
        limit=limit,
        output=output,
        services=Federation(outside),
    )


def _parse(stored: StoredQuery, context: click.Context) -> dict[str, str | list[str]]:
    """Return the parameters of the query among the words that click left over."""
    inner = _context(stored, context, list(context.args))
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in inner.params.items()
        if value
    }


def _context(
    stored: StoredQuery, context: click.Context, words: list[str]
) -> click.Context:
    name = f"legation query {stored.name}"
    return _parameters(stored).make_context(name, words, obj=context.obj)


def _parameters(stored: StoredQuery) -> click.Command:
    """Return a command whose options are the parameters of a stored query."""
    told = [stored.title, stored.description, asks_too(stored), _EVERY_QUERY]
    options: list[click.Parameter] = [
        Option(
            f"--{name}",
            name,
            metavar=parameter.type.upper(),
            multiple=parameter.list,
            text=_help(parameter),
        )
        for name, parameter in stored.parameters.items()
        if name != "lang"
    ]
    return Command(
        stored.name,
        params=options,
        text=Text(
            "\n\n".join(each.en for each in told if each),
            "\n\n".join(each.fr for each in told if each),
        ),
        add_help_option=False,
    )


def _help(parameter: Parameter) -> Text:
    told = parameter.description or parameter.label
    if not parameter.required:
        return told
    return Text(f"{told.en} (required)", f"{told.fr} (obligatoire)")


def _sparql(  # noqa: PLR0913 (one argument for each option)
    file: Path | None,
    data: Path | None,
    store: Path,
    *,
    text: str | None,
    syntax: str | None,
    engine: Engine,
    limit: int | None,
    output: Path | None,
    graph: Scope | None,
    allowed: tuple[str, ...],
    instead: tuple[str, ...],
    show_remote: bool,
) -> None:
    session = click.get_current_context().ensure_object(Session)
    if (file is None) == (text is None):
        raise UsageError(
            Text(
                "Give one query: a file, - for standard input, or -e TEXT.",
                "Donnez une seule requête : un fichier, - pour l'entrée standard, ou "
                "-e TEXTE.",
            )
        )
    outside = network(allowed, instead)
    query = text if text is not None else _read(file)
    opened, scope = open_graph(store, data), graph or "facts"
    if show_remote:
        print_requests(
            opened, query, outside, scope=scope, engine=engine, output=output
        )
        return
    print_answer(
        opened,
        query,
        Face(syntax=syntax, language=session.language),
        scope=scope,
        engine=engine,
        limit=limit,
        output=output,
        services=Federation(outside),
    )


def _read(file: Path | None) -> str:
    assert file is not None
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(
            Text(f"{file} is not UTF-8 text.", f"{file} n'est pas du texte en UTF-8.")
        ) from error
    except OSError as error:
        raise MissingFileError.unreadable(file, error) from error


def _complete(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Return the names of stored queries that begin with what was typed."""
    names = [stored.name for stored in Catalogue.load(folders().queries)]
    return [name for name in names if name.startswith(begun)]


QUERY = Command(
    "query",
    callback=_query,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    add_help_option=False,
    params=[
        click.Argument(
            ["name"],
            required=False,
            metavar="NAME [--PARAM VALUE ...]",
            shell_complete=_complete,
        ),
        *shared(),
        _GRAPH,
        Option(
            "--evidence",
            is_flag=True,
            text=Text(
                "Under each row, the claims with their quotes.",
                "Sous chaque ligne, les affirmations et leurs citations.",
            ),
        ),
        *_RESULT_OPTIONS,
        *services(),
        Option(
            "--help",
            "help_wanted",
            is_flag=True,
            text=Text(
                "Show this help, or that of the query named.",
                "Afficher cette aide, ou celle de la requête nommée.",
            ),
        ),
    ],
    text=Text(
        "Ask a stored query.\n\nIts parameters are options: "
        "legation query NAME --help lists them.",
        "Exécuter une requête enregistrée.\n\nSes paramètres sont des options : "
        "legation query NOM --help les énumère.",
    ),
)

SPARQL = Command(
    "sparql",
    callback=_sparql,
    params=[
        click.Argument(
            ["file"],
            required=False,
            type=click.Path(path_type=Path),
            metavar="[FILE|-]",
        ),
        *shared(),
        Option(
            "-e",
            "text",
            metavar="TEXT",
            text=Text("The query itself.", "La requête elle-même."),
        ),
        _GRAPH,
        *_RESULT_OPTIONS,
        *services(),
    ],
    text=Text(
        "Ask any SPARQL 1.1 query.\n\nThe prefixes of the model and of the dataset "
        "need no declaration.",
        "Exécuter une requête SPARQL 1.1 quelconque.\n\nLes préfixes du modèle et du "
        "jeu de données n'ont pas à être déclarés.",
    ),
)
