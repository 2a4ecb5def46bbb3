"""How long scenarios took is remembered from run to run."""

import json
import math
from pathlib import Path

import pytest
from behave.model import Scenario
from behave.model_type import Status
from behave.parser import parse_feature

from support.running.timings import Timings, main

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


def test_what_shards_learnt_is_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    all_knew = {"one": 1.0, "two": 2.0, "gone": 9.0}
    learnt = ({**all_knew, "one": 1.5}, {**all_knew, "two": 1.0, "new": 3.0}, all_knew)
    for number, timings in enumerate(learnt):
        Path(f"{number}.json").write_text(json.dumps(timings), encoding="utf-8")
    Path("reports").mkdir()
    Path("reports/timings.json").write_text(json.dumps(all_knew), encoding="utf-8")
    main(["0.json", "1.json", "2.json"])
    together = json.loads(Path("reports/timings.json").read_text("utf-8"))
    assert together == {"one": 1.5, "two": 1.0, "gone": 9.0, "new": 3.0}


def test_shards_that_left_no_times_take_away_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("1.json").write_text(json.dumps({"one": 1.0}), encoding="utf-8")
    Path("2.json").write_text("{ half", encoding="utf-8")
    main(["1.json", "2.json", "shards/*/timings.json"])
    assert json.loads(Path("reports/timings.json").read_text("utf-8")) == {"one": 1.0}


def test_no_secret_of_a_name_is_written(scenarios: list[Scenario], tmp_path: Path) -> None:
    path = tmp_path / "timings.json"
    scenarios[0].name = "with client_secret=hush-hush-1"
    end(scenarios[0], Status.passed, 2.0)
    Timings(path).learn(scenarios)
    assert "hush" not in path.read_text()
    assert Timings(path).expected(scenarios[0]) == 2.0
