"""The operations of a mapping, run over the rows of a table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product

from legation.errors import UsageError
from legation.importing.entries import Entry
from legation.mappings.mapping import Mapping
from legation.mappings.operations import MATCHED, Operation
from legation.store import Store
from legation.terms import Literal, NamedNode, Prefixes, Quad, Triple
from legation.texts import Text

_BATCH = 500  # rows between two looks at the progress
_LINES = 500  # solutions of one operation: with far more the store would plan badly
_NOTHING = "<urn:x-none:empty>"
Watch = Callable[[int, int], None]
"""Is told how many rows of how many are done."""


def fill(
    mapping: Mapping,
    entries: Sequence[Entry],
    *,
    context: Iterable[Triple],
    prefixes: Prefixes,
    watch: Watch | None = None,
) -> list[Quad]:
    """Return what the rows of a table tell.

    Args:
        mapping: The mapping.
        entries: The rows.
        context: What the WHERE groups of the mapping may ask: facts and ontology, and
            what the rows say of the things that they propose.
        prefixes: The prefixes of the dataset.
        watch: Is told of the progress; None for nobody.

    Returns:
        The quads of the claims and of what describes them, in no order.

    Raises:
        QuerySyntaxError: The mapping is no SPARQL; names line and column.
        UsageError: The mapping writes outside of all named graphs.
    """
    store = Store.memory()
    store.tell(context)
    known = len(store)
    done = 0
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        for operation in mapping.operations:
            for block in blocks(operation, batch):
                store.insert(operation.filled(block), prefixes=prefixes)
        done += len(batch)
        if watch:
            watch(done, len(entries))
    told = [quad for quad in store.match() if isinstance(quad.graph_name, NamedNode)]
    if len(store) - len(told) > known:
        raise UsageError(_stray(mapping))
    return told


def blocks(operation: Operation, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the rows of a table as VALUES blocks, with a line for each solution.

    Args:
        operation: The operation that they are put into.
        entries: The rows; a list in a cell makes a solution of each value.
    """
    head = [f"?{name}" for name in operation.columns]
    head += [f"?{name}{MATCHED}" for name in operation.matched]
    lines = _solutions(operation, entries)
    while some := list(islice(lines, _LINES)):
        yield f"VALUES ({' '.join(head)}) {{ {' '.join(some)} }}"


def _solutions(operation: Operation, entries: Iterable[Entry]) -> Iterator[str]:
    names = operation.columns
    places = [names.index(name) for name in operation.matched]
    for entry in entries:
        for terms in product(*(_terms(name, entry) for name in names)):
            matched = (terms[place] or _NOTHING for place in places)
            yield f"({' '.join([*(t or 'UNDEF' for t in terms), *matched])})"


def _terms(name: str, entry: Entry) -> Sequence[str | None]:
    """Return the terms of a row's cell as SPARQL writes them, None for an empty one."""
    match name:
        case "claim":
            return [str(entry.claim)]
        case "source":
            return [str(entry.source)]
        case "key":
            return [str(Literal(entry.key))]
        case "citation":
            return [str(Literal(entry.citation))]
    return [str(term) for term in entry.values.get(name, ())] or [None]


def _stray(mapping: Mapping) -> Text:
    return Text(
        f"The mapping {mapping.path} tells triples outside of all claims. Put each "
        "into GRAPH $claim { … }.",
        f"La correspondance {mapping.path} énonce des triplets hors de toute "
        "affirmation. Placez chacun dans GRAPH $claim { … }.",
    )
