"""Small data and shapes for them, drawn at random, as Turtle statements."""

import re
from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from ontologies import written

Texts = st.SearchStrategy[str]

CLASSES = ["ex:C", "ex:D", "ex:E"]
SPELLINGS = ['"02"^^xsd:integer', "1.50", "2e0"]
ILL_FORMED = [
    '"two"^^xsd:integer',
    '"maybe"^^xsd:boolean',
    '"2020-02-31"^^xsd:date',
]
UNORDERED = ["true", '"u"^^ex:unknown', '"2020-01-31"^^xsd:date', *ILL_FORMED]
SELECTS = [
    "SELECT $this ?value { $this ex:p ?value . FILTER(isIRI(?value)) }",
    "SELECT $this { FILTER NOT EXISTS { $this ex:p ?v } }",
    "SELECT $this { FILTER NOT EXISTS { $this ex:p? ?v } }",
    "SELECT $this { FILTER($this IN (ex:a, ex:b)) }",
    "SELECT $this { $this ex:p ?v . { ?v ex:q ?w . FILTER(?w != $this) } }",
    "SELECT $this { $this ex:p ?v OPTIONAL { ?v ex:q $this, ?w } FILTER(!BOUND(?w)) }",
    "SELECT $this ?value { { $this ex:p ?value } UNION { $this ex:q ?value } }",
    "SELECT $this ?path ?value { $this ?path ?value . FILTER(?path = ex:q) }",
    "SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v } GROUP BY $this",
    "SELECT $this ?value { { SELECT $this ?value { $this ex:q ?value } } }",
    "SELECT $this ?value { BIND($this AS ?value) FILTER(!isLiteral($this)) }",
    "SELECT $this ?value { { BIND($this AS ?value) } FILTER(isBlank(?value)) }",
    "SELECT $this ?value { $this (ex:p|^ex:q)* ?value . ?value ex:t ?text }",
    "SELECT DISTINCT ?this { ?this a ?class . ?class rdfs:subClassOf ?above }",
]
PATH_SELECTS = [
    "SELECT $this ?value { $this $PATH ?value . FILTER(isIRI(?value)) }",
    "SELECT $this { FILTER NOT EXISTS { $this $PATH ?v } }",
    "SELECT $this ?value { $this $PATH ?value . FILTER($this != ?value) }",
]
DECLARED = """
ex:prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "http://x/"^^xsd:anyURI ] ,
  [ sh:prefix "rdfs" ;
    sh:namespace "http://www.w3.org/2000/01/rdf-schema#"^^xsd:anyURI ] .
"""


def any_of(*texts: str) -> Texts:
    return st.sampled_from(texts)


def listed(items: Texts) -> Texts:
    drawn = st.lists(items, min_size=1, max_size=3)
    return drawn.map(lambda found: f"( {' '.join(found)} )")


def named(value: Texts, *names: str) -> list[Texts]:
    """Return one parameter for each name."""
    return [written(f"sh:{name} {{}}", value) for name in names]


def asked(selects: Sequence[str]) -> Texts:
    sparql = 'sh:sparql [ sh:prefixes ex:prefixes ; sh:select "{}" ]'
    return st.sampled_from(selects).map(sparql.format)


def together(choices: Sequence[Texts]) -> Texts:
    """Return some constraints, each with another parameter."""
    drawn = st.lists(st.one_of(choices), min_size=1, max_size=3)
    return drawn.map(
        lambda found: " ; ".join({p.partition(" ")[0]: p for p in found}.values())
    )


classes = st.sampled_from(CLASSES)
nodes = any_of("ex:a", "ex:b", "ex:c", "_:x", "_:y")
texts = any_of('"x"', '"abc"', '"Abc d"', '"x"@en', '"y"@en', '"x"@fr-CA', '"x"@fr')
numbers = st.sampled_from(["1", "2", "1.5", *SPELLINGS])
literals = texts | numbers | st.sampled_from(UNORDERED)
terms = nodes | classes | literals
relations, measures = any_of("ex:p", "ex:q"), any_of("ex:n", "ex:m")
properties = relations | measures | any_of("ex:t", "rdf:type")
facts = st.one_of(
    written("{} {} {} .", nodes, relations, nodes),
    written("{} {} {} .", nodes, relations, literals),
    written("{} {} {} .", nodes, measures, numbers),
    written("{} ex:n {} ; ex:m {} .", nodes, numbers, numbers),
    written("{} ex:t {} .", nodes, texts),
    written('{} ex:t "x"@en , {} .', nodes, texts),
    written("{} a {} .", nodes, classes),
    written("{} rdfs:subClassOf {} .", classes, classes),
)

PATHS = [
    *("( {} {} )", "( {} {} {} )", "[ sh:alternativePath ( {} {} ) ]"),
    *("[ sh:inversePath {} ]", "[ sh:zeroOrMorePath {} ]"),
    *("[ sh:oneOrMorePath {} ]", "[ sh:zeroOrOnePath {} ]"),
]
TWICE = re.compile(r"Or\w+ (\[ sh:inversePath )*\[ sh:\w+Or|inversePath \[ sh:inverse")


def deeper(inner: Texts) -> Texts:
    return st.one_of(
        [written(form, *[inner] * form.count("{}")) for form in PATHS]
    ).map(lambda path: "ex:p" if TWICE.search(path) else path)


paths = properties | deeper(properties) | deeper(properties | deeper(properties))

