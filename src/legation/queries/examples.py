"""Trying the examples of a stored query."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from legation.findings import Finding, Position
from legation.queries.stored import Example, StoredQuery
from legation.queries.types import VALUE_TYPES
from legation.texts import Text

Rows = Sequence[Mapping[str, str]]
Run = Callable[[str], Rows]
"""Runs a SPARQL text; returns its rows with values as people read them."""


def check_example(
    query: StoredQuery, example: Example, *, run: Run, text: str
) -> list[Finding]:
    """Compare what an example says with what the query answers.

    Args:
        query: The query.
        example: One of its examples.
        run: Runs a SPARQL text on the data of the example. Prefixed names for IRIs,
            lexical forms for literals, nothing for what is unbound.
        text: The query with the arguments of the example filled in.

    Returns:
        A finding where the number of rows differs, one for each row that is not as
        stated, one for each column that is empty although it must not be, and one for
        each value that is not of its column's type.
    """
    rows = run(text)
    where = Position(query.path, example.line)
    return [
        Finding(message, position=where, shape="query-example")
        for message in (
            *_differences(example, rows),
            *_gaps(query, rows),
            *_misfits(query, rows),
        )
    ]


def check_inference(
    query: StoredQuery, example: Example, *, run: Run, text: str
) -> list[Finding]:
    """Check that a query which claims to need inference finds nothing without it.

    Args:
        query: The query.
        example: One of its examples.
        run: Runs a SPARQL text on the told facts alone.
        text: The query with the arguments of the example filled in.

    Returns:
        One finding or none; none for a query that makes no such claim.
    """
    if not query.inference or not run(text):
        return []
    where = Position(query.path, example.line)
    return [Finding(_NEEDLESS, position=where, shape="query-inference")]


def _differences(example: Example, rows: Rows) -> Iterator[Text]:
    """Yield a sentence for the number of rows and for each row that differs."""
    if len(rows) != example.count:
        yield Text(
            f"The query answers {len(rows)} rows, the example says {example.count}. "
            "Correct the example or the query.",
            f"La requête donne {len(rows)} ligne(s), alors que l'exemple en annonce "
            f"{example.count}. Corrigez l'exemple ou la requête.",
        )
    for number, (row, stated) in enumerate(
        zip(rows, example.rows or (), strict=False), start=1
    ):
        if dict(row) != dict(stated):
            there, here = _shown(row, stated), _shown(stated, row)
            yield Text(
                f"Row {number} is {there}, the example says {here}. Correct the "
                "example or the query.",
                f"La ligne {number} est {there}, alors que l'exemple annonce {here}. "
                "Corrigez l'exemple ou la requête.",
            )


def _shown(row: Mapping[str, str], other: Mapping[str, str]) -> str:
    """Return the cells in which a row differs from another."""
    names = [name for name in {**row, **other} if row.get(name) != other.get(name)]
    return "; ".join(f"{name} = {row.get(name, '—')}" for name in names)


def _gaps(query: StoredQuery, rows: Rows) -> Iterator[Text]:
    """Yield a sentence for each column that is empty although it must not be."""
    for column in query.columns.values():
        if not column.optional and any(column.name not in row for row in rows):
            yield Text(
                f"The column {column.name} is empty in a row. Declare it optional or "
                "correct the query.",
                f"La colonne {column.name} est vide dans une ligne. Déclarez-la "
                "facultative (optional) ou corrigez la requête.",
            )


def _misfits(query: StoredQuery, rows: Rows) -> Iterator[Text]:
    """Yield a sentence for each value that is not of its column's type."""
    for column in query.columns.values():
        of_type = VALUE_TYPES.get(column.type)
        values = dict.fromkeys(row.get(column.name) for row in rows)
        for value in values:
            if of_type and value is not None and not of_type.accepts(value):
                yield Text(
                    f"The column {column.name} has “{value}”, which is not "
                    f"{of_type.wanted.en}. Correct the query or the type.",
                    f"La colonne {column.name} contient « {value} », alors qu'il faut "
                    f"{of_type.wanted.fr}. Corrigez la requête ou le type.",
                )


_NEEDLESS = Text(
    "The query finds rows among the told facts alone. Remove inference = true or "
    "correct the query.",
    "La requête trouve des lignes parmi les seuls faits énoncés. Retirez inference = "
    "true ou corrigez la requête.",
)
