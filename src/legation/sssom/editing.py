"""Rows put into the text of a table, or taken out, and nothing else touched."""

from collections.abc import Collection, Mapping, Sequence


def insert_row(text: str, cells: Sequence[str], *, before: int | None) -> str:
    """Put a row into a table.

    Args:
        text: The text of a table that can be read.
        cells: The values of the row, one for each column; what a cell cannot hold
            (tabs, line breaks) becomes a blank.
        before: The line, counted from 1, that the row shall stand before; None for the
            end.

    Returns:
        The text; `remove_rows` gives back the very text that was given.
    """
    lines = text.split("\n")
    sign = "\r" if lines[0].endswith("\r") else ""
    row = "\t".join(map(_cell, cells))
    if before is not None:
        lines.insert(before - 1, row + sign)
    elif lines[-1]:
        lines.append(row)  # a last line that is not ended stays so
    else:
        lines.insert(len(lines) - 1, row + sign)
    return "\n".join(lines)


def remove_rows(text: str, numbers: Collection[int]) -> str:
    """Take rows out of a table.

    Args:
        text: Its text.
        numbers: Their lines, counted from 1.
    """
    lines = enumerate(text.split("\n"), start=1)
    return "\n".join(line for number, line in lines if number not in numbers)


def shorten(iri: str, prefixes: Mapping[str, str]) -> str | None:
    """Return the name of an IRI with one of the prefixes of a table.

    Args:
        iri: The IRI.
        prefixes: The namespaces by prefix.

    Returns:
        The name under the longest namespace that fits; None where none does.
    """
    fitting = [
        (len(namespace), prefix)
        for prefix, namespace in prefixes.items()
        if iri.startswith(namespace) and len(namespace) < len(iri)
    ]
    if not fitting:
        return None
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"


def _cell(value: str) -> str:
    flat = " ".join(value.split())
    return '"' + flat.replace('"', '""') + '"' if '"' in flat else flat
