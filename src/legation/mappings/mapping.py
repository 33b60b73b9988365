"""What a mapping is made of."""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from legation.mappings.operations import Operation
from legation.texts import Text

Miss = Literal["propose", "refuse", "report"]

MISSES: tuple[Miss, ...] = ("propose", "refuse", "report")
"""What to do with a name that nothing known bears.

propose: a new thing, which its row's claim names; report: a warning, and the value is
passed over; refuse: a violation.
"""

GIVEN = ("claim", "key", "citation", "source")
"""The variables that every row has besides its columns.

`$claim`: IRI of its claim; `$key`: what tells the row from others, as a slug;
`$citation`: the table and the row, in words; `$source`: IRI of its source.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `$name` in the text of the mapping.

    Attributes:
        name: Its name without "$", in lowerCamel.
        heading: What stands above it in the table.
        type: One of the types of values, or "thing": a name or a prefixed name.
        label: What it holds, in words.
        required: Whether no row may leave it empty.
        absent: Whether the table may lack it.
        separator: What stands between several values; None where there is one.
        languages: The languages of a text; a name that is alike in several has them
            all.
        choices: The values allowed; empty for all of its type.
        pattern: A regular expression that the whole value must match.
        classes: The classes of the things that may be meant, as prefixed names.
        proposed: The class of a thing that is proposed.
        miss: What to do with a name that nothing known bears.
        within: Columns with what the thing belongs to, such as the bodies of an
            office: of the things that bear the name, those are meant that belong there.
        apart: Columns that tell proposals of one name apart where nothing is within:
            a thing, or a date, whose year counts.
    """

    name: str
    heading: str
    type: str
    label: Text
    required: bool = False
    absent: bool = False
    separator: str | None = None
    languages: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    classes: tuple[str, ...] = ()
    proposed: str | None = None
    miss: Miss = "propose"
    within: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    @property
    def is_thing(self) -> bool:
        """Whether its values name things."""
        return self.type == "thing"


@dataclass(frozen=True, slots=True)
class Mapping:
    """A file that says how the rows of a table become claims.

    Attributes:
        name: The name of the file without its ending, such as "missions-visits".
        path: The file.
        text: All of it: SPARQL 1.1 Update, once the columns have values.
        title: One line.
        description: A few sentences.
        key: The column whose value tells a row from all others; None to tell rows
            apart by all that they hold.
        source: The column with the address of a row's source; None where the table
            itself is the source.
        columns: By name, in the order of the header.
        operations: The INSERT operations, in the order of the file.
    """

    name: str
    path: Path
    text: str
    title: Text
    description: Text
    key: str | None
    source: str | None
    columns: Table[str, Column]
    operations: tuple[Operation, ...]
