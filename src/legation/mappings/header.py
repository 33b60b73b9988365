"""Reading a mapping: its file, and the TOML in its leading lines."""

import re
import tomllib
from pathlib import Path

from legation.errors import HeaderError, MissingFileError
from legation.findings import Finding, Position
from legation.mappings.mapping import GIVEN, MISSES, Column, Mapping
from legation.mappings.operations import Fault, Operation, read_operations
from legation.queries.fields import Fields, Lines
from legation.queries.types import VALUE_TYPES
from legation.sparql.header import header_text
from legation.sparql.tokens import place
from legation.texts import Text

THING = "thing"
"""The type of a column whose values name things."""

_TYPES = (
    *(name for name in VALUE_TYPES if name not in {"lang", "status", "text"}),
    "iri",
    THING,
)
_LOWER_CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")
_EMPTY = Text("", "")


def read_mapping(path: Path) -> Mapping:
    """Read a mapping.

    Args:
        path: Its file, `<name>.ru`.

    Returns:
        The mapping; whether its SPARQL can be run is seen when it is.

    Raises:
        MissingFileError: The file cannot be read.
        HeaderError: The header or the text cannot be used; the error holds every fault
            with its line.
    """
    text = _read(path)
    header = header_text(text)
    try:
        values = tomllib.loads(header)
    except tomllib.TOMLDecodeError as error:
        finding = Finding(_no_toml(error), position=Position(path), shape="mapping")
        raise _refused(path, [finding]) from error
    fields = Fields(values, path=path, lines=Lines(header))
    operations, faults = read_operations(text)
    mapping = _mapping(fields, path=path, text=text, operations=operations)
    fields.finish()
    findings = [
        *fields.findings,
        *(_fault_finding(fault, path, text) for fault in faults),
        *_usage(mapping),
    ]
    if findings:
        raise _refused(path, findings)
    return mapping


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        finding = Finding(_NO_UTF8, position=Position(path), shape="mapping")
        raise _refused(path, [finding]) from error
    except OSError as error:
        raise MissingFileError.unreadable(path, error) from error


def _mapping(
    fields: Fields, *, path: Path, text: str, operations: tuple[Operation, ...]
) -> Mapping:
    columns = {name: _column(name, inner) for name, inner in fields.named("columns")}
    mapping = Mapping(
        name=path.stem,
        path=path,
        text=text,
        title=fields.text("title") or _EMPTY,
        description=fields.text("description") or _EMPTY,
        key=fields.string("key"),
        source=fields.string("source"),
        columns=columns,
        operations=operations,
    )
    for word in ("key", "source"):
        name = fields.string(word)
        if name is not None and name not in columns:
            fields.blame(word, _undeclared(name))
    for column in columns.values():
        for name in (*column.within, *column.apart):
            if name not in columns:
                fields.blame("columns", _undeclared(name))
    if not columns:
        fields.blame("", _NO_COLUMNS)
    return mapping


def _column(name: str, fields: Fields) -> Column:
    kind = fields.choice("type", _TYPES, default="string")
    classes = fields.strings("class")
    miss = fields.choice("miss", MISSES, default="propose")
    column = Column(
        name=name,
        heading=fields.string("heading") or name,
        type=kind,
        label=fields.text("label") or _EMPTY,
        required=fields.flag("required"),
        absent=fields.flag("absent"),
        separator=fields.string("separator"),
        languages=fields.strings("language"),
        choices=fields.strings("choices"),
        pattern=fields.string("pattern"),
        classes=classes,
        proposed=fields.string("proposed") or next(iter(classes), None),
        miss=next(each for each in MISSES if each == miss),
        within=fields.strings("within"),
        apart=fields.strings("apart"),
    )
    _check(column, fields)
    fields.finish()
    return column


def _check(column: Column, fields: Fields) -> None:
    """Note what contradicts itself in a column."""
    if not _LOWER_CAMEL.fullmatch(column.name) or column.name in GIVEN:
        fields.blame("", _bad_name(column.name))
    if "type" not in fields:
        fields.blame("", _NO_TYPE)
    if column.is_thing != bool(column.classes):
        fields.blame("", _CLASS_OF_THING)
    if column.type == "enum" and not column.choices:
        fields.blame("", _NO_CHOICES)
    if column.pattern is not None:
        try:
            re.compile(column.pattern)
        except re.error:
            fields.blame("pattern", _BAD_PATTERN)


