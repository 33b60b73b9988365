"""Every error that Legation raises on purpose.

    LegationError
    ├── DataError               the data are bad: unparsable or not conforming
    ├── UsageError              the request is wrong
    │   ├── UnknownQueryError       no stored query of that name
    │   ├── HeaderError             a stored query whose header cannot be read
    │   ├── ParameterError          a parameter is missing, unknown or ill-typed
    │   ├── QuerySyntaxError        the text is not a SPARQL 1.1 query
    │   ├── RefusedQueryError       SERVICE, LOAD, FROM, or beyond a limit
    │   ├── UnsupportedQueryError   the engine cannot do what the query asks
    │   ├── EvidenceError           evidence asked of a query that declares none
    │   ├── FormatError             that format cannot hold what was asked
    │   ├── UnknownThingError       nothing in the graph has that name
    │   └── RefusedAddressError     an address that nobody named, or an unsafe one
    └── SurroundingsError       the machine failed: a file, a folder, a store
        ├── MissingFileError        a named file or folder is not there
        ├── MissingPackageError     an optional package is not installed
        ├── StoreError              no store, or one that cannot be opened
        └── ServiceError            a service fails, or answers what cannot be used

The three branches are the three non-zero exit codes of the command line: 1, 2, 3.
"""

from collections.abc import Sequence
from pathlib import Path

from legation.findings import Finding
from legation.texts import Text


class LegationError(Exception):
    """The base of all errors of Legation.

    Attributes:
        text: What happened, where, and what to do, in both languages.
    """

    def __init__(self, text: Text) -> None:
        """Keep the sentence; `str()` of the error is its English wording."""
        super().__init__(text.en)
        self.text = text

    def __reduce__(self) -> tuple[object, ...]:
        """Return how a copy is made, so that an error gets out of another process."""
        return BaseException.__new__, (type(self), *self.args), self.__dict__


class DataError(LegationError):
    """The data are bad.

    Attributes:
        findings: Every finding of the run, sorted by place.
    """

    def __init__(self, text: Text, findings: Sequence[Finding] = ()) -> None:
        """Keep the sentence and the findings, sorted by place."""
        super().__init__(text)
        self.findings = tuple(sorted(findings, key=Finding.order))


class UsageError(LegationError):
    """The request is wrong; the data and the machine are not to blame."""


class UnknownQueryError(UsageError):
    """No stored query has that name."""


class HeaderError(UsageError):
    """The header of a stored query cannot be read.

    Attributes:
        findings: What is wrong with it, sorted by place.
    """

    def __init__(self, text: Text, findings: Sequence[Finding] = ()) -> None:
        """Keep the sentence and the findings, sorted by place."""
        super().__init__(text)
        self.findings = tuple(sorted(findings, key=Finding.order))


class ParameterError(UsageError):
    """A parameter of a stored query is missing, unknown or ill-typed."""


class QuerySyntaxError(UsageError):
    """The text is not a SPARQL 1.1 query."""


class RefusedQueryError(UsageError):
    """The query asks for something that Legation refuses."""


class UnsupportedQueryError(UsageError):
    """The query is SPARQL, but the engine cannot do what it asks."""


class EvidenceError(UsageError):
    """Evidence was asked of a query that declares no evidence variable."""


class FormatError(UsageError):
    """The format does not exist, or cannot hold what was asked."""


class UnknownThingError(UsageError):
    """Nothing in the graph has that name, or more than one thing has it."""


class RefusedAddressError(UsageError):
    """Nothing is sent to an address that the user did not name, or an unsafe one."""


class SurroundingsError(LegationError):
    """The machine failed: a file, a folder, a disk, a store."""


class MissingFileError(SurroundingsError):
    """A file or folder that was named is not there."""

    @classmethod
    def unreadable(cls, path: Path, error: OSError) -> "MissingFileError":
        """Return the error for a file that the system does not let us read.

        Args:
            path: The file.
            error: What the system said.
        """
        return cls(
            Text(
                f"{path} cannot be read: {error.strerror}. Check its name and rights.",
                f"Impossible de lire {path} : {error.strerror}. Vérifiez son nom et "
                "ses droits.",
            )
        )


class MissingPackageError(SurroundingsError):
    """An optional package that was asked for is not installed."""


class StoreError(SurroundingsError):
    """There is no store, or it cannot be opened or written."""


class ServiceError(SurroundingsError):
    """A service on the network fails, or answers what cannot be used."""
