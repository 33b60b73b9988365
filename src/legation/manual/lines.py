"""Lines that the pages share: a fact under its name, an address, a stored query."""

import re

from legation.manual.markdown import code, escape, link, slug
from legation.queries.stored import StoredQuery
from legation.texts import Language, Text

QUERIES_PAGE = "queries.md"

_COLON = Text(":", " :")
_ADDRESS = re.compile(r"(https?://)?[^\s/:]+\.[^\s/:]+(/\S*)?")


def fact(name: Text, what: str, *, language: Language) -> str:
    """Return what is so, after what it is called.

    Args:
        name: What it is called.
        what: What is so, as Markdown.
        language: The language of the name.
    """
    return labelled(f"**{name.into(language)}**", what, language=language)


def labelled(label: str, what: str, *, language: Language) -> str:
    """Return what is so after a label that is Markdown already.

    Args:
        label: What it is called, as Markdown.
        what: What is so, as Markdown.
        language: The language whose colon stands between them.
    """
    return f"{label}{_COLON.into(language)} {what}"


def address(text: str) -> str:
    """Return an address as a link that shows it as it was given.

    Args:
        text: An address on the Web, with or without its scheme; what is none is shown
            as text.
    """
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return escape(text)
    return link(escape(text), text if match[1] else f"https://{text}")


def query_anchor(query: StoredQuery) -> str:
    """Return the name of the place where a stored query is explained."""
    return f"query-{slug(query.name)}"


def query_link(query: StoredQuery) -> str:
    """Return a link to where a stored query is explained."""
    return link(code(query.name), f"{QUERIES_PAGE}#{query_anchor(query)}")
