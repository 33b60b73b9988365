"""Lines of N-Triples and N-Quads about some subjects, told without parsing."""

from collections.abc import Collection, Iterator
from io import BytesIO
from typing import BinaryIO

from legation.terms import NamedNode

_BLOCK = 1 << 20  # bytes that are looked at together


class Sieve:
    """A file without the lines that are about other subjects.

    These lines are blank, so that the parser has little to do and still counts the
    lines as they are in the file. What is in doubt is kept.
    """

    def __init__(self, file: BinaryIO, *, subjects: Collection[NamedNode]) -> None:
        """Keep the file; nothing is read yet.

        Args:
            file: N-Triples or N-Quads.
            subjects: What the lines that are kept are about.
        """
        self._blocks = _sift(file, {f"<{node.value}".encode() for node in subjects})
        self._block = BytesIO()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; none at the end of the file.

        Args:
            size: How many at most; a negative number for as many as are at hand.
        """
        while not (data := self._block.read(size)):
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._block = BytesIO(block)
        return data


def _sift(file: BinaryIO, starts: Collection[bytes]) -> Iterator[bytes]:
    while lines := file.readlines(_BLOCK):
        block = b"".join(lines)
        # A carriage return may end a line, too.
        if b"\r" not in block:
            block = b"".join(
                [
                    line
                    if (subject := line.partition(b">")[0]) in starts
                    # Blanks may stand before it, and escapes may write any IRI.
                    or subject[:1] != b"<"
                    or b"\\" in subject
                    else b"\n"
                    for line in lines
                ]
            )
        yield block
