"""The steps of a long task: how long each took, told to whoever watches."""

from collections.abc import Callable
from time import perf_counter

Watch = Callable[[str, float], None]
"""Is called after each step with its name and its duration in seconds."""


class Steps:
    """A clock that is read at the end of each step.

    Attributes:
        seconds: The duration of each step by name, in the order of the steps; a step
            that was done twice counts together.
    """

    def __init__(self, watch: Watch | None = None) -> None:
        """Start the clock.

        Args:
            watch: Is told of each step; None for nobody.
        """
        self.seconds: dict[str, float] = {}
        self._watch = watch
        self._started = perf_counter()

    def done(self, name: str) -> None:
        """End a step and begin the next.

        Args:
            name: What the step that ended is called.
        """
        now = perf_counter()
        took = now - self._started
        self.seconds[name] = self.seconds.get(name, 0.0) + took
        self._started = now
        if self._watch:
            self._watch(name, took)
