"""What a shape demands, in words (SHACL, section 4)."""

from collections.abc import Iterator, Mapping

from legation.manual.index import Index
from legation.manual.lines import labelled
from legation.manual.markdown import code
from legation.manual.vocabulary import Vocabulary
from legation.terms import RDF, SHACL, BlankNode, Literal, NamedNode, Term
from legation.texts import Language, Text

ABOUT = frozenset(
    {
        RDF.type,
        *(SHACL[name] for name in ("name", "description", "message", "severity")),
        *(SHACL[name] for name in ("order", "group", "deactivated", "flags")),
        *(SHACL[name] for name in ("targetClass", "targetNode", "targetObjectsOf")),
        *(SHACL[name] for name in ("targetSubjectsOf", "path", "property", "sparql")),
        *(SHACL[name] for name in ("prefixes", "qualifiedValueShapesDisjoint")),
    }
)
"""What is said of a shape besides its constraints."""

_COUNTED = frozenset(
    SHACL[name]
    for name in (
        *("minCount", "maxCount", "hasValue", "uniqueLang"),
        *("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount"),
    )
)
_EACH = Text("each value: ", "chaque valeur : ")
_OF_THIS_SORT = Text(" of this sort: ", " de cette sorte : ")
_INCLUDES = Text("{} among the values", "{} parmi les valeurs")
_ONE_PER_LANGUAGE = Text(
    "at most one value in each language", "au plus une valeur dans chaque langue"
)
_QUERY = Text("a query tells what breaks it", "une requête relève ce qui l'enfreint")
_WORDS: Mapping[NamedNode, Text] = {
    SHACL["class"]: Text("of the class {}", "de la classe {}"),
    SHACL.datatype: Text("of the datatype {}", "du type de données {}"),
    SHACL.nodeKind: Text("{}", "{}"),
    SHACL.pattern: Text("like the pattern {}", "conforme au modèle {}"),
    SHACL.minLength: Text("at least {} character(s)", "au moins {} caractère(s)"),
    SHACL.maxLength: Text("at most {} character(s)", "au plus {} caractère(s)"),
    SHACL.minInclusive: Text("{} or more", "{} ou plus"),
    SHACL.maxInclusive: Text("{} or less", "{} ou moins"),
    SHACL.minExclusive: Text("more than {}", "plus de {}"),
    SHACL.maxExclusive: Text("less than {}", "moins de {}"),
    SHACL.lessThan: Text("less than {}", "inférieure à {}"),
    SHACL.lessThanOrEquals: Text("at most {}", "au plus égale à {}"),
    SHACL.equals: Text("the same as {}", "identique à {}"),
    SHACL.disjoint: Text("other than {}", "différente de {}"),
    SHACL["in"]: Text("one of {}", "parmi {}"),
    SHACL.languageIn: Text("in the language {}", "dans la langue {}"),
    SHACL["not"]: Text("not {}", "pas {}"),
    SHACL["or"]: Text("{}", "{}"),
    SHACL["and"]: Text("{}", "{}"),
    SHACL.xone: Text("exactly one of these: {}", "exactement un de ces cas : {}"),
    SHACL.node: Text("as {} demands", "comme l'exige {}"),
    SHACL.select: _QUERY,
}
_NODE_KINDS: Mapping[Term, Text] = {
    SHACL.IRI: Text("an IRI", "un IRI"),
    SHACL.BlankNode: Text("a blank node", "un nœud anonyme"),
    SHACL.Literal: Text("a literal", "un littéral"),
}
_OR, _AND = Text(" or ", " ou "), Text(" and ", " et ")
_COMMA = Text(", ", ", ")
_LISTS: Mapping[NamedNode, Text] = {
    SHACL["or"]: _OR,
    SHACL["and"]: _AND,
    SHACL.xone: _COMMA,
    SHACL["in"]: _COMMA,
    SHACL.languageIn: _COMMA,
}
_PATHS: Mapping[NamedNode, Text] = {
    SHACL.inversePath: Text("{}, read backwards", "{}, dans l'autre sens"),
    SHACL.zeroOrMorePath: Text(
        "{}, any number of times", "{}, autant de fois que ce soit"
    ),
    SHACL.oneOrMorePath: Text("{}, once or more", "{}, une fois ou plus"),
    SHACL.zeroOrOnePath: Text("{}, at most once", "{}, au plus une fois"),
}


