"""Reading a stored query: its file, and the TOML in its leading lines."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from legation.errors import HeaderError, MissingFileError
from legation.findings import Finding, Position
from legation.queries.fields import Fields, Lines
from legation.queries.holes import find_holes
from legation.queries.stored import (
    TYPES,
    Argument,
    Column,
    Example,
    Graph,
    Parameter,
    Row,
    StoredQuery,
)
from legation.sparql.header import header_text
from legation.texts import Text

__all__ = ["StoredQuery", "read_query"]


def read_query(path: Path, *, name: str) -> StoredQuery:
    """Read a stored query.

    Args:
        path: Its file.
        name: What it shall be called, such as "missions/timeline".

    Returns:
        The query; whether its SPARQL fits its header is for `lint` to say.

    Raises:
        MissingFileError: The file cannot be read.
        HeaderError: The header is missing, is no TOML, or says too little or too much;
            the error holds every fault with its line.
    """
    text = _read(path)
    header = header_text(text)
    try:
        values = tomllib.loads(header)
    except tomllib.TOMLDecodeError as error:
        raise _refused(path, [_no_toml(path, error)]) from error
    fields = Fields(values, path=path, lines=Lines(header))
    query = _query(fields, path=path, name=name, text=text)
    fields.finish()
    if fields.findings:
        raise _refused(path, fields.findings)
    return query


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(path, [Finding(_NO_UTF8, position=Position(path))]) from error
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error


def _query(fields: Fields, *, path: Path, name: str, text: str) -> StoredQuery:
    """Return the query of a header, whatever is wrong with it."""
    parameters = {key: _parameter(key, inner) for key, inner in fields.named("params")}
    columns = {key: _column(key, inner) for key, inner in fields.named("columns")}
    graph = fields.choice("graph", get_args(Graph), default="facts")
    return StoredQuery(
        name=name,
        path=path,
        text=text,
        title=fields.text("title") or _EMPTY,
        description=fields.text("description") or _EMPTY,
        questions=fields.strings("question"),
        tags=fields.strings("tags"),
        graph="told" if graph == "told" else "facts",
        evidence=fields.strings("evidence"),
        inference=fields.flag("inference"),
        max_rows=fields.number("max_rows"),
        services=fields.strings("services"),
        parameters=parameters,
        columns=columns,
        examples=tuple(
            _example(inner, parameters, columns) for inner in fields.tables("examples")
        ),
        holes=find_holes(text),
    )


def _parameter(name: str, fields: Fields) -> Parameter:
    """Return a parameter, its contradictions noted."""
    _check_name(name, fields)
    parameter = Parameter(
        name=name,
        type=fields.choice("type", TYPES, default="string"),
        kind=fields.string("class"),
        label=fields.text("label") or _EMPTY,
        description=fields.text("description", required=False),
        required=fields.flag("required"),
        default=_argument(fields, "default"),
        choices=fields.strings("choices"),
        least=fields.scalar("min"),
        most=fields.scalar("max"),
        pattern=fields.string("pattern"),
        list=fields.flag("list"),
    )
    if "type" not in fields:
        fields.blame("", _NO_TYPE)
    if parameter.type == "enum" and not parameter.choices:
        fields.blame("", _NO_CHOICES)
    if parameter.required and parameter.default is not None:
        fields.blame("default", _NEVER_DEFAULT)
    if parameter.pattern is not None and not _compiles(parameter.pattern):
        fields.blame("pattern", _BAD_PATTERN)
    fields.finish()
    return parameter


def _column(name: str, fields: Fields) -> Column:
    """Return a column."""
    _check_name(name, fields)
    column = Column(
        name=name,
        type=fields.choice("type", TYPES, default="string"),
        label=fields.text("label") or _EMPTY,
        kind=fields.string("class"),
        optional=fields.flag("optional"),
    )
    fields.finish()
    return column


def _example(
    fields: Fields, parameters: Mapping[str, Parameter], columns: Mapping[str, Column]
) -> Example:
    """Return an example, unknown parameters and columns in it noted."""
    arguments = fields.table("args")
    _check_declared(arguments, parameters, sign="$")
    values = {name: _argument(arguments, name) for name in arguments.names()}
    rows: list[Row] = []
    for row in fields.tables("rows"):
        _check_declared(row, columns, sign="?")
        rows.append({name: row.scalar(name) or "" for name in row.names()})
    recorded = [
        {name: row.scalar(name) or "" for name in row.names()}
        for row in fields.tables("remote")
    ]
    count = fields.number("count")
    example = Example(
        data=fields.string("data") or "",
        args={name: value for name, value in values.items() if value is not None},
        count=count or len(rows),
        rows=None if count else tuple(rows),
        line=fields.line,
        remote=tuple(recorded),
    )
    if not example.data:
        fields.blame("", _NO_DATA)
    stated = ["rows" in fields, "count" in fields, fields.flag("empty")]
    if stated.count(True) != 1:
        fields.blame("", _NO_RESULT)
    fields.finish()
    return example


def _check_declared(
    fields: Fields, declared: Mapping[str, Parameter | Column], *, sign: str
) -> None:
    for name in fields.names():
        if name not in declared:
            fields.blame(name, _undeclared(sign + name))


def _argument(fields: Fields, key: str) -> Argument | None:
    """Return a value, or several for a parameter that is a list."""
    values = fields.strings(key)
    return values if fields.holds_list(key) else next(iter(values), None)


_LOWER_CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")


def _check_name(name: str, fields: Fields) -> None:
    if not _LOWER_CAMEL.fullmatch(name):
        fields.blame("", _bad_name(name))


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _refused(path: Path, findings: list[Finding]) -> HeaderError:
    return HeaderError(
        Text(
            f"The header of {path} cannot be used.",
            f"L'en-tête de {path} est inutilisable.",
        ),
        findings,
    )


_EMPTY = Text("", "")
_MARK_WIDTH = len("#@ ")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def _no_toml(path: Path, error: tomllib.TOMLDecodeError) -> Finding:
    """Return the finding of a header that is no TOML."""
    place = _PLACE.search(str(error))
    where = (int(place[1]), int(place[2]) + _MARK_WIDTH) if place else (1, 0)
    why = _PLACE.sub("", str(error))
    return Finding(
        Text(
            f"The header is not TOML: {why}. Correct the lines that begin with “#@ ”.",
            f"L'en-tête n'est pas du TOML : {why}. Corrigez les lignes qui commencent "
            "par « #@ ».",
        ),
        position=Position(path, *where),
        shape="query-header",
    )


def _undeclared(name: str) -> Text:
    return Text(
        f"The example names {name}, which the header does not declare. Declare or "
        "remove it.",
        f"L'exemple nomme {name}, que l'en-tête ne déclare pas. Déclarez-le ou "
        "retirez-le.",
    )


def _bad_name(name: str) -> Text:
    return Text(
        f"“{name}” is not in lowerCamel. Begin with a small letter and use letters and "
        "digits.",
        f"« {name} » n'est pas en lowerCamel. Commencez par une minuscule et "
        "n'utilisez que des lettres et des chiffres.",
    )


_NO_UTF8 = Text(
    "The file is not UTF-8. Save it as UTF-8.",
    "Le fichier n'est pas en UTF-8. Enregistrez-le en UTF-8.",
)
_NO_TYPE = Text(
    'The parameter has no type. Add one, such as type = "iri".',
    'Le paramètre n\'a pas de type. Ajoutez-en un, par exemple type = "iri".',
)
_NO_CHOICES = Text(
    "A parameter of the type enum lists its values. Add choices = [...].",
    "Un paramètre de type enum énumère ses valeurs. Ajoutez choices = [...].",
)
_NEVER_DEFAULT = Text(
    "A required parameter never takes its default. Remove one of the two.",
    "Un paramètre obligatoire ne prend jamais sa valeur par défaut. Retirez l'un des "
    "deux.",
)
_BAD_PATTERN = Text(
    "The pattern is not a regular expression. Correct it.",
    "Le motif n'est pas une expression rationnelle. Corrigez-le.",
)
_NO_DATA = Text(
    'The example does not say which data it asks. Add data = "...".',
    'L\'exemple ne dit pas quelles données il interroge. Ajoutez data = "...".',
)
_NO_RESULT = Text(
    "The example does not say what it answers. Give one of rows = [...], count = N and "
    "empty = true.",
    "L'exemple n'indique pas la réponse. Donnez soit rows = [...], soit count = N, "
    "soit empty = true.",
)
