"""The hooks: what a scenario begins with."""

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from behave.model import Scenario

from support import api, waiting
from tests.unit.clocks import SleptClock, stopped_at
from tests.unit.stage import answer, staged

HOOKS = runpy.run_path(str(Path(__file__).parents[2] / "environment.py"))


@pytest.mark.parametrize(("tags", "final"), [([], set()), (["smoke", "rate-limit"], {429})])
def test_a_scenario_about_the_rate_limit_gets_each_429_at_once(
    tags: list[str], final: set[int], tmp_path: Path
) -> None:
    with staged(tmp_path) as stage:
        context: Any = SimpleNamespace(services=stage.session.services)
        scenario = Scenario("a.feature", 1, "Scenario", "a scenario", tags=tags)
        HOOKS["before_scenario"](context, scenario)
        stage.answers(answer(429))
        context.session.send(api.ping())
        assert stage.api.requests[0].final == final


@pytest.mark.parametrize(("env", "slept"), [("ref", 35), ("sandbox", 0)])
def test_a_scenario_begins_and_ends_in_one_day(
    env: str, slept: float, slept_clock: SleptClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "datetime", stopped_at("2024-12-31T23:59:30+00:00"))
    with staged(tmp_path, {"env": env}) as stage:
        context: Any = SimpleNamespace(services=stage.session.services)
        HOOKS["before_scenario"](context, Scenario("a.feature", 1, "Scenario", "a scenario"))
    assert slept_clock.now == slept
