"""The outside datasets that a command line names."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from legation.authorities.authority import Authority
from legation.authorities.endpoint import SparqlEndpoint
from legation.authorities.geonames import GeoNames
from legation.authorities.iso3166 import Iso3166
from legation.authorities.reconciliation import Reconciliation
from legation.authorities.snapshot import open_snapshot
from legation.cli.bilingual import Option
from legation.egress import Egress, Limits
from legation.errors import UsageError
from legation.texts import Text

PACKAGES: Mapping[str, Callable[[], Authority]] = {
    "iso3166": Iso3166,
    "geonames": GeoNames,
}
"""The packages of facts by the names of their datasets."""

_PAUSE = 0.2  # seconds between two questions to one service


def outside() -> list[click.Parameter]:
    """Return the options that name outside datasets."""
    return [
        Option(
            "--from",
            "sources",
            multiple=True,
            metavar="NAME|FILE",
            text=Text(
                f"An outside dataset: {' or '.join(PACKAGES)} (no network), or a file "
                "of RDF or JSON lines. May be given several times.",
                f"Un jeu de données externe : {' ou '.join(PACKAGES)} (sans réseau), "
                "ou un fichier RDF ou de lignes JSON. Peut être répétée.",
            ),
        ),
        Option(
            "--reconciliation",
            "services",
            multiple=True,
            metavar="ADDRESS",
            text=Text(
                "A service with the Reconciliation API 0.2; the program talks to it.",
                "Un service qui suit l'API de réconciliation 0.2; le programme "
                "communique avec lui.",
            ),
        ),
        Option(
            "--endpoint",
            "endpoints",
            multiple=True,
            metavar="ADDRESS",
            text=Text(
                "A SPARQL endpoint; the program talks to it.",
                "Un point d'accès SPARQL; le programme communique avec lui.",
            ),
        ),
        Option(
            "--cache",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="FOLDER",
            text=Text(
                "Keep the answers of services here, and ask nothing twice.",
                "Conserver ici les réponses des services et ne rien demander deux "
                "fois.",
            ),
        ),
    ]


def authorities(
    sources: Sequence[str],
    services: Sequence[str],
    endpoints: Sequence[str],
    cache: Path | None,
    *,
    is_whole: bool = True,
) -> list[Authority]:
    """Return the outside datasets that are named, in their order.

    Args:
        sources: Names of packages, and files.
        services: Addresses of reconciliation services.
        endpoints: Addresses of SPARQL endpoints.
        cache: The folder that keeps answers; None for none.
        is_whole: Whether the files have all entries of their datasets.

    Raises:
        UsageError: None is named, or one is neither a package nor a file.
        SurroundingsError: A file or a service is not there.
    """
    if not (sources or services or endpoints):
        raise UsageError(_NONE)
    found: list[Authority] = [_source(one, is_whole=is_whole) for one in sources]
    addresses = (*services, *endpoints)
    egress = Egress(addresses, limits=Limits(pause=_PAUSE), cache=cache)
    found += [Reconciliation(one, egress=egress) for one in services]
    found += [SparqlEndpoint(one, egress=egress) for one in endpoints]
    return found


def _source(text: str, *, is_whole: bool) -> Authority:
    if text in PACKAGES:
        return PACKAGES[text]()
    path = Path(text)
    if path.exists():
        return open_snapshot(path, is_whole=is_whole)
    raise UsageError(_unknown(text))


_NONE = Text(
    f"No outside dataset is named. Add --from {' or --from '.join(PACKAGES)}, a file, "
    "or an address with --reconciliation or --endpoint.",
    f"Aucun jeu de données externe n'est nommé. Ajoutez --from "
    f"{' ou --from '.join(PACKAGES)}, un fichier, ou une adresse avec "
    "--reconciliation ou --endpoint.",
)


def _unknown(text: str) -> Text:
    known = ", ".join(PACKAGES)
    return Text(
        f"“{text}” is no file here, and no dataset that Legation knows ({known}). An "
        "address goes with --reconciliation or --endpoint.",
        f"« {text} » n'est ni un fichier d'ici ni un jeu de données que Legation "
        f"connaît ({known}). Une adresse se donne avec --reconciliation ou --endpoint.",
    )
