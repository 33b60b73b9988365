"""The file of proposals: what was found last, for those who decide.

It lies beside the store, and can be made again at any time; nothing is lost with it.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from legation.errors import DataError, MissingFileError, UsageError
from legation.linking.proposing import Candidate, Proposal, Verdict
from legation.terms import NamedNode
from legation.texts import Text

FILE = "links.jsonl"
"""The name of the file, in the folder of the store."""


def merge(proposals: Iterable[Proposal], path: Path) -> bytes:
    """Return the file with proposals instead of those that it has of their schemes.

    Args:
        proposals: The proposals.
        path: The file, which may be missing or damaged.

    Returns:
        UTF-8 bytes, one proposal on each line.
    """
    new = list(proposals)
    schemes = {one.scheme for one in new}
    kept = [one for one in _known(path) if one.scheme not in schemes]
    both = sorted((*kept, *new), key=lambda one: (one.thing.value, one.scheme))
    lines = (
        json.dumps(as_json(one), ensure_ascii=False, separators=(",", ":"))
        for one in both
    )
    return "".join(f"{line}\n" for line in lines).encode()


def read_offers(path: Path) -> list[Proposal]:
    """Return the proposals of the file, sorted by thing and scheme.

    Args:
        path: The file.

    Raises:
        UsageError: There is none.
        DataError: It is damaged.
    """
    if not path.exists():
        raise UsageError(_NOTHING)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [_from_json(json.loads(line)) for line in lines]
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(_damaged(path)) from error


def as_json(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal as JSON values."""
    return {
        "thing": proposal.thing.value,
        "scheme": proposal.scheme,
        "verdict": proposal.verdict.value,
        "margin": proposal.margin,
        "candidates": [
            {
                "id": one.id.value,
                "label": one.label,
                "predicate": one.predicate.value,
                "score": one.score,
                "reasons": [reason.as_json() for reason in one.reasons],
            }
            for one in proposal.candidates
        ],
    }


def _known(path: Path) -> list[Proposal]:
    try:
        return read_offers(path)
    except (UsageError, DataError):
        return []  # what cannot be read is made anew


def _from_json(values: dict[str, Any]) -> Proposal:
    return Proposal(
        NamedNode(values["thing"]),
        values["scheme"],
        Verdict(values["verdict"]),
        tuple(
            Candidate(
                NamedNode(one["id"]),
                one["label"],
                NamedNode(one["predicate"]),
                one["score"],
                tuple(Text(r["en"], r["fr"]) for r in one["reasons"]),
            )
            for one in values["candidates"]
        ),
        values["margin"],
    )


_NOTHING = Text(
    "Nothing was proposed yet. To look for links: legation link propose --from NAME",
    "Rien n'a encore été proposé. Pour chercher des liens : legation link propose "
    "--from NAME",
)


def _damaged(path: Path) -> Text:
    return Text(
        f"{path} is damaged. Delete it, and look again: legation link propose",
        f"{path} est endommagé. Supprimez-le et cherchez de nouveau : legation link "
        "propose",
    )
