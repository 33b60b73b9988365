"""Titles of offices in several languages, taken apart into rank and field."""

from dataclasses import dataclass

from legation.likeness.wordlists import listed
from legation.likeness.words import content

_RANKS = listed("""
    premier president governor-general lieutenant-governor secretary-general
    delegate-general consul-general director-general secretary-of-state
    minister deputy deputy-minister deputy-premier secretary assistant mayor
    governor ambassador consul delegate director chief monarch senator
    commissioner chief-executive-officer rector member first chancellor
    chair representative
""")
# A title that is held no more, or for a time only, is the title of the same office.
_IDLE = listed("""
    province republic federal kingdom state government people former ancien
    ancienne interim acting interimaire
""")


@dataclass(frozen=True, slots=True)
class Title:
    """A title of an office.

    Attributes:
        ranks: What its holder is, such as minister, or deputy and mayor.
        fields: What for and where, such as international, relations and quebec.
    """

    ranks: frozenset[str]
    fields: frozenset[str]


def read_title(text: str) -> Title:
    """Return a title taken apart.

    Args:
        text: The title in English, French, German, Spanish, Italian or Catalan.
    """
    words = frozenset(content(text))
    return Title(words & _RANKS, words - _RANKS - _IDLE)
