"""What the manual is made from: the files, the stored queries, and graphs of them."""

from dataclasses import dataclass, field
from pathlib import Path

from legation.assets import Folders, folders
from legation.graph import KnowledgeGraph
from legation.inputs import Inputs, read_inputs
from legation.queries.catalogue import Catalogue


@dataclass(frozen=True)
class Material:
    """What the manual is made from.

    Attributes:
        folders: Where the files lie.
        inputs: The files of the whole dataset, parsed.
        catalogue: The stored queries.
    """

    folders: Folders
    inputs: Inputs
    catalogue: Catalogue
    _built: dict[frozenset[Path], KnowledgeGraph] = field(default_factory=dict)

    def graph(self, part: str | None = None) -> KnowledgeGraph:
        """Return a graph in memory, built at the first call.

        Args:
            part: A named part of the dataset; None for the whole.

        Returns:
            The graph; the same one for parts that have the same files.

        Raises:
            KeyError: The dataset has no such part.
            DataError: The data do not conform.
        """
        dataset = self.inputs.dataset
        files = frozenset((*dataset.files(part), *dataset.identities(part)))
        if files not in self._built:
            self._built[files] = KnowledgeGraph.in_memory(self.folders.data, part=part)
        return self._built[files]


def gather(data: Path | None = None) -> Material:
    """Read what the manual is made from.

    Args:
        data: The dataset's folder; by default the current folder's `data/`, else the
            shipped one.

    Raises:
        MissingFileError: A file is not there or cannot be read.
        DataError: A file is broken.
        HeaderError: A stored query has a broken header.
    """
    where = folders(data)
    return Material(where, read_inputs(where), Catalogue.load(where.queries))
