"""What a stored query is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from legation.queries.holes import Hole
from legation.texts import Text

Graph = Literal["facts", "told"]
Argument = str | tuple[str, ...]
Row = Mapping[str, str]

TYPES = (
    "boolean",
    "date",
    "decimal",
    "edtf",
    "enum",
    "integer",
    "iri",
    "lang",
    "status",
    "string",
    "text",
    "year",
)
"""The types of parameters and columns."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a stored query: `$name` in its text.

    Attributes:
        name: Its name without "$", in lowerCamel.
        type: One of `TYPES`.
        label: What a form writes beside it.
        description: More about it; None where the label says enough.
        kind: The class of the things it accepts, as a prefixed name; IRIs only.
        required: Whether it must be given.
        default: What it is where it is not given; None for nothing.
        choices: The values allowed; empty for all of its type.
        least: The smallest value allowed, as written.
        most: The largest value allowed, as written.
        pattern: A regular expression that the whole value must match.
        list: Whether it takes several values.
    """

    name: str
    type: str
    label: Text
    description: Text | None = None
    kind: str | None = None
    required: bool = False
    default: Argument | None = None
    choices: tuple[str, ...] = ()
    least: str | None = None
    most: str | None = None
    pattern: str | None = None
    list: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a stored query's answer.

    Attributes:
        name: The variable without "?".
        type: One of `TYPES`.
        label: Its heading.
        kind: The class of the things in it, as a prefixed name; IRIs only.
        optional: Whether a row may leave it unbound.
    """

    name: str
    type: str
    label: Text
    kind: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A call of a stored query and what it must answer.

    Attributes:
        data: The part of the dataset that is asked.
        args: The parameters by name.
        count: How many rows the answer has.
        rows: The rows in order, values as people read them; None where only their
            number is stated.
        line: The line of the file on which the example begins.
        remote: The rows that other services are taken to have, recorded here so that
            the example asks nobody: terms as SPARQL writes them, by variable.
    """

    data: str
    args: Mapping[str, Argument]
    count: int
    rows: tuple[Row, ...] | None
    line: int
    remote: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A SPARQL query with what its header says about it.

    Attributes:
        name: Its path below the folder of queries, without the extension.
        path: Its file.
        text: The whole file: valid SPARQL 1.1 as it stands.
        title: One line.
        description: A few sentences.
        questions: The competency questions that it answers.
        tags: Words to find it by.
        graph: What it asks unless the caller says otherwise.
        evidence: The columns whose things the evidence is about; empty for none.
        inference: Whether it finds nothing among the told facts alone.
        max_rows: How many rows it may answer at most; None for any number.
        services: The addresses of the other services that it asks.
        parameters: By name, in the order of the header.
        columns: By name, in the order of the header.
        examples: In the order of the header.
        holes: The places that parameters fill.
    """

    name: str
    path: Path
    text: str
    title: Text
    description: Text
    questions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    graph: Graph = "facts"
    evidence: tuple[str, ...] = ()
    inference: bool = False
    max_rows: int | None = None
    services: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    holes: tuple[Hole, ...] = field(default=(), repr=False, compare=False)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts of the other services that it asks, each once."""
        return tuple(dict.fromkeys(urlsplit(each).netloc for each in self.services))

    @property
    def must_be_empty(self) -> bool:
        """Whether every row that it answers is a fault."""
        return self.name.startswith("verify/")
