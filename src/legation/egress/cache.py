"""Answers that are kept in a folder, so that no question is asked twice."""

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from legation.egress.exchange import Request
from legation.errors import SurroundingsError
from legation.texts import Text


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers, each a file: the digest of its body, a line break, the body.

    Attributes:
        folder: The folder; it is made where absent.
    """

    folder: Path

    def find(self, request: Request) -> bytes | None:
        """Return the answer to a question; None where none is kept, or a damaged one.

        Args:
            request: The question.
        """
        try:
            digest, _, body = self._path(request).read_bytes().partition(b"\n")
        except OSError:
            return None
        return body if digest == _digest(body) else None

    def keep(self, request: Request, body: bytes) -> None:
        """Keep an answer; its file is there whole or not at all.

        Args:
            request: The question.
            body: The answer.

        Raises:
            SurroundingsError: The file cannot be written.
        """
        path = self._path(request)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(_digest(body) + b"\n" + body)
            unfinished.replace(path)
        except OSError as error:
            raise SurroundingsError(_unwritten(self.folder, error)) from error

    def _path(self, request: Request) -> Path:
        parts = (request.method, request.address.text, request.accept, request.form)
        return self.folder / sha256(json.dumps(parts).encode()).hexdigest()


def _digest(body: bytes) -> bytes:
    return sha256(body).hexdigest().encode()


def _unwritten(folder: Path, error: OSError) -> Text:
    return Text(
        f"An answer cannot be kept in {folder}: {error.strerror}. Free some space, "
        "check the rights of the folder, or name another one.",
        f"Impossible de garder une réponse dans {folder} : {error.strerror}. Libérez "
        "de l'espace, vérifiez les droits du dossier ou indiquez-en un autre.",
    )
