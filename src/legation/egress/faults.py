"""What may go wrong with a service, in the words of its user."""

from datetime import UTC, datetime

from legation.errors import ServiceError
from legation.texts import Text

_SHOWN = 200  # signs of a body


class PassingError(ServiceError):
    """A fault that may pass by itself.

    Attributes:
        pause: How many seconds the service asks to wait; None where it does not say.
    """

    def __init__(self, text: Text, *, pause: float | None = None) -> None:
        """Keep the sentence and the pause."""
        super().__init__(text)
        self.pause = pause


def unreachable(address: str, reason: str) -> PassingError:
    """Return the error for a service that could not be spoken with.

    Args:
        address: The address.
        reason: What the machine says of it.
    """
    return PassingError(
        Text(
            f"{address} cannot be reached: {reason}. Check the address, or try again "
            "later.",
            f"Impossible de joindre {address} : {reason}. Vérifiez l'adresse, ou "
            "réessayez plus tard.",
        )
    )


def unproven(address: str, reason: str) -> ServiceError:
    """Return the error for a service whose certificate is not good.

    Args:
        address: The address.
        reason: What is wrong with it.
    """
    return ServiceError(
        Text(
            f"{address} does not prove that it is who it says: {reason}. Nothing was "
            "asked. Tell those who run it, or those who run this machine.",
            f"{address} ne prouve pas son identité : {reason}. Rien n'a été demandé. "
            "Signalez-le aux responsables du service ou de cette machine.",
        )
    )


def late(address: str, seconds: float) -> ServiceError:
    """Return the error for an answer that was not there in time.

    Args:
        address: The address.
        seconds: How long was waited.
    """
    return ServiceError(
        Text(
            f"{address} has not answered in full within {seconds:g} seconds. Ask for "
            "less, or try again later.",
            f"{address} n'a pas répondu en entier en {seconds:g} secondes. Demandez "
            "moins de choses à la fois, ou réessayez plus tard.",
        )
    )


def large(address: str, size: int) -> ServiceError:
    """Return the error for an answer that is too large.

    Args:
        address: The address.
        size: How many bytes one may have.
    """
    return ServiceError(
        Text(
            f"The answer of {address} has more than {size} bytes, and was not read "
            "further. Ask for less.",
            f"La réponse de {address} dépasse {size} octets; sa lecture a été "
            "interrompue. Demandez moins de choses à la fois.",
        )
    )


def moved(address: str, target: str) -> ServiceError:
    """Return the error for an address that leads to another one.

    Args:
        address: The address.
        target: Where it leads to.
    """
    target = as_line(target)
    return ServiceError(
        Text(
            f"{address} leads to {target}, which was not asked. If you trust that "
            "address, name it instead.",
            f"{address} mène à {target}, qui n'a pas été interrogée. Si vous faites "
            "confiance à cette adresse, indiquez-la à la place.",
        )
    )


def busy(address: str, status: int, *, until: float) -> ServiceError:
    """Return the error for a service that asks to be left alone for long.

    Args:
        address: The address.
        status: The status that it answered with.
        until: When it may be asked again, in seconds since 1970.
    """
    when = f"{datetime.fromtimestamp(until, UTC):%Y-%m-%d %H:%M:%S} UTC"
    return ServiceError(
        Text(
            f"{address} answered {status} and asks to be left alone until {when}. Try "
            "again then.",
            f"{address} a répondu {status} et demande qu'on attende jusqu'à {when}. "
            "Réessayez à ce moment-là.",
        )
    )


def refused(address: str, status: int, body: bytes) -> ServiceError:
    """Return the error for an answer that is no success.

    Args:
        address: The address.
        status: The status.
        body: What it says, or the beginning of it.
    """
    said = as_line(body.decode(errors="replace"))
    en, fr = (f" (“{said}”)", f" (« {said} »)") if said else ("", "")
    return ServiceError(
        Text(
            f"{address} answered {status}{en}. Check the address and what was asked.",
            f"{address} a répondu {status}{fr}. Vérifiez l'adresse et la demande.",
        )
    )


def as_line(text: str) -> str:
    """Return the beginning of a text as one line without control characters.

    Args:
        text: What a service says, which may be anything.
    """
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    words = " ".join(shown.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
