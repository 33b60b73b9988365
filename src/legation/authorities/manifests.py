"""Manifests: what a reconciliation service says of itself (Reconciliation API 0.2).

A manifest tells how the identifiers of the service become IRIs: they follow the
identifier space, if that is a namespace; some services put the address of a page there,
and only the template of their pages says how an identifier is completed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from legation.terms import NamedNode

LARGEST_BATCH = 50
"""How many queries are asked at once, at most."""

_VERSIONS = frozenset({"0.1", "0.2"})
_GAP = "{{id}}"
_IRI = re.compile(r"(?:https?://|urn:)\S+")
_UNFIT = re.compile(r'[\x00-\x20<>"{}|\\^`]')  # what no IRI holds


@dataclass(frozen=True, slots=True)
class Manifest:
    """A service's account of itself.

    Attributes:
        title: What it is called.
        batch: How many queries it is asked at once.
        before: What an IRI has before an identifier.
        after: What it has behind it.
    """

    title: str
    batch: int
    before: str
    after: str = ""

    def iri(self, identifier: str) -> NamedNode:
        """Return the IRI of an identifier, which may be one already.

        Args:
            identifier: An identifier of the service.

        Raises:
            ValueError: It gives no IRI.
        """
        if _IRI.fullmatch(identifier):
            return NamedNode(identifier)
        fit = _UNFIT.sub(lambda match: quote(match[0], safe=""), identifier)
        return NamedNode(f"{self.before}{fit}{self.after}")

    def identifier(self, iri: NamedNode) -> str | None:
        """Return the identifier that gives an IRI; None where none does.

        Args:
            iri: An IRI.
        """
        value = iri.value
        is_ours = value.startswith(self.before) and value.endswith(self.after)
        inner = value[len(self.before) : len(value) - len(self.after)]
        return inner if is_ours and inner else None


def read_manifest(values: Mapping[str, Any]) -> Manifest:
    """Read a manifest.

    Args:
        values: The manifest as JSON values.

    Raises:
        ValueError: It speaks none of the versions 0.1 and 0.2, or lacks something; the
            message says what.
    """
    versions = values.get("versions", ["0.1"])  # the first version did not say it
    if not _VERSIONS & set(versions):
        raise ValueError(f"versions {versions}")
    template = _template(str(values["identifierSpace"]), values.get("view"))
    before, _, after = template.partition(_GAP)
    size = values.get("batchSize", LARGEST_BATCH)
    batch = max(1, min(int(size), LARGEST_BATCH))
    return Manifest(str(values["name"]), batch, before, after)


def _template(space: str, view: Mapping[str, str] | None) -> str:
    """Return what an identifier is put into; a namespace ends in a sign."""
    if view and space[-1:].isalnum() and _GAP in view["url"]:
        return view["url"]
    return space + _GAP
