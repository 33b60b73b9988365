"""The other services that a query may ask: who is allowed, and what would be sent."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from legation.cli.bilingual import Option
from legation.cli.output import write_bytes
from legation.cli.session import Session
from legation.errors import UsageError
from legation.federation import Federation, Network
from legation.graph import Engine, KnowledgeGraph, Scope
from legation.queries.stored import StoredQuery
from legation.texts import Text


def services() -> list[click.Parameter]:
    """Return the options about other services."""
    return [
        Option(
            "--allow-service",
            "allowed",
            multiple=True,
            metavar="HOST",
            text=Text(
                "Let the query ask this host too, by its SERVICE; otherwise nothing "
                "is sent anywhere. May be given several times.",
                "Permettre à la requête d'interroger aussi cet hôte, par son SERVICE; "
                "sinon, rien n'est envoyé nulle part. Peut être répétée.",
            ),
        ),
        Option(
            "--service",
            "instead",
            multiple=True,
            metavar="ADDRESS=OTHER",
            text=Text(
                "Ask OTHER where the query names ADDRESS. May be given several times.",
                "Interroger OTHER là où la requête nomme ADDRESS. Peut être répétée.",
            ),
        ),
        Option(
            "--show-remote",
            is_flag=True,
            text=Text(
                "Show what would be sent to other services, and send nothing.",
                "Montrer ce qui serait envoyé à d'autres services, sans rien envoyer.",
            ),
        ),
    ]


def network(allowed: Sequence[str], instead: Sequence[str]) -> Network:
    """Return the network, as far as a run may go.

    Args:
        allowed: Hosts.
        instead: Pairs of addresses, each as in "ADDRESS=OTHER".

    Raises:
        UsageError: A pair is none.
        RefusedAddressError: A host or an address is none.
    """
    return Network(allowed, instead=dict(map(_pair, instead)))


def print_requests(  # noqa: PLR0913 (one argument for each option)
    graph: KnowledgeGraph,
    text: str,
    outside: Network,
    *,
    scope: Scope,
    engine: Engine,
    output: Path | None,
) -> None:
    """Print the queries that would be sent, one after the other, and send nothing.

    Args:
        graph: The graph.
        text: The SPARQL text.
        outside: Whom they would be sent to.
        scope: "facts" or "told".
        engine: "fast" or "reference".
        output: The file to write; None for the terminal.
    """
    federation = Federation(outside)
    ask = partial(graph.sparql, graph=scope, engine=engine)
    requests = list(federation.requests(text, ask, prefixes=graph.prefixes))
    shown = [
        f"# {number}/{len(requests)} {outside.target(request.address)}\n\n"
        f"{request.text}"
        for number, request in enumerate(requests, start=1)
    ]
    write_bytes("\n".join(shown).encode(), output)
    session = click.get_current_context().ensure_object(Session)
    for remark in federation.remarks or ([] if requests else [_NOTHING]):
        session.say(remark)


_NOTHING = Text("Nothing would be sent.", "Rien ne serait envoyé.")
_PAIR = re.compile(r"(https?://.+?)=(https?://.+)")


def _pair(words: str) -> tuple[str, str]:
    found = _PAIR.fullmatch(words)
    if not found:
        raise UsageError(
            Text(
                f"“{words}” is not a pair of addresses. Write --service "
                "https://example.org/sparql=http://127.0.0.1:7878/query",
                f"« {words} » n'est pas une paire d'adresses. Écrivez --service "
                "https://example.org/sparql=http://127.0.0.1:7878/query",
            )
        )
    return found[1], found[2]


def asks_too(query: StoredQuery) -> Text | None:
    """Return the sentences that tell whom a stored query asks too; None for nobody.

    Args:
        query: The query.
    """
    if not query.services:
        return None
    addresses = ", ".join(query.services)
    options = " ".join(f"--allow-service {host}" for host in query.hosts)
    return Text(
        f"This query also asks {addresses}, if you allow it: {options}",
        f"Cette requête interroge aussi {addresses}, si vous le permettez : {options}",
    )
