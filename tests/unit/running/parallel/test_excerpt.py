"""A feature that holds one scenario, and all that belongs to it."""

import pytest
from behave.model import Feature

from support.running.parallel.excerpt import excerpt


@pytest.mark.parametrize("index", range(6))
def test_it_holds_the_scenario_itself_and_no_other(feature: Feature, index: int) -> None:
    scenario = feature.walk_scenarios()[index]
    part = excerpt(feature, scenario)
    assert [id(each) for each in part.walk_scenarios()] == [id(scenario)]


@pytest.mark.parametrize(
    ("index", "steps"),
    [
        (0, ["the first background", "a step"]),
        (2, ["the first background", "a step 2"]),
        (3, ["the first background", "the second background", "a step"]),
        (5, ["the first background", "a step"]),
    ],
)
def test_the_scenario_keeps_its_backgrounds(feature: Feature, index: int, steps: list[str]) -> None:
    [scenario] = excerpt(feature, feature.walk_scenarios()[index]).walk_scenarios()
    assert [step.name for step in scenario.all_steps] == steps


def test_the_scenario_keeps_its_rule_and_tags(feature: Feature) -> None:
    part = excerpt(feature, feature.walk_scenarios()[3])
    assert [rule.name for rule in part.rules] == ["One rule"]
    assert part.scenarios == []
    assert part.walk_scenarios()[0].effective_tags == {"tagged", "ruled", "serial"}


def test_the_original_stays_whole(feature: Feature) -> None:
    before = [id(each) for each in feature.walk_scenarios()]
    part = excerpt(feature, feature.walk_scenarios()[2])
    part.hook_failed = True
    part.captured.captures.append("anything")
    assert [id(each) for each in feature.walk_scenarios()] == before
    assert not feature.hook_failed
    assert not feature.captured.captures
