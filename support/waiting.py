"""The one place where the suite waits."""

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

import polling2

T = TypeVar("T")

GROWTH = 1.5
"""How much longer each pause between two looks is than the one before."""


@dataclass(frozen=True)
class Patience:
    """How long to wait, and how far apart two looks are at first and at most; in seconds, all above 0."""

    timeout: float
    first_step: float
    longest_step: float


@dataclass(frozen=True)
class Waited(Generic[T]):
    """What was seen at the last look, and what it took."""

    value: T
    looks: int
    seconds: float


def until(look: Callable[[], T], satisfied: Callable[[T], bool], patience: Patience) -> Waited[T]:
    """Look again and again, at first often and then less so, until satisfied or out of patience.

    The caller decides from the last value what being out of patience means, so this does not raise.
    """
    started = time.monotonic()
    seen: list[T] = []

    def one_look() -> bool:
        seen.append(look())
        return satisfied(seen[-1])

    # polling2 gives up only after a look at or past the deadline, so the last value is never an old one.
    with suppress(polling2.TimeoutException):
        polling2.poll(
            one_look,
            step=patience.first_step,
            step_function=lambda step: min(step * GROWTH, patience.longest_step),
            timeout=patience.timeout,
        )
    return Waited(seen[-1], len(seen), time.monotonic() - started)


class Turns:
    """At most so many turns in any minute, each booked in advance; any number of threads may book."""

    MINUTE = 60.0

    def __init__(self, per_minute: int | None) -> None:
        self._per_minute = per_minute
        self._booked: deque[float] = deque(maxlen=per_minute)
        self._lock = Lock()

    def book(self) -> float:
        """Book the next turn, and return in how many seconds it comes."""
        if self._per_minute is None:
            return 0.0
        with self._lock:
            now = time.monotonic()
            full = len(self._booked) == self._per_minute
            turn = max(now, self._booked[0] + self.MINUTE) if full else now
            self._booked.append(turn)
            return turn - now


class Quota:
    """Holds requests back until their turn has come."""

    def __init__(self, book: Callable[[], float]) -> None:
        """Ask `book`, which may be shared by many processes, in how many seconds the next turn comes."""
        self._book = book

    def take_turn(self) -> None:
        """Wait until a request may be sent."""
        seconds = self._book()
        if seconds > 0:
            time.sleep(seconds)


def pause_before_retry(attempt: int, factor: float = 1.0) -> None:
    """Back off before asking again after an intermittent failure: 0, 1, 2, 4 … times the factor."""
    if attempt > 1:
        time.sleep(factor * 2 ** (attempt - 2))