def _usage(mapping: Mapping) -> list[Finding]:
    """Find columns that the text uses and the header does not declare."""
    found: dict[str, Finding] = {}
    for operation in mapping.operations:
        for name in operation.columns:
            if name not in mapping.columns and name not in GIVEN:
                where = Position(mapping.path, *place(mapping.text, operation.start))
                finding = Finding(_undeclared(name), position=where, shape="mapping")
                found.setdefault(name, finding)
    if not mapping.operations and not found:
        where = Position(mapping.path)
        found[""] = Finding(_NO_OPERATION, position=where, shape="mapping")
    return list(found.values())


def _fault_finding(fault: Fault, path: Path, text: str) -> Finding:
    message = (
        _outside(fault.word) if fault.kind == "outside" else _no_insert(fault.word)
    )
    where = Position(path, *place(text, fault.start))
    return Finding(message, position=where, shape="mapping")


def _refused(path: Path, findings: list[Finding]) -> HeaderError:
    return HeaderError(
        Text(
            f"The mapping {path} cannot be used.",
            f"La correspondance {path} est inutilisable.",
        ),
        findings,
    )


def _no_toml(error: tomllib.TOMLDecodeError) -> Text:
    return Text(
        f"The header is not TOML: {error}. Correct the lines that begin with “#@ ”.",
        f"L'en-tête n'est pas du TOML : {error}. Corrigez les lignes qui commencent "
        "par « #@ ».",
    )


def _undeclared(name: str) -> Text:
    return Text(
        f"The column {name} is not declared. Add [columns.{name}] to the header, or "
        "correct the name.",
        f"La colonne {name} n'est pas déclarée. Ajoutez [columns.{name}] à l'en-tête "
        "ou corrigez le nom.",
    )


def _bad_name(name: str) -> Text:
    return Text(
        f"“{name}” cannot be the name of a column. Begin with a small letter, use "
        f"letters and digits, and avoid {', '.join(GIVEN)}.",
        f"« {name} » ne peut pas être le nom d'une colonne. Commencez par une "
        "minuscule, n'utilisez que des lettres et des chiffres, et évitez "
        f"{', '.join(GIVEN)}.",
    )


def _outside(word: str) -> Text:
    return Text(
        f"A mapping adds claims and does nothing else: {word} cannot stand here. "
        "Write INSERT { … } WHERE { … }.",
        f"Une correspondance ajoute des affirmations et ne fait rien d'autre : {word} "
        "n'a pas sa place ici. Écrivez INSERT { … } WHERE { … }.",
    )


def _no_insert(word: str) -> Text:
    begins = Text(f"begins with “{word}”", f"commence par « {word} »")
    lacks = Text("has no WHERE { … }", "n'a pas de WHERE { … }")
    what = begins if word else lacks
    return Text(
        f"This operation {what.en}. Write INSERT {{ … }} WHERE {{ … }}, with a "
        "semicolon between operations.",
        f"Cette opération {what.fr}. Écrivez INSERT {{ … }} WHERE {{ … }}, avec un "
        "point-virgule entre les opérations.",
    )


_NO_UTF8 = Text(
    "The file is not UTF-8. Save it as UTF-8.",
    "Le fichier n'est pas en UTF-8. Enregistrez-le en UTF-8.",
)
_NO_COLUMNS = Text(
    "The mapping declares no columns. Add a table [columns.name] for each.",
    "La correspondance ne déclare aucune colonne. Ajoutez une table [columns.nom] "
    "pour chacune.",
)
_NO_OPERATION = Text(
    "The mapping has no operation. Write INSERT { GRAPH $claim { … } } WHERE { … }.",
    "La correspondance n'a aucune opération. Écrivez "
    "INSERT { GRAPH $claim { … } } WHERE { … }.",
)
_NO_TYPE = Text(
    'The column has no type. Add one, such as type = "string".',
    'La colonne n\'a pas de type. Ajoutez-en un, par exemple type = "string".',
)
_CLASS_OF_THING = Text(
    "A column of the type thing has a class, and only such a column has one. Add "
    'class = "leg:Place" or the like, or remove it.',
    "Une colonne de type thing a une classe, et elle seule. Ajoutez par exemple "
    'class = "leg:Place", ou retirez-la.',
)
_NO_CHOICES = Text(
    "A column of the type enum lists its values. Add choices = [...].",
    "Une colonne de type enum énumère ses valeurs. Ajoutez choices = [...].",
)
_BAD_PATTERN = Text(
    "The pattern is not a regular expression. Correct it.",
    "Le motif n'est pas une expression rationnelle. Corrigez-le.",
)
