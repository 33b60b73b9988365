"""Where the ontology, the queries and the data lie: beside the user, or shipped.

A checkout keeps the three folders at its top; the wheel carries them inside the
package. A government's own dataset may stand alone (the shipped ontology and queries
then serve it) or bring `ontology/` and `queries/` beside its `data/`.
"""

from dataclasses import dataclass
from pathlib import Path

from legation.errors import MissingFileError
from legation.texts import Text

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders that a run works with.

    Attributes:
        data: The dataset: `dataset.ttl`, claims, entities, sources.
        ontology: The ontology, its schemes, shapes, alignments and rules.
        queries: The stored queries.
    """

    data: Path
    ontology: Path
    queries: Path


def shipped(name: str) -> Path:
    """Return the folder of that name that came with the program.

    Args:
        name: "ontology", "data" or "queries".

    Returns:
        The folder inside the installed package, else at the top of the checkout.

    Raises:
        MissingFileError: The installation is incomplete.
    """
    for folder in (_PACKAGE / "_assets" / name, _PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise MissingFileError(
        Text(
            f"The folder {name}/ that comes with Legation is missing from this "
            "installation. Install the package again.",
            f"Le dossier {name}/ fourni avec Legation manque dans cette "
            "installation. Réinstallez Legation.",
        )
    )


def folders(data: Path | None = None) -> Folders:
    """Return the folders of a run.

    Args:
        data: The dataset's folder; by default `data/` of the current folder where it
            holds a dataset, else the shipped one.

    Returns:
        The folders; `ontology/` and `queries/` beside the data win over the shipped.

    Raises:
        MissingFileError: *data* is not a folder or holds no `dataset.ttl`.
    """
    if data is None:
        here = Path("data")
        data = here if (here / "dataset.ttl").is_file() else shipped("data")
    elif not (data / "dataset.ttl").is_file():
        raise MissingFileError(
            Text(
                f"{data / 'dataset.ttl'} does not exist, so {data} is not the folder "
                "of a dataset. Name the folder that holds dataset.ttl.",
                f"{data / 'dataset.ttl'} n'existe pas : {data} n'est donc pas le "
                "dossier d'un jeu de données. Indiquez le dossier qui contient "
                "dataset.ttl.",
            )
        )
    return Folders(data, _beside(data, "ontology"), _beside(data, "queries"))


def _beside(data: Path, name: str) -> Path:
    own = data.parent / name
    return own if own.is_dir() else shipped(name)
