"""All stored queries of a folder."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

from legation.errors import HeaderError, MissingFileError, UnknownQueryError
from legation.findings import Finding
from legation.queries.header import read_query
from legation.queries.stored import StoredQuery
from legation.texts import Text


class Catalogue:
    """The stored queries, by name.

    Attributes:
        APART: Folders of queries that are no questions to ask.
    """

    APART: ClassVar[frozenset[str]] = frozenset({"import"})

    def __init__(self, queries: Mapping[str, StoredQuery]) -> None:
        """Keep the queries, sorted by name."""
        self._queries = dict(sorted(queries.items()))

    @classmethod
    def load(cls, folder: Path) -> "Catalogue":
        """Read every stored query below a folder.

        Args:
            folder: The folder; `<topic>/<name>.rq` becomes "<topic>/<name>".

        Returns:
            All queries but those in the folders of `APART`.

        Raises:
            MissingFileError: There is no such folder.
            HeaderError: Headers cannot be read; the error holds the faults of all.
        """
        if not folder.is_dir():
            raise MissingFileError(_no_folder(folder))
        queries: dict[str, StoredQuery] = {}
        findings: list[Finding] = []
        for path in sorted(folder.rglob("*.rq")):
            below = path.relative_to(folder)
            if below.parts[0] in cls.APART:
                continue
            name = below.with_suffix("").as_posix()
            try:
                queries[name] = read_query(path, name=name)
            except HeaderError as error:
                findings += error.findings
        if findings:
            raise HeaderError(_bad_headers(findings), findings)
        return cls(queries)

    def __iter__(self) -> Iterator[StoredQuery]:
        """Iterate over the queries, sorted by name."""
        return iter(self._queries.values())

    def __len__(self) -> int:
        """Return the number of queries."""
        return len(self._queries)

    def get(self, name: str) -> StoredQuery:
        """Return a query.

        Args:
            name: Its name, such as "missions/timeline".

        Raises:
            UnknownQueryError: There is none; the error names the nearest three.
        """
        if found := self._queries.get(name):
            return found
        ends = {known.rpartition("/")[2]: known for known in self._queries}
        near = [
            *get_close_matches(name, self._queries, n=3, cutoff=0.4),
            *(ends[end] for end in get_close_matches(name, ends, n=3)),
        ]
        raise UnknownQueryError(_unknown(name, list(dict.fromkeys(near))[:3]))


def _no_folder(folder: Path) -> Text:
    return Text(
        f"There is no folder of queries at {folder}. Name the folder that holds them.",
        f"Il n'y a pas de dossier de requêtes à {folder}. Indiquez le dossier qui les "
        "contient.",
    )


def _bad_headers(findings: list[Finding]) -> Text:
    files = len({finding.position.path for finding in findings if finding.position})
    return Text(
        f"The headers of {files} stored queries cannot be used. Correct them and run: "
        "legation queries lint",
        f"Les en-têtes de {files} requêtes enregistrées sont inutilisables. "
        "Corrigez-les, puis exécutez : legation queries lint",
    )


def _unknown(name: str, near: list[str]) -> Text:
    if not near:
        return Text(
            f"There is no stored query “{name}”. The list: legation queries",
            f"Il n'y a pas de requête enregistrée « {name} ». Pour en voir la liste : "
            "legation queries",
        )
    names = ", ".join(near)
    return Text(
        f"There is no stored query “{name}”. Similar names: {names}.",
        f"Il n'y a pas de requête enregistrée « {name} ». Noms semblables : {names}.",
    )
