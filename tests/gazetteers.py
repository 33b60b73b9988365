"""Gazetteers that answer over the Reconciliation API: ours, and a real server."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from services import Heard, Says, Service, running, serving

SPACE = "https://example.org/place/"
MANIFEST: Mapping[str, Any] = {
    "versions": ["0.1", "0.2"],
    "name": "Gazetteer (en)",
    "identifierSpace": SPACE,
    "schemaSpace": "https://example.org/kind/",
}


@dataclass(frozen=True)
class Gazetteer:
    """What a service of ours says of itself, and its candidates for each query."""

    places: Mapping[str, Iterable[Mapping[str, Any]]]
    manifest: object

    def answer(self, heard: Heard) -> Says:
        """Answer a request."""
        if heard.method == "GET":
            return Says(body=[json.dumps(self.manifest).encode()])
        results = {
            key: {"result": list(self.places.get(query["query"], ()))}
            for key, query in asked(heard).items()
        }
        return Says(body=[json.dumps(results).encode()])


def asked(heard: Heard) -> dict[str, Any]:
    """Return the queries of a request."""
    queries: dict[str, Any] = json.loads(heard.form["queries"])
    return queries


def candidate(identifier: str, name: str, *types: object) -> dict[str, Any]:
    """Return one candidate."""
    return {"id": identifier, "name": name, "score": 90.5, "type": list(types)}


@contextmanager
def gazetteer(
    places: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
    manifest: object = MANIFEST,
) -> Iterator[Service]:
    """Run a service of ours."""
    with serving(Gazetteer(places or {}, manifest).answer) as service:
        yield service


@contextmanager
def real_gazetteer(folder: Path) -> Iterator[str]:
    """Run a real server, with four places, and yield its address."""
    with closing(sqlite3.connect(folder / "gazetteer.db")) as database:
        database.execute(
            "CREATE TABLE place (id TEXT PRIMARY KEY, name TEXT, kind TEXT)"
        )
        database.executemany(
            "INSERT INTO place VALUES (?, ?, ?)",
            [
                ("P1", "Québec", "city"),
                ("P2", "Québec", "province"),
                ("P3", "Moscow", "city"),
                ("4", "New Moscow", "city"),
            ],
        )
        database.commit()
    plugin = {
        "id_field": "id",
        "name_field": "name",
        "type_field": "kind",
        "identifierSpace": SPACE,
        "schemaSpace": "https://example.org/kind/",
        "service_name": "Gazetteer",
    }
    table = {"place": {"plugins": {"datasette-reconcile": plugin}}}
    metadata = {"databases": {"gazetteer": {"tables": table}}}
    (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")

    def words(port: str) -> list[str | Path]:
        options = [
            "--host",
            "127.0.0.1",
            "--port",
            port,
            "--setting",
            "num_sql_threads",
        ]
        return ["serve", "gazetteer.db", "--metadata", "metadata.json", *options, "1"]

    with running("datasette", words, folder=folder) as server:
        yield f"{server}/gazetteer/place/-/reconcile"
