"""Several machines share the scenarios of one run, and none is left to nobody."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest
from behave.model import Scenario
from behave.parser import parse_feature

from support.running.sharding import Shard, chosen_shard, keep_share
from support.settings import SettingsError

NAMES = [str(number) for number in range(12)]


class Share(NamedTuple):
    """What one machine keeps, and says of it."""

    names: list[str]
    facts: dict[str, str]


def shares(count: int, seconds: Mapping[str, float], names: Sequence[str] = NAMES) -> list[list[str]]:
    """The names of the scenarios that each of so many machines keeps."""
    return [share(Shard(number, count), seconds, names).names for number in range(1, count + 1)]


def share(shard: Shard, seconds: Mapping[str, float], names: Sequence[str] = NAMES) -> Share:
    text = "Feature: F\n" + "".join(f"  Scenario: {name}\n    Given a step\n" for name in names)
    scenarios: list[Scenario] = parse_feature(text, filename="f.feature").walk_scenarios()
    facts = keep_share(shard, scenarios, lambda scenario: seconds.get(scenario.name, math.inf))
    return Share([scenario.name for scenario in scenarios if not scenario.should_skip], facts)


def homes(count: int, names: Sequence[str]) -> dict[str, int]:
    """Where each of differently named scenarios is run, where no times are known."""
    return {name: number for number, kept in enumerate(shares(count, {}, names), 1) for name in kept}


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 13])
@pytest.mark.parametrize(
    "seconds", [{}, {"3": 9.0, "7": 4.0, "11": 0.5}, {name: float(name) for name in NAMES}]
)
def test_each_scenario_is_kept_by_one_machine(count: int, seconds: Mapping[str, float]) -> None:
    every = [name for share in shares(count, seconds) for name in share]
    assert sorted(every) == sorted(NAMES)


@pytest.mark.parametrize("seconds", [{}, {"3": 2.0}])
def test_scenarios_of_the_same_name_are_told_apart(seconds: Mapping[str, float]) -> None:
    names = ["3", "twin", "twin", "twin", "twin", "twin"]
    every = [name for share in shares(3, seconds, names) for name in share]
    assert sorted(every) == sorted(names)


@pytest.mark.parametrize("count", [2, 3, 5, 12])
def test_without_timings_none_runs_more_than_its_part(count: int) -> None:
    assert max(map(len, shares(count, {}))) == math.ceil(12 / count)


@pytest.mark.parametrize("count", [2, 4, 7])
def test_without_timings_a_new_scenario_moves_few_others(count: int) -> None:
    names = [f"scenario {number}" for number in range(500)]
    before = homes(count, names)
    for place in (0, 250, 500):
        after = homes(count, [*names[:place], f"new at {place}", *names[place:]])
        moved = [name for name in names if before[name] != after[name]]
        assert len(moved) <= 5, "of 500"


def test_scenarios_that_take_no_time_are_shared_too() -> None:
    assert [len(share) for share in shares(3, dict.fromkeys(NAMES, 0.0))] == [4, 4, 4]


def test_with_timings_all_take_about_as_long() -> None:
    seconds = dict.fromkeys(NAMES, 1.0) | {"5": 11.0}
    assert sorted(map(len, shares(2, seconds))) == [1, 11]


def test_of_what_is_unknown_the_typical_is_expected() -> None:
    seconds = {"0": 2.0, "1": 2.0, "2": 8.0}
    first, second = shares(2, seconds)
    assert {len(first), len(second)} == {5, 7}


def test_results_tell_which_share_of_what_they_are() -> None:
    facts = share(Shard(2, 3), {}).facts
    assert (facts["shard"], facts["scenarios of all shards"]) == ("2/3", "12")
    assert share(Shard(1, 1), {}).facts == {}, "there are no others"


def test_results_tell_whether_all_shards_divided_alike() -> None:
    def division(number: int, seconds: Mapping[str, float], names: Sequence[str] = NAMES) -> str:
        return share(Shard(number, 3), seconds, names).facts["division"]

    assert division(1, {}) == division(2, {}) == division(3, {})
    assert division(1, {}) != division(1, {"3": 9.0}), "other timings"
    assert division(1, {}) != division(1, {}, NAMES[1:]), "other scenarios"
    assert division(1, {"3": 9.0}) == division(2, {"3": 9.1}), "it comes to the same"


@pytest.mark.parametrize(
    ("userdata", "environ", "shard"),
    [
        ({}, {}, Shard(1, 1)),
        ({"shard": "1/1"}, {}, Shard(1, 1)),
        ({"shard": "2/4", "seed": "7"}, {}, Shard(2, 4)),
        ({}, {"IMMS_SHARD": "4/4", "IMMS_SEED": "7"}, Shard(4, 4)),
        ({"shard": "1/2"}, {"IMMS_SHARD": "4/4", "IMMS_SEED": "7"}, Shard(1, 2)),
    ],
)
def test_a_shard_is_chosen(userdata: Mapping[str, str], environ: Mapping[str, str], shard: Shard) -> None:
    assert chosen_shard(userdata, environ) == shard


@pytest.mark.parametrize("value", ["5/4", "0/4", "2", "2/0", "2/4/6", "-1/4", "two/four", ""])
def test_what_is_no_shard_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="should be such as 2/4"):
        chosen_shard({"shard": value, "seed": "7"}, {})


def test_a_shard_needs_the_seed_of_the_whole_run() -> None:
    with pytest.raises(SettingsError, match=r"shard 2/4 has no seed to share .* -D seed=NUMBER"):
        chosen_shard({"shard": "2/4"}, {})


@pytest.mark.parametrize(("per_minute", "share"), [(300, 75), (7, 1), (4, 1), (None, None)])
def test_shards_share_the_quota_of_an_environment(per_minute: int | None, share: int | None) -> None:
    assert Shard(2, 4).share_of(per_minute) == share


def test_more_shards_than_requests_are_refused() -> None:
    with pytest.raises(SettingsError, match=r"http\.rate_limit is 3: too few requests a minute for 4 shards"):
        Shard(2, 4).share_of(3)
