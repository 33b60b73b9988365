"""Accepted links checked, among themselves and against outside datasets."""

from pathlib import Path

import click

from legation.assets import folders
from legation.cli.options import open_graph
from legation.cli.output import write_bytes
from legation.cli.outside import authorities
from legation.cli.proposed import told
from legation.cli.session import Session
from legation.dataset import read_dataset
from legation.identities import read_identities
from legation.likeness.facts import Facts
from legation.linking.checking import check_against, check_tables
from legation.linking.deciding import read_decided
from legation.linking.subjects import read_subjects
from legation.reports import Report


def check(  # noqa: PLR0913 (one argument for each option)
    data: Path | None,
    store: Path,
    *,
    sources: tuple[str, ...],
    services: tuple[str, ...],
    endpoints: tuple[str, ...],
    cache: Path | None,
    is_extract: bool,
    syntax: str,
) -> None:
    """Check the accepted links.

    Args:
        data: The dataset's folder; None for the default one.
        store: The folder of the store, which is read where an outside dataset is named.
        sources: Packages and files.
        services: Addresses of reconciliation services.
        endpoints: Addresses of SPARQL endpoints.
        cache: The folder that keeps answers of services; None for none.
        is_extract: Whether the files lack entries of their datasets.
        syntax: The format of the report.
    """
    context = click.get_current_context()
    session = context.ensure_object(Session)
    dataset = read_dataset(folders(data).data)
    identities = read_identities(dataset.identities(), base=dataset.base)
    decided = read_decided(dataset, identities)
    found = check_tables(decided.rows, last=identities.last)
    if sources or services or endpoints:
        asked = authorities(
            sources, services, endpoints, cache, is_whole=not is_extract
        )
        facts = Facts(told(open_graph(store, data)))
        subjects = read_subjects(facts, known=decided.known)
        for authority in asked:
            found += check_against(
                authority, decided.rows, subjects, last=identities.last
            )
    report = Report(tuple(found))
    write_bytes(report.write(syntax, language=session.language), None)
    if report.violations:
        context.exit(1)
