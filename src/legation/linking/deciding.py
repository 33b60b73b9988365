"""Links as the tables of a dataset have them, and what more may be decided.

What is decided goes into one table for each outside dataset, such as
`links/geonames.sssom.tsv`; tables beside them may hold more. A row is put in among the
others, and taken out again, without touching any other byte.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from legation.authorities.schemes import Scheme, scheme_of
from legation.dataset import Dataset
from legation.errors import UsageError
from legation.identities import Identities, short_name
from legation.links import Link, Row, read_rows
from legation.sssom.grounds import Grounds
from legation.sssom.slots import MATCHES
from legation.sssom.table import SUFFIX, is_table
from legation.sssom.uses import LINKS
from legation.sssom.writing import Change, Form, with_row
from legation.terms import CONCEPT, SEMAPV, SKOS, NamedNode
from legation.texts import Text

_OTHERS_ID = "concept"


class Decided:
    """The links of a dataset, accepted and rejected, as its tables have them now."""

    def __init__(
        self, dataset: Dataset, rows: Iterable[Row], identities: Identities
    ) -> None:
        """Use `read_decided` instead."""
        self.rows = tuple(rows)
        self._dataset = dataset
        self._identities = identities

    @property
    def known(self) -> dict[NamedNode, frozenset[NamedNode]]:
        """The identifiers outside of each thing that has an accepted exact match."""
        return self._objects(frozenset({SKOS.exactMatch}))

    @property
    def linked(self) -> dict[NamedNode, frozenset[NamedNode]]:
        """What each thing has an accepted link to, of any closeness."""
        return self._objects(frozenset(MATCHES))

    @property
    def pairs(self) -> frozenset[tuple[NamedNode, NamedNode]]:
        """Each thing with each entry that anything was decided about for it."""
        return frozenset(
            (self._last(row.link.subject), row.link.object) for row in self.rows
        )

    def find(self, name: str) -> list[Row]:
        """Return the rows with a short name, that of a proposal of the same link."""
        return [row for row in self.rows if short_name(row.link.pair) == name]

    def about(self, thing: NamedNode) -> list[Row]:
        """Return the rows about a thing, or about an entry outside."""
        return [
            row
            for row in self.rows
            if thing in {self._last(row.link.subject), *row.link.pair}
        ]

    def add(self, link: Link, *, grounds: Grounds) -> Change:
        """Decide that a link holds, or that it does not.

        Args:
            link: The link, with the names of both ends; who decided it, and when, is
                for the grounds to say.
            grounds: Who decides, when and why.

        Returns:
            The table with one row more.

        Raises:
            UsageError: It was decided already, or the ends cannot be linked: they are
                not of the record and the outside, or the entry is not written as its
                dataset writes it.
        """
        own = (f"{self._dataset.base}id/", CONCEPT.iri)
        subject, value = link.pair
        if not subject.value.startswith(own) or value.value.startswith(own):
            raise UsageError(_ends(subject, value))
        if rows := self._of(subject, value):
            raise UsageError(_already(rows))
        scheme = scheme_of(value)
        if not scheme.is_name(value):
            raise UsageError(_ill_formed(value, scheme))
        form = self._form(scheme)
        how = link.justification.value.removeprefix(SEMAPV.iri)
        cells = {
            "subject_label": link.subject_label or "",
            "predicate_id": f"skos:{link.predicate.value.removeprefix(SKOS.iri)}",
            "predicate_modifier": "Not" if link.is_rejected else "",
            "object_label": link.label or "",
            "mapping_justification": f"semapv:{how}",
            **grounds.cells(),
        }
        text = with_row(form.read(), subject, value, cells=cells, form=form)
        return Change(form.path, text.encode())

    def undo(self, row: Row) -> Change:
        """Take one decision back.

        Args:
            row: One of `rows`.

        Returns:
            The table without it; a table that was made for decisions, and that would
            hold none, shall not be there.
        """
        form = self._form(scheme_of(row.link.object))
        return replace(form, path=row.place.path).without([row.place.line])

    def _objects(
        self, predicates: frozenset[NamedNode]
    ) -> dict[NamedNode, frozenset[NamedNode]]:
        found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
        for row in self.rows:
            if row.link.predicate in predicates and not row.link.is_rejected:
                found[self._last(row.link.subject)].add(row.link.object)
        return {thing: frozenset(ids) for thing, ids in found.items()}

    def _last(self, thing: NamedNode) -> NamedNode:
        return self._identities.last(thing)

    def _of(self, subject: NamedNode, value: NamedNode) -> list[Row]:
        pair = (self._last(subject), value)
        return [
            row
            for row in self.rows
            if (self._last(row.link.subject), row.link.object) == pair
        ]

    def _form(self, scheme: Scheme) -> Form:
        name, base = scheme.prefix, self._dataset.base
        return Form(
            path=self._dataset.folder / LINKS.name / f"{name}{SUFFIX}",
            use=LINKS,
            set_id=f"{base}{LINKS.name}/{name}",
            description=_description(scheme),
            licence=self._dataset.licence,
            prefixes={
                "id": f"{base}id/",
                _OTHERS_ID: CONCEPT.iri,
                name: scheme.namespace,
            },
        )


def read_decided(dataset: Dataset, identities: Identities) -> Decided:
    """Read all tables of links of a dataset.

    Args:
        dataset: The dataset.
        identities: Which of its things are one.

    Raises:
        MissingFileError: A table cannot be read.
        DataError: A table is broken.
    """
    paths = [path for path in dataset.files() if is_table(path)]
    rows = (row for path in paths for row in read_rows(path, base=dataset.base))
    return Decided(dataset, rows, identities)


def predicate_of(name: str) -> NamedNode:
    """Return the mapping property that a user names, such as "closeMatch".

    Raises:
        UsageError: There is none of that name.
    """
    predicate = SKOS[name]
    if predicate not in MATCHES:
        known = ", ".join(one.value.removeprefix(SKOS.iri) for one in MATCHES)
        raise UsageError(
            Text(
                f"There is no match “{name}”. Choose one of {known}.",
                f"Il n'y a pas de correspondance « {name} ». Choisissez parmi {known}.",
            )
        )
    return predicate


def places_of(rows: Sequence[Row]) -> str:
    """Return where some rows stand, for a sentence."""
    return ", ".join(dict.fromkeys(str(row.place) for row in rows))


def _description(scheme: Scheme) -> Text:
    return Text(
        f"Links to {scheme.title.en}, each decided by a person.",
        f"Liens vers {scheme.title.fr}, chacun décidé par une personne.",
    )


def _already(rows: Sequence[Row]) -> Text:
    places = places_of(rows)
    return Text(
        f"This link was decided already: {places}. Take that back first (legation link "
        "undo), or leave it.",
        f"Une décision porte déjà sur ce lien : {places}. Annulez-la d'abord (legation "
        "link undo), ou laissez-la telle quelle.",
    )


def _ill_formed(value: NamedNode, scheme: Scheme) -> Text:
    title, example = scheme.title, f"{scheme.prefix}:{scheme.example}"
    return Text(
        f"<{value.value}> is not how {title.en} names a thing. Write it like {example}",
        f"<{value.value}> n'est pas la forme sous laquelle {title.fr} désigne une "
        f"chose. Écrivez-le comme {example}",
    )


def _ends(subject: NamedNode, value: NamedNode) -> Text:
    return Text(
        f"A link leads from a thing of this dataset (id:...) to an entry of another "
        f"one, not from <{subject.value}> to <{value.value}>. To say that two things "
        "of the dataset are one: legation duplicates accept",
        f"Un lien mène d'une chose de ce jeu de données (id:...) à une fiche d'un "
        f"autre, et non de <{subject.value}> à <{value.value}>. Pour dire que deux "
        "choses du jeu de données n'en font qu'une : legation duplicates accept",
    )
