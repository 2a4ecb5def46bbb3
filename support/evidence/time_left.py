"""How long a run will still take, by what its scenarios took in earlier runs and by its pace so far."""

import math
import statistics
from collections.abc import Iterable
from heapq import nlargest

HEAD_START = 5.0
"""Seconds for which the pace of a run is taken on trust; what is measured counts more and more after that."""


class TimeLeft:
    """An estimate that is corrected as scenarios end."""

    def __init__(self, expected: Iterable[float], jobs: int) -> None:
        """Begin a run.

        Args:
            expected: the seconds that each scenario took before; infinity where that is unknown.
            jobs: how many run at the same time.
        """
        every = list(expected)
        known = [seconds for seconds in every if math.isfinite(seconds)]
        self._is_known = len(known) * 2 >= len(every) > 0
        self._typical = statistics.median(known) if known else 0.0
        self._waiting = [self._work(seconds) for seconds in every]
        self._done = 0.0
        self._jobs = jobs

    def ended(self, expected: float) -> None:
        """Take note that a scenario has ended, which was expected to take so many seconds."""
        work = self._work(expected)
        self._done += work
        if work in self._waiting:
            self._waiting.remove(work)

    def seconds(self, elapsed: float) -> float | None:
        """Estimate what is left after so many seconds; None if too little is known of earlier runs."""
        if not self._is_known:
            return None
        under_way = min(self._jobs * elapsed, sum(nlargest(self._jobs, self._waiting)) / 2)
        pace = (self._done + under_way + HEAD_START * self._jobs) / (elapsed + HEAD_START)
        return (sum(self._waiting) - under_way) / pace

    def _work(self, expected: float) -> float:
        return expected if math.isfinite(expected) else self._typical
