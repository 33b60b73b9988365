"""Why a row stands in a table of decisions."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why something is decided.

    Attributes:
        author: Who decides.
        date: The day.
        reasons: Why, in English; empty for what needs no word.
        confidence: From 0 to 1; None where nobody says.
    """

    author: str
    date: date
    reasons: str = ""
    confidence: float | None = None

    def cells(self) -> dict[str, str]:
        """Return what a row says of them, by the names of the columns."""
        share = self.confidence
        return {
            "author_label": re.sub(r"([\\|])", r"\\\1", self.author),
            "mapping_date": self.date.isoformat(),
            "confidence": "" if share is None else f"{round(share, 2):g}",
            "comment": self.reasons,
        }
