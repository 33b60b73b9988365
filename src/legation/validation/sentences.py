"""What a finding says where its shape has no message of its own."""

from collections.abc import Callable, Iterable, Mapping
from typing import assert_never

from legation.paths import write_path
from legation.shacl.shapes import (
    Closed,
    Compared,
    Constraint,
    Count,
    Each,
    Fits,
    Has,
    Instance,
    OncePerLanguage,
    Property,
    Qualified,
    Query,
    Shape,
    kind_of,
)
from legation.terms import NamedNode, Node, Term
from legation.texts import Text

Name = Callable[[Term], str]
"""How a term is written."""


def sentence(  # noqa: C901, PLR0911 (a case for each kind of constraint)
    constraint: Constraint, shapes: Mapping[Node, Shape], *, name: Name
) -> Text:
    """Return what a constraint demands, and what to do.

    Args:
        constraint: The constraint that is broken.
        shapes: The shapes that it may refer to.
        name: How a term is written.
    """

    def briefs(nodes: Iterable[Node]) -> str:
        return ", ".join(_brief(shapes[node], shapes, name) for node in nodes)

    match constraint:
        case Each(wanted=wanted):
            template = _EACH[kind_of(constraint)]
            return _fill(template, ", ".join(map(name, wanted)))
        case Instance(of=of):
            return _fill(_INSTANCE, name(of))
        case Count(number=number, is_least=is_least):
            return _fill(_FEW if is_least else _MANY, str(number))
        case Has(term=term):
            return _fill(_HAS, name(term))
        case OncePerLanguage():
            return _ONCE
        case Compared(other=other, kind=kind):
            return _fill(_COMPARED[kind], name(other))
        case Fits(shapes=nodes):
            return _fill(_FITS[kind_of(constraint)], briefs(nodes))
        case Qualified(shape=node, number=number, is_least=is_least):
            template = _FEW_FIT if is_least else _MANY_FIT
            return _fill(template, str(number), briefs((node,)))
        case Closed():
            return _CLOSED
        case Property() | Query():
            return _QUERY
    assert_never(constraint)


def _brief(shape: Shape, shapes: Mapping[Node, Shape], name: Name) -> str:
    """Return the name of a shape or, where it has none, what it demands."""
    if isinstance(shape.node, NamedNode):
        return name(shape.node)
    path = [] if shape.path is None else [write_path(shape.path, name)]
    demands = [_demand(one, shapes, name) for one in shape.constraints]
    return f"[{'; '.join([*path, *demands])}]"


def _demand(constraint: Constraint, shapes: Mapping[Node, Shape], name: Name) -> str:
    """Return a constraint in the words of SHACL."""
    kind = kind_of(constraint)
    match constraint:
        case Each(wanted=terms):
            said = list(map(name, terms))
        case Instance(of=term) | Has(term=term) | Compared(other=term):
            said = [name(term)]
        case Count(number=number):
            said = [str(number)]
        case Fits(shapes=nodes):
            said = [_brief(shapes[node], shapes, name) for node in nodes]
        case Qualified(shape=node, number=number):
            said = [str(number), _brief(shapes[node], shapes, name)]
        case Property(shape=node):
            said = [_brief(shapes[node], shapes, name)]
        case _:
            said = []
    return " ".join([kind, *said])


def _fill(template: Text, *values: str) -> Text:
    en, fr = template.en, template.fr
    for number, value in enumerate(values):
        en, fr = (text.replace(f"[{number}]", value) for text in (en, fr))
    return Text(en, fr)


