"""Members of JSON objects, and which of them cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager


class MemberError(Exception):
    """A member of an object is not there, or is not what it must be.

    Attributes:
        name: Its name.
    """

    def __init__(self, name: str) -> None:
        """Keep the name."""
        super().__init__(name)
        self.name = name


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Say which member is read, so that whoever stumbles over it can be told.

    Args:
        name: The name of the member.

    Raises:
        MemberError: The member cannot be read.
    """
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise MemberError(name) from error