class Demands:
    """Tells what shapes demand."""

    def __init__(
        self, shapes: Index, *, vocabulary: Vocabulary, language: Language
    ) -> None:
        """Keep what is needed.

        Args:
            shapes: The shapes.
            vocabulary: The terms, to link to them.
            language: The language of the words.
        """
        self._shapes = shapes
        self._vocabulary = vocabulary
        self._language = language

    def of(self, shape: Term) -> str:
        """Return what a shape demands.

        Args:
            shape: A node shape, a property shape or a SPARQL constraint.

        Returns:
            Its path, how many values it may have and what each must be, as Markdown;
            empty where it only holds other shapes together.
        """
        path = self._shapes.object(shape, SHACL.path)
        demanded = list(self._counts(shape))
        if values := ", ".join(self._values(shape)):
            each = "" if path is None else _EACH.into(self._language)
            demanded.append(f"{each}{values}")
        told = "; ".join(demanded)
        if path is None or not told:
            return told
        return labelled(self._path(path), told, language=self._language)

    def _counts(self, shape: Term) -> Iterator[str]:
        """Yield what is demanded of the values together."""
        count = self._count(shape, SHACL.minCount, SHACL.maxCount)
        yield from [count] if count else []
        for value in self._shapes.objects(shape, SHACL.hasValue):
            yield _INCLUDES.into(self._language).format(self._vocabulary.show(value))
        if self._shapes.word(shape, SHACL.uniqueLang) == "true":
            yield _ONE_PER_LANGUAGE.into(self._language)
        low, high = SHACL.qualifiedMinCount, SHACL.qualifiedMaxCount
        for inner in self._shapes.objects(shape, SHACL.qualifiedValueShape):
            count = self._count(shape, low, high)
            yield f"{count}{_OF_THIS_SORT.into(self._language)}{self._part(inner)}"

    def _count(self, shape: Term, low: NamedNode, high: NamedNode) -> str:
        least = self._shapes.word(shape, low)
        most = self._shapes.word(shape, high)
        if least and least == most:
            return _exactly(least).into(self._language)
        words = [_least(least)] if least else []
        words += [_most(most)] if most else []
        return _AND.into(self._language).join(w.into(self._language) for w in words)

    def _values(self, shape: Term) -> Iterator[str]:
        """Yield what is demanded of each value, or of the thing itself."""
        for constraint in self._shapes.predicates(shape):
            if constraint in SHACL and constraint not in ABOUT | _COUNTED:
                for value in self._shapes.objects(shape, constraint):
                    yield self._value(constraint, value)
        for inner in self._shapes.objects(shape, SHACL.property):
            if isinstance(inner, BlankNode):
                yield self._part(inner)

    def _value(self, constraint: NamedNode, value: Term) -> str:
        name = code(self._vocabulary.name(constraint))
        words = _WORDS.get(constraint, Text(f"{name} {{}}", f"{name} {{}}"))
        joint = _LISTS.get(constraint)
        if joint:
            parts = [self._part(item) for item in self._shapes.items(value)]
            shown = joint.into(self._language).join(parts)
        else:
            shown = self._part(value)
        return words.into(self._language).format(shown)

    def _part(self, value: Term) -> str:
        """Return a value of a constraint, a shape without a name in brackets."""
        if value in _NODE_KINDS:
            return _NODE_KINDS[value].into(self._language)
        if isinstance(value, NamedNode | Literal):
            return self._vocabulary.show(value)
        demanded = self.of(value)
        pieces = [*self._counts(value), *self._values(value)]
        is_plain = len(pieces) == 1 and self._shapes.object(value, SHACL.path) is None
        return demanded if is_plain else f"({demanded})"

    def _path(self, path: Term) -> str:
        """Return a path; the steps of one that is a sequence follow arrows."""
        if isinstance(path, NamedNode):
            return self._vocabulary.show(path)
        for form, words in _PATHS.items():
            if (inner := self._shapes.object(path, form)) is not None:
                return words.into(self._language).format(self._path(inner))
        choices = self._shapes.object(path, SHACL.alternativePath)
        joint = " → " if choices is None else _OR.into(self._language)
        return joint.join(map(self._path, self._shapes.items(choices or path)))


def _least(number: str) -> Text:
    if number == "1":
        return Text("at least one value", "au moins une valeur")
    return Text(f"at least {number} values", f"au moins {number} valeurs")


def _most(number: str) -> Text:
    if number in {"0", "1"}:
        few = {"0": Text("no value", "aucune valeur")}
        return few.get(number, Text("at most one value", "au plus une valeur"))
    return Text(f"at most {number} values", f"au plus {number} valeurs")


def _exactly(number: str) -> Text:
    if number == "1":
        return Text("exactly one value", "exactement une valeur")
    return Text(f"exactly {number} values", f"exactement {number} valeurs")
