"""The examples of an ontology: for each class one short file that conforms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from legation.errors import MissingFileError
from legation.texts import Text

_TAGGED = re.compile(r"# (en|fr): ")


@dataclass(frozen=True, slots=True)
class Example:
    """A short file that conforms.

    Attributes:
        meaning: What it shows.
        text: Its Turtle or TriG, without what it shows.
    """

    meaning: Text
    text: str


def read_examples(folder: Path) -> Mapping[str, Example]:
    """Read the examples of an ontology.

    Args:
        folder: A folder of `.trig` files, each named after its class; it may be
            absent. A file begins with what it shows, in comment lines: "# en: " opens
            the English words, "# fr: " the French ones.

    Returns:
        The examples by the name of the class, sorted.

    Raises:
        MissingFileError: A file cannot be read.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.trig"))}


def _read(path: Path) -> Example:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error
    words: dict[str, list[str]] = {"en": [], "fr": []}
    language = "en"
    while lines and lines[0].startswith("#"):
        line = lines.pop(0)
        if tag := _TAGGED.match(line):
            language = tag[1]
            line = line[tag.end() :]
        words[language].append(line.lstrip("# "))
    meaning = Text(" ".join(words["en"]), " ".join(words["fr"]))
    return Example(meaning, "\n".join(lines).strip("\n"))
