"""How long scenarios took is remembered from run to run."""

import json
import math
from pathlib import Path

import pytest
from behave.model import Scenario
from behave.model_type import Status
from behave.parser import parse_feature

from support.running.timings import Timings

TEXT = "Feature: F\n" + "".join(f"  Scenario: {name}\n    Given a step\n" for name in ("one", "two", "three"))


@pytest.fixture
def scenarios() -> list[Scenario]:
    found: list[Scenario] = parse_feature(TEXT, filename="features/f.feature").walk_scenarios()
    return found


def end(scenario: Scenario, status: Status, seconds: float) -> None:
    scenario.clear_status()
    scenario.steps[0].status, scenario.steps[0].duration = status, seconds


def test_of_a_scenario_that_never_ran_anything_may_be_expected(
    scenarios: list[Scenario], tmp_path: Path
) -> None:
    assert Timings(tmp_path / "timings.json").expected(scenarios[0]) == math.inf


def test_what_ran_is_remembered_and_what_did_not_is_not_forgotten(
    scenarios: list[Scenario], tmp_path: Path
) -> None:
    path = tmp_path / "timings.json"
    end(scenarios[0], Status.passed, 2.0)
    end(scenarios[1], Status.failed, 3.0)
    Timings(path).learn(scenarios)
    end(scenarios[0], Status.passed, 2.5)
    end(scenarios[1], Status.skipped, 0.0)
    Timings(path).learn(scenarios)
    timings = Timings(path)
    assert [timings.expected(each) for each in scenarios] == [2.5, 3.0, math.inf]
    assert [each.name for each in tmp_path.iterdir()] == ["timings.json"]


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", json.dumps({"features/f.feature: one": "long"})])
def test_a_file_that_makes_no_sense_does_no_harm(
    scenarios: list[Scenario], tmp_path: Path, content: str
) -> None:
    path = tmp_path / "timings.json"
    path.write_text(content, encoding="utf-8")
    assert Timings(path).expected(scenarios[0]) == math.inf
