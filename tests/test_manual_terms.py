"""The page about the ontology: what it says of each term, in words."""

from manuals import entry, shown, term, terms_page, vocabulary

ONTOLOGY = """
leg:Event
  a owl:Class ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "Event"@en, "Événement"@fr ;
  skos:definition "What happened."@en, "Ce qui s'est produit."@fr ;
  owl:disjointWith leg:Place ;
  rdfs:subClassOf schema:Event .

leg:Mission
  a owl:Class ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "Mission"@en, "Mission"@fr ;
  skos:altLabel "visit"@en, "visite"@fr ;
  skos:definition "A journey."@en, "Un déplacement."@fr ;
  skos:scopeNote "Seen from two sides."@en, "Vue de deux côtés."@fr ;
  rdfs:subClassOf leg:Event .

leg:Place
  a owl:Class ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "Place"@en, "Lieu"@fr .

leg:Local
  a owl:Class ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "Local mission"@en, "Mission locale"@fr ;
  leg:inferredOnly true ;
  owl:equivalentClass [
    owl:intersectionOf (
      leg:Mission
      [ a owl:Restriction ; owl:onProperty leg:place ; owl:someValuesFrom leg:Place ]
      [ owl:complementOf [ owl:unionOf ( foaf:Person foaf:Group ) ] ]
      [ a owl:Restriction ; owl:onProperty leg:place ; owl:maxCardinality 2 ]
    ) ;
  ] .

leg:place
  a owl:ObjectProperty ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "takes place at"@en, "a pour lieu"@fr ;
  rdfs:domain leg:Event ;
  rdfs:range leg:Place ;
  rdfs:subPropertyOf leg:within, sem:hasPlace .

leg:within
  a owl:ObjectProperty, owl:TransitiveProperty, owl:SymmetricProperty ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "within"@en, "compris dans"@fr ;
  owl:propertyChainAxiom ( leg:place leg:within ), ( leg:within leg:place ) ;
  leg:inferredOnly true .

leg:contains
  a owl:ObjectProperty ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "contains"@en, "contient"@fr ;
  owl:inverseOf leg:within .

leg:met
  a owl:ObjectProperty, owl:FunctionalProperty, owl:InverseFunctionalProperty ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "met"@en, "a rencontré"@fr ;
  rdfs:domain foaf:Person ;
  owl:propertyChainAxiom ( leg:place [ owl:inverseOf leg:place ] ) ;
  rdfs:range foaf:Agent .

leg:accepted
  a owl:DatatypeProperty ;
  rdfs:isDefinedBy <https://w3id.org/legation/ontology> ;
  rdfs:label "is accepted"@en, "est acceptée"@fr ;
  rdfs:domain skos:Concept ;
  rdfs:range xsd:boolean .

skos:broader
  rdfs:subPropertyOf leg:within .

concept:stances
  a skos:ConceptScheme ;
  skos:prefLabel "Stances"@en, "Postures"@fr .

concept:reported
  a skos:Concept ;
  skos:prefLabel "reported"@en, "rapportée"@fr ;
  skos:inScheme concept:stances ;
  leg:accepted true ;
  skos:closeMatch <http://eurovoc.europa.eu/1> .

concept:retold
  a skos:Concept ;
  skos:prefLabel "retold"@en, "redite"@fr ;
  skos:broader concept:reported .
"""
PAGE = terms_page(ONTOLOGY)
PAGE_FR = terms_page(ONTOLOGY, language="fr")


def test_a_class_is_told_with_its_note_and_what_lies_above_below_and_apart() -> None:
    heading, iri, definition, note, facts, _ = entry(
        PAGE, "Mission (`leg:Mission`)"
    ).split("\n\n")
    assert heading == '### <a id="class-mission"></a>Mission (`leg:Mission`)'
    assert iri == "`https://w3id.org/legation/ontology#Mission`"
    assert (definition, note) == ("A journey.", "Note: Seen from two sides.")
    assert facts.splitlines() == [
        "- **Also called**: visit",
        "- **Subclass of**: [Event](ontology.md#class-event)",
        "- **Also checked as**: [Event](ontology.md#class-event)",
    ]
    assert (
        "- **Subclasses**: [Mission](ontology.md#class-mission)\n"
        "- **Disjoint with**: [Place](ontology.md#class-place)\n"
        "- **In other vocabularies**: `schema:Event`\n"
    ) in entry(PAGE, "Event (`leg:Event`)")
    assert "- **Disjoint with**: [Event]" in entry(PAGE, "Place (`leg:Place`)")


def test_what_is_checked_of_a_larger_class_is_checked_of_a_smaller_one() -> None:
    circle = (
        "leg:Local rdfs:subClassOf leg:Mission . leg:Event rdfs:subClassOf leg:Local ."
    )
    ontology = ONTOLOGY + circle

    local = entry(terms_page(ontology), "Local mission (`leg:Local`)")
    assert "- **Also checked as**: [Event](" in local
    assert ", [Mission](ontology.md#class-mission)\n" in local


def test_a_class_that_is_concluded_says_from_what() -> None:
    told = shown(entry(PAGE, "Local mission (`leg:Local`)"))

    assert (
        "Mission  and with a value of  takes place at  in the class  Place  and not "
        " foaf:Person  or  foaf:Group  and  owl:maxCardinality   takes place at  2"
    ) in told
    assert "no claim tells it; it is concluded or computed" in told


