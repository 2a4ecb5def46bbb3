"""Several machines share the scenarios of one run, and none is left to nobody."""

import math
from collections.abc import Mapping

import pytest
from behave.model import Scenario
from behave.parser import parse_feature

from support.running.sharding import Shard, chosen_shard, keep_share
from support.settings import SettingsError

TEXT = "Feature: F\n" + "".join(f"  Scenario: {number}\n    Given a step\n" for number in range(12))


def shares(count: int, seconds: Mapping[str, float]) -> list[list[str]]:
    """The names of the scenarios that each of so many machines keeps."""
    return [kept(Shard(number, count), seconds) for number in range(1, count + 1)]


def kept(shard: Shard, seconds: Mapping[str, float]) -> list[str]:
    scenarios: list[Scenario] = parse_feature(TEXT, filename="f.feature").walk_scenarios()
    keep_share(shard, scenarios, lambda scenario: seconds.get(scenario.name, math.inf))
    return [scenario.name for scenario in scenarios if not scenario.should_skip]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 13])
@pytest.mark.parametrize("seconds", [{}, {"3": 9.0, "7": 4.0, "11": 0.5}, {str(n): n for n in range(12)}])
def test_each_scenario_is_kept_by_one_machine(count: int, seconds: Mapping[str, float]) -> None:
    every = [name for share in shares(count, seconds) for name in share]
    assert sorted(every) == sorted(map(str, range(12)))


def test_without_timings_all_run_about_as_many() -> None:
    assert [len(share) for share in shares(5, {})] == [3, 3, 2, 2, 2]


def test_scenarios_that_take_no_time_are_shared_too() -> None:
    assert [len(share) for share in shares(3, {str(number): 0.0 for number in range(12)})] == [4, 4, 4]


def test_with_timings_all_take_about_as_long() -> None:
    seconds = {str(number): 1.0 for number in range(12)} | {"5": 11.0}
    assert sorted(map(len, shares(2, seconds))) == [1, 11]


def test_of_what_is_unknown_the_typical_is_expected() -> None:
    seconds = {"0": 2.0, "1": 2.0, "2": 8.0}
    first, second = shares(2, seconds)
    assert {len(first), len(second)} == {5, 7}


@pytest.mark.parametrize(
    ("userdata", "environ", "shard"),
    [
        ({}, {}, Shard(1, 1)),
        ({"shard": "2/4"}, {}, Shard(2, 4)),
        ({}, {"IMMS_SHARD": "4/4"}, Shard(4, 4)),
        ({"shard": "1/2"}, {"IMMS_SHARD": "4/4"}, Shard(1, 2)),
    ],
)
def test_a_shard_is_chosen(userdata: Mapping[str, str], environ: Mapping[str, str], shard: Shard) -> None:
    assert chosen_shard(userdata, environ) == shard


@pytest.mark.parametrize("value", ["5/4", "0/4", "2", "2/0", "2/4/6", "-1/4", "two/four", ""])
def test_what_is_no_shard_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="should be such as 2/4"):
        chosen_shard({"shard": value}, {})
