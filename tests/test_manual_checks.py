"""What the shapes check, in words, under the term that it concerns."""

import pytest

from legation.findings import Severity
from legation.texts import Language
from manuals import checks, entry, term, terms_page

ONTOLOGY = """
leg:Mission
  a owl:Class ;
  rdfs:isDefinedBy leg:x ;
  rdfs:label "Mission"@en, "Mission"@fr .
leg:Place
  a owl:Class ;
  rdfs:isDefinedBy leg:x ;
  rdfs:label "Place"@en, "Lieu"@fr .
leg:host
  a owl:ObjectProperty ;
  rdfs:isDefinedBy leg:x ;
  rdfs:label "host"@en, "hôte"@fr ;
  rdfs:domain leg:Mission ;
  rdfs:range leg:Place .
leg:date
  a owl:DatatypeProperty ;
  rdfs:isDefinedBy leg:x ;
  rdfs:label "date"@en, "date"@fr .
"""
MISSION = """
shape:Mission
  a sh:NodeShape ;
  sh:targetClass leg:Mission ;
  sh:property shape:Mission-host ;
  sh:severity sh:Warning .
"""


def demand(constraints: str, *, language: Language = "en") -> str:
    """Return what a property shape for hosts demands, without its path."""
    shape = f"shape:Mission-host sh:path leg:host ; {constraints} ."
    (check,) = checks(ONTOLOGY, MISSION + shape, language=language).at_home(
        term("leg:Mission")
    )
    link = "[host](ontology.md#property-host): "
    french = "[hôte](ontology.md#property-host)\u00a0: "
    path = french if language == "fr" else link
    assert check.demand.startswith(path)
    return check.demand.removeprefix(path)


@pytest.mark.parametrize(
    ("constraints", "words"),
    [
        ("sh:minCount 1", "at least one value"),
        ("sh:minCount 2", "at least 2 values"),
        ("sh:maxCount 0", "no value"),
        ("sh:maxCount 1", "at most one value"),
        ("sh:maxCount 3", "at most 3 values"),
        ("sh:minCount 1 ; sh:maxCount 1", "exactly one value"),
        ("sh:minCount 2 ; sh:maxCount 2", "exactly 2 values"),
        ("sh:minCount 1 ; sh:maxCount 2", "at least one value and at most 2 values"),
        ("sh:uniqueLang true", "at most one value in each language"),
        ("sh:hasValue id:a", "`id:a` among the values"),
        (
            "sh:class leg:Place",
            "each value: of the class [Place](ontology.md#class-place)",
        ),
        ("sh:datatype xsd:date", "each value: of the datatype `xsd:date`"),
        ("sh:nodeKind sh:IRI", "each value: an IRI"),
        ("sh:nodeKind sh:IRIOrLiteral", "each value: `sh:IRIOrLiteral`"),
        ('sh:pattern "a|b"', "each value: like the pattern <code>a&#124;b</code>"),
        ("sh:minLength 1", "each value: at least 1 character(s)"),
        ("sh:minInclusive 1", "each value: 1 or more"),
        ("sh:lessThan leg:date", "each value: less than [date]"),
        ("sh:in ( id:a id:b )", "each value: one of `id:a`, `id:b`"),
        ('sh:languageIn ( "en" "fr" )', "each value: in the language `en`, `fr`"),
        ("sh:not [ sh:class id:A ]", "each value: not of the class `id:A`"),
        (
            "sh:or ( [ sh:class id:A ] [ sh:class id:B ; sh:nodeKind sh:IRI ] )",
            "each value: of the class `id:A` or (of the class `id:B`, an IRI)",
        ),
        (
            "sh:xone ( [ sh:class id:A ] [ sh:class id:B ] )",
            "each value: exactly one of these: of the class `id:A`, of the class",
        ),
        (
            "sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:class id:A ]",
            "at least one value of this sort: of the class `id:A`",
        ),
        ("sh:node shape:Other", "each value: as `shape:Other` demands"),
        (
            "sh:maxCount 1 ; sh:class id:A",
            "at most one value; each value: of the class",
        ),
        ("sh:unheardOf 7", "each value: `sh:unheardOf` 7"),
        (
            "sh:property [ sh:path leg:date ; sh:minCount 1 ]",
            "each value: ([date](ontology.md#property-date): at least one value)",
        ),
    ],
)
def test_a_constraint_is_told_in_words(constraints: str, words: str) -> None:
    assert demand(constraints).startswith(words)


