"""Stored queries for tests."""

from pathlib import Path
from textwrap import dedent

from legation.federation import Federation, Recorded
from legation.queries.header import StoredQuery, read_query
from legation.queries.stored import Example

TITLES = """\
#@ title.en = "One"
#@ title.fr = "Un"
#@ description.en = "The first."
#@ description.fr = "Le premier."
"""


def stored(
    folder: Path, header: str, body: str = "ASK {}\n", *, name: str = "topic/one"
) -> StoredQuery:
    """Write a query whose header begins with titles, and read it."""
    lines = dedent(header).strip().splitlines()
    text = TITLES + "".join(f"#@ {line}\n" for line in lines)
    path = folder / f"{name}.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{text}\n{dedent(body).lstrip()}", encoding="utf-8")
    return read_query(path, name=name)


def recorded(query: StoredQuery, example: Example) -> Federation:
    """Return what answers an example in the place of other services."""
    return Federation(Recorded.read(example.remote, text=query.text))
