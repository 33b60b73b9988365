"""The sentences with which a query is refused."""

from legation.texts import Text

_READS_ONLY = Text(
    "{word} at line {line}, column {column} is refused: a query reads the built graph "
    "and nothing else. ",
    "{word}, ligne {line}, colonne {column}, est refusé : une requête lit le graphe "
    "construit et rien d'autre. ",
)
OUTSIDE = {
    "SERVICE": Text(
        "Remove the clause; run that part against the other service yourself.",
        "Retirez la clause; interrogez vous-même l'autre service.",
    ),
    "LOAD": Text(
        "Put the file into the data folder and build.",
        "Déposez le fichier dans le dossier des données, puis lancez la construction.",
    ),
    "FROM": Text(
        "Remove the clause; choose a graph with GRAPH or with the option --graph.",
        "Retirez la clause; choisissez un graphe avec GRAPH ou avec l'option --graph.",
    ),
}
"""The words that reach outside, each with what to do instead."""
_UPDATE = Text(
    "Write SELECT, ASK, CONSTRUCT or DESCRIBE; to change data, change their files.",
    "Écrivez SELECT, ASK, CONSTRUCT ou DESCRIBE; pour modifier les données, modifiez "
    "leurs fichiers.",
)


def outside(word: str, line: int, column: int) -> Text:
    """Return the sentences that refuse a word which reaches outside.

    Args:
        word: A key of `OUTSIDE`.
        line: Where it stands.
        column: Where it stands.
    """
    return _of_word(OUTSIDE[word], word, line, column)


ESCAPED_SERVICE = Text(
    "A query with SERVICE has no escapes such as \\u00e9. Write the character itself.",
    "Une requête qui contient SERVICE n'a pas d'échappements tels que \\u00e9. Écrivez "
    "le caractère lui-même.",
)


def misplaced_service(line: int, column: int) -> Text:
    """Return the sentences that refuse a SERVICE which cannot be asked.

    Args:
        line: Where it stands.
        column: Where it stands.
    """
    return Text(
        f"SERVICE at line {line}, column {column} is refused. It can stand in the "
        "outermost group of WHERE, or in an OPTIONAL directly in that group, with a "
        "fixed address and no SERVICE within: SERVICE <https://example.org/sparql> "
        "{ ... }. Write it so.",
        f"SERVICE, ligne {line}, colonne {column}, est refusé. Il peut figurer dans le "
        "groupe extérieur de WHERE, ou dans un OPTIONAL placé directement dans ce "
        "groupe, avec une adresse fixe et sans autre SERVICE à l'intérieur : "
        "SERVICE <https://example.org/sparql> { ... }. Écrivez-le ainsi.",
    )


def of_update(word: str, line: int, column: int) -> Text:
    """Return the sentences that refuse an update.

    Args:
        word: The keyword that begins it.
        line: Where it stands.
        column: Where it stands.
    """
    return _of_word(_UPDATE, word, line, column)


def _of_word(advice: Text, word: str, line: int, column: int) -> Text:
    values = {"word": word, "line": line, "column": column}
    return Text(
        _READS_ONLY.en.format(**values) + advice.en,
        _READS_ONLY.fr.format(**values) + advice.fr,
    )


def ambiguous(iri: str, line: int, column: int) -> Text:
    """Return the sentences that refuse an IRI which may be a comparison.

    Args:
        iri: The IRI in its angle brackets.
        line: Where it stands.
        column: Where it stands.
    """
    return Text(
        f"{iri} at line {line}, column {column} is refused: it can be read as an IRI "
        "and as a comparison. Put a space after “<” to compare; write a prefixed name "
        "with escaped brackets for an IRI.",
        f"{iri}, ligne {line}, colonne {column}, est refusé : on peut y lire un IRI ou "
        "une comparaison. Mettez une espace après « < » pour comparer; pour un "
        "IRI, écrivez un nom préfixé dont les parenthèses sont échappées.",
    )


_MEASURES = {
    "size": Text("bytes", "octets"),
    "depth": Text("brackets within brackets", "niveaux de parenthèses ou d'accolades"),
    "calls": Text("calls within calls", "appels imbriqués"),
    "costly_calls": Text(
        "calls of REPLACE, SUBSTR or REGEX within each other",
        "appels imbriqués de REPLACE, SUBSTR ou REGEX",
    ),
    "patterns": Text("triple patterns and groups", "motifs de triplet et groupes"),
    "operators": Text("operators", "opérateurs"),
}


def too_large(what: str, limit: int, line: int, column: int) -> Text:
    """Return the sentences that refuse a query beyond a limit.

    Args:
        what: The name of the limit.
        limit: How much is allowed.
        line: Where the query passes it.
        column: Where the query passes it.
    """
    measure = _MEASURES[what]
    return Text(
        f"The query is refused at line {line}, column {column}: it has more than "
        f"{limit} {measure.en}. Ask for less in one query, or split it.",
        f"La requête est refusée à la ligne {line}, colonne {column} : elle compte "
        f"plus de {limit} {measure.fr}. Demandez-en moins à la fois ou scindez-la.",
    )
