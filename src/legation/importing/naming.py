"""Names as parts of IRIs: the same text gives the same slug on every machine."""

import hashlib
import re
import unicodedata

from legation.terms import NamedNode

_LONGEST = 72
_BREAK = re.compile(r"[^a-z0-9]+")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def slug(text: str) -> str:
    """Return a text as lower-case ASCII letters, digits and single hyphens.

    Args:
        text: Any text.

    Returns:
        The slug; a long one is cut and ends in eight digits of a digest of the text,
        and so does one that lost letters of another script.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = [c for c in plain if not unicodedata.combining(c)]
    found = _BREAK.sub("-", "".join(letters).replace("'", "-")).strip("-")
    is_whole = all(c.isascii() or not c.isalnum() for c in letters)
    if is_whole and found and len(found) <= _LONGEST:
        return found
    return f"{found[:_LONGEST].strip('-')}-{digest(text)}".strip("-")


def digest(text: str) -> str:
    """Return eight digits that stand for a text.

    Args:
        text: Any text.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def class_slug(kind: NamedNode) -> str:
    """Return the name of a class as a slug, "public-body" for PublicBody.

    Args:
        kind: IRI of the class.
    """
    local = re.split(r"[/#]", kind.value)[-1]
    return slug(_CAPITAL.sub("-", local))
