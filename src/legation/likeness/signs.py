"""Signs: what speaks for or against two things being one, and how strongly.

A weight is the logarithm of the odds by which a sign makes it likelier (above 0) or
less likely (below 0) that two things are one. Weights are added up, as if signs were
independent of each other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from legation.texts import Text

VETO = -9.0
"""The weight of a sign that excludes that two things are one."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for or against two things being one.

    Attributes:
        weight: How strongly: for it above 0, against it below.
        reason: The same in words; None where it is not worth a word.
    """

    weight: float
    reason: Text | None = None

    @property
    def is_veto(self) -> bool:
        """Whether nothing else needs to be looked at."""
        return self.weight <= VETO


@dataclass(frozen=True, slots=True)
class Judgement:
    """What signs come to.

    Attributes:
        score: From 0, surely two, to 1, surely one.
        reasons: The reasons, the strongest ones for it first, those against it last.
    """

    score: float
    reasons: tuple[Text, ...]


def judge(signs: Iterable[Sign]) -> Judgement:
    """Return what signs come to; none is read after a veto.

    Args:
        signs: The signs.
    """
    seen: list[Sign] = []
    for sign in signs:
        if sign.is_veto:
            return Judgement(0.0, ())
        seen.append(sign)
    score = 1 / (1 + exp(-sum(sign.weight for sign in seen)))
    worded = [(sign.weight, sign.reason) for sign in seen if sign.reason]
    worded.sort(key=lambda pair: (-pair[0], pair[1].en))
    return Judgement(round(score, 3), tuple(dict.fromkeys(r for _, r in worded)))
