"""Constraints in SPARQL: single queries and components (SHACL, sections 5 and 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from legation.shacl.reading import IllFormed, Source
from legation.shacl.shapes import Query
from legation.sparql.tokens import Kind, significant, tokenize
from legation.terms import OWL, SHACL, Literal, NamedNode, Node, Term

_COMPONENT = SHACL.SPARQLConstraintComponent


def read_query(source: Source, node: Node) -> Query:
    """Return the constraint that a value of sh:sparql describes (section 5.2).

    Raises:
        DataError: It has no query, or one that the section does not allow.
    """
    return Query(
        _COMPONENT,
        node,
        _text(source, node, SHACL.select, known=("this",)),
        messages=source.messages(node),
    )


class Components:
    """The components that a shapes graph declares (section 6.2)."""

    def __init__(self, source: Source) -> None:
        """Read the declarations."""
        self._source = source
        self._found = tuple(
            _component(source, node)
            for node in source.subjects(SHACL.parameter)
            if isinstance(node, NamedNode) and _has_validator(source, node)
        )

    def of(self, shape: Node, *, is_property: bool) -> Iterator[Query]:
        """Yield the constraints that a shape declares through components.

        Args:
            shape: The shape.
            is_property: Whether it is a property shape.
        """
        for one in self._found:
            given = [
                [(name, value) for value in self._source.objects(shape, path)]
                for path, name, _ in one.parameters
            ]
            if all(
                values or is_optional
                for values, (_, _, is_optional) in zip(
                    given, one.parameters, strict=True
                )
            ):
                validator = self._validator(one.node, is_property=is_property)
                for chosen in product(*filter(None, given)):
                    if validator is not None and chosen:
                        yield self._query(one, validator, chosen)

    def _validator(self, node: Node, *, is_property: bool) -> Node | None:
        own = SHACL.propertyValidator if is_property else SHACL.nodeValidator
        for predicate in (own, SHACL.validator):
            for value in self._source.objects(node, predicate):
                return self._source.node(value)
        return None

    def _query(
        self, one: "_Component", validator: Node, chosen: tuple[tuple[str, Term], ...]
    ) -> Query:
        source = self._source
        is_ask = bool(source.objects(validator, SHACL.ask))
        names = tuple(name for _, name, _ in one.parameters)
        known = ("this", "value", *names) if is_ask else ("this", *names)
        form = SHACL.ask if is_ask else SHACL.select
        return Query(
            one.node,
            validator,
            _text(source, validator, form, known=known),
            is_ask=is_ask,
            parameters=chosen,
            messages=source.messages(validator) or source.messages(one.node),
            is_named=False,
        )


@dataclass(frozen=True, slots=True)
class _Component:
    node: NamedNode
    parameters: tuple[tuple[NamedNode, str, bool], ...]


def _component(source: Source, node: NamedNode) -> _Component:
    try:
        return _Component(node, tuple(_parameters(source, node)))
    except IllFormed as error:
        raise error.about(source.named(node)) from error


def _has_validator(source: Source, node: Node) -> bool:
    forms = (SHACL.validator, SHACL.nodeValidator, SHACL.propertyValidator)
    return any(source.objects(node, form) for form in forms)


def _parameters(source: Source, node: Node) -> Iterator[tuple[NamedNode, str, bool]]:
    """Yield path, variable and whether it may be missing, for each parameter."""
    for parameter in map(source.node, source.objects(node, SHACL.parameter)):
        path = source.one(parameter, SHACL.path)
        if not isinstance(path, NamedNode):
            raise IllFormed(SHACL.path, "no IRI", "pas un IRI")
        name = path.value.replace("/", "#").rpartition("#")[2]
        yield path, name, source.is_true(parameter, SHACL.optional)


def _text(
    source: Source, node: Node, form: NamedNode, *, known: tuple[str, ...]
) -> str:
    """Return a query with its prefixes, checked against section 5.2.1 and annex A."""
    try:
        return _checked(source, node, form, known)
    except IllFormed as error:
        # The query has a name of its own, more precise than that of its shape.
        raise error.about(source.named(node)) from error


def _checked(
    source: Source, node: Node, form: NamedNode, known: tuple[str, ...]
) -> str:
    text = source.text(node, form)
    if text is None:
        raise IllFormed(form, "nothing", "rien")
    _check(form, text, known)
    return "".join(_prefixes(source, node)) + text


def _check(form: NamedNode, text: str, known: tuple[str, ...]) -> None:
    tokens = significant(tokenize(text))
    for token, after in pairwise(tokens):
        if token.is_word("MINUS", "VALUES", "SERVICE"):
            word = token.text.upper()
            raise IllFormed(form, f"{word}, which is not allowed", f"{word}, interdit")
        if token.kind is Kind.VARIABLE and token.text[1:] == "shapesGraph":
            # Optional in the standard (section 5.3.1), and no engine here offers it.
            raise IllFormed(form, "$shapesGraph", "$shapesGraph")
        if (
            token.is_word("AS")
            and after.kind is Kind.VARIABLE
            and after.text[1:] in known
        ):
            raise IllFormed(
                form,
                f"{after.text}, which has its value before",
                f"{after.text}, qui a déjà sa valeur",
            )
    places = [i for i, token in enumerate(tokens) if token.is_word("SELECT")]
    for start in places[1:] if form == SHACL.select else places:
        rest = range(start, len(tokens))
        end = next((i for i in rest if tokens[i].is_mark("{")), len(tokens))
        if not any(token.text[1:] == "this" for token in tokens[start:end]):
            raise IllFormed(
                form,
                "a sub-select that does not hand on $this",
                "une sous-requête qui ne transmet pas $this",
            )


def _prefixes(source: Source, node: Node) -> Iterator[str]:
    """Yield a line for each prefix that is declared for a query (section 5.2.1)."""
    seen, waiting = set[Term](), source.objects(node, SHACL.prefixes)
    found: dict[str, str] = {}
    while waiting:
        one, *waiting = waiting
        if one in seen or isinstance(one, Literal):
            continue
        seen.add(one)
        for declared in map(source.node, source.objects(one, SHACL.declare)):
            prefix = source.text(declared, SHACL.prefix)
            namespace = source.text(declared, SHACL.namespace)
            if prefix is None or namespace is None:
                raise IllFormed(SHACL.declare, "too little", "trop peu")
            found[prefix] = namespace
        waiting += source.objects(one, OWL.imports)
    for prefix, namespace in found.items():
        yield f"PREFIX {prefix}: <{namespace}>\n"
