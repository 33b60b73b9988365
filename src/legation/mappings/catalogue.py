"""The mappings that lie at hand: those of a folder, and files that a user names."""

from difflib import get_close_matches
from pathlib import Path

from legation.errors import UnknownQueryError
from legation.mappings.header import read_mapping
from legation.mappings.mapping import Mapping
from legation.texts import Text

SUFFIX = ".ru"
"""How the name of a mapping's file ends."""


def find_mapping(name: str, *, queries: Path) -> Mapping:
    """Return a mapping.

    Args:
        name: The name of one in the folder of queries, such as "missions-visits", or
            the path of a file that ends in ".ru".
        queries: The folder of queries; mappings lie in `import/` below it.

    Raises:
        UnknownQueryError: There is no such mapping; the error names those there are.
        MissingFileError: The file cannot be read.
        HeaderError: The mapping cannot be used.
    """
    if name.endswith(SUFFIX):
        return read_mapping(Path(name))
    paths = {path.stem: path for path in mapping_files(queries)}
    if name in paths:
        return read_mapping(paths[name])
    raise UnknownQueryError(_unknown(name, list(paths)))


def mapping_files(queries: Path) -> list[Path]:
    """Return the files of mappings below a folder of queries, sorted by name."""
    return sorted((queries / "import").glob(f"*{SUFFIX}"))


def _unknown(name: str, known: list[str]) -> Text:
    near = ", ".join(get_close_matches(name, known, n=3, cutoff=0.4) or known)
    return Text(
        f"There is no mapping “{name}”. Name one of these: {near or 'none'}; or a file "
        "that ends in .ru.",
        f"Il n'y a pas de correspondance « {name} ». Indiquez l'une de celles-ci : "
        f"{near or 'aucune'}; ou un fichier dont le nom se termine par .ru.",
    )
