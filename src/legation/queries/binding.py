"""Filling the parameters of a stored query in.

A value never becomes text by formatting. It becomes an RDF term, the term is written
as the standard escapes it, and it takes the place of one whole token; that the tokens
around it stay what they are is checked unless no value of its form could change them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from legation.errors import ParameterError
from legation.queries.holes import Hole, Place
from legation.queries.stored import Parameter, StoredQuery
from legation.queries.values import Resolve, read_value
from legation.sparql.guard import is_plain
from legation.sparql.terms import write_term
from legation.sparql.tokens import Kind, tokenize
from legation.terms import Prefixes
from legation.texts import Text

Arguments = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Filled:
    """A stored query with its parameters filled in.

    Attributes:
        text: The whole SPARQL text, comments included.
        judged: What the guard judges in its stead: the text of the stored query where
            it would judge both alike, else `text` itself.
    """

    text: str
    judged: str


def bind(
    query: StoredQuery, args: Arguments, *, resolve: Resolve, prefixes: Prefixes
) -> Filled:
    """Fill the parameters of a stored query in.

    A parameter that is neither given nor has a default stays a variable, which any
    value fits.

    Args:
        query: The query.
        args: Its parameters by name; several values for one that is a list.
        resolve: Finds the thing that a prefixed name or a label means. An IRI written
            out, with or without angle brackets, is taken as it stands.
        prefixes: The prefixes of the classes that the header names.

    Returns:
        The text, and what the guard judges of it.

    Raises:
        ParameterError: A parameter is unknown, missing or ill-typed; the error names
            it, the value and what is allowed.
        UnknownThingError: Raised by `resolve`.
    """
    for name in args:
        if name not in query.parameters:
            raise ParameterError(_unknown(query, name))
    terms: dict[str, list[str]] = {}
    for parameter in query.parameters.values():
        values = _given(query, parameter, args.get(parameter.name))
        terms[parameter.name] = [
            write_term(read_value(parameter, value, resolve=resolve, prefixes=prefixes))
            for value in values
        ]
    return _fill(query, terms)


def _given(
    query: StoredQuery, parameter: Parameter, value: str | Sequence[str] | None
) -> Sequence[str]:
    """Return the values of a parameter, those of its default where it is not given."""
    if value is None or (parameter.list and not value):
        value = parameter.default
    if value is None:
        if parameter.required:
            raise ParameterError(_missing(query, parameter))
        return ()
    values = [value] if isinstance(value, str) else list(value)
    if len(values) > 1 and not parameter.list:
        raise ParameterError(_several(parameter, values))
    return values


# One term or a list of them: strings without any escape, and IRIs that cannot be read
# as comparisons.
_IRI = r"<https?://[^<>\"{}|^`\\\x00-\x20]*>"
_TERM = rf"(?:{_IRI}|\"[^\"\\\n\r]*\"(?:\^\^{_IRI})?)"
_PLAIN = re.compile(f"{_TERM}(?:, {_TERM})*")


def _fill(query: StoredQuery, terms: Mapping[str, Sequence[str]]) -> Filled:
    """Put terms into the holes, each in the place of one whole token."""
    # The guard judges the result as it judges the stored text where all terms are plain
    # and all holes apart. No word and no bracket comes in, hence neither what reaches
    # outside nor depth; "^^" is no operator to it; a call is a name before a bracket,
    # and none stands behind such a hole; patterns are counted by marks and by terms
    # side by side: the variable was a term too, and commas in IN (...) do not count.
    # What is left is the size, and escapes in the stored text: by them one reader may
    # see within a string what another sees as a hole.
    fillings = {name: ", ".join(each) for name, each in terms.items() if each}
    is_alike = all(map(_PLAIN.fullmatch, fillings.values()))
    pieces: list[str] = []
    done = 0
    for hole in query.holes:
        filling = fillings.get(hole.name)
        if filling is None:
            continue
        if len(terms[hole.name]) > 1 and hole.place is not Place.LISTED:
            raise ParameterError(_no_list(query, hole))
        is_alike = is_alike and hole.apart
        if not is_alike and not _fits(hole, filling):
            raise ParameterError(_unsafe(hole))
        pieces += (query.text[done : hole.start], filling)
        done = hole.end
    filled = "".join([*pieces, query.text[done:]])
    return Filled(filled, query.text if is_alike and is_plain(filled) else filled)


def _fits(hole: Hole, filling: str) -> bool:
    """Tell whether a filling is terms, and leaves the tokens around it what they are.

    Tokens are cut from left to right and depend on nothing before them, so looking at
    one neighbour on each side is enough.
    """
    terms = tokenize(filling)
    kinds = {Kind.STRING, Kind.IRI}
    if not all(term.kind in kinds or term.is_mark("^^", ",") for term in terms):
        return False
    pieces = (hole.left, filling, hole.right)
    apart = [token.text for piece in pieces for token in tokenize(piece)]
    return apart == [token.text for token in tokenize("".join(pieces))]


def _unknown(query: StoredQuery, name: str) -> Text:
    known = list(query.parameters)
    near = ", ".join(get_close_matches(name, known, n=3) or known)
    return Text(
        f"{query.name} has no parameter {name}. It has: {near or 'none'}.",
        f"La requête {query.name} n'a pas de paramètre {name}. Ses paramètres : "
        f"{near or 'aucun'}.",
    )


def _missing(query: StoredQuery, parameter: Parameter) -> Text:
    return Text(
        f"{query.name} needs the parameter {parameter.name}: {parameter.label.en}. "
        "Give it a value.",
        f"La requête {query.name} exige le paramètre {parameter.name} "
        f"({parameter.label.fr}). Donnez-lui une valeur.",
    )


def _several(parameter: Parameter, values: Sequence[str]) -> Text:
    return Text(
        f"Parameter {parameter.name} takes one value, not {len(values)}. Give one.",
        f"Le paramètre {parameter.name} prend une seule valeur, et non {len(values)} "
        "valeurs. Donnez-en une seule.",
    )


def _no_list(query: StoredQuery, hole: Hole) -> Text:
    return Text(
        f"{query.name} uses the parameter {hole.name} outside IN (...), so it takes "
        "one value. Give one, or correct the query.",
        f"La requête {query.name} emploie le paramètre {hole.name} hors de IN (...); "
        "il ne prend donc qu'une valeur. Donnez-en une seule ou corrigez la requête.",
    )


def _unsafe(hole: Hole) -> Text:
    return Text(
        f"The value of the parameter {hole.name} does not fit into the query as one "
        "term. Put spaces around it in the query.",
        f"La valeur du paramètre {hole.name} ne s'insère pas dans la requête comme un "
        "seul terme. Entourez ce paramètre d'espaces dans la requête.",
    )
