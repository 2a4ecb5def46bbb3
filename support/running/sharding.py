"""One run on several machines: each runs its share of the scenarios, `-D shard=2/4` the second of four.

All must be given the same features, choices and timings to agree on who runs what. Their results tell what
each of them took for agreed, see `support.evidence.report.shards`.
"""

import math
import os
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from behave.model import Scenario

from support.evidence.run_facts import ALL_SCENARIOS, DIVISION, SHARD
from support.running.timings import name_of
from support.settings import SettingsError
from support.settings.texts import run_option

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

    def share_of(self, per_minute: int | None) -> int | None:
        """How many of the requests a minute that an environment allows this machine may send.

        Raises:
            SettingsError: there are more machines than requests.
        """
        if per_minute is None:
            return None
        if per_minute < self.count:
            raise SettingsError(
                f"http.rate_limit is {per_minute}: too few requests a minute for {self.count} shards to share"
            )
        return per_minute // self.count


def chosen_shard(userdata: Mapping[str, str], environ: Mapping[str, str] = os.environ) -> Shard:
    """Read which shard was asked for with `-D shard` or `IMMS_SHARD`; without either, the only one.

    Raises:
        SettingsError: it is no shard, or nothing says which run it belongs to.
    """
    option = run_option("shard", userdata, environ)
    if option is None:
        return Shard(1, 1)
    if match := re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", option.value):
        shard = Shard(*map(int, match.groups()))
        if shard.number <= shard.count:
            _require_common_seed(shard, userdata, environ)
            return shard
    raise SettingsError(f"{option.origin} is {option.value!r}: should be such as 2/4, the second of four")


def keep_share(
    shard: Shard, scenarios: Iterable[Scenario], expected: Callable[[Scenario], float]
) -> dict[str, str]:
    """Skip the scenarios that belong to other shards.

    Where the time of any scenario is known, all shards take about as long. Where none is, all have about as
    many, and a scenario that is added or removed moves few others from shard to shard.

    Args:
        shard: which to keep.
        scenarios: all that the run is about, on whatever machine.
        expected: tells how many seconds each will take; infinity where that is unknown.

    Returns the facts by which the results of all shards are known to belong together; none if there is only
    one shard.
    """
    if shard.count == 1:
        return {}
    scenarios = list(scenarios)
    names = _distinct(map(name_of, scenarios))
    numbers = _divided(names, list(map(expected, scenarios)), shard.count)
    for scenario, number in zip(scenarios, numbers, strict=True):
        if number != shard.number:
            scenario.mark_skipped()
    return {
        SHARD: str(shard),
        ALL_SCENARIOS: str(len(scenarios)),
        DIVISION: _digest(*(f"{number} {name}" for number, name in zip(numbers, names, strict=True)))[:12],
    }


def _require_common_seed(shard: Shard, userdata: Mapping[str, str], environ: Mapping[str, str]) -> None:
    """The seed makes the values of the whole run, and tells its shards from those of any other."""
    if shard.count > 1 and run_option("seed", userdata, environ) is None:
        raise SettingsError(
            f"shard {shard} has no seed to share with the others: give all of them the same, and each run "
            f"another, such as the number of the CI run: -D seed=NUMBER or IMMS_SEED"
        )


def _divided(names: Sequence[str], seconds: Sequence[float], count: int) -> list[int]:
    """The number of the shard that runs each scenario."""
    known = [each for each in seconds if math.isfinite(each)]
    if not known:
        return _steady(names, count)
    typical = statistics.median(known)
    return _balanced([each if math.isfinite(each) else typical for each in seconds], count)


def _balanced(seconds: Sequence[float], count: int) -> list[int]:
    """Give the next longest to the shard that has least to do."""
    loads = [0.0] * count
    numbers = [0] * len(seconds)
    for index in sorted(range(len(seconds)), key=lambda each: -seconds[each]):
        lightest = loads.index(min(loads))
        loads[lightest] += max(seconds[index], SHORTEST)
        numbers[index] = lightest + 1
    return numbers


def _steady(names: Sequence[str], count: int) -> list[int]:
    """Give each to the shard that its name likes best among those that are not full yet."""
    room = dict.fromkeys(range(1, count + 1), math.ceil(len(names) / count))
    numbers = {}
    for name in sorted(names):
        liking = {shard: _digest(name, str(shard)) for shard in room if room[shard]}
        numbers[name] = min(liking, key=liking.__getitem__)
        room[numbers[name]] -= 1
    return [numbers[name] for name in names]


def _distinct(names: Iterable[str]) -> list[str]:
    """Number those that are equal."""
    seen: Counter[str] = Counter()
    distinct = []
    for name in names:
        seen[name] += 1
        distinct.append(f"{name} #{seen[name]}")
    return distinct


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
