"""Being interrupted: by Ctrl-C or a signal to end in the leader, and by the leader in a worker."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class Interrupts:
    """Takes note when the leader is asked to end while the block runs, instead of raising anything."""

    def __init__(self) -> None:
        self._count = self._heeded = 0
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "Interrupts":
        for each in (signal.SIGINT, signal.SIGTERM):
            self._before[each] = signal.signal(each, self._one_more)
        return self

    def __exit__(self, *_: object) -> None:
        for each, handler in self._before.items():
            signal.signal(each, handler)

    def heed(self) -> bool:
        """Whether there was another since this was asked last."""
        heeded, self._heeded = self._heeded, self._count
        return self._heeded > heeded

    def _one_more(self, _number: int, _frame: FrameType | None) -> None:
        self._count += 1


class Interruptible:
    """Lets SIGTERM do to the running scenario of a worker what Ctrl-C does in a serial run.

    Whenever something must not be broken off, the interruption waits.
    """

    def __init__(self) -> None:
        self._allowed = self._due = False
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the leader, who knows what to do
        signal.signal(signal.SIGTERM, self._come)

    @property
    def is_due(self) -> bool:
        """Whether an interruption waits."""
        return self._due

    @contextmanager
    def allowed(self) -> Iterator[None]:
        """Let the block be interrupted."""
        with self._set(True):
            yield

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Let the block come to its end before it may be interrupted."""
        with self._set(False):
            yield
        self._raise_if_due()

    @contextmanager
    def _set(self, allowed: bool) -> Iterator[None]:
        before, self._allowed = self._allowed, allowed
        try:
            yield
        finally:
            self._allowed = before

    def _come(self, _number: int, _frame: FrameType | None) -> None:
        self._due = True
        self._raise_if_due()

    def _raise_if_due(self) -> None:
        if self._due and self._allowed:
            self._due = False
            raise KeyboardInterrupt
