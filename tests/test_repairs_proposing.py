"""A repair that is proposed ends its finding and makes no other one."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from benchmarks import worlds
from benchmarks.defects import spoil
from legation.assets import folders
from legation.bounds import bounds
from legation.findings import Finding
from legation.inputs import Inputs, read_inputs
from legation.parsing import Document, parse_quads
from legation.reports import Report
from legation.results import Repair, Result
from legation.terms import (
    VOCABULARY,
    DefaultGraph,
    NamedNode,
    Prefixes,
    Quad,
    Triple,
)
from legation.texts import Text
from legation.validation import validate

CASES = Path(__file__).parent / "cases"
PREFIXES = Prefixes({**VOCABULARY, "ex": "http://example.org/"})
HEAD = "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in PREFIXES.items())

SHAPES = {
    "integer": "sh:path ex:p ; sh:datatype xsd:integer",
    "one integer": "sh:path ex:p ; sh:datatype xsd:integer ; sh:maxCount 1",
    "small number": "sh:path ex:p ; sh:datatype xsd:integer ; sh:maxInclusive 5",
    "either": """sh:path [ sh:alternativePath ( ex:p ex:q ) ] ;
        sh:datatype xsd:integer""",
    "boolean": "sh:path ex:p ; sh:datatype xsd:boolean",
    "decimal": "sh:path ex:p ; sh:datatype xsd:decimal",
    "string": "sh:path ex:p ; sh:datatype xsd:string",
    "address": "sh:path ex:p ; sh:datatype xsd:anyURI",
    "tagged": "sh:path ex:p ; sh:datatype rdf:langString ; sh:languageIn ( 'en' )",
    "EDTF": "sh:path ex:p ; sh:datatype edtf:EDTF",
    "date": "sh:path ex:p ; sh:datatype xsd:date",
    "unknown": "sh:path ex:p ; sh:datatype ex:Datatype",
    "date or year": """sh:path ex:p ;
        sh:or ( [ sh:datatype xsd:gYear ] [ sh:datatype xsd:date ] )""",
    "match": "sh:path ex:p ; sh:in ( ex:exactMatch ex:closeMatch ex:broadMatch )",
    "listed": "sh:path ex:p ; sh:in ( 'Québec' 'Ontario' 8 )",
    "twice listed": "sh:path ex:p ; sh:in ( 'Québec' 'québec' 'Quebec1' 'Quebec2' )",
    "numbered": "sh:path ex:p ; sh:in ( ex:part-11 ex:part-12 )",
    "English": "sh:path ex:p ; sh:languageIn ( 'en' )",
    "English or French": "sh:path ex:p ; sh:languageIn ( 'en' 'fr' )",
    "Canadian": "sh:path ex:p ; sh:languageIn ( 'en-CA' 'fr-CA' )",
    "English label": """sh:path skos:prefLabel ; sh:qualifiedMinCount 1 ;
        sh:qualifiedValueShape [ sh:languageIn ( 'en' ) ]""",
    "English definition": """sh:path skos:definition ; sh:qualifiedMinCount 1 ;
        sh:qualifiedValueShape [ sh:languageIn ( 'en' ) ]""",
    "title": "sh:path dcterms:title ; sh:minCount 1 ; sh:languageIn ( 'fr' )",
    "IRI": "sh:path ex:p ; sh:nodeKind sh:IRI",
    "literal": "sh:path ex:p ; sh:nodeKind sh:Literal",
    "b": "sh:path ex:p ; sh:hasValue ex:b",
    "least b": "sh:path ex:p ; sh:hasValue ex:b ; sh:minCount 1",
    "one that is b": "sh:path ex:p ; sh:hasValue ex:b ; sh:maxCount 1",
    "least listed": "sh:path ex:p ; sh:minCount 1 ; sh:in ( ex:b )",
    "least": "sh:path ex:p ; sh:minCount 1",
    "of b": "sh:path [ sh:inversePath ex:p ] ; sh:hasValue ex:b",
    "none": "sh:path ex:p ; sh:maxCount 0",
    "of none": "sh:path [ sh:inversePath ex:p ] ; sh:maxCount 0",
    "one": "sh:path ex:p ; sh:maxCount 1",
    "closed": """ex:S sh:targetNode ex:a ; sh:closed true ;
        sh:property [ sh:path ex:name ; sh:maxCount 1 ] .""",
    "one label": "sh:path skos:prefLabel ; sh:uniqueLang true",
    "one text": "sh:path ex:p ; sh:uniqueLang true",
    "place": "sh:path ex:p ; sh:class ex:Place",
    "labelled place": """ex:S sh:targetNode ex:a ;
        sh:property [ sh:path ex:p ; sh:class ex:Place ] .
        ex:L sh:targetClass ex:Place ;
        sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ] .""",
    "place or person": """sh:path ex:p ;
        sh:or ( [ sh:class ex:Place ] [ sh:class ex:Person ] )""",
    "code": "sh:path ex:p ; sh:pattern '^[A-Z]{2}$'",
    "words": "sh:path ex:p ; sh:pattern '^[a-z]+( [a-z]+)*$'",
    "short": "sh:path ex:p ; sh:maxLength 5",
    "equal": "sh:path ex:p ; sh:equals ex:q",
    "disjoint": "sh:path ex:p ; sh:disjoint ex:q",
    "less": "sh:path ex:p ; sh:lessThan ex:q",
    "less, and asked": """ex:S sh:targetNode ex:a ;
        sh:property [ sh:path ex:p ; sh:lessThan ex:q ] ; sh:sparql [ sh:select
        'SELECT $this { $this <http://example.org/q> 10 }' ] .""",
    "asked": """ex:S sh:targetNode ex:a ; sh:sparql [ sh:select
        'SELECT $this ?value { $this <http://example.org/p> ?value }' ] .""",
    "and": """ex:S sh:targetNode ex:a ;
        sh:and ( [ sh:property [ sh:path ex:p ; sh:datatype xsd:integer ] ]
        [ sh:path ex:q ; sh:minCount 1 ; sh:hasValue ex:b ] ) .""",
    "node": """ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:node ex:N ] .
        ex:N sh:property [ sh:path ex:q ; sh:datatype xsd:integer ] .""",
    "property": """ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ;
        sh:property [ sh:path ex:q ; sh:datatype xsd:integer ] ] .""",
    "not": "sh:path ex:p ; sh:not [ sh:datatype xsd:integer ]",
    "two shapes": """ex:S sh:targetNode ex:a ;
        sh:property [ sh:path ex:p ; sh:datatype xsd:integer ] ,
        [ sh:path ex:p ; sh:minInclusive 10 ] .""",
}

# shape | what is said | what is removed | what is added; of ex:a, save after a "."
MENDED = """\
integer | ex:p "8" | ex:p "8" | ex:p 8
integer | ex:p " 8 " | ex:p " 8 " | ex:p 8
integer | ex:p 8.0 | ex:p 8.0 | ex:p 8
integer | ex:p 8e0 | ex:p 8e0 | ex:p 8
integer | ex:p "8"^^xsd:int | ex:p "8"^^xsd:int | ex:p 8
integer | ex:p "8"@en | ex:p "8"@en | ex:p 8
integer | ex:p "8.0"^^xsd:integer | ex:p "8.0"^^xsd:integer | ex:p 8
integer | ex:p 8, "8" | ex:p "8" |
either | ex:q "8" | ex:q "8" | ex:q 8
either | ex:p "8" ; ex:q "8" | ex:p "8" ; ex:q "8" | ex:p 8 ; ex:q 8
boolean | ex:p "true" | ex:p "true" | ex:p true
boolean | ex:p "False" | ex:p "False" | ex:p false
boolean | ex:p "oui"@fr | ex:p "oui"@fr | ex:p true
boolean | ex:p 0 | ex:p 0 | ex:p false
decimal | ex:p "1.5E3" | ex:p "1.5E3" | ex:p "1500"^^xsd:decimal
string | ex:p "a"@en | ex:p "a"@en | ex:p "a"
string | ex:p 14 | ex:p 14 | ex:p "14"
address | ex:p ex:x | ex:p ex:x | ex:p "http://example.org/x"^^xsd:anyURI
EDTF | ex:p "2011-03" | ex:p "2011-03" | ex:p "2011-03"^^edtf:EDTF
EDTF | ex:p 2011 | ex:p 2011 | ex:p "2011"^^edtf:EDTF
EDTF | ex:p "circa 2011" | ex:p "circa 2011" | ex:p "2011~"^^edtf:EDTF
EDTF | ex:p "2001-2003" | ex:p "2001-2003" | ex:p "2001/2003"^^edtf:EDTF
EDTF | ex:p "2011"^^xsd:gYear | ex:p "2011"^^xsd:gYear | ex:p "2011"^^edtf:EDTF
date | ex:p "20110304" | ex:p "20110304" | ex:p "2011-03-04"^^xsd:date
date | ex:p "2011-3-4" | ex:p "2011-3-4" | ex:p "2011-03-04"^^xsd:date
date | ex:p "2011-03-04T00:00:00" | ex:p "2011-03-04T00:00:00" | ex:p "2011-03-04"^^xsd:date
date or year | ex:p "2011-03-04" | ex:p "2011-03-04" | ex:p "2011-03-04"^^xsd:date
date or year | ex:p 2011 | ex:p 2011 | ex:p "2011"^^xsd:gYear
match | ex:p ex:exactmatch | ex:p ex:exactmatch | ex:p ex:exactMatch
match | ex:p skos:closeMatch | ex:p skos:closeMatch | ex:p ex:closeMatch
match | ex:p ex:clozeMatch | ex:p ex:clozeMatch | ex:p ex:closeMatch
match | ex:p "broad match" | ex:p "broad match" | ex:p ex:broadMatch
listed | ex:p "quebec" | ex:p "quebec" | ex:p "Québec"
listed | ex:p "Ontario "@en | ex:p "Ontario "@en | ex:p "Ontario"
listed | ex:p "Ontaroi" | ex:p "Ontaroi" | ex:p "Ontario"
listed | ex:p "8" | ex:p "8" | ex:p 8
English | ex:p "a"@eng | ex:p "a"@eng | ex:p "a"@en
English | ex:p "a" | ex:p "a" | ex:p "a"@en
English or French | ex:p "a"@fre | ex:p "a"@fre | ex:p "a"@fr
Canadian | ex:p "a"@fr-FR | ex:p "a"@fr-FR | ex:p "a"@fr-CA
Canadian | ex:p "a"@en | ex:p "a"@en | ex:p "a"@en-CA
tagged | ex:p "a" | ex:p "a" | ex:p "a"@en
English label | skos:prefLabel "Moscou"@fr | | skos:prefLabel "Moscou"@en
English label | skos:prefLabel "A"@de, "B"@fr | | skos:prefLabel "B"@en
English label | skos:prefLabel "A" | | skos:prefLabel "A"@en
title | ex:p 1 | | dcterms:title "A"@fr
IRI | ex:p "http://x.org/y" | ex:p "http://x.org/y" | ex:p <http://x.org/y>
IRI | ex:p " ex:b " | ex:p " ex:b " | ex:p ex:b
IRI | ex:p "<urn:x>"@en | ex:p "<urn:x>"@en | ex:p <urn:x>
literal | ex:p <urn:x> | ex:p <urn:x> | ex:p "urn:x"
literal | ex:p ex:b . ex:b rdfs:label "B"@en, "Bé"@fr | ex:p ex:b | ex:p "B"@en, "Bé"@fr
b | ex:p ex:c | | ex:p ex:b
least b | ex:q 1 | | ex:p ex:b
least listed | ex:q 1 | | ex:p ex:b
of b | ex:q 1 | | . ex:b ex:p ex:a
none | ex:p 1, 2 | ex:p 1, 2 |
of none | ex:q 1 . ex:b ex:p ex:a | . ex:b ex:p ex:a |
one | ex:p 8, 8.0 | ex:p 8.0 |
one | ex:p "Moscow", " moscow" | ex:p " moscow" |
one | ex:p false, "0"^^xsd:boolean | ex:p "0"^^xsd:boolean |
one integer | ex:p 8, "8"^^xsd:int | ex:p "8"^^xsd:int |
closed | ex:p 1 | ex:p 1 |
closed | ex:Name "A" | ex:Name "A" | ex:name "A"
closed | ex:name "A" ; ex:nmae "B" | ex:nmae "B" |
one label | skos:prefLabel "A"@en, "B"@en, "C"@fr | skos:prefLabel "B"@en | skos:altLabel "B"@en
one label | skos:prefLabel "A"@en, "a"@en, "B"@en | skos:prefLabel "a"@en, "B"@en | skos:altLabel "B"@en
one label | skos:prefLabel "A"@en, "A "@en | skos:prefLabel "A "@en |
one text | ex:p "A b"@fr, "a  b"@fr | ex:p "a  b"@fr |
place | ex:p ex:b | | . ex:b a ex:Place
place | ex:p ex:san-jose . ex:san-josé a ex:Place | ex:p ex:san-jose | ex:p ex:san-josé
place | ex:p ex:saint-hyacinte . ex:saint-hyacinthe a ex:Place | ex:p ex:saint-hyacinte | ex:p ex:saint-hyacinthe
place | ex:p "ex:b" . ex:b a ex:Place | ex:p "ex:b" | ex:p ex:b
place | ex:p "B" . ex:b a ex:Place ; skos:prefLabel "B"@fr | ex:p "B" | ex:p ex:b
code | ex:p " qc" | ex:p " qc" | ex:p "QC"
code | ex:p "QC "@fr | ex:p "QC "@fr | ex:p "QC"@fr
words | ex:p "To  be" | ex:p "To  be" | ex:p "to be"
short | ex:p "  abc " | ex:p "  abc " | ex:p "abc"
short | ex:p "a    b" | ex:p "a    b" | ex:p "a b"
equal | ex:p 1 | | ex:q 1
equal | ex:p 1 ; ex:q 1, 2 | | ex:p 2
less | ex:p 9 ; ex:q 3 | ex:p 9 ; ex:q 3 | ex:p 3 ; ex:q 9
and | ex:p "8" ; ex:q ex:b | ex:p "8" | ex:p 8
node | ex:p ex:b . ex:b ex:q "8" | . ex:b ex:q "8" | . ex:b ex:q 8
property | ex:p ex:b . ex:b ex:q "8" | . ex:b ex:q "8" | . ex:b ex:q 8
"""  # noqa: E501 (a row is a defect)

# shape | what is said
LEFT = """\
integer | ex:p "eight"
integer | ex:p 8.5
integer | ex:p ex:b
small number | ex:p "8"
small number | ex:p 8
two shapes | ex:p "8"
boolean | ex:p "maybe"
date | ex:p "4/3/2011"
date | ex:p "2011-03-04T10:00:00"^^xsd:dateTime
EDTF | ex:p "mars 2011"@fr
unknown | ex:p "8"
match | ex:p skos:related
numbered | ex:p ex:part-13
match | ex:p "match"
twice listed | ex:p "QUÉBEC"
twice listed | ex:p "Quebec3"
English | ex:p "a"@de
English or French | ex:p "a"
English definition | skos:definition "Une phrase."@fr
IRI | ex:p "page 3"
literal | ex:p []
least | ex:q 1
one that is b | ex:p ex:c
one | ex:p 8, 9
one | ex:p "A"@en, "A"@fr
one text | ex:p "A"@en, "B"@en
place | ex:p ex:b . ex:b a ex:Person
place | ex:p "B" . ex:b a ex:Place ; rdfs:label "B" . ex:c a ex:Place ; rdfs:label "B"
labelled place | ex:p ex:b
place or person | ex:p ex:b
code | ex:p "Qué"
short | ex:p "abcdef"
disjoint | ex:p 1 ; ex:q 1
less | ex:p 9 ; ex:q 3, 10
less | ex:p 3 ; ex:q 3
less | ex:p 3 ; ex:q "a"
less, and asked | ex:p 9 ; ex:q 3
asked | ex:p 1
not | ex:p 1
"""

Judged = tuple[Iterable[Quad], Iterable[Triple], Prefixes]


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in row.split(" |")) for row in table.splitlines()
    ]


def quads(said: str) -> list[Quad]:
    """Return the statements of a cell."""
    whole = said.removeprefix(".") if said.startswith(".") else f"ex:a {said}"
    text = f"{HEAD}{whole} ." if said else ""
    return parse_quads(text.encode(), path=Path("data.ttl"))


@cache
def shapes(name: str) -> tuple[Triple, ...]:
    text = SHAPES[name]
    if not text.startswith("ex:S "):
        text = f"ex:S sh:targetNode ex:a ; sh:property [ {text} ] ."
    found = parse_quads((HEAD + text).encode(), path=Path("shapes.ttl"))
    return tuple(quad.triple for quad in found)


def report(data: Iterable[Quad], name: str) -> Report:
    return validate(data, shapes(name), prefixes=PREFIXES)


def repair_of(name: str, said: str) -> Repair | None:
    finding, *_ = report(quads(said), name).findings
    return finding.repair


def mended(data: Iterable[Quad], repair: Repair) -> list[Quad]:
    """Return data with a repair, in whichever graphs they are."""
    known = list(data)
    where = {quad.triple: quad.graph_name for quad in known}
    graph = next((where[one] for one in repair.removed), DefaultGraph())
    kept = [quad for quad in known if quad.triple not in repair.removed]
    added = [Quad(t.subject, t.predicate, t.object, graph) for t in repair.added]
    return [*kept, *added]


def found(findings: Iterable[Finding]) -> set[Result]:
    """Return what SHACL says of findings, whatever the words."""
    results = (finding.result for finding in findings)
    return {replace(result, messages=()) for result in results if result}


@pytest.mark.parametrize(("name", "said", "removed", "added"), rows(MENDED))
def test_a_defect_is_repaired_by_what_is_proposed(
    name: str, said: str, removed: str, added: str
) -> None:
    before = report(quads(said), name).findings
    finding, *_ = before
    repair = finding.repair

    assert repair
    assert set(repair.removed) == {quad.triple for quad in quads(removed)}
    assert set(repair.added) == {quad.triple for quad in quads(added)}
    after = report(mended(quads(said), repair), name).findings
    assert found(after) <= found(before) - found([finding])


def test_sixty_defects_are_repaired() -> None:
    assert len(rows(MENDED)) >= 60


@pytest.mark.parametrize(("name", "said"), rows(LEFT))
def test_nothing_is_proposed_where_a_person_must_decide(name: str, said: str) -> None:
    assert repair_of(name, said) is None


# shape | what is said | sentence | phrase
SENTENCES = """\
integer | ex:p "8" | Write ex:p 8 instead of ex:p "8". | Écrivez ex:p 8 au lieu de ex:p "8".
either | ex:p "8" ; ex:q "8" | Write ex:p 8; ex:q 8 instead of ex:p "8"; ex:q "8". | Écrivez ex:p 8; ex:q 8 au lieu de ex:p "8"; ex:q "8".
integer | ex:p 8, "8" | Keep ex:p 8, and remove what says the same: ex:p "8". | Gardez ex:p 8 et retirez ce qui dit la même chose : ex:p "8".
English label | skos:prefLabel "Moscou"@fr | Add skos:prefLabel "Moscou"@en, copied from another label; a person should check it. | Ajoutez skos:prefLabel "Moscou"@en, repris d'un autre libellé; une personne devrait le vérifier.
title | ex:p 1 | Add dcterms:title "A"@fr, made from the IRI; a person should check it. | Ajoutez dcterms:title "A"@fr, tiré de l'IRI; une personne devrait le vérifier.
b | ex:p ex:c | Add ex:p ex:b. | Ajoutez ex:p ex:b.
of b | ex:q 1 | Add ex:b ex:p ex:a. | Ajoutez ex:b ex:p ex:a.
none | ex:p 1, 2 | Remove ex:p 1, 2. | Retirez ex:p 1, 2.
one label | skos:prefLabel "A"@en, "B"@en | Keep skos:prefLabel "A"@en, and make "B"@en an alternative label (skos:altLabel). | Gardez skos:prefLabel "A"@en et faites de "B"@en un libellé secondaire (skos:altLabel).
one label | skos:prefLabel "A"@en, "a"@en, "B"@en | Keep skos:prefLabel "A"@en, and make "B"@en an alternative label (skos:altLabel). Remove what says the same: skos:prefLabel "a"@en. | Gardez skos:prefLabel "A"@en et faites de "B"@en un libellé secondaire (skos:altLabel). Retirez ce qui dit la même chose : skos:prefLabel "a"@en.
place | ex:p ex:b | Give ex:b the type ex:Place, if it is one. | Donnez à ex:b le type ex:Place, si ce type lui convient.
less | ex:p 9 ; ex:q 3 | Exchange the two values: write ex:p 3; ex:q 9. | Intervertissez les deux valeurs : écrivez ex:p 3; ex:q 9.
"""  # noqa: E501 (a row is a sentence in both languages)


@pytest.mark.parametrize(("name", "said", "en", "fr"), rows(SENTENCES))
def test_a_repair_says_what_to_do_in_both_languages(
    name: str, said: str, en: str, fr: str
) -> None:
    repair = repair_of(name, said)

    assert repair
    assert repair.text == Text(en, fr)


def test_a_long_text_is_not_written_out() -> None:
    repair = repair_of("string", f'ex:p "{"long " * 20}"@en')

    assert repair
    assert '…" instead of' in repair.text.en
    assert len(repair.text.en) < 200


def test_a_label_is_made_of_the_words_of_an_iri() -> None:
    shape = """ex:S sh:targetClass ex:C ; sh:property [ sh:path rdfs:label ;
      sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:languageIn ( "en" ) ] ] ."""
    triples = parse_quads((HEAD + shape).encode(), path=Path("shapes.ttl"))
    data = quads(
        "a ex:C . ex:saint-petersburg-forum a ex:C . ex:energyUse a ex:C . "
        "<http://example.org/12> a ex:C . [] a ex:C"
    )

    found = validate(data, (quad.triple for quad in triples), prefixes=PREFIXES)

    labels = {
        finding.focus: finding.repair.added[0].object.value if finding.repair else None
        for finding in found.findings
        if finding.focus and ":" in finding.focus
    }
    assert labels == {
        "http://example.org/a": "A",
        "http://example.org/saint-petersburg-forum": "Saint petersburg forum",
        "http://example.org/energyUse": "Energy use",
        "http://example.org/12": None,
    }
    assert len(found.findings) == 5


def test_a_value_without_a_name_gets_a_type() -> None:
    (finding,) = report(data := quads("ex:p [ ex:q 1 ]"), "place").findings

    assert finding.repair
    assert report(mended(data, finding.repair), "place").conforms


def test_a_repair_is_the_same_whatever_the_order_of_the_data() -> None:
    said = quads('skos:prefLabel "C"@en, "A"@en, "B"@fr, "D"@fr, "a"@en')

    one, *_ = report(said, "one label").findings
    other, *_ = report(reversed(said), "one label").findings

    assert one.repair
    assert one.repair == other.repair


def triples(documents: Iterable[Document]) -> list[Triple]:
    return [quad.triple for document in documents for quad in document.quads]


def put(found: Iterable[Triple], graph: NamedNode | None = None) -> list[Quad]:
    name = graph or DefaultGraph()
    return [Quad(t.subject, t.predicate, t.object, name) for t in found]


@cache
def cases() -> Inputs:
    """Return the files of which each breaks one rule of the shapes."""
    return read_inputs(folders(CASES / "data"), extra=sorted(CASES.glob("*.trig")))


def case_facts() -> Judged:
    told = cases().claims().told
    data = {*told, *bounds(told), *triples(cases().ontology)}
    return put(data), triples(cases().shapes), cases().dataset.prefixes


def case_claims() -> Judged:
    claims = cases().claims()
    about, told = (cases().dataset.graph(name) for name in ("claims", "told"))
    data = chain(
        claims.quads(),
        put({*claims.described, *cases().texts}, about),
        put(claims.told, told),
        put({*bounds(claims.told), *triples(cases().ontology)}),
    )
    return data, triples(cases().claim_shapes), cases().dataset.prefixes


def spoilt_world() -> Judged:
    spoilt = spoil(worlds.told(2_500, seed=7), seed=7, per_kind=1)
    known = {*spoilt.triples, *triples(cases().schemes)}
    data = {*known, *bounds(known), *triples(cases().ontology)}
    prefixes = Prefixes.of_dataset(worlds.BASE)
    return put(data), triples(cases().shapes), prefixes


@pytest.mark.parametrize(
    ("judged", "least"), [(case_facts, 20), (case_claims, 8), (spoilt_world, 15)]
)
def test_all_repairs_of_real_rules_end_their_findings_and_make_none(
    judged: Callable[[], Judged], least: int
) -> None:
    quads, rules, prefixes = judged()
    data = list(quads)
    before = validate(data, rules, prefixes=prefixes).findings
    repaired = {f.focus: f for f in before if f.repair}

    for finding in repaired.values():
        assert finding.repair
        data = mended(data, finding.repair)
    after = validate(data, rules, prefixes=prefixes).findings

    assert len(repaired) >= least
    assert found(after) <= found(before) - found(repaired.values())
