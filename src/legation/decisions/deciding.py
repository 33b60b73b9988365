"""The decisions of a dataset, and what more may be decided."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from legation.dataset import Dataset
from legation.decisions.acts import Act, acts_of
from legation.decisions.refusals import ALONE, already, different, one, outside
from legation.decisions.writing import table_form
from legation.errors import UsageError
from legation.identities import Decision, Identities, read_identities
from legation.sssom.grounds import Grounds
from legation.sssom.writing import Change, with_row
from legation.terms import NamedNode

Label = Callable[[NamedNode], str]
"""Returns what a thing is called."""


class Decisions:
    """The decisions of a dataset as its tables have them now."""

    def __init__(self, dataset: Dataset, identities: Identities) -> None:
        """Use `read_decisions` instead."""
        self.identities = identities
        self._dataset = dataset

    @property
    def acts(self) -> list[Act]:
        """What was decided, the latest last, then by name."""
        return acts_of(self.identities.decisions)

    def accept(
        self, things: Sequence[NamedNode], *, grounds: Grounds, label: Label
    ) -> Change:
        """Decide that things are one.

        Args:
            things: Two things or more; the first one keeps its name.
            grounds: Who decides, when and why.
            label: What each thing is called.

        Returns:
            The table with one row more for each name that is given up.

        Raises:
            UsageError: They are one already, or two of them were decided to be
                different; says where.
        """
        names = self._names(things)
        if len(names) == 1:
            raise UsageError(already(self._leading_to(names[0])))
        for pair in combinations(names, 2):
            if rows := self._keeping_apart(pair):
                raise UsageError(different(rows))
        pairs = [(name, names[0]) for name in names[1:]]
        return self._added(pairs, grounds, label, is_same=True)

    def reject(
        self, things: Sequence[NamedNode], *, grounds: Grounds, label: Label
    ) -> Change:
        """Decide that things are different, each from each.

        Args:
            things: Two things or more.
            grounds: Who decides, when and why.
            label: What each thing is called.

        Returns:
            The table with a row more for each pair that was not decided yet.

        Raises:
            UsageError: Two of them are one, or all of them were decided to be different
                already; says where.
        """
        names = self._names(things)
        if len(names) < len(set(things)):
            raise UsageError(one(self._leading_to(*names)))
        pairs = list(combinations(sorted(names, key=str), 2))
        new = [pair for pair in pairs if not self._keeping_apart(pair)]
        if not new:
            done = [row for pair in pairs for row in self._keeping_apart(pair)]
            raise UsageError(already(done))
        return self._added(new, grounds, label, is_same=False)

    def undo(self, act: Act) -> list[Change]:
        """Take back what was decided at once.

        Args:
            act: One of `acts`.

        Returns:
            The tables without its rows; a table that was made for decisions, and that
            would hold none, shall not be there.
        """
        by_path: dict[Path, list[int]] = {}
        for row in act.rows:
            by_path.setdefault(row.place.path, []).append(row.place.line)
        form = table_form(self._dataset)
        return [
            replace(form, path=path).without(lines) for path, lines in by_path.items()
        ]

    def find(self, text: str) -> list[Act]:
        """Return what was decided under a short name, at once or in one row.

        Args:
            text: The name of an act, or of one row of it.
        """
        acts = self.acts
        if found := [act for act in acts if act.name == text]:
            return found
        rows = [Act((row,)) for act in acts for row in act.rows]
        return [act for act in rows if act.name == text]

    def about(self, thing: NamedNode) -> list[Act]:
        """Return what was decided about a thing, under any name of it.

        Args:
            thing: Its IRI.

        Returns:
            Of a name that was given up the row that did so; of any other thing all
            that it takes part in.
        """
        rows = self.identities.decisions
        if given_up := [row for row in rows if row.is_same and row.subject == thing]:
            return [Act((row,)) for row in given_up]
        return [act for act in self.acts if thing in act.things]

    def _names(self, things: Sequence[NamedNode]) -> list[NamedNode]:
        own = f"{self._dataset.base}id/"
        for thing in things:
            if not thing.value.startswith(own):
                raise UsageError(outside(thing))
        if len(set(things)) == 1:
            raise UsageError(ALONE)
        return list(dict.fromkeys(map(self.identities.last, things)))

    def _leading_to(self, *names: NamedNode) -> list[Decision]:
        """Return the rows that give up a name for one of some."""
        last = self.identities.last
        rows = self.identities.decisions
        return [row for row in rows if row.is_same and last(row.object) in names]

    def _keeping_apart(self, pair: Iterable[NamedNode]) -> list[Decision]:
        """Return the rows that say that two things are different."""
        last, names = self.identities.last, set(pair)
        rows = self.identities.decisions
        return [r for r in rows if not r.is_same and set(map(last, r.pair)) == names]

    def _added(
        self,
        pairs: Iterable[tuple[NamedNode, NamedNode]],
        grounds: Grounds,
        label: Label,
        *,
        is_same: bool,
    ) -> Change:
        form = table_form(self._dataset)
        text = form.read()
        for subject, value in pairs:
            cells = {
                "subject_label": label(subject),
                "predicate_id": "owl:sameAs",
                "predicate_modifier": "" if is_same else "Not",
                "object_label": label(value),
                "mapping_justification": "semapv:ManualMappingCuration",
                **grounds.cells(),
            }
            text = with_row(text, subject, value, cells=cells, form=form)
        return Change(form.path, text.encode())


def read_decisions(dataset: Dataset) -> Decisions:
    """Read all tables of decisions of a dataset.

    Args:
        dataset: The dataset.

    Raises:
        MissingFileError: A table cannot be read.
        DataError: The tables are broken or contradict each other.
    """
    identities = read_identities(dataset.identities(), base=dataset.base)
    return Decisions(dataset, identities)
