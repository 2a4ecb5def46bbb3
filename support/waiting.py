"""The one place where the suite waits."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from threading import Lock
from typing import Generic, TypeVar

import polling2

T = TypeVar("T")

UNTOLD_PAUSES = (5.0, 15.0, 40.0)
"""Seconds before the quota is tried again where nobody says when it has room."""
GROWTH = 1.5
"""How much longer each pause between two looks is than the one before."""


@dataclass(frozen=True)
class Patience:
    """How long to wait, and how far apart two looks are at first and at most; in seconds, all above 0."""

    timeout: float
    first_step: float
    longest_step: float
    since: float | None = None
    """When that was set off which is waited for, by `time.monotonic`; None for now."""


@dataclass(frozen=True)
class Waited(Generic[T]):
    """What was seen at the last look, and what it took."""

    value: T
    looks: int
    seconds: float


class Lag:
    """How long after its cause an effect is to be seen, learnt from one wait after another.

    What counts is the shortest lag of late: to look in vain costs little, to look too late holds up the run.
    """

    MEMORY = 5
    """Waits that are remembered."""
    SHARE = 0.8
    """The part of a lag that is taken for the next one, where it may have been shorter than was seen."""

    def __init__(self) -> None:
        self._shortest: deque[float] = deque(maxlen=self.MEMORY)

    @property
    def expected(self) -> float:
        """Seconds from the cause before which it is of no use to look; 0 while nothing is known."""
        return min(self._shortest, default=0.0)

    def learn(self, ages: Sequence[float]) -> None:
        """Take note of a wait: how long after the cause each look was, of which the last was not in vain."""
        if len(ages) > 1:
            self._shortest.append(ages[-2])
        elif (shorter := ages[-1] * self.SHARE) < self.expected:
            self._shortest.append(shorter)


def until(
    look: Callable[[], T], satisfied: Callable[[T], bool], patience: Patience, lag: Lag | None = None
) -> Waited[T]:
    """Look again and again, at first often and then less so, until satisfied or out of patience.

    The caller decides from the last value what being out of patience means, so this does not raise.
    Where the `lag` of what is waited for is given, the first look is not before it may be there.
    """
    started = time.monotonic()
    since = started if patience.since is None else patience.since
    seen: list[T] = []
    ages: list[float] = []

    def one_look() -> bool:
        now = time.monotonic()
        ages.append(now - since)
        out_of_patience = now >= started + patience.timeout
        seen.append(look())
        return out_of_patience or satisfied(seen[-1])

    useful = since + lag.expected if lag else started
    pause = min(max(useful - started, 0.0), patience.timeout)
    if pause:
        time.sleep(pause)
    # The time-out of polling2 goes by the clock of the machine, which may be put forward or back.
    polling2.poll(
        one_look,
        step=patience.first_step,
        step_function=lambda step: min(step * GROWTH, patience.longest_step),
        poll_forever=True,
    )
    if lag is not None and satisfied(seen[-1]):
        lag.learn(ages)
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


def pass_midnight(before: timedelta, after: timedelta) -> None:
    """Sleep from so long before midnight in UTC until so long after it.

    What speaks of today can begin then and end in the same day, even by a clock that is `after` behind.
    """
    now = datetime.now(UTC)
    since = now - datetime.combine(now.date(), time_of_day.min, UTC)
    left = timedelta(days=1) - since
    if left <= before:
        time.sleep((left + after).total_seconds())
    elif since < after:
        time.sleep((after - since).total_seconds())


class Clock:
    """Tells by how much the clock of the machine was put forward since, or back: below zero."""

    def __init__(self) -> None:
        self._ahead = self._ahead_now()

    def jump(self) -> timedelta:
        """How far it has jumped."""
        return timedelta(seconds=self._ahead_now() - self._ahead)

    def _ahead_now(self) -> float:
        return time.time() - time.monotonic()


def pause_before_retry(attempt: int, factor: float = 1.0) -> None:
    """Back off before asking again after an intermittent failure: 0, 1, 2, 4 … times the factor."""
    if attempt > 1:
        time.sleep(factor * 2 ** (attempt - 2))


def pause_for_quota(attempt: int, told: str | None) -> None:
    """Wait until the quota of a minute may have room again: as long as `Retry-After` says, at most a minute.

    Without it, or with a date in it, longer from attempt to attempt: a minute over three of them.
    """
    if told is not None and told.strip().isdecimal():
        time.sleep(min(float(told), Turns.MINUTE))
    else:
        time.sleep(UNTOLD_PAUSES[min(attempt, len(UNTOLD_PAUSES)) - 1])
