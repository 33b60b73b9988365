"""Why a query cannot be read, said so that its author finds the place.

The engine's parser names the furthest place that it reached, and what it would have
accepted there. A reader is better served by the usual causes, looked for first: no
query form, a bracket without its partner, a prefix without a declaration.
"""

import re
from collections.abc import Iterator

from legation.sparql.brackets import odd_bracket
from legation.sparql.tokens import Kind, place, tokenize
from legation.texts import Text

_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_PLACE = re.compile(r"error at (\d+):(\d+)")


def explain(text: str, said: str) -> Text:
    """Return why a query cannot be read, and where.

    Args:
        text: The query.
        said: What the engine's parser said of it.
    """
    return _wrong_form(text) or _odd_bracket(text) or _wrong_place(text, said)


def _wrong_form(text: str) -> Text | None:
    first = next(_words(text), None)
    if first is None or first.upper() in _FORMS:
        return None
    return Text(
        "A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE; this one begins with "
        f"“{first}”. Correct its first word.",
        "Une requête commence par SELECT, ASK, CONSTRUCT ou DESCRIBE; celle-ci "
        f"commence par « {first} ». Corrigez son premier mot.",
    )


def _odd_bracket(text: str) -> Text | None:
    bracket = odd_bracket(text)
    if bracket is None:
        return None
    line, column = place(text, bracket.start)
    if bracket.text in "{([":
        return Text(
            f"Line {line}, column {column}: “{bracket.text}” is never closed. Close it "
            "or remove it.",
            f"Ligne {line}, colonne {column} : « {bracket.text} » n'est jamais fermé. "
            "Fermez-le ou retirez-le.",
        )
    return Text(
        f"Line {line}, column {column}: “{bracket.text}” closes nothing that is open. "
        "Open it before, or remove it.",
        f"Ligne {line}, colonne {column} : « {bracket.text} » ne ferme rien d'ouvert. "
        "Ouvrez-le avant, ou retirez-le.",
    )


def _wrong_place(text: str, said: str) -> Text:
    found = _PLACE.search(said)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    written = [*text.split("\n"), ""][line - 1]
    before, near = written[: column - 1], written[column - 1 :].strip()[:30]
    # The parser stops behind the prefixed name whose prefix it does not know.
    prefix = re.search(r"([A-Za-z][\w.-]*):[\w.-]*$", before)
    where = Text(
        f"Line {line}, column {column}: ", f"Ligne {line}, colonne {column} : "
    )
    if "Prefix not found" in said and prefix:
        return Text(
            f"{where.en}the prefix {prefix[1]}: is not declared. Add a line PREFIX "
            f"{prefix[1]}: <...> at the top.",
            f"{where.fr}le préfixe {prefix[1]}: n'est pas déclaré. Ajoutez une ligne "
            f"PREFIX {prefix[1]}: <...> au début.",
        )
    at = Text(f"at “{near}”", f"à «\u00a0{near}\u00a0»")
    end = Text("to its end", "jusqu'à sa fin")
    which = at if near else end
    return Text(
        f"{where.en}the query cannot be read {which.en}. Check the dots, keywords and "
        "names there and before.",
        f"{where.fr}impossible de lire la requête {which.fr}. Vérifiez les points, les "
        "mots-clés et les noms à cet endroit et avant.",
    )


def _words(text: str) -> Iterator[str]:
    """Yield the first word of a query that opens no prologue line, if there is one."""
    for token in tokenize(text):
        if token.kind is Kind.WORD and not token.is_word("PREFIX", "BASE"):
            yield token.text
            return
