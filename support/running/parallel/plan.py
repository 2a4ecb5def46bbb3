"""What is still to be run, and in which order."""

import math
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from behave.configuration import Configuration
from behave.model import Feature, Scenario

from support.evidence.selection import is_deselected
from support.running.parallel.messages import Task

SERIAL = "serial"
"""The tag of scenarios that run while no other does."""
SHORTEST = 0.01
"""Seconds; below this nothing tells one scenario from another."""


@dataclass(frozen=True)
class Planned:
    """A scenario of the leader's own model, and how a worker finds it."""

    feature: Feature
    scenario: Scenario
    task: Task


class Plan:
    """Hands out scenarios: first those that may run together, then those that must run alone."""

    def __init__(self, planned: Iterable[Planned]) -> None:
        every = list(planned)
        self._together = deque(each for each in every if SERIAL not in each.scenario.effective_tags)
        self._alone = deque(each for each in every if SERIAL in each.scenario.effective_tags)

    def next(self, *, alone: bool) -> Planned | None:
        """What to run next; None when there is nothing, or what is left must run alone and others run."""
        if self._together:
            return self._together.popleft()
        return self._alone.popleft() if self._alone and alone else None

    def cancel(self) -> None:
        """Run no more."""
        self._together.clear()
        self._alone.clear()

    def useful_workers(self) -> int:
        """How many workers would find something to do."""
        return len(self._together) or min(1, len(self._alone))


Order = Callable[[Sequence[Planned]], list[Planned]]
"""Puts scenarios into the order in which they are to begin."""


def planned(features: Iterable[Feature], config: Configuration) -> list[Planned]:
    """What a run is about by the tags and names of `config`, in the order of the files."""
    return [
        Planned(feature, scenario, Task(feature.filename, index))
        for feature in features
        for index, scenario in enumerate(feature.walk_scenarios())
        if not is_deselected(scenario, config)
    ]


def longest_first(expected: Callable[[Scenario], float]) -> Order:
    """No long one is to begin when all others have ended; `expected` tells how many seconds one takes."""
    return lambda scenarios: sorted(scenarios, key=lambda each: -_magnitude(expected(each.scenario)))


def shuffled(seed: int) -> Order:
    """Neighbours are not to stay neighbours; the same seed makes the same order of the same scenarios."""
    return lambda scenarios: Random(seed).sample(scenarios, len(scenarios))


def _magnitude(seconds: float) -> float:
    """Scenarios that differ by less than about a factor of two stay in the order of their files."""
    return round(math.log2(max(seconds, SHORTEST))) if math.isfinite(seconds) else math.inf
