"""Terms of RDF in a SPARQL text: written so that every engine reads them back."""

import re

from legation.sparql.tokens import Kind, tokenize
from legation.terms import Literal, NamedNode


def write_term(term: NamedNode | Literal) -> str:
    r"""Return a term as both engines read it back.

    rdflib decodes `\u` before it looks at strings, also where the backslash is itself
    escaped; so a "u" behind a backslash is written as an escape of its own.

    Args:
        term: An IRI or a literal.

    Returns:
        One token of N-Triples, or three for a typed literal.
    """
    return _AFTER_BACKSLASH.sub(
        lambda match: f"{match[1]}\\U{ord(match[2]):08X}", str(term)
    )


_AFTER_BACKSLASH = re.compile(r"(\\\\)([uU])")


def is_term(text: str) -> bool:
    """Tell whether a text is one term that VALUES may hold, and nothing else.

    Args:
        text: An IRI, a prefixed name, a number, a truth value, or a string with its
            language or datatype.
    """
    tokens = tokenize(text)
    first, kinds = tokens[:1], [token.kind for token in tokens]
    if kinds == [Kind.WORD]:
        return first[0].is_word("TRUE", "FALSE")
    if kinds[:2] == [Kind.STRING, Kind.MARK]:
        return tokens[1].is_mark("^^") and kinds[2:] in ([Kind.IRI], [Kind.NAME])
    return kinds in _TERMS


_TERMS = (
    [Kind.IRI],
    [Kind.NAME],
    [Kind.NUMBER],
    [Kind.STRING],
    [Kind.STRING, Kind.LANGUAGE],
)
