"""Whether folders of results that are put together are the shards of one run, each of them there once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from support.evidence.run_facts import DIVISION, ENVIRONMENT, SEED, SHARD

COMMON = {
    ENVIRONMENT: "these are not shards of one run",
    SEED: "these are not shards of one run",
    DIVISION: "the shards were not given the same features, choices and timings, so some may be run by none",
}
"""What all shards must say alike, and what it means if they do not."""


@dataclass(frozen=True)
class Part:
    """One of the folders."""

    folder: Path
    facts: Mapping[str, str]
    """What it says of its run."""
    scenarios: Mapping[str, str]
    """What it has results of: ids that stay the same from run to run, and names."""

    @property
    def shard(self) -> tuple[int, int] | None:
        """Its number and the count of all, `(1, 1)` for a whole run; None if it does not say."""
        if not self.facts:
            return None
        number, _, count = self.facts.get(SHARD, "1/1").partition("/")
        return (int(number), int(count)) if number.isdecimal() and count.isdecimal() else None


def problems(parts: Sequence[Part], due: int | None = None) -> list[str]:
    """Say in one line each why the parts are not one whole run.

    `due` is how many there should be, if anybody but themselves knows.
    """
    return [*_nameless(parts, due), *_different(parts), *_numbers(parts, due), *_run_twice(parts)]


def _nameless(parts: Sequence[Part], due: int | None) -> Iterator[str]:
    """Of a single folder that says nothing there is nothing to be put together."""
    for part in parts:
        if part.shard is None and max(len(parts), due or 1) > 1:
            yield f"{part.folder} does not say which shard it is: its run did not come to its first scenario"


def _different(parts: Sequence[Part]) -> Iterator[str]:
    for name, meaning in COMMON.items():
        folders = defaultdict(list)
        for part in parts:
            if name in part.facts:
                folders[part.facts[name]].append(str(part.folder))
        if len(folders) > 1:
            who = "; ".join(f"{value} in {', '.join(places)}" for value, places in folders.items())
            yield f"{meaning}: {name} is {who}"


def _numbers(parts: Sequence[Part], due: int | None) -> Iterator[str]:
    folders = defaultdict(list)
    for part in parts:
        if part.shard:
            folders[part.shard].append(str(part.folder))
    counts = sorted({count for _, count in folders}) or [due or 1]
    if len(counts) > 1:
        yield f"the runs were divided into {' and '.join(map(str, counts))} shards"
        return
    [count] = counts
    if due not in (None, count):
        division = f"divided into {count}" if count > 1 else "not divided"
        yield f"{due} shards are due, and the run was {division}"
    for number in range(1, count + 1):
        found = folders[number, count]
        if len(found) > 1:
            what = f"shard {number} of {count}" if count > 1 else "a whole run"
            yield f"{what} is there {len(found)} times: {', '.join(found)}"
        if not found and count > 1:
            yield f"shard {number} of {count} left nothing"


def _run_twice(parts: Sequence[Part]) -> Iterator[str]:
    folders = defaultdict(list)
    for part in parts:
        for scenario in part.scenarios:
            folders[scenario].append(part)
    twice = [(scenario, found) for scenario, found in folders.items() if len(found) > 1]
    if twice:
        scenario, found = twice[0]
        where = ", ".join(str(part.folder) for part in found)
        count = "1 scenario was" if len(twice) == 1 else f"{len(twice)} scenarios were"
        yield f"{count} run more than once, such as {found[0].scenarios[scenario]!r} in {where}"