_EACH = {
    "datatype": Text(
        "The value must be a literal of datatype [0], and well-formed. Correct it.",
        "La valeur doit être un littéral bien formé de type [0]. Corrigez-la.",
    ),
    "nodeKind": Text(
        "The value must be of kind [0]. Correct it.",
        "La valeur doit être de nature [0]. Corrigez-la.",
    ),
    "minInclusive": Text(
        "The value must be at least [0]. Correct it.",
        "La valeur doit être au moins [0]. Corrigez-la.",
    ),
    "minExclusive": Text(
        "The value must be greater than [0]. Correct it.",
        "La valeur doit être supérieure à [0]. Corrigez-la.",
    ),
    "maxInclusive": Text(
        "The value must be at most [0]. Correct it.",
        "La valeur doit être au plus [0]. Corrigez-la.",
    ),
    "maxExclusive": Text(
        "The value must be less than [0]. Correct it.",
        "La valeur doit être inférieure à [0]. Corrigez-la.",
    ),
    "minLength": Text(
        "The value must have at least [0] character(s). Complete it.",
        "La valeur doit compter au moins [0] caractère(s). Complétez-la.",
    ),
    "maxLength": Text(
        "The value may have at most [0] character(s). Shorten it.",
        "La valeur doit compter au plus [0] caractère(s). Abrégez-la.",
    ),
    "pattern": Text(
        "The value must match [0]. Correct it.",
        "La valeur doit correspondre à [0]. Corrigez-la.",
    ),
    "languageIn": Text(
        "The value must be in one of these languages: [0]. Correct its tag.",
        "La valeur doit être dans une de ces langues : [0]. Corrigez son étiquette.",
    ),
    "in": Text(
        "The value must be one of these: [0]. Choose one of them.",
        "La valeur doit être une de celles-ci : [0]. Choisissez-en une.",
    ),
}
_INSTANCE = Text(
    "The value must be of the class [0]. Correct it, or give it that type.",
    "La valeur doit être de la classe [0]. Corrigez-la ou donnez-lui ce type.",
)
_FEW = Text(
    "There must be at least [0] value(s). Add what is missing.",
    "Il doit y avoir au moins [0] valeur(s). Ajoutez ce qui manque.",
)
_MANY = Text(
    "There may be at most [0] value(s). Remove what is too much.",
    "Il doit y avoir au plus [0] valeur(s). Retirez ce qui est de trop.",
)
_HAS = Text(
    "One of the values must be [0]. Add it.",
    "Une des valeurs doit être [0]. Ajoutez-la.",
)
_ONCE = Text(
    "Two values are in one language. Keep one for each language.",
    "Deux valeurs sont dans une même langue. Gardez-en une par langue.",
)
_COMPARED = {
    "equals": Text(
        "The values must be those of [0]. Make them the same.",
        "Les valeurs doivent être celles de [0]. Faites-les concorder.",
    ),
    "disjoint": Text(
        "No value may be one of [0] too. Remove it here or there.",
        "Aucune valeur ne doit être aussi une valeur de [0]. Retirez-la d'un côté.",
    ),
    "lessThan": Text(
        "Each value must be less than those of [0]. Correct one of them.",
        "Chaque valeur doit être inférieure à celles de [0]. Corrigez l'une d'elles.",
    ),
    "lessThanOrEquals": Text(
        "No value may be greater than those of [0]. Correct one of them.",
        "Aucune valeur ne doit dépasser celles de [0]. Corrigez l'une d'elles.",
    ),
}
_FITS = {
    "not": Text(
        "The value must not conform to the shape [0], but it does. Correct it.",
        "La valeur ne doit pas être conforme à la forme [0], or elle l'est. "
        "Corrigez-la.",
    ),
    "node": Text(
        "The value must conform to the shape [0]. Correct it.",
        "La valeur doit être conforme à la forme [0]. Corrigez-la.",
    ),
    "and": Text(
        "The value must conform to all of the shapes [0]. Correct it.",
        "La valeur doit être conforme à toutes les formes [0]. Corrigez-la.",
    ),
    "or": Text(
        "The value must conform to one of the shapes [0]. Correct it.",
        "La valeur doit être conforme à l'une des formes [0]. Corrigez-la.",
    ),
    "xone": Text(
        "The value must conform to exactly one of the shapes [0]. Correct it.",
        "La valeur doit être conforme à une seule des formes [0]. Corrigez-la.",
    ),
}
_FEW_FIT = Text(
    "At least [0] value(s) must conform to the shape [1]. Add what is missing.",
    "Au moins [0] valeur(s) doivent être conformes à la forme [1]. Ajoutez ce qui "
    "manque.",
)
_MANY_FIT = Text(
    "At most [0] value(s) may conform to the shape [1]. Remove what is too much.",
    "Au plus [0] valeur(s) peuvent être conformes à la forme [1]. Retirez ce qui "
    "est de trop.",
)
_CLOSED = Text(
    "The shape does not know this property. Remove it, or correct its name.",
    "La forme ne connaît pas cette propriété. Retirez-la ou corrigez son nom.",
)
_QUERY = Text(
    "This breaks a constraint that is a query. See the constraint.",
    "Ceci enfreint une contrainte formulée comme requête. Consultez la contrainte.",
)
