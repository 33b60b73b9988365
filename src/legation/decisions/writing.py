"""The table that takes what is decided about identities."""

from legation.dataset import Dataset
from legation.sssom.table import SUFFIX
from legation.sssom.uses import IDENTITIES
from legation.sssom.writing import Form
from legation.texts import Text

_DESCRIPTION = Text(
    "Decisions that two things are one, or are not.",
    "Décisions selon lesquelles deux choses n'en font qu'une, ou sont différentes.",
)


def table_form(dataset: Dataset) -> Form:
    """Return what the table that takes decisions is where it has none.

    Args:
        dataset: The dataset.
    """
    name = IDENTITIES.name
    return Form(
        path=dataset.folder / name / f"decided{SUFFIX}",
        use=IDENTITIES,
        set_id=f"{dataset.base}{name}/decided",
        description=_DESCRIPTION,
        licence=dataset.licence,
        prefixes={"id": f"{dataset.base}id/"},
    )
