"""The sentences for decisions that cannot be made."""

from collections.abc import Iterable

from legation.identities import Decision
from legation.terms import NamedNode
from legation.texts import Text

ALONE = Text(
    "Only one thing is named. Name two or more.",
    "Une seule chose est nommée. Nommez-en deux ou plus.",
)


def _listed(rows: Iterable[Decision]) -> str:
    return ", ".join(dict.fromkeys(str(row.place) for row in rows))


def already(rows: Iterable[Decision]) -> Text:
    """Return the sentence for what was decided already."""
    places = _listed(rows)
    return Text(
        f"This was decided already: {places}.",
        f"Cette décision a déjà été prise : {places}.",
    )


def different(rows: Iterable[Decision]) -> Text:
    """Return the sentence for things that were decided to be different."""
    places = _listed(rows)
    return Text(
        f"These things were decided to be different: {places}. Take that back first "
        "(legation duplicates undo), or leave it.",
        f"Il a été décidé que ces choses sont différentes : {places}. Annulez d'abord "
        "cette décision (legation duplicates undo), ou laissez-la telle quelle.",
    )


def one(rows: Iterable[Decision]) -> Text:
    """Return the sentence for things that were decided to be one."""
    places = _listed(rows)
    return Text(
        f"These things were decided to be one: {places}. Take that back first "
        "(legation duplicates undo), or leave it.",
        f"Il a été décidé que ces choses n'en font qu'une : {places}. Annulez d'abord "
        "cette décision (legation duplicates undo), ou laissez-la telle quelle.",
    )


def outside(thing: NamedNode) -> Text:
    """Return the sentence for a thing that is not of the dataset."""
    return Text(
        f"<{thing.value}> is no thing of this dataset (id:...). Only its own things "
        "can be one.",
        f"<{thing.value}> n'est pas une chose de ce jeu de données (id:...). Seules "
        "ses propres choses peuvent n'en faire qu'une.",
    )
