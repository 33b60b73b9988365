"""Limiting the rows of a query that has no limit of its own."""

from legation.errors import UsageError
from legation.sparql.tokens import tokenize
from legation.texts import Text


def limit_rows(text: str, count: int, *, offset: int = 0) -> str:
    """Return a query that answers with some of its rows.

    Args:
        text: A SELECT query.
        count: How many rows at most.
        offset: How many rows are passed over first.

    Returns:
        The query with LIMIT and OFFSET, before a closing VALUES if it has one
        (SPARQL 1.1 Query, rule 7).

    Raises:
        UsageError: The query has a LIMIT or OFFSET of its own.
    """
    depth = 0
    place = len(text)
    for token in tokenize(text):
        if token.is_mark("{"):
            depth += 1
        elif token.is_mark("}"):
            depth -= 1
        elif depth == 0 and token.is_word("LIMIT", "OFFSET"):
            raise UsageError(
                Text(
                    f"The query has its own {token.text}. Change that, or ask without "
                    "--limit.",
                    f"La requête a déjà son {token.text}. Modifiez-le, ou exécutez la "
                    "requête sans --limit.",
                )
            )
        elif depth == 0 and token.is_word("VALUES"):
            place = token.start
    clause = f"\nLIMIT {count}" + (f" OFFSET {offset}" if offset else "")
    return f"{text[:place].rstrip(' ')}{clause}\n{text[place:]}"
