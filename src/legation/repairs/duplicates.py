"""Values that say the same, and which of them is kept."""

from collections.abc import Callable, Iterable

from legation.literals import is_equal, is_well_formed
from legation.repairs.corrections import collapse
from legation.terms import XSD, Literal, Term

_LONGEST_CODE = 4  # characters of what may be written in capitals


def duplicates(
    values: Iterable[Term], *, allows: Callable[[Term], bool]
) -> dict[Term, list[Term]]:
    """Return the values to keep, each with those that say the same, all sorted.

    Two literals say the same where their values are equal, or where their texts differ
    in spaces and in case only.

    Args:
        values: The values.
        allows: Whether a value may stay.
    """
    groups: list[list[Term]] = []
    for value in sorted(values, key=str):
        for group in groups:
            if _is_same(group[0], value):
                group.append(value)
                break
        else:
            groups.append([value])
    kept = [
        min(group, key=lambda one: (not allows(one), _rank(one))) for group in groups
    ]
    return {
        one: [other for other in group if other != one]
        for one, group in zip(kept, groups, strict=True)
    }


def _is_same(one: Term, other: Term) -> bool:
    if not isinstance(one, Literal) or not isinstance(other, Literal):
        return one == other
    return is_equal(one, other) or (
        (one.language, one.datatype) == (other.language, other.datatype)
        and (one.language is not None or one.datatype == XSD.string)
        and collapse(one.value).casefold() == collapse(other.value).casefold()
    )


def _rank(value: Term) -> tuple[bool, bool, bool, bool, int, str]:
    """Return the key by which the canonical one of several spellings comes first."""
    if not isinstance(value, Literal):
        return False, False, False, False, 0, str(value)
    text = value.value
    return (
        not is_well_formed(value),
        text != collapse(text),
        text.isupper() and len(text) > _LONGEST_CODE,
        value.datatype == XSD.boolean and text.isdigit(),
        len(text),
        text,
    )