SIMPLE = [
    *named(classes, "class"),
    *named(any_of("xsd:string", "xsd:integer", "xsd:decimal", "xsd:date"), "datatype"),
    *named(any_of("xsd:boolean", "rdf:langString", "ex:unknown"), "datatype"),
    *named(any_of("sh:IRI", "sh:BlankNode", "sh:Literal"), "nodeKind"),
    *named(any_of("sh:BlankNodeOrIRI", "sh:IRIOrLiteral"), "nodeKind"),
    *named(any_of("1", "2", "3"), "minLength", "maxLength"),
    written(
        "sh:pattern {}{}",
        any_of('"x"', '"^a"', '"[0-9]"', '"^.$"'),
        any_of("", ' ; sh:flags "i"'),
    ),
    *named(listed(any_of('"en"', '"fr"', '"fr-CA"')), "languageIn"),
    *named(terms, "hasValue"),
    *named(listed(terms), "in"),
    *named(properties, "equals", "disjoint"),
    *named(numbers, "minInclusive", "minExclusive", "maxInclusive", "maxExclusive"),
    written(
        "sh:closed true{}", any_of("", " ; sh:ignoredProperties ( ex:p rdf:type )")
    ),
    *[asked(SELECTS)] * 4,
]
OF_PROPERTIES = [
    *named(any_of("0", "1", "2"), "minCount", "maxCount"),
    *[asked(PATH_SELECTS)] * 2,
]
REMARKS = [
    st.just("sh:deactivated true"),
    *named(any_of("sh:Warning", "sh:Info"), "severity"),
]
LESS = together(named(measures, "lessThan", "lessThanOrEquals", "disjoint"))
TONGUES = together(
    [
        st.just("sh:uniqueLang true"),
        *named(listed(any_of('"en"', '"fr"')), "languageIn"),
    ]
)
TARGETS = [
    *named(any_of("ex:a", "ex:z", "ex:C"), "targetNode"),
    *named(texts | numbers, "targetNode"),
    *[written("sh:targetClass {} , {}", classes, classes)] * 2,
    *named(properties, "targetSubjectsOf", "targetObjectsOf"),
    st.just("a rdfs:Class"),
]


@cache
def node_parts(depth: int) -> Texts:
    return together([*SIMPLE, *REMARKS, *nested(depth)])


@cache
def property_parts(depth: int) -> Texts:
    general = together([*SIMPLE, *OF_PROPERTIES, *REMARKS, *nested(depth)])
    return st.one_of(
        *[written("sh:path {} ; {}", paths, general)] * 5,
        written("sh:path {} ; {}", measures, LESS),
        written("sh:path ex:t ; {}", TONGUES),
    )


@cache
def qualified_parts(depth: int) -> Texts:
    least = "sh:qualifiedMinCount 1"
    return written(
        "sh:path {} ; sh:qualifiedValueShape {} ; {}{}",
        relations,
        any_shapes(depth),
        any_of(least, "sh:qualifiedMaxCount 0", f"{least} ; sh:qualifiedMaxCount 1"),
        any_of("", " ; sh:qualifiedValueShapesDisjoint true"),
    )


# What is drawn by a function has its name; what is not, Hypothesis would write out.
@st.composite
def node_shapes(draw: st.DrawFn, depth: int) -> str:
    return draw(
        any_of("ex:Shared") | node_parts(depth).map("[ a sh:NodeShape ; {} ]".format)
    )


@st.composite
def property_shapes(draw: st.DrawFn, depth: int) -> str:
    parts = property_parts(depth) | qualified_parts(depth)
    return draw(
        any_of("ex:Shared-path") | parts.map("[ a sh:PropertyShape ; {} ]".format)
    )


@cache
def any_shapes(depth: int) -> Texts:
    return node_shapes(depth) | property_shapes(depth)


def nested(depth: int) -> list[Texts]:
    """Return constraints that refer to shapes, themselves nested to some depth less."""
    if not depth:
        return []
    any_shape = any_shapes(depth - 1)
    some = st.lists(property_shapes(depth - 1), min_size=1, max_size=3, unique=True)
    return [
        *named(node_shapes(depth - 1), "node"),
        *named(any_shape, "not"),
        *named(listed(any_shape), "and", "or", "xone"),
        *named(some.map(" , ".join), *["property"] * 3),
    ]


@st.composite
def graphs(draw: st.DrawFn) -> str:
    """Return shapes that have targets, and two that others may refer to."""
    lines = [
        f"ex:Shared a sh:NodeShape ; {draw(node_parts(0))} .",
        f"ex:Shared-path a sh:PropertyShape ; {draw(property_parts(0))} .",
    ]
    for name in CLASSES[: draw(st.integers(1, 3))]:
        targets = draw(together(TARGETS))
        shape = draw(
            node_parts(2).map("a sh:NodeShape ; {}".format)
            | property_parts(2).map("a sh:PropertyShape ; {}".format)
        )
        lines.append(f"{name} {shape} ; {targets} .")
    return "\n".join([DECLARED, *lines])


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, str]:
    """Return data and shapes, without literals that engines judge in their own ways."""
    shapes, told = (
        draw(graphs()),
        draw(st.lists(facts, min_size=6, max_size=16, unique=True)),
    )
    compares = re.search(r"(In|Ex)clusive|lessThan", shapes)
    left_out = [
        *(UNORDERED if compares else ()),
        *(SPELLINGS if "sh:sparql" in shapes else ()),
    ]
    kept = [fact for fact in told if not any(f" {one} " in fact for one in left_out)]
    return "\n".join(kept), shapes
