"""Time and place of missions, gatherings and agreements, as signs of being one."""

from collections.abc import Mapping

from legation.likeness.occurrences import Occurrence
from legation.likeness.signs import VETO, Sign
from legation.likeness.spans import Nearness, Span, nearest
from legation.texts import Text

_TIME: Mapping[Nearness, float] = {
    Nearness.SAME_DAY: 2.6,
    Nearness.SHARED_DAYS: 1.6,
    Nearness.SAME_MONTH: 1.3,
    Nearness.SAME_SEASON: 0.9,
    Nearness.SAME_YEAR: 0.3,
    Nearness.LOOSE: 0.0,
    Nearness.ADJACENT: -0.1,
    Nearness.NEAR: -0.9,
    Nearness.APART: VETO,
}
_WORDS: Mapping[Nearness, tuple[str, str]] = {
    Nearness.SAME_DAY: (
        "same first day, days overlap",
        "même premier jour, jours communs",
    ),
    Nearness.SHARED_DAYS: ("days overlap", "jours communs"),
    Nearness.SAME_MONTH: ("both in the same month", "même mois"),
    Nearness.SAME_SEASON: ("both in the same season", "même saison"),
    Nearness.SAME_YEAR: ("both in the same year", "même année"),
    Nearness.ADJACENT: ("dates that adjoin", "dates qui se suivent"),
    Nearness.NEAR: ("dates a few days apart", "quelques jours d'écart"),
    Nearness.UNDATED: ("one has no date", "une date manque"),
}
_NO_YEAR = 0.8  # the part of a weight that is left where a year is not known


def time_sign(
    ones: tuple[Span, ...], others: tuple[Span, ...], *, undated: float
) -> Sign:
    """Return what the dates of two things say.

    Args:
        ones: The spans of one.
        others: Those of the other.
        undated: The weight of the sign where one has no date.
    """
    nearness, days, has_year = nearest(ones, others)
    weight = undated if nearness is Nearness.UNDATED else _TIME[nearness]
    if nearness not in _WORDS:
        return Sign(weight)
    english, french = _WORDS[nearness]
    if days:
        english, french = f"{english}: {days.en}", f"{french} : {days.fr}"
    if weight > 0 and not has_year:
        english = f"{english}; a year is not stated"
        french = f"{french}; une année manque"
        weight *= _NO_YEAR
    return Sign(weight, Text(english, french))


def is_part(one: Occurrence, other: Occurrence) -> bool:
    """Tell whether one event is told to be a part of the other.

    Args:
        one: A mission or a gathering.
        other: Another.
    """
    return one.thing in other.wholes or other.thing in one.wholes


def place_sign(one: Occurrence, other: Occurrence) -> Sign:
    """Return what the places of two missions or gatherings say.

    Args:
        one: A mission or a gathering.
        other: Another.
    """
    if not one.places or not other.places:
        return Sign(-0.4)
    shared = one.places.keys() & other.places.keys()
    if shared:
        share = len(shared) / len(one.places.keys() | other.places.keys())
        places = [one.places[place] for place in sorted(shared, key=str)]
        return Sign(
            0.7 + 0.7 * share,
            Text(
                "both in " + ", ".join(place.en for place in places),
                "même lieu : " + ", ".join(place.fr for place in places),
            ),
        )
    inner = [p for p in one.places if p in other.around]
    inner += [p for p in other.places if p in one.around]
    if inner:
        place = (dict(one.places) | dict(other.places))[min(inner, key=str)]
        return Sign(
            1.0,
            Text(
                f"one place contains the other: {place.en}",
                f"un lieu contient l'autre : {place.fr}",
            ),
        )
    if not one.states & other.states:
        return Sign(VETO)
    return Sign(
        -1.6,
        Text("different places in one state", "lieux différents d'un même État"),
    )
