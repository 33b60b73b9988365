"""Relative IRI references, completed by a base IRI."""

import re
from collections.abc import Mapping

# Scheme, authority, path, query and fragment; RFC 3986, appendix B.
_PARTS = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*:)?(?P<authority>//[^/?#]*)?"
    r"(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.DOTALL,
)


def resolve(reference: str, *, base: str) -> str:
    """Complete an IRI reference (RFC 3986, section 5.2).

    Args:
        reference: An IRI, or the end of one.
        base: The absolute IRI to complete it with; empty for none.

    Returns:
        The IRI; without a base, the reference itself.
    """
    given, known = _split(reference), _split(base)
    if given["scheme"] or not known["scheme"]:
        return reference
    parts = {**given, "scheme": known["scheme"]}
    if not given["authority"]:
        parts["authority"] = known["authority"]
        parts["path"] = _join(known, given["path"])
        if not (given["path"] or given["query"]):
            parts["query"] = known["query"]
    return "".join(parts.values())


def _join(base: Mapping[str, str], path: str) -> str:
    if not path:
        return base["path"]
    if not path.startswith("/"):
        folder, slash, _ = base["path"].rpartition("/")
        if base["authority"] and not base["path"]:
            slash = "/"
        path = f"{folder}{slash}{path}"
    return _without_dots(path)


def _split(iri: str) -> dict[str, str]:
    match = _PARTS.fullmatch(iri)
    assert match is not None
    return match.groupdict(default="")


def _without_dots(path: str) -> str:
    """Remove "." and ".." (RFC 3986, section 5.2.4)."""
    folders = path.split("/")
    kept: list[str] = []
    for folder in folders:
        if folder == "..":
            if len(kept) > 1:
                kept.pop()
        elif folder != ".":
            kept.append(folder)
    if folders[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)