@pytest.mark.parametrize(
    ("constraints", "words"),
    [
        ("sh:minCount 1", "au moins une valeur"),
        ("sh:maxCount 1 ; sh:minCount 1", "exactement une valeur"),
        (
            "sh:class leg:Place",
            "chaque valeur\u00a0: de la classe [Lieu](ontology.md#class-place)",
        ),
        ("sh:nodeKind sh:IRI", "chaque valeur\u00a0: un IRI"),
    ],
)
def test_a_constraint_is_told_in_french(constraints: str, words: str) -> None:
    assert demand(constraints, language="fr") == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("[ sh:inversePath leg:host ]", "[host](ontology.md#property-host), read back"),
        ("( leg:host leg:date )", "[host](ontology.md#property-host) → [date]"),
        (
            "[ sh:alternativePath ( leg:host leg:date ) ]",
            "[host](ontology.md#property-host) or [date]",
        ),
        ("[ sh:zeroOrMorePath leg:host ]", "[host](ontology.md#property-host), any"),
    ],
)
def test_a_path_is_told_in_words(path: str, words: str) -> None:
    shape = f"shape:Mission-host sh:path {path} ; sh:minCount 1 ."

    (check,) = checks(ONTOLOGY, MISSION + shape).at_home(term("leg:Mission"))
    assert check.demand.startswith(words)


def test_a_check_has_its_own_severity_or_that_of_its_shape() -> None:
    shapes = MISSION + "shape:Mission-host sh:path leg:host ; sh:minCount 1"

    (inherited,) = checks(ONTOLOGY, shapes + ".").at_home(term("leg:Mission"))
    (own,) = checks(ONTOLOGY, shapes + "; sh:severity sh:Info .").at_home(
        term("leg:Mission")
    )
    assert (inherited.severity, own.severity) == (Severity.WARNING, Severity.INFO)


def test_a_shape_that_only_holds_others_together_is_no_check() -> None:
    shapes = MISSION + "shape:Mission-host sh:path leg:host ; sh:minCount 1 ."

    found = checks(ONTOLOGY, shapes)
    assert [check.name for check in found.at_home(term("leg:Mission"))] == [
        "shape:Mission-host"
    ]
    assert found.shared == []


def test_a_query_is_a_check_of_the_properties_that_it_names() -> None:
    shapes = MISSION.replace("sh:property shape:Mission-host", "sh:sparql shape:Itself")
    found = checks(
        ONTOLOGY,
        shapes + 'shape:Itself sh:select "SELECT $this { $this leg:host $this }" ; '
        'sh:message "From {?this} to {?value}."@en, "De {?this} à {?value}."@fr .',
    )

    (check,) = found.at_home(term("leg:Mission"))
    assert check.demand == "a query tells what breaks it"
    assert check.message == "From … to …."
    assert found.away(term("leg:host")) == [check]


def test_a_check_of_several_classes_is_told_once_and_linked_from_each() -> None:
    shapes = MISSION.replace("leg:Mission ;", "leg:Mission, leg:Place ;")
    page = terms_page(
        ONTOLOGY,
        shapes
        + 'shape:Mission-host sh:path leg:host ; sh:minCount 1 ; sh:message "?"@en .',
    )

    linked = "- **Checked by**: [`shape:Mission-host`](#check-mission-host)"
    assert page.count('<a id="check-mission-host"></a>') == 1
    assert linked in entry(page, "Mission (`leg:Mission`)")
    assert linked in entry(page, "Place (`leg:Place`)")
    assert '<a id="check-mission-host"></a>' in entry(page, "Other checks")


def test_a_check_of_what_has_a_property_stands_under_the_class_that_has_it() -> None:
    found = checks(
        ONTOLOGY,
        """
        shape:A sh:targetSubjectsOf leg:host ; sh:nodeKind sh:IRI .
        shape:B sh:targetObjectsOf leg:host ; sh:nodeKind sh:IRI .
        shape:C sh:targetSubjectsOf leg:date ; sh:nodeKind sh:IRI .
        shape:D sh:targetNode leg:Place ; sh:nodeKind sh:IRI .
        shape:E sh:targetSubjectsOf rdfs:label ; sh:nodeKind sh:IRI .
        """,
    )

    homes = {
        name: [check.name for check in found.at_home(term(name))]
        for name in ("leg:Mission", "leg:Place", "leg:date")
    }
    assert homes == {
        "leg:Mission": ["shape:A"],
        "leg:Place": ["shape:B", "shape:D"],
        "leg:date": ["shape:C"],
    }
    assert [check.name for check in found.shared] == ["shape:E"]


def test_a_check_is_told_with_its_severity_its_demand_and_its_message() -> None:
    page = terms_page(
        ONTOLOGY,
        MISSION + "shape:Mission-host sh:path leg:host ; sh:minCount 1 ; "
        'sh:message "Name a *host*."@en, "Nommez un *hôte*."@fr .',
    )

    assert entry(page, "Mission (`leg:Mission`)").endswith(
        "**What is checked**\n\n"
        '- <a id="check-mission-host"></a>`shape:Mission-host` (warning): '
        "[host](ontology.md#property-host): at least one value\\\n"
        "  Name a \\*host\\*.\n\n"
    )
    assert "- **Checked by**: [`shape:Mission-host`]" in entry(
        page, "host (`leg:host`)"
    )
