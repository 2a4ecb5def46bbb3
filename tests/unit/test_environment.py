"""The hooks: what a tag of a scenario makes of its session."""

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from behave.model import Scenario

from support import api
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