def test_a_property_is_told_with_its_ends_and_what_follows_from_it() -> None:
    assert (
        "- **Domain**: [Event](ontology.md#class-event)\n"
        "- **Range**: [Place](ontology.md#class-place)\n"
        "- **Sub-property of**: [within](ontology.md#property-within)\n"
        "- **In other vocabularies**: `sem:hasPlace`\n"
    ) in entry(PAGE, "takes place at (`leg:place`)")
    within = entry(PAGE, "within (`leg:within`)")
    assert "- **Sub-properties**: `skos:broader`, [takes place at]" in within
    assert "- **Inverse of**: [contains]" in within
    assert "- **Symmetric**: it holds in both directions\n" in within
    assert "- **Transitive**: its steps add up\n" in within
    assert within.count("- **Chain**: ") == 2
    assert "[takes place at](ontology.md#property-place) → [within]" in within
    assert "- **Only inferred**: no claim tells it" in within


def test_what_a_property_allows_once_only_is_told() -> None:
    met = entry(PAGE, "met (`leg:met`)")

    assert "- **One value**: a thing has at most one value of it\n" in met
    assert "- **One thing for each value**: no two things share a value of it\n" in met


def test_a_chain_over_an_inverse_names_the_property_that_is_turned_round() -> None:
    met = entry(PAGE, "met (`leg:met`)")

    assert "- **Chain**: [takes place at]" in met
    assert " → inverse of [takes place at]" in met


def test_an_inverse_is_told_at_both_ends() -> None:
    assert "- **Inverse of**: [within]" in entry(PAGE, "contains (`leg:contains`)")


def test_properties_stand_under_the_class_that_they_begin_at() -> None:
    _, _, properties = PAGE.partition("\n## Properties\n")

    groups = [line for line in properties.splitlines() if line.startswith("### ")]
    assert [shown(group) for group in groups[:4]] == [
        "Event",
        "foaf:Person",
        "skos:Concept",
        "Of no class in particular",
    ]


def test_a_class_lists_the_properties_that_begin_and_end_at_it() -> None:
    place = entry(PAGE, "Place (`leg:Place`)")

    assert "- **Value of**: [takes place at](ontology.md#property-place)" in place
    assert "- **Properties**: [takes place at]" in entry(PAGE, "Event (`leg:Event`)")


def test_a_class_of_another_vocabulary_has_an_entry_where_a_property_ends() -> None:
    assert "- **Properties**: [met]" in entry(PAGE, "`foaf:Person`")
    assert "- **Value of**: [met]" in entry(PAGE, "`foaf:Agent`")
    assert "`xsd:boolean`" in PAGE
    assert '<a id="class-xsd-boolean"></a>' not in PAGE


def test_the_language_of_ontologies_itself_is_not_explained() -> None:
    page = terms_page(
        ONTOLOGY, "shape:Term sh:targetClass owl:Class ; sh:nodeKind sh:IRI ."
    )

    assert "owl-class" not in page
    assert "`shape:Term` (violation): an IRI" in entry(page, "Other checks")


def test_a_concept_is_told_with_its_scheme_and_what_it_corresponds_to() -> None:
    assert (
        "- **Scheme**: [Stances](ontology.md#scheme-stances)\n"
        "- **Narrower**: [retold](ontology.md#concept-retold)\n"
        "- **is accepted**: `true`\n"
        "- **In other vocabularies**: close match `http://eurovoc.europa.eu/1`\n"
    ) in entry(PAGE, "reported (`concept:reported`)")
    assert "- **Concepts**: [reported]" in entry(PAGE, "Stances (`concept:stances`)")


def test_a_concept_without_a_scheme_is_not_left_out() -> None:
    assert "- **Broader**: [reported]" in entry(PAGE, "retold (`concept:retold`)")


def test_a_french_page_is_french() -> None:
    assert (
        "- **Aussi appelé**\u00a0: visite\n"
        "- **Sous-classe de**\u00a0: [Événement](ontology.md#class-event)"
    ) in entry(PAGE_FR, "Mission (`leg:Mission`)")
    assert "avec une valeur de [a pour lieu]" in PAGE_FR
    assert "- **est acceptée**\u00a0: `true`" in PAGE_FR


def test_terms_stand_in_the_order_of_their_labels() -> None:
    ontology = """
    leg:A a owl:Class ; rdfs:isDefinedBy leg:x ; rdfs:label "Zone"@en, "Aire"@fr .
    leg:B a owl:Class ; rdfs:isDefinedBy leg:x ; rdfs:label "état"@en, "état"@fr .
    leg:C a owl:Class ; rdfs:isDefinedBy leg:x ; rdfs:label "Fair"@en, "Foire"@fr .
    """

    english, french = (
        [vocabulary(ontology, language=language).name(one) for one in terms]
        for language in ("en", "fr")
        for terms in [vocabulary(ontology, language=language).terms("class")]
    )
    assert english == ["leg:B", "leg:C", "leg:A"]
    assert french == ["leg:A", "leg:B", "leg:C"]


def test_the_places_of_a_class_and_of_a_property_differ_by_more_than_a_capital() -> (
    None
):
    known = vocabulary(ONTOLOGY)

    assert known.anchor(term("leg:Place")) == "class-place"
    assert known.anchor(term("leg:place")) == "property-place"


def test_a_label_that_looks_like_markdown_is_shown_as_it_is() -> None:
    page = terms_page("""
    leg:A
      a owl:Class ;
      rdfs:isDefinedBy leg:x ;
      rdfs:label "*A* | [b](c) <i> `d`"@en, "A"@fr ;
      skos:definition "# No heading | _no_ emphasis."@en, "A."@fr .
    """)

    assert "*A* | [b](c) <i> `d`" in shown(page)
    assert "# No heading | _no_ emphasis." in shown(page)
    assert all("| [b]" not in line for line in page.splitlines())


def test_a_term_without_a_label_is_called_by_its_name() -> None:
    page = terms_page("leg:A a owl:Class ; rdfs:isDefinedBy leg:x .")

    assert '### <a id="class-a"></a>`leg:A`\n' in page
