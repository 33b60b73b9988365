"""Which of several values a policy prefers, and why."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Any

from legation.comparing.extents import read_date
from legation.comparing.policies import Policy
from legation.comparing.sayings import Saying, Value
from legation.terms import CONCEPT, NamedNode, Term
from legation.texts import Text

_NO_KIND = Text("unknown kind", "type inconnu")
_NO_DATE = Text("no date", "sans date")


@dataclass(frozen=True, slots=True)
class Preference:
    """The value that a policy chooses.

    Attributes:
        value: The value.
        criterion: What decided against the next one; None where no criterion tells
            them apart and the names of the claims did.
        reason: How it decided, as in "kind of source: register over press".
    """

    value: Term
    criterion: NamedNode | None
    reason: Text

    def as_json(self) -> dict[str, Any]:
        """Return the preference as JSON values."""
        return {
            "value": str(self.value),
            "criterion": self.criterion.value if self.criterion else None,
            "reason": self.reason.as_json(),
        }


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A value with the claim that speaks best for it."""

    value: Value
    saying: Saying
    grades: tuple[float, ...]

    def order(self) -> tuple[tuple[float, ...], str, str]:
        """Return the key by which candidates are sorted; no two have the same."""
        return (self.grades, self.saying.claim.value, str(self.value.term))


def prefer(
    values: Sequence[Value], policy: Policy, *, name: Callable[[NamedNode], Text]
) -> Preference | None:
    """Return the value that a policy chooses.

    Args:
        values: The values that claims tell of one property, in any order.
        policy: The policy.
        name: Returns what a criterion is called.

    Returns:
        The choice; None where there are not at least two values.
    """
    ranked = rank(values, policy)
    for first, second in pairwise(ranked):
        criterion = next(_differences(first, second, policy), None)
        if criterion is None:
            return Preference(first.value.term, None, _UNDECIDED)
        best, next_best = (
            _CRITERIA[criterion].word(one.value, one.saying) for one in (first, second)
        )
        label = name(criterion)
        reason = Text(
            f"{label.en}: {best.en} over {next_best.en}",
            f"{label.fr} : {best.fr} avant {next_best.fr}",
        )
        return Preference(first.value.term, criterion, reason)
    return None


def rank(values: Sequence[Value], policy: Policy) -> list[_Candidate]:
    """Return the values in the order of a policy, each with its best claim.

    Args:
        values: The values that claims tell of one property, in any order.
        policy: The policy.

    Returns:
        A candidate for each value, the preferred one first.
    """
    best = (
        min((_grade(value, saying, policy) for saying in value.sayings), key=_order)
        for value in values
    )
    return sorted(best, key=_order)


def _order(candidate: _Candidate) -> tuple[tuple[float, ...], str, str]:
    return candidate.order()


def _grade(value: Value, saying: Saying, policy: Policy) -> _Candidate:
    grades = (_CRITERIA[one].grade(value, saying, policy) for one in policy.criteria)
    return _Candidate(value, saying, tuple(grades))


def _differences(
    first: _Candidate, second: _Candidate, policy: Policy
) -> Iterator[NamedNode]:
    graded = zip(policy.criteria, first.grades, second.grades, strict=True)
    return (criterion for criterion, one, other in graded if one != other)


def _place(node: NamedNode | None, order: Sequence[NamedNode]) -> float:
    """Return the place of a kind or a stance; what a policy leaves out comes last."""
    return order.index(node) if node in order else len(order)


def _recency(saying: Saying) -> float:
    extent = read_date(saying.date) if saying.date else None
    return inf if extent is None else -extent.latest_end


def _count(value: Value) -> Text:
    number = len(value.sources)
    return Text(f"{number} source(s)", f"{number} source(s)")


@dataclass(frozen=True, slots=True)
class _Criterion:
    """How a criterion grades a value told by a claim (less is better), and says so."""

    grade: Callable[[Value, Saying, Policy], float]
    word: Callable[[Value, Saying], Text]


_UNDECIDED = Text(
    "no criterion tells them apart; the name of its claim comes first",
    "aucun critère ne les départage; le nom de son affirmation vient en premier",
)
_CRITERIA: dict[NamedNode, _Criterion] = {
    CONCEPT["by-agreement"]: _Criterion(
        lambda value, _, __: -len(value.sources), lambda value, _: _count(value)
    ),
    CONCEPT["by-kind"]: _Criterion(
        lambda _, saying, policy: _place(saying.kind, policy.kinds),
        lambda _, saying: saying.kind_label or _NO_KIND,
    ),
    CONCEPT["by-precision"]: _Criterion(
        lambda value, _, __: value.vagueness, lambda value, _: value.text
    ),
    CONCEPT["by-recency"]: _Criterion(
        lambda _, saying, __: _recency(saying),
        lambda _, saying: Text(saying.date, saying.date) if saying.date else _NO_DATE,
    ),
    CONCEPT["by-stance"]: _Criterion(
        lambda _, saying, policy: _place(saying.stance, policy.stances),
        lambda _, saying: saying.places[0].stance,
    ),
}
