"""The tree of errors."""

import pickle
import re
from pathlib import Path

from legation import errors
from legation.errors import (
    DataError,
    HeaderError,
    LegationError,
    SurroundingsError,
    UsageError,
)
from legation.findings import Finding, Position
from legation.texts import Text

SENTENCE = Text("Two files are broken.", "Deux fichiers sont défectueux.")


def test_an_error_says_its_sentence_in_english_and_keeps_both() -> None:
    error = LegationError(SENTENCE)

    assert str(error) == "Two files are broken."
    assert error.text.fr == "Deux fichiers sont défectueux."


def test_the_findings_of_an_error_are_sorted_by_place() -> None:
    first = Finding(SENTENCE, position=Position(Path("a.ttl"), 2))
    second = Finding(SENTENCE, position=Position(Path("a.ttl"), 10))

    for kind in (DataError, HeaderError):
        assert kind(SENTENCE, [second, first]).findings == (first, second)
        assert kind(SENTENCE).findings == ()


def test_an_error_gets_out_of_another_process_whole() -> None:
    finding = Finding(SENTENCE, position=Position(Path("a.ttl"), 2))
    error = DataError(SENTENCE, [finding])

    copy = pickle.loads(pickle.dumps(error))

    assert type(copy) is DataError
    assert (str(copy), copy.text, copy.findings) == (
        str(error),
        SENTENCE,
        (finding,),
    )


def tree() -> dict[str, type[LegationError]]:
    """Return the classes of the module by name."""
    return {
        name: value
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, LegationError)
    }


def test_every_error_belongs_to_the_data_the_usage_or_the_surroundings() -> None:
    branches = (DataError, UsageError, SurroundingsError)

    for kind in set(tree().values()) - {LegationError}:
        assert sum(issubclass(kind, branch) for branch in branches) == 1, kind


def test_the_drawn_tree_names_every_error_under_its_parent() -> None:
    parents: list[str] = []
    drawn = {}
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r" {4}([ │]*(?:[├└]── )?)(\w+Error)\b", line)
        if match:
            depth = len(match[1]) // 4
            parents[depth:] = [match[2]]
            drawn[match[2]] = parents[depth - 1] if depth else "Exception"

    assert drawn == {name: kind.__bases__[0].__name__ for name, kind in tree().items()}
