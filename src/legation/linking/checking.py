"""What is wrong with accepted links: among themselves, and against outside datasets."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from legation.authorities.authority import Authority
from legation.authorities.entries import KINDS, Entry
from legation.authorities.schemes import SCHEMES, scheme_of
from legation.findings import Finding, Severity
from legation.linking.features import name_sign
from legation.linking.subjects import Subject
from legation.links import Row
from legation.sssom.uses import LINKS
from legation.terms import SKOS, NamedNode
from legation.texts import Text

Last = Callable[[NamedNode], NamedNode]
"""Returns the name under which the dataset knows a thing."""

_CLOSE = frozenset({SKOS.exactMatch, SKOS.closeMatch})


def check_tables(rows: Iterable[Row], *, last: Last) -> list[Finding]:
    """Check links among themselves.

    Args:
        rows: The rows of the tables.
        last: What tells the names that are kept.

    Returns:
        Identifiers that are not written as their dataset writes them, one identifier of
        two things, and two identifiers of one dataset for one thing; in the order of
        the rows.
    """
    accepted = [row for row in rows if not row.link.is_rejected]
    exact = [row for row in accepted if row.link.predicate == SKOS.exactMatch]
    found = [_finding(row, _form(row)) for row in accepted if _is_ill_formed(row)]
    by_entry: dict[NamedNode, list[Row]] = defaultdict(list)
    by_scheme: dict[tuple[NamedNode, str], list[Row]] = defaultdict(list)
    for row in exact:
        thing = last(row.link.subject)
        by_entry[row.link.object].append(row)
        by_scheme[thing, scheme_of(row.link.object).namespace].append(row)
    for group in by_entry.values():
        things = {last(row.link.subject) for row in group}
        if len(things) > 1:
            found += [
                _finding(row, _shared(row, group), is_grave=False) for row in group
            ]
    for group in by_scheme.values():
        entries = {row.link.object for row in group}
        if len(entries) > 1:
            found += [_finding(row, _two(row, group), is_grave=False) for row in group]
    return sorted(found, key=Finding.order)


def check_against(
    authority: Authority,
    rows: Iterable[Row],
    subjects: Iterable[Subject],
    *,
    last: Last,
) -> list[Finding]:
    """Check links against what an outside dataset says.

    Args:
        authority: The dataset.
        rows: The rows of the tables.
        subjects: The things that they are about.
        last: What tells the names that are kept.

    Returns:
        Identifiers that the dataset does not know, entries of another kind, and entries
        that no name leads to; in the order of the rows.

    Raises:
        SurroundingsError: The dataset is not there, or does not answer.
        DataError: What it says cannot be read.
    """
    accepted = [
        row for row in rows if not row.link.is_rejected and row.link.predicate in _CLOSE
    ]
    entries = {e.id: e for e in authority.look_up({r.link.object for r in accepted})}
    # Only of datasets of which it has something can it be said that it lacks more.
    spaces = {scheme_of(node).namespace for node in entries}
    things = {subject.thing: subject for subject in subjects}
    found: list[Finding] = []
    for row in accepted:
        entry = entries.get(row.link.object)
        if entry is None:
            is_spoken_for = scheme_of(row.link.object).namespace in spaces
            if authority.is_whole and is_spoken_for:
                found.append(_finding(row, _dead(row, authority)))
            continue
        subject = things.get(last(row.link.subject))
        if subject:
            found += _compare(row, subject, entry)
    return sorted(found, key=Finding.order)


def _compare(row: Row, subject: Subject, entry: Entry) -> Iterator[Finding]:
    if entry.kinds and subject.kinds and not entry.kinds & subject.kinds:
        yield _finding(row, _kind(subject, entry))
    if name_sign(subject, entry) is None:
        yield _finding(row, _name(row, entry), is_grave=False)


def _is_ill_formed(row: Row) -> bool:
    value = row.link.object
    return any(
        value.value.startswith(scheme.namespace) and not scheme.is_name(value)
        for scheme in SCHEMES
    )


def _finding(row: Row, message: Text, *, is_grave: bool = True) -> Finding:
    return Finding(
        message,
        severity=Severity.VIOLATION if is_grave else Severity.WARNING,
        position=row.place,
        focus=row.link.subject.value,
        value=f"<{row.link.object.value}>",
        shape=LINKS.name,
    )


def _form(row: Row) -> Text:
    scheme = scheme_of(row.link.object)
    return Text(
        f"<{row.link.object.value}> is not how {scheme.title.en} names a thing. "
        "Correct object_id.",
        f"<{row.link.object.value}> n'est pas la forme sous laquelle {scheme.title.fr} "
        "désigne une chose. Corrigez object_id.",
    )


def _others(row: Row, group: Sequence[Row]) -> str:
    return ", ".join(str(other.place) for other in group if other is not row)


def _shared(row: Row, group: Sequence[Row]) -> Text:
    places = _others(row, group)
    return Text(
        f"<{row.link.object.value}> is the exact match of another thing too: {places}. "
        "Make one of them a close match, or keep one of the two things.",
        f"<{row.link.object.value}> est aussi la correspondance exacte d'une autre "
        f"chose : {places}. Faites de l'une une correspondance proche, ou ne gardez "
        "qu'une des deux choses.",
    )


def _two(row: Row, group: Sequence[Row]) -> Text:
    places = _others(row, group)
    return Text(
        f"This thing has two exact matches in one dataset: {places}. Keep the better "
        "one, and make the other a close match.",
        "Cette chose a deux correspondances exactes dans un même jeu de données : "
        f"{places}. Gardez la meilleure et faites de l'autre une correspondance "
        "proche.",
    )


def _dead(row: Row, authority: Authority) -> Text:
    title = authority.title
    return Text(
        f"{title.en} does not know <{row.link.object.value}> (any more). Look for "
        "another entry: legation link propose",
        f"{title.fr} ne connaît pas ou plus <{row.link.object.value}>. Cherchez une "
        "autre fiche : legation link propose",
    )


def _kind(subject: Subject, entry: Entry) -> Text:
    theirs = [text for kind, text in KINDS.items() if kind in entry.kinds]
    ours = [text for kind, text in KINDS.items() if kind in subject.kinds]
    return Text(
        f"“{entry.label}” is a {_or(theirs, 'or', 'en')}, and this thing a "
        f"{_or(ours, 'or', 'en')}. Take the link back (legation link undo), or correct "
        "the type.",
        f"« {entry.label} » est de genre « {_or(theirs, 'ou', 'fr')} », et cette chose "
        f"de genre « {_or(ours, 'ou', 'fr')} ». Annulez le lien (legation link undo) "
        "ou corrigez le type.",
    )


def _or(words: Sequence[Text], between: str, language: str) -> str:
    return f" {between} ".join(w.en if language == "en" else w.fr for w in words)


def _name(row: Row, entry: Entry) -> Text:
    return Text(
        f"No name of this thing leads to “{entry.label}” "
        f"(<{row.link.object.value}>). Check the link, or add the name "
        "(skos:altLabel).",
        f"Aucun nom de cette chose ne mène à « {entry.label} » "
        f"(<{row.link.object.value}>). Vérifiez le lien, ou ajoutez le nom "
        "(skos:altLabel).",
    )
