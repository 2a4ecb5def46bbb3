"""A feature with one scenario only, so that behave runs that one with all that belongs to it."""

import copy
from collections.abc import Iterator
from typing import Any, TypeVar

from behave.capture import CaptureSinkAsCollector, ManyCaptured
from behave.model import Feature, Rule, Scenario, ScenarioOutline

C = TypeVar("C", Feature, Rule)


def excerpt(container: C, scenario: Scenario) -> C:
    """A copy of a feature or rule with its tags and background, and of its scenarios none but this one.

    The scenario itself is no copy, and goes on to belong to the original.
    """
    part = copy.copy(container)
    part._captured = ManyCaptured()
    part._capture_sink = CaptureSinkAsCollector(part._captured)
    part.run_items = list(_around(scenario, container.run_items))
    part.scenarios = [item for item in part.run_items if isinstance(item, Scenario)]
    if isinstance(part, Feature):
        part.rules = [item for item in part.run_items if isinstance(item, Rule)]
    return part


def _around(scenario: Scenario, items: list[Any]) -> Iterator[Any]:
    for item in items:
        match item:
            case Rule() if _holds(item.walk_scenarios(), scenario):
                yield excerpt(item, scenario)
            case ScenarioOutline() if _holds(item.scenarios, scenario):
                outline = copy.copy(item)
                outline._scenarios = [scenario]
                yield outline
            case _ if item is scenario:
                yield item


def _holds(scenarios: list[Scenario], wanted: Scenario) -> bool:
    """Whether it is among them; behave calls scenarios of the same name equal."""
    return any(scenario is wanted for scenario in scenarios)
