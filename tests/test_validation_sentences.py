import pytest

from legation.findings import Finding
from legation.texts import Text
from legation.validation import validate
from turtles import PREFIXES, read

# ruff: noqa: E501 (a sentence is one line here, however long)

DATA = """
ex:a ex:p "x" , "y"@en , "z"@en , ex:b , ex:c ; ex:q "x" . ex:b a ex:C .
"""


def findings(said: str) -> list[Finding]:
    judges = read(f"ex:S sh:targetNode ex:a ; {said} .")
    report = validate(read(DATA), (q.triple for q in judges), prefixes=PREFIXES)
    return list(report.findings)


def sentence(said: str) -> Text:
    """Return what every finding says of a constraint of the values of ex:p."""
    (text,) = {finding.message for finding in findings(f"sh:path ex:p ; {said}")}
    return text


@pytest.mark.parametrize(
    ("said", "en", "fr"),
    [
        (
            "sh:class ex:C",
            "The value must be of the class ex:C. Correct it, or give it that type.",
            "La valeur doit être de la classe ex:C. Corrigez-la ou donnez-lui ce type.",
        ),
        (
            "sh:datatype ex:D",
            "The value must be a literal of datatype ex:D, and well-formed. Correct it.",
            "La valeur doit être un littéral bien formé de type ex:D. Corrigez-la.",
        ),
        (
            "sh:nodeKind sh:BlankNode",
            "The value must be of kind sh:BlankNode. Correct it.",
            "La valeur doit être de nature sh:BlankNode. Corrigez-la.",
        ),
        (
            "sh:minCount 9",
            "There must be at least 9 value(s). Add what is missing.",
            "Il doit y avoir au moins 9 valeur(s). Ajoutez ce qui manque.",
        ),
        (
            "sh:maxCount 1",
            "There may be at most 1 value(s). Remove what is too much.",
            "Il doit y avoir au plus 1 valeur(s). Retirez ce qui est de trop.",
        ),
        (
            'sh:minInclusive "2000-01-01"^^xsd:date',
            'The value must be at least "2000-01-01"^^xsd:date. Correct it.',
            'La valeur doit être au moins "2000-01-01"^^xsd:date. Corrigez-la.',
        ),
        (
            "sh:minExclusive 3",
            "The value must be greater than 3. Correct it.",
            "La valeur doit être supérieure à 3. Corrigez-la.",
        ),
        (
            "sh:maxInclusive 3",
            "The value must be at most 3. Correct it.",
            "La valeur doit être au plus 3. Corrigez-la.",
        ),
        (
            "sh:maxExclusive 3",
            "The value must be less than 3. Correct it.",
            "La valeur doit être inférieure à 3. Corrigez-la.",
        ),
        (
            "sh:minLength 99",
            "The value must have at least 99 character(s). Complete it.",
            "La valeur doit compter au moins 99 caractère(s). Complétez-la.",
        ),
        (
            "sh:maxLength 0",
            "The value may have at most 0 character(s). Shorten it.",
            "La valeur doit compter au plus 0 caractère(s). Abrégez-la.",
        ),
        (
            'sh:pattern "^v ()"',
            'The value must match "^v ()". Correct it.',
            'La valeur doit correspondre à "^v ()". Corrigez-la.',
        ),
        (
            'sh:languageIn ( "de" "fr" )',
            'The value must be in one of these languages: "de", "fr". Correct its tag.',
            'La valeur doit être dans une de ces langues : "de", "fr". Corrigez son étiquette.',
        ),
        (
            "sh:uniqueLang true",
            "Two values are in one language. Keep one for each language.",
            "Deux valeurs sont dans une même langue. Gardez-en une par langue.",
        ),
        (
            "sh:equals ex:none",
            "The values must be those of ex:none. Make them the same.",
            "Les valeurs doivent être celles de ex:none. Faites-les concorder.",
        ),
        (
            "sh:disjoint ex:q",
            "No value may be one of ex:q too. Remove it here or there.",
            "Aucune valeur ne doit être aussi une valeur de ex:q. Retirez-la d'un côté.",
        ),
        (
            "sh:lessThan ex:q",
            "Each value must be less than those of ex:q. Correct one of them.",
            "Chaque valeur doit être inférieure à celles de ex:q. Corrigez l'une d'elles.",
        ),
        (
            "sh:lessThanOrEquals ex:q",
            "No value may be greater than those of ex:q. Correct one of them.",
            "Aucune valeur ne doit dépasser celles de ex:q. Corrigez l'une d'elles.",
        ),
        (
            "sh:hasValue ex:d",
            "One of the values must be ex:d. Add it.",
            "Une des valeurs doit être ex:d. Ajoutez-la.",
        ),
        (
            "sh:in ( 1 true )",
            "The value must be one of these: 1, true. Choose one of them.",
            "La valeur doit être une de celles-ci : 1, true. Choisissez-en une.",
        ),
    ],
)
def test_each_kind_of_constraint_says_what_it_wants_and_what_to_do(
    said: str, en: str, fr: str
) -> None:
    assert sentence(said) == Text(en, fr)


