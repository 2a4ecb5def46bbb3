"""What is run, in which order, and what must be run alone."""

import math
from typing import Any, cast

import pytest
from behave.configuration import Configuration
from behave.model import Feature, Scenario

from support.running.parallel.plan import Plan, longest_first, planned, shuffled

EVERYTHING = Configuration([], load_config=False)


def plan_of(feature: Feature, *arguments: str) -> Plan:
    config = Configuration(list(arguments), load_config=False)
    return Plan(planned([feature], config))


def names(feature: Feature, expected: dict[str, float]) -> list[str]:
    def seconds(scenario: Scenario) -> float:
        return expected.get(scenario.name.partition(" --")[0], math.inf)

    scenarios = longest_first(seconds)(planned([feature], EVERYTHING))
    return [each.scenario.name.partition(" --")[0] for each in scenarios]


def test_scenarios_that_never_ran_are_in_the_order_of_the_file(feature: Feature) -> None:
    found = longest_first(lambda _: math.inf)(planned([feature], EVERYTHING))
    assert [each.task.index for each in found] == [0, 1, 2, 3, 4, 5]
    assert {each.task.filename for each in found} == {"features/whole.feature"}


@pytest.mark.parametrize(
    ("expected", "order"),
    [
        (
            {"plain": 1, "outline 1": 8, "outline 2": 0.1, "under the rule": 3},
            ["outline 1", "under the rule", "plain", "plain", "plain", "outline 2"],
        ),
        ({"plain": 1, "outline 1": 8, "outline 2": 0.1}, ["under the rule", "outline 1"]),
        (
            {"plain": 1.0, "outline 1": 1.1, "outline 2": 1.2, "under the rule": 1.3},
            ["plain", "outline 1", "outline 2", "under the rule"],
        ),
        ({"plain": 0, "outline 1": 0.001, "outline 2": 0, "under the rule": 0}, ["plain", "outline 1"]),
    ],
    ids=["longest first", "unknown before all", "small differences do not matter", "nor does nothing at all"],
)
def test_the_longest_comes_first(feature: Feature, expected: dict[str, float], order: list[str]) -> None:
    assert names(feature, expected)[: len(order)] == order


def test_the_order_can_be_random_and_repeated(feature: Feature) -> None:
    scenarios = planned([feature], EVERYTHING)

    def order(seed: int) -> list[int]:
        return [each.task.index for each in shuffled(seed)(scenarios)]

    assert order(1) == order(1)
    assert len({tuple(order(seed)) for seed in range(20)}) > 10
    assert {tuple(sorted(order(seed))) for seed in range(20)} == {(0, 1, 2, 3, 4, 5)}


def test_what_is_not_selected_is_not_planned(feature: Feature) -> None:
    plan = plan_of(feature, "--tags=@ruled", "--tags=not @serial")
    assert plan.useful_workers() == 1
    task = plan.next(alone=True)
    assert task is not None
    assert task.task.index == 4
    assert plan.next(alone=True) is None


def test_what_must_run_alone_waits_until_nothing_else_runs(feature: Feature) -> None:
    plan = plan_of(feature)
    together = [plan.next(alone=False) for _ in range(5)]
    assert [cast(Any, each).task.index for each in together] == [0, 1, 2, 4, 5]
    assert plan.useful_workers() == 1
    assert plan.next(alone=False) is None
    last = plan.next(alone=True)
    assert last is not None
    assert last.scenario.name == "under the rule"
    assert plan.useful_workers() == 0


def test_nothing_is_left_of_a_plan_that_is_cancelled(feature: Feature) -> None:
    plan = plan_of(feature)
    plan.cancel()
    assert plan.useful_workers() == 0
    assert plan.next(alone=True) is None
