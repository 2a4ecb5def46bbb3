from collections.abc import Mapping
from pathlib import Path

import pytest

from support.evidence.report.shards import Part, problems

RUN = {"environment": "int", "seed": "7", "division": "ab12"}


def shard(number: int, count: int = 3, other: Mapping[str, str] = RUN) -> Part:
    """A shard with one scenario, which has the number of its shard."""
    facts = {**RUN, **other, "shard": f"{number}/{count}"}
    return Part(Path(f"results-{number}"), facts, {f"id {number}": f"Recording: {number}"})


def whole(folder: str, facts: Mapping[str, str] = RUN) -> Part:
    return Part(Path(folder), facts, {folder: "Recording: it"})


@pytest.mark.parametrize("due", [None, 3])
def test_nothing_is_wrong_with_all_shards_in_any_order(due: int | None) -> None:
    assert problems([shard(3), shard(1), shard(2)], due) == []


def test_a_shard_may_have_nothing_to_run() -> None:
    idle = Part(Path("results-3"), shard(3).facts, {})
    assert problems([shard(1), shard(2), idle]) == []


@pytest.mark.parametrize("part", [whole("results"), whole("results", {})], ids=["tells facts", "tells none"])
def test_nothing_is_wrong_with_a_whole_run(part: Part) -> None:
    assert problems([part]) == problems([part], 1) == []


def test_missing_shards_are_named() -> None:
    assert problems([shard(2)]) == ["shard 1 of 3 left nothing", "shard 3 of 3 left nothing"]


def test_a_shard_that_is_there_twice_is_named() -> None:
    again = Part(Path("copy"), shard(1).facts, {"another id": "Recording: another"})
    assert problems([shard(1), shard(2), shard(3), again]) == [
        "shard 1 of 3 is there 2 times: results-1, copy"
    ]


def test_two_whole_runs_are_no_run() -> None:
    assert problems([whole("one"), whole("two")]) == ["a whole run is there 2 times: one, two"]


def test_shards_of_another_count_are_named() -> None:
    assert problems([shard(1, 3), shard(2, 4)]) == ["the runs were divided into 3 and 4 shards"]


def test_what_is_due_is_compared_with_what_the_shards_say() -> None:
    assert problems([shard(1), shard(2), shard(3)], 4) == ["4 shards are due, and the run was divided into 3"]


@pytest.mark.parametrize(
    ("other", "problem"),
    [
        (
            {"environment": "ref"},
            "these are not shards of one run: environment is int in results-1, results-2; ref in results-3",
        ),
        ({"seed": "8"}, "these are not shards of one run: seed is 7 in results-1, results-2; 8 in results-3"),
        (
            {"division": "cd34"},
            "the shards were not given the same features, choices and timings, so some may be run by none: "
            "division is ab12 in results-1, results-2; cd34 in results-3",
        ),
    ],
    ids=["environment", "seed", "division"],
)
def test_shards_that_do_not_belong_together_are_named(other: dict[str, str], problem: str) -> None:
    assert problems([shard(1), shard(2), shard(3, other=other)]) == [problem]


@pytest.mark.parametrize("facts", [{}, {**RUN, "shard": "half"}], ids=["no facts", "no number"])
def test_a_shard_that_did_not_come_far_is_named(facts: dict[str, str]) -> None:
    assert problems([shard(1), shard(2), Part(Path("broken"), facts, {})]) == [
        "broken does not say which shard it is: its run did not come to its first scenario",
        "shard 3 of 3 left nothing",
    ]


def test_that_only_one_of_those_due_did_not_come_far_is_told() -> None:
    assert problems([Part(Path("broken"), {}, {})], 2) == [
        "broken does not say which shard it is: its run did not come to its first scenario",
        "shard 1 of 2 left nothing",
        "shard 2 of 2 left nothing",
    ]


def test_scenarios_that_were_run_twice_are_counted() -> None:
    parts = [shard(1), shard(2), Part(Path("results-3"), shard(3).facts, {"id 1": "Recording: 1"})]
    assert problems(parts) == [
        "1 scenario was run more than once, such as 'Recording: 1' in results-1, results-3"
    ]