SHAPES = """
 . ex:Any sh:nodeKind sh:IRIOrLiteral . ex:Other sh:nodeKind sh:IRIOrLiteral .
ex:None sh:maxLength 0
"""


@pytest.mark.parametrize(
    ("said", "en", "fr"),
    [
        ("sh:not ex:Any", "must not conform to the shape ex:Any,", "la forme ex:Any,"),
        ("sh:node ex:None", "conform to the shape ex:None.", "la forme ex:None."),
        (
            "sh:and ( ex:Any ex:None )",
            "conform to all of the shapes ex:Any, ex:None.",
            "à toutes les formes ex:Any, ex:None.",
        ),
        (
            "sh:or ( ex:None ex:None )",
            "conform to one of the shapes ex:None, ex:None.",
            "à l'une des formes ex:None, ex:None.",
        ),
        (
            "sh:xone ( ex:Any ex:Other )",
            "conform to exactly one of the shapes ex:Any, ex:Other.",
            "à une seule des formes ex:Any, ex:Other.",
        ),
        (
            "sh:qualifiedValueShape ex:None ; sh:qualifiedMinCount 1",
            "At least 1 value(s) must conform to the shape ex:None.",
            "Au moins 1 valeur(s) doivent être conformes à la forme ex:None.",
        ),
        (
            "sh:qualifiedValueShape ex:Any ; sh:qualifiedMaxCount 0",
            "At most 0 value(s) may conform to the shape ex:Any.",
            "Au plus 0 valeur(s) peuvent être conformes à la forme ex:Any.",
        ),
    ],
)
def test_a_constraint_that_refers_to_shapes_names_them(
    said: str, en: str, fr: str
) -> None:
    text = sentence(f"{said}{SHAPES}")

    assert en in text.en
    assert fr in text.fr


def test_a_shape_without_a_name_is_told_by_what_it_demands() -> None:
    text = sentence('sh:not [ sh:path ex:r ; sh:maxCount 0 ; sh:pattern "." ]')

    assert 'the shape [ex:r; maxCount 0; pattern "."]' in text.en
    assert 'la forme [ex:r; maxCount 0; pattern "."]' in text.fr


def test_shapes_in_shapes_without_a_name_are_told_too() -> None:
    inner = """[ sh:class ex:D ; sh:node [ sh:hasValue 1 ] ;
      sh:property [ sh:path ex:r ; sh:qualifiedValueShape [ sh:equals ex:q ] ;
        sh:qualifiedMinCount 1 ] ]"""

    text = sentence(f"sh:node {inner}")

    assert (
        "[class ex:D; node [hasValue 1]; property [ex:r; qualifiedMinCount 1 "
        "[equals ex:q]]]"
    ) in text.en


def test_a_closed_shape_says_that_the_property_is_unknown() -> None:
    (text,) = {finding.message for finding in findings("sh:closed true")}

    assert text == Text(
        "The shape does not know this property. Remove it, or correct its name.",
        "La forme ne connaît pas cette propriété. Retirez-la ou corrigez son nom.",
    )


def test_a_query_without_a_message_sends_to_its_constraint() -> None:
    assert sentence('sh:sparql [ sh:select "SELECT $this {}" ]') == Text(
        "This breaks a constraint that is a query. See the constraint.",
        "Ceci enfreint une contrainte formulée comme requête. Consultez la contrainte.",
    )


def test_the_message_of_a_shape_comes_before_the_usual_sentence() -> None:
    said = 'sh:minCount 9 ; sh:message "More!"@en , "Plus !"@fr'

    assert sentence(said) == Text("More!", "Plus !")
