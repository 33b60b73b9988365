"""Small ontologies and facts, drawn at random, as Turtle statements."""

from hypothesis import strategies as st

CLASSES = [f"ex:{name}" for name in "ABCD"]
PROPERTIES = [f"ex:{name}" for name in "pqrs"]
THINGS = [f"ex:{name}" for name in "ijkl"]

classes, properties = st.sampled_from(CLASSES), st.sampled_from(PROPERTIES)
things = st.sampled_from(THINGS)
paths = properties | properties.map("[ owl:inverseOf {} ]".format)


def written(text: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return statements whose places are filled by what is drawn."""
    return st.tuples(*parts).map(lambda drawn: text.format(*drawn))


def expressions(
    inner: st.SearchStrategy[str], *, with_some: bool
) -> st.SearchStrategy[str]:
    both = written("[ owl:intersectionOf ( {} {} ) ]", inner, inner)
    value = written("[ owl:onProperty {} ; owl:hasValue {} ]", paths, things)
    some = written("[ owl:onProperty {} ; owl:someValuesFrom {} ]", paths, inner)
    return both | value | some if with_some else both | value


conditions = st.recursive(
    classes, lambda inner: expressions(inner, with_some=True), max_leaves=3
)
results = st.recursive(
    classes, lambda inner: expressions(inner, with_some=False), max_leaves=2
)
axioms = st.one_of(
    written("{} rdfs:subClassOf {} .", conditions, results),
    written("{} owl:equivalentClass {} .", classes, conditions),
    written("{} owl:equivalentClass {} .", classes, classes),
    written("{} rdfs:subPropertyOf {} .", properties, properties),
    written("{} owl:equivalentProperty {} .", properties, properties),
    written("{} rdfs:domain {} .", properties, results),
    written("{} rdfs:range {} .", properties, results),
    written("{} owl:inverseOf {} .", properties, properties),
    written("{} a owl:SymmetricProperty .", properties),
    written("{} a owl:TransitiveProperty .", properties),
    written("{} owl:propertyChainAxiom ( {} {} ) .", properties, paths, paths),
    written(
        "{} owl:propertyChainAxiom ( {} {} {} ) .", properties, paths, paths, paths
    ),
    written("{} owl:disjointWith {} .", classes, classes),
)
facts = written("{} {} {} .", things, properties, things) | written(
    "{} a {} .", things, classes
)
# What the engines take differently from owlrl, and alike among each other.
untidy = st.one_of(
    facts,
    written('{} {} "v" .', things, properties),
    written("{} {} _:one .", things, properties),
    written("_:one {} {} .", properties, things),
    written("_:one a {} .", classes),
)
denials = written("{} a owl:FunctionalProperty .", properties) | written(
    "{} a owl:InverseFunctionalProperty .", properties
)
