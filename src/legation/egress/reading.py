"""Answers in JSON, read by whoever knows what they mean."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from legation.egress.faults import as_line
from legation.errors import ServiceError
from legation.texts import Text

_Read = TypeVar("_Read")

# What comes of reading an answer that is not made as it should be.
_MALFORMED = (KeyError, TypeError, AttributeError, ValueError, RecursionError)


def read_json(
    answer: bytes, read: Callable[[Any], _Read], *, address: str, meant: Text
) -> _Read:
    """Return what an answer means.

    Args:
        answer: JSON, as a service sent it.
        read: Makes the meaning of its values; whatever it stumbles over, the answer
            is to blame.
        address: Where it was asked.
        meant: What the answer should have been, as in "the result of a query".

    Raises:
        ServiceError: The answer is not that.
    """
    try:
        return read(json.loads(answer))
    except _MALFORMED as error:
        reason = as_line(f"{type(error).__name__}: {error}")
        raise ServiceError(
            Text(
                f"{address} does not answer with {meant.en} ({reason}). Check the "
                "address.",
                f"La réponse de {address} n'est pas {meant.fr} ({reason}). Vérifiez "
                "l'adresse.",
            )
        ) from error
