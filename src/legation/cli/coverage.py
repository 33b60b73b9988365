"""The command about what sources say and no claim quotes: coverage."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from legation.assets import folders
from legation.cli.bilingual import Command, Option
from legation.cli.options import shared
from legation.cli.session import Session
from legation.coverage import Coverage, Stretch, percent, read_coverage
from legation.errors import DataError
from legation.findings import Finding, Position
from legation.inputs import read_inputs
from legation.terms import Prefixes
from legation.texts import Language, Text, quote

_BEGINNING, _ENDING = 90, 60
_NO_TEXT = Text(
    "No source has a text at hand, so there is nothing to cover. Give a source its "
    "text with leg:file.",
    "Aucune source n'a de texte disponible : il n'y a donc rien à couvrir. Donnez son "
    "texte à une source avec leg:file.",
)


def _coverage(
    sources: tuple[str, ...],
    data: Path | None,
    *,
    at_least: float | None,
    as_json: bool,
) -> None:
    session = click.get_current_context().ensure_object(Session)
    inputs = read_inputs(folders(data))
    prefixes = inputs.dataset.prefixes
    found = read_coverage(inputs, names=sources)
    if as_json:
        written = [coverage.as_json() for coverage in found]
        click.echo(json.dumps(written, ensure_ascii=False, indent=1))
    elif found:
        blocks = (_lines(coverage, prefixes, session.language) for coverage in found)
        click.echo("\n\n".join("\n".join(block) for block in blocks))
    else:
        session.say(_NO_TEXT)
    if at_least is not None:
        _refuse(found, at_least, prefixes)


def _lines(coverage: Coverage, prefixes: Prefixes, language: Language) -> list[str]:
    """Return a source's coverage for people to read."""
    worded = [stretch for stretch in coverage.rest if stretch.has_words]
    wordless = [stretch for stretch in coverage.rest if not stretch.has_words]
    heads = (_named(coverage, prefixes), _figures(coverage))
    lines = [head.into(language) for head in heads]
    lines.extend(f"  {_stretch(stretch).into(language)}" for stretch in worded)
    if wordless:
        lines.append(f"  {_wordless(wordless).into(language)}")
    return lines


def _named(coverage: Coverage, prefixes: Prefixes) -> Text:
    """Return the label of a source with its prefixed name, or that alone."""
    label, short = coverage.label, prefixes.shorten(coverage.source.value)
    if label.en == short:
        return label
    return Text(
        quote(label.en, short, language="en"), quote(label.fr, short, language="fr")
    )


def _figures(coverage: Coverage) -> Text:
    share = percent(coverage.share)
    n, m = coverage.passages, coverage.claims
    covered, characters = coverage.covered, coverage.characters
    return Text(
        f"Passages: {n}; claims: {m}; coverage: {share.en} ({covered} of {characters} "
        "characters, without white space)",
        f"Passages : {n}; affirmations : {m}; couverture : {share.fr} ({covered} "
        f"caractères sur {characters}, espaces non compris)",
    )


def _stretch(stretch: Stretch) -> Text:
    words, where = _shown(stretch.text), f"{stretch.start}–{stretch.end}"
    return Text(
        f"{where}, line {stretch.line}: “{words}”",
        f"{where}, ligne {stretch.line} : « {words} »",
    )


def _shown(text: str) -> str:
    """Return words on one line, the middle of many left out."""
    flat = " ".join(text.split())
    # What cannot be seen could steer the terminal.
    seen = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in flat)
    mark = " […] "
    if len(seen) <= _BEGINNING + len(mark) + _ENDING:
        return seen
    return f"{seen[:_BEGINNING].rstrip()}{mark}{seen[-_ENDING:].lstrip()}"


def _wordless(stretches: Sequence[Stretch]) -> Text:
    places = len(stretches)
    characters = sum(stretch.characters for stretch in stretches)
    return Text(
        f"{places} place(s) without a letter or digit, such as bullets: {characters} "
        "character(s)",
        f"{places} endroit(s) sans lettre ni chiffre, comme des puces : {characters} "
        "caractère(s)",
    )


def _refuse(found: Sequence[Coverage], least: float, prefixes: Prefixes) -> None:
    """Raise an error that holds a finding for each source with too low a share."""
    # Asked like this, no share reaches nan, which click takes for a number.
    findings = [_low(c, least, prefixes) for c in found if not c.share >= least]
    if findings:
        raise DataError(
            Text(
                f"Coverage is too low for {len(findings)} of {len(found)} source(s).",
                f"Couverture insuffisante pour {len(findings)} source(s) sur "
                f"{len(found)}.",
            ),
            findings,
        )


def _low(coverage: Coverage, least: float, prefixes: Prefixes) -> Finding:
    short = prefixes.shorten(coverage.source.value)
    share, asked = percent(coverage.share), percent(least)
    return Finding(
        Text(
            f"Claims quote {share.en} of the text, and at least {asked.en} is asked. "
            f"Quote the rest in claims (to list it: legation coverage {short}), or ask "
            "for less with --at-least.",
            f"Les affirmations citent {share.fr} du texte, alors que le minimum "
            f"demandé est de {asked.fr}. Citez le reste dans des affirmations (pour "
            f"l'afficher : legation coverage {short}), ou abaissez --at-least.",
        ),
        position=Position(coverage.path),
        focus=coverage.source.value,
        shape="coverage",
        name=_named(coverage, prefixes),
    )


COVERAGE = Command(
    "coverage",
    callback=_coverage,
    params=[
        click.Argument(["sources"], nargs=-1, metavar="[SOURCE]..."),
        *shared(store=False),
        Option(
            "--at-least",
            type=click.FloatRange(0, 100),
            metavar="PERCENT",
            text=Text(
                "Fail if claims quote less of a source.",
                "Échouer si les affirmations citent une moindre part d'une source.",
            ),
        ),
        Option(
            "--json",
            "as_json",
            is_flag=True,
            text=Text("Print JSON.", "Afficher en JSON."),
        ),
    ],
    text=Text(
        "Show how much of a source's text claims quote, and what they leave out."
        "\n\nSOURCE is a prefixed name such as id:source-page, the last part of it, or "
        "an IRI; without it, every source whose text is at hand is shown. White space "
        "does not count. Exit code 1 if a source has less than --at-least asks.",
        "Afficher la part du texte d'une source que citent les affirmations, et ce "
        "qu'elles laissent de côté.\n\nSOURCE est un nom préfixé comme id:source-page, "
        "sa dernière partie ou un IRI; sans SOURCE, toutes les sources dont le texte "
        "est disponible sont affichées. Les espaces ne comptent pas. Code de sortie 1 "
        "si une source n'atteint pas ce que --at-least demande.",
    ),
)
