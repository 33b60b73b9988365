"""What is wrong with a stored query that reads well enough."""

import re
from collections.abc import Callable, Iterator

from legation.errors import QuerySyntaxError, RefusedQueryError
from legation.findings import Finding, Position
from legation.queries.holes import Place
from legation.queries.stored import StoredQuery
from legation.sparql.guard import guard
from legation.sparql.layout import format_query
from legation.sparql.prologue import read_prologue
from legation.sparql.services import find_services, without_services
from legation.sparql.terms import is_term
from legation.sparql.tokens import Kind, Token, place, significant, tokenize
from legation.store import QueryShape
from legation.texts import Text

Shape = Callable[[str], QueryShape]
"""Tells what a query would answer with; raises QuerySyntaxError."""

RESERVED = frozenset(
    {"data", "engine", "evidence", "format", "graph", "help", "limit", "output"}
    | {"service", "services", "store"}
)
"""Names of options of the command line, which no parameter may take."""


def lint(query: StoredQuery, *, shape: Shape) -> list[Finding]:
    """Return what is wrong with a stored query.

    Args:
        query: The query.
        shape: Tells the kind and the columns of a SPARQL text.

    Returns:
        The findings, sorted by place; the shape of each names the rule.
    """
    try:
        # Whoever asks nobody else says so by saying nothing, and is judged as such.
        text = without_services(query.text) if query.services else query.text
        guard(text)
        answered = shape(text)
    except (RefusedQueryError, QuerySyntaxError) as error:
        return [_finding(query, "query-syntax", error.text)]
    tokens = significant(tokenize(query.text))
    findings = [
        *_check_name(query),
        *_check_parameters(query),
        *_check_holes(query),
        *_check_columns(query, answered),
        *_check_services(query),
        *_check_prefixes(query, tokens),
        *_check_layout(query),
    ]
    if answered.kind == "select":
        findings += _check_selection(query, tokens)
    if query.must_be_empty:
        findings += _check_emptiness(query)
    if not query.examples:
        findings.append(_finding(query, "query-example", _NO_EXAMPLE))
    return sorted(findings, key=Finding.order)


def _finding(
    query: StoredQuery, rule: str, message: Text, offset: int | None = None
) -> Finding:
    """Return a finding at an offset of the file, or about the file as a whole."""
    where = (0, 0) if offset is None else place(query.text, offset)
    return Finding(message, position=Position(query.path, *where), shape=rule)


_KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def _check_name(query: StoredQuery) -> Iterator[Finding]:
    for part in query.name.split("/"):
        if not _KEBAB.fullmatch(part):
            yield _finding(query, "query-name", _bad_name(part))


def _check_parameters(query: StoredQuery) -> Iterator[Finding]:
    used = {hole.name for hole in query.holes}
    for name in query.parameters:
        if name in RESERVED:
            yield _finding(query, "query-parameter", _reserved(name))
        if name not in used:
            yield _finding(query, "query-parameter", _unused(name))


def _check_holes(query: StoredQuery) -> Iterator[Finding]:
    """Check where parameters stand."""
    variables = {
        token.text[1:]
        for token in tokenize(query.text)
        if token.kind is Kind.VARIABLE and token.text.startswith("?")
    }
    for hole in query.holes:
        parameter = query.parameters.get(hole.name)
        if parameter is None:
            yield _finding(query, "query-parameter", _undeclared(hole.name), hole.start)
            continue
        unset = not parameter.required and parameter.default is None
        if hole.name in variables and not hole.guarded:
            # COALESCE(?x = $x, true) is meant: true of every ?x where $x is not given.
            message = _both(hole.name)
        elif hole.place is Place.NAMING:
            message = _naming(hole.name)
        elif parameter.list and hole.place is not Place.LISTED:
            message = _no_list(hole.name)
        elif unset and hole.place is not Place.PATTERN and not hole.guarded:
            message = _unguarded(hole.name)
        else:
            continue
        yield _finding(query, "query-parameter", message, hole.start)


def _check_columns(query: StoredQuery, shape: QueryShape) -> Iterator[Finding]:
    if tuple(query.columns) != shape.columns:
        message = _other_columns(tuple(query.columns), shape.columns)
        yield _finding(query, "query-columns", message)
    for name in query.evidence:
        if name not in shape.columns:
            yield _finding(query, "query-evidence", _no_evidence(name))


