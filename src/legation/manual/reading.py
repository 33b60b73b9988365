"""How an entry of the ontology is read: what follows from each kind of axiom."""

from legation.manual.axioms import (
    CHAIN,
    DISJOINT_WITH,
    DOMAIN,
    ELSEWHERE,
    EQUIVALENT_TO,
    FUNCTIONAL,
    INVERSE_FUNCTIONAL,
    INVERSE_OF,
    ONLY_INFERRED,
    RANGE,
    SUBCLASS_OF,
    SUBPROPERTY_OF,
    SYMMETRIC,
    TRANSITIVE,
)
from legation.texts import Text

READING = (
    (
        SUBCLASS_OF,
        Text(
            "Whatever is of this class is also of that one.",
            "Tout ce qui est de cette classe est aussi de l'autre.",
        ),
    ),
    (
        EQUIVALENT_TO,
        Text(
            "Whatever fits this description is of the class, and the reverse.",
            "Tout ce qui répond à cette description est de la classe, et inversement.",
        ),
    ),
    (
        DISJOINT_WITH,
        Text(
            "Nothing is of both classes; data that say so are refused.",
            "Rien n'est des deux classes à la fois; les données qui le disent sont "
            "refusées.",
        ),
    ),
    (
        DOMAIN,
        Text(
            "Whatever has the property is of that class. This is concluded, not "
            "demanded.",
            "Tout ce qui a la propriété est de cette classe. C'est une conclusion, et "
            "non une exigence.",
        ),
    ),
    (
        RANGE,
        Text(
            "Every value of the property is of that class or of that datatype.",
            "Toute valeur de la propriété est de cette classe ou de ce type.",
        ),
    ),
    (
        SUBPROPERTY_OF,
        Text(
            "Where this property holds, that one holds too.",
            "Là où cette propriété vaut, l'autre vaut aussi.",
        ),
    ),
    (
        INVERSE_OF,
        Text(
            "The same relation, read from its other end.",
            "La même relation, lue à partir de l'autre bout.",
        ),
    ),
    (
        SYMMETRIC,
        Text(
            "If it relates A to B, it relates B to A.",
            "Si elle relie A à B, elle relie B à A.",
        ),
    ),
    (
        TRANSITIVE,
        Text(
            "If it relates A to B and B to C, it relates A to C.",
            "Si elle relie A à B et B à C, elle relie A à C.",
        ),
    ),
    (
        FUNCTIONAL,
        Text(
            "Two different values of it contradict each other.",
            "Deux valeurs différentes se contredisent.",
        ),
    ),
    (
        INVERSE_FUNCTIONAL,
        Text(
            "Two different things with the same value contradict each other.",
            "Deux choses différentes qui ont la même valeur se contredisent.",
        ),
    ),
    (
        CHAIN,
        Text(
            "It holds between the ends of these properties, followed one after the "
            "other.",
            "Elle vaut entre les deux bouts de ces propriétés, suivies l'une après "
            "l'autre.",
        ),
    ),
    (
        ONLY_INFERRED,
        Text(
            "A claim that tells it is refused: it follows from other facts.",
            "Une affirmation qui l'énonce est refusée : cela découle d'autres faits.",
        ),
    ),
    (
        ELSEWHERE,
        Text(
            "The more general class or property, or the concept that corresponds.",
            "La classe ou la propriété plus générale, ou le concept correspondant.",
        ),
    ),
)
"""What an axiom is called, and what it means for the data."""
