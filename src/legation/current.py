"""The current store of a folder, and how a new one takes its place.

Every build writes a folder of its own; then one small file, replaced in one step, says
which folder is current. A build that is killed, or that finds the disk full, leaves
what was current untouched.
"""

import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.errors import StoreError
from legation.findings import Finding
from legation.fingerprint import Stamp
from legation.reports import Report
from legation.store import Store
from legation.terms import Quad
from legation.texts import Text

_POINTER = "current.json"
_UNFINISHED = "building-"
_FORMAT = 1


@dataclass(frozen=True)
class Current:
    """What the pointer file says.

    Attributes:
        folder: Name of the store's folder beside the pointer.
        digest: Fingerprint of what it was made from.
        base: Base IRI of its dataset.
        files: Stamp of each file that it was made from.
        counts: How many of each thing it holds.
        report: The warnings of the build.
    """

    folder: str
    digest: str
    base: str
    files: dict[str, Stamp]
    counts: dict[str, int]
    report: Report


def read_current(root: Path) -> Current | None:
    """Return what is current in a folder of stores.

    Args:
        root: The folder named by --store.

    Returns:
        The pointer, or None where no build of this version was ever finished.

    Raises:
        StoreError: The pointer is there but cannot be read.
    """
    try:
        written: dict[str, Any] = json.loads((root / _POINTER).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise StoreError(
            Text(
                f"{root / _POINTER} is damaged ({error}). Delete {root} and run: "
                "legation build",
                f"{root / _POINTER} est endommagé ({error}). Supprimez {root}, puis "
                "exécutez : legation build",
            )
        ) from error
    if written.get("format") != _FORMAT:
        return None
    current = Current(
        folder=written["folder"],
        digest=written["digest"],
        base=written["base"],
        files={path: tuple(stamp) for path, stamp in written["files"].items()},
        counts=written["counts"],
        report=Report(tuple(map(Finding.from_json, written["warnings"]))),
    )
    return current if (root / current.folder).is_dir() else None


def open_current(root: Path) -> Store:
    """Open the current store of a folder.

    Args:
        root: The folder named by --store.

    Raises:
        StoreError: No build was finished there, or the store is damaged.
    """
    return Store.open(root / require_current(root).folder)


def require_current(root: Path) -> Current:
    """Return what is current in a folder of stores that must have one.

    Args:
        root: The folder named by --store.

    Raises:
        StoreError: No build was finished there, or the pointer cannot be read.
    """
    current = read_current(root)
    if current is None:
        raise StoreError(
            Text(
                f"There is no store in {root}. Make one with: legation build",
                f"Il n'y a pas de base dans {root}. Créez-en une avec : legation build",
            )
        )
    return current


def publish(root: Path, quads: Iterable[Quad], current: Current) -> None:
    """Write a store and make it the current one.

    Args:
        root: The folder named by --store; it is made where absent.
        quads: All quads of the store.
        current: What the pointer shall say.

    Raises:
        StoreError: The folder cannot be written or the disk is full; what was current
            still is.
    """
    unfinished = root / f"{_UNFINISHED}{os.getpid()}"
    try:
        root.mkdir(parents=True, exist_ok=True)
        _sweep(root)
        Store.create(unfinished, quads)
        target = root / current.folder
        shutil.rmtree(target, ignore_errors=True)
        unfinished.rename(target)
        _point(root, current)
    except OSError as error:
        raise StoreError(
            Text(
                f"The store could not be written in {root}: {error.strerror}. Free "
                "some space, or choose another place with --store.",
                f"Impossible d'écrire la base dans {root} : {error.strerror}. Libérez "
                "de l'espace ou choisissez un autre endroit avec --store.",
            )
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    _retire(root, keep=current.folder)


def _point(root: Path, current: Current) -> None:
    new = root / f"{_POINTER}.{os.getpid()}"
    with new.open("w", encoding="utf-8") as file:
        json.dump(_written(current), file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    new.replace(root / _POINTER)
    descriptor = os.open(root, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _written(current: Current) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "folder": current.folder,
        "digest": current.digest,
        "base": current.base,
        "files": current.files,
        "counts": current.counts,
        "warnings": [finding.as_json() for finding in current.report.findings],
    }


def _sweep(root: Path) -> None:
    """Remove what killed builds left behind."""
    for folder in root.glob(f"{_UNFINISHED}*"):
        process = folder.name.removeprefix(_UNFINISHED)
        if not (process.isdigit() and _is_alive(int(process))):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _retire(root: Path, *, keep: str) -> None:
    """Remove all stores but the current one and the one before it.

    A reader that opened the one before may still be reading.
    """
    stores = [p for p in root.glob("store-*") if p.is_dir() and p.name != keep]
    stores.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in stores[1:]:
        shutil.rmtree(folder, ignore_errors=True)