def _check_services(query: StoredQuery) -> Iterator[Finding]:
    """Check that the header says who else is asked, and what they are taken to say."""
    asked = {each.address: each.start for each in find_services(query.text)}
    for address, start in asked.items():
        if address not in query.services:
            yield _finding(query, "query-services", _unsaid(address), start)
    for address in query.services:
        if address not in asked:
            yield _finding(query, "query-services", _unasked(address))
    for example in query.examples:
        for term in (term for row in example.remote for term in row.values()):
            if not is_term(term):
                where = Position(query.path, example.line)
                yield Finding(_no_term(term), position=where, shape="query-services")


def _check_selection(query: StoredQuery, tokens: list[Token]) -> Iterator[Finding]:
    """Check what only rows need: their columns named, their order stated."""
    depth = 0
    order: list[Token] | None = None
    for token in tokens:
        depth += token.is_mark("{") - token.is_mark("}")
        if depth:
            continue
        if token.is_mark("*") and order is None:
            yield _finding(query, "query-columns", _ALL_COLUMNS, token.start)
        if token.is_word("ORDER"):
            order = []
        elif token.is_word("LIMIT", "OFFSET", "VALUES"):
            break
        elif order is not None:
            order.append(token)
    if not order or order[-1].kind is not Kind.VARIABLE:
        start = order[-1].start if order else None
        yield _finding(query, "query-order", _NO_ORDER, start)


def _check_emptiness(query: StoredQuery) -> Iterator[Finding]:
    """Check that a query which must find nothing can be asked, and says so."""
    for parameter in query.parameters.values():
        if parameter.required:
            yield _finding(query, "query-verify", _demanding(parameter.name))
    for example in query.examples:
        if example.count:
            where = Position(query.path, example.line)
            yield Finding(_NO_EMPTY, position=where, shape="query-verify")


def _check_prefixes(query: StoredQuery, tokens: list[Token]) -> Iterator[Finding]:
    """Check that the text stands by itself, whatever prefixes its reader knows."""
    prologue, body = read_prologue(query.text, tokens)
    declared = {declaration.prefix for declaration in prologue.declarations}
    for token in body:
        prefix = token.text.partition(":")[0]
        if token.kind is Kind.NAME and prefix not in declared:
            declared.add(prefix)
            yield _finding(query, "query-prefix", _no_prefix(prefix), token.start)


def _check_layout(query: StoredQuery) -> Iterator[Finding]:
    wanted = format_query(query.text)
    if wanted == query.text:
        return
    pairs = zip([*wanted.split("\n"), ""], query.text.split("\n"), strict=False)
    line = next((i for i, (a, b) in enumerate(pairs, start=1) if a != b), 0)
    where = Position(query.path, line)
    yield Finding(_NO_LAYOUT, position=where, shape="query-layout")


def _bad_name(part: str) -> Text:
    return Text(
        f"“{part}” is not in kebab-case. Rename it with small letters, digits and "
        "single hyphens.",
        f"« {part} » n'est pas en kebab-case. Renommez-le avec des minuscules, des "
        "chiffres et des traits d'union simples.",
    )


def _reserved(name: str) -> Text:
    return Text(
        f"The parameter {name} has the name of an option. Rename it.",
        f"Le paramètre {name} porte le nom d'une option. Renommez-le.",
    )


def _unused(name: str) -> Text:
    return Text(
        f"The parameter {name} is declared but ${name} is nowhere in the query. Use or "
        "remove it.",
        f"Le paramètre {name} est déclaré, mais ${name} ne figure pas dans la requête. "
        "Employez-le ou retirez-le.",
    )


def _undeclared(name: str) -> Text:
    return Text(
        f"${name} is not declared. Declare it under [params.{name}], or write ?{name}.",
        f"${name} n'est pas déclaré. Déclarez-le sous [params.{name}], ou écrivez "
        f"?{name}.",
    )


def _both(name: str) -> Text:
    return Text(
        f"${name} and ?{name} are the same variable. Rename one of them, or compare "
        f"them: COALESCE(?{name} = ${name}, true).",
        f"${name} et ?{name} sont la même variable. Renommez l'une des deux, ou "
        f"comparez-les : COALESCE(?{name} = ${name}, true).",
    )


