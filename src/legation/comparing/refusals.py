"""What is wrong with a policy, in words."""

from legation.texts import Text

NO_CRITERIA = Text(
    "The policy judges by nothing. Name its criteria, the weightiest first, as in "
    "leg:judgesBy ( concept:by-precision concept:by-agreement ).",
    "La politique ne tient compte de rien. Énumérez ses critères, du plus important au "
    "moins important, comme dans leg:judgesBy ( concept:by-precision "
    "concept:by-agreement ).",
)


def one(count: int) -> Text:
    """Say that a file does not describe exactly one policy.

    Args:
        count: How many it describes, counting those with an IRI or without.
    """
    return Text(
        f"The file describes {count} policies. Describe one in each file: an IRI of "
        "the class leg:Policy.",
        f"Le fichier décrit {count} politique(s). Décrivez-en une par fichier : un IRI "
        "de la classe leg:Policy.",
    )


def no_order(criterion: str, predicate: str) -> Text:
    """Say that a criterion lacks the order that it judges by.

    Args:
        criterion: Its prefixed name.
        predicate: That of the property that would give the order.
    """
    return Text(
        f"The policy judges by {criterion}, but gives no order. Add one with "
        f"{predicate}, the best first, or leave the criterion out.",
        f"La politique tient compte de {criterion}, mais ne donne aucun ordre. "
        f"Ajoutez-en un avec {predicate}, du meilleur au moins bon, ou retirez ce "
        "critère.",
    )


def idle_order(criterion: str, predicate: str) -> Text:
    """Say that an order is given that no criterion judges by.

    Args:
        criterion: The prefixed name of the criterion that would.
        predicate: That of the property that gives the order.
    """
    return Text(
        f"This order has no effect. Add {criterion} to leg:judgesBy, or remove "
        f"{predicate}.",
        f"Cet ordre est sans effet. Ajoutez {criterion} à leg:judgesBy, ou "
        f"retirez {predicate}.",
    )


def many(predicate: str) -> Text:
    """Say that a property has more than one list.

    Args:
        predicate: Its prefixed name.
    """
    return Text(
        f"{predicate} has more than one value. Write one list in parentheses.",
        f"{predicate} a plusieurs valeurs. Écrivez une seule liste entre parenthèses.",
    )


def no_list(predicate: str) -> Text:
    """Say that the value of a property is no list.

    Args:
        predicate: Its prefixed name.
    """
    return Text(
        f"The value of {predicate} is not a list. Write it in parentheses, as in "
        f"{predicate} ( ... ).",
        f"La valeur de {predicate} n'est pas une liste. Mettez-la entre "
        f"parenthèses, comme dans {predicate} ( ... ).",
    )


def twice(item: str) -> Text:
    """Say that a list names something twice.

    Args:
        item: Its prefixed name.
    """
    return Text(
        f"{item} stands in this list twice. Keep the first.",
        f"{item} figure deux fois dans cette liste. Gardez-en la première mention.",
    )


def stranger(item: str, scheme: str, known: str) -> Text:
    """Say that a list names what it cannot hold.

    Args:
        item: What it names.
        scheme: The prefixed name of the scheme that it must come from.
        known: The concepts of that scheme.
    """
    return Text(
        f"{item} is not a concept of the scheme {scheme}. Choose from {known}.",
        f"{item} n'est pas un concept du schéma {scheme}. Choisissez parmi {known}.",
    )
