"""The garbage collector, which pauses while many objects come that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector of cycles for a task that makes millions of objects.

    It would go through all of them again and again, which costs a third of the time,
    and find nothing: what is not needed any more goes by itself.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
