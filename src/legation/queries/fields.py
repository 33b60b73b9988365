"""Reading the tables of a header: each value checked, each fault with its line."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from legation.findings import Finding, Position
from legation.texts import Text

Keys = tuple[str | int, ...]
Value = TypeVar("Value")

_HEADING = re.compile(r"\[(\[?)\s*([\w.\-]+)\s*\]\]?")
_KEY = re.compile(r"([\w.\-]+)\s*=")


class Lines:
    """On which line of the file each key of a header stands."""

    def __init__(self, header: str) -> None:
        """Look through the header.

        Args:
            header: TOML, line for line as in the file.
        """
        self._lines: dict[Keys, int] = {}
        table: Keys = ()
        counts: dict[str, int] = {}
        for number, line in enumerate(header.split("\n"), start=1):
            if heading := _HEADING.match(line):
                table = tuple(heading[2].split("."))
                if heading[1]:
                    index = counts.get(heading[2], 0)
                    counts[heading[2]] = index + 1
                    table = (*table, index)
                self._lines[table] = number
            elif key := _KEY.match(line):
                names = key[1].split(".")
                for end in range(1, len(names) + 1):
                    self._lines.setdefault((*table, *names[:end]), number)

    def of(self, keys: Keys) -> int:
        """Return the line of a key, else that of the table around it, else the first.

        Args:
            keys: The way to it, such as ("params", "host", "type").
        """
        while keys and keys not in self._lines:
            keys = keys[:-1]
        return self._lines.get(keys, 1)


class Fields:
    """One table of a header.

    Every reader returns a value of its type whatever the table holds, so that a fault
    does not hide the next; the faults are in `findings`.

    Attributes:
        keys: The way to the table.
        findings: What is wrong, shared with the tables around and within.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        *,
        path: Path,
        lines: Lines,
        keys: Keys = (),
        findings: list[Finding] | None = None,
    ) -> None:
        """Take a table.

        Args:
            values: What `tomllib` read.
            path: The file.
            lines: Where its keys stand.
            keys: The way to the table.
            findings: Where to put what is wrong.
        """
        self.keys = keys
        self.findings = [] if findings is None else findings
        self._values = dict(values)
        self._path, self._lines = path, lines
        self._read: set[str] = set()

    @property
    def line(self) -> int:
        """The line on which the table begins."""
        return self._lines.of(self.keys)

    def __contains__(self, key: str) -> bool:
        """Tell whether the table has a key."""
        return key in self._values

    def blame(self, key: str, message: Text) -> None:
        """Note that something is wrong with a key.

        Args:
            key: The key; empty for the table itself.
            message: What, and what to do.
        """
        keys = (*self.keys, key) if key else self.keys
        where = Position(self._path, self._lines.of(keys))
        self.findings.append(Finding(message, position=where, shape="query-header"))

    def string(self, key: str) -> str | None:
        """Return a string, or None where there is none."""
        return self._take(key, str, Text("a string", "une chaîne de caractères"))

    def flag(self, key: str) -> bool:
        """Return true or false, false where the key is absent."""
        return bool(self._take(key, bool, Text("true or false", "true ou false")))

    def number(self, key: str) -> int | None:
        """Return a whole number of at least 1, or None where there is none."""
        number = self._take(key, int, Text("a whole number", "un nombre entier"))
        if number is not None and number < 1:
            self.blame(key, _wrong(key, Text("1 or more", "1 ou plus")))
            return None
        return number

    def scalar(self, key: str) -> str | None:
        """Return a string, number, date or truth value as text, or None."""
        value = self._value(key)
        if value is None or isinstance(value, str | int | float | date):
            return None if value is None else written(value)
        self.blame(key, _wrong(key, _ONE_VALUE))
        return None

    def choice(self, key: str, known: tuple[str, ...], *, default: str) -> str:
        """Return one of the known words, or the default."""
        word = self.string(key)
        if word is None or word in known:
            return word or default
        self.blame(key, _unknown(f"{key} = ", word, known))
        return default

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of values as texts; a single value is a list of one."""
        values = self._value(key)
        many = values if isinstance(values, list) else [values]
        if any(isinstance(value, dict | list) for value in many):
            self.blame(key, _wrong(key, _ONE_VALUE))
            return ()
        return tuple(written(value) for value in many if value is not None)

    def holds_list(self, key: str) -> bool:
        """Tell whether the value of a key is a list."""
        return isinstance(self._values.get(key), list)

    def text(self, key: str, *, required: bool = True) -> Text | None:
        """Return a sentence in both languages, or None where there is none.

        Args:
            key: The key; its table holds "en" and "fr".
            required: Whether its absence is a fault.
        """
        inner = self.table(key)
        found = {language: inner.string(language) for language in ("en", "fr")}
        inner.finish()
        if required or key in self:
            for language in (
                language for language, words in found.items() if not words
            ):
                self.blame(key, _missing(f"{key}.{language}"))
        return (
            Text(found["en"] or "", found["fr"] or "") if any(found.values()) else None
        )

    def table(self, key: str) -> "Fields":
        """Return a table within this one, empty where there is none."""
        value = self._take(key, dict, Text("a table", "une table"))
        return self._inner(value or {}, key)

    def tables(self, key: str) -> Iterator["Fields"]:
        """Yield the tables of a list of tables."""
        values = self._take(key, list, _TABLES)
        for index, value in enumerate(values or ()):
            if isinstance(value, dict):
                yield self._inner(value, key, index)
            else:
                self.blame(key, _wrong(key, _TABLES))

    def named(self, key: str) -> Iterator[tuple[str, "Fields"]]:
        """Yield the tables within a table, each with its name."""
        outer = self.table(key)
        for name in outer.names():
            yield name, outer.table(name)

    def names(self) -> list[str]:
        """Return the keys of the table, in the order of the file."""
        return list(self._values)

    def finish(self) -> None:
        """Note every key that nobody read."""
        known = tuple(sorted(self._read))
        for key in self._values:
            if key not in self._read:
                self.blame(key, _unknown("", key, known))

    def _value(self, key: str) -> Any:  # noqa: ANN401 (TOML holds anything)
        self._read.add(key)
        return self._values.get(key)

    def _take(self, key: str, kind: type[Value], wanted: Text) -> Value | None:
        value = self._value(key)
        if value is None or type(value) is kind:
            return value
        self.blame(key, _wrong(key, wanted))
        return None

    def _inner(self, values: Mapping[str, Any], *keys: str | int) -> "Fields":
        return Fields(
            values,
            path=self._path,
            lines=self._lines,
            keys=(*self.keys, *keys),
            findings=self.findings,
        )


def written(value: object) -> str:
    """Return a TOML value as text: dates in ISO 8601, truth values in small letters."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


_TABLES = Text("a list of tables", "une liste de tables")
_ONE_VALUE = Text("one value", "une seule valeur")


def _wrong(key: str, wanted: Text) -> Text:
    """Return the sentences for a value of another type than wanted."""
    return Text(
        f"The value of “{key}” is not {wanted.en}. Correct it.",
        f"La valeur de « {key} » doit être {wanted.fr}. Corrigez-la.",
    )


def _missing(key: str) -> Text:
    """Return the sentences for a key that must be there."""
    return Text(
        f"“{key}” is missing. Add it to the header.",
        f"« {key} » manque. Ajoutez-le à l'en-tête.",
    )


def _unknown(before: str, word: str, known: tuple[str, ...]) -> Text:
    """Return the sentences for a word that is none of the known ones."""
    names = ", ".join(get_close_matches(word, known, n=1) or known)
    return Text(
        f"{before}“{word}” is not known here. Use {names}, or remove it.",
        f"{before}« {word} » n'est pas connu ici. Utilisez {names}, ou retirez-le.",
    )
