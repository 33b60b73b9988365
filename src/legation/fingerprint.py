"""What a store was made from: the files, by content, and the engines, by version."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from legation.errors import MissingFileError

_ENGINES = ("legation", "pyoxigraph", "owlrl", "pyshacl", "rdflib")

Stamp = tuple[int, int, str]
"""Size in bytes, time of change in nanoseconds, SHA-256 of the content."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The inputs of a build.

    Attributes:
        files: A stamp for each file, by the name given to it.
        engines: Version of each engine.
    """

    files: Mapping[str, Stamp]
    engines: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 over contents and versions; times and sizes do not count."""
        contents = {name: stamp[2] for name, stamp in sorted(self.files.items())}
        written = json.dumps([contents, dict(sorted(self.engines.items()))])
        return hashlib.sha256(written.encode()).hexdigest()


def take(files: Mapping[str, Path], *, known: Mapping[str, Stamp]) -> Fingerprint:
    """Take the fingerprint of files.

    Args:
        files: The files by name: a name stays when the folder of the files moves.
        known: Stamps taken before: a file whose size and time are still the same is
            not read again.

    Returns:
        The fingerprint of the files as they are now.

    Raises:
        MissingFileError: A file is not there or cannot be read.
    """
    stamps = {name: _stamp(path, known.get(name)) for name, path in files.items()}
    return Fingerprint(stamps, {engine: version(engine) for engine in _ENGINES})


def _stamp(path: Path, known: Stamp | None) -> Stamp:
    try:
        status = path.stat()
        if known and tuple(known[:2]) == (status.st_size, status.st_mtime_ns):
            return known
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error
    return status.st_size, status.st_mtime_ns, content
