"""One run on several machines: each runs its share of the scenarios, `-D shard=2/4` the second of four.

All must be given the same features, choices and timings, or none at all, to agree on who runs what.
"""

import math
import os
import re
import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from behave.model import Scenario

from support.settings import SettingsError
from support.settings.texts import run_option

TYPICAL = 1.0
"""Seconds that a scenario is taken to last where nothing is known of any."""
SHORTEST = 0.01
"""Seconds that every scenario takes at least."""


@dataclass(frozen=True)
class Shard:
    """The share of one machine."""

    number: int
    """From 1 to `count`."""
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


def chosen_shard(userdata: Mapping[str, str], environ: Mapping[str, str] = os.environ) -> Shard:
    """Read which shard was asked for with `-D shard` or `IMMS_SHARD`; without either, the only one.

    Raises:
        SettingsError: it is no shard.
    """
    option = run_option("shard", userdata, environ)
    if option is None:
        return Shard(1, 1)
    if match := re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", option.value):
        shard = Shard(*map(int, match.groups()))
        if shard.number <= shard.count:
            return shard
    raise SettingsError(f"{option.origin} is {option.value!r}: should be such as 2/4, the second of four")


def keep_share(shard: Shard, scenarios: Iterable[Scenario], expected: Callable[[Scenario], float]) -> None:
    """Skip the scenarios that belong to other shards, so that all shards take about as long.

    Args:
        shard: which to keep.
        scenarios: all that the run is about, on whatever machine.
        expected: tells how many seconds each will take; infinity where that is unknown.
    """
    timed = [(expected(scenario), scenario) for scenario in scenarios]
    known = [seconds for seconds, _ in timed if math.isfinite(seconds)]
    typical = statistics.median(known) if known else TYPICAL
    timed = [(seconds if math.isfinite(seconds) else typical, scenario) for seconds, scenario in timed]
    loads = [0.0] * shard.count
    for seconds, scenario in sorted(timed, key=lambda each: -each[0]):
        lightest = loads.index(min(loads))
        loads[lightest] += max(seconds, SHORTEST)
        if lightest != shard.number - 1:
            scenario.mark_skipped()