def _naming(name: str) -> Text:
    return Text(
        f"${name} stands where only a variable can stand, not a value. Use a variable "
        f"there, and compare it with ${name}.",
        f"${name} occupe une place réservée à une variable. Mettez-y une variable et "
        f"comparez-la à ${name}.",
    )


def _no_list(name: str) -> Text:
    return Text(
        f"The parameter {name} takes several values but does not stand in IN (...). "
        f"Write IN (${name}).",
        f"Le paramètre {name} prend plusieurs valeurs, mais n'est pas dans IN (...). "
        f"Écrivez IN (${name}).",
    )


def _unguarded(name: str) -> Text:
    return Text(
        f"Where {name} is not given, this expression fails and no row is left. Write "
        "COALESCE(test, true).",
        f"Si {name} n'est pas donné, cette expression échoue et il ne reste aucune "
        "ligne. Écrivez COALESCE(test, true).",
    )


def _demanding(name: str) -> Text:
    return Text(
        f"A query of verify/ is asked without parameters, but {name} is required. Give "
        "it a default.",
        f"Une requête de verify/ s'exécute sans paramètre, mais {name} est "
        "obligatoire. Donnez-lui une valeur par défaut.",
    )


def _other_columns(declared: tuple[str, ...], projected: tuple[str, ...]) -> Text:
    in_header, in_query = ", ".join(declared) or "—", ", ".join(projected) or "—"
    return Text(
        f"The header declares the columns {in_header}; the query has {in_query}. Make "
        "them the same, in the same order.",
        f"L'en-tête déclare les colonnes {in_header}; la requête a {in_query}. "
        "Faites-les concorder, dans le même ordre.",
    )


def _no_evidence(name: str) -> Text:
    return Text(
        f"The evidence is to be about ?{name}, which is no column. Name a column.",
        f"Les preuves doivent porter sur ?{name}, qui n'est pas une colonne. Nommez "
        "une colonne.",
    )


def _no_prefix(prefix: str) -> Text:
    return Text(
        f"The prefix {prefix}: is not declared. Add PREFIX {prefix}: <...>.",
        f"Le préfixe {prefix}: n'est pas déclaré. Ajoutez PREFIX {prefix}: <...>.",
    )


def _unsaid(address: str) -> Text:
    return Text(
        f"The header does not say that the query asks {address}. Add it to services.",
        f"L'en-tête ne dit pas que la requête interroge {address}. Ajoutez cette "
        "adresse à services.",
    )


def _unasked(address: str) -> Text:
    return Text(
        f"The header says that the query asks {address}, which it does not. Remove it "
        "from services.",
        f"L'en-tête dit que la requête interroge {address}, ce qu'elle ne fait pas. "
        "Retirez cette adresse de services.",
    )


def _no_term(term: str) -> Text:
    return Text(
        f"The recorded value “{term}” is no term of SPARQL. Write it as VALUES would "
        "hold it, such as '<https://example.org/a>', '5' or '\"a\"@en'.",
        f"La valeur enregistrée « {term} » n'est pas un terme SPARQL. Écrivez-la comme "
        "dans VALUES, par exemple '<https://example.org/a>', '5' ou '\"a\"@fr'.",
    )


_NO_EMPTY = Text(
    "A query of verify/ must find nothing. Write empty = true in its example.",
    "Une requête de verify/ ne doit rien trouver. Écrivez empty = true dans son "
    "exemple.",
)
_NO_EXAMPLE = Text(
    "The query has no example. Add [[examples]] with its rows.",
    "La requête n'a pas d'exemple. Ajoutez [[examples]] avec ses lignes.",
)
_ALL_COLUMNS = Text(
    "SELECT * hides which columns there are. Name them.",
    "SELECT * ne dit pas quelles sont les colonnes. Nommez-les.",
)
_NO_ORDER = Text(
    "The order of the rows is not fixed. Add ORDER BY, with a variable as its last key "
    "that tells the rows apart.",
    "L'ordre des lignes n'est pas fixé. Ajoutez ORDER BY, avec comme dernière clé une "
    "variable qui distingue les lignes.",
)
_NO_LAYOUT = Text(
    "The query is not laid out as it should be. Run: legation fmt",
    "La requête n'est pas mise en forme. Exécutez : legation fmt",
)
