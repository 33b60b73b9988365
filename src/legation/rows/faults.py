"""What is wrong with one table, gathered while it is read."""

from dataclasses import dataclass, field
from pathlib import Path

from legation.errors import DataError
from legation.findings import Finding, Position
from legation.rows.sheet import SHAPE
from legation.texts import Text


@dataclass(frozen=True)
class Faults:
    """The faults of one table.

    Attributes:
        path: Its file.
        name: What messages call it.
        findings: What was found so far.
    """

    path: Path
    name: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, message: Text, line: int = 0, column: int = 0) -> None:
        """Take down one fault.

        Args:
            message: What is wrong and what to do.
            line: The line or row, counted from 1; 0 where only the file is known.
            column: The column, counted from 1; 0 where unknown.
        """
        place = Position(self.path, line, column)
        self.findings.append(Finding(message, position=place, shape=SHAPE))

    def stop(self, message: Text, line: int = 0, column: int = 0) -> DataError:
        """Take down a fault behind which nothing can be read, and return the error."""
        self.add(message, line, column)
        return self.error()

    def error(self) -> DataError:
        """Return the error that tells all faults."""
        count = len(self.findings)
        return DataError(
            Text(
                f"The table {self.name} cannot be used as it is: {count} "
                f"{'fault' if count == 1 else 'faults'}. Correct the file.",
                f"Le tableau {self.name} n'est pas utilisable tel quel : {count} "
                f"{'défaut' if count == 1 else 'défauts'}. Corrigez le fichier.",
            ),
            self.findings,
        )
